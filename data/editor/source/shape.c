#include "data/editor/source/shape.h"

#include <string.h>

#include "data/editor/faults/editor_words.h"
#include "data/editor/faults/nearest.h"
#include "data/editor/source/placeholder.h"
#include "data/editor/source/shape_value.h"
#include "data/editor/source/source_sign.h"
#include "data/editor/source/value_meant.h"
#include "data/limits.h"
#include "data/text.h"

/* The condition beside a step's text. */
#define STEP_WHEN { \
	.type = VALUE_LIST, .min = 1, .max = LIMIT_CONDITION, \
	.item = &(const struct shape){.type = VALUE_CONDITION}, \
}
static const struct shape step_when = STEP_WHEN;
static const struct field beside_step[] = {{.name = "when", .shape = STEP_WHEN}, {0}};
static const struct shape step_map = {.type = VALUE_MAP, .fields = beside_step};

const struct field *
shape_field(const struct shape *shape, const char *name)
{
	for (const struct field *field = shape->fields; field->name; field++)
		if (*field->name == *name && !strcmp(field->name, name))
			return field;
	return NULL;
}

static bool
has_field(const struct shape *shape, const char *name, size_t size)
{
	while (shape->type == VALUE_LIST)
		shape = shape->item;
	if (shape->type != VALUE_MAP && shape->type != VALUE_MEMBER)
		return false;
	for (const struct field *field = shape->fields; field->name; field++)
		if ((!strncmp(field->name, name, size) && !field->name[size]) || has_field(&field->shape, name, size))
			return true;
	return false;
}

bool
shape_has_field(const char *name, size_t size)
{
	static const char *const of_texts[] = {"text", "spoken", "when"};
	for (size_t i = 0; i < sizeof of_texts / sizeof *of_texts; i++)
		if (!strncmp(of_texts[i], name, size) && !of_texts[i][size])
			return true;
	for (size_t kind = 0; kind < KIND_COUNT; kind++)
		if (has_field(kind_shape((enum kind)kind), name, size))
			return true;
	return false;
}

/* Whether so many bytes begin a hint of a field in there. */
static bool
hints(const struct shape *shape, const char *lang, const char *text, size_t size)
{
	while (shape->type == VALUE_LIST)
		shape = shape->item;
	if (shape->type != VALUE_MAP && shape->type != VALUE_MEMBER)
		return false;
	for (const struct field *field = shape->fields; field->name; field++)
		if ((field->hint && !strncmp(editor_word(lang, field->hint), text, size)) || hints(&field->shape, lang, text, size))
			return true;
	return false;
}

bool
shape_is_hint(const char *text, size_t size)
{
	for (size_t lang = 0; lang < editor_words.language_count; lang++)
		for (size_t kind = 0; kind < KIND_COUNT; kind++)
			if (hints(kind_shape((enum kind)kind), editor_words.languages[lang], text, size))
				return true;
	return false;
}

/* What a node has to be where there may be a reference or a map. */
static struct shape
member_shape(const struct shape *shape, const struct node *node)
{
	if (node->kind == NODE_MAP)
		return (struct shape){.type = VALUE_MAP, .fields = shape->fields};
	return (struct shape){.type = VALUE_REFERENCE, .kind = shape->kind};
}

/* ---------------------------------------------------------------- visiting -- */

static void visit(struct node *, const struct field *, const struct shape *, const struct path *,
    const struct shape_visitor *);

static void
visit_fields(const struct node *map, const struct shape *shape, const struct path *path,
    const struct shape_visitor *visitor)
{
	for (struct node *value = map->first; value; value = value->next) {
		const struct path inner = {.parent = path, .name = value->key};
		const struct field *known = shape_field(shape, value->key);
		if (known)
			visit(value, known, &known->shape, &inner, visitor);
	}
}

static void
visit(struct node *node, const struct field *field, const struct shape *shape,
    const struct path *path, const struct shape_visitor *visitor)
{
	if (shape->type == VALUE_MEMBER) {
		const struct shape one = member_shape(shape, node);
		visit(node, field, &one, path, visitor);
		return;
	}
	visitor->take(visitor->closure, node, field, shape, path);
	if (shape->type == VALUE_LIST && node->kind == NODE_LIST)
		for (struct node *item = node->first; item; item = item->next)
			visit(item, field, shape->item, path, visitor);
	else if (node->kind == NODE_MAP && (shape->type == VALUE_MAP || shape->type == VALUE_STEP))
		visit_fields(node, shape->type == VALUE_STEP ? &step_map : shape, path, visitor);
}

