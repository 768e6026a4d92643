/* The store: activation, rollback, and that whatever fails, `current` is a whole release.
 *
 * Linked with --wrap of the calls below: each can be made to fail, or to kill the process, at its n-th
 * use. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <limits.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "sync/base/files.h"
#include "sync/client/store.h"
#include "sync/delta/apply.h"
#include "tests/support/support.h"

enum { CONTENT = 300 * 1000, LEVEL = 1, MAX_FAULTS = 400 };

static char work[64];
static char directory[PATH_MAX];

/* ------------------------------------------------------------------ faults -- */

static struct {
	int at;       /* the call that is hit, counted from 1; 0: none */
	int calls;
	int error;    /* errno; 0: the process dies there; -1: a write is short */
	bool goes_on; /* all later calls fail too */
	bool flush;   /* an fsync was hit: what it was to keep must not pass for kept */
} fault;

static bool
hit(void)
{
	int call = ++fault.calls;
	if (!fault.at || call < fault.at || (call > fault.at && !fault.goes_on))
		return false;
	if (!fault.error)
		kill(getpid(), SIGKILL);
	errno = fault.error;
	return true;
}

static bool
fails(void)
{
	return fault.error >= 0 && hit();
}

int __real_open(const char *, int, ...);
int __real_openat(int, const char *, int, ...);
ssize_t __real_write(int, const void *, size_t);
int __real_fsync(int);
int __real_rename(const char *, const char *);
int __real_renameat(int, const char *, int, const char *);
int __real_symlink(const char *, const char *);
int __real_symlinkat(const char *, int, const char *);
int __real_mkdir(const char *, mode_t);
int __real_mkdirat(int, const char *, mode_t);
int __real_unlinkat(int, const char *, int);
int __real_ftruncate(int, off_t);
int __real_posix_fallocate(int, off_t, off_t);

int __wrap_open(const char *, int, ...);
int __wrap_openat(int, const char *, int, ...);
ssize_t __wrap_write(int, const void *, size_t);
int __wrap_fsync(int);
int __wrap_rename(const char *, const char *);
int __wrap_renameat(int, const char *, int, const char *);
int __wrap_symlink(const char *, const char *);
int __wrap_symlinkat(const char *, int, const char *);
int __wrap_mkdir(const char *, mode_t);
int __wrap_mkdirat(int, const char *, mode_t);
int __wrap_unlinkat(int, const char *, int);
int __wrap_ftruncate(int, off_t);
int __wrap_posix_fallocate(int, off_t, off_t);

static mode_t
mode_of(int flags, va_list arguments)
{
	return flags & O_CREAT ? va_arg(arguments, mode_t) : 0;
}

int
__wrap_open(const char *path, int flags, ...)
{
	va_list arguments;
	va_start(arguments, flags);
	mode_t mode = mode_of(flags, arguments);
	va_end(arguments);
	return fails() ? -1 : __real_open(path, flags, mode);
}

int
__wrap_openat(int folder, const char *path, int flags, ...)
{
	va_list arguments;
	va_start(arguments, flags);
	mode_t mode = mode_of(flags, arguments);
	va_end(arguments);
	return fails() ? -1 : __real_openat(folder, path, flags, mode);
}

ssize_t
__wrap_write(int fd, const void *bytes, size_t size)
{
	if (fault.error < 0 && size > 1)
		return __real_write(fd, bytes, hit() ? size / 2 : size);
	return fails() ? -1 : __real_write(fd, bytes, size);
}

/* What was synced, so that nothing gets its name before. */
static struct {
	ino_t synced[64];
	size_t count;
	int renamed, too_early;
	ino_t waits; /* the folder of the last new name, until it is synced */
} order;

static void
note_sync(int fd)
{
	struct stat about;
	if (fstat(fd, &about))
		return;
	if (order.waits == about.st_ino)
		order.waits = 0;
	if (order.count < sizeof order.synced / sizeof *order.synced)
		order.synced[order.count++] = about.st_ino;
}

