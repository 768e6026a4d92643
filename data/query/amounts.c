#include "data/query/amounts.h"

#include <stdlib.h>
#include <string.h>

#include "data/words.h"

/* From a day on, until another (NULL: for good). */
struct value {
	const char *from, *to, *value;
};

struct amount {
	int64_t id;
	const char *name;
	enum unit unit;
	struct list values; /* by day */
	const struct value *now;
	bool stale;
};

struct amounts {
	struct amount *items; /* by name */
	size_t count;
};

/* ------------------------------------------------------------------- register -- */

static enum unit
unit_of(const char *word)
{
	static const char *const units[] = {"HUF", "percent", "days", "months", "years", "points"};
	for (size_t i = 0; word && i < sizeof units / sizeof *units; i++)
		if (!strcmp(word, units[i]))
			return (enum unit)i;
	return UNIT_HUF;
}

enum status
amounts_load(struct db *db, struct arena *arena, struct amounts **out)
{
	struct list list = {0};
	struct query *query = db_query(db,
	    "SELECT a.id, t.name, a.unit, v.\"from\", v.\"to\", v.value "
	    "FROM amount a JOIN thing t ON t.id = a.id JOIN amount_value v ON v.amount = a.id "
	    "ORDER BY t.name, v.\"from\"");
	while (db_row(query)) {
		struct amount *amount = LIST_LAST(&list, struct amount);
		if (!amount || amount->id != db_int(query, 0)) {
			amount = LIST_ADD(&list, arena, struct amount);
			amount->id = db_int(query, 0);
			amount->name = db_text(query, arena, 1);
			amount->unit = unit_of(db_text(query, arena, 2));
		}
		*LIST_ADD(&amount->values, arena, struct value) = (struct value){
			db_text(query, arena, 3), db_text(query, arena, 4), db_text(query, arena, 5)};
	}
	*out = arena_alloc(arena, sizeof **out);
	**out = (struct amounts){list.items, list.count};
	return db_end(query);
}

void
amounts_set_day(struct amounts *amounts, const char *day)
{
	for (size_t i = 0; i < amounts->count; i++) {
		struct amount *amount = &amounts->items[i];
		const struct value *values = amount->values.items;
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
