#include "kiosk/widgets/chrome.h"

#include <string.h>
#include <time.h>

#include "kiosk/canvas/layout.h"

enum {
	TALL = 20,        /* rows from which there is space to spare */
	HINT_GAP = 2,     /* columns between hints */
	ROOMY_GAP = 4,
	ROOMY_WIDTH = 100,
	MIN_STEP = 10,    /* columns of a step that is cut */
	HINT_ROWS = 2,    /* at most, unless the focus is among them */
};

/* ------------------------------------------------------------------ footer -- */

/* Where there is no room for all hints, the last of these go; their keys work all the same. Where a visit begins, there is
 * nothing to finish yet, but the other languages must be seen. */
static const enum action importance[] = {
	ACTION_HELP, ACTION_BACK, ACTION_FINISH, ACTION_MARK, ACTION_DETAILS, ACTION_ERRANDS, ACTION_ERRAND, ACTION_PRINT, ACTION_SERVED, ACTION_SENT_BACK, ACTION_LANGUAGE, ACTION_CALL,
	ACTION_QUESTIONS, ACTION_HOME, ACTION_AZ, ACTION_GLOSSARY,
};

static struct hint_place
measure_hint(const struct ctx *ctx, struct arena *arena, const struct hint *hint)
{
	const struct binding *binding = keymap_hint(hint->action);
	const char *key = tr(ctx, binding->label);
	const char *text = arena_printf(arena, "%s %s", key, hint->words ? hint->words : tr(ctx, binding->hint));
	return (struct hint_place){
		.text = text, .key_width = canvas_string_width(key), .width = canvas_string_width(text)};
}

static struct hint_place
known_hint(const struct ctx *ctx, struct hint_texts *texts, const struct hint *hint)
{
	struct hint_place *place = &texts->places[hint->action];
	if (texts->lang != ctx->lang) {
		arena_free(&texts->arena);
		*texts = (struct hint_texts){.lang = ctx->lang};
	}
	if (!place->text)
		*place = measure_hint(ctx, &texts->arena, hint);
	return *place;
}

static void
place_hints(struct chrome *chrome, int gap, int width)
{
	int x = 1, row = 0;
	for (int i = 0; i < chrome->hint_count; i++) {
		struct hint_place *place = &chrome->places[i];
		if (place->dropped)
			continue;
		if (x > 1 && x + place->width >= width) {
			x = 1;
			row++;
		}
		place->x = x;
		place->row = row;
		x += place->width + gap;
	}
	chrome->footer_rows = row + 1;
}

static void
drop(struct chrome *chrome, enum action action, bool dropped)
{
	for (int i = 0; i < chrome->hint_count; i++)
		if (chrome->hints[i].action == action)
			chrome->places[i].dropped = dropped;
}

/* One row, where one hint less makes it. */
static void
spare_row(struct chrome *chrome, int width)
{
	enum action least = chrome->path ? ACTION_GLOSSARY : ACTION_FINISH;
	if (chrome->footer_rows != HINT_ROWS || chrome->focus >= 0)
		return;
	drop(chrome, least, true);
	place_hints(chrome, HINT_GAP, width);
	if (chrome->footer_rows == 1)
		return;
	drop(chrome, least, false);
	place_hints(chrome, HINT_GAP, width);
}

void
chrome_settle(struct chrome *chrome, const struct ctx *ctx, struct arena *arena, struct hint_texts *texts, int width)
{
	bool all_fit = true;
	for (int i = 0; i < chrome->hint_count; i++) {
		const struct hint *hint = &chrome->hints[i];
		chrome->places[i] = hint->words ? measure_hint(ctx, arena, hint) : known_hint(ctx, texts, hint);
	}
	if (width >= ROOMY_WIDTH)
		place_hints(chrome, ROOMY_GAP, width);
	if (width < ROOMY_WIDTH || chrome->footer_rows > 1)
		place_hints(chrome, HINT_GAP, width);
	for (size_t i = sizeof importance / sizeof *importance;
	    i-- > 0 && chrome->footer_rows > HINT_ROWS && chrome->focus < 0;) {
		bool other = !chrome->path && importance[i] == ACTION_LANGUAGE;
		drop(chrome, other ? ACTION_FINISH : importance[i], true);
		place_hints(chrome, HINT_GAP, width);
		all_fit = false;
	}
	if (all_fit)
		spare_row(chrome, width);
}

