/* For those who look after the machine, see STAFF in kalauz-kiosk(7): no secrets, and nothing of any visit. */
#include <inttypes.h>
#include <time.h>

#include "data/version.h"
#include "kiosk/canvas/layout.h"
#include "kiosk/screens/screens.h"

enum { LINES = 7, HEAD = 2 };

struct scr_staff {
	struct screen screen;
	const char *lines[LINES];
};

static const char *
line(struct arena *arena, const char *label, const char *value)
{
	return arena_printf(arena, "%s: %s", label, value);
}

/* The catalogue's day, the release and the beginning of the content id, which tells two of one day apart. */
static const char *
content(const struct ctx *ctx, struct arena *arena, const struct machine *machine)
{
	if (!ctx->catalogue)
		return tr(ctx, W("none"));
	const char *from = machine->release ? arena_printf(arena, "%s %s", tr(ctx, W("release")), machine->release)
	    : tr(ctx, W("came with the program"));
	const char *text = arena_printf(arena, "%s, %s", catalogue_date(ctx->catalogue), from);
	return ctx->read_machine ? arena_printf(arena, "%s, %.12s", text, catalogue_content_id(ctx->catalogue)) : text;
}

static const char *
refreshed(const struct ctx *ctx, struct arena *arena, const struct machine *machine)
{
	char text[sizeof "2026-11-30 09:41"] = "";
	time_t seconds = (time_t)machine->refreshed;
	struct tm tm;
	if (!machine->refreshed || !machine->outcome || !localtime_r(&seconds, &tm))
		return tr(ctx, W("never"));
	strftime(text, sizeof text, "%Y-%m-%d %H:%M", &tm);
	return arena_printf(arena, "%s, %s", text, machine->outcome);
}

static const char *
free_space(const struct ctx *ctx, struct arena *arena, const struct machine *machine)
{
	return machine->free_bytes < 0 ? tr(ctx, W("not known"))
	    : arena_printf(arena, "%" PRId64 " MB", machine->free_bytes / 1000000);
}

static enum status
staff_load(struct screen *screen, const struct ctx *ctx)
{
	struct scr_staff *self = (struct scr_staff *)screen;
	struct arena *arena = &screen->arena;
	struct machine machine = {.free_bytes = -1};
	if (ctx->read_machine)
		machine = ctx->read_machine(ctx->catalogue ? catalogue_path(ctx->catalogue) : NULL, arena);
	int n = 0;
	self->lines[n++] = line(arena, tr(ctx, W("Program")), arena_printf(arena, "kalauz %s", version_number));
	self->lines[n++] = line(arena, tr(ctx, W("Content")), content(ctx, arena, &machine));
	self->lines[n++] = line(arena, tr(ctx, W("Last refresh")), refreshed(ctx, arena, &machine));
	self->lines[n++] = line(arena, tr(ctx, W("Free space")), free_space(ctx, arena, &machine));
	self->lines[n++] = line(arena, tr(ctx, W("Clock")), ctx->today ? ctx->today : tr(ctx, W("wrong")));
	self->lines[n++] = line(arena, tr(ctx, W("Office")), ctx->office ? ctx->office->name.text : tr(ctx, W("not known")));
	self->lines[n] = line(arena, tr(ctx, W("Machine")), machine.name ? machine.name : tr(ctx, W("not known")));
	return STATUS_DONE;
}

static struct step
staff_handle(struct screen *screen, const struct ctx *ctx, struct event event)
{
	(void)screen, (void)ctx;
	return (struct step){.what = event.action == ACTION_OPEN ? STEP_POP : STEP_IGNORED};
}

static void
staff_draw(const struct screen *screen, const struct ctx *ctx, struct canvas *canvas)
{
	const struct scr_staff *self = (const struct scr_staff *)screen;
	struct rect area = ctx->area;
	int x = area.x + 2, width = area.width - 4, y = area.y + HEAD;
	canvas_string(canvas, x, area.y, width, ROLE_TITLE, tr(ctx, W("About this machine")));
	for (int i = 0; i < LINES; i++)
		y = layout_draw(canvas, area, x, y, width, ROLE_TEXT, self->lines[i]);
	canvas_item(canvas, (struct rect){x, area.y + HEAD, width, y - area.y - HEAD}, (struct event){ACTION_OPEN, 0},
	    self->lines[0], NULL, true);
}

static const char *
staff_title(const struct screen *screen, const struct ctx *ctx)
{
	(void)screen;
	return tr(ctx, W("About this machine"));
}

const struct screen_ops scr_staff_ops = {
	.size = sizeof(struct scr_staff),
	.load = staff_load,
	.handle = staff_handle,
	.draw = staff_draw,
	.title = staff_title,
};
