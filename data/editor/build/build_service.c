#include "data/editor/build/builder.h"
#include "data/editor/source/shape_value.h"
#include "data/editor/source/source_requirements.h"

/* A service that is being built. */
struct service_build {
	struct builder *builder;
	const struct entry *service;
	int64_t conditions; /* so far */
	unsigned slots;     /* so far: shared notes come after the service's own texts */
	int64_t item;       /* so far */
};

static int64_t
condition_of(struct service_build *build, const struct node *map)
{
	return builder_condition(build->builder, build->service, &build->conditions,
	    node_get(map, "when"), build->service, NULL);
}

/* The words of a list, separated by spaces; NULL when there are none. */
static const char *
joined(struct builder *builder, const struct node *list)
{
	const char *words = NULL;
	for (const struct node *node = node_first(list); node; node = node->next)
		words = words ? arena_printf(&builder->arena, "%s %s", words, node->text) : node->text;
	return words;
}

static const char *
word_or(const struct node *map, const char *key, const char *otherwise)
{
	const char *word = node_get_string(map, key);
	return word ? word : otherwise;
}

/* -------------------------------------------------------------- requirements -- */

/* An item whose papers are being added. */
struct item_build {
	struct service_build *build;
	const struct source_item *item;
	int64_t condition, note;
};

static void
build_paper(void *closure, const struct node *paper, unsigned choice, unsigned member)
{
	const struct item_build *item = closure;
	const struct service_build *build = item->build;
	const struct builder *builder = build->builder;
	const char *whose = item->item->whose ? item->item->whose : word_or(paper, "whose", DEFAULT_PERSON);
	const char *age = node_get_string(paper, "max_age"), *unit = NULL;
	int64_t count = builder_number(paper, "count");
	long max_age = 0;
	if (age)
		value_age(age, &max_age, &unit);
	ROW(&build->builder->rows, ROW_REQUIREMENT, N(build->service->key), N(build->item), N(choice),
	    N(member), N(builder_reference(builder, paper, "document", KIND_DOCUMENT)),
	    N(source_find(builder->sources, KIND_PERSON, whose)->key),
	    T(word_or(paper, "handling", "shown")), T(word_or(paper, "form", "original")),
	    N(count == ROW_NULL ? 1 : count), N(age ? max_age : ROW_NULL), T(unit),
	    N(item->condition), N(item->note));
}

/* The slot of an item's note in the service. */
static int64_t
note_slot(struct service_build *build, const struct source_item *item)
{
	if (!item->note)
		return ROW_NULL;
	if (!item->note_is_shared)
		return item->note->slot;
	builder_place(build->builder, build->service, build->slots, item->note);
	return build->slots++;
}

static void
build_item(void *closure, const struct source_item *item)
{
	struct service_build *build = closure;
	struct item_build papers = {.build = build, .item = item};
	papers.condition = builder_condition(build->builder, build->service, &build->conditions,
	    item->when, item->scope, item->acting_for);
	papers.note = note_slot(build, item);
	papers_each(item, build_paper, &papers);
	build->item++;
}

/* --------------------------------------------------------------------- lists -- */

static void
build_eligibility(struct service_build *build, const struct node *node, int64_t position)
{
	ROW(&build->builder->rows, ROW_ELIGIBILITY, N(build->service->key), N(position),
	    T(word_or(node, "kind", "may")), N(builder_slot(node, "text")), N(condition_of(build, node)));
}

static void
build_fee(struct service_build *build, const struct node *node, int64_t position)
{
	bool unknown = node_is(node_get(node, "amount"), "unknown");
	ROW(&build->builder->rows, ROW_FEE, N(build->service->key), N(position),
	    N(unknown ? ROW_NULL : builder_number(node, "amount")), N(builder_slot(node, "for")),
	    N(builder_slot(node, "note")), T(node_get_string(node, "valid_from")),
	    T(node_get_string(node, "valid_to")), N(condition_of(build, node)));
}

static void
build_deadline(struct service_build *build, const struct node *node, int64_t position)
{
	ROW(&build->builder->rows, ROW_DEADLINE, N(build->service->key), N(position),
	    T(node_get_string(node, "kind")), N(builder_number(node, "days")),
	    N(builder_slot(node, "note")), N(condition_of(build, node)));
}

