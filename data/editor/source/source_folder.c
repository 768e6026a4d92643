#include "data/editor/source/source_folder.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static int
by_bytes(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static bool
ends_with(const char *name, const char *suffix)
{
	size_t size = strlen(name), end = strlen(suffix);
	return size > end && !strcmp(name + size - end, suffix);
}

bool
folder_names(struct arena *arena, const char *folder, const char *suffix, const char ***names, size_t *count)
{
	DIR *stream = opendir(folder);
	size_t room = 0;
	*count = 0;
	*names = NULL;
	if (!stream)
		return false;
	for (const struct dirent *entry; (entry = readdir(stream));) {
		if (*entry->d_name == '.' || !ends_with(entry->d_name, suffix))
			continue;
		if (*count == room) {
			const char **more = arena_array(arena, room = room ? 2 * room : 64, sizeof *more);
			if (*count)
				memcpy(more, *names, *count * sizeof *more);
			*names = more;
		}
		(*names)[(*count)++] = arena_strdup(arena, entry->d_name);
	}
	closedir(stream);
	if (*count)
		qsort(*names, *count, sizeof **names, by_bytes);
	return true;
}

const char *
folder_join(struct arena *arena, const char *folder, const char *name)
{
	size_t size = strlen(folder);
	bool slash = size && folder[size - 1] == '/';
	return arena_printf(arena, "%s%s%s", folder, slash ? "" : "/", name);
}

bool
folder_has(const char *path, bool *is_folder)
{
	struct stat status;
	bool found = !stat(path, &status);
	*is_folder = found && S_ISDIR(status.st_mode);
	return found;
}
