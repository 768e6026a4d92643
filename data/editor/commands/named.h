/* What an entry is called, for editors. */
#ifndef NAMED_H
#define NAMED_H

#include "data/editor/source/source_entries.h"

/* Its name, question, term or other first text; its id when it has none yet. */
const char *named_entry(const struct entry *);

#endif
