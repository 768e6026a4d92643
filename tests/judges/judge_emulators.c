/* tmux and xterm: in each runs a feeder, by which bytes come in and the cursor's place comes out. The text is what tmux
 * captures and what xterm prints. */
#include "tests/judges/judge.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>
#include <unistr.h>

enum { LIMIT = 30 * 1000 /* ms until an answer counts as not given */, MAX_TEXT = 1 << 18 };

extern char **environ;

/* ------------------------------------------------------------------ feeder -- */

static bool
read_all(int fd, void *bytes, size_t size)
{
	for (size_t got = 0; got < size;) {
		ssize_t n = read(fd, (char *)bytes + got, size - got);
		if (n <= 0 && errno != EINTR)
			return false;
		got += n > 0 ? (size_t)n : 0;
	}
	return true;
}

static bool
write_all(int fd, const void *bytes, size_t size)
{
	for (size_t sent = 0; sent < size;) {
		ssize_t n = write(fd, (const char *)bytes + sent, size - sent);
		if (n <= 0 && errno != EINTR)
			return false;
		sent += n > 0 ? (size_t)n : 0;
	}
	return true;
}

/* Asks the terminal where its cursor is, which it answers when it has done all before. */
static bool
ask_cursor(int place[2])
{
	char answer[64];
	size_t size = 0;
	if (!write_all(STDOUT_FILENO, "\033[6n", 4))
		return false;
	for (char c = 0; c != 'R';) {
		if (read(STDIN_FILENO, &c, 1) != 1)
			return false;
		size = c == '\033' ? 0 : size < sizeof answer - 1 ? size : 0;
		answer[size++] = c;
	}
	answer[size] = 0;
	return sscanf(answer, "\033[%d;%dR", &place[0], &place[1]) == 2;
}

int
judge_feeder(const char *socket_path)
{
	static char bytes[MAX_TEXT];
	struct sockaddr_un address = {.sun_family = AF_UNIX};
	struct termios mode;
	size_t size;
	int place[2], fd = socket(AF_UNIX, SOCK_STREAM, 0);
	strncpy(address.sun_path, socket_path, sizeof address.sun_path - 1);
	if (connect(fd, (struct sockaddr *)&address, sizeof address) || tcgetattr(STDIN_FILENO, &mode))
		return 1;
	cfmakeraw(&mode);
	tcsetattr(STDIN_FILENO, TCSANOW, &mode);
	while (read_all(fd, &size, sizeof size) && size <= sizeof bytes && read_all(fd, bytes, size) &&
	    write_all(STDOUT_FILENO, bytes, size) && ask_cursor(place) && write_all(fd, place, sizeof place))
		;
	return 0;
}

/* --------------------------------------------------------------- emulators -- */

struct emulator {
	char folder[32], socket[64], printed[64];
	pid_t program, display;
	int feeder;         /* the connection to it */
	int print;          /* where xterm's printer writes to */
	int columns, rows;
	char number[16];    /* of the display */
};

static pid_t
start(char *const arguments[])
{
	pid_t child;
	return posix_spawnp(&child, *arguments, NULL, NULL, arguments, environ) ? -1 : child;
}

static void
end(pid_t child)
{
	if (child <= 0)
		return;
	kill(child, SIGTERM);
	waitpid(child, NULL, 0);
}

static int
listen_at(const char *path)
{
	struct sockaddr_un address = {.sun_family = AF_UNIX};
	int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
	strncpy(address.sun_path, path, sizeof address.sun_path - 1);
	return bind(fd, (struct sockaddr *)&address, sizeof address) || listen(fd, 1) ? -1 : fd;
}

static bool
comes(int fd)
{
	return poll(&(struct pollfd){.fd = fd, .events = POLLIN}, 1, LIMIT) == 1;
}

