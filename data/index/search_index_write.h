/* The rows of the index. */
#ifndef SEARCH_INDEX_WRITE_H
#define SEARCH_INDEX_WRITE_H

#include "data/query/db.h"
#include "data/index/search_index_texts.h"

/* Each writes one table; `order` is that of index_words_number. */
enum status index_words_write(struct db *, const struct index_texts *, const uint32_t *order);
enum status index_owners_write(struct db *, const struct index_texts *);
enum status index_briefs_write(struct db *, const struct index_texts *);

#endif
