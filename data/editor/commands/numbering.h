/* The ledger of permanent numbers grows. */
#ifndef NUMBERING_H
#define NUMBERING_H

#include "data/editor/source/source.h"

/* Gives what has none yet its number and writes numbers.yaml, if there is anything new. Prints how many; false: it
 * could not be written, also said. */
bool number_sources(struct sources *, const char *lang);

#endif
