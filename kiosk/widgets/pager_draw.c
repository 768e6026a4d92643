/* Drawing a page. */
#include "kiosk/widgets/pager_lines.h"

/* Words that can be explained stand out, and can be clicked. */
static void
draw_spans(const struct pager_line *line, struct canvas *canvas, int x, int y, bool focused)
{
	size_t start = line->line.start, end = start + line->line.size;
	for (size_t i = 0; i < line->spans->span_count; i++) {
		const struct span *span = &line->spans->spans[i];
		size_t from = span->start > start ? span->start : start;
		size_t to = span->start + span->size < end ? span->start + span->size : end;
		if (from >= to)
			continue;
		struct rect rect = {x + canvas_width(line->text + start, from - start), y,
			canvas_width(line->text + from, to - from), 1};
		if (!focused)
			canvas_paint(canvas, rect, ROLE_TERM);
		canvas_item(canvas, rect, (struct event){ACTION_TERM, span->term},
		    arena_strndup(&canvas->arena, line->text + from, to - from), NULL, false);
	}
}

static bool
has_ground(enum role role)
{
	return role == ROLE_CAUTION || role == ROLE_GOOD || role == ROLE_BAD || role == ROLE_DOUBT;
}

/* A box, which can be clicked, or the symbol of a verdict. */
static void
draw_sign(const struct pager *pager, int index, struct canvas *canvas, int x, int y, enum role role)
{
	const struct block *block = &pager->page->blocks[index];
	const struct pager_block *placed = &pager->blocks[index];
	if (block->mark == MARK_DONE && role != ROLE_FOCUS)
		role = ROLE_GOOD;
	canvas_string(canvas, x, y, placed->sign_columns, role, placed->sign);
	if (block->mark)
		canvas_item(canvas, (struct rect){x, y, placed->sign_columns, 1},
		    (struct event){ACTION_BOX, index}, placed->sign, NULL, false);
}

static void
draw_line(const struct pager *pager, const struct pager_line *line, struct canvas *canvas,
    struct rect area, int y)
{
	const struct pager_block *block = &pager->blocks[line->block];
	bool first = line == &pager->lines[block->first];
	bool focused = (size_t)line->block == pager->focus;
	bool lit = focused && block->number && line->role != ROLE_MUTED;
	enum role role = lit ? ROLE_FOCUS : line->role;
	int x = area.x + line->x, row = area.y + y, left = x - block->sign_columns;
	if (lit || has_ground(line->role))
		canvas_fill(canvas, (struct rect){area.x + 1, row, line->x - 1 + line->width, 1}, role);
	if (focused)
		canvas_string(canvas, area.x, row, 1, ROLE_MARK, "▌");
	if (first && block->number)
		canvas_string_right(canvas, left - 1, row, 2, lit ? ROLE_FOCUS : ROLE_NUMBER,
		    arena_printf(&canvas->arena, "%zu", block->number));
	else if (line->prefix)
		canvas_string_right(canvas, left - 1, row, 3, role, line->prefix);
	if (first && block->sign)
		draw_sign(pager, line->block, canvas, left, row, role);
	int used = canvas_text(canvas, x, row, line->width, role, line->text + line->line.start,
	    line->line.size);
	if (line->line.hyphen)
		canvas_string(canvas, x + used, row, 1, role, "-");
	if (line->tag)
		canvas_string_right(canvas, x + line->width, row, line->width, lit ? ROLE_FOCUS : ROLE_TAG,
		    line->tag);
	if (line->spans)
		draw_spans(line, canvas, x, row, lit);
}

/* A line of key facts above the text. */
static void
draw_facts(const struct pager_line *line, struct canvas *canvas, struct rect row)
{
	canvas_fill(canvas, row, line->role);
	canvas_text(canvas, row.x + line->x, row.y, line->width, line->role, line->text + line->line.start,
	    line->line.size);
}

static void
draw_aside(const struct pager *pager, struct canvas *canvas, struct rect area)
{
	int x = area.x + area.width - pager->aside_width, y = area.y - pager->top;
	int label = pager_aside_label(pager);
	for (int i = 0; i < pager->aside_height; i++)
		if (y + i >= area.y && y + i < area.y + area.height)
			canvas_fill(canvas, (struct rect){x, y + i, pager->aside_width, 1}, ROLE_PANEL);
	for (size_t f = 0; f < pager->page->fact_count; f++) {
		const struct fact *fact = &pager->page->facts[f];
		if (y >= area.y && y < area.y + area.height)
			canvas_string(canvas, x + 1, y, label - 1, ROLE_PANEL_LABEL, fact->label);
		y = layout_draw(canvas, area, x + 1 + label, y, pager->aside_width - label - 2, ROLE_PANEL, fact->value);
	}
}

/* The part of a block that is in sight, as something that can be chosen. */
static void
add_item(const struct pager *pager, size_t index, struct canvas *canvas, struct rect area)
{
	const struct pager_block *b = &pager->blocks[index];
	const struct block *block = &pager->page->blocks[index];
	if (pager_is_heading(pager, index) || !pager_is_shown(pager, index))
		return;
	int from = b->first > pager->top ? b->first : pager->top;
	int to = b->first + b->count;
	if (to > pager->top + pager->height)
		to = pager->top + pager->height;
	const struct pager_line *line = &pager->lines[from];
	struct rect rect = {area.x, area.y + from - pager->top, line->x + line->width, to - from};
	canvas_item(canvas, rect, (struct event){ACTION_CHOOSE, (int64_t)index}, block->text.text,
	    block->text.spoken, index == pager->focus);
	if (index == pager->focus)
		canvas_spare_bar(canvas);
}

void
pager_draw(const struct pager *pager, struct canvas *canvas, struct rect area)
{
	for (size_t i = 0; i < pager->page->block_count; i++)
		add_item(pager, i, canvas, area);
	if (pager->aside_height > pager->top)
		draw_aside(pager, canvas, area);
	for (int y = 0; y < area.height && pager->top + y < pager->line_count; y++) {
		const struct pager_line *line = &pager->lines[pager->top + y];
		if (line->block != NO_BLOCK)
			draw_line(pager, line, canvas, area, y);
		else if (line->text)
			draw_facts(line, canvas, (struct rect){area.x, area.y + y, area.width, 1});
	}
	if (pager->line_count > pager->height) { /* counted in turns of the page key */
		int turn = pager_page_turn(pager);
		canvas->positions = 1 + (pager_last_top(pager) + turn - 1) / turn;
		canvas->position = 1 + (pager->top + turn - 1) / turn;
	}
}
