/* Counting on the locked kiosk: what it keeps of visits is in the folder of the settings, which it may write though it is
 * confined; and where it may not, visitors notice nothing. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/pty/terminal.h"
#include "tests/support/support.h"

enum { LIMIT = 20000 };

static struct terminal *
start(const char *counts, const char *errors)
{
	const char *build = getenv("KALAUZ_BUILD"), *conf = support_path("kalauz.conf");
	char program[512], line[512];
	snprintf(program, sizeof program, "%s/kalauz", build ? build : "build");
	int size = snprintf(line, sizeof line, "tally = %s\n", counts);
	support_write(conf, line, (size_t)size);
	char *arguments[] = {program, "--kiosk", "--config", (char *)conf, "--now", "2026-11-23T09:41", NULL};
	struct terminal *kiosk = terminal_start(arguments, &(struct terminal_options){.errors = errors});
	assert_non_null(kiosk);
	assert_true(terminal_wait_text(kiosk, "Miben segíthetünk", LIMIT));
	return kiosk;
}

/* Looks at a life situation, types words, and leaves; the answer is "no". */
static void
visit(struct terminal *kiosk)
{
	assert_true(terminal_key(kiosk, "3"));
	assert_true(terminal_key(kiosk, "Enter"));
	assert_true(terminal_wait_gone(kiosk, "Miben segíthetünk", LIMIT));
	assert_true(terminal_key(kiosk, "F4"));
	assert_true(terminal_wait_text(kiosk, "Keresés:", LIMIT));
	terminal_type(kiosk, "Kovacsne Zqwxvk ");
	assert_true(terminal_wait_text(kiosk, "Zqwxvk", LIMIT));
	assert_true(terminal_key(kiosk, "F10"));
	assert_true(terminal_wait_text(kiosk, "Segített", LIMIT));
	assert_true(terminal_key(kiosk, "3"));
	assert_true(terminal_wait_text(kiosk, "Miben segíthetünk", LIMIT));
}

/* The one file in the folder, to be freed; NULL: none, or several. */
static char *
read_only_file(const char *folder)
{
	char *text = NULL, path[512];
	int files = 0;
	DIR *dir = opendir(folder);
	assert_non_null(dir);
	for (struct dirent *entry; (entry = readdir(dir));)
		if (*entry->d_name != '.' && ++files == 1) {
			snprintf(path, sizeof path, "%s/%s", folder, entry->d_name);
			text = support_read(path, NULL);
		}
	closedir(dir);
	if (files != 1) {
		free(text);
		text = NULL;
	}
	return text;
}

static void
sums_are_kept_and_nothing_else(void **state)
{
	const char *folder = support_folder();
	(void)state;
	struct terminal *kiosk = start(folder, NULL);
	visit(kiosk);
	visit(kiosk);
	char *text = read_only_file(folder);
	terminal_free(kiosk);
	assert_non_null(text);
	assert_non_null(strstr(text, "\nend\tfinished\t2\n"));
	assert_non_null(strstr(text, "\nsaid\t0/bad\t2\n"));
	assert_non_null(strstr(text, "\nsearch\tother\t"));
	assert_null(strcasestr(text, "kovacs"));
	assert_null(strcasestr(text, "zqwxvk"));
	free(text);
}

/* Said once, however many visits there are. */
static void
a_folder_that_is_not_there_is_reported_once(void **state)
{
	const char *errors = support_path("errors");
	int status;
	(void)state;
	struct terminal *kiosk = start("/nonexistent/counts", errors);
	visit(kiosk);
	visit(kiosk);
	assert_true(terminal_terminate(kiosk, LIMIT, &status));
	terminal_free(kiosk);
	char *text = support_read(errors, NULL), *first = strstr(text, "/nonexistent/counts");
	assert_non_null(first);
	assert_null(strstr(first + 1, "/nonexistent/counts"));
	free(text);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(sums_are_kept_and_nothing_else),
		cmocka_unit_test(a_folder_that_is_not_there_is_reported_once),
	};
	return cmocka_run_group_tests_name("tell", tests, NULL, NULL);
}
