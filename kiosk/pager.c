#include "kiosk/pager.h"

#include <string.h>

#include "kiosk/layout.h"
#include "kiosk/menu.h"

enum {
	MARGIN = 2,            /* columns before the text: the focus mark */
	NUMBER_COLUMNS = 3,    /* "12 " before what can be opened */
	MAX_TEXT = 76,         /* widest readable line */
	ASIDE_WIDTH = 30,
	WIDE_ASIDE_WIDTH = 34,
	MIN_WIDTH_FOR_ASIDE = 72,
	MIN_WIDTH_FOR_WIDE_ASIDE = 110,
	MIN_TAG_COLUMN = 40,   /* narrower text has its tag behind it, not at the edge */
	SMALL_HEIGHT = 14,
	WHEEL_LINES = 3,
};

enum { NO_BLOCK = -1 };

/* One line of the page. */
struct pager_line {
	int block;         /* NO_BLOCK: blank */
	int x;             /* where its text begins */
	enum role role;
	const char *text;  /* the whole string of which this is a line */
	struct line line;
	const struct text *spans; /* whose spans to show; NULL: none */
	const char *prefix;       /* drawn before x; NULL: none */
	const char *tag;          /* drawn at the right edge; NULL: none */
	int width;                /* of the text column here */
};

struct pager_block {
	int first, count;  /* lines */
	size_t number;     /* of what can be opened, from 1; 0: cannot */
};

/* How each kind of block is set. */
static const struct setting {
	enum role role;
	int indent;        /* behind the margin */
	const char *prefix;
	bool space_before, small_space_before; /* a blank line; also on small screens */
	bool is_heading;   /* not focusable */
} settings[] = {
	[BLOCK_LEAD] = {ROLE_TEXT, 0, NULL, false, false, false},
	[BLOCK_CAUTION] = {ROLE_CAUTION, 2, "!", true, false, false},
	[BLOCK_HEADING] = {ROLE_HEADING, 0, NULL, true, true, true},
	[BLOCK_SUBHEADING] = {ROLE_SUBHEADING, 0, NULL, true, true, true},
	[BLOCK_TEXT] = {ROLE_TEXT, 0, NULL, false, false, false},
	[BLOCK_BULLET] = {ROLE_TEXT, 3, "•", false, false, false},
	[BLOCK_STEP] = {ROLE_TEXT, 3, NULL, false, false, false},
	[BLOCK_PAPER] = {ROLE_TEXT, 0, NULL, false, false, false},
	[BLOCK_GROUP] = {ROLE_TEXT, 3, "○", false, false, false},
	[BLOCK_CHOICE] = {ROLE_TEXT, 3, NULL, false, false, false},
	[BLOCK_QUESTION] = {ROLE_TITLE, 0, NULL, false, false, false},
	[BLOCK_ANSWER] = {ROLE_TEXT, 0, NULL, false, false, false},
	[BLOCK_LINK] = {ROLE_TEXT, 0, NULL, false, false, false},
	[BLOCK_FINE] = {ROLE_MUTED, 0, NULL, true, false, false},
};

/* ------------------------------------------------------------------ layout -- */

/* A layout in the making. */
struct setting_out {
	struct pager *pager;
	struct arena *arena;
	int room;
	bool small;
};

static struct pager_line *
add_line(struct setting_out *s)
{
	struct pager *pager = s->pager;
	if (pager->line_count == s->room) {
		int room = s->room ? 2 * s->room : 128;
		struct pager_line *lines = arena_array(s->arena, (size_t)room, sizeof *lines);
		if (s->room)
			memcpy(lines, pager->lines, (size_t)s->room * sizeof *lines);
		pager->lines = lines;
		s->room = room;
	}
	struct pager_line *line = &pager->lines[pager->line_count++];
	*line = (struct pager_line){.block = NO_BLOCK};
	return line;
}

/* Columns of text beside, or below, the key facts. */
static int
text_width(const struct setting_out *s)
{
	int width = s->pager->width - MARGIN - 1;
	if (s->pager->line_count < s->pager->aside_height)
		width -= s->pager->aside_width + 1;
	return width < MAX_TEXT ? width : MAX_TEXT;
}

