/* Folders of sources: what is in them. */
#ifndef SOURCE_FOLDER_H
#define SOURCE_FOLDER_H

#include <stdbool.h>
#include <stddef.h>

#include "data/arena.h"

/* The names in a folder that end in `suffix` (may be ""), sorted by bytes; hidden ones are left out. False: no such
 * folder. The names live in the arena. */
bool folder_names(struct arena *, const char *folder, const char *suffix, const char ***names, size_t *count);

/* "FOLDER/NAME", in the arena. */
const char *folder_join(struct arena *, const char *folder, const char *name);

/* Whether there is such a file or folder. */
bool folder_has(const char *path, bool *is_folder);

#endif
