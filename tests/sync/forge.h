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

enum forge_role { ROOT, TIMESTAMP, SNAPSHOT, TARGETS, DELEGATED, ROLES };
enum { KEYS = 3 };

/* What the next publication of `role` does besides being right; all zero: nothing. */
struct forgery {
	enum forge_role role;
	const char *signed_from, *signed_to; /* replaced in the bytes that are signed and in the file */
	const char *text_from, *text_to;     /* replaced in the file only */
	const char *before, *after;          /* around the file */
	bool unsigned_, stranger, signed_twice, cloned, stale_keys;
};

struct forge {
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
struct forge *forge_new(bool consistent);
void forge_free(struct forge *);

/* Sets a field of what is signed; takes over the value. */
void forge_set(struct forge *, enum forge_role, const char *field, json_t *value);

void forge_publish(struct forge *, enum forge_role); /* as its body is */
void forge_bump(struct forge *, enum forge_role);
/* A new version of targets (and the delegated role), snapshot and timestamp. */
void forge_next(struct forge *);
void forge_next_timestamp(struct forge *);
void forge_next_root(struct forge *);
/* New keys in the place of the old ones; root is to be published after it. */
void forge_rotate(struct forge *, enum forge_role);

json_t *forge_role(struct forge *, enum forge_role); /* in the root's "roles" */
/* A target with this content, in the metadata of the role and on the server. */
void forge_target(struct forge *, enum forge_role, const char *name, const char *content);
/* The same of any bytes, and with a serial (0: none). */
void forge_bytes(struct forge *, enum forge_role, const char *name, const void *bytes, size_t size,
    uint64_t serial);
/* Targets delegates to a role of this name; `role` is an object with more members of it, taken over. */
void forge_delegate(struct forge *, const char *name, json_t *role);

void write_file(const char *folder, const char *name, const void *bytes, size_t size);
char *read_file(const char *folder, const char *name, size_t *size); /* NULL: there is none */

#endif
