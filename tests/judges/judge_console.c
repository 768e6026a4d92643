/* The kernel's own console: a virtual console that nobody uses, read by vcs(4). */
#include "tests/judges/judge.h"

#include <fcntl.h>
#include <linux/vt.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

struct console {
	int tty, text, state; /* /dev/ttyN, vcsuN, vcsaN */
	int number;
};

static int
open_device(const char *kind, int number)
{
	char path[32];
	snprintf(path, sizeof path, "/dev/%s%d", kind, number);
	return open(path, O_RDWR | O_CLOEXEC | O_NOCTTY);
}

static void
close_console(void *closure)
{
	struct console *c = closure;
	int fds[] = {c->tty, c->text, c->state};
	for (size_t i = 0; i < sizeof fds / sizeof *fds; i++)
		if (fds[i] >= 0)
			close(fds[i]);
	int all = open("/dev/tty0", O_RDWR | O_CLOEXEC | O_NOCTTY);
	ioctl(all, VT_DISALLOCATE, c->number);
	close(all);
	free(c);
}

/* Raw, so that the bytes reach the console as they are; UTF-8; once read, the kernel keeps characters, not glyphs. */
static bool
prepare(const struct console *c, int columns, int rows)
{
	struct termios mode;
	struct winsize size = {.ws_col = (unsigned short)columns, .ws_row = (unsigned short)rows};
	uint32_t first;
	if (c->tty < 0 || c->text < 0 || c->state < 0 || tcgetattr(c->tty, &mode))
		return false;
	cfmakeraw(&mode);
	return !tcsetattr(c->tty, TCSANOW, &mode) && !ioctl(c->tty, TIOCSWINSZ, &size) &&
	    pread(c->text, &first, sizeof first, 0) == sizeof first && write(c->tty, "\033c\033%G", 5) == 5;
}

static void *
open_console(int columns, int rows, const char **why)
{
	struct console *c = calloc(1, sizeof *c);
	int all = open("/dev/tty0", O_RDWR | O_CLOEXEC | O_NOCTTY);
	*why = "no virtual console of one's own";
	c->number = -1;
	if (all >= 0)
		ioctl(all, VT_OPENQRY, &c->number);
	if (all >= 0)
		close(all);
	c->tty = c->number > 0 ? open_device("tty", c->number) : -1;
	c->text = c->tty < 0 ? -1 : open_device("vcsu", c->number);
	c->state = c->tty < 0 ? -1 : open_device("vcsa", c->number);
	if (prepare(c, columns, rows))
		return c;
	close_console(c);
	return NULL;
}

static bool
look_at_console(void *closure, const char *bytes, size_t size, struct sight *sight)
{
	static uint32_t cells[JUDGE_MAX_ROWS * JUDGE_MAX_COLUMNS];
	struct console *c = closure;
	unsigned char head[4];
	for (size_t sent = 0; sent < size;) {
		ssize_t n = write(c->tty, bytes + sent, size - sent);
		if (n < 0)
			return perror("virtual console"), false;
		sent += (size_t)n;
	}
	if (pread(c->state, head, sizeof head, 0) != sizeof head || head[0] > JUDGE_MAX_ROWS ||
	    pread(c->text, cells, sizeof cells, 0) != (ssize_t)sizeof *cells * head[0] * head[1])
		return perror("vcs"), false;
	*sight = (struct sight){.rows = head[0], .columns = head[1], .cursor_x = head[2], .cursor_y = head[3]};
	for (int y = 0; y < sight->rows; y++)
		for (int x = 0; x < sight->columns; x++)
			sight->cells[y][x] = cells[y * sight->columns + x];
	return true;
}

const struct judge judge_console = {"console of Linux", open_console, look_at_console, close_console};
