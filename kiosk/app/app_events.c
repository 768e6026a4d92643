/* An event on its way: the footer, the screen on top, then what every screen leaves to app. */
#include "kiosk/app/app_parts.h"

#include <string.h>
#include <unictype.h>

/* What every screen leaves to app; NULL: nothing follows, or handle_default knows. */
static const struct step *
default_step(enum action action)
{
	static const struct {
		enum action action;
		struct step step;
	} steps[] = {
		{ACTION_HELP, {.what = STEP_PUSH_ONCE, .to.kind = LINK_HELP}},
		{ACTION_LANGUAGE, {.what = STEP_PUSH_ONCE, .to.kind = LINK_LANGUAGE}},
		{ACTION_GLOSSARY, {.what = STEP_PUSH_ONCE, .to.kind = LINK_GLOSSARY}},
		{ACTION_AZ, {.what = STEP_PUSH_ONCE, .to.kind = LINK_AZ}},
		{ACTION_ERRANDS, {.what = STEP_SHOW, .to.kind = LINK_ERRANDS}},
		{ACTION_SEARCH, {.what = STEP_SHOW, .to.kind = LINK_SEARCH}},
		{ACTION_HOME, {.what = STEP_HOME}},
		{ACTION_BACK, {.what = STEP_POP}},
		{ACTION_FINISH, {.change.what = CHANGE_FINISH}},
	};
	for (size_t i = 0; i < sizeof steps / sizeof *steps; i++)
		if (steps[i].action == action)
			return &steps[i].step;
	return NULL;
}

static void
apply(struct app *app, const struct step *step)
{
	app_change(app, step->change);
	if (step->notice)
		app_notify(app, step->notice);
	switch (step->what) {
	case STEP_STAY:
	case STEP_IGNORED:
		break;
	case STEP_PUSH_ONCE:
		if (app_is_on_top(app, step->to.kind))
			break;
		/* fall through */
	case STEP_PUSH:
		app_push(app, step->to);
		break;
	case STEP_SHOW:
		app_show(app, step->to);
		if (step->change.what == CHANGE_SLIP && app->other_content)
			app_push(app, link_to(LINK_CHANGES, 0)); /* nothing, where the release of then is gone */
		break;
	case STEP_POP:
		if (app->depth > 1)
			app_pop(app);
		break;
	case STEP_HOME:
		app_pop_to(app, 1);
		if (app_top(app)->ops->types)
			visit_set_query(&app->visit, "");
		break;
	case STEP_RELOAD:
		app_reload(app);
		break;
	}
}

/* A letter that means nothing on the screen begins a search. */
static bool
is_search(const struct app *app, struct event event)
{
	return event.action == ACTION_CHARACTER && app->ctx.catalogue && uc_is_alpha((ucs4_t)event.value);
}

/* The same key calls, and goes where one is called. */
static void
call_or_go(struct app *app)
{
	struct step call = {.what = STEP_PUSH_ONCE, .to.kind = LINK_CALL};
	if (app->at_desk)
		app_go(app);
	else if (app->ctx.calls)
		apply(app, &call);
}

/* What is typed, or scanned, outside the search begins a new one. */
static void
search_anew(struct app *app, const char *begun, struct event typed)
{
	struct step search = {.what = STEP_SHOW, .to.kind = LINK_SEARCH};
	if (typed.action == ACTION_CHARACTER)
		search.change = (struct change){.what = CHANGE_TYPE, .typed = typed};
	visit_set_query(&app->visit, begun);
	apply(app, &search);
	explicit_bzero(&search, sizeof search);
}

static void
handle_default(struct app *app, struct event event)
{
	enum action action = event.action;
	const struct step *step = default_step(action);
	bool searching = app_top(app)->link.kind == LINK_SEARCH;
	if ((action == ACTION_SEARCH && !searching) || is_search(app, event))
		search_anew(app, "", event);
	else if (step)
		apply(app, step);
	else if (action == ACTION_DOWN || (action == ACTION_DIGIT && !event.value))
		app->footer_focus = 0;
	else if (action == ACTION_CALL)
		call_or_go(app);
	else if (action == ACTION_QUIT)
		app->over = !app->locked;
}

/* Where nothing can be ticked, the key that ticks opens. */
static void
handle_in_screen(struct app *app, struct event event)
{
	struct screen *screen = app_top(app);
	struct step step = screen->ops->handle(screen, &app->ctx, event);
	if (step.what == STEP_IGNORED && event.action == ACTION_MARK) {
		event.action = ACTION_OPEN;
		step = screen->ops->handle(screen, &app->ctx, event);
	}
	apply(app, &step);
	if (step.what == STEP_IGNORED)
		handle_default(app, event);
	explicit_bzero(&step, sizeof step);
}

/* ------------------------------------------------------------------ a desk -- */

/* At a desk letters, and more digits than any number of a list has, come from a scanner wherever one is: they are the
 * search's, so that the Enter after them cannot open what stands in the focus. */
static bool
take_scanned(struct app *app, struct event event)
{
	char begun[sizeof app->digits] = "";
	if (!app->at_desk || !app->ctx.catalogue || event.action == ACTION_CLOCK)
		return false;
	bool digit = event.action == ACTION_DIGIT && !app_top(app)->ops->types;
	if (digit)
		app->digits[app->digit_count++] = (char)('0' + event.value);
	bool scanned = digit ? app->digit_count == APP_SCANNED_DIGITS : is_search(app, event) && !app_top(app)->ops->types;
	memcpy(begun, app->digits, (size_t)app->digit_count);
	if (scanned || !digit)
		app->digit_count = 0;
	if (scanned)
		search_anew(app, begun, event);
	explicit_bzero(begun, sizeof begun);
	return scanned;
}

void
app_handle(struct app *app, struct event event)
{
	enum action chosen;
	if (take_scanned(app, event))
		app->footer_focus = -1;
	else if (!app_handle_footer(app, event, &chosen))
		handle_in_screen(app, event);
	else if (chosen != ACTION_NONE)
		handle_in_screen(app, (struct event){chosen, 0});
	app_renew(app);
}
