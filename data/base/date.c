#include "data/date.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/* Where `form` has a 0 the words have a digit, else the very character. Returns how much of them that is; 0: not
 * of the form. */
static size_t
match(const char *words, const char *form)
{
	size_t i = 0;
	for (; form[i]; i++)
		if (form[i] == '0' ? words[i] < '0' || words[i] > '9' : words[i] != form[i])
			return 0;
	return i;
}

static int
digits(const char *words, size_t count)
{
	int number = 0;
	while (count--)
		number = 10 * number + (*words++ - '0');
	return number;
}

int
date_days_of_month(int year, int month)
{
	static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
	return days[month - 1] + (month == 2 && leap);
}

/* What the first ten characters say, which are of the form. */
static bool
read_day(const char *words, struct date *out)
{
	*out = (struct date){digits(words, 4), digits(words + 5, 2), digits(words + 8, 2)};
	return out->year >= DATE_MIN_YEAR && out->month >= 1 && out->month <= 12 && out->day >= 1 &&
	    out->day <= date_days_of_month(out->year, out->month);
}

bool
date_read(const char *words, struct date *out)
{
	return words && match(words, "0000-00-00") && !words[DATE_SIZE - 1] && read_day(words, out);
}

bool
date_read_partial(const char *words, struct date *out)
{
	if (date_read(words, out))
		return true;
	size_t size = words ? strlen(words) : 0;
	if (size == 7 && match(words, "0000-00"))
		*out = (struct date){digits(words, 4), digits(words + 5, 2), 0};
	else if (size == 4 && match(words, "0000"))
		*out = (struct date){digits(words, 4), 0, 0};
	else
		return false;
	return out->year >= DATE_MIN_YEAR && (size == 4 || (out->month >= 1 && out->month <= 12));
}

static char *
put_digits(char *at, int number, size_t count)
{
	for (size_t i = count; i--; number /= 10)
		at[i] = (char)('0' + number % 10);
	return at + count;
}

void
date_write(struct date date, char out[DATE_SIZE])
{
	if (date.year < DATE_MIN_YEAR || date.year > DATE_MAX_YEAR)
		abort();
	out = put_digits(out, date.year, 4);
	*out++ = '-';
	out = put_digits(out, date.month, 2);
	*out++ = '-';
	*put_digits(out, date.day, 2) = '\0';
}

int64_t
date_number(struct date date)
{
	struct tm tm = {.tm_year = date.year - 1900, .tm_mon = date.month - 1, .tm_mday = date.day};
	return (int64_t)timegm(&tm) / DAY_SECONDS;
}

struct date
date_of_number(int64_t days)
{
	time_t seconds = (time_t)(days * DAY_SECONDS);
	struct tm tm;
	if (!gmtime_r(&seconds, &tm))
		abort();
	return (struct date){tm.tm_year + 1900, tm.tm_mon + 1, tm.tm_mday};
}

unsigned
date_weekday(int64_t days)
{
	int64_t since_thursday = days % 7 + 7; /* 1970-01-01 was one */
	return (unsigned)((since_thursday + 3) % 7) + 1;
}

bool
time_read(const char *words, enum time_form form, int64_t *seconds)
{
	struct date date;
	size_t used = match(words, "0000-00-00");
	if (!used || !read_day(words, &date))
		return false;
	*seconds = date_number(date) * DAY_SECONDS;
	if (form == TIME_FORM_UTC_OR_DAY && !words[used])
		return true;
	const char *time = words + used;
	bool has_seconds = (used = match(time, "T00:00:00"));
	if (!has_seconds)
		used = match(time, "T00:00");
	if (!used || strcmp(time + used, form == TIME_FORM_MINUTES ? "" : "Z") != 0 ||
	    (form != TIME_FORM_MINUTES && !has_seconds))
		return false;
	int hour = digits(time + 1, 2), minute = digits(time + 4, 2), second = has_seconds ? digits(time + 7, 2) : 0;
	*seconds += hour * 3600 + minute * 60 + second;
	return hour < 24 && minute < 60 && second < 60;
}

void
time_write(int64_t seconds, char out[TIME_SIZE])
{
	time_t time = (time_t)seconds;
	struct tm tm;
	char words[4 * TIME_SIZE]; /* whatever six ints can be */
	if (!gmtime_r(&time, &tm) || snprintf(words, sizeof words, "%04d-%02d-%02dT%02d:%02d:%02dZ",
	    tm.tm_year + 1900, tm.tm_mon + 1, tm.tm_mday, tm.tm_hour, tm.tm_min, tm.tm_sec) != TIME_SIZE - 1)
		abort();
	memcpy(out, words, TIME_SIZE);
}
