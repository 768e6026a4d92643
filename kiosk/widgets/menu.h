/* Choosing one of many: a numbered list in one or more columns. */
#ifndef MENU_H
#define MENU_H

#include "kiosk/canvas/layout.h"
#include "kiosk/model/screen.h"

struct menu_entry {
	struct text name;
	const char *detail; /* a line in smaller voice; NULL: none */
	int64_t value;      /* the owner's: an id, an index */
	bool apart;         /* a blank row stands before it */
};

struct menu_place {
	int x, y, height; /* within the whole list */
	struct lines name, detail;
};

struct menu {
	const struct menu_entry *entries;
	size_t count;
	bool one_column;         /* left and right are not the menu's */
	bool in_order;           /* read from top to bottom: one column while all fits into it */
	size_t focus;
	int top;                 /* first row shown */
	unsigned typed;          /* digits so far */
	int64_t typed_at;
	/* By menu_layout: */
	struct menu_place *places;
	int columns, column_width, height, rows_shown;
};

enum menu_result { MENU_STAYS, MENU_IGNORED, MENU_CHOSEN };

/* Places the entries in the width and height of the area, from the arena. */
void menu_layout(struct menu *, struct arena *, int width, int height);
/* MENU_CHOSEN: entries[focus] was opened. */
enum menu_result menu_handle(struct menu *, const struct ctx *, struct event);
/* Whether it was MENU_CHOSEN; if not, *otherwise is what a screen that has only this menu does. */
bool menu_chosen(struct menu *, const struct ctx *, struct event, struct step *otherwise);
void menu_draw(const struct menu *, struct canvas *, struct rect area);

/* Whether the next digit extends a number. Where it does not, 0 is not the menu's: no number begins with it. */
bool menu_is_typing(unsigned typed, int64_t typed_at, const struct ctx *);
/* Feeds a digit into a number that grows to at most `most`; returns the number, 0 for none. */
unsigned menu_type_digit(unsigned *typed, int64_t *typed_at, const struct ctx *, unsigned digit,
    size_t most);

#endif
