/* The list that a visitor takes along, as lines of plain text. Pure. */
#ifndef TAKEAWAY_LIST_H
#define TAKEAWAY_LIST_H

#include <stdbool.h>

#include "data/page.h"

/* What a line is. Its text says all of it but the box. */
enum takeaway_role {
	TAKEAWAY_ERRAND,     /* what one comes for, whose, and the code of the service */
	TAKEAWAY_HEADING,
	TAKEAWAY_SUBHEADING, /* when, or what the lines below it have in common */
	TAKEAWAY_OPEN,       /* a paper with an empty box */
	TAKEAWAY_TICKED,     /* one that is in hand */
	TAKEAWAY_CHOICE,     /* one of several papers of the box before it */
	TAKEAWAY_POINT,      /* one of several things */
	TAKEAWAY_DETAIL,     /* belongs to the line before it */
	TAKEAWAY_TEXT,
	TAKEAWAY_WARNING,
	TAKEAWAY_FINE,       /* small print */
	TAKEAWAY_ROLES,
};

struct takeaway_line {
	enum takeaway_role role;
	const char *text; /* UTF-8, one line without control characters, never empty */
};

struct takeaway {
	const char *lang;   /* "hu" */
	const char *title;
	const char *made;   /* "2026-11-23", the day; NULL: not known */
	const char *code;   /* that brings the list back at a desk: signs of QR's alphanumeric mode; NULL: there is none */
	const char *caption; /* beside the code, what it is for; NULL: nothing */
	bool large;         /* in large type */
	struct takeaway_line *lines;
	size_t count;
};

enum {
	TAKEAWAY_MAX_LINES = 1000,
	TAKEAWAY_MAX_TEXT = 4000, /* bytes of a line */
	TAKEAWAY_MAX_CODE = 200,
};

/* The lines of a page, in its order; links of the page lead nowhere on paper and are left out. What is over the limits
 * is left out, too. Strings live as long as the page and the arena. */
void takeaway_of(struct arena *, const char *lang, const struct page *, struct takeaway *out);

#endif