static void
draw_hint(const struct hint_place *place, enum action action, bool focused, struct canvas *canvas, int y)
{
	canvas_string(canvas, place->x, y, canvas->width - place->x, focused ? ROLE_FOOTER_FOCUS : ROLE_FOOTER, place->text);
	if (!focused)
		canvas_paint(canvas, (struct rect){place->x, y, place->key_width, 1}, ROLE_FOOTER_KEY);
	canvas_item(canvas, (struct rect){place->x, y, place->width, 1}, (struct event){action, 0}, place->text, NULL,
	    focused);
}

static void
draw_hints(const struct chrome *chrome, struct canvas *canvas, int y)
{
	canvas_fill(canvas, (struct rect){0, y, canvas->width, chrome->footer_rows}, ROLE_FOOTER);
	for (int i = 0; i < chrome->hint_count; i++)
		if (!chrome->places[i].dropped)
			draw_hint(&chrome->places[i], chrome->hints[i].action, i == chrome->focus, canvas,
			    y + chrome->places[i].row);
}

/* The line below the hints: on tall screens, and on every start screen. */
static bool
has_status(const struct chrome *chrome, int height)
{
	return height >= TALL || !chrome->path;
}

static void
draw_status(const struct ctx *ctx, struct canvas *canvas, int y)
{
	canvas_fill(canvas, (struct rect){0, y, canvas->width, 1}, ROLE_FOOTER);
	int free = canvas->width - 2;
	if (ctx->catalogue) {
		const char *date = WORDS_FILL(&canvas->arena, tr(ctx, W("Content as of: {date}")),
		    {"date", page_date(&canvas->arena, ctx->lang, catalogue_date(ctx->catalogue))});
		free = canvas_string_right(canvas, canvas->width - 1, y, free, ROLE_FOOTER, date) - 3;
	}
	const char *privacy = tr(ctx, W("We ask for no personal data."));
	if (canvas_string_width(privacy) <= free)
		canvas_string(canvas, 1, y, free, ROLE_FOOTER, privacy);
}

/* ------------------------------------------------------------------ header -- */

static const char *const weekdays[] = {
	W("Sunday"), W("Monday"), W("Tuesday"), W("Wednesday"), W("Thursday"), W("Friday"), W("Saturday"),
};

/* "2026. november 23., hétfő   9.41", or only the time where that is too wide; NULL: no clock. */
static const char *
time_text(const struct ctx *ctx, struct arena *arena, int room)
{
	time_t now = (time_t)ctx->now;
	struct tm tm;
	if (!ctx->now || !gmtime_r(&now, &tm))
		return NULL;
	const char *hour = arena_printf(arena, "%d.%02d", tm.tm_hour, tm.tm_min);
	const char *full = WORDS_FILL(arena, tr(ctx, W("{date}, {weekday}  {time}")),
	    {"date", page_date(arena, ctx->lang, ctx->today)},
	    {"weekday", tr(ctx, weekdays[tm.tm_wday])},
	    {"time", hour});
	return canvas_string_width(full) <= room ? full : hour;
}

/* What fits of a path: its last steps, "… › Anyasági támogatás"; or the last one, with the beginning of the one before
 * it, "Anyasági tá… › Kérdések"; or the beginning of the last. */
