#include "tests/faults/row_damage.h"

#include <inttypes.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_COLUMNS = 32, TRIES = 12, MOST_PLACES = 1024 };

/* splitmix64 (public domain, Sebastiano Vigna). */
static uint64_t
random_below(uint64_t *state, uint64_t limit)
{
	uint64_t z = *state += 0x9e3779b97f4a7c15;
	z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9;
	z = (z ^ z >> 27) * 0x94d049bb133111eb;
	return (z ^ z >> 31) % limit;
}

static void
give_up(sqlite3 *db, const char *what)
{
	fprintf(stderr, "row_damage: %s: %s\n", what, sqlite3_errmsg(db));
	exit(2);
}

static sqlite3 *
open_file(const char *path)
{
	sqlite3 *db;
	if (sqlite3_open(path, &db) != SQLITE_OK ||
	    sqlite3_exec(db, "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA foreign_keys = OFF;"
	        "PRAGMA ignore_check_constraints = ON", NULL, NULL, NULL) != SQLITE_OK)
		give_up(db, path);
	return db;
}

static sqlite3_stmt *
prepare(sqlite3 *db, const char *sql)
{
	sqlite3_stmt *statement;
	if (sqlite3_prepare_v2(db, sql, -1, &statement, NULL) != SQLITE_OK)
		give_up(db, sql);
	return statement;
}

void
row_damage_loosen(const char *path)
{
	sqlite3 *db = open_file(path);
	const char *sql = "PRAGMA writable_schema = ON;"
	    "UPDATE sqlite_schema SET sql = replace(replace(replace(replace(replace(sql, 'INTEGER NOT NULL', 'INTEGER'),"
	    "'TEXT NOT NULL', 'TEXT'), 'BLOB NOT NULL', 'BLOB'), ') STRICT, ', ') '), ') STRICT', ')')"
	    "WHERE type = 'table'; PRAGMA writable_schema = RESET; PRAGMA integrity_check";
	sqlite3_db_config(db, SQLITE_DBCONFIG_DEFENSIVE, 0, NULL);
	if (sqlite3_exec(db, sql, NULL, NULL, NULL) != SQLITE_OK)
		give_up(db, "loosen");
	sqlite3_close(db);
}

struct row_place *
row_damage_places(const char *path, size_t *count)
{
	struct row_place *places = calloc(MOST_PLACES, sizeof *places);
	sqlite3 *db = open_file(path);
	sqlite3_stmt *rows = prepare(db, "SELECT t.name, c.name, c.cid FROM sqlite_schema AS t, pragma_table_info(t.name) AS c"
	    " WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite%' ORDER BY t.name, c.cid");
	*count = 0;
	while (places && sqlite3_step(rows) == SQLITE_ROW && *count < MOST_PLACES) {
		struct row_place *place = &places[(*count)++];
		snprintf(place->table, sizeof place->table, "%s", sqlite3_column_text(rows, 0));
		snprintf(place->column, sizeof place->column, "%s", sqlite3_column_text(rows, 1));
		place->column_number = sqlite3_column_int(rows, 2);
	}
	sqlite3_finalize(rows);
	sqlite3_close(db);
	return places;
}

/* -------------------------------------------------------------------- a row -- */

struct row {
	sqlite3_value *values[MOST_COLUMNS];
	int count;
};

struct work {
	sqlite3 *db;
	const struct row_place *place;
	uint64_t random;
	struct row row, other; /* two of the table, or the same twice */
	char names[MOST_COLUMNS][64];
};

/* The row at a random position. */
static bool
take_row(struct work *work, struct row *out)
{
	char sql[256];
	snprintf(sql, sizeof sql, "SELECT count(*) FROM \"%s\"", work->place->table);
	sqlite3_stmt *statement = prepare(work->db, sql);
	int64_t count = sqlite3_step(statement) == SQLITE_ROW ? sqlite3_column_int64(statement, 0) : 0;
	sqlite3_finalize(statement);
	if (!count)
		return false;
	snprintf(sql, sizeof sql, "SELECT * FROM \"%s\" LIMIT 1 OFFSET %" PRIu64, work->place->table,
	    random_below(&work->random, (uint64_t)count));
	statement = prepare(work->db, sql);
	bool found = sqlite3_step(statement) == SQLITE_ROW;
	out->count = found ? sqlite3_column_count(statement) : 0;
	for (int i = 0; i < out->count; i++) {
		out->values[i] = sqlite3_value_dup(sqlite3_column_value(statement, i));
		snprintf(work->names[i], sizeof work->names[i], "%s", sqlite3_column_name(statement, i));
	}
	sqlite3_finalize(statement);
	return found;
}

static void
free_row(struct row *row)
{
	for (int i = 0; i < row->count; i++)
		sqlite3_value_free(row->values[i]);
	row->count = 0;
}

