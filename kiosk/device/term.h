/* The terminal: events in, grid out. The one file that knows ncursesw. */
#ifndef TERM_H
#define TERM_H

#include <stdbool.h>

#include "data/status.h"
#include "kiosk/canvas/canvas.h"
#include "kiosk/canvas/input.h"

struct terminal;

/* Takes over the terminal on stdin and stdout: raw, no echo, own colours. There is one at a time,
 * because curses has one. STATUS_IO (reported): no terminal, or one that cannot place the cursor. */
enum status term_open(struct terminal **);
void term_close(struct terminal *);
void term_size(const struct terminal *, int *width, int *height);

/* Waits up to `wait` ms for input. INPUT_NONE: time is up. INPUT_END: hang-up, or *stop became
 * non-zero (set by a signal handler). */
struct input term_read(struct terminal *, int wait, const volatile int *stop);
/* Whether input waits; takes nothing. */
bool term_has_input(const struct terminal *);

/* Writes the cells that changed and places the cursor. */
void term_show(struct terminal *, const struct canvas *);

/* Forgets all that was typed: curses keeps a queue. */
void term_forget(struct terminal *);

/* Gives the terminal back from a crash handler; async-signal-safe. */
void term_rescue(void);

#endif
