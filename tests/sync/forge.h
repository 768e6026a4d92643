/* A repository made in the test, whose every lie is properly signed. */
#ifndef FORGE_H
#define FORGE_H

#include <jansson.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "sync/trust/keys.h"

#define NOW     1800000000             /* 2027-01-15T08:00:00Z */
#define EXPIRES "2027-02-14T00:00:00Z"

enum role { ROOT, TIMESTAMP, SNAPSHOT, TARGETS, DELEGATED, ROLES };
enum { KEYS = 3 };

/* What the next publication of `role` does besides being right; all zero: nothing. */
struct forgery {
	enum role role;
	const char *signed_from, *signed_to; /* replaced in the bytes that are signed and in the file */
	const char *text_from, *text_to;     /* replaced in the file only */
	const char *before, *after;          /* around the file */
	bool unsigned_, stranger, signed_twice, cloned, stale_keys;
};

struct repository {
	char folder[64], server[96], trust[96];
	struct signing_key *keys[ROLES][KEYS], *old_keys[KEYS], *stranger;
	unsigned signers[ROLES];
	json_t *body[ROLES];
	bool hashes; /* snapshot and timestamp list lengths and hashes */
	const char *delegated; /* name of the delegated role */
	struct forgery forgery;
	int64_t now; /* of the client's next refresh */
};

/* All roles in version 1, published; root is signed by 2 of 3. */
struct repository *repository_new(bool consistent);
void repository_free(struct repository *);

/* Sets a field of what is signed; takes over the value. */
void repository_set(struct repository *, enum role, const char *field, json_t *value);

void repository_publish(struct repository *, enum role); /* as its body is */
void repository_bump(struct repository *, enum role);
/* A new version of targets (and the delegated role), snapshot and timestamp. */
void repository_next(struct repository *);
void repository_next_timestamp(struct repository *);
void repository_next_root(struct repository *);
/* New keys in the place of the old ones; root is to be published after it. */
void repository_rotate(struct repository *, enum role);

json_t *repository_role(struct repository *, enum role); /* in the root's "roles" */
/* A target with this content, in the metadata of the role and on the server. */
void repository_target(struct repository *, enum role, const char *name, const char *content);
/* The same of any bytes, and with a serial (0: none). */
void repository_bytes(struct repository *, enum role, const char *name, const void *bytes, size_t size,
    uint64_t serial);
/* Targets delegates to a role of this name; `role` is an object with more members of it, taken over. */
void repository_delegate(struct repository *, const char *name, json_t *role);

void write_file(const char *folder, const char *name, const void *bytes, size_t size);
char *read_file(const char *folder, const char *name, size_t *size); /* NULL: there is none */

#endif
