/* Days, working days, and when something is due. Pure; dates are "2026-11-23". */
#ifndef CALENDAR_H
#define CALENDAR_H

#include "data/catalogue.h"
#include "data/date.h"

/* The last day of a deadline of so many days (DEADLINE_CALENDAR or _WORKING) that begins today: the day itself does
 * not count; a last day on which offices do not work gives the next working day (Act CL of 2016, section 52).
 * *certain: it rests on no year whose moved days are not known yet, and on no holiday that is not sure. False: there
 * is no such day. */
bool calendar_due(const struct calendar *, const char *today, enum deadline_kind, unsigned days,
    char out[DATE_SIZE], bool *certain);

/* Whether the day is one of the eleven public holidays of Act I of 2012, section 102 (1), as since 2017. */
bool calendar_is_statutory(const char *date);

/* Monday = 1; 0: no date. */
unsigned calendar_weekday(const char *date);

#endif
