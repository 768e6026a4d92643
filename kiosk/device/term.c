#include "kiosk/device/term.h"

#include <curses.h>
#include <errno.h>
#include <locale.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#include "kiosk/canvas/theme.h"

enum {
	ESCAPE_DELAY = 20,   /* ms that Escape waits for the rest of a key */
	TYPED_AHEAD = 512,   /* more than curses' queue holds */
	PALETTE = 8,
};

struct terminal {
	SCREEN *screen;
	const struct theme *theme;
	attr_t attributes[ROLE_COUNT];
	short pairs[ROLE_COUNT];
	struct cell *shown;  /* what is on the screen */
	int width, height;
	bool hung_up;
};

/* For term_rescue: as it was before, and what the terminal wants to hear. */
static struct termios before;
static volatile bool taken;
static char goodbye[256];

static short
curses_level(uint32_t level)
{
	return (short)(level * 1000 / 255);
}

static void
set_palette(const struct theme *theme)
{
	for (short i = 0; theme->palette && i < PALETTE; i++)
		init_color(i, curses_level(theme->palette[i] >> 16 & 0xff),
		    curses_level(theme->palette[i] >> 8 & 0xff), curses_level(theme->palette[i] & 0xff));
}

static attr_t
curses_attributes(unsigned attributes)
{
	return (attributes & STYLE_BOLD ? A_BOLD : 0) | (attributes & STYLE_UNDERLINE ? A_UNDERLINE : 0) |
	    (attributes & STYLE_REVERSE ? A_REVERSE : 0);
}

static void
set_theme(struct terminal *term)
{
	bool colours = has_colors() && start_color() != ERR;
	term->theme = theme_choose(colours ? COLORS : 0, colours && can_change_color());
	if (colours)
		set_palette(term->theme);
	for (short role = 0; role < ROLE_COUNT; role++) {
		const struct style *style = &term->theme->styles[role];
		term->attributes[role] = curses_attributes(style->attributes);
		if (style->foreground < 0)
			continue;
		term->pairs[role] = (short)(role + 1);
		init_pair(term->pairs[role], style->foreground, style->background);
	}
	cchar_t blank;
	setcchar(&blank, L" ", term->attributes[ROLE_TEXT], term->pairs[ROLE_TEXT], NULL);
	bkgrnd(&blank);
}

static void
add_goodbye(const char *sequence)
{
	if (sequence && sequence != (char *)-1 && strlen(goodbye) + strlen(sequence) < sizeof goodbye)
		strcat(goodbye, sequence);
}

static void
prepare_rescue(void)
{
	*goodbye = 0;
	static const char *const capabilities[] = {"sgr0", "oc", "op", "cnorm", "rmcup"};
	for (size_t i = 0; i < sizeof capabilities / sizeof *capabilities; i++)
		add_goodbye(tigetstr(capabilities[i]));
	add_goodbye("\033[?1000l\033[?1006l"); /* no mouse */
	add_goodbye("\r\n");
}

void
term_rescue(void)
{
	if (!taken)
		return;
	taken = false;
	ssize_t ignored = write(STDOUT_FILENO, goodbye, strlen(goodbye));
	(void)ignored;
	tcsetattr(STDIN_FILENO, TCSANOW, &before);
}

static void
take_size(struct terminal *term)
{
	term->height = LINES;
	term->width = COLS;
	free(term->shown);
	term->shown = calloc((size_t)term->width * (size_t)term->height, sizeof *term->shown);
	if (!term->shown)
		abort();
}

enum status
term_open(struct terminal **out)
{
	if (!setlocale(LC_CTYPE, "C.UTF-8") && !setlocale(LC_CTYPE, "hu_HU.UTF-8"))
		setlocale(LC_CTYPE, "");
	if (!isatty(STDIN_FILENO) || tcgetattr(STDIN_FILENO, &before)) {
		status_report("stdin is not a terminal; run it on one, or use --script");
		return STATUS_IO;
	}
	struct terminal *term = calloc(1, sizeof *term);
	if (!term)
		abort();
	set_escdelay(ESCAPE_DELAY);
	term->screen = newterm(NULL, stdout, stdin);
	if (!term->screen) {
		status_report("the terminal \"%s\" is not known; set TERM", getenv("TERM") ? getenv("TERM") : "");
		free(term);
		return STATUS_IO;
	}
	taken = true;
	raw();
	noecho();
	nonl();
	keypad(stdscr, TRUE);
	nodelay(stdscr, TRUE);
	meta(stdscr, TRUE);
	idlok(stdscr, TRUE);
	leaveok(stdscr, FALSE);
	typeahead(-1); /* a screen is written whole, in one go */
	curs_set(1);
	mousemask(BUTTON1_PRESSED | BUTTON1_CLICKED | BUTTON4_PRESSED | BUTTON5_PRESSED, NULL);
	mouseinterval(0);
	set_theme(term);
	prepare_rescue();
	take_size(term);
	*out = term;
	return STATUS_DONE;
}

void
term_close(struct terminal *term)
{
	if (!term)
		return;
	term_forget(term);
	endwin();
	taken = false;
	delscreen(term->screen);
	explicit_bzero(term->shown, (size_t)term->width * (size_t)term->height * sizeof *term->shown);
	free(term->shown);
	free(term);
}

