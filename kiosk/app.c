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
	screen->size = size;
	return screen;
}

static void
screen_free(struct screen *screen)
{
	arena_free(&screen->arena);
	explicit_bzero(screen, screen->size); /* an answer that was not given yet */
	free(screen);
}

/* Of those in the stack, which may have been typed into. */
static void
discard(struct app *app, struct screen *screen)
{
	if (screen->ops->types)
		visit_forget_query(&app->visit);
	screen_free(screen);
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
	discard(app, app->stack[--app->depth]);
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
	struct arena before = screen->arena;
	screen->arena = (struct arena){0};
	screen->laid_out = (struct rect){0};
	screen->version = app->visit.version;
	enum status status = screen->ops->load ? screen->ops->load(screen, &app->ctx) : STATUS_DONE;
	arena_free(&before);
	return status;
}

static void
push(struct app *app, struct screen *screen)
{
	enum status status = load(app, screen);
	if (status != STATUS_DONE) {
		discard(app, screen);
		if (status != STATUS_ABSENT)
			reject(app);
		return;
	}
	if (app->depth == APP_MAX_DEPTH) { /* forget the oldest but the start */
		discard(app, app->stack[1]);
		memmove(&app->stack[1], &app->stack[2], (APP_MAX_DEPTH - 2) * sizeof *app->stack);
		app->depth--;
	}
	app->stack[app->depth++] = screen;
	app->footer_focus = -1;
}

/* Loads the screen on top again when it shows an older visit; takes it away when nothing is left. */
static void
renew(struct app *app)
{
	while (top(app)->version != app->visit.version) {
		enum status status = load(app, top(app));
		if (status == STATUS_ABSENT && app->depth > 1) {
			pop(app);
		} else if (status != STATUS_DONE) {
			reject(app);
			return;
		}
	}
}

