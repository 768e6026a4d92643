/* The real program on a real pseudo-terminal. What it should show is asked from
 * `kalauz --script`: the headless screen and the terminal's must be the same.
 *
 * KALAUZ, KALAUZ_DATA and KALAUZ_CATALOGUE name other files than those beside this test. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <fcntl.h>
#include <libgen.h>
#include <limits.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "kiosk/canvas/theme.h"
#include "tests/pty/terminal.h"
#include "tests/support/support.h"

enum {
	LIMIT = 20000,     /* ms until something hangs */
	ANSWER = 150,      /* ms to wait for a byte after a key that may change nothing */
	MAX_ARGUMENTS = 16,
	MAX_KEYS = 96,
	MAX_SCREEN = 400000,
};
#define NOW    "2026-11-23T09:41"
#define START  "Miben segíthetünk?"
#define NOTICE "A tájékoztató most nem érhető el"
#define EVENT  "Gyermek születik"

static char program[PATH_MAX], builder[PATH_MAX], catalogue[PATH_MAX], folder[PATH_MAX];

/* ----------------------------------------------------------------- helpers -- */

static char *
text_of(const char *format, ...)
{
	static char ring[16][PATH_MAX];
	static int next;
	char *text = ring[next++ % 16];
	va_list arguments;
	va_start(arguments, format);
	vsnprintf(text, PATH_MAX, format, arguments);
	va_end(arguments);
	return text;
}

static char *
in_folder(const char *name)
{
	return text_of("%s/%s", folder, name);
}

static void
find_file(char *out, const char *variable, const char *beside)
{
	char self[PATH_MAX];
	ssize_t size = readlink("/proc/self/exe", self, sizeof self - 1);
	const char *given = getenv(variable);
	self[size > 0 ? size : 0] = 0;
	if (!realpath(given ? given : text_of("%s/%s", dirname(self), beside), out))
		*out = 0;
}

static char *
read_whole(const char *path)
{
	char *bytes = support_read(path, NULL);
	return bytes ? bytes : calloc(1, 1);
}

static void
write_whole(const char *path, const char *text)
{
	support_write(path, text, strlen(text));
}

static int64_t
milliseconds(void)
{
	struct timespec time;
	clock_gettime(CLOCK_MONOTONIC, &time);
	return time.tv_sec * INT64_C(1000) + time.tv_nsec / 1000000;
}

static void
copy_file(const char *from, const char *to, long size)
{
	size_t all;
	char *bytes = support_read(from, &all);
	assert_non_null(bytes);
	support_write(to, bytes, size < 0 ? all : (size_t)size);
	free(bytes);
}

/* ------------------------------------------------------- starting programs -- */

struct run {
	const char *term;
	int columns, rows;
	const char *catalogue, *config;
	bool locked;
	bool in_shell; /* that says what was before and after */
};

static void
add(char **arguments, const char *argument)
{
	while (*arguments)
		arguments++;
	*arguments = (char *)(uintptr_t)argument;
}

static void
add_program(char **arguments, const struct run *run)
{
	add(arguments, program);
	add(arguments, "--catalogue");
	add(arguments, run->catalogue ? run->catalogue : catalogue);
	add(arguments, "--now");
	add(arguments, NOW);
	if (run->locked)
		add(arguments, "--kiosk");
	add(arguments, "--config");
	add(arguments, run->config ? run->config : "/dev/null");
}

static struct terminal *
start_without_waiting(const struct run *run)
{
	char *arguments[MAX_ARGUMENTS] = {0};
	if (run->in_shell) {
		add(arguments, "sh");
		add(arguments, "-c");
		add(arguments, "echo ELOTTE; a=$(stty -g); \"$@\"; echo \"vege $?\"; "
		    "test \"$a\" = \"$(stty -g)\" && echo EGYEZIK");
		add(arguments, "sh");
	}
	add_program(arguments, run);
	struct terminal_options options = {.term = run->term, .columns = run->columns, .rows = run->rows,
		.folder = folder, .errors = run->in_shell ? NULL : in_folder("stderr")};
	unlink(in_folder("stderr"));
	struct terminal *t = terminal_start(arguments, &options);
	assert_non_null(t);
	return t;
}

static void
fail_with_screen(struct terminal *t, const char *what)
{
	char *dump = terminal_dump(t), *errors = read_whole(in_folder("stderr"));
	struct terminal_cursor cursor = terminal_cursor(t);
	fprintf(stderr, "%s; the screen, cursor %d,%d%s:\n%s--- stderr: %.2000s\n", what, cursor.column,
	    cursor.row, cursor.visible ? "" : " hidden", dump, errors);
	free(dump);
	free(errors);
	fail_msg("%s", what);
}

