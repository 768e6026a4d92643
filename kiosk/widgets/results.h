/* What a search found, as one list in sections: laid out, moved in, drawn. */
#ifndef RESULTS_H
#define RESULTS_H

#include "data/search.h"
#include "kiosk/model/screen.h"

enum { RESULTS_NONE = -1 };

struct results_entry {
	const struct search_hit *hit; /* NULL: only words */
	enum search_kind kind;        /* of a hit */
	const char *words;            /* what the entry says */
	int64_t value;                /* of words: the owner's */
};

struct results_row;

struct results {
	const char *intro, *outro; /* said above and below the entries; NULL: nothing */
	const struct results_entry *entries;
	int count;
	int focus;                 /* of entries */
	int top;                   /* first row shown */
	/* By results_layout: */
	struct results_row *rows;
	int row_count, height;
};

/* How the entry that Enter opens is shown. */
enum results_mark { RESULTS_PLAIN, RESULTS_MARKED, RESULTS_FOCUSED };

/* Sets the rows for the width and height of the area, from the arena. */
void results_layout(struct results *, struct arena *, const struct ctx *, int width, int height);
/* After focus was set: scrolls so that it is seen. */
void results_show_focus(struct results *);
/* Moves the focus by an event; false: up or down would leave the list, or it does not move. */
bool results_move(struct results *, struct event);
void results_draw(const struct results *, const struct ctx *, struct canvas *, struct rect area,
    enum results_mark);

#endif
