/* A call for a colleague: from this machine; or heard at this desk. */
#include <stdio.h>
#include <string.h>

#include "kiosk/app/app_parts.h"

static bool
goes_on(const struct app *app)
{
	return app->ctx.calling == CALLING_SENT || app->ctx.calling == CALLING_RINGS;
}

/* What the machine is called at the desk. */
static const char *
own_name(const struct app *app, struct arena *arena)
{
	if (app->settings->name)
		return app->settings->name;
	struct machine machine = {.name = NULL};
	if (app->read_machine)
		machine = app->read_machine(NULL, arena);
	return machine.name ? machine.name : "kalauz";
}

/* One at a time, and not again at once. */
void
app_call(struct app *app)
{
	struct arena arena = {0};
	bool soon = app->called_at && app->ctx.clock - app->called_at < app->settings->call_again_seconds * 1000LL;
	if (goes_on(app) || app->ctx.calling == CALLING_TAKEN || !app->ctx.calls)
		return;
	if (soon) {
		app->notice = tr(&app->ctx, W("Somebody was called a moment ago. Please wait a little."));
		return;
	}
	snprintf(app->call_line, sizeof app->call_line, "call %.60s\n", own_name(app, &arena));
	arena_free(&arena);
	app->ctx.calling = CALLING_SENT;
	app->called_at = app->ctx.clock ? app->ctx.clock : 1;
	app_count_call(app, "made");
}

/* The visit is over: nobody need come any more. */
void
app_end_call(struct app *app)
{
	if (goes_on(app))
		app_count_call(app, "lapsed");
	app->call_stop |= !app->at_desk && app->ctx.calling != CALLING_NOTHING;
	app->ctx.calling = CALLING_NOTHING;
}

static void
hear_answer(struct app *app, const char *word)
{
	enum calling state;
	if (!goes_on(app) || !calling_of_word(word, &state))
		return;
	app->ctx.calling = state;
	if (state == CALLING_TAKEN)
		app_count_call(app, "taken");
	if (app->stack[app->depth - 1]->link.kind != LINK_CALL) /* which says it */
		app->notice = tr(&app->ctx, calling_sentence(state));
}

void
app_hear_call(struct app *app, const char *line)
{
	if (app->at_desk)
		calls_hear(&app->calls, line);
	else
		hear_answer(app, line);
}

void
app_go(struct app *app)
{
	if (!app->calls.count)
		return;
	snprintf(app->call_line, sizeof app->call_line, "take %u\n", app->calls.items[0].number);
}

const char *
app_call_words(struct app *app, struct arena *arena)
{
	return !app->at_desk || !app->calls.count ? NULL : WORDS_FILL(arena,
	    tr(&app->ctx, W("Calling: {call} · F12: I am going")), {"call", app->calls.items[0].words});
}
