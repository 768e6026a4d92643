#include "data/editor/source/shape_value.h"

#include <stdlib.h>
#include <string.h>

#include "data/date.h"
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

/* Years of the 20th to the 22nd century: others are slips. */
static bool
is_near(struct date date)
{
	return date.year >= 1900 && date.year < 2200;
}

bool
value_date(const char *words)
{
	struct date date;
	return date_read(words, &date) && is_near(date);
}

bool
value_decimal(const char *words, int64_t *out)
{
	size_t whole = strspn(words, "0123456789");
	const char *decimals = words + whole + (words[whole] == '.');
	size_t places = strspn(decimals, "0123456789");
	if (!whole || whole > 9 || places > 4 || decimals[places] || (words[whole] && !places))
		return false;
	*out = strtoll(words, NULL, 10) * VALUE_DECIMALS;
	for (int64_t i = 0, unit = VALUE_DECIMALS / 10; decimals[i]; i++, unit /= 10)
		*out += (decimals[i] - '0') * unit;
	return true;
}

/* A leap year, so that February has 29 days. */
static const char any_year[] = "2000-";

bool
value_day(const char *words)
{
	char date[DATE_SIZE];
	if (strlen(words) != strlen("04-01"))
		return value_date(words);
	memcpy(date, any_year, strlen(any_year));
	strcpy(date + strlen(any_year), words);
	return value_date(date);
}

bool
value_as_of(const char *words)
{
	struct date date;
	return date_read_partial(words, &date) && is_near(date);
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
