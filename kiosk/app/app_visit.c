/* The visit: begun, changed as the screens' steps say, wiped. */
#include "kiosk/app/app_parts.h"
#include "kiosk/takeaway/slip.h"

#include <stdio.h>
#include <string.h>

enum { PRINTER_WAIT = 10000 }; /* ms until a list of which nothing is heard counts as not arrived */

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

void
app_use_language(struct app *app, const char *lang)
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
	app_forget_counts(app);
	app->touched = app->warning = app->answered = false;
	app->notice = NULL;
	app_take_job(app);
	app->print_stop = true;
	app->ctx.printing = PRINTING_NOTHING;
	app_end_call(app);
	app->wiped = true;
}

void
app_begin(struct app *app)
{
	app_end_visit(app);
	replica_refresh(&app->replica);
	app->ctx.catalogue = app->replica.catalogue;
	app->ctx.search = app->replica.search;
	hall_refresh(&app->hall, app->settings, app->ctx.catalogue);
	app->ctx.hall = &app->hall.hall;
	app_use_language(app, app->settings->languages[0]);
	app->ctx.desk = app->replica.desk;
	if (app->replica.catalogue)
		app_push(app, link_to(app->at_desk ? LINK_SEARCH : LINK_START, 0));
	if (!app->depth) {
		app->rejected = app->replica.catalogue;
		app_push(app, link_to(LINK_NOTICE, 0));
	}
}

