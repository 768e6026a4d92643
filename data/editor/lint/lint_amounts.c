/* The register of amounts, and the texts that name them. */
#include <string.h>

#include "data/date.h"
#include "data/limits.h"
#include "data/editor/lint/lint.h"
#include "data/editor/source/placeholder.h"
#include "data/editor/source/shape_value.h"
#include "data/editor/source/source_amounts.h"
#include "data/editor/source/source_unknown.h"

/* ------------------------------------------------------------------- register -- */

static void
check_value(struct sources *sources, const struct entry *amount, const struct node *value)
{
	const struct node *node = node_get(value, "value");
	int64_t number;
	const struct node *unit = node_get(amount->node, "unit");
	bool percent = !node_string(unit) || node_is(unit, "percent");
	if (!node_string(node) || !value_decimal(node->text, &number))
		return;
	if (number > (int64_t)LIMIT_AMOUNT * VALUE_DECIMALS)
		FAULT(sources->faults, node->place, "values.value", "\"{value}\" is too much; correct it",
		    {"value", node->text});
	if (!percent && number % VALUE_DECIMALS)
		FAULT(sources->faults, node->place, "values.value",
		    "\"{value}\" has decimals, which only a percentage can have; correct it", {"value", node->text});
}

/* The number of a day under a key; false: none is there, or none that exists. */
static bool
day_at(const struct node *map, const char *key, int64_t *number)
{
	const char *day = node_get_string(map, key);
	struct date date;
	if (!day || !date_read(day, &date))
		return false;
	*number = date_number(date);
	return true;
}

/* A value, and the one after it. */
static void
check_days(struct sources *sources, const struct node *value)
{
	int64_t from = 0, to = 0, next = 0;
	bool has_from = day_at(value, "from", &from), has_to = day_at(value, "to", &to);
	if (has_from && has_to && from > to)
		fault(sources->faults, value->place, "values.to",
		    "is earlier than from; exchange the two, or correct one");
	if (!value->next)
		return;
	if (!day_at(value->next, "from", &next))
		fault(sources->faults, value->next->place, "values.from",
		    "is missing: only the first value can hold since ever; add it");
	else if ((has_to && next != to + 1) || (has_from && next <= from))
		fault(sources->faults, value->next->place, "values.from",
		    "the values leave a gap or hold twice; begin on the day after the value before ends");
}

static void
check_computed(struct sources *sources, const struct entry *amount)
{
	const struct node *node = amount->node, *of = node_get(node, "of"), *times = node_get(node, "times");
	struct entry *base = node_string(of) ? source_find(sources, KIND_AMOUNT, of->text) : NULL;
	int64_t number;
	if (!times)
		fault(sources->faults, of->place, "times", "is missing; say how many times the other amount");
	else if (node_string(times) && value_decimal(times->text, &number) &&
	    number > (int64_t)AMOUNT_MOST_TIMES * VALUE_DECIMALS)
		FAULT(sources->faults, times->place, "times", "\"{value}\" is too much; correct it",
		    {"value", times->text});
	if (!base)
		return;
	base->used = true;
	if (node_has(base->node, "of"))
		FAULT(sources->faults, of->place, "of",
		    "\"{value}\" is computed itself; name the amount that has values", {"value", of->text});
}

static void
check_amount(struct sources *sources, const struct entry *amount)
{
	const struct node *node = amount->node, *values = node_get(node, "values");
	static const char *const computed[] = {"times", "round"};
	if (node->kind != NODE_MAP)
		return;
	if (!values == !node_has(node, "of"))
		fault(sources->faults, node->place, "values",
		    "an amount has either values, or of and times; add or delete one");
	if (node_has(node, "of"))
		check_computed(sources, amount);
	for (size_t i = 0; !node_has(node, "of") && i < sizeof computed / sizeof *computed; i++)
		if (node_has(node, computed[i]))
			fault(sources->faults, node_get(node, computed[i])->place, computed[i],
			    "has no meaning without of; delete it, or name the other amount in of");
	for (const struct node *value = node_first(values); value; value = value->next) {
		check_value(sources, amount, value);
		check_days(sources, value);
	}
}

/* ---------------------------------------------------------------------- texts -- */

/* Texts by which things are called and sorted, everywhere. */
static bool
is_name(const struct field *field, enum kind kind)
{
	return !strcmp(field->name, "name") || !strcmp(field->name, "term") || !strcmp(field->name, "whose") ||
	    (kind == KIND_OFFICE_KIND && !strcmp(field->name, "where"));
}

/* The texts of one entry. */
struct texts_check {
	struct sources *sources;
	enum kind kind;
};

static void
check_placeholders(struct sources *sources, const struct node *node, const char *text, const char *field)
{
	struct placeholder found = {0};
	while (placeholder_next(text, found.start + found.size, &found)) {
		if (!found.id) {
			fault(sources->faults, node->place, field,
			    "\"{\" begins no amount; write {amount:ID}, or leave the brace out");
			continue;
		}
		const char *id = placeholder_id(&sources->arena, &found);
		struct entry *amount = source_find(sources, KIND_AMOUNT, id);
		if (amount)
			amount->used = true;
		else
			unknown_name(sources, node, field, KIND_AMOUNT, NULL, id);
	}
}

/* A fee, and what one gets, are in forints. */
static void
check_unit(struct sources *sources, const struct node *node, const char *field)
{
	const struct entry *amount = amount_named(sources, &sources->arena, node);
	if (amount && node_get_string(amount->node, "unit") && !node_is(node_get(amount->node, "unit"), "HUF"))
		FAULT(sources->faults, node->place, field, "\"{value}\" is not in forints; name another amount",
		    {"value", amount->id});
}

static void
take_value(void *closure, struct node *node, const struct field *field, const struct shape *shape,
    const struct path *path)
{
	const struct texts_check *check = closure;
	struct faults *faults = check->sources->faults;
	struct placeholder found;
	const char *text = shape->type == VALUE_TEXT || shape->type == VALUE_STEP ? node_text(node) : NULL;
	const char *spoken = text ? node_spoken(node) : NULL, *lang;
	if (text && is_name(field, check->kind) && placeholder_next(text, 0, &found))
		fault(faults, node->place, faults_field(faults, path),
		    "a name cannot have an amount in it, nor a brace; leave it out");
	else if (text)
		check_placeholders(check->sources, node, text, faults_field(faults, path));
	if (spoken)
		check_placeholders(check->sources, node, spoken, faults_field(faults, path));
	if (shape->type == VALUE_ALIAS && (text = node_alias(node, &lang)) && placeholder_next(text, 0, &found))
		fault(faults, node->place, faults_field(faults, path),
		    "a name cannot have an amount in it, nor a brace; leave it out");
	if (shape->type == VALUE_AMOUNT && node_string(node) && placeholder_alone(node->text)) {
		check_placeholders(check->sources, node, node->text, faults_field(faults, path));
		check_unit(check->sources, node, faults_field(faults, path));
	}
}

void
lint_amounts(struct sources *sources)
{
	for (size_t i = 0; i < sources->of[KIND_AMOUNT].count; i++)
		check_amount(sources, sources->of[KIND_AMOUNT].items[i]);
	for (size_t kind = 0; kind < KIND_COUNT; kind++)
		for (size_t i = 0; i < sources->of[kind].count; i++) {
			const struct entry *entry = sources->of[kind].items[i];
			if (!entry->service)
				shape_visit(entry->node, kind_shape((enum kind)kind), &(struct shape_visitor){
				    take_value, &(struct texts_check){sources, (enum kind)kind}});
		}
}