/* Loads every screen again; those that have nothing to show any more go. */
static void
renew_all(struct app *app)
{
	int kept = 0, depth = app->depth;
	enum status worst = STATUS_DONE;
	for (int i = 0; i < depth; i++) {
		struct screen *screen = app->stack[i];
		enum status status = load(app, screen);
		if (status == STATUS_ABSENT && i) {
			discard(app, screen);
			continue;
		}
		if (status != STATUS_DONE)
			worst = status;
		app->stack[kept++] = screen;
	}
	app->depth = kept;
	if (worst != STATUS_DONE)
		reject(app);
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
	visit_wipe(&app->visit);
	canvas_clear(&app->canvas);
	app->touched = app->warning = false;
	app->notice = NULL;
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
notify(struct app *app, const char *msgid)
{
	app->notice = tr(&app->ctx, msgid);
}

static void
keep_answer(struct app *app, const struct change *change)
{
	for (size_t i = 0; i < change->question_count; i++)
		visit_forget(&app->visit, change->questions[i]);
	if (change->question_count)
		notify(app, W("An earlier answer no longer holds."));
	if (!visit_answer(&app->visit, change->answer))
		notify(app, W("We cannot remember more than this."));
}

static bool
add_errands(struct app *app, const struct change *change)
{
	bool all = true;
	for (size_t i = 0; i < change->service_count; i++)
		all = visit_add_errand(&app->visit, change->services[i]) && all;
	if (!all)
		notify(app, W("There is no room for more errands."));
	return all;
}

static void
toggle_errand(struct app *app, const struct change *change)
{
	if (visit_has_errand(&app->visit, *change->services)) {
		visit_remove_errand(&app->visit, *change->services);
		notify(app, W("It is off your errands now."));
	} else if (add_errands(app, change)) {
		notify(app, W("It is on your errands now (F7)."));
	}
}

static void
change(struct app *app, struct change change)
{
	switch (change.what) {
	case CHANGE_NONE:
		break;
	case CHANGE_LANGUAGE:
		set_language(app, change.lang);
		renew_all(app);
		break;
	case CHANGE_ANSWER:
		keep_answer(app, &change);
		break;
	case CHANGE_TICK:
		if (!visit_tick(&app->visit, change.tick))
			notify(app, W("We cannot remember more than this."));
		break;
	case CHANGE_ERRAND:
		toggle_errand(app, &change);
		break;
	case CHANGE_ERRANDS:
		add_errands(app, &change);
		break;
	case CHANGE_TYPE:
		visit_type(&app->visit, change.typed);
		break;
	case CHANGE_QUERY:
		visit_set_query(&app->visit, change.query);
		break;
	case CHANGE_FINISH:
		begin(app);
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

static bool
is_on_top(const struct app *app, const char *name)
{
	return app->depth > 1 && !strcmp(top(app)->name, name);
}

/* Whether one of the actions of every screen is offered just now. */
static bool
is_offered(const struct app *app, enum action action)
{
	switch (action) {
	case ACTION_BACK:
	case ACTION_HOME:
		return app->depth > 1;
	case ACTION_GLOSSARY:
		return app->ctx.catalogue;
	case ACTION_SEARCH: /* elsewhere the line is full */
	case ACTION_AZ:
		return app->ctx.catalogue && app->depth == 1;
	case ACTION_ERRANDS:
		return app->visit.errand_count && !is_on_top(app, "errands");
	default:
		return true;
	}
}

static const char *
hint_words(struct app *app, enum action action)
{
	if (action != ACTION_ERRANDS)
		return NULL;
	return WORDS_FILL(&app->canvas.arena, tr(&app->ctx, W("My errands ({n})")),
	    {"n", arena_printf(&app->canvas.arena, "%zu", app->visit.errand_count)});
}

/* The footer's actions on this screen: help first, then the screen's own, then those of all. */
static void
add_hints(struct app *app, struct chrome *chrome)
{
	static const enum action order[] = {ACTION_HELP, ACTION_SEARCH, ACTION_BACK, ACTION_NONE,
		ACTION_ERRANDS, ACTION_HOME, ACTION_LANGUAGE, ACTION_GLOSSARY, ACTION_AZ, ACTION_FINISH};
	const struct screen *screen = top(app);
	for (size_t i = 0; i < sizeof order / sizeof *order; i++) {
		struct hint *next = &chrome->hints[chrome->hint_count];
		if (order[i] == ACTION_NONE && screen->ops->hints)
			chrome->hint_count += (int)screen->ops->hints(screen, &app->ctx, next);
		if (order[i] != ACTION_NONE && is_offered(app, order[i])) {
			*next = (struct hint){order[i], hint_words(app, order[i])};
			chrome->hint_count++;
		}
	}
}

static struct chrome
chrome_of(struct app *app)
{
	struct chrome chrome = {.focus = app->footer_focus, .notice = app->notice};
	add_hints(app, &chrome);
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
	int last = chrome.hint_count - 1;
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
	case ACTION_MARK:
		*chosen = chrome.hints[app->footer_focus].action;
		return true;
	case ACTION_TICK:
		return false;
	default:
		app->footer_focus = -1;
		return false;
	}
}

/* A screen that there should be only one of at a time. */
static void
push_once(struct app *app, struct screen *screen)
{
	if (is_on_top(app, screen->name))
		screen_free(screen);
	else
		push(app, screen);
}

/* Back to where it stands in the path already, else on top. */
static void
show(struct app *app, const char *name, struct screen *(*make)(void))
{
	if (!app->ctx.catalogue)
		return;
	for (int depth = app->depth; depth > 1; depth--)
		if (!strcmp(app->stack[depth - 1]->name, name)) {
			pop_to(app, depth);
			return;
		}
	push(app, make());
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
	case ACTION_ERRANDS:
		show(app, "errands", scr_errands_new);
		break;
	case ACTION_SEARCH:
		show(app, "search", scr_search_new);
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
	change(app, step.change);
	if (step.notice)
		notify(app, step.notice);
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

/* Where nothing can be ticked, the key that ticks opens. */
static void
handle_in_screen(struct app *app, struct event event)
{
	struct screen *screen = top(app);
	struct step step = screen->ops->handle(screen, &app->ctx, event);
	if (step.what == STEP_IGNORED && event.action == ACTION_MARK) {
		event.action = ACTION_OPEN;
		step = screen->ops->handle(screen, &app->ctx, event);
	}
	apply(app, step, event);
	explicit_bzero(&step, sizeof step);
}

static void
handle_event(struct app *app, struct event event)
{
	enum action chosen;
	fit(app);
	if (!handle_footer(app, event, &chosen))
		handle_in_screen(app, event);
	else if (chosen != ACTION_NONE)
		handle_in_screen(app, (struct event){chosen, 0});
	renew(app);
}

static struct event
event_of(struct app *app, const struct input *input)
{
	struct event event = {0};
	const struct item *item;
	switch (input->what) {
	case INPUT_KEY:
		event.action = (top(app)->ops->types ? keymap_text_action : keymap_action)(input->key, &event.value);
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
	app->notice = NULL;
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
		.screen_keyboard = settings->screen_keyboard, .lang = settings->languages[0], .visit = &app->visit};
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
	visit_wipe(&app->visit);
	if (app->canvas.cells)
		explicit_bzero(app->canvas.cells,
		    (size_t)app->canvas.width * (size_t)app->canvas.height * sizeof *app->canvas.cells);
}
