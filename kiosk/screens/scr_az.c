/* Every matter from A to Z, letter by letter: only a part of one letter's lines is ever loaded. */
#include <stdlib.h>
#include <string.h>
#include <unicase.h>
#include <uninorm.h>
#include <unistr.h>

#include "kiosk/widgets/menu.h"
#include "kiosk/screens/screens.h"

enum {
	PART = 100,          /* lines loaded at once */
	ROOMY = 14,          /* rows from which there is a title */
	LETTER_PAUSE = 2500, /* ms: a later character begins a new letter */
	TYPED_SIZE = 16,
};

struct scr_az {
	struct screen screen;
	const char *lang;    /* whose alphabet this is */
	size_t letter;       /* of letters */
	size_t offset;       /* of the part in the letter */
	char typed[TYPED_SIZE];
	int64_t typed_at;
	/* By load: */
	struct az_letters letters;
	struct az_lines lines;
	struct menu menu;
	struct arena_mark loaded;
	/* By layout: */
	int head, bar_rows;
};

/* ------------------------------------------------------------------------ load -- */

static struct text
line_text(const struct ctx *ctx, struct arena *arena, const struct az_line *line)
{
	const char *pattern = tr(ctx, W("{name} - see: {other}"));
	struct text name = line->name, see = line->see;
	if (!see.text || !name.text)
		return name;
	return (struct text){
		.text = WORDS_FILL(arena, pattern, {"name", name.text}, {"other", see.text}),
		.spoken = name.spoken || see.spoken ? WORDS_FILL(arena, pattern,
		    {"name", name.spoken ? name.spoken : name.text},
		    {"other", see.spoken ? see.spoken : see.text}) : NULL,
		.foreign = name.foreign || see.foreign,
	};
}

static enum status
load_lines(struct scr_az *self, const struct ctx *ctx)
{
	struct arena *arena = &self->screen.arena;
	self->lines = (struct az_lines){0};
	enum status status = !self->letters.count ? STATUS_DONE
	    : catalogue_az(ctx->catalogue, arena, ctx->lang, self->letters.items[self->letter].number,
		  self->offset, PART, &self->lines);
	struct menu_entry *entries = arena_array(arena, self->lines.count + 1, sizeof *entries);
	for (size_t i = 0; i < self->lines.count; i++)
		entries[i] = (struct menu_entry){.name = line_text(ctx, arena, &self->lines.items[i])};
	self->menu.entries = entries;
	self->menu.count = self->lines.count;
	self->menu.one_column = true;
	return status;
}

static enum status
az_load(struct screen *screen, const struct ctx *ctx)
{
	struct scr_az *self = (struct scr_az *)screen;
	enum status status = catalogue_az_letters(ctx->catalogue, &screen->arena, ctx->lang, &self->letters);
	if (self->lang != ctx->lang || self->letter >= self->letters.count)
		self->letter = self->offset = self->menu.focus = 0;
	self->lang = ctx->lang;
	if (status == STATUS_DONE)
		status = load_lines(self, ctx);
	self->loaded = arena_mark(&screen->arena);
	return status;
}

/* ------------------------------------------------------------------ letter bar -- */

static const char *
letter_name(const struct scr_az *self, size_t letter)
{
	const char *name = self->letters.items[letter].name;
	return name ? name : "";
}

/* Calls `take` for every letter with the column and row where it stands; returns the rows. A letter takes
 * a column more on either side, for what marks the current one. */
static int
each_letter(const struct scr_az *self, int width, void (*take)(void *, size_t, struct rect), void *closure)
{
	int x = 0, y = 0;
	for (size_t i = 0; i < self->letters.count; i++) {
		const char *name = letter_name(self, i);
		int columns = canvas_string_width(name) + 2;
		if (x && x + columns > width) {
			x = 0;
			y++;
		}
		if (take)
			take(closure, i, (struct rect){x, y, columns, 1});
		x += columns;
	}
	return y + 1;
}

struct bar_drawing {
	const struct scr_az *self;
	struct canvas *canvas;
	struct rect area;
	int top; /* first row shown */
};

static void
find_current(void *closure, size_t letter, struct rect at)
{
	struct bar_drawing *bar = closure;
	if (letter == bar->self->letter && at.y >= bar->area.height)
		bar->top = at.y - bar->area.height + 1;
}

static void
draw_letter(void *closure, size_t letter, struct rect at)
{
	const struct bar_drawing *bar = closure;
	const char *name = letter_name(bar->self, letter);
	bool current = letter == bar->self->letter;
	struct rect rect = {bar->area.x + at.x, bar->area.y + at.y - bar->top, at.width, 1};
	if (at.y < bar->top || at.y >= bar->top + bar->area.height)
		return;
	canvas_string(bar->canvas, rect.x, rect.y, at.width, current ? ROLE_FOCUS : ROLE_NUMBER,
	    arena_printf(&bar->canvas->arena, current ? "[%s]" : " %s ", name));
	canvas_item(bar->canvas, rect, (struct event){ACTION_CHOOSE, -1 - (int64_t)letter}, name, NULL, false);
}

