#include "kiosk/canvas/layout.h"

#include <string.h>
#include <unictype.h>
#include <unigbrk.h>
#include <unilbrk.h>
#include <unistr.h>

enum { MAX_UNIT = 10 }; /* letters of a word that stays with its number: "munkanapon" */

/* The text being broken and where it is up to. */
struct wrapping {
	struct arena *arena;
	const char *text;
	const char *breaks; /* one for each byte: may a line begin here? */
	size_t size;
	int width;
	struct lines lines;
	size_t room;
};

static bool
is_blank_at(const struct wrapping *w, size_t at)
{
	return w->text[at] == ' ';
}

static void
push_line(struct wrapping *w, struct line line)
{
	if (w->lines.count == w->room) {
		size_t room = w->room ? 2 * w->room : 1; /* most texts have one */
		struct line *items = arena_array(w->arena, room, sizeof *items);
		if (w->room)
			memcpy(items, w->lines.items, w->room * sizeof *items);
		w->lines.items = items;
		w->room = room;
	}
	w->lines.items[w->lines.count++] = line;
}

/* The bytes from start to end, which take so many columns, without the blanks at their end. */
static void
add_line(struct wrapping *w, size_t start, size_t end, int width)
{
	bool hyphen = end < w->size && end - start >= 2 && !memcmp(w->text + end - 2, "\u00ad", 2);
	for (; end > start && is_blank_at(w, end - 1); end--)
		width--;
	hyphen = hyphen && width < w->width; /* no room for it in a broken word */
	push_line(w, (struct line){.start = start, .size = end - start, .width = width + hyphen, .hyphen = hyphen});
}

/* Where the next piece that must stay together ends. */
static size_t
piece_end(const struct wrapping *w, size_t at)
{
	do
		at++;
	while (at < w->size && !w->breaks[at]);
	return at;
}

/* Columns that a piece, all of which takes `columns`, needs at the end of a line: without the blanks after it. */
static int
least_width(const struct wrapping *w, size_t start, size_t end, int columns)
{
	bool hyphen = end < w->size && end - start >= 2 && !memcmp(w->text + end - 2, "\u00ad", 2);
	while (end > start && is_blank_at(w, --end))
		columns--;
	return columns + hyphen;
}

/* A word of letters, which takes a hyphen where it is broken; addresses and numbers take none. */
static bool
is_word(const struct wrapping *w, size_t start, size_t end)
{
	const uint8_t *at = (const uint8_t *)w->text + start, *stop = (const uint8_t *)w->text + end;
	while (at < stop) {
		ucs4_t c;
		at += u8_mbtouc(&c, at, (size_t)(stop - at));
		if (!uc_is_alpha(c))
			return false;
	}
	return true;
}

/* Breaks a piece that is wider than a line; returns where its last line begins. */
static size_t
break_piece(struct wrapping *w, size_t start, size_t end)
{
	const uint8_t *text = (const uint8_t *)w->text;
	size_t at = start;
	int used = 0;
	while (end > start && is_blank_at(w, end - 1))
		end--;
	int hyphen = w->width > 2 && is_word(w, start, end);
	while (at < end) {
		size_t next = (size_t)(u8_grapheme_next(text + at, text + end) - text);
		int columns = canvas_width(w->text + at, next - at);
		if (at > start && used + columns + (next < end ? hyphen : 0) > w->width) {
			add_line(w, start, at, used);
			w->lines.items[w->lines.count - 1].hyphen |= hyphen;
			w->lines.items[w->lines.count - 1].width += hyphen;
			while (is_blank_at(w, at))
				at++;
			start = at;
			used = 0;
			continue;
		}
		used += columns;
		at = next;
	}
	return start;
}

/* Most texts: one that has room in a line, and says nothing of another. */
static bool
add_only_line(struct wrapping *w)
{
	static const char *const line_ends[] = {"\n", "\r", "\v", "\f", "\xc2\x85", "\u2028", "\u2029"};
	int columns = canvas_width(w->text, w->size);
	if (columns > w->width)
		return false;
	for (size_t i = 0; i < sizeof line_ends / sizeof *line_ends; i++)
		if (strstr(w->text, line_ends[i]))
			return false;
	size_t size = w->size;
	while (size && is_blank_at(w, size - 1))
		size--;
	push_line(w, (struct line){.size = size, .width = columns - (int)(w->size - size)});
	return true;
}

static bool
is_digit_at(const struct wrapping *w, size_t at)
{
	return at < w->size && w->text[at] >= '0' && w->text[at] <= '9';
}

