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
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "data/date.h"
#include "sync/publisher/publish_catalogue.h"
#include "sync/publisher/publish_commands.h"
#include "sync/publisher/publish_files.h"
#include "sync/trust/metadata.h"
#include "sync/trust/verify.h"

#define NOW "2026-11-21T08:00:00Z"
enum { MAX_ARGUMENTS = 24, CRASHED = 77, CLEAN = 78 /* the step was not reached */ };

static char *home; /* the temporary folder of one test; also the current one */
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
	home = publish_printf("/tmp/test_publish-XXXXXX");
	assert_non_null(mkdtemp(home));
	assert_int_equal(chdir(home), 0);
	steps = crash_at = 0;
	fail_there = false;
	return 0;
}

static int
test_end(void **state)
{
	(void)state;
	char *command = publish_printf("rm -rf %s", home);
	assert_int_equal(chdir("/"), 0);
	int status = system(command);
	free(command);
	free(home);
	return status;
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
	sqlite3 *db;
	char *sql = publish_printf("PRAGMA journal_mode = OFF; "
	    "UPDATE meta SET value = '2026-10-%02d' WHERE key = 'date'", day);
	assert_true(publish_file_copy(catalogue, name));
	assert_int_equal(sqlite3_open(name, &db), SQLITE_OK);
	assert_int_equal(sqlite3_exec(db, sql, NULL, NULL, NULL), SQLITE_OK);
	sqlite3_close(db);
	free(sql);
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
	options = (struct publish_options){.repository = "R", .now = 1795248000};
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
	enum status status = verify_refresh(trust, fetcher, 1795248000);
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
	assert_true(has_target("central/1/catalogue.db"));
	assert_true(has_target("central/1/catalogue.db.zst"));
	assert_int_equal(serial_of("central", 1), 1);

	struct repository *r = look();
	const json_t *target = json_object_get(repository_targets(r), "central/1/catalogue.db");
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
		char *name = publish_printf("central/1/delta/%d-13.zst", from);
		assert_int_equal(has_target(name), from >= 3);
		free(name);
	}
	assert_false(has_target("central/1/delta/11-12.zst"));
	struct repository *r = look();
	const json_t *custom = json_object_get(json_object_get(repository_targets(r),
	    "central/1/delta/3-13.zst"), "custom");
	assert_int_equal(json_integer_value(json_object_get(custom, "from")), 3);
	assert_int_equal(json_integer_value(json_object_get(custom, "to")), 13);
	repository_close(r);
	assert_false(publish_file_exists("R.work/releases/central/1/2.db"));
	assert_true(publish_file_exists("R.work/releases/central/1/3.db"));
}

/* A schema that this program does not know is there already when it publishes its own. */
static void
release_of_schema(const char *edition, unsigned schema, const char *path)
{
	char *keys[] = {(char *)"K"};
	struct publish_options options = {.repository = "R", .keys = {keys[0]}, .key_count = 1, .level = 1};
	assert_true(time_read(NOW, TIME_FORM_UTC_OR_DAY, &options.now));
	struct repository *r = repository_open(&options, REPOSITORY_WRITE);
	assert_non_null(r);
	struct release release = {.edition = edition, .schema = schema, .content_id = "other"};
	char *taken = release_take(r, &release, path);
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
	assert_int_equal(run(publish_release, "--edition balatonkeresztur town.db"), 0);
	release_of_schema("central", 2, "town.db");
	assert_int_equal(serial_of("central", 1), 1);
	assert_int_equal(serial_of("central", 2), 2);
	assert_int_equal(serial_of("balatonkeresztur", 1), 1);
	make_catalogue("next.db", 27);
	assert_int_equal(run(publish_release, "next.db"), 0);
	assert_int_equal(serial_of("central", 1), 3);
	assert_int_equal(serial_of("central", 2), 2);
	assert_true(has_target("central/1/delta/1-3.zst"));
	assert_true(has_target("balatonkeresztur/1/catalogue.db.zst"));
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
	patch_bytes("schema.db", 60, "\0\0\0\2", 4);
	make_catalogue("short.db", 9);
	assert_int_equal(truncate("short.db", 100000), 0);
	make_catalogue("damaged.db", 9);
	char zero[4096] = {0};
	patch_bytes("damaged.db", 40 * 4096, zero, sizeof zero);
	const char *const words[] = {"text.db", "schema.db", "short.db", "damaged.db", "absent.db", "."};
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		assert_int_equal(run(publish_release, words[i]), 1);
	assert_int_equal(version(ROLE_TARGETS), 2);
	assert_false(publish_file_exists("R.work/releases/central/1/incoming"));
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
		"--timestamp-days 0 2.db", "--now 2026-02-30 2.db", "--now 2026-11-21T24:00:00Z 2.db",
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
	assert_int_equal(serial_of("central", 1), 40);
	assert_true(has_target("central/1/delta/1-40.zst"));
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
	char *good = target_hash("central/1/catalogue.db");
	make_catalogue("bad.db", 30);
	assert_int_equal(run(publish_release, "bad.db"), 0);
	assert_int_equal(run(publish_withdraw, "3"), 0);
	assert_int_equal(serial_of("central", 1), 4);
	char *now = target_hash("central/1/catalogue.db");
	assert_string_equal(now, good);
	assert_true(has_target("central/1/delta/3-4.zst"));
	assert_int_equal(run(publish_withdraw, "3"), 0);
	assert_int_equal(serial_of("central", 1), 4);
	clients_accept();
	/* that was no better: back to the first */
	assert_int_equal(run(publish_withdraw, ""), 0);
	assert_int_equal(serial_of("central", 1), 5);
	assert_int_equal(run(publish_withdraw, ""), 1);
	assert_int_equal(run(publish_withdraw, "--to 3 5"), 0);
	assert_int_equal(serial_of("central", 1), 6);
	assert_int_equal(run(publish_withdraw, "7"), 1);
	assert_int_equal(run(publish_withdraw, "--edition none"), 1);
	free(now);
	free(good);
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
	assert_int_equal(run(publish_refresh, "--now 2026-11-21T09:00:00Z"), 0);
	assert_int_equal(version(ROLE_TIMESTAMP), 3);
	assert_int_equal(version(ROLE_TARGETS), 2);

	assert_true(publish_file_copy("R.work/staged/3.targets.json", "3.targets.json"));
	assert_int_equal(run(publish_sign, "3.targets.json"), 1); /* not signed yet */
	assert_int_equal(run_only(publish_sign, "--keys K 3.targets.json"), 1); /* no such key here */
	assert_int_equal(run_only(publish_sign, "--keys away 3.targets.json"), 0);
	assert_int_equal(run(publish_sign, "3.targets.json"), 0);
	assert_int_equal(version(ROLE_TARGETS), 3);
	assert_int_equal(serial_of("central", 1), 2);
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
	assert_int_equal(serial_of("central", 1), 2);                  /* … and holds up nothing */
	clients_accept();
	assert_true(publish_file_copy("R.work/staged/2.root.json", "2.root.json"));
	assert_int_equal(run_only(publish_sign, "--keys away 2.root.json"), 0);
	assert_int_equal(run(publish_sign, "2.root.json"), 0);
	assert_int_equal(version(ROLE_ROOT), 2);
	clients_accept();
}

