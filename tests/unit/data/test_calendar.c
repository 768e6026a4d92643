/* Weekdays, working days and due dates, on a calendar of two years and on the shipped one. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "data/calendar.h"
#include "data/limits.h"

/* Days that were moved; the public holidays follow from the law. */
static struct special_day days[] = {
	{"2025-12-13", true}, {"2025-12-24", false}, {"2025-12-25", false}, {"2026-01-02", false},
	{"2026-01-10", true}, {"2026-12-12", true}, {"2026-12-24", false},
};
static const struct calendar calendar = {.days = days, .count = sizeof days / sizeof *days, .first_year = 2025,
	.last_year = 2026};
static const struct calendar nothing;

/* "2026-12-28", "~2027-01-04": not certain, or "-": there is none. */
static const char *
due_by(const struct calendar *of, const char *today, enum deadline_kind kind, unsigned count)
{
	static char out[1 + DATE_SIZE];
	bool certain;
	memset(out, '#', sizeof out);
	if (!calendar_due(of, today, kind, count, out + 1, &certain))
		return "-";
	*out = '~';
	return certain ? out + 1 : out;
}
#define WORKING(today, count)  due_by(&calendar, today, DEADLINE_WORKING, count)
#define CALENDAR(today, count) due_by(&calendar, today, DEADLINE_CALENDAR, count)

/* The first day from this one on that is worked, as above. */
static const char *
next_worked(const struct calendar *of, const char *date)
{
	char before[DATE_SIZE];
	struct date day;
	if (!date_read(date, &day))
		return "-";
	date_write(date_of_number(date_number(day) - 1), before);
	return due_by(of, before, DEADLINE_WORKING, 1);
}

static bool
works(const char *date)
{
	return !strcmp(next_worked(&calendar, date), date);
}

/* Against the C library, over four centuries and one day. */
static void
test_weekdays(void **state)
{
	(void)state;
	for (int day = 0; day <= 146097; day++) {
		char date[64];
		struct tm tm = {.tm_year = -100, .tm_mon = 0, .tm_mday = 1 + day, .tm_hour = 12};
		timegm(&tm);
		snprintf(date, sizeof date, "%04d-%02d-%02d", tm.tm_year + 1900, tm.tm_mon + 1, tm.tm_mday);
		assert_int_equal(calendar_weekday(date), tm.tm_wday ? tm.tm_wday : 7);
	}
	assert_int_equal(calendar_weekday("2026-11-23"), 1);
	assert_int_equal(calendar_weekday("0001-01-01"), 1);
	assert_int_equal(calendar_weekday("9999-12-31"), 5);
}

/* A calendar deadline of so many days ends on the day that the C library says, or on the Monday after. */
static void
test_days_are_added_as_the_library_adds_them(void **state)
{
	static const struct calendar plain = {.first_year = 1600, .last_year = 2400};
	(void)state;
	for (unsigned count = 1; count <= LIMIT_DAYS; count++) {
		char date[64];
		struct tm tm = {.tm_year = 97, .tm_mon = 11, .tm_mday = 31 + (int)count, .tm_hour = 12};
		timegm(&tm);
		tm.tm_mday += tm.tm_wday == 6 ? 2 : tm.tm_wday == 0;
		timegm(&tm);
		snprintf(date, sizeof date, "%04d-%02d-%02d", tm.tm_year + 1900, tm.tm_mon + 1, tm.tm_mday);
		if (!calendar_is_statutory(date))
			assert_string_equal(due_by(&plain, "1997-12-31", DEADLINE_CALENDAR, count), date);
	}
}

static void
test_special_days(void **state)
{
	(void)state;
	assert_true(works("2026-11-23"));
	assert_false(works("2026-11-22"));
	assert_true(works("2026-12-12"));
	assert_true(works("2025-12-13"));
	assert_false(works("2026-12-19"));
	assert_false(works("2026-12-24"));
	assert_true(works("2026-12-31"));
	assert_false(works("2025-01-01"));
	assert_string_equal(next_worked(&calendar, "2024-12-31"), "~2024-12-31");
	assert_string_equal(next_worked(&calendar, "2027-01-01"), "~2027-01-04");
	assert_string_equal(next_worked(&nothing, "2026-01-01"), "~2026-01-02");
}

static void
test_working_days(void **state)
{
	(void)state;
	/* the day itself does not count */
	assert_string_equal(WORKING("2026-11-23", 1), "2026-11-24");
	assert_string_equal(WORKING("2026-11-20", 1), "2026-11-23");
	assert_string_equal(WORKING("2026-11-21", 1), "2026-11-23");
	/* a Saturday that is worked counts */
	assert_string_equal(WORKING("2026-12-11", 1), "2026-12-12");
	assert_string_equal(WORKING("2026-12-11", 2), "2026-12-14");
	/* over Christmas Eve: 22nd, 23rd, then 28th */
	assert_string_equal(WORKING("2026-12-21", 2), "2026-12-23");
	assert_string_equal(WORKING("2026-12-21", 3), "2026-12-28");
	assert_string_equal(WORKING("2026-12-24", 1), "2026-12-28");
	/* Good Friday to Easter Monday */
	assert_string_equal(WORKING("2026-04-02", 1), "2026-04-07");
	assert_string_equal(WORKING("2026-04-01", 2), "2026-04-07");
	/* over the end of a year, through the day off and to the Saturday for it */
	assert_string_equal(WORKING("2025-12-31", 1), "2026-01-05");
	assert_string_equal(WORKING("2025-12-30", 7), "2026-01-10");
}

