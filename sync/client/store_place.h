/* The store's own place: that what stands there is of the right kind, and that we may work with it. */
#ifndef STORE_PLACE_H
#define STORE_PLACE_H

#include "sync/base/report.h"

/* Moves aside what has a name of ours and is something else (a folder in the place of a link or a file; said on
 * stderr), makes the folders, and looks whether all can be written. STATUS_IO: said. */
enum status store_place_prepare(int root, const char *directory, struct report *);

#endif
