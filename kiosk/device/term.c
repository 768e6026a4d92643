#include "kiosk/device/term.h"

#include <curses.h>
#include <term.h>

#include <errno.h>
#include <locale.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

#include "kiosk/canvas/theme.h"
#include "kiosk/device/console.h"
#include "kiosk/device/decoder.h"

enum {
	SLOW_ESCAPE = 50,    /* ms between the bytes of a key, on a serial line or over ssh */
	PAUSE = 100,         /* ms without input after which the screen is painted anew */
	OFTEN = 1000,        /* ms from one such painting to the next */
	SELDOM = 60000,      /* the same on a serial line, where it takes seconds */
	PALETTE = 8,
};

/* Mouse clicks, by their SGR names; marks around pasted text; a cursor that underlines, as the Linux console's does: a
 * block would bite into the mark on which it stands. */
#define MODES_ON  "\033[?1000h\033[?1006h\033[?2004h\033[4 q"
#define MODES_OFF "\033[0 q\033[?2004l\033[?1006l\033[?1000l"

struct terminal {
	SCREEN *screen;
	const struct theme *theme;
	attr_t attributes[ROLE_COUNT];
	short pairs[ROLE_COUNT];
	cchar_t blanks[ROLE_COUNT];
	struct cell *shown;  /* what is on the screen */
	cchar_t *drawn;      /* a row on its way to curses */
	struct console *console; /* what it can show; NULL: all */
	int width, height;
	struct decoder decoder;
	bool is_serial;
	bool is_painted;     /* curses knows where the cursor is */
	bool is_stale;       /* others may have written on it: paint all of it at the next show */
	int64_t owed_at;     /* ms: when it is to be painted anew unless people go on; 0: it is not */
	int64_t repainted_at;
};

/* For term_rescue: as it was before, and what the terminal wants to hear. */
static struct termios before;
static volatile sig_atomic_t taken;
static char goodbye[256];

static volatile sig_atomic_t resized; /* set by a signal */

static int64_t
now(void)
{
	struct timespec time;
	clock_gettime(CLOCK_MONOTONIC, &time);
	return time.tv_sec * INT64_C(1000) + time.tv_nsec / 1000000;
}

/* ------------------------------------------------------------- the line -- */

/* The device behind stdin, also behind /dev/tty and /dev/console. */
static dev_t
device_of_line(void)
{
	struct stat about = {0};
	unsigned device;
	if (!ioctl(STDIN_FILENO, TIOCGDEV, &device))
		return device;
	fstat(STDIN_FILENO, &about);
	return about.st_rdev;
}

/* Neither a virtual console nor a pseudo-terminal, see devices.txt of Linux. */
static bool
is_serial(dev_t device)
{
	bool is_console = major(device) == 4 && minor(device) < 64;
	bool is_pseudo = major(device) >= 136 && major(device) <= 143;
	return !is_console && !is_pseudo;
}

static int
escape_wait_of_line(void)
{
	dev_t device = device_of_line();
	bool is_far = major(device) != 4 && (getenv("SSH_TTY") || getenv("SSH_CONNECTION"));
	return is_far || is_serial(device) ? SLOW_ESCAPE : 0;
}

/* ------------------------------------------------------------- taking over -- */

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
	use_default_colors(); /* the pair 0, to which curses returns after all that it writes, takes no bytes then */
	term->theme = theme_choose(colours ? COLORS : 0, colours && can_change_color());
	if (colours)
		set_palette(term->theme);
	for (short role = 0; role < ROLE_COUNT; role++) {
		const struct style *style = &term->theme->styles[role];
		term->attributes[role] = curses_attributes(style->attributes);
		if (style->foreground >= 0) {
			term->pairs[role] = (short)(role + 1);
			init_pair(term->pairs[role], style->foreground, style->background);
		}
		setcchar(&term->blanks[role], L" ", term->attributes[role], term->pairs[role], NULL);
	}
	bkgrnd(&term->blanks[ROLE_TEXT]);
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
	add_goodbye(MODES_OFF);
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
	free(term->drawn);
	term->shown = calloc((size_t)term->width * (size_t)term->height, sizeof *term->shown);
	term->drawn = calloc((size_t)term->width, sizeof *term->drawn);
	if (!term->shown || !term->drawn)
		abort();
}

