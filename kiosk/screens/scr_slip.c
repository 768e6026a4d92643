/* The lists as a code for the desk: a QR code beside what is in it, in words, and a shorter one that can be typed. */
#include "kiosk/canvas/layout.h"
#include "kiosk/screens/scr_code.h"
#include "kiosk/screens/scr_page.h"
#include "kiosk/screens/screens.h"
#include "kiosk/takeaway/slip.h"

struct scr_slip {
	struct screen screen;
	struct qr qr;               /* width 0: it would be too large */
	struct menu ways;
	struct rect text;           /* by layout */
	struct arena_mark loaded;
	const char *to_say;         /* in place of the first line, where there is no room for it; NULL: no code to type */
	struct slip_line {
		enum role role;
		const char *text;
	} *lines;
	size_t line_count;
};

enum { MAX_MODULES = 33 /* version 4, the largest for a screen of 80 × 25 */ };
enum { LINES_BESIDE_ERRANDS = 6, WAY_BACK = 0, WAY_OUT, WAYS };

static void
add(struct scr_slip *self, enum role role, const char *text)
{
	self->lines[self->line_count++] = (struct slip_line){role, text};
}

/* Errands with whose they are, how much was answered, what is in hand. */
static void
add_contents(struct scr_slip *self, const struct ctx *ctx, const struct guidance *g, const struct slip *slip)
{
	struct arena *arena = &self->screen.arena;
	unsigned wanted = 0, ticked = 0;
	add(self, ROLE_HEADING, tr(ctx, W("What is in it")));
	for (size_t i = 0; i < g->count; i++) {
		const struct errand_case *c = &g->cases[i];
		add(self, ROLE_TEXT, c->person_words.text
		    ? arena_printf(arena, "• %s – %s", c->service->name.text, c->person_words.text)
		    : arena_printf(arena, "• %s", c->service->name.text));
	}
	for (size_t i = 0; i < g->papers.count; i++)
		if (line_counts(&g->papers.lines[i])) {
			wanted++;
			ticked += line_is_ticked(&g->papers.lines[i], g->ticks);
		}
	add(self, ROLE_TEXT, WORDS_FILL(arena, tr(ctx, W("Answers: {n} · Papers in hand: {held} / {all}")),
	    {"n", arena_printf(arena, "%zu", slip->said_count)}, {"held", arena_printf(arena, "%u", ticked)},
	    {"all", arena_printf(arena, "%u", wanted)}));
	if (g->asks)
		add(self, ROLE_CAUTION, tr(ctx, W("Some questions are still open. At the desk you can go on with them.")));
}

static enum status
make(struct scr_slip *self, const struct ctx *ctx, const struct guidance *g)
{
	struct arena *arena = &self->screen.arena;
	struct slip *whole = arena_alloc(arena, sizeof *whole), *brief = arena_alloc(arena, sizeof *brief);
	enum status status = slip_of(ctx->catalogue, g, true, whole);
	if (status == STATUS_DONE)
		status = slip_of(ctx->catalogue, g, false, brief);
	if (status != STATUS_DONE && status != STATUS_ABSENT)
		return status;
	const char *code = status == STATUS_DONE ? slip_write(arena, whole) : NULL;
	const char *typed = status == STATUS_DONE ? slip_write(arena, brief) : NULL;
	self->lines = arena_array(arena, g->count + LINES_BESIDE_ERRANDS, sizeof *self->lines);
	self->line_count = 0;
	self->qr = (struct qr){0};
	if (typed && (!qr_of(arena, code ? code : typed, &self->qr) || self->qr.width > MAX_MODULES))
		self->qr = (struct qr){0};
	add(self, ROLE_TEXT, tr(ctx, code ? W("Show this at the desk: they will see the same list.")
	    : typed ? W("Show this at the desk: they will see the same list, but without your ticks. There are too many of them.")
	    : W("This is too much for one code. Please take some errands off your list.")));
	if (typed)
		add(self, ROLE_TITLE, WORDS_FILL(arena, tr(ctx, W("To be typed, without ticks: {code}")),
		    {"code", slip_spaced(arena, typed)}));
	self->to_say = typed ? tr(ctx, W("Say or show this code at the desk: they will see the same list, but without your ticks."))
	    : NULL;
	add_contents(self, ctx, g, whole);
	return STATUS_DONE;
}

static enum status
slip_load(struct screen *screen, const struct ctx *ctx)
{
	struct scr_slip *self = (struct scr_slip *)screen;
	struct guidance *g = arena_alloc(&screen->arena, sizeof *g);
	struct menu_entry *ways = arena_array(&screen->arena, WAYS, sizeof *ways);
	ways[WAY_BACK].name.text = tr(ctx, W("Back"));
	ways[WAY_OUT].name.text = tr(ctx, W("Finish"));
	enum status status = scr_guidance_load(screen, ctx, screen->link.id, (uint32_t)link_id(&screen->link, 1), g);
	if (status == STATUS_DONE)
		status = make(self, ctx, g);
	self->ways.entries = ways;
	self->ways.count = WAYS;
	self->ways.one_column = true;
	self->loaded = arena_mark(&screen->arena);
	return status;
}

static void
slip_layout(struct screen *screen, const struct ctx *ctx)
{
	struct scr_slip *self = (struct scr_slip *)screen;
	arena_rewind(&screen->arena, self->loaded);
	self->text = code_layout(&self->qr, &self->ways, &screen->arena, ctx->area);
}

/* Then it has all rows, and the menu says which ways lead on. */
static bool
slip_is_bare(const struct screen *screen, int width, int height)
{
	return code_fits(&((const struct scr_slip *)screen)->qr, width, height);
}

static struct step
slip_handle(struct screen *screen, const struct ctx *ctx, struct event event)
{
	struct menu *ways = &((struct scr_slip *)screen)->ways;
	struct step step;
	if (!menu_chosen(ways, ctx, event, &step))
		return step;
	return ways->focus == WAY_OUT ? (struct step){.what = STEP_STAY, .change.what = CHANGE_FINISH}
	    : (struct step){.what = STEP_POP};
}

static void
slip_draw(const struct screen *screen, const struct ctx *ctx, struct canvas *canvas)
{
	const struct scr_slip *self = (const struct scr_slip *)screen;
	struct rect text = self->text;
	bool shown = code_fits(&self->qr, ctx->area.width, ctx->area.height);
	int y = text.y;
	if (shown)
		code_draw(&self->qr, canvas, ctx->area);
	for (size_t i = 0; i < self->line_count; i++) {
		const char *words = !i && !shown && self->to_say ? self->to_say : self->lines[i].text;
		y = layout_draw(canvas, text, text.x, y, text.width, self->lines[i].role, words);
		y += (int)(shown && i < 2); /* air, where there is room */
	}
	code_draw_menu(&self->ways, canvas, text, y);
	canvas_item(canvas, (struct rect){text.x, text.y, text.width, 1}, (struct event){ACTION_NONE, 0}, self->lines[0].text, NULL,
	    false);
}

static const char *
slip_title(const struct screen *screen, const struct ctx *ctx)
{
	(void)screen;
	return tr(ctx, W("Code for the desk"));
}

const struct screen_ops scr_slip_ops = {
	.size = sizeof(struct scr_slip),
	.load = slip_load,
	.layout = slip_layout,
	.handle = slip_handle,
	.draw = slip_draw,
	.title = slip_title,
	.is_bare = slip_is_bare,
};
