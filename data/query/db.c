#include "data/query/db.h"

#include <errno.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "data/base/hash.h"
#include "data/limits.h"
#include "data/text.h"

enum {
	FIRST_QUERIES = 64,
	CACHE_KIB = 768,        /* page cache of one connection */
	PROGRESS_STEPS = 2000,  /* virtual machine steps between two calls of go_on */
};

struct query {
	struct db *db;
	const char *sql;
	sqlite3_stmt *statement;
	int result; /* of the last step or of preparing */
};

struct db {
	sqlite3 *handle;
	char *path;
	bool (*go_on)(void *);
	void *closure;
	bool unreadable;
	struct row_bytes row; /* scratch */
	struct query **queries; /* by their first use */
	size_t query_count, query_room;
};

static enum status
status_of(int result)
{
	switch (result & 0xff) {
	case SQLITE_OK:
	case SQLITE_DONE:
	case SQLITE_ROW:
		return STATUS_DONE;
	case SQLITE_INTERRUPT:
		return STATUS_INTERRUPTED;
	case SQLITE_NOMEM:
		abort();
	case SQLITE_CANTOPEN:
	case SQLITE_FULL:
	case SQLITE_IOERR:
	case SQLITE_PERM:
	case SQLITE_READONLY:
		return STATUS_IO;
	default:
		return STATUS_CORRUPT;
	}
}

/* SQLite takes what a failing disk says (EIO) for damage; but the file knows what was said. */
static bool
disk_failed(struct db *db)
{
	int last = 0;
	return sqlite3_file_control(db->handle, "main", SQLITE_FCNTL_LAST_ERRNO, &last) == SQLITE_OK && last;
}

static enum status
failed(struct db *db, int result, const char *sql)
{
	if (status_of(result) == STATUS_CORRUPT && disk_failed(db))
		result = SQLITE_IOERR_READ;
	enum status status = status_of(result);
	db->unreadable |= status == STATUS_IO;
	if (status != STATUS_DONE && status != STATUS_INTERRUPTED)
		status_report("%s: %s (%s)", db->path,
		    result == sqlite3_errcode(db->handle) ? sqlite3_errmsg(db->handle)
		    : sqlite3_errstr(result), sql);
	return status;
}

/* ---------------------------------------------------------------------- seals -- */

static void
add_value(struct row_bytes *row, sqlite3_value *value)
{
	switch (sqlite3_value_type(value)) {
	case SQLITE_NULL:
		row_bytes_add_null(row);
		break;
	case SQLITE_INTEGER:
		row_bytes_add_number(row, sqlite3_value_int64(value));
		break;
	case SQLITE_BLOB: {
		const void *blob = sqlite3_value_blob(value);
		row_bytes_add_blob(row, blob, (size_t)sqlite3_value_bytes(value));
		break;
	}
	default: {
		const void *text = sqlite3_value_text(value);
		row_bytes_add_text(row, text, (size_t)sqlite3_value_bytes(value));
	}
	}
}

/* seal(TABLE, VALUE, ...) */
static void
seal(sqlite3_context *context, int count, sqlite3_value **values)
{
	struct row_bytes *row = &((struct db *)sqlite3_user_data(context))->row;
	row_bytes_clear(row);
	for (int i = 0; i < count; i++)
		add_value(row, values[i]);
	sqlite3_result_int64(context, (int64_t)hash_of(row->bytes, row->used, 0));
}

static int
add_seal(struct db *db)
{
	return sqlite3_create_function(db->handle, "seal", -1, SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY, db,
	    seal, NULL, NULL);
}

/* -------------------------------------------------------------------- opening -- */

static struct db *
new_db(const char *path)
{
	struct db *db = calloc(1, sizeof *db);
	if (!db || !(db->path = strdup(path)))
		abort();
	return db;
}

/* "file:" URI of a path: everything but unreserved characters percent-encoded. */
static char *
uri_of(const char *path, const char *parameters)
{
	char *uri = malloc(sizeof "file:" + 3 * strlen(path) + strlen(parameters));
	if (!uri)
		abort();
	char *c = uri + sprintf(uri, "file:");
	for (; *path; path++)
		if (strchr("?#%", *path) || (unsigned char)*path <= 0x20)
			c += sprintf(c, "%%%02X", (unsigned char)*path);
		else
			*c++ = *path;
	strcpy(c, parameters);
	return uri;
}

static int
open_handle(struct db *db, const char *path, const char *parameters, int flags)
{
	char *uri = uri_of(path, parameters);
	int result = sqlite3_open_v2(uri, &db->handle, flags | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX |
	    SQLITE_OPEN_EXRESCODE, NULL);
	free(uri);
	if (!db->handle)
		abort();
	return result == SQLITE_OK ? add_seal(db) : result;
}

