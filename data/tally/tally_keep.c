/* The folder of a kiosk's counts: DAY.NONCE.open, to which is added; DAY.SHA256.tally, which nobody changes any more.
 * Whoever adds holds the folder's lock, writes the whole file anew and renames it: nothing waits in memory. */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "data/base/list.h"
#include "data/base/sha256.h"
#include "data/file.h"
#include "data/tally.h"

enum {
	TRIES = 25, TRY_MS = 20, /* to get the lock */
	MODE = 0640,             /* whoever takes the files to the centre is of the folder's group */
	MAX_NAMES = 4096,        /* files that are looked at */
};

#define NEW_FILE "tally.new"

struct keeper {
	const char *path;
	int folder;
	bool quiet;
	struct arena arena;
	const struct tally_head *head;
	struct tally today; /* with the name of its file in `open_name`; "": there is none yet */
	char open_name[NAME_MAX + 1];
	struct tally lost;  /* what could not be kept, counted */
};

static enum status
failed(const struct keeper *keeper, const char *call, const char *name)
{
	if (!keeper->quiet)
		status_report("%s/%s: %s: %s", keeper->path, name, call, strerror(errno));
	return STATUS_IO;
}

static enum status
lock_folder(struct keeper *keeper)
{
	keeper->folder = open(keeper->path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (keeper->folder < 0)
		return failed(keeper, "open", "");
	for (int i = 0; flock(keeper->folder, LOCK_EX | LOCK_NB); i++) {
		if (errno != EWOULDBLOCK || i == TRIES)
			return failed(keeper, "lock", "");
		nanosleep(&(struct timespec){.tv_nsec = TRY_MS * 1000000L}, NULL);
	}
	return STATUS_DONE;
}

static int
compare_names(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* All names with an ending, in order, which is that of their days. */
static enum status
list_names(struct keeper *keeper, const char *ending, struct list *names)
{
	int fd = openat(keeper->folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	DIR *dir = fd < 0 ? NULL : fdopendir(fd);
	if (!dir)
		return failed(keeper, "open", "");
	for (struct dirent *entry; names->count < MAX_NAMES && (entry = readdir(dir));) {
		size_t size = strlen(entry->d_name), least = strlen(ending);
		if (size > least && !strcmp(entry->d_name + size - least, ending))
			*LIST_ADD(names, &keeper->arena, const char *) = arena_strdup(&keeper->arena, entry->d_name);
	}
	closedir(dir);
	list_sort(names, sizeof(const char *), compare_names);
	return STATUS_DONE;
}

/* A file's bytes, malloc'ed. STATUS_FOREIGN: no plain file; STATUS_CORRUPT: too large. */
static enum status
read_file(const struct keeper *keeper, const char *name, char **bytes, size_t *size)
{
	struct stat found;
	*bytes = NULL;
	if (fstatat(keeper->folder, name, &found, AT_SYMLINK_NOFOLLOW))
		return failed(keeper, "stat", name);
	if (!S_ISREG(found.st_mode))
		return STATUS_FOREIGN;
	if (found.st_size > LIMIT_TALLY_SIZE)
		return STATUS_CORRUPT;
	int fd = openat(keeper->folder, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
	if (fd < 0)
		return failed(keeper, "open", name);
	*bytes = malloc(LIMIT_TALLY_SIZE);
	ssize_t count = *bytes ? read(fd, *bytes, LIMIT_TALLY_SIZE) : -1;
	enum status status = count == found.st_size ? STATUS_DONE : failed(keeper, "read", name);
	*size = count > 0 ? (size_t)count : 0;
	close(fd);
	return status;
}

static void
lose(struct keeper *keeper, const char *name, const char *what)
{
	if (!unlinkat(keeper->folder, name, 0))
		tally_count(&keeper->lost, TALLY_DROPPED, 0, what);
}

/* Gives a file that is no longer added to its final name. */
static enum status
close_day(struct keeper *keeper, const char *name, const struct tally *tally, const char *bytes, size_t size)
{
	char hex[SHA256_HEX];
	sha256_hex(bytes, size, hex);
	const char *final = arena_printf(&keeper->arena, "%s.%s.tally", tally->head.day, hex);
	if (renameat(keeper->folder, name, keeper->folder, final) || fsync(keeper->folder))
		return failed(keeper, "rename", name);
	return STATUS_DONE;
}

static bool
is_of(const struct tally_head *a, const struct tally_head *b)
{
	return !strcmp(a->day, b->day) && !strcmp(a->office, b->office) && !strcmp(a->edition, b->edition) &&
	    !strcmp(a->release, b->release) && !strcmp(a->content, b->content);
}

/* An open file goes on or is closed; one that is no whole file of counts goes. */
static enum status
settle_file(struct keeper *keeper, const char *name)
{
	struct tally tally = {0};
	struct tally_fault wrong;
	char *bytes;
	size_t size;
	enum status status = read_file(keeper, name, &bytes, &size);
	if (status == STATUS_DONE)
		status = tally_read(&tally, bytes, size, &wrong);
	if (status == STATUS_CORRUPT || status == STATUS_UNKNOWN) {
		status_report("%s/%s: not a whole file of counts; it was removed", keeper->path, name);
		lose(keeper, name, "damaged");
		status = STATUS_DONE;
	} else if (status == STATUS_DONE && !*keeper->open_name && is_of(&tally.head, keeper->head)) {
		keeper->today = tally;
		tally = (struct tally){0};
		snprintf(keeper->open_name, sizeof keeper->open_name, "%s", name);
	} else if (status == STATUS_DONE) {
		status = close_day(keeper, name, &tally, bytes, size);
	}
	tally_free(&tally);
	free(bytes);
	return status == STATUS_FOREIGN ? STATUS_DONE : status;
}

static enum status
settle(struct keeper *keeper)
{
	struct list open = {0}, closed = {0};
	enum status status = list_names(keeper, ".open", &open);
	for (size_t i = 0; status == STATUS_DONE && i < open.count; i++)
		status = settle_file(keeper, ((const char **)open.items)[i]);
	if (status == STATUS_DONE)
		status = list_names(keeper, ".tally", &closed);
	for (size_t i = 0; i + LIMIT_TALLY_FILES < closed.count; i++)
		lose(keeper, ((const char **)closed.items)[i], "files");
	return status;
}

/* What a power cut left may be another user's: the kiosk has a new one after each start. */
static enum status
write_new(const struct keeper *keeper, const char *bytes, size_t size)
{
	if (unlinkat(keeper->folder, NEW_FILE, 0) && errno != ENOENT)
		return failed(keeper, "unlink", NEW_FILE);
	int fd = openat(keeper->folder, NEW_FILE, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, MODE);
	if (fd < 0)
		return failed(keeper, "open", NEW_FILE);
	enum status status = STATUS_DONE;
	for (size_t done = 0; status == STATUS_DONE && done < size;) {
		ssize_t count = write(fd, bytes + done, size - done);
		if (count < 0 && errno != EINTR)
			status = failed(keeper, "write", NEW_FILE);
		done += count > 0 ? (size_t)count : 0;
	}
	if (fchmod(fd, MODE) && status == STATUS_DONE) /* whatever the umask is */
		status = failed(keeper, "chmod", NEW_FILE);
	if (close(fd) && status == STATUS_DONE)
		status = failed(keeper, "close", NEW_FILE);
	return status;
}

/* A name and a nonce for the day's file. */
static enum status
begin_day(struct keeper *keeper)
{
	unsigned char random[16];
	keeper->today.head = *keeper->head;
	if (getrandom(random, sizeof random, 0) != sizeof random)
		return failed(keeper, "getrandom", "");
	for (size_t i = 0; i < sizeof random; i++)
		snprintf(keeper->today.head.nonce + 2 * i, 3, "%02x", random[i]);
	snprintf(keeper->open_name, sizeof keeper->open_name, "%s.%s.open", keeper->head->day, keeper->today.head.nonce);
	return STATUS_DONE;
}

static enum status
add_to_day(struct keeper *keeper, const struct tally *what)
{
	size_t size;
	enum status status = *keeper->open_name ? STATUS_DONE : begin_day(keeper);
	if (status != STATUS_DONE)
		return status;
	tally_merge(&keeper->today, &keeper->lost);
	if (what)
		tally_merge(&keeper->today, what);
	tally_bound(&keeper->today);
	char *bytes = tally_write(&keeper->today, &size);
	if (!bytes) {
		status_report("%s: an office, edition or day of another form; nothing is counted", keeper->path);
		return STATUS_INVALID;
	}
	status = write_new(keeper, bytes, size);
	free(bytes);
	const char *call = status == STATUS_DONE ? file_put_in_place(keeper->folder, NEW_FILE, keeper->open_name) : NULL;
	return call ? failed(keeper, call, keeper->open_name) : status;
}

enum status
tally_keep(const char *folder, const struct tally_head *head, const struct tally *what, bool quiet)
{
	struct keeper keeper = {.path = folder, .head = head, .quiet = quiet};
	if (!*head->day)
		return STATUS_DONE;
	enum status status = lock_folder(&keeper);
	if (status == STATUS_DONE)
		status = settle(&keeper);
	if (status == STATUS_DONE && (keeper.lost.count || (what && what->count)))
		status = add_to_day(&keeper, what);
	if (keeper.folder >= 0)
		close(keeper.folder);
	tally_free(&keeper.today);
	tally_free(&keeper.lost);
	arena_free(&keeper.arena);
	return status;
}