void
shape_visit(struct node *node, const struct shape *shape, const struct shape_visitor *visitor)
{
	visit(node, NULL, shape, NULL, visitor);
}

/* ---------------------------------------------------------------- checking -- */

/* What a check works with: a value, the shape that it should have, where it is. */
struct check {
	struct faults *faults;
	struct node *node;
	const struct shape *shape;
	const struct path *path;
	const char *hint; /* what to write there (a msgid), or NULL */
	const struct check *around; /* of the map whose field it is, directly or as an entry of a list; NULL: none, or unknown */
};

static void
complain(const struct check *check, const char *msgid)
{
	fault(check->faults, check->node->place, faults_field(check->faults, check->path), msgid);
}

#define COMPLAIN(check, msgid, ...) \
	FAULT((check)->faults, (check)->node->place, faults_field((check)->faults, (check)->path), \
	    msgid, __VA_ARGS__)

static void check_value(const struct check *);

static void
check_length(const struct check *check, const char *string)
{
	size_t length = text_length(string);
	if (length > check->shape->max)
		COMPLAIN(check, "{length} characters, at most {limit} are allowed; write it shorter",
		    {"length", faults_number(check->faults, (long long)length)},
		    {"limit", faults_number(check->faults, check->shape->max)});
}

/* Whether the string can be shown as it is; reported when not. */
static bool
check_characters(const struct check *check, bool strict)
{
	size_t place;
	uint32_t hidden = text_is_visible(check->node->text) ? text_hidden(check->node->text, strict, &place) : 0;
	if (hidden)
		COMPLAIN(check, "has the invisible character {code} at place {place}; delete it",
		    {"code", arena_printf(&check->faults->arena, "U+%04X", (unsigned)hidden)},
		    {"place", faults_number(check->faults, (long long)place)});
	if (hidden && strict)
		check->node->text = text_without_hidden(&check->faults->arena, check->node->text);
	else if (!hidden && !text_is_visible(check->node->text))
		complain(check, "has no visible character; write something or delete the line");
	else if (!hidden)
		return true;
	return hidden && strict;
}

static void
check_string(const struct check *check)
{
	if (!check_characters(check, false))
		return;
	check_length(check, check->node->text);
}

/* Says what the value is meant to be, and goes on with that; false: nobody knows. */
static bool
suggest(const struct check *check, const char *meant)
{
	if (!meant || !strcmp(meant, check->node->text))
		return false;
	COMPLAIN(check, "\"{value}\" is not understood here; did you mean \"{near}\"?",
	    {"value", check->node->text}, {"near", meant});
	check->node->text = meant;
	return true;
}

static void
check_id(const struct check *check)
{
	struct arena *arena = &check->faults->arena;
	if (!value_id(check->node->text) && !suggest(check, meant_id(arena, check->node->text)))
		COMPLAIN(check, "\"{value}\" is not an id; use lower case letters without accents, "
		    "digits and single hyphens, at most {limit} characters",
		    {"value", check->node->text}, {"limit", faults_number(check->faults, LIMIT_ID)});
}

static void
check_code(const struct check *check)
{
	if (!value_code(check->node->text) && !suggest(check, meant_code(&check->faults->arena, check->node->text)))
		COMPLAIN(check, "\"{value}\" is not a short code; write 1 to 3 capitals and 2 or 3 digits: "
		    "CS01", {"value", check->node->text});
}

static void
check_word(const struct check *check)
{
	struct nearest nearest = nearest_to(check->node->text);
	const char *known = "";
	for (const char *const *word = check->shape->words; *word; word++) {
		if (!strcmp(*word, check->node->text))
			return;
		nearest_offer(&nearest, *word);
		known = arena_printf(&check->faults->arena, "%s%s%s", known, *known ? ", " : "", *word);
	}
	if (nearest.best)
		COMPLAIN(check, "\"{value}\" is not known here; did you mean \"{near}\"?",
		    {"value", check->node->text}, {"near", nearest.best});
	else
		COMPLAIN(check, "\"{value}\" is not known here; write one of: {known}",
		    {"value", check->node->text}, {"known", known});
	if (nearest.best)
		check->node->text = nearest.best; /* one cause, one fault */
	else
		check->node->kind = NODE_BAD;
}

static void
check_true(const struct check *check)
{
	if (strcmp(check->node->text, "true") && !suggest(check, meant_true(&check->faults->arena, check->node->text)))
		COMPLAIN(check, "\"{value}\" is not possible here; write true or delete the line",
		    {"value", check->node->text});
}

