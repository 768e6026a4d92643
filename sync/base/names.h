/* Names that come from metadata, made safe for URLs and files. */
#ifndef NAMES_H
#define NAMES_H

#include <stdbool.h>
#include <stddef.h>

enum {
	NAMES_MAX_ROLE = 216, /* bytes, percent-encoded: with a version before it, it is a file name still */
	NAMES_MAX_FILE = 255, /* bytes of a file name */
	NAMES_MAX_EDITION = 32,
};

/* Percent-encodes all but RFC 3986's unreserved characters and, if asked for, keeps "/".
 * False: `room` is too small. */
bool names_encode(const char *name, bool keep_slash, char *out, size_t room);

/* A delegated role may be called so: not empty, not too long, not like a top-level role. */
bool names_role_is_good(const char *role);
/* "ROLE.json", percent-encoded; a version above 0 goes before it: "5.ROLE.json". */
void names_metadata(const char *role, long long version, char file[NAMES_MAX_FILE + 1]);

/* An edition: small letters, digits and hyphens, the first none. */
bool names_edition_is_good(const char *edition);

/* A path of plain names: no empty one, no "." or "..", no control characters, not absolute. */
bool names_target_is_good(const char *name);
/* The target's path, percent-encoded; a hash goes before the last name: "dir/HASH.file". */
bool names_target(const char *name, const char *hash, char *out, size_t room);

#endif
