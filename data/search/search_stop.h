/* Words that tell little of what is meant. */
#ifndef SEARCH_STOP_H
#define SEARCH_STOP_H

#include <stdbool.h>

/* Whether a folded word only says that something is asked ("where can I"), in any of the languages. */
bool search_is_stop_word(const char *folded);

/* Whether a folded word denies what stands beside it ("not", "without", "cannot"), in any of the languages. */
bool search_is_negation(const char *folded);

/* Where the word stands that a folded word says is not there: -1 before it ("nélkül"), 1 after it ("without"), or 0. */
int search_lacks(const char *folded);

/* Whether a folded word says what about a service is asked: papers, a form, the fee, the deadline. Every service
 * has these. */
bool search_is_facet(const char *folded);

#endif
