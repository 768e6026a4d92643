/* Compounds, and verbs with a prefix: where a word can be taken apart. */
#ifndef SEARCH_COMPOUND_H
#define SEARCH_COMPOUND_H

#include <stdbool.h>
#include <stddef.h>

struct compound {
	size_t head; /* bytes of the first part; 0: it is no compound */
	bool verb;   /* the first part is a verb's prefix, and means nothing alone */
};

/* Where a folded word falls into two that are known. */
struct compound compound_split(const char *folded, bool (*known)(void *, const char *, size_t),
    void *closure);

/* Bytes of the verb's prefix with which a folded word seems to begin; 0: none. */
size_t compound_prefix(const char *folded);

#endif
