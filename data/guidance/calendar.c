#include "data/calendar.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "data/limits.h"

enum { SATURDAY = 6, WEEK = 7, CENTURIES_4 = 146097 /* days of 400 years */ };

struct date {
	int year, month, day;
};

static int
days_of(int year, int month)
{
	static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
	return days[month - 1] + (month == 2 && leap);
}

/* The number that so many digits are. */
static int
digits(const char *string, size_t count)
{
	int number = 0;
	while (count--)
		number = 10 * number + (*string++ - '0');
	return number;
}

/* False: no day of the calendar, "2026-11-23". */
static bool
read_date(const char *string, struct date *out)
{
	static const char shape[] = "dddd-dd-dd";
	if (!string || strlen(string) != sizeof shape - 1)
		return false;
	for (size_t i = 0; shape[i]; i++)
		if (shape[i] == '-' ? string[i] != '-' : string[i] < '0' || string[i] > '9')
			return false;
	*out = (struct date){digits(string, 4), digits(string + 5, 2), digits(string + 8, 2)};
	return out->year && out->month >= 1 && out->month <= 12 && out->day >= 1 &&
	    out->day <= days_of(out->year, out->month);
}

/* Days since 1 March of the year 0, from which years of the Gregorian calendar are counted so that the
 * leap day is the last of a year. */
static int
number_of(struct date date)
{
	int year = date.month > 2 ? date.year : date.year - 1;
	int month = date.month > 2 ? date.month - 3 : date.month + 9;
	return 365 * year + year / 4 - year / 100 + year / 400 + (153 * month + 2) / 5 + date.day - 1;
}

static struct date
date_of(int number)
{
	int centuries = number / CENTURIES_4, rest = number % CENTURIES_4;
	int year = (rest - rest / 1460 + rest / 36524 - rest / (CENTURIES_4 - 1)) / 365;
	int day = rest - (365 * year + year / 4 - year / 100), month = (5 * day + 2) / 153;
	struct date date = {
		.year = 400 * centuries + year,
		.month = month < 10 ? month + 3 : month - 9,
		.day = day - (153 * month + 2) / 5 + 1,
	};
	date.year += date.month <= 2;
	return date;
}

static void
write_date(int number, char out[CALENDAR_DATE])
{
	struct date date = date_of(number);
	char string[4 * CALENDAR_DATE]; /* whatever an int can be */
	snprintf(string, sizeof string, "%04d-%02d-%02d", date.year, date.month, date.day);
	memcpy(out, string, CALENDAR_DATE - 1);
	out[CALENDAR_DATE - 1] = '\0';
}

/* 1 March of the year 0 was a Wednesday. */
static unsigned
weekday_of(int number)
{
	return (unsigned)(number + 2) % WEEK + 1;
}

unsigned
calendar_weekday(const char *string)
{
	struct date date;
	return read_date(string, &date) ? weekday_of(number_of(date)) : 0;
}

/* ------------------------------------------------------------- working days -- */

static int
by_date(const void *date, const void *day)
{
	return strcmp(date, ((const struct special_day *)day)->date);
}

/* Whether that day is worked; *known as in calendar.h. */
static bool
is_working(const struct calendar *calendar, int number, bool *known)
{
	char string[CALENDAR_DATE];
	int year = date_of(number).year;
	*known = calendar->first_year && year >= calendar->first_year && year <= calendar->last_year;
	if (!*known)
		return weekday_of(number) < SATURDAY;
	write_date(number, string);
	const struct special_day *special = calendar->count
	    ? bsearch(string, calendar->days, calendar->count, sizeof *special, by_date) : NULL;
	return special ? special->working : weekday_of(number) < SATURDAY;
}

bool
calendar_is_working(const struct calendar *calendar, const char *string, bool *known)
{
	struct date date;
	*known = false;
	return read_date(string, &date) && is_working(calendar, number_of(date), known);
}

/* Moves on, from the day after, by so many working days; false: into what is not known. */
static bool
add_working(const struct calendar *calendar, int *number, unsigned days)
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
    char out[CALENDAR_DATE])
{
	struct date date;
	bool counted = deadline->kind == DEADLINE_CALENDAR || deadline->kind == DEADLINE_WORKING;
	if (!counted || !deadline->days || deadline->days > LIMIT_DAYS || !read_date(today, &date))
		return false;
	int number = number_of(date);
	if (deadline->kind == DEADLINE_CALENDAR)
		number += (int)deadline->days - 1; /* the last day, or the next that is worked */
	if (!add_working(calendar, &number, deadline->kind == DEADLINE_CALENDAR ? 1 : deadline->days))
		return false;
	write_date(number, out);
	return true;
}
