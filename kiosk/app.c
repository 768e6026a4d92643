#include "kiosk/app.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#define W(msgid) msgid /* marks a word for xgettext */

enum {
	RETRY = 3000, /* ms between two tries to open a catalogue */
	TICK = 1000,
};

void *
screen_new(const struct screen_ops *ops, const char *name, size_t size)
{
	struct screen *screen = calloc(1, size);
	if (!screen)
		abort();
	screen->ops = ops;
	screen->name = name;
	return screen;
}

static void
screen_free(struct screen *screen)
{
	arena_free(&screen->arena);
	free(screen);
}

/* ------------------------------------------------------------------- stack -- */

static struct screen *
top(const struct app *app)
{
	return app->stack[app->depth - 1];
}

static void begin(struct app *);

static void
pop(struct app *app)
{
	screen_free(app->stack[--app->depth]);
	app->footer_focus = -1;
}

static void
pop_to(struct app *app, int depth)
{
	while (app->depth > depth)
		pop(app);
}

/* The catalogue proved damaged: another one, or the notice. */
static void
reject(struct app *app)
{
	replica_reject(&app->replica);
	begin(app);
}

static enum status
load(struct app *app, struct screen *screen)
{
	arena_free(&screen->arena);
	screen->laid_out = (struct rect){0};
	return screen->ops->load ? screen->ops->load(screen, &app->ctx) : STATUS_DONE;
}

static void
push(struct app *app, struct screen *screen)
{
	enum status status = load(app, screen);
	if (status != STATUS_DONE) {
		screen_free(screen);
		if (status != STATUS_ABSENT)
			reject(app);
		return;
	}
	if (app->depth == APP_MAX_DEPTH) { /* forget the oldest but the start */
		screen_free(app->stack[1]);
		memmove(&app->stack[1], &app->stack[2], (APP_MAX_DEPTH - 2) * sizeof *app->stack);
		app->depth--;
	}
	app->stack[app->depth++] = screen;
	app->footer_focus = -1;
}

/* ------------------------------------------------------------------- visit -- */

static void
load_office(struct app *app)
{
	int64_t id;
	app->has_office = false;
	app->ctx.office = NULL;
	arena_free(&app->office_arena);
	struct catalogue *catalogue = app->replica.catalogue;
	if (!catalogue || !app->settings->office)
		return;
	enum status status = catalogue_find(catalogue, "office", app->settings->office, &id);
	if (status == STATUS_DONE)
		status = catalogue_office(catalogue, &app->office_arena, app->visit.lang, id, &app->office);
	if (status == STATUS_DONE) {
		app->has_office = true;
		app->ctx.office = &app->office;
	} else if (!app->office_reported) {
		status_report("office \"%s\" is not in %s; correct kalauz.conf", app->settings->office,
		    catalogue_path(catalogue));
		app->office_reported = true;
	}
}

static void
set_language(struct app *app, const char *lang)
{
	app->visit.lang = lang;
	app->ctx.lang = lang;
	load_office(app);
}

static void
wipe(struct app *app)
{
	pop_to(app, 0);
	explicit_bzero(&app->visit, sizeof app->visit);
	canvas_clear(&app->canvas);
	app->touched = app->warning = false;
	app->wiped = true;
}

/* A new visit, on the catalogue that is there now. */
static void
begin(struct app *app)
{
	wipe(app);
	replica_refresh(&app->replica);
	app->ctx.catalogue = app->replica.catalogue;
	set_language(app, app->settings->languages[0]);
	push(app, app->replica.catalogue ? scr_start_new() : scr_notice_new());
}

static void
change(struct app *app, struct change change)
{
	switch (change.what) {
	case CHANGE_NONE:
		break;
	case CHANGE_FINISH:
		begin(app);
		break;
	case CHANGE_LANGUAGE:
		set_language(app, change.lang);
		for (int i = app->depth; i-- > 0;) {
			enum status status = load(app, app->stack[i]);
			if (status != STATUS_DONE) {
				reject(app);
				return;
			}
		}
		break;
	}
}

/* --------------------------------------------------------------------- time -- */

/* The clock is believed when it is not before the content. */
static void
set_time(struct app *app, int64_t clock, int64_t now)
{
	struct ctx *ctx = &app->ctx;
	time_t seconds = (time_t)now;
	struct tm tm;
	ctx->clock = clock;
	ctx->now = 0;
	ctx->today = NULL;
	if (!gmtime_r(&seconds, &tm) || tm.tm_year < 100 || tm.tm_year > 300)
		return;
	strftime(app->today, sizeof app->today, "%Y-%m-%d", &tm);
	if (ctx->catalogue && strcmp(app->today, catalogue_date(ctx->catalogue)) < 0)
		return;
	ctx->now = now;
	ctx->today = app->today;
}

