/* The content id: SHA-256 over all rows of all tables but meta, the tables in the order of their names, the rows in
 * that of their keys. A table is 'T', the size of its name in eight bytes, the highest first, its name, and its rows,
 * as in row_bytes.h. */
#ifndef CONTENT_ID_H
#define CONTENT_ID_H

#include "data/base/digest.h"
#include "data/catalogue.h"
#include "data/query/db.h"

/* The tables that are covered, in order; returns how many. */
size_t content_id_tables(enum row_table order[ROW_TABLES]);
void content_id_begin_table(struct digest *, enum row_table);

/* Reads all rows of a file. The database knows its statements by their addresses: the arena must live as long. */
enum status content_id_of_file(struct db *, struct arena *, char hex[DIGEST_HEX]);

/* Whether the rows of an open catalogue are those that its content id says; if not, STATUS_CORRUPT, reported. go_on is
 * asked now and then (NULL: never); when it says no, STATUS_INTERRUPTED. */
enum status content_id_check(struct catalogue *, bool (*go_on)(void *), void *closure);

#endif
