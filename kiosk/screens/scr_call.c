/* A colleague is called to this machine: asked once more, then how far that is. */
#include "kiosk/canvas/layout.h"
#include "kiosk/screens/screens.h"

static const char *
sentence(const struct ctx *ctx)
{
	const char *said = calling_sentence(ctx->calling);
	return tr(ctx, said ? said : W("Shall we call a colleague to this machine?"));
}

static bool
can_call(const struct ctx *ctx)
{
	return ctx->calling == CALLING_NOTHING || ctx->calling == CALLING_FAILED;
}

/* Once more where it failed; else back. */
static struct step
call_handle(struct screen *screen, const struct ctx *ctx, struct event event)
{
	(void)screen;
	if (event.action == ACTION_CALL)
		return (struct step){.what = STEP_STAY};
	if (event.action != ACTION_OPEN && event.action != ACTION_CHOOSE)
		return (struct step){.what = STEP_IGNORED};
	return can_call(ctx) ? (struct step){.what = STEP_STAY, .change.what = CHANGE_CALL} : (struct step){.what = STEP_POP};
}

static void
call_draw(const struct screen *screen, const struct ctx *ctx, struct canvas *canvas)
{
	struct rect area = ctx->area;
	int x = area.x + 2, width = area.width - 3;
	(void)screen;
	int y = layout_draw(canvas, area, x, area.y, width, ROLE_TITLE, sentence(ctx)) + 1;
	const char *choice = tr(ctx, can_call(ctx) ? W("Yes, call somebody") : W("Back"));
	canvas_string(canvas, area.x, y, 1, ROLE_MARK, "▌");
	int used = canvas_string(canvas, x, y, width, ROLE_FOCUS, choice);
	canvas_item(canvas, (struct rect){area.x, y, used + 2, 1}, (struct event){ACTION_CHOOSE, 0}, choice, NULL, true);
	canvas_spare_bar(canvas);
	layout_draw(canvas, area, x, y + 2, width, ROLE_MUTED, tr(ctx, W("The desk sees which machine it is, and nothing of what you do.")));
}

static const char *
call_title(const struct screen *screen, const struct ctx *ctx)
{
	(void)screen;
	return tr(ctx, W("A colleague"));
}

const struct screen_ops scr_call_ops = {
	.size = sizeof(struct screen),
	.handle = call_handle,
	.draw = call_draw,
	.title = call_title,
};
