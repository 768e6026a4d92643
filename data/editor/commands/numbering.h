/* The ledger of permanent numbers grows. */
#ifndef NUMBERING_H
#define NUMBERING_H

#include "data/editor/source/source.h"

/* Gives what has none yet its number and writes numbers.yaml, if there is anything new. Prints how many; false: it
 * could not be written, also said. */
bool number_sources(struct sources *, const char *lang);

/* A thing that is not in the sources yet. */
struct numbering_new {
	enum numbered kind;
	const char *key; /* "kinek.gyermek" */
	uint32_t number; /* out: what it gets */
};

/* The ledger as it is to be, with these new things in it; where there is no ledger yet, with all that is in the sources
 * too. In the sources' arena. */
const char *numbering_with(struct sources *, struct numbering_new *, size_t count);

#endif
