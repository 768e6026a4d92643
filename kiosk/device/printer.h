/* A program beside the kiosk, over its socket: the one that prints, see kalauz-print(8), or that calls a colleague, see
 * kalauz-call(8). Bytes out, words in. Nothing here waits. */
#ifndef PRINTER_H
#define PRINTER_H

#include <poll.h>
#include <stdbool.h>
#include <stddef.h>

enum { PRINTER_MAX_WORD = 127 };

struct printer {
	const char *path;  /* of the socket */
	int fd;            /* -1: no job is under way */
	char *job;         /* what is left to send; wiped when it was */
	size_t size, sent;
	char said[PRINTER_MAX_WORD + 1]; /* what came since the last whole line */
	size_t said_size;
	const char *last;  /* a word that is to be given out before all others; NULL: none */
};

/* Opens nothing yet. path NULL: there is no printer. */
void printer_init(struct printer *, const char *path);
/* Lets go of the job under way: what the printer has not begun, it forgets. */
void printer_stop(struct printer *);

/* Sends a copy of the job, the one before is let go. What goes wrong is a word of its answer. */
void printer_send(struct printer *, const char *job, size_t size);
/* A short line more, while it is there; else nothing. */
void printer_say(struct printer *, const char *line);
/* What to wait for; the fd is -1 when there is nothing. */
struct pollfd printer_watch(const struct printer *);
/* The next word of the answer; NULL: wait. After "closed" no other comes. Valid until the next call. */
const char *printer_hear(struct printer *);

#endif
