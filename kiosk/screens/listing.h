/* What the search screen lists for what is typed: what was found, best first; or what to do instead. */
#ifndef LISTING_H
#define LISTING_H

#include "kiosk/widgets/results.h"

enum {
	LISTING_MOST = 8,     /* results of a kind */
	LISTING_EXAMPLES = 3,
	LISTING_MAX = LISTING_MOST * SEARCH_KINDS + LISTING_EXAMPLES, /* and more than is ever shown */
};

/* Values of the entries that are no hits. */
enum {
	LISTING_EXAMPLE, /* its words can be searched for */
	LISTING_NEAREST, /* `nearest` can */
	LISTING_AZ,      /* the A–Z list helps */
};

struct listing {
	struct results_entry entries[LISTING_MAX];
	int count;
	const char *intro, *outro; /* NULL: nothing */
	const char *nearest;       /* the query in another spelling; NULL: none */
	int first;                 /* the best hit; RESULTS_NONE: nothing was found */
};

/* Searches for the visit's query. What is listed lives as long as the arena. */
enum status listing_load(struct listing *, struct arena *, const struct ctx *);

#endif