static void
wait_text(struct terminal *t, const char *text)
{
	if (!terminal_wait_text(t, text, LIMIT))
		fail_with_screen(t, text_of("no \"%s\"", text));
}

static struct terminal *
start(const struct run *run)
{
	struct terminal *t = start_without_waiting(run);
	wait_text(t, START);
	terminal_wait_quiet(t, 30, LIMIT);
	return t;
}

/* The child of the shell. */
static pid_t
program_pid(const struct terminal *t, const struct run *run)
{
	int pid = terminal_pid(t);
	if (run->in_shell) {
		char *children = read_whole(text_of("/proc/%d/task/%d/children", pid, pid));
		assert_int_equal(sscanf(children, "%d", &pid), 1);
		free(children);
	}
	return pid;
}

static void
end(struct terminal *t)
{
	int status;
	assert_true(terminal_terminate(t, LIMIT, &status));
	assert_true(WIFEXITED(status));
	assert_int_equal(WEXITSTATUS(status), 0);
	terminal_free(t);
}

/* -------------------------------------------- what the headless one shows -- */

struct screen {
	char *rows; /* of "\n"-ended lines */
	int cursor_x, cursor_y;
};

struct screens {
	char *output;
	struct screen items[MAX_KEYS + 1];
	size_t count;
};

static void
add_screen(struct screens *screens, char *block)
{
	struct screen *screen = &screens->items[screens->count++];
	char *rows = strchr(block, '\n') + 1, *cursor = strstr(rows, "--- cursor ");
	assert_non_null(cursor);
	assert_int_equal(sscanf(cursor, "--- cursor %d,%d", &screen->cursor_x, &screen->cursor_y), 2);
	*cursor = 0;
	screen->rows = rows;
}

/* Runs script lines, "show" after each; the first screen is the one before all. */
static struct screens
headless(const struct run *run, const char *const *lines)
{
	struct screens screens = {0};
	FILE *script = fopen(in_folder("script"), "w");
	assert_non_null(script);
	fprintf(script, "show\n");
	for (; *lines; lines++)
		fprintf(script, "%s\nshow\n", *lines);
	fclose(script);
	assert_int_equal(system(text_of(
	    "'%s' --config /dev/null --script '%s' --size %dx%d --now %s --catalogue '%s' >'%s'",
	    program, in_folder("script"), run->columns ? run->columns : 80, run->rows ? run->rows : 25, NOW,
	    run->catalogue ? run->catalogue : catalogue, in_folder("shown"))), 0);
	screens.output = read_whole(in_folder("shown"));
	for (char *at = screens.output; *at;) {
		char *cursor = strstr(at, "--- cursor ");
		assert_non_null(cursor);
		char *after = strchr(cursor, '\n') + 1;
		add_screen(&screens, at);
		at = after;
	}
	return screens;
}

static bool
looks_like(struct terminal *t, const struct screen *screen)
{
	struct terminal_cursor cursor = terminal_cursor(t);
	char *dump = terminal_dump(t);
	bool same = !strcmp(dump, screen->rows) && cursor.visible && cursor.column == screen->cursor_x &&
	    cursor.row == screen->cursor_y;
	free(dump);
	return same;
}

static void
wait_screen(struct terminal *t, const struct screen *screen, const char *after)
{
	int64_t until = milliseconds() + LIMIT;
	while (!looks_like(t, screen)) {
		if (milliseconds() > until) {
			fprintf(stderr, "--- expected, cursor %d,%d:\n%s", screen->cursor_x, screen->cursor_y,
			    screen->rows);
			fail_with_screen(t, text_of("another screen after %s", after));
		}
		terminal_wait_quiet(t, 5, LIMIT);
	}
}

/* Ends the visit with a change to see; what was typed before that is thrown away. */
static void
finish(struct terminal *t, const struct screen *first)
{
	terminal_key(t, "F1");
	wait_text(t, "Súgó");
	assert_true(terminal_wait_gone(t, START, LIMIT));
	terminal_key(t, "F10");
	wait_screen(t, first, "F10");
}

/* Does a script's line at the terminal: key, click or resize; wheel at the middle. */
static void
act(struct terminal *t, const char *line)
{
	int x, y, columns, rows;
	if (!strncmp(line, "key ", 4))
		assert_true(terminal_key(t, line + 4));
	else if (sscanf(line, "click %d %d", &x, &y) == 2)
		terminal_click(t, x, y);
	else if (sscanf(line, "resize %dx%d", &x, &y) == 2)
		terminal_resize(t, x, y);
	else {
		terminal_size(t, &columns, &rows);
		terminal_wheel(t, columns / 2, rows / 2, strcmp(line, "wheel -1") != 0);
	}
}

/* The mark stands left of the cursor, and not above it; in the footer the cursor's words
 * are lit; a notice has neither. */
