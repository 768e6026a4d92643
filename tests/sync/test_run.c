/* kalauz-sync's checklist: every way a pass, a verification, a rollback or an init can end, against a forged
 * repository in a folder.
 *
 * Linked with --wrap=fstatvfs, so that a disk can be full, and --wrap=fsync, which would take most of the time:
 * what is durable is test_store's question. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include "data/catalogue.h"
#include "sync/base/files.h"
#include "sync/client/run.h"
#include "sync/delta/apply.h"
#include "sync/transport/fetch_policy.h"
#include "tests/sync/forge.h"
#include "tests/sync/redate.h"

/* Of the schema that this program knows. */
#define WORDS(number) #number
#define NUMBER(number) WORDS(number)
#define SCHEMA NUMBER(CATALOGUE_SCHEMA)
#define NAME   "central/" SCHEMA "/catalogue.db"
#define HOURS  3600

enum { CATALOGUES = 3, MAX_CATALOGUE = 64 * 1024 * 1024, LEVEL = 1, PAGE = 4096 };

/* ------------------------------------------------------------ another disk -- */

static uint64_t space; /* bytes that are free; 0: as it is */

int __real_fstatvfs(int, struct statvfs *);
int __wrap_fstatvfs(int, struct statvfs *);

int
__wrap_fstatvfs(int fd, struct statvfs *out)
{
	int result = __real_fstatvfs(fd, out);
	if (space)
		out->f_bavail = space / out->f_frsize;
	return result;
}

int __wrap_fsync(int);

int
__wrap_fsync(int fd)
{
	return fcntl(fd, F_GETFD) < 0 ? -1 : 0;
}

/* -------------------------------------------------------------- catalogues -- */

struct bytes {
	char *bytes;
	size_t size;
};

static struct bytes desk, other_desk; /* desk.db of all of them; of another catalogue */
static struct bytes catalogues[CATALOGUES + 1]; /* of release 1, 2, 3; each says which it is by its date */

static struct bytes
load(const char *path)
{
	struct bytes out;
	out.bytes = files_read(AT_FDCWD, path, MAX_CATALOGUE, &out.size);
	assert_non_null(out.bytes);
	return out;
}

static void
save(const char *path, struct bytes content)
{
	int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
	assert_true(fd >= 0 && files_write_all(fd, content.bytes, content.size));
	close(fd);
}

static int
scratch(void)
{
	int fd = memfd_create("scratch", MFD_CLOEXEC);
	assert_true(fd >= 0);
	return fd;
}

static struct bytes
edited(struct bytes original, int day)
{
	char path[] = "/tmp/kalauz-run-XXXXXX", date[] = "2026-12-00";
	int fd = mkstemp(path);
	assert_true(fd >= 0);
	assert_true(files_write_all(fd, original.bytes, original.size));
	date[9] = (char)('0' + day);
	redate(path, date);
	struct bytes out = load(path);
	unlink(path);
	close(fd);
	return out;
}

/* What "kalauz-data build" makes of the small fixture. */
static struct bytes
small_desk(const char *build)
{
	char folder[] = "/tmp/kalauz-run-XXXXXX", command[512], path[64];
	assert_non_null(mkdtemp(folder));
	snprintf(command, sizeof command, "%s/kalauz-data build -o %s/catalogue.db --desk %s/desk.db tests/fixtures/small "
	    ">/dev/null", build, folder, folder);
	assert_int_equal(system(command), 0);
	snprintf(path, sizeof path, "%s/desk.db", folder);
	struct bytes out = load(path);
	files_remove_folder(AT_FDCWD, folder);
	return out;
}

static int
make_catalogues(void **state)
{
	const char *path = getenv("KALAUZ_CATALOGUE"), *build = getenv("KALAUZ_BUILD");
	char beside[512];
	(void)state;
	path = path ? path : "build/catalogue.db";
	catalogues[0] = load(path);
	snprintf(beside, sizeof beside, "%.*sdesk.db", (int)(strlen(path) - strlen("catalogue.db")), path);
	desk = load(beside);
	other_desk = small_desk(build ? build : "build");
	for (int i = 1; i <= CATALOGUES; i++)
		catalogues[i] = edited(catalogues[0], i);
	return 0;
}

static int
free_catalogues(void **state)
{
	(void)state;
	for (int i = 0; i <= CATALOGUES; i++)
		free(catalogues[i].bytes);
	free(desk.bytes);
	free(other_desk.bytes);
	return 0;
}

/* ------------------------------------------------------------- the centre -- */

static struct forge *centre;

/* A patch from `old` to `new`; without `old`, an image. */
static struct bytes
compressed(const struct bytes *old, struct bytes new)
{
	int old_fd = old ? scratch() : -1, new_fd = scratch(), out_fd = scratch();
	struct bytes out;
	assert_true(!old || files_write_all(old_fd, old->bytes, old->size));
	assert_true(files_write_all(new_fd, new.bytes, new.size));
	assert_true(apply_compress(old_fd, new_fd, out_fd, LEVEL, NULL, NULL));
	lseek(out_fd, 0, SEEK_SET);
	out.bytes = files_read_open(out_fd, MAX_CATALOGUE, &out.size);
	assert_non_null(out.bytes);
	if (old)
		close(old_fd);
	close(new_fd);
	close(out_fd);
	return out;
}

static void
publish_bytes(const char *name, struct bytes content, uint64_t serial)
{
	forge_bytes(centre, TARGETS, name, content.bytes, content.size, serial);
}

static void
publish_image(struct bytes catalogue)
{
	struct bytes image = compressed(NULL, catalogue);
	publish_bytes(NAME ".zst", image, 0);
	free(image.bytes);
}

/* A delta that leads from one catalogue to another, under the name of that step. */
static void
publish_delta(int serial, int next, struct bytes from, struct bytes to)
{
	char name[64];
	struct bytes delta = compressed(&from, to);
	snprintf(name, sizeof name, "central/" SCHEMA "/delta/%d-%d.zst", serial, next);
	publish_bytes(name, delta, 0);
	free(delta.bytes);
}

/* Signs a release; its image and deltas are what a test published before. */
static void
release(struct bytes catalogue, uint64_t serial)
{
	publish_bytes(NAME, catalogue, serial);
	forge_next(centre);
}

static char *
served(const char *target)
{
	static char path[512];
	const char *hash = json_string_value(json_object_get(json_object_get(json_object_get(json_object_get(
	    centre->body[TARGETS], "targets"), target), "hashes"), "sha256"));
	const char *file = strrchr(target, '/') + 1;
	snprintf(path, sizeof path, "%s/%.*s%s.%s", centre->server, (int)(file - target), target, hash, file);
	return path;
}

static void
damage(const char *path, off_t at, size_t size)
{
	char bytes[PAGE] = {0};
	int fd = open(path, O_RDWR | O_CLOEXEC);
	assert_true(fd >= 0);
	assert_int_equal(pread(fd, bytes, size, at), size);
	for (size_t i = 0; i < size; i++)
		bytes[i] ^= 0x55;
	assert_int_equal(pwrite(fd, bytes, size, at), size);
	close(fd);
}

/* -------------------------------------------------------------- the kiosk -- */

static char store_folder[128];
static struct sync_settings settings;
static struct report report;
static struct run run;

static char *
stored(const char *name)
{
	static char path[512];
	snprintf(path, sizeof path, "%s/%s", store_folder, name);
	return path;
}

static void
begin(void)
{
	report = (struct report){0};
	run = (struct run){.settings = &settings, .report = &report, .index = run.index};
	assert_int_equal(store_open(&run.store, store_folder, &report), STATUS_DONE);
	run_begin(&run, centre->now);
}

static void
end(void)
{
	store_close(run.store);
	run.store = NULL;
}

static void
said(enum outcome outcome, const char *words)
{
	if (!report.said || report.outcome != outcome || !strstr(report.line, words))
		fail_msg("said %s: \"%s\", not %s and \"%s\"", outcome_name(report.outcome), report.line,
		    outcome_name(outcome), words);
}

