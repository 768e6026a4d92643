/* kalauz-publish in process: its commands on repositories in a temporary folder, looked at with the code that
 * kiosks run. The catalogue is tests/fixtures/small, built by KALAUZ_BUILD/kalauz-data, so that a release is little
 * work. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "data/catalogue.h"
#include "data/date.h"
#include "data/version.h"
#include "sync/publisher/publish_catalogue.h"
#include "sync/publisher/publish_clock.h"
#include "sync/publisher/publish_commands.h"
#include "sync/publisher/publish_files.h"
#include "sync/trust/metadata.h"
#include "sync/trust/verify.h"
#include "tests/sync/redate.h"
#include "tests/support/support.h"

/* After the day of any build. */
#define NOW "2036-11-21T08:00:00Z"
#define NOW_SECONDS INT64_C(2110867200)
/* Of the schema that this program knows. */
#define WORDS(number) #number
#define NUMBER(number) WORDS(number)
#define SCHEMA NUMBER(CATALOGUE_SCHEMA)

enum { MAX_ARGUMENTS = 24, CRASHED = 77, CLEAN = 78 /* the step was not reached */ };

static const char *home; /* the temporary folder of one test; also the current one */
static char catalogue[] = "/tmp/test_publish-XXXXXX";

/* --------------------------------------------- crashes at a chosen step -- */

static long steps, crash_at;
static bool fail_there; /* EIO in the place of a crash */

static bool
step(void)
{
	if (++steps != crash_at)
		return true;
	if (!fail_there)
		_exit(CRASHED);
	errno = EIO;
	return false;
}

/* In the place of the C library's: what makes files visible and durable. */
int
rename(const char *from, const char *to)
{
	return renameat(AT_FDCWD, from, AT_FDCWD, to);
}

int
renameat(int from_folder, const char *from, int to_folder, const char *to)
{
	return step() ? (int)syscall(SYS_renameat2, from_folder, from, to_folder, to, 0) : -1;
}

int
link(const char *from, const char *to)
{
	return step() ? (int)syscall(SYS_linkat, AT_FDCWD, from, AT_FDCWD, to, 0) : -1;
}

int
fsync(int fd)
{
	return step() && fcntl(fd, F_GETFD) >= 0 ? 0 : -1; /* no power is cut here */
}

/* ------------------------------------------------------------------ helpers -- */

static int
test_begin(void **state)
{
	(void)state;
	unsetenv("KALAUZ_PASSPHRASE_FILE");
	home = support_folder();
	assert_int_equal(chdir(home), 0);
	steps = crash_at = 0;
	fail_there = false;
	return 0;
}

static int
test_end(void **state)
{
	(void)state;
	assert_int_equal(chdir("/"), 0);
	support_remove(home);
	return 0;
}

/* A command with repository R and keys K, at NOW unless the words have --now. */
static int
run(int (*command)(int, char **), const char *words)
{
	char *argv[MAX_ARGUMENTS], *copy = publish_printf("command %s --repository R --keys K --level 1", words);
	int argc = 0;
	for (char *word = strtok(copy, " "); word; word = strtok(NULL, " "))
		argv[argc++] = word;
	if (!strstr(words, "--now")) {
		argv[argc++] = (char *)"--now";
		argv[argc++] = publish_printf(NOW);
	}
	argv[argc] = NULL;
	int status = command(argc, argv);
	fflush(stdout);
	if (!strstr(words, "--now"))
		free(argv[argc - 1]);
	free(copy);
	return status;
}

/* The same in words of their own: without R and K. */
static int
run_only(int (*command)(int, char **), const char *words)
{
	char *argv[MAX_ARGUMENTS], *copy = publish_printf("command %s", words);
	int argc = 0;
	for (char *word = strtok(copy, " "); word; word = strtok(NULL, " "))
		argv[argc++] = word;
	argv[argc] = NULL;
	int status = command(argc, argv);
	free(copy);
	return status;
}

/* A catalogue of its own, told apart by its date. */
static void
make_catalogue(const char *name, int day)
{
	char date[DATE_SIZE];
	date_write((struct date){2026, 10, day}, date);
	assert_true(publish_file_copy(catalogue, name));
	redate(name, date);
}

static void
init_with_releases(int count)
{
	assert_int_equal(run(publish_init, ""), 0);
	for (int i = 1; i <= count; i++) {
		char *name = publish_printf("%d.db", i), *words = publish_printf("%s", name);
		make_catalogue(name, i);
		assert_int_equal(run(publish_release, words), 0);
		free(words);
		free(name);
	}
}

static struct repository *
look(void)
{
	static struct publish_options options;
	options = (struct publish_options){.repository = "R", .now = NOW_SECONDS, .now_given = true};
	struct repository *r = repository_open(&options, REPOSITORY_READ);
	assert_non_null(r);
	return r;
}

static int64_t
version(enum top_role role)
{
	struct repository *r = look();
	int64_t found = meta_version(r->published[role]);
	repository_close(r);
	return found;
}

static int64_t
serial_of(const char *edition, unsigned schema)
{
	struct repository *r = look();
	int64_t found = release_serial(r, edition, schema);
	repository_close(r);
	return found;
}

static bool
has_target(const char *name)
{
	struct repository *r = look();
	const json_t *targets = json_object_get(meta_signed(r->published[ROLE_TARGETS]), "targets");
	const json_t *target = json_object_get(targets, name);
	char *path = target ? release_path(r, name, target) : NULL;
	bool found = path && publish_file_exists(path);
	free(path);
	repository_close(r);
	return found;
}

/* A kiosk's trust, kept in the folder C over the life of a test. */
static enum status
client_refresh(struct report *report)
{
	size_t size;
	struct trust *trust = NULL;
	struct fetch_settings settings;
	*report = (struct report){0};
	if (!publish_file_exists("C/root.json")) {
		assert_true(publish_folder_make("C"));
		char *bytes = publish_file_read("R/1.root.json", METADATA_MAX_ROOT, &size, NULL);
		assert_non_null(bytes);
		assert_int_equal(trust_init("C", bytes, size, report), STATUS_DONE);
		free(bytes);
	}
	char *server = publish_printf("%s/R", home);
	fetch_settings_default(&settings);
	settings.server = server;
	assert_int_equal(trust_open(&trust, "C", report), STATUS_DONE);
	struct fetcher *fetcher = fetcher_new(&settings, report);
	assert_non_null(fetcher);
	enum status status = verify_refresh(trust, fetcher, NOW_SECONDS);
	fetcher_free(fetcher);
	trust_free(trust);
	free(server);
	return status;
}

