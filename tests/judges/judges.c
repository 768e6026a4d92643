/* judges — what the kiosk writes to a terminal for every golden screen (tests/screens), shown by libvterm, tmux, xterm and
 * the console of Linux: all must see the same cells and the same cursor, and what the golden screen says.
 *
 * The screens of one size are written one after the other by kiosk/device/term.c, which sends what changed only; so a
 * judge that misunderstood one would go on with a wrong one. Colours are not compared: each row has another role, so that
 * all that term.c can say about colours is in the stream. */
#include <errno.h>
#include <glob.h>
#include <poll.h>
#include <pty.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>
#include <unistr.h>

#include "kiosk/device/term.h"
#include "tests/judges/judge.h"

enum { MAX_SCREENS = 2000, MAX_LINE = 4096, MAX_STREAM = 1 << 20, LIMIT = 30 * 1000 };

/* Terminal descriptions that all of them understand: none sets a palette, repeats a character, or draws by other means. */
static const char term_name[] = "linux-basic";

struct screen_text {
	char *name;        /* file and number */
	int columns, rows;
	char *text;        /* rows with newlines */
	int cursor_x, cursor_y;
};

static struct screen_text screens[MAX_SCREENS];
static int screen_count;

/* ---------------------------------------------------------- golden screens -- */

static void
begin_screen(const char *file, int number, int columns, int rows)
{
	struct screen_text *screen = &screens[screen_count];
	char name[256];
	if (screen_count == MAX_SCREENS) {
		fprintf(stderr, "more than %d screens\n", MAX_SCREENS);
		exit(1);
	}
	snprintf(name, sizeof name, "%s %d", file, number);
	*screen = (struct screen_text){.name = strdup(name), .columns = columns, .rows = rows, .text = strdup("")};
}

static void
add_row(const char *line)
{
	struct screen_text *screen = &screens[screen_count];
	size_t had = strlen(screen->text), more = strlen(line);
	screen->text = realloc(screen->text, had + more + 1);
	memcpy(screen->text + had, line, more + 1);
}

static void
read_file(const char *path)
{
	char line[MAX_LINE];
	int columns, rows, x, y, number = 0;
	bool within = false;
	FILE *file = fopen(path, "re");
	while (file && fgets(line, sizeof line, file))
		if (sscanf(line, "--- cursor %d,%d", &x, &y) == 2 && within) {
			screens[screen_count].cursor_x = x;
			screens[screen_count++].cursor_y = y;
			within = false;
		} else if (sscanf(line, "--- %dx%d", &columns, &rows) == 2) {
			within = columns <= JUDGE_MAX_COLUMNS && rows <= JUDGE_MAX_ROWS;
			if (within)
				begin_screen(strrchr(path, '/') + 1, ++number, columns, rows);
		} else if (within)
			add_row(line);
	if (file)
		fclose(file);
}

/* ------------------------------------------------------------------ stream -- */

static void
draw(const struct screen_text *screen, struct canvas *canvas)
{
	const char *line = screen->text;
	canvas_clear(canvas);
	for (int y = 0; y < screen->rows; y++) {
		size_t length = strcspn(line, "\n");
		canvas_fill(canvas, (struct rect){0, y, screen->columns, 1}, (enum role)(y % ROLE_COUNT));
		canvas_text(canvas, 0, y, screen->columns, (enum role)(y % ROLE_COUNT), line, length);
		line += length + (line[length] == '\n');
	}
	canvas->cursor_x = screen->cursor_x;
	canvas->cursor_y = screen->cursor_y;
}

/* The kiosk's side of the pseudo-terminal: every screen of this size, each ended by a byte that terminals ignore. */
static _Noreturn void
write_screens(int columns, int rows)
{
	struct terminal *term;
	struct canvas canvas = {0};
	setenv("TERM", term_name, 1);
	if (term_open(&term, TERM_BY_LINE) != STATUS_DONE)
		_exit(1);
	canvas_init(&canvas, columns, rows);
	for (int i = 0; i < screen_count; i++) {
		if (screens[i].columns != columns || screens[i].rows != rows)
			continue;
		draw(&screens[i], &canvas);
		term_show(term, &canvas);
		putchar(0);
		fflush(stdout);
	}
	_exit(0);
}

