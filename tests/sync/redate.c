#include "tests/sync/redate.h"

#include <inttypes.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "data/query/row_bytes.h"

static void
run(sqlite3 *db, const char *sql)
{
	if (sqlite3_exec(db, sql, NULL, NULL, NULL) != SQLITE_OK) {
		fprintf(stderr, "redate: %s\n", sqlite3_errmsg(db));
		abort();
	}
}

/* What the rows of meta add up to, see "Seals" in data/schema.sql. */
static uint64_t
sum_of(sqlite3 *db)
{
	struct row_bytes row = {0};
	sqlite3_stmt *statement;
	uint64_t sum = 0;
	sqlite3_prepare_v2(db, "SELECT key, value FROM meta WHERE key <> 'seal'", -1, &statement, NULL);
	while (sqlite3_step(statement) == SQLITE_ROW) {
		row_bytes_clear(&row);
		for (int i = 0; i < 2; i++) {
			const char *text = (const char *)sqlite3_column_text(statement, i);
			row_bytes_add_text(&row, text, strlen(text));
		}
		sum += row_hash(&row, ROW_META);
	}
	sqlite3_finalize(statement);
	row_bytes_free(&row);
	return sum;
}

void
redate(const char *path, const char *date)
{
	char sql[128];
	sqlite3 *db;
	if (sqlite3_open(path, &db) != SQLITE_OK)
		abort();
	run(db, "PRAGMA journal_mode = OFF");
	snprintf(sql, sizeof sql, "UPDATE meta SET value = '%s' WHERE key = 'date'", date);
	run(db, sql);
	snprintf(sql, sizeof sql, "UPDATE meta SET value = '%016" PRIx64 "' WHERE key = 'seal'", sum_of(db));
	run(db, sql);
	sqlite3_close(db);
}
