/* The list of a b-tree's cells → pages that end where the rows say so, with numbers that seldom change. */
#include "data/editor/repack/repack_parts.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

enum {
	/* Bytes from which on a page may end. Fewer make breaks meet sooner after an edit, and the file larger. */
	FILLED = 2800,
	/* Pages, and what the number of the first one is a multiple of. */
	SECTION = 64,
	SECTION_UNIT = 4,
	CHAPTER = 512,
	CHAPTER_UNIT = 32,
	MAX_PAGES = 1 << 18, /* at 1 GiB SQLite leaves a page out, for its locks */
};

/* ---------------------------------------------------------- page numbers -- */

bool
repack_write(struct repack *r, uint32_t number, const uint8_t *bytes, size_t size)
{
	if (number > MAX_PAGES)
		return repack_corrupt(r, number, "too many pages");
	ssize_t written = pwrite(r->out, bytes, size, (off_t)(number - 1) * PAGE);
	return written == (ssize_t)size || repack_refused(r, "written", strerror(written < 0 ? errno : ENOSPC));
}

bool
repack_is_root(const struct repack *r, uint32_t number)
{
	return number <= r->old_count && r->roots[number];
}

void
repack_skip_roots(struct repack *r)
{
	while (repack_is_root(r, r->next))
		r->next++;
}

static uint32_t
new_number(struct repack *r)
{
	repack_skip_roots(r);
	return r->next++;
}

/* FNV-1a. */
static uint32_t
hash(const struct repack_cell *cell)
{
	uint32_t hash = 2166136261;
	for (uint32_t i = 0; i < cell->size; i++)
		hash = (hash ^ cell->bytes[i]) * 16777619;
	return hash;
}

/* A page in the freelist, as a trunk without leaves. */
static bool
write_free(struct repack *r, uint32_t number)
{
	uint8_t page[PAGE] = {0};
	repack_put(page, NUMBER, r->free);
	r->free = number;
	r->free_count++;
	return repack_write(r, number, page, sizeof page);
}

/* Leaves numbers out if the page with this first cell begins a section or a chapter. */
static bool
skip_numbers(struct repack *r, const struct repack_cell *first)
{
	uint32_t value = hash(first);
	uint32_t unit = value < UINT32_MAX / CHAPTER ? CHAPTER_UNIT
	    : value < UINT32_MAX / SECTION ? SECTION_UNIT : 1;
	for (; r->next % unit; r->next++)
		if (!repack_is_root(r, r->next) && !write_free(r, r->next))
			return false;
	return true;
}

/* ----------------------------------------------------------- page breaks -- */

/* Bytes that a cell takes of its page, without its pointer. */
static uint32_t
size_on_page(const struct repack_cell *cell, bool leaf)
{
	uint32_t size = cell->size + (cell->spilled ? NUMBER : 0) + (leaf ? 0 : NUMBER);
	return size < MIN_CELL ? MIN_CELL : size;
}

/* What a page with cells [first, end) takes of its PAGE bytes. */
static uint32_t
page_size(const struct repack *r, size_t first, size_t end, bool leaf)
{
	uint32_t size = leaf ? LEAF_HEADER : INTERIOR_HEADER;
	while (first < end)
		size += size_on_page(&r->cells[first++], leaf) + POINTER;
	return size;
}

/* The cell with which a page that begins at `first` ends: a table's leaf keeps it and sends its key
 * above, else it goes above itself. There is always one behind it; r->count: no end, all fit. */
static size_t
page_end(const struct repack *r, size_t first, bool leaf)
{
	const uint32_t empty = leaf ? LEAF_HEADER : INTERIOR_HEADER;
	uint32_t size = empty, least = UINT32_MAX;
	size_t end = r->count;
	for (size_t i = first; i < r->count; i++) {
		uint32_t before = size;
		size += size_on_page(&r->cells[i], leaf) + POINTER;
		uint32_t ended = leaf && r->is_table ? size : before;
		if (ended > PAGE)
			return end;
		uint32_t value = ended < FILLED ? UINT32_MAX : hash(&r->cells[i]);
		if (value <= least && ended > empty && i + 1 < r->count) {
			least = value;
			end = i;
		}
	}
	return size > PAGE ? end : r->count;
}

/* ----------------------------------------------------------------- pages -- */

