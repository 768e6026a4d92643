/* The newest good state of sources as a catalogue for the preview. */
#ifndef PREVIEW_BUILD_H
#define PREVIEW_BUILD_H

#include <stdbool.h>
#include <stdint.h>

/* Builds the sources into `folder`: catalogue.db and search.db appear there together, as current/, and `faults` says
 * nothing, or which services but `id` (NULL: any) were left out for their own faults; or the first lines of what is wrong
 * go to the file `faults`, and what was there stays. Drafts are in it, marked as such. `round`: another number each time. */
bool preview_build(const char *sources, const char *lang, const char *id, const char *folder, unsigned round);

/* The kiosk may read in the files of this many rounds: it takes up what is new when nobody types. */
enum { PREVIEW_KEPT = 5 };
/* The files of that round go. */
void preview_remove(const char *folder, unsigned round);

/* The paths in that folder. */
#define PREVIEW_CATALOGUE "current/catalogue.db"
#define PREVIEW_FAULTS    "faults"

/* A number for all files of the sources, their sizes and times: another one when something was saved. */
uint64_t preview_state(const char *sources);

#endif