static void
test_calendar_days(void **state)
{
	(void)state;
	assert_string_equal(CALENDAR("2026-11-23", 8), "2026-12-01");
	assert_string_equal(CALENDAR("2026-11-23", 5), "2026-11-30"); /* a Saturday */
	assert_string_equal(CALENDAR("2026-12-11", 1), "2026-12-12"); /* one that is worked */
	assert_string_equal(CALENDAR("2026-12-17", 8), "2026-12-28"); /* the 25th, a Friday */
	assert_string_equal(CALENDAR("2026-12-16", 8), "2026-12-28"); /* the 24th */
	assert_string_equal(CALENDAR("2026-03-31", 3), "2026-04-07"); /* Good Friday */
	assert_string_equal(CALENDAR("2025-12-24", 8), "2026-01-05"); /* New Year */
	assert_string_equal(CALENDAR("2026-02-20", 8), "2026-03-02"); /* 28 February is a Saturday */
	assert_string_equal(CALENDAR("2026-12-30", 1), "2026-12-31");
}

/* A year without a decree has a date, too; what rests on public holidays alone is certain in any year. */
static void
test_what_is_not_certain(void **state)
{
	(void)state;
	assert_string_equal(CALENDAR("2026-12-31", 1), "~2027-01-04");
	assert_string_equal(CALENDAR("2026-12-24", 60), "~2027-02-22");
	assert_string_equal(WORKING("2026-12-30", 2), "~2027-01-04");
	assert_string_equal(WORKING("2026-12-30", 1), "2026-12-31");
	assert_string_equal(WORKING("2024-12-30", 1), "~2024-12-31");
	assert_string_equal(WORKING("2027-03-25", 1), "~2027-03-30"); /* Good Friday, Easter Monday */
	assert_string_equal(CALENDAR("2027-05-10", 7), "~2027-05-18"); /* Whit Monday */
	assert_string_equal(due_by(&nothing, "2026-11-23", DEADLINE_WORKING, 3), "~2026-11-26");
	assert_string_equal(due_by(&nothing, "2026-11-23", DEADLINE_CALENDAR, 3), "~2026-11-26");
	assert_string_equal(WORKING("2026-11-23", LIMIT_DAYS + 1), "-");
	assert_string_equal(CALENDAR("2025-01-02", UINT32_MAX), "-");
	assert_string_equal(WORKING("2026-11-23", 0), "-");
	assert_string_equal(due_by(&calendar, "2026-11-23", DEADLINE_AT_ONCE, 3), "-");
	assert_string_equal(due_by(&calendar, "2026-11-23", DEADLINE_UNKNOWN, 3), "-");
	assert_string_equal(CALENDAR("9999-12-30", 1), "~9999-12-31");
	assert_string_equal(CALENDAR("9999-12-30", 2), "-");
	assert_string_equal(WORKING("9999-12-31", 1), "-");
}

/* From a year on, to another one; a doubtful one is off, and said with care. */
static void
test_holidays(void **state)
{
	static struct holiday holidays[] = {{"06-16", 2026, 2026, true}, {"12-23", 2025, 2025, true},
		{"12-19", 2026, 2026, false}, {"12-23", 2026, 0, false}};
	struct calendar of = calendar;
	(void)state;
	of.holidays = holidays;
	of.holiday_count = sizeof holidays / sizeof *holidays;
	assert_string_equal(next_worked(&of, "2025-06-16"), "2025-06-16");
	assert_string_equal(next_worked(&of, "2026-06-16"), "2026-06-17");
	assert_string_equal(next_worked(&of, "2024-12-23"), "~2024-12-23");
	assert_string_equal(next_worked(&of, "2025-12-23"), "2025-12-29");
	assert_string_equal(next_worked(&of, "2026-12-23"), "~2026-12-28");
	assert_string_equal(next_worked(&of, "2026-12-22"), "2026-12-22");
	assert_string_equal(next_worked(&of, "2026-12-19"), "2026-12-21"); /* a Saturday is off in any case */
	assert_string_equal(due_by(&of, "2026-12-21", DEADLINE_CALENDAR, 7), "2026-12-28"); /* over it, not on it */
	assert_string_equal(due_by(&of, "2026-12-21", DEADLINE_WORKING, 2), "~2026-12-28");
}

