/* Amounts of money, times, ages and counts that a Hungarian text says, in digits or words. Pure. */
#ifndef QUANTITIES_H
#define QUANTITIES_H

#include "data/editor/language/wording.h"

enum quantity_kind {
	QUANTITY_NONE,
	QUANTITY_MONEY,        /* forints */
	QUANTITY_DAYS,         /* a month is 30 of them, a year 365 */
	QUANTITY_WORKING_DAYS,
	QUANTITY_AGE,          /* years */
	QUANTITY_PIECES,       /* copies, pictures */
	QUANTITY_DATE,         /* a day of any year: 531 is 31 May */
};

struct quantity {
	enum quantity_kind kind;
	long value;
	size_t last; /* the word that ends it, from the beginning of the text */
};

/* What begins at a word: "12 ezer Ft", "nyolc napon", "háromhetes", "16 éves kortól", "két példányban"; of "36 és 90 nap" both. */
struct quantity quantity_at(const struct wording *, size_t at);

/* Whether it is how long ago something was: "két éve lakik itt", but not "15 napja van". */
bool quantity_is_ago(const struct wording *, const struct quantity *);

/* Whether two are meant to be the same: 1 month and 31 days, a year and 12 months. */
bool quantity_is(const struct quantity *, const struct quantity *);

#endif
