/* Turns: the time, then the input; and the picture at the end of each. What they cause is in
 * app_events.c (events), app_stack.c (screens), app_visit.c (changes) and app_chrome.c (header and
 * footer); app_parts.h is between these. */
#include "kiosk/app/app_parts.h"

#include <string.h>
#include <time.h>

enum {
	RETRY = 3000,        /* ms between two tries to open a catalogue */
	LONGEST_WAIT = 1000, /* ms without input after which time passes */
	LIST_SECONDS = 180,  /* at least, where people copy a list */
	STAFF_KEYS = 5,
	TELL_SECONDS = 30,   /* that the question at the end waits for an answer */
	DAY = 24 * 60 * 60,  /* s */
	SLOW = 3,            /* times as long, for those who asked for more time */
};

/* ------------------------------------------------------------------ time -- */

/* The clock is believed when it is not before the content. */
static bool
is_believed(struct app *app, int64_t now)
{
	time_t seconds = (time_t)now;
	struct tm tm;
	if (!*app->today || now / DAY != app->day) {
		*app->today = 0;
		if (!gmtime_r(&seconds, &tm) || tm.tm_year < 100 || tm.tm_year > 300)
			return false;
		strftime(app->today, sizeof app->today, "%Y-%m-%d", &tm);
		app->day = now / DAY;
	}
	const struct catalogue *catalogue = app->ctx.catalogue;
	return !catalogue || strcmp(app->today, catalogue_date(catalogue)) >= 0;
}

static void
set_time(struct app *app, int64_t clock, int64_t now)
{
	struct ctx *ctx = &app->ctx;
	bool believed = is_believed(app, now);
	ctx->clock = clock;
	ctx->now = believed ? now : 0;
	ctx->today = believed ? app->today : NULL;
	if (ctx->catalogue)
		catalogue_set_today(ctx->catalogue, ctx->today);
}

static void
retry(struct app *app)
{
	if (app->ctx.clock - app->tried_at < RETRY)
		return;
	app->tried_at = app->ctx.clock;
	replica_try_again(&app->replica);
	bool idle = !app->ctx.catalogue || (!app->touched && app->depth == 1);
	if (idle && replica_refresh(&app->replica))
		app_begin(app);
	app->ctx.search = app->replica.search; /* there may be another index of the same catalogue */
}

/* Whether people copy from what is on the screen. */
static bool
is_copied(enum link_kind kind)
{
	return kind == LINK_SERVICE || kind == LINK_ERRANDS || kind == LINK_VERDICT || kind == LINK_PHOTO || kind == LINK_SLIP ||
	    kind == LINK_PRINT || kind == LINK_PAPERS || kind == LINK_DOCUMENT || kind == LINK_OFFICE;
}

/* Seconds without input until the warning: more where there is something to copy, and for those who asked for it. */
static int
idle_limit(const struct app *app)
{
	int limit = app->settings->idle_seconds;
	bool waits = app->ctx.calling != CALLING_NOTHING && app->ctx.calling != CALLING_FAILED;
	if ((waits || is_copied(app_top(app)->link.kind)) && limit < LIST_SECONDS)
		limit = LIST_SECONDS;
	return app->visit.slow ? limit * SLOW : limit;
}

static void
mind_idleness(struct app *app)
{
	int64_t idle = app->ctx.clock - app->last_input;
	if (app_is_on_top(app, LINK_TELL) && idle >= TELL_SECONDS * 1000LL) {
		app_begin(app);
		return;
	}
	if (app->warning) {
		int64_t left = app->warned_at + app->settings->warning_seconds * 1000LL - app->ctx.clock;
		app->ctx.seconds_left = left > 0 ? (int)((left + 999) / 1000) : 0;
		if (left <= 0)
			app_leave(app);
	} else if (app->touched && idle >= idle_limit(app) * 1000LL) {
		app_push(app, link_to(LINK_IDLE, 0));
		app->warning = true;
		app->warned_at = app->ctx.clock;
		app->ctx.seconds_left = app->settings->warning_seconds;
	}
}

/* A catalogue that proved damaged goes: the next one is shown, or the notice. Then what is seen is laid out. */
static void
end_turn(struct app *app)
{
	while (app->rejected) {
		app->rejected = false;
		replica_reject(&app->replica);
		app_begin(app);
	}
	app_fit(app);
}

int
app_wait(const struct app *app)
{
	(void)app;
	return LONGEST_WAIT;
}

void
app_check(struct app *app, bool (*go_on)(void *), void *closure)
{
	if (replica_check(&app->replica, go_on, closure))
		return;
	app->rejected = true;
	end_turn(app);
}

/* ----------------------------------------------------------------- turns -- */

