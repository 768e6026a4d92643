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
#include <unistr.h>

#include "kiosk/canvas/theme.h"
#include "kiosk/device/console.h"
#include "kiosk/device/decoder.h"
#include "kiosk/device/paint.h"

enum {
	SLOW_ESCAPE = 50,    /* ms between the bytes of a key, on a serial line or over ssh */
	PAUSE = 100,         /* ms without input after which the screen is painted anew */
	OFTEN = 1000,        /* ms from one such painting to the next */
	SELDOM = 60000,      /* the same on a serial line, where it takes seconds */
	PALETTE = 8,
	USUAL_WIDTH = 80, USUAL_HEIGHT = 24,
};

/* Mouse clicks, by their SGR names; marks around pasted text; a cursor that underlines, as the Linux console's does: a
 * block would bite into the mark on which it stands. */
#define MODES_ON  "\033[?1000h\033[?1006h\033[?2004h\033[4 q"
#define MODES_OFF "\033[0 q\033[?2004l\033[?1006l\033[?1000l"

struct terminal {
	const struct theme *theme;
	char *looks[ROLE_COUNT]; /* what makes a role of the terminal's own look */
	bool is_plain;       /* the pen has its own look, but for colours */
	struct paint paint;  /* what is on the screen */
	struct console *console; /* what it can show; NULL: all */
	struct decoder decoder;
	bool is_serial;
	bool is_stale;       /* others may have written on it: paint all of it at the next show */
	int64_t owed_at;     /* ms: when it is to be painted anew unless people go on; 0: it is not */
	int64_t repainted_at;
};

/* For term_rescue: as it was before, and what the terminal wants to hear. */
static struct termios before;
static volatile sig_atomic_t taken;
static char goodbye[256];

static volatile sig_atomic_t resized; /* set by a signal */

/* What waits to be written, in one go. */
static struct {
	char *bytes;
	size_t used, room;
} output;

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

/* ------------------------------------------------------------------ saying -- */

static void
write_bytes(const char *bytes, size_t size)
{
	if (output.room - output.used < size) {
		char *old = output.bytes;
		output.room = 2 * (output.used + size);
		output.bytes = malloc(output.room);
		if (!output.bytes)
			abort();
		if (old) {
			memcpy(output.bytes, old, output.used);
			explicit_bzero(old, output.used);
		}
		free(old);
	}
	memcpy(output.bytes + output.used, bytes, size);
	output.used += size;
}

/* A sequence of terminfo; NULL: the terminal has none. Delays ("$<5>") are left out: who still needs them stops us by
 * the line. */
static void
say(const char *sequence)
{
	while (sequence && *sequence) {
		bool delay = sequence[0] == '$' && sequence[1] == '<' && strchr(sequence, '>');
		size_t size = delay ? strcspn(sequence, ">") + 1 : 1 + strcspn(sequence + 1, "$");
		if (!delay)
			write_bytes(sequence, size);
		sequence += size;
	}
}

/* Nothing of it stays. */
static void
flush(void)
{
	size_t done = 0;
	while (done < output.used) {
		ssize_t size = write(STDOUT_FILENO, output.bytes + done, output.used - done);
		if (size < 0 && errno != EINTR && errno != EAGAIN)
			break; /* it hung up, which shows in reading */
		done += size > 0 ? (size_t)size : 0;
	}
	if (output.bytes)
		explicit_bzero(output.bytes, output.used);
	output.used = 0;
}

/* ----------------------------------------------------------------- the pen -- */

/* What goes with colours: the terminal may not have all at once. */
static unsigned
attributes_of(const struct style *style)
{
	enum { NO_UNDERLINE = 2, NO_REVERSE = 4, NO_BOLD = 32 }; /* of ncv in terminfo(5) */
	int without = style->foreground >= 0 && no_color_video > 0 ? no_color_video : 0;
	return style->attributes & ~((without & NO_UNDERLINE ? STYLE_UNDERLINE : 0u) |
	    (without & NO_REVERSE ? STYLE_REVERSE : 0u) | (without & NO_BOLD ? STYLE_BOLD : 0u));
}

static void
pen_go(void *closure, int x, int y)
{
	(void)closure;
	say(tparm(cursor_address, (long)y, (long)x));
}

static void
pen_role(void *closure, unsigned role)
{
	struct terminal *term = closure;
	if (!term->is_plain)
		say(exit_attribute_mode);
	write_bytes(term->looks[role], strlen(term->looks[role]));
	term->is_plain = !attributes_of(&term->theme->styles[role]);
}