static void
add_text(struct setting_out *s, int block, const struct text *text, int x, int width, enum role role,
    const char *tag)
{
	bool beside = tag && width >= MIN_TAG_COLUMN;
	int tag_width = beside ? canvas_width(tag, strlen(tag)) + 2 : 0;
	const char *string = text->text;
	if (tag && !beside)
		string = arena_printf(s->arena, "%s (%s)", string, tag);
	struct lines lines = layout_wrap(s->arena, string, width - tag_width);
	for (size_t i = 0; i < lines.count; i++) {
		struct pager_line *line = add_line(s);
		*line = (struct pager_line){
			.block = block,
			.x = x,
			.role = role,
			.text = string,
			.line = lines.items[i],
			.spans = text->span_count ? text : NULL,
			.tag = beside && !i ? tag : NULL,
			.width = width,
		};
	}
}

static bool
has_number(const struct block *block)
{
	return block->link.kind != LINK_NONE;
}

static bool
is_paper(const struct block *block)
{
	return block->kind == BLOCK_PAPER || block->kind == BLOCK_GROUP;
}

/* Whether a blank line sets the block off from the one before. */
static bool
wants_space(const struct setting_out *s, int index)
{
	const struct block *block = &s->pager->page->blocks[index];
	const struct block *before = index ? block - 1 : NULL;
	const struct setting *set = &settings[block->kind];
	if (before && settings[before->kind].is_heading)
		return false;
	if (s->small)
		return set->small_space_before;
	if (before && block->kind == BLOCK_QUESTION)
		return before->kind == BLOCK_ANSWER;
	if (before && is_paper(block)) /* long items need air, short ones make a list */
		return before->detail_count || before->kind == BLOCK_CHOICE || block->kind == BLOCK_GROUP;
	return set->space_before;
}

static void
add_block(struct setting_out *s, int index)
{
	struct pager *pager = s->pager;
	const struct block *block = &pager->page->blocks[index];
	const struct setting *set = &settings[block->kind];
	struct pager_block *placed = &pager->blocks[index];
	if (pager->line_count && wants_space(s, index))
		add_line(s);
	placed->first = pager->line_count;
	int indent = set->indent, number = 0;
	if (has_number(block)) {
		placed->number = ++pager->link_count;
		number = NUMBER_COLUMNS;
	}
	int text_x = MARGIN + indent + (set->prefix && number ? 0 : number);
	if (set->prefix && number)
		text_x = MARGIN + (indent > number ? indent : number);
	int width = text_width(s) - (text_x - MARGIN);
	const char *tag = block->kind == BLOCK_STEP ? NULL : block->tag;
	add_text(s, index, &block->text, text_x, width, set->role, tag);
	pager->lines[placed->first].prefix = block->kind == BLOCK_STEP ? block->tag
	    : number ? NULL : set->prefix;
	for (size_t i = 0; i < block->detail_count; i++)
		add_text(s, index, &block->details[i], text_x + (s->small ? 0 : 2),
		    text_width(s) - (text_x - MARGIN) - (s->small ? 0 : 2), ROLE_MUTED, NULL);
	placed->count = pager->line_count - placed->first;
}

/* Columns of the longest label and a blank, at most half of the panel. */
static int
aside_label(const struct pager *pager)
{
	int widest = 0;
	for (size_t i = 0; i < pager->page->fact_count; i++) {
		const char *label = pager->page->facts[i].label;
		int width = canvas_width(label, strlen(label)) + 1;
		widest = width > widest ? width : widest;
	}
	return widest < pager->aside_width / 2 ? widest : pager->aside_width / 2;
}

/* Lines that the key facts need: a blank one above and below, values wrapped. */
static int
aside_height(const struct pager *pager, struct arena *arena)
{
	struct arena_mark mark = arena_mark(arena);
	int height = 2;
	for (size_t i = 0; i < pager->page->fact_count; i++)
		height += (int)layout_wrap(arena, pager->page->facts[i].value,
		    pager->aside_width - aside_label(pager) - 2).count;
	arena_rewind(arena, mark);
	return height;
}

