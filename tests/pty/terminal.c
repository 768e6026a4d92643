#include "tests/pty/terminal.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <vterm.h>

enum { COLOURS = 256, SLICE = 20, WRITE_LIMIT = 1000, KILL_LIMIT = 500 };

/* The Linux console sets a colour by ESC ] P nrrggbb, without an end, which to
 * any other terminal is a string that never stops. So it is taken out on the way. */
enum linux_state { LINUX_TEXT, LINUX_ESCAPE, LINUX_BRACKET, LINUX_COLOUR };

struct terminal {
	VTerm *vterm;
	VTermScreen *screen;
	int fd;
	pid_t pid;
	int status;
	bool ended, closed, cursor_visible;
	int columns, rows;
	uint64_t received, received_at_input;
	int64_t started_at, sent_at, read_at;
	uint32_t palette[COLOURS], palette_at_start[COLOURS];
	bool is_linux;
	enum linux_state linux_state;
	char linux_colour[8];
	unsigned linux_digits;
};

static int64_t
now(void)
{
	struct timespec time;
	clock_gettime(CLOCK_MONOTONIC, &time);
	return (int64_t)time.tv_sec * 1000000000 + time.tv_nsec;
}

static int64_t
deadline_in(int limit)
{
	return now() + (int64_t)limit * 1000000;
}

/* Milliseconds left, rounded up, at most SLICE; 0 when over. */
static int
slice_until(int64_t deadline)
{
	int64_t left = (deadline - now() + 999999) / 1000000;
	if (left <= 0)
		return 0;
	return left < SLICE ? (int)left : SLICE;
}

/* ---------------------------------------------------------------- colours -- */

static void
set_palette(struct terminal *terminal)
{
	static const uint32_t console[16] = {0x000000, 0xaa0000, 0x00aa00, 0xaa5500, 0x0000aa,
	    0xaa00aa, 0x00aaaa, 0xaaaaaa, 0x555555, 0xff5555, 0x55ff55, 0xffff55, 0x5555ff, 0xff55ff,
	    0x55ffff, 0xffffff};
	static const uint32_t xterm[16] = {0x000000, 0xcd0000, 0x00cd00, 0xcdcd00, 0x0000ee, 0xcd00cd,
	    0x00cdcd, 0xe5e5e5, 0x7f7f7f, 0xff0000, 0x00ff00, 0xffff00, 0x5c5cff, 0xff00ff, 0x00ffff,
	    0xffffff};
	static const uint32_t levels[6] = {0, 0x5f, 0x87, 0xaf, 0xd7, 0xff};
	VTermState *state = vterm_obtain_state(terminal->vterm);
	for (int i = 0; i < COLOURS; i++) {
		int cube = i - 16;
		if (i < 16)
			terminal->palette[i] = terminal->is_linux ? console[i] : xterm[i];
		else if (i < 232) /* xterm's cube; libvterm's own is another */
			terminal->palette[i] = levels[cube / 36] << 16 | levels[cube / 6 % 6] << 8 | levels[cube % 6];
		else
			terminal->palette[i] = (uint32_t)(8 + 10 * (i - 232)) * 0x010101;
	}
	memcpy(terminal->palette_at_start, terminal->palette, sizeof terminal->palette);
	vterm_state_set_bold_highbright(state, terminal->is_linux);
}

static void
reset_palette(struct terminal *terminal)
{
	memcpy(terminal->palette, terminal->palette_at_start, sizeof terminal->palette);
}

/* OSC 4;n;rgb:rr/gg/bb (any number of hex digits a part) and OSC 104. */
static int
handle_osc(const char *command, size_t size, void *closure)
{
	struct terminal *terminal = closure;
	char copy[64];
	unsigned index, red, green, blue;
	snprintf(copy, sizeof copy, "%.*s", (int)size, command);
	if (sscanf(copy, "4;%u;rgb:%2x%*[0-9a-fA-F]/%2x%*[0-9a-fA-F]/%2x", &index, &red, &green,
	    &blue) != 4 &&
	    sscanf(copy, "4;%u;rgb:%2x/%2x/%2x", &index, &red, &green, &blue) != 4) {
		if (strcmp(copy, "104") == 0)
			reset_palette(terminal);
		return 1;
	}
	if (index < COLOURS)
		terminal->palette[index] = red << 16 | green << 8 | blue;
	return 1;
}