static const char *
fitting_path(struct arena *arena, const char *path, int room)
{
	static const char between[] = " › ";
	const char *before = path, *last = path;
	if (canvas_string_width(path) <= room)
		return path;
	for (const char *step = path; (step = strstr(step, between)); step += strlen(between)) {
		const char *shown = arena_printf(arena, "…%s", step);
		before = last;
		last = step + strlen(between);
		if (strstr(last, between) && canvas_string_width(shown) <= room)
			return shown;
	}
	int left = room - canvas_string_width(between) - canvas_string_width(last);
	if (left >= MIN_STEP)
		return arena_printf(arena, "%s%s%s", layout_cut(arena, arena_strndup(arena, before,
		    (size_t)(last - before) - strlen(between)), left), between, last);
	return layout_cut(arena, last, room);
}

/* Pages turn by a click on either half of "‹ 2/5 ›", which ends the header. */
static void
add_turns(struct canvas *canvas, int x, const char *label)
{
	int width = canvas->width - x, half = width / 2;
	canvas_item(canvas, (struct rect){x, 0, half, 1}, (struct event){ACTION_PAGE_UP, 0}, label, NULL, false);
	canvas_item(canvas, (struct rect){x + half, 0, width - half, 1}, (struct event){ACTION_PAGE_DOWN, 0}, label, NULL,
	    false);
}

static void
draw_header(const struct chrome *chrome, const struct ctx *ctx, struct canvas *canvas)
{
	struct arena *arena = &canvas->arena;
	canvas_fill(canvas, (struct rect){0, 0, canvas->width, 1}, ROLE_BAR);
	int room = canvas->width - 2;
	const char *right = NULL;
	if (canvas->positions)
		right = arena_printf(arena, "‹ %d/%d ›", canvas->position, canvas->positions);
	const char *left = chrome->path ? chrome->path : chrome->office;
	if (!chrome->path && !right) {
		int used = canvas_string_width(left) + 2;
		right = time_text(ctx, arena, room - used);
	}
	if (right)
		room = canvas_string_right(canvas, canvas->width - 1, 0, room, ROLE_BAR_MUTED, right) - 3;
	if (canvas->positions)
		add_turns(canvas, room + 3, right);
	canvas_string(canvas, 1, 0, room, ROLE_BAR, fitting_path(arena, left, room));
}

/* ------------------------------------------------------------------- frame -- */

static int
notice_lines(const char *notice)
{
	int lines = notice != NULL;
	for (const char *s = notice; s && (s = strchr(s, '\n')); s++)
		lines++;
	return lines;
}

struct rect
chrome_area(const struct chrome *chrome, int width, int height)
{
	int footer = chrome->footer_rows + has_status(chrome, height);
	int above = height >= TALL ? 2 : 1;
	int below = notice_lines(chrome->notice); /* or a blank line */
	if (!below)
		below = height >= TALL;
	int margin = width >= ROOMY_WIDTH ? 3 : width >= 60 ? 1 : 0;
	struct rect area = {margin, above, width - 2 * margin, height - above - footer - below};
	if (area.height < 1)
		area.height = 1;
	return area;
}

/* Ends above that row. */
static void
draw_notice(const char *notice, struct canvas *canvas, int y)
{
	struct arena arena = {0};
	int rows = notice_lines(notice);
	canvas_fill(canvas, (struct rect){0, y - rows, canvas->width, rows}, ROLE_CAUTION);
	for (y -= rows; rows--; notice += strcspn(notice, "\n") + (rows > 0))
		canvas_string(canvas, 1, y++, canvas->width - 2, ROLE_CAUTION, arena_strndup(&arena, notice, strcspn(notice, "\n")));
	arena_free(&arena);
}

void
chrome_draw(const struct chrome *chrome, const struct ctx *ctx, struct canvas *canvas)
{
	int y = canvas->height - chrome->footer_rows - has_status(chrome, canvas->height);
	draw_header(chrome, ctx, canvas);
	if (chrome->notice)
		draw_notice(chrome->notice, canvas, y);
	draw_hints(chrome, canvas, y);
	if (has_status(chrome, canvas->height))
		draw_status(ctx, canvas, canvas->height - 1);
}