static void
build_channel(struct service_build *build, const struct node *node, int64_t position)
{
	struct builder *builder = build->builder;
	ROW(&builder->rows, ROW_CHANNEL, N(build->service->key), N(position),
	    T(node_get_string(node, "kind")),
	    N(builder_reference(builder, node, "office_kind", KIND_OFFICE_KIND)),
	    N(builder_slot(node, "where")), T(node_get_string(node, "url")),
	    T(joined(builder, node_get(node, "identity"))), N(builder_slot(node, "saves")),
	    N(builder_slot(node, "note")), N(condition_of(build, node)));
}

static void
build_step(struct service_build *build, const struct node *node, int64_t position)
{
	ROW(&build->builder->rows, ROW_STEP, N(build->service->key), N(position), N(node->slot),
	    N(condition_of(build, node)));
}

static void
build_output(struct service_build *build, const struct node *node, int64_t position)
{
	ROW(&build->builder->rows, ROW_OUTPUT, N(build->service->key), N(position),
	    N(builder_slot(node, "text")), N(builder_slot(node, "validity")));
}

static void
build_form(struct service_build *build, const struct node *node, int64_t position)
{
	ROW(&build->builder->rows, ROW_FORM, N(build->service->key), N(position),
	    N(builder_slot(node, "name")), T(node_get_string(node, "number")),
	    T(node_get_string(node, "url")));
}

static void
build_faq(struct service_build *build, const struct node *node, int64_t position)
{
	ROW(&build->builder->rows, ROW_FAQ, N(build->service->key), N(position),
	    N(builder_slot(node, "question")), N(builder_slot(node, "answer")));
}

static void
build_sent_back(struct service_build *build, const struct node *node, int64_t position)
{
	ROW(&build->builder->rows, ROW_SENT_BACK, N(build->service->key), N(position), N(node->slot));
}

static void
build_legal_basis(struct service_build *build, const struct node *node, int64_t position)
{
	ROW(&build->builder->rows, ROW_LEGAL_BASIS, N(build->service->key), N(position), T(node->text));
}

static void
build_related(struct service_build *build, const struct node *node, int64_t position)
{
	ROW(&build->builder->rows, ROW_RELATED, N(build->service->key), N(position),
	    N(source_find(build->builder->sources, KIND_SERVICE, node->text)->key));
}

/* How the entries of a service's lists become rows. */
static const struct {
	const char *key;
	void (*build)(struct service_build *, const struct node *, int64_t position);
} lists[] = {
	{"eligibility", build_eligibility},
	{"fees", build_fee},
	{"deadlines", build_deadline},
	{"channels", build_channel},
	{"steps", build_step},
	{"outputs", build_output},
	{"forms", build_form},
	{"faq", build_faq},
	{"sent_back", build_sent_back},
	{"legal_basis", build_legal_basis},
	{"related", build_related},
};

static void
build_lists(struct service_build *build)
{
	for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
		const struct node *node = node_first(node_get(build->service->node, lists[i].key));
		for (int64_t position = 0; node; node = node->next, position++)
			lists[i].build(build, node, position);
	}
}

static void
build_head(struct builder *builder, const struct entry *service)
{
	const struct node *node = service->node;
	const char *note = node_get_string(node, "staff_note");
	ROW(&builder->rows, ROW_SERVICE, N(service->key), T(node_get_string(node, "code")),
	    N(builder_reference(builder, node, "authority", KIND_AUTHORITY)),
	    T(joined(builder, node_get(node, "audience"))), N(node_has(node, "no_papers")),
	    T(node_get_string(node, "as_of")), N(builder_slot(node, "caution")),
	    N(builder_slot(node, "appeal")), T(node_get_string(node, "verified_on")),
	    N(builder_slot(node, "verified_by")));
	if (note)
		ROW(&builder->rows, ROW_STAFF_NOTE, N(service->key), T(note));
}

void
build_services(struct builder *builder)
{
	for (size_t i = 0; i < builder->sources->of[KIND_SERVICE].count; i++) {
		const struct entry *service = builder->sources->of[KIND_SERVICE].items[i];
		struct service_build build = {
			.builder = builder, .service = service, .slots = service->slots,
		};
		build_head(builder, service);
		source_requirements_each(builder->sources, service, build_item, &build);
		build_lists(&build);
		builder_aliases(builder, service);
		builder_sources(builder, service);
	}
}
