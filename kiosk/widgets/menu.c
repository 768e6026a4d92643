#include "kiosk/widgets/menu.h"

enum {
	NUMBER_COLUMNS = 5,     /* "▌12  " */
	MIN_COLUMN = 34,        /* narrowest useful column */
	MAX_COLUMN = 76,        /* widest readable line */
	MIN_DETAIL_WIDTH = 60,  /* narrower, details are left out */
	MAX_COLUMNS = 3,
	SMALL_HEIGHT = 12,      /* rows up to which no blank ones are spent */
	DIGIT_PAUSE = 2500,     /* ms: a later digit begins a new number */
};

/* ----------------------------------------------------------------- layout -- */

static int
text_width(const struct menu *menu)
{
	return menu->column_width - NUMBER_COLUMNS - 1;
}

static bool
has_details(const struct menu *menu)
{
	for (size_t i = 0; i < menu->count; i++)
		if (menu->entries[i].detail)
			return true;
	return false;
}

/* Breaks every entry for the chosen column width; returns the sum of heights. */
static int
measure(struct menu *menu, struct arena *arena, bool details)
{
	int sum = 0;
	for (size_t i = 0; i < menu->count; i++) {
		const struct menu_entry *entry = &menu->entries[i];
		struct menu_place *place = &menu->places[i];
		place->name = layout_wrap(arena, entry->name.text, text_width(menu));
		place->detail = (struct lines){0};
		if (details && entry->detail)
			place->detail = layout_wrap(arena, entry->detail, text_width(menu));
		place->height = (int)(place->name.count + place->detail.count);
		sum += place->height;
	}
	return sum;
}

/* Puts entries under each other, column by column, with `gap` blank rows between. */
static void
place(struct menu *menu, int height, int gap)
{
	size_t per_column = (menu->count + (size_t)menu->columns - 1) / (size_t)menu->columns;
	int y = 0;
	menu->height = 0;
	for (size_t i = 0; i < menu->count; i++) {
		size_t column = i / per_column;
		if (i % per_column == 0)
			y = 0;
		else if (menu->entries[i].apart && !gap)
			y++;
		menu->places[i].x = (int)column * menu->column_width;
		menu->places[i].y = y;
		y += menu->places[i].height + gap;
		if (y - gap > menu->height)
			menu->height = y - gap;
	}
	menu->rows_shown = height;
}

static int
place_columns(struct menu *menu, struct arena *arena, int width, int columns, bool details)
{
	menu->columns = columns;
	menu->column_width = width / columns;
	if (menu->column_width > MAX_COLUMN)
		menu->column_width = MAX_COLUMN;
	return measure(menu, arena, details);
}

static void
show_focus(struct menu *menu)
{
	if (!menu->count)
		return;
	const struct menu_place *at = &menu->places[menu->focus];
	if (at->y < menu->top)
		menu->top = at->y;
	if (at->y + at->height > menu->top + menu->rows_shown)
		menu->top = at->y + at->height - menu->rows_shown;
	if (menu->top > at->y)
		menu->top = at->y;
	if (menu->top < 0)
		menu->top = 0;
}

/* Rows of all in one column without blank ones, but before what stands apart. */
static int
rows_close(const struct menu *menu, int sum)
{
	for (size_t i = 1; i < menu->count; i++)
		sum += menu->entries[i].apart;
	return sum;
}

/* Columns rather than scrolling, and room to breathe rather than one full column. */
static void
choose_columns(struct menu *menu, struct arena *arena, int width, int height, bool details)
{
	int columns = 1;
	int sum = place_columns(menu, arena, width, 1, details);
	if (menu->one_column || details || (menu->in_order && rows_close(menu, sum) <= height))
		return;
	while (columns < MAX_COLUMNS && sum + (int)menu->count > (height + 1) * columns &&
	    width / (columns + 1) >= MIN_COLUMN)
		sum = place_columns(menu, arena, width, ++columns, details);
}

void
menu_layout(struct menu *menu, struct arena *arena, int width, int height)
{
	menu->places = arena_array(arena, menu->count + 1, sizeof *menu->places);
	if (menu->focus >= menu->count)
		menu->focus = menu->count ? menu->count - 1 : 0;
	bool details = has_details(menu) && width >= MIN_DETAIL_WIDTH;
	choose_columns(menu, arena, width, height, details);
	place(menu, height, 1);
	if (menu->height > height && !(details && height > SMALL_HEIGHT))
		place(menu, height, 0);
	if (menu->height > height && menu->columns > 1) { /* columns that scroll would confuse */
		place_columns(menu, arena, width, 1, details);
		place(menu, height, 0);
	}
	menu->top = 0;
	show_focus(menu);
}

/* ------------------------------------------------------------------- input -- */

bool
menu_is_typing(unsigned typed, int64_t typed_at, const struct ctx *ctx)
{
	return typed && ctx->clock - typed_at <= DIGIT_PAUSE;
}

unsigned
menu_type_digit(unsigned *typed, int64_t *typed_at, const struct ctx *ctx, unsigned digit, size_t most)
{
	unsigned number = menu_is_typing(*typed, *typed_at, ctx) ? *typed * 10 + digit : digit;
	if (number > most)
		number = digit;
	*typed_at = ctx->clock;
	*typed = number <= most ? number : 0;
	return *typed;
}

static bool
move_to(struct menu *menu, size_t focus)
{
	if (focus >= menu->count || focus == menu->focus)
		return false;
	menu->focus = focus;
	show_focus(menu);
	return true;
}

