/* What a process that talks to strangers may still do: the one file that knows libseccomp. */
#ifndef SANDBOX_H
#define SANDBOX_H

#include <stdbool.h>
#include <stddef.h>

#include "data/status.h"

struct sandbox {
	const char *writable[2];     /* the folders that can be written; NULL: no second */
	const char *const *readable; /* files and folders that can be read besides the system's own; NULL
	                              * entries are skipped */
	size_t readable_count;
};

/* Root that works in a folder of someone else becomes that one, for good; of root's groups there is none left, but, where
 * `shared` is not NULL, that of this folder. STATUS_IO: said on stderr. A folder that does not exist, or is root's, changes
 * nothing. */
enum status sandbox_drop_root(const char *folder, const char *shared);

/* From here on, until the process ends: only what is `writable` can be written and only what a TCP and DNS
 * client needs can be called (Landlock, seccomp); no program can be started. A kernel without one of
 * the two is said as a line on stderr, and the other still counts; STATUS_IO (said): a rule that the kernel
 * should know could not be made. */
enum status sandbox_enter(const struct sandbox *);

#endif
