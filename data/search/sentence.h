/* What people typed → its words, and how much each says in its sentence. */
#ifndef SENTENCE_H
#define SENTENCE_H

#include "data/search/search_query.h"

/* Reads the words of a text that is UTF-8; those that say nothing are left out unless there are no others, and
 * what is no word, such as a held key, in any case. */
void sentence_read(const struct index_reader *, struct arena *, const char *text, struct query_words *out);

/* What a word means that stands for itself. */
void sentence_mean_alone(const struct index_reader *, struct arena *, struct query_word *);

#endif
