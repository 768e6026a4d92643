/* Signing what is staged, and publishing it in the safe order: see repository_publish. */
#include "sync/publisher/publish_repository.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "data/date.h"
#include "data/status.h"
#include "sync/publisher/publish_clock.h"
#include "sync/publisher/publish_files.h"

/* One publication: the root that will be in force, and what the clients' root says until then. */
struct publication {
	struct repository *r;
	const json_t *before, *after; /* roots; `before` NULL: there is none, or it stays */
	bool fresh;
	bool missing; /* signatures, without which nothing can be published */
	bool waiting; /* something is set aside until it is signed, the rest goes on */
	bool failed;
};

static json_t *
current(const struct repository *r, enum top_role role)
{
	return r->staged[role] ? r->staged[role] : r->published[role];
}

/* {"version": N, "length": ..., "hashes": ...} of another role's file. */
static json_t *
describe(const json_t *metadata)
{
	size_t size;
	struct hashes hashes;
	char *bytes = meta_bytes(metadata, &size);
	hash_bytes(bytes, size, &hashes);
	json_t *info = fileinfo_new(size, &hashes);
	json_object_set_new(info, "version", json_integer(meta_version(metadata)));
	free(bytes);
	return info;
}

static json_t *
meta_for(const json_t *below, enum top_role role)
{
	char *name = publish_printf("%s.json", role_names[role]);
	json_t *meta = json_object();
	if (!meta || json_object_set_new(meta, name, describe(below)))
		abort();
	free(name);
	return meta;
}

/* Half of its life is over: time for a new one. */
static bool
half_over(const struct repository *r, const json_t *metadata, enum top_role role)
{
	int64_t life = (int64_t)root_days(current(r, ROLE_ROOT), role) * DAY_SECONDS;
	return meta_expires(metadata) - r->now < life / 2;
}

/* Makes the snapshot (or timestamp) follow what it speaks of, and renews it when it is due. */
static void
follow(struct publication *p, enum top_role role, enum top_role below)
{
	struct repository *r = p->r;
	json_t *meta = meta_for(current(r, below), below);
	json_t *now = current(r, role);
	bool same = now && json_equal(meta, json_object_get(meta_signed(now), "meta"));
	bool renew = now && ((p->fresh && role == ROLE_TIMESTAMP) || half_over(r, now, role) ||
	    (!r->staged[role] && repository_is_behind(r, role)));
	if (!same || renew || (!r->staged[role] && !meta_complete(now, p->after, role))) {
		repository_put(r, role, meta_new(role, repository_next_version(r, role), repository_expiry(r, role)));
		json_object_set(meta_signed(r->staged[role]), "meta", meta);
	}
	json_decref(meta);
}

/* Says who has to sign a file that was written for them. */
static void
ask_for_signatures(const struct publication *p, enum top_role role, const char *path)
{
	const json_t *metadata = p->r->staged[role], *root = p->after;
	printf("%s: has %lld of %lld signatures by %s keys.\n", path,
	    (long long)meta_signatures(metadata, root, role), (long long)root_threshold(root, role),
	    role_names[role]);
	if (role == ROLE_ROOT && p->before)
		printf("  Of the keys before it, %lld of %lld.\n",
		    (long long)meta_signatures(metadata, p->before, role),
		    (long long)root_threshold(p->before, role));
	size_t i;
	json_t *each;
	json_array_foreach(root_keyids(root, role), i, each)
		printf("  key file: %s-%.16s.pem\n", role_names[role], json_string_value(each));
	printf("  Where a key is:  kalauz-publish sign --keys DIR %s\n"
	       "  Then, back here: kalauz-publish sign --repository %s %s\n",
	    strrchr(path, '/') + 1, p->r->directory, path);
}

/* Adds the signatures that can be made here and are still wanted. */
static void
sign(struct publication *p, enum top_role role)
{
	struct repository *r = p->r;
	json_t *metadata = r->staged[role];
	if (!meta_complete(metadata, p->after, role) && !keyring_sign(r->keyring, metadata, p->after, role))
		p->failed = true;
	if (p->before && !meta_complete(metadata, p->before, role) &&
	    !keyring_sign(r->keyring, metadata, p->before, role))
		p->failed = true;
}

static bool
complete(const struct publication *p, enum top_role role)
{
	return meta_complete(p->r->staged[role], p->after, role) &&
	    (role != ROLE_ROOT || !p->before || meta_complete(p->r->staged[role], p->before, role));
}

static void
write_staged(struct publication *p, enum top_role role)
{
	size_t size;
	char *path = repository_staged_path(p->r, p->r->staged[role], role);
	char *bytes = meta_bytes(p->r->staged[role], &size);
	if (!publish_file_write(path, bytes, size, 0644))
		p->failed = true;
	else if (!complete(p, role) && !p->fresh)
		ask_for_signatures(p, role, path);
	free(bytes);
	free(path);
}

/* A role that lacks signatures must not hold up what does not need it: it is kept on disk. */
static void
set_aside(struct publication *p, enum top_role role)
{
	write_staged(p, role);
	repository_put(p->r, role, NULL);
	p->waiting = true;
}

/* Signs one role; false: what follows from it cannot be made yet. */
static bool
settle(struct publication *p, enum top_role role)
{
	if (!p->r->staged[role])
		return !p->failed && !p->missing;
	sign(p, role);
	if (!complete(p, role))
		p->missing = true;
	return !p->failed && !p->missing;
}

/* A root that waits for its signatures leaves the one before it in force. */
static void
settle_root(struct publication *p)
{
	if (!settle(p, ROLE_ROOT) && p->missing && p->before) {
		set_aside(p, ROLE_ROOT);
		p->after = p->before;
		p->before = NULL;
		p->missing = false;
	}
}

