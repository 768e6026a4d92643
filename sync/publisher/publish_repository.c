#include "sync/publisher/publish_repository.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "data/date.h"
#include "data/status.h"
#include "sync/publisher/publish_clock.h"
#include "sync/publisher/publish_files.h"

/* ---------------------------------------------------------------- opening -- */

static bool
take_lock(struct repository *r)
{
	char *path = publish_printf("%s/lock", r->work);
	r->lock = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0644);
	bool good = r->lock >= 0 && flock(r->lock, LOCK_EX | LOCK_NB) == 0;
	if (!good)
		status_report("%s: %s", path, errno == EWOULDBLOCK ? "another kalauz-publish is at work" :
		    strerror(errno));
	free(path);
	return good;
}

static void
note_keys(struct repository *r, const json_t *root)
{
	const char *keyid;
	json_t *key;
	json_object_foreach(json_object_get(meta_signed(root), "keys"), keyid, key)
		json_object_set_new(r->former, keyid, json_true());
}

/* Kiosks follow the roots one by one, so that none can be left out or made anew. False. */
static bool
complain_of_root(const struct repository *r, int64_t version)
{
	status_report("%s: %lld.root.json was published and is lost; copy it back from a backup, a mirror, or, if no "
	    "later one was published, from tuf/root.json of a kiosk", r->directory, (long long)version);
	return false;
}

/* Follows the roots as a client does. */
static bool
read_roots(struct repository *r)
{
	for (int64_t version = 1;; version++) {
		bool absent;
		char *path = publish_printf("%s/%lld.root.json", r->directory, (long long)version);
		json_t *root = meta_read(path, ROLE_ROOT, &absent), *before = r->published[ROLE_ROOT];
		bool good = root && meta_version(root) == version &&
		    meta_complete(root, root, ROLE_ROOT) &&
		    (!before || meta_complete(root, before, ROLE_ROOT));
		if (root && !good)
			status_report("%s: not signed as the root before it demands", path);
		free(path);
		if (!good) {
			json_decref(root);
			return !root && (absent || complain_of_root(r, version));
		}
		note_keys(r, root);
		json_decref(r->previous_root);
		r->previous_root = before;
		r->published[ROLE_ROOT] = root;
	}
}

static int
compare_versions(const void *a, const void *b)
{
	const int64_t *x = a, *y = b;
	return (*x < *y) - (*x > *y);
}

static bool
fits_metadata(const char *name)
{
	size_t size = strspn(name, "0123456789");
	return !strcmp(name, "timestamp.json") || (size && size < 16 && name[size] == '.' &&
	    (!strcmp(name + size, ".root.json") || !strcmp(name + size, ".targets.json") ||
	    !strcmp(name + size, ".snapshot.json")));
}

int64_t *
repository_versions(const char *folder, enum top_role role, size_t *count)
{
	struct publish_names names;
	publish_folder_list(folder, fits_metadata, &names);
	int64_t *versions = calloc(names.count + 1, sizeof *versions);
	if (!versions)
		abort();
	*count = 0;
	for (size_t i = 0; i < names.count; i++) {
		const char *name = names.items[i], *rest = name + strspn(name, "0123456789");
		rest += *rest == '.';
		if (!strncmp(rest, role_names[role], strlen(role_names[role])))
			versions[(*count)++] = atoll(name);
	}
	publish_names_free(&names);
	qsort(versions, *count, sizeof *versions, compare_versions);
	return versions;
}

/* Whether all roots are there that ever were. A repository that is made anew with the keys of another begins with a
 * root of its own. */
static bool
read_versions_of_root(struct repository *r, enum repository_mode mode)
{
	size_t count;
	int64_t here = meta_version(r->published[ROLE_ROOT]), *versions = repository_versions(r->directory, ROLE_ROOT, &count);
	r->present[ROLE_ROOT] = count ? versions[0] : 0;
	free(versions);
	if (mode == REPOSITORY_MAKE && !r->present[ROLE_ROOT])
		r->history.versions[ROLE_ROOT] = 0;
	return !repository_is_behind(r, ROLE_ROOT) || complain_of_root(r, here + 1);
}

static char *
metadata_path(const char *folder, int64_t version, enum top_role role)
{
	return version ? publish_printf("%s/%lld.%s.json", folder, (long long)version, role_names[role]) :
	    publish_printf("%s/%s.json", folder, role_names[role]);
}

