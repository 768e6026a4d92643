/* Days and times as they are written. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "data/date.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

static void
reads_only_days_that_exist(void **state)
{
	static const char *const bad[] = {
		"", "2026", "2026-11", "2026-13-01", "2026-00-10", "2026-02-30", "2023-02-29", "2100-02-29", "2026-1-1",
		"2026-11-211", "2026-11-2\xb2", "+026-11-21", "0000-01-01", " 2026-11-21", "2026/11/21",
	};
	struct date date;
	(void)state;
	assert_true(date_read("2024-02-29", &date));
	assert_true(date.year == 2024 && date.month == 2 && date.day == 29);
	assert_true(date_read("2000-02-29", &date));
	assert_false(date_read(NULL, &date));
	for (size_t i = 0; i < COUNT(bad); i++)
		assert_false(date_read(bad[i], &date));
}

static void
reads_years_and_months(void **state)
{
	struct date date;
	(void)state;
	assert_true(date_read_partial("2026", &date) && date.year == 2026 && !date.month && !date.day);
	assert_true(date_read_partial("2026-11", &date) && date.month == 11 && !date.day);
	assert_true(date_read_partial("2026-11-21", &date) && date.day == 21);
	assert_false(date_read_partial("2026-13", &date));
	assert_false(date_read_partial("2026-", &date));
	assert_false(date_read_partial("202", &date));
	assert_false(date_read_partial(NULL, &date));
}

/* Every day of 800 years, counted on by hand. */
static void
numbers_follow_the_calendar(void **state)
{
	struct date date = {1600, 1, 1};
	int64_t number = -135140;
	unsigned weekday = 6; /* a Saturday */
	(void)state;
	for (; date.year < 2400; number++, weekday = weekday % 7 + 1) {
		char words[DATE_SIZE];
		struct date back = date_of_number(number), again;
		assert_int_equal(date_number(date), number);
		assert_true(back.year == date.year && back.month == date.month && back.day == date.day);
		assert_int_equal(date_weekday(number), weekday);
		date_write(date, words);
		assert_true(date_read(words, &again) && again.day == date.day);
		if (++date.day > date_days_of_month(date.year, date.month)) {
			date.day = 1;
			if (++date.month > 12)
				date.month = 1, date.year++;
		}
	}
}

static void
reads_times(void **state)
{
	static const char *const bad[] = {
		"", "2026", "2026-13-01", "2026-00-10", "2026-02-30", "2026-1-1", "2026-11-21T", "2026-11-21T24:00:00Z",
		"2026-11-21T09:41:00", "2026-11-21T09:41Z", "2026-11-21T09:41:00+01:00", "2026-11-21 09:41:00Z",
		"2026-11-21T09:41:60Z", "2026-11-21T09:60:00Z", "2026-11-21T09:41:00Zz", "+026-11-21", "2026-11-2\xb2",
	};
	int64_t seconds;
	(void)state;
	assert_true(time_read("1970-01-01", TIME_FORM_UTC_OR_DAY, &seconds) && seconds == 0);
	assert_true(time_read("2024-02-29T23:59:59Z", TIME_FORM_UTC_OR_DAY, &seconds) && seconds == 1709251199);
	assert_true(time_read("1969-12-31", TIME_FORM_UTC_OR_DAY, &seconds) && seconds == -DAY_SECONDS);
	assert_false(time_read("2026-11-21", TIME_FORM_UTC, &seconds));
	assert_true(time_read("2026-11-21T09:41", TIME_FORM_MINUTES, &seconds) && seconds == 1795254060);
	assert_true(time_read("2026-11-21T09:41:30", TIME_FORM_MINUTES, &seconds) && seconds == 1795254090);
	assert_false(time_read("2026-11-21T09:41:30Z", TIME_FORM_MINUTES, &seconds));
	assert_false(time_read("2026-11-21", TIME_FORM_MINUTES, &seconds));
	for (size_t i = 0; i < COUNT(bad); i++)
		assert_false(time_read(bad[i], TIME_FORM_UTC_OR_DAY, &seconds));
}

static void
writes_what_it_reads(void **state)
{
	static const char *const words[] = {"2024-02-29T23:59:59Z", "0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z"};
	(void)state;
	for (size_t i = 0; i < COUNT(words); i++) {
		int64_t seconds;
		char back[TIME_SIZE];
		assert_true(time_read(words[i], TIME_FORM_UTC, &seconds));
		time_write(seconds, back);
		assert_string_equal(back, words[i]);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads_only_days_that_exist), cmocka_unit_test(reads_years_and_months),
		cmocka_unit_test(numbers_follow_the_calendar), cmocka_unit_test(reads_times),
		cmocka_unit_test(writes_what_it_reads),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