static bool
is_heading(const struct pager *pager, size_t block)
{
	return settings[pager->page->blocks[block].kind].is_heading;
}

static int
last_top(const struct pager *pager)
{
	int last = pager->line_count - pager->height;
	return last > 0 ? last : 0;
}

/* Lines that the page keys move: one of the screen before stays in sight. */
static int
page_turn(const struct pager *pager)
{
	return pager->height > 2 ? pager->height - 1 : 1;
}

static void
clamp_top(struct pager *pager)
{
	if (pager->top > last_top(pager))
		pager->top = last_top(pager);
	if (pager->top < 0)
		pager->top = 0;
}

static bool
is_shown(const struct pager *pager, size_t block)
{
	const struct pager_block *b = &pager->blocks[block];
	return b->first + b->count > pager->top && b->first < pager->top + pager->height;
}

/* Scrolls as little as needed so that the focused block, or its beginning, is seen. */
static void
show_focus(struct pager *pager)
{
	const struct pager_block *b = &pager->blocks[pager->focus];
	int first = b->first;
	while (first > 0 && pager->focus > 0 && b->first - first < 2 &&
	    (pager->lines[first - 1].block == NO_BLOCK ||
	    is_heading(pager, (size_t)pager->lines[first - 1].block)))
		first--; /* its heading comes along */
	if (first < pager->top)
		pager->top = first;
	if (b->first + b->count > pager->top + pager->height)
		pager->top = b->first + b->count - pager->height;
	if (b->first < pager->top)
		pager->top = b->first;
	clamp_top(pager);
}

void
pager_layout(struct pager *pager, struct arena *arena, struct rect area)
{
	const struct page *page = pager->page;
	struct setting_out s = {.pager = pager, .arena = arena, .small = area.height < SMALL_HEIGHT};
	pager->line_count = 0;
	pager->link_count = 0;
	pager->lines = NULL;
	pager->width = area.width;
	pager->height = area.height;
	pager->blocks = arena_array(arena, page->block_count + 1, sizeof *pager->blocks);
	pager->aside_width = area.width >= MIN_WIDTH_FOR_WIDE_ASIDE ? WIDE_ASIDE_WIDTH : ASIDE_WIDTH;
	pager->aside_height = page->fact_count && area.width >= MIN_WIDTH_FOR_ASIDE
	    ? aside_height(pager, arena) : 0;
	for (size_t i = 0; i < page->block_count; i++)
		add_block(&s, (int)i);
	while (pager->line_count < pager->aside_height)
		add_line(&s);
	if (pager->focus >= page->block_count)
		pager->focus = 0;
	while (pager->focus + 1 < page->block_count && is_heading(pager, pager->focus))
		pager->focus++;
	if (page->block_count)
		show_focus(pager);
}

/* ------------------------------------------------------------------- input -- */

/* The next block that can be focused; the same one when there is none. */
static size_t
next_block(const struct pager *pager, int direction)
{
	size_t at = pager->focus;
	while (direction > 0 ? at + 1 < pager->page->block_count : at > 0) {
		at += direction > 0 ? 1 : (size_t)-1;
		if (!is_heading(pager, at))
			return at;
	}
	return pager->focus;
}

static bool
scroll(struct pager *pager, int lines)
{
	int before = pager->top;
	pager->top += lines;
	clamp_top(pager);
	return pager->top != before;
}

/* After scrolling: a focus that went out of sight comes to the nearest block in sight. */
static void
pull_focus(struct pager *pager)
{
	int direction = pager->blocks[pager->focus].first < pager->top ? 1 : -1;
	while (!is_shown(pager, pager->focus)) {
		size_t next = next_block(pager, direction);
		bool passed = direction > 0 ? pager->blocks[next].first >= pager->top + pager->height
		    : pager->blocks[next].first + pager->blocks[next].count <= pager->top;
		if (next == pager->focus || passed)
			return;
		pager->focus = next;
	}
}

