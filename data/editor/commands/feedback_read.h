/* The files of days that kiosks closed, as they lie at the centre or at one office. */
#ifndef FEEDBACK_READ_H
#define FEEDBACK_READ_H

#include "data/base/list.h"
#include "data/base/table.h"
#include "data/tally.h"

struct feedback_office {
	const char *name;      /* "": not known */
	struct tally tally;    /* of all its files; its head is that of none */
	size_t files;
	const char *first, *last; /* days */
};

struct feedback {
	struct arena arena;
	struct list offices;   /* of struct feedback_office *, by name */
	struct table by_name;
	struct table digests;  /* of the files read: a copy counts once */
	size_t files, damaged;
};

/* Reads every *.tally below the folder; of others than the office's own, if one is named, nothing is counted. Files that
 * are damaged, or not what their name says, are named on the standard error output, and the others still count. False,
 * and said: the folder cannot be read. */
bool feedback_read(struct feedback *, const char *folder, const char *office);
void feedback_free(struct feedback *);

#endif
