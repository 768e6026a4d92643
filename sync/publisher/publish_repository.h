/* The repository on disk, what of it is prepared but not yet public, and the one way to publish.
 *
 *     DIR/1.root.json ... timestamp.json, DIR/EDITION/SCHEMA/...     served
 *     DIR.work/staged/                    metadata that lacks signatures
 *     DIR.work/releases/EDITION/SCHEMA/   catalogues that deltas are made from
 *     DIR.work/published.json             see publish_history.h
 *     DIR.work/lock
 */
#ifndef PUBLISH_REPOSITORY_H
#define PUBLISH_REPOSITORY_H

#include "sync/publisher/publish_history.h"
#include "sync/publisher/publish_keyring.h"

struct repository {
	const struct publish_options *options;
	struct keyring *keyring;
	char *directory, *work;
	int lock;                  /* -1: opened for reading */
	int64_t now;               /* to sign and to judge by, see publish_clock.h */
	struct history history;
	int64_t present[ROLES];    /* the highest version in a file's name, readable or not */
	json_t *published[ROLES];  /* NULL: there is none, or it is damaged */
	json_t *staged[ROLES];     /* NULL: nothing is prepared */
	json_t *former;            /* keyids of every root so far: an object */
	json_t *previous_root;     /* NULL: the root is the first */
};

enum repository_mode { REPOSITORY_READ, REPOSITORY_WRITE, REPOSITORY_MAKE };

/* Locks, sweeps and reads; every root must be signed by the one before it, the rest by the root. A file that is
 * damaged counts as lost. NULL: said. */
struct repository *repository_open(const struct publish_options *, enum repository_mode);
void repository_close(struct repository *); /* accepts NULL */

/* The versions of that role in a folder by their files' names, highest first; timestamp.json is 0. malloc'ed. */
int64_t *repository_versions(const char *folder, enum top_role, size_t *count);

/* What the next metadata of a role begins with: the staged one (its signatures are dropped), or a
 * new version of the published one, which then is staged in memory. Its signed part, to be changed. */
json_t *repository_stage(struct repository *, enum top_role);
/* Takes over this metadata (NULL: none) as what is staged. */
void repository_put(struct repository *, enum top_role, json_t *metadata);
/* The version of the next metadata of a role: above all that was ever published. */
int64_t repository_next_version(const struct repository *, enum top_role);
/* Whether kiosks have seen a higher version of this role than the one that is published here. */
bool repository_is_behind(const struct repository *, enum top_role);
/* When metadata of this role that is made now expires. */
int64_t repository_expiry(const struct repository *, enum top_role);
/* Where staged metadata is written to; malloc'ed. */
char *repository_staged_path(const struct repository *, const json_t *metadata, enum top_role);
/* The targets as they are or will be: {"NAME": {...}}. */
json_t *repository_targets(const struct repository *);

/* Signs what is staged and what follows from it with the keys that are here, and publishes all of it in the
 * safe order when every threshold is met; else writes it to DIR.work/staged/ and says who has to sign.
 * `fresh`: with a new timestamp in any case. Returns an exit status. */
int repository_publish(struct repository *, bool fresh);

#endif
