/* English numbers as words. All in the arena. */
#ifndef WORDS_EN_H
#define WORDS_EN_H

#include <stddef.h>
#include <stdint.h>

#include "data/arena.h"

const char *en_number(struct arena *, uint64_t);
const char *en_ordinal(struct arena *, uint64_t);
const char *en_pair(struct arena *, unsigned);	/* below a hundred, as years and minutes end: oh five */
/* "twenty twenty-six", "nineteen ninety-eight", "two thousand and six". */
const char *en_year(struct arena *, uint64_t);
const char *en_group(struct arena *, const char *digits, size_t count);

#endif
