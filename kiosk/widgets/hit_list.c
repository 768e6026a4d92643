#include "kiosk/widgets/hit_list.h"

#include <stdlib.h>
#include <string.h>

#include "data/text.h"
#include "kiosk/canvas/layout.h"

enum {
	INDENT = 2,        /* "▌ " */
	DETAIL_INDENT = 2, /* more */
	MAX_WIDTH = 96,    /* widest line */
	NARROW = 60,       /* columns up to which a detail says one thing */
	FEW_ROWS = 8,      /* up to so many there are names only */
	SECTION_ROWS = 13, /* from which sections have headings */
	NAME_LINES = 2,
};

enum row_part { PART_WORDS, PART_HEADING, PART_NAME, PART_DETAIL };

/* A line on the screen. */
struct hit_list_row {
	enum row_part part;
	int entry;         /* HIT_LIST_NONE: of none */
	const char *text;  /* NULL: blank */
	struct line line;
	const struct search_mark *marks; /* within text */
	size_t mark_count;
	const char *tag;   /* at the right edge; NULL: none */
};

/* What is being laid out. */
struct setting {
	struct hit_list *results;
	struct arena *arena;
	const struct ctx *ctx;
	int width;         /* of a text */
	bool sections, details;
	size_t room;
};

static const struct {
	const char *section, *tag;
} kinds[SEARCH_KINDS] = {
	[SEARCH_SERVICE] = {W("Matters"), NULL},
	[SEARCH_DOCUMENT] = {W("Papers"), W("paper")},
	[SEARCH_TERM] = {W("Words"), W("word")},
	[SEARCH_OFFICE] = {W("Offices"), W("office")},
	[SEARCH_MATTER] = {W("Other matters"), W("other matter")},
	[SEARCH_SITUATION] = {W("Life situations"), W("life situation")},
};

/* ----------------------------------------------------------------- layout -- */

static struct hit_list_row *
add_row(struct setting *s, enum row_part part, int entry)
{
	struct hit_list *results = s->results;
	if ((size_t)results->row_count == s->room) {
		struct hit_list_row *rows = arena_array(s->arena, 2 * s->room, sizeof *rows);
		memcpy(rows, results->rows, s->room * sizeof *rows);
		results->rows = rows;
		s->room *= 2;
	}
	struct hit_list_row *row = &results->rows[results->row_count++];
	*row = (struct hit_list_row){.part = part, .entry = entry};
	return row;
}

static void
add_blank(struct setting *s)
{
	add_row(s, PART_WORDS, HIT_LIST_NONE);
}

static struct line
whole(const char *text)
{
	return (struct line){.size = strlen(text)};
}

static void
add_words(struct setting *s, const char *text)
{
	struct lines lines = layout_wrap(s->arena, text, s->width);
	for (size_t i = 0; i < lines.count; i++) {
		struct hit_list_row *row = add_row(s, PART_WORDS, HIT_LIST_NONE);
		row->text = text;
		row->line = lines.items[i];
	}
}

/* The name in a few lines; the last of them is cut where the name is longer. */
static void
add_name(struct setting *s, int entry, const char *name, const struct search_hit *hit, const char *tag)
{
	bool found = hit && hit->name.text && !strcmp(hit->found, hit->name.text);
	int most = s->details ? NAME_LINES : 1;
	int width = s->width - (tag ? canvas_string_width(tag) + 2 : 0);
	struct lines lines = layout_wrap(s->arena, name, width);
	for (int i = 0; i < most && (size_t)i < lines.count; i++) {
		struct hit_list_row *row = add_row(s, PART_NAME, entry);
		struct line line = lines.items[i];
		bool cut = i + 1 == most && (size_t)most < lines.count;
		row->text = cut ? layout_cut(s->arena, name + line.start, width) : name;
		row->line = cut ? whole(row->text) : line;
		row->marks = found && !cut ? hit->marks : NULL;
		row->mark_count = row->marks ? hit->mark_count : 0;
		row->tag = i ? NULL : tag;
	}
}

/* A string with marks that are its own. */
struct marked {
	const char *text;
	struct search_mark *marks;
	size_t count;
};

/* Where a part of `found` begins so that the first mark is seen with some words before it. */
static size_t
part_start(const struct search_hit *hit, int width)
{
	const char *text = hit->found;
	size_t mark = hit->mark_count ? hit->marks[0].start : 0, start = mark;
	for (size_t at = mark; at-- > 0;)
		if (!at || text[at - 1] == ' ') {
			if (canvas_width(text + at, mark - at) > width / 3)
				break;
			start = at;
		}
	return start;
}

