/* A folder as the server: a USB stick, a network drive. */
#include "sync/transport/fetch_transfer.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static int
hex_value(char c)
{
	static const char digits[] = "0123456789abcdef";
	const char *at = c ? strchr(digits, c | 0x20) : NULL;
	return at && (c < 'A' || c > 'Z' || c <= 'F') ? (int)(at - digits) : -1;
}

/* As a web server would: percent signs decoded; false: it would lead out of the folder. */
static bool
decode_path(const char *name, char *path, size_t room)
{
	size_t size = 0;
	for (; *name && size + 1 < room; size++) {
		int high = name[0] == '%' ? hex_value(name[1]) : -1;
		int low = high < 0 ? -1 : hex_value(name[2]);
		path[size] = low < 0 ? *name : (char)(high << 4 | low);
		name += low < 0 ? 1 : 3;
		if (!path[size])
			return false;
	}
	path[size] = '\0';
	for (const char *part = path; part; part = (part = strchr(part, '/')) ? part + 1 : NULL)
		if (strncmp(part, "..", 2) == 0 && (!part[2] || part[2] == '/'))
			return false;
	return !*name;
}

/* A regular file of the folder; -1 with errno. */
static int
open_in_folder(const struct transfer *transfer)
{
	char path[TRANSFER_MAX_URL], decoded[TRANSFER_MAX_URL];
	struct stat about;
	if (!decode_path(transfer->name, decoded, sizeof decoded) ||
	    snprintf(path, sizeof path, "%s/%s", transfer->fetcher->server, decoded) >= (int)sizeof path) {
		errno = ENOENT;
		return -1;
	}
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
	if (fd < 0 || (fstat(fd, &about) == 0 && S_ISREG(about.st_mode)))
		return fd;
	close(fd);
	errno = ENOENT;
	return -1;
}

/* A beginning that we have is not read again, unless it is longer than the file. False: a fault is noted, or
 * errno says why it cannot be read. */
static bool
copy_from(struct transfer *transfer, int fd)
{
	char buffer[TRANSFER_BUFFER];
	struct stat about;
	ssize_t got;
	if (fstat(fd, &about) == 0)
		transfer->total = (uint64_t)about.st_size;
	if (transfer->total < transfer->have && !transfer_restart(transfer))
		return false;
	while ((got = pread(fd, buffer, sizeof buffer, (off_t)transfer->have)) > 0 || (got < 0 && errno == EINTR)) {
		if (got < 0)
			continue;
		transfer->fetcher->bytes += (uint64_t)got;
		if (!transfer_keep(transfer, buffer, (size_t)got))
			return false;
	}
	return got == 0;
}

enum status
fetch_from_folder(struct transfer *transfer)
{
	struct fetcher *fetcher = transfer->fetcher;
	fetcher->requests++;
	int fd = open_in_folder(transfer);
	if (fd < 0 && (errno == ENOENT || errno == ENOTDIR || errno == ENAMETOOLONG) &&
	    access(fetcher->server, X_OK) == 0) {
		fetcher->absent = true;
		return STATUS_ABSENT;
	}
	if (fd < 0)
		return report_say(fetcher->report, OUTCOME_UNREACHABLE, transfer->name, "open", "%s", strerror(errno));
	bool done = copy_from(transfer, fd);
	int error = errno;
	close(fd);
	if (done)
		return STATUS_DONE;
	if (transfer->fault)
		return transfer_say(transfer);
	return report_say(fetcher->report, OUTCOME_UNREACHABLE, transfer->name, "read", "%s", strerror(error));
}
