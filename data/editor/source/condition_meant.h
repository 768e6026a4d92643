/* A condition as people write it who do not know the signs: "kinek==gyermek és mod = posta", "a: b", "a=b vagy a=c". */
#ifndef CONDITION_MEANT_H
#define CONDITION_MEANT_H

#include <stdbool.h>

#include "data/arena.h"

struct condition_meant {
	const char *clause; /* with "=" and " & " */
	const char *either; /* "\"a=b\", \"a=c\"": it has an "or"; NULL: none */
	bool is_not;        /* it denies something, which no clause can */
};

/* False: its signs are as they should be, or nobody knows what it means. The strings live in the arena. */
bool condition_meant(struct arena *, const char *text, struct condition_meant *);

#endif
