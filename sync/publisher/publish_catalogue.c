#include "sync/publisher/publish_catalogue.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "data/status.h"
#include "sync/base/progress.h"
#include "sync/delta/apply.h"
#include "sync/publisher/publish_files.h"

/* ----------------------------------------------------------- what there is -- */

static const char *
sha256_of(const json_t *target)
{
	const char *hex = json_string_value(json_object_get(json_object_get(target, "hashes"), "sha256"));
	return hex ? hex : "";
}

static int64_t
serial_of(const json_t *target)
{
	return json_integer_value(json_object_get(json_object_get(target, "custom"), "serial"));
}

/* Its target "catalogue.db", or "desk.db"; NULL: there is none. */
static const json_t *
find_file(const struct repository *r, const char *edition, unsigned schema, const char *file)
{
	char *name = publish_printf("%s/%u/%s", edition, schema, file);
	const json_t *target = json_object_get(repository_targets(r), name);
	free(name);
	return target;
}

int64_t
release_serial(const struct repository *r, const char *edition, unsigned schema)
{
	return serial_of(find_file(r, edition, schema, "catalogue.db"));
}

/* Serials rise over all schemas of an edition: a kiosk that changes its schema never sees a lower one. */
int64_t
release_newest(const struct repository *r, const char *edition)
{
	const char *name;
	json_t *target;
	int64_t highest = 0;
	size_t size = strlen(edition);
	json_object_foreach(repository_targets(r), name, target)
		if (!strncmp(name, edition, size) && name[size] == '/' && serial_of(target) > highest)
			highest = serial_of(target);
	return highest;
}

char *
release_folder(const struct repository *r, const char *edition, unsigned schema)
{
	return publish_printf("%s/releases/%s/%u", r->work, edition, schema);
}

char *
release_path(const struct repository *r, const char *name, const json_t *target)
{
	const char *slash = strrchr(name, '/');
	int folder = slash ? (int)(slash - name) + 1 : 0;
	return publish_printf("%s/%.*s%s.%s", r->directory, folder, name, sha256_of(target), name + folder);
}

/* "12.db" */
static bool
fits_release(const char *name)
{
	size_t size = strspn(name, "0123456789");
	return size && size < 17 && !strcmp(name + size, ".db");
}

static int
compare_serials(const void *a, const void *b)
{
	const int64_t *x = a, *y = b;
	return (*x > *y) - (*x < *y);
}

int64_t *
release_kept(const char *folder, size_t *count)
{
	struct publish_names names;
	publish_folder_list(folder, fits_release, &names);
	int64_t *serials = calloc(names.count + 1, sizeof *serials);
	if (!serials)
		abort();
	for (size_t i = 0; i < names.count; i++)
		serials[i] = atoll(names.items[i]);
	*count = names.count;
	publish_names_free(&names);
	qsort(serials, *count, sizeof *serials, compare_serials);
	return serials;
}

/* ------------------------------------------------------------------ taking -- */

char *
release_take(struct repository *r, const struct release *release, const char *path, const char *name)
{
	char *folder = release_folder(r, release->edition, release->schema);
	char *taken = publish_printf("%s/%s", folder, name);
	bool good = publish_folder_make(folder) && publish_file_remove(taken) && publish_file_copy(path, taken);
	free(folder);
	if (good)
		return taken;
	free(taken);
	return NULL;
}

static bool
hash_path(const char *path, struct hashes *hashes, uint64_t *size)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	bool good = fd >= 0 && hash_file(fd, hashes, size);
	if (!good)
		status_report("%s: %s", path, strerror(errno));
	if (fd >= 0)
		close(fd);
	return good;
}

/* ----------------------------------------------------- the files of a release -- */

struct making {
	struct repository *r;
	struct release *release;
	char *folder;      /* in DIR.work */
	char *catalogue;   /* FOLDER/SERIAL.db */
	char *image;       /* FOLDER/SERIAL.db.zst */
	char *desk, *desk_image; /* FOLDER/SERIAL.desk.db and .zst */
	json_t *targets;   /* what will be published of the edition and schema */
};

/* Whether the name is "FROM-TO.zst" with this TO. */
static bool
leads_to(const char *name, int64_t serial)
{
	size_t from = strspn(name, "0123456789");
	char *rest = publish_printf("-%lld.zst", (long long)serial);
	bool same = from && !strcmp(name + from, rest);
	free(rest);
	return same;
}

static bool
fits_zst(const char *name)
{
	size_t size = strlen(name);
	return size > 4 && !strcmp(name + size - 4, ".zst");
}

/* A serial that was prepared, never published and is now used for other bytes: what was made of
 * those must go before the new file gets its name. */
static bool
forget_derived(const struct making *m)
{
	struct publish_names names;
	bool good = publish_folder_list(m->folder, fits_zst, &names) && publish_file_remove(m->image) &&
	    publish_file_remove(m->desk_image);
	for (size_t i = 0; good && i < names.count; i++) {
		char *path = publish_printf("%s/%s", m->folder, names.items[i]);
		if (leads_to(names.items[i], m->release->serial))
			good = publish_file_remove(path);
		free(path);
	}
	publish_names_free(&names);
	return good;
}

