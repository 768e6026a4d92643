#include "data/editor/source/shape_value.h"

#include <stdlib.h>
#include <string.h>

#include "data/limits.h"

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

bool
value_id(const char *id)
{
	size_t size = strlen(id);
	if (!size || size > LIMIT_ID || *id == '-' || id[size - 1] == '-' || strstr(id, "--"))
		return false;
	return strspn(id, "abcdefghijklmnopqrstuvwxyz0123456789-") == size;
}

bool
value_code(const char *code)
{
	size_t capitals = strspn(code, "ABCDEFGHIJKLMNOPQRSTUVWXYZ");
	size_t digits = strspn(code + capitals, "0123456789");
	return capitals >= 1 && capitals <= 3 && (digits == 2 || digits == 3) &&
	    !code[capitals + digits];
}

bool
value_number(const char *string, long min, long max, long *out)
{
	size_t size = strlen(string);
	if (!size || size > 9 || strspn(string, "0123456789") != size)
		return false;
	*out = strtol(string, NULL, 10);
	return *out >= min && *out <= max;
}

/* Two digits that are min..max. */
static bool
two_digits(const char *s, unsigned min, unsigned max, unsigned *out)
{
	if (!is_digit(s[0]) || !is_digit(s[1]))
		return false;
	*out = (unsigned)(s[0] - '0') * 10 + (unsigned)(s[1] - '0');
	return *out >= min && *out <= max;
}

static unsigned
days_of(unsigned year, unsigned month)
{
	static const unsigned char days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
	return days[month - 1] + (month == 2 && leap);
}

/* The calendar's beginning of `size` characters: "2026", "2026-11" or "2026-11-21". */
static bool
calendar(const char *s, size_t size)
{
	unsigned century, rest, month, day;
	if (!two_digits(s, 19, 21, &century) || !two_digits(s + 2, 0, 99, &rest))
		return false;
	if (size == 4)
		return true;
	if (s[4] != '-' || !two_digits(s + 5, 1, 12, &month))
		return false;
	if (size == 7)
		return true;
	return s[7] == '-' && two_digits(s + 8, 1, days_of(century * 100 + rest, month), &day);
}

bool
value_date(const char *date)
{
	return strlen(date) == 10 && calendar(date, 10);
}

bool
value_as_of(const char *date)
{
	size_t size = strlen(date);
	return (size == 4 || size == 7 || size == 10) && calendar(date, size);
}

bool
value_age(const char *age, long *number, const char **unit)
{
	static const char *const units[] = {"days", "months", "years"};
	char digits[8];
	size_t size = strspn(age, "0123456789");
	if (size >= sizeof digits || age[size] != ' ')
		return false;
	memcpy(digits, age, size);
	digits[size] = '\0';
	*unit = age + size + 1;
	for (size_t i = 0; i < sizeof units / sizeof *units; i++)
		if (!strcmp(*unit, units[i]))
			return value_number(digits, 1, LIMIT_AGE, number);
	return false;
}

static const char *
skip_spaces(const char *s)
{
	return s + strspn(s, " ");
}

/* "8:00" to minutes; what follows it, or NULL. */
static const char *
clock_time(const char *s, unsigned *minutes)
{
	unsigned hour, minute;
	size_t size = strspn(s, "0123456789");
	const char padded[] = {'0', *s, '\0'};
	if (size < 1 || size > 2 || s[size] != ':')
		return NULL;
	if (!two_digits(size == 1 ? padded : s, 0, 24, &hour) || !two_digits(s + size + 1, 0, 59, &minute))
		return NULL;
	*minutes = hour * 60 + minute;
	return *minutes > 24 * 60 ? NULL : s + size + 3;
}

/* One "8:00-12:00" (a hyphen or an en dash); what follows it, or NULL. */
static const char *
hours_range(const char *s, struct hours *out)
{
	static const char dash[] = "\u2013";
	s = clock_time(skip_spaces(s), &out->opens);
	if (!s)
		return NULL;
	s = skip_spaces(s);
	if (*s == '-')
		s++;
	else if (!strncmp(s, dash, sizeof dash - 1))
		s += sizeof dash - 1;
	else
		return NULL;
	s = clock_time(skip_spaces(s), &out->closes);
	return s && out->opens < out->closes ? skip_spaces(s) : NULL;
}

bool
value_hours(const char *s, struct hours out[VALUE_MAX_HOURS], size_t *count)
{
	for (*count = 0; *count < VALUE_MAX_HOURS; s++) {
		struct hours *range = &out[*count];
		s = hours_range(s, range);
		if (!s || (*count && range->opens < range[-1].closes))
			return false;
		++*count;
		if (!*s)
			return true;
		if (*s != ',')
			return false;
	}
	return false;
}
