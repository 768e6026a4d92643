/* Keys as terminals send them, and what others do to the screen and the process: the real program on a pseudo-terminal. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <fcntl.h>
#include <libgen.h>
#include <limits.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/pty/terminal.h"

enum { LIMIT = 20000, QUIET = 150 /* ms; longer than it takes to paint the screen anew */, STRAY_TRIES = 10 };
#define START  "Miben segíthetünk?"
#define SEARCH "Keresés:"
#define STRAY  "IDEGEN SZOVEG"

static char program[PATH_MAX], folder[PATH_MAX];

/* ----------------------------------------------------------------- helpers -- */

struct run {
	const char *term, *config; /* NULL: xterm-256color; none */
	bool locked, in_shell;
	const char *const *environment;
};

static const char *
in_folder(const char *name)
{
	static char paths[32][PATH_MAX + 16];
	static int next;
	char *path = paths[next++ % 32];
	snprintf(path, sizeof paths[0], "%s/%s", folder, name);
	return path;
}

static struct terminal *
start_without_waiting(const struct run *run)
{
	const char *arguments[16] = {"sh", "-c", "\"$@\"; echo \"vege $?\"; exec cat", "sh"};
	size_t count = run->in_shell ? 4 : 0;
	arguments[count++] = program;
	arguments[count++] = "--now";
	arguments[count++] = "2026-11-23T09:41";
	arguments[count++] = "--config";
	arguments[count++] = run->config ? run->config : "/dev/null";
	if (run->locked)
		arguments[count++] = "--kiosk";
	arguments[count] = NULL;
	unlink(in_folder("stderr"));
	struct terminal *t = terminal_start((char *const *)(uintptr_t)arguments, &(struct terminal_options){
	    .term = run->term, .errors = in_folder("stderr"), .environment = run->environment});
	assert_non_null(t);
	return t;
}

static void
fail_with_screen(struct terminal *t, const char *what, const char *detail)
{
	char *dump = terminal_dump(t);
	fprintf(stderr, "%s: %s\n%s", what, detail, dump);
	free(dump);
	fail_msg("%s: %s", what, detail);
}

static void
wait_text(struct terminal *t, const char *text)
{
	if (!terminal_wait_text(t, text, LIMIT))
		fail_with_screen(t, "not there", text);
}

