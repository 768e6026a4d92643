/* SQLite fills one page after the other, so a longer row shifts the rows of many pages behind it,
 * and a delta between two releases has to repeat the seams of all of them. Here every b-tree is
 * written anew, and its pages end where the rows say so: of all rows behind which a page could end,
 * being FILLED or more, that with the smallest hash. After an edit, a page or two further the same
 * row is chosen as before, and all is as before from there on.
 *
 *     walk          the old b-tree in order → a list of its cells
 *     write_level   a list of cells → pages, and the list of the cells above them; again and again
 *                   until one page, the root, holds the whole list
 *
 * Page numbers are kept stable too, because the pages above name them. Roots have their old ones,
 * so the schema is copied as it is. All others are counted as they are written, but every SECTION
 * pages or so (where, a hash decides again) the count goes on at a multiple of SECTION_UNIT, and
 * every CHAPTER pages at one of CHAPTER_UNIT: a page more or less renumbers a section, seldom a
 * chapter, hardly ever the rest of the file. What is left out is in the freelist.
 *
 * Format and terms: https://sqlite.org/fileformat2.html, sections 1.3, 1.5 and 1.6. */
#include "pages.h"

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "db.h"

enum {
	/* A lower FILLED makes breaks meet sooner after an edit, and the file larger. */
	FILLED = 2800,
	SECTION = 64,
	SECTION_UNIT = 4,
	CHAPTER = 512,
	CHAPTER_UNIT = 32,

	PAGE = 4096,
	MAX_PAGES = 1 << 18, /* at 1 GiB SQLite leaves a page out, for its locks */
	MAX_DEPTH = 20,
	FIRST_ROOM = 1024,   /* cells */

	HEADER = 100, /* bytes of the file's header, on page 1 before the page's own */
	HEADER_PAGE_SIZE = 16,
	HEADER_RESERVED = 20,
	HEADER_PAGE_COUNT = 28,
	HEADER_FREE = 32,
	HEADER_FREE_COUNT = 36,
	HEADER_AUTO_VACUUM = 52,

	PAGE_CELL_COUNT = 3, /* in a page's header */
	PAGE_CONTENT = 5,
	PAGE_RIGHT = 8,
	LEAF_HEADER = 8,
	INTERIOR_HEADER = 12,
	POINTER = 2,  /* bytes of a cell's place, in the list behind the header */
	NUMBER = 4,   /* bytes of a page number */
	MIN_CELL = 4, /* what a cell takes at least */
};

enum page_type {
	INTERIOR_INDEX = 2,
	INTERIOR_TABLE = 5,
	LEAF_INDEX = 10,
	LEAF_TABLE = 13,
};

/* A row, or on an interior page what separates its children. */
struct cell {
	const uint8_t *bytes; /* in the old file, without the page numbers before and behind */
	uint32_t size;
	uint32_t child;       /* on interior pages: the new number of the page before this cell */
	uint32_t spilled;     /* bytes on overflow pages */
	uint32_t overflow;    /* the first of these, by its old number until it is copied */
};

/* A page of the old file. */
struct page {
	uint32_t number;
	enum page_type type;
	uint32_t count, right;
	const uint8_t *bytes, *pointers;
};

struct rewrite {
	const char *path;
	enum status status;

	const uint8_t *old;
	uint64_t old_size;
	uint32_t old_count;
	bool *seen, *roots; /* by old number */
	uint32_t seen_count;

	int out;
	uint32_t next; /* number of the next page, roots apart */
	uint32_t free, free_count;

	/* The b-tree at hand. */
	uint32_t root;
	bool is_table;
	struct cell *cells;
	size_t count, room;
};

static bool
corrupt(struct rewrite *r, uint32_t number, const char *what)
{
	status_report("%s: page %u: %s", r->path, number, what);
	r->status = STATUS_CORRUPT;
	return false;
}

static bool
refused(struct rewrite *r, const char *what, const char *why)
{
	status_report("%s: cannot be %s: %s", r->path, what, why);
	r->status = STATUS_IO;
	return false;
}

static uint32_t
get(const uint8_t *bytes, size_t size)
{
	uint32_t value = 0;
	while (size--)
		value = value << 8 | *bytes++;
	return value;
}

static void
put(uint8_t *bytes, size_t size, uint32_t value)
{
	for (; size--; value >>= 8)
		bytes[size] = (uint8_t)value;
}

/* The size of the varint at `at`; 0: it does not end before `end`. */
static size_t
get_varint(const uint8_t *at, const uint8_t *end, uint64_t *value)
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

/* ------------------------------------------------------------------- reading -- */