static void
check_number(const struct check *check)
{
	long number;
	const char *meant = meant_number(&check->faults->arena, check->node->text);
	if (value_number(check->node->text, check->shape->min, check->shape->max, &number))
		return;
	if (!meant || !value_number(meant, check->shape->min, check->shape->max, &number) || !suggest(check, meant))
		COMPLAIN(check, "\"{value}\" is not a number from {min} to {max}; write digits only",
		    {"value", check->node->text}, {"min", faults_number(check->faults, check->shape->min)},
		    {"max", faults_number(check->faults, check->shape->max)});
}

static void
check_amount(const struct check *check)
{
	long amount;
	if (strcmp(check->node->text, "unknown") && !placeholder_alone(check->node->text) &&
	    !value_number(check->node->text, 0, LIMIT_AMOUNT, &amount) &&
	    !suggest(check, meant_amount(&check->faults->arena, check->node->text)))
		COMPLAIN(check, "\"{value}\" is not an amount; write forints as digits (4300), 0 when it "
		    "is free, unknown, or an amount of the register: \"{amount:ID}\"",
		    {"value", check->node->text});
}

static void
check_decimal(const struct check *check)
{
	int64_t number;
	if (!value_decimal(check->node->text, &number) && !suggest(check, meant_decimal(&check->faults->arena, check->node->text)))
		COMPLAIN(check, "\"{value}\" is not a value; write digits, and decimals after a point: 7700, 1.5",
		    {"value", check->node->text});
}

static void
check_date(const struct check *check)
{
	if (!value_date(check->node->text) && !suggest(check, meant_date(&check->faults->arena, check->node->text, false)))
		COMPLAIN(check, "\"{value}\" is not a day of the calendar; write it like \"2026-11-21\"",
		    {"value", check->node->text});
}

static void
check_day(const struct check *check)
{
	if (!value_day(check->node->text) && !suggest(check, meant_day(&check->faults->arena, check->node->text)))
		COMPLAIN(check, "\"{value}\" is not a day; write a day of every year like \"04-01\", or a date "
		    "like \"2026-11-21\"", {"value", check->node->text});
}

static void
check_as_of(const struct check *check)
{
	if (value_as_of(check->node->text) || suggest(check, meant_date(&check->faults->arena, check->node->text, true)))
		return;
	if (check->path && check->path->parent)
		COMPLAIN(check, "\"{value}\" is not a date; write a year, month or day (\"2026\", \"2026-11\"), or delete the line if nobody "
		    "knows", {"value", check->node->text});
	else
		COMPLAIN(check, "\"{value}\" is not a date; write a year, month or day: \"2026\", "
		    "\"2026-11\", \"2026-11-21\"", {"value", check->node->text});
}

static void
check_age(const struct check *check)
{
	long number;
	const char *unit;
	if (!value_age(check->node->text, &number, &unit) && !suggest(check, meant_age(&check->faults->arena,
	    check->node->text)))
		COMPLAIN(check, "\"{value}\" is not an age; write \"30 days\", \"3 months\" or \"2 years\"",
		    {"value", check->node->text});
}

static void
check_hours(const struct check *check)
{
	struct hours hours[VALUE_MAX_HOURS];
	size_t count;
	if (!value_hours(check->node->text, hours, &count) && !suggest(check, meant_hours(&check->faults->arena,
	    check->node->text)))
		COMPLAIN(check, "\"{value}\" are not opening hours; write \"8:00-12:00, 13:00-18:00\", and "
		    "leave out days on which it is closed", {"value", check->node->text});
}

/* A text as a map: `text`, `spoken`, and for a step `when`. */
static void
check_text_map(const struct check *check)
{
	const struct shape string = {.type = VALUE_STRING, .min = 1, .max = check->shape->max};
	const struct shape text = {.type = VALUE_TEXT, .min = 1, .max = check->shape->max};
	bool is_step = check->shape->type == VALUE_STEP;
	const struct field fields[] = {
		{.name = "text", .shape = is_step ? text : string, .required = true},
		{.name = "spoken", .shape = string},
		{.name = is_step ? "when" : NULL, .shape = step_when},
		{0},
	};
	const struct shape map = {.type = VALUE_MAP, .fields = fields};
	check_value(&(struct check){check->faults, check->node, &map, check->path, NULL, NULL});
}

/* "en: words" within quotation marks is no key and its value. */
static bool
quotes_key(const char *text, const struct field *fields)
{
	for (; text && fields->name; fields++)
		if (!strncmp(text, fields->name, strlen(fields->name)) && text[strlen(fields->name)] == ':')
			return true;
	return false;
}

