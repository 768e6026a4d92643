/* What is counted of a visit, see kalauz-tally(5): in memory until it ends, then added to the sums of the day. */
#include <string.h>

#include "kiosk/app/app_parts.h"

/* Visitors are counted where the settings name a folder, on days that are certain. */
static bool
counts(const struct app *app)
{
	return app->settings->tally && app->ctx.today && !app->at_desk;
}

/* Of a visit, however often it comes up. */
static void
count_once(struct app *app, enum tally_kind kind, uint32_t number, const char *word)
{
	for (size_t i = 0; i < app->counts.count; i++) {
		const struct tally_line *line = &app->counts.lines[i];
		if (line->kind == kind && line->number == number && !strcmp(line->word, word))
			return;
	}
	tally_count(&app->counts, kind, number, word);
}

static void
count_service(struct app *app, int64_t id)
{
	if (catalogue_number(app->replica.catalogue, id, &app->seen_last) == STATUS_DONE && app->seen_last)
		count_once(app, TALLY_OPENED, app->seen_last, "");
}

/* Whether somebody who sees this has begun to look for something. */
static bool
is_looking(enum link_kind kind)
{
	return kind != LINK_START && kind != LINK_LANGUAGE && kind != LINK_HELP && kind != LINK_PRIVACY && kind != LINK_NOTICE &&
	    kind != LINK_IDLE && kind != LINK_STAFF && kind != LINK_TELL;
}

void
app_count_screen(struct app *app, const struct screen *screen)
{
	enum link_kind kind = screen->link.kind;
	if (!counts(app) || !is_looking(kind))
		return;
	app->looked = true;
	app->found = kind != LINK_SEARCH;
	if (kind == LINK_SERVICE)
		count_service(app, screen->link.id);
	else if (kind == LINK_SLIP)
		count_once(app, TALLY_TOOK, 0, "code");
	else if (kind == LINK_PHOTO)
		count_once(app, TALLY_TOOK, 0, "phone");
}

/* At once: a visit that lapses while somebody is on the way may be over. */
void
app_count_call(struct app *app, const char *word)
{
	struct tally_line line = {.kind = TALLY_CALL, .count = 1};
	strcpy(line.word, word);
	app_count(app, &line);
}

void
app_count_paper(struct app *app)
{
	if (counts(app))
		count_once(app, TALLY_TOOK, 0, "paper");
}

void
app_count_search(struct app *app)
{
	struct arena arena = {0};
	struct search_known known;
	if (!counts(app) || !app->replica.search)
		return;
	search_known(app->replica.search, &arena, app->visit.query.text, &known);
	if (app->found && known.count + known.others)
		tally_count(&app->counts, TALLY_SEARCH, 0, "found");
	else if (known.count + known.others)
		tally_count(&app->counts, TALLY_SEARCH, 0, "failed");
	for (size_t i = 0; !app->found && i < known.count; i++)
		known.others += !tally_count(&app->counts, TALLY_UNFOUND, 0, known.words[i]);
	for (size_t i = 0; !app->found && i < known.others; i++)
		tally_count(&app->counts, TALLY_SEARCH, 0, "other");
	arena_free(&arena);
}

/* -------------------------------------------------------------------- kept -- */

static void
copy(char *out, size_t room, const char *words)
{
	size_t size = words ? strlen(words) : 0;
	if (size < room)
		memcpy(out, words ? words : "", size);
}

static struct tally_head
head_of(struct app *app)
{
	struct arena arena = {0};
	struct tally_head head = {.day = ""};
	const struct catalogue *catalogue = app->replica.catalogue;
	struct machine machine = {.name = ""};
	if (app->read_machine && catalogue)
		machine = app->read_machine(catalogue_path(catalogue), &arena);
	copy(head.day, sizeof head.day, app->ctx.today);
	copy(head.office, sizeof head.office, app->settings->office);
	copy(head.edition, sizeof head.edition, machine.edition);
	copy(head.release, sizeof head.release, machine.release);
	copy(head.content, sizeof head.content, catalogue ? catalogue_content_id(catalogue) : NULL);
	arena_free(&arena);
	return head;
}

/* Where it cannot be kept it is forgotten, and said once. */
static void
keep(struct app *app, const struct tally *what)
{
	if (!app->keep)
		return;
	struct tally_head head = head_of(app);
	bool kept = app->keep(app->settings->tally, &head, what, app->keep_failed) == STATUS_DONE;
	if (kept && app->keep_failed)
		status_report("%s: counts are kept again", app->settings->tally);
	app->keep_failed = !kept;
}

void
app_count(struct app *app, const struct tally_line *line)
{
	struct tally one = {.count = 0};
	if (app->settings->tally && app->ctx.today && tally_add(&one, line))
		keep(app, &one);
	tally_free(&one);
}

void
app_mind_day(struct app *app)
{
	if (!app->settings->tally || !app->ctx.today || !strcmp(app->counted_day, app->ctx.today))
		return;
	memcpy(app->counted_day, app->ctx.today, sizeof app->counted_day);
	keep(app, NULL);
}

void
app_forget_counts(struct app *app)
{
	tally_free(&app->counts);
	app->looked = app->found = app->complete = false;
	app->seen_last = 0;
}

bool
app_count_end(struct app *app, const char *how)
{
	if (!app->looked || !counts(app))
		return false;
	const struct screen *screen = app->stack[app->depth - 1 - app->warning];
	tally_count(&app->counts, TALLY_END, 0, how);
	if (app->complete)
		tally_count(&app->counts, TALLY_TOOK, 0, "complete");
	if (app->warning && screen->question)
		tally_count(&app->counts, TALLY_ABANDONED, screen->question, "");
	return true;
}

void
app_keep_counts(struct app *app)
{
	tally_bound(&app->counts);
	if (app->counts.count && counts(app))
		keep(app, &app->counts);
	app_forget_counts(app);
}