/* Whether a short word begins there, and is no more than two thirds of a line with `before` columns. */
static bool
is_unit_at(const struct wrapping *w, size_t at, int before)
{
	const uint8_t *next = (const uint8_t *)w->text + at, *stop = (const uint8_t *)w->text + w->size;
	int letters = 0;
	ucs4_t c;
	for (; next < stop && letters <= MAX_UNIT; letters++) {
		int length = u8_mbtouc(&c, next, (size_t)(stop - next));
		if (!uc_is_alpha(c))
			break;
		next += length;
	}
	return letters && letters <= MAX_UNIT && 3 * (before + letters) <= 2 * w->width;
}

/* "18–69", "64 125", "125 Ft", "60 nap": numbers stay whole, and with what they count. */
static bool
is_within_number(const struct wrapping *w, size_t at)
{
	static const char dash[] = "–";
	size_t length = sizeof dash - 1;
	if (at > length && !memcmp(w->text + at - length, dash, length))
		return is_digit_at(w, at - length - 1) && is_digit_at(w, at);
	if (at < 2 || !is_blank_at(w, at - 1) || !is_digit_at(w, at - 2))
		return false;
	bool three = is_digit_at(w, at) && is_digit_at(w, at + 1) && is_digit_at(w, at + 2) && !is_digit_at(w, at + 3);
	size_t digits = at - 1;
	while (digits && is_digit_at(w, digits - 1))
		digits--;
	bool code = digits && ((w->text[digits - 1] | 32) >= 'a' && (w->text[digits - 1] | 32) <= 'z'); /* "F10" */
	return three || !strncmp(w->text + at, "Ft", 2) || (!code && is_unit_at(w, at, (int)(at - digits)));
}

struct lines
layout_wrap(struct arena *arena, const char *text, int width)
{
	text = text ? text : "";
	struct wrapping w = {.arena = arena, .text = text, .size = strlen(text),
		.width = width < 1 ? 1 : width};
	if (add_only_line(&w))
		return w.lines;
	char *breaks = arena_alloc(arena, w.size + 1);
	u8_possible_linebreaks((const uint8_t *)text, w.size, "UTF-8", breaks);
	for (size_t i = 0; i < w.size; i++)
		breaks[i] = breaks[i] == UC_BREAK_MANDATORY || (breaks[i] == UC_BREAK_POSSIBLE && !is_within_number(&w, i));
	w.breaks = breaks;

	size_t start = 0;
	int before = 0; /* columns of the line so far */
	for (size_t at = 0, end; at < w.size; at = end) {
		end = piece_end(&w, at);
		int columns = canvas_width(text + at, end - at), least = least_width(&w, at, end, columns);
		if (before + least > w.width) {
			if (at > start)
				add_line(&w, start, at, before);
			start = least > w.width ? break_piece(&w, at, end) : at;
			columns = start > at ? canvas_width(text + start, end - start) : columns;
			before = 0;
		}
		before += columns;
	}
	if (start < w.size || !w.lines.count)
		add_line(&w, start, w.size, before);
	return w.lines;
}

int
layout_draw_lines(struct canvas *canvas, struct rect area, int x, int y, enum role role, const char *text,
    const struct lines *lines)
{
	for (size_t i = 0; i < lines->count; i++, y++) {
		const struct line *line = &lines->items[i];
		if (y < area.y || y >= area.y + area.height || !line->size)
			continue;
		int used = canvas_text(canvas, x, y, line->width, role, text + line->start, line->size);
		if (line->hyphen)
			canvas_string(canvas, x + used, y, 1, role, "-");
	}
	return y;
}

int
layout_draw(struct canvas *canvas, struct rect area, int x, int y, int width, enum role role, const char *text)
{
	struct lines lines = layout_wrap(&canvas->arena, text, width);
	return layout_draw_lines(canvas, area, x, y, role, text, &lines);
}

const char *
layout_cut(struct arena *arena, const char *text, int width)
{
	if (canvas_string_width(text) <= width)
		return text ? text : "";
	const uint8_t *start = (const uint8_t *)text, *end = start + strlen(text), *at = start;
	int used = 0;
	while (at < end) {
		const uint8_t *next = u8_grapheme_next(at, end);
		used += canvas_width((const char *)at, (size_t)(next - at));
		if (used > width - 1)
			break;
		at = next;
	}
	while (at > start && at[-1] == ' ')
		at--;
	return width < 1 ? "" : arena_printf(arena, "%.*s…", (int)(at - start), text);
}