static struct terminal *
start(const struct run *run)
{
	struct terminal *t = start_without_waiting(run);
	wait_text(t, START);
	terminal_wait_quiet(t, 30, LIMIT);
	return t;
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

static void
send(struct terminal *t, const char *bytes)
{
	terminal_send(t, bytes, strlen(bytes));
}

static void
open_search(struct terminal *t)
{
	terminal_key(t, "F4");
	wait_text(t, SEARCH);
	terminal_wait_quiet(t, 30, LIMIT);
}

static bool
errors_name(const char *text)
{
	char bytes[4096] = "";
	FILE *file = fopen(in_folder("stderr"), "r");
	if (file) {
		bytes[fread(bytes, 1, sizeof bytes - 1, file)] = 0;
		fclose(file);
	}
	return strstr(bytes, text) != NULL;
}

/* ------------------------------------------------------------------ letters -- */

static const char *const terms[] = {"xterm-256color", "linux", "vt220", "screen", "tmux", "rxvt"};
enum { TERMS = sizeof terms / sizeof *terms };

static void
test_letters_in_pieces(void **state)
{
	static const int pauses[] = {0, 1, 5, 50, 120}; /* ms */
	(void)state;
	for (size_t i = 0; i < TERMS; i++)
		for (size_t p = 0; p < sizeof pauses / sizeof *pauses; p++) {
			if (i && pauses[p] != 5)
				continue;
			struct terminal *t = start(&(struct run){.term = terms[i]});
			open_search(t);
			for (const char *byte = "árvíztűrő"; *byte; byte++) {
				terminal_send(t, byte, 1);
				poll(NULL, 0, pauses[p]);
			}
			wait_text(t, "árvíztűrő");
			end(t);
		}
}

static void
test_many_letters_in_single_bytes(void **state)
{
	struct terminal *t = start(&(struct run){.term = NULL});
	(void)state;
	open_search(t);
	for (int round = 0; round < 20; round++)
		for (const char *byte = "őű"; *byte; byte++)
			terminal_send(t, byte, 1);
	wait_text(t, "őűőűőűőűőűőűőűőűőűőűőűőűőűőűőűőűőűőűőűőű");
	end(t);
}

/* ------------------------------------------------------------- unknown keys -- */

static const char *const unknown[] = {
	"\033[29~", "\033[25~", "\033[34~", "\033[E", "\033OE", "\033[G", "\033[P", "\033[1;9A", "\033[1;5C", "\033[1;2H", "\033[5;5~",
	"\033[15;2~", "\033Oc", "\033[c", "\033[11^", "\033[23$", "\033[I", "\033[O", "\033[5;10R", "\033[?62;22c", "\033[>0;276;0c",
	"\033[?2004;1$y", "\033[0n", "\033]11;rgb:ffff/ffff/ffff\033\\", "\033]52;c;YXJ2aXo=\a", "\033P>|kitty\033\\", "\033_Gi=1;OK\033\\",
	"\033^5\033\\", "\033X5\033\\", "\033[97u", "\033[97;5u", "\033[27u", "\033[57358u", "\033[57417;1:1u", "\033[27;5;9~", "\033[1;1:3B",
	"\033[?1u", "\033[<35;5;6M", "\033[<0;5;6m", "\033[M#%%", "\033\033[B", "\033B", "\033b", "\0335", "\033á", "\033\r", "\xff", "\xc0\xaf",
	"\033[999999999999;99999999999999~",
};
enum { UNKNOWN = sizeof unknown / sizeof *unknown };

static void
expect_nothing(struct terminal *t, const char *term, const char *bytes)
{
	char *before = terminal_dump(t);
	struct terminal_cursor cursor = terminal_cursor(t);
	send(t, bytes);
	terminal_wait_quiet(t, QUIET, LIMIT);
	char *after = terminal_dump(t);
	if (strcmp(before, after) || terminal_cursor(t).row != cursor.row || terminal_cursor(t).column != cursor.column)
		fail_with_screen(t, term, bytes + (*bytes == '\033'));
	free(before);
	free(after);
}

/* One by one on one terminal, all at once on the others. */
static void
test_unknown_keys_do_nothing(void **state)
{
	char all[2048] = "";
	(void)state;
	for (size_t i = 0; i < UNKNOWN; i++)
		strcat(all, unknown[i]);
	for (size_t i = 0; i < TERMS; i++) {
		struct terminal *t = start(&(struct run){.term = terms[i]});
		for (int place = 0; place < 2; place++) {
			for (size_t k = 0; !i && k < UNKNOWN; k++)
				expect_nothing(t, terms[i], unknown[k]);
			expect_nothing(t, terms[i], all);
			if (place)
				continue;
			open_search(t);
			send(t, "jog");
			wait_text(t, "jog");
			terminal_wait_quiet(t, QUIET, LIMIT);
		}
		end(t);
	}
}

static void
test_cursor_keys_in_both_modes(void **state)
{
	static const char *const downs[] = {"\033[B", "\033OB"}, *const ups[] = {"\033[A", "\033OA"};
	(void)state;
	for (size_t i = 0; i < TERMS; i++) {
		struct terminal *t = start(&(struct run){.term = terms[i]});
		for (size_t mode = 0; mode < 2; mode++) {
			int row = terminal_cursor(t).row;
			send(t, downs[mode]);
			terminal_wait_answer(t, LIMIT);
			terminal_wait_quiet(t, QUIET, LIMIT);
			assert_true(terminal_cursor(t).row > row);
			send(t, ups[mode]);
			terminal_wait_answer(t, LIMIT);
			terminal_wait_quiet(t, QUIET, LIMIT);
			assert_int_equal(terminal_cursor(t).row, row);
		}
		end(t);
	}
}

static void
test_numeric_pad(void **state)
{
	struct terminal *t = start(&(struct run){.term = "linux"});
	(void)state;
	send(t, "\033Os\033OM"); /* 3, Enter */
	assert_true(terminal_wait_gone(t, START, LIMIT));
	terminal_key(t, "Escape");
	wait_text(t, START);
	open_search(t);
	send(t, "\033Op\033Oq\033Oy\033Ok\033On");
	wait_text(t, "019+.");
	end(t);
}

/* Where Escape waits, a key whose bytes come slowly is a key. */
static void
test_slow_lines(void **state)
{
	static const char *const environment[] = {"SSH_TTY=/dev/pts/9", NULL};
	struct terminal *t = start(&(struct run){.environment = environment});
	int row = terminal_cursor(t).row;
	(void)state;
	for (const char *byte = "\033[B"; *byte; byte++) {
		terminal_send(t, byte, 1);
		poll(NULL, 0, 15);
	}
	terminal_wait_quiet(t, QUIET, LIMIT);
	assert_true(terminal_cursor(t).row > row);
	open_search(t);
	terminal_key(t, "Escape");
	wait_text(t, START);
	end(t);
}

static void
test_the_wait_can_be_set(void **state)
{
	FILE *file = fopen(in_folder("slow.conf"), "w");
	struct run run = {.config = in_folder("slow.conf")};
	(void)state;
	assert_non_null(file);
	fputs("escape_milliseconds = 1000\n", file);
	assert_int_equal(fclose(file), 0);
	struct terminal *t = start(&run);
	int row = terminal_cursor(t).row;
	for (const char *byte = "\033[B"; *byte; byte++) {
		terminal_send(t, byte, 1);
		poll(NULL, 0, 100);
	}
	terminal_wait_quiet(t, QUIET, LIMIT);
	assert_true(terminal_cursor(t).row > row);
	end(t);
}

/* -------------------------------------------------------------------- paste -- */

static void
test_pasted_text_is_no_command(void **state)
{
	struct terminal *t = start(&(struct run){.term = NULL});
	(void)state;
	assert_true(terminal_marks_paste(t));
	expect_nothing(t, "paste", "\033[200~3\r\n+/\033[B\033OP\x11\033[201~");
	send(t, "\033[200~lej\xc3\xa1rt\r\na 5-\xc3\xb6s\r\033[201~");
	wait_text(t, "lejárt a 5-ös");
	terminal_wait_quiet(t, QUIET, LIMIT);
	assert_true(terminal_shows(t, SEARCH));
	terminal_key(t, "F10");
	wait_text(t, START);
	end(t);
}

static void
test_marks_of_pasting_are_off_at_every_exit(void **state)
{
	static const int signals[] = {SIGTERM, SIGHUP, SIGINT, SIGUSR1, SIGALRM, SIGSEGV};
	(void)state;
	for (size_t i = 0; i <= sizeof signals / sizeof *signals; i++) {
		struct terminal *t = start(&(struct run){.in_shell = true});
		char command[64];
		assert_true(terminal_marks_paste(t));
		snprintf(command, sizeof command, "pkill -%d -P %d", i ? signals[i - 1] : 0, (int)terminal_pid(t));
		if (!i)
			terminal_key(t, "Ctrl-q");
		else
			assert_int_equal(system(command), 0);
		wait_text(t, "vege");
		assert_false(terminal_marks_paste(t));
		terminal_free(t);
	}
}

/* --------------------------------------------------------------- the screen -- */

/*
 * By another program, at its place or where the cursor is, until it was seen: the kiosk paints over it by itself, now and
 * then so soon that nobody has read it.
 */
static void
write_stray(struct terminal *t, const char *bytes)
{
	char path[64];
	bool seen = false;
	snprintf(path, sizeof path, "/proc/%d/fd/0", (int)terminal_pid(t));
	int fd = open(path, O_WRONLY | O_NOCTTY);
	assert_true(fd >= 0);
	for (int tries = 0; tries < STRAY_TRIES && !seen; tries++) {
		assert_int_equal(write(fd, bytes, strlen(bytes)), strlen(bytes));
		seen = terminal_wait_text(t, STRAY, LIMIT / STRAY_TRIES);
	}
	close(fd);
	if (!seen)
		fail_with_screen(t, STRAY, "was never there");
}

static const char *const stray[] = {
	STRAY, "\r\n" STRAY "\r\n", "\033[10;20H" STRAY, "\0337\033[3;3H\033[31m" STRAY "\0338", "\033[2J\033[H" STRAY, "\033[1;5r\033[?25l" STRAY,
	"\033[20;1H\n\n\n\n\n\n" STRAY,
};
enum { STRAYS = sizeof stray / sizeof *stray };

static bool
is_as_before(struct terminal *t, const char *dump, int limit)
{
	for (; limit > 0; limit -= 20) {
		char *now = terminal_dump(t);
		bool same = !strcmp(now, dump) && terminal_cursor(t).visible;
		free(now);
		if (same)
			return true;
		terminal_wait_quiet(t, 20, 20);
	}
	return false;
}

static void
test_stray_text_goes_with_the_next_key(void **state)
{
	(void)state;
	for (size_t i = 0; i < TERMS; i++) {
		struct terminal *t = start(&(struct run){.term = terms[i], .locked = true});
		for (size_t s = 0; s < (i < 2 ? STRAYS : 1u); s++) {
			char *before = terminal_dump(t);
			write_stray(t, stray[s]);
			terminal_key(t, "Down");
			assert_true(terminal_wait_gone(t, STRAY, LIMIT));
			terminal_key(t, "Up");
			if (!is_as_before(t, before, LIMIT))
				fail_with_screen(t, terms[i], "is not whole again");
			free(before);
		}
		end(t);
	}
}

static void
test_stray_text_goes_by_itself_and_with_the_visit(void **state)
{
	struct terminal *t = start(&(struct run){.term = "linux", .locked = true});
	(void)state;
	write_stray(t, "\033[10;20H" STRAY);
	assert_true(terminal_wait_gone(t, STRAY, LIMIT));
	write_stray(t, "\033[10;20H" STRAY "\033]P7ff0000");
	terminal_key(t, "F10");
	assert_true(terminal_wait_gone(t, STRAY, LIMIT));
	struct terminal_cell paper = terminal_cell(t, 40, 12);
	assert_true((paper.background >> 8 & 0xff) > 0x80); /* not red: the palette is ours again, too */
	end(t);
}

/* ------------------------------------------------------- signals, configuration -- */

static void
test_stray_signals_do_not_end_the_locked_kiosk(void **state)
{
	static const int signals[] = {SIGHUP, SIGINT, SIGQUIT, SIGTSTP, SIGTTIN, SIGTTOU, SIGUSR1, SIGUSR2, SIGPIPE, SIGALRM,
		SIGVTALRM, SIGPROF, SIGIO, SIGPWR, SIGXCPU, SIGXFSZ, SIGCONT, SIGCHLD, SIGURG, SIGWINCH, SIGSTKFLT};
	struct terminal *t = start(&(struct run){.locked = true});
	(void)state;
	for (size_t i = 0; i < sizeof signals / sizeof *signals; i++)
		kill(terminal_pid(t), signals[i]);
	kill(terminal_pid(t), SIGRTMIN);
	kill(terminal_pid(t), SIGRTMAX);
	terminal_wait_quiet(t, QUIET, LIMIT);
	open_search(t); /* it is there, and not stopped */
	end(t);
}

static void
write_bad_configuration(const char *path)
{
	FILE *file = fopen(path, "w");
	assert_non_null(file);
	fputs("oficce = x\nidle_seconds = 5\nlanguages = en\n", file);
	assert_int_equal(fclose(file), 0);
}

static void
test_a_fault_in_the_configuration(void **state)
{
	struct run run = {.config = in_folder("bad.conf"), .locked = true};
	int status;
	(void)state;
	write_bad_configuration(run.config);
	struct terminal *t = start_without_waiting(&run);
	wait_text(t, "How can we help?"); /* what is right in it holds */
	assert_true(errors_name("bad.conf:1: oficce:") && errors_name("bad.conf:2: idle_seconds:"));
	end(t);
	run.locked = false;
	t = start_without_waiting(&run);
	assert_true(terminal_wait_exit(t, LIMIT, &status));
	assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 1);
	assert_int_equal(terminal_received(t), 0);
	assert_true(errors_name("bad.conf:2: idle_seconds:"));
	terminal_free(t);
}

