/* What tests share: whole files, and folders that are gone when the test has ended. What fails ends the program with a
 * line that says why. */
#ifndef SUPPORT_H
#define SUPPORT_H

#include <stddef.h>

/* The bytes of a file, and a NUL behind them; free them. NULL: there is none. `size` may be NULL. */
char *support_read(const char *path, size_t *size);

/* A file with these bytes, in place of what was there; missing folders are made. */
void support_write(const char *path, const void *bytes, size_t size);
void support_copy(const char *from, const char *to);

/* A new folder below TMPDIR (/tmp), which the process that asked for it removes with all that is in it when it exits. */
const char *support_folder(void);

/* Where a file of this name is in one such folder, always the same of this program; valid until it exits. */
const char *support_path(const char *name);

/* A file or a whole folder; what is not there is as good as removed. Links are removed, never followed. */
void support_remove(const char *path);

#endif
