#include "sync/upload/upload_secret.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "sync/base/files.h"

#define KEY "upload_credentials"

static enum status
wrong(struct report *report, const char *place, const char *what)
{
	return report_say(report, OUTCOME_MISCONFIGURED, place, KEY, "%s", what);
}

static int
open_place(const char *place)
{
	char path[PATH_MAX];
	const char *folder = getenv("CREDENTIALS_DIRECTORY");
	snprintf(path, sizeof path, "%s/%s", *place == '/' || !folder ? "" : folder, place);
	return open(path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
}

/* "USER:PASSWORD", with or without the end of the line. */
static bool
split(struct upload_secret *secret, char *bytes, size_t size)
{
	size -= size && bytes[size - 1] == '\n';
	size -= size && bytes[size - 1] == '\r';
	bytes[size] = 0;
	char *colon = strchr(bytes, ':');
	for (size_t i = 0; i < size; i++)
		if ((unsigned char)bytes[i] < 0x20 || bytes[i] == 0x7f)
			return false;
	if (!colon || colon == bytes || !colon[1] || size > UPLOAD_SECRET)
		return false;
	memcpy(secret->user, bytes, (size_t)(colon - bytes));
	strcpy(secret->password, colon + 1);
	return true;
}

enum status
upload_secret_read(struct upload_secret *secret, const char *place, struct report *report)
{
	struct stat about;
	size_t size = 0;
	*secret = (struct upload_secret){0};
	int fd = open_place(place);
	if (fd < 0)
		return wrong(report, place, strerror(errno));
	bool open_to_all = fstat(fd, &about) || !S_ISREG(about.st_mode) || (about.st_mode & (S_IROTH | S_IWOTH));
	char *bytes = open_to_all ? NULL : files_read_open(fd, UPLOAD_SECRET + 2, &size);
	close(fd);
	bool good = bytes && split(secret, bytes, size);
	if (bytes)
		explicit_bzero(bytes, size);
	free(bytes);
	if (open_to_all)
		return wrong(report, place, "everybody on this machine can read it; chmod o=");
	return good ? STATUS_DONE : wrong(report, place, "must be one line, USER:PASSWORD, or KEY:SECRET for S3");
}

void
upload_secret_wipe(struct upload_secret *secret)
{
	explicit_bzero(secret, sizeof *secret);
}