/* Words of another language than Hungarian: one key, the language's code. */
static void
check_alias(const struct check *check)
{
	const struct shape string = {.type = VALUE_STRING, .min = 1, .max = check->shape->max};
	const struct field fields[] = {
		{.name = "en", .shape = string}, {.name = "de", .shape = string},
		{.name = "uk", .shape = string}, {0},
	};
	const struct shape map = {.type = VALUE_MAP, .fields = fields};
	if (quotes_key(node_text(check->node), fields))
		complain(check, strstr(node_text(check->node), ": ") ? "the language stands within the quotation marks; take them away"
		    : "behind the colon of a language there must be a space; write it");
	else if (check->node->kind != NODE_MAP)
		check_string(check);
	else if (check->node->count != 1)
		complain(check, "write one language only; put the others on lines of their own");
	else
		check_value(&(struct check){check->faults, check->node, &map, check->path, NULL, NULL});
}

static void
check_text(const struct check *check)
{
	if (check->node->kind == NODE_MAP)
		check_text_map(check);
	else
		check_string(check);
}

/* Entries that name something must differ from each other. */
static bool
names_something(enum value_type type)
{
	return type == VALUE_REFERENCE || type == VALUE_WORD || type == VALUE_OPTION ||
	    type == VALUE_STRING || type == VALUE_ALIAS || type == VALUE_CONDITION || type == VALUE_STEP ||
	    type == VALUE_DATE || type == VALUE_MEMBER;
}

static void
check_distinct(const struct check *check, struct node *item)
{
	for (const struct node *before = check->node->first; before != item; before = before->next)
		if (node_string(item) && node_is(before, item->text)) {
			COMPLAIN(&((struct check){check->faults, item, check->shape->item, check->path, NULL, NULL}),
			    "\"{value}\" stands here twice; delete one of the two", {"value", item->text});
			return;
		}
}

/* Whether the map has a required key that the other has not. */
static bool
has_what_lacks(const struct shape *shape, const struct node *map, const struct node *other)
{
	for (const struct field *field = shape->fields; field->name; field++)
		if (field->required && node_get(map, field->name) && !node_get(other, field->name))
			return true;
	return false;
}

static bool
have_same_key(const struct node *one, const struct node *other)
{
	for (const struct node *value = one->first; value; value = value->next)
		if (node_get(other, value->key))
			return true;
	return false;
}

/* An entry and the next one that are two halves of one, with a hyphen too much between: they become one. */
static void
check_halves(const struct check *check)
{
	struct node *next = check->node->next, **end = &check->node->first;
	if (check->node->kind != NODE_MAP || next->kind != NODE_MAP || have_same_key(check->node, next) ||
	    !has_what_lacks(check->shape, check->node, next) || !has_what_lacks(check->shape, next, check->node))
		return;
	FAULT(check->faults, next->place, faults_field(check->faults, check->path), "has a hyphen before {key}, though it belongs to the "
	    "entry above; delete the hyphen", {"key", next->first->key});
	while (*end)
		end = &(*end)->next;
	*end = next->first;
	check->node->count += next->count;
	check->node->next = next->next;
}

static void enlist(const struct check *);
static const char *required_keys(const struct check *, const struct shape *);

/* The list that the map around has not, and whose entries have all keys of this one; NULL: there is none. */
static const char *
list_with_all(const struct check *check)
{
	for (const struct field *field = check->around ? check->around->shape->fields : NULL; field && field->name; field++) {
		bool is_absent = field->shape.type == VALUE_LIST && !node_get(check->around->node, field->name);
		const struct shape *item = is_absent ? field->shape.item : NULL;
		const struct node *value = item && item->type == VALUE_MAP ? check->node->first : NULL;
		while (value && shape_field(item, value->key))
			value = value->next;
		if (item && item->type == VALUE_MAP && !value)
			return field->name;
	}
	return NULL;
}

/* A text behind entries with keys may begin a list of texts: steps, say. */
static bool
is_late_text(const struct check *check, const struct node *first)
{
	return check->node != first && first->kind == NODE_MAP && check->node->kind == NODE_SCALAR && *check->node->text;
}

static bool
has_foreign_key(const struct check *check)
{
	for (const struct node *value = check->node->first; value; value = value->next)
		if (!shape_field(check->shape, value->key))
			return true;
	return false;
}

/* Says that the list's name is missing above the entry; then it counts as there. */
static void
report_lost_name(const struct check *check, const char *list)
{
	struct node *node = arena_alloc(&check->faults->arena, sizeof *node), **end = &check->around->node->first;
	COMPLAIN(check, "is an entry of {list}, but that line is missing above it; write it there: \"{list}:\"", {"list", list});
	*node = (struct node){.key = list, .kind = NODE_BAD, .place = check->node->place};
	while (*end)
		end = &(*end)->next;
	*end = node;
}

