/* Characters that may reach a screen. */
#ifndef TEXT_H
#define TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "data/arena.h"

/* Whether a code point may stand in content: no C0 or C1 control, no bidi
 * control, no surrogate, no noncharacter (Unicode 15, sections 23.1, 23.2, 23.7). */
bool text_allowed(uint32_t code_point);

/* Whether a code point is an apostrophe, or is written for one: accents, primes, quotation marks. */
bool text_is_apostrophe(uint32_t code_point);

/* A copy of `size` bytes in the arena, in which every byte that is not UTF-8 and
 * every code point that is not allowed is U+FFFD; tabs and line ends are spaces. */
char *text_clean(struct arena *, const char *bytes, size_t size);

/* Whether somebody sees anything of it: not only spaces, marks without a letter, fillers and other
 * characters that take no ink (Unicode 15, sections 5.21, 6.2 and 23). The string must be UTF-8. */
bool text_is_visible(const char *);

/* The first character that nobody can see, and its place, counted in characters from 1; 0: there is
 * none. Spaces, soft hyphens and the selectors of emoji are no such characters; with `strict` they are,
 * but for the plain space. */
uint32_t text_hidden(const char *, bool strict, size_t *place);
/* Without what that finds, strictly. */
char *text_without_hidden(struct arena *, const char *);

/* Code points; the string must be UTF-8. */
size_t text_length(const char *);

/* The same with a capital first letter, as for a title; NULL gives NULL. */
const char *text_capitalised(struct arena *, const char *);
/* With a small one, as within a sentence. */
const char *text_uncapitalised(struct arena *, const char *);

/* The first sentence, which ends at a full stop or question mark before a blank and a capital; a text of
 * one is returned as it is. NULL gives NULL. */
const char *text_first_sentence(struct arena *, const char *);

/* A new NFC string (libunistring); the input must be UTF-8. */
char *text_nfc(struct arena *, const char *bytes, size_t size);

#endif
