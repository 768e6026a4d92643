#include "sync/trust/targets.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "sync/base/names.h"
#include "sync/trust/glob.h"
#include "sync/trust/trust_parts.h"

enum { MAX_PATH = 3 * (TARGETS_MAX_NAME + 2 * SHA512_SIZE + 2) };

/* A delegation that is still to be followed. */
struct step {
	json_t *delegations;  /* of the file that delegates: keys; held */
	const json_t *role;   /* of its roles */
};

/* One search. */
struct search {
	struct trust *trust;
	struct fetcher *fetcher; /* NULL: only what is stored, whatever its age */
	const char *name;
	char hash[2 * SHA256_SIZE + 1]; /* of the name */
	struct step *steps;      /* a stack: the next one is the last */
	size_t count, room;
	const char *visited[TARGETS_MAX_DELEGATIONS];
	size_t visited_count;
	bool failed;             /* a role could not be loaded: what comes after it must not count */
	json_t *names;           /* holds what visited points to */
};

/* ------------------------------------------------------------------ targets -- */

static enum status
say_target(const struct trust *trust, const char *name, const char *clause, const char *text)
{
	return report_say(trust->report, OUTCOME_REFUSED, name, clause, "%s", text);
}

/* The serial is ours, in "custom": a positive integer, if there is one. */
static bool
read_serial(const json_t *entry, uint64_t *serial)
{
	const json_t *value = json_object_get(json_object_get(entry, "custom"), "serial");
	*serial = (uint64_t)json_integer_value(value);
	return !value || (json_is_integer(value) && json_integer_value(value) > 0);
}

static bool
read_target(const char *name, const json_t *entry, struct target *out)
{
	*out = (struct target){.length = (uint64_t)json_integer_value(json_object_get(entry, "length"))};
	snprintf(out->name, sizeof out->name, "%s", name);
	return strlen(name) <= TARGETS_MAX_NAME && names_target_is_good(name) && read_serial(entry, &out->serial) &&
	    metadata_read_hashes(json_object_get(entry, "hashes"), &out->hashes) &&
	    (out->hashes.has_sha256 || out->hashes.has_sha512);
}

/* STATUS_ABSENT (nothing said): this file does not tell. */
static enum status
look_in(const struct search *search, const struct metadata *metadata, struct target *out)
{
	const json_t *entry = json_object_get(json_object_get(metadata->body, "targets"), search->name);
	if (!entry)
		return STATUS_ABSENT;
	if (read_target(search->name, entry, out))
		return STATUS_DONE;
	memset(out, 0, sizeof *out);
	return say_target(search->trust, search->name, "target", "no hash that we know, or a malformed serial");
}

void
targets_each(struct trust *trust, bool (*visit)(void *, const struct target *), void *closure)
{
	const char *name;
	json_t *entry;
	struct target target;
	if (!trust->targets)
		return;
	json_object_foreach(json_object_get(trust->targets->body, "targets"), name, entry)
		if (read_target(name, entry, &target) && !visit(closure, &target))
			return;
}

/* --------------------------------------------------------------- delegations -- */

/* "paths" or "path_hash_prefixes"; a role with neither is trusted for nothing. */
static bool
is_trusted_for(const json_t *role, const struct search *search)
{
	const json_t *paths = json_object_get(role, "paths");
	const json_t *prefixes = json_object_get(role, "path_hash_prefixes");
	for (size_t i = 0; i < json_array_size(paths); i++)
		if (glob_match(json_string_value(json_array_get(paths, i)), search->name))
			return true;
	for (size_t i = 0; i < json_array_size(prefixes); i++) {
		const char *prefix = json_string_value(json_array_get(prefixes, i));
		if (strncmp(search->hash, prefix, strlen(prefix)) == 0)
			return true;
	}
	return false;
}

static void
push(struct search *search, json_t *delegations, const json_t *role)
{
	if (search->count == search->room) {
		search->room = 2 * search->room + 16;
		search->steps = reallocarray(search->steps, search->room, sizeof *search->steps);
		if (!search->steps)
			abort();
	}
	search->steps[search->count++] = (struct step){.delegations = json_incref(delegations), .role = role};
}

