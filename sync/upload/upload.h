/* The counts of days that are over, to the centre: each as PLACE/DAY/SHA256.tally, once, and deleted here only when it is
 * certainly there. See kalauz-sync(8), upload. */
#ifndef UPLOAD_H
#define UPLOAD_H

#include "sync/transport/fetch.h"

struct upload {
	const char *spool;       /* the folder of days */
	struct fetcher *fetcher; /* of PLACE */
	struct report *report;
	/* What it came to, in files: */
	unsigned sent, there;    /* brought; the server had it already */
	unsigned spoilt;         /* not what its name says; removed */
	unsigned dropped;        /* the oldest, for which there was no room; removed */
	unsigned waiting;        /* not sent yet */
};

/* One run, oldest first. What it came to is always said: updated, current (nothing to send), unreachable, misconfigured,
 * broken. A server that cannot be reached ends it; what is wrong with one day does not hold up the others. */
void upload_run(struct upload *);

#endif
