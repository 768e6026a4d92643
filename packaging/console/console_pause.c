/* console-pause [SECONDS] — what stands on the screen while the kiosk cannot: a calm picture on the standard output, for
 * SECONDS. Without SECONDS it does so for 5 s if this is called for the eleventh time within a minute, else nothing:
 * kalauz.service calls it before each start. The calls are counted in $RUNTIME_DIRECTORY. Never fails: whatever goes
 * wrong here, the kiosk is to be started. */
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

/* Takes down this call; how many there were in the last minute before it. */
static int
count_calls(const char *folder)
{
	char path[256];
	int64_t calls[STARTS + 1] = {0}; /* a ring: the oldest is overwritten */
	int recent = 0, oldest = 0;
	snprintf(path, sizeof path, "%s/starts", folder);
	int fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
	if (fd < 0 || pread(fd, calls, sizeof calls, 0) < 0)
		return 0;
	for (int i = 0; i <= STARTS; i++) {
		recent += calls[i] && uptime() - calls[i] < SPAN;
		oldest = calls[i] < calls[oldest] ? i : oldest;
	}
	calls[oldest] = uptime() ? uptime() : 1;
	ssize_t ignored = pwrite(fd, calls, sizeof calls, 0);
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

int
main(int argc, char **argv)
{
	const char *folder = getenv("RUNTIME_DIRECTORY");
	long seconds = argc > 1 ? strtol(argv[1], NULL, 10) : folder && count_calls(folder) >= STARTS ? PAUSE : 0;
	if (seconds <= 0)
		return 0;
	setlocale(LC_CTYPE, "C.UTF-8");
	show();
	sleep(seconds < MAX_PAUSE ? (unsigned)seconds : MAX_PAUSE);
	printf("\033]R\033[2J\033[H");
	return 0;
}
