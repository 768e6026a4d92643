/* Files that are not UTF-8: what they are instead, said once a file. */
#ifndef SOURCE_ENCODING_H
#define SOURCE_ENCODING_H

#include "data/editor/source/source_bytes.h"

/* Whether the bytes are UTF-16, UTF-32 or no text at all, of which nothing can be read; reported. */
bool encoding_is_foreign(struct faults *, uint32_t file, struct bytes);

/* A copy, in the arena, of bytes that begin with one that is not UTF-8: the letters of the Hungarian alphabet in
 * the encoding which they are most likely in, and '_' for others. Reported for `place`. */
struct bytes encoding_decoded(struct faults *, struct place, struct arena *, struct bytes);

#endif
