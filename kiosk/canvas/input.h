/* What a person does at the terminal, before it has a meaning. */
#ifndef INPUT_H
#define INPUT_H

#include <stdint.h>

/* Keys that are not characters lie above Unicode. */
enum key {
	K_ENTER = '\r',
	K_TAB = '\t',
	K_ESCAPE = 0x1b,
	K_BACKSPACE = 0x7f,
	K_UP = 0x110000,
	K_DOWN,
	K_LEFT,
	K_RIGHT,
	K_PAGE_UP,
	K_PAGE_DOWN,
	K_HOME,
	K_END,
	K_BACK_TAB,
	K_INSERT,
	K_DELETE,
	K_F1, /* K_F1 + n is F(n + 1), to F12 */
	K_F12 = K_F1 + 11,
};
#define K_CTRL(letter) ((letter) & 0x1f)

struct input {
	enum {
		INPUT_NONE,   /* time passed */
		INPUT_KEY,
		INPUT_TEXT,   /* a character, key, that is only text: pasted */
		INPUT_CLICK,  /* at x, y */
		INPUT_WHEEL,  /* lines: negative is up */
		INPUT_RESIZE, /* to x columns, y rows */
		INPUT_PRINTER, /* it says how far it is: key is an enum printing */
		INPUT_OTHER,  /* something else than the terminal is ready; never reaches app */
		INPUT_END,    /* the terminal is gone, or a signal asks to stop */
	} what;
	uint32_t key;
	int x, y, lines;
};

#endif
