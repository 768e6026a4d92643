/* What kalauz-data prints and writes arrives whole, or it says so; and it replaces nothing but plain files. Run from the
 * repository's folder; KALAUZ_BUILD has the program. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "data/editor/source/source_folder.h"
#include "data/file.h"

#define SMALL "tests/fixtures/small"

enum { MOST = 1 << 16 };

static struct arena arena; /* freed after each test */
static char folder[64];    /* for one test; it has the small catalogue's file, x.db */

static const char *
program(void)
{
	const char *build = getenv("KALAUZ_BUILD");
	return arena_printf(&arena, "LC_ALL=hu_HU.UTF-8 %s/kalauz-data", build ? build : "build");
}

/* What a shell command writes to its standard error output. */
static const char *
run(const char *command, int *status)
{
	char *said = arena_alloc(&arena, MOST);
	FILE *pipe = popen(arena_printf(&arena, "{ %s ; } 2>&1 >/dev/null", command), "r");
	assert_non_null(pipe);
	said[fread(said, 1, MOST - 1, pipe)] = '\0';
	int result = pclose(pipe);
	*status = WIFEXITED(result) ? WEXITSTATUS(result) : -1;
	return said;
}

/* Fails unless the command ends with 1 and says those words. */
static void
assert_refused(const char *command, const char *words)
{
	int status;
	const char *said = run(command, &status);
	if (status != 1 || !strstr(said, words))
		fail_msg("%s: status %d, \"%s\" is not in: %s", command, status, words, said);
}

static const char *
path_of(const char *name)
{
	return arena_printf(&arena, "%s/%s", folder, name);
}

static int
make_folder(void **state)
{
	int status;
	(void)state;
	strcpy(folder, "/tmp/kalauz-test-XXXXXX");
	if (!mkdtemp(folder))
		return -1;
	run(arena_printf(&arena, "%s build -o %s " SMALL, program(), path_of("x.db")), &status);
	return status;
}

static int
remove_folder(void **state)
{
	int status;
	(void)state;
	run(arena_printf(&arena, "rm -r %s", folder), &status);
	arena_free(&arena);
	return status;
}

/* Fails if a name is in the folder that is none of the expected, which are sorted. */
static void
assert_names(const char *expected)
{
	const char **names, *all = "";
	size_t count;
	assert_true(folder_names(&arena, folder, "", &names, &count));
	for (size_t i = 0; i < count; i++)
		all = arena_printf(&arena, "%s%s%s", all, i ? " " : "", names[i]);
	assert_string_equal(all, expected);
}

/* ------------------------------------------------------------------ printing -- */

static void
test_full_or_closed(void **state)
{
	static const char *const commands[] = {
		"check " SMALL, "build -o %s/y.db " SMALL, "pot " SMALL, "list --catalogue %s/x.db", "show --catalogue %s/x.db lakcim",
		"questions --catalogue %s/x.db lakcim", "papers --catalogue %s/x.db lakcim",
		"graph --catalogue %s/x.db lakcim", "search --catalogue %s/x.db lakcím", "--help", "--version",
	};
	(void)state;
	for (size_t i = 0; i < sizeof commands / sizeof *commands; i++) {
		const char *place = strstr(commands[i], "%s"), *command = commands[i];
		if (place)
			command = arena_printf(&arena, "%.*s%s%s", (int)(place - command), command, folder, place + 2);
		assert_refused(arena_printf(&arena, "%s %s >/dev/full", program(), command), "a kiírás nem sikerült");
		assert_refused(arena_printf(&arena, "%s %s >&-", program(), command), "a kiírás nem sikerült");
	}
	assert_refused(arena_printf(&arena, "%s list --catalogue %s/x.db >/dev/full", program(), folder), "betelt a lemez");
}

/* A file that is opened must not become the standard output, into which the program prints. */
static void
test_closed_output_stays_closed(void **state)
{
	int status;
	(void)state;
	run(arena_printf(&arena, "%s build -o %s " SMALL " >&- <&-", program(), path_of("y.db")), &status);
	assert_int_equal(status, 1);
	run(arena_printf(&arena, "cmp %s %s", path_of("x.db"), path_of("y.db")), &status);
	assert_int_equal(status, 0);
}