static bool
move_down(struct pager *pager)
{
	const struct pager_block *b = &pager->blocks[pager->focus];
	if (b->first + b->count > pager->top + pager->height)
		return scroll(pager, 1);
	size_t next = next_block(pager, 1);
	if (next == pager->focus)
		return scroll(pager, 1);
	pager->focus = next;
	show_focus(pager);
	return true;
}

static bool
move_up(struct pager *pager)
{
	if (pager->blocks[pager->focus].first < pager->top)
		return scroll(pager, -1);
	size_t next = next_block(pager, -1);
	if (next == pager->focus)
		return scroll(pager, -1);
	pager->focus = next;
	const struct pager_block *b = &pager->blocks[next];
	if (b->first < pager->top && b->count > pager->height) {
		pager->top = b->first + b->count - pager->height; /* read its end first */
		return true;
	}
	show_focus(pager);
	return true;
}

static void
move_page(struct pager *pager, int direction)
{
	if (scroll(pager, direction * page_turn(pager))) {
		pager->focus = direction > 0 ? 0 : pager->page->block_count - 1;
		if (direction > 0)
			while (pager->blocks[pager->focus].first < pager->top || is_heading(pager, pager->focus)) {
				size_t next = next_block(pager, 1);
				if (next == pager->focus || pager->blocks[next].first >= pager->top + pager->height)
					break;
				pager->focus = next;
			}
		pull_focus(pager);
		return;
	}
	pager->focus = direction > 0 ? pager->page->block_count - 1 : 0;
	if (is_heading(pager, pager->focus))
		pager->focus = next_block(pager, -direction);
}

/* To the first block of the section after or before. */
static bool
move_section(struct pager *pager, int direction)
{
	size_t at = pager->focus;
	if (direction < 0) /* to the heading of this section */
		while (at > 0 && !is_heading(pager, at))
			at--;
	while (direction > 0 ? at + 1 < pager->page->block_count : at > 0) {
		at += direction > 0 ? 1 : (size_t)-1;
		if (at == 0 || pager->page->blocks[at].kind == BLOCK_HEADING)
			break;
	}
	if (direction > 0 && pager->page->blocks[at].kind != BLOCK_HEADING)
		return false;
	pager->focus = at;
	pager->top = pager->blocks[at].first;
	if (is_heading(pager, at))
		pager->focus = next_block(pager, 1);
	clamp_top(pager);
	return true;
}

static void
focus_number(struct pager *pager, unsigned number)
{
	for (size_t i = 0; i < pager->page->block_count; i++)
		if (pager->blocks[i].number == number) {
			pager->focus = i;
			show_focus(pager);
		}
}

static enum pager_result
open_focused(const struct pager *pager)
{
	const struct block *block = &pager->page->blocks[pager->focus];
	if (has_number(block))
		return PAGER_LINK;
	return block->text.span_count ? PAGER_TERMS : PAGER_STAYS;
}

static enum pager_result
move(struct pager *pager, const struct ctx *ctx, struct event event)
{
	unsigned number;
	switch (event.action) {
	case ACTION_DOWN:
		return move_down(pager) ? PAGER_STAYS : PAGER_IGNORED;
	case ACTION_UP:
		return move_up(pager) ? PAGER_STAYS : PAGER_IGNORED;
	case ACTION_PAGE_DOWN:
	case ACTION_PAGE_UP:
		move_page(pager, event.action == ACTION_PAGE_DOWN ? 1 : -1);
		return PAGER_STAYS;
	case ACTION_LEFT:
	case ACTION_RIGHT:
		move_section(pager, event.action == ACTION_RIGHT ? 1 : -1);
		return PAGER_STAYS;
	case ACTION_LAST:
		pager->focus = pager->page->block_count - 1;
		show_focus(pager);
		return PAGER_STAYS;
	case ACTION_SCROLL:
		scroll(pager, (int)event.value * WHEEL_LINES);
		pull_focus(pager);
		return PAGER_STAYS;
	case ACTION_DIGIT:
		number = menu_type_digit(&pager->typed, &pager->typed_at, ctx, (unsigned)event.value,
		    pager->link_count);
		if (number)
			focus_number(pager, number);
		return PAGER_STAYS;
	default:
		return PAGER_IGNORED;
	}
}

