/* A text as sentences of words, for the rules of plain language. Pure. */
#ifndef WORDING_H
#define WORDING_H

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

#include "data/arena.h"

/* A word, or a number: "12 000", "{amount:ID}" and a whole date are one. */
struct wording_word {
	const char *lower;      /* in small letters */
	size_t start, size;     /* in the text, in bytes */
	unsigned sentence;      /* from 0 */
	bool opens;             /* its sentence */
	bool is_number;
	bool comma;             /* a comma, dash or semicolon stands before it, in the same sentence */
};

struct wording {
	const char *lang, *text;
	struct wording_word *words;
	size_t count;
	unsigned sentences;
};

struct wording wording_read(struct arena *, const char *lang, const char *text);

/* The words of the text from one to another, as they are written. */
const char *wording_cut(struct arena *, const struct wording *, size_t first, size_t last);

/* Whether letters begin with others, which are not empty. */
static inline bool
letters_begin(const char *letters, const char *beginning)
{
	return *letters == *beginning && !strncmp(letters, beginning, strlen(beginning));
}

/* The same with one of several, which end with NULL. */
bool letters_begin_with(const char *letters, const char *const *beginnings);

/* Whether a word is one of those, which end with NULL. */
bool wording_is(const struct wording_word *, const char *const *words);

/* Whether it begins so. */
bool wording_begins(const struct wording_word *, const char *const *beginnings);

/* Which month a word is, with an ending, too: 1 to 12; 0: none. Hungarian and English. */
int wording_month(const struct wording_word *);

/* The number that a word is, in digits or, in Hungarian, in words; 0: none. */
long wording_number(const struct wording *, size_t at);

#endif
