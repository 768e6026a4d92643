/* A finished file takes its name. */
#ifndef FILE_H
#define FILE_H

#include <stdbool.h>

/* Syncs the temporary file, renames it to `path` in the same folder and syncs the folder. False: errno says why;
 * `path` is as it was, or new. */
bool file_put_in_place(const char *temporary, const char *path);

#endif
