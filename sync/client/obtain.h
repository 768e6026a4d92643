/* A part of the checklist in run.c: from what is signed to a new, whole file. */
#ifndef OBTAIN_H
#define OBTAIN_H

#include "sync/base/progress.h"
#include "sync/client/store.h"

enum { OBTAIN_KEY = 2 * SHA512_SIZE + 1 };

struct obtain {
	struct store *store;
	struct trust *trust;
	struct fetcher *fetcher;
	struct report *report;
	const struct target *target; /* the catalogue */
	const char *way;             /* out: how it came: "delta", "image", "file" */
	struct progress progress;    /* all zero */
};

/* Writes the target into new_fd, an empty file of the store: by the shortest way; if a delta fails in any
 * way, by the image. Free space is checked first; length and hashes of every download before it is
 * used, and of the result. */
enum status obtain_file(struct obtain *, int new_fd);
/* Whether the centre has a target of that name. Any doubt: no, and nothing is said. */
bool obtain_find(struct obtain *, const char *name, struct target *out);
/* A hash in hex by which a target is known. */
void obtain_key(const struct target *, char hex[OBTAIN_KEY]);

#endif
