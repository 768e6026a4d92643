#include "sync/base/progress.h"

#include <inttypes.h>
#include <stdio.h>
#include <sys/ioctl.h>
#include <time.h>
#include <unistd.h>

enum {
	BAR_MAX = 60, BAR_MIN = 10,
	WORDS = 36,       /* columns for what stands around the bar */
	REDRAW_MS = 100,
};

static int64_t
clock_ms(void)
{
	struct timespec now;
	clock_gettime(CLOCK_MONOTONIC, &now);
	return now.tv_sec * 1000LL + now.tv_nsec / 1000000;
}

static int
bar_width(void)
{
	struct winsize size = {0};
	int columns = ioctl(STDERR_FILENO, TIOCGWINSZ, &size) || !size.ws_col ? 80 : size.ws_col;
	int width = columns - WORDS;
	return width > BAR_MAX ? BAR_MAX : width < BAR_MIN ? BAR_MIN : width;
}

static void
draw(const struct progress *progress, uint64_t done, uint64_t total)
{
	char bar[BAR_MAX + 1];
	int width = bar_width();
	double part = done >= total ? 1 : (double)done / (double)total;
	for (int i = 0; i < width; i++)
		bar[i] = i < (int)(part * width) ? '#' : '.';
	bar[width] = 0;
	fprintf(stderr, "\r%-6.6s [%s] %3d %% of %" PRIu64 " KB\033[K", progress->what, bar, (int)(part * 100),
	    (total + 999) / 1000);
}

void
progress_show(void *closure, uint64_t done, uint64_t total)
{
	struct progress *progress = closure;
	int64_t now = clock_ms();
	if (!isatty(STDERR_FILENO) || !total || now - progress->shown < REDRAW_MS)
		return;
	progress->shown = now;
	draw(progress, done, total);
}

void
progress_end(struct progress *progress)
{
	if (progress->shown)
		fprintf(stderr, "\r\033[K");
	progress->shown = 0;
}
