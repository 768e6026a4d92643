#include <stdlib.h>

#include "data/catalogue.h"
#include "data/editor/build/builder.h"
#include "data/editor/source/shape_value.h"
#include "data/editor/source/source_amounts.h"
#include "data/editor/source/source_condition.h"

/* Called for every entry of a kind. */
static void
each(struct builder *builder, enum kind kind, void (*build)(struct builder *, const struct entry *))
{
	for (size_t i = 0; i < builder->sources->of[kind].count; i++)
		build(builder, builder->sources->of[kind].items[i]);
}

static void
build_thing(struct builder *builder, const struct entry *entry)
{
	static const enum numbered numbered[KIND_COUNT] = {
		[KIND_SERVICE] = NUMBERED_SERVICE, [KIND_QUESTION] = NUMBERED_QUESTION,
		[KIND_DOCUMENT] = NUMBERED_DOCUMENT, [KIND_PERSON] = NUMBERED_PERSON,
	};
	uint32_t number = numbers_of(&builder->sources->numbers, numbered[entry->kind], entry->id);
	bool has_number = entry->kind == KIND_SERVICE || numbered[entry->kind] != NUMBERED_SERVICE;
	ROW(&builder->rows, ROW_THING, N(entry->key), T(kind_name(entry->kind)), T(entry->id),
	    N(has_number ? (int64_t)number : ROW_NULL), N(0), N(0), N(0), N(0));
}

/* Its aliases begin at *alias, which moves past them. */
static void
build_bundle(struct builder *builder, const struct entry *event, const struct node *bundle, int64_t position,
    int64_t *alias)
{
	const struct entry *acting = source_find(builder->sources, KIND_QUESTION, ACTING_QUESTION);
	const struct node *member = node_first(node_get(bundle, "services"));
	int64_t first = *alias;
	*alias = builder_aliases_of(builder, event->key, bundle, first);
	ROW(&builder->rows, ROW_BUNDLE, N(event->key), N(position), N(builder_slot(bundle, "name")), N(first),
	    N(*alias - first));
	for (int64_t i = 0, at = 0; member; member = member->next, at++) {
		const char *whom = node_get_string(member, "for");
		const struct entry *service = source_find(builder->sources, KIND_SERVICE,
		    member->kind == NODE_MAP ? node_get_string(member, "service") : member->text);
		ROW(&builder->rows, ROW_BUNDLE_SERVICE, N(event->key), N(position), N(i), N(service->key),
		    N(whom ? acting->key : ROW_NULL), N(whom ? option_position(acting, whom) : ROW_NULL), N(ROW_NULL));
		i++;
		for (const struct node *line = node_first(node_get(member, "answers")); line; line = line->next, i++) {
			struct source_clause clause;
			clause_read(builder->sources, service, line, NULL, &clause);
			ROW(&builder->rows, ROW_BUNDLE_SERVICE, N(event->key), N(position), N(i), N(service->key),
			    N(clause.terms[0].question->key), N(clause.terms[0].option), N(at));
		}
	}
}

static void
build_life_event(struct builder *builder, const struct entry *entry)
{
	const struct node *bundle = node_first(node_get(entry->node, "bundles"));
	ROW(&builder->rows, ROW_LIFE_EVENT, N(entry->key), N((int64_t)entry->position), N(0));
	int64_t alias = builder_aliases_of(builder, entry->key, entry->node, 0);
	for (int64_t position = 0; bundle; bundle = bundle->next, position++)
		build_bundle(builder, entry, bundle, position, &alias);
}

static void
build_person(struct builder *builder, const struct entry *entry)
{
	ROW(&builder->rows, ROW_PERSON, N(entry->key), N((int64_t)entry->position),
	    N(node_has(entry->node, "visitor")));
}

static void
build_office_kind(struct builder *builder, const struct entry *entry)
{
	const struct entries *offices = &builder->sources->of[KIND_OFFICE];
	int64_t count = 0;
	for (size_t i = 0; i < offices->count; i++)
		count += builder_reference(builder, offices->items[i]->node, "kind", KIND_OFFICE_KIND) == entry->key;
	ROW(&builder->rows, ROW_OFFICE_KIND, N(entry->key), N((int64_t)entry->position), N(count));
}

static void
build_authority(struct builder *builder, const struct entry *entry)
{
	const struct node *node = entry->node;
	ROW(&builder->rows, ROW_AUTHORITY, N(entry->key),
	    N(builder_reference(builder, node, "office_kind", KIND_OFFICE_KIND)),
	    T(node_get_string(node, "phone")), T(node_get_string(node, "url")));
}