static void
check_focus(struct terminal *t, const char *after)
{
	struct terminal_cursor cursor = terminal_cursor(t);
	struct terminal_cell here = terminal_cell(t, cursor.column, cursor.row), bar = {.text = ""}, above = {.text = ""};
	int columns, rows;
	terminal_size(t, &columns, &rows);
	if (cursor.column > 0)
		bar = terminal_cell(t, cursor.column - 1, cursor.row);
	if (cursor.column > 0 && cursor.row > 0)
		above = terminal_cell(t, cursor.column - 1, cursor.row - 1);
	if (!cursor.visible)
		fail_with_screen(t, text_of("the cursor is hidden after %s", after));
	if (!strcmp(bar.text, "▌") && strcmp(above.text, "▌"))
		return;
	struct terminal_cell edge = terminal_cell(t, 0, cursor.row);
	if (cursor.row >= rows - 4 && (here.background != edge.background || here.bold != edge.bold))
		return;
	fail_with_screen(t, text_of("the cursor is not on the focus after %s", after));
}

/* Runs the lines on both; the screens must be the same after each. */
static void
walk(const struct run *run, const char *const *lines, bool check_marks)
{
	struct screens expected = headless(run, lines);
	struct terminal *t = start(run);
	wait_screen(t, &expected.items[0], "start");
	for (size_t i = 0; lines[i]; i++) {
		act(t, lines[i]);
		wait_screen(t, &expected.items[i + 1], lines[i]);
		if (check_marks)
			check_focus(t, text_of("%s (line %zu)", lines[i], i + 1));
	}
	end(t);
	free(expected.output);
}

/* ------------------------------------------------------------------ drawing -- */

static void
test_start_screen_appears(void **state)
{
	struct run run = {0};
	(void)state;
	struct terminal *t = start(&run);
	assert_true(terminal_shows(t, EVENT));
	assert_true(terminal_shows(t, "F6"));
	check_focus(t, "start");
	end(t);
}

/* Every kind of screen: start, life event, service, its links (documents, offices, law),
 * words of a text, help, glossary, term, language; English; the footer. */
static const char *const long_walk[] = {
	"key Down", "key Down", "key Up", "key Right", "key Left", "key End", "key PageUp", "key 1", "key Tab",
	"key Tab", "key Right", "key Left", "key Up", "key Enter", "key Down", "key PageDown", "key End",
	"key PageUp", "key 2", "key Enter", "key Down", "key Down", "key Down", "key PageDown", "key PageDown",
	"key PageUp", "key Right", "key Right", "key Left", "key End", "key Down", "key Up", "key 1",
	"key Enter", "key Down", "key End", "key Escape", "key 4", "key Enter", "key Down", "key End",
	"key Backspace", "key 6", "key Enter", "key Down", "key End", "key Escape", "key 8", "key Enter",
	"key Down", "key Escape", "key F1", "key Down", "key PageDown", "key End", "key Escape", "key F6", "key Right", "key Escape", "key F5",
	"key Down", "key PageDown", "key Enter", "key Down", "key Escape", "key Escape", "key F2", "key Down",
	"key Enter", "key Down", "key End", "key F3", "key Down", "key F10", "key Down", NULL,
};

static void
test_walk_in_three_sizes(void **state)
{
	static const struct run runs[] = {
		{.columns = 80, .rows = 25}, {.columns = 40, .rows = 14}, {.columns = 120, .rows = 33},
	};
	(void)state;
	for (size_t i = 0; i < sizeof runs / sizeof *runs; i++)
		walk(&runs[i], long_walk, true);
}

/* Without the keys that vt100 doesn't have. */
static const char *const short_walk[] = {
	"key Down", "key Right", "key Enter", "key Down", "key Down", "key Enter", "key Down", "key Down",
	"key Tab", "key Tab", "key Up", "key Backspace", "key Backspace", "key 3", "key Enter", NULL,
};

static void
check_colours(const char *term, int colours, bool can_redefine)
{
	struct run run = {.term = term};
	const struct theme *theme = theme_choose(colours, can_redefine);
	struct terminal *t = start(&run);
	static const struct {
		int column, row;
		enum role role;
	} places[] = {{0, 0, ROLE_BAR}, {79, 0, ROLE_BAR}, {79, 12, ROLE_TEXT}, {79, 24, ROLE_FOOTER}};
	for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
		uint32_t is = terminal_cell(t, places[i].column, places[i].row).background;
		uint32_t should = theme_rgb(theme, theme->styles[places[i].role].background);
		for (int shift = 0; shift < 24; shift += 8)
			if (abs((int)(is >> shift & 0xff) - (int)(should >> shift & 0xff)) > 2)
				fail_with_screen(t, text_of("%s: cell %d,%d is on %06x, not %06x", term, places[i].column,
				    places[i].row, is, should));
	}
	end(t);
}

