/* Signs that look like the hyphen of a list. */
#ifndef SOURCE_SIGN_H
#define SOURCE_SIGN_H

#include <stddef.h>
#include <stdint.h>

#include "data/arena.h"

/* The character at `s`, and its size; 0 at the end. */
uint32_t sign_at(const char *s, size_t *size);

/* The size of a dash or bullet in place of the hyphen with which the text begins; 0: there is none. A hyphen counts
 * where no space follows it. */
size_t sign_false_hyphen(const char *text);

/* "U+2013 (–)"; without the sign where nothing would be seen of it. */
const char *sign_name(struct arena *, uint32_t c);

#endif