static struct step
pop(struct search *search)
{
	return search->steps[--search->count];
}

static void
drop_steps(struct search *search)
{
	while (search->count)
		json_decref(pop(search).delegations);
}

/* How many roles are considered: up to the first terminating one that is trusted for the target.
 * Then nothing that was to come later counts any more. */
static size_t
roles_to_follow(struct search *search, const json_t *roles)
{
	for (size_t i = 0; i < json_array_size(roles); i++) {
		const json_t *role = json_array_get(roles, i);
		if (is_trusted_for(role, search) && json_is_true(json_object_get(role, "terminating"))) {
			drop_steps(search);
			return i + 1;
		}
	}
	return json_array_size(roles);
}

/* In order of appearance: the first is pushed last. */
static void
push_delegations(struct search *search, const struct metadata *metadata)
{
	json_t *delegations = json_object_get(metadata->body, "delegations");
	const json_t *roles = json_object_get(delegations, "roles");
	for (size_t i = roles_to_follow(search, roles); i-- > 0;)
		if (is_trusted_for(json_array_get(roles, i), search))
			push(search, delegations, json_array_get(roles, i));
}

static bool
was_visited(const struct search *search, const char *role)
{
	for (size_t i = 0; i < search->visited_count; i++)
		if (strcmp(search->visited[i], role) == 0)
			return true;
	return false;
}

static void
mark_visited(struct search *search, const char *role)
{
	json_t *name = json_string(role);
	if (!name || json_array_append_new(search->names, name) < 0)
		abort();
	search->visited[search->visited_count++] = json_string_value(name);
}

/* Signed by the keys that *this* delegation names, whoever else delegates to the role. */
static enum status
load_role(const struct search *search, struct step step, const char *role, struct metadata **out)
{
	struct trust *trust = search->trust;
	struct wanted wanted = {
		.type = METADATA_TARGETS, .role = role, .whose = "its delegation",
		.authority = {.keys = json_object_get(step.delegations, "keys"), .role = step.role},
	};
	char *file;
	if (!search->fetcher) {
		*out = trust_load(trust, METADATA_TARGETS, role, wanted.authority);
		return *out ? STATUS_DONE : STATUS_ABSENT;
	}
	if (asprintf(&file, "%s.json", role) < 0)
		abort();
	bool is_listed = metadata_listed(trust->snapshot, file, &wanted.listed);
	free(file);
	if (!is_listed)
		return report_say(trust->report, OUTCOME_REFUSED, role, "delegation", "not listed by the snapshot");
	return trust_update(trust, search->fetcher, &wanted, NULL, out);
}

static enum status
follow(struct search *search, struct step step, struct target *out)
{
	const char *role = json_string_value(json_object_get(step.role, "name"));
	struct metadata *metadata;
	if (was_visited(search, role))
		return STATUS_ABSENT;
	if (search->visited_count == TARGETS_MAX_DELEGATIONS)
		return report_say(search->trust->report, OUTCOME_REFUSED, search->name, "delegations", "more than %d roles",
		    TARGETS_MAX_DELEGATIONS);
	mark_visited(search, role);
	enum status status = load_role(search, step, role, &metadata);
	search->failed = status != STATUS_DONE;
	if (search->failed)
		return status;
	status = look_in(search, metadata, out);
	if (status == STATUS_ABSENT)
		push_delegations(search, metadata);
	metadata_free(metadata);
	return status;
}

/* Pre-order and depth first; an error ends the search (5.6.7). */
static enum status
search_from(struct search *search, struct target *out)
{
	enum status status = look_in(search, search->trust->targets, out);
	if (status != STATUS_ABSENT)
		return status;
	push_delegations(search, search->trust->targets);
	while (search->count && status == STATUS_ABSENT && !search->failed) {
		struct step step = pop(search);
		status = follow(search, step, out);
		json_decref(step.delegations);
	}
	return status;
}

