/* Texts as entries of PO files. */
#ifndef PO_PRINT_H
#define PO_PRINT_H

#include <stdio.h>

#include "data/editor/source/messages.h"

/* An entry with its place in the sources, after an empty line. */
void po_print_text(FILE *, const struct faults *, const struct source_text *, const char *translation);

/* For qsort of `const struct source_text *`: the order of the sources. */
int po_by_place(const void *, const void *);

#endif
