/* A row as bytes, of which checksums and the content id are made: column after column, 'N' for NULL, 'I' and a
 * number, 'S' or 'B', the size, and the bytes of a text or blob. Numbers and sizes are eight bytes, the highest
 * first. Private to data. */
#ifndef ROW_BYTES_H
#define ROW_BYTES_H

#include <stddef.h>
#include <stdint.h>

#include "data/query/replica_tables.h"

/* All zero is an empty row. */
struct row_bytes {
	unsigned char *bytes;
	size_t used, room;
};

void row_bytes_clear(struct row_bytes *);
void row_bytes_add_null(struct row_bytes *);
void row_bytes_add_number(struct row_bytes *, int64_t);
void row_bytes_add_text(struct row_bytes *, const void *, size_t);
void row_bytes_add_blob(struct row_bytes *, const void *, size_t);
void row_bytes_free(struct row_bytes *);

/* What a row counts in its checksum: the checksum of several rows is the sum of these, modulo 2^64, so that their
 * order does not matter. The bytes are of the columns that are sealed. */
uint64_t row_hash(const struct row_bytes *, enum row_table);

#endif
