/* What Hungarian words for the keys and words of the sources mean: people write them, as they think in them. */
#ifndef HUNGARIAN_H
#define HUNGARIAN_H

#include <stdbool.h>

/* Whether a folded word (see fold_word) is Hungarian, or short, for that key or word: "osszefoglalo", "summary". */
bool hungarian_means(const char *folded, const char *key);

#endif