/* Where an entry of one list stands in another, the name of its list was lost above it: said once, as the others after
 * it are of the same cause. */
static bool
is_of_lost_list(const struct check *check, const struct node *first, bool *told)
{
	bool is_text = is_late_text(check, first);
	if (check->shape->type != VALUE_MAP || (!is_text && (check->node->kind != NODE_MAP || !has_foreign_key(check))))
		return false;
	const char *list = *told || is_text ? "" : list_with_all(check);
	if (!list)
		return false;
	if (!*told && is_text)
		COMPLAIN(check, "is a text, though the entries above have keys ({keys}); write these, or if another list begins here, its name "
		    "above it, like \"steps:\"", {"keys", required_keys(check, check->shape)});
	else if (!*told)
		report_lost_name(check, list);
	check->node->kind = NODE_BAD;
	return *told = true;
}

static void
check_list(const struct check *check)
{
	const struct shape *shape = check->shape;
	if (check->node->count < shape->min)
		COMPLAIN(check, "{count} entries, at least {limit} are needed; add some",
		    {"count", faults_number(check->faults, check->node->count)},
		    {"limit", faults_number(check->faults, shape->min)});
	if (check->node->count > shape->max)
		COMPLAIN(check, "{count} entries, at most {limit} are allowed; leave out some",
		    {"count", faults_number(check->faults, check->node->count)},
		    {"limit", faults_number(check->faults, shape->max)});
	bool told = false; /* of an entry that is no list, as the others are neither */
	bool told_lost = false;
	for (struct node *item = check->node->first; item; item = item->next) {
		const struct check inner = {check->faults, item, shape->item, check->path, NULL, check->around};
		bool single = shape->item->type == VALUE_LIST && item->kind == NODE_MAP;
		if (shape->item->type == VALUE_MAP && item->next)
			check_halves(&inner);
		if (single && told)
			enlist(&inner);
		told |= single;
		if (!is_of_lost_list(&inner, check->node->first, &told_lost))
			check_value(&inner);
		if (names_something(shape->item->type) && check->node->count <= shape->max)
			check_distinct(check, item);
	}
}

/* The lists of a map in whose entries that key stands: "requirements, fees"; "": none. */
static const char *
lists_with(const struct check *check, const char *key)
{
	const char *lists = "";
	for (const struct field *field = check->shape->fields; field->name; field++) {
		const struct shape *item = field->shape.type == VALUE_LIST ? field->shape.item : NULL;
		if (item && item->type == VALUE_MAP && shape_field(item, key))
			lists = arena_printf(&check->faults->arena, "%s%s%s", lists, *lists ? ", " : "", field->name);
	}
	return lists;
}

/* The keys that can still be written into a map: "a, b"; "": more than can be listed. */
static const char *
free_keys(const struct check *check)
{
	enum { MOST = 12 };
	const char *keys = "";
	size_t count = 0;
	for (const struct field *field = check->shape->fields; field->name; field++, count++)
		if (!node_get(check->node, field->name))
			keys = arena_printf(&check->faults->arena, "%s%s%s", keys, *keys ? ", " : "", field->name);
	return count > MOST ? "" : keys;
}

/* Says what the key may mean, and goes on as if that stood there; NULL: nobody knows. */
static const struct field *
unknown_key(const struct check *check, struct node *value)
{
	const struct check inner = {check->faults, value, NULL,
	    &(const struct path){.parent = check->path, .name = value->key}, NULL, NULL};
	struct nearest nearest = nearest_to(value->key);
	for (const struct field *field = check->shape->fields; field->name; field++)
		if (!node_get(check->node, field->name))
			nearest_offer(&nearest, field->name);
	const char *lists = lists_with(check, value->key), *keys = free_keys(check);
	if (nearest.best) {
		COMPLAIN(&inner, "unknown key; did you mean \"{near}\"?", {"near", nearest.best});
		value->key = nearest.best;
		return shape_field(check->shape, nearest.best);
	}
	if (strchr(value->key, ' '))
		complain(&inner, "unknown key; if this is part of a text, put that into quotation marks");
	else if (*lists)
		COMPLAIN(&inner, "unknown key here; it belongs to the entries of {lists}: indent it as they are", {"lists", lists});
	else if (*keys)
		COMPLAIN(&inner, "unknown key; what can be written here: {keys}", {"keys", keys});
	else
		complain(&inner, "unknown key; see kalauz-catalogue(5) for the keys");
	return NULL;
}

