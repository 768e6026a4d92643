/* The catalogue's concepts while the index is being made. */
#ifndef SEARCH_INDEX_CONCEPTS_H
#define SEARCH_INDEX_CONCEPTS_H

#include "data/index/search_index_words.h"
#include "data/query/db.h"
#include "data/search/concepts.h"

/* Concepts are words, too: the first ones, before any of a text; a concept's number is its position. */
struct index_concepts {
	struct concepts concepts;
	struct fold_stemmers *stemmers;
	struct arena arena;
	struct concept_word *of; /* by position of a word: to what it leads; filled as words are met */
	size_t known, room;
};

/* Reads the concepts of the catalogue, and makes them the first words. */
enum status index_concepts_read(struct db *catalogue, struct index_concepts *, struct index_words *);

/* The number of a concept; false: there is none such. */
bool index_concepts_number(const struct index_concepts *, int64_t thing, uint32_t *out);

/* Calls `take` as concepts_of_text does, for words by their positions. */
void index_concepts_of(struct index_concepts *, const struct index_words *, const uint32_t *text, size_t count,
    void (*take)(void *, size_t word, const struct concept_form *, float weight), void *closure);

enum status index_concepts_write(struct db *index, const struct index_concepts *);
void index_concepts_free(struct index_concepts *);

#endif
