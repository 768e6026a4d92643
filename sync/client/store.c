#include "sync/client/store.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include "sync/base/files.h"
#include "sync/client/store_record.h"

#define CURRENT   "current"
#define HELD      "held"
#define LOCK      "lock"
#define MAKING    "releases/.new"
#define PARTIAL   "partial"
#define RECORD    "release"
#define RELEASES  "releases"
#define CATALOGUE "catalogue.db"
#define TRUST     "tuf"

enum { MAX_RECORD = 4096 }; /* bytes of a file `release` or `held` */

struct store {
	struct report *report;
	int root, lock;
	char *directory, *trust_directory;          /* paths */
	char current[RECORD_MAX_FOLDER + 1], predecessor[RECORD_MAX_FOLDER + 1]; /* folders; "": none */
	bool known;                                 /* `release` is what current's record says */
	struct record release;
	uint64_t serial;                            /* of the release in the making */
};

static enum status
broken(const struct store *store, const char *file, const char *call)
{
	return report_say(store->report, OUTCOME_BROKEN, file, call, "%s", strerror(errno));
}

/* ------------------------------------------------------------ small pieces -- */

static uint64_t
folder_serial(const char *folder)
{
	return strtoull(folder, NULL, 10);
}

static void
in_releases(char path[PATH_MAX], const char *folder, const char *file)
{
	snprintf(path, PATH_MAX, RELEASES "/%s%s%s", folder, *file ? "/" : "", file);
}

/* DIRECTORY/FOLDER, or with /FILE; malloc'ed. */
static char *
path_below(const struct store *store, const char *folder, const char *file)
{
	char *path;
	if (asprintf(&path, "%s/%s%s%s", store->directory, folder, *file ? "/" : "", file) < 0)
		abort();
	return path;
}

/* ------------------------------------------------- small files, atomically -- */

char *
store_read(const struct store *store, const char *name, size_t max, size_t *size)
{
	return files_read(store->root, name, max, size);
}

enum status
store_write(struct store *store, const char *name, const char *bytes, size_t size)
{
	const char *failed = files_replace(store->root, name, bytes, size);
	return failed ? broken(store, name, failed) : STATUS_DONE;
}

/* ------------------------------------------------------- what a folder is -- */

/* Reads releases/FOLDER/release; false: it is not there or not whole. */
static bool
read_record(const struct store *store, const char *folder, struct record *out,
    char predecessor[RECORD_MAX_FOLDER + 1])
{
	char path[PATH_MAX];
	size_t size;
	in_releases(path, folder, RECORD);
	char *text = store_read(store, path, MAX_RECORD, &size);
	bool good = text && record_parse(text, out, predecessor);
	free(text);
	return good;
}

/* Whether the folder has a catalogue; with its length as recorded, if `length` is given. */
static bool
has_catalogue(const struct store *store, const char *folder, const uint64_t *length)
{
	char path[PATH_MAX];
	struct stat found;
	in_releases(path, folder, CATALOGUE);
	return *folder && !fstatat(store->root, path, &found, AT_SYMLINK_NOFOLLOW) &&
	    S_ISREG(found.st_mode) && (!length || (uint64_t)found.st_size == *length);
}

/* Where `current` leads, and what is known about that. */
static void
read_current(struct store *store)
{
	char link[PATH_MAX] = "";
	const size_t prefix = strlen(RELEASES "/");
	*store->current = *store->predecessor = 0;
	store->known = false;
	ssize_t size = readlinkat(store->root, CURRENT, link, sizeof link - 1);
	if (size <= 0 || strncmp(link, RELEASES "/", prefix) || !record_folder(link + prefix) ||
	    !has_catalogue(store, link + prefix, NULL))
		return;
	memcpy(store->current, link + prefix, strlen(link + prefix) + 1);
	store->known = read_record(store, store->current, &store->release, store->predecessor) &&
	    has_catalogue(store, store->current, &store->release.length);
	if (!strcmp(store->predecessor, store->current) || !has_catalogue(store, store->predecessor, NULL))
		*store->predecessor = 0;
}

