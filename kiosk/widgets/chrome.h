/* What frames every screen: the path above, the keys and the date of the content below. */
#ifndef CHROME_H
#define CHROME_H

#include "kiosk/model/screen.h"

enum { CHROME_MAX_HINTS = 16 };

struct chrome {
	const char *path;   /* "Gyermek születik › Anyasági támogatás"; NULL: the start screen */
	const char *office; /* name, on the start screen */
	struct hint hints[CHROME_MAX_HINTS]; /* of the footer, in order */
	int hint_count;
	int focus;          /* which of the hints is focused; -1: none */
	const char *notice; /* a line above the footer; NULL: none */
};

/* The area that is left for the screen. */
struct rect chrome_area(const struct chrome *, const struct ctx *, int width, int height);
/* After the screen has drawn. */
void chrome_draw(const struct chrome *, const struct ctx *, struct canvas *);

#endif
