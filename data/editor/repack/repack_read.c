/* A b-tree of the old file → the list of its cells. Damage is found here. */
#include "data/editor/repack/repack_parts.h"

#include <stdlib.h>

enum {
	MAX_DEPTH = 20,
	FIRST_ROOM = 1024, /* cells */
};

/* A page of the old file. */
struct old_page {
	uint32_t number;
	enum page_type type;
	uint32_t count, right;
	const uint8_t *bytes, *pointers;
};

size_t
repack_varint(const uint8_t *at, const uint8_t *end, uint64_t *value)
{
	*value = 0;
	for (size_t i = 0; i < 8 && at + i < end; i++) {
		*value = *value << 7 | (at[i] & 0x7f);
		if (at[i] < 0x80)
			return i + 1;
	}
	if (end - at < 9)
		return 0;
	*value = *value << 8 | at[8];
	return 9;
}

const uint8_t *
repack_use(struct repack *r, uint32_t number)
{
	if (number < 1 || number > r->old_count || r->seen[number]) {
		repack_corrupt(r, number, "used twice, or outside the file");
		return NULL;
	}
	r->seen[number] = true;
	r->seen_count++;
	return r->old + (size_t)(number - 1) * PAGE;
}

static bool
is_leaf(const struct old_page *page)
{
	return page->type == LEAF_TABLE || page->type == LEAF_INDEX;
}

static bool
is_of_table(const struct old_page *page)
{
	return page->type == LEAF_TABLE || page->type == INTERIOR_TABLE;
}

static bool
read_page(struct repack *r, uint32_t number, struct old_page *page)
{
	*page = (struct old_page){.number = number, .bytes = repack_use(r, number)};
	if (!page->bytes)
		return false;
	const uint8_t *header = page->bytes + (number == 1 ? FILE_HEADER : 0);
	page->type = header[0];
	if (!is_leaf(page) && page->type != INTERIOR_TABLE && page->type != INTERIOR_INDEX)
		return repack_corrupt(r, number, "of unknown type");
	page->count = repack_get(header + PAGE_CELL_COUNT, 2);
	page->pointers = header + (is_leaf(page) ? LEAF_HEADER : INTERIOR_HEADER);
	if (!is_leaf(page))
		page->right = repack_get(header + PAGE_RIGHT, NUMBER);
	if (page->count > (page->bytes + PAGE - page->pointers) / POINTER)
		return repack_corrupt(r, number, "more cells than fit");
	return true;
}

/* How much of a payload is on the page itself (section 1.6). */
static uint32_t
local_size(bool is_table, uint64_t payload)
{
	const uint32_t most = is_table ? PAGE - 35 : (PAGE - 12) * 64 / 255 - 23;
	const uint32_t least = (PAGE - 12) * 32 / 255 - 23;
	if (payload <= most)
		return (uint32_t)payload;
	uint32_t local = least + (uint32_t)((payload - least) % (PAGE - NUMBER));
	return local <= most ? local : least;
}

/* The cell at `at`, behind its child's number. */
static bool
read_cell(struct repack *r, const struct old_page *page, const uint8_t *at, struct repack_cell *cell)
{
	const uint8_t *end = page->bytes + PAGE;
	uint64_t payload, key;
	size_t size = repack_varint(at, end, &payload);
	size_t key_size = r->is_table ? repack_varint(at + size, end, &key) : 0;
	if (!size || (r->is_table && !key_size) || payload > r->old_size)
		return repack_corrupt(r, page->number, "a cell without a size");
	uint32_t local = local_size(r->is_table, payload);
	*cell = (struct repack_cell){.bytes = at, .size = (uint32_t)(size + key_size) + local,
		.spilled = (uint32_t)payload - local};
	if (cell->size + (cell->spilled ? NUMBER : 0) > end - at)
		return repack_corrupt(r, page->number, "a cell beyond its end");
	if (cell->spilled)
		cell->overflow = repack_get(at + cell->size, NUMBER);
	return true;
}

static struct repack_cell *
new_cell(struct repack *r)
{
	if (r->count == r->room) {
		r->room = r->room ? 2 * r->room : FIRST_ROOM;
		r->cells = realloc(r->cells, r->room * sizeof *r->cells);
		if (!r->cells)
			abort();
	}
	return &r->cells[r->count++];
}

static bool walk(struct repack *r, uint32_t number, int depth);

/* Cell `i` of a page, and what is below and before it. */
static bool
walk_cell(struct repack *r, const struct old_page *page, uint32_t i, int depth)
{
	uint32_t place = repack_get(page->pointers + i * POINTER, POINTER);
	if (place > PAGE - MIN_CELL)
		return repack_corrupt(r, page->number, "a cell outside");
	const uint8_t *at = page->bytes + place;
	if (!is_leaf(page)) {
		if (!walk(r, repack_get(at, NUMBER), depth + 1))
			return false;
		at += NUMBER;
	}
	/* Above a table's leaves there are keys only, which the leaves repeat. */
	return page->type == INTERIOR_TABLE || read_cell(r, page, at, new_cell(r));
}

static bool
walk(struct repack *r, uint32_t number, int depth)
{
	struct old_page page;
	if (!read_page(r, number, &page))
		return false;
	if (!depth)
		r->is_table = is_of_table(&page);
	if (depth > MAX_DEPTH || is_of_table(&page) != r->is_table)
		return repack_corrupt(r, number, "not of this b-tree");
	for (uint32_t i = 0; i < page.count; i++)
		if (!walk_cell(r, &page, i, depth))
			return false;
	return is_leaf(&page) || walk(r, page.right, depth + 1);
}

bool
repack_read_tree(struct repack *r, uint32_t root)
{
	r->count = 0;
	return walk(r, root, 0);
}
