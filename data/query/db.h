/* The one file that knows SQLite: statements prepared once, bound by name. */
#ifndef DB_H
#define DB_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "data/arena.h"
#include "data/query/row_bytes.h"
#include "data/status.h"

struct db;
struct query; /* a prepared statement, reset and ready; owned by its db */

/* Opens an existing file read-only and immutable; `path` goes into reports. No
 * page is trusted: cells are checked as they are read, functions in the schema
 * are off, and only queries run. */
enum status db_open(struct db **, const char *path);
/* In both, SQL has a function seal(TABLE, VALUE, ...): XXH64 over the values, as in row_bytes.h, as a number. */

/* Creates a new, empty file for building: no journal, rollback-journal format,
 * foreign keys on. An existing file is an error (STATUS_IO); after any other there is none. */
enum status db_create(struct db **, const char *path);
void db_close(struct db *);
const char *db_path(const struct db *);
/* Gives back the memory of what was read, after a reading of much that will not be read again. */
void db_relax(struct db *);
/* Whether anything ended with STATUS_IO so far: what the file holds may be sound all the same. */
bool db_was_unreadable(struct db *);

/* Runs statements without results. Reported when it fails. */
enum status db_run(struct db *, const char *sql);

/* The statement for this text, prepared at its first use. `sql` must live as long as
 * the db: it is found again by its address. Never NULL; a statement that cannot
 * be prepared (damaged schema) fails at its first step. */
struct query *db_query(struct db *, const char *sql);

/* Binds; a name that the statement does not have aborts (a programming error).
 * Text and blob must live until the next step that is not DB_ROW. */
void db_bind_int(struct query *, const char *name, int64_t value);
void db_bind_text(struct query *, const char *name, const char *value); /* NULL binds NULL */
void db_bind_blob(struct query *, const char *name, const void *value, size_t size);

/* The same by place, from 1 on, where a statement with "?" is made from a table. */
void db_bind_int_at(struct query *, int place, int64_t value);
void db_bind_text_at(struct query *, int place, const char *value);
void db_bind_blob_at(struct query *, int place, const void *value, size_t size);
void db_bind_null_at(struct query *, int place);

/* True while there is a row. False at the end and on failure: see db_end. */
bool db_row(struct query *);
/* Ends the query: STATUS_DONE, or STATUS_CORRUPT / _IO / _INTERRUPTED, reported. */
enum status db_end(struct query *);
/* Runs a bound statement that gives no row. */
enum status db_step(struct query *);

/* Columns of the current row, from 0. Text is copied to the arena, checked to be
 * UTF-8, and cleaned of control characters; NULL stays NULL. */
enum db_type { DB_NULL, DB_INT, DB_TEXT, DB_BLOB, DB_REAL };
enum db_type db_type(struct query *, int column);
int64_t db_int(struct query *, int column);
const char *db_text(struct query *, struct arena *, int column);
/* Not copied: until the next row. Never NULL. */
const unsigned char *db_bytes(struct query *, int column, size_t *size);

/* All columns of a table, of the rows whose key begins with the `bound` values that stand as ?, in the order of the
 * rest of the key: SQL in the arena. */
const char *db_select(struct arena *, enum row_table, size_t bound);
/* The first columns of the row as bytes, see row_bytes.h, until the next call. */
const struct row_bytes *db_row_bytes(struct query *, size_t columns);
/* Whether each column of a row of db_select has the type that the table says; if not, *column is the first that has not.
 * *hash is what the row counts in a checksum. */
bool db_row_check(struct query *, enum row_table, unsigned *column, uint64_t *hash);
/* The same of a row that is not checked. */
uint64_t db_row_hash(struct query *, enum row_table);

/* Called now and then in long statements; false stops them (STATUS_INTERRUPTED). */
void db_set_progress(struct db *, bool (*go_on)(void *), void *closure);

#endif
