/* What words may be that the catalogue does not have as they were typed. */
#ifndef SEARCH_GUESS_H
#define SEARCH_GUESS_H

#include "data/search/search_expand.h"

/* Adds inflected forms that the stemmers do not bring together, and, for words that are unknown, near
 * spellings; these give the word its `nearest`. */
enum status fuzzy_all(struct index_reader *, struct arena *, struct finding *, size_t count);

#endif
