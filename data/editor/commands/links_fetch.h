/* Whether an address on the web answers. The one file of kalauz-data that knows libcurl. */
#ifndef LINKS_FETCH_H
#define LINKS_FETCH_H

#include <stdbool.h>

struct links_fetch;

enum link_answer {
	LINK_ANSWERS,    /* there is something */
	LINK_MOVED,      /* for good: `moved` says where */
	LINK_REFUSED,    /* an HTTP status from 400 on */
	LINK_UNRESOLVED, /* no such host */
	LINK_SILENT,     /* nothing came in time, or no connection */
	LINK_UNTRUSTED,  /* its certificate does not hold */
	LINK_BROKEN,     /* something else */
};

struct link_result {
	enum link_answer answer;
	long status;       /* of HTTP; 0: none came */
	const char *moved; /* until the next call */
};

/* NULL: out of memory, or libcurl cannot be used. */
struct links_fetch *links_fetch_new(void);
/* Asks for the head of it, and where that is refused for the thing itself, of which only the beginning is read. Asks a
 * host at most once a second. */
struct link_result links_fetch(struct links_fetch *, const char *url);
void links_fetch_free(struct links_fetch *);

#endif
