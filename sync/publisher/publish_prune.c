/* What the repository no longer needs. Only files with names that we gave are ever removed. */
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

#include "sync/publisher/publish_catalogue.h"
#include "sync/publisher/publish_files.h"

enum {
	KEEP_VERSIONS = 5,           /* of targets and snapshot, however old */
	KEEP_SECONDS = 2 * 24 * 3600 /* since a newer version: longer than any download or cache */
};

static bool
is_digits(const char *name)
{
	return *name && !name[strspn(name, "0123456789")];
}

/* "HASH.NAME" */
static bool
is_hashed(const char *name)
{
	size_t size = strspn(name, "0123456789abcdef");
	return size == 2 * SHA256_SIZE && name[size] == '.';
}

static bool
is_edition(const char *name)
{
	return edition_valid(name);
}

/* Whether that version was replaced so long ago that nobody can be using it. */
static bool
outdated(const char *directory, const char *role, int64_t version, int64_t newest)
{
	struct stat s;
	char *next = publish_printf("%s/%lld.%s.json", directory, (long long)version + 1, role);
	bool old = version + KEEP_VERSIONS <= newest && stat(next, &s) == 0 &&
	    s.st_mtime + KEEP_SECONDS < time(NULL);
	free(next);
	return old;
}

/* The oldest version of that role to keep; removes those before it. */
static int64_t
prune_versions(const struct repository *r, enum top_role role)
{
	int64_t newest = meta_version(r->published[role]), oldest = newest;
	while (oldest > 1 && !outdated(r->directory, role_names[role], oldest - 1, newest))
		oldest--;
	for (int64_t version = oldest - 1; version > 0; version--) {
		char *path = publish_printf("%s/%lld.%s.json", r->directory, (long long)version,
		    role_names[role]);
		bool there = publish_file_exists(path);
		publish_file_remove(path);
		free(path);
		if (!there)
			break;
	}
	return oldest;
}

static void
note_paths(const struct repository *r, const json_t *metadata, json_t *needed)
{
	const char *name;
	json_t *target;
	json_object_foreach(json_object_get(meta_signed(metadata), "targets"), name, target) {
		char *path = release_path(r, name, target);
		json_object_set_new(needed, path, json_true());
		free(path);
	}
}

static void
note_file(const struct repository *r, const char *path, json_t *needed)
{
	json_t *metadata = meta_read(path, ROLE_TARGETS, NULL);
	note_paths(r, metadata, needed);
	json_decref(metadata);
}

static bool
is_targets(const char *name)
{
	size_t size = strspn(name, "0123456789");
	return size && !strcmp(name + size, ".targets.json");
}

/* Those of the targets in a folder from version `oldest` on. */
static void
note_folder(const struct repository *r, const char *folder, int64_t oldest, json_t *needed)
{
	struct publish_names names;
	publish_folder_list(folder, is_targets, &names);
	for (size_t i = 0; i < names.count; i++) {
		char *path = publish_printf("%s/%s", folder, names.items[i]);
		if (atoll(names.items[i]) >= oldest)
			note_file(r, path, needed);
		free(path);
	}
	publish_names_free(&names);
}

/* The paths of every file that clients may ask for, or will when what waits for signatures has them. */
static json_t *
needed_paths(const struct repository *r, int64_t oldest)
{
	json_t *needed = json_object();
	char *staged = publish_printf("%s/staged", r->work);
	if (!needed)
		abort();
	note_folder(r, r->directory, oldest, needed);
	note_folder(r, staged, 0, needed);
	free(staged);
	return needed;
}

static void
prune_folder(const char *folder, const json_t *needed)
{
	struct publish_names names;
	if (!publish_folder_list(folder, is_hashed, &names))
		return;
	for (size_t i = 0; i < names.count; i++) {
		char *path = publish_printf("%s/%s", folder, names.items[i]);
		if (!json_object_get(needed, path))
			publish_file_remove(path);
		free(path);
	}
	publish_names_free(&names);
}

/* Calls for every EDITION/SCHEMA below the folder. */
static void
each_schema(const char *folder, void (*call)(const char *path, const void *), const void *closure)
{
	struct publish_names editions, schemas;
	if (!publish_folder_list(folder, is_edition, &editions))
		return;
	for (size_t e = 0; e < editions.count; e++) {
		char *edition = publish_printf("%s/%s", folder, editions.items[e]);
		struct stat s;
		if (stat(edition, &s) || !S_ISDIR(s.st_mode) || !publish_folder_list(edition, is_digits, &schemas))
			schemas = (struct publish_names){0};
		for (size_t i = 0; i < schemas.count; i++) {
			char *path = publish_printf("%s/%s", edition, schemas.items[i]);
			call(path, closure);
			free(path);
		}
		publish_names_free(&schemas);
		free(edition);
	}
	publish_names_free(&editions);
}

static void
prune_served(const char *path, const void *needed)
{
	char *deltas = publish_printf("%s/delta", path);
	prune_folder(path, needed);
	prune_folder(deltas, needed);
	free(deltas);
}

static bool
fits_derived(const char *name)
{
	size_t size = strspn(name, "0123456789-");
	return size && (!strcmp(name + size, ".db") || !strcmp(name + size, ".db.zst") ||
	    !strcmp(name + size, ".zst"));
}

/* Keeps the newest release and those that its deltas lead from; of the deltas, those to the newest. */
static void
prune_work(const char *folder, const void *unused)
{
	(void)unused;
	struct publish_names names;
	size_t count;
	int64_t *serials = release_kept(folder, &count);
	int64_t oldest = serials[count > PUBLISH_DELTAS ? count - PUBLISH_DELTAS - 1 : 0];
	int64_t newest = count ? serials[count - 1] : 0;
	publish_folder_list(folder, fits_derived, &names);
	for (size_t i = 0; i < names.count; i++) {
		const char *dash = strchr(names.items[i], '-');
		char *path = publish_printf("%s/%s", folder, names.items[i]);
		if (atoll(names.items[i]) < oldest || (dash && atoll(dash + 1) != newest))
			publish_file_remove(path);
		free(path);
	}
	publish_names_free(&names);
	free(serials);
}

void
release_prune(struct repository *r)
{
	char *releases = publish_printf("%s/releases", r->work);
	prune_versions(r, ROLE_SNAPSHOT);
	json_t *needed = needed_paths(r, prune_versions(r, ROLE_TARGETS));
	each_schema(r->directory, prune_served, needed);
	each_schema(releases, prune_work, NULL);
	json_decref(needed);
	free(releases);
}