/* ------------------------------------------------------------------- lifetime -- */

static void
expiry_and_renewal(void **state)
{
	(void)state;
	init_with_releases(1);
	assert_int_equal(run(publish_verify, "--now 2026-11-28T07:59:59Z"), 0);
	assert_int_equal(run(publish_verify, "--now 2026-11-28T08:00:01Z"), 1);
	assert_int_equal(run(publish_refresh, "--now 2026-11-28T09:00:00Z"), 0);
	assert_int_equal(version(ROLE_SNAPSHOT), 2);
	assert_int_equal(run(publish_verify, "--now 2026-11-28T09:00:00Z"), 0);
	assert_int_equal(run(publish_refresh, "--now 2026-12-12"), 0); /* half of 30 days are over */
	assert_int_equal(version(ROLE_SNAPSHOT), 3);
	assert_int_equal(run(publish_renew, "root --timestamp-days 3 --now 2026-12-12"), 0);
	assert_int_equal(run(publish_renew, "targets --now 2026-12-12"), 0);
	assert_int_equal(run(publish_renew, "snapshot --now 2026-12-12"), 1);
	assert_int_equal(run(publish_refresh, "--now 2026-12-12"), 0);
	assert_int_equal(run(publish_verify, "--now 2026-12-14T23:59:59Z"), 0);
	assert_int_equal(run(publish_verify, "--now 2026-12-15T00:00:01Z"), 1);
	assert_int_equal(run(publish_status, "--now 2026-12-15T00:00:01Z"), 0);
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
	assert_true(publish_file_write("R/timestamp.json", "{", 1, 0644));
	assert_int_equal(run(publish_refresh, ""), 1);
}

static void
verify_finds_damage(void **state)
{
	(void)state;
	init_with_releases(2);
	const char *const names[] = {"central/1/catalogue.db", "central/1/catalogue.db.zst",
		"central/1/delta/1-2.zst"};
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
	assert_int_equal(serial_of("central", 1), 2);
	assert_int_equal(version(ROLE_TARGETS), 3);
}

static void
release_gets_errors(void **state)
{
	(void)state;
	init_with_releases(1);
	make_catalogue("2.db", 2);
	interrupted(publish_release, "2.db", true);
	assert_int_equal(serial_of("central", 1), 2);
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
	assert_int_equal(serial_of("central", 1), 3);
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
	char *command = publish_printf("%s/kalauz-data build -o %s tests/fixtures/small >/dev/null",
	    build ? build : "build", catalogue);
	int status = system(command);
	free(command);
	return status;
}

static int
remove_catalogue(void **state)
{
	(void)state;
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
		TEST(targets_signed_elsewhere),
		TEST(foreign_signatures),
		TEST(every_key_elsewhere),
		TEST(passphrases),
		TEST(open_key_files),
		TEST(rotating_every_role),
		TEST(rotating_a_lost_key),
		TEST(rotation_waits_for_root_keys),
		TEST(expiry_and_renewal),
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
