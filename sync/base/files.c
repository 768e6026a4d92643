#include "sync/base/files.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "data/file.h"

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
files_each_entry(int root, const char *path, void (*visit)(void *, int folder, const char *name),
    void *closure)
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

/* ----------------------------------------------------------------- reading -- */

char *
files_read_open(int fd, size_t max, size_t *size)
{
	char *bytes = malloc(max + 2);
	ssize_t got = 1;
	if (!bytes)
		abort();
	for (*size = 0; got && *size <= max; *size += got > 0 ? (size_t)got : 0)
		if ((got = read(fd, bytes + *size, max + 1 - *size)) < 0 && errno != EINTR)
			break;
	if (got >= 0 && *size <= max) {
		bytes[*size] = 0;
		return bytes;
	}
	free(bytes);
	if (got >= 0)
		errno = EFBIG;
	return NULL;
}

char *
files_read(int root, const char *path, size_t max, size_t *size)
{
	int fd = openat(root, path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
	if (fd < 0)
		return NULL;
	char *bytes = files_read_open(fd, max, size);
	int error = errno;
	close(fd);
	errno = error;
	return bytes;
}

/* ----------------------------------------------------------------- writing -- */

size_t
files_write(int fd, const void *bytes, size_t size, off_t at)
{
	const char *rest = bytes;
	size_t done = 0;
	while (done < size) {
		ssize_t written = at < 0 ? write(fd, rest + done, size - done)
		    : pwrite(fd, rest + done, size - done, at + (off_t)done);
		if (written < 0 && errno == EINTR)
			continue;
		if (written <= 0)
			break;
		done += (size_t)written;
	}
	return done;
}

bool
files_write_all(int fd, const void *bytes, size_t size)
{
	return files_write(fd, bytes, size, -1) == size;
}

bool
files_write_new(int root, const char *path, const char *bytes, size_t size)
{
	int fd = openat(root, path, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, FILES_MODE);
	if (fd < 0)
		return false;
	bool done = files_write_all(fd, bytes, size);
	int error = errno;
	close(fd);
	errno = error;
	return done;
}

const char *
files_replace(int root, const char *name, const char *bytes, size_t size)
{
	char temporary[NAME_MAX + 1];
	snprintf(temporary, sizeof temporary, ".%.200s.new", name);
	const char *failed = files_write_new(root, temporary, bytes, size)
	    ? file_put_in_place(root, temporary, name) : "write";
	int error = errno;
	if (failed)
		unlinkat(root, temporary, 0);
	errno = error;
	return failed;
}
