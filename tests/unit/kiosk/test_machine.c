/* What the machine knows of itself, see kiosk/model/machine.h: from the place of the catalogue and what kalauz-sync wrote
 * there. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "kiosk/model/machine.h"
#include "tests/support/support.h"

static char store[] = "/tmp/kalauz-machine-XXXXXX";
static struct arena arena;

static const char *
in_store(const char *name)
{
	return arena_printf(&arena, "%s/%s", store, name);
}

static void
write_metrics(const char *text)
{
	FILE *file = fopen(in_store("kalauz-sync.prom"), "we");
	assert_non_null(file);
	fputs(text, file);
	fclose(file);
}

static struct machine
read_release(const char *folder)
{
	return machine_read(in_store(arena_printf(&arena, "releases/%s/catalogue.db", folder)), &arena);
}

static void
test_refreshed(void **state)
{
	(void)state;
	write_metrics("# HELP kalauz_sync_release Serial of the release in place, 0 if none.\n"
	    "kalauz_sync_last_run_timestamp_seconds 1795426860\n"
	    "kalauz_sync_outcome{outcome=\"current\"} 0\nkalauz_sync_outcome{outcome=\"unreachable\"} 1\n"
	    "kalauz_sync_outcome{outcome=\"broken\"} 0\n");
	struct machine machine = read_release("12");
	assert_string_equal(machine.release, "12");
	assert_string_equal(machine.outcome, "unreachable");
	assert_int_equal(machine.refreshed, 1795426860);
	assert_true(machine.free_bytes > 0);
	assert_non_null(machine.name);
	assert_string_equal(read_release("12.b").release, "12");
	assert_null(machine.edition);
	support_write(in_store("releases/12/release"), "name ujbuda/2/catalogue.db\nserial 12\n", 36);
	assert_string_equal(read_release("12").edition, "ujbuda");
	support_write(in_store("releases/12/release"), "name ../2/catalogue.db\nserial 12\n", 32);
	assert_null(read_release("12").edition);
	support_remove(in_store("releases/12/release"));
}

static void
test_not_in_a_store(void **state)
{
	static const char *const paths[] = {"/usr/share/kalauz/catalogue.db", "/releases/", "/releases/x/catalogue.db",
	    "catalogue.db", "", "/releases/999999999999999999999/catalogue.db"};
	(void)state;
	for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
		struct machine machine = machine_read(paths[i], &arena);
		assert_null(machine.release);
		assert_null(machine.outcome);
		assert_int_equal(machine.refreshed, 0);
	}
	assert_int_equal(machine_read(NULL, &arena).free_bytes, -1);
}

/* Whatever stands there: nothing is known then. */
static void
test_hostile_metrics(void **state)
{
	static const char *const texts[] = {"", "\n\n\n", "kalauz_sync_outcome{outcome=\"", "kalauz_sync_outcome{outcome=\"UP\033[2J\"} 1\n",
	    "kalauz_sync_outcome{outcome=\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\"} 1\n",
	    "kalauz_sync_outcome{outcome=\"updated\"} 0\n", "kalauz_sync_last_run_timestamp_seconds -5\n",
	    "kalauz_sync_last_run_timestamp_seconds x\n"};
	(void)state;
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		write_metrics(texts[i]);
		struct machine machine = read_release("3");
		assert_null(machine.outcome);
		assert_int_equal(machine.refreshed, 0);
	}
	unlink(in_store("kalauz-sync.prom"));
	assert_null(read_release("3").outcome);
}

static int
make_store(void **state)
{
	(void)state;
	return mkdtemp(store) && !mkdir(in_store("releases"), 0700) && !mkdir(in_store("releases/12"), 0700) &&
	    fclose(fopen(in_store("releases/12/catalogue.db"), "we")) == 0 ? 0 : -1;
}

static int
remove_store(void **state)
{
	(void)state;
	unlink(in_store("kalauz-sync.prom"));
	unlink(in_store("releases/12/catalogue.db"));
	int result = rmdir(in_store("releases/12")) || rmdir(in_store("releases")) || rmdir(store);
	arena_free(&arena);
	return result;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_refreshed), cmocka_unit_test(test_not_in_a_store), cmocka_unit_test(test_hostile_metrics),
	};
	return cmocka_run_group_tests(tests, make_store, remove_store);
}