static void
pen_put(void *closure, const struct cell *cell)
{
	const struct terminal *term = closure;
	for (int i = 0; i < CELL_CHARACTERS && cell->characters[i]; i++) {
		uint8_t bytes[4];
		int size = u8_uctomb(bytes, console_shown(term->console, cell->characters[i]), sizeof bytes);
		write_bytes((char *)bytes, size > 0 ? (size_t)size : 0);
	}
}

/* What is erased takes the colours of the pen, or the terminal's own. */
static bool
pen_can_erase(void *closure, unsigned role)
{
	const struct terminal *term = closure;
	const struct style *style = &term->theme->styles[role];
	return clr_eol && !attributes_of(style) && (style->background < 0 || back_color_erase);
}

static void
pen_erase(void *closure)
{
	(void)closure;
	say(clr_eol);
}

/* By a sequence for so many rows, or one for each. */
static void
say_times(const char *many, const char *one, int times)
{
	if (many && (times > 1 || !one))
		say(tparm(many, (long)times));
	else
		while (times-- > 0)
			say(one);
}

static void
pen_scroll(void *closure, int top, int bottom, int rows)
{
	const struct terminal *term = closure;
	say(tparm(change_scroll_region, (long)top, (long)bottom));
	pen_go(closure, 0, rows > 0 ? bottom : top);
	if (rows > 0)
		say_times(parm_index, scroll_forward, rows);
	else
		say_times(parm_rindex, scroll_reverse, -rows);
	say(tparm(change_scroll_region, 0L, (long)term->paint.height - 1));
}

/* ------------------------------------------------------------- taking over -- */

static long
terminfo_level(uint32_t level)
{
	return (long)(level * 1000 / 255);
}

static void
set_palette(const struct theme *theme)
{
	for (long i = 0; theme->palette && i < PALETTE; i++)
		say(tparm(initialize_color, i, terminfo_level(theme->palette[i] >> 16 & 0xff),
		    terminfo_level(theme->palette[i] >> 8 & 0xff), terminfo_level(theme->palette[i] & 0xff)));
}

static char *
look_of(const struct style *style)
{
	unsigned attributes = attributes_of(style);
	say(attributes & STYLE_BOLD ? enter_bold_mode : NULL);
	say(attributes & STYLE_UNDERLINE ? enter_underline_mode : NULL);
	say(attributes & STYLE_REVERSE ? enter_reverse_mode : NULL);
	if (style->foreground >= 0) {
		say(tparm(set_a_foreground, (long)style->foreground));
		say(tparm(set_a_background, (long)style->background));
	}
	char *look = strndup(output.bytes ? output.bytes : "", output.used);
	if (!look)
		abort();
	output.used = 0;
	return look;
}

static void
set_theme(struct terminal *term)
{
	bool colours = max_colors > 0 && set_a_foreground && set_a_background;
	term->theme = theme_choose(colours ? max_colors : 0, colours && can_change && initialize_color);
	for (int role = 0; role < ROLE_COUNT; role++)
		term->looks[role] = look_of(&term->theme->styles[role]);
}

static void
prepare_rescue(void)
{
	static const char *const capabilities[] = {"sgr0", "oc", "op", "cnorm", "rmcup"};
	for (size_t i = 0; i < sizeof capabilities / sizeof *capabilities; i++) {
		const char *sequence = tigetstr(capabilities[i]);
		say(sequence == (char *)-1 ? NULL : sequence);
	}
	say(MODES_OFF "\r\n");
	size_t size = output.used < sizeof goodbye ? output.used : sizeof goodbye - 1;
	memcpy(goodbye, output.bytes, size);
	goodbye[size] = 0;
	output.used = 0;
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

/* As the line says, else as is usual for the terminal. */
static void
take_size(struct terminal *term)
{
	struct winsize size;
	bool known = !ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) && size.ws_row && size.ws_col;
	int width = known ? size.ws_col : columns > 0 ? columns : USUAL_WIDTH;
	int height = known ? size.ws_row : lines > 0 ? lines : USUAL_HEIGHT;
	paint_destroy(&term->paint);
	paint_init(&term->paint, &(struct pen){
		.scrolls = change_scroll_region && (parm_index || scroll_forward) && (parm_rindex || scroll_reverse),
		.spares_corner = auto_right_margin && !eat_newline_glitch,
		.go = pen_go, .role = pen_role, .put = pen_put, .can_erase = pen_can_erase, .erase = pen_erase,
		.scroll = pen_scroll, .closure = term,
	}, width, height);
}

