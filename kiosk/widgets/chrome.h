/* What frames every screen: the path above, the keys and the date of the content below. */
#ifndef CHROME_H
#define CHROME_H

#include "kiosk/model/screen.h"

enum { CHROME_MAX_HINTS = 16 };

/* A hint as it stands in the footer. */
struct hint_place {
	const char *text;   /* "F1 Help" */
	int key_width, width, x, row;
	bool dropped;       /* there is no room for it */
};

struct chrome {
	const char *path;   /* "Gyermek születik › Anyasági támogatás"; NULL: the start screen */
	const char *office; /* name, on the start screen */
	struct hint hints[CHROME_MAX_HINTS]; /* of the footer, in order */
	int hint_count;
	int focus;          /* which of the hints is focused; -1: none */
	const char *notice; /* a line above the footer, or several; NULL: none */
	struct hint_place places[CHROME_MAX_HINTS]; /* of the hints, by chrome_settle */
	int footer_rows;
};

/* Hints without words of the screen's own, as measured in one language: most keys change none of them. All zero: none
 * yet. Free the arena. */
struct hint_texts {
	const char *lang;
	struct hint_place places[ACTION_FOOTER]; /* by action */
	struct arena arena;
};

/* Sets the footer, before the other two; its texts live as long as the arena, or until the language changes. */
void chrome_settle(struct chrome *, const struct ctx *, struct arena *, struct hint_texts *, int width);
/* The area that is left for the screen. */
struct rect chrome_area(const struct chrome *, int width, int height);
/* After the screen has drawn. */
void chrome_draw(const struct chrome *, const struct ctx *, struct canvas *);

#endif
