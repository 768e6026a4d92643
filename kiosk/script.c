#include "kiosk/script.h"

#include <stdlib.h>
#include <string.h>
#include <unistr.h>

enum {
	MIN_WIDTH = 1, MAX_WIDTH = 500,
	MIN_HEIGHT = 1, MAX_HEIGHT = 200,
	MAX_LINE = 16 * 1024,
	MAX_WAIT = 1000000,
};

struct script {
	struct app *app;
	const struct settings *settings;
	const char *name;
	int line;
	int64_t clock, now; /* ms; seconds at clock 0 */
	FILE *out;
	void (*seen)(struct app *);
};

bool
script_size(const char *words, int *width, int *height)
{
	char rest;
	return sscanf(words, "%4dx%4d%c", width, height, &rest) == 2 && *width >= MIN_WIDTH &&
	    *width <= MAX_WIDTH && *height >= MIN_HEIGHT && *height <= MAX_HEIGHT;
}

static bool
always(void *closure)
{
	(void)closure;
	return true;
}

static void
turn(struct script *s, struct input input)
{
	app_turn(s->app, s->clock, s->now + s->clock / 1000, &input);
	if (s->app->over)
		return;
	app_check(s->app, always, NULL);
	app_draw(s->app);
}

static void
show(struct script *s)
{
	struct arena arena = {0};
	const struct canvas *canvas = &s->app->canvas;
	app_draw(s->app);
	fprintf(s->out, "--- %dx%d %s\n", canvas->width, canvas->height, s->app->ctx.lang);
	for (int y = 0; y < canvas->height; y++)
		fprintf(s->out, "%s\n", canvas_row(canvas, &arena, y));
	fprintf(s->out, "--- cursor %d,%d\n", canvas->cursor_x, canvas->cursor_y);
	arena_free(&arena);
}

static enum status
complain(const struct script *s, const char *what)
{
	status_report("%s:%d: %s", s->name, s->line, what);
	return STATUS_INVALID;
}

static enum status
run_key(struct script *s, const char *words)
{
	uint32_t key = keymap_key(words);
	if (!key)
		return complain(s, "no such key; write key Enter, key Down, key F1, key a");
	turn(s, (struct input){.what = INPUT_KEY, .key = key});
	return STATUS_DONE;
}

static enum status
give_characters(struct script *s, const char *words, struct input input)
{
	const uint8_t *c = (const uint8_t *)words;
	if (u8_check(c, strlen(words)))
		return complain(s, "not UTF-8");
	for (ucs4_t character; (c = u8_next(&character, c)) && !s->app->over;) {
		input.key = character;
		turn(s, input);
	}
	return STATUS_DONE;
}

static enum status
run_text(struct script *s, const char *words)
{
	return give_characters(s, words, (struct input){.what = INPUT_KEY});
}

static enum status
run_paste(struct script *s, const char *words)
{
	return give_characters(s, words, (struct input){.what = INPUT_TEXT});
}

static enum status
run_click(struct script *s, const char *words)
{
	struct input input = {.what = INPUT_CLICK};
	char rest;
	if (sscanf(words, "%4d %4d%c", &input.x, &input.y, &rest) != 2)
		return complain(s, "write click COLUMN ROW, from 0");
	turn(s, input);
	return STATUS_DONE;
}

static enum status
run_wheel(struct script *s, const char *words)
{
	struct input input = {.what = INPUT_WHEEL};
	char rest;
	if (sscanf(words, "%4d%c", &input.lines, &rest) != 1)
		return complain(s, "write wheel LINES, negative is up");
	turn(s, input);
	return STATUS_DONE;
}

static enum status
run_resize(struct script *s, const char *words)
{
	struct input input = {.what = INPUT_RESIZE};
	if (!script_size(words, &input.x, &input.y))
		return complain(s, "write resize COLUMNSxROWS, from 1x1 to 500x200");
	turn(s, input);
	return STATUS_DONE;
}

/* Time passes second by second, as it does at a terminal. */
static enum status
run_wait(struct script *s, const char *words)
{
	char *end;
	double seconds = strtod(words, &end);
	if (end == words || *end || !(seconds >= 0) || seconds > MAX_WAIT)
		return complain(s, "write wait SECONDS");
	int64_t until = s->clock + (int64_t)(seconds * 1000);
	while (s->clock < until && !s->app->over) {
		s->clock = until - s->clock > 1000 ? s->clock + 1000 : until;
		turn(s, (struct input){.what = INPUT_NONE});
	}
	return STATUS_DONE;
}

/* The printer answers. */
static enum status
run_printer(struct script *s, const char *words)
{
	enum printing state;
	if (!printing_of_word(words, &state))
		return complain(s, "no such answer; write printer printing, printer no-paper, printer done");
	turn(s, (struct input){.what = INPUT_PRINTER, .key = state});
	return STATUS_DONE;
}

/* Who is called says something, or at a desk who calls. */
static enum status
run_call(struct script *s, const char *words)
{
	app_hear_call(s->app, words);
	turn(s, (struct input){.what = INPUT_NONE});
	return STATUS_DONE;
}

static enum status
run_show(struct script *s, const char *words)
{
	if (*words)
		return complain(s, "show takes nothing after it");
	show(s);
	if (s->seen)
		s->seen(s->app);
	return STATUS_DONE;
}

static enum status
run_line(struct script *s, char *line)
{
	static const struct {
		const char *verb;
		enum status (*run)(struct script *, const char *);
	} verbs[] = {
		{"key", run_key}, {"text", run_text}, {"paste", run_paste}, {"click", run_click}, {"wheel", run_wheel},
		{"resize", run_resize}, {"wait", run_wait}, {"show", run_show}, {"printer", run_printer},
		{"call", run_call},
	};
	line[strcspn(line, "\r\n")] = 0;
	if (!*line || *line == '#')
		return STATUS_DONE;
	size_t verb = strcspn(line, " ");
	const char *words = line[verb] ? line + verb + 1 : "";
	for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++)
		if (strlen(verbs[i].verb) == verb && !memcmp(verbs[i].verb, line, verb))
			return verbs[i].run(s, words);
	return complain(s, "unknown word; known are key text paste click wheel resize wait show printer call");
}

enum status
script_run(struct app *app, const struct settings *settings, int width, int height, int64_t now,
    const char *name, FILE *in, FILE *out, void (*seen)(struct app *))
{
	struct script s = {.app = app, .settings = settings, .name = name, .now = now, .out = out, .seen = seen};
	enum status status = STATUS_DONE;
	char *line = malloc(MAX_LINE);
	if (!line)
		abort();
	app_init(app, settings, width, height, s.clock, s.now);
	app_check(app, always, NULL);
	app_draw(app);
	while (status == STATUS_DONE && !app->over && fgets(line, MAX_LINE, in)) {
		s.line++;
		status = run_line(&s, line);
	}
	free(line);
	app_destroy(app);
	return status;
}
