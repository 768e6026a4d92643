#include "sync/publisher/publish_repository.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#include "data/status.h"
#include "sync/publisher/publish_files.h"

enum { DAY = 24 * 3600 };

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
			return !root && absent;
		}
		note_keys(r, root);
		json_decref(r->previous_root);
		r->previous_root = before;
		r->published[ROLE_ROOT] = root;
	}
}

static bool
fits_metadata(const char *name)
{
	size_t size = strspn(name, "0123456789");
	return !strcmp(name, "timestamp.json") || (size && size < 16 && name[size] == '.' &&
	    (!strcmp(name + size, ".root.json") || !strcmp(name + size, ".targets.json") ||
	    !strcmp(name + size, ".snapshot.json")));
}

/* The newest file of that role in the folder, or NULL; malloc'ed. */
static char *
newest_file(const char *folder, enum top_role role)
{
	struct publish_names names;
	const char *best = NULL;
	if (!publish_folder_list(folder, fits_metadata, &names))
		return NULL;
	for (size_t i = 0; i < names.count; i++) {
		const char *name = names.items[i], *rest = name + strspn(name, "0123456789");
		rest += *rest == '.';
		if (strncmp(rest, role_names[role], strlen(role_names[role])))
			continue;
		if (!best || atoll(name) > atoll(best))
			best = name;
	}
	char *path = best ? publish_printf("%s/%s", folder, best) : NULL;
	publish_names_free(&names);
	return path;
}

/* Whatever we go on from was signed by us: a file that someone else put here must not be signed anew. */
static bool
trusted(const struct repository *r, const json_t *metadata, enum top_role role)
{
	return meta_complete(metadata, r->published[ROLE_ROOT], role) ||
	    (r->previous_root && meta_complete(metadata, r->previous_root, role));
}

static bool
read_published(struct repository *r, enum top_role role)
{
	char *path = newest_file(r->directory, role);
	if (!path)
		return true;
	json_t *metadata = meta_read(path, role, NULL);
	bool good = metadata && trusted(r, metadata, role);
	if (metadata && !good)
		status_report("%s: not signed by the %s keys of the root; find out who wrote it and remove it",
		    path, role_names[role]);
	if (good)
		r->published[role] = metadata;
	else
		json_decref(metadata);
	free(path);
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

/* What is staged and not newer than what is published was published. */
static bool
read_staged(struct repository *r, enum top_role role)
{
	char *folder = publish_printf("%s/staged", r->work), *path = newest_file(folder, role);
	free(folder);
	if (!path)
		return true;
	json_t *metadata = meta_read(path, role, NULL);
	bool good = metadata;
	if (good && meta_version(metadata) > meta_version(r->published[role]))
		r->staged[role] = metadata;
	else {
		json_decref(metadata);
		if (good && r->lock >= 0)
			good = publish_file_remove(path);
	}
	free(path);
	return good;
}

static bool
read_all(struct repository *r)
{
	if (!read_roots(r))
		return false;
	for (enum top_role role = ROLE_TARGETS; role < ROLES; role++)
		if (r->published[ROLE_ROOT] && !read_published(r, role))
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
	if (r->former && prepare(r, mode) && read_all(r))
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
	if (r->lock >= 0)
		close(r->lock);
	free(r->work);
	free(r->directory);
	keyring_free(r->keyring);
	free(r);
}

/* ---------------------------------------------------------------- staging -- */

int64_t
repository_expiry(const struct repository *r, enum top_role role)
{
	const json_t *root = r->staged[ROLE_ROOT] ? r->staged[ROLE_ROOT] : r->published[ROLE_ROOT];
	int days = r->options->days[role] ? r->options->days[role] : root_days(root, role);
	return r->options->now + (int64_t)days * DAY;
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
	int64_t version = meta_version(r->published[role]) + 1;
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