/* Whatever we go on from was signed by us: a file that someone else put here must not be signed anew. */
static bool
trusted(const struct repository *r, const json_t *metadata, enum top_role role)
{
	return meta_complete(metadata, r->published[ROLE_ROOT], role) ||
	    (r->previous_root && meta_complete(metadata, r->previous_root, role));
}

/* False: the newest is somebody else's. */
static bool
read_version(struct repository *r, enum top_role role, int64_t version, bool newest)
{
	char *path = metadata_path(r->directory, version, role);
	json_t *metadata = meta_read(path, role, NULL);
	bool mine = metadata && trusted(r, metadata, role), good = mine || !metadata || !newest;
	if (!good)
		status_report("%s: not signed by the %s keys of the root; find out who wrote it and remove it",
		    path, role_names[role]);
	else if (!metadata)
		status_report("%s: counts as lost", path);
	if (mine)
		r->published[role] = metadata;
	else
		json_decref(metadata);
	free(path);
	return good;
}

/* The newest that can be read and is ours. */
static bool
read_published(struct repository *r, enum top_role role)
{
	size_t count;
	bool good = true;
	int64_t *versions = repository_versions(r->directory, role, &count);
	r->present[role] = count ? versions[0] : 0;
	for (size_t i = 0; good && !r->published[role] && i < count; i++)
		good = read_version(r, role, versions[i], i == 0);
	free(versions);
	return good;
}

char *
repository_staged_path(const struct repository *r, const json_t *metadata, enum top_role role)
{
	char *name = meta_name(metadata, role);
	char *path = publish_printf("%s/staged/%s", r->work, name);
	free(name);
	return path;
}

/* What is staged, unless it is damaged or not newer than what was published: then it is of no use any more. */
static bool
read_staged(struct repository *r, enum top_role role)
{
	size_t count;
	char *folder = publish_printf("%s/staged", r->work);
	int64_t *versions = repository_versions(folder, role, &count);
	char *path = count ? metadata_path(folder, versions[0], role) : NULL;
	json_t *metadata = path ? meta_read(path, role, NULL) : NULL;
	bool good = true;
	if (metadata && meta_version(metadata) >= repository_next_version(r, role))
		r->staged[role] = json_incref(metadata);
	else if (path && r->lock >= 0) {
		if (!metadata)
			status_report("%s: is removed; prepare it anew", path);
		good = publish_file_remove(path);
	}
	json_decref(metadata);
	free(path);
	free(versions);
	free(folder);
	return good;
}

/* When the newest metadata was signed, for want of a better memory: by its expiry; but not after its file was
 * written, since it may live longer than usual. */
static int64_t
signed_at(const struct repository *r)
{
	int64_t newest = 0;
	struct stat about;
	char *path = metadata_path(r->directory, 0, ROLE_TIMESTAMP);
	for (enum top_role role = ROLE_SNAPSHOT; role < ROLES; role++) {
		int64_t at = meta_expires(r->published[role]) -
		    (int64_t)root_days(r->published[ROLE_ROOT], role) * DAY_SECONDS;
		newest = r->published[role] && at > newest ? at : newest;
	}
	if (stat(path, &about) == 0 && about.st_mtime < newest)
		newest = about.st_mtime;
	free(path);
	return newest;
}

static bool
read_clock(struct repository *r)
{
	const struct publish_options *options = r->options;
	int days = options->days[ROLE_TIMESTAMP] ? options->days[ROLE_TIMESTAMP] :
	    root_days(r->published[ROLE_ROOT], ROLE_TIMESTAMP);
	return publish_clock(options, r->history.signed_at ? r->history.signed_at : signed_at(r), days, r->lock >= 0,
	    &r->now);
}

static bool
read_all(struct repository *r, enum repository_mode mode)
{
	if (!read_roots(r))
		return false;
	history_read(&r->history, r->work, r->options, r->published[ROLE_ROOT] ? r->former : NULL);
	if (!read_versions_of_root(r, mode))
		return false;
	for (enum top_role role = ROLE_TARGETS; role < ROLES; role++)
		if (r->published[ROLE_ROOT] && !read_published(r, role))
			return false;
	if (!read_clock(r))
		return false;
	for (enum top_role role = ROLE_ROOT; role < ROLES; role++)
		if (!read_staged(r, role))
			return false;
	return true;
}

