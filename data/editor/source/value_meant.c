#include "data/editor/source/value_meant.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <uninorm.h>
#include <unistr.h>

#include "data/editor/faults/hungarian.h"
#include "data/editor/source/shape_value.h"
#include "data/limits.h"

#define DIGITS "0123456789"
#define LETTERS "abcdefghijklmnopqrstuvwxyz"

/* ---------------------------------------------------------------------- plain -- */

/* In lower case, without accents; every kind of space and of dash as the plain one, single spaces. */
static char *
plain(struct arena *arena, const char *words)
{
	size_t size;
	uint8_t *apart = u8_normalize(UNINORM_NFKD, (const uint8_t *)words, strlen(words), NULL, &size);
	if (!apart)
		abort();
	char *result = arena_alloc(arena, size + 1), *out = result;
	ucs4_t c;
	for (const uint8_t *s = apart, *end = apart + size; s < end; s += u8_mbtouc(&c, s, (size_t)(end - s))) {
		u8_mbtouc(&c, s, (size_t)(end - s));
		bool dash = (c >= 0x2010 && c <= 0x2015) || c == 0x2212, quote = (c >= 0x2018 && c <= 0x201f) || c == '"' || c == '\'';
		if (quote)
			; /* says nothing */
		else if (c >= 'A' && c <= 'Z')
			*out++ = (char)(c - 'A' + 'a');
		else if (dash)
			*out++ = '-';
		else if (c > ' ' && c < 0x7f)
			*out++ = (char)c;
		else if (c == ' ' && out > result && out[-1] != ' ')
			*out++ = ' ';
		else if (c >= 0x370)
			*out++ = '?'; /* no mark: another alphabet */
	}
	while (out > result && out[-1] == ' ')
		out--;
	*out = '\0';
	free(apart);
	return result;
}

static bool
is_one_of(const char *word, const char *const *list, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (!strcmp(word, list[i]))
			return true;
	return false;
}
#define IS_ONE_OF(word, list) is_one_of(word, list, sizeof(list) / sizeof *(list))

/* ----------------------------------------------------------------- ids, words -- */

const char *
meant_id(struct arena *arena, const char *words)
{
	char *id = plain(arena, words), *out = id;
	for (const char *s = id; *s; s++)
		if (strchr(LETTERS DIGITS, *s))
			*out++ = *s;
		else if (out > id && out[-1] != '-')
			*out++ = '-';
	while (out > id && out[-1] == '-')
		out--;
	*out = '\0';
	return value_id(id) ? id : NULL;
}

const char *
meant_code(struct arena *arena, const char *words)
{
	char *code = plain(arena, words), *out = code;
	for (const char *s = code; *s; s++)
		if (!strchr(" -./", *s))
			*out++ = *s >= 'a' && *s <= 'z' ? (char)(*s - 'a' + 'A') : *s;
	*out = '\0';
	if (!value_code(code) && strlen(code) > 2 && out[-2] == 'O')
		out[-2] = '0'; /* the letter in place of the digit */
	return value_code(code) ? code : NULL;
}

const char *
meant_true(struct arena *arena, const char *words)
{
	static const char *const marks[] = {"x", "1", "on", "van", "ok", "+"};
	const char *word = plain(arena, words);
	return !strcmp(word, "true") || IS_ONE_OF(word, marks) || hungarian_means(word, "true") ? "true" : NULL;
}

/* -------------------------------------------------------------------- numbers -- */

/* "harom" */
static const char *
number_word(const char *word)
{
	static const struct {
		const char *word, *number;
	} numbers[] = {
		{"egy", "1"}, {"ketto", "2"}, {"ket", "2"}, {"harom", "3"}, {"negy", "4"}, {"ot", "5"}, {"hat", "6"},
		{"het", "7"}, {"nyolc", "8"}, {"kilenc", "9"}, {"tiz", "10"}, {"tizenot", "15"}, {"husz", "20"},
		{"huszonegy", "21"}, {"harminc", "30"}, {"hatvan", "60"}, {"kilencven", "90"},
	};
	for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
		if (!strcmp(word, numbers[i].word))
			return numbers[i].number;
	return NULL;
}