static void
az_layout(struct screen *screen, const struct ctx *ctx)
{
	struct scr_az *self = (struct scr_az *)screen;
	arena_rewind(&screen->arena, self->loaded);
	int most = ctx->area.height / 3 > 0 ? ctx->area.height / 3 : 1;
	self->bar_rows = each_letter(self, ctx->area.width - 1, NULL, NULL);
	if (self->bar_rows > most)
		self->bar_rows = most;
	self->head = ctx->area.height >= ROOMY ? 2 : 0;
	int above = self->head + self->bar_rows + (self->head > 0);
	menu_layout(&self->menu, &screen->arena, ctx->area.width, ctx->area.height - above);
}

/* ----------------------------------------------------------------------- typing -- */

/* How much of a character counts. */
enum fold { FOLD_CASE, FOLD_LENGTH, FOLD_MARKS, FOLDS };

/* In Hungarian a and á stand together, and ö and ő. */
static ucs4_t
fold_mark(ucs4_t c, enum fold fold)
{
	if (fold == FOLD_MARKS)
		return c >= 0x300 && c <= 0x36f ? 0 : c;
	return c == 0x301 ? 0 : c == 0x30b ? 0x308 : c;
}

/* A copy in the arena. */
static const char *
folded(struct arena *arena, const char *string, enum fold fold)
{
	size_t size, used = 0;
	uint8_t *lower = u8_tolower((const uint8_t *)string, strlen(string) + 1, NULL,
	    fold == FOLD_CASE ? UNINORM_NFC : UNINORM_NFD, NULL, &size);
	if (!lower)
		abort();
	char *copy = arena_alloc(arena, size + 1);
	ucs4_t c;
	for (const uint8_t *at = lower; (at = u8_next(&c, at));) {
		if (fold != FOLD_CASE)
			c = fold_mark(c, fold);
		if (c)
			used += (size_t)u8_uctomb((uint8_t *)copy + used, c, (ptrdiff_t)(size - used));
	}
	copy[used] = 0;
	free(lower);
	return copy;
}

/* The first letter that is `typed`, or begins with it; or the number of letters. */
static size_t
find_folded(const struct scr_az *self, const char *typed, enum fold fold, bool begins)
{
	struct arena arena = {0};
	const char *wanted = folded(&arena, typed, fold);
	size_t i = 0;
	for (; i < self->letters.count; i++) {
		const char *letter = folded(&arena, letter_name(self, i), fold);
		if (begins ? !strncmp(letter, wanted, strlen(wanted)) : !strcmp(letter, wanted))
			break;
	}
	arena_free(&arena);
	return i;
}

/* The letter that was typed, or the number of letters. "g" is Gy where nothing begins with G. */
static size_t
find_letter(const struct scr_az *self, const char *typed)
{
	size_t none = self->letters.count, found = none;
	for (enum fold fold = FOLD_CASE; fold < FOLDS && found == none; fold++)
		found = find_folded(self, typed, fold, false);
	return found == none ? find_folded(self, typed, FOLD_CASE, true) : found;
}

/* "c", then "cs": a character completes a letter, or begins another. */
static size_t
type_letter(struct scr_az *self, const struct ctx *ctx, ucs4_t character)
{
	char c[8] = "", both[TYPED_SIZE + sizeof c];
	if (u8_uctomb((uint8_t *)c, character, sizeof c - 1) < 1)
		return self->letters.count;
	size_t letter = self->letters.count;
	if (*self->typed && ctx->clock - self->typed_at <= LETTER_PAUSE) {
		strcpy(stpcpy(both, self->typed), c);
		letter = find_letter(self, both);
	}
	if (letter == self->letters.count) {
		strcpy(both, c);
		letter = find_letter(self, both);
	}
	self->typed_at = ctx->clock;
	strcpy(self->typed, letter < self->letters.count && strlen(both) < TYPED_SIZE ? both : "");
	return letter;
}

/* ----------------------------------------------------------------------- moving -- */

static struct step
go_to(struct scr_az *self, size_t letter, size_t offset, bool to_end)
{
	if (letter >= self->letters.count || (letter == self->letter && offset == self->offset))
		return (struct step){.what = STEP_STAY};
	self->letter = letter;
	self->offset = offset;
	self->menu.focus = to_end ? PART : 0; /* layout keeps it within the list */
	return (struct step){.what = STEP_RELOAD};
}