static void
test_kinds_of_terminals(void **state)
{
	static const char *const terms[] = {"vt100", "xterm", "linux", "xterm-256color"};
	(void)state;
	for (size_t i = 0; i < sizeof terms / sizeof *terms; i++) {
		struct run run = {.term = terms[i]};
		walk(&run, short_walk, true);
	}
	check_colours("linux", 8, true); /* its own palette arrives */
}

static void
test_unknown_terminal_is_refused(void **state)
{
	struct run run = {.term = "nincs-ilyen-terminal"};
	int status;
	(void)state;
	struct terminal *t = start_without_waiting(&run);
	assert_true(terminal_wait_exit(t, LIMIT, &status));
	assert_true(WIFEXITED(status) && WEXITSTATUS(status) != 0);
	char *errors = read_whole(in_folder("stderr"));
	assert_non_null(strstr(errors, "nincs-ilyen-terminal"));
	free(errors);
	terminal_free(t);
}

static void
test_resizes_keep_a_whole_screen(void **state)
{
	static const char *const lines[] = {
		"resize 80x25", "resize 40x14", "resize 100x30", "key Enter", "resize 120x33", "key 2", "resize 80x25",
		"key Enter", "resize 40x14", "key PageDown", "resize 100x30", "key Down", "resize 20x6", "key Down",
		"resize 200x60", "key F1", "resize 33x9", "key F5", "resize 120x33", "key F2", "resize 80x25", NULL,
	};
	struct run run = {.columns = 120, .rows = 33};
	(void)state;
	walk(&run, lines, false);
}

/* Smaller than anything is made for: nothing to see, but it lives and comes back. */
static void
test_absurd_sizes_are_survived(void **state)
{
	static const int sizes[][2] = {{1, 1}, {2, 1}, {1, 40}, {3, 2}, {300, 1}, {5, 3}, {400, 150}, {11, 4}};
	struct run run = {0};
	static const char *const nothing[] = {NULL};
	struct screens expected = headless(&run, nothing);
	struct terminal *t = start(&run);
	(void)state;
	for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
		static const char *const keys[] = {"Enter", "Down", "Enter", "PageDown", "Tab", "F5", "F3"};
		terminal_resize(t, sizes[i][0], sizes[i][1]);
		terminal_wait_answer(t, ANSWER);
		for (size_t k = 0; k < sizeof keys / sizeof *keys; k++) {
			terminal_key(t, keys[k]);
			terminal_wait_answer(t, ANSWER);
		}
	}
	terminal_resize(t, 80, 25);
	terminal_wait_answer(t, ANSWER);
	terminal_key(t, "F10");
	wait_screen(t, &expected.items[0], "F10");
	end(t);
	free(expected.output);
}

/* ------------------------------------------------------------------- input -- */

static void
test_escape_acts_at_once(void **state)
{
	struct run run = {0};
	int64_t best = INT64_MAX;
	(void)state;
	struct terminal *t = start(&run);
	for (int i = 0; i < 3; i++) {
		terminal_key(t, "Enter");
		assert_true(terminal_wait_gone(t, START, LIMIT));
		terminal_wait_quiet(t, 30, LIMIT);
		terminal_key(t, "Escape");
		wait_text(t, START);
		int64_t took = (terminal_read_at(t) - terminal_sent_at(t)) / 1000000;
		best = took < best ? took : best;
	}
	if (best >= 500)
		fail_msg("Escape took %lld ms", (long long)best);
	end(t);
}

/* All keys are waiting when the first is handled: none may be lost. */
static void
test_keys_typed_ahead_are_not_lost(void **state)
{
	static const char *const lines[] = {"key Down", "key Down", "key Enter", "key Down", NULL};
	struct run run = {0};
	struct screens expected = headless(&run, lines);
	struct terminal *t = start(&run);
	(void)state;
	kill(terminal_pid(t), SIGSTOP);
	for (size_t i = 0; lines[i]; i++)
		act(t, lines[i]);
	kill(terminal_pid(t), SIGCONT);
	wait_screen(t, &expected.items[4], "keys typed ahead");
	end(t);
	free(expected.output);
}

static void
test_mouse(void **state)
{
	static const char *const lines[] = {
		"click 8 7", "key Escape", "click 45 9", "wheel 1", "wheel 1", "wheel -1", "click 70 23", "key Escape",
		"key 1", "key Enter", "click 10 6", "wheel 1", "wheel 1", "wheel 1", "wheel -1", "click 12 23", NULL,
	};
	struct run run = {0};
	(void)state;
	walk(&run, lines, false);
	struct screens seen = headless(&run, lines);
	assert_null(strstr(seen.items[1].rows, START)); /* the clicks above do open something */
	assert_null(strstr(seen.items[3].rows, START));
	assert_string_not_equal(seen.items[4].rows, seen.items[3].rows);
	assert_string_not_equal(seen.items[12].rows, seen.items[11].rows);
	free(seen.output);
}

