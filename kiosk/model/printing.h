/* How far the printer is with a list, in the words of kalauz-print(8). Pure. */
#ifndef PRINTING_H
#define PRINTING_H

#include <stdbool.h>

enum printing {
	PRINTING_NOTHING,
	PRINTING_SENT,      /* on its way; nobody has answered yet */
	PRINTING_ACCEPTED,
	PRINTING_RUNS,
	PRINTING_NO_PAPER,  /* it waits, and goes on when somebody has helped */
	PRINTING_JAM,
	PRINTING_ATTENTION, /* likewise: an open cover, no toner, ... */
	PRINTING_DONE,      /* from here on: the end */
	PRINTING_OFFLINE,
	PRINTING_BUSY,      /* with the list of somebody else */
	PRINTING_FAILED,
	PRINTING_STATES,
};

/* "accepted", "no-paper", ...; NULL: nobody says that in words. */
const char *printing_word(enum printing);
/* The same for the visitor, a msgid; NULL: nothing is to be said. */
const char *printing_sentence(enum printing);
/* False: no such word. */
bool printing_of_word(const char *, enum printing *out);
/* Whether another answer will come. */
static inline bool
printing_goes_on(enum printing state)
{
	return state != PRINTING_NOTHING && state < PRINTING_DONE;
}

#endif
