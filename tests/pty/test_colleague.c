/* A colleague is called: the locked kiosk, kalauz-call and a desk, each as a program of its own. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/pty/terminal.h"
#include "tests/support/support.h"

enum { LIMIT = 20000 };

static const char *
program(const char *name)
{
	static char path[512];
	const char *build = getenv("KALAUZ_BUILD");
	snprintf(path, sizeof path, "%s/%s", build ? build : "build", name);
	return path;
}

static struct terminal *
start(const char *mode, const char *shows)
{
	char *arguments[] = {strdup(program("kalauz")), (char *)mode, "--config", (char *)support_path("kalauz.conf"), "--now",
		"2026-11-23T09:41", NULL};
	struct terminal *terminal = terminal_start(arguments, &(struct terminal_options){0});
	free(arguments[0]);
	assert_non_null(terminal);
	assert_true(terminal_wait_text(terminal, shows, LIMIT));
	return terminal;
}

static pid_t
start_helper(void)
{
	const char *path = support_path("call");
	pid_t pid = fork();
	if (!pid) {
		execl(program("kalauz-call"), "kalauz-call", "--socket", path, (char *)NULL);
		_exit(127);
	}
	for (int i = 0; i < LIMIT / 10 && access(path, F_OK); i++)
		usleep(10000);
	assert_int_equal(access(path, F_OK), 0);
	return pid;
}

static void
stop_helper(pid_t pid)
{
	int status;
	kill(pid, SIGTERM);
	assert_int_equal(waitpid(pid, &status, 0), pid);
	assert_true(WIFEXITED(status) && !WEXITSTATUS(status));
}

static void
test_somebody_comes(void **state)
{
	(void)state;
	pid_t helper = start_helper();
	struct terminal *desk = start("--desk", "Kód vagy keresés"), *kiosk = start("--kiosk", "Miben segíthetünk");
	terminal_key(desk, "F1"); /* a turn, in which it begins to listen */
	terminal_key(kiosk, "F12");
	assert_true(terminal_wait_text(kiosk, "Hívjunk ide egy munkatársat?", LIMIT));
	terminal_key(kiosk, "Enter");
	assert_true(terminal_wait_text(kiosk, "maradjon itt", LIMIT));
	assert_true(terminal_wait_text(desk, "Bejárat · F12: megyek", LIMIT));
	terminal_key(desk, "F12");
	assert_true(terminal_wait_text(kiosk, "Egy munkatársunk jön Önhöz.", LIMIT));
	assert_true(terminal_wait_gone(desk, "F12: megyek", LIMIT));
	terminal_free(kiosk);
	terminal_free(desk);
	stop_helper(helper);
}

/* Whoever leaves takes the call back. */
static void
test_the_visitor_leaves(void **state)
{
	(void)state;
	pid_t helper = start_helper();
	struct terminal *desk = start("--desk", "Kód vagy keresés"), *kiosk = start("--kiosk", "Miben segíthetünk");
	terminal_key(desk, "F1");
	terminal_key(kiosk, "F12");
	assert_true(terminal_wait_text(kiosk, "Hívjunk ide egy munkatársat?", LIMIT));
	terminal_key(kiosk, "Enter");
	assert_true(terminal_wait_text(desk, "F12: megyek", LIMIT));
	terminal_key(kiosk, "F10");
	assert_true(terminal_wait_gone(desk, "F12: megyek", LIMIT));
	terminal_free(kiosk);
	terminal_free(desk);
	stop_helper(helper);
}

static void
test_nobody_there(void **state)
{
	(void)state;
	support_remove(support_path("call"));
	struct terminal *kiosk = start("--kiosk", "Miben segíthetünk");
	terminal_key(kiosk, "F12");
	assert_true(terminal_wait_text(kiosk, "Hívjunk ide egy munkatársat?", LIMIT));
	terminal_key(kiosk, "Enter");
	assert_true(terminal_wait_text(kiosk, "menjen a pulthoz", LIMIT));
	terminal_free(kiosk);
}

static int
configure(void **state)
{
	char lines[512];
	int size = snprintf(lines, sizeof lines, "call = %s\nname = Bejárat\nidle_seconds = 3600\n", support_path("call"));
	(void)state;
	support_write(support_path("kalauz.conf"), lines, (size_t)size);
	return 0;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_somebody_comes),
		cmocka_unit_test(test_the_visitor_leaves),
		cmocka_unit_test(test_nobody_there),
	};
	return cmocka_run_group_tests(tests, configure, NULL);
}
