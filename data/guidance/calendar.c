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

/* --------------------------- working days: Act I of 2012, section 102 (1) -- */

static int
by_date(const void *date, const void *day)
{
	return strcmp(date, ((const struct special_day *)day)->date);
}

/* Easter Sunday by its number: the computus of Meeus, Jones and Butcher. */
static int64_t
easter(int year)
{
	int a = year % 19, b = year / 100, c = year % 100;
	int d = b / 4, e = b % 4, f = (b + 8) / 25, g = (b - f + 1) / 3;
	int h = (19 * a + b - d - g + 15) % 30;
	int i = c / 4, k = c % 4, l = (32 + 2 * e + 2 * i - h - k) % 7;
	int m = (a + 11 * h + 22 * l) / 451, day = h + l - 7 * m + 114;
	return date_number((struct date){year, day / 31, day % 31 + 1});
}

static bool
is_statutory(struct date date, int64_t number)
{
	static const struct {
		int month, day;
	} fixed[] = {{1, 1}, {3, 15}, {5, 1}, {8, 20}, {10, 23}, {11, 1}, {12, 25}, {12, 26}};
	enum { GOOD_FRIDAY = -2, EASTER_MONDAY = 1, WHIT_MONDAY = 50 };
	for (size_t i = 0; i < sizeof fixed / sizeof *fixed; i++)
		if (date.month == fixed[i].month && date.day == fixed[i].day)
			return true;
	int64_t from_easter = number - easter(date.year);
	return from_easter == GOOD_FRIDAY || from_easter == EASTER_MONDAY || from_easter == WHIT_MONDAY;
}

bool
calendar_is_statutory(const char *string)
{
	struct date date;
	return date_read(string, &date) && is_statutory(date, date_number(date));
}

/* The holiday of the register on that day; NULL: none. */
static const struct holiday *
holiday_on(const struct calendar *calendar, const char *string, int year)
{
	for (size_t i = 0; i < calendar->holiday_count; i++) {
		const struct holiday *holiday = &calendar->holidays[i];
		if (holiday->day && !strcmp(string + strlen("2026-"), holiday->day) && year >= holiday->from &&
		    (!holiday->to || year <= holiday->to))
			return holiday;
	}
	return NULL;
}

/* Whether that day is worked; *certain is taken away when that is not sure. */
static bool
is_working(const struct calendar *calendar, int64_t number, bool *certain)
{
	char string[DATE_SIZE];
	struct date date = date_of_number(number);
	int year = date.year;
	date_write(date, string);
	const struct special_day *special = calendar->count
	    ? bsearch(string, calendar->days, calendar->count, sizeof *special, by_date) : NULL;
	if (special)
		return special->working;
	if (is_statutory(date, number))
		return false;
	const struct holiday *holiday = date_weekday(number) < SATURDAY ? holiday_on(calendar, string, year) : NULL;
	*certain &= year >= calendar->first_year && year <= calendar->last_year && (!holiday || holiday->certain);
	return !holiday && date_weekday(number) < SATURDAY;
}

bool
calendar_due(const struct calendar *calendar, const char *today, enum deadline_kind kind, unsigned days,
    char out[DATE_SIZE], bool *certain)
{
	struct date date;
	bool counted = kind == DEADLINE_CALENDAR || kind == DEADLINE_WORKING;
	if (!counted || !days || days > LIMIT_DAYS || !date_read(today, &date))
		return false;
	int64_t number = date_number(date);
	*certain = true;
	if (kind == DEADLINE_CALENDAR) { /* the last day, or the next that is worked */
		number += (int64_t)days - 1;
		days = 1;
	}
	for (int64_t last = date_number((struct date){DATE_MAX_YEAR, 12, 31}); days && number < last;)
		days -= is_working(calendar, ++number, certain);
	if (days)
		return false;
	date_write(date_of_number(number), out);
	return true;
}
