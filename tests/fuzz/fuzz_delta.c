/* Any bytes as a delta: the first byte chooses the signed length, the rest is the download. */
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "sync/delta/apply.h"

enum { OLD_SIZE = 4096, MAX_DOWNLOAD = 256 * 1024 };

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size);

static int
memory_file(const char *name, const void *bytes, size_t size)
{
	int fd = memfd_create(name, MFD_CLOEXEC);
	if (fd < 0 || write(fd, bytes, size) != (ssize_t)size)
		abort();
	return fd;
}

int
LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
	char old[OLD_SIZE];
	struct report report = {0};
	struct target target = {.name = "fuzz", .hashes.has_sha256 = true};
	if (!size || size > MAX_DOWNLOAD)
		return 0;
	for (size_t i = 0; i < sizeof old; i++)
		old[i] = (char)(i * 7 + i / 64);
	target.length = 1ULL << (data[0] % 18);
	int old_fd = memory_file("old", old, sizeof old), patch = memory_file("patch", data + 1, size - 1);
	int new_fd = memory_file("new", "", 0);
	/* nobody can sign what hashes to zero */
	if (apply_delta(old_fd, patch, &target, new_fd, &report) == STATUS_DONE || !report.said)
		abort();
	close(new_fd);
	close(patch);
	close(old_fd);
	return 0;
}