static void
retry(struct app *app)
{
	if (app->ctx.clock - app->tried_at < RETRY)
		return;
	app->tried_at = app->ctx.clock;
	bool idle = !app->ctx.catalogue || (!app->touched && app->depth == 1);
	if (idle && replica_refresh(&app->replica))
		begin(app);
}

static void
mind_idleness(struct app *app)
{
	int64_t idle = app->ctx.clock - app->last_input;
	if (app->warning) {
		int64_t left = app->warned_at + app->settings->warning_seconds * 1000LL - app->ctx.clock;
		app->ctx.seconds_left = left > 0 ? (int)((left + 999) / 1000) : 0;
		if (left <= 0)
			begin(app);
	} else if (app->touched && idle >= app->settings->idle_seconds * 1000LL) {
		push(app, scr_idle_new());
		app->warning = true;
		app->warned_at = app->ctx.clock;
		app->ctx.seconds_left = app->settings->warning_seconds;
	}
}

int
app_wait(const struct app *app)
{
	(void)app;
	return TICK;
}

void
app_check(struct app *app, bool (*go_on)(void *), void *closure)
{
	if (!replica_check(&app->replica, go_on, closure))
		reject(app);
}

/* ------------------------------------------------------------------- events -- */

/* The footer's actions on this screen, help always first. */
static struct chrome
chrome_of(struct app *app)
{
	static const enum action order[] = {ACTION_HELP, ACTION_BACK, ACTION_HOME, ACTION_LANGUAGE,
		ACTION_GLOSSARY, ACTION_AZ, ACTION_FINISH};
	struct chrome chrome = {.focus = app->footer_focus};
	for (size_t i = 0; i < sizeof order / sizeof *order; i++) {
		bool needs_way = order[i] == ACTION_BACK || order[i] == ACTION_HOME;
		bool needs_content = order[i] == ACTION_GLOSSARY || order[i] == ACTION_AZ;
		bool starts = order[i] == ACTION_AZ; /* elsewhere the line is full */
		if ((needs_way && app->depth < 2) || (needs_content && !app->ctx.catalogue) ||
		    (starts && app->depth > 1))
			continue;
		chrome.actions[chrome.action_count++] = order[i];
	}
	chrome.office = app->has_office ? app->office.name.text
	    : tr(&app->ctx, W("Kalauz: office matters in plain words"));
	for (int i = 1; i < app->depth; i++) {
		const struct screen *screen = app->stack[i];
		const char *title = screen->ops->title ? screen->ops->title(screen, &app->ctx) : NULL;
		if (title)
			chrome.path = chrome.path ? arena_printf(&app->canvas.arena, "%s › %s", chrome.path, title)
			    : title;
	}
	if (app->depth > 1 && !chrome.path)
		chrome.path = "";
	return chrome;
}

/* Moving in the footer; false: not an event for it. */
static bool
handle_footer(struct app *app, struct event event, enum action *chosen)
{
	struct chrome chrome = chrome_of(app);
	int last = chrome.action_count - 1;
	bool inside = app->footer_focus >= 0;
	*chosen = ACTION_NONE;
	if (event.action == ACTION_FOOTER) {
		app->footer_focus = app->footer_focus < last ? app->footer_focus + 1 : -1;
		return true;
	}
	if (event.action == ACTION_FOOTER_BACK) {
		app->footer_focus = inside ? app->footer_focus - 1 : last;
		return true;
	}
	if (!inside)
		return false;
	switch (event.action) {
	case ACTION_LEFT:
		app->footer_focus -= app->footer_focus > 0;
		return true;
	case ACTION_RIGHT:
		app->footer_focus += app->footer_focus < last;
		return true;
	case ACTION_DOWN:
		return true;
	case ACTION_UP:
		app->footer_focus = -1;
		return true;
	case ACTION_OPEN:
		*chosen = chrome.actions[app->footer_focus];
		return true;
	case ACTION_TICK:
		return false;
	default:
		app->footer_focus = -1;
		return false;
	}
}

static bool
is_on_top(const struct app *app, const struct screen *screen)
{
	return app->depth > 1 && !strcmp(top(app)->name, screen->name);
}

/* A screen that there should be only one of at a time. */
static void
push_once(struct app *app, struct screen *screen)
{
	if (is_on_top(app, screen))
		screen_free(screen);
	else
		push(app, screen);
}

/* What every screen leaves to app. */
static void
handle_default(struct app *app, struct event event)
{
	switch (event.action) {
	case ACTION_HELP:
		push_once(app, scr_help_new());
		break;
	case ACTION_LANGUAGE:
		push_once(app, scr_language_new());
		break;
	case ACTION_GLOSSARY:
		if (app->ctx.catalogue)
			push_once(app, scr_glossary_new());
		break;
	case ACTION_AZ:
		if (app->ctx.catalogue)
			push_once(app, scr_az_new());
		break;
	case ACTION_HOME:
		pop_to(app, 1);
		break;
	case ACTION_BACK:
		if (app->depth > 1)
			pop(app);
		break;
	case ACTION_FINISH:
		change(app, (struct change){.what = CHANGE_FINISH});
		break;
	case ACTION_QUIT:
		app->over = !app->locked;
		break;
	case ACTION_DOWN:
		app->footer_focus = 0;
		break;
	default:
		break;
	}
}