/* The part of the text in which it was found, with its marks, after `before`. */
static struct marked
found_part(struct arena *arena, const char *before, const struct search_hit *hit, int width)
{
	size_t start = canvas_string_width(hit->found) <= width ? 0 : part_start(hit, width);
	const char *part = layout_cut(arena, hit->found + start, width - (start > 0));
	const char *dots = start ? "…" : "";
	size_t skipped = strlen(before) + strlen(dots);
	struct marked marked = {
		.text = arena_printf(arena, "%s%s%s", before, dots, part),
		.marks = arena_array(arena, hit->mark_count, sizeof *marked.marks),
	};
	for (size_t i = 0; i < hit->mark_count; i++) {
		struct search_mark mark = hit->marks[i];
		if (mark.start < start || mark.start - start + mark.size > strlen(part) ||
		    memcmp(part + mark.start - start, hit->found + mark.start, mark.size))
			continue;
		marked.marks[marked.count++] = (struct search_mark){mark.start - start + skipped, mark.size};
	}
	return marked;
}

/* Where it belongs, and the words in which it was found unless they are its name or say the same. */
static void
add_detail(struct setting *s, int entry, const struct search_hit *hit)
{
	const char *context = hit->context.text ? hit->context.text : "";
	bool named = hit->name.text && !strcmp(hit->found, hit->name.text);
	int width = s->width - DETAIL_INDENT;
	struct marked marked = {.text = layout_cut(s->arena, context, width)};
	if (!named) {
		const char *before = "";
		if (*context && width >= NARROW && strcmp(context, hit->found))
			before = arena_printf(s->arena, "%s · ", layout_cut(s->arena, context, width * 2 / 5));
		marked = found_part(s->arena, before, hit, width - canvas_string_width(before));
	}
	if (!*marked.text)
		return;
	struct hit_list_row *row = add_row(s, PART_DETAIL, entry);
	row->text = marked.text;
	row->line = whole(marked.text);
	row->marks = marked.marks;
	row->mark_count = marked.count;
}

static void
add_entry(struct setting *s, int i)
{
	const struct hit_list_entry *entry = &s->results->entries[i];
	const struct hit_list_entry *before = i ? &s->results->entries[i - 1] : NULL;
	bool new_section = !before || !before->hit != !entry->hit || before->kind != entry->kind;
	const char *tag = NULL;
	if (new_section && s->sections && s->results->row_count)
		add_blank(s);
	if (new_section && s->sections && entry->hit) {
		struct hit_list_row *row = add_row(s, PART_HEADING, HIT_LIST_NONE);
		row->text = tr(s->ctx, kinds[entry->kind].section);
		row->line = whole(row->text);
	}
	if (entry->hit && !s->sections && kinds[entry->kind].tag)
		tag = tr(s->ctx, kinds[entry->kind].tag);
	add_name(s, i, entry->words, entry->hit, tag);
	if (entry->hit && s->details)
		add_detail(s, i, entry->hit);
}

void
hit_list_layout(struct hit_list *results, struct arena *arena, const struct ctx *ctx, int width, int height)
{
	struct setting s = {.results = results, .arena = arena, .ctx = ctx, .room = 32};
	s.width = width - INDENT - 1 < MAX_WIDTH ? width - INDENT - 1 : MAX_WIDTH;
	s.sections = height >= SECTION_ROWS;
	s.details = height > FEW_ROWS;
	results->rows = arena_array(arena, s.room, sizeof *results->rows);
	results->row_count = 0;
	results->height = height;
	if (results->intro)
		add_words(&s, results->intro);
	for (int i = 0; i < results->count; i++)
		add_entry(&s, i);
	if (results->outro) {
		if (s.details)
			add_blank(&s);
		add_words(&s, results->outro);
	}
	hit_list_show_focus(results);
}

/* ----------------------------------------------------------------- moving -- */

/* The rows of an entry; the first takes in what stands above it and belongs to no other. */
static void
rows_of(const struct hit_list *results, int entry, int *from, int *to)
{
	*from = *to = 0;
	while (*to < results->row_count && results->rows[*to].entry != entry) {
		++*to;
		if (results->rows[*to - 1].entry != HIT_LIST_NONE)
			*from = *to;
	}
	while (*to < results->row_count && results->rows[*to].entry == entry)
		++*to;
	if (entry == results->count - 1)
		*to = results->row_count;
}

void
hit_list_show_focus(struct hit_list *results)
{
	int from, to;
	if (results->focus >= results->count)
		results->focus = results->count ? results->count - 1 : 0;
	rows_of(results, results->focus, &from, &to);
	if (to > results->top + results->height)
		results->top = to - results->height;
	if (from < results->top)
		results->top = from;
	int last = results->row_count > results->height ? results->row_count - results->height : 0;
	if (results->top > last)
		results->top = last;
}

static bool
move_to(struct hit_list *results, int focus)
{
	if (focus < 0 || focus >= results->count)
		return false;
	results->focus = focus;
	hit_list_show_focus(results);
	return true;
}

static int
first_row(const struct hit_list *results, int entry)
{
	int row = 0;
	while (row < results->row_count && results->rows[row].entry != entry)
		row++;
	return row;
}

