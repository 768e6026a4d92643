/* Page breaks by content: the same database in other pages, that edits leave as they are. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <fcntl.h>
#include <inttypes.h>
#include <sqlite3.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "data/catalogue.h"
#include "data/editor/repack/repack.h"
#include "tests/support/support.h"
#include "data/query/row_bytes.h"

enum { PAGE = 4096 };

/* Numbers 1 to N, as the table `n` of a statement. */
#define COUNT(n) "WITH RECURSIVE n(i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < " n ") "
/* A text of so many letters that depend on `i`. */
#define LETTERS(size) \
	"substr(replace(hex(zeroblob((" size ") / 2 + 1)), '00', char(97 + i % 26, 97 + i % 23)), 1, " size ")"

static const char *made, *rewritten, *other;

/* -------------------------------------------------------------------- files -- */

struct bytes {
	uint8_t *data;
	size_t size;
};

static struct bytes
read_bytes(const char *path)
{
	struct bytes bytes;
	bytes.data = (uint8_t *)support_read(path, &bytes.size);
	assert_non_null(bytes.data);
	return bytes;
}

/* A new file by SQL, in one transaction. */
static void
make(const char *path, const char *sql)
{
	sqlite3 *db;
	char *error = NULL, *all = sqlite3_mprintf("PRAGMA page_size=4096; PRAGMA journal_mode=OFF; "
	    "PRAGMA synchronous=OFF; BEGIN; PRAGMA application_id=77; PRAGMA user_version=5; %s; COMMIT", sql);
	unlink(path);
	assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
	if (sqlite3_exec(db, all, NULL, NULL, &error) != SQLITE_OK)
		fail_msg("%s", error);
	sqlite3_free(all);
	assert_int_equal(sqlite3_close(db), SQLITE_OK);
}

/* ---------------------------------------------------------------- comparing -- */

static void
print_rows(FILE *out, sqlite3_stmt *statement)
{
	while (sqlite3_step(statement) == SQLITE_ROW)
		for (int i = 0; i < sqlite3_column_count(statement); i++) {
			int type = sqlite3_column_type(statement, i);
			const void *value = sqlite3_column_blob(statement, i);
			int size = sqlite3_column_bytes(statement, i);
			fprintf(out, "%d %d ", type, size);
			if (size)
				fwrite(value, 1, (size_t)size, out);
		}
}

/* Without a rowid there is none to print. */
static void
print_table(FILE *out, sqlite3 *db, const char *name)
{
	sqlite3_stmt *statement;
	char *sql = sqlite3_mprintf("SELECT rowid, * FROM \"%w\"", name);
	if (sqlite3_prepare_v2(db, sql, -1, &statement, NULL) != SQLITE_OK) {
		sqlite3_free(sql);
		sql = sqlite3_mprintf("SELECT * FROM \"%w\"", name);
		assert_int_equal(sqlite3_prepare_v2(db, sql, -1, &statement, NULL), SQLITE_OK);
	}
	print_rows(out, statement);
	assert_int_equal(sqlite3_finalize(statement), SQLITE_OK);
	sqlite3_free(sql);
}

/* All that a database says: its numbers, its schema with root pages, every row in order. */
static struct bytes
contents(const char *path)
{
	static const char *const pragmas[] = {"application_id", "user_version", "schema_version", "encoding"};
	struct bytes bytes;
	char *text;
	sqlite3 *db;
	sqlite3_stmt *tables;
	FILE *out = open_memstream(&text, &bytes.size);
	assert_int_equal(sqlite3_open_v2(path, &db, SQLITE_OPEN_READONLY, NULL), SQLITE_OK);
	for (size_t i = 0; i < sizeof pragmas / sizeof *pragmas; i++) {
		char *sql = sqlite3_mprintf("PRAGMA %s", pragmas[i]);
		assert_int_equal(sqlite3_prepare_v2(db, sql, -1, &tables, NULL), SQLITE_OK);
		print_rows(out, tables);
		sqlite3_finalize(tables);
		sqlite3_free(sql);
	}
	print_table(out, db, "sqlite_schema");
	assert_int_equal(sqlite3_prepare_v2(db, "SELECT name FROM sqlite_schema WHERE type = 'table'", -1,
	    &tables, NULL), SQLITE_OK);
	while (sqlite3_step(tables) == SQLITE_ROW)
		print_table(out, db, (const char *)sqlite3_column_text(tables, 0));
	assert_int_equal(sqlite3_finalize(tables), SQLITE_OK);
	assert_int_equal(sqlite3_close(db), SQLITE_OK);
	fclose(out);
	bytes.data = (uint8_t *)text;
	return bytes;
}

