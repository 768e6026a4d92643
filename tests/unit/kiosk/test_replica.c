/* The search index beside the catalogue: in the folder where the catalogue's link leads, or none. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "data/search_index.h"
#include "kiosk/model/replica.h"
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

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_beside_the_catalogue, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_none_at_first, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_from_the_same_folder, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_no_index_at_all, set_up, tear_down),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
