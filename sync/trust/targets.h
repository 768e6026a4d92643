/* Section 5.6.7 and 5.7 of The Update Framework 1.0: finding a target, and getting it.
 *
 * Only this module fills a struct target, and only with what signed metadata says: that is what "verified"
 * means to apply and activate. */
#ifndef TARGETS_H
#define TARGETS_H

#include "sync/transport/fetch.h"
#include "sync/trust/keys.h"
#include "sync/trust/trust.h"

enum {
	TARGETS_MAX_DELEGATIONS = 32,   /* roles visited for one target */
	TARGETS_MAX_NAME = 255,
};

struct target {
	char name[TARGETS_MAX_NAME + 1];
	uint64_t length;
	struct hashes hashes;
	uint64_t serial;        /* custom.serial; 0: it has none */
};

/* With delegations (pre-order, terminating, paths, path_hash_prefixes): what is trusted about a target after
 * verify_refresh. STATUS_ABSENT with nothing said: there is none. */
enum status targets_find(struct trust *, struct fetcher *, const char *name, struct target *out);
/* The same from what is stored, without a network and without regard to expiry: for re-hashing what is
 * installed. */
enum status targets_find_stored(struct trust *, const char *name, struct target *out);
/* Downloads a target's file into fd and checks length and hashes; consistent snapshots put the hash before
 * the file's name. What fd holds already is taken for the file's beginning. After STATUS_INVALID fd is
 * empty. */
enum status targets_download(struct trust *, struct fetcher *, const struct target *, int fd);
/* Every target of the top-level role: calls visit until it returns false. */
void targets_each(struct trust *, bool (*visit)(void *, const struct target *), void *closure);

#endif