static void
clients_accept(void)
{
	struct report report;
	if (client_refresh(&report) != STATUS_DONE)
		fail_msg("a kiosk refuses: %s", report.line);
	assert_int_equal(run(publish_verify, ""), 0);
}

/* -------------------------------------------------------------------- tests -- */

static void
first_release(void **state)
{
	(void)state;
	init_with_releases(1);
	clients_accept();
	assert_true(has_target("central/" SCHEMA "/catalogue.db"));
	assert_true(has_target("central/" SCHEMA "/catalogue.db.zst"));
	assert_int_equal(serial_of("central", CATALOGUE_SCHEMA), 1);

	struct repository *r = look();
	const json_t *target = json_object_get(repository_targets(r), "central/" SCHEMA "/catalogue.db");
	const json_t *custom = json_object_get(target, "custom");
	struct stat s;
	assert_int_equal(stat("1.db", &s), 0);
	assert_int_equal(json_integer_value(json_object_get(target, "length")), s.st_size);
	assert_int_equal(strlen(json_string_value(json_object_get(custom, "content_id"))), 64);
	assert_true(json_is_true(json_object_get(meta_signed(r->published[ROLE_ROOT]), "consistent_snapshot")));
	assert_int_equal(root_threshold(r->published[ROLE_ROOT], ROLE_ROOT), 2);
	assert_int_equal(json_array_size(root_keyids(r->published[ROLE_ROOT], ROLE_ROOT)), 3);
	const int days[] = {365, 90, 30, 7};
	int64_t now;
	assert_true(time_read(NOW, TIME_FORM_UTC_OR_DAY, &now));
	for (enum top_role role = 0; role < ROLES; role++)
		assert_int_equal(meta_expires(r->published[role]) - now, days[role] * 24 * 3600);
	repository_close(r);
}

static void
same_release_again(void **state)
{
	(void)state;
	init_with_releases(1);
	assert_int_equal(run(publish_release, "1.db"), 0);
	assert_int_equal(version(ROLE_TARGETS), 2);
	assert_int_equal(version(ROLE_TIMESTAMP), 2);
	assert_int_equal(run(publish_init, ""), 0);
	assert_int_equal(version(ROLE_ROOT), 1);
}

static void
deltas_of_ten_releases(void **state)
{
	(void)state;
	init_with_releases(13);
	clients_accept();
	for (int from = 1; from < 13; from++) {
		char *name = publish_printf("central/" SCHEMA "/delta/%d-13.zst", from);
		assert_int_equal(has_target(name), from >= 3);
		free(name);
	}
	assert_false(has_target("central/" SCHEMA "/delta/11-12.zst"));
	struct repository *r = look();
	const json_t *custom = json_object_get(json_object_get(repository_targets(r),
	    "central/" SCHEMA "/delta/3-13.zst"), "custom");
	assert_int_equal(json_integer_value(json_object_get(custom, "from")), 3);
	assert_int_equal(json_integer_value(json_object_get(custom, "to")), 13);
	repository_close(r);
	assert_false(publish_file_exists("R.work/releases/central/" SCHEMA "/2.db"));
	assert_true(publish_file_exists("R.work/releases/central/" SCHEMA "/3.db"));
}

/* A schema that this program does not know is there already when it publishes its own. */
static void
release_of_schema(const char *edition, unsigned schema, const char *path)
{
	char *keys[] = {(char *)"K"};
	struct publish_options options = {.repository = "R", .keys = {keys[0]}, .key_count = 1, .level = 1,
		.now = NOW_SECONDS, .now_given = true};
	struct repository *r = repository_open(&options, REPOSITORY_WRITE);
	assert_non_null(r);
	struct release release = {.edition = edition, .schema = schema, .content_id = "other"};
	char *taken = release_take(r, &release, path, "incoming");
	assert_non_null(taken);
	assert_true(release_add(r, &release, taken));
	assert_int_equal(repository_publish(r, false), 0);
	free(taken);
	repository_close(r);
}

static void
editions_and_schemas(void **state)
{
	(void)state;
	init_with_releases(1);
	make_catalogue("town.db", 28);
	assert_int_equal(run(publish_release, "--edition balatonkeresztur --new-edition town.db"), 0);
	release_of_schema("central", CATALOGUE_SCHEMA + 1, "town.db");
	assert_int_equal(serial_of("central", CATALOGUE_SCHEMA), 1);
	assert_int_equal(serial_of("central", CATALOGUE_SCHEMA + 1), 2);
	assert_int_equal(serial_of("balatonkeresztur", CATALOGUE_SCHEMA), 1);
	make_catalogue("next.db", 27);
	assert_int_equal(run(publish_release, "next.db"), 0);
	assert_int_equal(serial_of("central", CATALOGUE_SCHEMA), 3);
	assert_int_equal(serial_of("central", CATALOGUE_SCHEMA + 1), 2);
	assert_true(has_target("central/" SCHEMA "/delta/1-3.zst"));
	assert_true(has_target("balatonkeresztur/" SCHEMA "/catalogue.db.zst"));
	clients_accept();
}

static void
patch_bytes(const char *path, long at, const void *bytes, size_t size)
{
	int fd = open(path, O_WRONLY);
	assert_int_equal(pwrite(fd, bytes, size, at), (ssize_t)size);
	close(fd);
}

static void
what_is_no_catalogue(void **state)
{
	(void)state;
	init_with_releases(1);
	assert_true(publish_file_write("text.db", "not a database", 14, 0644));
	make_catalogue("schema.db", 9);
	patch_bytes("schema.db", 60, "\0\0\0\x7f", 4);
	make_catalogue("short.db", 9);
	assert_int_equal(truncate("short.db", 100000), 0);
	make_catalogue("damaged.db", 9);
	char zero[4096] = {0};
	patch_bytes("damaged.db", 40 * 4096, zero, sizeof zero);
	const char *const words[] = {"text.db", "schema.db", "short.db", "damaged.db", "absent.db", "."};
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		assert_int_equal(run(publish_release, words[i]), 1);
	assert_int_equal(version(ROLE_TARGETS), 2);
	assert_false(publish_file_exists("R.work/releases/central/" SCHEMA "/incoming"));
	clients_accept();
}

