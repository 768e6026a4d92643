/* console-pause PROGRAM [ARGUMENT ...] — becomes the program, but when that would be the eleventh time within a minute it
 * first shows a calm picture on the standard output for 5 s: kalauz.service starts the kiosk so. The starts are counted
 * in $RUNTIME_DIRECTORY; whatever goes wrong with that, the program is started.
 * console-pause SECONDS — only the picture. */
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <time.h>
#include <unistd.h>
#include <wchar.h>
#include <locale.h>

enum {
	STARTS = 10,   /* within SPAN are borne; then each waits for PAUSE */
	SPAN = 60,     /* s */
	PAUSE = 5,     /* s */
	MAX_PAUSE = 3600,
	EXIT_USAGE = 2,
	EXIT_NO_PROGRAM = 127,
};

static const wchar_t *const words[] = {
	L"Egy pillanat türelmet kérünk, a gép mindjárt folytatja.",
	L"Ha sürgős, forduljon a pulthoz.",
	L"",
	L"One moment, please. If it is urgent, ask at the desk.",
	L"Einen Moment, bitte. Wenn es eilt, fragen Sie am Schalter.",
	L"Зачекайте, будь ласка. Якщо терміново, зверніться до працівників.",
};
enum { LINES = sizeof words / sizeof *words };

/* Seconds since the machine started: no clock that someone may set. */
static int64_t
uptime(void)
{
	struct timespec now;
	clock_gettime(CLOCK_BOOTTIME, &now);
	return now.tv_sec;
}

/* Takes down this start, in place of the oldest of ten; how many of these were within the last minute. */
static int
count_start(const char *folder)
{
	char path[256];
	int64_t starts[STARTS] = {0};
	int recent = 0, oldest = 0;
	snprintf(path, sizeof path, "%s/starts", folder);
	int fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
	if (fd < 0 || pread(fd, starts, sizeof starts, 0) < 0)
		return 0;
	for (int i = 0; i < STARTS; i++) {
		recent += starts[i] && uptime() - starts[i] < SPAN;
		oldest = starts[i] < starts[oldest] ? i : oldest;
	}
	starts[oldest] = uptime();
	ssize_t ignored = pwrite(fd, starts, sizeof starts, 0);
	(void)ignored;
	close(fd);
	return recent;
}

/* The lines in the middle, light on dark, no cursor. What does not fit is broken by the terminal. */
static void
show(void)
{
	struct winsize size = {.ws_row = 25, .ws_col = 80};
	ioctl(STDOUT_FILENO, TIOCGWINSZ, &size);
	printf("\033[0m\033]P01c1c1c\033]P7f2f1ec\033[2J\033[?25l");
	for (int i = 0; i < LINES; i++) {
		int width = (int)wcslen(words[i]), left = width < size.ws_col ? (size.ws_col - width) / 2 : 0;
		printf("\033[%d;%dH%ls", (size.ws_row - LINES) / 2 + i + 1, left + 1, words[i]);
	}
	fflush(stdout);
}

static void
pause_for(unsigned seconds)
{
	setlocale(LC_CTYPE, "C.UTF-8");
	show();
	sleep(seconds);
	printf("\033]R\033[2J\033[H");
	fflush(stdout);
}

int
main(int argc, char **argv)
{
	const char *folder = getenv("RUNTIME_DIRECTORY");
	char *end;
	if (argc < 2) {
		fprintf(stderr, "usage: console-pause PROGRAM [ARGUMENT ...] | console-pause SECONDS\n");
		return EXIT_USAGE;
	}
	unsigned long seconds = strtoul(argv[1], &end, 10);
	if (!*end) {
		pause_for(seconds < MAX_PAUSE ? (unsigned)seconds : MAX_PAUSE);
		return 0;
	}
	if (folder && count_start(folder) >= STARTS)
		pause_for(PAUSE);
	execv(argv[1], argv + 1);
	perror(argv[1]);
	return EXIT_NO_PROGRAM;
}
