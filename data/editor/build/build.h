/* Checked sources into the replica. */
#ifndef BUILD_H
#define BUILD_H

#include "data/editor/lint/check.h"
#include "data/status.h"

/* Makes the catalogue's file `output`, which takes its name all at once. `date` of the content, or NULL: as
 * the sources say. What fails is reported, and the old file then still there. Of the sources all but what
 * check_summary needs is given up. */
enum status build_catalogue(struct checked *, const char *output, const char *date);

#endif
