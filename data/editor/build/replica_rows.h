/* The rows of a replica, gathered in memory: sorted, hashed and written together. */
#ifndef REPLICA_ROWS_H
#define REPLICA_ROWS_H

#include "data/base/digest.h"
#include "data/query/db.h"

/* The texts come last: they are most of the rows, and what else there is can be written
 * while they are gathered. */
enum row_table {
	ROW_THING,
	ROW_SORT_KEY,
	ROW_ALIAS,
	ROW_SOURCE,
	ROW_LIFE_EVENT,
	ROW_PERSON,
	ROW_OFFICE_KIND,
	ROW_AUTHORITY,
	ROW_PAYEE,
	ROW_AMOUNT,
	ROW_AMOUNT_VALUE,
	ROW_REMEDY,
	ROW_CONCEPT,
	ROW_ABOUT,
	ROW_TERM,
	ROW_MATTER,
	ROW_SERVICE,
	ROW_QUESTION,
	ROW_OPTION,
	ROW_OPTION_LACKS,
	ROW_CONDITION,
	ROW_IMPOSSIBLE,
	ROW_DOCUMENT,
	ROW_OFFICE,
	ROW_OPENING,
	ROW_LIFE_EVENT_SERVICE,
	ROW_BUNDLE,
	ROW_BUNDLE_SERVICE,
	ROW_HOLIDAY,
	ROW_YEAR,
	ROW_SPECIAL_DAY,
	ROW_STAFF_NOTE,
	ROW_REQUIREMENT,
	ROW_REQUIREMENT_NOTE,
	ROW_ELIGIBILITY,
	ROW_INSTEAD,
	ROW_FEE,
	ROW_DEADLINE,
	ROW_ACT_BY,
	ROW_PERIOD,
	ROW_CHANNEL,
	ROW_STEP,
	ROW_OUTPUT,
	ROW_FORM,
	ROW_FAQ,
	ROW_SENT_BACK,
	ROW_LEGAL_BASIS,
	ROW_RELATED,
	ROW_AZ_LETTER,
	ROW_AZ,
	ROW_TEXT,
	ROW_SPAN,
	ROW_TABLES,
};

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

/* Sorts the tables from `first` to before `end` by their primary keys. */
void replica_rows_sort(struct replica_rows *, enum row_table first, enum row_table end);

/* The content id: SHA-256 over all rows, sorted, of all tables in the order of their
 * names. A table is 'T', the size of its name, its name, and its rows, column after
 * column: 'N' for NULL, 'I' and a number, 'S' or 'B', the size, and the bytes of a
 * text or blob. Numbers and sizes are eight bytes, the highest first. */
void replica_rows_content_id(const struct replica_rows *, char hex[DIGEST_HEX]);

/* Inserts the rows of these tables, which are sorted. */
enum status replica_rows_write(struct replica_rows *, struct db *, enum row_table first, enum row_table end);

/* After the db is closed, which has statements in there. */
void replica_rows_free(struct replica_rows *);

#endif
