/* A finished file takes its name. */
#ifndef FILE_H
#define FILE_H

/* Syncs the temporary file, renames it to `path` and syncs the folder that both stand in. Paths are below `root`, an
 * open folder or AT_FDCWD. NULL: done; else the call that failed, and errno says why: `path` is as it was, or new. */
const char *file_put_in_place(int root, const char *temporary, const char *path);

#endif
