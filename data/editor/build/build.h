/* Checked sources into the replica. */
#ifndef BUILD_H
#define BUILD_H

#include "data/editor/lint/check.h"
#include "data/status.h"

/* Where to, and of which day. */
struct build_output {
	const char *catalogue;
	const char *desk; /* what staff read; NULL: that is left out */
	const char *date; /* of the content; NULL: as the sources say */
	/* Asked before the file that was made takes its name; false: it does not, which has been said. NULL: it may. */
	bool (*agrees)(void *closure, const char *made);
	void *closure;
};

/* Makes the catalogue's file, and desk.db; each takes its name all at once. What fails is reported, and the old
 * files are then still there. Of the sources all but what check_summary needs is given up. */
enum status build_catalogue(struct checked *, const struct build_output *);

#endif