/* All that comes until it ends; *size bytes. */
static char *
record(int columns, int rows, size_t *size)
{
	struct winsize window = {.ws_col = (unsigned short)columns, .ws_row = (unsigned short)rows};
	char *stream = malloc(MAX_STREAM);
	int fd, status;
	pid_t child = forkpty(&fd, NULL, NULL, &window);
	if (!child)
		write_screens(columns, rows);
	*size = 0;
	for (ssize_t n; *size < MAX_STREAM && (n = read(fd, stream + *size, MAX_STREAM - *size)) > 0;)
		*size += (size_t)n;
	close(fd);
	waitpid(child, &status, 0);
	if (status)
		fprintf(stderr, "the kiosk's side ended with %d\n", status);
	return stream;
}

/* ------------------------------------------------------------------ compare -- */

static void
print_row(const struct sight *sight, int y)
{
	for (int x = 0; x < sight->columns; x++) {
		uint8_t utf8[8];
		int n = u8_uctomb(utf8, sight->cells[y][x] ? sight->cells[y][x] : ' ', sizeof utf8);
		fprintf(stderr, "%.*s", n > 0 ? n : 0, (const char *)utf8);
	}
	fprintf(stderr, "|\n");
}

static bool
same(const struct screen_text *screen, const struct sight *expected, const struct sight *sight, const char *judge)
{
	bool good = true;
	if (sight->columns != expected->columns || sight->rows != expected->rows) {
		fprintf(stderr, "%s, %s: %dx%d\n", screen->name, judge, sight->columns, sight->rows);
		return false;
	}
	for (int y = 0; y < sight->rows && good; y++)
		if (memcmp(sight->cells[y], expected->cells[y], sizeof(uint32_t) * (size_t)sight->columns)) {
			fprintf(stderr, "%s, %s: row %d is\n", screen->name, judge, y);
			print_row(sight, y);
			print_row(expected, y);
			good = false;
		}
	if (sight->cursor_x != expected->cursor_x || sight->cursor_y != expected->cursor_y) {
		fprintf(stderr, "%s, %s: the cursor is at %d,%d\n", screen->name, judge, sight->cursor_x, sight->cursor_y);
		good = false;
	}
	return good;
}

/* How many screens of this size the judge saw wrongly; -1: there is no such judge here, which is said. */
static int
ask(const struct judge *judge, int columns, int rows, const char *stream, size_t size)
{
	static struct sight expected, sight;
	const char *why = "";
	int wrong = 0;
	bool answers = true;
	void *terminal = judge->open(columns, rows, &why);
	if (!terminal) {
		printf("skip: %s: %s\n", judge->name, why);
		return -1;
	}
	for (int i = 0; i < screen_count; i++) {
		if (screens[i].columns != columns || screens[i].rows != rows)
			continue;
		const char *end = memchr(stream, 0, size);
		size_t part = end ? (size_t)(end - stream) : 0;
		expected = (struct sight){.columns = columns, .rows = rows, .cursor_x = screens[i].cursor_x,
		    .cursor_y = screens[i].cursor_y};
		judge_read_text(&expected, screens[i].text);
		answers = answers && end && judge->look(terminal, stream, part, &sight);
		wrong += !answers || !same(&screens[i], &expected, &sight, judge->name);
		stream += end ? part + 1 : 0;
		size -= end ? part + 1 : 0;
	}
	judge->close(terminal);
	return wrong;
}

static int
count_of_size(int from)
{
	int count = 0;
	for (int i = 0; i < screen_count; i++) {
		bool like = screens[i].columns == screens[from].columns && screens[i].rows == screens[from].rows;
		if (like && i < from)
			return 0; /* was counted there */
		count += like;
	}
	return count;
}

int
main(int argc, char **argv)
{
	static const struct judge *const judges[] = {&judge_libvterm, &judge_tmux, &judge_xterm, &judge_console};
	glob_t found;
	int passed = 0, failed = 0;
	if (argc == 3 && !strcmp(argv[1], "--feeder"))
		return judge_feeder(argv[2]);
	if (glob("tests/screens/*.screen", 0, NULL, &found))
		return 1;
	for (size_t i = 0; i < found.gl_pathc; i++)
		read_file(found.gl_pathv[i]);
	globfree(&found);
	for (int i = 0; i < screen_count; i++) {
		int count = count_of_size(i);
		size_t size;
		if (!count)
			continue;
		char *stream = record(screens[i].columns, screens[i].rows, &size);
		for (size_t j = 0; j < sizeof judges / sizeof *judges; j++) {
			int wrong = ask(judges[j], screens[i].columns, screens[i].rows, stream, size);
			passed += wrong < 0 ? 0 : count - wrong;
			failed += wrong < 0 ? 0 : wrong;
		}
		free(stream);
	}
	printf("%d passed, %d failed\n", passed, failed);
	return failed || !passed;
}
