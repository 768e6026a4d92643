/* The one question at the end of a visit: three faces on three keys, two answers more, and none. Nothing of the visit is
 * left when it is asked but the service that was seen last. */
#include <string.h>

#include "kiosk/screens/screens.h"
#include "kiosk/widgets/menu.h"

struct scr_tell {
	struct screen screen;
	struct menu menu;
	struct arena_mark loaded;
};

static const struct answer_row {
	const char *face; /* of signs that every console has; "": none */
	const char *words, *counted; /* NULL: it is passed over */
} rows[] = {
	{":-)  ", W("Yes, it helped"), "good"},
	{":-|  ", W("Partly"), "fair"},
	{":-(  ", W("No"), "bad"},
	{"", W("I did not find what I was looking for"), "not-found"},
	{"", W("Not for me: it is hard to use"), "not-for-me"},
	{"", W("I do not want to answer"), NULL},
};
enum { ROWS = sizeof rows / sizeof *rows, HEAD = 2 };

static enum status
tell_load(struct screen *screen, const struct ctx *ctx)
{
	struct scr_tell *self = (struct scr_tell *)screen;
	struct menu_entry *entries = arena_array(&screen->arena, ROWS, sizeof *entries);
	for (size_t i = 0; i < ROWS; i++) {
		const char *words = tr(ctx, rows[i].words);
		entries[i] = (struct menu_entry){.apart = i == ROWS - 1,
			.name = {.text = arena_printf(&screen->arena, "%s%s", rows[i].face, words), .spoken = words}};
	}
	if (!self->menu.entries) /* who only presses Enter has said nothing */
		self->menu.focus = ROWS - 1;
	self->menu.entries = entries;
	self->menu.count = ROWS;
	self->menu.one_column = true;
	self->loaded = arena_mark(&screen->arena);
	return STATUS_DONE;
}

static void
tell_layout(struct screen *screen, const struct ctx *ctx)
{
	struct scr_tell *self = (struct scr_tell *)screen;
	arena_rewind(&screen->arena, self->loaded);
	menu_layout(&self->menu, &screen->arena, ctx->area.width, ctx->area.height - HEAD);
}

static struct step
answer(const struct scr_tell *self, size_t row)
{
	struct step step = {.what = STEP_STAY, .change.what = CHANGE_FINISH};
	if (rows[row].counted) {
		struct tally_line *line = &step.change.counted;
		*line = (struct tally_line){.kind = TALLY_SAID, .number = (uint32_t)self->screen.link.id, .count = 1};
		memcpy(line->word, rows[row].counted, strlen(rows[row].counted));
		step.change.what = CHANGE_SAID;
	}
	return step;
}

/* A digit answers at once: whoever leaves has one key for it. */
static struct step
tell_handle(struct screen *screen, const struct ctx *ctx, struct event event)
{
	struct scr_tell *self = (struct scr_tell *)screen;
	if (event.action == ACTION_DIGIT && event.value >= 1 && event.value <= ROWS)
		return answer(self, (size_t)event.value - 1);
	if (event.action == ACTION_BACK || event.action == ACTION_HOME)
		return answer(self, ROWS - 1);
	switch (menu_handle(&self->menu, ctx, event)) {
	case MENU_CHOSEN:
		return answer(self, self->menu.focus);
	case MENU_STAYS:
		return (struct step){.what = STEP_STAY};
	case MENU_IGNORED:
		break;
	}
	return (struct step){.what = STEP_IGNORED};
}

static void
tell_draw(const struct screen *screen, const struct ctx *ctx, struct canvas *canvas)
{
	const struct scr_tell *self = (const struct scr_tell *)screen;
	struct rect area = ctx->area;
	canvas_string(canvas, area.x + 2, area.y, area.width - 2, ROLE_TITLE, tr(ctx, W("Did this machine help you?")));
	area.y += HEAD;
	area.height -= HEAD;
	menu_draw(&self->menu, canvas, area);
}

static const char *
tell_title(const struct screen *screen, const struct ctx *ctx)
{
	(void)screen;
	return tr(ctx, W("All is wiped. One question"));
}

const struct screen_ops scr_tell_ops = {
	.size = sizeof(struct scr_tell),
	.load = tell_load,
	.layout = tell_layout,
	.handle = tell_handle,
	.draw = tell_draw,
	.title = tell_title,
};
