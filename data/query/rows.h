/* A load, and the rows that it reads. A load reads rows of one owner (or one list), strictly: a value that is
 * missing, of the wrong type or out of range is reported with table, row and column, and ends the load with
 * STATUS_CORRUPT; from then on there are no more rows, and values are empty. So nobody asks after every step.
 * What it read must add up to the owner's checksum, see "Seals" in schema.sql. Private to libcatalogue. */
#ifndef ROWS_H
#define ROWS_H

#include "data/base/list.h"
#include "data/catalogue.h"
#include "data/query/db.h"
#include "data/query/replica_tables.h"

struct owner_texts {
	struct text *items; /* by slot */
	size_t count;
};

struct conditions {
	struct condition *items; /* by number */
	size_t count;
};

struct load {
	struct catalogue *catalogue;
	struct arena *arena; /* of what is loaded */
	const char *lang;
	const char *what;    /* of what is loaded, for reports: "service lakcim", "az hu" */
	int64_t owner;       /* 0: a list */
	enum status status;  /* STATUS_DONE until something goes wrong, which is reported */
	uint64_t sums[PARTS + 1], seals[PARTS + 1]; /* of the rows read so far, and as they should be */
	struct owner_texts texts;
	struct conditions conditions;
};

struct rows {
	struct load *load;
	enum row_table table;
	struct query *query;
	uint64_t hash; /* of the current row */
};

/* The rows whose first columns (`bound` in replica_tables.c) are the word, if one of these is text, and the number,
 * in the order of the key. Must be read to the end, of which rows_next tells. */
struct rows rows_open(struct load *, enum row_table, const char *word, int64_t number);
/* Those of the owner. */
struct rows rows_of(struct load *, enum row_table);
/* Things of a kind, in the order of their names. */
struct rows rows_of_kind(struct load *, enum thing);

/* The next row, which counts among those that were read; false at the end, and when the load has failed. */
bool rows_next(struct rows *);

/* Reports what is wrong with a column of the current row, and fails the load. */
void rows_corrupt(struct rows *, unsigned column, const char *what);

bool rows_has(struct rows *, unsigned column); /* it is not NULL */
/* Else out of range; NULL gives 0. */
int64_t rows_number(struct rows *, unsigned column, int64_t least, int64_t most);
bool rows_flag(struct rows *, unsigned column);
/* Of a thing; 0: none. */
int64_t rows_id(struct rows *, unsigned column);
/* A permanent number; 0: none. */
uint32_t rows_permanent(struct rows *, unsigned column);
/* Numbers that count the rows of a list from 0: must be `count`. */
void rows_dense(struct rows *, unsigned column, size_t count);
/* Not empty, clean; NULL for NULL. */
const char *rows_string(struct rows *, unsigned column);
/* "2026", "2026-11" or "2026-11-21", if partial; else the last only; NULL for NULL. */
const char *rows_date(struct rows *, unsigned column, bool partial);
/* Which of the words it is; NULL gives 0. */
unsigned rows_word(struct rows *, unsigned column, const char *const *words, unsigned count);
#define ROWS_WORD(rows, column, ...) \
	rows_word(rows, column, (const char *const[]){__VA_ARGS__}, \
	    sizeof((const char *const[]){__VA_ARGS__}) / sizeof(char *))
/* The text in the slot that the column names, which must be there; empty for NULL. */
struct text rows_text(struct rows *, unsigned column);
/* The condition whose number it is, likewise; "always" for NULL. */
struct condition rows_condition(struct rows *, unsigned column);

/* Fails the load unless all rows of the part were read, and nothing else. */
void load_sealed(struct load *, enum part);
void load_corrupt(struct load *, const char *what);

#endif