/* The number with which plain words begin, and the one word behind it ("": none); NULL: they are other words. */
static const char *
number_and_unit(struct arena *arena, const char *words, const char **unit)
{
	size_t size = strspn(words, DIGITS);
	const char *number = size ? arena_strndup(arena, words, size) : NULL;
	if (!number) {
		size = strcspn(words, " ");
		number = number_word(arena_strndup(arena, words, size));
	}
	const char *rest = words + size;
	rest += strspn(rest, " -");
	*unit = rest;
	size = strspn(rest, LETTERS);
	return number && (!rest[size] || !strcmp(rest + size, ".")) ? number : NULL;
}

const char *
meant_number(struct arena *arena, const char *words)
{
	const char *unit;
	return number_and_unit(arena, plain(arena, words), &unit);
}

/* Takes a currency and what stands for no fractions off the end. */
static void
strip_currency(char *words)
{
	static const char *const ends[] = {"forint", "ft.", "ft", "huf", ",-", ".-", "-", ",00", ".00", ".", ","};
	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
		size_t size = strlen(words), end = strlen(ends[i]);
		if (size > end && !strcmp(words + size - end, ends[i])) {
			words[size - end] = '\0';
			size -= end;
			while (size && words[size - 1] == ' ')
				words[--size] = '\0';
			i = (size_t)-1;
		}
	}
}

/* Digits, in groups of three with a space, point or comma between, or in one. */
static const char *
grouped(char *words)
{
	char *out = words;
	size_t first = strspn(words, DIGITS);
	const char *s = words + first;
	out += first;
	while (*s && strchr(" .,", *s) && first <= 3 && strspn(s + 1, DIGITS) == 3) {
		memmove(out, s + 1, 3);
		out += 3;
		s += 4;
	}
	if (!first || *s)
		return NULL;
	*out = '\0';
	return words;
}

const char *
meant_amount(struct arena *arena, const char *words)
{
	static const char *const free[] = {
		"ingyenes", "ingyen", "dijmentes", "dij nelkul", "illetekmentes", "nincs", "nulla", "free",
	};
	static const char *const unknown[] = {"ismeretlen", "nem tudni", "nem ismert", "valtozo", "?"};
	char *amount = plain(arena, words);
	if (IS_ONE_OF(amount, free))
		return "0";
	if (IS_ONE_OF(amount, unknown))
		return "unknown";
	strip_currency(amount);
	long forints;
	const char *digits = grouped(amount);
	return digits && value_number(digits, 0, LIMIT_AMOUNT, &forints) ? digits : NULL;
}

const char *
meant_decimal(struct arena *arena, const char *words)
{
	int64_t ignored;
	char *value = plain(arena, words), *comma = strchr(value, ',');
	strip_currency(value);
	if (comma && *comma)
		*comma = '.';
	if (value_decimal(value, &ignored))
		return value;
	return meant_amount(arena, words);
}

const char *
meant_age(struct arena *arena, const char *words)
{
	static const struct {
		const char *begins, *unit;
		int factor;
	} units[] = {
		{"nap", "days", 1}, {"day", "days", 1}, {"het", "days", 7}, {"week", "days", 7}, {"ho", "months", 1},
		{"month", "months", 1}, {"ev", "years", 1}, {"year", "years", 1},
	};
	const char *unit, *number = number_and_unit(arena, plain(arena, words), &unit);
	for (size_t i = 0; number && i < sizeof units / sizeof *units; i++)
		if (!strncmp(unit, units[i].begins, strlen(units[i].begins)))
			return arena_printf(arena, "%ld %s", strtol(number, NULL, 10) * units[i].factor, units[i].unit);
	return NULL;
}

/* ----------------------------------------------------------------------- days -- */

/* A month by its number or name, and what follows it; 0: none. */
static unsigned
month_at(const char *s, const char **rest)
{
	static const char *const names[] = {
		"jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sze", "okt", "nov", "dec",
	};
	size_t size = strspn(s, DIGITS);
	*rest = s + size;
	if (size)
		return size <= 2 ? (unsigned)strtoul(s, NULL, 10) : 0;
	*rest = s + strspn(s, LETTERS);
	for (unsigned i = 0; i < 12; i++)
		if (!strncmp(s, names[i], 3))
			return i + 1;
	return 0;
}

static const char *
behind_separator(const char *s)
{
	return s + strspn(s, " ./-");
}

/* "1", "1.", "1-jen", "1-tol"; 0: more than a day of a month. */
static unsigned
last_day(const char *s)
{
	size_t size = strspn(s, DIGITS);
	const char *rest = s + size;
	if (!size || size > 2)
		return 0;
	rest += *rest == '.';
	if (*rest == '-')
		rest += 1 + strspn(rest + 1, LETTERS);
	return *rest ? 0 : (unsigned)strtoul(s, NULL, 10);
}

