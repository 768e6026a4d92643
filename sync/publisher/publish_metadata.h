/* TUF metadata as the publisher makes it: {"signatures": [...], "signed": {...}}. */
#ifndef PUBLISH_METADATA_H
#define PUBLISH_METADATA_H

#include <jansson.h>

#include "sync/publisher/publish_options.h"
#include "sync/trust/keys.h"

extern const char *const role_names[ROLES]; /* "root" */

/* Unsigned, with the members that every role has. */
json_t *meta_new(enum top_role, int64_t version, int64_t expires);
/* A copy of the signed part of another, unsigned. */
json_t *meta_renew(const json_t *, int64_t version, int64_t expires);
/* Reads and parses strictly; what is wrong is said, NULL. *absent as in publish_file_read. */
json_t *meta_read(const char *path, enum top_role, bool *absent);
/* The bytes of the file; malloc'ed. */
char *meta_bytes(const json_t *, size_t *size);

json_t *meta_signed(const json_t *);
int64_t meta_version(const json_t *);
int64_t meta_expires(const json_t *);
/* "5.targets.json"; timestamp.json has no version in its name. malloc'ed. */
char *meta_name(const json_t *, enum top_role);
bool meta_same(const json_t *, const json_t *); /* the same is signed */

/* Adds the signature of a key, or replaces the one of that key. */
void meta_sign(json_t *, const struct signing_key *, const char *keyid);
/* Takes over the signatures of `from` that keys of this root's role made; their number. */
unsigned meta_merge(json_t *, const json_t *from, const json_t *root, enum top_role);

/* The role's keyids (an array) and threshold in a root. */
const json_t *root_keyids(const json_t *root, enum top_role);
int64_t root_threshold(const json_t *root, enum top_role);
const json_t *root_key(const json_t *root, const char *keyid);
/* Days that the role's metadata lives, as this repository has it. */
int root_days(const json_t *root, enum top_role);

/* How many different keys of that role made a good signature; whether these are enough. */
int64_t meta_signatures(const json_t *, const json_t *root, enum top_role);
bool meta_complete(const json_t *, const json_t *root, enum top_role);

/* {"length": ..., "hashes": {"sha256": ...}} */
json_t *fileinfo_new(uint64_t length, const struct hashes *);

#endif
