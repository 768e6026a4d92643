/* How far a service can be relied on. */
#ifndef PAGE_SERVICE_H
#define PAGE_SERVICE_H

#include "data/page/page_draft.h"

/* When it was verified and by whom, or honestly that nobody has. */
void draft_verification(struct draft *, const struct service *);

#endif
