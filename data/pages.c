/* SQLite fills page after page, so one longer row shifts the rows of all pages behind it, and a
 * delta between two releases must name each of these pages. Here every b-tree is written anew, and
 * a page ends where the rows themselves say so: of all the rows at which it could end, filled to
 * between FILLED and the whole, at the one with the smallest hash. After an edit the next such row
 * is the same as before, and from there on all pages are.
 *
 *     walk     the old b-tree, in order: all its cells in one list
 *     level    a list of cells → pages, and the list of what stands above them: next level, until
 *              one page holds all, which is the root
 *
 * Roots keep their page numbers, so the schema stays as it is. The other pages are numbered as they
 * are written, a cell's overflow pages just before its leaf.
 * Format and names: https://sqlite.org/fileformat2.html, sections 1.3, 1.5 and 1.6. */
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
	PAGE = 4096,
	MAX_PAGES = 1 << 18, /* at 1 GiB SQLite leaves a page out for its locks */
	MAX_DEPTH = 20,      /* of a b-tree */
	MIN_CELL = 4,        /* bytes of a page that a cell takes at least */
	POINTER = 2,         /* bytes of a cell's place in the list at the page's beginning */
	NUMBER = 4,          /* bytes of a page number */
	HASHED = 24,

	HEADER = 100, /* of the file */
	HEADER_PAGE_SIZE = 16,
	HEADER_RESERVED = 20,
	HEADER_PAGE_COUNT = 28,
	HEADER_FREELIST = 32,
	HEADER_FREELIST_COUNT = 36,
	HEADER_AUTO_VACUUM = 52,

	INTERIOR_INDEX = 2,
	INTERIOR_TABLE = 5,
	LEAF_INDEX = 10,
	LEAF_TABLE = 13,
};

static int FILLED = 2800;

/* A row, or what stands for one on a page above: where its bytes are in the old file. */
struct cell {
	const uint8_t *bytes; /* without child and overflow page number */
	uint32_t size;
	uint32_t child;    /* new number of the page with what is before it; of cells above leaves */
	uint32_t overflow; /* number of the first overflow page, the old one until it is copied; or 0 */
	uint32_t spilled;  /* bytes on overflow pages */
};

struct page {
	uint32_t number;
	uint8_t type;
	uint32_t count, right;
	const uint8_t *bytes, *pointers; /* the whole page; the places of its cells */
};

struct rewrite {
	const char *path;
	const uint8_t *old;
	uint32_t old_pages;
	uint8_t *used;  /* by old number: read already */
	uint8_t *roots; /* by number: the root of a b-tree */
	uint32_t used_count;
	int out;
	uint32_t next; /* number of the next page that is no root */
	enum status status;

	/* The b-tree at hand. */
	uint32_t root;
	bool is_table;
	struct cell *cells;
	size_t count, room;
};