/* "No page is trusted", see db.h. */
static void
distrust(sqlite3 *handle)
{
	sqlite3_limit(handle, SQLITE_LIMIT_LENGTH, LIMIT_CELL);
	sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
	sqlite3_db_config(handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
	sqlite3_db_config(handle, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL);
	sqlite3_db_config(handle, SQLITE_DBCONFIG_ENABLE_VIEW, 0, NULL);
}

enum status
db_open(struct db **out, const char *path)
{
	struct db *db = new_db(path);
	int result = open_handle(db, path, "?immutable=1", SQLITE_OPEN_READONLY);
	enum status status = result == SQLITE_OK ? STATUS_DONE : failed(db, result, "open");
	if (status == STATUS_DONE) {
		char pragmas[128];
		distrust(db->handle);
		snprintf(pragmas, sizeof pragmas,
		    "PRAGMA cell_size_check=1; PRAGMA mmap_size=0; PRAGMA query_only=1; "
		    "PRAGMA cache_size=-%d", CACHE_KIB);
		status = db_run(db, pragmas);
	}
	if (status == STATUS_DONE)
		*out = db;
	else
		db_close(db);
	return status;
}

enum status
db_create(struct db **out, const char *path)
{
	int fd = open(path, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0666);
	if (fd < 0) {
		status_report("%s: cannot be created: %s", path, strerror(errno));
		return STATUS_IO;
	}
	close(fd);
	struct db *db = new_db(path);
	int result = open_handle(db, path, "", SQLITE_OPEN_READWRITE);
	enum status status = result == SQLITE_OK ? STATUS_DONE : failed(db, result, "open");
	if (status == STATUS_DONE)
		status = db_run(db, "PRAGMA page_size=4096; PRAGMA journal_mode=OFF; "
		    "PRAGMA synchronous=OFF; PRAGMA foreign_keys=ON; PRAGMA cache_size=-2048; "
		    "PRAGMA locking_mode=EXCLUSIVE");
	if (status == STATUS_DONE) {
		*out = db;
	} else {
		db_close(db);
		unlink(path);
	}
	return status;
}

static void
free_query(struct query *query)
{
	sqlite3_finalize(query->statement);
	free(query);
}

void
db_close(struct db *db)
{
	if (!db)
		return;
	for (size_t i = 0; i < db->query_count; i++)
		free_query(db->queries[i]);
	free(db->queries);
	sqlite3_close(db->handle);
	row_bytes_free(&db->row);
	free(db->path);
	free(db);
}

void
db_relax(struct db *db)
{
	sqlite3_db_release_memory(db->handle);
	row_bytes_free(&db->row);
}

bool
db_was_unreadable(struct db *db)
{
	return db->unreadable || disk_failed(db);
}

const char *
db_path(const struct db *db)
{
	return db->path;
}

enum status
db_run(struct db *db, const char *sql)
{
	int result = sqlite3_exec(db->handle, sql, NULL, NULL, NULL);
	return result == SQLITE_OK ? STATUS_DONE : failed(db, result, sql);
}

static struct query *
new_query(struct db *db, const char *sql)
{
	if (db->query_count == db->query_room) {
		db->query_room = db->query_room ? 2 * db->query_room : FIRST_QUERIES;
		db->queries = realloc(db->queries, db->query_room * sizeof *db->queries);
	}
	struct query *query = malloc(sizeof *query);
	if (!db->queries || !query)
		abort();
	*query = (struct query){.db = db, .sql = sql};
	db->queries[db->query_count++] = query;
	return query;
}

struct query *
db_query(struct db *db, const char *sql)
{
	struct query *query = NULL;
	for (size_t i = 0; !query && i < db->query_count; i++)
		if (db->queries[i]->sql == sql)
			query = db->queries[i];
	if (!query)
		query = new_query(db, sql);
	if (!query->statement)
		query->result = sqlite3_prepare_v3(db->handle, sql, -1, SQLITE_PREPARE_PERSISTENT,
		    &query->statement, NULL);
	return query;
}

static int
parameter(struct query *query, const char *name)
{
	int index = sqlite3_bind_parameter_index(query->statement, name);
	if (!index && query->statement) {
		fprintf(stderr, "no parameter %s in: %s\n", name, query->sql);
		abort();
	}
	return index;
}

/* Binding while there are rows to come is a programming error, which SQLite only mentions. */
static void
check_bound(const struct query *query, int result)
{
	if (query->statement && result == SQLITE_MISUSE) {
		fprintf(stderr, "bound before it has ended: %s\n", query->sql);
		abort();
	}
}

void
db_bind_int_at(struct query *query, int place, int64_t value)
{
	check_bound(query, sqlite3_bind_int64(query->statement, place, value));
}

void
db_bind_text_at(struct query *query, int place, const char *value)
{
	check_bound(query, sqlite3_bind_text(query->statement, place, value, -1, SQLITE_STATIC));
}

void
db_bind_blob_at(struct query *query, int place, const void *value, size_t size)
{
	check_bound(query, sqlite3_bind_blob64(query->statement, place, value, size, SQLITE_STATIC));
}

void
db_bind_null_at(struct query *query, int place)
{
	check_bound(query, sqlite3_bind_null(query->statement, place));
}

void
db_bind_int(struct query *query, const char *name, int64_t value)
{
	db_bind_int_at(query, parameter(query, name), value);
}

void
db_bind_text(struct query *query, const char *name, const char *value)
{
	db_bind_text_at(query, parameter(query, name), value);
}

void
db_bind_blob(struct query *query, const char *name, const void *value, size_t size)
{
	db_bind_blob_at(query, parameter(query, name), value, size);
}

bool
db_row(struct query *query)
{
	if (query->statement)
		query->result = sqlite3_step(query->statement);
	return query->result == SQLITE_ROW;
}

enum status
db_end(struct query *query)
{
	enum status status = status_of(query->result);
	if (status != STATUS_DONE)
		status = failed(query->db, query->result, query->sql);
	sqlite3_reset(query->statement);
	return status;
}

enum status
db_step(struct query *query)
{
	db_row(query);
	return db_end(query);
}

enum db_type
db_type(struct query *query, int column)
{
	switch (sqlite3_column_type(query->statement, column)) {
	case SQLITE_INTEGER: return DB_INT;
	case SQLITE_TEXT:    return DB_TEXT;
	case SQLITE_BLOB:    return DB_BLOB;
	case SQLITE_FLOAT:   return DB_REAL;
	default:             return DB_NULL;
	}
}

int64_t
db_int(struct query *query, int column)
{
	return sqlite3_column_int64(query->statement, column);
}

const char *
db_text(struct query *query, struct arena *arena, int column)
{
	const unsigned char *value = sqlite3_column_text(query->statement, column);
	size_t size = (size_t)sqlite3_column_bytes(query->statement, column);
	return value ? text_clean(arena, (const char *)value, size) : NULL;
}

const unsigned char *
db_bytes(struct query *query, int column, size_t *size)
{
	const void *value = sqlite3_column_blob(query->statement, column);
	*size = value ? (size_t)sqlite3_column_bytes(query->statement, column) : 0;
	return value ? value : (const unsigned char *)"";
}

const struct row_bytes *
db_row_bytes(struct query *query, size_t columns)
{
	struct row_bytes *row = &query->db->row;
	row_bytes_clear(row);
	for (size_t i = 0; i < columns; i++)
		add_value(row, sqlite3_column_value(query->statement, (int)i));
	return row;
}

/* Whether a value is of the type of a column, see row_shapes. */
static bool
is_of_type(sqlite3_value *value, char wanted)
{
	switch (sqlite3_value_type(value)) {
	case SQLITE_NULL:    return wanted & 0x20;
	case SQLITE_INTEGER: return (wanted | 0x20) == 'n';
	case SQLITE_TEXT:    return (wanted | 0x20) == 't';
	case SQLITE_BLOB:    return (wanted | 0x20) == 'b';
	default:             return false;
	}
}

/* One look at each column, since this is done for every row that is read; the connection is of one thread, so its values
 * need no protection. */
bool
db_row_check(struct query *query, enum row_table table, unsigned *column, uint64_t *hash)
{
	const struct row_shape *shape = &row_shapes[table];
	struct row_bytes *row = &query->db->row;
	row_bytes_clear(row);
	for (*column = 0; shape->types[*column]; ++*column) {
		sqlite3_value *value = sqlite3_column_value(query->statement, (int)*column);
		if (!is_of_type(value, shape->types[*column]))
			return false;
		if (*column < shape->sealed)
			add_value(row, value);
	}
	*hash = row_hash(row, table);
	return true;
}

uint64_t
db_row_hash(struct query *query, enum row_table table)
{
	return row_hash(db_row_bytes(query, row_shapes[table].sealed), table);
}

const char *
db_select(struct arena *arena, enum row_table table, size_t bound)
{
	const struct row_shape *shape = &row_shapes[table];
	const char *columns = NULL, *where = "", *order = "";
	char *rest = arena_strdup(arena, shape->columns), *name;
	for (size_t i = 0; (name = strsep(&rest, " ")); i++) {
		columns = columns ? arena_printf(arena, "%s, \"%s\"", columns, name) : arena_printf(arena, "\"%s\"", name);
		if (i < bound)
			where = arena_printf(arena, "%s %s \"%s\" = ?", where, i ? "AND" : "WHERE", name);
		else if (i < shape->key)
			order = arena_printf(arena, "%s%s \"%s\"", order, i > bound ? "," : " ORDER BY", name);
	}
	return arena_printf(arena, "SELECT %s FROM %s%s%s", columns, shape->name, where, order);
}

static int
progress(void *closure)
{
	struct db *db = closure;
	return !db->go_on(db->closure);
}

void
db_set_progress(struct db *db, bool (*go_on)(void *), void *closure)
{
	db->go_on = go_on;
	db->closure = closure;
	sqlite3_progress_handler(db->handle, go_on ? PROGRESS_STEPS : 0, go_on ? progress : NULL, db);
}
