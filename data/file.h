/* A finished file takes its name. */
#ifndef FILE_H
#define FILE_H

#include <stdbool.h>

/* Whether a file may take this name: nothing has it, or a plain file. False: errno says why; EEXIST is for a link, a
 * folder, a pipe, a device. */
bool file_may_take(int root, const char *path);

/* Syncs the temporary file, renames it to `path` and syncs the folder that both stand in. Paths are below `root`, an
 * open folder or AT_FDCWD. NULL: done; else the call that failed, and errno says why: `path` is as it was, or new. What
 * file_may_take refuses is not replaced. */
const char *file_put_in_place(int root, const char *temporary, const char *path);

#endif
