/* `kalauz-data preview` on a pseudo-terminal: what is saved is seen, in the same place; a fault keeps the last good state
 * and is said; nothing stays behind. Run from the repository's folder, with KALAUZ_BUILD. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

#include "tests/pty/terminal.h"
#include "tests/support/support.h"

enum { LIMIT = 60000, PATH = 300 };

static char catalogue[PATH], temporary[PATH], environment[PATH + 10];
static struct terminal *terminal;

static void
run(const char *pattern, const char *with)
{
	char command[3 * PATH];
	snprintf(command, sizeof command, pattern, with, with);
	if (system(command))
		fail_msg("%s", command);
}

static void
edit(const char *from, const char *to)
{
	char command[3 * PATH];
	snprintf(command, sizeof command, "sed -i 's/%s/%s/' %s/services/parkolas.yaml", from, to, catalogue);
	if (system(command))
		fail_msg("%s", command);
}

static int
begin(void **state)
{
	(void)state;
	snprintf(catalogue, sizeof catalogue, "%s", support_folder());
	snprintf(temporary, sizeof temporary, "%s", support_folder());
	snprintf(environment, sizeof environment, "TMPDIR=%s", temporary);
	run("cp -r tests/fixtures/small/. %s && ${KALAUZ_BUILD:-build}/kalauz-data number %s >/dev/null", catalogue);
	return 0;
}

static void
start(const char *id)
{
	char program[PATH], folder[PATH], name[PATH];
	const char *build = getenv("KALAUZ_BUILD"), *const ours[] = {environment, NULL};
	snprintf(program, sizeof program, "%s/kalauz-data", build ? build : "build");
	snprintf(folder, sizeof folder, "%s", catalogue);
	snprintf(name, sizeof name, "%s", id);
	char *arguments[] = {program, "preview", "--lang", "hu", name, folder, NULL};
	terminal = terminal_start(arguments, &(struct terminal_options){.environment = ours, .rows = 40});
	assert_non_null(terminal);
}

/* Nothing of it is left in the folder for temporary files. */
static int
end(void **state)
{
	int status = -1;
	(void)state;
	terminal_key(terminal, "Ctrl-q");
	bool gone = terminal_wait_exit(terminal, LIMIT, &status);
	terminal_free(terminal);
	run("test -z \"$(ls %s)\"", temporary);
	return gone && WIFEXITED(status) && !WEXITSTATUS(status) ? 0 : -1;
}

static void
sees(const char *words)
{
	if (!terminal_wait_text(terminal, words, LIMIT)) {
		char *dump = terminal_dump(terminal);
		fail_msg("\"%s\" is not on\n%s", words, dump);
	}
}

static void
test_saving(void **state)
{
	(void)state;
	start("parkolas");
	sees("Mit hozzon?");
	for (int i = 0; i < 3; i++) {
		terminal_key(terminal, "Down");
		terminal_wait_answer(terminal, LIMIT);
	}
	terminal_wait_quiet(terminal, 200, LIMIT);
	char *focused = terminal_row(terminal, terminal_cursor(terminal).row);
	assert_true(strlen(focused) > 10);
	edit("^summary: .*", "summary: Egészen új szöveg.");
	sees("Egészen új szöveg.");
	terminal_wait_quiet(terminal, 200, LIMIT);
	char *still = terminal_row(terminal, terminal_cursor(terminal).row);
	assert_string_equal(still, focused);
	free(still);
	free(focused);
	edit("^as_of: .*", "as_of:");
	sees("as_of: üres; írja ide");
	assert_true(terminal_shows(terminal, "Egészen új szöveg."));
	edit("^as_of:", "as_of: \"2026\"\\nstate: draft");
	sees("Vázlat – ");
	assert_true(terminal_wait_gone(terminal, "as_of: üres", LIMIT));
	edit("^authority: .*", "authority: nincs-ilyen");
	sees("nincs-ilyen");
	run("rm %s/services/parkolas.yaml && cp tests/fixtures/small/services/parkolas.yaml %s/services/", catalogue);
	assert_true(terminal_wait_gone(terminal, "nincs-ilyen", LIMIT));
}

/* Without a good state there is nothing to show but what is wrong; with the first one the page comes. */
static void
test_faulty_first(void **state)
{
	(void)state;
	edit("^summary: .*", "summary:");
	start("parkolas");
	sees("summary: üres; írja ide");
	assert_true(terminal_shows(terminal, "Javítsa ki, ami lent áll"));
	edit("^summary:", "summary: Most már jó.");
	sees("Most már jó.");
}

/* What ends the program ends the kiosk, too. */
static void
test_ended(void **state)
{
	int status;
	(void)state;
	start("lakcim");
	sees("Mit hozzon?");
	assert_true(terminal_terminate(terminal, LIMIT, &status));
}

static void
test_unknown(void **state)
{
	(void)state;
	start("parkolaas");
	sees("erre gondolt: „parkolas”?");
	run("test -z \"$(ls %s)\"", temporary);
}

static int
end_at_once(void **state)
{
	(void)state;
	terminal_free(terminal);
	run("test -z \"$(ls %s)\"", temporary);
	return 0;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_saving, begin, end),
		cmocka_unit_test_setup_teardown(test_faulty_first, begin, end),
		cmocka_unit_test_setup_teardown(test_ended, begin, end_at_once),
		cmocka_unit_test_setup_teardown(test_unknown, begin, end_at_once),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
