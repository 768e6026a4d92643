/* Days that are closed and wait in a folder for upload. Who writes them (the kiosk) is another user, and nothing in the
 * folder is believed: names, kinds, sizes and bytes are looked at. */
#ifndef SPOOL_H
#define SPOOL_H

#include <stddef.h>
#include <stdint.h>

#include "data/date.h"
#include "sync/base/report.h"

enum {
	SPOOL_MAX_LIST = 4096,              /* names looked at in one run */
	SPOOL_MAX_BYTES = 16 * 1024 * 1024, /* of files that may wait; how many is LIMIT_TALLY_FILES */
	SPOOL_NAME = DATE_SIZE + 80,
};

struct spool_file {
	char name[SPOOL_NAME];
	char day[DATE_SIZE], digest[65];
	uint64_t size;
};

struct spool {
	const char *path;
	int folder;
	struct spool_file *files; /* from the oldest to the newest */
	size_t count;
};

/* Where there is no folder, nothing was ever counted, and nothing waits. STATUS_IO: said. */
enum status spool_open(struct spool *, const char *path, struct report *);
void spool_close(struct spool *); /* accepts what was never opened, all zero with folder -1 */

/* The bytes of a file, malloc'ed. NULL with *why (static) and STATUS_CORRUPT in *status: it is not what its name says,
 * and never will be; STATUS_UNKNOWN: of a later version; STATUS_ABSENT: it is gone; STATUS_IO: errno says more. */
char *spool_read(const struct spool *, const struct spool_file *, size_t *size, enum status *status, const char **why);
bool spool_has(const struct spool *, const struct spool_file *);
/* False: errno says why it is still there. */
bool spool_remove(const struct spool *, const struct spool_file *);

#endif
