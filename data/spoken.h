/* How a text is said: what a voice would read wrong (numbers, dates, telephones, short forms, marks) in
 * words, by rule. Pure. */
#ifndef SPOKEN_H
#define SPOKEN_H

#include <stdbool.h>
#include <stddef.h>

#include "data/arena.h"

/* The text as it is to be said in a language ("hu", "en", "de", "uk"); what no rule knows stays as it is
 * written, and all of it in another language. What is no UTF-8 becomes U+FFFD. NULL gives NULL. */
const char *spoken_of(struct arena *, const char *lang, const char *text);

/* Whether a form written by hand sounds as the rules have the text anyway. A form is itself said by rule. */
bool spoken_is_needless(const char *lang, const char *text, const char *form);

/* Whether there are rules for a language. */
bool spoken_has(const char *lang);

#endif