void
app_wipe(struct app *app)
{
	visit_wipe(&app->visit);
	if (app->counts.lines)
		explicit_bzero(app->counts.lines, app->counts.room * sizeof *app->counts.lines);
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
switch_language(struct app *app, const char *lang)
{
	app_use_language(app, lang);
	app_renew_all(app);
}

static void
tick(struct app *app, const struct change *change)
{
	if (!visit_tick(&app->visit, change->tick))
		app_notify(app, W("We cannot remember more than this."));
}

/* An answer given on the page of a service that nobody has taken up yet takes it up. */
static void
keep_answer(struct app *app, const struct change *change)
{
	struct statement said = change->said;
	uint32_t errand = visit_take_up(&app->visit, change->service, change->errand);
	if (said.about == ABOUT_ERRAND)
		said.errand = errand;
	app->answered = errand && visit_say(&app->visit, said);
	if (app->answered)
		visit_set_who(&app->visit, errand, change->who);
	else
		app_notify(app, W("We cannot remember more than this."));
}

void
app_drop_fallen(struct app *app, const struct screen *screen)
{
	for (size_t i = 0; i < screen->fallen_count; i++)
		visit_unsay(&app->visit, &screen->fallen[i]);
	if (screen->fallen_count)
		app_notify(app, W("An earlier answer no longer holds."));
	app->answered = false;
}

/* False, and said: there is no room. */
static bool
list_errand(struct app *app, int64_t service, uint32_t errand)
{
	errand = visit_take_up(&app->visit, service, errand);
	if (errand && visit_list(&app->visit, errand, true))
		return true;
	app_notify(app, W("There is no room for more errands."));
	return false;
}

static void
say_of_errand(struct app *app, uint32_t errand, int64_t question, unsigned option)
{
	visit_say(&app->visit, (struct statement){
		.answer = {.question = question, .options = UINT32_C(1) << option},
		.about = ABOUT_ERRAND, .errand = errand,
	});
}

/* Each for whom the bundle says, and with what else it says. */
static void
list_bundle(struct app *app, const struct bundle *bundle)
{
	for (size_t i = 0; i < bundle->count; i++) {
		if (!list_errand(app, bundle->services[i], 0))
			return;
		const struct bundle_for *whom = &bundle->whom[i];
		uint32_t errand = visit_errand(&app->visit, bundle->services[i], 0).id;
		if (whom->question)
			say_of_errand(app, errand, whom->question, whom->option);
		for (size_t a = 0; a < bundle->answer_count; a++)
			if (bundle->answers[a].service == i)
				say_of_errand(app, errand, bundle->answers[a].question, bundle->answers[a].option);
	}
}

static void
toggle_errand(struct app *app, const struct change *change)
{
	struct errand errand = visit_errand(&app->visit, change->service, change->errand);
	if (visit_is_listed(&app->visit, errand.id)) {
		visit_list(&app->visit, errand.id, false);
		app_notify(app, W("It is off your errands now."));
	} else if (list_errand(app, change->service, change->errand)) {
		app_notify(app, W("It is on your errands now (F7)."));
	}
}

static void
add_another(struct app *app, const struct change *change)
{
	if (list_errand(app, change->service, change->errand) && !visit_add_errand(&app->visit, change->service))
		app_notify(app, W("There is no room for more errands."));
}

/* What the code says instead of all that was there. */
static void
open_slip(struct app *app, const char *code)
{
	struct slip slip;
	struct slip_loss loss;
	struct visit opened = {.lang = app->visit.lang, .slow = app->visit.slow};
	if (slip_read(code, &slip) != SLIP_READ)
		return;
	enum status status = slip_open(app->ctx.catalogue, app->ctx.lang, app->ctx.today, &slip, &opened, &loss);
	if (status != STATUS_DONE) {
		app->rejected = true;
		return;
	}
	opened.version += app->visit.version + 1;
	snprintf(opened.slip, sizeof opened.slip, "%s", code);
	visit_wipe(&app->visit);
	app->visit = opened;
	app->other_content = loss.other_content;
	if (loss.errands || loss.answers || loss.ticks)
		app_notify(app, W("Part of the code is not in this content any more: check the list."));
	else if (loss.other_content)
		app_notify(app, W("The code was made with other content: the list was judged anew."));
}

void
app_take_job(struct app *app)
{
	arena_free(&app->print_arena);
	app->print_job = NULL;
	app->print_stop = false;
}

static void
print(struct app *app, const struct change *change)
{
	if (printing_goes_on(app->ctx.printing))
		app_notify(app, W("The printer is at work with your list."));
	else if (app->visit.prints == VISIT_MAX_PRINTS)
		app_notify(app, W("You have printed enough for now. If you need more, ask a colleague."));
	else {
		char *job = arena_alloc(&app->print_arena, change->job_size);
		memcpy(job, change->job, change->job_size);
		app->print_job = job;
		app->print_size = change->job_size;
		app->ctx.printing = PRINTING_SENT;
		app->print_at = app->ctx.clock;
		app->visit.prints++;
	}
}

void
app_mind_printer(struct app *app)
{
	if (app->ctx.printing != PRINTING_SENT || app->ctx.clock - app->print_at < PRINTER_WAIT)
		return;
	app->print_stop = true;
	app_hear_printer(app, PRINTING_OFFLINE);
}

/* What never reached the paper does not count. */
void
app_hear_printer(struct app *app, enum printing state)
{
	if (!printing_goes_on(app->ctx.printing))
		return;
	app->ctx.printing = state;
	if (state == PRINTING_DONE)
		app_count_paper(app);
	if ((state == PRINTING_OFFLINE || state == PRINTING_BUSY) && app->visit.prints)
		app->visit.prints--;
	if ((app_is_on_top(app, LINK_PRINT) || app_is_on_top(app, LINK_LETTER))) /* which says it */
		app->notice = NULL;
	else if (printing_sentence(state))
		app_notify(app, printing_sentence(state));
}

/* A search that is left counts, too. */
static bool
end_counting(struct app *app, const char *how)
{
	bool looked = app_count_end(app, how);
	app_pop_to(app, 1);
	app_keep_counts(app);
	return looked;
}

/* Whoever has looked at something is asked one question, in the language of the visit that was wiped. */
static void
finish(struct app *app)
{
	const char *lang = app->visit.lang;
	uint32_t seen_last = app->seen_last;
	bool asks = end_counting(app, "finished");
	app_begin(app);
	if (!asks || !app->ctx.catalogue)
		return;
	switch_language(app, lang);
	app_push(app, link_to(LINK_TELL, seen_last));
}

void
app_leave(struct app *app)
{
	end_counting(app, "left");
	app_begin(app);
}

static void
count(struct app *app, const struct change *change)
{
	app_count(app, &change->counted);
	if (change->also.count)
		app_count(app, &change->also);
	if (change->what == CHANGE_SAID)
		app_begin(app);
}

/* What concerns the lists as a whole. */
static void
change_errands(struct app *app, const struct change *change)
{
	if (change->what == CHANGE_ERRAND)
		toggle_errand(app, change);
	else if (change->what == CHANGE_ERRANDS)
		list_bundle(app, change->bundle);
	else
		add_another(app, change);
}

void
app_change(struct app *app, struct change change)
{
	switch (change.what) {
	case CHANGE_NONE:
		break;
	case CHANGE_LANGUAGE:
		switch_language(app, change.lang);
		break;
	case CHANGE_ANSWER:
		keep_answer(app, &change);
		break;
	case CHANGE_TICK:
		tick(app, &change);
		break;
	case CHANGE_ERRAND:
	case CHANGE_ERRANDS:
	case CHANGE_ANOTHER:
		change_errands(app, &change);
		break;
	case CHANGE_TYPE:
		visit_type(&app->visit, change.typed);
		break;
	case CHANGE_QUERY:
		visit_set_query(&app->visit, change.query);
		break;
	case CHANGE_SLIP:
		open_slip(app, change.query);
		break;
	case CHANGE_BESIDE:
		visit_set_beside(&app->visit, change.lang);
		break;
	case CHANGE_CALL:
		app_call(app);
		break;
	case CHANGE_PRINT:
		print(app, &change);
		break;
	case CHANGE_FINISH:
		finish(app);
		break;
	case CHANGE_COUNT:
	case CHANGE_SAID:
		count(app, &change);
	}
}