/* One run of the program: a pass that ends so. */
static void
pass(enum outcome outcome, const char *words)
{
	begin();
	enum status status = run_pass(&run);
	said(outcome, words);
	bool well = outcome == OUTCOME_CURRENT || outcome == OUTCOME_UPDATED;
	assert_int_equal(status == STATUS_DONE, well);
	assert_int_equal(run_end(&run), STATUS_DONE);
	said(outcome, words);
	end();
}

static void
verify(enum outcome outcome, const char *words)
{
	begin();
	enum status status = run_verify(&run);
	said(outcome, words);
	assert_int_equal(status == STATUS_DONE, outcome == OUTCOME_CURRENT);
	end();
}

static bool
shows(struct bytes catalogue)
{
	size_t size;
	char *bytes = files_read(AT_FDCWD, stored("current/catalogue.db"), MAX_CATALOGUE, &size);
	bool same = bytes && size == catalogue.size && !memcmp(bytes, catalogue.bytes, size);
	free(bytes);
	return same;
}

static bool
exists(const char *name)
{
	struct stat found;
	return !lstat(stored(name), &found);
}

static bool
is_empty(const char *name)
{
	return !rmdir(stored(name)) && !mkdir(stored(name), 0755);
}

/* A centre with nothing but its first metadata, and a kiosk that trusts it. */
static int
set_up(void **state)
{
	(void)state;
	centre = forge_new(true);
	snprintf(store_folder, sizeof store_folder, "%s/store", centre->folder);
	sync_settings_default(&settings);
	settings.server = centre->server;
	settings.store = store_folder;
	run.index = NULL;
	space = 0;
	json_object_clear(json_object_get(centre->body[TARGETS], "targets"));
	begin();
	size_t size;
	char *root = read_file(centre->server, "1.root.json", &size);
	assert_int_equal(run_init(&run, root, size), STATUS_DONE);
	free(root);
	said(OUTCOME_CURRENT, "root.json: init: trusted, SHA-256 ");
	end();
	return 0;
}

/* The same, with release 1 in place. */
static int
set_up_shown(void **state)
{
	set_up(state);
	release(catalogues[1], 1);
	pass(OUTCOME_UPDATED, NAME ": release: 0 -> 1 by file, ");
	return 0;
}

static int
tear_down(void **state)
{
	(void)state;
	forge_free(centre);
	return 0;
}

/* ----------------------------------------------------------------- updates -- */

static void
is_current(void **state)
{
	(void)state;
	assert_true(shows(catalogues[1]));
	pass(OUTCOME_CURRENT, NAME ": release: 1");
	assert_int_equal(run.state.requests, 2);
	assert_int_equal(run.state.last_run, NOW);
	assert_int_equal(run.state.last_success, NOW);
	assert_int_equal(run.state.serial, 1);
	assert_string_equal(run.state.edition, "central");
	assert_string_equal(run.state.content_date, "2026-12-01");
	assert_true(*run.state.content_id);
	assert_false(exists("releases/.new"));
}

static void
updates_by_delta(void **state)
{
	(void)state;
	publish_delta(1, 2, catalogues[1], catalogues[2]);
	publish_image(catalogues[2]);
	release(catalogues[2], 2);
	centre->now += HOURS;
	pass(OUTCOME_UPDATED, NAME ": release: 1 -> 2 by delta, ");
	assert_true(shows(catalogues[2]));
	assert_int_equal(run.state.serial, 2);
	assert_int_equal(run.state.predecessor, 1);
	assert_int_equal(run.state.activated, NOW + HOURS);
	assert_string_equal(run.state.content_date, "2026-12-02");
	assert_true(run.state.bytes < 20000);
	assert_true(run.state.total_bytes > run.state.bytes);
	assert_true(is_empty("partial"));
}

/* A delta that would do, but needs as many bytes. */
static void
updates_by_image_when_the_delta_is_not_smaller(void **state)
{
	(void)state;
	struct bytes image = compressed(NULL, catalogues[2]);
	publish_bytes("central/" SCHEMA "/delta/1-2.zst", image, 0);
	publish_bytes(NAME ".zst", image, 0);
	release(catalogues[2], 2);
	pass(OUTCOME_UPDATED, "1 -> 2 by image, ");
	assert_true(shows(catalogues[2]));
	free(image.bytes);
}

static void
updates_by_image_without_a_delta(void **state)
{
	(void)state;
	publish_delta(7, 2, catalogues[1], catalogues[2]);
	publish_image(catalogues[2]);
	release(catalogues[2], 2);
	pass(OUTCOME_UPDATED, "1 -> 2 by image, ");
	assert_true(shows(catalogues[2]));
}

static void
needs_no_image_beside_a_delta(void **state)
{
	(void)state;
	publish_delta(1, 2, catalogues[1], catalogues[2]);
	release(catalogues[2], 2);
	pass(OUTCOME_UPDATED, "1 -> 2 by delta, ");
}

/* Signed as it is, it leads to another file than the one that is signed. */
static void
falls_back_when_a_delta_leads_astray(void **state)
{
	(void)state;
	publish_delta(1, 2, catalogues[1], catalogues[3]);
	publish_image(catalogues[2]);
	release(catalogues[2], 2);
	pass(OUTCOME_UPDATED, "1 -> 2 by image, ");
	assert_true(shows(catalogues[2]));
}

/* What the delta made is not taken for the file's beginning. */
static void
falls_back_to_the_file_itself(void **state)
{
	(void)state;
	publish_delta(1, 2, catalogues[1], catalogues[3]);
	release(catalogues[2], 2);
	pass(OUTCOME_UPDATED, "1 -> 2 by file, ");
	assert_true(shows(catalogues[2]));
	assert_int_equal(run.state.requests, 6); /* root, timestamp, snapshot, targets, delta, file */
}

static void
falls_back_when_a_delta_is_damaged(void **state)
{
	(void)state;
	publish_delta(1, 2, catalogues[1], catalogues[2]);
	publish_image(catalogues[2]);
	release(catalogues[2], 2);
	damage(served("central/" SCHEMA "/delta/1-2.zst"), 30, 1);
	pass(OUTCOME_UPDATED, "1 -> 2 by image, ");
	assert_true(shows(catalogues[2]));
}

static void
falls_back_when_a_delta_is_missing(void **state)
{
	(void)state;
	publish_delta(1, 2, catalogues[1], catalogues[2]);
	release(catalogues[2], 2);
	unlink(served("central/" SCHEMA "/delta/1-2.zst"));
	pass(OUTCOME_UPDATED, "1 -> 2 by file, ");
	assert_true(shows(catalogues[2]));
}

/* The old file is no base for a delta any more. */
static void
falls_back_when_the_old_file_is_damaged(void **state)
{
	(void)state;
	publish_delta(1, 2, catalogues[1], catalogues[2]);
	publish_image(catalogues[2]);
	release(catalogues[2], 2);
	damage(stored("current/catalogue.db"), 100 * 1000, 64);
	pass(OUTCOME_UPDATED, "1 -> 2 by image, ");
	assert_true(shows(catalogues[2]));
}

static void
refuses_when_all_lead_astray(void **state)
{
	(void)state;
	publish_delta(1, 2, catalogues[1], catalogues[3]);
	publish_image(catalogues[3]);
	release(catalogues[2], 2);
	pass(OUTCOME_REFUSED, "hash of the rebuilt file");
	assert_true(shows(catalogues[1]));
	assert_int_equal(run.state.serial, 1);
	assert_int_equal(run.state.failures, 1);
	assert_false(exists("releases/.new"));
	assert_false(exists("releases/2"));
}

static void
refuses_a_wrong_file(void **state)
{
	(void)state;
	release(catalogues[2], 2);
	damage(served(NAME), 5000, 1);
	pass(OUTCOME_REFUSED, NAME ": hash");
	assert_true(shows(catalogues[1]));
}

/* Higher serial, old content. */
static void
takes_a_withdrawal(void **state)
{
	(void)state;
	release(catalogues[2], 2);
	pass(OUTCOME_UPDATED, "1 -> 2 by file");
	publish_delta(2, 3, catalogues[2], catalogues[1]);
	release(catalogues[1], 3);
	pass(OUTCOME_UPDATED, "2 -> 3 by delta");
	assert_true(shows(catalogues[1]));
	assert_int_equal(run.state.serial, 3);
	assert_string_equal(run.state.content_date, "2026-12-01");
}