static void
build_payee(struct builder *builder, const struct entry *entry)
{
	ROW(&builder->rows, ROW_PAYEE, N(entry->key));
}

static void
build_amount(struct builder *builder, const struct entry *entry)
{
	struct amount_values values = amount_values_of(builder->sources, &builder->arena, entry);
	ROW(&builder->rows, ROW_AMOUNT, N(entry->key), T(node_get_string(entry->node, "unit")));
	for (size_t i = 0; i < values.count; i++)
		ROW(&builder->rows, ROW_AMOUNT_VALUE, N(entry->key), T(values.items[i].from), T(values.items[i].to),
		    T(values.items[i].value));
}

static void
build_remedy(struct builder *builder, const struct entry *entry)
{
	ROW(&builder->rows, ROW_REMEDY, N(entry->key), T(node_get_string(entry->node, "legal_basis")));
}

/* Its words, language after language, as aliases. */
static void
build_concept(struct builder *builder, const struct entry *entry)
{
	int64_t position = 0;
	ROW(&builder->rows, ROW_CONCEPT, N(entry->key), T(node_get_string(entry->node, "kind")));
	for (size_t i = 0; i < ALL_LANGUAGES; i++) {
		const char *lang = i ? languages[i - 1] : CATALOGUE_BASE_LANGUAGE;
		const struct node *form = node_first(node_get(entry->node, lang));
		for (; form; form = form->next, position++)
			ROW(&builder->rows, ROW_ALIAS, N(entry->key), N(position), T(lang), T(form->text));
	}
}

static void
build_document(struct builder *builder, const struct entry *entry)
{
	const struct node *node = entry->node;
	ROW(&builder->rows, ROW_DOCUMENT, N(entry->key), N(builder_slot(node, "looks")),
	    N(builder_slot(node, "from")), N(builder_slot(node, "caution")),
	    N(builder_reference(builder, node, "issued_by", KIND_SERVICE)));
	int64_t position = 0;
	for (const struct node *line = node_first(node_get(node, "letter")); line; line = line->next)
		ROW(&builder->rows, ROW_LETTER, N(entry->key), N(position++), T(line->text));
	position = 0;
	for (const struct node *way = node_first(node_get(node, "fill_in")); way; way = way->next)
		ROW(&builder->rows, ROW_FILL_IN, N(entry->key), N(position++), N(way->slot));
	builder_aliases(builder, entry);
}

static void
build_term(struct builder *builder, const struct entry *entry)
{
	ROW(&builder->rows, ROW_TERM, N(entry->key));
	builder_aliases(builder, entry);
}

static void
build_matter(struct builder *builder, const struct entry *entry)
{
	const struct node *node = entry->node;
	ROW(&builder->rows, ROW_MATTER, N(entry->key),
	    N(builder_reference(builder, node, "authority", KIND_AUTHORITY)),
	    N(builder_reference(builder, node, "service", KIND_SERVICE)),
	    T(node_get_string(node, "title")), T(node_get_string(node, "as_of")));
	builder_aliases(builder, entry);
	builder_concepts(builder, entry);
}

/* ------------------------------------------------------------------- offices -- */

static void
build_openings(struct builder *builder, const struct entry *office)
{
	static const char *const days[] = {
		"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
	};
	const struct node *week = node_get(office->node, "hours");
	for (size_t day = 0; day < sizeof days / sizeof *days; day++) {
		struct hours hours[VALUE_MAX_HOURS];
		size_t count = 0;
		const char *string = node_get_string(week, days[day]);
		if (!string || !value_hours(string, hours, &count))
			continue;
		for (size_t i = 0; i < count; i++)
			ROW(&builder->rows, ROW_OPENING, N(office->key), N((int64_t)day + 1),
			    N(hours[i].opens), N(hours[i].closes));
	}
}

static void
build_office(struct builder *builder, const struct entry *entry)
{
	const struct node *node = entry->node;
	int64_t kind = builder_reference(builder, node, "kind", KIND_OFFICE_KIND);
	ROW(&builder->rows, ROW_OFFICE_OF_KIND, N(kind), N(entry->key));
	ROW(&builder->rows, ROW_OFFICE, N(entry->key), N(kind),
	    N(builder_slot(node, "county")), N(builder_slot(node, "city")),
	    N(builder_slot(node, "address")), N(builder_slot(node, "phone")),
	    N(builder_slot(node, "email")), N(builder_slot(node, "booking")),
	    N(builder_slot(node, "note")), N(builder_slot(node, "ticket")),
	    T(node_get_string(node, "hours_as_of")), T(node_get_string(node, "as_of")));
	build_openings(builder, entry);
	builder_sources(builder, entry);
}

