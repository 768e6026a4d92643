/* The checklist: which verb follows which. The verbs (fetch, verify, apply, rehearse, store) do not
 * know each other. */
#ifndef RUN_H
#define RUN_H

#include "sync/client/state.h"
#include "sync/client/store.h"
#include "sync/client/sync_settings.h"
#include "sync/transport/fetch.h"

/* search.db, which stands beside a catalogue: how it is made (whole, as a new file), and whether one fits the
 * catalogue, by content id and index version. Whether it is whole the store knows. */
struct run_index {
	enum status (*build)(const char *catalogue_path, const char *index_path);
	bool (*is_current)(const char *catalogue_path, const char *index_path);
};

/* What a command works with. */
struct run {
	const struct sync_settings *settings;
	struct store *store;
	struct state state;    /* of the last run, then of this one */
	struct report *report;
	const struct run_index *index; /* NULL: catalogues stand alone */
	int64_t clock;         /* what this machine's clock says, seconds since 1970 */
	int64_t now;           /* what is believed, taken once, see run_begin */
	void (*waiting)(const char *why, int64_t seconds); /* called before a long pause; NULL: not at all */
};

/* How this machine speaks to that server. */
void run_fetch_settings(const struct sync_settings *, const char *server, struct fetch_settings *);

/* Reads the state, and raises a clock that stands before the build, the settings' floor, or the time
 * at which signed metadata was last found valid. */
void run_begin(struct run *, int64_t clock);

/* For the timer: whether this run should not ask at all, because the server was not found lately, or said
 * Retry-After. Then that is said, as unreachable. */
bool run_should_wait(struct run *);
/* One pass. What it came to is always said, "current" and "updated" too; STATUS_DONE with these. Where something is said
 * already, that is what it comes to, and nobody is asked. */
enum status run_pass(struct run *);
/* Hashes the installed file again and compares with what is signed, without a network; its search.db with what was made
 * here. What differs is distrusted, so that the next pass gets or makes it anew. */
enum status run_verify(struct run *);
enum status run_rollback(struct run *);
/* Trusts the root of this file; a kiosk that trusts another one already is left as it is, unless that is damaged. */
enum status run_init(struct run *, const char *bytes, size_t size);

/* Writes status.json and kalauz-sync.prom after a pass or a rollback. If it cannot, that is what the report
 * says from then on, unless it names a fault already. */
enum status run_end(struct run *);

#endif