static void
apply(struct app *app, struct step step, struct event event)
{
	switch (step.what) {
	case STEP_STAY:
		break;
	case STEP_IGNORED:
		handle_default(app, event);
		return;
	case STEP_PUSH:
		push(app, step.next);
		break;
	case STEP_POP:
		if (app->depth > 1)
			pop(app);
		break;
	case STEP_HOME:
		pop_to(app, 1);
		break;
	case STEP_RELOAD:
		if (load(app, top(app)) != STATUS_DONE)
			reject(app);
		break;
	}
	change(app, step.change);
}

/* Layout of the top screen for the size that it has now. */
static void
fit(struct app *app)
{
	struct chrome chrome = chrome_of(app);
	struct screen *screen = top(app);
	struct rect area = chrome_area(&chrome, &app->ctx, app->canvas.width, app->canvas.height);
	app->ctx.area = area;
	if (!memcmp(&area, &screen->laid_out, sizeof area))
		return;
	screen->laid_out = area;
	if (screen->ops->layout)
		screen->ops->layout(screen, &app->ctx);
}

static void
handle_event(struct app *app, struct event event)
{
	enum action chosen;
	fit(app);
	if (handle_footer(app, event, &chosen)) {
		if (chosen != ACTION_NONE)
			handle_default(app, (struct event){chosen, 0});
		return;
	}
	struct screen *screen = top(app);
	apply(app, screen->ops->handle(screen, &app->ctx, event), event);
}

static struct event
event_of(struct app *app, const struct input *input)
{
	struct event event = {0};
	const struct item *item;
	switch (input->what) {
	case INPUT_KEY:
		event.action = keymap_action(input->key, &event.value);
		break;
	case INPUT_CLICK:
		item = canvas_item_at(&app->canvas, input->x, input->y);
		if (item)
			event = item->event;
		break;
	case INPUT_WHEEL:
		event = (struct event){ACTION_SCROLL, input->lines};
		break;
	default:
		break;
	}
	return event;
}

static void
resize(struct app *app, int width, int height)
{
	canvas_destroy(&app->canvas);
	canvas_init(&app->canvas, width, height);
}

void
app_turn(struct app *app, int64_t clock, int64_t now, const struct input *input)
{
	set_time(app, clock, now);
	if (input->what == INPUT_END) {
		app->over = true;
		return;
	}
	if (input->what == INPUT_RESIZE) {
		resize(app, input->x, input->y);
		return;
	}
	if (input->what == INPUT_NONE) {
		mind_idleness(app);
		retry(app);
		handle_event(app, (struct event){ACTION_TICK, 0});
		return;
	}
	app->last_input = clock;
	app->touched = true;
	if (app->warning) { /* any input extends, and does nothing else */
		app->warning = false;
		pop(app);
		return;
	}
	struct event event = event_of(app, input);
	if (event.action != ACTION_NONE)
		handle_event(app, event);
}

void
app_draw(struct app *app)
{
	canvas_clear(&app->canvas);
	fit(app);
	struct chrome chrome = chrome_of(app);
	const struct screen *screen = top(app);
	app->canvas.cursor_x = app->ctx.area.x; /* unless something is focused */
	app->canvas.cursor_y = app->ctx.area.y;
	screen->ops->draw(screen, &app->ctx, &app->canvas);
	chrome_draw(&chrome, &app->ctx, &app->canvas);
}

void
app_init(struct app *app, const struct settings *settings, int width, int height, int64_t clock,
    int64_t now)
{
	app->settings = settings;
	app->footer_focus = -1;
	app->last_input = app->tried_at = clock;
	app->ctx = (struct ctx){.languages = settings->languages, .locked = app->locked,
		.lang = settings->languages[0]};
	canvas_init(&app->canvas, width, height);
	replica_open(&app->replica);
	begin(app);
	app->wiped = false; /* nobody has typed yet */
	set_time(app, clock, now);
}

void
app_destroy(struct app *app)
{
	wipe(app);
	replica_close(&app->replica);
	arena_free(&app->office_arena);
	canvas_destroy(&app->canvas);
}

void
app_wipe(struct app *app)
{
	explicit_bzero(&app->visit, sizeof app->visit);
	if (app->canvas.cells)
		explicit_bzero(app->canvas.cells,
		    (size_t)app->canvas.width * (size_t)app->canvas.height * sizeof *app->canvas.cells);
}
