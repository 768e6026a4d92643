/* What the search screen lists for what is typed: what was found, best first; or what to do instead. */
#ifndef SEARCH_LIST_H
#define SEARCH_LIST_H

#include "kiosk/widgets/hit_list.h"

enum {
	SEARCH_LIST_MOST = 8,     /* results of a kind */
	SEARCH_LIST_SITUATIONS = 2,
	SEARCH_LIST_EXAMPLES = 3,
	SEARCH_LIST_PERHAPS = 4,  /* results that fit badly */
	SEARCH_LIST_NEAR = 3,     /* life situations beside them */
	SEARCH_LIST_MAX = SEARCH_LIST_MOST * SEARCH_KINDS + SEARCH_LIST_EXAMPLES, /* and more than is ever shown */
};

/* Values of the entries that are no hits. */
enum {
	SEARCH_LIST_EXAMPLE, /* its words can be searched for */
	SEARCH_LIST_NEAREST, /* `nearest` can */
	SEARCH_LIST_LIFE,    /* the life situation `id` may have it */
	SEARCH_LIST_AZ,      /* the A–Z list helps */
	SEARCH_LIST_HOME,    /* the life situations do, where one starts */
};

struct search_list {
	struct hit_list_entry entries[SEARCH_LIST_MAX];
	int count;
	const char *intro, *outro; /* NULL: nothing */
	const char *nearest;       /* the query in another spelling; NULL: none */
	int first;                 /* the best hit; HIT_LIST_NONE: nothing was found */
};

/* Searches for the visit's query. What is listed lives as long as the arena. */
enum status search_list_load(struct search_list *, struct arena *, const struct ctx *);

#endif
