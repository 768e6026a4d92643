/* The visit: begun, changed as the screens' steps say, wiped. */
#include "kiosk/app/app_parts.h"

#include <string.h>

/* ----------------------------------------------------- beginning and end -- */

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
	} else if (status != STATUS_ABSENT) {
		app->rejected = true;
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

void
app_end_visit(struct app *app)
{
	app_pop_to(app, 0);
	visit_wipe(&app->visit);
	canvas_clear(&app->canvas);
	app->touched = app->warning = app->answered = false;
	app->notice = NULL;
	app->wiped = true;
}

void
app_begin(struct app *app)
{
	app_end_visit(app);
	replica_refresh(&app->replica);
	app->ctx.catalogue = app->replica.catalogue;
	app->ctx.search = app->replica.search;
	set_language(app, app->settings->languages[0]);
	if (app->replica.catalogue)
		app_push(app, link_to(LINK_START, 0));
	if (!app->depth) {
		app->rejected = app->replica.catalogue;
		app_push(app, link_to(LINK_NOTICE, 0));
	}
}

void
app_wipe(struct app *app)
{
	visit_wipe(&app->visit);
	if (app->canvas.cells)
		explicit_bzero(app->canvas.cells,
		    (size_t)app->canvas.width * (size_t)app->canvas.height * sizeof *app->canvas.cells);
}

/* --------------------------------------------------------------- changes -- */

void
app_notify(struct app *app, const char *msgid)
{
	app->notice = tr(&app->ctx, msgid);
}

static void
keep_answer(struct app *app, const struct change *change)
{
	app->answered = visit_answer(&app->visit, change->answer);
	if (!app->answered)
		app_notify(app, W("We cannot remember more than this."));
}

void
app_drop_fallen(struct app *app, const struct screen *screen)
{
	for (size_t i = 0; i < screen->fallen_count; i++)
		visit_forget(&app->visit, screen->fallen[i]);
	if (screen->fallen_count)
		app_notify(app, W("An earlier answer no longer holds."));
	app->answered = false;
}

static bool
add_errands(struct app *app, const struct change *change)
{
	bool all = true;
	for (size_t i = 0; i < change->service_count; i++)
		all = visit_add_errand(&app->visit, change->services[i]) && all;
	if (!all)
		app_notify(app, W("There is no room for more errands."));
	return all;
}

static void
toggle_errand(struct app *app, const struct change *change)
{
	if (visit_has_errand(&app->visit, *change->services)) {
		visit_remove_errand(&app->visit, *change->services);
		app_notify(app, W("It is off your errands now."));
	} else if (add_errands(app, change)) {
		app_notify(app, W("It is on your errands now (F7)."));
	}
}

void
app_change(struct app *app, struct change change)
{
	switch (change.what) {
	case CHANGE_NONE:
		break;
	case CHANGE_LANGUAGE:
		set_language(app, change.lang);
		app_renew_all(app);
		break;
	case CHANGE_ANSWER:
		keep_answer(app, &change);
		break;
	case CHANGE_TICK:
		if (!visit_tick(&app->visit, change.tick))
			app_notify(app, W("We cannot remember more than this."));
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
		app_begin(app);
		break;
	}
}
