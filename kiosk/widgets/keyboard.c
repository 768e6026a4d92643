#include "kiosk/widgets/keyboard.h"

#include <string.h>
#include <unistr.h>

enum {
	MIN_KEY = 2, MAX_KEY = 6, /* columns of a letter's key */
	GAP_FROM = 4,     /* columns of a key from which one stays blank */
	LEFT_FOR_OTHERS = 5, /* rows: the line that is typed, and some results */
	ROOMY = 25,       /* rows from which keys are two rows high, for fingers */
};

/* As on the keyboards that people know. */
static const struct layout {
	const char *lang;
	const char *rows[KEYBOARD_LETTER_ROWS]; /* one key for each character */
} layouts[] = {
	{"hu", {"123456789öüó", "qwertzuiopőú", "asdfghjkléáű", "íyxcvbnm0-.,"}},
	{"en", {"1234567890-'", "qwertyuiop", "asdfghjkl", "zxcvbnm.,"}},
	{"de", {"1234567890ß'", "qwertzuiopü", "asdfghjklöä", "yxcvbnm-.,"}},
	{"uk", {"1234567890-'", "йцукенгшщзхї", "фівапролджєґ", "ячсмитьбю.,"}},
};
enum { LAYOUTS = sizeof layouts / sizeof *layouts };

/* The last row; what it takes of the columns above. */
static const struct function {
	struct event event;
	int columns;
} functions[] = {
	{{ACTION_CHARACTER, ' '}, 3}, {{ACTION_ERASE, 0}, 3}, {{ACTION_LAYOUT, 0}, 4}, {{ACTION_DONE, 0}, 2},
};
enum { FUNCTIONS = sizeof functions / sizeof *functions };

/* One key: its first column, and how many it takes. */
struct key {
	struct event event;
	int column, columns;
};

static struct key
function_at(int column)
{
	struct key key = {functions[0].event, 0, functions[0].columns};
	for (size_t i = 1; i < FUNCTIONS && column >= key.column + key.columns; i++) {
		key.column += key.columns;
		key.event = functions[i].event;
		key.columns = functions[i].columns;
	}
	return key;
}

/* The key at a place; in a shorter row the last one. */
static struct key
key_at(const struct keyboard *keyboard, int row, int column)
{
	if (row == KEYBOARD_LETTER_ROWS)
		return function_at(column);
	const uint8_t *letters = (const uint8_t *)layouts[keyboard->layout].rows[row];
	struct key key = {.column = -1, .columns = 1};
	ucs4_t letter;
	while (key.column < column && (letters = u8_next(&letter, letters))) {
		key.column++;
		key.event = (struct event){ACTION_CHARACTER, letter};
	}
	return key;
}

void
keyboard_begin(struct keyboard *keyboard, const char *lang)
{
	*keyboard = (struct keyboard){.row = 1};
	for (size_t i = 0; i < LAYOUTS; i++)
		if (!strcmp(layouts[i].lang, lang))
			keyboard->layout = i;
}

void
keyboard_next_layout(struct keyboard *keyboard)
{
	keyboard->layout = (keyboard->layout + 1) % LAYOUTS;
}

bool
keyboard_move(struct keyboard *keyboard, enum action action)
{
	struct key key = key_at(keyboard, keyboard->row, keyboard->column);
	int last = key_at(keyboard, keyboard->row, KEYBOARD_COLUMNS - 1).column;
	switch (action) {
	case ACTION_LEFT:
		keyboard->column = key.column ? key_at(keyboard, keyboard->row, key.column - 1).column : last;
		return true;
	case ACTION_RIGHT:
		keyboard->column = key.column < last ? key.column + key.columns : 0;
		return true;
	case ACTION_UP:
	case ACTION_DOWN:
		if (keyboard->row == (action == ACTION_UP ? 0 : KEYBOARD_ROWS - 1))
			return false;
		keyboard->row += action == ACTION_UP ? -1 : 1;
		return true;
	default:
		return false;
	}
}

struct event
keyboard_press(const struct keyboard *keyboard)
{
	return key_at(keyboard, keyboard->row, keyboard->column).event;
}

/* -------------------------------------------------------------------- draw -- */

static int
rows_of_key(int height)
{
	return height >= ROOMY ? 2 : 1;
}

int
keyboard_height(int width, int height)
{
	int rows = KEYBOARD_ROWS * rows_of_key(height);
	return width >= KEYBOARD_COLUMNS * MIN_KEY && height >= rows + LEFT_FOR_OTHERS ? rows : 0;
}

static const char *
key_label(const struct keyboard *keyboard, const struct ctx *ctx, struct arena *arena, struct event event)
{
	char letter[8] = "";
	switch (event.action) {
	case ACTION_ERASE:
		return tr(ctx, W("Erase"));
	case ACTION_LAYOUT: /* those that come next, by their own name */
		return words_get(&kiosk_words, layouts[(keyboard->layout + 1) % LAYOUTS].lang, W("English"));
	case ACTION_DONE:
		return tr(ctx, W("Done"));
	default:
		if (event.value == ' ')
			return tr(ctx, W("Space"));
		u8_uctomb((uint8_t *)letter, (ucs4_t)event.value, sizeof letter - 1);
		return arena_strdup(arena, letter);
	}
}

static void
draw_key(const struct keyboard *keyboard, const struct ctx *ctx, struct canvas *canvas, struct rect rect,
    struct event event, bool focused)
{
	const char *label = key_label(keyboard, ctx, &canvas->arena, event);
	int width = canvas_string_width(label);
	struct rect painted = {rect.x, rect.y, rect.width, 1};
	enum role role = focused ? ROLE_FOCUS : ROLE_PANEL;
	if (width > painted.width)
		width = painted.width;
	canvas_fill(canvas, painted, role);
	canvas_string(canvas, painted.x + (painted.width - width) / 2, painted.y, width, role, label);
	canvas_item(canvas, rect, event, label, NULL, focused);
}

void
keyboard_draw(const struct keyboard *keyboard, const struct ctx *ctx, struct canvas *canvas,
    struct rect area, bool focused)
{
	int wide = area.width / KEYBOARD_COLUMNS < MAX_KEY ? area.width / KEYBOARD_COLUMNS : MAX_KEY;
	int high = area.height / KEYBOARD_ROWS, gap = wide >= GAP_FROM;
	int x = area.x + (area.width - wide * KEYBOARD_COLUMNS) / 2;
	struct key current = key_at(keyboard, keyboard->row, keyboard->column);
	for (int row = 0; row < KEYBOARD_ROWS; row++)
		for (int column = 0; column < KEYBOARD_COLUMNS;) {
			struct key key = key_at(keyboard, row, column);
			if (key.column < column) /* a shorter row */
				break;
			struct rect rect = {x + key.column * wide, area.y + row * high, key.columns * wide - gap, high};
			draw_key(keyboard, ctx, canvas, rect, key.event,
			    focused && row == keyboard->row && key.column == current.column);
			column += key.columns;
		}
}
