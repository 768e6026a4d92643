/* Small steps on files and folders that the store is made of. Paths are below `root`, an open folder; where
 * false is returned, errno says why. */
#ifndef STORE_FILES_H
#define STORE_FILES_H

#include <stdbool.h>
#include <stddef.h>

enum { FILES_MODE = 0644, FILES_FOLDER_MODE = 0755 }; /* the kiosk runs as another user and reads */

/* Makes a folder's entries durable. */
bool files_sync_folder(int root, const char *path);
/* Makes a folder, if there is none. */
bool files_make_folder(int root, const char *path);
/* Calls `visit` with the names in a folder; "." and ".." are left out. */
void files_each_entry(int root, const char *path, void (*visit)(void *, int folder, const char *name),
    void *closure);
/* Removes a folder of files. What cannot be removed stays for the next run. */
void files_remove_folder(int root, const char *path);
/* Writes and syncs one new file. */
bool files_write_new(int root, const char *path, const char *bytes, size_t size);

#endif
