/* The languages, each in its own. */
#include "kiosk/widgets/menu.h"
#include "kiosk/screens/screens.h"

struct scr_language {
	struct screen screen;
	struct menu menu;
	struct arena_mark loaded;
};

enum { HEAD = 2 };

static enum status
language_load(struct screen *screen, const struct ctx *ctx)
{
	struct scr_language *self = (struct scr_language *)screen;
	size_t count = 0;
	while (ctx->languages[count])
		count++;
	struct menu_entry *entries = arena_array(&screen->arena, count + 1, sizeof *entries);
	for (size_t i = 0; i < count; i++)
		entries[i].name.text = words_get(&kiosk_words, ctx->languages[i], W("English"));
	self->menu.entries = entries;
	self->menu.count = count;
	self->loaded = arena_mark(&screen->arena);
	return STATUS_DONE;
}

static void
language_layout(struct screen *screen, const struct ctx *ctx)
{
	struct scr_language *self = (struct scr_language *)screen;
	arena_rewind(&screen->arena, self->loaded);
	menu_layout(&self->menu, &screen->arena, ctx->area.width, ctx->area.height - HEAD);
}

static struct step
language_handle(struct screen *screen, const struct ctx *ctx, struct event event)
{
	struct scr_language *self = (struct scr_language *)screen;
	switch (menu_handle(&self->menu, ctx, event)) {
	case MENU_CHOSEN:
		return (struct step){
			.what = STEP_POP,
			.change = {.what = CHANGE_LANGUAGE, .lang = ctx->languages[self->menu.focus]},
		};
	case MENU_STAYS:
		return (struct step){.what = STEP_STAY};
	case MENU_IGNORED:
		break;
	}
	return (struct step){.what = STEP_IGNORED};
}

static void
language_draw(const struct screen *screen, const struct ctx *ctx, struct canvas *canvas)
{
	const struct scr_language *self = (const struct scr_language *)screen;
	struct rect area = ctx->area;
	canvas_string(canvas, area.x + 2, area.y, area.width - 2, ROLE_TITLE, tr(ctx, W("Which language?")));
	area.y += HEAD;
	area.height -= HEAD;
	menu_draw(&self->menu, canvas, area);
}

static const char *
language_title(const struct screen *screen, const struct ctx *ctx)
{
	(void)screen;
	return tr(ctx, W("Language"));
}

const struct screen_ops scr_language_ops = {
	.size = sizeof(struct scr_language),
	.load = language_load,
	.layout = language_layout,
	.handle = language_handle,
	.draw = language_draw,
	.title = language_title,
};