static void
test_terminals_that_cannot_place_text_are_refused(void **state)
{
	static const char *const poor[] = {"dumb", "unknown", "nincs-ilyen", "tty33", ""};
	(void)state;
	for (size_t i = 0; i < sizeof poor / sizeof *poor; i++) {
		struct terminal *t = start_without_waiting(&(struct run){.term = poor[i], .locked = true});
		int status;
		assert_true(terminal_wait_exit(t, LIMIT, &status));
		assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 1);
		assert_int_equal(terminal_received(t), 0);
		assert_true(errors_name("kalauz: the terminal \"") && errors_name(poor[i]));
		terminal_free(t);
	}
}

/* -------------------------------------------------------------------- setup -- */

static int
prepare(void **state)
{
	char self[PATH_MAX];
	ssize_t size = readlink("/proc/self/exe", self, sizeof self - 1);
	const char *given = getenv("KALAUZ");
	(void)state;
	self[size > 0 ? size : 0] = 0;
	if (given)
		snprintf(program, sizeof program, "%s", given);
	else
		snprintf(program, sizeof program, "%.*s/kalauz", PATH_MAX - 16, dirname(self));
	strcpy(folder, "/tmp/test_input.XXXXXX");
	return mkdtemp(folder) ? 0 : -1;
}

static int
remove_folder(void **state)
{
	static const char *const names[] = {"stderr", "slow.conf", "bad.conf"};
	(void)state;
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		unlink(in_folder(names[i]));
	return rmdir(folder);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_letters_in_pieces),
		cmocka_unit_test(test_many_letters_in_single_bytes),
		cmocka_unit_test(test_unknown_keys_do_nothing),
		cmocka_unit_test(test_cursor_keys_in_both_modes),
		cmocka_unit_test(test_numeric_pad),
		cmocka_unit_test(test_slow_lines),
		cmocka_unit_test(test_the_wait_can_be_set),
		cmocka_unit_test(test_pasted_text_is_no_command),
		cmocka_unit_test(test_marks_of_pasting_are_off_at_every_exit),
		cmocka_unit_test(test_stray_text_goes_with_the_next_key),
		cmocka_unit_test(test_stray_text_goes_by_itself_and_with_the_visit),
		cmocka_unit_test(test_stray_signals_do_not_end_the_locked_kiosk),
		cmocka_unit_test(test_a_fault_in_the_configuration),
		cmocka_unit_test(test_terminals_that_cannot_place_text_are_refused),
	};
	return cmocka_run_group_tests(tests, prepare, remove_folder);
}