/* "30.11.2026", "30/11/2026", "20261130" with the year first; NULL: it is none of these, or day and month cannot be told
 * apart. */
static const char *
turned(struct arena *arena, const char *s)
{
	unsigned day, month, year;
	char end;
	if (strspn(s, DIGITS) == 8 && !s[8])
		return arena_printf(arena, "%.4s-%.2s-%.2s", s, s + 4, s + 6);
	bool points = sscanf(s, "%2u.%*[ ]%2u.%*[ ]%4u%c", &day, &month, &year, &end) == 3 || sscanf(s, "%2u.%2u.%4u%c", &day, &month,
	    &year, &end) == 3;
	if (!points && (sscanf(s, "%2u%*[/-]%2u%*[/-]%4u%c", &day, &month, &year, &end) != 3 || (day < 13 && month < 13)))
		return NULL;
	if (!points && month > 12) {
		unsigned first = day;
		day = month;
		month = first;
	}
	return year > 1900 ? arena_printf(arena, "%u-%02u-%02u", year, month, day) : NULL;
}

const char *
meant_date(struct arena *arena, const char *words, bool partial)
{
	const char *s = plain(arena, words), *rest, *other = turned(arena, s);
	if (other)
		return value_date(other) ? other : NULL;
	if (strspn(s, DIGITS) != 4)
		return NULL;
	const char *year = arena_strndup(arena, s, 4);
	s = behind_separator(s + 4);
	unsigned month = month_at(s, &rest);
	const char *date = arena_printf(arena, "%s-%02u", year, month);
	if (!*s && partial)
		return value_as_of(year) ? year : NULL;
	if (!*s)
		return NULL;
	s = behind_separator(rest);
	if (*s)
		date = arena_printf(arena, "%s-%02u", date, last_day(s));
	else if (!partial)
		return NULL;
	return (partial ? value_as_of(date) : value_date(date)) ? date : NULL;
}

const char *
meant_day(struct arena *arena, const char *words)
{
	const char *s = plain(arena, words), *rest;
	if (strspn(s, DIGITS) == 4)
		return meant_date(arena, words, false);
	unsigned month = month_at(s, &rest);
	const char *day = arena_printf(arena, "%02u-%02u", month, last_day(behind_separator(rest)));
	return month && value_day(day) ? day : NULL;
}

/* ---------------------------------------------------------------------- hours -- */

/* Reads "8", "8:00", "8.00"; what follows it, or NULL. */
static const char *
time_at(const char *s, unsigned *hour, unsigned *minute)
{
	size_t size = strspn(s, DIGITS);
	if (!size || size > 2)
		return NULL;
	*hour = (unsigned)strtoul(s, NULL, 10);
	*minute = 0;
	s += size;
	if (!*s || !strchr(":.", *s) || strspn(s + 1, DIGITS) != 2)
		return s;
	*minute = (unsigned)strtoul(s + 1, NULL, 10);
	return s + 3;
}

/* Behind what people write between two times: "-", "-tol", ", ", "es"; NULL: something else stands there. */
static const char *
behind_words(const char *s)
{
	static const char *const between[] = {"tol", "ig", "es", "ora", "oratol", "oraig", "h"};
	for (;;) {
		s += strspn(s, " -,;.");
		size_t size = strspn(s, LETTERS);
		if (!size)
			return s;
		bool known = false;
		for (size_t i = 0; i < sizeof between / sizeof *between; i++)
			known |= strlen(between[i]) == size && !strncmp(s, between[i], size);
		if (!known)
			return NULL;
		s += size;
	}
}

const char *
meant_hours(struct arena *arena, const char *words)
{
	const char *s = plain(arena, words), *hours = "";
	struct hours ignored[VALUE_MAX_HOURS];
	size_t times = 0, count;
	for (unsigned hour = 0, minute = 0; s && *s; times++) {
		s = time_at(s, &hour, &minute);
		hours = arena_printf(arena, "%s%s%u:%02u", hours, !times ? "" : times % 2 ? "-" : ", ", hour, minute);
		s = s ? behind_words(s) : NULL;
	}
	return s && times && value_hours(hours, ignored, &count) ? hours : NULL;
}
