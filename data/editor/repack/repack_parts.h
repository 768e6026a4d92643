/* What the files of repack share: the file format, and the work at hand. No other file includes this.
 * Sections are those of https://sqlite.org/fileformat2.html. */
#ifndef REPACK_PARTS_H
#define REPACK_PARTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "data/status.h"

enum {
	PAGE = 4096,
	FILE_HEADER = 100,   /* bytes on page 1 before the page's own header */
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
struct repack_cell {
	const uint8_t *bytes; /* in the old file, without the page numbers before and behind */
	uint32_t size;
	uint32_t child;       /* on interior pages: the new number of the page before this cell */
	uint32_t spilled;     /* bytes on overflow pages */
	uint32_t overflow;    /* the first of these, by its old number until it is copied */
};

struct repack {
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
	struct repack_cell *cells;
	size_t count, room;
};

/* Both report, set the status, and return false. */
bool repack_corrupt(struct repack *, uint32_t number, const char *what);
bool repack_refused(struct repack *, const char *what, const char *why);

/* repack_read.c. False, or NULL: reported. */
/* The bytes of an old page. Each has one use only, so no damage leads round in circles. */
const uint8_t *repack_use(struct repack *, uint32_t number);
/* Sets is_table, cells and count to those of the b-tree with this root, in order. */
bool repack_read_tree(struct repack *, uint32_t root);
/* The size of the varint at `at`; 0: it does not end before `end`. */
size_t repack_varint(const uint8_t *at, const uint8_t *end, uint64_t *value);

/* repack_write.c. False: reported. */
/* Writes cells as the pages of the b-tree with this root, and their overflow pages. */
bool repack_write_tree(struct repack *, uint32_t root);
/* Writes bytes at the start of a page. */
bool repack_write(struct repack *, uint32_t number, const uint8_t *bytes, size_t size);
/* Moves `next` behind roots: it is the number of a page that is not written yet. */
void repack_skip_roots(struct repack *);
bool repack_is_root(const struct repack *, uint32_t number);

/* Big-endian numbers of 1 to 4 bytes. */
static inline uint32_t
repack_get(const uint8_t *bytes, size_t size)
{
	uint32_t value = 0;
	while (size--)
		value = value << 8 | *bytes++;
	return value;
}

static inline void
repack_put(uint8_t *bytes, size_t size, uint32_t value)
{
	for (; size--; value >>= 8)
		bytes[size] = (uint8_t)value;
}

#endif
