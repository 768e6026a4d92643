/* An editor's preview: the content changes while somebody reads it, and what is wrong with its sources is said. */
#include "kiosk/app/app_parts.h"

#include <stdio.h>
#include <string.h>

#include "data/text.h"
#include "kiosk/canvas/layout.h"

enum { MOST_LINES = 4, LINE_SIZE = 600 };

/* A line of the file as lines of the notice. */
static void
add_line(struct app *app, const char *line, const char **words, int *rows)
{
	struct arena *arena = &app->follow_arena;
	const char *clean = text_clean(arena, line, strcspn(line, "\n"));
	struct lines lines = layout_wrap(arena, clean, app->canvas.width - 2);
	for (size_t i = 0; i < lines.count && *rows < MOST_LINES; i++, ++*rows)
		*words = arena_printf(arena, "%s%s%.*s", *words ? *words : "", *words ? "\n" : "", (int)lines.items[i].size,
		    clean + lines.items[i].start);
}

/* What the file says first; NULL: it is empty, or not there. */
static const char *
read_faults(struct app *app)
{
	char line[LINE_SIZE];
	const char *words = NULL;
	int rows = 0;
	FILE *file = fopen(app->follow, "re");
	arena_free(&app->follow_arena);
	while (file && fgets(line, sizeof line, file))
		add_line(app, line, &words, &rows);
	if (file)
		fclose(file);
	return words;
}

/* The catalogue that has come, under the screens that are open: those that it has no more go. */
static void
take_up(struct app *app)
{
	bool had_none = !app->ctx.catalogue;
	if (had_none) {
		app_begin(app);
		app_open_first(app);
		return;
	}
	app->ctx.catalogue = app->replica.catalogue;
	app->ctx.search = app->replica.search;
	hall_refresh(&app->hall, app->settings, app->ctx.catalogue);
	app_use_language(app, app->visit.lang);
	app_renew_all(app);
}

void
app_open_first(struct app *app)
{
	if (app->first.kind != LINK_NONE && app->ctx.catalogue)
		app_push(app, app->first);
}

void
app_follow(struct app *app)
{
	replica_try_again(&app->replica);
	if (replica_refresh(&app->replica))
		take_up(app);
	app->ctx.search = app->replica.search;
	app->notice = read_faults(app);
}
