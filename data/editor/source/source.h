/* A catalogue's sources as one. */
#ifndef SOURCE_H
#define SOURCE_H

#include "data/editor/source/source_entries.h"

/* Reads the folder and checks the shape of all that is in it. Faults go where
 * `faults` says, which must outlive the source. Free it in any case. */
void source_load(struct sources *, struct faults *, const char *folder);
void source_free(struct sources *);

#endif
