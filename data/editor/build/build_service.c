#include "data/editor/build/builder.h"
#include "data/editor/source/shape_value.h"
#include "data/editor/source/source_amounts.h"
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
	int64_t condition;
};

/* A document that the service asks for is listed once among those that need it. */
static void
add_needed_by(const struct service_build *build, int64_t document)
{
	struct replica_rows *rows = &build->builder->rows;
	for (size_t i = rows->of[ROW_NEEDED_BY].count; i--;) {
		const union value *row = replica_row(rows, ROW_NEEDED_BY, i);
		if (row[1].number != build->service->key)
			break;
		if (row[0].number == document)
			return;
	}
	ROW(rows, ROW_NEEDED_BY, N(document), N(build->service->key));
}

static void
build_paper(void *closure, const struct node *paper, unsigned choice, unsigned member)
{
	const struct item_build *item = closure;
	const struct service_build *build = item->build;
	const struct builder *builder = build->builder;
	const char *whose = item->item->whose ? item->item->whose : word_or(paper, "whose", DEFAULT_PERSON);
	const char *age = node_get_string(paper, "max_age"), *unit = NULL;
	int64_t count = builder_number(paper, "count");
	int64_t document = builder_reference(builder, paper, "document", KIND_DOCUMENT);
	long max_age = 0;
	if (age)
		value_age(age, &max_age, &unit);
	ROW(&build->builder->rows, ROW_REQUIREMENT, N(build->service->key), N(build->item), N(choice),
	    N(member), N(document),
	    N(source_find(builder->sources, KIND_PERSON, whose)->key),
	    T(word_or(paper, "handling", "shown")), T(word_or(paper, "form", "original")),
	    N(count == ROW_NULL ? 1 : count), N(age ? max_age : ROW_NULL), T(unit),
	    N(item->condition), N(item->item->if_held));
	add_needed_by(build, document);
}

/* The slot of an item's note in the service. */
static int64_t
note_slot(struct service_build *build, const struct node *text, bool is_shared)
{
	if (!is_shared)
		return text->slot;
	builder_place(build->builder, build->service, build->slots, text);
	return build->slots++;
}

static void
build_notes(struct service_build *build, const struct source_item *item)
{
	const struct entry *scope = item->notes_are_shared ? NULL : build->service;
	int64_t position = 0;
	if (item->note)
		ROW(&build->builder->rows, ROW_REQUIREMENT_NOTE, N(build->service->key), N(build->item),
		    N(position++), N(note_slot(build, item->note, item->note_is_shared)), N(ROW_NULL));
	for (const struct node *note = node_first(item->notes); note; note = note->next)
		ROW(&build->builder->rows, ROW_REQUIREMENT_NOTE, N(build->service->key), N(build->item),
		    N(position++), N(note_slot(build, node_get(note, "text"), item->notes_are_shared)),
		    N(builder_condition(build->builder, build->service, &build->conditions,
		    node_get(note, "when"), scope, NULL)));
}

static void
build_item(void *closure, const struct source_item *item)
{
	struct service_build *build = closure;
	struct item_build papers = {.build = build, .item = item};
	papers.condition = builder_condition(build->builder, build->service, &build->conditions,
	    item->when, item->scope, item->acting_for);
	papers_each(item, build_paper, &papers);
	build_notes(build, item);
	build->item++;
}

/* --------------------------------------------------------------------- lists -- */

static void
build_instead(struct service_build *build, const struct node *eligibility, int64_t position)
{
	const struct node *node = node_first(node_get(eligibility, "instead"));
	for (int64_t i = 0; node; node = node->next, i++)
		ROW(&build->builder->rows, ROW_INSTEAD, N(build->service->key), N(position), N(i),
		    N(builder_reference(build->builder, node, "service", KIND_SERVICE)),
		    N(builder_slot(node, "text")), T(node_get_string(node, "phone")),
		    T(node_get_string(node, "url")));
}

static void
build_eligibility(struct service_build *build, const struct node *node, int64_t position)
{
	ROW(&build->builder->rows, ROW_ELIGIBILITY, N(build->service->key), N(position),
	    T(word_or(node, "kind", "may")), N(builder_slot(node, "text")), N(condition_of(build, node)));
	build_instead(build, node, position);
}

/* Forints; ROW_NULL: none, not known, or an amount of the register. */
static int64_t
amount_of(const struct node *node)
{
	const char *amount = node_get_string(node, "amount");
	bool digits = amount && *amount >= '0' && *amount <= '9';
	return digits ? builder_number(node, "amount") : ROW_NULL;
}

/* The amount of the register; ROW_NULL: none. */
static int64_t
amount_id(struct service_build *build, const struct node *node)
{
	const struct entry *amount = amount_named(build->builder->sources, &build->builder->arena,
	    node_get(node, "amount"));
	return amount ? amount->key : ROW_NULL;
}

static void
build_fee(struct service_build *build, const struct node *node, int64_t position)
{
	ROW(&build->builder->rows, ROW_FEE, N(build->service->key), N(position), N(amount_of(node)),
	    N(amount_id(build, node)),
	    N(builder_reference(build->builder, node, "payee", KIND_PAYEE)), N(builder_slot(node, "for")),
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
build_act_by(struct service_build *build, const struct node *node, int64_t position)
{
	ROW(&build->builder->rows, ROW_ACT_BY, N(build->service->key), N(position),
	    N(builder_slot(node, "text")), T(node_get_string(node, "kind")), N(builder_number(node, "days")),
	    N(builder_slot(node, "from")), N(builder_slot(node, "note")), N(condition_of(build, node)));
}

static void
build_period(struct service_build *build, const struct node *node, int64_t position)
{
	ROW(&build->builder->rows, ROW_PERIOD, N(build->service->key), N(position),
	    T(node_get_string(node, "from")), T(node_get_string(node, "to")), N(builder_slot(node, "text")),
	    N(condition_of(build, node)));
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
	    N(builder_slot(node, "text")), N(builder_slot(node, "validity")), N(node_has(node, "amount")),
	    N(amount_of(node)), N(amount_id(build, node)), T(node_get_string(node, "every")), N(condition_of(build, node)));
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
	    N(builder_slot(node, "question")), N(builder_slot(node, "answer")), N(condition_of(build, node)));
}

static void
build_sent_back(struct service_build *build, const struct node *node, int64_t position)
{
	ROW(&build->builder->rows, ROW_SENT_BACK, N(build->service->key), N(position), N(node->slot),
	    N(condition_of(build, node)));
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
	{"act_by", build_act_by},
	{"periods", build_period},
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
	const struct node *home = node_first(node_get(node, "life_events"));
	ROW(&builder->rows, ROW_SERVICE, N(service->key), T(node_get_string(node, "code")),
	    N(builder_reference(builder, node, "authority", KIND_AUTHORITY)),
	    T(joined(builder, node_get(node, "audience"))), N(node_has(node, "no_papers")),
	    T(node_get_string(node, "as_of")), N(builder_slot(node, "caution")),
	    N(builder_slot(node, "appeal")), N(builder_reference(builder, node, "remedy", KIND_REMEDY)),
	    T(node_get_string(node, "town")), T(node_get_string(node, "verified_on")),
	    N(builder_slot(node, "verified_by")),
	    N(source_find(builder->sources, KIND_LIFE_EVENT, home->text)->key));
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
		builder_concepts(builder, service);
		builder_sources(builder, service);
	}
}
