#include "data/editor/source/source_amounts.h"

#include <inttypes.h>
#include <stdlib.h>

#include "data/date.h"
#include "data/editor/source/placeholder.h"
#include "data/editor/source/shape_value.h"

static const char *
day_before(struct arena *arena, const char *day)
{
	struct date date;
	char before[DATE_SIZE];
	if (!date_read(day, &date))
		return NULL;
	date_write(date_of_number(date_number(date) - 1), before);
	return arena_strdup(arena, before);
}

const char *
amount_times(struct arena *arena, const char *value, const char *factor, int64_t round)
{
	int64_t one = 0, two = 0, step = round * VALUE_DECIMALS * VALUE_DECIMALS;
	value_decimal(value, &one);
	value_decimal(factor, &two);
	int64_t product = one * two, rest = product % step;
	int64_t multiple = product / step + (rest >= step - rest);
	return arena_printf(arena, "%" PRId64, multiple * round);
}

struct amount_values
amount_values_of(const struct sources *sources, struct arena *arena, const struct entry *amount)
{
	const char *of = node_get_string(amount->node, "of"), *round = node_get_string(amount->node, "round");
	const struct entry *base = of ? source_find(sources, KIND_AMOUNT, of) : amount;
	const struct node *list = node_get(base->node, "values"), *node = node_first(list);
	struct amount_values values = {.count = 0};
	if (!node)
		return values;
	values.items = arena_array(arena, list->count, sizeof *values.items);
	for (; node; node = node->next) {
		const char *from = node_get_string(node, "from"), *to = node_get_string(node, "to");
		struct amount_value value = {from ? from : "", to, node_get_string(node, "value")};
		if (!to && node->next)
			value.to = day_before(arena, node_get_string(node->next, "from"));
		if (of)
			value.value = amount_times(arena, value.value, node_get_string(amount->node, "times"),
			    round ? strtol(round, NULL, 10) : 1);
		values.items[values.count++] = value;
	}
	return values;
}

const struct entry *
amount_named(const struct sources *sources, struct arena *arena, const struct node *amount)
{
	struct placeholder found;
	if (!node_string(amount) || !placeholder_alone(amount->text))
		return NULL;
	placeholder_next(amount->text, 0, &found);
	return source_find(sources, KIND_AMOUNT, placeholder_id(arena, &found));
}
