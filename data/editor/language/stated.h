/* What the page of a service states: quantities, as data and in its texts. */
#ifndef STATED_H
#define STATED_H

#include "data/editor/language/quantities.h"
#include "data/editor/language/sentences.h"
#include "data/editor/source/source_amounts.h"

struct stated {
	const struct service_page *page;
	struct arena *arena;
	struct list quantities; /* struct stated_quantity */
};

/* A quantity that the page says, in a passage, or as data: then there is none. */
struct stated_quantity {
	struct quantity quantity;
	const struct placed_text *passage;
	unsigned sentence;
	const char *list; /* of the data, "fees", "deadlines" ..., or the field of the passage */
};

/* Reads a page; all of it lives in the arena. */
struct stated stated_read(struct arena *, const struct service_page *);

/* The values of the amount of the register that a word is, "{amount:ID}"; none: it is no such word. */
struct amount_values stated_amount(const struct stated *, const struct wording_word *);

/* Whether the page says a quantity outside of a sentence; whether it says one of its kind at all. */
bool stated_elsewhere(const struct stated *, const struct quantity *, const struct sentence *but);
bool stated_kind(const struct stated *, enum quantity_kind, const struct sentence *but);

/* Whether one of the page's lists has it as data, or in a note beside. */
bool stated_in(const struct stated *, const char *list, const struct quantity *);

#endif
