/* Names that nothing has, in references and conditions. However often one is written, that is one fault, with the most
 * likely cause: what had the name was called otherwise or deleted, as the ledger of numbers knows, or it was misspelt. */
#ifndef SOURCE_UNKNOWN_H
#define SOURCE_UNKNOWN_H

#include "data/editor/source/source.h"

/* Reports the name, unless a file that could define it is unreadable (see source_knows_all). `service`: whose own
 * questions can be meant, or NULL. What was likely meant, which then counts as used; NULL: nobody knows. */
struct entry *unknown_name(struct sources *, const struct node *, const char *field, enum kind, const struct entry *service,
    const char *name);

/* Likewise an option that the question does not have; the id of the one that was meant, or NULL. */
const char *unknown_option(struct sources *, const struct node *, const char *field, const struct entry *question, const char *option);

/* The entry that is called so, in words; NULL: none. */
const struct entry *entry_called(const struct sources *, enum kind, const char *words);

#endif
