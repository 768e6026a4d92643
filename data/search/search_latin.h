/* Ukrainian in Latin letters. */
#ifndef SEARCH_LATIN_H
#define SEARCH_LATIN_H

#include "data/arena.h"

/* A folded word in Latin letters as it is folded in Ukrainian ones, whichever way of writing them was meant
 * (the passport's, the scholars', the telephone's); NULL: it is not all Latin letters, or too short. */
const char *latin_to_cyrillic(struct arena *, const char *folded);

#endif
