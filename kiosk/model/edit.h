/* One line that a person types, by the characters that people see (grapheme clusters). Pure. */
#ifndef EDIT_H
#define EDIT_H

#include <stdbool.h>
#include <stddef.h>

#include "kiosk/canvas/canvas.h"

enum { EDIT_SIZE = 256 }; /* bytes at most, with the 0 at the end */

/* All zero is an empty line. What was erased is wiped: every byte from `size` on is 0. */
struct edit {
	char text[EDIT_SIZE]; /* UTF-8 */
	size_t size, cursor;  /* bytes; the cursor never stands within a character */
};

enum edit_result {
	EDIT_IGNORED, /* not an event for a line */
	EDIT_TAKEN,   /* the text is as it was */
	EDIT_CHANGED,
};

/* Types, erases or moves. What may not reach a screen (text_allowed) or has no room is not typed. */
enum edit_result edit_handle(struct edit *, struct event);
/* Replaces the text; the cursor goes to its end. Cut at a character if there is no room for all. */
void edit_set(struct edit *, const char *text);
void edit_wipe(struct edit *);

/* The part of the line that is seen in some columns, the cursor among them. */
struct edit_view {
	size_t start, size;  /* bytes */
	int cursor;          /* its column */
	bool before, after;  /* whether there is more */
};
struct edit_view edit_view(const struct edit *, int width);

#endif
