/* German numbers as words, and what agrees with nouns. All in the arena. */
#ifndef WORDS_DE_H
#define WORDS_DE_H

#include "data/spoken/speech.h"

enum gender { MASCULINE, FEMININE, NEUTER, UNKNOWN_GENDER };

/* `one`: how a last one is said: "eins", "ein", "eine", … */
const char *de_number(struct arena *, uint64_t, const char *one);
const char *de_cardinal(struct arena *, uint64_t);
const char *de_year(struct arena *, uint64_t);	/* neunzehnhundertachtundneunzig */
const char *de_ordinal(struct arena *, uint64_t, const char *ending);
const char *de_group(struct arena *, const char *digits, size_t count);

/* Of a noun in small letters, singular. */
enum gender de_gender(const char *noun);
enum gender de_gender_of_many(const char *noun);	/* of one in the plural, if its singular is in the list */
/* Whether it is in the list, so that a number before it with a full stop is an ordinal. */
bool de_knows(const char *noun);
/* The ending of an ordinal at a place of the text, before a noun of this gender. */
const char *de_ending(struct speech *, const char *at, enum gender);
/* "ein", "eine", "einem" … before a noun. */
const char *de_one(const struct speech *, const char *at, enum gender);
/* The same before a noun in small letters: "1 Zeugen" stands in no nominative. */
const char *de_one_of(const struct speech *, const char *at, const char *noun);
/* Whether an article, or a preposition with one, stands before. */
bool de_after_article(const struct speech *, const char *at);

#endif