void
term_size(const struct terminal *term, int *width, int *height)
{
	*width = term->width;
	*height = term->height;
}

/* ------------------------------------------------------------------- input -- */

static struct input
mouse_input(void)
{
	MEVENT event;
	struct input input = {.what = INPUT_NONE};
	if (getmouse(&event) != OK)
		return input;
	input.x = event.x;
	input.y = event.y;
	if (event.bstate & (BUTTON1_PRESSED | BUTTON1_CLICKED))
		input.what = INPUT_CLICK;
	else if (event.bstate & (BUTTON4_PRESSED | BUTTON5_PRESSED)) {
		input.what = INPUT_WHEEL;
		input.lines = event.bstate & BUTTON4_PRESSED ? -1 : 1;
	}
	return input;
}

static uint32_t
key_of(wint_t code)
{
	static const struct {
		wint_t code;
		uint32_t key;
	} keys[] = {
		{KEY_UP, K_UP}, {KEY_DOWN, K_DOWN}, {KEY_LEFT, K_LEFT}, {KEY_RIGHT, K_RIGHT},
		{KEY_PPAGE, K_PAGE_UP}, {KEY_NPAGE, K_PAGE_DOWN}, {KEY_HOME, K_HOME}, {KEY_FIND, K_HOME},
		{KEY_END, K_END}, {KEY_SELECT, K_END}, {KEY_BTAB, K_BACK_TAB}, {KEY_IC, K_INSERT},
		{KEY_DC, K_DELETE}, {KEY_ENTER, K_ENTER}, {KEY_BACKSPACE, K_BACKSPACE},
	};
	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
		if (keys[i].code == code)
			return keys[i].key;
	return code >= (wint_t)KEY_F(1) && code <= (wint_t)KEY_F(12) ? K_F1 + code - (wint_t)KEY_F(1) : 0;
}

/* What curses has read already. */
static struct input
take_input(struct terminal *term)
{
	wint_t code;
	struct input input = {.what = INPUT_NONE};
	int result = get_wch(&code);
	if (result == KEY_CODE_YES && code == KEY_RESIZE) {
		take_size(term);
		return (struct input){.what = INPUT_RESIZE, .x = term->width, .y = term->height};
	}
	if (result == KEY_CODE_YES && code == KEY_MOUSE)
		return mouse_input();
	if (result == KEY_CODE_YES)
		input.key = key_of(code);
	else if (result == OK)
		input.key = code == '\n' ? (uint32_t)K_ENTER : (uint32_t)code;
	if (input.key)
		input.what = INPUT_KEY;
	return input;
}

bool
term_has_input(const struct terminal *term)
{
	struct pollfd fd = {.fd = STDIN_FILENO, .events = POLLIN};
	(void)term;
	return poll(&fd, 1, 0) != 0;
}

struct input
term_read(struct terminal *term, int wait, const volatile int *stop)
{
	struct input input = take_input(term);
	if (input.what != INPUT_NONE)
		return input;
	struct pollfd fd = {.fd = STDIN_FILENO, .events = POLLIN};
	int ready = *stop ? 0 : poll(&fd, 1, wait);
	if (*stop)
		return (struct input){.what = INPUT_END};
	if (ready > 0 && fd.revents & POLLIN)
		input = take_input(term);
	if (ready > 0 && input.what == INPUT_NONE && fd.revents & (POLLHUP | POLLERR | POLLNVAL))
		input.what = INPUT_END;
	if (ready < 0 && errno == EINTR) /* a resize, perhaps */
		input = take_input(term);
	return input;
}

void
term_forget(struct terminal *term)
{
	(void)term;
	flushinp();
	for (int i = 0; i < TYPED_AHEAD && ungetch(' ') != ERR; i++)
		;
	flushinp();
}

/* ------------------------------------------------------------------ output -- */

static bool
same_cell(const struct cell *a, const struct cell *b)
{
	return !memcmp(a->characters, b->characters, sizeof a->characters) && a->role == b->role &&
	    a->width == b->width;
}

static void
put_cell(struct terminal *term, int x, int y, const struct cell *cell)
{
	wchar_t characters[CELL_CHARACTERS + 1] = {0};
	for (int i = 0; i < CELL_CHARACTERS && cell->characters[i]; i++)
		characters[i] = (wchar_t)cell->characters[i];
	cchar_t drawn;
	if (setcchar(&drawn, characters, term->attributes[cell->role], term->pairs[cell->role], NULL) == OK)
		mvadd_wch(y, x, &drawn);
}

void
term_show(struct terminal *term, const struct canvas *canvas)
{
	int width = canvas->width < term->width ? canvas->width : term->width;
	int height = canvas->height < term->height ? canvas->height : term->height;
	for (int y = 0; y < height; y++)
		for (int x = 0; x < width; x++) {
			const struct cell *cell = &canvas->cells[y * canvas->width + x];
			struct cell *shown = &term->shown[y * term->width + x];
			if (same_cell(cell, shown))
				continue;
			*shown = *cell;
			if (cell->width)
				put_cell(term, x, y, cell);
		}
	move(canvas->cursor_y, canvas->cursor_x);
	refresh();
}