static void
set_linux_colour(struct terminal *terminal)
{
	char *end;
	unsigned long value = strtoul(terminal->linux_colour, &end, 16);
	if (*end == '\0')
		terminal->palette[value >> 24 & 15] = value & 0xffffff;
}

static uint32_t
colour_rgb(const struct terminal *terminal, const VTermColor *colour, uint32_t default_colour)
{
	if (VTERM_COLOR_IS_DEFAULT_FG(colour) || VTERM_COLOR_IS_DEFAULT_BG(colour))
		return default_colour;
	if (VTERM_COLOR_IS_INDEXED(colour))
		return terminal->palette[colour->indexed.idx];
	return (uint32_t)colour->rgb.red << 16 | (uint32_t)colour->rgb.green << 8 | colour->rgb.blue;
}

/* ----------------------------------------------------------- bytes in, out -- */

/* What of the next byte goes on to libvterm: 0 to 3 bytes into `out`. */
static size_t
filter_linux(struct terminal *terminal, char byte, char out[3])
{
	switch (terminal->linux_state) {
	case LINUX_TEXT:
		if (byte != '\033')
			break;
		terminal->linux_state = LINUX_ESCAPE;
		return 0;
	case LINUX_ESCAPE:
		terminal->linux_state = byte == ']' ? LINUX_BRACKET : LINUX_TEXT;
		memcpy(out, (char[]){'\033', byte}, 2);
		return byte == ']' ? 0 : 2;
	case LINUX_BRACKET:
		terminal->linux_state = byte == 'P' ? LINUX_COLOUR : LINUX_TEXT;
		terminal->linux_digits = 0;
		if (byte == 'R')
			reset_palette(terminal);
		memcpy(out, (char[]){'\033', ']', byte}, 3);
		return byte == 'P' || byte == 'R' ? 0 : 3;
	case LINUX_COLOUR:
		terminal->linux_colour[terminal->linux_digits++] = byte;
		if (terminal->linux_digits < 7)
			return 0;
		terminal->linux_colour[7] = '\0';
		set_linux_colour(terminal);
		terminal->linux_state = LINUX_TEXT;
		return 0;
	}
	out[0] = byte;
	return 1;
}

static void
interpret(struct terminal *terminal, const char *bytes, size_t size)
{
	if (!terminal->is_linux) {
		vterm_input_write(terminal->vterm, bytes, size);
		return;
	}
	for (size_t i = 0; i < size; i++) {
		char out[3];
		vterm_input_write(terminal->vterm, out, filter_linux(terminal, bytes[i], out));
	}
}

/* Writes all, or gives up when the program reads nothing for WRITE_LIMIT. */
static void
write_all(struct terminal *terminal, const char *bytes, size_t size)
{
	while (size > 0 && !terminal->closed) {
		ssize_t written = write(terminal->fd, bytes, size);
		if (written > 0) {
			bytes += written;
			size -= (size_t)written;
			continue;
		}
		struct pollfd ready = {.fd = terminal->fd, .events = POLLOUT};
		if (errno != EINTR && (errno != EAGAIN || poll(&ready, 1, WRITE_LIMIT) <= 0))
			return;
	}
}

/* Writes what libvterm has to say: keys that we gave it, or its replies. */
static void
flush_output(struct terminal *terminal)
{
	char bytes[4096];
	size_t size = vterm_output_read(terminal->vterm, bytes, sizeof bytes);
	write_all(terminal, bytes, size);
}

static void
begin_input(struct terminal *terminal)
{
	terminal->received_at_input = terminal->received;
	terminal->sent_at = now();
}

/* Reads what is there, up to `room`, and notes when the last of it came. */
static size_t
read_available(struct terminal *terminal, char *bytes, size_t room)
{
	size_t size = 0;
	while (size < room) {
		ssize_t got = read(terminal->fd, bytes + size, room - size);
		if (got <= 0) {
			if (got < 0 && errno == EINTR)
				continue;
			terminal->closed = got == 0 || errno != EAGAIN;
			break;
		}
		terminal->read_at = now();
		size += (size_t)got;
	}
	return size;
}

/* Waits at most `limit`, then reads all and only then interprets it, so that our
 * own work is in nobody's measure. True when bytes came. */