/* Indexes and freelist are compared by SQLite's own check. */
static bool
is_sound(const char *path)
{
	sqlite3 *db;
	sqlite3_stmt *statement = NULL;
	bool sound = sqlite3_open_v2(path, &db, SQLITE_OPEN_READONLY, NULL) == SQLITE_OK &&
	    sqlite3_exec(db, "PRAGMA cell_size_check=1", NULL, NULL, NULL) == SQLITE_OK &&
	    sqlite3_prepare_v2(db, "PRAGMA integrity_check", -1, &statement, NULL) == SQLITE_OK &&
	    sqlite3_step(statement) == SQLITE_ROW &&
	    !strcmp((const char *)sqlite3_column_text(statement, 0), "ok");
	sqlite3_finalize(statement);
	sqlite3_close(db);
	return sound;
}

static void
assert_same_file(const char *one, const char *two)
{
	struct bytes a = read_bytes(one), b = read_bytes(two);
	assert_int_equal(a.size, b.size);
	assert_memory_equal(a.data, b.data, a.size);
	free(a.data);
	free(b.data);
}

static void
assert_same_contents(const char *one, const char *two)
{
	struct bytes a = contents(one), b = contents(two);
	assert_int_equal(a.size, b.size);
	assert_memory_equal(a.data, b.data, a.size);
	free(a.data);
	free(b.data);
}

/* Rewriting the file `made` gives an equal, sound one; rewriting that again changes nothing. */
static void
check_made(void)
{
	support_copy(made, rewritten);
	assert_int_equal(repack_file(rewritten), STATUS_DONE);
	if (!is_sound(rewritten))
		fail_msg("%s is not sound", rewritten);
	assert_same_contents(made, rewritten);
	support_copy(rewritten, other);
	assert_int_equal(repack_file(other), STATUS_DONE);
	assert_same_file(rewritten, other);
}

static void
check(const char *sql)
{
	make(made, sql);
	check_made();
}

/* ------------------------------------------------------------------- shapes -- */

static void
test_small(void **state)
{
	(void)state;
	check("CREATE TABLE a (x)");
	check("CREATE TABLE a (x); CREATE INDEX i ON a (x); CREATE TABLE b (k PRIMARY KEY) WITHOUT ROWID");
	check("CREATE TABLE a (x); CREATE INDEX i ON a (x); CREATE TABLE b (k PRIMARY KEY) WITHOUT ROWID; "
	    "INSERT INTO a VALUES (1); INSERT INTO b VALUES ('one')");
	check("CREATE TABLE a (x); CREATE VIEW v AS SELECT x FROM a; "
	    "CREATE TRIGGER t AFTER INSERT ON a BEGIN DELETE FROM a WHERE x < new.x; END; "
	    "INSERT INTO a VALUES (1)");
}

/* Cells of three bytes take four. */
static void
test_short_cells(void **state)
{
	(void)state;
	check("CREATE TABLE a (x); CREATE INDEX i ON a (x); CREATE TABLE b (k PRIMARY KEY) WITHOUT ROWID; "
	    COUNT("5000") "INSERT INTO a SELECT NULL FROM n; " COUNT("100") "INSERT INTO b SELECT i FROM n; "
	    "INSERT INTO b VALUES (0)");
}

static void
test_keys(void **state)
{
	(void)state;
	check("CREATE TABLE a (k INTEGER PRIMARY KEY, x); CREATE INDEX i ON a (x); "
	    COUNT("20000") "INSERT INTO a SELECT (i - 10000) * 922337203685477, i % 77 FROM n");
	check("CREATE TABLE a (k INTEGER PRIMARY KEY AUTOINCREMENT, x); "
	    COUNT("20000") "INSERT INTO a (x) SELECT " LETTERS("i % 200") " FROM n");
}

/* Every size around those at which a payload begins to spill, or fills one overflow page more. */
static void
test_spilling(void **state)
{
	(void)state;
	check("CREATE TABLE a (x); CREATE TABLE b (k PRIMARY KEY, x) WITHOUT ROWID; "
	    COUNT("60") "INSERT INTO a SELECT " LETTERS("4030 + i") " FROM n; "
	    COUNT("60") "INSERT INTO a SELECT " LETTERS("4550 + i") " FROM n; "
	    COUNT("60") "INSERT INTO a SELECT " LETTERS("8630 + i") " FROM n; "
	    COUNT("60") "INSERT INTO b SELECT i, " LETTERS("960 + i") " FROM n; "
	    COUNT("60") "INSERT INTO b SELECT i + 100, " LETTERS("4550 + i") " FROM n");
}

