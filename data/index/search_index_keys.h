/* The keys by which words are found, for the index. */
#ifndef SEARCH_INDEX_KEYS_H
#define SEARCH_INDEX_KEYS_H

#include "data/query/db.h"
#include "data/index/search_index_words.h"

/* Writes the lexicon of words that have numbers. */
enum status index_keys_write(struct db *, struct index_words *, const uint32_t *order);

#endif
