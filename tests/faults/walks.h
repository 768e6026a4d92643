/* What visitors and editors can see of a catalogue: recorded from a good one, compared with a damaged one. */
#ifndef WALKS_H
#define WALKS_H

#include <stddef.h>

struct walks;

enum walked {
	WALK_ALL,      /* every kind of page, in every language of the catalogue, through the kiosk; every command of
	                * kalauz-data that reads, on every service */
	WALK_SEARCHES, /* what is searched for */
	WALK_NOTES,    /* what staff read */
};

/* `path` is the catalogue, with search.db and desk.db beside it; what it shows is recorded. */
struct walks *walks_new(const char *path, enum walked);
/* How many screens and outputs were recorded. */
size_t walks_count(const struct walks *);

enum seen {
	SEEN_SAME,   /* all is as recorded */
	SEEN_NOTICE, /* some of it is, and in place of the rest there is the notice, or a command says that it failed */
	SEEN_OTHER,  /* something else was shown */
};

/* The same with the files as they are now. `what` says what was shown in place of what. */
enum seen walks_compare(struct walks *, char *what, size_t size);

#endif
