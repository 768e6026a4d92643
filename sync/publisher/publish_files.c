#include "sync/publisher/publish_files.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "data/file.h"
#include "data/status.h"
#include "sync/base/files.h"

static const char draft_prefix[] = ".new-";
enum { COPY_BUFFER = 256 * 1024, SWEEP_DEPTH = 4 };

char *
publish_printf(const char *format, ...)
{
	va_list arguments;
	char *text;
	va_start(arguments, format);
	if (vasprintf(&text, format, arguments) < 0)
		abort();
	va_end(arguments);
	return text;
}

static bool
complain(const char *path, const char *call)
{
	status_report("%s: %s: %s", path, call, strerror(errno));
	return false;
}

/* ---------------------------------------------------------------- reading -- */

char *
publish_file_read(const char *path, size_t max, size_t *size, bool *absent)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	char *bytes = fd < 0 ? NULL : files_read_open(fd, max, size);
	int error = errno;
	if (fd >= 0)
		close(fd);
	errno = error;
	if (absent)
		*absent = !bytes && errno == ENOENT;
	if (!bytes && errno == EFBIG)
		status_report("%s: more than %zu bytes", path, max);
	else if (!bytes && (!absent || errno != ENOENT))
		complain(path, "read");
	return bytes;
}

bool
publish_file_exists(const char *path)
{
	return access(path, F_OK) == 0;
}

bool
publish_file_remove(const char *path)
{
	return unlink(path) == 0 || errno == ENOENT || complain(path, "unlink");
}

/* ---------------------------------------------------------------- folders -- */

static bool
sync_folder_of(const char *path)
{
	char *folder = publish_printf("%s", path), *slash = strrchr(folder, '/');
	if (slash)
		slash[slash == folder] = '\0';
	bool good = files_sync_folder(AT_FDCWD, slash ? folder : ".") || complain(folder, "fsync");
	free(folder);
	return good;
}

bool
publish_folder_writable(const char *path)
{
	return access(path, W_OK | X_OK) == 0;
}

bool
publish_folder_make(const char *path)
{
	char *part = publish_printf("%s", path);
	bool good = true;
	for (char *c = part + 1; good; c++) {
		char ended = *c;
		if (ended && ended != '/')
			continue;
		*c = '\0';
		if (mkdir(part, 0755) == 0)
			good = sync_folder_of(part);
		else if (errno != EEXIST)
			good = complain(part, "mkdir");
		*c = ended;
		if (!ended)
			break;
	}
	free(part);
	return good;
}

static int
compare_names(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

bool
publish_folder_list(const char *path, bool (*fits)(const char *name), struct publish_names *out)
{
	*out = (struct publish_names){0};
	DIR *folder = opendir(path);
	if (!folder)
		return errno == ENOENT || complain(path, "opendir");
	const struct dirent *entry;
	while ((entry = readdir(folder))) {
		if (!fits(entry->d_name))
			continue;
		out->items = reallocarray(out->items, out->count + 1, sizeof *out->items);
		if (!out->items)
			abort();
		out->items[out->count++] = publish_printf("%s", entry->d_name);
	}
	closedir(folder);
	if (out->count)
		qsort(out->items, out->count, sizeof *out->items, compare_names);
	return true;
}

void
publish_names_free(struct publish_names *names)
{
	for (size_t i = 0; i < names->count; i++)
		free(names->items[i]);
	free(names->items);
	*names = (struct publish_names){0};
}

static bool
fits_all(const char *name)
{
	return strcmp(name, ".") && strcmp(name, "..");
}

static void
sweep(const char *path, int depth)
{
	struct publish_names names;
	if (!depth || !publish_folder_list(path, fits_all, &names))
		return;
	for (size_t i = 0; i < names.count; i++) {
		char *child = publish_printf("%s/%s", path, names.items[i]);
		struct stat s;
		if (lstat(child, &s) == 0 && S_ISDIR(s.st_mode))
			sweep(child, depth - 1);
		else if (!strncmp(names.items[i], draft_prefix, strlen(draft_prefix)))
			publish_file_remove(child);
		free(child);
	}
	publish_names_free(&names);
}

void
publish_folder_sweep(const char *path)
{
	sweep(path, SWEEP_DEPTH);
}

/* ---------------------------------------------------------------- writing -- */

bool
publish_draft_begin(struct publish_draft *draft, const char *path, mode_t mode)
{
	const char *slash = strrchr(path, '/');
	int folder = slash ? (int)(slash - path) + 1 : 0;
	*draft = (struct publish_draft){
		.path = publish_printf("%s", path),
		.draft = publish_printf("%.*s%s%s", folder, path, draft_prefix, path + folder),
	};
	unlink(draft->draft);
	draft->fd = open(draft->draft, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, mode);
	if (draft->fd >= 0)
		return true;
	complain(draft->draft, "open");
	publish_draft_abandon(draft);
	return false;
}

void
publish_draft_abandon(struct publish_draft *draft)
{
	if (draft->fd >= 0)
		close(draft->fd);
	if (draft->draft)
		unlink(draft->draft);
	free(draft->draft);
	free(draft->path);
	*draft = (struct publish_draft){.fd = -1};
}

bool
publish_draft_commit(struct publish_draft *draft)
{
	const char *failed = file_put_in_place(AT_FDCWD, draft->draft, draft->path);
	if (failed)
		complain(draft->path, failed);
	publish_draft_abandon(draft);
	return !failed;
}

bool
publish_file_write(const char *path, const void *bytes, size_t size, mode_t mode)
{
	struct publish_draft draft;
	if (!publish_draft_begin(&draft, path, mode))
		return false;
	if (files_write_all(draft.fd, bytes, size) || complain(draft.draft, "write"))
		return publish_draft_commit(&draft);
	publish_draft_abandon(&draft);
	return false;
}

static bool
copy_bytes(int from, const char *path, const struct publish_draft *to)
{
	char *buffer = malloc(COPY_BUFFER);
	if (!buffer)
		abort();
	ssize_t got;
	bool good = true;
	while (good && (got = read(from, buffer, COPY_BUFFER)) != 0)
		good = got < 0 ? complain(path, "read") :
		    files_write_all(to->fd, buffer, (size_t)got) || complain(to->draft, "write");
	free(buffer);
	return good;
}

bool
publish_file_copy(const char *from, const char *to)
{
	struct publish_draft draft;
	int fd = open(from, O_RDONLY | O_CLOEXEC);
	if (fd < 0)
		return complain(from, "open");
	bool good = publish_draft_begin(&draft, to, 0644);
	if (good && copy_bytes(fd, from, &draft))
		good = publish_draft_commit(&draft);
	else if (good)
		publish_draft_abandon(&draft), good = false;
	close(fd);
	return good;
}

bool
publish_file_share(const char *from, const char *to)
{
	if (publish_file_exists(to))
		return true;
	if (link(from, to) == 0)
		return sync_folder_of(to);
	return publish_file_copy(from, to);
}