/* ------------------------------------------------------------ leaving, or not -- */

static void
check_given_back(struct terminal *t, const char *status)
{
	wait_text(t, status);
	wait_text(t, "EGYEZIK"); /* the line settings are as before */
	wait_text(t, "ELOTTE");  /* the screen is as before: rmcup was sent */
	assert_false(terminal_shows(t, "F6"));
	assert_true(terminal_cursor(t).visible);
	assert_true(terminal_wait_exit(t, LIMIT, NULL));
}

static void
test_ctrl_q_leaves_and_restores(void **state)
{
	static const char *const terms[] = {"xterm-256color", "xterm", "linux", "vt100"};
	(void)state;
	for (size_t i = 0; i < sizeof terms / sizeof *terms; i++) {
		struct run run = {.term = terms[i], .in_shell = true};
		struct terminal *t = start(&run);
		terminal_key(t, "Ctrl-q");
		wait_text(t, "vege 0");
		wait_text(t, "EGYEZIK");
		if (i < 2) /* the others have no second screen */
			check_given_back(t, "vege 0");
		terminal_free(t);
	}
}

static bool
is_stopped(pid_t pid)
{
	char state = '?', *stat = read_whole(text_of("/proc/%d/stat", (int)pid));
	char *after = strrchr(stat, ')');
	if (after)
		sscanf(after, ") %c", &state);
	free(stat);
	return state != 'S' && state != 'R' && state != 'D';
}

static void
test_locked_kiosk_does_not_end(void **state)
{
	static const char *const keys[] = {"Ctrl-c", "Ctrl-z", "Ctrl-\\", "Ctrl-d", "Ctrl-q", "Ctrl-x",
		"Ctrl-s", "Ctrl-o", "Ctrl-l", "Alt-q", "Ctrl-y", "Ctrl-v", "Ctrl-r"};
	static const int signals[] = {SIGINT, SIGTSTP, SIGQUIT, SIGTTIN, SIGTTOU, SIGPIPE, SIGWINCH};
	static const char *const lines[] = {"key Down", "key Enter", NULL};
	struct run run = {.locked = true};
	struct screens expected = headless(&run, lines);
	struct terminal *t = start(&run);
	(void)state;
	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
		terminal_key(t, keys[i]);
		terminal_wait_answer(t, ANSWER);
		if (terminal_wait_exit(t, 0, NULL) || is_stopped(terminal_pid(t)))
			fail_msg("%s ended it", keys[i]);
	}
	for (size_t i = 0; i < sizeof signals / sizeof *signals; i++) {
		kill(terminal_pid(t), signals[i]);
		terminal_wait_quiet(t, 50, LIMIT);
		if (terminal_wait_exit(t, 0, NULL) || is_stopped(terminal_pid(t)))
			fail_msg("signal %d ended it", signals[i]);
	}
	finish(t, &expected.items[0]);
	terminal_key(t, "Down");
	wait_screen(t, &expected.items[1], "keys and signals");
	terminal_key(t, "Enter");
	wait_screen(t, &expected.items[2], "keys and signals");
	end(t);
	free(expected.output);
}

static void
test_sigterm_ends_and_restores(void **state)
{
	struct run run = {.locked = true, .in_shell = true};
	(void)state;
	struct terminal *t = start(&run);
	kill(program_pid(t, &run), SIGTERM);
	check_given_back(t, "vege 0");
	terminal_free(t);
}

/* The harness would help with a signal; here the master is closed and nothing else done. */
static void
test_hang_up_ends_it_without_spinning(void **state)
{
	char *arguments[MAX_ARGUMENTS] = {0}, bytes[4096];
	struct run run = {.locked = true};
	int master, status;
	struct rusage usage;
	(void)state;
	add_program(arguments, &run);
	pid_t pid = forkpty(&master, NULL, NULL, &(struct winsize){.ws_col = 80, .ws_row = 25});
	assert_true(pid >= 0);
	if (!pid) {
		setenv("TERM", "xterm-256color", 1);
		execv(program, arguments);
		_exit(127);
	}
	struct pollfd ready = {.fd = master, .events = POLLIN};
	for (int quiet = 0, got = 0; !got || !quiet;) { /* until the first screen is out */
		quiet = poll(&ready, 1, got ? 300 : LIMIT) <= 0;
		assert_true(got || !quiet);
		if (!quiet)
			got = read(master, bytes, sizeof bytes) > 0;
	}
	close(master);
	int64_t until = milliseconds() + LIMIT;
	while (wait4(pid, &status, WNOHANG, &usage) != pid) {
		if (milliseconds() > until) {
			kill(pid, SIGKILL);
			waitpid(pid, NULL, 0);
			fail_msg("still there after the terminal is gone");
		}
		poll(NULL, 0, 10);
	}
	assert_true(WIFEXITED(status));
	assert_int_equal(WEXITSTATUS(status), 0);
	assert_true(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec < 5);
}

