#include "kiosk/widgets/choice.h"

enum { ROOMY_HEIGHT = 14 };

void
choice_set(struct choice *choice, struct arena *arena, const char *question, const struct menu_entry *entries, size_t count)
{
	choice->question = question;
	choice->menu.entries = entries;
	choice->menu.count = count;
	choice->menu.one_column = true;
	choice->loaded = arena_mark(arena);
}

void
choice_layout(struct choice *choice, struct arena *arena, const struct ctx *ctx)
{
	arena_rewind(arena, choice->loaded);
	choice->title_rows = (int)layout_wrap(arena, choice->question, ctx->area.width - 3).count +
	    (ctx->area.height >= ROOMY_HEIGHT);
	menu_layout(&choice->menu, arena, ctx->area.width, ctx->area.height - choice->title_rows);
}

int
choice_draw(const struct choice *choice, const struct ctx *ctx, struct canvas *canvas)
{
	struct rect area = ctx->area;
	layout_draw(canvas, area, area.x + 2, area.y, area.width - 3, ROLE_TITLE, choice->question);
	area.y += choice->title_rows;
	area.height -= choice->title_rows;
	menu_draw(&choice->menu, canvas, area);
	return choice->title_rows + choice->menu.height;
}
