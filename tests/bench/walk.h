/* One program on a pseudo-terminal, walked through the way a visitor would, with
 * a stopwatch.
 *
 *   start   from just before fork and exec to the last byte of the first screen:
 *           the byte before 50 ms of silence, once the awaited words are there
 *           (or, without such words, once at least five rows are not empty).
 *   keys    from just before the write of one key to the read of the last byte
 *           before 25 ms of silence. A key that brings nothing within 250 ms (the end
 *           of a list) is no sample; the walk then turns round.
 *   bytes   what the terminal received for one such arrow key on a page.
 *   memory  smaps_rollup of the process after the whole walk.
 *
 * The pages are really opened and left again: when the screen after "back" is
 * not the one from before "open", `astray` counts it. */
#ifndef WALK_H
#define WALK_H

#include <stdbool.h>

enum walk_row { WALK_START, WALK_LIST, WALK_PAGE, WALK_OPEN, WALK_BACK, WALK_BYTES, WALK_MEMORY,
	WALK_ROWS };

/* start: median. keys: p50, p95, p99. bytes: median, most. memory: RSS, PSS. */
enum { WALK_VALUES = 3 };

struct walk_program {
	char *const *argv;
	const char *const *environment;
	const char *first;     /* words of the first screen, or NULL */
	const char *const *to_list; /* keys from the first screen to the list of services */
	const char *open, *back;
};

struct walk_counts {
	unsigned starts, keys;
};

/* Milliseconds, bytes, megabytes. A row that is not present could not be measured. */
struct walk_figures {
	bool present[WALK_ROWS];
	double values[WALK_ROWS][WALK_VALUES];
	unsigned opened, astray;
	const char *why; /* nothing could be measured, because ...; or NULL */
};

struct walk_figures walk(const struct walk_program *, const struct walk_counts *);

#endif
