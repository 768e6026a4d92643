#include "sync/store_files.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "sync/store.h" /* store_read_file */

enum { MAX_ENTRIES = 10000 }; /* of a folder, looked at in one run */

/* ----------------------------------------------------------------- folders -- */

bool
files_sync_folder(int root, const char *path)
{
	int fd = openat(root, path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (fd < 0)
		return false;
	bool done = !fsync(fd);
	int error = errno;
	close(fd);
	errno = error;
	return done;
}

bool
files_make_folder(int root, const char *path)
{
	struct stat found;
	if (!mkdirat(root, path, FILES_FOLDER_MODE))
		return true;
	if (errno != EEXIST || fstatat(root, path, &found, 0))
		return false;
	errno = ENOTDIR;
	return S_ISDIR(found.st_mode);
}

void
files_each_entry(int root, const char *path, void (*visit)(void *, int folder, const char *name), void *closure)
{
	int fd = openat(root, path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	DIR *folder = fd < 0 ? NULL : fdopendir(fd);
	if (!folder) {
		if (fd >= 0)
			close(fd);
		return;
	}
	struct dirent *entry;
	for (int count = 0; count < MAX_ENTRIES && (entry = readdir(folder)); count++)
		if (strcmp(entry->d_name, ".") && strcmp(entry->d_name, ".."))
			visit(closure, fd, entry->d_name);
	closedir(folder);
}

static void
remove_file(void *closure, int folder, const char *name)
{
	(void)closure;
	unlinkat(folder, name, 0);
}

void
files_remove_folder(int root, const char *path)
{
	files_each_entry(root, path, remove_file, NULL);
	unlinkat(root, path, AT_REMOVEDIR);
}

/* ------------------------------------------------------------------- files -- */

char *
store_read_file(const char *path, size_t max, size_t *size)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	char *bytes = fd < 0 ? NULL : malloc(max + 2);
	if (fd >= 0 && !bytes)
		abort();
	size_t used = 0;
	ssize_t got = fd < 0 ? -1 : 1;
	while (got > 0 && used <= max)
		if ((got = read(fd, bytes + used, max + 1 - used)) > 0)
			used += (size_t)got;
	if (fd >= 0)
		close(fd);
	if (got < 0 || used > max) {
		free(bytes);
		return NULL;
	}
	bytes[used] = 0;
	*size = used;
	return bytes;
}

static bool
write_all(int fd, const char *bytes, size_t size)
{
	while (size) {
		ssize_t written = write(fd, bytes, size);
		if (written < 0 && errno == EINTR)
			continue;
		if (written <= 0)
			return false;
		bytes += written;
		size -= (size_t)written;
	}
	return true;
}

bool
files_write_new(int root, const char *path, const char *bytes, size_t size)
{
	int fd = openat(root, path, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, FILES_MODE);
	if (fd < 0)
		return false;
	bool done = write_all(fd, bytes, size) && !fsync(fd);
	int error = errno;
	close(fd);
	errno = error;
	return done;
}
