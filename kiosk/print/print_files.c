#include "kiosk/print/print_files.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "data/status.h"

enum { MAX_FILES = 10000 };

static enum printing
fail(const char *path)
{
	status_report("%s: %s", path, strerror(errno));
	return PRINTING_FAILED;
}

static bool
write_all(int fd, const char *bytes, size_t size)
{
	while (size) {
		ssize_t written = write(fd, bytes, size);
		if (written < 0 && errno != EINTR)
			return false;
		bytes += written < 0 ? 0 : written;
		size -= written < 0 ? 0 : (size_t)written;
	}
	return true;
}

/* The first free name; -1: none, or errno says why. */
static int
create(const char *folder, const char *ending, char path[PATH_MAX])
{
	int fd = -1;
	for (int i = 1; fd < 0 && i <= MAX_FILES; i++) {
		if (snprintf(path, PATH_MAX, "%s/list-%d.%s", folder, i, ending) >= PATH_MAX)
			return -1;
		fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0640);
		if (fd < 0 && errno != EEXIST)
			return -1;
	}
	return fd;
}

enum printing
print_files_put(const char *folder, const char *ending, const void *bytes, size_t size)
{
	char path[PATH_MAX];
	int fd = create(folder, ending, path);
	if (fd < 0)
		return fail(path);
	bool written = write_all(fd, bytes, size);
	if (close(fd) || !written) {
		enum printing state = fail(path);
		unlink(path);
		return state;
	}
	return PRINTING_DONE;
}