static bool
same_file(const char *path, const struct hashes *wanted)
{
	struct hashes found;
	uint64_t size;
	return publish_file_exists(path) && hash_path(path, &found, &size) && hashes_match(wanted, &found);
}

/* Gives the copy its serial. */
static bool
name_catalogue(const struct making *m, const char *taken, const struct hashes *hashes)
{
	if (same_file(m->catalogue, hashes))
		return publish_file_remove(taken);
	if (!forget_derived(m))
		return false;
	if (rename(taken, m->catalogue) == 0)
		return true;
	status_report("%s: rename: %s", m->catalogue, strerror(errno));
	return false;
}

static bool
share_image(const struct making *m)
{
	char *like = publish_printf("%s/%lld.db.zst", m->folder, (long long)m->release->like);
	bool good = !m->release->like || !publish_file_exists(like) || publish_file_share(like, m->image);
	free(like);
	return good;
}

static bool
compress_into(const struct making *m, int old_fd, int new_fd, const char *path, const char *what)
{
	struct publish_draft draft;
	struct progress progress = {.what = what};
	if (!publish_draft_begin(&draft, path, 0644))
		return false;
	bool good = apply_compress(old_fd, new_fd, draft.fd, m->r->options->level, progress_show, &progress);
	int error = errno;
	progress_end(&progress);
	if (good)
		return publish_draft_commit(&draft);
	status_report("%s: compressing: %s", path, strerror(error));
	publish_draft_abandon(&draft);
	return false;
}

/* `old` NULL: an image. What an interrupted run finished is not made again. */
static bool
compress_file(const struct making *m, const char *old, const char *new, const char *path, const char *what)
{
	if (publish_file_exists(path))
		return true;
	int old_fd = old ? open(old, O_RDONLY | O_CLOEXEC) : -1;
	int new_fd = open(new, O_RDONLY | O_CLOEXEC);
	bool good = new_fd >= 0 && (!old || old_fd >= 0);
	if (good)
		good = compress_into(m, old_fd, new_fd, path, what);
	else
		status_report("%s: %s", new_fd < 0 ? new : old, strerror(errno));
	if (new_fd >= 0)
		close(new_fd);
	if (old_fd >= 0)
		close(old_fd);
	return good;
}

/* ------------------------------------------------------------------ serving -- */

static char *
target_name(const struct making *m, const char *rest)
{
	return publish_printf("%s/%u/%s", m->release->edition, m->release->schema, rest);
}

/* Puts the file under its hashed name and describes it. `custom` is taken. */
static bool
serve(const struct making *m, const char *path, const char *rest, json_t *custom)
{
	struct hashes hashes;
	uint64_t size;
	if (!hash_path(path, &hashes, &size)) {
		json_decref(custom);
		return false;
	}
	json_t *target = fileinfo_new(size, &hashes);
	json_object_set_new(target, "custom", custom);
	char *name = target_name(m, rest), *served = release_path(m->r, name, target);
	bool good = publish_file_share(path, served);
	json_object_set_new(m->targets, name, target);
	free(served);
	free(name);
	return good;
}

static bool
serve_catalogue(const struct making *m)
{
	json_int_t serial = m->release->serial;
	return serve(m, m->catalogue, "catalogue.db", json_pack("{s:I, s:s}", "serial", serial, "content_id",
	        m->release->content_id)) &&
	    serve(m, m->image, "catalogue.db.zst", json_pack("{s:I}", "serial", serial));
}

/* What staff read is small, and comes whole. */
static bool
make_desk(const struct making *m)
{
	json_int_t serial = m->release->serial;
	const char *taken = m->release->desk;
	if (!taken)
		return true;
	if (!publish_file_remove(m->desk_image) || rename(taken, m->desk)) {
		status_report("%s: %s", m->desk, strerror(errno));
		return false;
	}
	return compress_file(m, NULL, m->desk, m->desk_image, "desk") &&
	    serve(m, m->desk, "desk.db", json_pack("{s:I}", "serial", serial)) &&
	    serve(m, m->desk_image, "desk.db.zst", json_pack("{s:I}", "serial", serial));
}

static bool
make_delta(const struct making *m, int64_t from, off_t image)
{
	long long to = m->release->serial;
	struct stat s;
	char *old = publish_printf("%s/%lld.db", m->folder, (long long)from);
	char *path = publish_printf("%s/%lld-%lld.zst", m->folder, (long long)from, to);
	char *rest = publish_printf("delta/%lld-%lld.zst", (long long)from, to);
	bool good = compress_file(m, old, m->catalogue, path, "delta") && stat(path, &s) == 0;
	if (good && s.st_size < image) {
		good = serve(m, path, rest, json_pack("{s:I, s:I}", "from", (json_int_t)from, "to",
		    (json_int_t)to));
		printf("delta %lld-%lld: %lld bytes\n", (long long)from, to, (long long)s.st_size);
	} else if (good)
		printf("delta %lld-%lld: larger than the image, left out\n", (long long)from, to);
	free(rest);
	free(path);
	free(old);
	return good;
}

