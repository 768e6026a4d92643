/* Small steps on files and folders that store, trust and publisher share. Paths are below `root`, an open
 * folder or AT_FDCWD; where false or NULL is returned, errno says why. */
#ifndef FILES_H
#define FILES_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

enum { FILES_MODE = 0644, FILES_FOLDER_MODE = 0755 }; /* the kiosk runs as another user and reads */

/* Writes at this place (-1: where the file stands), whatever signals and short writes come between; the bytes
 * written. Fewer: errno says why. */
size_t files_write(int fd, const void *bytes, size_t size, off_t at);
bool files_write_all(int fd, const void *bytes, size_t size);
/* Writes one new file; whoever needs it durable syncs it. */
bool files_write_new(int root, const char *path, const char *bytes, size_t size);
/* Puts a file in the place of `name`, which is of root itself: whole and durable, or the old one stays.
 * NULL: done; else the call that failed. */
const char *files_replace(int root, const char *name, const char *bytes, size_t size);
/* Reads a file of at most `max` bytes; malloc'ed, NUL-terminated beyond *size. EFBIG: it is longer. Never
 * waits for another program. */
char *files_read(int root, const char *path, size_t max, size_t *size);
/* The same from an open file, and it may be a pipe. */
char *files_read_open(int fd, size_t max, size_t *size);

/* Makes a folder's entries durable. */
bool files_sync_folder(int root, const char *path);
/* Makes a folder, if there is none. */
bool files_make_folder(int root, const char *path);
/* Calls `visit` with the names in a folder; "." and ".." are left out. */
void files_each_entry(int root, const char *path, void (*visit)(void *, int folder, const char *name),
    void *closure);
/* Removes a folder of files. What cannot be removed stays for the next run. */
void files_remove_folder(int root, const char *path);

#endif
