#include "tests/support/support.h"

#include <errno.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { MAX_KEPT = 1024, MAX_PATH = 4096, OPEN_AT_ONCE = 16, FIRST_ROOM = 65536 };

/* Folders to remove, by the process that made them, and names of files in them, which no process removes. */
static struct kept {
	char *path;
	pid_t owner; /* 0: none */
} kept[MAX_KEPT];
static size_t kept_count;

static void
give_up(const char *path)
{
	fprintf(stderr, "test: %s: %s\n", path, strerror(errno));
	exit(EXIT_FAILURE);
}

char *
support_read(const char *path, size_t *size)
{
	struct stat found;
	size_t got, room = FIRST_ROOM;
	if (stat(path, &found) || !S_ISREG(found.st_mode))
		return NULL;
	FILE *file = fopen(path, "rb");
	char *bytes = file ? malloc(room) : NULL;
	for (got = 0; bytes && !feof(file) && !ferror(file); ) { /* what stands in /proc has no size */
		got += fread(bytes + got, 1, room - got - 1, file);
		if (got == room - 1)
			bytes = realloc(bytes, room *= 2);
	}
	if (!bytes || ferror(file))
		give_up(path);
	bytes[got] = '\0';
	fclose(file);
	if (size)
		*size = got;
	return bytes;
}

static void
make_folders(const char *path)
{
	char folder[MAX_PATH];
	snprintf(folder, sizeof folder, "%s", path);
	for (char *slash = folder; *slash && (slash = strchr(slash + 1, '/'));) {
		*slash = '\0';
		mkdir(folder, 0755);
		*slash = '/';
	}
}

void
support_write(const char *path, const void *bytes, size_t size)
{
	make_folders(path);
	FILE *file = fopen(path, "wb");
	if (!file || (size && fwrite(bytes, 1, size, file) != size) || fclose(file))
		give_up(path);
}

void
support_copy(const char *from, const char *to)
{
	size_t size;
	char *bytes = support_read(from, &size);
	if (!bytes)
		give_up(from);
	support_write(to, bytes, size);
	free(bytes);
}

static int
remove_entry(const char *path, const struct stat *found, int kind, struct FTW *where)
{
	(void)found, (void)kind, (void)where;
	return remove(path);
}

void
support_remove(const char *path)
{
	if (nftw(path, remove_entry, OPEN_AT_ONCE, FTW_DEPTH | FTW_PHYS) && errno != ENOENT)
		give_up(path);
}

static void
remove_kept(void)
{
	for (size_t i = 0; i < kept_count; i++) {
		if (kept[i].owner == getpid())
			nftw(kept[i].path, remove_entry, OPEN_AT_ONCE, FTW_DEPTH | FTW_PHYS);
		free(kept[i].path);
	}
	kept_count = 0;
}

static const char *
keep(char *path, pid_t owner)
{
	if ((!kept_count && atexit(remove_kept)) || kept_count == MAX_KEPT)
		give_up(path);
	kept[kept_count++] = (struct kept){path, owner};
	return path;
}

const char *
support_folder(void)
{
	const char *below = getenv("TMPDIR");
	char *path;
	if (asprintf(&path, "%s/kalauz-test-XXXXXX", below ? below : "/tmp") < 0 || !mkdtemp(path))
		give_up("a new folder");
	return keep(path, getpid());
}

const char *
support_path(const char *name)
{
	static const char *folder;
	char *path;
	if (!folder)
		folder = support_folder();
	for (size_t i = 0; i < kept_count; i++)
		if (!kept[i].owner && !strcmp(kept[i].path + strlen(folder) + 1, name))
			return kept[i].path;
	if (asprintf(&path, "%s/%s", folder, name) < 0)
		give_up(name);
	return keep(path, 0);
}
