/* Section 5.2 to 5.6.6 of The Update Framework 1.0. The numbers are the specification's. */
#include "sync/trust/verify.h"

#include <stdlib.h>
#include <string.h>

#include "sync/base/names.h"
#include "sync/trust/trust_parts.h"

/* Puts the new one in the place of the old. */
static void
replace(struct metadata **slot, struct metadata *metadata)
{
	if (*slot != metadata)
		metadata_free(*slot);
	*slot = metadata;
}

/* --------------------------------------------------------------- 5.3 root -- */

/* A key that the role had is gone: what it signed is not worth keeping. */
static bool
keys_rotated(const struct metadata *old, const struct metadata *new, enum metadata_type type)
{
	const json_t *before = json_object_get(metadata_authority(old, type).role, "keyids");
	const json_t *after = json_object_get(metadata_authority(new, type).role, "keyids");
	for (size_t i = 0; i < json_array_size(before); i++) {
		bool kept = false;
		for (size_t j = 0; j < json_array_size(after); j++)
			kept |= json_equal(json_array_get(before, i), json_array_get(after, j));
		if (!kept)
			return true;
	}
	return false;
}

/* 5.3.11, done before the root is stored: if we are cut off here, the next run does both again. */
static enum status
forget_after_rotation(struct trust *trust, const struct metadata *new)
{
	if (!keys_rotated(trust->root, new, METADATA_TIMESTAMP) &&
	    !keys_rotated(trust->root, new, METADATA_SNAPSHOT))
		return STATUS_DONE;
	enum status status = trust_remove(trust, "timestamp");
	return status == STATUS_DONE ? trust_remove(trust, "snapshot") : status;
}

/* 5.3.4, 5.3.5. */
static enum status
check_next_root(const struct trust *trust, const struct metadata *new, const char *file)
{
	enum status status = metadata_check_signatures(new, metadata_authority(trust->root, METADATA_ROOT),
	    "the trusted root", file, trust->report);
	if (status == STATUS_DONE)
		status = metadata_check_signatures(new, metadata_authority(new, METADATA_ROOT), "itself", file,
		    trust->report);
	if (status != STATUS_DONE || new->version == trust->root->version + 1)
		return status;
	return report_say(trust->report, OUTCOME_REFUSED, file, "version", "%lld, must be %lld",
	    (long long)new->version, (long long)trust->root->version + 1);
}

static enum status
accept_root(struct trust *trust, const char *file, const char *bytes, size_t size)
{
	struct metadata *new;
	enum status status = metadata_parse(METADATA_ROOT, bytes, size, file, trust->report, &new);
	if (status != STATUS_DONE)
		return status;
	status = check_next_root(trust, new, file);
	if (status == STATUS_DONE)
		status = forget_after_rotation(trust, new);
	if (status == STATUS_DONE)
		status = trust_store(trust, "root", bytes, size);
	if (status == STATUS_DONE)
		replace(&trust->root, new);
	else
		metadata_free(new);
	return status;
}

/* 5.3.2 to 5.3.10; each root is stored before any expiry is looked at. */
static enum status
update_root(struct trust *trust, struct fetcher *fetcher)
{
	for (int i = 0; i < VERIFY_MAX_ROOTS && trust->root->version < METADATA_MAX_VERSION; i++) {
		char file[NAMES_MAX_FILE + 1], *bytes;
		size_t size;
		names_metadata("root", trust->root->version + 1, file);
		enum status status = fetch_bytes(fetcher, file, 0, METADATA_MAX_ROOT, &bytes, &size);
		if (status == STATUS_ABSENT && fetcher_absent(fetcher))
			break;
		if (status != STATUS_DONE)
			return status;
		status = accept_root(trust, file, bytes, size);
		free(bytes);
		if (status != STATUS_DONE)
			return status;
	}
	return metadata_check_expiry(trust->root, trust->now, "root.json", trust->report);
}

/* ---------------------------------------------------------- 5.4 timestamp -- */

static int64_t
listed_version(const struct metadata *metadata, const char *file)
{
	struct listed listed;
	return metadata_listed(metadata, file, &listed) ? listed.version : 0;
}

/* 5.4.3. */
static enum status
check_timestamp_rollback(const struct trust *trust, const struct metadata *new)
{
	if (!trust->timestamp)
		return STATUS_DONE;
	if (new->version < trust->timestamp->version)
		return report_say(trust->report, OUTCOME_REFUSED, "timestamp.json", "rollback", "version %lld, was %lld",
		    (long long)new->version, (long long)trust->timestamp->version);
	int64_t before = listed_version(trust->timestamp, "snapshot.json");
	int64_t after = listed_version(new, "snapshot.json");
	if (new->version == trust->timestamp->version || after >= before)
		return STATUS_DONE;
	return report_say(trust->report, OUTCOME_REFUSED, "timestamp.json", "rollback",
	    "snapshot version %lld, was %lld", (long long)after, (long long)before);
}