/* Past the part that is loaded; STEP_IGNORED: there is nothing. */
static struct step
leave_part(struct scr_az *self, enum action action)
{
	size_t lines = self->letters.items[self->letter].lines;
	bool last = self->menu.focus + 1 >= self->menu.count, more = self->offset + PART < lines;
	bool down = action == ACTION_DOWN || action == ACTION_PAGE_DOWN;
	bool up = action == ACTION_UP || action == ACTION_PAGE_UP;
	if (action == ACTION_LAST && more)
		return go_to(self, self->letter, (lines - 1) / PART * PART, true);
	if (down && last && more)
		return go_to(self, self->letter, self->offset + PART, false);
	if (up && !self->menu.focus && self->offset)
		return go_to(self, self->letter, self->offset - PART, true);
	return (struct step){.what = STEP_IGNORED};
}

static struct step
open_line(const struct scr_az *self)
{
	const struct az_line *line = &self->lines.items[self->menu.focus];
	return step_push(link_to(line->is_service ? LINK_SERVICE : LINK_MATTER, line->id));
}

static struct step
az_handle(struct screen *screen, const struct ctx *ctx, struct event event)
{
	struct scr_az *self = (struct scr_az *)screen;
	if (!self->letters.count)
		return (struct step){.what = STEP_IGNORED};
	if (event.action == ACTION_CHARACTER)
		return go_to(self, type_letter(self, ctx, (ucs4_t)event.value), 0, false);
	if (event.action != ACTION_CLOCK)
		*self->typed = 0;
	if (event.action == ACTION_CHOOSE && event.value < 0)
		return go_to(self, (size_t)(-1 - event.value), 0, false);
	if (event.action == ACTION_LEFT)
		return self->letter ? go_to(self, self->letter - 1, 0, false) : (struct step){.what = STEP_STAY};
	if (event.action == ACTION_RIGHT)
		return go_to(self, self->letter + 1, 0, false);
	struct step step = leave_part(self, event.action);
	if (step.what != STEP_IGNORED)
		return step;
	switch (menu_handle(&self->menu, ctx, event)) {
	case MENU_CHOSEN:
		return open_line(self);
	case MENU_STAYS:
		return (struct step){.what = STEP_STAY};
	case MENU_IGNORED:
		break;
	}
	return step;
}

/* ------------------------------------------------------------------------- draw -- */

static void
draw_empty(const struct ctx *ctx, struct canvas *canvas)
{
	const char *text = tr(ctx, W("We have nothing on this yet. Please ask at the desk."));
	struct rect row = {ctx->area.x + 2, ctx->area.y, ctx->area.width - 3, 1};
	canvas_string(canvas, row.x, row.y, row.width, ROLE_TEXT, text);
	canvas_item(canvas, row, (struct event){ACTION_NONE, 0}, text, NULL, true);
}

static void
draw_head(const struct ctx *ctx, struct canvas *canvas)
{
	struct rect area = ctx->area;
	canvas_string(canvas, area.x + 2, area.y, area.width - 2, ROLE_TITLE,
	    tr(ctx, W("All matters from A to Z")));
	canvas_string(canvas, area.x + 2, area.y + 1, area.width - 2, ROLE_MUTED,
	    tr(ctx, W("Type a letter, or choose one with the left and right arrows.")));
}

static void
az_draw(const struct screen *screen, const struct ctx *ctx, struct canvas *canvas)
{
	const struct scr_az *self = (const struct scr_az *)screen;
	struct rect area = ctx->area;
	if (!self->letters.count) {
		draw_empty(ctx, canvas);
		return;
	}
	if (self->head)
		draw_head(ctx, canvas);
	struct bar_drawing bar = {self, canvas,
		{area.x + 1, area.y + self->head, area.width - 1, self->bar_rows}, 0};
	each_letter(self, bar.area.width, find_current, &bar);
	each_letter(self, bar.area.width, draw_letter, &bar);
	int above = self->head + self->bar_rows + (self->head > 0);
	area.y += above;
	area.height -= above;
	menu_draw(&self->menu, canvas, area);
	if (canvas->positions || self->letters.items[self->letter].lines > PART) {
		canvas->position = (int)(self->offset + self->menu.focus) + 1;
		canvas->positions = (int)self->letters.items[self->letter].lines;
	}
}

static const char *
az_title(const struct screen *screen, const struct ctx *ctx)
{
	(void)screen;
	return tr(ctx, W("A to Z"));
}

const struct screen_ops scr_az_ops = {
	.size = sizeof(struct scr_az),
	.load = az_load,
	.layout = az_layout,
	.handle = az_handle,
	.draw = az_draw,
	.title = az_title,
};
