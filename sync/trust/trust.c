#include "sync/trust/trust.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "sync/base/files.h"
#include "sync/base/names.h"
#include "sync/trust/trust_parts.h"

/* -------------------------------------------------------------------- files -- */

enum status
trust_store(const struct trust *trust, const char *role, const char *bytes, size_t size)
{
	char file[NAMES_MAX_FILE + 1];
	names_metadata(role, 0, file);
	const char *failed = files_replace(trust->directory, file, bytes, size);
	return failed ? report_say(trust->report, OUTCOME_BROKEN, file, failed, "%s", strerror(errno)) : STATUS_DONE;
}

enum status
trust_remove(const struct trust *trust, const char *role)
{
	char file[NAMES_MAX_FILE + 1];
	names_metadata(role, 0, file);
	if (unlinkat(trust->directory, file, 0) == 0 || errno == ENOENT)
		return STATUS_DONE;
	return report_say(trust->report, OUTCOME_BROKEN, file, "unlink", "%s", strerror(errno));
}

struct metadata *
trust_load(const struct trust *trust, enum metadata_type type, const char *role, struct authority authority)
{
	struct report unheard = {0};
	struct metadata *metadata = NULL;
	char file[NAMES_MAX_FILE + 1];
	size_t size;
	names_metadata(role, 0, file);
	char *bytes = files_read(trust->directory, file, metadata_max_size(type), &size);
	if (bytes && metadata_parse(type, bytes, size, file, &unheard, &metadata) == STATUS_DONE &&
	    metadata_check_signatures(metadata, authority, role, file, &unheard) != STATUS_DONE) {
		metadata_free(metadata);
		metadata = NULL;
	}
	free(bytes);
	return metadata;
}

/* ----------------------------------------------------------- opening, closing -- */

/* A root is signed by its own keys, whatever else vouches for it. */
static enum status
parse_root(const char *bytes, size_t size, struct report *report, struct metadata **out)
{
	enum status status = metadata_parse(METADATA_ROOT, bytes, size, "root.json", report, out);
	if (status != STATUS_DONE)
		return status;
	status = metadata_check_signatures(*out, metadata_authority(*out, METADATA_ROOT), "itself", "root.json",
	    report);
	if (status == STATUS_DONE)
		return STATUS_DONE;
	metadata_free(*out);
	*out = NULL;
	return status;
}

static int
open_directory(const char *path, struct report *report)
{
	int fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (fd < 0)
		report_say(report, OUTCOME_BROKEN, path, "open", "%s", strerror(errno));
	return fd;
}

bool
trust_is_root(const char *bytes, size_t size)
{
	struct report unheard = {0};
	struct metadata *root = NULL;
	bool good = parse_root(bytes, size, &unheard, &root) == STATUS_DONE;
	metadata_free(root);
	return good;
}

enum status
trust_init(const char *directory, const char *bytes, size_t size, struct report *report)
{
	struct report unheard = {0};
	struct metadata *root = NULL;
	if (parse_root(bytes, size, &unheard, &root) != STATUS_DONE)
		return report_say(report, OUTCOME_REFUSED, "root", "trust", "%s", unheard.line);
	metadata_free(root);
	if (mkdir(directory, 0755) < 0 && errno != EEXIST)
		return report_say(report, OUTCOME_BROKEN, directory, "mkdir", "%s", strerror(errno));
	struct trust trust = {.directory = open_directory(directory, report), .report = report};
	if (trust.directory < 0)
		return STATUS_IO;
	enum status status = trust_store(&trust, "root", bytes, size);
	close(trust.directory);
	return status;
}

static enum status
load_root(struct trust *trust)
{
	struct report unheard = {0};
	size_t size;
	char *bytes = files_read(trust->directory, "root.json", METADATA_MAX_ROOT, &size);
	int error = bytes ? 0 : errno;
	bool good = bytes && parse_root(bytes, size, &unheard, &trust->root) == STATUS_DONE;
	free(bytes);
	if (good)
		return STATUS_DONE;
	report_say(trust->report, OUTCOME_BROKEN, "tuf/root.json", "trust", "%s", !error ? unheard.line :
	    error == ENOENT ? "there is none" : error == EFBIG ? "damaged: it is too long" : strerror(error));
	return error == ENOENT ? STATUS_ABSENT : !error || error == EFBIG || error == EISDIR ? STATUS_CORRUPT : STATUS_IO;
}

static struct metadata *
load_top(const struct trust *trust, enum metadata_type type)
{
	return trust_load(trust, type, metadata_type_name(type), metadata_authority(trust->root, type));
}

enum status
trust_open(struct trust **out, const char *directory, struct report *report)
{
	int fd = open_directory(directory, report);
	if (fd < 0)
		return STATUS_IO;
	struct trust *trust = calloc(1, sizeof *trust);
	if (!trust)
		abort();
	*trust = (struct trust){.directory = fd, .report = report};
	enum status status = load_root(trust);
	if (status != STATUS_DONE) {
		trust_free(trust);
		return status;
	}
	trust->timestamp = load_top(trust, METADATA_TIMESTAMP);
	trust->snapshot = load_top(trust, METADATA_SNAPSHOT);
	trust->targets = load_top(trust, METADATA_TARGETS);
	*out = trust;
	return STATUS_DONE;
}

void
trust_free(struct trust *trust)
{
	if (!trust)
		return;
	metadata_free(trust->targets);
	metadata_free(trust->snapshot);
	metadata_free(trust->timestamp);
	metadata_free(trust->root);
	close(trust->directory);
	free(trust);
}

