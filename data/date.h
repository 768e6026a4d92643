/* Days and times of the proleptic Gregorian calendar, as written in ISO 8601 (4.3, extended format), each
 * with all its digits. No time zones: a time that ends with Z is UTC, one without is whatever its owner says.
 * Pure. */
#ifndef DATE_H
#define DATE_H

#include <stdbool.h>
#include <stdint.h>

enum {
	DATE_SIZE = sizeof "2026-11-21",
	TIME_SIZE = sizeof "2026-11-21T09:41:00Z",
	DATE_MIN_YEAR = 1,
	DATE_MAX_YEAR = 9999,
	DAY_SECONDS = 24 * 60 * 60,
};

struct date {
	int year, month, day; /* month and day from 1 */
};

/* Days of a month that exists. */
int date_days_of_month(int year, int month);

/* Exactly "2026-11-21", a day that exists. NULL is none. */
bool date_read(const char *words, struct date *out);
/* "2026", "2026-11" or "2026-11-21"; what is not said is 0. */
bool date_read_partial(const char *words, struct date *out);
/* Of a day that exists. */
void date_write(struct date, char out[DATE_SIZE]);

/* Days since 1970-01-01, which is 0. */
int64_t date_number(struct date);
struct date date_of_number(int64_t days);

/* Of a day by its number: Monday is 1, Sunday 7 (ISO 8601, 4.2.2). */
unsigned date_weekday(int64_t days);

enum time_form {
	TIME_FORM_MINUTES, /* "2026-11-21T09:41" or "2026-11-21T09:41:00" */
	TIME_FORM_UTC,     /* exactly "2026-11-21T09:41:00Z" */
	TIME_FORM_UTC_OR_DAY,  /* as TIME_FORM_UTC, or "2026-11-21": its beginning */
};

/* Seconds since 1970-01-01T00:00:00; may be negative. False: not of the form, or no such day or time. */
bool time_read(const char *words, enum time_form, int64_t *seconds);
/* As TIME_FORM_UTC; aborts for a year of more than four digits. */
void time_write(int64_t seconds, char out[TIME_SIZE]);

#endif
