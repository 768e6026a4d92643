/* Files of the publisher: whole or not there at all. Errors are said here. */
#ifndef PUBLISH_FILES_H
#define PUBLISH_FILES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

/* Reads a file of at most `max` bytes; malloc'ed, NUL-terminated beyond *size. *absent, where given,
 * tells a file that is not there, which then is not said. */
char *file_read(const char *path, size_t max, size_t *size, bool *absent);

/* Makes the folder and those above it. */
bool folder_make(const char *path);
/* The names in a folder that `fits` accepts, in strcmp order; a folder that is not there is empty. */
struct listing {
	char **items;
	size_t count;
};
bool folder_list(const char *path, bool (*fits)(const char *name), struct listing *out);
void listing_free(struct listing *);
/* Removes what interrupted runs left in this folder and below. */
void folder_sweep(const char *path);

/* A file in the making beside its final name: write to fd, then commit (fsync, rename, fsync of the
 * folder) or abandon. */
struct draft {
	char *path, *draft;
	int fd;
};
bool draft_begin(struct draft *, const char *path, mode_t mode);
bool draft_commit(struct draft *);
void draft_abandon(struct draft *);

/* Writes a whole file that way. */
bool file_write(const char *path, const void *bytes, size_t size, mode_t mode);
/* Gives the bytes of `from` a second name (a link where the file system can, else a copy). */
bool file_share(const char *from, const char *to);
bool file_copy(const char *from, const char *to);
bool file_exists(const char *path);
/* Not an error when it is not there. */
bool file_remove(const char *path);

/* A malloc'ed string. */
char *text_printf(const char *format, ...) __attribute__((format(printf, 1, 2)));

#endif
