/* What a kiosk that runs can no longer do, see kiosk/device/confine.h: each attempt in a process of its own. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <errno.h>
#include <fcntl.h>
#include <linux/landlock.h>
#include <pty.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/ptrace.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

#include "kiosk/device/confine.h"

#if defined __SANITIZE_ADDRESS__
#define SANITISED 1
#elif defined __has_feature
#if __has_feature(address_sanitizer)
#define SANITISED 1
#endif
#endif
#ifndef SANITISED
#define SANITISED 0
#endif

enum { POSSIBLE, REFUSED, NOT_CONFINED };

static char own[] = "/tmp/kalauz-confine-XXXXXX", other[] = "/tmp/kalauz-confine-XXXXXX";
static char own_file[64], other_file[64], new_file[64], new_link[64];
static int pty_end;
static const char *writable[] = {own, NULL, "/does/not/exist"};

/* What `attempt` comes to in a process that is confined so: it ends with true if it was possible. */
static int
outcome(bool (*attempt)(void), struct confine confine)
{
	int status;
	pid_t child = fork();
	assert_true(child >= 0);
	if (!child) {
		confine.writable = writable;
		confine.writable_count = sizeof writable / sizeof *writable;
		_exit(confine_enter(&confine) != STATUS_DONE ? NOT_CONFINED : attempt() ? POSSIBLE : REFUSED);
	}
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFEXITED(status));
	return WEXITSTATUS(status);
}

static bool
refused(bool possible)
{
	return possible || (errno != EPERM && errno != EACCES);
}

static bool opens_to_write(void) { return refused(open(other_file, O_WRONLY | O_CLOEXEC) >= 0); }
static bool truncates_by_opening(void) { return refused(open(other_file, O_WRONLY | O_TRUNC | O_CLOEXEC) >= 0); }
static bool makes_a_file(void) { return refused(open(new_file, O_WRONLY | O_CREAT | O_CLOEXEC, 0600) >= 0); }
static bool makes_a_folder(void) { return refused(!mkdir(new_file, 0700)); }
static bool makes_a_link(void) { return refused(!symlink(own_file, new_link)); }
static bool makes_a_hard_link(void) { return refused(!link(other_file, new_link)); }
static bool removes(void) { return refused(!unlink(other_file)); }
static bool renames(void) { return refused(!rename(other_file, new_link)); }
static bool moves_out(void) { return refused(!rename(own_file, new_link)); }
static bool makes_a_socket(void) { return refused(socket(AF_UNIX, SOCK_STREAM, 0) >= 0); }
static bool calls_the_network(void) { return refused(socket(AF_INET, SOCK_STREAM, 0) >= 0); }
static bool calls_the_new_network(void) { return refused(socket(AF_INET6, SOCK_DGRAM, 0) >= 0); }
static bool speaks_to_the_kernel(void) { return refused(socket(AF_NETLINK, SOCK_RAW, 0) >= 0); }
static bool makes_a_pair(void) { return refused(!socketpair(AF_UNIX, SOCK_STREAM, 0, (int[2]){0})); }
static bool traces(void) { return refused(!ptrace(PTRACE_ATTACH, getppid(), NULL, NULL)); }
static bool ends_others(void) { return refused(!kill(getppid(), 0)); }
static bool runs_from_memory(void) { return refused(memfd_create("program", 0) >= 0); }
static bool types(void) { return refused(!ioctl(pty_end, TIOCSTI, "x")); }

static bool
starts_a_program(void)
{
	execl("/bin/true", "true", (char *)NULL); /* whose status is that of what was possible */
	return refused(false);
}

static bool
divides(void)
{
	pid_t child = fork();
	if (!child)
		_exit(0);
	return refused(child > 0);
}

struct attempt {
	const char *what;
	bool (*attempt)(void);
};

static void
are_refused(const struct attempt *attempts, size_t count)
{
	if (SANITISED)
		skip(); /* is not confined */
	for (size_t i = 0; i < count; i++)
		if (outcome(attempts[i].attempt, (struct confine){0}) != REFUSED)
			fail_msg("%s: was not refused", attempts[i].what);
}

static void
files_stay_as_they_are(void **state)
{
	static const struct attempt attempts[] = {
		{"open to write", opens_to_write}, {"truncate by opening", truncates_by_opening}, {"make a file", makes_a_file},
		{"make a folder", makes_a_folder}, {"make a link", makes_a_link}, {"remove", removes}, {"rename", renames},
		{"move out", moves_out},
	};
	(void)state;
	if (syscall(SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION) < 1)
		skip(); /* this kernel has no Landlock */
	are_refused(attempts, sizeof attempts / sizeof *attempts);
}

