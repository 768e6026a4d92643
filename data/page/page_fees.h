/* What it costs: by what, and in all. */
#ifndef PAGE_FEES_H
#define PAGE_FEES_H

#include "data/page/page_draft.h"

/* Every fee of a service that the visitor may have to pay, under its heading, and what they come to where they go to
 * several receivers. */
void draft_fees(struct draft *, const struct service *);
/* What the whole guidance comes to, in short: "7 700 Ft", "1 700 - 7 200 Ft", "at least ...". */
const char *draft_fee_sum(struct draft *);
/* By receiver, where there are several: a detail each. */
void draft_payments(struct draft *, struct block *);

#endif