static enum status
find(struct trust *trust, struct fetcher *fetcher, const char *name, struct target *out)
{
	struct search search = {.trust = trust, .fetcher = fetcher, .name = name};
	struct hashes hashes;
	if (strlen(name) > TARGETS_MAX_NAME || !names_target_is_good(name))
		return say_target(trust, name, "target name", "not a relative path of plain names");
	hash_bytes(name, strlen(name), &hashes);
	hash_hex(hashes.sha256, SHA256_SIZE, search.hash);
	if (!(search.names = json_array()))
		abort();
	enum status status = search_from(&search, out);
	drop_steps(&search);
	free(search.steps);
	json_decref(search.names);
	return status;
}

enum status
targets_find(struct trust *trust, struct fetcher *fetcher, const char *name, struct target *out)
{
	if (!trust->refreshed)
		return report_say(trust->report, OUTCOME_BROKEN, name, "target", "asked for before a refresh");
	return find(trust, fetcher, name, out);
}

enum status
targets_find_stored(struct trust *trust, const char *name, struct target *out)
{
	return trust->targets ? find(trust, NULL, name, out) : STATUS_ABSENT;
}

/* ------------------------------------------------------------- 5.7 download -- */

/* Whether the file is the target; what is wrong with it is said. */
static enum status
check_file(const struct trust *trust, const struct target *target, int fd)
{
	struct hashes found;
	uint64_t size;
	if (!hash_file(fd, &found, &size))
		return report_say(trust->report, OUTCOME_BROKEN, target->name, "read", "%s", strerror(errno));
	if (size != target->length) /* a line that was cut: the rest may come with the next run */
		return report_say(trust->report, OUTCOME_UNREACHABLE, target->name, "length", "%llu bytes, must be %llu",
		    (unsigned long long)size, (unsigned long long)target->length);
	if (!hashes_match(&target->hashes, &found))
		return say_target(trust, target->name, "hash", "not the one that is signed");
	return STATUS_DONE;
}

static bool
is_complete(const struct target *target, int fd)
{
	struct stat about;
	struct hashes found;
	uint64_t size;
	return fstat(fd, &about) == 0 && (uint64_t)about.st_size == target->length && hash_file(fd, &found, &size) &&
	    hashes_match(&target->hashes, &found);
}

static void
target_path(const struct trust *trust, const struct target *target, char path[MAX_PATH])
{
	char hash[2 * SHA512_SIZE + 1] = "";
	bool consistent = trust_is_consistent(trust);
	if (consistent && target->hashes.has_sha256)
		hash_hex(target->hashes.sha256, SHA256_SIZE, hash);
	else if (consistent)
		hash_hex(target->hashes.sha512, SHA512_SIZE, hash);
	if (!names_target(target->name, consistent ? hash : NULL, path, MAX_PATH))
		abort(); /* MAX_PATH has room for all that read_target lets pass */
}

static enum status
download(struct trust *trust, struct fetcher *fetcher, const struct target *target, int fd)
{
	char path[MAX_PATH];
	target_path(trust, target, path);
	enum status status = fetch_file(fetcher, path, target->length, fd);
	if (status == STATUS_ABSENT && fetcher_absent(fetcher))
		return report_say(trust->report, OUTCOME_UNREACHABLE, path, "file", "listed, but not there");
	return status;
}

/* Makes the file empty, so that nothing unverified is left in it. */
static enum status
empty(const struct trust *trust, const struct target *target, int fd)
{
	if (ftruncate(fd, 0) == 0)
		return STATUS_DONE;
	return report_say(trust->report, OUTCOME_BROKEN, target->name, "ftruncate", "%s", strerror(errno));
}

enum status
targets_download(struct trust *trust, struct fetcher *fetcher, const struct target *target, int fd)
{
	struct stat about;
	if (is_complete(target, fd))
		return STATUS_DONE;
	bool resumed = fstat(fd, &about) == 0 && about.st_size > 0;
	enum status status = download(trust, fetcher, target, fd);
	if (status == STATUS_DONE && resumed && !is_complete(target, fd)) {
		/* The beginning may have been of another file: once more, from the start. */
		status = empty(trust, target, fd);
		if (status == STATUS_DONE)
			status = download(trust, fetcher, target, fd);
	}
	if (status == STATUS_DONE)
		status = check_file(trust, target, fd);
	if (status == STATUS_INVALID)
		empty(trust, target, fd);
	return status;
}