static bool
was_synced(int folder, const char *name)
{
	struct stat about;
	assert_int_equal(fstatat(folder, name, &about, AT_SYMLINK_NOFOLLOW), 0);
	for (size_t i = 0; i < order.count; i++)
		if (order.synced[i] == about.st_ino)
			return true;
	return S_ISLNK(about.st_mode);
}

/* A file; a folder with all that is in it. */
static void
note_rename(int folder, const char *name)
{
	order.renamed++;
	order.too_early += !was_synced(folder, name);
	int fd = __real_openat(folder, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
	DIR *entries = fd < 0 ? NULL : fdopendir(fd);
	struct dirent *entry;
	while (entries && (entry = readdir(entries)))
		if (strcmp(entry->d_name, ".") && strcmp(entry->d_name, ".."))
			order.too_early += !was_synced(fd, entry->d_name);
	if (entries)
		closedir(entries);
}

static ino_t
folder_of(int folder, const char *name)
{
	char path[PATH_MAX];
	struct stat about;
	const char *slash = strrchr(name, '/');
	snprintf(path, sizeof path, "%.*s", slash ? (int)(slash - name) : 1, slash ? name : ".");
	assert_int_equal(fstatat(folder, path, &about, 0), 0);
	return about.st_ino;
}

int
__wrap_fsync(int fd)
{
	bool failed = fails();
	fault.flush |= failed;
	if (!failed)
		note_sync(fd);
	return failed ? -1 : __real_fsync(fd);
}

int
__wrap_rename(const char *from, const char *to)
{
	return fails() ? -1 : __real_rename(from, to);
}

int
__wrap_renameat(int from_folder, const char *from, int to_folder, const char *to)
{
	if (fails())
		return -1;
	note_rename(from_folder, from);
	order.too_early += order.waits != 0;
	order.waits = folder_of(to_folder, to);
	return __real_renameat(from_folder, from, to_folder, to);
}

int
__wrap_symlink(const char *target, const char *path)
{
	return fails() ? -1 : __real_symlink(target, path);
}

int
__wrap_symlinkat(const char *target, int folder, const char *path)
{
	return fails() ? -1 : __real_symlinkat(target, folder, path);
}

int
__wrap_mkdir(const char *path, mode_t mode)
{
	return fails() ? -1 : __real_mkdir(path, mode);
}

int
__wrap_mkdirat(int folder, const char *path, mode_t mode)
{
	return fails() ? -1 : __real_mkdirat(folder, path, mode);
}

int
__wrap_unlinkat(int folder, const char *path, int flags)
{
	return fails() ? -1 : __real_unlinkat(folder, path, flags);
}

int
__wrap_ftruncate(int fd, off_t size)
{
	return fails() ? -1 : __real_ftruncate(fd, size);
}

int
__wrap_posix_fallocate(int fd, off_t from, off_t size)
{
	return fails() ? fault.error : __real_posix_fallocate(fd, from, size);
}

/* ---------------------------------------------------------------- releases -- */

static char *contents[16], *images[16];
static size_t image_sizes[16];

/* The bytes of release `serial`; the same each time. */
static const char *
content(uint64_t serial)
{
	char **place = &contents[serial % 16];
	if (*place)
		return *place;
	*place = malloc(CONTENT);
	assert_non_null(*place);
	uint32_t random = (uint32_t)serial + 1;
	for (size_t i = 0; i < CONTENT; i++) {
		random = random * 1664525 + 1013904223;
		(*place)[i] = (char)(random >> 24 & 0x3f);
	}
	return *place;
}

static struct target
target_of(uint64_t serial)
{
	struct target target = {.length = CONTENT, .serial = serial};
	strcpy(target.name, "central/1/catalogue.db");
	hash_bytes(content(serial), CONTENT, &target.hashes);
	return target;
}

static int
memory_file(const char *bytes, size_t size)
{
	FILE *file = tmpfile();
	assert_non_null(file);
	assert_int_equal(fwrite(bytes, 1, size, file), size);
	assert_int_equal(fflush(file), 0);
	int fd = dup(fileno(file));
	fclose(file);
	lseek(fd, 0, SEEK_SET);
	return fd;
}

/* The compressed image, open for reading. */
static int
image_of(uint64_t serial)
{
	size_t i = serial % 16;
	if (!images[i]) {
		int new_fd = memory_file(content(serial), CONTENT), out_fd = memory_file("", 0);
		assert_true(apply_compress(-1, new_fd, out_fd, LEVEL, NULL, NULL));
		image_sizes[i] = (size_t)lseek(out_fd, 0, SEEK_END);
		images[i] = malloc(image_sizes[i]);
		assert_int_equal(pread(out_fd, images[i], image_sizes[i], 0), image_sizes[i]);
		close(new_fd);
		close(out_fd);
	}
	return memory_file(images[i], image_sizes[i]);
}

/* All that a run does to the disk. */
static enum status
install(struct store *store, uint64_t serial, int image, struct report *report)
{
	struct target target = target_of(serial);
	enum status status = store_begin(store, serial);
	int fd = status == STATUS_DONE ? store_create(store, "catalogue.db") : -1;
	if (fd >= 0) {
		status = apply_image(image, &target, fd, report);
		close(fd);
	} else {
		status = STATUS_IO;
	}
	if (status == STATUS_DONE)
		status = store_activate(store, &target);
	else
		store_abandon(store);
	return status == STATUS_DONE ? store_write(store, "status.json", "{}\n", 3) : status;
}

static enum status
open_and_install(uint64_t serial, int image, struct report *report)
{
	struct store *store = NULL;
	enum status status = store_open(&store, directory, report);
	if (status == STATUS_DONE)
		status = install(store, serial, image, report);
	store_close(store);
	return status;
}

static struct store *
open_store(void)
{
	static struct report report;
	struct store *store = NULL;
	report = (struct report){0};
	if (store_open(&store, directory, &report) != STATUS_DONE)
		fail_msg("%s", report.line);
	return store;
}

static void
put(uint64_t serial)
{
	struct report report = {0};
	int image = image_of(serial);
	if (open_and_install(serial, image, &report) != STATUS_DONE)
		fail_msg("%s", report.line);
	close(image);
}

/* The serial of the release that a kiosk would open now, which must be whole; 0: none. */
static uint64_t
shown(void)
{
	char path[PATH_MAX + 32], *bytes;
	size_t size;
	snprintf(path, sizeof path, "%s/current/catalogue.db", directory);
	bytes = files_read(AT_FDCWD, path, CONTENT, &size);
	if (!bytes)
		return 0;
	assert_int_equal(size, CONTENT);
	for (uint64_t serial = 1; serial < 16; serial++)
		if (!memcmp(bytes, content(serial), CONTENT)) {
			free(bytes);
			return serial;
		}
	fail_msg("current is not a whole release");
	return 0;
}

static int
count_entries(const char *folder)
{
	char path[PATH_MAX + 64];
	snprintf(path, sizeof path, "%s/%s", directory, folder);
	DIR *dir = opendir(path);
	assert_non_null(dir);
	int count = -2;
	while (readdir(dir))
		count++;
	closedir(dir);
	return count;
}

static const char *
below(const char *name)
{
	static char path[PATH_MAX + 64];
	snprintf(path, sizeof path, "%s/%s", directory, name);
	return path;
}

static void
write_file(const char *name, const char *text)
{
	FILE *file = fopen(below(name), "w");
	assert_non_null(file);
	fputs(text, file);
	fclose(file);
}

/* ------------------------------------------------------------------- rooms -- */

static int
new_directory(void **state)
{
	static int count;
	(void)state;
	fault.at = 0;
	snprintf(directory, sizeof directory, "%s/%d", work, ++count);
	return 0;
}

static int
make_work(void **state)
{
	(void)state;
	snprintf(work, sizeof work, "%.63s", support_folder());
	return 0;
}

static int
remove_work(void **state)
{
	(void)state;
	for (size_t i = 0; i < 16; i++) {
		free(contents[i]);
		free(images[i]);
	}
	return 0;
}

/* Runs in a child; its exit status. */
static int
in_child(int (*run)(void *), void *closure)
{
	fflush(NULL);
	pid_t child = fork();
	assert_true(child >= 0);
	if (!child)
		_exit(run(closure));
	int status;
	assert_int_equal(waitpid(child, &status, 0), child);
	return status;
}

/* ------------------------------------------------------------------- tests -- */

static void
syncs_before_it_names(void **state)
{
	(void)state;
	memset(&order, 0, sizeof order);
	put(1);
	struct store *store = open_store();
	assert_int_equal(store_begin(store, 1), STATUS_DONE);
	int fd = store_create(store, "search.db");
	assert_int_equal(write(fd, "index", 5), 5);
	close(fd);
	assert_int_equal(store_add_part(store, STORE_INDEX), STATUS_DONE);
	store_close(store);
	assert_int_equal(order.renamed, 5); /* releases/1, current, status.json, search.db, its record */
	assert_int_equal(order.too_early, 0);
	assert_int_equal(order.waits, 0);
}

static void
writes_and_reads_whole_files(void **state)
{
	(void)state;
	int fd = memory_file("", 0);
	size_t size;
	memset(&fault, 0, sizeof fault);
	fault.at = 1;
	fault.error = EINTR;
	assert_true(files_write_all(fd, "0123456789", 10));
	assert_int_equal(fault.calls, 2);
	memset(&fault, 0, sizeof fault);
	lseek(fd, 0, SEEK_SET);
	char *bytes = files_read_open(fd, 10, &size);
	assert_int_equal(size, 10);
	assert_string_equal(bytes, "0123456789");
	free(bytes);
	lseek(fd, 0, SEEK_SET);
	assert_null(files_read_open(fd, 9, &size));
	assert_int_equal(errno, EFBIG);
	assert_null(files_read(AT_FDCWD, "/nowhere", 9, &size));
	assert_int_equal(errno, ENOENT);
	assert_null(files_read(AT_FDCWD, "/", 9, &size));
	assert_int_equal(errno, EISDIR);
	close(fd);
}

static void
activates_and_keeps_one(void **state)
{
	(void)state;
	struct record release;
	for (uint64_t serial = 1; serial <= 4; serial++) {
		put(serial);
		assert_int_equal(shown(), serial);
	}
	struct store *store = open_store();
	assert_int_equal(store_current(store), 4);
	assert_int_equal(store_predecessor(store), 3);
	assert_true(store_release(store, &release));
	assert_string_equal(release.name, "central/1/catalogue.db");
	assert_int_equal(release.serial, 4);
	assert_int_equal(release.length, CONTENT);
	struct target target = target_of(4);
	assert_true(hashes_match(&target.hashes, &release.hashes));
	assert_true(store_free_space(store) > 0);
	store_close(store);
	assert_int_equal(count_entries("releases"), 2);
}

static void
empty_has_nothing(void **state)
{
	(void)state;
	struct record release;
	struct store *store = open_store();
	assert_int_equal(store_current(store), 0);
	assert_int_equal(store_predecessor(store), 0);
	assert_int_equal(store_open_current(store), -1);
	assert_false(store_release(store, &release));
	store_close(store);
}

static void
rolls_back_until_newer(void **state)
{
	(void)state;
	struct report report = {0};
	put(4);
	put(5);
	struct store *store = NULL;
	assert_int_equal(store_open(&store, directory, &report), STATUS_DONE);
	assert_int_equal(store_rollback(store), STATUS_DONE);
	assert_int_equal(store_current(store), 4);
	assert_int_equal(shown(), 4);
	struct target held = target_of(5), newer = target_of(6), other = target_of(5);
	strcpy(other.name, "budapest/1/catalogue.db");
	assert_true(store_holds(store, &held));
	assert_false(store_holds(store, &newer));
	assert_false(store_holds(store, &other));
	assert_int_equal(store_rollback(store), STATUS_IO);
	assert_non_null(strstr(report.line, "no predecessor"));
	store_close(store);
	put(6);
	store = open_store();
	assert_int_equal(store_predecessor(store), 4);
	assert_false(store_holds(store, &held));
	store_close(store);
	assert_int_equal(shown(), 6);
}

static void
clears_leftovers(void **state)
{
	(void)state;
	put(1);
	put(2);
	mkdir(below("releases/.new"), 0755);
	write_file("releases/.new/catalogue.db", "half");
	mkdir(below("releases/9"), 0755);
	write_file("releases/9/catalogue.db", "half");
	write_file(".status.json.new", "half");
	assert_int_equal(symlink("releases/9", below("current.new")), 0);
	struct store *store = open_store();
	assert_int_equal(store_current(store), 2);
	store_close(store);
	assert_int_equal(count_entries("releases"), 2);
	assert_int_not_equal(access(below(".status.json.new"), F_OK), 0);
	assert_int_equal(shown(), 2);
}

/* What stands where a release is made is no reason to make none. */
static void
clears_a_file_in_its_way(void **state)
{
	(void)state;
	put(1);
	write_file("releases/.new", "no folder");
	put(2);
	assert_int_equal(shown(), 2);
}

/* Another program wrote through the link: it is a link again, and nothing is left lying about. */
static void
replaces_a_current_that_is_a_file(void **state)
{
	(void)state;
	put(1);
	put(2);
	assert_int_equal(unlink(below("current")), 0);
	write_file("current", "no link");
	store_close(open_store());
	assert_int_equal(shown(), 2);
	assert_int_not_equal(access(below("current.aside-1"), F_OK), 0);
}

static void
finds_a_lost_current(void **state)
{
	static const char *const links[] = {NULL, "releases/77", "../../etc", "releases/2/..", "releases/0"};
	(void)state;
	for (size_t i = 0; i < sizeof links / sizeof *links; i++) {
		new_directory(state);
		put(1);
		put(2);
		assert_int_equal(unlink(below("current")), 0);
		if (links[i])
			assert_int_equal(symlink(links[i], below("current")), 0);
		struct store *store = open_store();
		assert_int_equal(store_current(store), 2);
		store_close(store);
		assert_int_equal(shown(), 2);
	}
}

static void
lets_only_one_in(void **state)
{
	(void)state;
	struct report report = {0};
	struct store *first = open_store(), *second = NULL;
	assert_int_equal(store_open(&second, directory, &report), STATUS_IO);
	assert_int_equal(report.outcome, OUTCOME_BUSY);
	assert_non_null(strstr(report.line, "another run"));
	assert_null(second);
	store_close(first);
	store_close(open_store());
}

static void
takes_the_same_serial_again(void **state)
{
	(void)state;
	put(3);
	put(3);
	assert_int_equal(access(below("releases/3.b/catalogue.db"), F_OK), 0);
	put(3);
	assert_int_equal(shown(), 3);
	assert_int_equal(count_entries("releases"), 2);
	put(4);
	assert_int_equal(shown(), 4);
}

static void
distrusts(void **state)
{
	(void)state;
	struct record release;
	put(2);
	struct store *store = open_store();
	assert_int_equal(store_distrust(store), STATUS_DONE);
	assert_false(store_release(store, &release));
	store_close(store);
	store = open_store();
	assert_false(store_release(store, &release));
	assert_int_equal(store_current(store), 2);
	store_close(store);
	assert_int_equal(shown(), 2);
	put(2);
	store = open_store();
	assert_true(store_release(store, &release));
	store_close(store);
}

static void
reads_damaged_records(void **state)
{
	static const char *const records[] = {
		"", "\n\n", "name\n", "name x\nserial 2\nlength -1\nsha256 00\n", "serial 99999999999999999999\n",
		"name central/1/catalogue.db\nserial 2\nlength 300000\nsha256 zz\n",
		"name central/1/catalogue.db\nserial 2\nlength 300000\npredecessor ../../x\n",
	};
	(void)state;
	struct record release;
	put(2);
	for (size_t i = 0; i < sizeof records / sizeof *records; i++) {
		write_file("releases/2/release", records[i]);
		struct store *store = open_store();
		assert_false(store_release(store, &release));
		assert_int_equal(store_predecessor(store), 0);
		assert_int_equal(store_current(store), 2);
		store_close(store);
	}
}

static void
knows_a_short_file(void **state)
{
	(void)state;
	struct record release;
	put(2);
	assert_int_equal(truncate(below("releases/2/catalogue.db"), 1000), 0);
	struct store *store = open_store();
	assert_false(store_release(store, &release));
	store_close(store);
}

static void
shorten(void)
{
	assert_int_equal(truncate(below("releases/1/catalogue.db"), 1000), 0);
}

static void
lose_the_record(void)
{
	assert_int_equal(unlink(below("releases/1/release")), 0);
}

static void
take_another_edition(void)
{
	write_file("releases/1/release", "name budapest/1/catalogue.db\nserial 1\nlength 300000\nsha256 "
	    "0000000000000000000000000000000000000000000000000000000000000000\n");
}

/* What cannot be gone back to is no predecessor, and its place is free for what can. */
static void
goes_back_to_whole_releases_only(void **state)
{
	static void (*const damages[])(void) = {shorten, lose_the_record, take_another_edition};
	struct report report;
	for (size_t i = 0; i < sizeof damages / sizeof *damages; i++) {
		new_directory(state);
		put(1);
		put(2);
		damages[i]();
		report = (struct report){0};
		struct store *store = NULL;
		assert_int_equal(store_open(&store, directory, &report), STATUS_DONE);
		assert_int_equal(store_predecessor(store), 0);
		assert_int_equal(store_rollback(store), STATUS_IO);
		store_close(store);
		assert_int_equal(shown(), 2);
		assert_int_equal(count_entries("releases"), 1);
	}
}

static void
keeps_downloads(void **state)
{
	(void)state;
	struct store *store = open_store();
	int fd = store_partial(store, "aa");
	assert_int_equal(write(fd, "half", 4), 4);
	close(fd);
	close(store_partial(store, "bb"));
	store_close(store);
	store = open_store();
	store_drop_partials(store, (const char *const[]){"", "aa"}, 2);
	assert_int_equal(count_entries("partial"), 1);
	fd = store_partial(store, "aa");
	assert_int_equal(lseek(fd, 0, SEEK_END), 4);
	close(fd);
	store_drop_partials(store, NULL, 0);
	assert_int_equal(count_entries("partial"), 0);
	store_close(store);
}

static void
refuses_wrong_serials(void **state)
{
	(void)state;
	struct report report = {0};
	struct store *store = NULL;
	struct target target = target_of(7);
	assert_int_equal(store_open(&store, directory, &report), STATUS_DONE);
	assert_int_equal(store_begin(store, 0), STATUS_INVALID);
	report = (struct report){0};
	assert_int_equal(store_begin(store, 6), STATUS_DONE);
	assert_int_equal(store_activate(store, &target), STATUS_IO);
	store_close(store);
	assert_int_equal(shown(), 0);
}

static void
stays_readable_for_the_kiosk(void **state)
{
	(void)state;
	struct stat found;
	mode_t old = umask(022);
	put(1);
	umask(old);
	assert_int_equal(stat(below("releases/1/catalogue.db"), &found), 0);
	assert_int_equal(found.st_mode & 0777, 0644);
	assert_int_equal(stat(below("releases/1"), &found), 0);
	assert_int_equal(found.st_mode & 0777, 0755);
}

static int
open_read_only(void *closure)
{
	struct report report = {0};
	struct store *store = NULL;
	(void)closure;
	if (!geteuid() && (setgid(65534) || setuid(65534)))
		return 2;
	return store_open(&store, directory, &report) == STATUS_IO && report.outcome == OUTCOME_BROKEN ? 0 : 1;
}

static void
survives_a_read_only_store(void **state)
{
	(void)state;
	put(1);
	chmod(work, 0755);
	chmod(below("lock"), 0444);
	if (geteuid())
		chmod(directory, 0555);
	int status = in_child(open_read_only, NULL);
	chmod(directory, 0755);
	chmod(below("lock"), 0644);
	assert_int_equal(status, 0);
	assert_int_equal(shown(), 1);
}

/* -------------------------------------------------------------- a full disk -- */

enum { FULL_PASSED, FULL_FAILED, FULL_SKIPPED };

/* A file system of 760 KB holds two releases of 300 KB and not three. */
static int
fill_disk(void *closure)
{
	struct report report = {0};
	int images_[3];
	(void)closure;
	for (int i = 0; i < 3; i++)
		images_[i] = image_of((uint64_t)i + 1);
	mkdir(directory, 0755);
	if (unshare(CLONE_NEWNS) || mount(NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL) ||
	    mount("tmpfs", directory, "tmpfs", 0, "size=760k"))
		return FULL_SKIPPED;
	if (open_and_install(1, images_[0], &report) != STATUS_DONE ||
	    open_and_install(2, images_[1], &report) != STATUS_DONE)
		return FULL_FAILED;
	if (open_and_install(3, images_[2], &report) != STATUS_IO || report.outcome != OUTCOME_BROKEN)
		return FULL_FAILED;
	if (shown() != 2 || count_entries("releases") != 2)
		return FULL_FAILED;
	if (mount("tmpfs", directory, "tmpfs", MS_REMOUNT, "size=4m"))
		return FULL_FAILED;
	report = (struct report){0};
	return open_and_install(3, images_[2], &report) == STATUS_DONE && shown() == 3 ? FULL_PASSED : FULL_FAILED;
}

static void
survives_a_full_disk(void **state)
{
	(void)state;
	int status = in_child(fill_disk, NULL);
	assert_true(WIFEXITED(status));
	if (WEXITSTATUS(status) == FULL_SKIPPED) {
		print_message("skip: a full disk needs root and mount\n");
		skip();
	}
	assert_int_equal(WEXITSTATUS(status), FULL_PASSED);
}

/* --------------------------------------------------- every call fails in turn -- */

/* Whatever happened, a whole release is shown, and the next run puts the new one in place. */
static void
check_recovery(int at)
{
	uint64_t serial = shown();
	if (serial != 2 && serial != 3)
		fail_msg("call %d: release %d is shown", at, (int)serial);
	put(3);
	assert_int_equal(shown(), 3);
	struct store *store = open_store();
	assert_true(store_predecessor(store) == 2 || store_predecessor(store) == 3);
	store_close(store);
}

static void
fail_each_call(int error, bool goes_on)
{
	int image = image_of(3);
	int at = 0;
	bool clean = false;
	while (!clean && ++at < MAX_FAULTS) {
		struct report report = {0};
		new_directory(NULL);
		put(1);
		put(2);
		fault.at = at;
		fault.calls = 0;
		fault.error = error;
		fault.goes_on = goes_on;
		fault.flush = false;
		enum status status = open_and_install(3, image, &report);
		clean = fault.calls < at;
		fault.at = 0;
		fault.error = 0;
		if (clean)
			assert_int_equal(status, STATUS_DONE);
		else if (status != STATUS_DONE)
			assert_true(report.said && report.outcome == OUTCOME_BROKEN);
		else if (fault.flush && !goes_on)
			fail_msg("call %d: an fsync failed, and nobody noticed", at);
		check_recovery(at);
	}
	close(image);
	print_message("%d calls, one after the other\n", at - 1);
	assert_true(clean && at > (error < 0 ? 1 : 20));
}

static void
fails_once_without_space(void **state)
{
	(void)state;
	fail_each_call(ENOSPC, false);
}

static void
fails_for_good_without_space(void **state)
{
	(void)state;
	fail_each_call(ENOSPC, true);
}

static void
fails_with_io_error(void **state)
{
	(void)state;
	fail_each_call(EIO, false);
}

static void
fails_without_descriptors(void **state)
{
	(void)state;
	fail_each_call(EMFILE, true);
}

static void
writes_short(void **state)
{
	(void)state;
	fail_each_call(-1, true);
}

static int
die_at(void *closure)
{
	struct report report = {0};
	const int *image = closure;
	enum status status = open_and_install(3, *image, &report);
	return status == STATUS_DONE ? 0 : 1;
}

static void
dies_at_each_call(void **state)
{
	(void)state;
	int image = image_of(3), at = 0, status = -1;
	while (status && ++at < MAX_FAULTS) {
		new_directory(NULL);
		put(1);
		put(2);
		lseek(image, 0, SEEK_SET);
		fault.at = at;
		fault.calls = fault.error = 0;
		status = in_child(die_at, &image);
		fault.at = 0;
		assert_true(!status || (WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL));
		check_recovery(at);
	}
	close(image);
	print_message("killed at %d calls, one after the other\n", at - 1);
	assert_true(!status && at > 20);
}

static int
roll_back_dying(void *closure)
{
	struct report report = {0};
	struct store *store = NULL;
	(void)closure;
	enum status status = store_open(&store, directory, &report);
	if (status == STATUS_DONE)
		status = store_rollback(store);
	store_close(store);
	return status == STATUS_DONE ? 0 : 1;
}

static void
dies_while_rolling_back(void **state)
{
	(void)state;
	int at = 0, status = -1;
	while (status && ++at < MAX_FAULTS) {
		new_directory(NULL);
		put(1);
		put(2);
		fault.at = at;
		fault.calls = fault.error = 0;
		status = in_child(roll_back_dying, NULL);
		fault.at = 0;
		uint64_t serial = shown();
		assert_true(serial == 1 || serial == 2);
		put(3);
		assert_int_equal(shown(), 3);
	}
	assert_true(!status && at > 5);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(empty_has_nothing, new_directory),
		cmocka_unit_test_setup(syncs_before_it_names, new_directory),
		cmocka_unit_test(writes_and_reads_whole_files),
		cmocka_unit_test_setup(activates_and_keeps_one, new_directory),
		cmocka_unit_test_setup(rolls_back_until_newer, new_directory),
		cmocka_unit_test_setup(clears_leftovers, new_directory),
		cmocka_unit_test_setup(clears_a_file_in_its_way, new_directory),
		cmocka_unit_test_setup(replaces_a_current_that_is_a_file, new_directory),
		cmocka_unit_test(finds_a_lost_current),
		cmocka_unit_test_setup(lets_only_one_in, new_directory),
		cmocka_unit_test_setup(takes_the_same_serial_again, new_directory),
		cmocka_unit_test_setup(distrusts, new_directory),
		cmocka_unit_test_setup(reads_damaged_records, new_directory),
		cmocka_unit_test_setup(knows_a_short_file, new_directory),
		cmocka_unit_test(goes_back_to_whole_releases_only),
		cmocka_unit_test_setup(keeps_downloads, new_directory),
		cmocka_unit_test_setup(refuses_wrong_serials, new_directory),
		cmocka_unit_test_setup(stays_readable_for_the_kiosk, new_directory),
		cmocka_unit_test_setup(survives_a_read_only_store, new_directory),
		cmocka_unit_test_setup(survives_a_full_disk, new_directory),
		cmocka_unit_test(fails_once_without_space),
		cmocka_unit_test(fails_for_good_without_space),
		cmocka_unit_test(fails_with_io_error),
		cmocka_unit_test(fails_without_descriptors),
		cmocka_unit_test(writes_short),
		cmocka_unit_test(dies_at_each_call),
		cmocka_unit_test_setup(dies_while_rolling_back, new_directory),
	};
	return cmocka_run_group_tests(tests, make_work, remove_work);
}
