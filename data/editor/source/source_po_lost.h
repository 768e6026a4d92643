/* Translations that nobody will see: of texts that have changed or gone, unsure ones, those into no or another
 * language. They are no faults: Hungarian is shown instead. What has the same cause is one notice. */
#ifndef SOURCE_PO_LOST_H
#define SOURCE_PO_LOST_H

#include "data/editor/source/messages.h"

/* All zero is empty. */
struct po_lost {
	struct list entries; /* struct lost_entry */
	struct list doubts;  /* struct doubt */
};

enum po_doubt {
	DOUBT_FUZZY,
	DOUBT_SAME,     /* a sentence that is the Hungarian one */
	DOUBT_ALPHABET, /* Latin letters in Ukrainian, Cyrillic ones elsewhere */
	DOUBT_INVISIBLE,
	DOUBT_NO_CONTEXT,
	DOUBTS,
};

/* A translation of no text. The strings are copied into the arena, in which all of this lives. */
void po_lost_add(struct po_lost *, struct arena *, size_t language, struct place, const char *context, const char *msgid);
/* What is doubtful with the entry that is there. */
void po_lost_doubt(struct po_lost *, struct arena *, enum po_doubt, struct place);
/* Adds what is in another one, whose file has that number from now on. */
void po_lost_join(struct po_lost *, struct arena *, const struct po_lost *other, uint32_t file);
/* Whether a translation looks as if it was none into that language; DOUBTS: it does not. */
enum po_doubt po_doubt_of(size_t language, const char *msgid, const char *translation);

/* Says all, when the translations of all languages have been taken. */
void po_lost_report(const struct po_lost *, const struct messages *, struct faults *);

#endif