static bool
copy_overflow(struct repack *r, struct repack_cell *cell)
{
	uint32_t old = cell->overflow, new = cell->overflow = new_number(r);
	for (uint32_t left = cell->spilled; left;) {
		uint8_t page[PAGE] = {0};
		uint32_t size = left < PAGE - NUMBER ? left : PAGE - NUMBER;
		const uint8_t *bytes = repack_use(r, old);
		if (!bytes)
			return false;
		left -= size;
		uint32_t next = left ? new_number(r) : 0;
		repack_put(page, NUMBER, next);
		memcpy(page + NUMBER, bytes + NUMBER, size);
		if (!repack_write(r, new, page, sizeof page))
			return false;
		old = repack_get(bytes, NUMBER);
		new = next;
	}
	return !old || repack_corrupt(r, old, "behind the end of a row");
}

/* Cells from the page's end, in order; nothing but zeros between them and their pointers. */
static bool
write_page(struct repack *r, uint32_t number, size_t first, size_t end, bool leaf, uint32_t right)
{
	uint8_t page[PAGE] = {0}, *header = page + (number == 1 ? FILE_HEADER : 0), *content = page + PAGE;
	uint8_t *pointer = header + (leaf ? LEAF_HEADER : INTERIOR_HEADER);
	for (size_t i = first; i < end; i++, pointer += POINTER) {
		const struct repack_cell *cell = &r->cells[i];
		uint8_t *at = content -= size_on_page(cell, leaf);
		repack_put(pointer, POINTER, (uint32_t)(content - page));
		if (!leaf) {
			repack_put(at, NUMBER, cell->child);
			at += NUMBER;
		}
		memcpy(at, cell->bytes, cell->size);
		if (cell->spilled)
			repack_put(at + cell->size, NUMBER, cell->overflow);
	}
	header[0] = leaf ? (r->is_table ? LEAF_TABLE : LEAF_INDEX)
	    : (r->is_table ? INTERIOR_TABLE : INTERIOR_INDEX);
	repack_put(header + PAGE_CELL_COUNT, 2, (uint32_t)(end - first));
	repack_put(header + PAGE_CONTENT, 2, (uint32_t)(content - page));
	if (!leaf)
		repack_put(header + PAGE_RIGHT, NUMBER, right);
	return repack_write(r, number, page, sizeof page);
}

/* A row's key alone, as it stands above a table's leaves. */
static struct repack_cell
key_of(const struct repack_cell *row)
{
	uint64_t value;
	const uint8_t *end = row->bytes + row->size;
	const uint8_t *key = row->bytes + repack_varint(row->bytes, end, &value);
	return (struct repack_cell){.bytes = key, .size = (uint32_t)repack_varint(key, end, &value)};
}

/* The root's number if the page holds all that is left, else the next one. Page 1 has less room; if
 * that does not do, the page goes below it, and page 1 has no cell but its right child. */
static uint32_t
page_number(struct repack *r, bool alone, uint32_t size)
{
	return alone && size + (r->root == 1 ? FILE_HEADER : 0) <= PAGE ? r->root : new_number(r);
}

/* Writes the pages of one level. r->cells is what stands on it, then what stands above it; `right`
 * is the page behind the last cell, then this level's last page. */
static bool
write_level(struct repack *r, bool leaf, uint32_t *right)
{
	size_t above = 0;
	for (size_t first = 0;;) {
		size_t end = page_end(r, first, leaf);
		bool last = end == r->count, keeps = !last && leaf && r->is_table;
		size_t behind = end + keeps;
		if (behind > first && !skip_numbers(r, &r->cells[first]))
			return false;
		for (size_t i = first; leaf && i < end + !last; i++)
			if (r->cells[i].spilled && !copy_overflow(r, &r->cells[i]))
				return false;
		uint32_t size = page_size(r, first, behind, leaf);
		uint32_t number = page_number(r, last && !above, size);
		if (!write_page(r, number, first, behind, leaf, last ? *right : r->cells[end].child))
			return false;
		if (last) {
			*right = number;
			r->count = above;
			return true;
		}
		r->cells[above] = keeps ? key_of(&r->cells[end]) : r->cells[end];
		r->cells[above++].child = number;
		first = end + 1;
	}
}

bool
repack_write_tree(struct repack *r, uint32_t root)
{
	uint32_t top = 0;
	r->root = root;
	for (bool leaf = true; top != root; leaf = false)
		if (!write_level(r, leaf, &top))
			return false;
	return true;
}