static void
wrong_usage(void **state)
{
	(void)state;
	init_with_releases(1);
	make_catalogue("2.db", 2);
	const char *const words[] = {"", "1.db 2.db", "--edition ../x 2.db", "--edition A 2.db",
		"--edition -x 2.db",
		"--serial 0 2.db", "--serial x 2.db", "--serial -1 2.db", "--level 99 2.db", "--what 1 2.db",
		"--timestamp-days 0 2.db", "--now 2036-02-30 2.db", "--now 2036-11-21T24:00:00Z 2.db",
		"--now yesterday 2.db"};
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		assert_int_equal(run(publish_release, words[i]), 2);
	assert_int_equal(run_only(publish_release, "--keys K 2.db"), 2);
	assert_int_equal(run_only(publish_release, "--repository R 2.db"), 2);
	assert_int_equal(run_only(publish_release, "--repository R 2.db --keys"), 2);
	assert_int_equal(run_only(publish_status, "--repository nowhere"), 1);
	assert_false(publish_file_exists("nowhere.work"));
	assert_int_equal(run(publish_rotate, "delegated"), 2);
	assert_int_equal(run(publish_release, "--serial 1 2.db"), 1);
	assert_int_equal(run(publish_release, "--serial 40 2.db"), 0);
	assert_int_equal(serial_of("central", CATALOGUE_SCHEMA), 40);
	assert_true(has_target("central/" SCHEMA "/delta/1-40.zst"));
}

static char *
target_hash(const char *name)
{
	struct repository *r = look();
	const json_t *target = json_object_get(repository_targets(r), name);
	char *hash = publish_printf("%s", json_string_value(json_object_get(json_object_get(target, "hashes"),
	    "sha256")));
	repository_close(r);
	return hash;
}

static void
withdrawing(void **state)
{
	(void)state;
	init_with_releases(2);
	char *good = target_hash("central/" SCHEMA "/catalogue.db");
	make_catalogue("bad.db", 30);
	assert_int_equal(run(publish_release, "bad.db"), 0);
	assert_int_equal(run(publish_withdraw, "3"), 0);
	assert_int_equal(serial_of("central", CATALOGUE_SCHEMA), 4);
	char *now = target_hash("central/" SCHEMA "/catalogue.db");
	assert_string_equal(now, good);
	assert_true(has_target("central/" SCHEMA "/delta/3-4.zst"));
	assert_int_equal(run(publish_withdraw, "3"), 0);
	assert_int_equal(serial_of("central", CATALOGUE_SCHEMA), 4);
	clients_accept();
	/* that was no better: back to the first */
	assert_int_equal(run(publish_withdraw, ""), 0);
	assert_int_equal(serial_of("central", CATALOGUE_SCHEMA), 5);
	assert_int_equal(run(publish_withdraw, ""), 1);
	assert_int_equal(run(publish_withdraw, "--to 3 5"), 0);
	assert_int_equal(serial_of("central", CATALOGUE_SCHEMA), 6);
	assert_int_equal(run(publish_withdraw, "7"), 1);
	assert_int_equal(run(publish_withdraw, "--edition none"), 1);
	free(now);
	free(good);
}

/* --------------------------------------------------------- what staff read -- */

#define DESK "central/" SCHEMA "/desk.db"

/* desk.db in the current folder, of all catalogues here. */
static void
make_desk(void)
{
	char *beside = publish_printf("%s.desk", catalogue);
	assert_true(publish_file_copy(beside, "desk.db"));
	free(beside);
}

static void
releases_what_staff_read(void **state)
{
	(void)state;
	init_with_releases(1);
	assert_false(has_target(DESK));
	make_desk();
	/* the catalogue is the same, and yet there is something new */
	assert_int_equal(run(publish_release, "1.db"), 0);
	assert_int_equal(serial_of("central", CATALOGUE_SCHEMA), 2);
	assert_true(has_target(DESK) && has_target(DESK ".zst"));
	assert_int_equal(run(publish_release, "1.db"), 0);
	assert_int_equal(serial_of("central", CATALOGUE_SCHEMA), 2);
	make_catalogue("2.db", 2);
	assert_int_equal(run(publish_release, "2.db"), 0);
	assert_true(has_target(DESK));
	clients_accept();
	/* none beside it: none is published */
	assert_int_equal(unlink("desk.db"), 0);
	make_catalogue("3.db", 3);
	assert_int_equal(run(publish_release, "3.db"), 0);
	assert_false(has_target(DESK) || has_target(DESK ".zst"));
	/* what comes back comes back with it */
	assert_int_equal(run(publish_withdraw, ""), 0);
	assert_int_equal(serial_of("central", CATALOGUE_SCHEMA), 5);
	assert_true(has_target(DESK) && has_target(DESK ".zst"));
	clients_accept();
}

static void
what_staff_read_must_fit(void **state)
{
	(void)state;
	init_with_releases(1);
	make_desk();
	struct stat s;
	assert_int_equal(stat("desk.db", &s), 0);
	patch_bytes("desk.db", s.st_size - 3, "?", 1); /* in the last row of the last page */
	make_catalogue("2.db", 2);
	assert_int_equal(run(publish_release, "2.db"), 1);
	assert_int_equal(serial_of("central", CATALOGUE_SCHEMA), 1);
	assert_true(publish_file_write("desk.db", "hello", 5, 0644));
	assert_int_equal(run(publish_release, "2.db"), 1);
	assert_int_equal(serial_of("central", CATALOGUE_SCHEMA), 1);
	assert_false(publish_file_exists("R.work/releases/central/" SCHEMA "/incoming.desk"));
	clients_accept();
}

/* --------------------------------------------------------- keys elsewhere -- */

static void
move_keys(const char *pattern, const char *to)
{
	char *command = publish_printf("mkdir -p %s && mv %s %s", to, pattern, to);
	assert_int_equal(system(command), 0);
	free(command);
}