/* So that the serial is known to the kiosk, and what is signed below it is a rollback. */
static void
takes_a_new_serial_of_the_same_content(void **state)
{
	(void)state;
	release(catalogues[1], 2);
	pass(OUTCOME_UPDATED, "1 -> 2 by file");
	release(catalogues[1], 1);
	pass(OUTCOME_REFUSED, "serial: rollback: 1, was 2");
}

static void
takes_the_same_content_of_another_edition(void **state)
{
	(void)state;
	publish_bytes("budapest-11/" SCHEMA "/catalogue.db", catalogues[1], 1);
	forge_next(centre);
	settings.edition = "budapest-11";
	pass(OUTCOME_UPDATED, "budapest-11/" SCHEMA "/catalogue.db: release: 1 -> 1 by file");
	assert_string_equal(run.state.edition, "budapest-11");
}

static void
leaves_schemas_that_it_does_not_know(void **state)
{
	(void)state;
	char name[64];
	snprintf(name, sizeof name, "central/%d/catalogue.db", CATALOGUE_SCHEMA + 1);
	publish_bytes(name, catalogues[2], 9);
	forge_next(centre);
	settings.schema_most = 9;
	pass(OUTCOME_CURRENT, NAME ": release: 1");
	assert_true(shows(catalogues[1]));
}

static void
goes_on_with_a_download(void **state)
{
	(void)state;
	struct bytes image = compressed(NULL, catalogues[2]);
	char name[128];
	publish_bytes(NAME ".zst", image, 0);
	release(catalogues[2], 2);
	snprintf(name, sizeof name, "partial/%.64s", strrchr(served(NAME ".zst"), '/') + 1);
	save(stored(name), (struct bytes){image.bytes, image.size - 1000});
	save(stored("partial/other"), image);
	pass(OUTCOME_UPDATED, "1 -> 2 by image");
	assert_true(shows(catalogues[2]));
	assert_true(run.state.bytes < 1000 + 20000);
	assert_true(is_empty("partial"));
	free(image.bytes);
}

static void
keeps_a_download_that_was_cut_off(void **state)
{
	(void)state;
	char path[512], name[128];
	struct stat found;
	publish_image(catalogues[2]);
	release(catalogues[2], 2);
	snprintf(path, sizeof path, "%s", served(NAME ".zst"));
	snprintf(name, sizeof name, "partial/%.64s", strrchr(path, '/') + 1);
	struct bytes image = load(path);
	save(stored(name), (struct bytes){image.bytes, 1000});
	save(stored("partial/other"), image);
	unlink(path);
	pass(OUTCOME_UNREACHABLE, "listed, but not there");
	assert_false(exists("partial/other"));
	assert_int_equal(stat(stored(name), &found), 0);
	assert_int_equal(found.st_size, 1000);
	save(path, image);
	pass(OUTCOME_UPDATED, "1 -> 2 by image");
	free(image.bytes);
}

static void
begins_anew_after_a_wrong_beginning(void **state)
{
	(void)state;
	char name[128];
	struct bytes zeros = {calloc(1, 50000), 50000};
	publish_image(catalogues[2]);
	release(catalogues[2], 2);
	snprintf(name, sizeof name, "partial/%.64s", strrchr(served(NAME ".zst"), '/') + 1);
	save(stored(name), zeros);
	pass(OUTCOME_UPDATED, "1 -> 2 by image");
	free(zeros.bytes);
}

/* --------------------------------------------------- what stays as it was -- */

static void
stays_when_nobody_answers(void **state)
{
	(void)state;
	char away[128];
	snprintf(away, sizeof away, "%s/away", centre->folder);
	assert_int_equal(rename(centre->server, away), 0);
	centre->now += HOURS;
	pass(OUTCOME_UNREACHABLE, "open");
	assert_true(shows(catalogues[1]));
	assert_int_equal(run.state.last_run, NOW + HOURS);
	assert_int_equal(run.state.last_success, NOW);
	assert_int_equal(run.state.failures, 1);
	assert_int_equal(run.state.serial, 1);
	pass(OUTCOME_UNREACHABLE, "open");
	assert_int_equal(run.state.failures, 2);
	assert_int_equal(rename(away, centre->server), 0);
	pass(OUTCOME_CURRENT, "release: 1");
	assert_int_equal(run.state.failures, 0);
	assert_int_equal(run.state.not_before, 0);
}

static void
stays_when_all_has_expired(void **state)
{
	(void)state;
	centre->now = NOW + 365 * 24 * HOURS;
	pass(OUTCOME_EXPIRED, "root.json: expires: 2027-02-14");
	assert_true(shows(catalogues[1]));
	assert_int_equal(run.state.newest_time, NOW);
}

static void
stays_when_the_edition_is_not_published(void **state)
{
	(void)state;
	settings.edition = "budapest-11";
	settings.schema_most = 9;
	pass(OUTCOME_MISCONFIGURED, "edition and schema: budapest-11/" SCHEMA "/catalogue.db is not published");
	assert_int_equal(run.state.not_before, 0); /* a kiosk that is set right is not made to wait */
	assert_true(shows(catalogues[1]));
}

static void
takes_another_edition(void **state)
{
	(void)state;
	publish_bytes("budapest-11/" SCHEMA "/catalogue.db", catalogues[2], 1);
	forge_next(centre);
	settings.edition = "budapest-11";
	pass(OUTCOME_UPDATED, "budapest-11/" SCHEMA "/catalogue.db: release: 1 -> 1 by file");
	assert_true(shows(catalogues[2]));
	assert_string_equal(run.state.edition, "budapest-11");
	pass(OUTCOME_CURRENT, "release: 1");
}

static void
refuses_a_lower_serial(void **state)
{
	(void)state;
	release(catalogues[2], 5);
	pass(OUTCOME_UPDATED, "1 -> 5");
	release(catalogues[1], 4);
	pass(OUTCOME_REFUSED, "serial: rollback: 4, was 5");
	assert_true(shows(catalogues[2]));
}

static void
takes_other_content_of_the_same_serial(void **state)
{
	(void)state;
	release(catalogues[2], 1);
	pass(OUTCOME_UPDATED, "1 -> 1 by file");
	assert_true(shows(catalogues[2]));
}

static void
refuses_what_has_no_serial(void **state)
{
	(void)state;
	release(catalogues[2], 0);
	pass(OUTCOME_REFUSED, "serial: has none");
	assert_true(shows(catalogues[1]));
}

static void
refuses_what_is_too_long(void **state)
{
	(void)state;
	publish_bytes(NAME, catalogues[2], 2);
	json_object_set_new(json_object_get(json_object_get(centre->body[TARGETS], "targets"), NAME), "length",
	    json_integer((json_int_t)APPLY_MAX_CATALOGUE + 1));
	forge_next(centre);
	pass(OUTCOME_REFUSED, "length: 536870913, at most 536870912");
}

static void
refuses_a_wrong_signature(void **state)
{
	(void)state;
	publish_bytes(NAME, catalogues[2], 2);
	centre->forgery = (struct forgery){.role = TIMESTAMP, .stranger = true};
	forge_next(centre);
	pass(OUTCOME_REFUSED, "timestamp.json");
	assert_true(shows(catalogues[1]));
}

static void
refuses_what_fails_its_rehearsal(void **state)
{
	(void)state;
	struct bytes unfit = {malloc(catalogues[2].size), catalogues[2].size};
	memcpy(unfit.bytes, catalogues[2].bytes, unfit.size);
	memset(unfit.bytes + 10 * PAGE, 0, PAGE);
	release(unfit, 2);
	pass(OUTCOME_REFUSED, "integrity_check: the rehearsal of release 2 failed");
	assert_true(shows(catalogues[1]));
	uint64_t before = run.state.total_bytes;
	pass(OUTCOME_REFUSED, "rehearsal: release 2 failed it; tried again after a day");
	assert_true(run.state.total_bytes - before < 20000);
	centre->now += 25 * HOURS;
	pass(OUTCOME_REFUSED, "integrity_check");
	release(catalogues[2], 3);
	pass(OUTCOME_UPDATED, "1 -> 3");
	free(unfit.bytes);
}