static bool
pump(struct terminal *terminal, int limit)
{
	char bytes[65536];
	struct pollfd ready = {.fd = terminal->fd, .events = POLLIN};
	if (terminal->closed || poll(&ready, 1, limit) <= 0)
		return false;
	size_t size = read_available(terminal, bytes, sizeof bytes);
	terminal->received += size;
	interpret(terminal, bytes, size);
	if (!terminal->closed)
		flush_output(terminal);
	return size > 0;
}

/* ------------------------------------------------------------------- start -- */

static void
run_child(char *const argv[], const struct terminal_options *options)
{
	static const char *const unwanted[] = {"COLUMNS", "LINES", "COLORTERM", "ESCDELAY", "TERMINFO",
	    "TERMCAP", "NCURSES_NO_UTF8_ACS", "NCURSES_NO_PADDING", "LANGUAGE"};
	for (size_t i = 0; i < sizeof unwanted / sizeof *unwanted; i++)
		unsetenv(unwanted[i]);
	setenv("TERM", options->term ? options->term : "xterm-256color", 1);
	setenv("LANG", "C.UTF-8", 1);
	setenv("LC_ALL", "C.UTF-8", 1);
	for (const char *const *entry = options->environment; entry && *entry; entry++)
		putenv(strdup(*entry));
	if (options->folder && chdir(options->folder) != 0)
		_exit(127);
	if (options->errors) {
		int fd = open(options->errors, O_WRONLY | O_CREAT | O_APPEND, 0666);
		if (fd < 0 || dup2(fd, STDERR_FILENO) < 0)
			_exit(127);
		close(fd);
	}
	execvp(argv[0], argv);
	_exit(127);
}

static int
handle_property(VTermProp property, VTermValue *value, void *closure)
{
	struct terminal *terminal = closure;
	if (property == VTERM_PROP_CURSORVISIBLE)
		terminal->cursor_visible = value->boolean;
	return 1;
}

static void
make_screen(struct terminal *terminal)
{
	static const VTermScreenCallbacks callbacks = {.settermprop = handle_property};
	static const VTermParserCallbacks fallbacks = {.osc = handle_osc};
	terminal->vterm = vterm_new(terminal->rows, terminal->columns);
	if (!terminal->vterm)
		abort();
	vterm_set_utf8(terminal->vterm, 1);
	terminal->screen = vterm_obtain_screen(terminal->vterm);
	vterm_screen_set_callbacks(terminal->screen, &callbacks, terminal);
	vterm_screen_set_unrecognised_fallbacks(terminal->screen, &fallbacks, terminal);
	vterm_screen_enable_altscreen(terminal->screen, 1);
	vterm_screen_reset(terminal->screen, 1);
	set_palette(terminal);
}

struct terminal *
terminal_start(char *const argv[], const struct terminal_options *options)
{
	struct terminal *terminal = calloc(1, sizeof *terminal);
	if (!terminal)
		abort();
	terminal->columns = options->columns ? options->columns : 80;
	terminal->rows = options->rows ? options->rows : 25;
	terminal->is_linux = options->term && strcmp(options->term, "linux") == 0;
	terminal->cursor_visible = true;
	make_screen(terminal);
	struct winsize size = {.ws_col = (unsigned short)terminal->columns,
	    .ws_row = (unsigned short)terminal->rows};
	terminal->started_at = terminal->read_at = terminal->sent_at = now();
	terminal->pid = forkpty(&terminal->fd, NULL, NULL, &size);
	if (terminal->pid < 0) {
		fprintf(stderr, "terminal: no pseudo-terminal: %s\n", strerror(errno));
		vterm_free(terminal->vterm);
		free(terminal);
		return NULL;
	}
	if (terminal->pid == 0)
		run_child(argv, options);
	fcntl(terminal->fd, F_SETFL, fcntl(terminal->fd, F_GETFL) | O_NONBLOCK);
	fcntl(terminal->fd, F_SETFD, FD_CLOEXEC);
	return terminal;
}

static void
close_fd(struct terminal *terminal)
{
	if (terminal->fd >= 0)
		close(terminal->fd);
	terminal->fd = -1;
	terminal->closed = true;
}

void
terminal_free(struct terminal *terminal)
{
	if (!terminal)
		return;
	close_fd(terminal);
	if (!terminal->ended) {
		kill(terminal->pid, SIGHUP);
		if (!terminal_wait_exit(terminal, KILL_LIMIT, NULL)) {
			kill(terminal->pid, SIGKILL);
			waitpid(terminal->pid, NULL, 0);
		}
	}
	vterm_free(terminal->vterm);
	free(terminal);
}