static void
targets_signed_elsewhere(void **state)
{
	(void)state;
	init_with_releases(1);
	move_keys("K/root-* K/targets-*", "away");
	make_catalogue("2.db", 2);
	assert_int_equal(run(publish_release, "2.db"), EXIT_UNSIGNED);
	assert_int_equal(version(ROLE_TARGETS), 2);
	assert_true(publish_file_exists("R.work/staged/3.targets.json"));
	clients_accept();

	/* the hourly refresh goes on in the meantime */
	assert_int_equal(run(publish_refresh, "--now 2036-11-21T09:00:00Z"), 0);
	assert_int_equal(version(ROLE_TIMESTAMP), 3);
	assert_int_equal(version(ROLE_TARGETS), 2);

	assert_true(publish_file_copy("R.work/staged/3.targets.json", "3.targets.json"));
	assert_int_equal(run(publish_sign, "3.targets.json"), 1); /* not signed yet */
	assert_int_equal(run_only(publish_sign, "--keys K 3.targets.json"), 1); /* no such key here */
	assert_int_equal(run_only(publish_sign, "--keys away 3.targets.json"), 0);
	assert_int_equal(run(publish_sign, "3.targets.json"), 0);
	assert_int_equal(version(ROLE_TARGETS), 3);
	assert_int_equal(serial_of("central", CATALOGUE_SCHEMA), 2);
	assert_false(publish_file_exists("R.work/staged/3.targets.json"));
	assert_int_equal(run(publish_sign, "3.targets.json"), 1); /* nothing waits for it now */
	clients_accept();
}

static void
foreign_signatures(void **state)
{
	(void)state;
	init_with_releases(1);
	move_keys("K/targets-*", "away");
	make_catalogue("2.db", 2);
	assert_int_equal(run(publish_release, "2.db"), EXIT_UNSIGNED);
	assert_int_equal(run_only(publish_key, "targets --keys other"), 0);
	assert_true(publish_file_copy("R.work/staged/3.targets.json", "3.targets.json"));
	assert_int_equal(run_only(publish_sign, "--keys other 3.targets.json"), 0);
	assert_int_equal(run(publish_sign, "3.targets.json"), 1);
	/* what is prepared anew makes the signed copy void */
	assert_int_equal(run_only(publish_sign, "--keys away 3.targets.json"), 0);
	make_catalogue("3.db", 3);
	assert_int_equal(run(publish_release, "3.db"), EXIT_UNSIGNED);
	assert_int_equal(run(publish_sign, "3.targets.json"), 1);
	assert_int_equal(version(ROLE_TARGETS), 2);
	clients_accept();
}

static void
every_key_elsewhere(void **state)
{
	(void)state;
	const char *const keys[][2] = {{"root --keys a", "a"}, {"root --keys b", "b"}, {"root --keys c", "c"},
		{"targets --keys d", "d"}};
	for (size_t i = 0; i < 4; i++) {
		assert_int_equal(run_only(publish_key, keys[i][0]), 0);
		char *command = publish_printf("mkdir -p K && cp %s/*.pub K", keys[i][1]);
		assert_int_equal(system(command), 0);
		free(command);
	}
	assert_int_equal(run(publish_init, ""), EXIT_UNSIGNED);
	assert_false(publish_file_exists("R/1.root.json"));
	assert_true(publish_file_copy("R.work/staged/1.root.json", "1.root.json"));
	assert_true(publish_file_copy("R.work/staged/1.targets.json", "1.targets.json"));
	assert_int_equal(run_only(publish_sign, "--keys a 1.root.json"), 0);
	assert_int_equal(run(publish_sign, "1.root.json"), EXIT_UNSIGNED); /* one of two */
	assert_int_equal(run_only(publish_sign, "--keys c 1.root.json"), 0);
	assert_int_equal(run_only(publish_sign, "--keys d 1.targets.json"), 0);
	assert_int_equal(run(publish_sign, "1.root.json 1.targets.json"), 0);
	clients_accept();
}

static void
passphrases(void **state)
{
	(void)state;
	assert_true(publish_file_write("phrase", "correct horse\nrest\n", 19, 0600));
	setenv("KALAUZ_PASSPHRASE_FILE", "phrase", 1);
	init_with_releases(1);
	clients_accept();
	assert_true(publish_file_write("phrase", "wrong horse\n", 12, 0600));
	assert_int_equal(run(publish_refresh, ""), 1);
	setenv("KALAUZ_PASSPHRASE_FILE", "absent", 1);
	assert_int_equal(run(publish_refresh, ""), 1);
	assert_int_equal(version(ROLE_TIMESTAMP), 2);
	unsetenv("KALAUZ_PASSPHRASE_FILE");
}

static void
open_key_files(void **state)
{
	(void)state;
	init_with_releases(1);
	assert_int_equal(system("chmod 644 K/timestamp-*.pem"), 0);
	assert_int_equal(run(publish_refresh, ""), 1);
	assert_int_equal(version(ROLE_TIMESTAMP), 2);
}

/* ------------------------------------------------------------------ rotation -- */

static void
rotating_every_role(void **state)
{
	(void)state;
	init_with_releases(1);
	const char *const roles[] = {"timestamp", "snapshot", "targets"};
	for (size_t i = 0; i < 3; i++) {
		assert_int_equal(run(publish_rotate, roles[i]), 0);
		clients_accept();
	}
	assert_int_equal(version(ROLE_ROOT), 4);
	assert_int_equal(run(publish_rotate, "root"), 1); /* which one? */
	struct repository *r = look();
	char *words = publish_printf("root --replace %.12s",
	    json_string_value(json_array_get(root_keyids(r->published[ROLE_ROOT], ROLE_ROOT), 1)));
	repository_close(r);
	assert_int_equal(run(publish_rotate, words), 0);
	assert_int_equal(run(publish_rotate, words), 1); /* it is no key any more */
	assert_int_equal(version(ROLE_ROOT), 5);
	clients_accept();
	free(words);
	make_catalogue("2.db", 2);
	assert_int_equal(run(publish_release, "2.db"), 0);
	clients_accept();
}

/* The old key is lost: clients cannot have both, but they come through. */
static void
rotating_a_lost_key(void **state)
{
	(void)state;
	init_with_releases(1);
	clients_accept();
	move_keys("K/timestamp-* K/targets-*", "lost");
	assert_int_equal(run(publish_rotate, "timestamp"), 0);
	clients_accept();
	assert_int_equal(run(publish_rotate, "targets"), 0);
	assert_int_equal(version(ROLE_ROOT), 3);
	clients_accept();
}

static void
rotation_waits_for_root_keys(void **state)
{
	(void)state;
	init_with_releases(1);
	move_keys("K/root-*", "away");
	assert_int_equal(run(publish_rotate, "snapshot"), EXIT_UNSIGNED);
	assert_int_equal(run(publish_rotate, "snapshot"), EXIT_UNSIGNED);
	make_catalogue("2.db", 2);
	assert_int_equal(run(publish_release, "2.db"), EXIT_UNSIGNED); /* the root still waits … */
	assert_int_equal(serial_of("central", CATALOGUE_SCHEMA), 2);                  /* … and holds up nothing */
	clients_accept();
	assert_true(publish_file_copy("R.work/staged/2.root.json", "2.root.json"));
	assert_int_equal(run_only(publish_sign, "--keys away 2.root.json"), 0);
	assert_int_equal(run(publish_sign, "2.root.json"), 0);
	assert_int_equal(version(ROLE_ROOT), 2);
	clients_accept();
}

