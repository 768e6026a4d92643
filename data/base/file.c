#include "data/base/file.h"

#include <fcntl.h>
#include <libgen.h>
#include <stdio.h>
#include <unistd.h>

#include "data/arena.h"

static bool
sync_path(const char *path, int flags)
{
	int fd = open(path, flags | O_CLOEXEC);
	bool done = fd >= 0 && fsync(fd) == 0;
	if (fd >= 0)
		close(fd);
	return done;
}

bool
file_put_in_place(const char *temporary, const char *path)
{
	struct arena arena = {0};
	char *folder = dirname(arena_strdup(&arena, path));
	bool done = sync_path(temporary, O_RDONLY) && rename(temporary, path) == 0 &&
	    sync_path(folder, O_RDONLY | O_DIRECTORY);
	arena_free(&arena);
	return done;
}
