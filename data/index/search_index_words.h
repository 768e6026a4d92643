/* The catalogue's words while the index is being made. */
#ifndef SEARCH_INDEX_WORDS_H
#define SEARCH_INDEX_WORDS_H

#include <stdbool.h>
#include <stdint.h>

#include "data/arena.h"
#include "data/base/table.h"
#include "data/search/tokens.h"

struct index_word {
	const char *lower, *folded;
	uint32_t number; /* in the order of the folded forms; after words_number */
	bool stop;
	bool concept; /* no word of a text */
	unsigned char languages; /* of the texts in which it stands, as bits, see search_fold.h */
};

/* All zero is empty. */
struct index_words {
	struct arena arena;
	struct table spellings; /* as in the texts → position + 1 */
	struct table lowers;
	struct index_word *items;
	size_t count, room;
	struct tokens tokens;
	uint32_t *found; /* positions, of one text */
	size_t found_room;
};

/* The positions of the words of a text in a language (its bit), new ones added; until the next call. Words without
 * a letter or digit in them are none; what stands in brackets may be the Hungarian name. */
const uint32_t *index_words_of(struct index_words *, unsigned language, const char *text, size_t *count);

/* Adds a concept, before any words; in the order of their names. */
void index_words_add_concept(struct index_words *, const char *name);

/* Gives up what finds words; no more can be added. */
void index_words_shed(struct index_words *);

/* Numbers the words; *order is an array of positions by number, to be freed. */
void index_words_number(struct index_words *, uint32_t **order);
void index_words_free(struct index_words *);

#endif