enum pager_result
pager_handle(struct pager *pager, const struct ctx *ctx, struct event event, int64_t *value)
{
	if (event.action != ACTION_DIGIT && event.action != ACTION_TICK)
		pager->typed = 0;
	if (!pager->page->block_count)
		return PAGER_IGNORED;
	if (event.action == ACTION_OPEN)
		return open_focused(pager);
	if (event.action == ACTION_TERM) {
		*value = event.value;
		return PAGER_TERM;
	}
	if (event.action == ACTION_CHOOSE && event.value >= 0 &&
	    (size_t)event.value < pager->page->block_count) {
		pager->focus = (size_t)event.value;
		return open_focused(pager);
	}
	return move(pager, ctx, event);
}

/* -------------------------------------------------------------------- draw -- */

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

static void
draw_line(const struct pager *pager, const struct pager_line *line, struct canvas *canvas,
    struct rect area, int y)
{
	const struct pager_block *block = &pager->blocks[line->block];
	bool first = line == &pager->lines[block->first];
	bool focused = (size_t)line->block == pager->focus;
	bool lit = focused && block->number && line->role != ROLE_MUTED;
	enum role role = lit ? ROLE_FOCUS : line->role;
	int x = area.x + line->x, row = area.y + y;
	if (lit || line->role == ROLE_CAUTION)
		canvas_fill(canvas, (struct rect){area.x + 1, row, line->x - 1 + line->width, 1}, role);
	if (focused)
		canvas_string(canvas, area.x, row, 1, ROLE_MARK, "▌");
	if (first && block->number)
		canvas_string_right(canvas, x - 1, row, 2, lit ? ROLE_FOCUS : ROLE_NUMBER,
		    arena_printf(&canvas->arena, "%zu", block->number));
	else if (line->prefix)
		canvas_string_right(canvas, x - 1, row, 3, role, line->prefix);
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

static void
draw_aside(const struct pager *pager, struct canvas *canvas, struct rect area)
{
	int x = area.x + area.width - pager->aside_width, y = area.y - pager->top;
	int label = aside_label(pager);
	for (int i = 0; i < pager->aside_height; i++)
		if (y + i >= area.y && y + i < area.y + area.height)
			canvas_fill(canvas, (struct rect){x, y + i, pager->aside_width, 1}, ROLE_PANEL);
	y++;
	for (size_t f = 0; f < pager->page->fact_count; f++) {
		const struct fact *fact = &pager->page->facts[f];
		struct lines lines = layout_wrap(&canvas->arena, fact->value,
		    pager->aside_width - label - 2);
		for (size_t i = 0; i < lines.count; i++, y++) {
			if (y < area.y || y >= area.y + area.height)
				continue;
			if (!i)
				canvas_string(canvas, x + 1, y, label - 1, ROLE_PANEL_LABEL, fact->label);
			canvas_text(canvas, x + 1 + label, y, pager->aside_width, ROLE_PANEL,
			    fact->value + lines.items[i].start, lines.items[i].size);
		}
	}
}

/* The part of a block that is in sight, as something that can be chosen. */
static void
add_item(const struct pager *pager, size_t index, struct canvas *canvas, struct rect area)
{
	const struct pager_block *b = &pager->blocks[index];
	const struct block *block = &pager->page->blocks[index];
	if (is_heading(pager, index) || !is_shown(pager, index))
		return;
	int from = b->first > pager->top ? b->first : pager->top;
	int to = b->first + b->count;
	if (to > pager->top + pager->height)
		to = pager->top + pager->height;
	const struct pager_line *line = &pager->lines[from];
	struct rect rect = {area.x, area.y + from - pager->top, line->x + line->width, to - from};
	canvas_item(canvas, rect, (struct event){ACTION_CHOOSE, (int64_t)index}, block->text.text,
	    block->text.spoken, index == pager->focus);
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
	}
	if (pager->line_count > pager->height) { /* counted in turns of the page key */
		int turn = page_turn(pager);
		canvas->positions = 1 + (last_top(pager) + turn - 1) / turn;
		canvas->position = 1 + (pager->top + turn - 1) / turn;
	}
}
