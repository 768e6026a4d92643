/* Which catalogue the kiosk shows: the first that opens of those configured. */
#ifndef REPLICA_H
#define REPLICA_H

#include <sys/stat.h>

#include "data/catalogue.h"
#include "data/desk.h"
#include "data/search.h"

enum { REPLICA_PATHS = 2 };

struct replica {
	/* In order of preference; NULL: none. */
	struct replica_path {
		const char *path;
		bool failed;        /* what `tried` describes did not open, could not be read, or proved damaged */
		struct stat tried;
		unsigned faults;    /* how many times in a row it could not be read; 0: it could */
		unsigned rest;      /* calls of replica_try_again until it is tried again */
	} paths[REPLICA_PATHS];
	struct catalogue *catalogue; /* NULL: none opens */
	struct search *search;       /* of this catalogue; NULL: there is no index */
	bool at_desk;                /* desk.db beside it is opened, too */
	struct desk *desk;           /* of this catalogue; NULL: there is none */
	int which;                   /* of paths */
	bool checked;
	struct stat index_tried;     /* search.db beside it, when it was last opened */
};

/* Opens what can be opened, and the search index beside it; replica->catalogue stays NULL when nothing
 * can. A file that failed is tried again only after it has changed (but see replica_try_again), so that it is reported
 * once. */
void replica_open(struct replica *);
void replica_close(struct replica *);

/* Between visits: takes up a file that has appeared or changed, and an index where there was none. The
 * old one stays when the new one does not open. True when another catalogue is open now. */
bool replica_refresh(struct replica *);

/* Closes the open catalogue because it proved damaged, or could not be read. */
void replica_reject(struct replica *);

/* To be called every few seconds: a file that the system failed to read, which need not be damaged, may be tried again,
 * though it has not changed: at first with the next call, and after each fault later. */
void replica_try_again(struct replica *);

/* Reads the whole file once after it was opened, unless go_on says stop. False: it is damaged. */
bool replica_check(struct replica *, bool (*go_on)(void *), void *closure);

#endif