/* What is published must hold under the root to come. */
static bool
targets_hold(const struct publication *p)
{
	const json_t *published = p->r->published[ROLE_TARGETS];
	return published && meta_complete(published, p->after, ROLE_TARGETS);
}

/* New targets that wait for a signature don't keep the timestamp from being renewed. */
static void
settle_targets(struct publication *p)
{
	if (!p->r->staged[ROLE_TARGETS] && !targets_hold(p))
		repository_stage(p->r, ROLE_TARGETS);
	bool missing = p->missing;
	if (!settle(p, ROLE_TARGETS) && p->missing && !missing && p->fresh && targets_hold(p)) {
		set_aside(p, ROLE_TARGETS);
		p->missing = false;
	}
}

static bool
settle_all(struct publication *p)
{
	settle_root(p);
	settle_targets(p);
	if (p->failed || p->missing)
		return false;
	follow(p, ROLE_SNAPSHOT, ROLE_TARGETS);
	if (!settle(p, ROLE_SNAPSHOT))
		return false;
	follow(p, ROLE_TIMESTAMP, ROLE_SNAPSHOT);
	return settle(p, ROLE_TIMESTAMP);
}

static bool
release_file(struct repository *r, enum top_role role)
{
	if (!r->staged[role])
		return true;
	size_t size;
	char *name = meta_name(r->staged[role], role);
	char *path = publish_printf("%s/%s", r->directory, name);
	char *bytes = meta_bytes(r->staged[role], &size);
	bool good = publish_file_write(path, bytes, size, 0644);
	free(bytes);
	free(path);
	free(name);
	return good;
}

/* The staged files that are public now. */
static void
drop_staged(struct repository *r, enum top_role role)
{
	if (!r->staged[role])
		return;
	char *path = repository_staged_path(r, r->staged[role], role);
	publish_file_remove(path);
	free(path);
	json_decref(r->published[role]);
	r->published[role] = r->staged[role];
	r->staged[role] = NULL;
}

/* Whether clients that know only the old root take the new files: then the root comes last, and there is no
 * moment without metadata that they accept. */
static bool
holds_before(const struct publication *p)
{
	for (enum top_role role = ROLE_TARGETS; role < ROLES; role++)
		if (p->before && p->r->staged[role] && !meta_complete(p->r->staged[role], p->before, role))
			return false;
	return true;
}

/* What has expired already is of no use to any kiosk. */
static bool
lasts(const struct repository *r, enum top_role role)
{
	int64_t floor = publish_clock_floor();
	char date[TIME_SIZE];
	if (!r->staged[role] || meta_expires(r->staged[role]) > (r->now > floor ? r->now : floor))
		return true;
	time_write(meta_expires(r->staged[role]), date);
	status_report("%" PRId64 ".%s.json expires on %s and would be published after that; prepare it anew, with a clock "
	    "that is right", meta_version(r->staged[role]), role_names[role], date);
	return false;
}

static bool
release_all(struct publication *p)
{
	struct repository *r = p->r;
	for (enum top_role role = 0; role < ROLES; role++)
		if (!lasts(r, role))
			return false;
	bool root_last = p->before && holds_before(p);
	bool good = root_last || release_file(r, ROLE_ROOT);
	for (enum top_role role = ROLE_TARGETS; good && role < ROLES; role++)
		good = release_file(r, role);
	if (good && root_last)
		good = release_file(r, ROLE_ROOT);
	for (enum top_role role = 0; good && role < ROLES; role++)
		drop_staged(r, role);
	return good;
}

static bool
write_all_staged(struct publication *p)
{
	for (enum top_role role = 0; role < ROLES; role++)
		if (p->r->staged[role])
			write_staged(p, role);
	return !p->failed;
}

/* Kiosks that know a later version refuse this one, and only its key can make one above. */
static bool
targets_are_known(const struct repository *r)
{
	if (r->staged[ROLE_TARGETS] || !repository_is_behind(r, ROLE_TARGETS))
		return true;
	status_report("%s: the newest targets here are version %" PRId64 ", but %" PRId64 " was published, and kiosks that "
	    "know it refuse others: copy the lost file back; or, where the targets key is, run kalauz-publish renew targets, "
	    "and release again what was released since", r->directory, meta_version(r->published[ROLE_TARGETS]),
	    repository_next_version(r, ROLE_TARGETS) - 1);
	return false;
}

/* What will be remembered of this publication. */
static bool
remember(struct repository *r)
{
	for (enum top_role role = 0; role < ROLES; role++)
		history_note(&r->history, role, meta_version(r->published[role]));
	history_note_serials(&r->history, json_object_get(meta_signed(r->published[ROLE_TARGETS]), "targets"));
	r->history.signed_at = r->now;
	return history_write(&r->history, r->work, r->options, r->published[ROLE_ROOT]);
}

int
repository_publish(struct repository *r, bool fresh)
{
	if (!targets_are_known(r))
		return EXIT_FAILURE;
	struct publication p = {.r = r, .fresh = fresh, .after = current(r, ROLE_ROOT)};
	if (r->staged[ROLE_ROOT])
		p.before = r->published[ROLE_ROOT];
	bool ready = settle_all(&p);
	if (p.failed)
		return EXIT_FAILURE;
	if (!ready)
		return write_all_staged(&p) ? EXIT_UNSIGNED : EXIT_FAILURE;
	bool changes = r->staged[ROLE_TIMESTAMP];
	if (!release_all(&p) || (changes && !remember(r)))
		return EXIT_FAILURE;
	return p.waiting && !fresh ? EXIT_UNSIGNED : EXIT_SUCCESS;
}