static bool
has_core_file(void)
{
	return !system(text_of("ls '%s' | grep -q core", folder));
}

static void
test_crash_gives_the_terminal_back(void **state)
{
	static const int signals[] = {SIGSEGV, SIGABRT, SIGBUS};
	(void)state;
	for (size_t i = 0; i < sizeof signals / sizeof *signals; i++) {
		struct run run = {.locked = i % 2, .in_shell = true};
		struct terminal *t = start(&run);
		kill(program_pid(t, &run), signals[i]);
		check_given_back(t, text_of("vege %d", 128 + signals[i]));
		terminal_free(t);
		assert_false(has_core_file());
	}
}

static void
test_crash_leaves_no_core(void **state)
{
	struct run run = {.locked = true};
	int status;
	(void)state;
	setrlimit(RLIMIT_CORE, &(struct rlimit){RLIM_INFINITY, RLIM_INFINITY});
	struct terminal *t = start(&run);
	kill(terminal_pid(t), SIGSEGV);
	assert_true(terminal_wait_exit(t, LIMIT, &status));
	assert_true(WIFSIGNALED(status));
	assert_int_equal(WTERMSIG(status), SIGSEGV);
	assert_false(WCOREDUMP(status));
	terminal_free(t);
	assert_false(has_core_file());
}

/* ------------------------------------------------------------------ privacy -- */

#define SENTINEL "zxqvSENTINEL"
#define FOLDED   "zxqvsentinel" /* as the search sees it */

enum found { FOUND_NOT, FOUND, CANNOT_LOOK };

/* The pattern with each character in so many bytes. */
static size_t
widened(const char *text, size_t bytes, char *out)
{
	size_t size = 0;
	for (; *text; text++) {
		memset(out + size, 0, bytes);
		out[size] = *text;
		size += bytes;
	}
	return size;
}

static bool
holds(const char *bytes, size_t size, const char *text)
{
	char pattern[4 * 64];
	for (size_t width = 1; width <= 4; width *= 2)
		if (memmem(bytes, size, pattern, widened(text, width, pattern)))
			return true;
	return false;
}

/* Whether the text is anywhere in the memory that the process can read. */
static enum found
look_in_memory(pid_t pid, const char *text)
{
	enum { PIECE = 1 << 22, MOST = 1 << 30 };
	char *maps = read_whole(text_of("/proc/%d/maps", (int)pid)), *bytes = malloc(PIECE + 256);
	int memory = open(text_of("/proc/%d/mem", (int)pid), O_RDONLY | O_CLOEXEC);
	enum found found = memory < 0 || !*maps ? CANNOT_LOOK : FOUND_NOT;
	uint64_t seen = 0;
	for (char *line = maps; *line && found == FOUND_NOT; line = strchr(line, '\n') + 1) {
		unsigned long from, to;
		char mode[5];
		if (sscanf(line, "%lx-%lx %4s", &from, &to, mode) != 3 || *mode != 'r')
			continue;
		if (to - from > MOST) /* a sanitizer's shadow */
			found = CANNOT_LOOK;
		for (; from < to && found == FOUND_NOT; from += PIECE) {
			size_t wanted = to - from < PIECE + 256 ? to - from : PIECE + 256;
			ssize_t got = pread(memory, bytes, wanted, (off_t)from);
			seen += got > 0 ? (uint64_t)got : 0;
			if (got > 0 && holds(bytes, (size_t)got, text))
				found = FOUND;
		}
	}
	if (found == FOUND_NOT && !seen)
		found = CANNOT_LOOK;
	if (memory >= 0)
		close(memory);
	free(maps);
	free(bytes);
	return found;
}

/* Down and up first: the program is at the visit, and not at what came before it. */
static void
warm_up(struct terminal *t)
{
	terminal_key(t, "Down");
	assert_true(terminal_wait_answer(t, LIMIT));
	terminal_wait_quiet(t, 50, LIMIT);
	terminal_key(t, "Up");
	assert_true(terminal_wait_answer(t, LIMIT));
	terminal_wait_quiet(t, 50, LIMIT);
}

static void
type_sentinel(struct terminal *t)
{
	warm_up(t);
	terminal_type(t, SENTINEL); /* into the search */
	wait_text(t, SENTINEL);
	terminal_key(t, "F3");
	wait_text(t, START);
	terminal_key(t, "Enter");
	assert_true(terminal_wait_gone(t, START, LIMIT));
	terminal_type(t, SENTINEL);
	terminal_key(t, "2");
	terminal_key(t, "Enter");
	wait_text(t, EVENT " › ");
	terminal_type(t, "/" SENTINEL);
	wait_text(t, SENTINEL);
	terminal_wait_quiet(t, 100, LIMIT);
}

