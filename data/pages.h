/* Page breaks by content, so that a small edit stays small in the file. */
#ifndef PAGES_H
#define PAGES_H

#include "status.h"

/* Replaces a finished database file by an equal one: the same rows, other page breaks (see pages.c).
 * The same content gives the same bytes. The file must be closed, with pages of 4,096 bytes, in
 * rollback-journal format, without auto-vacuum, and all tables and indexes made before the first
 * row. After a failure (STATUS_CORRUPT, STATUS_IO), which is reported, the file may be gone. */
enum status pages_rewrite(const char *path);

#endif
