/* Where the lines of a page are. Shared by pager*.c. */
#ifndef PAGER_LINES_H
#define PAGER_LINES_H

#include "kiosk/canvas/layout.h"
#include "kiosk/widgets/pager.h"

enum { NO_BLOCK = -1 };

/* One line of the page. */
struct pager_line {
	int block;         /* NO_BLOCK: blank, or key facts above the text */
	int x;             /* where its text begins */
	enum role role;
	const char *text;  /* the whole string of which this is a line */
	struct line line;
	const struct text *spans; /* whose spans to show; NULL: none */
	const char *prefix;       /* drawn before x; NULL: none */
	const char *tag;          /* drawn at the right edge; NULL: none */
	int width;                /* of the text column here */
};

struct pager_block {
	int first, count;  /* lines */
	size_t number;     /* of what can be opened or ticked, from 1; 0: cannot */
	const char *sign;  /* a box, or the symbol of a verdict, before the text; NULL: none */
	int sign_columns;  /* with the blank after it */
};

/* Headings cannot be focused. */
bool pager_is_heading(const struct pager *, size_t block);
bool pager_is_shown(const struct pager *, size_t block);
/* Lines that the page keys move: one of the screen before stays in sight. */
int pager_page_turn(const struct pager *);
/* The greatest sensible pager->top. */
int pager_last_top(const struct pager *);
void pager_clamp_top(struct pager *);
/* Scrolls as little as needed so that the focused block, or its beginning, is seen. */
void pager_show_focus(struct pager *);
/* Columns of the longest label of the key facts and a blank, at most half of their panel. */
int pager_aside_label(const struct pager *);

#endif