static struct emulator *
make(int columns, int rows)
{
	struct emulator *e = calloc(1, sizeof *e);
	strcpy(e->folder, "/tmp/kalauz-judge-XXXXXX");
	if (!mkdtemp(e->folder))
		abort();
	snprintf(e->socket, sizeof e->socket, "%s/socket", e->folder);
	snprintf(e->printed, sizeof e->printed, "%s/printed", e->folder);
	e->columns = columns;
	e->rows = rows;
	e->feeder = e->print = -1;
	return e;
}

static void
discard(void *closure)
{
	struct emulator *e = closure;
	char tmux[64];
	if (!e)
		return;
	if (e->feeder >= 0)
		close(e->feeder);
	if (e->print >= 0)
		close(e->print);
	end(e->program);
	end(e->display);
	snprintf(tmux, sizeof tmux, "%s/tmux", e->folder);
	unlink(tmux);
	unlink(e->socket);
	unlink(e->printed);
	rmdir(e->folder);
	free(e);
}

/* Starts the emulator with the feeder in it, and waits until that has come. */
static struct emulator *
start_fed(struct emulator *e, char *const arguments[], const char **why)
{
	int listening = listen_at(e->socket);
	*why = "it does not start";
	e->program = start(arguments);
	if (listening >= 0 && e->program > 0 && comes(listening))
		e->feeder = accept(listening, NULL, NULL);
	if (listening >= 0)
		close(listening);
	if (e->feeder >= 0)
		return e;
	discard(e);
	return NULL;
}

static bool
feed(struct emulator *e, const char *bytes, size_t size, struct sight *sight)
{
	int place[2];
	if (!write_all(e->feeder, &size, sizeof size) || !write_all(e->feeder, bytes, size) || !comes(e->feeder) ||
	    !read_all(e->feeder, place, sizeof place)) {
		fprintf(stderr, "the emulator does not answer\n");
		return false;
	}
	*sight = (struct sight){.columns = e->columns, .rows = e->rows, .cursor_x = place[1] - 1,
	    .cursor_y = place[0] - 1};
	return true;
}

void
judge_read_text(struct sight *sight, const char *text)
{
	const uint8_t *at = (const uint8_t *)text;
	for (int y = 0; y < sight->rows; y++) {
		int x = 0;
		for (; *at && *at != '\n'; ) {
			ucs4_t c;
			at += u8_mbtouc(&c, at, strlen((const char *)at));
			if (c >= ' ' && x < sight->columns)
				sight->cells[y][x++] = c;
		}
		while (x < sight->columns)
			sight->cells[y][x++] = ' ';
		at += *at == '\n';
	}
}

static char *
own_program(void)
{
	static char path[512];
	ssize_t size = readlink("/proc/self/exe", path, sizeof path - 1);
	path[size > 0 ? size : 0] = 0;
	return path;
}

/* -------------------------------------------------------------------- tmux -- */

static void *
open_tmux(int columns, int rows, const char **why)
{
	struct emulator *e = make(columns, rows);
	char width[16], height[16], socket_of_tmux[64], command[640];
	snprintf(width, sizeof width, "%d", columns);
	snprintf(height, sizeof height, "%d", rows);
	snprintf(socket_of_tmux, sizeof socket_of_tmux, "%s/tmux", e->folder);
	snprintf(command, sizeof command, "exec '%s' --feeder %s", own_program(), e->socket);
	char *arguments[] = {"tmux", "-S", socket_of_tmux, "-f", "/dev/null", "-u", "set", "-g", "status", "off", ";",
	    "new-session", "-d", "-x", width, "-y", height, command, NULL};
	return start_fed(e, arguments, why);
}

static bool
look_at_tmux(void *closure, const char *bytes, size_t size, struct sight *sight)
{
	static char text[MAX_TEXT];
	struct emulator *e = closure;
	char command[256];
	if (!feed(e, bytes, size, sight))
		return false;
	snprintf(command, sizeof command, "tmux -S %s/tmux capture-pane -p", e->folder);
	FILE *out = popen(command, "r");
	size_t got = out ? fread(text, 1, sizeof text - 1, out) : 0;
	text[got] = 0;
	if (!out || pclose(out))
		return false;
	judge_read_text(sight, text);
	return true;
}

