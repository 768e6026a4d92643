/* console-text [N] — what virtual console N (1) shows, by the kernel's own memory of it: vcs(4). First a line "rows columns
 * cursor-row cursor-column", counted from 0, then the rows in UTF-8, without spaces at their ends.
 * console-text N --wait TEXT — waits until a row has TEXT, and prints the seconds since the kernel started. */
#include <fcntl.h>
#include <poll.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum { MAX_CELLS = 255 * 255, GLANCE = 20 /* ms */, LONGEST = 1000 };

static uint32_t cells[MAX_CELLS];
static unsigned char head[4]; /* rows, columns, cursor's column and row */

static int
read_console(const char *number)
{
	char path[32];
	snprintf(path, sizeof path, "/dev/vcsa%s", number);
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	if (fd < 0 || read(fd, head, sizeof head) != sizeof head)
		return -1;
	close(fd);
	snprintf(path, sizeof path, "/dev/vcsu%s", number);
	fd = open(path, O_RDONLY | O_CLOEXEC);
	ssize_t size = fd < 0 ? -1 : read(fd, cells, sizeof cells);
	close(fd);
	return size == (ssize_t)sizeof *cells * head[0] * head[1] ? 0 : -1;
}

static char *
put_character(char *out, uint32_t c)
{
	if (c < 0x80)
		*out++ = (char)(c < 0x20 ? ' ' : c);
	else if (c < 0x800) {
		*out++ = (char)(0xc0 | c >> 6);
		*out++ = (char)(0x80 | (c & 0x3f));
	} else {
		*out++ = (char)(0xe0 | (c >> 12 & 0xf));
		*out++ = (char)(0x80 | (c >> 6 & 0x3f));
		*out++ = (char)(0x80 | (c & 0x3f));
	}
	return out;
}

static const char *
row_text(int row)
{
	static char text[255 * 4 + 1];
	char *out = text, *last = text;
	for (int x = 0; x < head[1]; x++) {
		uint32_t c = cells[row * head[1] + x];
		out = put_character(out, c);
		if (c > ' ')
			last = out;
	}
	*last = 0;
	return text;
}

static void
wait_for(const char *number, const char *text)
{
	char path[32];
	snprintf(path, sizeof path, "/dev/vcsa%s", number);
	struct pollfd change = {.fd = open(path, O_RDONLY | O_CLOEXEC), .events = POLLPRI};
	for (;; poll(&change, 1, LONGEST), usleep(GLANCE * 1000))
		for (int row = 0; !read_console(number) && row < head[0]; row++)
			if (strstr(row_text(row), text)) {
				struct timespec up;
				clock_gettime(CLOCK_BOOTTIME, &up);
				printf("%ld.%03ld\n", (long)up.tv_sec, up.tv_nsec / 1000000);
				return;
			}
}

int
main(int argc, char **argv)
{
	const char *number = argc > 1 ? argv[1] : "1";
	if (argc == 4 && !strcmp(argv[2], "--wait")) {
		wait_for(number, argv[3]);
		return 0;
	}
	if (read_console(number)) {
		perror("console-text");
		return 1;
	}
	printf("%d %d %d %d\n", head[0], head[1], head[3], head[2]);
	for (int row = 0; row < head[0]; row++)
		puts(row_text(row));
	return 0;
}
