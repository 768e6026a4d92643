/* Days, working days, and when something is due. Pure; dates are "2026-11-23". */
#ifndef CALENDAR_H
#define CALENDAR_H

#include "data/catalogue.h"
#include "data/date.h"

/* The last day of a deadline that begins today: the day itself does not count; a last day on which offices do
 * not work gives the next working day (Act CL of 2016, section 52). False: not known, because the
 * calendar does not know the year, or the deadline has no days. */
bool calendar_due(const struct calendar *, const char *today, const struct deadline *,
    char out[DATE_SIZE]);

/* Monday = 1; 0: no date. */
unsigned calendar_weekday(const char *date);

#endif
