/* The content id: SHA-256 over all rows of all tables but meta, the tables in the order of their names, the rows in
 * that of their keys. A table is 'T', the size of its name in eight bytes, the highest first, its name, and its rows,
 * as in row_bytes.h. */
#ifndef CONTENT_ID_H
#define CONTENT_ID_H

#include "data/base/digest.h"
#include "data/editor/build/replica_rows.h"

void content_id_of_rows(const struct replica_rows *, char hex[DIGEST_HEX]);

/* The same of a file. */
enum status content_id_of_file(struct db *, char hex[DIGEST_HEX]);

#endif
