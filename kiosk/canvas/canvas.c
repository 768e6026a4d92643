#include "kiosk/canvas/canvas.h"

#include <stdlib.h>
#include <string.h>
#include <unigbrk.h>
#include <unistr.h>
#include <uniwidth.h>

enum { SOFT_HYPHEN = 0xad, ITEM_ROOM = 32 };

void
canvas_init(struct canvas *canvas, int width, int height)
{
	*canvas = (struct canvas){.width = width, .height = height};
	canvas->cells = calloc((size_t)width * (size_t)height, sizeof *canvas->cells);
	if (!canvas->cells)
		abort();
	canvas_clear(canvas);
}

void
canvas_destroy(struct canvas *canvas)
{
	if (canvas->cells)
		explicit_bzero(canvas->cells,
		    (size_t)canvas->width * (size_t)canvas->height * sizeof *canvas->cells);
	if (canvas->items)
		explicit_bzero(canvas->items, canvas->item_room * sizeof *canvas->items);
	free(canvas->cells);
	free(canvas->items);
	arena_free(&canvas->arena);
	*canvas = (struct canvas){0};
}

void
canvas_clear(struct canvas *canvas)
{
	const struct cell blank = {{' '}, 1, ROLE_TEXT};
	for (int x = 0; x < canvas->width; x++)
		canvas->cells[x] = blank;
	for (int y = 1; y < canvas->height; y++)
		memcpy(canvas->cells + y * canvas->width, canvas->cells, (size_t)canvas->width * sizeof blank);
	canvas->item_count = 0;
	canvas->cursor_x = canvas->width - 1;
	canvas->cursor_y = canvas->height - 1;
	canvas->position = canvas->positions = 0;
	arena_free(&canvas->arena);
}

static struct cell *
cell_at(struct canvas *canvas, int x, int y)
{
	if (x < 0 || y < 0 || x >= canvas->width || y >= canvas->height)
		return NULL;
	return &canvas->cells[y * canvas->width + x];
}

/* Half of a wide character that is overwritten becomes a blank. */
static void
split_wide(struct canvas *canvas, int x, int y)
{
	struct cell *cell = cell_at(canvas, x, y);
	if (!cell || cell->width == 1)
		return;
	struct cell *left = cell_at(canvas, x - 1, y), *right = cell_at(canvas, x + 1, y);
	if (!cell->width && left)
		*left = (struct cell){{' '}, 1, left->role};
	if (cell->width == 2 && right)
		*right = (struct cell){{' '}, 1, right->role};
}

void
canvas_fill(struct canvas *canvas, struct rect r, enum role role)
{
	for (int y = r.y; y < r.y + r.height; y++)
		for (int x = r.x; x < r.x + r.width; x++) {
			struct cell *cell = cell_at(canvas, x, y);
			if (!cell)
				continue;
			if (cell->width != 1)
				split_wide(canvas, x, y);
			*cell = (struct cell){{' '}, 1, (uint16_t)role};
		}
}

void
canvas_paint(struct canvas *canvas, struct rect r, enum role role)
{
	for (int y = r.y; y < r.y + r.height; y++)
		for (int x = r.x; x < r.x + r.width; x++) {
			struct cell *cell = cell_at(canvas, x, y);
			if (cell)
				cell->role = (uint16_t)role;
		}
}

/* A character of one column that joins none of its like (UAX #29): a cluster of its own where another of them, or nothing,
 * follows. That is nearly all that is ever shown; asking libunistring costs 30 times as much. */
