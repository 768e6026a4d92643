/* The list for a phone: as a code that holds it as text, where the screen is large enough for that, else in letters for the
 * camera. */
#include "kiosk/canvas/layout.h"
#include "kiosk/screens/scr_code.h"
#include "kiosk/screens/scr_page.h"
#include "kiosk/screens/screens.h"

struct scr_phone {
	struct scr_page page; /* in letters */
	struct qr qr;         /* width 0: the list is too long for any code */
	struct menu ways;     /* on from the code */
	struct rect text;     /* beside it, by layout */
	bool letters;         /* the visitor has chosen them */
};

enum { WAY_LETTERS, WAY_BACK, WAY_OUT, WAYS };

/* The lines of the page but what leads on. */
static const char *
list_text(struct arena *arena, const struct page *page)
{
	const char *text = NULL;
	for (size_t i = 0; i < page->block_count; i++)
		if (page->blocks[i].link.kind == LINK_NONE)
			text = text ? arena_printf(arena, "%s\n%s", text, page->blocks[i].text.text) : page->blocks[i].text.text;
	return text ? text : "";
}

static void
add_ways(struct scr_phone *self, const struct ctx *ctx)
{
	struct menu_entry *entries = arena_array(&self->page.screen.arena, WAYS, sizeof *entries);
	entries[WAY_LETTERS].name.text = tr(ctx, W("The list in letters, for a picture"));
	entries[WAY_BACK].name.text = tr(ctx, W("Back"));
	entries[WAY_OUT].name.text = tr(ctx, W("Finish"));
	self->ways.entries = entries;
	self->ways.count = WAYS;
	self->ways.one_column = true;
}

static enum status
phone_load(struct screen *screen, const struct ctx *ctx)
{
	struct scr_phone *self = (struct scr_phone *)screen;
	enum status status = scr_page_ops.load(screen, ctx);
	self->qr = (struct qr){0};
	if (status == STATUS_DONE)
		qr_of_text(&screen->arena, list_text(&screen->arena, &self->page.page), &self->qr);
	add_ways(self, ctx);
	self->page.loaded = arena_mark(&screen->arena);
	return status;
}

/* Then nothing else is on the screen: the code has all of its rows. */
static bool
phone_is_bare(const struct screen *screen, int width, int height)
{
	const struct scr_phone *self = (const struct scr_phone *)screen;
	return !self->letters && code_fits(&self->qr, width, height);
}

static bool
shows_code(const struct screen *screen, const struct ctx *ctx)
{
	return phone_is_bare(screen, ctx->area.width, ctx->area.height);
}

static void
phone_layout(struct screen *screen, const struct ctx *ctx)
{
	struct scr_phone *self = (struct scr_phone *)screen;
	scr_page_ops.layout(screen, ctx);
	self->text = code_layout(&self->qr, &self->ways, &screen->arena, ctx->area);
}

static struct step
phone_handle(struct screen *screen, const struct ctx *ctx, struct event event)
{
	struct scr_phone *self = (struct scr_phone *)screen;
	struct step step;
	if (!shows_code(screen, ctx))
		return scr_page_ops.handle(screen, ctx, event);
	if (!menu_chosen(&self->ways, ctx, event, &step))
		return step;
	if (self->ways.focus == WAY_LETTERS)
		self->letters = true;
	return self->ways.focus == WAY_OUT ? (struct step){.what = STEP_STAY, .change.what = CHANGE_FINISH}
	    : (struct step){.what = self->ways.focus == WAY_BACK ? STEP_POP : STEP_STAY};
}

static void
draw_code(const struct scr_phone *self, const struct ctx *ctx, struct canvas *canvas)
{
	struct rect text = self->text;
	const char *words = tr(ctx, W("Point your phone's camera at the code: the list comes as text. It needs no network."));
	code_draw(&self->qr, canvas, ctx->area);
	int y = layout_draw(canvas, text, text.x, text.y + 1, text.width, ROLE_TITLE, tr(ctx, W("Your list for the phone"))) + 1;
	int below = layout_draw(canvas, text, text.x, y, text.width, ROLE_TEXT, words);
	canvas_item(canvas, (struct rect){text.x, y, text.width, below - y}, (struct event){ACTION_NONE, 0}, words, NULL, false);
	code_draw_menu(&self->ways, canvas, text, below);
}

static void
phone_draw(const struct screen *screen, const struct ctx *ctx, struct canvas *canvas)
{
	if (shows_code(screen, ctx))
		draw_code((const struct scr_phone *)screen, ctx, canvas);
	else
		scr_page_ops.draw(screen, ctx, canvas);
}

static const char *
phone_title(const struct screen *screen, const struct ctx *ctx)
{
	return scr_page_ops.title(screen, ctx);
}

static size_t
phone_hints(const struct screen *screen, const struct ctx *ctx, struct hint *hints)
{
	return scr_page_ops.hints(screen, ctx, hints);
}

const struct screen_ops scr_phone_ops = {
	.size = sizeof(struct scr_phone),
	.load = phone_load,
	.layout = phone_layout,
	.handle = phone_handle,
	.draw = phone_draw,
	.title = phone_title,
	.hints = phone_hints,
	.is_bare = phone_is_bare,
};
