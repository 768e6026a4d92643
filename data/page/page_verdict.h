/* What the papers in hand amount to. */
#ifndef PAGE_VERDICT_H
#define PAGE_VERDICT_H

#include "data/page/page_draft.h"

/* The verdict, or how to get one; and the way to what is not needed. */
void draft_verdict(struct draft *, struct link);
/* Only when it is for others: why, and where to go. */
void draft_objections(struct draft *);
/* Where to go instead: a service of ours, or a place outside. */
void draft_instead(struct draft *, const struct instead *);

#endif
