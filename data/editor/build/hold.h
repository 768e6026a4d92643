/* Signals that end the program wait while a file is being made: it would stay behind, half done. */
#ifndef HOLD_H
#define HOLD_H

#include <signal.h>
#include <stdbool.h>

struct hold {
	sigset_t before;
};

/* In the thread that makes the others. */
void hold_begin(struct hold *);
/* Whether somebody wants the program to end: it makes haste, removes the file and calls hold_end. */
bool hold_is_asked(void);
/* Signals that have waited come now. */
void hold_end(const struct hold *);

#endif
