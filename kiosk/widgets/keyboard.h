/* Letters on the screen, for kiosks with a touch screen or arrow keys only. */
#ifndef KEYBOARD_H
#define KEYBOARD_H

#include "kiosk/model/screen.h"

enum {
	KEYBOARD_COLUMNS = 12,
	KEYBOARD_LETTER_ROWS = 4,
	KEYBOARD_ROWS = KEYBOARD_LETTER_ROWS + 1, /* the last: space, erase, other letters, done */
};

struct keyboard {
	size_t layout;
	int row, column; /* of the key that is focused */
};

/* The letters of a language, the focus on the first of them. */
void keyboard_begin(struct keyboard *, const char *lang);
void keyboard_next_layout(struct keyboard *);
/* Left and right go round; false: up or down would leave it. */
bool keyboard_move(struct keyboard *, enum action);
/* What the focused key does: ACTION_CHARACTER, ACTION_ERASE, ACTION_LAYOUT or ACTION_DONE. */
struct event keyboard_press(const struct keyboard *);

/* Rows that it takes where there are so many; 0: there is no room for it. */
int keyboard_height(int width, int height);
void keyboard_draw(const struct keyboard *, const struct ctx *, struct canvas *, struct rect, bool focused);

#endif
