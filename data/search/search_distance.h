/* How far two spellings are apart. */
#ifndef SEARCH_SPELLING_H
#define SEARCH_SPELLING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "data/search/search_fold.h"

/* A folded word that may be misspelt. Distances are tenths of an edit. */
struct spelling {
	uint16_t letters[FOLD_SIZE];
	int count;
	uint32_t mask;
	int edits;      /* how many make another word of it; 0: it is too short to be sure */
	int bits;       /* of the mask that so many edits can change */
	bool beginning; /* more letters may follow */
};

enum { SPELLING_EDIT = 10, SPELLING_FAR = 1000 };

struct spelling spelling_of(const char *folded, bool beginning);

/* Of the bytes in a folded word, roughly. */
uint32_t spelling_mask(const char *folded, size_t size);

/* The distance to a folded word, `mask` being its spelling_mask; SPELLING_FAR beyond the limit. A likely
 * slip costs less than an edit: a neighbour on the keyboard, a letter doubled or not, two letters
 * swapped, one vowel for another; a wrong first letter costs more. */
int spelling_distance(const struct spelling *, const char *folded, size_t size, uint32_t mask);

#endif
