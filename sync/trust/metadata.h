/* One signed file of TUF 1.0 section 4: read strictly, whatever it holds. Trusting it is verify.c's part. */
#ifndef METADATA_H
#define METADATA_H

#include <jansson.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "sync/base/report.h"
#include "sync/trust/keys.h"

enum metadata_type { METADATA_ROOT, METADATA_TIMESTAMP, METADATA_SNAPSHOT, METADATA_TARGETS };

enum {
	METADATA_MAX_DEPTH = 64,       /* as canonical.h */
	METADATA_MAX_SIGNATURES = 128,
	METADATA_MAX_KEYS = 1024,      /* of one file */
	METADATA_MAX_ROLES = 8192,     /* delegated by one file */
	METADATA_MAX_ROOT = 512000,    /* bytes, before parsing */
	METADATA_MAX_TIMESTAMP = 16384,
	METADATA_MAX_SNAPSHOT = 2000000,
	METADATA_MAX_TARGETS = 5000000,
};
#define METADATA_MAX_VERSION 9007199254740991 /* 2^53 - 1: what every JSON parser can read */

struct metadata {
	enum metadata_type type;
	json_t *document;       /* owns the rest */
	json_t *body;           /* "signed" */
	json_t *signatures;
	char *canonical;        /* of body: what was signed */
	size_t canonical_size;
	int64_t version;
	int64_t expires;        /* seconds since 1970 */
	struct hashes hashes;   /* of the file as received */
	size_t size;
};

/* Who may sign: an object of keys by keyid, and a role with "keyids" and "threshold". */
struct authority {
	const json_t *keys, *role;
};

/* What snapshot or timestamp say about another file. */
struct listed {
	int64_t version;
	bool has_length, has_hashes;
	uint64_t length;
	struct hashes hashes;
};

const char *metadata_type_name(enum metadata_type); /* "root" */
size_t metadata_max_size(enum metadata_type);

/* Reads the bytes. Size, depth and number of values are limited before parsing. Everything that the
 * specification says about form is checked, also for parts that nobody asks for; unknown fields stay.
 * STATUS_INVALID, STATUS_ABSENT (what came is no JSON at all): said, with `file`. */
enum status metadata_parse(enum metadata_type, const char *bytes, size_t size, const char *file,
    struct report *, struct metadata **out);
void metadata_free(struct metadata *); /* accepts NULL */

/* Signed by a threshold of different keys of the authority. STATUS_INVALID: said, with `whose`. */
enum status metadata_check_signatures(const struct metadata *, struct authority, const char *whose,
    const char *file, struct report *);
/* The root's authority over a top-level role. */
struct authority metadata_authority(const struct metadata *root, enum metadata_type);
/* Not after `now`. STATUS_FOREIGN: said as expired. */
enum status metadata_check_expiry(const struct metadata *, int64_t now, const char *file, struct report *);

/* False: the snapshot or timestamp lists no such file. */
bool metadata_listed(const struct metadata *, const char *file, struct listed *out);
/* sha256 and sha512 of a "hashes" object; other algorithms are passed over. False: malformed. */
bool metadata_read_hashes(const json_t *, struct hashes *out);

#endif
