/* Amounts that change from year to year, and the texts in which they stand. Private to libcatalogue.
 *
 * A text of the replica names an amount, and its own language: "{amount:hu:minimalber}". Readers see the value of
 * the day in its place. */
#ifndef AMOUNTS_H
#define AMOUNTS_H

#include "data/base/list.h"
#include "data/catalogue.h"

/* From a day on ("": since ever), until another (NULL: for good). */
struct dated_value {
	const char *from, *to, *value;
};

struct amount {
	int64_t id;
	const char *name; /* that texts and editors use */
	enum unit unit;
	struct list values;             /* struct dated_value, by day; at least one */
	const struct dated_value *now; /* of the day that was chosen */
	bool stale;                     /* it held until a day before */
};

/* Every amount. */
struct amounts {
	struct amount *items; /* by name */
	size_t count;
};

/* Chooses the values of a day ("2026-11-30"). */
void amounts_set_day(struct amounts *, const char *day);

/* What an amount is on the day. */
struct amount_now {
	enum unit unit;
	const char *value; /* "7700", "7.5"; NULL: there is no such amount */
	bool stale;        /* it held until a day before */
};
struct amount_now amounts_now(const struct amounts *, int64_t id);

/* A place where a value was put in; all in bytes. */
struct put_in {
	size_t start, size; /* in the text as it is stored */
	size_t new_size;
};

/* A text with its values. `put` (may be NULL) gets a place for each, in order. *stale is set when a value held until
 * a day before. NULL: it names what there is not. */
const char *amounts_fill(const struct amounts *, struct arena *, const char *text, struct list *put, bool *stale);

#endif
