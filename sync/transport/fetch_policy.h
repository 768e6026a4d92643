/* What is made of answers and failures, without a network. */
#ifndef FETCH_POLICY_H
#define FETCH_POLICY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
	POLICY_MAX_RETRY_AFTER = 86400, /* seconds; a longer Retry-After counts as this */
	POLICY_MAX_BACK_OFF = 3600,     /* seconds between two runs, unless Retry-After says more */
};

/* What the header of one answer says about the part that comes. */
struct answer {
	char length[32];        /* Content-Length as it came; "": none */
	bool has_part;          /* Content-Range, which says: */
	uint64_t part_from, part_total; /* total 0: not known */
};

/* Takes one line of a header; false: two different lengths (RFC 9112 section 6.3: nobody knows where such an
 * answer ends). */
bool answer_read(struct answer *, const char *line, size_t size);

/* Whether another try may meet another answer than this HTTP status. */
bool policy_is_passing(long status);

/* Milliseconds before the next try, after so many failures (1, 2, …): doubled each time, or what
 * Retry-After said (seconds; 0: nothing); of that a part by luck, so that thousands of kiosks do not
 * come back together. -1: there is no time for it within `left`. */
int64_t policy_pause(uint64_t failures, int64_t retry_after, int64_t left, uint32_t luck);

/* Seconds from a run that found no server to the next one, likewise. */
int64_t policy_back_off(uint64_t failures, int64_t retry_after, uint32_t luck);

/* A random number. */
uint32_t policy_luck(void);

#endif
