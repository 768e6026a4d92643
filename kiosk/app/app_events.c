/* An event on its way: the footer, the screen on top, then what every screen leaves to app. */
#include "kiosk/app/app_parts.h"

#include <string.h>

/* What every screen leaves to app. */
static void
handle_default(struct app *app, struct event event)
{
	switch (event.action) {
	case ACTION_HELP:
		app_push_once(app, scr_help_new());
		break;
	case ACTION_LANGUAGE:
		app_push_once(app, scr_language_new());
		break;
	case ACTION_GLOSSARY:
		if (app->ctx.catalogue)
			app_push_once(app, scr_glossary_new());
		break;
	case ACTION_ERRANDS:
		app_show(app, "errands", scr_errands_new);
		break;
	case ACTION_SEARCH:
		app_show(app, "search", scr_search_new);
		break;
	case ACTION_AZ:
		if (app->ctx.catalogue)
			app_push_once(app, scr_az_new());
		break;
	case ACTION_HOME:
		app_pop_to(app, 1);
		break;
	case ACTION_BACK:
		if (app->depth > 1)
			app_pop(app);
		break;
	case ACTION_FINISH:
		app_change(app, (struct change){.what = CHANGE_FINISH});
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
	app_change(app, step.change);
	if (step.notice)
		app_notify(app, step.notice);
	switch (step.what) {
	case STEP_STAY:
		break;
	case STEP_IGNORED:
		handle_default(app, event);
		return;
	case STEP_PUSH:
		app_push(app, step.next);
		break;
	case STEP_POP:
		if (app->depth > 1)
			app_pop(app);
		break;
	case STEP_HOME:
		app_pop_to(app, 1);
		break;
	case STEP_RELOAD:
		app_reload(app);
		break;
	}
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
	apply(app, step, event);
	explicit_bzero(&step, sizeof step);
}

void
app_handle(struct app *app, struct event event)
{
	enum action chosen;
	app_fit(app);
	if (!app_handle_footer(app, event, &chosen))
		handle_in_screen(app, event);
	else if (chosen != ACTION_NONE)
		handle_in_screen(app, (struct event){chosen, 0});
	app_renew(app);
}