int64_t
trust_timestamp_version(const struct trust *trust)
{
	return trust->timestamp ? trust->timestamp->version : 0;
}

int64_t
trust_timestamp_expiry(const struct trust *trust)
{
	return trust->timestamp ? trust->timestamp->expires : 0;
}

bool
trust_is_consistent(const struct trust *trust)
{
	return json_is_true(json_object_get(trust->root->body, "consistent_snapshot"));
}

/* ----------------------------------------------------------- a file that is listed -- */

static enum status
check_listed(const struct metadata *metadata, const struct listed *listed, const char *file,
    struct report *report)
{
	if (listed->has_length && metadata->size != listed->length) /* a line that was cut */
		return report_say(report, OUTCOME_UNREACHABLE, file, "length", "%zu bytes, must be %llu",
		    metadata->size, (unsigned long long)listed->length);
	if (listed->has_hashes && !hashes_match(&listed->hashes, &metadata->hashes))
		return report_say(report, OUTCOME_REFUSED, file, "hash", "not the one that is listed");
	if (metadata->version != listed->version)
		return report_say(report, OUTCOME_REFUSED, file, "version", "%lld, must be %lld",
		    (long long)metadata->version, (long long)listed->version);
	return STATUS_DONE;
}

/* Whether the bytes may be parsed at all: what is listed is known before. */
static enum status
check_bytes(const char *bytes, size_t size, const struct listed *listed, const char *file,
    struct report *report)
{
	struct metadata about = {.size = size, .version = listed->version};
	if (listed->has_hashes)
		hash_bytes(bytes, size, &about.hashes);
	return check_listed(&about, listed, file, report);
}

/* Sections 5.5.1 and 5.6.1: up to the length that is listed, or our limit. */
static enum status
fetch_listed(const struct trust *trust, struct fetcher *fetcher, const struct wanted *wanted,
    const char *file, char **bytes, size_t *size)
{
	size_t least = 0, max = metadata_max_size(wanted->type);
	if (wanted->listed.has_length && wanted->listed.length > max)
		return report_say(trust->report, OUTCOME_REFUSED, file, "length", "%llu bytes listed, at most %zu",
		    (unsigned long long)wanted->listed.length, max);
	if (wanted->listed.has_length)
		least = max = (size_t)wanted->listed.length;
	enum status status = fetch_bytes(fetcher, file, least, max, bytes, size);
	if (status == STATUS_ABSENT && fetcher_absent(fetcher))
		return report_say(trust->report, OUTCOME_UNREACHABLE, file, "file", "listed, but not there");
	return status;
}

static enum status
judge_new(const struct trust *trust, const struct wanted *wanted, const struct metadata *metadata,
    const char *file, enum status (*also)(const struct trust *, const struct metadata *, const char *file))
{
	enum status status = metadata_check_signatures(metadata, wanted->authority, wanted->whose, file,
	    trust->report);
	if (status == STATUS_DONE)
		status = check_listed(metadata, &wanted->listed, file, trust->report);
	if (status == STATUS_DONE && also)
		status = also(trust, metadata, file);
	return status == STATUS_DONE ? metadata_check_expiry(metadata, trust->now, file, trust->report) : status;
}

static enum status
accept_new(const struct trust *trust, const struct wanted *wanted, const char *bytes, size_t size,
    const char *file, enum status (*also)(const struct trust *, const struct metadata *, const char *file),
    struct metadata **out)
{
	struct metadata *metadata;
	enum status status = check_bytes(bytes, size, &wanted->listed, file, trust->report);
	if (status == STATUS_DONE)
		status = metadata_parse(wanted->type, bytes, size, file, trust->report, &metadata);
	if (status != STATUS_DONE)
		return status;
	status = judge_new(trust, wanted, metadata, file, also);
	if (status == STATUS_DONE)
		status = trust_store(trust, wanted->role, bytes, size);
	if (status == STATUS_DONE)
		*out = metadata;
	else
		metadata_free(metadata);
	return status;
}

/* The stored copy, if it is the one that is listed. */
static struct metadata *
load_listed(const struct trust *trust, const struct wanted *wanted)
{
	struct report unheard = {0};
	struct metadata *stored = trust_load(trust, wanted->type, wanted->role, wanted->authority);
	if (stored && check_listed(stored, &wanted->listed, wanted->role, &unheard) == STATUS_DONE)
		return stored;
	metadata_free(stored);
	return NULL;
}

enum status
trust_update(const struct trust *trust, struct fetcher *fetcher, const struct wanted *wanted,
    enum status (*also)(const struct trust *, const struct metadata *, const char *file),
    struct metadata **out)
{
	char file[NAMES_MAX_FILE + 1], *bytes;
	size_t size;
	names_metadata(wanted->role, trust_is_consistent(trust) ? wanted->listed.version : 0, file);
	struct metadata *stored = load_listed(trust, wanted);
	if (stored) {
		enum status status = metadata_check_expiry(stored, trust->now, file, trust->report);
		if (status == STATUS_DONE)
			*out = stored;
		else
			metadata_free(stored);
		return status;
	}
	enum status status = fetch_listed(trust, fetcher, wanted, file, &bytes, &size);
	if (status != STATUS_DONE)
		return status;
	status = accept_new(trust, wanted, bytes, size, file, also, out);
	free(bytes);
	return status;
}