static struct event
event_of(struct app *app, const struct input *input)
{
	struct event event = {0};
	const struct item *item;
	switch (input->what) {
	case INPUT_KEY:
		event.action = (app_top(app)->ops->types ? keymap_text_action : keymap_action)(input->key, &event.value);
		break;
	case INPUT_TEXT:
		event = (struct event){ACTION_CHARACTER, input->key};
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
	app->ctx.area = (struct rect){.width = width, .height = height};
	app_renew_all(app);
}

/* Nobody did anything. */
static void
pass_time(struct app *app)
{
	if (app->follow) {
		app_follow(app);
	} else {
		mind_idleness(app);
		retry(app);
	}
	app_mind_printer(app);
	app_mind_day(app);
	app->dark = app_is_deserted(app);
	app_handle(app, (struct event){ACTION_CLOCK, 0});
}

/* A key that means nothing to visitors, so often in a row that nobody does it by chance. */
static bool
asks_for_staff(struct app *app, const struct input *input)
{
	bool key = input->what == INPUT_KEY && input->key == K_F12;
	app->staff_keys = key ? app->staff_keys + 1 : 0;
	return app->staff_keys == STAFF_KEYS;
}

/* Whether input does no more than light the screen, or take the warning away; at a desk it is a scanner's first sign, too. */
static bool
only_wakes(const struct app *app, const struct input *input)
{
	return !app->at_desk || input->what != INPUT_KEY || input->key <= ' ' || input->key >= K_UP;
}

/* A key, a click, a turn of the wheel. */
static void
take_input(struct app *app, const struct input *input)
{
	app->last_input = app->ctx.clock;
	if (app->dark) {
		app->dark = false;
		if (only_wakes(app, input))
			return;
	}
	app->touched = true;
	app->notice = NULL;
	if (app->warning) { /* any input extends; one asks for more time from now on */
		app->visit.slow |= input->what == INPUT_KEY && input->key == '2';
		app->warning = false;
		app_pop(app);
		if (only_wakes(app, input))
			return;
		visit_set_query(&app->visit, ""); /* who comes back and types begins anew */
	}
	if (asks_for_staff(app, input)) {
		app_push(app, link_to(LINK_STAFF, 0));
		return;
	}
	struct event event = event_of(app, input);
	if (event.action != ACTION_NONE)
		app_handle(app, event);
}

void
app_turn(struct app *app, int64_t clock, int64_t now, const struct input *input)
{
	set_time(app, clock, now);
	switch (input->what) {
	case INPUT_END:
		app->over = true;
		return;
	case INPUT_RESIZE:
		resize(app, input->x, input->y);
		break;
	case INPUT_NONE:
		pass_time(app);
		break;
	case INPUT_PRINTER:
		app_hear_printer(app, (enum printing)input->key);
		break;
	default:
		take_input(app, input);
		break;
	}
	end_turn(app);
}

void
app_draw(struct app *app)
{
	canvas_clear(&app->canvas);
	if (app->dark) {
		canvas_fill(&app->canvas, (struct rect){0, 0, app->canvas.width, app->canvas.height}, ROLE_DARK);
		return;
	}
	const struct screen *screen = app_top(app);
	app->canvas.cursor_x = app->ctx.area.x; /* unless something is focused */
	app->canvas.cursor_y = app->ctx.area.y;
	screen->ops->draw(screen, &app->ctx, &app->canvas);
	if (!app->bare)
		chrome_draw(&app->chrome, &app->ctx, &app->canvas);
}

/* ----------------------------------------------------- beginning and end -- */

void
app_init(struct app *app, const struct settings *settings, int width, int height, int64_t clock,
    int64_t now)
{
	app->settings = settings;
	app->footer_focus = -1;
	app->last_input = app->tried_at = clock;
	app->ctx = (struct ctx){.languages = settings->languages, .locked = app->locked, .at_desk = app->at_desk,
		.is_preview = app->follow != NULL, .has_desk = settings->has_desk, .screen_keyboard = settings->screen_keyboard,
		.lang = settings->languages[0], .visit = &app->visit, .read_machine = app->read_machine,
		.area = {.width = width, .height = height}};
	canvas_init(&app->canvas, width, height);
	replica_open(&app->replica);
	app_begin(app);
	app_open_first(app);
	app->ctx.prints = settings->printer;
	app->ctx.calls = settings->call && !app->at_desk;
	app->ctx.counts = settings->tally;
	app->wiped = false; /* nobody has typed yet */
	set_time(app, clock, now);
	end_turn(app);
}

void
app_destroy(struct app *app)
{
	app_end_visit(app);
	replica_close(&app->replica);
	arena_free(&app->print_arena);
	arena_free(&app->follow_arena);
	arena_free(&app->office_arena);
	hall_free(&app->hall);
	arena_free(&app->chrome_arena);
	arena_free(&app->hint_texts.arena);
	canvas_destroy(&app->canvas);
}
