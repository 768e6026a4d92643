/* The values of the register of amounts, computed ones as well. */
#ifndef SOURCE_AMOUNTS_H
#define SOURCE_AMOUNTS_H

#include "data/editor/source/source.h"

enum { AMOUNT_MOST_TIMES = 100 };

/* From a day on ("": since ever), to another (NULL: for good). */
struct amount_value {
	const char *from, *to;
	const char *value; /* digits, and decimals after a point */
};

struct amount_values {
	struct amount_value *items;
	size_t count;
};

/* Of an amount without faults. A value holds until the day before the next one. */
struct amount_values amount_values_of(const struct sources *, struct arena *, const struct entry *amount);

/* A computed value: so many times another one, to a multiple of `round`, half of it up. */
const char *amount_times(struct arena *, const char *value, const char *factor, int64_t round);

/* The amount that a fee or an output names; NULL: none. */
const struct entry *amount_named(const struct sources *, struct arena *, const struct node *amount);

#endif