static void
close_tmux(void *closure)
{
	struct emulator *e = closure;
	char command[256];
	snprintf(command, sizeof command, "tmux -S %s/tmux kill-server 2>/dev/null", e->folder);
	if (system(command))
		fprintf(stderr, "tmux did not end\n");
	discard(e);
}

const struct judge judge_tmux = {"tmux", open_tmux, look_at_tmux, close_tmux};

/* ------------------------------------------------------------------- xterm -- */

/* A display of our own; its number comes by a pipe. */
static bool
start_display(struct emulator *e)
{
	int ends[2];
	char fd[16], number[16] = "";
	if (pipe(ends))
		return false;
	snprintf(fd, sizeof fd, "%d", ends[1]);
	char *arguments[] = {"Xvfb", "-displayfd", fd, "-screen", "0", "3200x2000x8", "-nolisten", "tcp", NULL};
	e->display = start(arguments);
	close(ends[1]);
	bool started = e->display > 0 && comes(ends[0]) && read(ends[0], number, sizeof number - 1) > 0;
	close(ends[0]);
	number[strcspn(number, "\n")] = 0;
	snprintf(e->number, sizeof e->number, ":%.8s", number);
	return started;
}

/* What was printed, up to the form feed that ends a sheet. */
static bool
read_sheet(struct emulator *e, char *text, size_t room)
{
	size_t got = 0;
	while (got < room && comes(e->print) && read(e->print, text + got, 1) == 1)
		if (text[got++] == '\f') {
			text[got - 1] = 0;
			return true;
		}
	fprintf(stderr, "xterm prints nothing\n");
	return false;
}

/* The printer's command runs until the end: xterm waits for ever, now and then, for one that has ended. */
static bool
start_printer(struct emulator *e)
{
	static const char print[] = "\033[5i\f\033[4i";
	char text[64];
	struct sight sight;
	return feed(e, print, sizeof print - 1, &sight) && read_sheet(e, text, sizeof text);
}

static void *
open_xterm(int columns, int rows, const char **why)
{
	struct emulator *e = make(columns, rows);
	char geometry[32], print[128];
	if (!start_display(e) || mkfifo(e->printed, 0600) ||
	    (e->print = open(e->printed, O_RDONLY | O_NONBLOCK | O_CLOEXEC)) < 0) {
		*why = "no Xvfb";
		discard(e);
		return NULL;
	}
	snprintf(geometry, sizeof geometry, "%dx%d", columns, rows);
	snprintf(print, sizeof print, "*printerCommand: cat >%s", e->printed);
	char *arguments[] = {"xterm", "-display", e->number, "-u8", "-fn", "-misc-fixed-medium-r-normal--13-*-iso10646-1",
	    "-geometry", geometry, "-b", "0", "-xrm", print, "-xrm", "*printAttributes: 0", "-xrm",
	    "*printerAutoClose: false", "-xrm", "*printerFormFeed: true", "-xrm", "*allowWindowOps: true", "-e",
	    own_program(), "--feeder", e->socket, NULL};
	e = start_fed(e, arguments, why);
	if (e && start_printer(e))
		return e;
	discard(e);
	return NULL;
}

static bool
look_at_xterm(void *closure, const char *bytes, size_t size, struct sight *sight)
{
	static char text[MAX_TEXT];
	static const char print[] = "\0337\033[i\0338";
	struct emulator *e = closure;
	struct sight after;
	if (!feed(e, bytes, size, sight) || !feed(e, print, sizeof print - 1, &after) || !read_sheet(e, text, sizeof text))
		return false;
	judge_read_text(sight, text);
	return true;
}

const struct judge judge_xterm = {"xterm", open_xterm, look_at_xterm, discard};
