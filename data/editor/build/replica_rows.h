/* The rows of a replica, gathered in memory: sorted, hashed and written together. */
#ifndef REPLICA_ROWS_H
#define REPLICA_ROWS_H

#include "data/query/db.h"
#include "data/query/replica_tables.h"

struct blob {
	size_t size;
	unsigned char bytes[];
};

/* NULL is ROW_NULL in a column of numbers, and a null pointer in others. */
union value {
	int64_t number;
	const char *text;
	const struct blob *blob;
};
#define ROW_NULL INT64_MIN

struct replica_rows {
	struct arena arena; /* statements */
	struct {
		union value *values; /* row after row */
		size_t count, room;  /* rows */
	} of[ROW_TABLES];
};

/* Adds a row; the number of values must be that of the table's columns. What they
 * point to must outlive the rows. */
void replica_rows_add(struct replica_rows *, enum row_table, const union value *, size_t count);
#define ROW(rows, table, ...) \
	replica_rows_add(rows, table, (const union value[]){__VA_ARGS__}, \
	    sizeof((const union value[]){__VA_ARGS__}) / sizeof(union value))
#define N(value) {.number = (value)}
#define T(value) {.text = (value)}
#define B(value) {.blob = (value)}

/* The values of a row. */
union value *replica_row(const struct replica_rows *, enum row_table, size_t number);
/* The place of a column in the table's rows. */
size_t replica_column(enum row_table, const char *name);
/* The first `columns` of a row as bytes. */
void replica_row_bytes(struct row_bytes *, enum row_table, const union value *, size_t columns);

/* Sorts the tables from `first` to before `end` by their primary keys. */
void replica_rows_sort(struct replica_rows *, enum row_table first, enum row_table end);

/* Inserts the rows of these tables, which are sorted. */
enum status replica_rows_write(struct replica_rows *, struct db *, enum row_table first, enum row_table end);

/* After the db is closed, which has statements in there. */
void replica_rows_free(struct replica_rows *);

#endif
