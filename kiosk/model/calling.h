/* How far a call for a colleague is, in the words of kalauz-call(8); and at a desk, who calls. Pure. */
#ifndef CALLING_H
#define CALLING_H

#include <stdbool.h>
#include <stddef.h>

enum calling {
	CALLING_NOTHING,
	CALLING_SENT,   /* nobody has answered yet */
	CALLING_RINGS,  /* the desk hears it */
	CALLING_TAKEN,  /* somebody goes */
	CALLING_FAILED, /* nobody can be called, or it was cut off */
};

/* False: no such word. "busy", "offline" and "closed" are failures. */
bool calling_of_word(const char *, enum calling *out);
/* For the visitor, a msgid; NULL: nothing is to be said. */
const char *calling_sentence(enum calling);

enum { CALLS_MAX = 8, CALLS_WORDS = 80 };

/* Calls that nobody has taken yet, in the order in which they came. */
struct calls {
	struct call_heard {
		unsigned number;
		char words[CALLS_WORDS]; /* "9.41 Bejárat" */
	} items[CALLS_MAX];
	size_t count;
};

/* A line that a desk hears. False: it is none; what is open is not known then. */
bool calls_hear(struct calls *, const char *line);

#endif