static bool
same_value(sqlite3_value *a, sqlite3_value *b)
{
	return sqlite3_value_type(a) == sqlite3_value_type(b) && sqlite3_value_bytes(a) == sqlite3_value_bytes(b) &&
	    !memcmp(sqlite3_value_bytes(a) ? sqlite3_value_blob(a) : "", sqlite3_value_bytes(b) ? sqlite3_value_blob(b) : "",
	        (size_t)sqlite3_value_bytes(a));
}

/* -------------------------------------------------------------------- damage -- */

/* Whether it changed a row. */
static bool
change(struct work *work, sqlite3_stmt *statement)
{
	int before = sqlite3_total_changes(work->db);
	int result = sqlite3_step(statement);
	sqlite3_finalize(statement);
	return result == SQLITE_DONE && sqlite3_total_changes(work->db) > before;
}

/* "VERB "table" TAIL WHERE all columns are those of the row". */
static sqlite3_stmt *
statement_on(struct work *work, const char *verb, const char *tail, const struct row *row, int first)
{
	char sql[4096];
	int at = snprintf(sql, sizeof sql, "%s \"%s\" %s WHERE 1", verb, work->place->table, tail);
	for (int i = 0; i < row->count; i++)
		at += snprintf(sql + at, sizeof sql - (size_t)at, " AND \"%s\" IS ?%d", work->names[i], first + i);
	sqlite3_stmt *statement = prepare(work->db, sql);
	for (int i = 0; i < row->count; i++)
		sqlite3_bind_value(statement, first + i, row->values[i]);
	return statement;
}

static sqlite3_stmt *
setting(struct work *work, const struct row *row)
{
	char tail[128];
	snprintf(tail, sizeof tail, "SET \"%s\" = ?1", work->place->column);
	return statement_on(work, "UPDATE OR FAIL", tail, row, 2);
}

static bool
drop(struct work *work)
{
	return change(work, statement_on(work, "DELETE FROM", "", &work->row, 1));
}

static sqlite3_value *
value_of(const struct work *work, const struct row *row)
{
	return row->values[work->place->column_number];
}

static bool
set_null(struct work *work)
{
	if (sqlite3_value_type(value_of(work, &work->row)) == SQLITE_NULL)
		return false;
	return change(work, setting(work, &work->row));
}

static bool
set_of_other(struct work *work)
{
	if (same_value(value_of(work, &work->row), value_of(work, &work->other)))
		return false;
	sqlite3_stmt *statement = setting(work, &work->row);
	sqlite3_bind_value(statement, 1, value_of(work, &work->other));
	return change(work, statement);
}

/* Where each value must be there once, the two change places by way of a third. */
static bool
swap(struct work *work)
{
	if (same_value(value_of(work, &work->row), value_of(work, &work->other)))
		return false;
	drop(work);
	sqlite3_stmt *statement = setting(work, &work->other);
	sqlite3_bind_value(statement, 1, value_of(work, &work->row));
	bool changed = change(work, statement);
	char sql[512];
	int at = snprintf(sql, sizeof sql, "INSERT INTO \"%s\" VALUES (?1", work->place->table);
	for (int i = 1; i < work->row.count; i++)
		at += snprintf(sql + at, sizeof sql - (size_t)at, ", ?%d", i + 1);
	snprintf(sql + at, sizeof sql - (size_t)at, ")");
	statement = prepare(work->db, sql);
	for (int i = 0; i < work->row.count; i++)
		sqlite3_bind_value(statement, i + 1, i == work->place->column_number ? value_of(work, &work->other)
		    : work->row.values[i]);
	return change(work, statement) && changed;
}

/* Binds a value near the one that stands there: the next number, a text or a blob with a byte more or less. */
static void
bind_near(struct work *work, sqlite3_stmt *statement, int place, sqlite3_value *value)
{
	const char *text = (const char *)sqlite3_value_text(value);
	int size = sqlite3_value_bytes(value), less = (int)random_below(&work->random, 2);
	char *near = sqlite3_mprintf("%.*s%s", size - less, text ? text : "", less ? "" : "a");
	if (sqlite3_value_type(value) == SQLITE_INTEGER)
		sqlite3_bind_int64(statement, place, sqlite3_value_int64(value) + (less ? -1 : 1));
	else if (sqlite3_value_type(value) == SQLITE_FLOAT)
		sqlite3_bind_double(statement, place, sqlite3_value_double(value) + 1);
	else if (sqlite3_value_type(value) == SQLITE_BLOB)
		sqlite3_bind_blob(statement, place, near, (int)strlen(near), SQLITE_TRANSIENT);
	else if (sqlite3_value_type(value) == SQLITE_TEXT)
		sqlite3_bind_text(statement, place, near, -1, SQLITE_TRANSIENT);
	else
		sqlite3_bind_int64(statement, place, less);
	sqlite3_free(near);
}

