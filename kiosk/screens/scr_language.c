/* The languages, each in its own. */
#include "kiosk/screens/screens.h"
#include "kiosk/widgets/choice.h"

struct scr_language {
	struct screen screen;
	struct choice choice;
};

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
	choice_set(&self->choice, &screen->arena, tr(ctx, W("Which language?")), entries, count);
	return STATUS_DONE;
}

static void
language_layout(struct screen *screen, const struct ctx *ctx)
{
	choice_layout(&((struct scr_language *)screen)->choice, &screen->arena, ctx);
}

static struct step
language_handle(struct screen *screen, const struct ctx *ctx, struct event event)
{
	struct choice *choice = &((struct scr_language *)screen)->choice;
	struct step step;
	if (menu_chosen(&choice->menu, ctx, event, &step))
		step = (struct step){.what = STEP_POP,
			.change = {.what = CHANGE_LANGUAGE, .lang = ctx->languages[choice->menu.focus]}};
	return step;
}

static void
language_draw(const struct screen *screen, const struct ctx *ctx, struct canvas *canvas)
{
	choice_draw(&((const struct scr_language *)screen)->choice, ctx, canvas);
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