static void
check_nothing_stays(struct terminal *t, const char *after)
{
	wait_text(t, START);
	terminal_wait_quiet(t, 100, LIMIT);
	enum found known = look_in_memory(terminal_pid(t), EVENT);
	if (known == CANNOT_LOOK) {
		print_message("SKIPPED: /proc/PID/mem cannot be read, or a sanitizer is there\n");
		end(t);
		skip();
	}
	assert_int_equal(known, FOUND); /* we do see its memory */
	if (look_in_memory(terminal_pid(t), SENTINEL) == FOUND)
		fail_msg("what was typed is in memory after %s", after);
	if (look_in_memory(terminal_pid(t), FOLDED) == FOUND)
		fail_msg("what was searched for is in memory after %s", after);
	end(t);
}

static void
test_finish_leaves_nothing_in_memory(void **state)
{
	struct run run = {0};
	(void)state;
	struct terminal *t = start(&run);
	type_sentinel(t);
	assert_int_not_equal(look_in_memory(terminal_pid(t), SENTINEL), FOUND_NOT);
	terminal_key(t, "F10");
	check_nothing_stays(t, "F10");
}

/* On the start screen alone. */
static void
test_finish_on_the_start_screen(void **state)
{
	struct run run = {0};
	(void)state;
	static const char *const nothing[] = {NULL};
	struct screens expected = headless(&run, nothing);
	struct terminal *t = start(&run);
	warm_up(t);
	terminal_key(t, "Down");
	terminal_type(t, SENTINEL);
	assert_true(terminal_wait_answer(t, LIMIT));
	terminal_key(t, "F10");
	wait_screen(t, &expected.items[0], "F10");
	free(expected.output);
	check_nothing_stays(t, "F10");
}

/* Begun before all other tests: it takes 30 seconds to be over. */
static struct terminal *idle_visit;

static void
begin_idle_visit(void)
{
	struct run run = {.config = in_folder("idle.conf")};
	write_whole(run.config, "idle_seconds = 10\nwarning_seconds = 20\n");
	idle_visit = start(&run);
	type_sentinel(idle_visit);
}

static void
test_idle_end_leaves_nothing_in_memory(void **state)
{
	(void)state;
	if (!terminal_wait_text(idle_visit, START, 40000 + LIMIT))
		fail_with_screen(idle_visit, "the visit did not end");
	struct terminal *t = idle_visit;
	idle_visit = NULL;
	check_nothing_stays(t, "the idle time");
}

/* -------------------------------------------------------------- the catalogue -- */

#define DATE       "A tartalom kelte: 2026. november 20."
#define OTHER_DATE "A tartalom kelte: 2026. március 4."

/* Switches the link in one step, as a synchronisation would. */
static void
switch_link(const char *to)
{
	unlink(in_folder("link.new"));
	assert_int_equal(symlink(to, in_folder("link.new")), 0);
	assert_int_equal(rename(in_folder("link.new"), in_folder("link.db")), 0);
}

static void
make_catalogues(void)
{
	copy_file(catalogue, in_folder("other.db"), -1);
	if (system(text_of("'%s' build -o '%s' --date 2026-03-04 tests/fixtures/screens >'%s' 2>&1 "
	    "&& mv '%s' '%s'", builder, in_folder("built.db"), in_folder("build.log"), in_folder("built.db"),
	    in_folder("other.db"))))
		print_message("no second catalogue: %s build failed; run from the repository\n", builder);
	copy_file(catalogue, in_folder("good.db"), -1);
	copy_file(catalogue, in_folder("short.db"), 100000);
}

static void
test_missing_catalogue_then_there(void **state)
{
	struct run run = {.catalogue = in_folder("late.db")};
	(void)state;
	struct terminal *t = start_without_waiting(&run);
	wait_text(t, NOTICE);
	assert_false(terminal_shows(t, EVENT));
	assert_true(terminal_cursor(t).visible);
	char *errors = read_whole(in_folder("stderr"));
	assert_non_null(strstr(errors, "late.db"));
	free(errors);
	copy_file(catalogue, in_folder("late.new"), -1);
	assert_int_equal(rename(in_folder("late.new"), in_folder("late.db")), 0);
	wait_text(t, START);
	end(t);
}

static void
test_corrupt_catalogue_is_a_notice(void **state)
{
	struct run run = {.catalogue = in_folder("short.db"), .locked = true};
	(void)state;
	struct terminal *t = start_without_waiting(&run);
	wait_text(t, NOTICE);
	terminal_key(t, "F10");
	terminal_key(t, "F3");
	terminal_key(t, "Enter");
	terminal_key(t, "F5");
	terminal_wait_quiet(t, 200, LIMIT);
	wait_text(t, NOTICE);
	end(t);
}