static bool
is_plain(ucs4_t c)
{
	enum { LAST_ASCII = 0x7e, NO_BREAK_SPACE = 0xa0, COPYRIGHT = 0xa9, REGISTERED = 0xae, FIRST_MARK = 0x300,
		CYRILLIC = 0x400, LAST_CYRILLIC = 0x481, HYPHEN = 0x2010, LAST_LEADER = 0x2027 };
	if (c < FIRST_MARK)
		return (c >= ' ' && c <= LAST_ASCII) ||
		    (c >= NO_BREAK_SPACE && c != SOFT_HYPHEN && c != COPYRIGHT && c != REGISTERED);
	return (c >= CYRILLIC && c <= LAST_CYRILLIC) || (c >= HYPHEN && c <= LAST_LEADER);
}

/* Decodes a cluster into a cell. */
static void
cluster_cell(const uint8_t *s, const uint8_t *end, struct cell *cell)
{
	int width = 0;
	size_t count = 0;
	*cell = (struct cell){0};
	while (s < end) {
		ucs4_t c;
		s += u8_mbtouc(&c, s, (size_t)(end - s));
		int columns = c == SOFT_HYPHEN ? 0 : uc_width(c, "UTF-8");
		if (columns > width)
			width = columns;
		if (c != SOFT_HYPHEN && columns >= 0 && count < CELL_CHARACTERS)
			cell->characters[count++] = c;
	}
	cell->width = (uint16_t)width;
}

/* Whether a character that begins with this byte is below the marks, or Cyrillic. */
static bool
begins_no_mark(uint8_t byte)
{
	enum { LEAD_OF_FIRST_MARK = 0xcc, CYRILLIC = 0xd0 };
	return byte < LEAD_OF_FIRST_MARK || (byte & ~1) == CYRILLIC;
}

/* The bytes of a plain character that a text begins with, by its lead: ASCII, or U+00C0 on; 0: it takes a closer look. */
static size_t
plain_size(const uint8_t *s, const uint8_t *end)
{
	enum { FIRST_LEAD = 0xc3, DELETE = 0x7f };
	size_t size = *s >= ' ' && *s < DELETE;
	if (*s >= FIRST_LEAD && begins_no_mark(*s) && s + 1 < end && (s[1] & 0xc0) == 0x80)
		size = 2;
	return s + size == end || begins_no_mark(s[size]) ? size : 0;
}

/* The first cluster of a text that is not empty, as a cell without a role (its width may be 0); returns where it ends. */
static const uint8_t *
next_cell(const uint8_t *s, const uint8_t *end, struct cell *cell)
{
	ucs4_t c, after = ' ';
	const uint8_t *next = s + u8_mbtouc(&c, s, (size_t)(end - s));
	if (is_plain(c) && next < end)
		u8_mbtouc(&after, next, (size_t)(end - next));
	if (is_plain(c) && is_plain(after)) {
		*cell = (struct cell){.characters = {c}, .width = 1};
		return next;
	}
	next = u8_grapheme_next(s, end);
	cluster_cell(s, next, cell);
	return next;
}

int
canvas_width(const char *text, size_t size)
{
	const uint8_t *s = (const uint8_t *)text, *end = s + size;
	struct cell cell;
	int width = 0;
	while (s < end) {
		size_t plain = plain_size(s, end);
		s = plain ? s + plain : next_cell(s, end, &cell);
		width += plain ? 1 : cell.width;
	}
	return width;
}

int
canvas_string_width(const char *string)
{
	return string ? canvas_width(string, strlen(string)) : 0;
}

/* Half of a wide character at an edge of the canvas is a blank. */
static void
put_cells(struct canvas *canvas, int x, int y, const struct cell *drawn)
{
	struct cell *only = drawn->width == 1 ? cell_at(canvas, x, y) : NULL;
	if (only && only->width == 1) { /* nearly always */
		*only = *drawn;
		return;
	}
	bool whole = cell_at(canvas, x, y) && cell_at(canvas, x + drawn->width - 1, y);
	const struct cell blank = {{' '}, 1, drawn->role}, second_half = {.role = drawn->role};
	for (int i = 0; i < drawn->width; i++) {
		struct cell *cell = cell_at(canvas, x + i, y);
		split_wide(canvas, x + i, y);
		if (!cell)
			continue;
		if (!whole)
			*cell = blank;
		else
			*cell = i ? second_half : *drawn;
	}
}

