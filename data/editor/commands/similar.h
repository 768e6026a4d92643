/* What is there already and may be the same. */
#ifndef SIMILAR_H
#define SIMILAR_H

#include "data/editor/source/source.h"

/* Prints a line with those of the kind whose ids share a word with that one, if there are any: at most a few. Of a
 * service also one with such other matters, which may now lead to it. */
void similar_print(const struct sources *, struct arena *, enum kind, const char *id, const char *lang);

#endif