static void
test_new_catalogue_is_taken_up_between_visits(void **state)
{
	struct run run = {.catalogue = in_folder("link.db")};
	(void)state;
	switch_link("good.db");
	struct terminal *t = start(&run);
	wait_text(t, DATE);
	switch_link("other.db");
	wait_text(t, OTHER_DATE);
	assert_true(terminal_shows(t, START));
	end(t);
}

static void
test_new_catalogue_waits_for_the_end_of_the_visit(void **state)
{
	struct run run = {.catalogue = in_folder("link.db")};
	(void)state;
	switch_link("good.db");
	struct terminal *t = start(&run);
	terminal_key(t, "Enter");
	assert_true(terminal_wait_gone(t, START, LIMIT));
	switch_link("other.db");
	assert_false(terminal_wait_text(t, OTHER_DATE, 5000)); /* longer than the time between two looks */
	terminal_key(t, "F3");
	wait_text(t, START);
	assert_false(terminal_wait_text(t, OTHER_DATE, 5000));
	assert_true(terminal_shows(t, DATE));
	terminal_key(t, "F10");
	wait_text(t, OTHER_DATE);
	end(t);
}

static void
test_corrupt_new_catalogue_is_not_taken_up(void **state)
{
	struct run run = {.catalogue = in_folder("link.db")};
	static const char *const lines[] = {"key Down", "key Enter", NULL};
	(void)state;
	switch_link("good.db");
	struct screens expected = headless(&run, lines);
	struct terminal *t = start(&run);
	switch_link("short.db");
	assert_false(terminal_wait_text(t, NOTICE, 5000));
	finish(t, &expected.items[0]);
	terminal_key(t, "Down");
	terminal_key(t, "Enter");
	wait_screen(t, &expected.items[2], "Enter");
	char *errors = read_whole(in_folder("stderr"));
	assert_non_null(strstr(errors, "short.db"));
	free(errors);
	switch_link("other.db"); /* and a good one after it is */
	terminal_key(t, "F10");
	wait_text(t, OTHER_DATE);
	end(t);
	free(expected.output);
}

/* --------------------------------------------------------------------- main -- */

static int
set_up(void **state)
{
	(void)state;
	find_file(program, "KALAUZ", "kalauz");
	find_file(builder, "KALAUZ_DATA", "kalauz-data");
	find_file(catalogue, "KALAUZ_CATALOGUE", "catalogue.db");
	snprintf(folder, sizeof folder, "/tmp/kalauz-pty-XXXXXX");
	if (!*program || !*catalogue || !mkdtemp(folder)) {
		print_error("build kalauz and catalogue.db beside this test, or set KALAUZ and KALAUZ_CATALOGUE\n");
		return -1;
	}
	make_catalogues();
	begin_idle_visit();
	return 0;
}

static int
tear_down(void **state)
{
	(void)state;
	terminal_free(idle_visit);
	return system(text_of("rm -rf '%s'", folder));
}

int
main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_start_screen_appears),
		cmocka_unit_test(test_walk_in_three_sizes),
		cmocka_unit_test(test_kinds_of_terminals),
		cmocka_unit_test(test_unknown_terminal_is_refused),
		cmocka_unit_test(test_resizes_keep_a_whole_screen),
		cmocka_unit_test(test_absurd_sizes_are_survived),
		cmocka_unit_test(test_escape_acts_at_once),
		cmocka_unit_test(test_keys_typed_ahead_are_not_lost),
		cmocka_unit_test(test_mouse),
		cmocka_unit_test(test_ctrl_q_leaves_and_restores),
		cmocka_unit_test(test_locked_kiosk_does_not_end),
		cmocka_unit_test(test_sigterm_ends_and_restores),
		cmocka_unit_test(test_hang_up_ends_it_without_spinning),
		cmocka_unit_test(test_crash_gives_the_terminal_back),
		cmocka_unit_test(test_crash_leaves_no_core),
		cmocka_unit_test(test_finish_leaves_nothing_in_memory),
		cmocka_unit_test(test_finish_on_the_start_screen),
		cmocka_unit_test(test_missing_catalogue_then_there),
		cmocka_unit_test(test_corrupt_catalogue_is_a_notice),
		cmocka_unit_test(test_new_catalogue_is_taken_up_between_visits),
		cmocka_unit_test(test_new_catalogue_waits_for_the_end_of_the_visit),
		cmocka_unit_test(test_corrupt_new_catalogue_is_not_taken_up),
		cmocka_unit_test(test_idle_end_leaves_nothing_in_memory),
	};
	if (argc > 1)
		cmocka_set_test_filter(argv[1]);
	return cmocka_run_group_tests(tests, set_up, tear_down);
}
