/* What the visitor must do in time, and when one can apply. */
#ifndef PAGE_TIME_H
#define PAGE_TIME_H

#include "data/page/page_draft.h"

/* Under a heading; nothing where the service says nothing of it. */
void draft_own_deadlines(struct draft *, const struct service *);

#endif
