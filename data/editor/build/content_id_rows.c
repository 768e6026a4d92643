#include "data/editor/build/content_id_rows.h"

#include "data/query/content_id.h"

void
content_id_of_rows(const struct replica_rows *rows, char hex[DIGEST_HEX])
{
	enum row_table order[ROW_TABLES] = {0};
	struct row_bytes row = {0};
	struct digest *digest = digest_new();
	size_t tables = content_id_tables(order);
	for (size_t i = 0; i < tables; i++) {
		content_id_begin_table(digest, order[i]);
		for (size_t r = 0; r < rows->of[order[i]].count; r++) {
			replica_row_bytes(&row, order[i], replica_row(rows, order[i], r), row_columns(order[i]));
			digest_add(digest, row.bytes, row.used);
		}
	}
	digest_end(digest, hex);
	row_bytes_free(&row);
}
