/* Making the search index of a catalogue: search.db, a file of its own, never shipped. */
#ifndef SEARCH_INDEX_H
#define SEARCH_INDEX_H

#include <stdbool.h>

#include "data/status.h"

/* Writes the index of a catalogue, all rows of which must be as they were built, to a new file beside `index` and
 * renames it, so that `index` is whole or as it was. go_on is asked now and then (NULL: never); when it says no, STATUS_INTERRUPTED. */
enum status search_index_build(const char *catalogue, const char *index, bool (*go_on)(void *),
    void *closure);

/* Whether `index` was made of this catalogue (content id) by this version of the indexer. Only damage is
 * reported. */
bool search_index_is_current(const char *catalogue, const char *index);

#endif
