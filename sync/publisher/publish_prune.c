/* What the repository no longer needs. Only files with names that we gave are ever removed. */
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

#include "sync/base/names.h"
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
is_old(const char *path)
{
	struct stat s;
	return stat(path, &s) == 0 && s.st_mtime + KEEP_SECONDS < time(NULL);
}

static char *
version_path(const struct repository *r, int64_t version, enum top_role role)
{
	return publish_printf("%s/%lld.%s.json", r->directory, (long long)version, role_names[role]);
}

/* The oldest version of that role to keep; removes those before it, which were replaced so long ago that nobody can be
 * using them. */
static int64_t
prune_versions(const struct repository *r, enum top_role role)
{
	size_t count, kept = 0;
	int64_t *versions = repository_versions(r->directory, role, &count);
	bool old = false;
	for (size_t i = 0; i < count; i++) {
		char *path = version_path(r, versions[i], role);
		if (!old || i < KEEP_VERSIONS)
			kept = i;
		else
			publish_file_remove(path);
		old = old || is_old(path);
		free(path);
	}
	int64_t oldest = count ? versions[kept] : 0;
	free(versions);
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

/* What a run of removing knows. */
struct pruning {
	const struct repository *r;
	const json_t *needed; /* paths, an object */
	const char *releases; /* the folder DIR.work/releases */
};

/* Calls for every EDITION/SCHEMA below the folder. */
static void
each_schema(const char *folder, void (*call)(const char *path, const struct pruning *), const struct pruning *p)
{
	struct publish_names editions, schemas;
	if (!publish_folder_list(folder, names_edition_is_good, &editions))
		return;
	for (size_t e = 0; e < editions.count; e++) {
		char *edition = publish_printf("%s/%s", folder, editions.items[e]);
		struct stat s;
		if (stat(edition, &s) || !S_ISDIR(s.st_mode) || !publish_folder_list(edition, is_digits, &schemas))
			schemas = (struct publish_names){0};
		for (size_t i = 0; i < schemas.count; i++) {
			char *path = publish_printf("%s/%s", edition, schemas.items[i]);
			call(path, p);
			free(path);
		}
		publish_names_free(&schemas);
		free(edition);
	}
	publish_names_free(&editions);
}

static void
prune_served(const char *path, const struct pruning *p)
{
	char *deltas = publish_printf("%s/delta", path);
	prune_folder(path, p->needed);
	prune_folder(deltas, p->needed);
	free(deltas);
}

static bool
fits_derived(const char *name)
{
	size_t size = strspn(name, "0123456789-");
	static const char *const endings[] = {".db", ".db.zst", ".zst", ".desk.db", ".desk.db.zst"};
	for (size_t i = 0; size && i < sizeof endings / sizeof *endings; i++)
		if (!strcmp(name + size, endings[i]))
			return true;
	return false;
}

/* Whether clients may ask for anything of the edition and schema; `path` ends with both. */
static bool
is_published(const struct pruning *p, const char *path)
{
	const char *name;
	json_t *each;
	char *prefix = publish_printf("%s%s/", p->r->directory, path + strlen(p->releases));
	bool found = false;
	json_object_foreach((json_t *)p->needed, name, each)
		found = found || !strncmp(name, prefix, strlen(prefix));
	free(prefix);
	return found;
}

/* Keeps the newest release and those that its deltas lead from; of the deltas, those to the newest. Of what is not
 * published any more nothing is kept. */
static void
prune_work(const char *folder, const struct pruning *p)
{
	struct publish_names names;
	size_t count;
	bool published = is_published(p, folder);
	int64_t *serials = release_kept(folder, &count);
	int64_t oldest = serials[count > PUBLISH_DELTAS ? count - PUBLISH_DELTAS - 1 : 0];
	int64_t newest = count ? serials[count - 1] : 0;
	publish_folder_list(folder, fits_derived, &names);
	for (size_t i = 0; i < names.count; i++) {
		const char *dash = strchr(names.items[i], '-');
		char *path = publish_printf("%s/%s", folder, names.items[i]);
		if (!published || atoll(names.items[i]) < oldest || (dash && atoll(dash + 1) != newest))
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
	const struct pruning pruning = {.r = r, .needed = needed, .releases = releases};
	each_schema(r->directory, prune_served, &pruning);
	each_schema(releases, prune_work, &pruning);
	json_decref(needed);
	free(releases);
}
