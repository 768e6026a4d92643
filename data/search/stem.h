/* Words and their stems, by libstemmer (snowballstem.org); each word is stemmed once. */
#ifndef STEM_H
#define STEM_H

#include <stdbool.h>
#include <stddef.h>

struct stemmer;

/* A word of a text: where it is, in bytes, and the number of its stem (from 1). */
struct word {
	size_t start, size;
	size_t stem;
	bool apart; /* more than a space or hyphen lies between it and the word before */
};

/* For a language of two letters; where there is no stemmer, stems are the words in
 * lower case. Never NULL. */
struct stemmer *stemmer_new(const char *lang);
void stemmer_free(struct stemmer *);

/* The stem of a word in lower case, of *size bytes; until the next call. */
const char *stemmer_stem(struct stemmer *, const char *lower, size_t *size);

/* Overwrites the last word, which libstemmer keeps; words of more than LIMIT_QUERY bytes excepted.
 * Called first, it sees to it that there is only one place. */
void stemmer_forget(struct stemmer *);

/* The words of a UTF-8 text (UAX #29); valid until the next call. */
const struct word *stemmer_words(struct stemmer *, const char *text, size_t *count);

#endif
