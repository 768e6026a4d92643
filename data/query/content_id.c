#include "data/query/content_id.h"

#include <endian.h>
#include <stdlib.h>
#include <string.h>

#include "data/query/catalogue_parts.h"

static int
by_name(const void *a, const void *b)
{
	return strcmp(row_shapes[*(const enum row_table *)a].name, row_shapes[*(const enum row_table *)b].name);
}

size_t
content_id_tables(enum row_table order[ROW_TABLES])
{
	size_t count = 0;
	for (enum row_table table = 0; table < ROW_TABLES; table++)
		if (table != ROW_META)
			order[count++] = table;
	qsort(order, count, sizeof *order, by_name);
	return count;
}

void
content_id_begin_table(struct digest *digest, enum row_table table)
{
	const char *name = row_shapes[table].name;
	const uint64_t size = htobe64(strlen(name));
	digest_add(digest, "T", 1);
	digest_add(digest, &size, sizeof size);
	digest_add(digest, name, strlen(name));
}

static enum status
add_table(struct digest *digest, struct db *db, const char *select, enum row_table table)
{
	struct query *query = db_query(db, select);
	content_id_begin_table(digest, table);
	while (db_row(query)) {
		const struct row_bytes *row = db_row_bytes(query, row_columns(table));
		digest_add(digest, row->bytes, row->used);
	}
	return db_end(query);
}

enum status
content_id_of_file(struct db *db, struct arena *arena, char hex[DIGEST_HEX])
{
	enum row_table order[ROW_TABLES] = {0};
	enum status status = STATUS_DONE;
	struct digest *digest = digest_new();
	size_t tables = content_id_tables(order);
	for (size_t i = 0; status == STATUS_DONE && i < tables; i++)
		status = add_table(digest, db, db_select(arena, order[i], 0), order[i]);
	digest_end(digest, hex);
	return status;
}

enum status
content_id_check(struct catalogue *catalogue, bool (*go_on)(void *), void *closure)
{
	char hex[DIGEST_HEX];
	db_set_progress(catalogue->db, go_on, closure);
	enum status status = content_id_of_file(catalogue->db, &catalogue->arena, hex);
	db_set_progress(catalogue->db, NULL, NULL);
	if (status != STATUS_DONE || !strcmp(hex, catalogue->content_id))
		return status;
	status_report("%s: holds other rows than were written", catalogue->path);
	return STATUS_CORRUPT;
}
