/* What header and footer say of the screen on top, the room that they leave it, and the focus in the
 * footer. */
#include "kiosk/app/app_parts.h"

#include <string.h>

static size_t
count_errands(const struct app *app)
{
	struct errand errands[PAPERS_MAX_ERRANDS];
	return visit_listed(&app->visit, errands);
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
	case ACTION_CALL:
		return app->at_desk ? app->calls.count > 0 : app->ctx.calls;
	case ACTION_SEARCH: /* elsewhere the line is full */
	case ACTION_AZ:
		return app->ctx.catalogue && app->depth == 1;
	case ACTION_ERRANDS:
		return count_errands(app) && !app_is_on_top(app, LINK_ERRANDS);
	default:
		return true;
	}
}

/* "Nyelv · Language · Sprache": for those who cannot read the first. */
static const char *
language_words(struct app *app)
{
	const char *words = tr(&app->ctx, W("Language"));
	for (const char *const *lang = app->ctx.languages; *lang; lang++)
		if (strcmp(*lang, app->ctx.lang))
			words = arena_printf(&app->chrome_arena, "%s · %s", words,
			    words_get(&kiosk_words, *lang, "Language"));
	return words;
}

static const char *
hint_words(struct app *app, enum action action)
{
	if (action == ACTION_LANGUAGE && app->depth == 1)
		return language_words(app);
	if (action == ACTION_CALL && app->at_desk)
		return tr(&app->ctx, W("I am going"));
	if (action == ACTION_LANGUAGE && app->at_desk && app_is_on_top(app, LINK_DESK))
		return tr(&app->ctx, W("Second language"));
	if (action != ACTION_ERRANDS)
		return NULL;
	return WORDS_FILL(&app->chrome_arena, tr(&app->ctx, W("My errands ({n})")),
	    {"n", arena_printf(&app->chrome_arena, "%zu", count_errands(app))});
}

/* The footer's actions on this screen: help first, then the screen's own, then those of all. */
static void
add_hints(struct app *app, struct chrome *chrome)
{
	static const enum action order[] = {ACTION_HELP, ACTION_SEARCH, ACTION_BACK, ACTION_NONE,
		ACTION_ERRANDS, ACTION_HOME, ACTION_LANGUAGE, ACTION_GLOSSARY, ACTION_AZ, ACTION_CALL, ACTION_FINISH};
	const struct screen *screen = app_top(app);
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
	struct chrome chrome = {.focus = app->footer_focus,
		.notice = app->notice ? app->notice : app_call_words(app, &app->chrome_arena)};
	add_hints(app, &chrome);
	chrome.office = app->has_office ? app->office.name.text
	    : tr(&app->ctx, W("Kalauz: office matters in plain words"));
	for (int i = 1; i < app->depth; i++) {
		const struct screen *screen = app->stack[i];
		const char *title = screen->ops->title ? screen->ops->title(screen, &app->ctx) : NULL;
		if (title)
			chrome.path = chrome.path ? arena_printf(&app->chrome_arena, "%s › %s", chrome.path, title)
			    : title;
	}
	if (app->depth > 1 && !chrome.path)
		chrome.path = "";
	return chrome;
}

void
app_fit(struct app *app)
{
	arena_free(&app->chrome_arena);
	app->chrome = chrome_of(app);
	chrome_settle(&app->chrome, &app->ctx, &app->chrome_arena, &app->hint_texts, app->canvas.width);
	struct screen *screen = app_top(app);
	int width = app->canvas.width, height = app->canvas.height;
	app->bare = screen->ops->is_bare && !app->notice && screen->ops->is_bare(screen, width, height);
	struct rect area = app->bare ? (struct rect){0, 0, width, height} : chrome_area(&app->chrome, width, height);
	app->ctx.area = area;
	if (!memcmp(&area, &screen->laid_out, sizeof area))
		return;
	screen->laid_out = area;
	if (screen->ops->layout)
		screen->ops->layout(screen, &app->ctx);
}

bool
app_handle_footer(struct app *app, struct event event, enum action *chosen)
{
	int last = app->chrome.hint_count - 1;
	bool inside = app->footer_focus >= 0;
	*chosen = ACTION_NONE;
	if (app->bare)
		return false;
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
	case ACTION_DIGIT: /* 0 leads here and back */
		app->footer_focus = -1;
		return !event.value;
	case ACTION_OPEN:
	case ACTION_MARK:
		*chosen = app->chrome.hints[app->footer_focus].action;
		return true;
	case ACTION_CLOCK:
		return false;
	default:
		app->footer_focus = -1;
		return false;
	}
}
