/* The entries of a PO file as translators wrote them, those that belong to no text any more as well. */
#ifndef PO_ENTRIES_H
#define PO_ENTRIES_H

#include "data/arena.h"

struct po_entry {
	const char *context, *msgid, *msgstr; /* "" where there is none */
	unsigned line;                        /* of msgid */
};

/* Calls `take` for each entry but the header and obsolete ones. Escapes are resolved as far as PO needs them; the strings
 * live in the arena. What is no PO is passed over: source_po.h reports it. */
void po_entries_each(struct arena *, const char *text, void (*take)(void *closure, const struct po_entry *), void *closure);

#endif
