/* An office's sources of the format before schema 2, in tests/fixtures/schema1: what `kalauz-data migrate` makes of
 * them. Run from the repository's folder. */
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

#include "data/catalogue.h"
#include "data/editor/build/build.h"
#include "data/editor/commands/commands.h"
#include "data/editor/commands/migrate_advice.h"

#define OLD "tests/fixtures/schema1"

static char folder[64], made[80];
static struct arena arena;

static int
make_folder(void **state)
{
	(void)state;
	strcpy(folder, "/tmp/kalauz-test-XXXXXX");
	if (!mkdtemp(folder))
		return -1;
	snprintf(made, sizeof made, "%s/new", folder);
	return 0;
}

static int
remove_folder(void **state)
{
	char command[128];
	(void)state;
	snprintf(command, sizeof command, "rm -r %s", folder);
	arena_free(&arena);
	return system(command);
}

static int
migrate(const char *from, const char *to)
{
	char *arguments[] = {"migrate", "--lang", "en", (char *)from, (char *)to, NULL};
	return migrate_command(5, arguments);
}

static void
run(const char *pattern, const char *one, const char *two)
{
	assert_int_equal(system(arena_printf(&arena, pattern, one, two)), 0);
}

/* Every file as it was, with its comments and its order; beside them the ledger. */
static void
test_files(void **state)
{
	(void)state;
	assert_int_equal(migrate(OLD, made), 0);
	run("diff -r --exclude=numbers.yaml %s %s", OLD, made);
	assert_int_equal(access(arena_printf(&arena, "%s/numbers.yaml", made), F_OK), 0);
}

/* The catalogue of today's sources is the same but for what was added since: each text in each language. */
static void
test_builds(void **state)
{
	struct catalogue *catalogue;
	struct service service;
	int64_t id;
	(void)state;
	assert_int_equal(migrate(OLD, made), 0);
	char *output = arena_printf(&arena, "%s/x.db", folder);
	char *build[] = {"build", "-o", output, made, NULL};
	assert_int_equal(build_command(4, build), 0);
	assert_int_equal(catalogue_open(&catalogue, output), STATUS_DONE);
	assert_int_equal(catalogue_find(catalogue, "service", "lakcim", &id), STATUS_DONE);
	assert_int_equal(catalogue_service(catalogue, &arena, "en", id, &service), STATUS_DONE);
	assert_string_equal(service.name.text, "Registering your address");
	assert_string_equal(service.appeal.text, "Kifogást tehet.");
	assert_int_equal(service.number, 2);
	assert_int_equal(service.requirement_count, 4);
	assert_string_equal(service.requirements[0].notes[0].text.text, "One of them is enough.");
	catalogue_close(catalogue);
}

static void
test_refusals(void **state)
{
	(void)state;
	assert_int_not_equal(migrate("/nonexistent", made), 0);
	assert_int_equal(migrate(OLD, made), 0);
	assert_int_not_equal(migrate(OLD, made), 0);
	run("diff -r --exclude=numbers.yaml %s %s", OLD, made);
	char *none[] = {"migrate", OLD, NULL};
	assert_int_equal(migrate_command(2, none), 2);
}

/* Numbers that are there stay; what has faults is copied all the same, and says so. */
static void
test_numbers_stay(void **state)
{
	(void)state;
	const char *old = arena_printf(&arena, "%s/old", folder);
	run("cp -r %s %s", OLD, old);
	FILE *file = fopen(arena_printf(&arena, "%s/numbers.yaml", old), "w");
	assert_non_null(file);
	fputs("service:\n  regi: 1\n  lakcim: 2\n", file);
	fclose(file);
	assert_int_equal(migrate(old, made), 0);
	run("grep -qx '  igazolvany: 3 # ....' %s/numbers.yaml && grep -qx '  regi: 1 # ....' %s/numbers.yaml", made, made);
	run("sed -i 's/^code: LC01/code: lc/' %s/services/lakcim.yaml; rm -r %s", old, made);
	assert_int_equal(migrate(old, made), 1);
	run("diff -r --exclude=numbers.yaml %s %s", old, made);
}

static bool
is_noticed(const struct faults *faults, const char *file, const char *words)
{
	for (size_t i = 0; i < faults->notice_count; i++)
		if (strstr(faults_path(faults, faults->notices[i].place.file), file) &&
		    strstr(faults->notices[i].text, words))
			return true;
	return false;
}

static void
test_advice(void **state)
{
	struct checked checked;
	(void)state;
	run("cp -r %s %s", OLD, made);
	run("sed -i 's/^caution: .*/caution: \"Kevés: 12 345 Ft, sok: 12\u00a0345 Ft.\"/; s/^appeal: .*/appeal: 8 napon belül./' "
	    "%s/services/lakcim.yaml; sed -i 's/amount: 2000/amount: 12345/' %s/services/parkolas.yaml", made, made);
	check_read(&checked, made, "en");
	migrate_advise(&checked);
	assert_true(is_noticed(&checked.faults, "lakcim.yaml", "12345 Ft stands in 3 places"));
	assert_false(is_noticed(&checked.faults, "", " 345 Ft"));
	assert_true(is_noticed(&checked.faults, "lakcim.yaml", "write it as act_by"));
	assert_false(is_noticed(&checked.faults, "igazolvany.yaml", "write it as act_by"));
	assert_true(is_noticed(&checked.faults, "persons.yaml", "\"proxy\" has papers"));
	assert_false(is_noticed(&checked.faults, "persons.yaml", "\"child\""));
	assert_false(is_noticed(&checked.faults, "", "0 Ft stands"));
	check_free(&checked);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_files, make_folder, remove_folder),
		cmocka_unit_test_setup_teardown(test_builds, make_folder, remove_folder),
		cmocka_unit_test_setup_teardown(test_refusals, make_folder, remove_folder),
		cmocka_unit_test_setup_teardown(test_numbers_stay, make_folder, remove_folder),
		cmocka_unit_test_setup_teardown(test_advice, make_folder, remove_folder),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