/* ------------------------------------------------------------------- writing -- */

static void
assert_kept(const char *name, mode_t type)
{
	struct stat status;
	const char *commands[] = {
		arena_printf(&arena, "%s build -o %s " SMALL, program(), path_of(name)),
		arena_printf(&arena, "%s index -o %s %s", program(), path_of(name), path_of("x.db")),
	};
	for (size_t i = 0; i < 2; i++) {
		assert_refused(commands[i], "nem közönséges fájl");
		assert_int_equal(lstat(path_of(name), &status), 0);
		assert_int_equal(status.st_mode & S_IFMT, type);
	}
}

static void
test_only_plain_files_are_replaced(void **state)
{
	(void)state;
	assert_int_equal(mkfifo(path_of("fifo"), 0600), 0);
	assert_int_equal(mkdir(path_of("folder"), 0700), 0);
	assert_int_equal(symlink("x.db", path_of("link")), 0);
	assert_int_equal(symlink("nowhere", path_of("loose")), 0);
	assert_int_equal(symlink("/dev/full", path_of("node")), 0);
	assert_kept("fifo", S_IFIFO);
	assert_kept("folder", S_IFDIR);
	assert_kept("link", S_IFLNK);
	assert_kept("loose", S_IFLNK);
	assert_kept("node", S_IFLNK);
	assert_names("fifo folder link loose node x.db");
}

/* Also when it became one while the file was made. */
static void
test_the_last_step_looks_again(void **state)
{
	(void)state;
	assert_int_equal(mkfifo(path_of("fifo"), 0600), 0);
	assert_true(file_may_take(AT_FDCWD, path_of("x.db")));
	assert_true(file_may_take(AT_FDCWD, path_of("new")));
	assert_false(file_may_take(AT_FDCWD, path_of("fifo")));
	assert_non_null(file_put_in_place(AT_FDCWD, path_of("x.db"), path_of("fifo")));
	assert_int_equal(errno, EEXIST);
	assert_false(file_may_take(AT_FDCWD, "/dev/null"));
	assert_names("fifo x.db");
}

/* No room, at any point: the old file stays as it was, and no other one beside it. */
static void
test_nothing_half_done_stays(void **state)
{
	int status;
	(void)state;
	run(arena_printf(&arena, "cp %s %s", path_of("x.db"), path_of("y.db")), &status);
	for (unsigned blocks = 0; blocks < 128; blocks += 16) {
		run(arena_printf(&arena, "ulimit -f %u; %s build -o %s " SMALL, blocks, program(), path_of("y.db")), &status);
		assert_int_equal(status, 1);
		assert_names("x.db y.db");
		run(arena_printf(&arena, "cmp %s %s", path_of("x.db"), path_of("y.db")), &status);
		assert_int_equal(status, 0);
	}
	assert_refused(arena_printf(&arena, "ulimit -f 16; %s index %s", program(), path_of("x.db")), "nem írható");
	assert_names("x.db y.db");
}

/* Whoever is ended cleans up before. */
static void
test_an_end_on_the_way(void **state)
{
	(void)state;
	for (unsigned milliseconds = 0; milliseconds < 60; milliseconds += 3) {
		int status;
		run(arena_printf(&arena, "%s build -o %s " SMALL " & sleep 0.%03u; kill -TERM $!; wait $!", program(),
		    path_of("y.db"), milliseconds), &status);
		run(arena_printf(&arena, "ls %s | grep -v '^[xy]\\.db$'", folder), &status);
		assert_int_equal(status, 1);
	}
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, make_folder, remove_folder)
	const struct CMUnitTest tests[] = {
		TEST(test_full_or_closed),
		TEST(test_closed_output_stays_closed),
		TEST(test_only_plain_files_are_replaced),
		TEST(test_the_last_step_looks_again),
		TEST(test_nothing_half_done_stays),
		TEST(test_an_end_on_the_way),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
