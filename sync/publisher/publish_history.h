/* What was ever published, as far as it is remembered: in DIR.work/published.json, and the same beside the timestamp
 * key, so that a repository that was lost, or comes back from an older backup, is gone on with above, never below. */
#ifndef PUBLISH_HISTORY_H
#define PUBLISH_HISTORY_H

#include "sync/publisher/publish_metadata.h"

struct history {
	int64_t versions[ROLES]; /* the highest; 0: none */
	int64_t signed_at;       /* by the clock of the last publication, seconds since 1970; 0: not known */
	json_t *serials;         /* {"central": 12}: the highest of each edition */
};

void history_init(struct history *);
void history_destroy(struct history *);

/* Takes over what is higher in DIR.work/published.json and in the key folders' timestamp-ID.published. Of these
 * only files whose ID begins a keyid of `keyids` (an object) count; NULL: all. A damaged one is said and left out. */
void history_read(struct history *, const char *work, const struct publish_options *, const json_t *keyids);
/* Writes it to DIR.work, and beside each timestamp key of the root that is here, where its folder can be written.
 * Nothing is written that stands there already. False: said. */
bool history_write(const struct history *, const char *work, const struct publish_options *, const json_t *root);

/* Notes a published version; the serials of published targets. */
void history_note(struct history *, enum top_role, int64_t version);
void history_note_serials(struct history *, const json_t *targets);
int64_t history_serial(const struct history *, const char *edition);

#endif
