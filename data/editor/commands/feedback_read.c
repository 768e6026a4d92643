#include "data/editor/commands/feedback_read.h"

#include <errno.h>
#include <fcntl.h>
#include <fts.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "data/base/sha256.h"
#include "data/editor/faults/say.h"

static const char ending[] = ".tally";

static struct feedback_office *
office_of(struct feedback *feedback, const char *name)
{
	name = arena_strdup(&feedback->arena, name);
	void **at = table_at(&feedback->by_name, name, strlen(name));
	if (!*at) {
		struct feedback_office *office = arena_alloc(&feedback->arena, sizeof *office);
		office->name = name;
		*LIST_ADD(&feedback->offices, &feedback->arena, struct feedback_office *) = office;
		*at = office;
	}
	return *at;
}

static void
add(struct feedback *feedback, const struct tally *tally)
{
	struct feedback_office *office = office_of(feedback, tally->head.office);
	tally_merge(&office->tally, tally);
	office->files++;
	if (!office->first || strcmp(tally->head.day, office->first) < 0)
		office->first = arena_strdup(&feedback->arena, tally->head.day);
	if (!office->last || strcmp(tally->head.day, office->last) > 0)
		office->last = arena_strdup(&feedback->arena, tally->head.day);
	feedback->files++;
}

/* The digest that its name promises: "DAY.DIGEST.tally", or "DIGEST.tally" in a folder of the day; else nothing. */
static bool
is_as_named(const char *name, const char *digest)
{
	size_t size = strlen(name) - strlen(ending), hex = SHA256_HEX - 1;
	if (size < hex || strspn(name + size - hex, "0123456789abcdef") < hex)
		return true;
	return !strncmp(name + size - hex, digest, hex);
}

static void
complain(struct feedback *feedback, const char *path, const struct tally_fault *wrong)
{
	const char *line = arena_printf(&feedback->arena, "%d", wrong->line);
	feedback->damaged++;
	if (!wrong->line)
		SAY(NULL, "{file}: is not what its name says, or cannot be read; it is left out, get it again from the centre",
		    {"file", path});
	else
		SAY(NULL, "{file}:{line}: {field}: is no whole file of counts; it is left out, get it again from the centre",
		    {"file", path}, {"line", line}, {"field", wrong->field});
}

/* STATUS_ABSENT: it was read before, under another name. */
static enum status
read_bytes(struct feedback *feedback, const char *name, const char *bytes, size_t size, struct tally *tally,
    struct tally_fault *wrong)
{
	char digest[SHA256_HEX];
	sha256_hex(bytes, size, digest);
	*wrong = (struct tally_fault){0};
	if (!is_as_named(name, digest))
		return STATUS_CORRUPT;
	if (table_get(&feedback->digests, digest, sizeof digest))
		return STATUS_ABSENT;
	enum status status = tally_read(tally, bytes, size, wrong);
	if (status == STATUS_DONE)
		*table_at(&feedback->digests, arena_strndup(&feedback->arena, digest, sizeof digest), sizeof digest) = feedback;
	return status;
}

static ssize_t
read_plain(const char *path, char *bytes, size_t room)
{
	struct stat found;
	int fd = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
	ssize_t size = fd >= 0 && !fstat(fd, &found) && S_ISREG(found.st_mode) ? read(fd, bytes, room) : -1;
	if (fd >= 0)
		close(fd);
	return size;
}

static void
read_file(struct feedback *feedback, const FTSENT *entry, const char *office)
{
	struct tally tally = {0};
	struct tally_fault wrong = {0};
	char *bytes = malloc(LIMIT_TALLY_SIZE + 1);
	if (!bytes)
		abort();
	ssize_t size = read_plain(entry->fts_path, bytes, LIMIT_TALLY_SIZE + 1);
	enum status status = size < 0 ? STATUS_IO
	    : read_bytes(feedback, entry->fts_name, bytes, (size_t)size, &tally, &wrong);
	free(bytes);
	if (status != STATUS_DONE && status != STATUS_ABSENT)
		complain(feedback, entry->fts_path, &wrong);
	else if (status == STATUS_DONE && (!office || !strcmp(office, tally.head.office)))
		add(feedback, &tally);
	tally_free(&tally);
}

static int
compare(const void *a, const void *b)
{
	return strcmp((*(struct feedback_office *const *)a)->name, (*(struct feedback_office *const *)b)->name);
}

static bool
has_ending(const FTSENT *entry)
{
	size_t size = strlen(entry->fts_name), least = strlen(ending);
	return size > least && !strcmp(entry->fts_name + size - least, ending);
}

bool
feedback_read(struct feedback *feedback, const char *folder, const char *office)
{
	char *paths[] = {arena_strdup(&feedback->arena, folder), NULL};
	FTS *walk = fts_open(paths, FTS_PHYSICAL | FTS_NOCHDIR, NULL);
	bool whole = walk;
	for (FTSENT *entry; whole && (entry = fts_read(walk));) {
		if (entry->fts_info == FTS_DNR || entry->fts_info == FTS_NS || (!entry->fts_level && entry->fts_info != FTS_D &&
		    entry->fts_info != FTS_DP)) {
			int error = entry->fts_errno ? entry->fts_errno : ENOTDIR;
			SAY(NULL, "{folder}: cannot be read ({reason}); give the folder that has the files of counts",
			    {"folder", entry->fts_path}, {"reason", say_reason(NULL, error)});
			whole = false;
		} else if (entry->fts_info == FTS_F && has_ending(entry)) {
			read_file(feedback, entry, office);
		}
	}
	if (walk)
		fts_close(walk);
	list_sort(&feedback->offices, sizeof(struct feedback_office *), compare);
	return whole;
}

void
feedback_free(struct feedback *feedback)
{
	for (size_t i = 0; i < feedback->offices.count; i++)
		tally_free(&((struct feedback_office **)feedback->offices.items)[i]->tally);
	table_free(&feedback->by_name);
	table_free(&feedback->digests);
	arena_free(&feedback->arena);
}
