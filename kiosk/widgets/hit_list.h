/* What a search found, as one list in sections: laid out, moved in, drawn. */
#ifndef HIT_LIST_H
#define HIT_LIST_H

#include "data/search.h"
#include "kiosk/model/screen.h"

enum { HIT_LIST_NONE = -1 };

struct hit_list_entry {
	const struct search_hit *hit; /* NULL: only words */
	enum search_kind kind;        /* of a hit */
	const char *words;            /* what the entry says */
	int64_t value, id;            /* of words: the owner's */
};

struct hit_list_row;

struct hit_list {
	const char *intro, *outro; /* said above and below the entries; NULL: nothing */
	const struct hit_list_entry *entries;
	int count;
	int focus;                 /* of entries */
	int top;                   /* first row shown */
	/* By hit_list_layout: */
	struct hit_list_row *rows;
	int row_count, height;
};

/* How the entry that Enter opens is shown. */
enum hit_list_mark { HIT_LIST_PLAIN, HIT_LIST_MARKED, HIT_LIST_FOCUSED };

/* Sets the rows for the width and height of the area, from the arena. */
void hit_list_layout(struct hit_list *, struct arena *, const struct ctx *, int width, int height);
/* After focus was set: scrolls so that it is seen. */
void hit_list_show_focus(struct hit_list *);
/* Moves the focus by an event; false: up or down would leave the list, or it does not move. */
bool hit_list_move(struct hit_list *, struct event);
void hit_list_draw(const struct hit_list *, const struct ctx *, struct canvas *, struct rect area,
    enum hit_list_mark);

#endif