/* ------------------------------------------------------------------- input -- */

struct key {
	const char *name;
	VTermKey key;
	const char *on_linux; /* where the console sends something else */
	VTermModifier modifier;
};

static const struct key keys[] = {
	{.name = "Up", .key = VTERM_KEY_UP},
	{.name = "Down", .key = VTERM_KEY_DOWN},
	{.name = "Left", .key = VTERM_KEY_LEFT},
	{.name = "Right", .key = VTERM_KEY_RIGHT},
	{.name = "Enter", .key = VTERM_KEY_ENTER},
	{.name = "Escape", .key = VTERM_KEY_ESCAPE},
	{.name = "Backspace", .key = VTERM_KEY_BACKSPACE},
	{.name = "Tab", .key = VTERM_KEY_TAB},
	{.name = "Backtab", .key = VTERM_KEY_TAB, .on_linux = "\033\t", .modifier = VTERM_MOD_SHIFT},
	{.name = "Insert", .key = VTERM_KEY_INS},
	{.name = "Delete", .key = VTERM_KEY_DEL},
	{.name = "PageUp", .key = VTERM_KEY_PAGEUP},
	{.name = "PageDown", .key = VTERM_KEY_PAGEDOWN},
	{.name = "Home", .key = VTERM_KEY_HOME, .on_linux = "\033[1~"},
	{.name = "End", .key = VTERM_KEY_END, .on_linux = "\033[4~"},
	{.name = "F1", .key = VTERM_KEY_FUNCTION(1), .on_linux = "\033[[A"},
	{.name = "F2", .key = VTERM_KEY_FUNCTION(2), .on_linux = "\033[[B"},
	{.name = "F3", .key = VTERM_KEY_FUNCTION(3), .on_linux = "\033[[C"},
	{.name = "F4", .key = VTERM_KEY_FUNCTION(4), .on_linux = "\033[[D"},
	{.name = "F5", .key = VTERM_KEY_FUNCTION(5), .on_linux = "\033[[E"},
	{.name = "F6", .key = VTERM_KEY_FUNCTION(6)},
	{.name = "F7", .key = VTERM_KEY_FUNCTION(7)},
	{.name = "F8", .key = VTERM_KEY_FUNCTION(8)},
	{.name = "F9", .key = VTERM_KEY_FUNCTION(9)},
	{.name = "F10", .key = VTERM_KEY_FUNCTION(10)},
	{.name = "F11", .key = VTERM_KEY_FUNCTION(11)},
	{.name = "F12", .key = VTERM_KEY_FUNCTION(12)},
};

/* Decodes one character of well-formed UTF-8 and steps over it; 0 at the end. */
static uint32_t
next_character(const char **text)
{
	const unsigned char *bytes = (const unsigned char *)*text;
	if (*bytes == 0)
		return 0;
	unsigned more = *bytes >= 0xf0 ? 3 : *bytes >= 0xe0 ? 2 : *bytes >= 0xc0 ? 1 : 0;
	uint32_t character = more ? *bytes & (0x3fu >> more) : *bytes;
	for (bytes++; more && (*bytes & 0xc0) == 0x80; more--, bytes++)
		character = character << 6 | (*bytes & 0x3f);
	*text = (const char *)bytes;
	return character;
}

static bool
press_character(struct terminal *terminal, const char *text, VTermModifier modifier)
{
	uint32_t character = next_character(&text);
	if (!character || *text)
		return false;
	begin_input(terminal);
	vterm_keyboard_unichar(terminal->vterm, character, modifier);
	flush_output(terminal);
	return true;
}

static void
press_key(struct terminal *terminal, const struct key *key)
{
	begin_input(terminal);
	if (terminal->is_linux && key->on_linux) {
		write_all(terminal, key->on_linux, strlen(key->on_linux));
		return;
	}
	vterm_keyboard_key(terminal->vterm, key->key, key->modifier);
	flush_output(terminal);
}

bool
terminal_key(struct terminal *terminal, const char *name)
{
	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
		if (strcmp(keys[i].name, name) == 0) {
			press_key(terminal, &keys[i]);
			return true;
		}
	}
	if (strcmp(name, "Space") == 0)
		return press_character(terminal, " ", VTERM_MOD_NONE);
	if (strncmp(name, "Ctrl-", 5) == 0)
		return press_character(terminal, name + 5, VTERM_MOD_CTRL);
	if (strncmp(name, "Alt-", 4) == 0)
		return press_character(terminal, name + 4, VTERM_MOD_ALT);
	return press_character(terminal, name, VTERM_MOD_NONE);
}

