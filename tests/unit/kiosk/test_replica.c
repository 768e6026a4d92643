/* Which catalogue is shown: the search index beside it, in the folder where the catalogue's link leads, or none; a disk
 * that fails; a catalogue of another schema. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <errno.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "data/search_index.h"
#include "data/query/db.h"
#include "kiosk/app/app.h"
#include "tests/support/support.h"

static struct arena arena;
static const char *folder;

static const char *
in_folder(const char *name)
{
	return arena_printf(&arena, "%s/%s", folder, name);
}

static void
run(const char *command)
{
	if (system(command))
		fail_msg("%s", command);
}

/* releases/1/catalogue.db, and current → releases/1. */
static int
set_up(void **state)
{
	const char *path = getenv("KALAUZ_CATALOGUE");
	(void)state;
	folder = support_folder();
	run(arena_printf(&arena, "mkdir -p '%s/releases/1' '%s/releases/2' && ln -s releases/1 '%s/current' && "
	    "cp '%s' '%s/releases/1/catalogue.db'", folder, folder, folder, path ? path : "build/catalogue.db",
	    folder));
	return 0;
}

static int
tear_down(void **state)
{
	(void)state;
	arena_free(&arena);
	return 0;
}

static void
build_index(const char *release)
{
	assert_int_equal(search_index_build(in_folder("releases/1/catalogue.db"),
	    in_folder(arena_printf(&arena, "releases/%s/search.db", release)), NULL, NULL), STATUS_DONE);
}

static struct replica
opened(void)
{
	struct replica replica = {.paths = {{.path = in_folder("current/catalogue.db")}}};
	replica_open(&replica);
	assert_non_null(replica.catalogue);
	return replica;
}

static size_t
services_found(const struct replica *replica)
{
	struct search_results found;
	assert_int_equal(search_query(replica->search, &arena, "hu", "jogosítvány", 5, &found), STATUS_DONE);
	return found.of[SEARCH_SERVICE].count;
}

static void
test_beside_the_catalogue(void **state)
{
	(void)state;
	build_index("1");
	struct replica replica = opened();
	assert_true(search_works(replica.search));
	assert_true(services_found(&replica) > 0);
	replica_close(&replica);
}

static void
test_none_at_first(void **state)
{
	(void)state;
	struct replica replica = opened();
	assert_false(search_works(replica.search));
	assert_int_equal(services_found(&replica), 0);
	assert_false(replica_refresh(&replica));
	assert_false(search_works(replica.search));
	build_index("1");
	assert_false(replica_refresh(&replica)); /* it is the same catalogue */
	assert_true(search_works(replica.search));
	replica_close(&replica);
}

/* The link was switched since: the index belongs to the folder that is open. */
static void
test_from_the_same_folder(void **state)
{
	(void)state;
	struct replica replica = opened();
	run(arena_printf(&arena, "rm '%s/current' && ln -s releases/2 '%s/current'", folder, folder));
	build_index("1");
	assert_false(replica_refresh(&replica));
	assert_true(search_works(replica.search));
	replica_close(&replica);
}

/* It is tried once, and again when there is another file. */
static void
test_no_index_at_all(void **state)
{
	(void)state;
	run(arena_printf(&arena, "echo something else entirely >'%s/releases/1/search.db'", folder));
	struct replica replica = opened();
	assert_false(search_works(replica.search));
	assert_int_equal(services_found(&replica), 0);
	assert_false(replica_refresh(&replica));
	build_index("1");
	assert_false(replica_refresh(&replica));
	assert_true(search_works(replica.search));
	replica_close(&replica);
}

/* ------------------------------------------------------------ a disk that fails -- */

static bool disk_fails;

static ssize_t
read_or_fail(int fd, void *bytes, size_t size, off_t at)
{
	if (!disk_fails)
		return pread(fd, bytes, size, at);
	errno = EIO;
	return -1;
}

static void
set_disk(const char *call)
{
	sqlite3_vfs *vfs = sqlite3_vfs_find(NULL);
	vfs->xSetSystemCall(vfs, call, (sqlite3_syscall_ptr)read_or_fail);
}

/* Every read of SQLite goes through read_or_fail. */
static int
set_up_disk(void **state)
{
	set_disk("pread");
	set_disk("pread64");
	disk_fails = false;
	return set_up(state);
}

static int
tear_down_disk(void **state)
{
	sqlite3_vfs *vfs = sqlite3_vfs_find(NULL);
	vfs->xSetSystemCall(vfs, NULL, NULL);
	return tear_down(state);
}