static enum status
accept_timestamp(struct trust *trust, struct metadata *new, const char *bytes, size_t size)
{
	enum status status = metadata_check_signatures(new, metadata_authority(trust->root, METADATA_TIMESTAMP),
	    "root", "timestamp.json", trust->report);
	if (status == STATUS_DONE)
		status = check_timestamp_rollback(trust, new);
	if (status != STATUS_DONE)
		return status;
	/* 5.4.3.1: the same version is the same file. But the one we have may be frozen by now. */
	if (trust->timestamp && new->version == trust->timestamp->version)
		return metadata_check_expiry(trust->timestamp, trust->now, "timestamp.json", trust->report);
	status = metadata_check_expiry(new, trust->now, "timestamp.json", trust->report);
	return status == STATUS_DONE ? trust_store(trust, "timestamp", bytes, size) : status;
}

static enum status
read_timestamp(struct trust *trust, const char *bytes, size_t size)
{
	struct metadata *new;
	enum status status = metadata_parse(METADATA_TIMESTAMP, bytes, size, "timestamp.json", trust->report, &new);
	if (status != STATUS_DONE)
		return status;
	status = accept_timestamp(trust, new, bytes, size);
	if (status == STATUS_DONE && !(trust->timestamp && new->version == trust->timestamp->version))
		replace(&trust->timestamp, new);
	else
		metadata_free(new);
	return status;
}

static enum status
update_timestamp(struct trust *trust, struct fetcher *fetcher)
{
	char *bytes;
	size_t size;
	/* Signed by keys that the root has now, else it counts as none. */
	replace(&trust->timestamp, trust_load(trust, METADATA_TIMESTAMP, "timestamp",
	    metadata_authority(trust->root, METADATA_TIMESTAMP)));
	enum status status = fetch_bytes(fetcher, "timestamp.json", 0, METADATA_MAX_TIMESTAMP, &bytes, &size);
	if (status == STATUS_ABSENT && fetcher_absent(fetcher))
		return report_say(trust->report, OUTCOME_UNREACHABLE, "timestamp.json", "file", "not there");
	if (status != STATUS_DONE)
		return status;
	status = read_timestamp(trust, bytes, size);
	free(bytes);
	return status;
}

/* ----------------------------------------------------------- 5.5 snapshot -- */

/* 5.5.5: what the stored snapshot listed is listed still, in no older version. */
static enum status
check_snapshot_rollback(const struct trust *trust, const struct metadata *new, const char *file)
{
	const char *name;
	json_t *entry;
	if (!trust->snapshot)
		return STATUS_DONE;
	if (new->version < trust->snapshot->version)
		return report_say(trust->report, OUTCOME_REFUSED, file, "rollback", "version %lld, was %lld",
		    (long long)new->version, (long long)trust->snapshot->version);
	json_object_foreach(json_object_get(trust->snapshot->body, "meta"), name, entry) {
		int64_t before = listed_version(trust->snapshot, name), after = listed_version(new, name);
		if (!after)
			return report_say(trust->report, OUTCOME_REFUSED, file, "rollback", "%s is not listed any more", name);
		if (after < before)
			return report_say(trust->report, OUTCOME_REFUSED, file, "rollback", "%s version %lld, was %lld",
			    name, (long long)after, (long long)before);
	}
	return STATUS_DONE;
}

static struct wanted
wanted_top(const struct trust *trust, enum metadata_type type)
{
	return (struct wanted){
		.type = type,
		.role = metadata_type_name(type),
		.whose = "root",
		.authority = metadata_authority(trust->root, type),
	};
}

static enum status
update_snapshot(struct trust *trust, struct fetcher *fetcher)
{
	struct metadata *new;
	struct wanted wanted = wanted_top(trust, METADATA_SNAPSHOT);
	metadata_listed(trust->timestamp, "snapshot.json", &wanted.listed);
	replace(&trust->snapshot, trust_load(trust, METADATA_SNAPSHOT, "snapshot", wanted.authority));
	enum status status = trust_update(trust, fetcher, &wanted, check_snapshot_rollback, &new);
	if (status == STATUS_DONE)
		replace(&trust->snapshot, new);
	return status;
}

/* ------------------------------------------------------------ 5.6 targets -- */

static enum status
update_targets(struct trust *trust, struct fetcher *fetcher)
{
	struct metadata *new;
	struct wanted wanted = wanted_top(trust, METADATA_TARGETS);
	metadata_listed(trust->snapshot, "targets.json", &wanted.listed);
	enum status status = trust_update(trust, fetcher, &wanted, NULL, &new);
	if (status == STATUS_DONE)
		replace(&trust->targets, new);
	return status;
}

enum status
verify_refresh(struct trust *trust, struct fetcher *fetcher, int64_t now)
{
	static enum status (*const steps[])(struct trust *, struct fetcher *) = {
		update_root, update_timestamp, update_snapshot, update_targets,
	};
	trust->now = now;
	trust->refreshed = false;
	for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
		enum status status = steps[i](trust, fetcher);
		if (status != STATUS_DONE)
			return status;
	}
	trust->refreshed = true;
	return STATUS_DONE;
}
