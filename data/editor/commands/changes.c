#include "data/editor/commands/changes.h"

#include <errno.h>
#include <fcntl.h>
#include <libgen.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "data/editor/build/hold.h"
#include "data/editor/faults/say.h"
#include "data/file.h"

/* What is to happen to one file, and how far it is. */
struct change {
	const char *path;
	const char *bytes; /* NULL: it goes */
	size_t size;
	const char *temporary, *old; /* the new bytes until they take the name; the former file until all is done */
	bool written, moved, placed;
};

static struct change *
add(struct changes *changes, const char *path)
{
	struct change *change = LIST_ADD(&changes->files, &changes->arena, struct change);
	change->path = arena_strdup(&changes->arena, path);
	change->temporary = arena_printf(&changes->arena, "%s.new-%ld", path, (long)getpid());
	change->old = arena_printf(&changes->arena, "%s.old-%ld", path, (long)getpid());
	return change;
}

void
changes_write(struct changes *changes, const char *path, const char *bytes, size_t size)
{
	struct change *change = add(changes, path);
	char *copy = arena_alloc(&changes->arena, size + 1);
	memcpy(copy, bytes, size);
	change->bytes = copy;
	change->size = size;
}

void
changes_remove(struct changes *changes, const char *path)
{
	add(changes, path);
}

void
changes_free(struct changes *changes)
{
	arena_free(&changes->arena);
}

/* The folder that the file stands in, if it is not there: only the innermost one. */
static void
make_folder(struct changes *changes, const char *path)
{
	mkdir(dirname(arena_strdup(&changes->arena, path)), 0777);
}

/* The new bytes beside the file, with its rights. */
static bool
write_temporary(struct changes *changes, struct change *change)
{
	struct stat status;
	bool exists = !stat(change->path, &status);
	if (!file_may_take(AT_FDCWD, change->path))
		return false;
	if (!exists)
		make_folder(changes, change->path);
	FILE *file = fopen(change->temporary, "wxe");
	if (!file)
		return false;
	change->written = true;
	bool good = fwrite(change->bytes, 1, change->size, file) == change->size && !fflush(file) && !fsync(fileno(file));
	if (good && exists)
		good = !fchmod(fileno(file), status.st_mode & 07777);
	int reason = errno;
	if (fclose(file) && good) {
		reason = errno;
		good = false;
	}
	errno = reason;
	return good;
}

static bool
put_in_place(struct change *change)
{
	if (!rename(change->path, change->old))
		change->moved = true;
	else if (errno != ENOENT)
		return false;
	if (change->bytes && rename(change->temporary, change->path))
		return false;
	change->placed = change->bytes != NULL;
	change->written = false;
	return true;
}

/* As it was before; what cannot be put back stays beside it. */
static void
take_back(struct change *change)
{
	if (change->placed)
		unlink(change->path);
	if (change->moved)
		rename(change->old, change->path);
	if (change->written)
		unlink(change->temporary);
}

/* Each of them, in order; the first that fails is said. */
static bool
all_written(struct changes *changes, struct change *files, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (files[i].bytes && !write_temporary(changes, &files[i])) {
			say_unwritten(changes->lang, files[i].path, errno);
			return false;
		}
	for (size_t i = 0; i < count; i++)
		if (!put_in_place(&files[i])) {
			say_unwritten(changes->lang, files[i].path, errno);
			return false;
		}
	return true;
}

bool
changes_apply(struct changes *changes)
{
	struct change *files = changes->files.items;
	size_t count = changes->files.count;
	struct hold hold;
	hold_begin(&hold);
	bool good = all_written(changes, files, count);
	for (size_t i = count; i-- > 0;)
		if (!good)
			take_back(&files[i]);
		else if (files[i].moved)
			unlink(files[i].old);
	hold_end(&hold);
	return good;
}

const char *
changes_line_ends(struct arena *arena, const char *bytes, const char *part)
{
	const char *end = strchr(bytes, '\n');
	if (!end || end == bytes || end[-1] != '\r')
		return part;
	char *result = arena_alloc(arena, 2 * strlen(part) + 1), *out = result;
	for (; *part; part++) {
		if (*part == '\n')
			*out++ = '\r';
		*out++ = *part;
	}
	return result;
}