/* Keys of their own overflow pages in leaves and above them, four cells a page. */
static void
test_long_keys(void **state)
{
	(void)state;
	check("CREATE TABLE a (k PRIMARY KEY) WITHOUT ROWID; "
	    COUNT("3000") "INSERT INTO a SELECT i || " LETTERS("900 + i % 300") " FROM n");
	check("CREATE TABLE a (x); CREATE INDEX i ON a (x); "
	    COUNT("1000") "INSERT INTO a SELECT " LETTERS("i * 9") " || i FROM n");
}

static void
test_many_levels(void **state)
{
	(void)state;
	check("CREATE TABLE a (x); CREATE TABLE b (k PRIMARY KEY, x) WITHOUT ROWID; CREATE INDEX i ON b (x, k); "
	    COUNT("3000") "INSERT INTO a SELECT " LETTERS("3000") " FROM n; "
	    COUNT("30000") "INSERT INTO b SELECT i * 7919 % 30011, " LETTERS("i % 60") " FROM n");
}

/* A page 1 that is a leaf, that has no cell, and that has several. */
static void
test_schema(void **state)
{
	static char sql[200000];
	(void)state;
	for (int size = 3700; size < 4100; size += 5) {
		snprintf(sql, sizeof sql, "CREATE TABLE a (x /* %*s */); INSERT INTO a VALUES (1)", size, "");
		check(sql);
	}
	for (int tables = 20; tables <= 300; tables += 56) {
		char *at = sql;
		for (int i = 0; i < tables; i++)
			at += sprintf(at, "CREATE TABLE t%d (k PRIMARY KEY, y /* %*s */) WITHOUT ROWID; ", i, i % 7 * 40, "");
		for (int i = 0; i < tables; i++)
			at += sprintf(at, "INSERT INTO t%d VALUES (1, 2);", i);
		check(sql);
	}
}

static void
test_free_pages(void **state)
{
	(void)state;
	check("CREATE TABLE a (k INTEGER PRIMARY KEY, x); "
	    COUNT("3000") "INSERT INTO a SELECT i, " LETTERS("i % 500") " FROM n; "
	    "DELETE FROM a WHERE k BETWEEN 9 AND 2900");
}

/* --------------------------------------------------------------- stable pages -- */

#define PROSE "CREATE TABLE a (k PRIMARY KEY, x) WITHOUT ROWID; CREATE TABLE b (k INTEGER PRIMARY KEY, x); "
#define PROSE_ROWS(order) \
	COUNT("20000") "INSERT INTO a SELECT i * 10, printf('%d%*s', i * i, i % 91, '') FROM n " \
	"ORDER BY i " order "; " \
	COUNT("20000") "INSERT INTO b SELECT i * 10, printf('%d%*s', i * i, i % 97, '') FROM n " \
	"ORDER BY i " order

static void
test_other_order(void **state)
{
	(void)state;
	make(rewritten, PROSE PROSE_ROWS(""));
	make(other, PROSE PROSE_ROWS("DESC"));
	assert_int_equal(repack_file(rewritten), STATUS_DONE);
	assert_int_equal(repack_file(other), STATUS_DONE);
	assert_same_file(rewritten, other);
}

static int
compare_pages(const void *a, const void *b)
{
	return memcmp(a, b, PAGE);
}

/* How many pages of one file are none of another's. */
static size_t
new_pages(const char *old_path, const char *new_path)
{
	struct bytes old = read_bytes(old_path), new = read_bytes(new_path);
	size_t count = 0;
	qsort(old.data, old.size / PAGE, PAGE, compare_pages);
	for (size_t i = 0; i < new.size; i += PAGE)
		count += !bsearch(new.data + i, old.data, old.size / PAGE, PAGE, compare_pages);
	free(old.data);
	free(new.data);
	return count;
}

/* Of 700 pages, an edit in each of two tables touches the header, both leaves, now and then the
 * next few and what is above them. SQLite's own breaks take half of the file. */
