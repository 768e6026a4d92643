/* The cell grid that screens draw on, and the list of what can be chosen on it. */
#ifndef CANVAS_H
#define CANVAS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "data/arena.h"
#include "kiosk/canvas/keymap.h"
#include "kiosk/canvas/theme.h"

struct rect {
	int x, y, width, height;
};

/* An action with what it needs to know. */
struct event {
	enum action action;
	int64_t value;
};

enum { CELL_CHARACTERS = 4 }; /* a base character and up to three marks */

/* Has no padding: equal cells have equal bytes. */
struct cell {
	uint32_t characters[CELL_CHARACTERS]; /* 0-terminated unless full; the second half of a wide one: none */
	uint16_t width;                       /* 0 for that second half */
	uint16_t role;
};

/* Something that can be chosen: cursor, mouse, touch, speech read this list. */
struct item {
	struct rect rect;
	struct event event;
	const char *label, *spoken;
	bool focused;
};

struct canvas {
	int width, height;
	struct cell *cells;    /* height rows of width */
	struct item *items;
	size_t item_count, item_room;
	int cursor_x, cursor_y; /* on the focused item */
	int position, positions; /* "3/12" in the header; 0: none */
	struct arena arena;     /* strings made while drawing */
};

void canvas_init(struct canvas *, int width, int height);
void canvas_destroy(struct canvas *); /* wipes */
/* All blank, no items. */
void canvas_clear(struct canvas *);

/* Cells outside the canvas are clipped in all calls. */
void canvas_fill(struct canvas *, struct rect, enum role);
/* Changes only the role. */
void canvas_paint(struct canvas *, struct rect, enum role);
/* UTF-8 by grapheme clusters, at most max_width columns; returns the columns used.
 * The text should be clean (data/text.h); soft hyphens are not drawn. */
int canvas_text(struct canvas *, int x, int y, int max_width, enum role, const char *text, size_t size);
int canvas_string(struct canvas *, int x, int y, int max_width, enum role, const char *);
/* The same, ending at the column before x; returns where it began. */
int canvas_string_right(struct canvas *, int x, int y, int max_width, enum role, const char *);

/* Adds to the list of what can be chosen. The strings must live until the next canvas_clear. When
 * focused, the cursor goes to its top left cell. */
void canvas_item(struct canvas *, struct rect, struct event, const char *label, const char *spoken,
    bool focused);
/* After a focused item: the cursor goes a column further, right of the bar that marks it, and does not cut into that. */
void canvas_spare_bar(struct canvas *);
/* The item at a cell, the last added first; NULL: none. */
const struct item *canvas_item_at(const struct canvas *, int x, int y);

/* A row as UTF-8 without trailing blanks, in the arena. */
char *canvas_row(const struct canvas *, struct arena *, int y);

/* Columns that a text takes. */
int canvas_width(const char *text, size_t size);
int canvas_string_width(const char *); /* NULL: none */

#endif
