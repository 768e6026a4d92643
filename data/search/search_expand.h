/* One word of a query → the words of the catalogue that it may mean: by its form. */
#ifndef SEARCH_WAYS_H
#define SEARCH_WAYS_H

#include "data/query/load.h"
#include "data/search/search_query.h"

/* How sure a word is, by what led to the key and by the way from the key. */
extern const float ways_of_word[SEARCH_HOWS], ways_of_stem[SEARCH_HOWS], ways_of_pair[SEARCH_HOWS];

#define WAY_SURE 0.8f /* nothing else needs to be tried */

/* A word whose ways are being collected. */
struct finding {
	struct index_reader *store;
	struct arena *arena;
	struct query_word *word;
	struct list ways;
	float best;
};

void expand_add(struct finding *, uint32_t word, float weight);
/* The words of the key at which a walk stands. */
void expand_add_key(struct finding *, struct lexicon *, const float *weights, float factor);
/* The words of a key, if there is such a key. */
enum status expand_find_key(struct finding *, const char *key, const float *weights);
/* The same for the stems of a word. */
enum status expand_find_stems(struct finding *, const char *lower);

/* The same word, other forms of it, what sounds like it, and what begins so if it is unfinished. */
enum status expand_find(struct finding *);

/* Gives the word its ways: each word of the catalogue once. */
void expand_end(struct finding *);

#endif