static void
test_edits(void **state)
{
	static const char *const edits[] = {
		"INSERT INTO %s VALUES (%d, 'a new row of some length')",
		"UPDATE %s SET x = x || ' made longer' WHERE k = %d",
		"DELETE FROM %s WHERE k = %d",
	};
	char sql[2000];
	size_t ours = 0, sqlites = 0;
	(void)state;
	make(made, PROSE PROSE_ROWS(""));
	support_copy(made, rewritten);
	assert_int_equal(repack_file(rewritten), STATUS_DONE);
	for (int i = 0; i < 15; i++) {
		int key = (1000 + i * 1200) * 10 + (i % 3 ? 0 : 5);
		char edit[2][100];
		for (int j = 0; j < 2; j++)
			snprintf(edit[j], sizeof edit[j], edits[i % 3], j ? "b" : "a", key);
		snprintf(sql, sizeof sql, "%s%s;%s;%s", PROSE, PROSE_ROWS(""), edit[0], edit[1]);
		make(other, sql);
		sqlite3 *db; /* pages as a build has them, which writes its rows in order */
		assert_int_equal(sqlite3_open(other, &db), SQLITE_OK);
		assert_int_equal(sqlite3_exec(db, "PRAGMA synchronous=OFF; VACUUM", NULL, NULL, NULL), SQLITE_OK);
		sqlite3_close(db);
		sqlites += new_pages(made, other);
		assert_int_equal(repack_file(other), STATUS_DONE);
		size_t count = new_pages(rewritten, other);
		ours += count;
		assert_true(count <= 40);
	}
	assert_true(ours <= 15 * 12);
	assert_true(sqlites >= 15 * 100);
}

/* -------------------------------------------------------------------- damage -- */

static uint64_t random_state = 20261123;

/* splitmix64 (public domain, Sebastiano Vigna). */
static uint64_t
random_below(uint64_t limit)
{
	uint64_t z = random_state += 0x9e3779b97f4a7c15;
	z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9;
	z = (z ^ z >> 27) * 0x94d049bb133111eb;
	return (z ^ z >> 31) % limit;
}

/* Half of the flips where b-trees have their headers, pointers and first cells. */
static size_t
random_place(size_t size)
{
	return random_below(2) ? random_below(size) : random_below(size / PAGE) * PAGE + random_below(64);
}

static enum status
rewrite_quietly(const char *path)
{
	int kept = dup(STDERR_FILENO), null = open("/dev/null", O_WRONLY);
	dup2(null, STDERR_FILENO);
	enum status status = repack_file(path);
	dup2(kept, STDERR_FILENO);
	close(kept);
	close(null);
	return status;
}

static void
test_damage(void **state)
{
	size_t refused = 0, done = 0;
	(void)state;
	make(made, "CREATE TABLE a (x); CREATE TABLE b (k PRIMARY KEY) WITHOUT ROWID; CREATE INDEX i ON a (x); "
	    COUNT("40") "INSERT INTO a SELECT " LETTERS("i * i * 3") " FROM n; "
	    COUNT("40") "INSERT INTO b SELECT i || " LETTERS("i * 70") " FROM n");
	struct bytes good = read_bytes(made);
	for (int i = 0; i < 2000; i++) {
		size_t at = random_place(good.size);
		uint8_t mask = (uint8_t)(1 + random_below(255));
		good.data[at] ^= mask;
		support_write(made, good.data, good.size);
		good.data[at] ^= mask;
		support_copy(made, other);
		if (rewrite_quietly(other) != STATUS_DONE) {
			refused++;
			if (at >= 100)
				assert_false(is_sound(made));
		} else if (is_sound(made)) {
			done++;
			assert_true(is_sound(other));
			assert_same_contents(made, other);
		}
	}
	assert_true(refused > 100 && done > 100);
	for (size_t size = 0; size < good.size; size += 509) {
		support_write(other, good.data, size);
		assert_int_not_equal(rewrite_quietly(other), STATUS_DONE);
	}
	free(good.data);
}

static enum status
check_quietly(const char *path)
{
	struct catalogue *catalogue = NULL;
	int kept = dup(STDERR_FILENO), null = open("/dev/null", O_WRONLY);
	dup2(null, STDERR_FILENO);
	enum status status = catalogue_open(&catalogue, path);
	if (status == STATUS_DONE)
		status = catalogue_check(catalogue, NULL, NULL);
	catalogue_close(catalogue);
	dup2(kept, STDERR_FILENO);
	close(kept);
	close(null);
	return status;
}