static bool
make_deltas(const struct making *m)
{
	struct stat image;
	if (stat(m->image, &image)) {
		status_report("%s: %s", m->image, strerror(errno));
		return false;
	}
	size_t count, made = 0;
	bool good = true;
	int64_t *serials = release_kept(m->folder, &count);
	for (size_t i = count; good && i-- > 0 && made < PUBLISH_DELTAS;)
		if (serials[i] < m->release->serial) {
			good = make_delta(m, serials[i], image.st_size);
			made++;
		}
	free(serials);
	return good;
}

/* Stages targets without those whose names begin so; they can be changed. */
static json_t *
stage_without(struct repository *r, const char *prefix)
{
	json_t *targets = json_object_get(repository_stage(r, ROLE_TARGETS), "targets");
	const char *name;
	json_t *each;
	void *next;
	json_object_foreach_safe(targets, next, name, each)
		if (!strncmp(name, prefix, strlen(prefix)))
			json_object_del(targets, name);
	return targets;
}

/* The edition's targets of that schema give way to the new ones. */
static void
stage_targets(const struct making *m)
{
	char *prefix = target_name(m, "");
	json_object_update(stage_without(m->r, prefix), m->targets);
	free(prefix);
}

void
release_drop(struct repository *r, const char *edition)
{
	char *prefix = publish_printf("%s/", edition);
	stage_without(r, prefix);
	free(prefix);
}

static bool
make_files(const struct making *m, const char *taken, const struct hashes *hashes)
{
	char *served = publish_printf("%s/%s/%u/delta", m->r->directory, m->release->edition,
	    m->release->schema);
	bool good = publish_folder_make(served) && name_catalogue(m, taken, hashes) && share_image(m) &&
	    compress_file(m, NULL, m->catalogue, m->image, "image") && serve_catalogue(m) && make_desk(m) &&
	    make_deltas(m);
	free(served);
	return good;
}

static bool
make_release(struct repository *r, struct release *release, const char *taken, const struct hashes *hashes)
{
	char *folder = release_folder(r, release->edition, release->schema);
	struct making m = {
		.r = r, .release = release, .folder = folder, .targets = json_object(),
		.catalogue = publish_printf("%s/%lld.db", folder, (long long)release->serial),
		.image = publish_printf("%s/%lld.db.zst", folder, (long long)release->serial),
		.desk = publish_printf("%s/%lld.desk.db", folder, (long long)release->serial),
		.desk_image = publish_printf("%s/%lld.desk.db.zst", folder, (long long)release->serial),
	};
	bool good = make_files(&m, taken, hashes);
	if (good)
		stage_targets(&m);
	json_decref(m.targets);
	free(m.desk_image);
	free(m.desk);
	free(m.image);
	free(m.catalogue);
	free(m.folder);
	return good;
}

static bool
choose_serial(const struct repository *r, struct release *release)
{
	int64_t highest = release_newest(r, release->edition);
	if (history_serial(&r->history, release->edition) > highest)
		highest = history_serial(&r->history, release->edition);
	if (!release->serial)
		release->serial = highest + 1;
	if (release->serial > highest)
		return true;
	status_report("serial %lld: %s has %lld already; serials only rise", (long long)release->serial,
	    release->edition, (long long)highest);
	return false;
}

bool
release_hash(const char *path, char hex[2 * SHA256_SIZE + 1])
{
	struct hashes hashes;
	uint64_t size;
	if (!hash_path(path, &hashes, &size))
		return false;
	hash_hex(hashes.sha256, SHA256_SIZE, hex);
	return true;
}

bool
release_is_current(const struct repository *r, const struct release *release, const char *path)
{
	char hex[2 * SHA256_SIZE + 1];
	const json_t *now = find_file(r, release->edition, release->schema, "catalogue.db");
	return now && release_hash(path, hex) && !strcmp(hex, sha256_of(now));
}

/* Whether staff have the same to read: also nothing. */
static bool
desk_is_current(const struct repository *r, const struct release *release)
{
	char hex[2 * SHA256_SIZE + 1];
	const json_t *now = find_file(r, release->edition, release->schema, "desk.db");
	if (!now || !release->desk)
		return !now && !release->desk;
	return release_hash(release->desk, hex) && !strcmp(hex, sha256_of(now));
}

bool
release_add(struct repository *r, struct release *release, const char *taken)
{
	struct hashes hashes;
	uint64_t size;
	if (release_is_current(r, release, taken)) {
		release->like = release_serial(r, release->edition, release->schema);
		if (desk_is_current(r, release)) {
			release->serial = release->like;
			return publish_file_remove(taken);
		}
	}
	if (!hash_path(taken, &hashes, &size))
		return false;
	if (size > APPLY_MAX_CATALOGUE) {
		status_report("%s: %llu bytes; kiosks take %d at most", taken, (unsigned long long)size,
		    APPLY_MAX_CATALOGUE);
		return false;
	}
	return choose_serial(r, release) && make_release(r, release, taken, &hashes);
}