void
terminal_type(struct terminal *terminal, const char *text)
{
	begin_input(terminal);
	for (uint32_t character; (character = next_character(&text));) {
		vterm_keyboard_unichar(terminal->vterm, character, VTERM_MOD_NONE);
		flush_output(terminal);
	}
}

void
terminal_send(struct terminal *terminal, const char *bytes, size_t size)
{
	begin_input(terminal);
	write_all(terminal, bytes, size);
}

bool
terminal_marks_paste(struct terminal *terminal)
{
	char marks[64];
	vterm_keyboard_start_paste(terminal->vterm);
	vterm_keyboard_end_paste(terminal->vterm);
	return vterm_output_read(terminal->vterm, marks, sizeof marks) > 0;
}

static void
press_button(struct terminal *terminal, int column, int row, int button)
{
	begin_input(terminal);
	vterm_mouse_move(terminal->vterm, row, column, VTERM_MOD_NONE);
	vterm_mouse_button(terminal->vterm, button, true, VTERM_MOD_NONE);
	if (button < 4)
		vterm_mouse_button(terminal->vterm, button, false, VTERM_MOD_NONE);
	flush_output(terminal);
}

void
terminal_click(struct terminal *terminal, int column, int row)
{
	press_button(terminal, column, row, 1);
}

void
terminal_wheel(struct terminal *terminal, int column, int row, bool down)
{
	press_button(terminal, column, row, down ? 5 : 4);
}

void
terminal_resize(struct terminal *terminal, int columns, int rows)
{
	struct winsize size = {.ws_col = (unsigned short)columns, .ws_row = (unsigned short)rows};
	terminal->columns = columns;
	terminal->rows = rows;
	vterm_set_size(terminal->vterm, rows, columns);
	begin_input(terminal);
	ioctl(terminal->fd, TIOCSWINSZ, &size);
}

/* ----------------------------------------------------------------- waiting -- */

static bool
wait_shows(struct terminal *terminal, const char *text, bool shown, int limit)
{
	int64_t deadline = deadline_in(limit);
	while (terminal_shows(terminal, text) != shown) {
		int slice = slice_until(deadline);
		if (slice == 0 || terminal->closed)
			return false;
		pump(terminal, slice);
	}
	return true;
}

bool
terminal_wait_text(struct terminal *terminal, const char *text, int limit)
{
	return wait_shows(terminal, text, true, limit);
}

bool
terminal_wait_gone(struct terminal *terminal, const char *text, int limit)
{
	return wait_shows(terminal, text, false, limit);
}

bool
terminal_wait_answer(struct terminal *terminal, int limit)
{
	int64_t deadline = deadline_in(limit);
	while (terminal->received == terminal->received_at_input) {
		int slice = slice_until(deadline);
		if (slice == 0 || terminal->closed)
			return false;
		pump(terminal, slice);
	}
	return true;
}

bool
terminal_wait_quiet(struct terminal *terminal, int quiet, int limit)
{
	int64_t deadline = deadline_in(limit), quiet_at = deadline_in(quiet);
	while (!terminal->closed) {
		int left = slice_until(quiet_at);
		if (left == 0)
			return true;
		if (pump(terminal, left))
			quiet_at = deadline_in(quiet);
		if (now() > deadline)
			return false;
	}
	return true;
}

bool
terminal_wait_exit(struct terminal *terminal, int limit, int *status)
{
	int64_t deadline = deadline_in(limit);
	while (!terminal->ended) {
		terminal->ended = waitpid(terminal->pid, &terminal->status, WNOHANG) == terminal->pid;
		int slice = slice_until(deadline);
		if (terminal->ended)
			break;
		if (slice == 0)
			return false;
		if (terminal->closed)
			poll(NULL, 0, 1); /* nothing left to wait on: ask again soon */
		else
			pump(terminal, slice);
	}
	while (pump(terminal, 0))
		;
	if (status)
		*status = terminal->status;
	return true;
}

bool
terminal_terminate(struct terminal *terminal, int limit, int *status)
{
	if (!terminal->ended)
		kill(terminal->pid, SIGTERM);
	return terminal_wait_exit(terminal, limit, status);
}

/* ------------------------------------------------------------------ screen -- */

