/* The service manager hears that the kiosk is up, and as long as it is alive; see kiosk/device/notify.h. And the process is
 * confined, see kiosk/device/confine.h. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/pty/terminal.h"

enum { LIMIT = 20 }; /* s until a message counts as not sent */

static char folder[] = "/tmp/kalauz-notify-XXXXXX";

static const char *
in_build(const char *name)
{
	static char path[512];
	const char *build = getenv("KALAUZ_BUILD");
	snprintf(path, sizeof path, "%s/%s", build ? build : "build", name);
	return path;
}

/* The manager's socket; its address as $NOTIFY_SOCKET says it. */
static int
manager_start(char *name, size_t size, int abstract)
{
	struct sockaddr_un address = {.sun_family = AF_UNIX};
	int fd = socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
	snprintf(name, size, "%s%s/socket", abstract ? "@" : "", folder);
	memcpy(address.sun_path, name, strlen(name));
	if (abstract)
		*address.sun_path = 0;
	assert_int_equal(bind(fd, (struct sockaddr *)&address,
	    (socklen_t)(offsetof(struct sockaddr_un, sun_path) + strlen(name))), 0);
	setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &(struct timeval){.tv_sec = LIMIT}, sizeof(struct timeval));
	return fd;
}

static void
hears(int manager, const char *expected)
{
	char message[256] = "";
	ssize_t size = recv(manager, message, sizeof message - 1, 0);
	if (size < 0)
		fail_msg("%s was not sent", expected);
	assert_string_equal(message, expected);
}

static struct terminal *
kiosk_start(const char *socket_name, const char *watchdog)
{
	char name[256], usec[64];
	char *arguments[] = {(char *)in_build("kalauz"), "--kiosk", "--config", "/dev/null", NULL};
	const char *environment[] = {name, usec, NULL};
	struct terminal_options options = {.environment = environment};
	snprintf(name, sizeof name, "NOTIFY_SOCKET=%s", socket_name);
	snprintf(usec, sizeof usec, "WATCHDOG_USEC=%s", watchdog);
	struct terminal *kiosk = terminal_start(arguments, &options);
	assert_non_null(kiosk);
	return kiosk;
}

static void
speaks_and_falls_silent(int abstract)
{
	char name[128];
	int manager = manager_start(name, sizeof name, abstract);
	struct terminal *kiosk = kiosk_start(name, "300000");
	hears(manager, "READY=1");
	for (int i = 0; i < 3; i++)
		hears(manager, "WATCHDOG=1");
	kill(terminal_pid(kiosk), SIGSTOP); /* a hang */
	waitpid(terminal_pid(kiosk), NULL, WUNTRACED);
	char message[64];
	while (recv(manager, message, sizeof message, MSG_DONTWAIT) > 0)
		;
	usleep(700 * 1000); /* more than two intervals */
	assert_int_equal(recv(manager, message, sizeof message, MSG_DONTWAIT), -1);
	kill(terminal_pid(kiosk), SIGCONT);
	hears(manager, "WATCHDOG=1");
	terminal_free(kiosk);
	close(manager);
	unlink(name);
}

static void
by_path(void **state)
{
	(void)state;
	speaks_and_falls_silent(0);
}

static void
by_abstract_name(void **state)
{
	(void)state;
	speaks_and_falls_silent(1);
}

/* Whatever the environment says, the kiosk shows its picture. */
static void
nobody_listens(void **state)
{
	static const char *const names[] = {"/nowhere/socket", "socket", "", "@", "/"};
	(void)state;
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		struct terminal *kiosk = kiosk_start(names[i], i % 2 ? "0" : "nonsense");
		assert_true(terminal_wait_text(kiosk, "Miben", LIMIT * 1000));
		terminal_free(kiosk);
	}
}

/* The kernel says of the process that a filter is on it, as soon as it shows its picture. */
static void
is_confined(void **state)
{
	char path[64], line[256];
	int confined = 0;
	(void)state;
	struct terminal *kiosk = kiosk_start("", "0");
	assert_true(terminal_wait_text(kiosk, "Miben", LIMIT * 1000));
	snprintf(path, sizeof path, "/proc/%d/status", (int)terminal_pid(kiosk));
	FILE *status = fopen(path, "re");
	assert_non_null(status);
	while (fgets(line, sizeof line, status))
		confined += !strcmp(line, "Seccomp:\t2\n") || !strcmp(line, "NoNewPrivs:\t1\n");
	fclose(status);
	terminal_free(kiosk);
	assert_int_equal(confined, 2);
}

static int
make_folder(void **state)
{
	(void)state;
	return mkdtemp(folder) ? 0 : -1;
}

static int
remove_folder(void **state)
{
	(void)state;
	return rmdir(folder);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(by_path), cmocka_unit_test(by_abstract_name), cmocka_unit_test(nobody_listens),
		cmocka_unit_test(is_confined),
	};
	return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
