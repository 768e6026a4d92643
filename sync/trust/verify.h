/* The client workflow of The Update Framework 1.0, section 5: what is trusted, and why.
 *
 * Only this file fills a struct target, and only with what signed metadata says: that is what "verified"
 * means to apply and activate. */
#ifndef VERIFY_H
#define VERIFY_H

#include "sync/transport/fetch.h"
#include "sync/trust/keys.h"

enum {
	VERIFY_MAX_ROOT = 512000,      /* bytes, before parsing */
	VERIFY_MAX_TIMESTAMP = 16384,
	VERIFY_MAX_SNAPSHOT = 2000000,
	VERIFY_MAX_TARGETS = 5000000,
	VERIFY_MAX_ROOTS = 256,        /* new roots in one run */
	VERIFY_MAX_DELEGATIONS = 32,   /* roles visited for one target */
	VERIFY_MAX_NAME = 255,
};

struct trust; /* the trusted metadata of one directory */

struct target {
	char name[VERIFY_MAX_NAME + 1];
	uint64_t length;
	struct hashes hashes;
	uint64_t serial;        /* custom.serial; 0: it has none */
};

/* Trusts the root given by the operator: checks it against itself and stores it as DIR/root.json. */
enum status trust_init(const char *directory, const char *bytes, size_t size, struct report *);
/* Reads DIR/root.json (and what else is there). STATUS_IO (said): there is none. */
enum status trust_open(struct trust **, const char *directory, struct report *);
void trust_free(struct trust *); /* accepts NULL */

/* The outcome of what is said: refused (a rule of the specification was broken), expired, unreachable
 * (no answer, or one that is not even JSON), broken (our own disk). A fetcher must say what it has
 * to say in the report that the trust was opened with.
 *
 * Section 5.2 to 5.6: root chain, timestamp, snapshot, targets; `now` is seconds since 1970, taken
 * once. Files are stored as received, atomically, each as soon as it is trusted. */
enum status verify_refresh(struct trust *, struct fetcher *, int64_t now);
/* Section 5.6.7 with delegations (pre-order, terminating, paths, path_hash_prefixes): what is
 * trusted about a target. STATUS_ABSENT with nothing said: there is none. */
enum status verify_target(struct trust *, struct fetcher *, const char *name, struct target *out);
/* The same from what is stored, without a network and without regard to expiry: for re-hashing what is
 * installed. */
enum status verify_target_stored(struct trust *, const char *name, struct target *out);
/* Downloads a target's file (section 5.7) into fd and checks length and hashes; consistent snapshots
 * put the hash before the file's name. What fd holds already is taken for the file's beginning. After
 * STATUS_INVALID fd is empty. */
enum status verify_download(struct trust *, struct fetcher *, const struct target *, int fd);
/* Every target name of the top-level role, for choosing a delta: calls visit until it returns false. */
void verify_each_target(struct trust *, bool (*visit)(void *, const struct target *), void *closure);

#endif
