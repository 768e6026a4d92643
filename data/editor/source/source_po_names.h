/* Which files of po/ are translations, and into what; the others are named. */
#ifndef SOURCE_PO_NAMES_H
#define SOURCE_PO_NAMES_H

#include "data/editor/faults/faults.h"
#include "data/editor/source/messages.h"

/* The paths of the PO files in the folder, NULL where there is none; they live in the arena. */
void po_names(struct faults *, struct arena *, const char *folder, const char *paths[LANGUAGES]);

#endif