static void
needs_space(void **state)
{
	(void)state;
	space = catalogues[2].size + 1024 * 1024 - PAGE;
	publish_image(catalogues[2]);
	release(catalogues[2], 2);
	pass(OUTCOME_BROKEN, "free space: ");
	space += 2 * PAGE; /* for the file, but not for the download beside it */
	pass(OUTCOME_BROKEN, "free space: ");
	assert_true(shows(catalogues[1]));
	space = 0;
	pass(OUTCOME_UPDATED, "1 -> 2 by image");
}

static void
needs_space_for_the_file_itself(void **state)
{
	(void)state;
	space = catalogues[2].size + 1024 * 1024 - PAGE;
	release(catalogues[2], 2);
	pass(OUTCOME_BROKEN, "free space: ");
	space = catalogues[2].size + 1024 * 1024 + PAGE;
	pass(OUTCOME_UPDATED, "1 -> 2 by file");
}

static void
needs_a_store(void **state)
{
	(void)state;
	release(catalogues[2], 2);
	begin();
	assert_int_equal(mkdir(stored("releases/.new"), 0755), 0); /* somebody is faster than the pass */
	assert_int_equal(mkdir(stored("releases/.new/sub"), 0755), 0);
	run_pass(&run);
	said(OUTCOME_BROKEN, "releases/.new: mkdir");
	end();
	assert_true(shows(catalogues[1]));
	assert_int_equal(rmdir(stored("releases/.new/sub")), 0);
	pass(OUTCOME_UPDATED, "1 -> 2");
}

static void
needs_trust(void **state)
{
	(void)state;
	unlink(stored("tuf/root.json"));
	pass(OUTCOME_BROKEN, "root.json: trust: there is none; give the centre's root to kalauz-sync init");
	assert_true(shows(catalogues[1]));
	assert_int_equal(run.state.requests, 0);
}

static void
needs_a_server(void **state)
{
	(void)state;
	settings.server = "ftp://example";
	pass(OUTCOME_BROKEN, "neither http, https nor a folder");
}

static void
runs_alone(void **state)
{
	struct store *second = NULL;
	(void)state;
	begin();
	struct report other = {0};
	assert_int_equal(store_open(&second, store_folder, &other), STATUS_IO);
	assert_int_equal(other.outcome, OUTCOME_BUSY);
	assert_non_null(strstr(other.line, "another run is at work"));
	end();
	pass(OUTCOME_CURRENT, "release: 1");
}

/* ------------------------------------------------------------------- clock -- */

static void
distrusts_an_early_clock(void **state)
{
	(void)state;
	centre->now = 0;
	begin();
	assert_int_equal(run.now, NOW); /* signed metadata was valid then */
	run.state.newest_time = 0;
	end();
	unlink(stored("status.json"));
	settings.clock_floor = NOW - HOURS;
	begin();
	assert_int_equal(run.now, NOW - HOURS);
	end();
	centre->now = NOW + HOURS;
	begin();
	assert_int_equal(run.now, NOW + HOURS);
	end();
}

static void
expire(enum forge_role role, const char *when)
{
	forge_set(centre, role, "expires", json_string(when));
}

/* The centre signs by a clock that is 60 days ahead, and this kiosk's is, too: for one pass. */
static void
two_wrong_clocks(void)
{
	expire(ROOT, "2028-01-01T00:00:00Z");
	expire(TARGETS, "2028-01-01T00:00:00Z");
	expire(SNAPSHOT, "2028-01-01T00:00:00Z");
	expire(TIMESTAMP, "2027-03-23T08:00:00Z");
	forge_next_root(centre);
	forge_next(centre);
	centre->now = NOW + 60 * 24 * HOURS;
	pass(OUTCOME_CURRENT, "release: 1");
	assert_int_equal(run.state.newest_time, NOW + 60 * 24 * HOURS);
	centre->now = NOW + HOURS;
	pass(OUTCOME_CURRENT, "release: 1"); /* what was signed then is valid still */
	assert_int_equal(run.state.newest_time, NOW + 60 * 24 * HOURS);
	expire(TIMESTAMP, "2027-01-22T08:00:00Z"); /* the centre's clock is right again */
	forge_next_timestamp(centre);
}

static void
recovers_from_two_wrong_clocks(void **state)
{
	(void)state;
	two_wrong_clocks();
	pass(OUTCOME_CURRENT, "release: 1");
	assert_int_equal(run.state.newest_time, NOW + HOURS);
	release(catalogues[2], 2);
	pass(OUTCOME_UPDATED, "1 -> 2");
	centre->now = NOW + 8 * 24 * HOURS; /* and it is a floor again */
	pass(OUTCOME_EXPIRED, "timestamp.json: expires: 2027-01-22T08:00:00Z");
}

/* What an earlier version wrote does not say which timestamp the floor came from. */
static void
names_both_clocks(void **state)
{
	(void)state;
	size_t size;
	two_wrong_clocks();
	char *text = files_read(AT_FDCWD, stored("status.json"), STATE_MAX_FILE, &size);
	char *at = strstr(text, "\"newest_version\"");
	assert_non_null(at);
	at[1] = 'x';
	save(stored("status.json"), (struct bytes){text, size});
	free(text);
	pass(OUTCOME_EXPIRED, "timestamp.json: expires: 2027-01-22T08:00:00Z; this machine's clock says "
	    "2027-01-15T09:00:00Z, but the believed time is 2027-03-16T08:00:00Z");
	assert_int_equal(run.state.newest_time, NOW + 60 * 24 * HOURS);
	unlink(stored("status.json"));
	pass(OUTCOME_CURRENT, "release: 1");
}

/* Newer, and expiring later than what was valid before: nobody's clock was set back. */
static void
keeps_its_floor_when_it_is_right(void **state)
{
	(void)state;
	two_wrong_clocks();
	expire(TIMESTAMP, "2027-03-23T08:00:01Z");
	expire(TARGETS, "2027-02-14T08:00:00Z"); /* this is what has expired */
	forge_next(centre);
	pass(OUTCOME_EXPIRED, "targets.json: expires: 2027-02-14T08:00:00Z; this machine's clock says 2027-01-15T09");
	assert_int_equal(run.state.newest_time, NOW + 60 * 24 * HOURS);
}

static void
names_its_wrong_clock(void **state)
{
	(void)state;
	centre->now = NOW + 72 * 365 * (int64_t)(24 * HOURS);
	pass(OUTCOME_EXPIRED, "root.json: expires: 2027-02-14T00:00:00Z; this machine's clock says 2098-12-28T08:00:00Z");
	assert_null(strstr(report.line, "believed"));
	centre->now = 0;
	pass(OUTCOME_CURRENT, "release: 1");
}

/* ---------------------------------------------------------------- back-off -- */

static void
waits_after_failures(void **state)
{
	(void)state;
	char away[128];
	snprintf(away, sizeof away, "%s/away", centre->folder);
	begin();
	assert_false(run_should_wait(&run));
	end();
	assert_int_equal(rename(centre->server, away), 0);
	for (int i = 0; i < 8; i++)
		pass(OUTCOME_UNREACHABLE, "open");
	assert_in_range(run.state.not_before, NOW + POLICY_MAX_BACK_OFF / 2, NOW + POLICY_MAX_BACK_OFF);
	int64_t end_of_wait = run.state.not_before;
	centre->now = end_of_wait - 1;
	begin();
	assert_true(run_should_wait(&run));
	said(OUTCOME_UNREACHABLE, "timer: back-off: not asked before 2027-01-15T");
	assert_non_null(strstr(report.line, "after 8 runs without success"));
	end();
	centre->now = end_of_wait;
	begin();
	assert_false(run_should_wait(&run));
	end();
	centre->now = 0; /* no floor but the state's: the wait is further away than any can be */
	begin();
	run.now = 0;
	assert_false(run_should_wait(&run));
	end();
}

