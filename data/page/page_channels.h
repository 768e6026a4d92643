/* Where a service can be done, and from home. Strings are NULL, texts empty, when there is nothing to say; where
 * the draft has no guidance, every condition counts as met. */
#ifndef PAGE_CHANNELS_H
#define PAGE_CHANNELS_H

#include "data/page/page_draft.h"

/* Whether it can be done at the office where the kiosk stands. */
bool draft_is_here(const struct draft *, const struct service *);
struct text draft_where(const struct draft *, const struct service *);
const char *draft_place(const struct draft *, const struct service *); /* a kind of office, or "here, too" */
const struct channel *draft_online(const struct draft *, const struct service *);
/* "online, by post"; with `identity` "online, with ...; by post". */
const char *draft_home(struct draft *, const struct service *, bool identity);

/* Every way, and who decides. */
void draft_channels(struct draft *, const struct service *);

#endif