/* A list that need not be there may be empty; a condition may not: it would always hold. */
static bool
may_be_empty(const struct field *field, const struct node *value)
{
	return !field->required && field->shape.type == VALUE_LIST && field->shape.item->type != VALUE_CONDITION &&
	    node_is_empty(value);
}

/* Whether that is a part of the value before it and no key. */
static bool
is_cut_off(const struct check *check, const struct node *value, const struct node *next)
{
	return next && value->kind <= NODE_SCALAR && next->kind == NODE_SCALAR && node_is_empty(next) &&
	    !shape_field(check->shape, next->key);
}

/* A value between brackets that a comma has cut: what follows looks like a key without a value. They become one, of
 * which nothing more is said. */
static void
check_commas(const struct check *check)
{
	for (struct node *value = check->node->first; value; value = value->next)
		while (is_cut_off(check, value, value->next)) {
			const struct path path = {.parent = check->path, .name = value->key};
			if (value->kind == NODE_SCALAR)
				FAULT(check->faults, value->next->place, faults_field(check->faults, &path), "has a comma before \"{value}\", "
				    "which ends the value between brackets; put the whole value into quotation marks",
				    {"value", value->next->key});
			value->kind = NODE_BAD;
			value->next = value->next->next;
			check->node->count--;
		}
}

/* The keys that a map must have: "id, text, case". */
static const char *
required_keys(const struct check *check, const struct shape *map)
{
	const char *keys = "";
	for (const struct field *field = map->fields; field->name; field++)
		if (field->required)
			keys = arena_printf(&check->faults->arena, "%s%s%s", keys, *keys ? ", " : "", field->name);
	return *keys ? keys : map->fields->name;
}

/* Whether no key of the map is, or is meant to be, one of those that belong here: it stands in the wrong place. */
static bool
is_misplaced(const struct check *check)
{
	for (const struct node *value = check->node->first; value; value = value->next) {
		if (shape_field(check->shape, value->key))
			return false;
		struct nearest nearest = nearest_to(value->key);
		for (const struct field *field = check->shape->fields; field->name; field++)
			nearest_offer(&nearest, field->name);
		if (nearest.best)
			return false;
	}
	return check->node->count > 1;
}

static void
lacks(const struct check *check)
{
	if (check->hint)
		COMPLAIN(check, "is missing; add it: {hint}", {"hint", editor_word(check->faults->lang, check->hint)});
	else
		complain(check, "is missing; add it");
}

static void
check_map(const struct check *check)
{
	uint64_t seen = 0; /* by position: no map has more than 64 fields */
	if (is_misplaced(check)) {
		COMPLAIN(check, "has none of the keys that belong here ({keys}); move it where it belongs, or delete it",
		    {"keys", required_keys(check, check->shape)});
		check->node->kind = NODE_BAD;
		return;
	}
	if (check->node->is_flow)
		check_commas(check);
	for (struct node *value = check->node->first; value; value = value->next) {
		const struct path path = {.parent = check->path, .name = value->key};
		const struct field *field = shape_field(check->shape, value->key);
		if (!field)
			field = unknown_key(check, value);
		if (!field)
			continue;
		seen |= (uint64_t)1 << (field - check->shape->fields);
		if (!may_be_empty(field, value))
			check_value(&(struct check){check->faults, value, &field->shape, &path, field->hint, check});
	}
	for (const struct field *field = check->shape->fields; field->name; field++) {
		const struct path path = {.parent = check->path, .name = field->name};
		if (field->required && !(seen >> (field - check->shape->fields) & 1))
			lacks(&(struct check){check->faults, check->node, &field->shape, &path, field->hint, check});
	}
}

/* Whether a scalar of the type is shown as it stands. */
static bool
is_words(enum value_type type)
{
	return type == VALUE_TEXT || type == VALUE_STEP || type == VALUE_STRING || type == VALUE_ALIAS;
}

static void
accept(const struct check *check)
{
	(void)check; /* looked up later: source_condition.c, lint_references.c */
}