static void
waits_only_if_it_has_something_to_show(void **state)
{
	(void)state;
	settings.server = "/nowhere";
	pass(OUTCOME_UNREACHABLE, "open");
	assert_true(run.state.not_before > NOW);
	begin();
	assert_false(run_should_wait(&run));
	assert_false(report.said);
	end();
}

/* A server that answers is asked as often as ever: a fix of what it serves should arrive soon. */
static void
waits_for_servers_only(void **state)
{
	(void)state;
	release(catalogues[2], 0);
	pass(OUTCOME_REFUSED, "serial: has none");
	assert_int_equal(run.state.failures, 1);
	assert_int_equal(run.state.not_before, 0);
}

static void
computes_pauses(void **state)
{
	(void)state;
	assert_int_equal(policy_pause(1, 0, 100000, 0), 500);
	assert_int_equal(policy_pause(1, 0, 100000, 500), 1000);
	assert_int_equal(policy_pause(2, 0, 100000, 0), 1000);
	assert_int_equal(policy_pause(3, 0, 100000, 0), 2000);
	assert_int_equal(policy_pause(60, 0, 100000, 0), 15000);
	assert_int_equal(policy_pause(60, 0, 100000, 15000), 30000);
	assert_int_equal(policy_pause(1, 0, 500, 0), -1);
	assert_int_equal(policy_pause(1, 7, 100000, 0), 7500);
	assert_int_equal(policy_pause(1, 7, 7500, 0), -1);
	assert_int_equal(policy_pause(1, INT64_MAX, 1000 * (int64_t)POLICY_MAX_RETRY_AFTER, 0), -1);
	assert_int_equal(policy_back_off(1, 0, 0), 300);
	assert_int_equal(policy_back_off(1, 0, 300), 600);
	assert_int_equal(policy_back_off(2, 0, 0), 600);
	assert_int_equal(policy_back_off(3, 0, 0), 1200);
	assert_int_equal(policy_back_off(UINT64_MAX, 0, 0), POLICY_MAX_BACK_OFF / 2);
	assert_int_equal(policy_back_off(1, 5, 0), 305);
	assert_int_equal(policy_back_off(60, 5, 0), POLICY_MAX_BACK_OFF / 2);
	assert_int_equal(policy_back_off(1, INT64_MAX, 0), POLICY_MAX_RETRY_AFTER + 300);
}

/* Jitter is of use only if kiosks differ. */
static void
has_jitter(void **state)
{
	(void)state;
	uint32_t first = policy_jitter();
	int others = 0;
	for (int i = 0; i < 8; i++)
		others += policy_jitter() != first;
	assert_true(others >= 7);
}

static void
reads_ranges(void **state)
{
	static const struct {
		const char *value;
		struct content_range range;
	} values[] = {
		{"bytes 100-199/200", {true, 100, 200}},
		{"bytes 0-0/1", {true, 0, 1}},
		{"BYTES 5-9/*", {true, 5, 0}},
		{"bytes */77", {true, 0, 77}},
		{"lines 1-2/3", {false, 0, 0}},
		{"bytes x-2/3", {false, 0, 3}},
		{"", {false, 0, 0}},
	};
	(void)state;
	for (size_t i = 0; i < sizeof values / sizeof *values; i++) {
		struct content_range range = content_range_read(values[i].value);
		assert_int_equal(range.given, values[i].range.given);
		assert_int_equal(range.from, values[i].range.from);
		assert_int_equal(range.total, values[i].range.total);
	}
}

/* ---------------------------------------------------------- rollback, init -- */

static void
rolls_back(void **state)
{
	(void)state;
	release(catalogues[2], 2);
	pass(OUTCOME_UPDATED, "1 -> 2");
	begin();
	assert_int_equal(run_rollback(&run), STATUS_DONE);
	said(OUTCOME_UPDATED, "rollback: release 2 -> 1, until the centre publishes other content than that of 2");
	assert_int_equal(run_end(&run), STATUS_DONE);
	end();
	assert_true(shows(catalogues[1]));
	assert_int_equal(run.state.held, 2);
	assert_int_equal(run.state.serial, 1);
	pass(OUTCOME_CURRENT, "release: 1, 2 is held since it was rolled back");
	assert_true(shows(catalogues[1]));
	assert_int_equal(run.state.held, 2);
	verify(OUTCOME_CURRENT, "hash: release 1, ");
	release(catalogues[3], 3);
	pass(OUTCOME_UPDATED, "1 -> 3");
	assert_int_equal(run.state.held, 0);
}

static void
roll_back(const char *words)
{
	begin();
	assert_int_equal(run_rollback(&run), STATUS_DONE);
	said(OUTCOME_UPDATED, words);
	assert_int_equal(run_end(&run), STATUS_DONE);
	end();
}

/* The bad content stays away, whatever serial it gets; anything else ends the hold. */
static void
holds_content(void **state)
{
	(void)state;
	release(catalogues[2], 2);
	pass(OUTCOME_UPDATED, "1 -> 2");
	roll_back("release 2 -> 1");
	release(catalogues[2], 3);
	pass(OUTCOME_CURRENT, "release: 1, 3 is held since it was rolled back");
	assert_true(shows(catalogues[1]));
	assert_int_equal(run.state.held, 2);
	release(catalogues[1], 4); /* withdrawn by the centre, too */
	pass(OUTCOME_UPDATED, "1 -> 4");
	assert_int_equal(run.state.held, 0);
	release(catalogues[2], 5);
	pass(OUTCOME_UPDATED, "4 -> 5");
}

/* "SERIAL NAME" alone. */
static void
holds_what_an_earlier_version_held(void **state)
{
	(void)state;
	release(catalogues[2], 2);
	pass(OUTCOME_UPDATED, "1 -> 2");
	roll_back("release 2 -> 1");
	save(stored("held"), (struct bytes){(char *)"2 " NAME "\n", strlen("2 " NAME "\n")});
	pass(OUTCOME_CURRENT, "2 is held");
	release(catalogues[2], 3);
	pass(OUTCOME_UPDATED, "1 -> 3");
	save(stored("held"), (struct bytes){(char *)"\xff\xff", 2});
	release(catalogues[3], 4);
	pass(OUTCOME_UPDATED, "3 -> 4");
}

/* Another town's release is none to go back to, and holds nothing here. */
static void
rolls_back_within_the_edition(void **state)
{
	(void)state;
	publish_bytes("szeged/" SCHEMA "/catalogue.db", catalogues[2], 1);
	forge_next(centre);
	settings.edition = "szeged";
	pass(OUTCOME_UPDATED, "szeged/" SCHEMA "/catalogue.db: release: 1 -> 1 by file");
	assert_int_equal(run.state.predecessor, 0);
	begin();
	assert_int_equal(run_rollback(&run), STATUS_IO);
	said(OUTCOME_BROKEN, "rollback: no predecessor of this edition is kept");
	end();
	assert_true(shows(catalogues[2]));
	publish_bytes("szeged/" SCHEMA "/catalogue.db", catalogues[3], 2);
	forge_next(centre);
	pass(OUTCOME_UPDATED, "1 -> 2");
	roll_back("release 2 -> 1");
	assert_true(shows(catalogues[2]));
	pass(OUTCOME_CURRENT, "2 is held");
	settings.edition = "central";
	pass(OUTCOME_UPDATED, NAME ": release: 1 -> 1 by file");
	assert_true(shows(catalogues[1]));
	assert_int_equal(run.state.held, 0);
}

/* What is found damaged is none to go back to either. */
static void
keeps_the_predecessor_of_what_was_damaged(void **state)
{
	(void)state;
	release(catalogues[2], 2);
	pass(OUTCOME_UPDATED, "1 -> 2");
	damage(stored("current/catalogue.db"), 100 * 1000, 1);
	verify(OUTCOME_BROKEN, "hash");
	pass(OUTCOME_UPDATED, "2 -> 2 by file");
	assert_int_equal(run.state.predecessor, 1);
	roll_back("release 2 -> 1");
	assert_true(shows(catalogues[1]));
}

