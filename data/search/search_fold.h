/* Words as the search compares them: folded, stemmed, as they sound. */
#ifndef SEARCH_FOLD_H
#define SEARCH_FOLD_H

#include <stdbool.h>
#include <stddef.h>

#include "data/arena.h"

enum {
	FOLD_SIZE = 48, /* bytes of a key; what is longer is cut */
	FOLD_STEMS = 8, /* of one word */
};

/* In lower case, NFC, without soft hyphens and apostrophes: two such words are equal when they are spelt
 * alike. */
const char *fold_lower(struct arena *, const char *word, size_t size);

/* Letters and digits only, without accents and case, Ukrainian letters as Russian ones where they are
 * written for each other, in one alphabet if it can be; at most FOLD_SIZE bytes, perhaps none. */
const char *fold_word(struct arena *, const char *word, size_t size);

/* What a folded word sounds like in Hungarian: ly as j, doubled letters once, w as v ...; NULL: as
 * it is written. */
const char *fold_sound(struct arena *, const char *folded);

/* Letters of a folded word. */
size_t fold_letters(const char *folded);

struct fold_stemmers;

struct fold_stemmers *fold_stemmers_new(void);
void fold_stemmers_free(struct fold_stemmers *);

/* Forgets what was stemmed: see stemmer_forget. */
void fold_stemmers_forget(struct fold_stemmers *);

/* Languages with stems, as bits: a stemmer of one makes the words of another one alike that are not
 * ("Schulden" and "Schule", in Hungarian). */
enum { FOLD_HU = 1, FOLD_EN = 2, FOLD_DE = 4, FOLD_UK = 8, FOLD_ALL = 15 };
/* The bit of a language of two letters; 0: it has no stems. */
unsigned fold_language(const char *lang);

/* The folded stems of a word in these languages, in Hungarian of the word without its accents, too; without
 * repetitions, and without the folded word itself. Their number. */
size_t fold_stems(struct fold_stemmers *, struct arena *, const char *lower, const char *folded,
    unsigned languages, const char *out[FOLD_STEMS]);

#endif
