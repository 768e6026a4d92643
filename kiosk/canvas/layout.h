/* Breaking text into lines (UAX #14 by libunistring; columns by UAX #11). */
#ifndef LAYOUT_H
#define LAYOUT_H

#include "kiosk/canvas/canvas.h"

struct line {
	size_t start, size; /* bytes of the text, without the blanks at the break */
	int width;          /* columns */
	bool hyphen;        /* broken at a soft hyphen: draw one after it */
};

struct lines {
	struct line *items;
	size_t count;
};

/* Breaks a UTF-8 text into lines of at most `width` columns (at least 1). A word that
 * is longer than a line is broken between grapheme clusters: nothing is lost. An empty
 * text, or NULL, is one empty line. */
struct lines layout_wrap(struct arena *, const char *text, int width);

/* Draws a text in its lines, from this cell down; rows outside `area` are left out. Returns the row after it. */
int layout_draw_lines(struct canvas *, struct rect area, int x, int y, enum role, const char *text, const struct lines *);
/* The same of a text that was not broken yet. */
int layout_draw(struct canvas *, struct rect area, int x, int y, int width, enum role, const char *text);

/* The text, or as much of its beginning as has room beside "…"; with a width below 1, nothing. */
const char *layout_cut(struct arena *, const char *text, int width);

#endif