static void
has_nothing_to_roll_back_to(void **state)
{
	(void)state;
	begin();
	assert_int_equal(run_rollback(&run), STATUS_IO);
	said(OUTCOME_BROKEN, "rollback: no predecessor of this edition is kept");
	assert_int_equal(run.state.held, 0);
	end();
}

static void
init(const char *bytes, size_t size, enum outcome outcome, const char *words)
{
	begin();
	assert_int_equal(run_init(&run, bytes, size) == STATUS_DONE, outcome == OUTCOME_CURRENT);
	said(outcome, words);
	end();
}

static void
trusts_one_root(void **state)
{
	(void)state;
	size_t size;
	char *root = read_file(centre->server, "1.root.json", &size);
	init(root, size, OUTCOME_CURRENT, "trusted, SHA-256 ");
	struct forge *other = forge_new(true);
	char *strange = read_file(other->server, "1.root.json", &size);
	init(strange, size, OUTCOME_BROKEN, "another root is trusted already");
	init(root, 10, OUTCOME_BROKEN, "another root is trusted already");
	unlink(stored("tuf/root.json"));
	init(root, 10, OUTCOME_REFUSED, "root.json: JSON");
	assert_false(exists("tuf/root.json"));
	init(strange, size, OUTCOME_CURRENT, "trusted");
	forge_free(other);
	free(strange);
	free(root);
}

/* --------------------------------------------------- what is damaged here -- */

/* The root of the settings is taken when the store has none that is whole. */
static void
trusts_anew_by_its_settings(void **state)
{
	(void)state;
	char root[128];
	size_t size;
	snprintf(root, sizeof root, "%s/root.json", centre->folder);
	char *bytes = read_file(centre->server, "1.root.json", &size);
	save(root, (struct bytes){bytes, size});
	forge_next_root(centre);
	settings.root = root;
	unlink(stored("tuf/root.json"));
	pass(OUTCOME_CURRENT, "release: 1");
	save(stored("tuf/root.json"), (struct bytes){bytes, 0});
	pass(OUTCOME_CURRENT, "release: 1");
	save(stored("tuf/root.json"), (struct bytes){bytes, size / 2});
	verify(OUTCOME_CURRENT, "hash: release 1, ");
	save(stored("tuf/root.json"), (struct bytes){(char *)"{}", 2});
	release(catalogues[2], 2);
	pass(OUTCOME_UPDATED, "1 -> 2");
	/* one that is whole stays */
	settings.root = "/nowhere";
	pass(OUTCOME_CURRENT, "release: 2");
	unlink(stored("tuf/root.json"));
	pass(OUTCOME_MISCONFIGURED, "/nowhere: root: No such file");
	free(bytes);
}

static void
names_a_damaged_root(void **state)
{
	(void)state;
	size_t size;
	char *bytes = read_file(centre->server, "1.root.json", &size);
	save(stored("tuf/root.json"), (struct bytes){bytes, 0});
	pass(OUTCOME_BROKEN, "tuf/root.json: trust: root.json: JSON: it is empty; give the centre's root to kalauz-sync init");
	assert_true(shows(catalogues[1]));
	init(bytes, size, OUTCOME_CURRENT, "trusted"); /* it is no other root that is trusted */
	pass(OUTCOME_CURRENT, "release: 1");
	free(bytes);
}

static void
mends_its_state(void **state)
{
	(void)state;
	static const char *const texts[] = {"", "{", "[]", "{\"outcome\": \"splendid\"}"};
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		save(stored("status.json"), (struct bytes){(char *)texts[i], strlen(texts[i])});
		save(stored("kalauz-sync.prom"), (struct bytes){(char *)texts[i], strlen(texts[i])});
		pass(OUTCOME_CURRENT, "release: 1");
		assert_int_equal(run.state.serial, 1);
	}
}

static void
move(const char *from, const char *to)
{
	char path[512];
	snprintf(path, sizeof path, "%s", stored(from));
	assert_int_equal(rename(path, stored(to)), 0);
}

/* Folders in the place of files and links, and the other way round. */
static void
moves_aside_what_is_something_else(void **state)
{
	(void)state;
	static const char *const folders[] = {"current", "held", "status.json", "kalauz-sync.prom", "lock"};
	static const char *const files[] = {"partial", "releases/.new"};
	for (size_t i = 0; i < sizeof folders / sizeof *folders; i++) {
		unlink(stored(folders[i]));
		assert_int_equal(mkdir(stored(folders[i]), 0755), 0);
		char name[64];
		snprintf(name, sizeof name, "%s/file", folders[i]);
		save(stored(name), (struct bytes){(char *)"x", 1});
		pass(OUTCOME_CURRENT, "release: 1");
		assert_true(shows(catalogues[1]));
		snprintf(name, sizeof name, "%s.aside-1/file", folders[i]);
		assert_true(exists(name));
	}
	for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
		rmdir(stored(files[i]));
		save(stored(files[i]), (struct bytes){(char *)"x", 1});
		pass(OUTCOME_CURRENT, "release: 1");
	}
	move("tuf", "away");
	save(stored("tuf"), (struct bytes){(char *)"x", 1});
	pass(OUTCOME_BROKEN, "tuf/root.json: trust: there is none");
	assert_int_equal(rmdir(stored("tuf")), 0);
	move("away", "tuf");
	unlink(stored("current"));
	move("releases", "away");
	save(stored("releases"), (struct bytes){(char *)"x", 1});
	pass(OUTCOME_UPDATED, "0 -> 1");
	for (int i = 2; i < 10; i++) {
		unlink(stored("current"));
		assert_int_equal(mkdir(stored("current"), 0755), 0);
		pass(OUTCOME_CURRENT, "release: 1");
	}
}

/* ------------------------------------------------------ half a repository -- */

/* What is not whole yet alarms nobody, and is gone on with when it is. */
static void
waits_for_the_rest_of_an_upload(void **state)
{
	(void)state;
	char path[512], name[128];
	struct stat found;
	publish_image(catalogues[2]);
	release(catalogues[2], 2);
	snprintf(path, sizeof path, "%s", served(NAME ".zst"));
	struct bytes image = load(path);
	save(path, (struct bytes){image.bytes, image.size / 2});
	pass(OUTCOME_UNREACHABLE, NAME ".zst: length: ");
	snprintf(name, sizeof name, "partial/%.64s", strrchr(path, '/') + 1);
	assert_int_equal(stat(stored(name), &found), 0);
	assert_int_equal(found.st_size, image.size / 2);
	save(path, (struct bytes){image.bytes, 0});
	pass(OUTCOME_UNREACHABLE, NAME ".zst: length: ");
	save(path, image);
	uint64_t before = run.state.total_bytes;
	pass(OUTCOME_UPDATED, "1 -> 2 by image");
	assert_true(run.state.total_bytes - before > 0);
	free(image.bytes);
}

/* ------------------------------------------------------------------ verify -- */

static void
finds_a_flipped_byte(void **state)
{
	(void)state;
	verify(OUTCOME_CURRENT, "hash: release 1, ");
	damage(stored("current/catalogue.db"), 100 * 1000, 1);
	verify(OUTCOME_BROKEN, "hash: release 1 is not what was signed; the next run gets it anew");
	verify(OUTCOME_BROKEN, "release 1 was found damaged; the next run gets it anew");
	pass(OUTCOME_UPDATED, "1 -> 1 by file");
	assert_true(shows(catalogues[1]));
	verify(OUTCOME_CURRENT, "hash: release 1, ");
}

static void
finds_another_length(void **state)
{
	(void)state;
	begin();
	assert_int_equal(truncate(stored("current/catalogue.db"), 5000), 0);
	assert_int_equal(run_verify(&run), STATUS_IO);
	said(OUTCOME_BROKEN, "length: release 1 has 5000 bytes");
	end();
	pass(OUTCOME_UPDATED, "1 -> 1 by file");
}

/* What is signed by now is another release. */
static void
verifies_by_its_record(void **state)
{
	(void)state;
	release(catalogues[2], 2);
	space = 1;
	pass(OUTCOME_BROKEN, "free space");
	space = 0;
	verify(OUTCOME_CURRENT, "hash: release 1, ");
	damage(stored("current/catalogue.db"), 100 * 1000, 1);
	verify(OUTCOME_BROKEN, "hash: release 1 is not what was signed");
}

