/* Files of the publisher: whole or not there at all. Errors are said here. */
#ifndef PUBLISH_FILES_H
#define PUBLISH_FILES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

/* Reads a file of at most `max` bytes; malloc'ed, NUL-terminated beyond *size. *absent, where given,
 * tells a file that is not there, which then is not said. */
char *publish_file_read(const char *path, size_t max, size_t *size, bool *absent);

bool publish_folder_writable(const char *path);
/* Makes the folder and those above it. */
bool publish_folder_make(const char *path);
/* The names in a folder that `fits` accepts, in strcmp order; a folder that is not there is empty. */
struct publish_names {
	char **items;
	size_t count;
};
bool publish_folder_list(const char *path, bool (*fits)(const char *name), struct publish_names *out);
void publish_names_free(struct publish_names *);
/* Removes what interrupted runs left in this folder and below. */
void publish_folder_sweep(const char *path);

/* A file in the making beside its final name: write to fd, then commit (fsync, rename, fsync of the
 * folder) or abandon. */
struct publish_draft {
	char *path, *draft;
	int fd;
};
bool publish_draft_begin(struct publish_draft *, const char *path, mode_t mode);
bool publish_draft_commit(struct publish_draft *);
void publish_draft_abandon(struct publish_draft *);

/* Writes a whole file that way. */
bool publish_file_write(const char *path, const void *bytes, size_t size, mode_t mode);
/* Gives the bytes of `from` a second name (a link where the file system can, else a copy). */
bool publish_file_share(const char *from, const char *to);
bool publish_file_copy(const char *from, const char *to);
bool publish_file_exists(const char *path);
/* Not an error when it is not there. */
bool publish_file_remove(const char *path);

/* A malloc'ed string. */
char *publish_printf(const char *format, ...) __attribute__((format(printf, 1, 2)));

#endif
