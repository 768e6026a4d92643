/* What errands have in common: whose, in what order and where, what they cost together. */
#ifndef PAGE_ERRANDS_H
#define PAGE_ERRANDS_H

#include "data/page/page_draft.h"

/* "Identity card – for: the child (number 2)" */
struct text draft_errand_words(struct draft *, const struct errand_case *);
/* The same, and what to say at the desk: "… · At the desk, say: OK03". */
struct text draft_errand_title(struct draft *, const struct errand_case *);
/* Each errand under a heading, in the order in which to do them: where, how long it takes, and from home. */
void draft_order(struct draft *);
/* The sum under a heading, by receiver, and of what the fee is not known. */
void draft_fee_total(struct draft *);

#endif
