/* The content id of rows in memory, see data/query/content_id.h. */
#ifndef CONTENT_ID_ROWS_H
#define CONTENT_ID_ROWS_H

#include "data/base/digest.h"
#include "data/editor/build/replica_rows.h"

void content_id_of_rows(const struct replica_rows *, char hex[DIGEST_HEX]);

#endif
