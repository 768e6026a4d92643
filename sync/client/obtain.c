#include "sync/client/obtain.h"

#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "sync/delta/apply.h"

#define CATALOGUE "catalogue.db"

enum { SPACE_RESERVE = 1024 * 1024 }; /* bytes left free, for metadata and state */

void
obtain_key(const struct target *target, char hex[OBTAIN_KEY])
{
	const struct hashes *hashes = &target->hashes;
	if (hashes->has_sha256)
		hash_hex(hashes->sha256, SHA256_SIZE, hex);
	else
		hash_hex(hashes->sha512, SHA512_SIZE, hex);
}

/* ------------------------------------------------------------ the download -- */

static enum status
check_space(struct obtain *obtain, uint64_t bytes)
{
	uint64_t available = store_free_space(obtain->store);
	if (bytes + SPACE_RESERVE <= available)
		return STATUS_DONE;
	return report_say(obtain->report, OUTCOME_BROKEN, obtain->target->name, "free space", "%" PRIu64
	    " bytes needed, %" PRIu64 " free", bytes + SPACE_RESERVE, available);
}

static uint64_t
size_of(int fd)
{
	struct stat found;
	return fstat(fd, &found) ? 0 : (uint64_t)found.st_size;
}

/* Gets a target into fd, going on where an earlier run was cut off. */
static enum status
download(struct obtain *obtain, const struct target *target, int fd)
{
	fetcher_set_progress(obtain->fetcher, progress_show, &obtain->progress);
	enum status status = targets_download(obtain->trust, obtain->fetcher, target, fd);
	fetcher_set_progress(obtain->fetcher, NULL, NULL);
	progress_end(&obtain->progress);
	return status;
}

/* -------------------------------------------------- three ways to a new file -- */

static enum status
open_download(struct obtain *obtain, const struct target *target, int *fd)
{
	char key[OBTAIN_KEY];
	obtain_key(target, key);
	*fd = store_partial(obtain->store, key);
	if (*fd < 0)
		return STATUS_IO;
	uint64_t have = size_of(*fd);
	enum status status = check_space(obtain, obtain->target->length +
	    (target->length > have ? target->length - have : 0));
	if (status == STATUS_DONE)
		status = download(obtain, target, *fd);
	return status;
}

static enum status
by_delta(struct obtain *obtain, const struct target *delta, int new_fd)
{
	int fd = -1, old_fd = -1;
	obtain->way = obtain->progress.what = "delta";
	enum status status = open_download(obtain, delta, &fd);
	if (status == STATUS_DONE && (old_fd = store_open_current(obtain->store)) < 0)
		status = report_say(obtain->report, OUTCOME_BROKEN, CATALOGUE, "open", "%s", strerror(errno));
	if (status == STATUS_DONE)
		status = apply_delta(old_fd, fd, obtain->target, new_fd, obtain->report);
	if (old_fd >= 0)
		close(old_fd);
	if (fd >= 0)
		close(fd);
	return status;
}

static enum status
by_image(struct obtain *obtain, const struct target *image, int new_fd)
{
	int fd = -1;
	obtain->way = obtain->progress.what = "image";
	enum status status = open_download(obtain, image, &fd);
	if (status == STATUS_DONE)
		status = apply_image(fd, obtain->target, new_fd, obtain->report);
	if (fd >= 0)
		close(fd);
	return status;
}

/* Of a centre that has neither delta nor image. */
static enum status
as_it_is(struct obtain *obtain, int new_fd)
{
	obtain->way = obtain->progress.what = "file";
	enum status status = check_space(obtain, obtain->target->length);
	return status == STATUS_DONE ? download(obtain, obtain->target, new_fd) : status;
}

bool
obtain_find(struct obtain *obtain, const char *name, struct target *out)
{
	struct report before = report_push(obtain->report);
	bool found = targets_find(obtain->trust, obtain->fetcher, name, out) == STATUS_DONE;
	report_pop(obtain->report, &before);
	return found;
}

/* Whether the centre has a delta from what is in place. Any doubt: no. */
static bool
find_delta(struct obtain *obtain, struct target *delta)
{
	struct record record;
	char name[TARGETS_MAX_NAME + 64];
	if (!store_release(obtain->store, &record) || strcmp(record.name, obtain->target->name))
		return false;
	int folder = (int)(strlen(obtain->target->name) - strlen(CATALOGUE));
	int size = snprintf(name, sizeof name, "%.*sdelta/%" PRIu64 "-%" PRIu64 ".zst", folder,
	    obtain->target->name, record.serial, obtain->target->serial);
	return size <= TARGETS_MAX_NAME && obtain_find(obtain, name, delta);
}

static bool
find_image(struct obtain *obtain, struct target *image)
{
	char name[TARGETS_MAX_NAME + 8];
	int size = snprintf(name, sizeof name, "%s.zst", obtain->target->name);
	return size <= TARGETS_MAX_NAME && obtain_find(obtain, name, image);
}

/* Downloads of earlier runs stay only if they are of use now. */
static void
keep_downloads(struct obtain *obtain, const struct target *delta, const struct target *image)
{
	char keys[2][OBTAIN_KEY] = {"", ""};
	if (delta)
		obtain_key(delta, keys[0]);
	if (image)
		obtain_key(image, keys[1]);
	store_drop_partials(obtain->store, (const char *const[]){keys[0], keys[1]}, 2);
}

enum status
obtain_file(struct obtain *obtain, int new_fd)
{
	struct target delta, image;
	bool has_image = find_image(obtain, &image);
	uint64_t full = has_image ? image.length : obtain->target->length;
	bool has_delta = find_delta(obtain, &delta) && delta.length < full;
	keep_downloads(obtain, has_delta ? &delta : NULL, has_image ? &image : NULL);
	struct report before = report_push(obtain->report);
	if (has_delta && by_delta(obtain, &delta, new_fd) == STATUS_DONE)
		return STATUS_DONE;
	report_pop(obtain->report, &before);
	if (ftruncate(new_fd, 0))
		return report_say(obtain->report, OUTCOME_BROKEN, obtain->target->name, "ftruncate", "%s",
		    strerror(errno));
	return has_image ? by_image(obtain, &image, new_fd) : as_it_is(obtain, new_fd);
}