/* ------------------------------------------------------------------- lifetime -- */

/* What a command says on stderr. */
static char said[16384];

static int
run_and_listen(int (*command)(int, char **), const char *words)
{
	FILE *caught = tmpfile();
	fflush(stderr);
	int real = dup(STDERR_FILENO);
	assert_true(caught && dup2(fileno(caught), STDERR_FILENO) >= 0);
	int status = run(command, words);
	fflush(stderr);
	dup2(real, STDERR_FILENO);
	close(real);
	rewind(caught);
	said[fread(said, 1, sizeof said - 1, caught)] = '\0';
	fclose(caught);
	return status;
}

static void
says(int (*command)(int, char **), const char *words, int status, const char *what)
{
	int found = run_and_listen(command, words);
	if (found != status || !strstr(said, what))
		fail_msg("%s: status %d, not %d; said, not \"%s\": %s", words, found, status, what, said);
}

static void
expiry_and_renewal(void **state)
{
	(void)state;
	init_with_releases(1);
	assert_int_equal(run(publish_verify, "--now 2036-11-24T08:00:00Z"), 0);
	says(publish_verify, "--now 2036-11-28T07:59:59Z", EXIT_SOON, "timestamp expires in 0 minutes; run kalauz-publish refresh");
	says(publish_verify, "--now 2036-11-28T08:00:01Z", EXIT_EXPIRED, "timestamp expired 0 minutes ago");
	assert_int_equal(run(publish_refresh, "--now 2036-11-28T09:00:00Z"), 0);
	assert_int_equal(version(ROLE_SNAPSHOT), 2);
	assert_int_equal(run(publish_verify, "--now 2036-11-28T09:00:00Z"), 0);
	assert_int_equal(run(publish_refresh, "--now 2036-12-12"), 0); /* half of 30 days are over */
	assert_int_equal(version(ROLE_SNAPSHOT), 3);
	assert_int_equal(run(publish_renew, "root --timestamp-days 3 --now 2036-12-12"), 0);
	assert_int_equal(run(publish_renew, "targets --now 2036-12-12"), 0);
	assert_int_equal(run(publish_renew, "snapshot --now 2036-12-12"), 1);
	assert_int_equal(run(publish_refresh, "--now 2036-12-12"), 0);
	assert_int_equal(run(publish_verify, "--now 2036-12-14T23:59:59Z"), EXIT_SOON);
	assert_int_equal(run(publish_verify, "--now 2036-12-15T00:00:01Z"), EXIT_EXPIRED);
	assert_int_equal(run(publish_status, "--now 2036-12-15T00:00:01Z"), EXIT_EXPIRED);
}

/* A key that is not here must sign: who runs the timer hears of it, each in its own way. */
static void
expiry_of_offline_roles(void **state)
{
	(void)state;
	init_with_releases(1);
	says(publish_refresh, "--now 2037-01-04", 0, "");
	says(publish_refresh, "--now 2037-01-06", EXIT_SOON, "targets expires in 44 days; run kalauz-publish renew targets");
	says(publish_status, "--now 2037-01-06", EXIT_SOON, "renew targets, where the targets key is");
	says(publish_refresh, "--now 2037-02-20", EXIT_EXPIRED, "targets expired 16 hours ago, and kiosks take nothing new");
	says(publish_verify, "--now 2037-02-20", EXIT_EXPIRED, "targets expired");
	assert_int_equal(run(publish_renew, "targets --now 2037-02-20"), 0);
	says(publish_refresh, "--now 2037-11-30", EXIT_EXPIRED, "root expired 8 days ago");
	assert_non_null(strstr(said, "renew root, where two root keys are"));
	assert_int_equal(run(publish_renew, "root --now 2037-11-30"), EXIT_EXPIRED); /* the targets, too */
	assert_int_equal(run(publish_renew, "targets --now 2037-11-30"), 0);
	assert_int_equal(run(publish_status, "--now 2037-11-30"), 0);
}

/* ---------------------------------------------------------------------- clock -- */

static struct publish_options clock_options;

static int64_t
at(const char *words)
{
	int64_t time;
	assert_true(time_read(words, TIME_FORM_UTC_OR_DAY, &time));
	return time;
}

/* What the clock gives when it says `now`, and the newest metadata was signed then. */
static bool
clock_gives(const char *now, const char *signed_at, bool signing, const char *gives)
{
	int64_t out;
	clock_options = (struct publish_options){.now = at(now)};
	bool good = publish_clock(&clock_options, signed_at ? at(signed_at) : 0, 7, signing, &out);
	assert_int_equal(out, at(gives));
	return good;
}

static void
a_clock_is_believed_within_bounds(void **state)
{
	(void)state;
	const char *day = version_day, *later = "2036-11-21T08:00:00Z";
	assert_false(clock_gives("1970-01-02", NULL, true, day));
	assert_true(clock_gives("1970-01-02", NULL, false, day));
	assert_true(clock_gives(later, NULL, true, later));
	assert_false(clock_gives("2036-11-21T06:59:59Z", later, true, later));
	assert_true(clock_gives("2036-11-21T07:00:01Z", later, true, later)); /* set back a little */
	assert_true(clock_gives("2036-11-28T08:00:00Z", later, true, "2036-11-28T08:00:00Z"));
	assert_false(clock_gives("2036-11-28T08:00:01Z", later, true, "2036-11-28T08:00:01Z"));
	assert_false(clock_gives("2099-01-01", later, true, "2099-01-01"));
	assert_true(clock_gives("2099-01-01", later, false, "2099-01-01"));
	clock_options.now_given = true;
	int64_t out;
	assert_true(publish_clock(&clock_options, at("2036-11-21"), 7, true, &out));
}