static void
forget_cells(struct terminal *term)
{
	explicit_bzero(term->shown, (size_t)term->width * (size_t)term->height * sizeof *term->shown);
	explicit_bzero(term->drawn, (size_t)term->width * sizeof *term->drawn);
}

static void
on_resize(int signal)
{
	(void)signal;
	resized = 1;
}

static const char *
name_of_kind(void)
{
	const char *name = getenv("TERM");
	return name ? name : "";
}

/* Reports what is missing, before anything is written. */
static bool
can_place_text(void)
{
	int what;
	if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO) || tcgetattr(STDIN_FILENO, &before)) {
		status_report("%s is not a terminal; run it on one, or use --script",
		    isatty(STDIN_FILENO) ? "stdout" : "stdin");
		return false;
	}
	if (setupterm(NULL, STDOUT_FILENO, &what) == ERR) {
		status_report(what == 1 ? "the terminal \"%s\" prints on paper; use one with a screen, or set TERM"
		    : "the terminal \"%s\" is not known; set TERM", name_of_kind());
		return false;
	}
	bool can = cursor_address && (clear_screen || clr_eos);
	if (!can)
		status_report("the terminal \"%s\" cannot place text on its screen; use another, or set TERM to what it "
		    "is, for example TERM=linux", name_of_kind());
	del_curterm(cur_term);
	return can;
}

/* How curses is to behave. */
static void
set_curses(void)
{
	raw();
	noecho();
	nonl();
	idlok(stdscr, TRUE);
	leaveok(stdscr, FALSE);
	typeahead(-1); /* a screen is written whole, in one go */
	curs_set(1);
	endwin(); /* before the first, curses writes after every move of the cursor; the first refresh takes over again */
}

enum status
term_open(struct terminal **out, int escape_wait)
{
	if (!setlocale(LC_CTYPE, "C.UTF-8") && !setlocale(LC_CTYPE, "hu_HU.UTF-8"))
		setlocale(LC_CTYPE, "");
	if (!can_place_text())
		return STATUS_IO;
	struct terminal *term = calloc(1, sizeof *term);
	if (!term)
		abort();
	term->screen = newterm(NULL, stdout, stdin);
	if (!term->screen) {
		status_report("the terminal \"%s\" cannot be used; set TERM", name_of_kind());
		free(term);
		return STATUS_IO;
	}
	taken = true;
	sigaction(SIGWINCH, &(struct sigaction){.sa_handler = on_resize}, NULL);
	set_theme(term);
	prepare_rescue();
	set_curses();
	take_size(term);
	term->console = console_open(STDOUT_FILENO);
	term->is_serial = is_serial(device_of_line());
	decoder_init(&term->decoder, escape_wait == TERM_BY_LINE ? escape_wait_of_line() : escape_wait);
	*out = term;
	return STATUS_DONE;
}

/* What curses would not say. It waits in stdout; curses writes past that, so flush it before curses goes on. */
static void
say(const char *sequence)
{
	if (sequence)
		putp(sequence);
}

void
term_close(struct terminal *term)
{
	if (!term)
		return;
	term_forget(term);
	say(MODES_OFF);
	fflush(stdout);
	endwin();
	taken = false;
	delscreen(term->screen);
	console_close(term->console);
	forget_cells(term);
	free(term->shown);
	free(term->drawn);
	free(term);
}

void
term_size(const struct terminal *term, int *width, int *height)
{
	*width = term->width;
	*height = term->height;
}

