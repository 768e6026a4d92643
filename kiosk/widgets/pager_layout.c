/* Setting a page: blocks into lines. */
#include <string.h>

#include "kiosk/widgets/pager_lines.h"

enum {
	MARGIN = 2,            /* columns before the text: the focus mark */
	NUMBER_COLUMNS = 3,    /* "12 " before what can be opened */
	MAX_TEXT = 76,         /* widest readable line */
	ASIDE_WIDTH = 30,
	WIDE_ASIDE_WIDTH = 34,
	MIN_WIDTH_FOR_ASIDE = 72,
	MIN_WIDTH_FOR_WIDE_ASIDE = 110,
	MIN_WIDTH_FOR_TAGS = 100, /* narrower pages have tags behind the text, not at the edge */
	SMALL_HEIGHT = 14,
	MAX_BLANK = 3,         /* rows given up beside the key facts */
	DETAIL_INDENT = 2,     /* not on small screens */
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
	[BLOCK_GOOD] = {ROLE_GOOD, 0, NULL, true, false, false},
	[BLOCK_BAD] = {ROLE_BAD, 0, NULL, true, false, false},
	[BLOCK_DOUBT] = {ROLE_DOUBT, 0, NULL, true, false, false},
	[BLOCK_AGAINST] = {ROLE_DOUBT, 0, NULL, true, false, false},
};

static const char *const mark_signs[] = {[MARK_NONE] = NULL, [MARK_OPEN] = "[ ]", [MARK_DONE] = "[✓]"};

/* What says it without colour; NULL: no verdict. */
static const char *
verdict_sign(enum block_kind kind)
{
	switch (kind) {
	case BLOCK_GOOD:  return "✓";
	case BLOCK_BAD:   return "✗";
	case BLOCK_DOUBT: return "?";
	case BLOCK_AGAINST: return "!";
	default: return NULL;
	}
}

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
	bool beside = tag && s->pager->width >= MIN_WIDTH_FOR_TAGS;
	int tag_width = beside ? canvas_string_width(tag) + 2 : 0;
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
	return set->space_before || (before && before->kind == BLOCK_LEAD && block->kind == BLOCK_LINK);
}

/* "Missing: the owner's signature": the words of a tag come first. */
static const struct text *
with_tag(struct arena *arena, const struct text *text, const char *tag)
{
	struct text *out = arena_alloc(arena, sizeof *out);
	size_t shift = strlen(tag) + strlen(": ");
	struct span *spans = arena_array(arena, text->span_count + 1, sizeof *spans);
	for (size_t i = 0; i < text->span_count; i++) {
		spans[i] = text->spans[i];
		spans[i].start += shift;
	}
	*out = *text;
	out->text = arena_printf(arena, "%s: %s", tag, text->text);
	out->spans = spans;
	return out;
}

/* What follows a heading stands below the key facts, where that costs few rows: lists do not change their width. */
static void
pass_aside(struct setting_out *s, int index)
{
	bool heading = s->pager->page->blocks[index].kind == BLOCK_HEADING;
	int blank = s->pager->aside_height - s->pager->line_count - (wants_space(s, index) ? 2 : 1);
	for (int i = 0; heading && blank <= MAX_BLANK && i < blank; i++)
		add_line(s);
}

static void
add_block(struct setting_out *s, int index)
{
	struct pager *pager = s->pager;
	const struct block *block = &pager->page->blocks[index];
	const struct setting *set = &settings[block->kind];
	struct pager_block *placed = &pager->blocks[index];
	if (pager->line_count)
		pass_aside(s, index);
	if (pager->line_count && wants_space(s, index))
		add_line(s);
	placed->first = pager->line_count;
	placed->number = block->link.kind == LINK_NONE && !block->mark ? 0 : ++pager->link_count;
	const char *verdict = verdict_sign(block->kind);
	placed->sign = verdict ? verdict : mark_signs[block->mark];
	placed->sign_columns = placed->sign ? canvas_string_width(placed->sign) + 1 : 0;
	bool numbered = placed->number && !set->prefix; /* else the number stands in the prefix's place */
	int x = MARGIN + set->indent + (numbered ? NUMBER_COLUMNS : 0) + placed->sign_columns;
	int width = text_width(s) - (x - MARGIN);
	bool step = block->kind == BLOCK_STEP;
	bool worded = verdict && block->tag;
	add_text(s, index, worded ? with_tag(s->arena, &block->text, block->tag) : &block->text, x, width,
	    set->role, step || worded ? NULL : block->tag);
	pager->lines[placed->first].prefix = step ? block->tag : placed->number ? NULL : set->prefix;
	int indent = s->small ? 0 : DETAIL_INDENT;
	for (size_t i = 0; i < block->detail_count; i++)
		add_text(s, index, &block->details[i], x + indent, text_width(s) - (x - MARGIN) - indent,
		    ROLE_MUTED, NULL);
	placed->count = pager->line_count - placed->first;
}

