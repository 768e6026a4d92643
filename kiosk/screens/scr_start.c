/* The start: "How can we help?", the life situations, and where there is room, what stands behind one of them. */
#include <time.h>

#include "kiosk/canvas/layout.h"
#include "kiosk/screens/screens.h"
#include "kiosk/widgets/menu.h"

struct scr_start {
	struct screen screen;
	struct menu menu;
	struct life_events events; /* the first entries of the menu */
	bool beside;               /* there is room to show what stands behind the focused one */
	struct service_lines matters; /* that */
	struct arena_mark loaded;
	const char *told;  /* by the hall, today; NULL: nothing */
	int told_rows;
	int head; /* rows above the list */
};

enum {
	ROOMY = 14, ALL_MATTERS = -1,
	MIN_WIDTH_BESIDE = 100, MIN_HEIGHT_BESIDE = 24, LIST_WIDTH = 44,
};

static bool
has_room_beside(struct rect area)
{
	return area.width >= MIN_WIDTH_BESIDE && area.height >= MIN_HEIGHT_BESIDE;
}

static enum status
load_matters(struct scr_start *self, const struct ctx *ctx)
{
	struct text name;
	self->matters = (struct service_lines){0};
	if (!self->beside || self->menu.focus >= self->events.count)
		return STATUS_DONE;
	return catalogue_life_event(ctx->catalogue, &self->screen.arena, ctx->lang,
	    self->events.items[self->menu.focus].id, &name, &self->matters);
}

static enum status
start_load(struct screen *screen, const struct ctx *ctx)
{
	struct scr_start *self = (struct scr_start *)screen;
	struct life_events *events = &self->events;
	enum status status = catalogue_life_events(ctx->catalogue, &screen->arena, ctx->lang, events);
	if (status != STATUS_DONE)
		return status;
	struct menu_entry *entries = arena_array(&screen->arena, events->count + 2, sizeof *entries);
	for (size_t i = 0; i < events->count; i++)
		entries[i] = (struct menu_entry){.name = events->items[i].name, .value = events->items[i].id};
	entries[events->count] = (struct menu_entry){
		.name.text = tr(ctx, W("All matters from A to Z")), .value = ALL_MATTERS,
	};
	self->menu.entries = entries;
	self->menu.count = events->count + 1;
	self->beside = has_room_beside(ctx->area);
	status = load_matters(self, ctx);
	self->loaded = arena_mark(&screen->arena);
	return status;
}

static void
start_layout(struct screen *screen, const struct ctx *ctx)
{
	struct scr_start *self = (struct scr_start *)screen;
	arena_rewind(&screen->arena, self->loaded);
	struct page_context context = screen_page_context(ctx);
	self->told = page_hall_notice(&screen->arena, &context);
	self->told_rows = !self->told ? 0 : (int)layout_wrap(&screen->arena, self->told, ctx->area.width - 5).count;
	self->head = (ctx->area.height >= ROOMY ? 3 : 1) + self->told_rows;
	menu_layout(&self->menu, &screen->arena, self->beside ? LIST_WIDTH : ctx->area.width,
	    ctx->area.height - self->head);
}

static struct step
start_handle(struct screen *screen, const struct ctx *ctx, struct event event)
{
	struct scr_start *self = (struct scr_start *)screen;
	size_t before = self->menu.focus;
	int64_t value;
	switch (menu_handle(&self->menu, ctx, event)) {
	case MENU_CHOSEN:
		value = self->menu.entries[self->menu.focus].value;
		return step_push(value == ALL_MATTERS ? link_to(LINK_AZ, 0) : link_to(LINK_LIFE_EVENT, value));
	case MENU_STAYS:
		return (struct step){.what = self->beside && self->menu.focus != before ? STEP_RELOAD : STEP_STAY};
	case MENU_IGNORED:
		break;
	}
	return (struct step){.what = STEP_IGNORED};
}

/* "2026. 11. 23. 9.41", in every language: digits. */
static const char *
short_time(struct arena *arena, int64_t now)
{
	time_t seconds = (time_t)now;
	struct tm tm;
	if (!gmtime_r(&seconds, &tm))
		return "";
	return arena_printf(arena, "%d. %d. %d. %d.%02d", tm.tm_year + 1900, tm.tm_mon + 1, tm.tm_mday,
	    tm.tm_hour, tm.tm_min);
}

/* What stands behind the focused situation: what it is for, and the names of its matters. */
static void
draw_beside(const struct scr_start *self, struct canvas *canvas, struct rect area)
{
	if (self->menu.focus >= self->events.count)
		return;
	const struct life_event *event = &self->events.items[self->menu.focus];
	canvas_fill(canvas, area, ROLE_PANEL);
	int x = area.x + 2, width = area.width - 4;
	int y = area.y + 1;
	if (event->summary.text)
		y = layout_draw(canvas, area, x, y, width, ROLE_PANEL, event->summary.text) + 1;
	for (size_t i = 0; i < self->matters.count && y < area.y + area.height - 1; i++) {
		canvas_string(canvas, x, y, 1, ROLE_PANEL_LABEL, "•");
		y = layout_draw(canvas, area, x + 2, y, width - 2, ROLE_PANEL, self->matters.items[i].name.text);
	}
}

static void
start_draw(const struct screen *screen, const struct ctx *ctx, struct canvas *canvas)
{
	const struct scr_start *self = (const struct scr_start *)screen;
	struct rect area = ctx->area;
	int x = area.x + 2;
	int used = canvas_string(canvas, x, area.y, area.width - 2, ROLE_TITLE, tr(ctx, W("How can we help?")));
	if (self->head - self->told_rows > 1) {
		const char *advice = tr(ctx, W("Write what happened, or choose by number."));
		canvas_string(canvas, x, area.y + 1, area.width - 2, ROLE_MUTED, advice);
		canvas_item(canvas, (struct rect){x, area.y + 1, area.width - 2, 1},
		    (struct event){ACTION_SEARCH, 0}, advice, NULL, false); /* for those who touch it */
	} else if (ctx->now) /* the header has no room for it */
		canvas_string_right(canvas, area.x + area.width, area.y, area.width - used - 4, ROLE_MUTED,
		    short_time(&canvas->arena, ctx->now));
	if (self->told) {
		int y = area.y + (self->head - self->told_rows > 1 ? 2 : 1);
		canvas_fill(canvas, (struct rect){x - 1, y, area.width - 2, self->told_rows}, ROLE_CAUTION);
		layout_draw(canvas, area, x, y, area.width - 5, ROLE_CAUTION, self->told);
	}
	area.y += self->head;
	area.height -= self->head;
	menu_draw(&self->menu, canvas, area);
	area.x += LIST_WIDTH + 2;
	area.width -= LIST_WIDTH + 2;
	if (self->beside)
		draw_beside(self, canvas, area);
}

const struct screen_ops scr_start_ops = {
	.size = sizeof(struct scr_start),
	.load = start_load,
	.layout = start_layout,
	.handle = start_handle,
	.draw = start_draw,
};