static bool
move_page(struct hit_list *results, int direction)
{
	int start = first_row(results, results->focus), focus = results->focus;
	while (focus + direction >= 0 && focus + direction < results->count &&
	    abs(first_row(results, focus + direction) - start) < results->height)
		focus += direction;
	if (focus == results->focus) /* higher than the screen */
		focus += direction;
	return move_to(results, focus) || true;
}

bool
hit_list_move(struct hit_list *results, struct event event)
{
	switch (event.action) {
	case ACTION_UP:        return move_to(results, results->focus - 1);
	case ACTION_DOWN:      return move_to(results, results->focus + 1);
	case ACTION_PAGE_UP:   return move_page(results, -1);
	case ACTION_PAGE_DOWN: return move_page(results, 1);
	case ACTION_LAST:      return move_to(results, results->count - 1) || true;
	case ACTION_SCROLL:    return move_to(results, results->focus + (event.value < 0 ? -1 : 1)) || true;
	default:               return false;
	}
}

/* -------------------------------------------------------------------- draw -- */

/* One stretch of a row after another, marked or not. */
static void
draw_text(struct canvas *canvas, int x, int y, int width, const struct hit_list_row *row, enum role role,
    enum role mark_role)
{
	size_t at = row->line.start, end = at + row->line.size;
	int used = 0;
	for (size_t i = 0; at < end; i++) {
		size_t from = end, to = end;
		if (i < row->mark_count) {
			from = row->marks[i].start < end ? row->marks[i].start : end;
			to = from + row->marks[i].size < end ? from + row->marks[i].size : end;
		}
		if (to <= at)
			continue;
		if (from > at)
			used += canvas_text(canvas, x + used, y, width - used, role, row->text + at, from - at);
		else
			from = at;
		used += canvas_text(canvas, x + used, y, width - used, mark_role, row->text + from, to - from);
		at = to;
	}
	if (row->line.hyphen)
		canvas_string(canvas, x + used, y, width - used, role, "-");
}

static void
draw_row(const struct hit_list *results, const struct hit_list_row *row, struct canvas *canvas,
    struct rect at, enum hit_list_mark mark)
{
	static const enum role roles[] = {
		[PART_WORDS] = ROLE_TEXT, [PART_HEADING] = ROLE_HEADING, [PART_NAME] = ROLE_TEXT,
		[PART_DETAIL] = ROLE_MUTED,
	};
	bool current = row->entry == results->focus && mark != HIT_LIST_PLAIN;
	bool filled = current && mark == HIT_LIST_FOCUSED && row->part == PART_NAME;
	enum role role = filled ? ROLE_FOCUS : roles[row->part];
	if (filled)
		canvas_fill(canvas, (struct rect){at.x + 1, at.y, at.width - 1, 1}, ROLE_FOCUS);
	if (current)
		canvas_string(canvas, at.x, at.y, 1, ROLE_MARK, "▌");
	int indent = INDENT + (row->part == PART_DETAIL ? DETAIL_INDENT : 0);
	if (row->text)
		draw_text(canvas, at.x + indent, at.y, at.width - indent, row, role,
		    filled ? ROLE_FOCUS_FOUND : ROLE_FOUND);
	if (row->tag)
		canvas_string_right(canvas, at.x + at.width - 1, at.y, at.width, filled ? ROLE_FOCUS : ROLE_MUTED,
		    row->tag);
}

void
hit_list_draw(const struct hit_list *results, const struct ctx *ctx, struct canvas *canvas, struct rect area,
    enum hit_list_mark mark)
{
	int width = INDENT + MAX_WIDTH + 1 < area.width ? INDENT + MAX_WIDTH + 1 : area.width;
	(void)ctx;
	for (int y = 0; y < results->height && results->top + y < results->row_count;) {
		const struct hit_list_row *row = &results->rows[results->top + y];
		struct rect rect = {area.x, area.y + y, width, 0};
		int entry = row->entry;
		do {
			draw_row(results, row, canvas, (struct rect){area.x, area.y + y, width, 1}, mark);
			rect.height++;
			y++;
			row++;
		} while (entry != HIT_LIST_NONE && y < results->height && results->top + y < results->row_count &&
		    row->entry == entry);
		if (entry == HIT_LIST_NONE)
			continue;
		const struct hit_list_entry *what = &results->entries[entry];
		canvas_item(canvas, rect, (struct event){ACTION_CHOOSE, entry}, what->words,
		    what->hit ? what->hit->name.spoken : NULL, entry == results->focus && mark == HIT_LIST_FOCUSED);
		if (entry == results->focus && mark == HIT_LIST_FOCUSED)
			canvas_spare_bar(canvas);
	}
	if (results->row_count > results->height) {
		canvas->position = results->focus + 1;
		canvas->positions = results->count;
	}
}