static void
has_nothing_to_verify(void **state)
{
	(void)state;
	verify(OUTCOME_BROKEN, "current: verify: no release is in place");
}

/* -------------------------------------------------------------------- state -- */

static void
writes_its_state(void **state)
{
	size_t size;
	(void)state;
	pass(OUTCOME_CURRENT, "release: 1");
	char *text = files_read(AT_FDCWD, stored("status.json"), STATE_MAX_FILE, &size);
	assert_non_null(strstr(text, "\"outcome\": \"current\""));
	assert_non_null(strstr(text, "\"content_date\": \"2026-12-01\""));
	free(text);
	text = files_read(AT_FDCWD, stored("kalauz-sync.prom"), STATE_MAX_FILE, &size);
	assert_non_null(strstr(text, "\nkalauz_sync_release 1\n"));
	assert_non_null(strstr(text, "\nkalauz_sync_timestamp_version 2\n"));
	assert_non_null(strstr(text, "\nkalauz_sync_timestamp_expiry_seconds 1802563200\n"));
	assert_non_null(strstr(text, "schema=\"" SCHEMA "\",edition=\"central\"} 1\n"));
	free(text);
}

/* That is the fault, unless there is another one already. */
static void
says_that_its_state_is_not_written(void **state)
{
	(void)state;
	begin();
	unlink(stored("status.json"));
	mkdir(stored("status.json"), 0755);
	assert_int_equal(run_pass(&run), STATUS_DONE);
	assert_int_equal(run_end(&run), STATUS_IO);
	said(OUTCOME_BROKEN, "status.json: rename");
	end();
	centre->now = NOW + 365 * 24 * HOURS;
	begin(); /* it is moved aside */
	rmdir(stored("status.json.aside-1"));
	mkdir(stored("status.json"), 0755);
	run_pass(&run);
	assert_int_equal(run_end(&run), STATUS_IO);
	said(OUTCOME_EXPIRED, "root.json: expires");
	end();
	rmdir(stored("status.json"));
}

/* ------------------------------------------------------------------- index -- */

static enum status index_status; /* what building one gives */
static int index_builds;

/* An index that holds the content's day. */
static enum status
build_index(const char *catalogue_path, const char *index_path)
{
	struct catalogue *catalogue;
	index_builds++;
	assert_int_equal(catalogue_open(&catalogue, catalogue_path), STATUS_DONE);
	struct bytes day = {(char *)catalogue_date(catalogue), strlen(catalogue_date(catalogue))};
	save(index_path, day);
	catalogue_close(catalogue);
	return index_status;
}

static bool
index_is_current(const char *catalogue_path, const char *index_path)
{
	struct catalogue *catalogue;
	size_t size;
	char *day = files_read(AT_FDCWD, index_path, 100, &size);
	assert_int_equal(catalogue_open(&catalogue, catalogue_path), STATUS_DONE);
	bool same = day && !strcmp(day, catalogue_date(catalogue));
	catalogue_close(catalogue);
	free(day);
	return same;
}

static const struct run_index stub = {.build = build_index, .is_current = index_is_current};

static bool
has_index_of(const char *day)
{
	size_t size;
	char *found = files_read(AT_FDCWD, stored("current/search.db"), 100, &size);
	bool same = found && !strcmp(found, day);
	free(found);
	return same;
}

static int
set_up_index(void **state)
{
	set_up_shown(state);
	run.index = &stub;
	index_status = STATUS_DONE;
	index_builds = 0;
	return 0;
}

static void
indexes_a_new_release(void **state)
{
	(void)state;
	release(catalogues[2], 2);
	pass(OUTCOME_UPDATED, "1 -> 2");
	assert_true(has_index_of("2026-12-02"));
	assert_int_equal(index_builds, 1);
	pass(OUTCOME_CURRENT, "release: 2");
	assert_int_equal(index_builds, 1);
}

static void
shows_no_release_without_an_index(void **state)
{
	(void)state;
	pass(OUTCOME_CURRENT, "release: 1");
	release(catalogues[2], 2);
	index_status = STATUS_CORRUPT;
	pass(OUTCOME_BROKEN, "search.db: index: release 2: ");
	assert_true(shows(catalogues[1]));
	assert_true(has_index_of("2026-12-01"));
	assert_false(exists("releases/.new"));
	index_status = STATUS_DONE;
	pass(OUTCOME_UPDATED, "1 -> 2");
}

static void
mends_an_index(void **state)
{
	(void)state;
	assert_false(exists("current/search.db"));
	pass(OUTCOME_CURRENT, "release: 1");
	assert_true(has_index_of("2026-12-01"));
	assert_int_equal(index_builds, 1);
	save(stored("current/search.db"), (struct bytes){"of another version", 18});
	pass(OUTCOME_CURRENT, "release: 1");
	assert_true(has_index_of("2026-12-01"));
	assert_int_equal(index_builds, 2);
	assert_true(shows(catalogues[1]));
	assert_false(exists("releases/.new"));
	assert_int_equal(run.state.serial, 1);
}

static void
mends_an_index_without_a_server(void **state)
{
	(void)state;
	settings.server = "/nowhere";
	pass(OUTCOME_UNREACHABLE, "open");
	assert_true(has_index_of("2026-12-01"));
}

static void
says_that_an_index_is_not_mended(void **state)
{
	(void)state;
	index_status = STATUS_IO;
	pass(OUTCOME_BROKEN, "search.db: index: release 1: ");
	assert_false(exists("current/search.db"));
	assert_true(shows(catalogues[1]));
	settings.server = "/nowhere";
	pass(OUTCOME_UNREACHABLE, "open"); /* the first cause */
}

/* Damage that the index's own reader does not notice. */
static void
mends_a_damaged_index(void **state)
{
	(void)state;
	release(catalogues[2], 2);
	pass(OUTCOME_UPDATED, "1 -> 2");
	assert_int_equal(index_builds, 1);
	save(stored("current/search.db"), (struct bytes){(char *)"2026-12-02\0flipped", 18});
	pass(OUTCOME_CURRENT, "release: 2");
	assert_int_equal(index_builds, 1);
	verify(OUTCOME_BROKEN, "search.db: hash: the search index of release 2 is not what was made here; the next run");
	pass(OUTCOME_CURRENT, "release: 2");
	assert_int_equal(index_builds, 2);
	verify(OUTCOME_CURRENT, "hash: release 2, ");
	unlink(stored("current/search.db"));
	verify(OUTCOME_BROKEN, "search.db: hash");
	pass(OUTCOME_CURRENT, "release: 2");
	verify(OUTCOME_CURRENT, "hash: release 2, ");
}

static void
indexes_nothing_damaged(void **state)
{
	(void)state;
	damage(stored("current/catalogue.db"), 100 * 1000, 1);
	verify(OUTCOME_BROKEN, "hash");
	settings.server = "/nowhere";
	pass(OUTCOME_UNREACHABLE, "open");
	assert_int_equal(index_builds, 0);
}

/* ------------------------------------------------------------ what staff read -- */

#define DESK "central/" SCHEMA "/desk.db"

/* Whether the file has these bytes; none: there is no such file. */
static bool
holds(const char *name, const struct bytes *wanted)
{
	size_t size;
	char *bytes = files_read(AT_FDCWD, stored(name), MAX_CATALOGUE, &size);
	bool same = wanted ? bytes && size == wanted->size && !memcmp(bytes, wanted->bytes, size) : !bytes;
	free(bytes);
	return same;
}

static void
publish_desk(struct bytes content, uint64_t serial)
{
	struct bytes image = compressed(NULL, content);
	publish_bytes(DESK, content, serial);
	publish_bytes(DESK ".zst", image, 0);
	free(image.bytes);
}

/* Release 1 with what staff read, where staff work. */
static int
set_up_desk(void **state)
{
	set_up(state);
	settings.desk = true;
	publish_desk(desk, 1);
	release(catalogues[1], 1);
	pass(OUTCOME_UPDATED, "release: 0 -> 1 by file, ");
	return 0;
}