/* The machine's clock is years before NOW, which was signed. */
static void
a_wrong_clock_signs_nothing(void **state)
{
	(void)state;
	init_with_releases(1);
	make_catalogue("2.db", 2);
	char *words[] = {(char *)"refresh", (char *)"--repository", (char *)"R", (char *)"--keys", (char *)"K", NULL};
	assert_int_equal(publish_refresh(5, words), 1);
	assert_int_equal(version(ROLE_TIMESTAMP), 2);
	assert_int_equal(run_only(publish_release, "--repository R --keys K 2.db"), 1);
	assert_int_equal(serial_of("central", CATALOGUE_SCHEMA), 1);
	/* what would be expired on the day of the build is not published, whoever says so */
	says(publish_release, "2.db --now 1970-01-02", 1, "prepare it anew, with a clock that is right");
	assert_int_equal(serial_of("central", CATALOGUE_SCHEMA), 1);
	assert_int_equal(run(publish_release, "2.db"), 0);
	/* a clock that was too far ahead for once: the time is stated, and counts from then on */
	assert_int_equal(run(publish_refresh, "--now 2036-12-31"), 0);
	assert_int_equal(run(publish_refresh, ""), 0);
	clients_accept();
}

/* Prepared, and signed when it was too late. */
static void
what_waited_too_long_is_not_published(void **state)
{
	(void)state;
	init_with_releases(1);
	move_keys("K/targets-*", "away");
	make_catalogue("2.db", 2);
	assert_int_equal(run(publish_release, "--targets-days 1 2.db"), EXIT_UNSIGNED);
	assert_true(publish_file_copy("R.work/staged/3.targets.json", "3.targets.json"));
	assert_int_equal(run_only(publish_sign, "--keys away --now 2036-11-23 3.targets.json"), 1);
	assert_int_equal(run_only(publish_sign, "--keys away --now 2036-11-22 3.targets.json"), 0);
	says(publish_sign, "3.targets.json --now 2036-11-23", 1, "3.targets.json expires on 2036-11-22T08:00:00Z");
	assert_int_equal(version(ROLE_TARGETS), 2);
	assert_int_equal(run(publish_refresh, "--now 2036-11-23"), 0);
	assert_int_equal(run(publish_renew, "targets --now 2036-11-23 --keys away"), 0);
	assert_int_equal(version(ROLE_TARGETS), 3);
	assert_int_equal(serial_of("central", CATALOGUE_SCHEMA), 2);
}

/* ------------------------------------------------------------- what was lost -- */

static void
shell(const char *command)
{
	assert_int_equal(system(command), 0);
}

/* Refreshes until timestamp is at version 14. */
static void
refresh_often_from(int first)
{
	for (int i = first; i < 14; i++)
		assert_int_equal(run(publish_refresh, ""), 0);
	assert_int_equal(version(ROLE_TIMESTAMP), 14);
	clients_accept();
}

static void
refresh_often(void)
{
	refresh_often_from(2);
}

static void
goes_on_above_a_lost_timestamp(void **state)
{
	(void)state;
	static const char *const losses[] = {
		"rm R/timestamp.json", ": > R/timestamp.json", "echo '{' > R/timestamp.json", "echo '{}' > R/timestamp.json",
		"head -c 100 R/1.root.json > R/timestamp.json", "rm R/timestamp.json R/*.snapshot.json",
		"for f in R/*.snapshot.json; do : > $f; done", "rm R/timestamp.json R.work/published.json",
		"rm R/timestamp.json K/timestamp-*.published", "rm -r R/timestamp.json R.work", "rm -r R/timestamp.json R.work K/*.published",
	};
	init_with_releases(1);
	refresh_often();
	shell("mkdir saved && cp -a R R.work K C saved");
	for (size_t i = 0; i < sizeof losses / sizeof *losses; i++) {
		shell(losses[i]);
		assert_int_not_equal(run(publish_verify, ""), 0);
		assert_int_equal(run(publish_refresh, ""), 0);
		assert_true(version(ROLE_TIMESTAMP) > 14);
		clients_accept();
		shell("rm -rf R R.work K C && cp -a saved/* .");
	}
}

static void
goes_on_above_an_older_backup(void **state)
{
	(void)state;
	init_with_releases(1);
	shell("mkdir backup && cp -a R R.work backup");
	refresh_often();
	shell("rm -r R R.work && cp -a backup/* .");
	says(publish_verify, "", EXIT_FAILURE, "timestamp is at version 2, but 14 was published");
	assert_int_equal(run(publish_refresh, ""), 0);
	assert_int_equal(version(ROLE_TIMESTAMP), 15);
	clients_accept();
}

/* Targets were lost, too, and their key is elsewhere: nothing is made that kiosks would refuse. */
static void
targets_of_an_older_backup(void **state)
{
	(void)state;
	init_with_releases(1);
	shell("mkdir backup && cp -a R R.work backup");
	make_catalogue("2.db", 2);
	make_catalogue("3.db", 3);
	assert_int_equal(run(publish_release, "2.db"), 0);
	refresh_often_from(3);
	shell("rm -r R R.work && cp -a backup/* .");
	move_keys("K/targets-*", "away");
	says(publish_refresh, "", 1, "the newest targets here are version 2, but 3 was published");
	assert_non_null(strstr(said, "kalauz-publish renew targets"));
	assert_int_equal(version(ROLE_TIMESTAMP), 2);
	says(publish_status, "", 1, "targets is at version 2, but 3 was published");
	/* the cure: the key, and the release again */
	assert_int_equal(run(publish_renew, "targets --keys away"), 0);
	assert_int_equal(version(ROLE_TARGETS), 4);
	says(publish_status, "", 1, "release 1 of central is published, but 2 was");
	assert_int_equal(run(publish_release, "3.db --keys away"), 0);
	assert_int_equal(serial_of("central", CATALOGUE_SCHEMA), 3);
	says(publish_status, "", 0, "");
	clients_accept();
}

static void
damaged_targets(void **state)
{
	(void)state;
	init_with_releases(2);
	clients_accept();
	shell(": > R/3.targets.json");
	says(publish_refresh, "", 1, "R/3.targets.json: is empty");
	assert_non_null(strstr(said, "counts as lost"));
	make_catalogue("3.db", 3);
	assert_int_equal(run(publish_release, "3.db"), 0);
	assert_int_equal(version(ROLE_TARGETS), 4);
	assert_int_equal(serial_of("central", CATALOGUE_SCHEMA), 3);
	clients_accept();
}

