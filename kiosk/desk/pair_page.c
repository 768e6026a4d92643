#include "kiosk/desk/pair_page.h"

#include <string.h>

#include "kiosk/canvas/layout.h"
#include "kiosk/widgets/menu.h"

enum {
	MARK_COLUMNS = 2, NUMBER_COLUMNS = 3, /* before the text: the bar of the focus; "12 " */
	DETAIL_COLUMNS = 2,
	TWO_COLUMNS = 76,                     /* width from which languages stand beside each other */
	SIGN_COLUMNS = 2,
	GAP = 1,
};

/* A line of a language in a row. */
struct pair_cell {
	const char *text; /* the whole string of which this is a line; NULL: nothing stands here */
	struct line line;
	enum role role;
	int indent;
	const char *sign; /* before a first line that hangs out; NULL: none */
};

struct pair_row {
	int block; /* -1: blank */
	struct pair_cell cells[2];
};

static bool
is_heading(enum block_kind kind)
{
	return kind == BLOCK_HEADING || kind == BLOCK_SUBHEADING;
}

static bool
can_focus(const struct pair_page *page, size_t block)
{
	return !is_heading(page->left->blocks[block].kind);
}

/* ------------------------------------------------------------------ layout -- */

/* Rows under way. */
struct laying {
	struct pair_page *page;
	struct arena *arena;
	int room;         /* rows that there are places for */
	int text_width;   /* of the text that is laid */
};

static struct pair_row *
row_at(struct laying *l, int at)
{
	struct pair_page *page = l->page;
	if (at >= l->room) {
		int room = at + 64;
		struct pair_row *rows = arena_array(l->arena, (size_t)room, sizeof *rows);
		if (page->row_count)
			memcpy(rows, page->rows, (size_t)page->row_count * sizeof *rows);
		page->rows = rows;
		l->room = room;
	}
	for (; page->row_count <= at; page->row_count++)
		page->rows[page->row_count] = (struct pair_row){.block = -1};
	return &page->rows[at];
}

static enum role
role_of(enum block_kind kind)
{
	switch (kind) {
	case BLOCK_HEADING:
		return ROLE_HEADING;
	case BLOCK_SUBHEADING:
		return ROLE_SUBHEADING;
	case BLOCK_CAUTION:
		return ROLE_CAUTION;
	case BLOCK_FINE:
		return ROLE_MUTED;
	default:
		return ROLE_TEXT;
	}
}

/* A text from a row on, in the cell of one language, behind a sign unless that is NULL. Returns the row after it. */
static int
lay_text(struct laying *l, int at, int cell, size_t block, enum role role, int indent, const char *sign, const char *text)
{
	indent += sign ? SIGN_COLUMNS : 0;
	struct lines lines = layout_wrap(l->arena, text, l->text_width - indent);
	for (size_t i = 0; i < lines.count; i++, at++) {
		struct pair_row *row = row_at(l, at);
		row->block = (int)block;
		row->cells[cell] = (struct pair_cell){text, lines.items[i], role, indent, i ? NULL : sign};
	}
	return at;
}

static int
lay_block(struct laying *l, int at, int cell, int indent, size_t number, const struct block *block)
{
	const char *text = block->text.text;
	if (!text || !*text)
		return at;
	if (block->tag)
		text = arena_printf(l->arena, "%s (%s)", text, block->tag);
	const char *sign = block->kind == BLOCK_CHOICE ? "– " : block->kind == BLOCK_BULLET ? "• " : NULL;
	at = lay_text(l, at, cell, number, role_of(block->kind), indent, sign, text);
	for (size_t i = 0; i < block->detail_count; i++)
		at = lay_text(l, at, cell, number, ROLE_MUTED, indent + DETAIL_COLUMNS, NULL, block->details[i].text);
	return at;
}

/* Whether a block stands in two languages beside each other; else it has the whole width. */
static bool
is_beside(const struct pair_page *page, size_t block)
{
	return page->right && page->right->blocks[block].text.text && page->width >= TWO_COLUMNS;
}

static int
text_width(int width, bool beside)
{
	int text = width - MARK_COLUMNS - NUMBER_COLUMNS;
	return beside ? (text - GAP) / 2 : text;
}

