/* What is remembered from upload to upload, and shown to IT. */
#ifndef UPLOAD_STATE_H
#define UPLOAD_STATE_H

#include <jansson.h>

#include "sync/upload/upload.h"

/* Of STORE: its lock, status.json and kalauz-upload.prom. */
#define UPLOAD_FOLDER     "upload"
#define UPLOAD_PROMETHEUS "kalauz-upload.prom"

/* All zero: never run. Times are seconds since 1970, 0: never. */
struct upload_state {
	bool ran;
	enum outcome outcome;
	char line[REPORT_LINE];
	int64_t last_run, last_success;
	int64_t failures;        /* runs without success since the last success */
	int64_t not_before;      /* the timer's runs do not ask before that */
	int64_t waiting;         /* days */
	int64_t sent, spoilt, dropped; /* days, of all runs */
};

/* Opens (and makes) the folder of a store and takes its lock; it is held until the folder is closed. -1: said, as busy
 * where another run has it. */
int upload_state_open(const char *store, struct report *);
/* What is missing or damaged stays zero. */
void upload_state_read(struct upload_state *, int folder);
/* The same without the lock, for who only asks; `waiting` is then what waits in the folder of days now, as far as it can be
 * read. */
void upload_state_look(struct upload_state *, const char *store, const char *spool);
/* All of it, as status.json has it. */
json_t *upload_state_value(const struct upload_state *);
/* Whether the timer should not ask now, because the server was not found lately, or said so; then that is said. */
bool upload_state_should_wait(const struct upload_state *, int64_t now, struct report *);
/* Notes a run, and writes both files; that they cannot be written is said, unless something else is. */
void upload_state_end(struct upload_state *, int folder, const struct upload *, int64_t now);

#endif
