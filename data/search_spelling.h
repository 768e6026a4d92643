/* How far two spellings are apart. */
#ifndef SEARCH_SPELLING_H
#define SEARCH_SPELLING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "search_fold.h"

/* A folded word that may be misspelt. */
struct spelling {
	uint32_t letters[FOLD_SIZE];
	size_t count;
	uint32_t mask;   /* of the letters in it */
	float limit;     /* what is farther is another word; 0: the word is too short to be sure */
	bool beginning;  /* more letters may follow */
};

#define SPELLING_FAR 100.0f

struct spelling spelling_of(const char *folded, bool beginning);

/* The distance to a folded word; SPELLING_FAR beyond the limit. An edit costs 1; less if it is a
 * likely slip: a neighbour on the keyboard, a letter doubled or not, two letters swapped, one vowel
 * for another; more at the first letter. */
float spelling_distance(const struct spelling *, const char *folded, size_t size);

#endif
