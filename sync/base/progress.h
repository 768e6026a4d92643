/* How far a download is, for a person who waits. */
#ifndef PROGRESS_H
#define PROGRESS_H

#include <stdint.h>

struct progress {
	const char *what; /* "delta", "image" */
	int64_t shown;    /* ms, monotonic: when it was last drawn */
};

/* Draws a bar on stderr, some times a second; for fetcher_set_progress. Nothing where stderr is no
 * terminal. */
void progress_show(void *progress, uint64_t done, uint64_t total);
/* Takes the bar away. */
void progress_end(struct progress *);

#endif