/* How each type is checked, once its node is of the right kind. */
static void (*const checks[])(const struct check *) = {
	[VALUE_TEXT] = check_text,
	[VALUE_STEP] = check_text,
	[VALUE_STRING] = check_string,
	[VALUE_ALIAS] = check_alias,
	[VALUE_ID] = check_id,
	[VALUE_REFERENCE] = accept,
	[VALUE_OPTION] = accept,
	[VALUE_CODE] = check_code,
	[VALUE_WORD] = check_word,
	[VALUE_TRUE] = check_true,
	[VALUE_NUMBER] = check_number,
	[VALUE_AMOUNT] = check_amount,
	[VALUE_DECIMAL] = check_decimal,
	[VALUE_DATE] = check_date,
	[VALUE_DAY] = check_day,
	[VALUE_AS_OF] = check_as_of,
	[VALUE_AGE] = check_age,
	[VALUE_HOURS] = check_hours,
	[VALUE_CONDITION] = accept,
	[VALUE_LIST] = check_list,
	[VALUE_MAP] = check_map,
};

/* A text with a colon that YAML took for a key: nothing in it is a key here. */
static bool
is_split_text(const struct check *check)
{
	static const char *const keys[] = {"text", "spoken", "when"};
	const struct node *first = check->node->kind == NODE_MAP ? check->node->first : NULL;
	if (!is_words(check->shape->type) || !first || check->node->count != 1)
		return false;
	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
		if (!strcmp(first->key, keys[i]))
			return false;
	return check->shape->type != VALUE_ALIAS || strlen(first->key) > 3;
}

/* ------------------------------------------------------ what was meant as a list -- */

/* Whether several of them can stand in one line, with commas between. */
static bool
are_listed(enum value_type type)
{
	return type == VALUE_REFERENCE || type == VALUE_OPTION || type == VALUE_WORD || type == VALUE_ALIAS ||
	    type == VALUE_STRING || type == VALUE_DATE || type == VALUE_MEMBER;
}

/* The part of the text up to the next comma, which becomes the rest of it. */
static const char *
next_part(struct arena *arena, const char **text)
{
	size_t size = strcspn(*text, ","), spaces = strspn(*text, " ");
	const char *part = arena_strndup(arena, *text + spaces, size > spaces ? size - spaces : 0);
	*text += size;
	*text += **text == ',';
	return part;
}

/* Lets a value stand in a list of its own; one with commas becomes as many entries as it has. */
static void
enlist(const struct check *check)
{
	struct arena *arena = &check->faults->arena;
	struct node *list = check->node, **tail = &list->first;
	const struct node value = *list;
	const char *rest = value.kind == NODE_SCALAR ? value.text : "";
	*list = (struct node){.key = value.key, .next = value.next, .place = value.place, .kind = NODE_LIST};
	do {
		struct node *item = *tail = arena_alloc(arena, sizeof *item);
		*item = value;
		item->key = NULL;
		item->next = NULL;
		if (value.kind == NODE_SCALAR && are_listed(check->shape->item->type))
			item->text = next_part(arena, &rest);
		else
			rest = "";
		list->count++;
		tail = &item->next;
	} while (*rest);
}

/* The text between round brackets, where square ones were meant. */
static const char *
without_brackets(struct arena *arena, const char *text)
{
	size_t size = strlen(text);
	return size > 2 && *text == '(' && text[size - 1] == ')' ? arena_strndup(arena, text + 1, size - 2) : text;
}

/* A value where a list should be: how to write it as one. It then stands there as one. */
static void
single_value(const struct check *check)
{
	enum value_type type = check->shape->item->type;
	if (check->node->kind == NODE_SCALAR)
		check->node->text = without_brackets(&check->faults->arena, check->node->text);
	const char *text = check->node->kind == NODE_SCALAR ? check->node->text : NULL;
	size_t digits = text ? strspn(text, "0123456789") : 0;
	bool number = digits && (text[digits] == '.' || text[digits] == ')');
	bool hyphen = sign_false_hyphen(text ? text : check->node->kind == NODE_MAP && check->node->first ? check->node->first->key : "");
	if (hyphen)
		complain(check, "must be a list; write each entry on a line of its own after a hyphen and a space: \"- \"");
	else if (type == VALUE_CONDITION && (!text || !strchr(text, '=')))
		; /* what is no condition is said of that */
	else if (text && type == VALUE_MAP)
		COMPLAIN(check, "must be a list of \"key: value\" lines; write \"- \" and the keys below it: {keys}",
		    {"keys", required_keys(check, check->shape->item)});
	else if (text && (are_listed(type) || type == VALUE_CONDITION))
		COMPLAIN(check, "must be a list; write {near}, or each entry on a line of its own after \"- \"",
		    {"near", arena_printf(&check->faults->arena, type == VALUE_CONDITION ? "[\"%s\"]" : "[%s]", text)});
	else
		complain(check, "must be a list; write each entry on a line of its own after \"- \"");
	if (hyphen || (number && type == VALUE_STEP) || (text && type == VALUE_MAP) || (!text && type != VALUE_MAP && type != VALUE_CONDITION && type != VALUE_MEMBER)) {
		check->node->kind = NODE_BAD;
		return;
	}
	enlist(check);
	for (struct node *item = check->node->first; item; item = item->next)
		check_value(&(struct check){check->faults, item, check->shape->item, check->path, NULL, NULL});
}

