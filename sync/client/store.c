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

#include "data/file.h"
#include "sync/base/files.h"
#include "sync/client/store_place.h"
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

static const char *const parts[STORE_PARTS] = {[STORE_INDEX] = "search.db", [STORE_DESK] = "desk.db"};

enum { MAX_RECORD = 4096 }; /* bytes of a file `release` or `held` */

struct store {
	struct report *report;
	int root, lock;
	char *directory, *trust_directory;          /* paths */
	char current[RECORD_MAX_FOLDER + 1], predecessor[RECORD_MAX_FOLDER + 1]; /* folders; "": none */
	bool known;                                 /* `record` is what current's record says */
	struct record record;
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

static void
in_making(char path[PATH_MAX], const char *file)
{
	snprintf(path, PATH_MAX, MAKING "/%.200s", file);
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

/* Whether the folder is a whole release of that target. */
static bool
is_of(const struct store *store, const char *folder, const char *name)
{
	struct record record;
	char before[RECORD_MAX_FOLDER + 1] = "";
	return *folder && read_record(store, folder, &record, before) && !strcmp(record.name, name) &&
	    has_catalogue(store, folder, &record.length);
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
	store->known = read_record(store, store->current, &store->record, store->predecessor) &&
	    has_catalogue(store, store->current, &store->record.length);
	if (!strcmp(store->predecessor, store->current) || !is_of(store, store->predecessor, store->record.name))
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
	const char *name; /* of a target; NULL: any */
	const char *but;  /* not this folder; NULL: any */
	char folder[RECORD_MAX_FOLDER + 1];
};

static void
find_newest(void *closure, int folder, const char *name)
{
	struct newest *newest = closure;
	struct record record;
	char predecessor[RECORD_MAX_FOLDER + 1] = "";
	(void)folder;
	if (record_folder(name) && folder_serial(name) > folder_serial(newest->folder) &&
	    (!newest->but || strcmp(name, newest->but)) &&
	    read_record(newest->store, name, &record, predecessor) &&
	    (!newest->name || !strcmp(newest->name, record.name)) &&
	    has_catalogue(newest->store, name, &record.length))
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
	unlinkat(store->root, MAKING, 0);
	files_each_entry(store->root, ".", drop_temporary, NULL);
	if (!*store->current)
		restore_current(store);
	if (store->known) /* else the predecessor is not known either */
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
	return report_say(store->report, OUTCOME_BUSY, LOCK, "flock", "another run is at work in %s",
	    store->directory);
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
		status = store_place_prepare(store->root, directory, report);
	if (status == STATUS_DONE)
		status = take_lock(store);
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
		*out = store->record;
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
	in_making(path, name);
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

/* Hashes a file that may not be there. */
static struct hashes
hash_of(const struct store *store, const char *path)
{
	struct hashes hashes = {0};
	uint64_t size;
	int fd = openat(store->root, path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
	if (fd >= 0 && !hash_file(fd, &hashes, &size))
		hashes = (struct hashes){0};
	if (fd >= 0)
		close(fd);
	return hashes;
}

/* Writes the current release's record anew. */
static enum status
rewrite_record(struct store *store, const char *path)
{
	size_t size;
	char temporary[PATH_MAX];
	snprintf(temporary, sizeof temporary, "%.3000s.new", path);
	char *text = record_text(&store->record, store->predecessor, &size);
	const char *failed = files_write_new(store->root, temporary, text, size)
	    ? file_put_in_place(store->root, temporary, path) : "write";
	free(text);
	return failed ? broken(store, path, failed) : STATUS_DONE;
}

bool
store_part_is_whole(const struct store *store, enum store_part part)
{
	char path[PATH_MAX];
	in_releases(path, store->current, parts[part]);
	struct hashes found = hash_of(store, path);
	return store->known && hashes_match(&store->record.parts[part], &found);
}

enum status
store_distrust_part(struct store *store, enum store_part part)
{
	char path[PATH_MAX];
	in_releases(path, store->current, RECORD);
	store->record.parts[part] = (struct hashes){0};
	return rewrite_record(store, path);
}

enum status
store_add_part(struct store *store, enum store_part part)
{
	char from[PATH_MAX], to[PATH_MAX], record[PATH_MAX];
	in_making(from, parts[part]);
	in_releases(to, store->current, parts[part]);
	in_releases(record, store->current, RECORD);
	store->record.parts[part] = hash_of(store, from);
	const char *failed = file_put_in_place(store->root, from, to);
	return failed ? broken(store, to, failed) : rewrite_record(store, record);
}

static void
drop_desk(void *closure, int folder, const char *name)
{
	const struct store *store = closure;
	char path[PATH_MAX];
	(void)folder;
	in_releases(path, name, parts[STORE_DESK]);
	unlinkat(store->root, path, 0);
}

void
store_drop_desk(struct store *store)
{
	files_each_entry(store->root, RELEASES, drop_desk, store);
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

/* Who can be gone back to: what is shown, if it is whole and of the same target; else the newest that is. */
static void
find_predecessor(struct store *store, const struct target *target, char folder[RECORD_MAX_FOLDER + 1])
{
	struct newest newest = {.store = store, .name = target->name, .but = store->current};
	if (store->known && !strcmp(store->record.name, target->name))
		strcpy(folder, store->current);
	else {
		files_each_entry(store->root, RELEASES, find_newest, &newest);
		strcpy(folder, newest.folder);
	}
}

/* Writes the record, and syncs all that is in the folder and the folder. */
static enum status
complete_folder(struct store *store, const struct target *target)
{
	size_t size;
	bool done = true;
	char predecessor[RECORD_MAX_FOLDER + 1], path[PATH_MAX];
	struct record record = {.serial = target->serial, .length = target->length, .hashes = target->hashes};
	memcpy(record.name, target->name, sizeof record.name);
	for (enum store_part part = 0; part < STORE_PARTS; part++) {
		in_making(path, parts[part]);
		record.parts[part] = hash_of(store, path);
	}
	find_predecessor(store, target, predecessor);
	char *text = record_text(&record, predecessor, &size);
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

/* "SERIAL NAME" and "HASH" of what is left, before it is left: so a crash between the two harms nothing. */
static enum status
hold_current(struct store *store)
{
	const struct hashes *hashes = &store->record.hashes;
	char text[MAX_RECORD], hex[2 * SHA512_SIZE + 1] = "";
	if (store->known && hashes->has_sha256)
		hash_hex(hashes->sha256, SHA256_SIZE, hex);
	else if (store->known)
		hash_hex(hashes->sha512, SHA512_SIZE, hex);
	int size = snprintf(text, sizeof text, "%" PRIu64 " %s\n%s\n", store_current(store),
	    store->known ? store->record.name : "", hex);
	return store_write(store, HELD, text, (size_t)size);
}

enum status
store_rollback(struct store *store)
{
	char folder[RECORD_MAX_FOLDER + 1];
	if (!*store->predecessor)
		return report_say(store->report, OUTCOME_BROKEN, CURRENT, "rollback",
		    "no predecessor of this edition is kept");
	strcpy(folder, store->predecessor);
	enum status status = hold_current(store);
	return status == STATUS_DONE ? switch_current(store, folder) : status;
}

/* What stands in `held`. */
struct held {
	uint64_t serial;
	char name[TARGETS_MAX_NAME + 1];
	char hash[2 * SHA512_SIZE + 1]; /* "": written by an earlier version, or nothing was known */
};

static bool
read_held(const struct store *store, struct held *out)
{
	size_t size;
	char *text = store_read(store, HELD, MAX_RECORD, &size);
	*out = (struct held){0};
	bool good = text && sscanf(text, "%" SCNu64 " %255[^\n] %128[0-9a-f]", &out->serial, out->name, out->hash) >= 1;
	free(text);
	return good;
}

static bool
has_hash(const struct hashes *hashes, const char *hex)
{
	uint8_t hash[SHA512_SIZE];
	return (hashes->has_sha256 && hash_read(hex, hash, SHA256_SIZE) && !memcmp(hash, hashes->sha256, SHA256_SIZE)) ||
	    (hashes->has_sha512 && hash_read(hex, hash, SHA512_SIZE) && !memcmp(hash, hashes->sha512, SHA512_SIZE));
}

uint64_t
store_held(const struct store *store)
{
	struct held held;
	bool ours = read_held(store, &held) && store->known && !strcmp(held.name, store->record.name);
	return ours ? held.serial : 0;
}

bool
store_holds(const struct store *store, const struct target *target)
{
	struct held held;
	if (!read_held(store, &held) || (*held.name && strcmp(held.name, target->name)))
		return false;
	return *held.hash ? has_hash(&target->hashes, held.hash) : target->serial <= held.serial;
}
