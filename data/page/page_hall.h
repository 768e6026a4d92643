/* What the hall says where the kiosk stands: which number to take, what is different today. */
#ifndef PAGE_HALL_H
#define PAGE_HALL_H

#include "data/page/page_draft.h"

/* "B – Okmányok"; NULL: the service cannot be done here, or the hall does not say. */
const char *draft_ticket(const struct draft *, const struct service *);
/* "Take a number: B – Okmányok. Desk: 3–5."; NULL as above. */
const char *draft_take_number(const struct draft *, const struct service *);
/* The same for all errands: once, if it is the same for all; else each with its name. NULL: for one it is not said. */
const char *draft_take_numbers(const struct draft *);
/* That it is closed today; NULL: it is open, or not known. */
const char *draft_closed(const struct draft *);
/* Which number to take, and how to book. */
void draft_hall(struct draft *, const struct service *);

#endif
