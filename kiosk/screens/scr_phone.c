/* The list for a phone: as a code that holds it as text, where the screen is large enough for that, else in letters for the
 * camera. */
#include <string.h>

#include "kiosk/canvas/layout.h"
#include "kiosk/screens/scr_code.h"
#include "kiosk/screens/scr_page.h"
#include "kiosk/screens/screens.h"

struct scr_phone {
	struct scr_page page; /* in letters */
	struct qr qr;         /* width 0: the list is too long for any code */
	bool letters;         /* the visitor has chosen them */
};

enum { GAP = 2, LEAST_TEXT = 28 };

/* The lines of the page. */
static const char *
list_text(struct arena *arena, const struct page *page)
{
	size_t size = 1;
	for (size_t i = 0; i < page->block_count; i++)
		size += strlen(page->blocks[i].text.text) + 1;
	char *text = arena_alloc(arena, size), *end = text;
	for (size_t i = 0; i < page->block_count; i++) {
		end = stpcpy(end, page->blocks[i].text.text);
		*end++ = i + 1 < page->block_count ? '\n' : 0;
	}
	return text;
}

static enum status
phone_load(struct screen *screen, const struct ctx *ctx)
{
	struct scr_phone *self = (struct scr_phone *)screen;
	enum status status = scr_page_ops.load(screen, ctx);
	self->qr = (struct qr){0};
	if (status == STATUS_DONE)
		qr_of_text(&screen->arena, list_text(&screen->arena, &self->page.page), &self->qr);
	self->page.loaded = arena_mark(&screen->arena);
	return status;
}

/* Then nothing else is on the screen: the code has all of its rows. */
static bool
phone_is_bare(const struct screen *screen, int width, int height)
{
	const struct scr_phone *self = (const struct scr_phone *)screen;
	return !self->letters && self->qr.width && code_rows(&self->qr) <= height &&
	    code_columns(&self->qr) + GAP + LEAST_TEXT <= width;
}

static bool
shows_code(const struct screen *screen, const struct ctx *ctx)
{
	return phone_is_bare(screen, ctx->area.width, ctx->area.height);
}

static struct step
phone_handle(struct screen *screen, const struct ctx *ctx, struct event event)
{
	struct scr_phone *self = (struct scr_phone *)screen;
	if (!shows_code(screen, ctx))
		return scr_page_ops.handle(screen, ctx, event);
	switch (event.action) {
	case ACTION_OPEN:
	case ACTION_CHOOSE:
		self->letters = true;
		return (struct step){.what = STEP_STAY};
	case ACTION_UP:
	case ACTION_DOWN:
	case ACTION_DIGIT:
		return (struct step){.what = STEP_STAY};
	default:
		return (struct step){.what = STEP_IGNORED};
	}
}

static void
draw_code(const struct scr_phone *self, const struct ctx *ctx, struct canvas *canvas)
{
	static const char *const lines[] = {
		W("Point your phone's camera at the code: the list comes as text. It needs no network."),
		W("Enter: the list in letters, for a picture"), W("Esc: back"), W("F10: finish, and wipe all"),
	};
	struct rect area = ctx->area;
	int x = area.x + code_columns(&self->qr) + GAP, y = area.y + 1, width = area.width - x - 1;
	code_draw(&self->qr, canvas, area.x, area.y);
	y = layout_draw(canvas, area, x, y, width, ROLE_TITLE, tr(ctx, W("Your list for the phone"))) + 1;
	canvas_item(canvas, (struct rect){x, area.y + 1, width, 1}, (struct event){ACTION_CHOOSE, 0}, tr(ctx, lines[0]), NULL, true);
	for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
		y = layout_draw(canvas, area, x, y, width, ROLE_TEXT, tr(ctx, lines[i])) + 1;
}

static void
phone_draw(const struct screen *screen, const struct ctx *ctx, struct canvas *canvas)
{
	if (shows_code(screen, ctx))
		draw_code((const struct scr_phone *)screen, ctx, canvas);
	else
		scr_page_ops.draw(screen, ctx, canvas);
}

static void
phone_layout(struct screen *screen, const struct ctx *ctx)
{
	scr_page_ops.layout(screen, ctx);
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
