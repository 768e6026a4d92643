/* vm: what a test says to a machine that runs in QEMU.
 *
 *   vm key QMP KEY ...        presses keys one after the other: f2, ctrl-alt-f2, alt-sysrq-k (QEMU's qcodes)
 *   vm picture QMP FILE.png   what the screen shows
 *   vm say QMP JSON           any command of QMP; prints the answer
 *   vm run SERIAL COMMAND     a line for the shell of the machine's root, by the probe on its serial line; prints what
 *                             it prints and ends as it does; 124: no answer within VM_LIMIT seconds (30)
 *   vm send SERIAL LINE       types a line on a serial line
 *
 * QMP and SERIAL are the sockets that QEMU listens at. 125: the machine is not there. */
#include <errno.h>
#include <linux/sockios.h>
#include <poll.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <time.h>
#include <unistd.h>

enum {
	NO_ANSWER = 124,
	NO_MACHINE = 125,
	LIMIT = 30,          /* s */
	HOLD = 60,           /* ms that a key is held */
	MAX_LINE = 64 * 1024,
};

static int64_t end; /* of all waiting, in ms */

static int64_t
now_ms(void)
{
	struct timespec now;
	clock_gettime(CLOCK_MONOTONIC, &now);
	return now.tv_sec * 1000LL + now.tv_nsec / 1000000;
}

static _Noreturn void
fail(int status, const char *what)
{
	fprintf(stderr, "vm: %s\n", what);
	exit(status);
}

/* A QEMU that has just started listens a little later. */
static int
connect_to(const char *path)
{
	struct sockaddr_un address = {.sun_family = AF_UNIX};
	if (strlen(path) >= sizeof address.sun_path)
		fail(NO_MACHINE, "the socket's path is too long");
	strcpy(address.sun_path, path);
	for (int tries = 0; tries < 50; tries++) {
		int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
		if (fd >= 0 && !connect(fd, (struct sockaddr *)&address, sizeof address))
			return fd;
		close(fd);
		if (errno != ENOENT && errno != ECONNREFUSED)
			break;
		usleep(100 * 1000);
	}
	fail(NO_MACHINE, strerror(errno));
}

static void
send_line(int fd, const char *line)
{
	if (write(fd, line, strlen(line)) < 0 || write(fd, "\n", 1) < 0)
		fail(NO_MACHINE, strerror(errno));
}

/* A line without its end; bytes that do not fit are lost. */
static const char *
read_line(int fd)
{
	static char line[MAX_LINE];
	size_t size = 0;
	for (char c = 0; c != '\n';) {
		struct pollfd ready = {.fd = fd, .events = POLLIN};
		int64_t left = end - now_ms();
		if (left <= 0 || poll(&ready, 1, (int)left) <= 0)
			fail(NO_ANSWER, "no answer");
		if (read(fd, &c, 1) != 1)
			fail(NO_MACHINE, "it has gone");
		if (c != '\n' && c != '\r' && size < sizeof line - 1)
			line[size++] = c;
	}
	line[size] = 0;
	return line;
}

/* --------------------------------------------------------------------- QMP -- */

static const char *
ask(int fd, const char *command)
{
	send_line(fd, command);
	for (;;) {
		const char *answer = read_line(fd);
		if (!strncmp(answer, "{\"return\"", 9))
			return answer;
		if (!strncmp(answer, "{\"error\"", 8))
			fail(1, answer);
	}
}

static int
qmp_open(const char *path)
{
	int fd = connect_to(path);
	read_line(fd); /* its greeting */
	ask(fd, "{\"execute\": \"qmp_capabilities\"}");
	return fd;
}

static void
press(int fd, char *combination)
{
	char command[1024], *save = NULL;
	int size = snprintf(command, sizeof command, "{\"execute\": \"send-key\", \"arguments\": {\"hold-time\": %d, \"keys\": [", HOLD);
	const char *comma = "";
	for (char *key = strtok_r(combination, "-", &save); key; key = strtok_r(NULL, "-", &save), comma = ", ")
		size += snprintf(command + size, sizeof command - (size_t)size,
		    "%s{\"type\": \"qcode\", \"data\": \"%s\"}", comma, key);
	snprintf(command + size, sizeof command - (size_t)size, "]}}");
	ask(fd, command); /* QEMU waits for the release before the next one */
}

static void
take_picture(int fd, const char *path)
{
	char command[1024], whole[512];
	if (*path != '/' && getcwd(whole, sizeof whole))
		snprintf(command, sizeof command,
		    "{\"execute\": \"screendump\", \"arguments\": {\"format\": \"png\", \"filename\": \"%s/%s\"}}", whole, path);
	else
		snprintf(command, sizeof command,
		    "{\"execute\": \"screendump\", \"arguments\": {\"format\": \"png\", \"filename\": \"%s\"}}", path);
	ask(fd, command);
}

/* ------------------------------------------------------------------- probe -- */

/* The probe answers "BEGIN number", what was printed, "END number status". */
static int
run(int fd, const char *command)
{
	char begins[64], ends[64], line[MAX_LINE];
	int number = (int)getpid();
	snprintf(begins, sizeof begins, "BEGIN %d", number);
	snprintf(ends, sizeof ends, "END %d ", number);
	if (snprintf(line, sizeof line, "%d %s", number, command) >= MAX_LINE || strchr(command, '\n'))
		fail(2, "the command must be one line");
	send_line(fd, line);
	while (strcmp(read_line(fd), begins))
		;
	for (;;) {
		const char *answer = read_line(fd), *last = strstr(answer, ends);
		if (last) {
			printf("%.*s", (int)(last - answer), answer);
			return atoi(last + strlen(ends));
		}
		puts(answer);
	}
}

int
main(int argc, char **argv)
{
	const char *limit = getenv("VM_LIMIT");
	end = now_ms() + (limit ? atoi(limit) : LIMIT) * 1000LL;
	if (argc >= 4 && !strcmp(argv[1], "key")) {
		int fd = qmp_open(argv[2]);
		for (int i = 3; i < argc; i++)
			press(fd, argv[i]);
		usleep((useconds_t)(2 * HOLD * 1000 * (argc - 3)));
	} else if (argc == 4 && !strcmp(argv[1], "picture"))
		take_picture(qmp_open(argv[2]), argv[3]);
	else if (argc == 4 && !strcmp(argv[1], "say"))
		puts(ask(qmp_open(argv[2]), argv[3]));
	else if (argc == 4 && !strcmp(argv[1], "run"))
		return run(connect_to(argv[2]), argv[3]);
	else if (argc == 4 && !strcmp(argv[1], "send")) {
		int fd = connect_to(argv[2]), unread = 1;
		send_line(fd, argv[3]);
		while (!ioctl(fd, SIOCOUTQ, &unread) && unread && now_ms() < end)
			usleep(10 * 1000); /* QEMU forgets what it has not read when we hang up */
		return unread != 0;
	}
	else
		fail(2, "usage: vm key|picture|say QMP ... | vm run|send SERIAL ...");
	return 0;
}