static void
a_lost_root(void **state)
{
	(void)state;
	init_with_releases(1);
	assert_int_equal(run(publish_rotate, "timestamp"), 0);
	clients_accept();
	shell("mv R/2.root.json away");
	says(publish_refresh, "", 1, "2.root.json was published and is lost; copy it back");
	says(publish_status, "", 1, "2.root.json was published and is lost");
	shell(": > R/2.root.json");
	says(publish_refresh, "", 1, "2.root.json was published and is lost");
	shell("mv away R/2.root.json && mv R/1.root.json away");
	says(publish_refresh, "", 1, "1.root.json was published and is lost");
	shell("mv away R/1.root.json");
	assert_int_equal(run(publish_refresh, ""), 0);
	clients_accept();
}

/* The keys alone are left: a new repository goes on above the one that kiosks know. */
static void
all_but_the_keys_lost(void **state)
{
	(void)state;
	init_with_releases(2);
	refresh_often_from(3);
	shell("rm -r R R.work");
	assert_int_equal(run(publish_init, ""), 0);
	make_catalogue("3.db", 3);
	assert_int_equal(run(publish_release, "3.db"), 0);
	assert_int_equal(serial_of("central", CATALOGUE_SCHEMA), 3);
	clients_accept();
}

static void
damaged_memory(void **state)
{
	(void)state;
	init_with_releases(1);
	refresh_often();
	shell("echo '{\"timestamp\": \"x\", \"serials\": 3}' > R.work/published.json; : > $(ls K/*.published)");
	assert_int_equal(run(publish_refresh, ""), 0);
	assert_int_equal(version(ROLE_TIMESTAMP), 15);
	shell("echo '{\"timestamp\": 9007199254740991, \"targets\": -4}' > R.work/published.json");
	assert_int_equal(run(publish_refresh, ""), 0);
	assert_int_equal(version(ROLE_TIMESTAMP), 16);
	clients_accept();
}

static void
damaged_preparation(void **state)
{
	(void)state;
	init_with_releases(1);
	move_keys("K/targets-*", "away");
	make_catalogue("2.db", 2);
	assert_int_equal(run(publish_release, "2.db"), EXIT_UNSIGNED);
	shell(": > R.work/staged/3.targets.json");
	says(publish_status, "", 0, "is empty");
	says(publish_refresh, "", 0, "staged/3.targets.json: is removed; prepare it anew");
	assert_int_equal(run(publish_release, "2.db"), EXIT_UNSIGNED);
}

/* ------------------------------------------------------------------- editions -- */

static void
new_editions_are_asked_for(void **state)
{
	(void)state;
	assert_int_equal(run(publish_init, ""), 0);
	make_catalogue("1.db", 1);
	says(publish_release, "--edition szeged 1.db", 1, "szeged: there is no such edition here, but: none; for a new one");
	assert_int_equal(run(publish_release, "1.db"), 0);
	assert_int_equal(run(publish_release, "--edition szeged --new-edition 1.db"), 0);
	says(publish_release, "--edition szegd 1.db", 1, "szegd: there is no such edition here, but: central, szeged; for a new");
	assert_int_equal(run(publish_release, "--edition szeged 1.db"), 0);
	says(publish_drop, "szegd", 1, "szegd: there is no such edition here, but: central, szeged");
	assert_int_equal(run(publish_drop, "szeged"), 0);
	assert_false(has_target("szeged/" SCHEMA "/catalogue.db"));
	assert_true(has_target("central/" SCHEMA "/catalogue.db"));
	clients_accept();
	/* the name comes back above what kiosks have seen */
	assert_int_equal(run(publish_release, "--edition szeged 1.db"), 1);
	assert_int_equal(run(publish_release, "--edition szeged --new-edition 1.db"), 0);
	assert_int_equal(serial_of("szeged", CATALOGUE_SCHEMA), 2);
	clients_accept();
}

static void
a_dropped_edition_leaves_nothing(void **state)
{
	(void)state;
	init_with_releases(1);
	assert_int_equal(run(publish_release, "--edition szeged --new-edition 1.db"), 0);
	assert_int_equal(run(publish_drop, "szeged"), 0);
	shell("test -n \"$(ls R/szeged/* R.work/releases/szeged/*)\""); /* kiosks may be at it */
	for (int i = 0; i < 6; i++)
		assert_int_equal(run(publish_renew, "targets"), 0);
	shell("touch -d '3 days ago' R/*.targets.json");
	assert_int_equal(run(publish_refresh, ""), 0);
	shell("test -z \"$(find R/szeged R.work/releases/szeged -type f)\"");
	clients_accept();
}

/* ------------------------------------------------------------ hands of others -- */

static void
what_others_put_there(void **state)
{
	(void)state;
	init_with_releases(1);
	make_catalogue("2.db", 2);
	/* targets in our format, but of another's key */
	assert_int_equal(system("sed 's/\"version\":2/\"version\":3/' R/2.targets.json > R/3.targets.json"), 0);
	assert_int_equal(run(publish_release, "2.db"), 1);
	assert_int_equal(run(publish_refresh, ""), 1);
	assert_int_equal(run(publish_verify, ""), 1);
	assert_int_equal(unlink("R/3.targets.json"), 0);
	assert_int_equal(system("sed 's/\"version\":1/\"version\":2/' R/1.root.json > R/2.root.json"), 0);
	assert_int_equal(run(publish_release, "2.db"), 1);
	assert_int_equal(unlink("R/2.root.json"), 0);
	assert_int_equal(run(publish_refresh, ""), 0);
}

static void
verify_finds_damage(void **state)
{
	(void)state;
	init_with_releases(2);
	const char *const names[] = {"central/" SCHEMA "/catalogue.db", "central/" SCHEMA "/catalogue.db.zst",
		"central/" SCHEMA "/delta/1-2.zst"};
	for (size_t i = 0; i < 3; i++) {
		struct repository *r = look();
		char *path = release_path(r, names[i], json_object_get(repository_targets(r), names[i]));
		char byte, other;
		repository_close(r);
		int fd = open(path, O_RDWR);
		assert_int_equal(pread(fd, &byte, 1, 30), 1);
		other = (char)(byte ^ 1);
		assert_int_equal(pwrite(fd, &other, 1, 30), 1);
		assert_int_equal(run(publish_verify, ""), 1);
		assert_int_equal(pwrite(fd, &byte, 1, 30), 1);
		close(fd);
		assert_int_equal(run(publish_verify, ""), 0);
		char *away = publish_printf("%s.away", path);
		rename(path, away);
		assert_int_equal(run(publish_verify, ""), 1);
		rename(away, path);
		free(away);
		free(path);
	}
}

