/* Values that are written as strings. Each returns false when it is none. */
#ifndef SHAPE_VALUE_H
#define SHAPE_VALUE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Lower case letters and digits, words joined by single hyphens, at most LIMIT_ID. */
bool value_id(const char *);
/* 1 to 3 capitals and 2 or 3 digits. */
bool value_code(const char *);
/* Digits only, no sign, min..max. */
bool value_number(const char *, long min, long max, long *out);
/* A day of the calendar, "2026-11-21", of the years 1900 to 2199. */
bool value_date(const char *);
/* "7700", "1.5": at most nine digits, and four decimals; *out is that many ten-thousandths. */
enum { VALUE_DECIMALS = 10000 };
bool value_decimal(const char *, int64_t *out);
/* "2026-11-21", or "11-21" of every year. */
bool value_day(const char *);
/* A year, a month or a day. */
bool value_as_of(const char *);
/* "3 months": *unit becomes the rest of the string ("months"). */
bool value_age(const char *, long *number, const char **unit);

struct hours {
	unsigned opens, closes; /* minutes after midnight */
};

enum { VALUE_MAX_HOURS = 8 };

/* "8:00-12:00, 13:00-18:00", ascending; *count of them. */
bool value_hours(const char *, struct hours out[VALUE_MAX_HOURS], size_t *count);

#endif
