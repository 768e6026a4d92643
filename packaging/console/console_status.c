#include "packaging/console/console_status.h"

#include <linux/kd.h>
#include <linux/keyboard.h>
#include <linux/vt.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "kiosk/device/console.h"

enum {
	FEWEST_COLUMNS = 40, FEWEST_ROWS = 14,
	KEYCODES = 256,
	TABLES_OF_TYPING = 4,  /* plain, Shift, AltGr, both */
	MODE_BITS = 0xf000,    /* by which the kernel tells its own symbols from characters */
	SWITCH_WAIT = 500,     /* ms in which a switch of consoles would have come about */
};

static bool __attribute__((format(printf, 3, 4)))
say(bool good, const char *topic, const char *format, ...)
{
	va_list arguments;
	printf("%s  %-10s ", good ? "ok" : "--", topic);
	va_start(arguments, format);
	vprintf(format, arguments);
	va_end(arguments);
	putchar('\n');
	return good;
}

bool
console_status_font(int tty)
{
	char missing[512];
	struct console_font_op op = {.op = KD_FONT_OP_GET, .width = 128, .height = 128, .charcount = 512};
	if (ioctl(tty, KDFONTOP, &op))
		return say(false, "font", "the console does not tell");
	int count = console_missing(tty, missing, sizeof missing);
	return say(!count, "font", "%ux%u, %u glyphs, %s%s", op.width, op.height, op.charcount,
	    count < 0 ? "the map cannot be read" : count ? "missing: " : "all letters and marks", missing);
}

bool
console_status_size(int tty)
{
	struct winsize size = {0};
	int width = 0, height = 0;
	ioctl(tty, TIOCGWINSZ, &size);
	console_dots(tty, &width, &height);
	return say(size.ws_col >= FEWEST_COLUMNS && size.ws_row >= FEWEST_ROWS, "size",
	    "%u columns, %u rows, %d x %d dots", size.ws_col, size.ws_row, width, height);
}

/* ------------------------------------------------------------------ keymap -- */

/* What a key does in a table of modifiers. */
static unsigned
symbol_of(int tty, int table, int code)
{
	struct kbentry entry = {.kb_table = (unsigned char)table, .kb_index = (unsigned char)code};
	return ioctl(tty, KDGKBENT, &entry) ? K_HOLE : entry.kb_value;
}

/* Types a character, moves, or is a function key or a modifier that is held; nothing else. */
static bool
is_harmless(unsigned symbol)
{
	switch (KTYP(symbol)) {
	case KT_LATIN:
	case KT_LETTER:
	case KT_FN:
	case KT_CUR:
	case KT_SHIFT:
		return true;
	case KT_SPEC:
		return symbol == K_HOLE || symbol == K_ENTER || symbol == K_NOSUCHMAP;
	case KT_META:
		return KVAL(symbol) == '\t'; /* Shift-Tab */
	default:
		return KTYP(symbol) > KT_BRL; /* a character by its number */
	}
}

static bool
types(int tty, unsigned character)
{
	for (int code = 1; code < KEYCODES; code++)
		if ((symbol_of(tty, 0, code) ^ MODE_BITS) == character)
			return true;
	return false;
}

bool
console_status_keymap(int tty)
{
	int harmful = 0, tables = 0;
	for (int table = 0; table < MAX_NR_KEYMAPS; table++) {
		if (symbol_of(tty, table, 0) == K_NOSUCHMAP)
			continue;
		tables += table >= TABLES_OF_TYPING;
		for (int code = 1; code < KEYCODES; code++)
			harmful += !is_harmless(symbol_of(tty, table, code));
	}
	bool hungarian = types(tty, 0x151) && types(tty, 0x171);
	return say(!harmful && !tables, "keymap", "%d keys do more than type and move, %d tables of Ctrl and Alt%s",
	    harmful, tables, hungarian ? ", with \305\221 \305\261" : "");
}

/* --------------------------------------------------------------- switching -- */

static int
active_console(int tty)
{
	struct vt_stat state = {0};
	return ioctl(tty, VT_GETSTATE, &state) ? -1 : state.v_active;
}

bool
console_status_switching(int tty)
{
	int here = active_console(tty), elsewhere = here == 12 ? 11 : 12;
	ioctl(tty, VT_ACTIVATE, elsewhere);
	usleep(SWITCH_WAIT * 1000);
	bool locked = active_console(tty) == here;
	if (!locked)
		ioctl(tty, VT_ACTIVATE, here);
	return say(locked && here == 1, "switching", "console %d is seen, %s", here,
	    locked ? "no other can be" : "others can be");
}
