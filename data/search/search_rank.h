/* Which owners are meant, best first. */
#ifndef SEARCH_RANK_H
#define SEARCH_RANK_H

#include "data/search/search_query.h"

struct ranked {
	uint32_t owner;
	int64_t thing;
	size_t bundle; /* of it; 0: all of it */
	double score;
	struct passage best; /* where it was found; count 0: by the beginning of a word only */
};

struct ranking {
	struct ranked *items; /* best first */
	size_t count;
};

/* Whether a word of the catalogue is one of those that were meant. */
bool query_words_mean(const struct query_words *, uint32_t word);

/* The best `most` of each kind; and whether none of them fits well. */
enum status search_rank(struct index_reader *, struct arena *, struct query_words *, size_t most,
    struct ranking out[SEARCH_KINDS], bool *weak);

#endif