static bool
set_near(struct work *work)
{
	sqlite3_stmt *statement = setting(work, &work->row);
	bind_near(work, statement, 1, value_of(work, &work->row));
	return change(work, statement);
}

static bool
add_row(struct work *work)
{
	char sql[512];
	int at = snprintf(sql, sizeof sql, "INSERT INTO \"%s\" VALUES (?1", work->place->table);
	for (int i = 1; i < work->row.count; i++)
		at += snprintf(sql + at, sizeof sql - (size_t)at, ", ?%d", i + 1);
	snprintf(sql + at, sizeof sql - (size_t)at, ")");
	sqlite3_stmt *statement = prepare(work->db, sql);
	for (int i = 0; i < work->row.count; i++)
		if (i == work->place->column_number)
			bind_near(work, statement, i + 1, work->row.values[i]);
		else
			sqlite3_bind_value(statement, i + 1, work->row.values[i]);
	return change(work, statement);
}

static bool
set_out_of_range(struct work *work)
{
	static const int64_t numbers[] = {-1, 0, INT64_C(1) << 62, INT64_MIN, INT32_MAX};
	sqlite3_stmt *statement = setting(work, &work->row);
	if (sqlite3_value_type(value_of(work, &work->row)) == SQLITE_TEXT)
		sqlite3_bind_text(statement, 1, random_below(&work->random, 2) ? "" : "\xff\x01 2026-13-41", -1, SQLITE_STATIC);
	else
		sqlite3_bind_int64(statement, 1, numbers[random_below(&work->random, sizeof numbers / sizeof *numbers)]);
	return change(work, statement);
}

static bool
set_type(struct work *work)
{
	sqlite3_stmt *statement = setting(work, &work->row);
	if (sqlite3_value_type(value_of(work, &work->row)) == SQLITE_BLOB)
		sqlite3_bind_text(statement, 1, "x", 1, SQLITE_STATIC);
	else
		sqlite3_bind_blob(statement, 1, "\x01\xff", 2, SQLITE_STATIC);
	return change(work, statement);
}

/* All rows that have this value here; of a first column: those of an owner. */
static bool
drop_alike(struct work *work)
{
	char sql[256];
	snprintf(sql, sizeof sql, "DELETE FROM \"%s\" WHERE \"%s\" IS ?1", work->place->table, work->place->column);
	sqlite3_stmt *statement = prepare(work->db, sql);
	sqlite3_bind_value(statement, 1, value_of(work, &work->row));
	return change(work, statement);
}

static bool
drop_all(struct work *work)
{
	char sql[256];
	snprintf(sql, sizeof sql, "DELETE FROM \"%s\" WHERE 1", work->place->table);
	return change(work, prepare(work->db, sql));
}

static const struct {
	const char *name;
	bool (*run)(struct work *);
} kinds[] = {
	{"drop", drop}, {"null", set_null}, {"near", set_near}, {"near", set_near}, {"other", set_of_other},
	{"other", set_of_other}, {"swap", swap}, {"swap", swap}, {"add", add_row}, {"add", add_row},
	{"range", set_out_of_range}, {"type", set_type}, {"drop alike", drop_alike}, {"drop all", drop_all},
};

static void
tell(const struct work *work, const char *kind, char *words, size_t size)
{
	int at = snprintf(words, size, "%s %s.%s of", kind, work->place->table, work->place->column);
	for (int i = 0; i < work->row.count && at > 0 && (size_t)at < size; i++) {
		const unsigned char *text = sqlite3_value_type(work->row.values[i]) == SQLITE_BLOB ? NULL
		    : sqlite3_value_text(work->row.values[i]);
		at += snprintf(words + at, size - (size_t)at, " %.40s", text ? (const char *)text : "-");
	}
}

/* A kind that does not go at this place leaves the file as it was, and another one is tried. */
bool
row_damage_apply(const char *path, const struct row_place *place, uint64_t seed, char *words, size_t size)
{
	struct work work = {.db = open_file(path), .place = place, .random = seed};
	bool done = false;
	if (sqlite3_exec(work.db, "PRAGMA journal_mode = MEMORY", NULL, NULL, NULL) != SQLITE_OK)
		give_up(work.db, "journal");
	for (int i = 0; !done && i < TRIES; i++) {
		size_t kind = random_below(&work.random, sizeof kinds / sizeof *kinds);
		if (!take_row(&work, &work.row) || !take_row(&work, &work.other))
			break;
		sqlite3_exec(work.db, "BEGIN", NULL, NULL, NULL);
		done = kinds[kind].run(&work);
		sqlite3_exec(work.db, done ? "COMMIT" : "ROLLBACK", NULL, NULL, NULL);
		tell(&work, kinds[kind].name, words, size);
		free_row(&work.row);
		free_row(&work.other);
	}
	sqlite3_close(work.db);
	return done;
}