static void
desk_comes_with_its_release(void **state)
{
	(void)state;
	assert_true(holds("current/desk.db", &desk));
	pass(OUTCOME_CURRENT, NAME ": release: 1");
	publish_desk(desk, 2);
	release(catalogues[2], 2);
	pass(OUTCOME_UPDATED, "release: 1 -> 2");
	assert_true(holds("releases/2/desk.db", &desk));
	assert_true(holds("releases/1/desk.db", &desk));
	verify(OUTCOME_CURRENT, "as signed");
}

static void
desk_stays_away_from_visitors(void **state)
{
	(void)state;
	publish_desk(desk, 2);
	release(catalogues[2], 2);
	pass(OUTCOME_UPDATED, "release: 1 -> 2");
	assert_true(holds("releases/2/desk.db", NULL));
	pass(OUTCOME_CURRENT, NAME ": release: 2");
	assert_true(holds("releases/2/desk.db", NULL));
}

/* A machine that was a desk and is a kiosk now, also without a network. */
static void
desk_goes_from_every_release(void **state)
{
	desk_comes_with_its_release(state);
	settings.desk = false;
	settings.server = "/nowhere";
	pass(OUTCOME_UNREACHABLE, "open");
	assert_true(holds("releases/2/desk.db", NULL));
	assert_true(holds("releases/1/desk.db", NULL));
	assert_true(shows(catalogues[2]));
}

/* Switched on later; lost; damaged: the release in place gets it. */
static void
desk_is_mended(void **state)
{
	(void)state;
	settings.desk = false;
	pass(OUTCOME_CURRENT, NAME ": release: 1");
	assert_true(holds("current/desk.db", NULL));
	settings.desk = true;
	pass(OUTCOME_CURRENT, NAME ": release: 1; what staff read has come");
	assert_true(holds("current/desk.db", &desk));
	damage(stored("current/desk.db"), 5000, 1);
	pass(OUTCOME_CURRENT, "; what staff read has come");
	assert_true(holds("current/desk.db", &desk));
	pass(OUTCOME_CURRENT, NAME ": release: 1");
	assert_null(strstr(report.line, "has come"));
}

static void
desk_must_belong_to_the_catalogue(void **state)
{
	(void)state;
	publish_desk(other_desk, 2);
	release(catalogues[2], 2);
	pass(OUTCOME_REFUSED, DESK ": what staff read: the rehearsal of release 2 failed");
	assert_true(shows(catalogues[1]) && holds("current/desk.db", &desk));
	pass(OUTCOME_REFUSED, "failed it; tried again after a day");
	publish_desk(desk, 3);
	release(catalogues[3], 3);
	pass(OUTCOME_UPDATED, "release: 1 -> 3");
	assert_true(holds("current/desk.db", &desk));
}

static void
desk_must_be_what_was_signed(void **state)
{
	(void)state;
	publish_desk(desk, 2);
	release(catalogues[2], 2);
	damage(served(DESK ".zst"), 100, 1);
	pass(OUTCOME_REFUSED, DESK ".zst: hash");
	assert_true(shows(catalogues[1]) && holds("current/desk.db", &desk));
	unlink(served(DESK ".zst"));
	pass(OUTCOME_UNREACHABLE, ".desk.db.zst: file: listed, but not there");
	assert_true(shows(catalogues[1]));
}

/* A centre that stops publishing it: who has it keeps that of the release, the next release has none. */
static void
desk_may_end(void **state)
{
	(void)state;
	json_object_del(json_object_get(centre->body[TARGETS], "targets"), DESK);
	json_object_del(json_object_get(centre->body[TARGETS], "targets"), DESK ".zst");
	release(catalogues[2], 2);
	pass(OUTCOME_UPDATED, "release: 1 -> 2");
	assert_true(holds("releases/2/desk.db", NULL));
	assert_true(holds("releases/1/desk.db", &desk));
}

#define WITH(set_up, test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)
#define SHOWN(test)        WITH(set_up_shown, test)

static const struct CMUnitTest tests[] = {
	SHOWN(is_current),
	SHOWN(updates_by_delta),
	SHOWN(updates_by_image_when_the_delta_is_not_smaller),
	SHOWN(updates_by_image_without_a_delta),
	SHOWN(needs_no_image_beside_a_delta),
	SHOWN(falls_back_when_a_delta_leads_astray),
	SHOWN(falls_back_to_the_file_itself),
	SHOWN(falls_back_when_a_delta_is_damaged),
	SHOWN(falls_back_when_a_delta_is_missing),
	SHOWN(falls_back_when_the_old_file_is_damaged),
	SHOWN(refuses_when_all_lead_astray),
	SHOWN(refuses_a_wrong_file),
	SHOWN(takes_a_withdrawal),
	SHOWN(takes_a_new_serial_of_the_same_content),
	SHOWN(takes_the_same_content_of_another_edition),
	SHOWN(leaves_schemas_that_it_does_not_know),
	SHOWN(goes_on_with_a_download),
	SHOWN(keeps_a_download_that_was_cut_off),
	SHOWN(begins_anew_after_a_wrong_beginning),
	SHOWN(stays_when_nobody_answers),
	SHOWN(stays_when_all_has_expired),
	SHOWN(stays_when_the_edition_is_not_published),
	SHOWN(takes_another_edition),
	SHOWN(refuses_a_lower_serial),
	SHOWN(takes_other_content_of_the_same_serial),
	SHOWN(refuses_what_has_no_serial),
	SHOWN(refuses_what_is_too_long),
	SHOWN(refuses_a_wrong_signature),
	SHOWN(refuses_what_fails_its_rehearsal),
	SHOWN(needs_space),
	SHOWN(needs_space_for_the_file_itself),
	SHOWN(needs_a_store),
	SHOWN(needs_trust),
	SHOWN(needs_a_server),
	SHOWN(runs_alone),
	SHOWN(distrusts_an_early_clock),
	SHOWN(recovers_from_two_wrong_clocks),
	SHOWN(names_both_clocks),
	SHOWN(keeps_its_floor_when_it_is_right),
	SHOWN(names_its_wrong_clock),
	SHOWN(waits_after_failures),
	WITH(set_up, waits_only_if_it_has_something_to_show),
	SHOWN(waits_for_servers_only),
	cmocka_unit_test(computes_pauses),
	cmocka_unit_test(has_jitter),
	cmocka_unit_test(reads_ranges),
	SHOWN(rolls_back),
	SHOWN(holds_content),
	SHOWN(holds_what_an_earlier_version_held),
	SHOWN(rolls_back_within_the_edition),
	SHOWN(keeps_the_predecessor_of_what_was_damaged),
	SHOWN(has_nothing_to_roll_back_to),
	SHOWN(trusts_one_root),
	SHOWN(trusts_anew_by_its_settings),
	SHOWN(names_a_damaged_root),
	SHOWN(mends_its_state),
	SHOWN(moves_aside_what_is_something_else),
	SHOWN(waits_for_the_rest_of_an_upload),
	SHOWN(finds_a_flipped_byte),
	SHOWN(finds_another_length),
	SHOWN(verifies_by_its_record),
	WITH(set_up, has_nothing_to_verify),
	SHOWN(writes_its_state),
	SHOWN(says_that_its_state_is_not_written),
	WITH(set_up_index, indexes_a_new_release),
	WITH(set_up_index, shows_no_release_without_an_index),
	WITH(set_up_index, mends_an_index),
	WITH(set_up_index, mends_an_index_without_a_server),
	WITH(set_up_index, says_that_an_index_is_not_mended),
	WITH(set_up_index, mends_a_damaged_index),
	WITH(set_up_index, indexes_nothing_damaged),
	SHOWN(desk_stays_away_from_visitors),
	WITH(set_up_desk, desk_comes_with_its_release),
	WITH(set_up_desk, desk_goes_from_every_release),
	WITH(set_up_desk, desk_is_mended),
	WITH(set_up_desk, desk_must_belong_to_the_catalogue),
	WITH(set_up_desk, desk_must_be_what_was_signed),
	WITH(set_up_desk, desk_may_end),
};

int
main(void)
{
	return cmocka_run_group_tests(tests, make_catalogues, free_catalogues);
}