/* ------------------------------------------------------------------ output -- */

/* setcchar() costs more than all the rest; without marks a cell differs in one field from a blank. */
static cchar_t
drawn_of(const struct terminal *term, const struct cell *cell)
{
	cchar_t drawn = term->blanks[cell->role];
	if (!cell->characters[1]) {
		drawn.chars[0] = (wchar_t)console_shown(term->console, cell->characters[0]);
		return drawn;
	}
	wchar_t characters[CELL_CHARACTERS + 1] = {0};
	for (int i = 0; i < CELL_CHARACTERS && cell->characters[i]; i++)
		characters[i] = (wchar_t)console_shown(term->console, cell->characters[i]);
	setcchar(&drawn, characters, term->attributes[cell->role], term->pairs[cell->role], NULL);
	return drawn;
}

/* Whether curses, too, holds it for one column, which it need not where Unicode goes on. */
static bool
is_narrow(const struct cell *cell)
{
	enum { FIRST_MARK = 0x300 };
	return cell->width == 1 && (cell->characters[0] < FIRST_MARK || wcwidth((wchar_t)cell->characters[0]) == 1);
}

static bool
is_same(const struct cell *a, const struct cell *b)
{
	return !memcmp(a, b, sizeof *a);
}

/* Hands curses all from the first to the last cell that differs from what is shown, up to a cell that is not narrow in
 * one go. */
static void
put_row(struct terminal *term, int y, const struct cell *row, int width)
{
	struct cell *shown = &term->shown[y * term->width];
	if (!memcmp(shown, row, (size_t)width * sizeof *row))
		return;
	int first = 0, end = width, count = 0;
	while (is_same(&shown[first], &row[first]))
		first++;
	while (is_same(&shown[end - 1], &row[end - 1]))
		end--;
	while (first && !row[first].width)
		first--;
	for (int x = first; x < end; x++) {
		if (!row[x].width)
			continue;
		term->drawn[count++] = drawn_of(term, &row[x]);
		if (x + 1 < end && is_narrow(&row[x]))
			continue;
		mvadd_wchnstr(y, x + 1 - count, term->drawn, count);
		count = 0;
	}
	memcpy(shown, row, (size_t)width * sizeof *row);
}

/* Back to what curses believes, whatever others did. */
static void
reset_state(void)
{
	int x, y;
	getyx(curscr, y, x);
	vid_attr(A_NORMAL, 0, NULL);
	say(exit_attribute_mode);
	say(exit_alt_charset_mode);
	say(change_scroll_region ? tparm(change_scroll_region, 0, LINES - 1) : NULL);
	say(cursor_normal);
	say(tparm(cursor_address, y, x));
}

/* Writes what curses has; all of it, or what differs from what it wrote before. */
static void
write_screen(struct terminal *term, bool all)
{
	if (!term->is_painted) {
		say(MODES_ON);
	} else if (all) {
		reset_state();
		redrawwin(stdscr);
	}
	fflush(stdout);
	term->is_painted = true;
	refresh();
}

void
term_show(struct terminal *term, const struct canvas *canvas)
{
	int width = canvas->width < term->width ? canvas->width : term->width;
	int height = canvas->height < term->height ? canvas->height : term->height;
	if (term->is_stale && console_renew(term->console, STDOUT_FILENO))
		forget_cells(term);
	for (int y = 0; y < height; y++)
		put_row(term, y, &canvas->cells[y * canvas->width], width);
	move(canvas->cursor_y, canvas->cursor_x);
	write_screen(term, term->is_stale);
	term->is_stale = false;
}

/* ------------------------------------------------------------------- input -- */

static struct input
resize(struct terminal *term)
{
	struct winsize size;
	resized = 0;
	if (!ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) && size.ws_row && size.ws_col)
		resizeterm(size.ws_row, size.ws_col);
	clearok(curscr, TRUE); /* what the terminal made of the old screen is anybody's guess */
	take_size(term);
	console_renew(term->console, STDOUT_FILENO);
	return (struct input){.what = INPUT_RESIZE, .x = term->width, .y = term->height};
}