/* -------------------------------------------------------------- the switch -- */

/* `current` leads to this folder from one moment to the next. */
static enum status
switch_current(struct store *store, const char *folder)
{
	char link[PATH_MAX];
	in_releases(link, folder, "");
	unlinkat(store->root, CURRENT ".new", 0);
	if (symlinkat(link, store->root, CURRENT ".new"))
		return broken(store, CURRENT, "symlink");
	if (renameat(store->root, CURRENT ".new", store->root, CURRENT)) {
		enum status status = broken(store, CURRENT, "rename");
		unlinkat(store->root, CURRENT ".new", 0);
		return status;
	}
	enum status status = files_sync_folder(store->root, ".") ? STATUS_DONE : broken(store, CURRENT, "fsync");
	read_current(store);
	return status;
}

/* --------------------------------------------------------------- leftovers -- */

static void
drop_release(void *closure, int folder, const char *name)
{
	const struct store *store = closure;
	(void)folder;
	char path[PATH_MAX];
	if (!strcmp(name, store->current) || !strcmp(name, store->predecessor))
		return;
	in_releases(path, name, "");
	files_remove_folder(store->root, path);
}

static void
drop_temporary(void *closure, int folder, const char *name)
{
	(void)closure;
	size_t size = strlen(name);
	if (size > 4 && !strcmp(name + size - 4, ".new"))
		unlinkat(folder, name, 0);
}

/* Closure of find_newest. */
struct newest {
	struct store *store;
	char folder[RECORD_MAX_FOLDER + 1];
};

static void
find_newest(void *closure, int folder, const char *name)
{
	struct newest *newest = closure;
	struct record release;
	char predecessor[RECORD_MAX_FOLDER + 1] = "";
	(void)folder;
	if (record_folder(name) && folder_serial(name) > folder_serial(newest->folder) &&
	    read_record(newest->store, name, &release, predecessor) &&
	    has_catalogue(newest->store, name, &release.length))
		strcpy(newest->folder, name);
}

/* `current` is gone or leads nowhere: the newest whole release takes its place, so that there is
 * something to show even if the centre cannot be reached. */
static void
restore_current(struct store *store)
{
	struct newest newest = {.store = store};
	files_each_entry(store->root, RELEASES, find_newest, &newest);
	if (*newest.folder)
		switch_current(store, newest.folder);
}

static void
remove_leftovers(struct store *store)
{
	files_remove_folder(store->root, MAKING);
	files_each_entry(store->root, ".", drop_temporary, NULL);
	if (!*store->current)
		restore_current(store);
	if (*store->current)
		files_each_entry(store->root, RELEASES, drop_release, store);
}

/* ----------------------------------------------------------------- opening -- */

