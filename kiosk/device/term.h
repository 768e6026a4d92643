/* The terminal: events in, grid out. The one file that knows ncursesw, which only draws: what is typed is read by
 * decoder.c. */
#ifndef TERM_H
#define TERM_H

#include <poll.h>
#include <signal.h>
#include <stdbool.h>

#include "data/status.h"
#include "kiosk/canvas/canvas.h"
#include "kiosk/canvas/input.h"

struct terminal;

enum { TERM_BY_LINE = -1 };

/* Takes over the terminal on stdin and stdout: raw, no echo, own colours. There is one at a time, because curses has
 * one. escape_wait: ms that Escape alone waits for the rest of a key; TERM_BY_LINE: none on a console or a pseudo-terminal
 * here, some on a serial line and over ssh. STATUS_IO (reported, nothing was written): no terminal, or one that cannot
 * place text. */
enum status term_open(struct terminal **, int escape_wait);
void term_close(struct terminal *);
void term_size(const struct terminal *, int *width, int *height);

/* Waits up to `wait` ms for input. INPUT_NONE: time is up. INPUT_END: hang-up, or *stop became
 * non-zero (set by a signal handler). INPUT_OTHER: before anything else one of `others` is ready, see poll(2); an
 * fd may be -1. */
enum { TERM_OTHERS = 4 /* at most */ };
struct input term_read(struct terminal *, int wait, const volatile sig_atomic_t *stop, const struct pollfd *others,
    size_t count);
/* Whether input waits; takes nothing. */
bool term_has_input(const struct terminal *);

/* Writes the cells that changed and places the cursor. What others wrote on the screen is painted over: after a key as
 * soon as people pause, when time is up, and after term_forget. */
void term_show(struct terminal *, const struct canvas *);

/* Forgets all that was typed, and what others made of the terminal. */
void term_forget(struct terminal *);

/* Gives the terminal back from a crash handler; async-signal-safe. */
void term_rescue(void);

#endif
