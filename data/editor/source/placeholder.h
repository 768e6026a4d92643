/* "{amount:ID}", where a text has an amount of the register. */
#ifndef PLACEHOLDER_H
#define PLACEHOLDER_H

#include <stdbool.h>
#include <stddef.h>

#include "data/arena.h"

struct placeholder {
	size_t start, size; /* in the text, in bytes */
	const char *id;     /* not ended; NULL: a brace that begins no placeholder */
	size_t id_size;
};

/* The next one from a byte on; false: there is none. */
bool placeholder_next(const char *text, size_t from, struct placeholder *out);

/* Whether that is all of the text. */
bool placeholder_alone(const char *text);
const char *placeholder_id(struct arena *, const struct placeholder *);

/* Whether both texts have the same ones, each as often. */
bool placeholder_same(const char *one, const char *other);

/* As the replica has it: each names the language of the text, too: "{amount:hu:ID}". */
const char *placeholder_stored(struct arena *, const char *text, const char *lang);
/* The same text, as long, with signs that are no letters in the place of each. */
const char *placeholder_blank(struct arena *, const char *text);

#endif