/* A device, say: it is written, and its folder is not. */
static void
a_file_that_is_allowed(void **state)
{
	const char *const before = writable[1];
	(void)state;
	if (SANITISED || syscall(SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION) < 1)
		skip(); /* this kernel has no Landlock */
	writable[1] = other_file;
	int opens = outcome(opens_to_write, (struct confine){0}), makes = outcome(makes_a_file, (struct confine){0});
	int removed = outcome(removes, (struct confine){0});
	writable[1] = before;
	assert_int_equal(opens, POSSIBLE);
	assert_int_equal(makes, REFUSED);
	assert_int_equal(removed, REFUSED);
}

static void
nothing_is_called(void **state)
{
	static const struct attempt attempts[] = {
		{"hard link", makes_a_hard_link}, {"local socket", makes_a_socket},
		{"network", calls_the_network}, {"IPv6", calls_the_new_network}, {"netlink", speaks_to_the_kernel},
		{"socket pair", makes_a_pair}, {"trace", traces}, {"signal others", ends_others},
		{"run from memory", runs_from_memory}, {"type into a terminal", types},
		{"start a program", starts_a_program}, {"fork", divides},
	};
	(void)state;
	are_refused(attempts, sizeof attempts / sizeof *attempts);
}

static bool
works_on(void)
{
	struct termios mode;
	struct winsize size;
	char byte;
	int in = open(own_file, O_RDWR | O_CLOEXEC), out = open(other_file, O_RDONLY | O_CLOEXEC);
	void *memory = mmap(NULL, 1 << 20, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	bool files = in >= 0 && out >= 0 && write(in, "x", 1) == 1 && read(out, &byte, 1) == 1 && !fsync(in);
	return files && memory != MAP_FAILED && !tcgetattr(pty_end, &mode) && !tcsetattr(pty_end, TCSANOW, &mode) &&
	    !ioctl(pty_end, TIOCGWINSZ, &size) && write(pty_end, "x", 1) == 1 && !raise(SIGCONT);
}

static void
its_work_goes_on(void **state)
{
	(void)state;
	assert_int_equal(outcome(works_on, (struct confine){0}), POSSIBLE);
}

/* What a setting may open later, and only that. */
static void
sockets_that_are_allowed(void **state)
{
	const struct confine local = {.local_sockets = true}, internet = {.internet_sockets = true};
	(void)state;
	if (SANITISED)
		skip();
	assert_int_equal(outcome(makes_a_socket, local), POSSIBLE);
	assert_int_equal(outcome(calls_the_network, local), REFUSED);
	assert_int_equal(outcome(calls_the_network, internet), POSSIBLE);
	assert_int_equal(outcome(calls_the_new_network, internet), POSSIBLE);
	assert_int_equal(outcome(makes_a_socket, internet), REFUSED);
	assert_int_equal(outcome(speaks_to_the_kernel, internet), REFUSED);
	assert_int_equal(outcome(starts_a_program, internet), REFUSED);
}

static int
set_up(void **state)
{
	int main_end;
	(void)state;
	if (!mkdtemp(own) || !mkdtemp(other) || openpty(&main_end, &pty_end, NULL, NULL, NULL))
		return -1;
	snprintf(own_file, sizeof own_file, "%s/file", own);
	snprintf(other_file, sizeof other_file, "%s/file", other);
	snprintf(new_file, sizeof new_file, "%s/new", other);
	snprintf(new_link, sizeof new_link, "%s/link", other);
	int fds[] = {creat(own_file, 0600), creat(other_file, 0600)};
	bool made = fds[0] >= 0 && fds[1] >= 0 && write(fds[1], "text", 4) == 4;
	close(fds[0]);
	close(fds[1]);
	return made ? 0 : -1;
}

static int
tear_down(void **state)
{
	(void)state;
	const char *const files[] = {own_file, other_file, new_file, new_link};
	for (size_t i = 0; i < sizeof files / sizeof *files; i++)
		unlink(files[i]);
	return rmdir(own) || rmdir(other);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(files_stay_as_they_are),
		cmocka_unit_test(nothing_is_called),
		cmocka_unit_test(a_file_that_is_allowed),
		cmocka_unit_test(its_work_goes_on),
		cmocka_unit_test(sockets_that_are_allowed),
	};
	return cmocka_run_group_tests(tests, set_up, tear_down);
}