static bool
fail_at(struct rewrite *r, uint32_t number, const char *what)
{
	status_report("%s: page %u: %s", r->path, number, what);
	r->status = STATUS_CORRUPT;
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

/* The bytes of a variable-length integer before `end`; 0: it is cut off. */
static size_t
get_varint(const uint8_t *bytes, const uint8_t *end, uint64_t *value)
{
	*value = 0;
	for (size_t i = 0; i < 9 && bytes + i < end; i++) {
		if (i == 8) {
			*value = *value << 8 | bytes[i];
			return 9;
		}
		*value = *value << 7 | (bytes[i] & 0x7f);
		if (bytes[i] < 0x80)
			return i + 1;
	}
	return 0;
}

/* ------------------------------------------------------------------- reading -- */

/* The bytes of an old page, each of which is part of one thing only. */
static const uint8_t *
use_page(struct rewrite *r, uint32_t number)
{
	if (number < 1 || number > r->old_pages || r->used[number]) {
		fail_at(r, number, "used twice, or outside the file");
		return NULL;
	}
	r->used[number] = 1;
	r->used_count++;
	return r->old + (size_t)(number - 1) * PAGE;
}

static bool
is_leaf(const struct page *page)
{
	return page->type == LEAF_TABLE || page->type == LEAF_INDEX;
}

static bool
read_page(struct rewrite *r, uint32_t number, struct page *page)
{
	*page = (struct page){.number = number, .bytes = use_page(r, number)};
	if (!page->bytes)
		return false;
	const uint8_t *header = page->bytes + (number == 1 ? HEADER : 0);
	page->type = header[0];
	page->count = get(header + 3, 2);
	page->pointers = header + (is_leaf(page) ? 8 : 12);
	if (!is_leaf(page))
		page->right = get(header + 8, NUMBER);
	if (page->type != LEAF_TABLE && page->type != LEAF_INDEX && page->type != INTERIOR_TABLE &&
	    page->type != INTERIOR_INDEX)
		return fail_at(r, number, "of no known type");
	if (page->count > (size_t)(page->bytes + PAGE - page->pointers) / POINTER)
		return fail_at(r, number, "more cells than fit");
	return true;
}

/* How many of a payload's bytes stand on the page itself. */
static uint64_t
local_size(bool is_table, uint64_t payload)
{
	const uint64_t most = is_table ? PAGE - 35 : (PAGE - 12) * 64 / 255 - 23;
	const uint64_t least = (PAGE - 12) * 32 / 255 - 23;
	uint64_t local = least + (payload - least) % (PAGE - NUMBER);
	return payload <= most ? payload : local <= most ? local : least;
}

/* The cell that begins at `at`, behind its child. */
static bool
read_cell(struct rewrite *r, const struct page *page, const uint8_t *at, struct cell *cell)
{
	const uint8_t *end = page->bytes + PAGE;
	uint64_t payload, rowid;
	size_t size = get_varint(at, end, &payload);
	size_t more = r->is_table && size ? get_varint(at + size, end, &rowid) : 0;
	if (!size || (r->is_table && !more) || payload > (uint64_t)r->old_pages * PAGE)
		return fail_at(r, page->number, "a cell without size");
	uint64_t local = local_size(r->is_table, payload);
	*cell = (struct cell){.bytes = at, .size = (uint32_t)(size + more + local),
		.spilled = (uint32_t)(payload - local)};
	if (cell->size + (cell->spilled ? NUMBER : 0) > end - at)
		return fail_at(r, page->number, "a cell across its end");
	if (cell->spilled)
		cell->overflow = get(at + cell->size, NUMBER);
	return true;
}

static void
append_cell(struct rewrite *r, const struct cell *cell)
{
	if (r->count == r->room) {
		r->room = r->room ? 2 * r->room : 1024;
		r->cells = realloc(r->cells, r->room * sizeof *r->cells);
		if (!r->cells)
			abort();
	}
	r->cells[r->count++] = *cell;
}

static bool
walk(struct rewrite *r, uint32_t number, int depth)
{
	struct page page;
	struct cell cell;
	if (depth > MAX_DEPTH)
		return fail_at(r, number, "too deep");
	if (!read_page(r, number, &page))
		return false;
	if (depth == 0)
		r->is_table = page.type == LEAF_TABLE || page.type == INTERIOR_TABLE;
	if (r->is_table != (page.type == LEAF_TABLE || page.type == INTERIOR_TABLE))
		return fail_at(r, number, "a table's page in an index, or the other way round");
	for (uint32_t i = 0; i < page.count; i++) {
		uint32_t at = get(page.pointers + i * POINTER, POINTER);
		if (at > PAGE - MIN_CELL)
			return fail_at(r, number, "a cell outside");
		const uint8_t *bytes = page.bytes + at;
		if (!is_leaf(&page)) {
			if (!walk(r, get(bytes, NUMBER), depth + 1))
				return false;
			bytes += NUMBER;
		}
		if (page.type == INTERIOR_TABLE) /* only a row's key, which the leaf has too */
			continue;
		if (!read_cell(r, &page, bytes, &cell))
			return false;
		append_cell(r, &cell);
	}
	return is_leaf(&page) || walk(r, page.right, depth + 1);
}

/* ------------------------------------------------------------------- writing -- */

static uint32_t
new_number(struct rewrite *r)
{
	while (r->next <= r->old_pages && r->roots[r->next])
		r->next++;
	return r->next++;
}

static bool
write_at(struct rewrite *r, uint32_t number, const uint8_t *bytes, size_t size)
{
	if (number > MAX_PAGES)
		return fail_at(r, number, "the file gets too large");
	ssize_t written = pwrite(r->out, bytes, size, (off_t)(number - 1) * PAGE);
	if (written == (ssize_t)size)
		return true;
	status_report("%s: cannot be written: %s", r->path, written < 0 ? strerror(errno) : "disk full");
	r->status = STATUS_IO;
	return false;
}

static bool
copy_overflow(struct rewrite *r, struct cell *cell)
{
	uint32_t old = cell->overflow, number = new_number(r);
	cell->overflow = number;
	for (uint32_t left = cell->spilled; left;) {
		uint8_t page[PAGE] = {0};
		uint32_t size = left < PAGE - NUMBER ? left : PAGE - NUMBER;
		const uint8_t *from = use_page(r, old);
		if (!from)
			return false;
		left -= size;
		uint32_t next = left ? new_number(r) : 0;
		put(page, NUMBER, next);
		memcpy(page + NUMBER, from + NUMBER, size);
		if (!write_at(r, number, page, PAGE))
			return false;
		old = get(from, NUMBER);
		number = next;
	}
	return !old || fail_at(r, old, "follows the end of a row");
}

/* FNV-1a; its highest bits depend on all others. */
static uint32_t
hash(const struct cell *cell)
{
	uint32_t hash = 2166136261;
	uint32_t n = cell->size;
	for (uint32_t i = 0; i < n; i++)
		hash = (hash ^ cell->bytes[i]) * 16777619;
	return hash;
}

/* What a cell takes of its page. */
static uint32_t
space(const struct cell *cell, bool leaf)
{
	uint32_t size = cell->size + (cell->spilled ? NUMBER : 0) + (leaf ? 0 : NUMBER);
	return (size < MIN_CELL ? MIN_CELL : size) + POINTER;
}

static uint32_t
page_room(const struct rewrite *r, bool leaf)
{
	return PAGE - (r->root == 1 ? HEADER : 0) - (leaf ? 8 : 12);
}

/* The cell at which a page that begins with cell `first` ends: the next one goes above it, see
 * write_level; `count`: none, all fit. */
static size_t
page_end(const struct rewrite *r, size_t first, bool leaf)
{
	const bool keep = leaf && r->is_table;
	const uint32_t room = page_room(r, leaf);
	size_t best = r->count;
	uint32_t used = 0, least = UINT32_MAX;
	size_t i = first;
	for (; i < r->count; i++) {
		uint32_t with = used + space(&r->cells[i], leaf);
		if ((keep ? with : used) > room)
			break;
		if (i + 1 < r->count && i > first) {
			uint32_t value = (keep ? with : used) < (uint32_t)FILLED ? UINT32_MAX : hash(&r->cells[i]);
			if (value <= least) {
				best = i;
				least = value;
			}
		}
		used = with;
	}
	if (i == r->count && used <= room)
		return r->count;
	return best;
}

/* Cells [first, end), and what is behind them. */
static bool
write_page(struct rewrite *r, uint32_t number, size_t first, size_t end, bool leaf, uint32_t right)
{
	uint8_t page[PAGE] = {0}, *header = page, *at = page + PAGE;
	if (number == 1) {
		memcpy(page, r->old, HEADER);
		header += HEADER;
	}
	uint8_t *pointer = header + (leaf ? 8 : 12);
	for (const struct cell *cell = r->cells + first; cell < r->cells + end; cell++) {
		at -= space(cell, leaf) - POINTER;
		put(pointer, POINTER, (uint32_t)(at - page));
		pointer += POINTER;
		uint8_t *to = at;
		if (!leaf) {
			put(to, NUMBER, cell->child);
			to += NUMBER;
		}
		memcpy(to, cell->bytes, cell->size);
		if (cell->spilled)
			put(to + cell->size, NUMBER, cell->overflow);
	}
	header[0] = leaf ? (r->is_table ? LEAF_TABLE : LEAF_INDEX)
	    : (r->is_table ? INTERIOR_TABLE : INTERIOR_INDEX);
	put(header + 3, 2, (uint32_t)(end - first));
	put(header + 5, 2, (uint32_t)(at - page));
	if (!leaf)
		put(header + 8, NUMBER, right);
	return write_at(r, number, page, PAGE);
}

/* The key of a table's row alone, as interior pages have it. */
static struct cell
key_of(const struct cell *row)
{
	uint64_t value;
	const uint8_t *end = row->bytes + row->size;
	const uint8_t *key = row->bytes + get_varint(row->bytes, end, &value);
	return (struct cell){.bytes = key, .size = (uint32_t)get_varint(key, end, &value)};
}

static bool
write_level(struct rewrite *r, bool leaf, uint32_t *right)
{
	size_t above = 0;
	for (size_t first = 0;;) {
		size_t end = page_end(r, first, leaf);
		bool last = end == r->count;
		bool keep = leaf && r->is_table && !last;
		if (leaf)
			for (size_t i = first; i < end + !last; i++)
				if (r->cells[i].spilled && !copy_overflow(r, &r->cells[i]))
					return false;
		uint32_t number = last && !above ? r->root : new_number(r);
		uint32_t child = last ? *right : r->cells[end].child;
		if (!write_page(r, number, first, end + keep, leaf, child))
			return false;
		if (last) {
			*right = number;
			break;
		}
		r->cells[above] = keep ? key_of(&r->cells[end]) : r->cells[end];
		r->cells[above++].child = number;
		first = end + 1;
	}
	r->count = above;
	return true;
}

static bool
rewrite_tree(struct rewrite *r, uint32_t root)
{
	uint32_t right = 0;
	r->root = root;
	r->count = 0;
	if (!walk(r, root, 0))
		return false;
	for (bool leaf = true; right != root; leaf = false)
		if (!write_level(r, leaf, &right))
			return false;
	return true;
}

/* -------------------------------------------------------------- the whole file -- */

static bool
check_header(struct rewrite *r)
{
	if (get(r->old + HEADER_PAGE_SIZE, 2) != PAGE || r->old[HEADER_RESERVED] ||
	    get(r->old + HEADER_AUTO_VACUUM, 4) || get(r->old + HEADER_PAGE_COUNT, 4) != r->old_pages)
		return fail_at(r, 1, "not a header as kalauz-data writes it");
	return true;
}

static bool
finish_header(struct rewrite *r)
{
	uint8_t header[HEADER];
	memcpy(header, r->old, HEADER);
	uint32_t pages = new_number(r) - 1;
	for (uint32_t i = pages + 1; i <= r->old_pages; i++)
		if (r->roots[i])
			return fail_at(r, i, "a root behind the pages of rows");
	put(header + HEADER_PAGE_COUNT, 4, pages);
	put(header + HEADER_FREELIST, 4, 0);
	put(header + HEADER_FREELIST_COUNT, 4, 0);
	return write_at(r, 1, header, HEADER);
}

static bool
rewrite_all(struct rewrite *r)
{
	for (uint32_t i = 1; i <= r->old_pages; i++)
		if (r->roots[i] && !rewrite_tree(r, i))
			return false;
	if (r->used_count + get(r->old + HEADER_FREELIST_COUNT, 4) != r->old_pages)
		return fail_at(r, r->used_count, "of no use");
	return finish_header(r);
}

static enum status
read_roots(struct rewrite *r)
{
	struct db *db;
	enum status status = db_open(&db, r->path);
	if (status != STATUS_DONE)
		return status;
	struct query *query = db_query(db, "SELECT rootpage FROM sqlite_schema WHERE rootpage > 0");
	r->roots[1] = 1;
	while (db_row(query)) {
		int64_t root = db_int(query, 0);
		if (root > 0 && root <= r->old_pages)
			r->roots[root] = 1;
	}
	status = db_end(query);
	db_close(db);
	return status;
}

enum status
pages_rewrite(const char *path)
{
	struct rewrite r = {.path = path, .next = 1};
	struct stat s;
	int in = open(path, O_RDONLY | O_CLOEXEC);
	if (in < 0 || fstat(in, &s))
		return STATUS_IO;
	r.old_pages = (uint32_t)(s.st_size / PAGE);
	r.old = mmap(NULL, (size_t)s.st_size, PROT_READ, MAP_PRIVATE, in, 0);
	close(in);
	r.used = calloc(r.old_pages + 1, 1);
	r.roots = calloc(r.old_pages + 1, 1);
	r.status = read_roots(&r);
	if (r.status == STATUS_DONE && check_header(&r)) {
		unlink(path);
		r.out = open(path, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0666);
		rewrite_all(&r);
		close(r.out);
	}
	munmap((void *)r.old, (size_t)s.st_size);
	free(r.used);
	free(r.roots);
	free(r.cells);
	return r.status;
}
