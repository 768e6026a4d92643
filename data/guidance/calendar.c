#include "data/calendar.h"

#include <stdlib.h>
#include <string.h>

#include "data/limits.h"

enum { SATURDAY = 6 };

unsigned
calendar_weekday(const char *string)
{
	struct date date;
	return date_read(string, &date) ? date_weekday(date_number(date)) : 0;
}

/* ------------------------------------------------------------- working days -- */

static int
by_date(const void *date, const void *day)
{
	return strcmp(date, ((const struct special_day *)day)->date);
}

/* Whether offices work that day; *known: the calendar knows the year. */
static bool
is_working(const struct calendar *calendar, int64_t number, bool *known)
{
	char string[DATE_SIZE];
	int year = date_of_number(number).year;
	*known = calendar->first_year && year >= calendar->first_year && year <= calendar->last_year;
	if (!*known)
		return date_weekday(number) < SATURDAY;
	date_write(date_of_number(number), string);
	const struct special_day *special = calendar->count
	    ? bsearch(string, calendar->days, calendar->count, sizeof *special, by_date) : NULL;
	return special ? special->working : date_weekday(number) < SATURDAY;
}

/* Moves on, from the day after, by so many working days; false: into what is not known. */
static bool
add_working(const struct calendar *calendar, int64_t *number, unsigned days)
{
	while (days) {
		bool known, working = is_working(calendar, ++*number, &known);
		if (!known)
			return false;
		days -= working;
	}
	return true;
}

bool
calendar_due(const struct calendar *calendar, const char *today, const struct deadline *deadline,
    char out[DATE_SIZE])
{
	struct date date;
	bool counted = deadline->kind == DEADLINE_CALENDAR || deadline->kind == DEADLINE_WORKING;
	if (!counted || !deadline->days || deadline->days > LIMIT_DAYS || !date_read(today, &date))
		return false;
	int64_t number = date_number(date);
	if (deadline->kind == DEADLINE_CALENDAR)
		number += (int64_t)deadline->days - 1; /* the last day, or the next that is worked */
	if (!add_working(calendar, &number, deadline->kind == DEADLINE_CALENDAR ? 1 : deadline->days))
		return false;
	date_write(date_of_number(number), out);
	return true;
}