static void
one_at_a_time(void **state)
{
	(void)state;
	init_with_releases(1);
	int fd = open("R.work/lock", O_RDWR);
	assert_int_equal(flock(fd, LOCK_EX), 0);
	assert_int_equal(run(publish_refresh, ""), 1);
	assert_int_equal(run(publish_status, ""), 0);
	close(fd);
	assert_int_equal(run(publish_refresh, ""), 0);
}

/* ------------------------------------------------------------------- crashes -- */

/* Runs the command in a child that dies, or gets EIO, at that step. Its exit status, or CLEAN. */
static int
run_until(int (*command)(int, char **), const char *words, long at, bool fails)
{
	fflush(stdout);
	pid_t child = fork();
	if (child == 0) {
		steps = 0;
		crash_at = at;
		fail_there = fails;
		int result = run(command, words);
		_exit(result == EXIT_SUCCESS && steps < at ? CLEAN : result);
	}
	int status;
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFEXITED(status));
	return WEXITSTATUS(status);
}

/* Dies at every step in turn; after each, kiosks accept what is there and the same command completes. */
static void
interrupted(int (*command)(int, char **), const char *words, bool fails)
{
	long at = 1;
	int status;
	assert_int_equal(system("rm -rf saved C && mkdir saved && cp -al R R.work K saved"), 0);
	do {
		status = run_until(command, words, at, fails);
		assert_true(status == CLEAN || (fails ? status == EXIT_FAILURE || status == EXIT_SUCCESS :
		    status == CRASHED));
		clients_accept();
		if (status != CLEAN) {
			assert_int_equal(run(command, words), 0);
			clients_accept();
			assert_int_equal(system("rm -rf R R.work K C && cp -al saved/R saved/R.work saved/K ."), 0);
		}
		at++;
	} while (status != CLEAN);
	print_message("%ld steps\n", at - 2);
	assert_true(at > 8);
}

static void
release_dies(void **state)
{
	(void)state;
	init_with_releases(1);
	make_catalogue("2.db", 2);
	interrupted(publish_release, "2.db", false);
	assert_int_equal(serial_of("central", CATALOGUE_SCHEMA), 2);
	assert_int_equal(version(ROLE_TARGETS), 3);
}

static void
release_gets_errors(void **state)
{
	(void)state;
	init_with_releases(1);
	make_catalogue("2.db", 2);
	interrupted(publish_release, "2.db", true);
	assert_int_equal(serial_of("central", CATALOGUE_SCHEMA), 2);
}

static void
rotation_dies(void **state)
{
	(void)state;
	init_with_releases(1);
	interrupted(publish_rotate, "timestamp", false);
	interrupted(publish_rotate, "targets", false);
}

static void
withdrawal_dies(void **state)
{
	(void)state;
	init_with_releases(2);
	interrupted(publish_withdraw, "2", false);
	assert_int_equal(serial_of("central", CATALOGUE_SCHEMA), 3);
}

static void
init_dies(void **state)
{
	(void)state;
	long at = 1;
	int status;
	do {
		status = run_until(publish_init, "", at++, false);
		assert_int_equal(run(publish_init, ""), 0);
		clients_accept();
		/* however often it died: three root keys, and one of each other role */
		assert_int_equal(system("test $(ls K/*.pub | wc -l) = 6"), 0);
		assert_int_equal(system("rm -rf R R.work K C"), 0);
	} while (status == CRASHED);
	assert_int_equal(status, CLEAN);
}

/* A release that died is given up, and another catalogue takes its serial. */
static void
another_takes_the_serial(void **state)
{
	(void)state;
	init_with_releases(1);
	make_catalogue("2.db", 2);
	make_catalogue("3.db", 3);
	for (long at = 1, status = CRASHED; status == CRASHED; at++) {
		assert_int_equal(system("rm -rf saved && mkdir saved && cp -al R R.work K saved"), 0);
		status = run_until(publish_release, "2.db", at, false);
		assert_int_equal(run(publish_release, "3.db"), 0);
		assert_int_equal(run(publish_verify, ""), 0);
		assert_int_equal(system("rm -rf R R.work K && mv saved/R saved/R.work saved/K ."), 0);
	}
}

static int
build_catalogue(void **state)
{
	(void)state;
	const char *build = getenv("KALAUZ_BUILD");
	int fd = mkstemp(catalogue);
	assert_true(fd >= 0);
	close(fd);
	char *command = publish_printf("%s/kalauz-data build -o %s --desk %s.desk tests/fixtures/small >/dev/null",
	    build ? build : "build", catalogue, catalogue);
	int status = system(command);
	free(command);
	return status;
}

static int
remove_catalogue(void **state)
{
	(void)state;
	char *desk = publish_printf("%s.desk", catalogue);
	unlink(desk);
	free(desk);
	return unlink(catalogue);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, test_begin, test_end)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(first_release),
		TEST(same_release_again),
		TEST(deltas_of_ten_releases),
		TEST(editions_and_schemas),
		TEST(what_is_no_catalogue),
		TEST(wrong_usage),
		TEST(withdrawing),
		TEST(releases_what_staff_read),
		TEST(what_staff_read_must_fit),
		TEST(targets_signed_elsewhere),
		TEST(foreign_signatures),
		TEST(every_key_elsewhere),
		TEST(passphrases),
		TEST(open_key_files),
		TEST(rotating_every_role),
		TEST(rotating_a_lost_key),
		TEST(rotation_waits_for_root_keys),
		TEST(expiry_and_renewal),
		TEST(expiry_of_offline_roles),
		TEST(a_clock_is_believed_within_bounds),
		TEST(a_wrong_clock_signs_nothing),
		TEST(what_waited_too_long_is_not_published),
		TEST(goes_on_above_a_lost_timestamp),
		TEST(goes_on_above_an_older_backup),
		TEST(targets_of_an_older_backup),
		TEST(damaged_targets),
		TEST(a_lost_root),
		TEST(all_but_the_keys_lost),
		TEST(damaged_memory),
		TEST(damaged_preparation),
		TEST(new_editions_are_asked_for),
		TEST(a_dropped_edition_leaves_nothing),
		TEST(what_others_put_there),
		TEST(verify_finds_damage),
		TEST(one_at_a_time),
		TEST(release_dies),
		TEST(release_gets_errors),
		TEST(rotation_dies),
		TEST(withdrawal_dies),
		TEST(init_dies),
		TEST(another_takes_the_serial),
	};
	return freopen("/dev/null", "r", stdin) ? cmocka_run_group_tests(tests, build_catalogue, remove_catalogue) : 1;
}
