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

/* What an answer's Content-Range says (RFC 9110 section 14.4). */
struct content_range {
	bool given;           /* in bytes: */
	uint64_t from, total; /* total 0: not known */
};

struct content_range content_range_read(const char *value);

/* Whether another try may meet another answer than this HTTP status. */
bool policy_is_passing(long status);

/* Milliseconds before the next try, after so many failures (1, 2, …): doubled each time, or what
 * Retry-After said (seconds; 0: nothing); of that a part by chance (`jitter`), so that thousands of kiosks do not
 * come back together. -1: there is no time for it within `left`. */
int64_t policy_pause(uint64_t failures, int64_t retry_after, int64_t left, uint32_t jitter);

/* Seconds from a run that found no server to the next one, likewise. */
int64_t policy_back_off(uint64_t failures, int64_t retry_after, uint32_t jitter);

/* A random number. */
uint32_t policy_jitter(void);

#endif