/* The bytes of an old page. Each has one use only, so no damage leads round in circles. */
static const uint8_t *
use_page(struct rewrite *r, uint32_t number)
{
	if (number < 1 || number > r->old_count || r->seen[number]) {
		corrupt(r, number, "used twice, or outside the file");
		return NULL;
	}
	r->seen[number] = true;
	r->seen_count++;
	return r->old + (size_t)(number - 1) * PAGE;
}

static bool
is_leaf(const struct page *page)
{
	return page->type == LEAF_TABLE || page->type == LEAF_INDEX;
}

static bool
is_of_table(const struct page *page)
{
	return page->type == LEAF_TABLE || page->type == INTERIOR_TABLE;
}

static bool
read_page(struct rewrite *r, uint32_t number, struct page *page)
{
	*page = (struct page){.number = number, .bytes = use_page(r, number)};
	if (!page->bytes)
		return false;
	const uint8_t *header = page->bytes + (number == 1 ? HEADER : 0);
	page->type = header[0];
	if (!is_leaf(page) && page->type != INTERIOR_TABLE && page->type != INTERIOR_INDEX)
		return corrupt(r, number, "of unknown type");
	page->count = get(header + PAGE_CELL_COUNT, 2);
	page->pointers = header + (is_leaf(page) ? LEAF_HEADER : INTERIOR_HEADER);
	if (!is_leaf(page))
		page->right = get(header + PAGE_RIGHT, NUMBER);
	if (page->count > (page->bytes + PAGE - page->pointers) / POINTER)
		return corrupt(r, number, "more cells than fit");
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
read_cell(struct rewrite *r, const struct page *page, const uint8_t *at, struct cell *cell)
{
	const uint8_t *end = page->bytes + PAGE;
	uint64_t payload, key;
	size_t size = get_varint(at, end, &payload);
	size_t key_size = r->is_table ? get_varint(at + size, end, &key) : 0;
	if (!size || (r->is_table && !key_size) || payload > r->old_size)
		return corrupt(r, page->number, "a cell without a size");
	uint32_t local = local_size(r->is_table, payload);
	*cell = (struct cell){.bytes = at, .size = (uint32_t)(size + key_size) + local,
		.spilled = (uint32_t)payload - local};
	if (cell->size + (cell->spilled ? NUMBER : 0) > end - at)
		return corrupt(r, page->number, "a cell beyond its end");
	if (cell->spilled)
		cell->overflow = get(at + cell->size, NUMBER);
	return true;
}

static struct cell *
new_cell(struct rewrite *r)
{
	if (r->count == r->room) {
		r->room = r->room ? 2 * r->room : FIRST_ROOM;
		r->cells = realloc(r->cells, r->room * sizeof *r->cells);
		if (!r->cells)
			abort();
	}
	return &r->cells[r->count++];
}

static bool walk(struct rewrite *r, uint32_t number, int depth);

/* Cell `i` of a page, and what is below and before it. */
static bool
walk_cell(struct rewrite *r, const struct page *page, uint32_t i, int depth)
{
	uint32_t place = get(page->pointers + i * POINTER, POINTER);
	if (place > PAGE - MIN_CELL)
		return corrupt(r, page->number, "a cell outside");
	const uint8_t *at = page->bytes + place;
	if (!is_leaf(page)) {
		if (!walk(r, get(at, NUMBER), depth + 1))
			return false;
		at += NUMBER;
	}
	/* Above a table's leaves there are keys only, which the leaves repeat. */
	return page->type == INTERIOR_TABLE || read_cell(r, page, at, new_cell(r));
}

static bool
walk(struct rewrite *r, uint32_t number, int depth)
{
	struct page page;
	if (!read_page(r, number, &page))
		return false;
	if (!depth)
		r->is_table = is_of_table(&page);
	if (depth > MAX_DEPTH || is_of_table(&page) != r->is_table)
		return corrupt(r, number, "not of this b-tree");
	for (uint32_t i = 0; i < page.count; i++)
		if (!walk_cell(r, &page, i, depth))
			return false;
	return is_leaf(&page) || walk(r, page.right, depth + 1);
}

/* -------------------------------------------------------------- page numbers -- */

static bool
write_bytes(struct rewrite *r, uint32_t number, const uint8_t *bytes, size_t size)
{
	if (number > MAX_PAGES)
		return corrupt(r, number, "too many pages");
	ssize_t written = pwrite(r->out, bytes, size, (off_t)(number - 1) * PAGE);
	return written == (ssize_t)size || refused(r, "written", strerror(written < 0 ? errno : ENOSPC));
}

static bool
is_root(const struct rewrite *r, uint32_t number)
{
	return number <= r->old_count && r->roots[number];
}

static uint32_t
new_number(struct rewrite *r)
{
	while (is_root(r, r->next))
		r->next++;
	return r->next++;
}

/* FNV-1a. */
static uint32_t
hash(const struct cell *cell)
{
	uint32_t hash = 2166136261;
	for (uint32_t i = 0; i < cell->size; i++)
		hash = (hash ^ cell->bytes[i]) * 16777619;
	return hash;
}

/* A page in the freelist, as a trunk without leaves. */
static bool
write_free(struct rewrite *r, uint32_t number)
{
	uint8_t page[PAGE] = {0};
	put(page, NUMBER, r->free);
	r->free = number;
	r->free_count++;
	return write_bytes(r, number, page, sizeof page);
}

/* Leaves numbers out if the page with this first cell begins a section or a chapter. */
static bool
skip_numbers(struct rewrite *r, const struct cell *first)
{
	uint32_t value = hash(first);
	uint32_t unit = value < UINT32_MAX / CHAPTER ? CHAPTER_UNIT
	    : value < UINT32_MAX / SECTION ? SECTION_UNIT : 1;
	for (; r->next % unit; r->next++)
		if (!is_root(r, r->next) && !write_free(r, r->next))
			return false;
	return true;
}

/* ------------------------------------------------------------------- writing -- */

static bool
copy_overflow(struct rewrite *r, struct cell *cell)
{
	uint32_t old = cell->overflow, new = cell->overflow = new_number(r);
	for (uint32_t left = cell->spilled; left;) {
		uint8_t page[PAGE] = {0};
		uint32_t size = left < PAGE - NUMBER ? left : PAGE - NUMBER;
		const uint8_t *bytes = use_page(r, old);
		if (!bytes)
			return false;
		left -= size;
		uint32_t next = left ? new_number(r) : 0;
		put(page, NUMBER, next);
		memcpy(page + NUMBER, bytes + NUMBER, size);
		if (!write_bytes(r, new, page, sizeof page))
			return false;
		old = get(bytes, NUMBER);
		new = next;
	}
	return !old || corrupt(r, old, "behind the end of a row");
}

/* Bytes that a cell takes of its page, without its pointer. */
static uint32_t
size_on_page(const struct cell *cell, bool leaf)
{
	uint32_t size = cell->size + (cell->spilled ? NUMBER : 0) + (leaf ? 0 : NUMBER);
	return size < MIN_CELL ? MIN_CELL : size;
}

/* What a page with cells [first, end) takes of its PAGE bytes. */
static uint32_t
page_size(const struct rewrite *r, size_t first, size_t end, bool leaf)
{
	uint32_t size = leaf ? LEAF_HEADER : INTERIOR_HEADER;
	while (first < end)
		size += size_on_page(&r->cells[first++], leaf) + POINTER;
	return size;
}

/* The cell with which a page that begins at `first` ends: a table's leaf keeps it and sends its key
 * above, else it goes above itself. There is always one behind it; r->count: no end, all fit. */
static size_t
page_end(const struct rewrite *r, size_t first, bool leaf)
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

/* Cells from the page's end, in order; nothing but zeros between them and their pointers. */
static bool
write_page(struct rewrite *r, uint32_t number, size_t first, size_t end, bool leaf, uint32_t right)
{
	uint8_t page[PAGE] = {0}, *header = page + (number == 1 ? HEADER : 0), *content = page + PAGE;
	uint8_t *pointer = header + (leaf ? LEAF_HEADER : INTERIOR_HEADER);
	for (size_t i = first; i < end; i++, pointer += POINTER) {
		const struct cell *cell = &r->cells[i];
		uint8_t *at = content -= size_on_page(cell, leaf);
		put(pointer, POINTER, (uint32_t)(content - page));
		if (!leaf) {
			put(at, NUMBER, cell->child);
			at += NUMBER;
		}
		memcpy(at, cell->bytes, cell->size);
		if (cell->spilled)
			put(at + cell->size, NUMBER, cell->overflow);
	}
	header[0] = leaf ? (r->is_table ? LEAF_TABLE : LEAF_INDEX)
	    : (r->is_table ? INTERIOR_TABLE : INTERIOR_INDEX);
	put(header + PAGE_CELL_COUNT, 2, (uint32_t)(end - first));
	put(header + PAGE_CONTENT, 2, (uint32_t)(content - page));
	if (!leaf)
		put(header + PAGE_RIGHT, NUMBER, right);
	return write_bytes(r, number, page, sizeof page);
}

/* A row's key alone, as it stands above a table's leaves. */
static struct cell
key_of(const struct cell *row)
{
	uint64_t value;
	const uint8_t *end = row->bytes + row->size;
	const uint8_t *key = row->bytes + get_varint(row->bytes, end, &value);
	return (struct cell){.bytes = key, .size = (uint32_t)get_varint(key, end, &value)};
}

/* The root's number if the page holds all that is left, else the next one. Page 1 has less room; if
 * that does not do, the page goes below it, and page 1 has no cell but its right child. */
static uint32_t
page_number(struct rewrite *r, bool alone, uint32_t size)
{
	return alone && size + (r->root == 1 ? HEADER : 0) <= PAGE ? r->root : new_number(r);
}

/* Writes the pages of one level. r->cells is what stands on it, then what stands above it; `right`
 * is the page behind the last cell, then this level's last page. */
static bool
write_level(struct rewrite *r, bool leaf, uint32_t *right)
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

static bool
rewrite_tree(struct rewrite *r, uint32_t root)
{
	uint32_t top = 0;
	r->root = root;
	r->count = 0;
	if (!walk(r, root, 0))
		return false;
	for (bool leaf = true; top != root; leaf = false)
		if (!write_level(r, leaf, &top))
			return false;
	return true;
}

/* ------------------------------------------------------------- the whole file -- */

static bool
check_header(struct rewrite *r)
{
	if (r->old_size < PAGE || get(r->old + HEADER_PAGE_SIZE, 2) != PAGE || r->old[HEADER_RESERVED] ||
	    get(r->old + HEADER_AUTO_VACUUM, 4) || r->old_count != get(r->old + HEADER_PAGE_COUNT, 4) ||
	    r->old_size != (uint64_t)r->old_count * PAGE)
		return corrupt(r, 1, "not a header as kalauz-data makes it");
	return true;
}

static bool
read_roots(struct rewrite *r)
{
	struct db *db;
	if ((r->status = db_open(&db, r->path)) != STATUS_DONE)
		return false;
	struct query *query = db_query(db, "SELECT rootpage FROM sqlite_schema WHERE rootpage <> 0");
	r->roots[1] = true;
	bool good = true;
	while (good && db_row(query)) {
		int64_t root = db_int(query, 0);
		if ((good = root > 0 && root <= r->old_count))
			r->roots[root] = true;
		else
			corrupt(r, 1, "a root outside the file");
	}
	enum status status = db_end(query);
	if (good)
		r->status = status;
	db_close(db);
	return r->status == STATUS_DONE;
}

static bool
write_header(struct rewrite *r)
{
	uint8_t header[HEADER];
	while (is_root(r, r->next))
		r->next++;
	for (uint32_t number = r->next; number <= r->old_count; number++)
		if (is_root(r, number))
			return corrupt(r, number, "a root behind all rows");
	memcpy(header, r->old, sizeof header);
	put(header + HEADER_PAGE_COUNT, 4, r->next - 1);
	put(header + HEADER_FREE, 4, r->free);
	put(header + HEADER_FREE_COUNT, 4, r->free_count);
	return write_bytes(r, 1, header, sizeof header);
}

static bool
write_all(struct rewrite *r)
{
	for (uint32_t number = 1; number <= r->old_count; number++)
		if (is_root(r, number) && !rewrite_tree(r, number))
			return false;
	if (r->seen_count + get(r->old + HEADER_FREE_COUNT, 4) != r->old_count)
		return corrupt(r, 1, "pages that belong to nothing");
	return write_header(r);
}

/* The old file loses its name, and lives on as long as it is mapped. */
static bool
replace(struct rewrite *r)
{
	if (unlink(r->path))
		return refused(r, "removed", strerror(errno));
	r->out = open(r->path, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0666);
	if (r->out < 0)
		return refused(r, "created", strerror(errno));
	bool good = write_all(r);
	if (close(r->out) && good)
		good = refused(r, "written", strerror(errno));
	return good;
}

static bool
map_old(struct rewrite *r)
{
	struct stat s;
	int fd = open(r->path, O_RDONLY | O_CLOEXEC);
	bool good = fd >= 0 && !fstat(fd, &s);
	if (good) {
		void *bytes = mmap(NULL, (size_t)s.st_size, PROT_READ, MAP_PRIVATE, fd, 0);
		if ((good = bytes != MAP_FAILED)) {
			r->old = bytes;
			r->old_size = (uint64_t)s.st_size;
			r->old_count = (uint32_t)(r->old_size / PAGE);
		}
	}
	if (!good)
		refused(r, "read", strerror(errno));
	if (fd >= 0)
		close(fd);
	return good;
}

enum status
pages_rewrite(const char *path)
{
	struct rewrite r = {.path = path, .next = 1};
	if (!map_old(&r))
		return r.status;
	r.seen = calloc(r.old_count + 1, sizeof *r.seen);
	r.roots = calloc(r.old_count + 1, sizeof *r.roots);
	if (!r.seen || !r.roots)
		abort();
	if (check_header(&r) && read_roots(&r))
		replace(&r);
	munmap((void *)r.old, (size_t)r.old_size);
	free(r.seen);
	free(r.roots);
	free(r.cells);
	return r.status;
}