/* A condition whose colon made a map of it: what it would be. */
static void
colon_condition(const struct check *check)
{
	const char *clause = "";
	for (const struct node *term = check->node->first; term; term = term->next)
		clause = arena_printf(&check->faults->arena, "%s%s%s=%s", clause, *clause ? " & " : "", term->key,
		    term->kind == NODE_SCALAR ? term->text : "");
	COMPLAIN(check, "has a colon in a condition; write [\"{near}\"]", {"near", clause});
	*check->node = (struct node){.key = check->node->key, .next = check->node->next, .place = check->node->place,
	    .kind = NODE_SCALAR, .text = clause};
}

/* What to say when the node is of another kind than the type needs; NULL: it fits. */
static const char *
wrong_kind(const struct check *check)
{
	enum value_type type = check->shape->type;
	if (is_split_text(check) && check->shape->type == VALUE_ALIAS && !strchr(check->node->first->key, ' '))
		return "begins with a word and a colon, as if that was a language; write en:, de: or uk:, or put the whole into quotation marks";
	if (is_split_text(check))
		return "has a colon, which makes a key of its beginning; put the whole text into quotation marks";
	if (type == VALUE_LIST)
		return check->node->kind == NODE_LIST ? NULL : "is empty; write something or delete the line";
	if (type == VALUE_MAP && node_is_empty(check->node))
		return "is empty; write something or delete the line";
	if (type == VALUE_MAP)
		return check->node->kind == NODE_MAP ? NULL : "must be \"key: value\" lines; write them so";
	if (check->node->kind == NODE_SCALAR)
		return *check->node->text ? NULL : "is empty; write something or delete the line";
	if (check->node->kind == NODE_MAP && (type == VALUE_TEXT || type == VALUE_STEP ||
	    type == VALUE_ALIAS))
		return NULL;
	return "must be a single value; put it into quotation marks if it has a colon";
}

/* A place that nobody has filled yet: no value, or a list of such. */
static bool
is_blank(const struct node *node)
{
	for (const struct node *item = node_first(node); item; item = item->next)
		if (item->kind != NODE_SCALAR || *item->text)
			return false;
	return node->kind == NODE_LIST || node_is_empty(node);
}

static void
check_value(const struct check *check)
{
	if (check->node->kind == NODE_BAD)
		return;
	if (check->hint && is_blank(check->node)) {
		COMPLAIN(check, "is empty; write here, not behind a #: {hint}", {"hint", editor_word(check->faults->lang, check->hint)});
		check->node->kind = NODE_BAD;
		return;
	}
	if (check->shape->type == VALUE_MEMBER) {
		const struct shape one = member_shape(check->shape, check->node);
		check_value(&(struct check){check->faults, check->node, &one, check->path, check->hint, check->around});
		return;
	}
	enum value_type type = check->shape->type;
	if (type == VALUE_LIST && check->node->kind != NODE_LIST && !node_is_empty(check->node)) {
		single_value(check);
		return;
	}
	if (type == VALUE_CONDITION && check->node->kind == NODE_MAP) {
		colon_condition(check);
		return;
	}
	if (type == VALUE_MAP && check->node->kind == NODE_SCALAR && *check->node->text) {
		COMPLAIN(check, "must be \"key: value\" lines; write the keys: {keys}", {"keys", required_keys(check, check->shape)});
		check->node->kind = NODE_BAD;
		return;
	}
	if (type != VALUE_LIST && type != VALUE_MAP && check->node->kind == NODE_LIST && check->node->count == 1 &&
	    check->node->first->kind == NODE_SCALAR) {
		COMPLAIN(check, "must be a single value; write it without brackets or hyphen: {value}", {"value", check->node->first->text});
		check->node->kind = NODE_BAD;
		return;
	}
	const char *msgid = wrong_kind(check);
	if (msgid)
		complain(check, msgid);
	else if (check->node->kind != NODE_SCALAR || is_words(check->shape->type) || check_characters(check, true))
		checks[check->shape->type](check);
}

void
shape_check(struct faults *faults, struct node *node, const struct shape *shape)
{
	check_value(&(struct check){faults, node, shape, NULL, NULL, NULL});
}
