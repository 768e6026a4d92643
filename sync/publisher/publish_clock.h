/* The time to sign and to judge by. */
#ifndef PUBLISH_CLOCK_H
#define PUBLISH_CLOCK_H

#include "sync/publisher/publish_options.h"

/* What --now says; else the clock's, unless it cannot be right: it stands before the day of the build or before
 * `signed_at` (when the newest metadata was signed, 0: not known), or so long after that all of `days` have passed.
 * Then it is said what to do, and false if `signing`; who only looks goes on with the floor. */
bool publish_clock(const struct publish_options *, int64_t signed_at, int days, bool signing, int64_t *now);

/* The day of the build: nothing that expires before is of use to anybody. */
int64_t publish_clock_floor(void);

#endif