/* Bytes of the path up to its last folder exist afterwards, or opening it fails. */
static enum status
open_root(struct store *store)
{
	if (mkdir(store->directory, FILES_FOLDER_MODE) && errno != EEXIST)
		return broken(store, store->directory, "mkdir");
	store->root = open(store->directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	return store->root < 0 ? broken(store, store->directory, "open") : STATUS_DONE;
}

static enum status
take_lock(struct store *store)
{
	store->lock = openat(store->root, LOCK, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, FILES_MODE);
	if (store->lock < 0)
		return broken(store, LOCK, "open");
	if (!flock(store->lock, LOCK_EX | LOCK_NB))
		return STATUS_DONE;
	if (errno != EWOULDBLOCK)
		return broken(store, LOCK, "flock");
	return report_say(store->report, OUTCOME_BROKEN, LOCK, "flock", "another run is at work in %s",
	    store->directory);
}

static enum status
make_folders(struct store *store)
{
	static const char *const folders[] = {TRUST, RELEASES, PARTIAL};
	for (size_t i = 0; i < sizeof folders / sizeof *folders; i++)
		if (!files_make_folder(store->root, folders[i]))
			return broken(store, folders[i], "mkdir");
	return STATUS_DONE;
}

enum status
store_open(struct store **out, const char *directory, struct report *report)
{
	struct store *store = calloc(1, sizeof *store);
	if (!store || !(store->directory = strdup(directory)))
		abort();
	store->report = report;
	store->root = store->lock = -1;
	store->trust_directory = path_below(store, TRUST, "");

	enum status status = open_root(store);
	if (status == STATUS_DONE)
		status = take_lock(store);
	if (status == STATUS_DONE)
		status = make_folders(store);
	if (status == STATUS_DONE) {
		read_current(store);
		remove_leftovers(store);
		read_current(store);
		*out = store;
	} else {
		store_close(store);
	}
	return status;
}

void
store_close(struct store *store)
{
	if (!store)
		return;
	if (store->lock >= 0)
		close(store->lock);
	if (store->root >= 0)
		close(store->root);
	free(store->trust_directory);
	free(store->directory);
	free(store);
}

/* ----------------------------------------------------------------- looking -- */

uint64_t
store_current(const struct store *store)
{
	return folder_serial(store->current);
}

uint64_t
store_predecessor(const struct store *store)
{
	return folder_serial(store->predecessor);
}

const char *
store_trust_directory(const struct store *store)
{
	return store->trust_directory;
}

int
store_open_current(const struct store *store)
{
	char path[PATH_MAX];
	if (!*store->current)
		return -1;
	in_releases(path, store->current, CATALOGUE);
	return openat(store->root, path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
}

char *
store_current_path(const struct store *store, const char *name)
{
	return path_below(store, CURRENT, name);
}

uint64_t
store_free_space(const struct store *store)
{
	struct statvfs space;
	return fstatvfs(store->root, &space) ? 0 : (uint64_t)space.f_bavail * space.f_frsize;
}

bool
store_release(const struct store *store, struct record *out)
{
	if (store->known)
		*out = store->release;
	return store->known;
}

enum status
store_distrust(struct store *store)
{
	char path[PATH_MAX];
	store->known = false;
	in_releases(path, store->current, RECORD);
	if (unlinkat(store->root, path, 0) && errno != ENOENT)
		return broken(store, path, "unlink");
	return STATUS_DONE;
}

/* --------------------------------------------------------------- downloads -- */

int
store_partial(struct store *store, const char *name)
{
	char path[PATH_MAX];
	snprintf(path, sizeof path, PARTIAL "/%.200s", name);
	int fd = openat(store->root, path, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, FILES_MODE);
	if (fd < 0)
		broken(store, path, "open");
	return fd;
}

/* Closure of drop_partial. */
struct kept {
	const char *const *names;
	size_t count;
};

static void
drop_partial(void *closure, int folder, const char *name)
{
	const struct kept *kept = closure;
	for (size_t i = 0; i < kept->count; i++)
		if (!strcmp(kept->names[i], name))
			return;
	unlinkat(folder, name, 0);
}

void
store_drop_partials(struct store *store, const char *const keep[], size_t count)
{
	files_each_entry(store->root, PARTIAL, drop_partial, &(struct kept){keep, count});
}

/* ---------------------------------------------------- a release in the making -- */

enum status
store_begin(struct store *store, uint64_t serial)
{
	files_remove_folder(store->root, MAKING);
	store->serial = serial;
	if (!serial)
		return report_say(store->report, OUTCOME_REFUSED, CATALOGUE, "serial", "0 is none");
	return mkdirat(store->root, MAKING, FILES_FOLDER_MODE) ? broken(store, MAKING, "mkdir") : STATUS_DONE;
}

int
store_create(struct store *store, const char *name)
{
	char path[PATH_MAX];
	snprintf(path, sizeof path, MAKING "/%.200s", name);
	int fd = openat(store->root, path, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, FILES_MODE);
	if (fd < 0)
		broken(store, path, "open");
	return fd;
}

char *
store_path(const struct store *store, const char *name)
{
	return path_below(store, MAKING, name);
}

void
store_abandon(struct store *store)
{
	files_remove_folder(store->root, MAKING);
}

enum status
store_add(struct store *store, const char *name)
{
	char from[PATH_MAX], to[PATH_MAX];
	snprintf(from, sizeof from, MAKING "/%.200s", name);
	in_releases(to, store->current, name);
	int fd = openat(store->root, from, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
	if (fd < 0)
		return broken(store, from, "open");
	bool synced = !fsync(fd);
	close(fd);
	if (!synced)
		return broken(store, from, "fsync");
	if (renameat(store->root, from, store->root, to))
		return broken(store, to, "rename");
	in_releases(to, store->current, "");
	return files_sync_folder(store->root, to) ? STATUS_DONE : broken(store, to, "fsync");
}

static void
sync_file(void *closure, int folder, const char *name)
{
	bool *done = closure;
	int fd = openat(folder, name, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
	*done = fd >= 0 && !fsync(fd) && *done;
	if (fd >= 0)
		close(fd);
}

/* Writes the record, and syncs all that is in the folder and the folder. */
static enum status
complete_folder(struct store *store, const struct target *target)
{
	size_t size;
	bool done = true;
	char *text = record_text(target, store->current, &size);
	bool written = files_write_new(store->root, MAKING "/" RECORD, text, size);
	free(text);
	if (!written)
		return broken(store, MAKING "/" RECORD, "write");
	files_each_entry(store->root, MAKING, sync_file, &done);
	if (!done || !files_sync_folder(store->root, MAKING))
		return broken(store, MAKING, "fsync");
	return STATUS_DONE;
}

/* Gives the folder its name, which nothing but a leftover can have. */
static enum status
name_folder(struct store *store, char folder[RECORD_MAX_FOLDER + 1])
{
	char path[PATH_MAX];
	snprintf(folder, RECORD_MAX_FOLDER + 1, "%" PRIu64, store->serial);
	if (!strcmp(folder, store->current))
		strcat(folder, ".b");
	in_releases(path, folder, "");
	files_remove_folder(store->root, path);
	if (renameat(store->root, MAKING, store->root, path))
		return broken(store, path, "rename");
	return files_sync_folder(store->root, RELEASES) ? STATUS_DONE : broken(store, RELEASES, "fsync");
}

enum status
store_activate(struct store *store, const struct target *target)
{
	char folder[RECORD_MAX_FOLDER + 1];
	if (target->serial != store->serial)
		return report_say(store->report, OUTCOME_BROKEN, target->name, "serial", "%" PRIu64
		    " was begun, not %" PRIu64, store->serial, target->serial);
	enum status status = complete_folder(store, target);
	if (status == STATUS_DONE)
		status = name_folder(store, folder);
	if (status == STATUS_DONE)
		status = switch_current(store, folder);
	if (status != STATUS_DONE) {
		store_abandon(store);
		return status;
	}
	unlinkat(store->root, HELD, 0);
	files_each_entry(store->root, RELEASES, drop_release, store);
	return STATUS_DONE;
}

/* ---------------------------------------------------------------- rollback -- */

/* "SERIAL NAME" of what is left, before it is left: so a crash between the two harms nothing. */
static enum status
hold_current(struct store *store)
{
	char text[TARGETS_MAX_NAME + 32];
	int size = snprintf(text, sizeof text, "%" PRIu64 " %s\n", store_current(store),
	    store->known ? store->release.name : "");
	return store_write(store, HELD, text, (size_t)size);
}

enum status
store_rollback(struct store *store)
{
	char folder[RECORD_MAX_FOLDER + 1];
	if (!*store->predecessor)
		return report_say(store->report, OUTCOME_BROKEN, CURRENT, "rollback",
		    "no predecessor is kept");
	strcpy(folder, store->predecessor);
	enum status status = hold_current(store);
	return status == STATUS_DONE ? switch_current(store, folder) : status;
}

bool
store_holds(const struct store *store, const struct target *target)
{
	size_t size;
	char *text = store_read(store, HELD, MAX_RECORD, &size), *name = NULL;
	if (!text)
		return false;
	uint64_t serial = strtoull(text, &name, 10);
	name[strcspn(name, "\n")] = 0;
	name += *name == ' ';
	bool holds = target->serial <= serial && (!*name || !strcmp(name, target->name)) &&
	    serial != store_current(store);
	free(text);
	return holds;
}