/* The kiosk's check knows what SQLite's check of the whole file knows of the pages left out. */
static void
check_flips(struct bytes good, size_t at, size_t size)
{
	for (size_t end = at + size; at < end; at++) {
		uint8_t mask = (uint8_t)(1 + random_below(255));
		good.data[at] ^= mask;
		support_write(other, good.data, good.size);
		good.data[at] ^= mask;
		assert_false(is_sound(other));
		assert_int_not_equal(check_quietly(other), STATUS_DONE);
	}
}

/* What a row of table meta counts in its checksum. */
static uint64_t
meta_hash(const char *key, const char *value)
{
	struct row_bytes row = {0};
	row_bytes_add_text(&row, key, strlen(key));
	row_bytes_add_text(&row, value, strlen(value));
	uint64_t hash = row_hash(&row, ROW_META);
	row_bytes_free(&row);
	return hash;
}

static void
test_damaged_freelist(void **state)
{
	char sql[4000];
	(void)state;
	uint64_t seal = meta_hash("content_id", "0") + meta_hash("date", "2026-11-21") + meta_hash("languages", "hu");
	snprintf(sql, sizeof sql, "PRAGMA application_id=%d; PRAGMA user_version=%d; " PROSE
	    "CREATE TABLE thing (id, kind, name, number, aliases, conditions, rows, seal); "
	    "CREATE TABLE seal (list, number, value); "
	    "CREATE TABLE meta (key PRIMARY KEY, value); INSERT INTO meta VALUES ('content_id', '0'), "
	    "('date', '2026-11-21'), ('languages', 'hu'), ('seal', '%016" PRIx64 "'); %s", CATALOGUE_APPLICATION_ID,
	    CATALOGUE_SCHEMA, seal, PROSE_ROWS(""));
	make(made, sql);
	assert_int_equal(repack_file(made), STATUS_DONE);
	assert_int_equal(check_quietly(made), STATUS_DONE);
	struct bytes good = read_bytes(made);
	check_flips(good, 32, 8);
	int pages = 0;
	for (size_t at = 0; at < good.size; at += PAGE) {
		static const uint8_t nothing[PAGE - 4];
		bool is_free = !memcmp(good.data + at + 4, nothing, sizeof nothing);
		if (is_free && pages++ % 4 == 0)
			check_flips(good, at, 8);
	}
	assert_true(pages > 5);
	free(good.data);
}

/* What is not promised is refused, not guessed. */
static void
test_refused(void **state)
{
	sqlite3 *db;
	(void)state;
	unlink(other);
	assert_int_equal(rewrite_quietly(other), STATUS_IO);
	make(other, "CREATE TABLE a (x); " COUNT("2000") "INSERT INTO a SELECT " LETTERS("300") " FROM n; "
	    "CREATE TABLE b (x); DELETE FROM a WHERE rowid > 50");
	assert_int_equal(rewrite_quietly(other), STATUS_CORRUPT); /* b's root is behind the rows */
	for (int i = 0; i < 2; i++) {
		unlink(other);
		assert_int_equal(sqlite3_open(other, &db), SQLITE_OK);
		sqlite3_exec(db, i ? "PRAGMA synchronous=OFF; PRAGMA page_size=8192; CREATE TABLE a (x)" :
		    "PRAGMA synchronous=OFF; PRAGMA auto_vacuum=FULL; CREATE TABLE a (x)", NULL, NULL, NULL);
		sqlite3_close(db);
		assert_int_equal(rewrite_quietly(other), STATUS_CORRUPT);
	}
}

/* ---------------------------------------------------------------------- main -- */

static int
set_up(void **state)
{
	(void)state;
	made = support_path("made");
	rewritten = support_path("rewritten");
	other = support_path("other");
	return 0;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_small),
		cmocka_unit_test(test_short_cells),
		cmocka_unit_test(test_keys),
		cmocka_unit_test(test_spilling),
		cmocka_unit_test(test_long_keys),
		cmocka_unit_test(test_many_levels),
		cmocka_unit_test(test_schema),
		cmocka_unit_test(test_free_pages),
		cmocka_unit_test(test_other_order),
		cmocka_unit_test(test_edits),
		cmocka_unit_test(test_damage),
		cmocka_unit_test(test_damaged_freelist),
		cmocka_unit_test(test_refused),
	};
	return cmocka_run_group_tests(tests, set_up, NULL);
}
