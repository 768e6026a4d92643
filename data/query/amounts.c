#include "data/query/amounts.h"

#include <stdlib.h>
#include <string.h>

#include "data/words.h"

void
amounts_set_day(struct amounts *amounts, const char *day)
{
	for (size_t i = 0; i < amounts->count; i++) {
		struct amount *amount = &amounts->items[i];
		const struct dated_value *values = amount->values.items;
		amount->now = values; /* before the first day it is still the best that is known */
		for (size_t v = 1; v < amount->values.count && strcmp(values[v].from, day) <= 0; v++)
			amount->now = &values[v];
		amount->stale = amount->now->to && strcmp(amount->now->to, day) < 0;
	}
}

struct amount_now
amounts_now(const struct amounts *amounts, int64_t id)
{
	for (size_t i = 0; i < amounts->count; i++) {
		const struct amount *amount = &amounts->items[i];
		if (amount->id == id)
			return (struct amount_now){amount->unit, amount->now->value, amount->stale};
	}
	return (struct amount_now){0};
}

/* --------------------------------------------------------------------- values -- */

/* "12345.5" with spaces between the thousands, and the language's comma. */
static const char *
grouped(struct arena *arena, const char *lang, const char *value)
{
	static const char space[] = "\u00a0";
	size_t whole = strcspn(value, ".");
	char *words = arena_alloc(arena, strlen(value) * sizeof space + 1), *end = words;
	for (size_t i = 0; i < whole; i++) {
		if (i && (whole - i) % 3 == 0)
			end = stpcpy(end, space);
		*end++ = value[i];
	}
	strcpy(end, value + whole);
	if (*end && strcmp(lang, "en"))
		*end = ',';
	return words;
}

const char *
catalogue_amount(struct arena *arena, const char *lang, enum unit unit, const char *value)
{
	const char *number = grouped(arena, lang, value);
	if (unit == UNIT_HUF)
		return WORDS_FILL(arena, words_get(&page_words, lang, W("{amount} HUF")), {"amount", number});
	return unit == UNIT_PERCENT ? arena_printf(arena, "%s%%", number) : number;
}

/* ---------------------------------------------------------------------- texts -- */

static int
by_name(const void *name, const void *amount)
{
	return strcmp(name, ((const struct amount *)amount)->name);
}

/* What stands for "{amount:hu:ID}", which ends before `end`; NULL: nothing. */
static const char *
value_at(const struct amounts *amounts, struct arena *arena, const char *start, const char *end, bool *stale)
{
	char lang[3] = {start[0], start[0] ? start[1] : 0};
	if (end - start < 4 || start[2] != ':')
		return NULL;
	const char *name = arena_strndup(arena, start + 3, (size_t)(end - start - 3));
	const struct amount *amount = amounts->count
	    ? bsearch(name, amounts->items, amounts->count, sizeof *amounts->items, by_name) : NULL;
	if (!amount)
		return NULL;
	*stale |= amount->stale;
	return catalogue_amount(arena, lang, amount->unit, amount->now->value);
}

const char *
amounts_fill(const struct amounts *amounts, struct arena *arena, const char *text, struct list *put, bool *stale)
{
	static const char mark[] = "{amount:";
	const char *rest = text, *filled = "";
	for (const char *at; (at = strstr(rest, mark));) {
		const char *end = strchr(at, '}');
		const char *value = end ? value_at(amounts, arena, at + strlen(mark), end, stale) : NULL;
		if (!value)
			return NULL;
		if (put)
			*LIST_ADD(put, arena, struct put_in) =
			    (struct put_in){(size_t)(at - text), (size_t)(end + 1 - at), strlen(value)};
		filled = arena_printf(arena, "%s%.*s%s", filled, (int)(at - rest), rest, value);
		rest = end + 1;
	}
	return rest == text ? text : arena_printf(arena, "%s%s", filled, rest);
}