/* Draws the plain characters that a text begins with, on cells that are no halves; returns where they end. */
static const uint8_t *
put_plain(struct canvas *canvas, int x, int y, int max_width, enum role role, const uint8_t *s, const uint8_t *end,
    int *count)
{
	struct cell *cell = cell_at(canvas, x, y);
	int room = max_width < canvas->width - x ? max_width : canvas->width - x;
	*count = 0;
	for (size_t size; cell && *count < room && s < end && (size = plain_size(s, end)) && cell->width == 1; s += size) {
		uint32_t character = size == 1 ? *s : (*s & 0x1fu) << 6 | (s[1] & 0x3fu);
		*cell++ = (struct cell){{character}, 1, (uint16_t)role};
		++*count;
	}
	return s;
}

int
canvas_text(struct canvas *canvas, int x, int y, int max_width, enum role role, const char *text,
    size_t size)
{
	const uint8_t *s = (const uint8_t *)text, *end = s + size;
	struct cell drawn;
	for (int used = 0;; used += drawn.width) {
		int plain;
		s = put_plain(canvas, x + used, y, max_width - used, role, s, end, &plain);
		used += plain;
		if (s == end)
			return used;
		s = next_cell(s, end, &drawn);
		if (used + drawn.width > max_width)
			return used;
		drawn.role = (uint16_t)role;
		put_cells(canvas, x + used, y, &drawn);
	}
}

int
canvas_string(struct canvas *canvas, int x, int y, int max_width, enum role role, const char *string)
{
	return string ? canvas_text(canvas, x, y, max_width, role, string, strlen(string)) : 0;
}

int
canvas_string_right(struct canvas *canvas, int x, int y, int max_width, enum role role,
    const char *string)
{
	int width = canvas_string_width(string);
	if (width > max_width)
		width = max_width;
	canvas_string(canvas, x - width, y, width, role, string);
	return x - width;
}

void
canvas_item(struct canvas *canvas, struct rect rect, struct event event, const char *label,
    const char *spoken, bool focused)
{
	if (canvas->item_count == canvas->item_room) {
		canvas->item_room = canvas->item_room ? 2 * canvas->item_room : ITEM_ROOM;
		canvas->items = realloc(canvas->items, canvas->item_room * sizeof *canvas->items);
		if (!canvas->items)
			abort();
	}
	canvas->items[canvas->item_count++] = (struct item){rect, event, label, spoken, focused};
	if (focused) {
		canvas->cursor_x = rect.x;
		canvas->cursor_y = rect.y;
	}
}

void
canvas_spare_bar(struct canvas *canvas)
{
	canvas->cursor_x += canvas->cursor_x + 1 < canvas->width;
}

const struct item *
canvas_item_at(const struct canvas *canvas, int x, int y)
{
	for (size_t i = canvas->item_count; i-- > 0;) {
		const struct rect *r = &canvas->items[i].rect;
		if (x >= r->x && x < r->x + r->width && y >= r->y && y < r->y + r->height)
			return &canvas->items[i];
	}
	return NULL;
}

char *
canvas_row(const struct canvas *canvas, struct arena *arena, int y)
{
	const struct cell *row = canvas->cells + y * canvas->width;
	char *result = arena_alloc(arena, (size_t)canvas->width * CELL_CHARACTERS * 4 + 1);
	size_t used = 0, end = 0;
	for (int x = 0; x < canvas->width; x++) {
		for (int i = 0; i < CELL_CHARACTERS && row[x].characters[i]; i++)
			used += (size_t)u8_uctomb((uint8_t *)result + used, row[x].characters[i], 4);
		if (row[x].characters[0] && row[x].characters[0] != ' ')
			end = used;
	}
	result[end] = 0;
	return result;
}
