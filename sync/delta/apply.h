/* From a delta or a full image to the new file (zstd, RFC 8878): the one file that knows libzstd. */
#ifndef APPLY_H
#define APPLY_H

#include "sync/trust/targets.h"

enum { APPLY_MAX_CATALOGUE = 512 * 1024 * 1024 }; /* bytes of a catalogue */

/* Rebuilds `target` into new_fd (empty, seekable) from the old file and a patch made by
 * `zstd --patch-from`; all three are memory-mapped. The result's length and hashes are checked. Bad bytes
 * are said as refused, the disk's faults as broken; a damaged old file gives a wrong hash, so who can still
 * take the image passes a report of its own. new_fd is of no use after a failure. */
enum status apply_delta(int old_fd, int patch_fd, const struct target *, int new_fd, struct report *);
/* The same from a compressed full image. */
enum status apply_image(int image_fd, const struct target *, int new_fd, struct report *);

/* For the publisher: writes patch or image at the given level; old_fd -1: an image. Calls
 * progress(closure, bytes done, bytes in all) now and then; NULL: not at all. false: errno says why. */
bool apply_compress(int old_fd, int new_fd, int out_fd, int level,
    void (*progress)(void *, uint64_t, uint64_t), void *closure);

#endif
