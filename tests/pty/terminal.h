/* A program under test on a pseudo-terminal, seen through libvterm.
 *
 * Nothing here sleeps for a fixed time: every wait ends when what it waits for
 * is there, the program has gone, or the limit has passed. All limits are in
 * milliseconds, all times in nanoseconds of the monotonic clock, columns and
 * rows count from 0. A program that has ended keeps its last screen. */
#ifndef TERMINAL_H
#define TERMINAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

struct terminal;

struct terminal_options {
	const char *term;      /* NULL: xterm-256color; also linux, xterm, vt100 */
	int columns, rows;     /* 0: 80x25 */
	const char *errors;    /* file for the program's stderr; NULL: the screen */
	const char *folder;    /* working directory; NULL: ours */
	const char *const *environment; /* "NAME=value" on top of ours, NULL at the end; or NULL */
};

/* One cell as a person sees it: reverse video is already resolved. */
struct terminal_cell {
	char text[28]; /* UTF-8 with its combining characters; "" in the right half of a wide one */
	int width;     /* 0 in the right half of a wide character */
	uint32_t foreground, background; /* 0xRRGGBB */
	bool bold, underline, italic, blink;
};

struct terminal_cursor {
	int column, row;
	bool visible;
};

/* Starts argv[0], found in PATH. Of the caller's environment, what describes
 * the caller's own terminal is taken away; the locale is C.UTF-8. NULL, reported
 * on stderr, when there is no terminal to be had; a program that cannot be run
 * shows as exit status 127. Free with terminal_free. */
struct terminal *terminal_start(char *const argv[], const struct terminal_options *);
/* Hangs up, kills what doesn't go, and frees. NULL is fine. */
void terminal_free(struct terminal *);

/* Input. Key names: Up Down Left Right Enter Escape Backspace Tab Backtab Space
 * Insert Delete PageUp PageDown Home End F1..F12 Ctrl-x Alt-x, or one character.
 * False for any other name. */
bool terminal_key(struct terminal *, const char *name);
void terminal_type(struct terminal *, const char *utf8);
/* Bytes as they are. */
void terminal_send(struct terminal *, const char *bytes, size_t size);
/* Whether pasted text would be marked as such now. */
bool terminal_marks_paste(struct terminal *);
void terminal_click(struct terminal *, int column, int row);
void terminal_wheel(struct terminal *, int column, int row, bool down);
void terminal_resize(struct terminal *, int columns, int rows);

/* Waiting. True when it came about within the limit.
 * text: it stands within one row of the screen. gone: it doesn't.
 * answer: a byte came since the last input. quiet: none for that long.
 * exit: the program has ended; *status as from waitpid, may be NULL. */
bool terminal_wait_text(struct terminal *, const char *text, int limit);
bool terminal_wait_gone(struct terminal *, const char *text, int limit);
bool terminal_wait_answer(struct terminal *, int limit);
bool terminal_wait_quiet(struct terminal *, int quiet, int limit);
bool terminal_wait_exit(struct terminal *, int limit, int *status);
/* SIGTERM, then as terminal_wait_exit. */
bool terminal_terminate(struct terminal *, int limit, int *status);

/* The screen as of the last wait. Strings are the caller's to free; rows have no
 * trailing spaces, and the dump ends each with a newline. */
void terminal_size(const struct terminal *, int *columns, int *rows);
char *terminal_row(const struct terminal *, int row);
char *terminal_dump(const struct terminal *);
bool terminal_shows(const struct terminal *, const char *text);
struct terminal_cell terminal_cell(const struct terminal *, int column, int row);
struct terminal_cursor terminal_cursor(const struct terminal *);

/* Measures. received: bytes since the start; take the difference of two marks. */
uint64_t terminal_received(const struct terminal *);
int64_t terminal_started_at(const struct terminal *); /* just before the fork */
int64_t terminal_sent_at(const struct terminal *);    /* just before the last input was written */
int64_t terminal_read_at(const struct terminal *);    /* just after the last byte was read */
pid_t terminal_pid(const struct terminal *);

#endif
