#include "data/query/row_bytes.h"

#include <endian.h>
#include <stdlib.h>
#include <string.h>

#include "data/base/hash.h"

static unsigned char *
room_for(struct row_bytes *row, size_t size)
{
	if (row->room - row->used < size) {
		row->room = 2 * (row->used + size);
		row->bytes = realloc(row->bytes, row->room);
		if (!row->bytes)
			abort();
	}
	row->used += size;
	return row->bytes + row->used - size;
}

static void
add(struct row_bytes *row, char tag, uint64_t number, const void *bytes, size_t size)
{
	uint64_t highest_first = htobe64(number);
	unsigned char *to = room_for(row, 1 + sizeof number + size);
	*to = (unsigned char)tag;
	memcpy(to + 1, &highest_first, sizeof number);
	if (size)
		memcpy(to + 1 + sizeof number, bytes, size);
}

void
row_bytes_clear(struct row_bytes *row)
{
	row->used = 0;
}

void
row_bytes_add_null(struct row_bytes *row)
{
	*room_for(row, 1) = 'N';
}

void
row_bytes_add_number(struct row_bytes *row, int64_t number)
{
	add(row, 'I', (uint64_t)number, NULL, 0);
}

void
row_bytes_add_text(struct row_bytes *row, const void *bytes, size_t size)
{
	add(row, 'S', size, bytes, size);
}

void
row_bytes_add_blob(struct row_bytes *row, const void *bytes, size_t size)
{
	add(row, 'B', size, bytes, size);
}

void
row_bytes_free(struct row_bytes *row)
{
	free(row->bytes);
	*row = (struct row_bytes){0};
}

/* The table is the seed: equal rows of two tables count differently. */
uint64_t
row_hash(const struct row_bytes *row, enum row_table table)
{
	const char *name = row_shapes[table].name;
	return hash_of(row->bytes, row->used, hash_of(name, strlen(name), 0));
}