void
pair_page_layout(struct pair_page *page, struct arena *arena, int width, int height)
{
	size_t count = page->left->block_count;
	page->width = width;
	page->height = height;
	page->row_count = 0;
	page->link_count = 0;
	page->first = arena_array(arena, count + 1, sizeof *page->first);
	page->numbers = arena_array(arena, count, sizeof *page->numbers);
	struct laying l = {.page = page, .arena = arena};
	int at = 0;
	for (size_t i = 0; i < count; i++) {
		const struct block *left = &page->left->blocks[i];
		at += at && left->kind == BLOCK_HEADING;
		page->first[i] = at;
		page->numbers[i] = left->link.kind == LINK_NONE ? 0 : ++page->link_count;
		bool beside = is_beside(page, i);
		l.text_width = text_width(width, beside);
		int end = lay_block(&l, at, 0, 0, i, left), other = at;
		if (beside)
			other = lay_block(&l, at, 1, 0, i, &page->right->blocks[i]);
		else if (page->right)
			other = lay_block(&l, end, 0, DETAIL_COLUMNS, i, &page->right->blocks[i]);
		at = other > end ? other : end;
	}
	page->first[count] = at;
	if (page->focus >= count)
		page->focus = 0;
}

/* ------------------------------------------------------------------ moving -- */

static int
last_top(const struct pair_page *page)
{
	return page->row_count > page->height ? page->row_count - page->height : 0;
}

static void
scroll_to(struct pair_page *page, int top)
{
	page->top = top < 0 ? 0 : top > last_top(page) ? last_top(page) : top;
}

/* The heading above comes along, where it fits. */
static void
show_focus(struct pair_page *page)
{
	size_t first = page->focus;
	while (first && !can_focus(page, first - 1))
		first--;
	int from = page->first[page->focus], to = page->first[page->focus + 1];
	if (to - page->first[first] <= page->height)
		from = page->first[first];
	if (to - from > page->height)
		to = from + page->height;
	if (page->top + page->height < to)
		scroll_to(page, to - page->height);
	if (page->top > from)
		scroll_to(page, from);
}

/* To the next block that can be focused; false: there is none. */
static bool
move(struct pair_page *page, int step)
{
	size_t count = page->left->block_count;
	for (size_t i = page->focus + (size_t)step; i < count; i += (size_t)step)
		if (can_focus(page, i)) {
			page->focus = i;
			show_focus(page);
			return true;
		}
	return false;
}

/* A long block is read on before the focus leaves it. */
static bool
go(struct pair_page *page, int step)
{
	int from = page->first[page->focus], to = page->first[page->focus + 1];
	bool more = step > 0 ? to > page->top + page->height : from < page->top;
	if (more) {
		scroll_to(page, page->top + step);
		return true;
	}
	if (move(page, step))
		return true;
	int before = page->top;
	scroll_to(page, page->top + step); /* a heading may stand beyond the last block */
	return page->top != before;
}

static void
turn(struct pair_page *page, int step)
{
	int turn = page->height > 1 ? page->height - 1 : 1;
	scroll_to(page, page->top + step * turn);
	for (size_t i = 0; i < page->left->block_count; i++)
		if (can_focus(page, i) && page->first[i] >= page->top) {
			page->focus = i;
			break;
		}
	if (step > 0 && page->top == last_top(page))
		for (size_t i = page->left->block_count; i-- > 0;)
			if (can_focus(page, i)) {
				page->focus = i;
				break;
			}
}

/* To the next section's first block, or the beginning of the one before. */
static void
move_section(struct pair_page *page, int step)
{
	for (size_t i = page->focus + (size_t)step; i < page->left->block_count; i += (size_t)step)
		if (can_focus(page, i) && (!i || page->left->blocks[i - 1].kind == BLOCK_HEADING ||
		        (i > 1 && page->left->blocks[i - 2].kind == BLOCK_HEADING && !can_focus(page, i - 1)))) {
			page->focus = i;
			break;
		}
	show_focus(page);
}

static void
choose_end(struct pair_page *page, bool last)
{
	page->focus = last ? page->left->block_count - 1 : 0;
	if (!can_focus(page, page->focus))
		move(page, last ? -1 : 1);
	scroll_to(page, last ? page->row_count : 0);
}

static enum pair_result
take_digit(struct pair_page *page, const struct ctx *ctx, struct event event)
{
	if (!event.value && !menu_is_typing(page->typed, page->typed_at, ctx))
		return PAIR_IGNORED;
	size_t number = menu_type_digit(&page->typed, &page->typed_at, ctx, (unsigned)event.value, page->link_count);
	for (size_t i = 0; number && i < page->left->block_count; i++)
		if (page->numbers[i] == number)
			page->focus = i;
	show_focus(page);
	return PAIR_STAYS;
}

