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

/* At a desk, where the first screen keeps what was typed there, a code that is scanned anywhere begins anew. */
static void
begin_search(struct app *app, const struct step *search)
{
	if (app->at_desk)
		visit_set_query(&app->visit, "");
	apply(app, search);
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

static void
handle_default(struct app *app, struct event event)
{
	enum action action = event.action;
	const struct step *step = default_step(action);
	struct step search = {.what = STEP_SHOW, .to.kind = LINK_SEARCH,
		.change = {.what = CHANGE_TYPE, .typed = event}};
	if (step)
		apply(app, step);
	else if (is_search(app, event))
		begin_search(app, &search);
	else if (action == ACTION_DOWN || (action == ACTION_DIGIT && !event.value))
		app->footer_focus = 0;
	else if (action == ACTION_CALL)
		call_or_go(app);
	else if (action == ACTION_QUIT)
		app->over = !app->locked;
	explicit_bzero(&search, sizeof search);
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

void
app_handle(struct app *app, struct event event)
{
	enum action chosen;
	if (!app_handle_footer(app, event, &chosen))
		handle_in_screen(app, event);
	else if (chosen != ACTION_NONE)
		handle_in_screen(app, (struct event){chosen, 0});
	app_renew(app);
}