/* The same file is taken up again when it can be read, later after each fault. */
static void
test_unreadable_is_no_damage(void **state)
{
	struct service_lines lines;
	(void)state;
	struct replica replica = opened();
	disk_fails = true;
	assert_int_equal(catalogue_services(replica.catalogue, &arena, "hu", &lines), STATUS_IO);
	replica_reject(&replica);
	assert_false(replica_refresh(&replica)); /* not at once */
	replica_try_again(&replica);
	assert_false(replica_refresh(&replica)); /* it still fails */
	disk_fails = false;
	replica_try_again(&replica);
	assert_false(replica_refresh(&replica));
	replica_try_again(&replica);
	assert_true(replica_refresh(&replica));
	assert_int_equal(catalogue_services(replica.catalogue, &arena, "hu", &lines), STATUS_DONE);
	replica_close(&replica);
}

static void
test_unreadable_when_checked(void **state)
{
	(void)state;
	struct replica replica = opened();
	disk_fails = true;
	assert_false(replica_check(&replica, NULL, NULL));
	replica_reject(&replica);
	disk_fails = false;
	replica_try_again(&replica);
	assert_true(replica_refresh(&replica));
	assert_true(replica_check(&replica, NULL, NULL));
	replica_close(&replica);
}

static void
test_unreadable_index(void **state)
{
	struct search_results found;
	(void)state;
	build_index("1");
	struct replica replica = opened();
	disk_fails = true;
	assert_int_equal(search_query(replica.search, &arena, "hu", "jogosítvány", 5, &found), STATUS_DONE);
	assert_false(search_works(replica.search));
	disk_fails = false;
	assert_false(replica_refresh(&replica));
	assert_false(search_works(replica.search));
	replica_try_again(&replica);
	assert_false(replica_refresh(&replica));
	assert_true(search_works(replica.search));
	replica_close(&replica);
}

/* The notice, and when the disk is well again the start page, without anybody's help. */
static void
test_kiosk_goes_on(void **state)
{
	static const struct settings settings = {.languages = {"hu"}, .idle_seconds = 60, .warning_seconds = 20};
	static struct app app;
	(void)state;
	memset(&app, 0, sizeof app);
	app.replica.paths[0].path = in_folder("current/catalogue.db");
	app_init(&app, &settings, 80, 25, 0, 0);
	assert_non_null(app.ctx.catalogue);
	disk_fails = true;
	for (int i = 0; app.ctx.catalogue && i < 9; i++) /* all that is read for the first time */
		app_turn(&app, 0, 0, &(struct input){.what = INPUT_KEY, .key = i % 2 ? '\r' : '1'});
	assert_null(app.ctx.catalogue);
	app_turn(&app, 4000, 0, &(struct input){.what = INPUT_NONE});
	assert_null(app.ctx.catalogue);
	disk_fails = false;
	for (int i = 2; i < 5; i++)
		app_turn(&app, i * 4000, 0, &(struct input){.what = INPUT_NONE});
	assert_non_null(app.ctx.catalogue);
	app_destroy(&app);
}

/* ----------------------------------------------------------- another schema -- */

/* As kalauz-data made it before schema 2, without rows. */
static void
write_schema_1(const char *path)
{
	struct db *db;
	char *sql = support_read("tests/fixtures/schema1.sql", NULL);
	assert_non_null(sql);
	unlink(path);
	assert_int_equal(db_create(&db, path), STATUS_DONE);
	assert_int_equal(db_run(db, "PRAGMA application_id = 0x4b4c5a31; PRAGMA user_version = 1"), STATUS_DONE);
	assert_int_equal(db_run(db, sql), STATUS_DONE);
	db_close(db);
	free(sql);
}

/* It is refused; the one that came with the program is shown. */
static void
test_schema_1_is_refused(void **state)
{
	struct catalogue *catalogue = NULL;
	(void)state;
	write_schema_1(in_folder("old.db"));
	assert_int_equal(catalogue_open(&catalogue, in_folder("old.db")), STATUS_UNKNOWN);
	assert_null(catalogue);
	struct replica replica = {.paths = {{.path = in_folder("old.db")}, {.path = in_folder("current/catalogue.db")}}};
	replica_open(&replica);
	assert_non_null(replica.catalogue);
	assert_int_equal(replica.which, 1);
	replica_close(&replica);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_beside_the_catalogue, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_none_at_first, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_from_the_same_folder, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_no_index_at_all, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_unreadable_is_no_damage, set_up_disk, tear_down_disk),
		cmocka_unit_test_setup_teardown(test_unreadable_when_checked, set_up_disk, tear_down_disk),
		cmocka_unit_test_setup_teardown(test_unreadable_index, set_up_disk, tear_down_disk),
		cmocka_unit_test_setup_teardown(test_kiosk_goes_on, set_up_disk, tear_down_disk),
		cmocka_unit_test_setup_teardown(test_schema_1_is_refused, set_up, tear_down),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