/* A key fact as short as it is still understood, in at most `width` columns if that can be. */
static const char *
brief_fact(const struct setting_out *s, const struct fact *fact, int width)
{
	const char *whole = fact->clear ? fact->value : arena_printf(s->arena, "%s: %s", fact->label, fact->value);
	return canvas_string_width(whole) <= width ? whole : fact->value;
}

/* Where there is no room beside the text, what matters most stands before it: several to a line, none broken that
 * fits into one. */
static void
add_first_facts(struct setting_out *s)
{
	const struct page *page = s->pager->page;
	int width = text_width(s);
	struct text line = {0};
	for (size_t i = 0; i < page->fact_count; i++) {
		if (!page->facts[i].first)
			continue;
		const char *fact = brief_fact(s, &page->facts[i], width);
		const char *both = line.text ? arena_printf(s->arena, "%s · %s", line.text, fact) : fact;
		if (line.text && canvas_string_width(both) > width) {
			add_text(s, NO_BLOCK, &line, MARGIN, width, ROLE_PANEL, NULL);
			both = fact;
		}
		line.text = both;
	}
	if (line.text)
		add_text(s, NO_BLOCK, &line, MARGIN, width, ROLE_PANEL, NULL);
}

int
pager_aside_label(const struct pager *pager)
{
	int widest = 0;
	for (size_t i = 0; i < pager->page->fact_count; i++) {
		const char *label = pager->page->facts[i].label;
		int width = canvas_string_width(label) + 1;
		widest = width > widest ? width : widest;
	}
	return widest < pager->aside_width / 2 ? widest : pager->aside_width / 2;
}

/* Lines that the key facts need, values wrapped. */
static int
aside_height(const struct pager *pager, struct arena *arena)
{
	struct arena_mark mark = arena_mark(arena);
	int height = 0;
	for (size_t i = 0; i < pager->page->fact_count; i++)
		height += (int)layout_wrap(arena, pager->page->facts[i].value,
		    pager->aside_width - pager_aside_label(pager) - 2).count;
	arena_rewind(arena, mark);
	return height;
}

/* ---------------------------------------------------------------- geometry -- */

bool
pager_is_heading(const struct pager *pager, size_t block)
{
	return settings[pager->page->blocks[block].kind].is_heading;
}

int
pager_last_top(const struct pager *pager)
{
	int last = pager->line_count - pager->height;
	return last > 0 ? last : 0;
}

int
pager_page_turn(const struct pager *pager)
{
	return pager->height > 2 ? pager->height - 1 : 1;
}

void
pager_clamp_top(struct pager *pager)
{
	if (pager->top > pager_last_top(pager))
		pager->top = pager_last_top(pager);
	if (pager->top < 0)
		pager->top = 0;
}

bool
pager_is_shown(const struct pager *pager, size_t block)
{
	const struct pager_block *b = &pager->blocks[block];
	return b->first + b->count > pager->top && b->first < pager->top + pager->height;
}

void
pager_show_focus(struct pager *pager)
{
	const struct pager_block *b = &pager->blocks[pager->focus];
	int first = b->first;
	while (first > 0 && pager->focus > 0 && b->first - first < 2 &&
	    (pager->lines[first - 1].block == NO_BLOCK ||
	    pager_is_heading(pager, (size_t)pager->lines[first - 1].block)))
		first--; /* its heading comes along */
	if (first < pager->top)
		pager->top = first;
	if (b->first + b->count > pager->top + pager->height)
		pager->top = b->first + b->count - pager->height;
	if (b->first < pager->top)
		pager->top = b->first;
	pager_clamp_top(pager);
}

int
pager_focus_row(const struct pager *pager)
{
	int row = pager->blocks ? pager->blocks[pager->focus].first - pager->top : -1;
	return row < 0 ? -1 : row;
}

void
pager_anchor(struct pager *pager, int row)
{
	if (!pager->page->block_count)
		return;
	pager->top = pager->blocks[pager->focus].first - row;
	pager_show_focus(pager);
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
	if (!pager->aside_height)
		add_first_facts(&s);
	for (size_t i = 0; i < page->block_count; i++)
		add_block(&s, (int)i);
	while (pager->line_count < pager->aside_height)
		add_line(&s);
	if (pager->focus >= page->block_count)
		pager->focus = 0;
	while (pager->focus + 1 < page->block_count && pager_is_heading(pager, pager->focus))
		pager->focus++;
	if (page->block_count)
		pager_show_focus(pager);
}