static int
poll_line(int wait)
{
	struct pollfd fd = {.fd = STDIN_FILENO, .events = POLLIN};
	return poll(&fd, 1, wait);
}

/* Takes all that has come; false: the terminal is gone. */
static bool
take_bytes(struct terminal *term)
{
	char bytes[DECODER_ROOM / 4];
	ssize_t size;
	size_t room;
	do {
		size = read(STDIN_FILENO, bytes, sizeof bytes);
		room = size > 0 ? decoder_add(&term->decoder, bytes, (size_t)size, now()) : 0;
	} while (room == sizeof bytes && poll_line(0) > 0);
	bool gone = !size || (size < 0 && errno != EINTR && errno != EAGAIN);
	explicit_bzero(bytes, sizeof bytes);
	return !gone;
}

bool
term_has_input(const struct terminal *term)
{
	return decoder_has_bytes(&term->decoder) || poll_line(0);
}

static int
least(int64_t left, int wait)
{
	return wait >= 0 && wait < left ? wait : (int)left;
}

/* How long to wait for bytes: until then nothing else is to be done. */
static int
longest_wait(const struct terminal *term, int64_t clock, int64_t until)
{
	int wait = least(until - clock, decoder_wait(&term->decoder, clock));
	return term->owed_at ? least(term->owed_at > clock ? term->owed_at - clock : 0, wait) : wait;
}

/* After input the screen is painted anew, once people pause: for others may have written on it. */
static void
owe_repaint(struct terminal *term, int64_t clock)
{
	int64_t next = term->repainted_at + (term->is_serial ? SELDOM : OFTEN);
	term->owed_at = clock + PAUSE > next ? clock + PAUSE : next;
}

static void
pay_repaint(struct terminal *term, int64_t clock)
{
	if (!term->owed_at || clock < term->owed_at)
		return;
	term->owed_at = 0;
	term->repainted_at = clock;
	write_screen(term, true);
}

/* Whether the line, or something else before it, is ready within `wait` ms. */
static int
poll_all(int wait, const struct pollfd *others, size_t count, bool *is_other)
{
	struct pollfd fds[1 + TERM_OTHERS] = {{.fd = STDIN_FILENO, .events = POLLIN}};
	memcpy(fds + 1, others, count * sizeof *fds);
	int ready = poll(fds, 1 + count, wait);
	*is_other = false;
	for (size_t i = 1; ready > 0 && i <= count; i++)
		*is_other |= fds[i].revents != 0;
	return ready > 0 && !fds[0].revents ? 0 : ready;
}

struct input
term_read(struct terminal *term, int wait, const volatile sig_atomic_t *stop, const struct pollfd *others,
    size_t count)
{
	for (int64_t clock = now(), until = clock + wait;; clock = now()) {
		struct input input = decoder_next(&term->decoder, clock);
		if (*stop)
			return (struct input){.what = INPUT_END};
		if (resized)
			return resize(term);
		if (input.what != INPUT_NONE) {
			owe_repaint(term, clock);
			return input;
		}
		pay_repaint(term, clock);
		if (clock >= until)
			break;
		bool is_other;
		int ready = poll_all(longest_wait(term, clock, until), others, count, &is_other);
		if (ready > 0 && !take_bytes(term))
			return (struct input){.what = INPUT_END};
		if (is_other)
			return (struct input){.what = INPUT_OTHER};
	}
	term->is_stale |= !term->is_serial;
	return (struct input){.what = INPUT_NONE};
}

void
term_forget(struct terminal *term)
{
	decoder_wipe(&term->decoder);
	tcflush(STDIN_FILENO, TCIFLUSH);
	set_palette(term->theme);
	say(MODES_ON);
	term->is_stale = true;
}