static bool
prepare(struct repository *r, enum repository_mode mode)
{
	char *staged = publish_printf("%s/staged", r->work), *first = publish_printf("%s/1.root.json", r->directory);
	bool there = publish_file_exists(first) || publish_file_exists(staged), good = true;
	if (!there && mode != REPOSITORY_MAKE) {
		status_report("%s: no repository; make one with kalauz-publish init", r->directory);
		good = false;
	} else if (mode != REPOSITORY_READ)
		good = publish_folder_make(r->directory) && publish_folder_make(staged) && take_lock(r);
	if (good && mode != REPOSITORY_READ) {
		publish_folder_sweep(r->directory);
		publish_folder_sweep(r->work);
	}
	free(first);
	free(staged);
	return good;
}

struct repository *
repository_open(const struct publish_options *options, enum repository_mode mode)
{
	struct repository *r = calloc(1, sizeof *r);
	if (!r)
		abort();
	int size = (int)strlen(options->repository);
	while (size > 1 && options->repository[size - 1] == '/')
		size--;
	*r = (struct repository){
		.options = options,
		.keyring = keyring_new(options),
		.directory = publish_printf("%.*s", size, options->repository),
		.work = publish_printf("%.*s.work", size, options->repository),
		.lock = -1,
		.former = json_object(),
	};
	history_init(&r->history);
	if (r->former && prepare(r, mode) && read_all(r, mode))
		return r;
	repository_close(r);
	return NULL;
}

void
repository_close(struct repository *r)
{
	if (!r)
		return;
	for (enum top_role role = 0; role < ROLES; role++) {
		json_decref(r->staged[role]);
		json_decref(r->published[role]);
	}
	json_decref(r->previous_root);
	json_decref(r->former);
	history_destroy(&r->history);
	if (r->lock >= 0)
		close(r->lock);
	free(r->work);
	free(r->directory);
	keyring_free(r->keyring);
	free(r);
}

/* ---------------------------------------------------------------- staging -- */

/* How often a repository was signed at most since 2020, once a minute. */
static int64_t
more_than_ever(const struct repository *r)
{
	const int64_t since = 1577836800;
	return (r->now - since) / 60;
}

int64_t
repository_next_version(const struct repository *r, enum top_role role)
{
	int64_t newest = meta_version(r->published[role]);
	if (r->history.versions[role] > newest)
		newest = r->history.versions[role];
	if (r->present[role] > newest)
		newest = r->present[role];
	/* timestamp.json has no version in its name: nobody remembers how often it was signed */
	if (!newest && role == ROLE_TIMESTAMP && r->present[ROLE_SNAPSHOT])
		newest = more_than_ever(r);
	return newest + 1;
}

bool
repository_is_behind(const struct repository *r, enum top_role role)
{
	int64_t here = meta_version(r->published[role]);
	return r->history.versions[role] > here || r->present[role] > here;
}

int64_t
repository_expiry(const struct repository *r, enum top_role role)
{
	const json_t *root = r->staged[ROLE_ROOT] ? r->staged[ROLE_ROOT] : r->published[ROLE_ROOT];
	int days = r->options->days[role] ? r->options->days[role] : root_days(root, role);
	return r->now + (int64_t)days * DAY_SECONDS;
}

void
repository_put(struct repository *r, enum top_role role, json_t *metadata)
{
	json_decref(r->staged[role]);
	r->staged[role] = metadata;
}

json_t *
repository_stage(struct repository *r, enum top_role role)
{
	const json_t *base = r->staged[role] ? r->staged[role] : r->published[role];
	int64_t version = repository_next_version(r, role);
	repository_put(r, role, base ? meta_renew(base, version, repository_expiry(r, role)) :
	    meta_new(role, version, repository_expiry(r, role)));
	if (!base && role == ROLE_TARGETS)
		json_object_set_new(meta_signed(r->staged[role]), "targets", json_object());
	return meta_signed(r->staged[role]);
}

json_t *
repository_targets(const struct repository *r)
{
	const json_t *base = r->staged[ROLE_TARGETS] ? r->staged[ROLE_TARGETS] : r->published[ROLE_TARGETS];
	return json_object_get(meta_signed(base), "targets");
}
