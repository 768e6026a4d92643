#include "data/file.h"

#include <errno.h>
#include <fcntl.h>
#include <libgen.h>
#include <stdbool.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "data/arena.h"

static bool
sync_path(int root, const char *path, int flags)
{
	int fd = openat(root, path, flags | O_CLOEXEC);
	bool done = fd >= 0 && fsync(fd) == 0;
	int error = errno;
	if (fd >= 0)
		close(fd);
	errno = error;
	return done;
}

bool
file_may_take(int root, const char *path)
{
	struct stat status;
	if (fstatat(root, path, &status, AT_SYMLINK_NOFOLLOW))
		return errno == ENOENT;
	if (!S_ISREG(status.st_mode))
		errno = EEXIST;
	return S_ISREG(status.st_mode);
}

const char *
file_put_in_place(int root, const char *temporary, const char *path)
{
	struct arena arena = {0};
	const char *folder = dirname(arena_strdup(&arena, path)), *failed = NULL;
	if (!sync_path(root, temporary, O_RDONLY))
		failed = "fsync";
	else if (!file_may_take(root, path) || renameat(root, temporary, root, path))
		failed = "rename";
	else if (!sync_path(root, folder, O_RDONLY | O_DIRECTORY))
		failed = "fsync of the folder";
	arena_free(&arena);
	return failed;
}
