/* Page breaks by content, so that a small edit stays small in the file. */
#ifndef REPACK_H
#define REPACK_H

#include "data/status.h"

/* Replaces a finished database file by an equal one: the same tables, indexes and rows, other page
 * breaks (see repack.c). The same content gives the same bytes, in whatever order it was written.
 * Nobody may have the file open. It must have pages of 4,096 bytes and no auto-vacuum, and its
 * schema must be older than its rows. The new file appears under the same name while it is written,
 * so `path` is a file that nobody uses yet. On failure, which is reported, it may be incomplete or
 * gone: STATUS_CORRUPT, STATUS_IO. */
enum status repack_file(const char *path);

#endif
