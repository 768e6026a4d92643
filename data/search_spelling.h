/* How far two spellings are apart. */
#ifndef SEARCH_SPELLING_H
#define SEARCH_SPELLING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "search_fold.h"

/* The letters of a folded word. */
struct letters {
	uint16_t items[FOLD_SIZE];
	int count;
	uint32_t mask; /* of those in it */
};

void letters_of(const char *folded, size_t size, struct letters *out);

/* A word that may be misspelt. Distances are tenths of an edit. */
struct spelling {
	struct letters letters;
	int edits;      /* how many make another word of it; 0: it is too short to be sure */
	bool beginning; /* more letters may follow */
};

enum { SPELLING_EDIT = 10, SPELLING_FAR = 1000 };

struct spelling spelling_of(const char *folded, bool beginning);

/* The distance to a word; SPELLING_FAR beyond the limit. A likely slip costs less than an edit: a
 * neighbour on the keyboard, a letter doubled or not, two letters swapped, one vowel for another; a
 * wrong first letter costs more. */
int spelling_distance(const struct spelling *, const struct letters *);

#endif
