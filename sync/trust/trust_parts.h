/* What trust.c, verify.c and targets.c share: the trusted metadata, and its files. */
#ifndef TRUST_PARTS_H
#define TRUST_PARTS_H

#include "sync/transport/fetch.h"
#include "sync/trust/metadata.h"
#include "sync/trust/trust.h"

struct trust {
	int directory;
	struct report *report;
	struct metadata *root, *timestamp, *snapshot, *targets; /* NULL: none that is trusted */
	int64_t now;     /* of the last refresh */
	bool refreshed;  /* all four belong together and are fresh */
};

/* A role that another file lists: who signs it, and what is known about it. */
struct wanted {
	enum metadata_type type;
	const char *role;    /* "snapshot", "targets", a delegated role */
	const char *whose;   /* for messages: who names its keys */
	struct authority authority;
	struct listed listed;
};

/* A stored file, parsed and signed as it should be; NULL (nothing said): there is none. */
struct metadata *trust_load(const struct trust *, enum metadata_type, const char *role, struct authority);
/* Atomically and durably, as received. STATUS_IO: said. */
enum status trust_store(const struct trust *, const char *role, const char *bytes, size_t size);
enum status trust_remove(const struct trust *, const char *role);

/* The stored copy if it is the one that is listed, else the server's: checked against what is listed,
 * signatures and version; `also` (NULL: none) may refuse a new one; then expiry; then it is stored. */
enum status trust_update(const struct trust *, struct fetcher *, const struct wanted *,
    enum status (*also)(const struct trust *, const struct metadata *, const char *file),
    struct metadata **out);

bool trust_is_consistent(const struct trust *); /* section 7: consistent snapshots */

#endif
