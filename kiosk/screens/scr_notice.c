/* Two calm notices: there is nothing to show just now, to visitors or, yet, to an editor; and "are you still there?". */
#include "kiosk/canvas/layout.h"
#include "kiosk/screens/screens.h"

enum { MAX_TEXT = 60 };

/* A title and a paragraph as one item, so that the cursor rests on it. */
static void
draw_notice(struct canvas *canvas, struct rect area, const char *title, const char *text,
    const char *more)
{
	int width = area.width - 4 < MAX_TEXT ? area.width - 4 : MAX_TEXT;
	int y = area.y + (area.height > 10 ? area.height / 4 : 1);
	int x = area.x + (area.width - width) / 2, first = y;
	y = layout_draw(canvas, area, x, y, width, ROLE_TITLE, title) + 1;
	y = layout_draw(canvas, area, x, y, width, ROLE_TEXT, text) + 1;
	if (more)
		y = layout_draw(canvas, area, x, y, width, ROLE_TEXT, more);
	canvas_item(canvas, (struct rect){x, first, width, y - first},
	    (struct event){ACTION_CHOOSE, 0}, title, NULL, true);
}

static struct step
ignore(struct screen *screen, const struct ctx *ctx, struct event event)
{
	(void)screen, (void)ctx, (void)event;
	return (struct step){.what = STEP_IGNORED};
}

static void
notice_draw(const struct screen *screen, const struct ctx *ctx, struct canvas *canvas)
{
	(void)screen;
	if (ctx->is_preview) {
		draw_notice(canvas, ctx->area, tr(ctx, W("Nothing can be shown yet")),
		    tr(ctx, W("Correct what stands below, and save it. The page comes by itself.")), NULL);
		return;
	}
	draw_notice(canvas, ctx->area, tr(ctx, W("The information is not available just now")),
	    tr(ctx, W("Please ask a colleague at the desk. This screen comes back by itself.")), NULL);
}

const struct screen_ops scr_notice_ops = {.size = sizeof(struct screen), .handle = ignore, .draw = notice_draw};

static void
idle_draw(const struct screen *screen, const struct ctx *ctx, struct canvas *canvas)
{
	(void)screen;
	const char *left = WORDS_FILL(&canvas->arena, tr(ctx, W("Seconds left: {n}")),
	    {"n", arena_printf(&canvas->arena, "%d", ctx->seconds_left)});
	draw_notice(canvas, ctx->area, tr(ctx, W("Are you still there?")),
	    tr(ctx, W("Press any key to go on; press 2 if you need more time from now on. Otherwise we leave, so that others can "
	    "use the machine.")), left);
}

static const char *
idle_title(const struct screen *screen, const struct ctx *ctx)
{
	(void)screen;
	return tr(ctx, W("Are you still there?"));
}

const struct screen_ops scr_idle_ops = {.size = sizeof(struct screen), .handle = ignore, .draw = idle_draw, .title = idle_title};
