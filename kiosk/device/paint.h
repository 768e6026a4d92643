/* From a canvas to what a terminal must be told: only what is not shown yet, rows that moved as a scroll. Pure; the terminal
 * is a pen. */
#ifndef PAINT_H
#define PAINT_H

#include "kiosk/canvas/canvas.h"

/* `go` comes first, since after `scroll` and what is put in the last column nobody knows where the pen is. */
struct pen {
	bool scrolls;      /* scroll is there */
	bool spares_corner; /* the last cell must stay as it is, since after it the screen would move */
	void (*go)(void *, int x, int y);
	/* Of all that is put and erased from now on. */
	void (*role)(void *, unsigned role);
	void (*put)(void *, const struct cell *);
	/* To the end of the row, by blanks of this role, which is the pen's; can: whether that is so. */
	bool (*can_erase)(void *, unsigned role);
	void (*erase)(void *);
	/* Rows top to bottom go up by `rows`, down if that is negative; whatever comes in. */
	void (*scroll)(void *, int top, int bottom, int rows);
	void *closure;
};

struct paint {
	struct pen pen;
	int width, height;
	struct cell *shown; /* all zero: not known */
	bool *stays;        /* rows that are shown already, of the canvas at hand */
	int x, y;           /* of the pen; x -1: not known */
	unsigned role;      /* its role; ROLE_COUNT: not known */
	int cursor_x, cursor_y; /* as shown */
};

/* A screen of which nothing is known. */
void paint_init(struct paint *, const struct pen *, int width, int height);
void paint_destroy(struct paint *); /* wipes */
/* Others wrote on the screen, or nobody may know what was on it. Wipes. */
void paint_forget(struct paint *);
/* Makes the screen show the canvas, with the cursor on its place. */
void paint_show(struct paint *, const struct canvas *);
/* Paints once more what should be on it. */
void paint_again(struct paint *);

#endif