/* The entry in the next column at the same height. */
static bool
move_sideways(struct menu *menu, int direction)
{
	size_t per_column = (menu->count + (size_t)menu->columns - 1) / (size_t)menu->columns;
	if (direction < 0)
		return menu->focus >= per_column && move_to(menu, menu->focus - per_column);
	if (menu->focus / per_column == (menu->count - 1) / per_column)
		return false;
	size_t next = menu->focus + per_column;
	return move_to(menu, next < menu->count ? next : menu->count - 1);
}

static bool
move_page(struct menu *menu, int direction)
{
	int target = menu->places[menu->focus].y + direction * menu->rows_shown;
	size_t focus = menu->focus;
	while (direction > 0 ? focus + 1 < menu->count && menu->places[focus].y < target &&
	    menu->places[focus + 1].y > menu->places[focus].y
	    : focus > 0 && menu->places[focus].y > target && menu->places[focus - 1].y < menu->places[focus].y)
		focus += direction > 0 ? 1 : -1;
	return move_to(menu, focus);
}

static bool
move(struct menu *menu, const struct ctx *ctx, struct event event)
{
	unsigned number;
	switch (event.action) {
	case ACTION_UP:        return menu->focus > 0 && move_to(menu, menu->focus - 1);
	case ACTION_DOWN:      return move_to(menu, menu->focus + 1);
	case ACTION_LEFT:      return move_sideways(menu, -1);
	case ACTION_RIGHT:     return move_sideways(menu, 1);
	case ACTION_PAGE_UP:   return move_page(menu, -1) || true;
	case ACTION_PAGE_DOWN: return move_page(menu, 1) || true;
	case ACTION_FIRST:     return move_to(menu, 0) || true;
	case ACTION_LAST:      return move_to(menu, menu->count - 1) || true;
	case ACTION_SCROLL:
		return event.value < 0 ? (menu->focus > 0 && move_to(menu, menu->focus - 1)) || true
		    : move_to(menu, menu->focus + 1) || true;
	case ACTION_DIGIT:
		if (!event.value && !menu_is_typing(menu->typed, menu->typed_at, ctx))
			return false;
		number = menu_type_digit(&menu->typed, &menu->typed_at, ctx, (unsigned)event.value,
		    menu->count);
		if (number)
			move_to(menu, number - 1);
		return true;
	default:
		return false;
	}
}

enum menu_result
menu_handle(struct menu *menu, const struct ctx *ctx, struct event event)
{
	if (event.action != ACTION_DIGIT && event.action != ACTION_CLOCK)
		menu->typed = 0;
	if (!menu->count)
		return MENU_IGNORED;
	if (event.action == ACTION_OPEN)
		return MENU_CHOSEN;
	if (event.action == ACTION_CHOOSE && event.value >= 0 && (size_t)event.value < menu->count) {
		menu->focus = (size_t)event.value;
		return MENU_CHOSEN;
	}
	return move(menu, ctx, event) ? MENU_STAYS : MENU_IGNORED;
}

bool
menu_chosen(struct menu *menu, const struct ctx *ctx, struct event event, struct step *otherwise)
{
	enum menu_result result = menu_handle(menu, ctx, event);
	*otherwise = (struct step){.what = result == MENU_STAYS ? STEP_STAY : STEP_IGNORED};
	return result == MENU_CHOSEN;
}

/* -------------------------------------------------------------------- draw -- */

static void
draw_entry(const struct menu *menu, size_t i, struct canvas *canvas, struct rect area)
{
	const struct menu_place *at = &menu->places[i];
	const struct menu_entry *entry = &menu->entries[i];
	bool focused = i == menu->focus;
	int y = at->y - menu->top;
	if (y + at->height <= 0 || y >= area.height)
		return;
	int hidden = y < 0 ? -y : 0;
	int shown = y + at->height > area.height ? area.height - y : at->height;
	struct rect rect = {area.x + at->x, area.y + y + hidden, menu->column_width - 1, shown - hidden};

	int names = (int)at->name.count < shown ? (int)at->name.count : shown;
	if (focused && names > hidden)
		canvas_fill(canvas, (struct rect){rect.x + 1, rect.y, rect.width - 1, names - hidden}, ROLE_FOCUS);
	const char *number = arena_printf(&canvas->arena, "%zu", i + 1);
	if (!hidden)
		canvas_string_right(canvas, rect.x + 4, rect.y, 3, focused ? ROLE_FOCUS : ROLE_NUMBER, number);
	for (int row = 0; focused && row < rect.height; row++)
		canvas_string(canvas, rect.x, rect.y + row, 1, ROLE_MARK, "▌");
	int below = layout_draw_lines(canvas, area, rect.x + NUMBER_COLUMNS, area.y + y,
	    focused ? ROLE_FOCUS : ROLE_TEXT, entry->name.text, &at->name);
	layout_draw_lines(canvas, area, rect.x + NUMBER_COLUMNS, below, ROLE_MUTED, entry->detail, &at->detail);
	canvas_item(canvas, rect, (struct event){ACTION_CHOOSE, (int64_t)i}, entry->name.text,
	    entry->name.spoken, focused);
	if (focused)
		canvas_spare_bar(canvas);
}

void
menu_draw(const struct menu *menu, struct canvas *canvas, struct rect area)
{
	for (size_t i = 0; i < menu->count; i++)
		draw_entry(menu, i, canvas, area);
	if (menu->height > menu->rows_shown) {
		canvas->position = (int)menu->focus + 1;
		canvas->positions = (int)menu->count;
	}
}
