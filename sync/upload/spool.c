#include "sync/upload/spool.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "data/limits.h"
#include "data/tally.h"
#include "sync/base/files.h"

/* ----------------------------------------------------------------- what waits -- */

/* What has no name of a closed day (one that is still counted, what somebody left there) is none of ours. */
static void
note_file(void *closure, int folder, const char *name)
{
	struct spool *spool = closure;
	struct stat found;
	struct date day;
	struct spool_file file;
	if (spool->count == SPOOL_MAX_LIST || strlen(name) >= sizeof file.name || !tally_name_read(name, &day, file.digest) ||
	    fstatat(folder, name, &found, AT_SYMLINK_NOFOLLOW))
		return;
	strcpy(file.name, name);
	date_write(day, file.day);
	file.size = (uint64_t)found.st_size;
	spool->files[spool->count++] = file;
}

static int
compare_names(const void *a, const void *b)
{
	const struct spool_file *x = a, *y = b;
	return strcmp(x->name, y->name);
}

enum status
spool_open(struct spool *spool, const char *path, struct report *report)
{
	*spool = (struct spool){.path = path};
	spool->folder = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (spool->folder < 0)
		return errno == ENOENT ? STATUS_DONE : report_say(report, OUTCOME_BROKEN, path, "open", "%s", strerror(errno));
	if (!(spool->files = calloc(SPOOL_MAX_LIST, sizeof *spool->files)))
		abort();
	files_each_entry(spool->folder, ".", note_file, spool);
	qsort(spool->files, spool->count, sizeof *spool->files, compare_names);
	return STATUS_DONE;
}

void
spool_close(struct spool *spool)
{
	if (spool->folder >= 0)
		close(spool->folder);
	free(spool->files);
}

/* ------------------------------------------------------------------- one file -- */

/* A link, a pipe, a device would lead elsewhere, or wait. */
static int
open_plain(int folder, const char *name)
{
	struct stat found;
	int fd = openat(folder, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
	if (fd < 0 || (!fstat(fd, &found) && S_ISREG(found.st_mode)))
		return fd;
	close(fd);
	errno = ELOOP;
	return -1;
}

static enum status
judge(const struct spool_file *file, const char *bytes, size_t size, const char **why)
{
	struct tally tally = {0};
	struct tally_fault fault = {.what = "is not what its name says"};
	enum status status = tally_name_matches(file->name, bytes, size) ? tally_read(&tally, bytes, size, &fault)
	    : STATUS_CORRUPT;
	if (status == STATUS_DONE && strcmp(tally.head.day, file->day))
		status = STATUS_CORRUPT;
	tally_free(&tally);
	*why = fault.what ? fault.what : "is of a later version";
	return status;
}

char *
spool_read(const struct spool *spool, const struct spool_file *file, size_t *size, enum status *status, const char **why)
{
	char *bytes = NULL;
	int fd = open_plain(spool->folder, file->name);
	*why = "cannot be read";
	if (fd >= 0)
		bytes = files_read_open(fd, LIMIT_TALLY_SIZE, size);
	*status = errno == ENOENT ? STATUS_ABSENT : errno == ELOOP || errno == EFBIG ? STATUS_CORRUPT : STATUS_IO;
	if (fd >= 0)
		close(fd);
	if (bytes && (*status = judge(file, bytes, *size, why)) != STATUS_DONE) {
		free(bytes);
		bytes = NULL;
	} else if (!bytes && *status == STATUS_CORRUPT) {
		*why = "is too long, or no file";
	}
	return bytes;
}

bool
spool_has(const struct spool *spool, const struct spool_file *file)
{
	return !faccessat(spool->folder, file->name, F_OK, AT_SYMLINK_NOFOLLOW);
}

bool
spool_remove(const struct spool *spool, const struct spool_file *file)
{
	return !unlinkat(spool->folder, file->name, 0) || errno == ENOENT;
}
