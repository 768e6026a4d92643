/* What the commands of kalauz-publish are told. */
#ifndef PUBLISH_OPTIONS_H
#define PUBLISH_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
	EXIT_USAGE = 2,
	EXIT_UNSIGNED = 3, /* prepared, but signatures are missing */
	EXIT_EXPIRED = 4,  /* something that kiosks need has expired */
	EXIT_SOON = 5,     /* something expires soon: half of its life is over */
};

/* The top-level roles of TUF 1.0 section 2.1. */
enum top_role { ROLE_ROOT, ROLE_TARGETS, ROLE_SNAPSHOT, ROLE_TIMESTAMP, ROLES };

enum {
	PUBLISH_MAX_KEY_FOLDERS = 8,
	PUBLISH_MAX_DAYS = 3650,        /* of any expiry */
	PUBLISH_DELTAS = 10,            /* releases before the newest that deltas lead from */
	PUBLISH_LEVEL = 19,             /* of zstd */
};
#define PUBLISH_EDITION    "central" /* where nobody says another */
#define PUBLISH_MAX_SERIAL INT64_C(1000000000000000)

struct publish_options {
	const char *repository;                    /* NULL: not given */
	const char *keys[PUBLISH_MAX_KEY_FOLDERS]; /* the first one takes new keys */
	size_t key_count;
	const char *edition;  /* "central" */
	unsigned schema;      /* of withdraw; the one this program knows */
	int64_t serial;       /* 0: the next one */
	int64_t content;      /* of withdraw: the serial whose content comes back; 0: the predecessor */
	int64_t now;          /* seconds since 1970 */
	bool now_given;       /* by --now: somebody answers for it */
	bool new_edition;     /* the edition may be one that never was */
	int days[ROLES];      /* 0: not given */
	int level;
	const char *replace;  /* beginning of a keyid; NULL: not given */
	char **operands;
	size_t operand_count;
};

enum {
	OPTIONS_NO_REPOSITORY = 1, /* --repository may be missing */
	OPTIONS_NO_KEYS = 2,       /* --keys may be missing */
};

/* Reads the arguments after the command's name; moves the operands to the front of argv. What is wrong
 * is said, false. `least` and `most` bound the number of operands. */
bool options_read(struct publish_options *, int argc, char **argv, int flags, size_t least, size_t most);

#endif
