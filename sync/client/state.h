/* What is remembered from run to run and shown to IT: status.json and kalauz-sync.prom. */
#ifndef STATE_H
#define STATE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "sync/base/report.h"
#include "sync/upload/upload_state.h"

enum { STATE_MAX_FILE = 16384, STATE_MAX_TEXT = 256, STATE_HASH = 128 };

/* All zero: never run. Times are seconds since 1970, 0: never. */
struct state {
	bool ran;                       /* the rest has a meaning */
	enum outcome outcome;           /* of the last run */
	char line[REPORT_LINE];         /* about it */
	char server[STATE_MAX_TEXT + 1], edition[STATE_MAX_TEXT + 1];
	uint64_t serial, predecessor;   /* 0: none */
	uint64_t held;                  /* rolled back from; 0: not */
	char content_date[STATE_MAX_TEXT + 1], content_id[STATE_MAX_TEXT + 1];
	int64_t last_run, last_success; /* success: current or updated */
	int64_t activated;              /* when the release in place came */
	int64_t newest_time;            /* the latest time at which signed metadata was still valid: a floor
	                                 * under a wrong clock … */
	int64_t newest_version, newest_expiry; /* … and what the timestamp was then */
	int64_t timestamp_version, signed_until; /* of the timestamp that is trusted */
	uint64_t uid;                   /* of who ran last; 0: root, or not known */
	uint64_t bytes, requests;       /* of the last run */
	uint64_t total_bytes;           /* of all runs */
	uint64_t failures;              /* runs without success since the last success */
	char unfit[STATE_HASH + 1];     /* hash of a target that failed its rehearsal; "": none */
	int64_t unfit_since;
	int64_t not_before;             /* the timer's runs do not ask before that; 0: they may */
};

#define STATE_JSON       "status.json"
#define STATE_PROMETHEUS "kalauz-sync.prom"

/* Reads status.json. What is missing or of the wrong kind stays zero; false: it is not ours at all. */
bool state_parse(struct state *, const char *bytes, size_t size);

/* "2026-11-21T09:41:00Z", or "never". */
enum { STATE_TIME = 32 };
const char *state_time(int64_t seconds, char text[STATE_TIME]);

/* The files' texts, malloc'ed; `now` gives the age of the last success. With what is known of uploads, or NULL. */
char *state_json(const struct state *, const struct upload_state *, int64_t now, size_t *size);
char *state_prometheus(const struct state *, size_t *size);
/* For a person at a terminal, several lines; `now` tells how long ago. */
char *state_words(const struct state *, const struct upload_state *, int64_t now);

#endif