/* ----------------------------------------------------------------- questions -- */

static void
build_lacks(struct builder *builder, const struct entry *question, const struct node *option,
    int64_t position)
{
	const struct node *document = node_first(node_get(option, "lacks"));
	for (; document; document = document->next)
		ROW(&builder->rows, ROW_OPTION_LACKS, N(question->key), N(position),
		    N(source_find(builder->sources, KIND_DOCUMENT, document->text)->key));
}

static void
build_options(struct builder *builder, const struct entry *question)
{
	const struct node *node = node_first(node_get(question->node, "options"));
	for (int64_t position = 0; node; node = node->next, position++) {
		const char *id = node_get_string(node, "id");
		ROW(&builder->rows, ROW_OPTION, N(question->key), N(position), T(id),
		    N(numbers_of(&builder->sources->numbers, NUMBERED_OPTION,
		    arena_printf(&builder->arena, "%s.%s", question->id, id))), N(builder_slot(node, "text")),
		    N(builder_slot(node, "case")),
		    N(builder_reference(builder, node, "person", KIND_PERSON)));
		build_lacks(builder, question, node, position);
	}
}

/* Every line of `impossible` is a condition of its own. */
static void
build_impossible(struct builder *builder, const struct entry *question, int64_t *next)
{
	const struct node *node = node_first(node_get(question->node, "impossible"));
	for (; node; node = node->next) {
		struct node line = *node;
		line.next = NULL;
		const struct node list = {.kind = NODE_LIST, .first = &line, .count = 1};
		ROW(&builder->rows, ROW_IMPOSSIBLE, N(question->key),
		    N(builder_condition(builder, question, next, &list, question->service, NULL)));
	}
}

static void
build_question(struct builder *builder, const struct entry *entry)
{
	int64_t next = 0;
	int64_t asked_when = builder_condition(builder, entry, &next,
	    node_get(entry->node, "asked_when"), entry->service, NULL);
	ROW(&builder->rows, ROW_QUESTION, N(entry->key),
	    N(entry->service ? entry->service->key : ROW_NULL), T(question_about(entry)),
	    T(node_get_string(entry->node, "choice")), N(builder_slot(entry->node, "why")),
	    N(asked_when));
	build_options(builder, entry);
	build_impossible(builder, entry, &next);
}

/* ------------------------------------------------------------------ calendar -- */

static void
build_year(struct builder *builder, const struct entry *entry)
{
	static const char *const lists[] = {"off", "work"};
	ROW(&builder->rows, ROW_YEAR, N(strtol(entry->id, NULL, 10)));
	for (int64_t working = 0; working < 2; working++) {
		const struct node *day = node_first(node_get(entry->node, lists[working]));
		for (; day; day = day->next)
			ROW(&builder->rows, ROW_SPECIAL_DAY, T(day->text), N(working));
	}
}

static void
build_holiday(struct builder *builder, const struct entry *entry)
{
	ROW(&builder->rows, ROW_HOLIDAY, T(node_get_string(entry->node, "day")),
	    N(builder_number(entry->node, "from")), N(builder_number(entry->node, "to")),
	    N(node_is(node_get(entry->node, "certain"), "true")));
}

/* Whether the replica knows such an entry by its name. */
static bool
is_thing(enum kind kind)
{
	return kind != KIND_CATALOGUE && kind != KIND_REQUIREMENT && kind != KIND_YEAR && kind != KIND_HOLIDAY;
}

void
build_registers(struct builder *builder)
{
	for (enum kind kind = 0; kind < KIND_COUNT; kind++)
		if (is_thing(kind))
			each(builder, kind, build_thing);
	each(builder, KIND_LIFE_EVENT, build_life_event);
	each(builder, KIND_PERSON, build_person);
	each(builder, KIND_OFFICE_KIND, build_office_kind);
	each(builder, KIND_AUTHORITY, build_authority);
	each(builder, KIND_PAYEE, build_payee);
	each(builder, KIND_AMOUNT, build_amount);
	each(builder, KIND_REMEDY, build_remedy);
	each(builder, KIND_CONCEPT, build_concept);
	each(builder, KIND_DOCUMENT, build_document);
	each(builder, KIND_TERM, build_term);
	each(builder, KIND_MATTER, build_matter);
	each(builder, KIND_OFFICE, build_office);
	each(builder, KIND_QUESTION, build_question);
	each(builder, KIND_YEAR, build_year);
	each(builder, KIND_HOLIDAY, build_holiday);
}
