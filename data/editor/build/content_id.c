#include "data/editor/build/content_id.h"

#include <endian.h>
#include <stdlib.h>
#include <string.h>

static int
by_name(const void *a, const void *b)
{
	return strcmp(row_shapes[*(const enum row_table *)a].name, row_shapes[*(const enum row_table *)b].name);
}

/* The tables that are covered, in order; returns how many. */
static size_t
tables_in_order(enum row_table order[ROW_TABLES])
{
	size_t count = 0;
	for (enum row_table table = 0; table < ROW_TABLES; table++)
		if (table != ROW_META)
			order[count++] = table;
	qsort(order, count, sizeof *order, by_name);
	return count;
}

static void
begin_table(struct digest *digest, enum row_table table)
{
	const char *name = row_shapes[table].name;
	const uint64_t size = htobe64(strlen(name));
	digest_add(digest, "T", 1);
	digest_add(digest, &size, sizeof size);
	digest_add(digest, name, strlen(name));
}

void
content_id_of_rows(const struct replica_rows *rows, char hex[DIGEST_HEX])
{
	enum row_table order[ROW_TABLES] = {0};
	struct row_bytes row = {0};
	struct digest *digest = digest_new();
	size_t tables = tables_in_order(order);
	for (size_t i = 0; i < tables; i++) {
		begin_table(digest, order[i]);
		for (size_t r = 0; r < rows->of[order[i]].count; r++) {
			replica_row_bytes(&row, order[i], replica_row(rows, order[i], r), row_columns(order[i]));
			digest_add(digest, row.bytes, row.used);
		}
	}
	digest_end(digest, hex);
	row_bytes_free(&row);
}

static enum status
add_table(struct digest *digest, struct db *db, const char *select, enum row_table table)
{
	struct query *query = db_query(db, select);
	begin_table(digest, table);
	while (db_row(query)) {
		const struct row_bytes *row = db_row_bytes(query, row_columns(table));
		digest_add(digest, row->bytes, row->used);
	}
	return db_end(query);
}

enum status
content_id_of_file(struct db *db, char hex[DIGEST_HEX])
{
	enum row_table order[ROW_TABLES] = {0};
	enum status status = STATUS_DONE;
	struct digest *digest = digest_new();
	struct arena selects = {0}; /* the database knows its statements by their addresses */
	size_t tables = tables_in_order(order);
	for (size_t i = 0; status == STATUS_DONE && i < tables; i++)
		status = add_table(digest, db, db_select(&selects, order[i], 0), order[i]);
	digest_end(digest, hex);
	arena_free(&selects);
	return status;
}
