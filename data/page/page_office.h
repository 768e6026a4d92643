/* When an office is open. */
#ifndef PAGE_OFFICE_H
#define PAGE_OFFICE_H

#include "data/page/page_draft.h"

/* Under a heading, with the day from which it is known; or that it is not known. */
void draft_hours(struct draft *, const struct office *);

#endif
