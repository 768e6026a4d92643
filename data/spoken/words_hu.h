/* Hungarian numbers as words, and suffixes on them. All in the arena. */
#ifndef WORDS_HU_H
#define WORDS_HU_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "data/arena.h"

const char *hu_number(struct arena *, uint64_t);	/* ends in kettő, not két */
const char *hu_number_before(struct arena *, uint64_t);	/* before what is counted: két */
const char *hu_ordinal(struct arena *, uint64_t);
const char *hu_day(struct arena *, unsigned day);	/* elseje, harmincadika */
const char *hu_group(struct arena *, const char *digits, size_t count);
const char *hu_decimal(struct arena *, uint64_t whole, const char *decimals, size_t count);
const char *hu_fraction(struct arena *, uint64_t above, uint64_t below);
extern const char *const hu_alphabet[];	/* names of a to z */

/* A number with a suffix as it is written after its figures ("ret" of 1000-ret), stem and harmony its own. */
const char *hu_number_with(struct arena *, const char *word, const char *suffix);
/* A day of a month with one ("jén", "ig", "étől"). */
const char *hu_day_with(struct arena *, const char *day, const char *suffix);
/* Another word with one, as written. */
const char *hu_word_with(struct arena *, const char *word, const char *suffix);
/* "tól" or "től", as the word's vowels want. */
const char *hu_from(struct arena *, const char *word);
const char *hu_until(struct arena *, const char *word);
/* Whether a suffix is one of a day as a possession: "án", "éig". */
bool hu_is_suffix_of_day(const char *);

#endif
