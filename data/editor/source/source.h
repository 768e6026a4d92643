/* A catalogue's sources as one. */
#ifndef SOURCE_H
#define SOURCE_H

#include "data/editor/source/source_entries.h"

/* Reads the folder and checks the shape of all that is in it. Faults go where
 * `faults` says, which must outlive the source. Free it in any case. */
void source_load(struct sources *, struct faults *, const char *folder);
/* The same without some services: names of files, up to NULL. */
void source_load_without(struct sources *, struct faults *, const char *folder, const char *const *left_out);

/* The names of the files of services that have faults, but of that one (or NULL), up to NULL, each once. */
const char **source_faulty(const struct sources *, struct arena *, const char *except);
/* The ids in such names: "a, b". */
const char *source_ids(struct arena *, const char *const *names);
void source_free(struct sources *);

#endif
