/* "Did you mean ...?" Suggestions are near: the same but for accents, capitals and signs, a Hungarian word for it, or a
 * slip or two away. A word of two or three letters is one slip away from many: there the only one that is. */
#ifndef NEAREST_H
#define NEAREST_H

#include "data/search/search_distance.h"

struct nearest {
	const char *best; /* NULL while nothing is near enough, or several things of which none can be told to be meant */
	int distance;
	char folded[FOLD_SIZE + 1];
	struct spelling spelling;
	bool is_guess; /* the word is short */
};

struct nearest nearest_to(const char *word);
/* Offers one more candidate, which must live as long as the result. */
void nearest_offer(struct nearest *, const char *candidate);
/* The same by another name for it, such as its label; NULL: it has none. */
void nearest_offer_as(struct nearest *, const char *name, const char *candidate);

#endif