static void
on_resize(int signal)
{
	(void)signal;
	resized = 1;
}

/* Gives the terminal back until it goes on; then all is as after a resize. */
static void
on_suspend(int signal)
{
	(void)signal;
	term_rescue();
	raise(SIGSTOP);
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
	if (!can) {
		status_report("the terminal \"%s\" cannot place text on its screen; use another, or set TERM to what it "
		    "is, for example TERM=linux", name_of_kind());
		del_curterm(cur_term);
	}
	return can;
}

/* Bytes as they are typed; lines as they are written. */
static void
take_over(struct terminal *term)
{
	struct termios raw = before;
	raw.c_iflag &= ~(tcflag_t)(BRKINT | PARMRK | INPCK | ISTRIP | INLCR | IGNCR | ICRNL | IXON);
	raw.c_oflag &= ~(tcflag_t)(ONLCR | OCRNL);
	raw.c_lflag &= ~(tcflag_t)(ICANON | ECHO | ECHONL | ISIG | IEXTEN);
	raw.c_cc[VMIN] = 1;
	raw.c_cc[VTIME] = 0;
	tcsetattr(STDIN_FILENO, TCSADRAIN, &raw);
	taken = true;
	say(enter_ca_mode);
	say(change_scroll_region ? tparm(change_scroll_region, 0L, (long)term->paint.height - 1) : NULL);
	say(exit_attribute_mode);
	say(exit_insert_mode);
	say(enter_am_mode);
	say(cursor_normal);
	say(MODES_ON);
	set_palette(term->theme);
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
	set_theme(term);
	prepare_rescue();
	take_size(term);
	take_over(term);
	sigaction(SIGWINCH, &(struct sigaction){.sa_handler = on_resize}, NULL);
	sigaction(SIGTSTP, &(struct sigaction){.sa_handler = on_suspend}, NULL);
	term->console = console_open(STDOUT_FILENO);
	term->is_serial = is_serial(device_of_line());
	decoder_init(&term->decoder, escape_wait == TERM_BY_LINE ? escape_wait_of_line() : escape_wait);
	*out = term;
	return STATUS_DONE;
}

void
term_close(struct terminal *term)
{
	if (!term)
		return;
	term_forget(term);
	output.used = 0;
	say(tparm(cursor_address, (long)term->paint.height - 1, 0L));
	flush();
	term_rescue();
	del_curterm(cur_term);
	console_close(term->console);
	paint_destroy(&term->paint);
	for (int role = 0; role < ROLE_COUNT; role++)
		free(term->looks[role]);
	free(output.bytes);
	memset(&output, 0, sizeof output);
	free(term);
}

void
term_size(const struct terminal *term, int *width, int *height)
{
	*width = term->paint.width;
	*height = term->paint.height;
}

/* ------------------------------------------------------------------ output -- */

/* The terminal as this program wants it, whatever others did. */
static void
reset_state(const struct terminal *term)
{
	say(exit_attribute_mode);
	say(exit_alt_charset_mode);
	say(change_scroll_region ? tparm(change_scroll_region, 0L, (long)term->paint.height - 1) : NULL);
	say(cursor_normal);
}

void
term_show(struct terminal *term, const struct canvas *canvas)
{
	if (term->is_stale) {
		console_renew(term->console, STDOUT_FILENO);
		reset_state(term);
		paint_forget(&term->paint);
	}
	term->is_stale = false;
	paint_show(&term->paint, canvas);
	flush();
}

/* ------------------------------------------------------------------- input -- */

/* What the terminal made of the old screen is anybody's guess. */
static struct input
resize(struct terminal *term)
{
	resized = 0;
	take_size(term);
	if (!taken)
		take_over(term);
	console_renew(term->console, STDOUT_FILENO);
	return (struct input){.what = INPUT_RESIZE, .x = term->paint.width, .y = term->paint.height};
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
	reset_state(term);
	paint_again(&term->paint);
	flush();
}

/* Whether the line, or something else before it, is ready within `wait` ms. */
static int
poll_both(int wait, const struct pollfd *other, bool *is_other)
{
	struct pollfd fds[] = {{.fd = STDIN_FILENO, .events = POLLIN}, *other};
	int ready = poll(fds, 2, wait);
	*is_other = ready > 0 && fds[1].revents;
	return ready > 0 && !fds[0].revents ? 0 : ready;
}

struct input
term_read(struct terminal *term, int wait, const volatile sig_atomic_t *stop, const struct pollfd *other)
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
		int ready = poll_both(longest_wait(term, clock, until), other, &is_other);
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
