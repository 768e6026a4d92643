/* Numbers and times as Hungarian words: "huszonnyolcezer-ötszáz", "fél év". Pure. */
#ifndef NUMERALS_H
#define NUMERALS_H

#include "data/editor/language/wording.h"

/* The number that a word, in small letters, is; 0: it is none. */
long numeral_read(const char *word);

/* How many days a number and its unit are that begin at a word: "2 hónap" is 60, "fél év" 183; 0: they are no time. */
long span_days(const struct wording *, size_t at);

/* Whether two times are meant to be the same: 1 month and 30 or 31 days, a year and 12 months. */
bool span_is(long days, long other);

#endif
