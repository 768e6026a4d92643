/* Translations of an entry that is called otherwise from now on. */
#ifndef RENAME_PO_H
#define RENAME_PO_H

#include <stddef.h>

#include "data/arena.h"

/* The text of a PO file with "OLD ", which begins the msgctxt of each of the entry's texts ("service utlevel "), replaced
 * in these, also in those that are obsolete, and wrapped to several lines; *count of them. */
const char *rename_po(struct arena *, const char *text, const char *old, const char *new, size_t *count);

#endif