void
terminal_size(const struct terminal *terminal, int *columns, int *rows)
{
	*columns = terminal->columns;
	*rows = terminal->rows;
}

static size_t
put_character(char *out, uint32_t character)
{
	if (character < 0x80) {
		out[0] = (char)character;
		return 1;
	}
	size_t more = character < 0x800 ? 1 : character < 0x10000 ? 2 : 3;
	static const unsigned char lead[] = {0, 0xc0, 0xe0, 0xf0};
	for (size_t i = more; i > 0; i--, character >>= 6)
		out[i] = (char)(0x80 | (character & 0x3f));
	out[0] = (char)(lead[more] | character);
	return more + 1;
}

struct terminal_cell
terminal_cell(const struct terminal *terminal, int column, int row)
{
	struct terminal_cell result = {.text = " ", .width = 1};
	VTermScreenCell cell;
	if (!vterm_screen_get_cell(terminal->screen, (VTermPos){.row = row, .col = column}, &cell))
		return result;
	uint32_t white = terminal->palette[7], black = terminal->palette[0];
	result.foreground = colour_rgb(terminal, cell.attrs.reverse ? &cell.bg : &cell.fg,
	    cell.attrs.reverse ? black : white);
	result.background = colour_rgb(terminal, cell.attrs.reverse ? &cell.fg : &cell.bg,
	    cell.attrs.reverse ? white : black);
	result.bold = cell.attrs.bold;
	result.underline = cell.attrs.underline != 0;
	result.italic = cell.attrs.italic;
	result.blink = cell.attrs.blink;
	if (cell.chars[0] == UINT32_MAX) {
		result.text[0] = '\0';
		result.width = 0;
	} else if (cell.chars[0]) {
		size_t size = 0;
		for (int i = 0; i < VTERM_MAX_CHARS_PER_CELL && cell.chars[i]; i++)
			size += put_character(result.text + size, cell.chars[i]);
		result.text[size] = '\0';
		result.width = cell.width;
	}
	return result;
}

/* Writes a row without trailing spaces; returns its size. `out` has room for it. */
static size_t
put_row(const struct terminal *terminal, int row, char *out)
{
	size_t size = 0, end = 0;
	for (int column = 0; column < terminal->columns; column++) {
		struct terminal_cell cell = terminal_cell(terminal, column, row);
		size_t length = strlen(cell.text);
		memcpy(out + size, cell.text, length);
		size += length;
		if (strcmp(cell.text, " ") != 0)
			end = size;
	}
	return end;
}

static char *
room_for(const struct terminal *terminal, int rows)
{
	size_t row_size = (size_t)terminal->columns * sizeof((struct terminal_cell *)0)->text + 1;
	char *result = malloc(row_size * (size_t)rows + 1);
	if (!result)
		abort();
	return result;
}

char *
terminal_row(const struct terminal *terminal, int row)
{
	char *result = room_for(terminal, 1);
	result[put_row(terminal, row, result)] = '\0';
	return result;
}

char *
terminal_dump(const struct terminal *terminal)
{
	char *result = room_for(terminal, terminal->rows);
	size_t size = 0;
	for (int row = 0; row < terminal->rows; row++) {
		size += put_row(terminal, row, result + size);
		result[size++] = '\n';
	}
	result[size] = '\0';
	return result;
}

bool
terminal_shows(const struct terminal *terminal, const char *text)
{
	char *dump = terminal_dump(terminal);
	bool found = strstr(dump, text) != NULL;
	free(dump);
	return found;
}

struct terminal_cursor
terminal_cursor(const struct terminal *terminal)
{
	VTermPos position;
	vterm_state_get_cursorpos(vterm_obtain_state(terminal->vterm), &position);
	return (struct terminal_cursor){.column = position.col, .row = position.row,
	    .visible = terminal->cursor_visible};
}

/* ---------------------------------------------------------------- measures -- */

uint64_t
terminal_received(const struct terminal *terminal)
{
	return terminal->received;
}

int64_t
terminal_started_at(const struct terminal *terminal)
{
	return terminal->started_at;
}

int64_t
terminal_sent_at(const struct terminal *terminal)
{
	return terminal->sent_at;
}

int64_t
terminal_read_at(const struct terminal *terminal)
{
	return terminal->read_at;
}

pid_t
terminal_pid(const struct terminal *terminal)
{
	return terminal->pid;
}