enum pair_result
pair_page_handle(struct pair_page *page, const struct ctx *ctx, struct event event)
{
	if (!page->left->block_count)
		return PAIR_IGNORED;
	if (event.action == ACTION_CHOOSE && event.value >= 0 && (size_t)event.value < page->left->block_count) {
		page->focus = (size_t)event.value;
		event.action = ACTION_OPEN;
	}
	switch (event.action) {
	case ACTION_UP:
	case ACTION_DOWN:
		return go(page, event.action == ACTION_DOWN ? 1 : -1) ? PAIR_STAYS : PAIR_IGNORED;
	case ACTION_PAGE_UP:
	case ACTION_PAGE_DOWN:
		turn(page, event.action == ACTION_PAGE_DOWN ? 1 : -1);
		return PAIR_STAYS;
	case ACTION_LEFT:
	case ACTION_RIGHT:
		move_section(page, event.action == ACTION_RIGHT ? 1 : -1);
		return PAIR_STAYS;
	case ACTION_FIRST:
	case ACTION_LAST:
		choose_end(page, event.action == ACTION_LAST);
		return PAIR_STAYS;
	case ACTION_SCROLL:
		scroll_to(page, page->top + (int)event.value);
		return PAIR_STAYS;
	case ACTION_DIGIT:
		return take_digit(page, ctx, event);
	case ACTION_OPEN:
		return page->left->blocks[page->focus].link.kind != LINK_NONE ? PAIR_LINK : PAIR_STAYS;
	default:
		return PAIR_IGNORED;
	}
}

/* -------------------------------------------------------------------- draw -- */

static void
draw_cell(const struct pair_cell *cell, struct canvas *canvas, int x, int y, int width, bool focused)
{
	if (!cell->text)
		return;
	x += cell->indent;
	if (cell->sign)
		canvas_string(canvas, x - SIGN_COLUMNS, y, SIGN_COLUMNS, focused ? ROLE_FOCUS : cell->role, cell->sign);
	int used = canvas_text(canvas, x, y, width - cell->indent, focused ? ROLE_FOCUS : cell->role,
	    cell->text + cell->line.start, cell->line.size);
	if (cell->line.hyphen)
		canvas_string(canvas, x + used, y, 1, focused ? ROLE_FOCUS : cell->role, "-");
}

static void
draw_row(const struct pair_page *page, struct canvas *canvas, struct rect area, int number)
{
	const struct pair_row *row = &page->rows[number];
	int x = area.x + MARK_COLUMNS + NUMBER_COLUMNS, y = area.y + number - page->top;
	int column = text_width(area.width, row->block >= 0 && is_beside(page, (size_t)row->block));
	bool focused = row->block == (int)page->focus;
	if (focused)
		canvas_string(canvas, area.x, y, 1, ROLE_MARK, "▌");
	if (row->block >= 0 && page->first[row->block] == number && page->numbers[row->block])
		canvas_string_right(canvas, x - 1, y, NUMBER_COLUMNS - 1, ROLE_NUMBER,
		    arena_printf(&canvas->arena, "%zu", page->numbers[row->block]));
	draw_cell(&row->cells[0], canvas, x, y, column, focused && row->cells[0].role == ROLE_TEXT);
	draw_cell(&row->cells[1], canvas, x + column + GAP, y, column, focused && row->cells[1].role == ROLE_TEXT);
}

/* One item for each block in sight, with what both languages say. */
static void
add_item(const struct pair_page *page, struct canvas *canvas, struct rect area, size_t block)
{
	int from = page->first[block] - page->top, to = page->first[block + 1] - page->top;
	from = from < 0 ? 0 : from;
	to = to > area.height ? area.height : to;
	const char *label = page->left->blocks[block].text.text;
	if (from >= to || !can_focus(page, block))
		return;
	canvas_item(canvas, (struct rect){area.x, area.y + from, area.width, to - from},
	    (struct event){ACTION_CHOOSE, (int64_t)block}, label, NULL, block == page->focus);
	if (block == page->focus)
		canvas_spare_bar(canvas);
}

void
pair_page_draw(const struct pair_page *page, struct canvas *canvas, struct rect area)
{
	for (int i = page->top; i < page->row_count && i < page->top + area.height; i++)
		draw_row(page, canvas, area, i);
	for (size_t i = 0; i < page->left->block_count; i++)
		add_item(page, canvas, area, i);
	if (page->row_count > area.height && area.height > 1) {
		int turn = area.height - 1;
		canvas->positions = (page->row_count - area.height + turn - 1) / turn + 1;
		canvas->position = (page->top + turn - 1) / turn + 1;
	}
}
