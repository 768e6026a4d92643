/* How long a service takes. */
#ifndef PAGE_DEADLINES_H
#define PAGE_DEADLINES_H

#include "data/page/page_draft.h"

/* "at most 8 days": the longest that may be the visitor's; NULL: not known. */
const char *draft_deadline(struct draft *, const struct service *);

/* Every deadline, with the day on which it ends. */
void draft_deadlines(struct draft *, const struct service *);

#endif