/* Easter Sunday by the table of the paschal full moons, which is the same for all golden numbers from 1900 to 2199:
 * the Sunday after it. As a day of March (32 is 1 April). */
static int
easter_of(int year)
{
	static const int moons[19] = {45, 34, 23, 42, 31, 49, 39, 28, 47, 36, 25, 44, 33, 22, 41, 30, 48, 38, 27};
	struct date first = {year, 3, 1};
	int moon = moons[year % 19];
	unsigned weekday = date_weekday(date_number(first) + moon - 1);
	return moon + 7 - (int)(weekday % 7);
}

/* Every day of three centuries, and Easters of which the day is well known. */
static void
test_statutory(void **state)
{
	static const char *const fixed[] = {"01-01", "03-15", "05-01", "08-20", "10-23", "11-01", "12-25", "12-26"};
	static const char *const mondays[] = {"1913-03-24", "1943-04-26", "1956-04-02", "2000-04-24", "2008-03-24",
		"2011-04-25", "2024-04-01", "2025-04-21", "2026-04-06", "2027-03-29", "2038-04-26", "2100-03-29"};
	(void)state;
	for (int64_t day = date_number((struct date){1900, 1, 1}); day <= date_number((struct date){2199, 12, 31}); day++) {
		char string[DATE_SIZE];
		struct date date = date_of_number(day);
		int64_t easter = date_number((struct date){date.year, 3, 1}) + easter_of(date.year) - 1;
		bool expected = day == easter - 2 || day == easter + 1 || day == easter + 50;
		date_write(date, string);
		for (size_t i = 0; i < sizeof fixed / sizeof *fixed; i++)
			expected |= !strcmp(string + strlen("1900-"), fixed[i]);
		if (calendar_is_statutory(string) != expected)
			fail_msg("%s", string);
	}
	for (size_t i = 0; i < sizeof mondays / sizeof *mondays; i++)
		assert_true(calendar_is_statutory(mondays[i]));
	assert_false(calendar_is_statutory("2026-02-30"));
	assert_false(calendar_is_statutory(NULL));
}

static void
test_garbage(void **state)
{
	static const char *const garbage[] = {
		"", "-", "2026", "2026-11", "2026-11-2", "2026-11-231", "2026-13-01", "2026-00-01", "2026-01-00",
		"2026-04-31", "2026-02-29", "1900-02-29", "0000-01-01", "2026/11/23", "2026-1--01", "+026-11-23",
		" 026-11-23", "2026-11-23 ", "2026-11-2\xc3", "\xd9\xa2\xd9\xa0\xd9\xa2\xd9\xa6", "today",
	};
	(void)state;
	for (size_t i = 0; i < sizeof garbage / sizeof *garbage; i++) {
		assert_int_equal(calendar_weekday(garbage[i]), 0);
		assert_string_equal(WORKING(garbage[i], 1), "-");
		assert_string_equal(CALENDAR(garbage[i], 1), "-");
	}
	assert_int_equal(calendar_weekday(NULL), 0);
	assert_string_equal(CALENDAR(NULL, 1), "-");
	assert_int_equal(calendar_weekday("2024-02-29"), 4);
	assert_int_equal(calendar_weekday("2000-02-29"), 2);
}

/* -------------------------------------------------- the shipped calendar -- */

/* No year works more or fewer days for the swaps: besides the public holidays each day off has its day worked. */
static void
test_shipped_calendar(void **state)
{
	const char *path = getenv("KALAUZ_CATALOGUE");
	struct catalogue *catalogue;
	struct calendar shipped;
	struct arena arena = {0};
	(void)state;
	assert_int_equal(catalogue_open(&catalogue, path ? path : "build/catalogue.db"), STATUS_DONE);
	assert_int_equal(catalogue_calendar(catalogue, &arena, &shipped), STATUS_DONE);
	assert_int_equal(shipped.first_year, 2025);
	assert_true(shipped.last_year >= 2026);
	for (int year = shipped.first_year; year <= shipped.last_year; year++) {
		int balance = 0;
		for (size_t i = 0; i < shipped.count; i++)
			if (atoi(shipped.days[i].date) == year && !calendar_is_statutory(shipped.days[i].date))
				balance += shipped.days[i].working ? 1 : -1;
		assert_int_equal(balance, 0);
	}
	for (size_t i = 1; i < shipped.count; i++)
		assert_true(strcmp(shipped.days[i - 1].date, shipped.days[i].date) < 0);
	catalogue_close(catalogue);
	arena_free(&arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_weekdays),
		cmocka_unit_test(test_days_are_added_as_the_library_adds_them),
		cmocka_unit_test(test_special_days),
		cmocka_unit_test(test_working_days),
		cmocka_unit_test(test_calendar_days),
		cmocka_unit_test(test_what_is_not_certain),
		cmocka_unit_test(test_holidays),
		cmocka_unit_test(test_statutory),
		cmocka_unit_test(test_garbage),
		cmocka_unit_test(test_shipped_calendar),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
