/* Days, telephones and quotation marks that are not as people write them; numbers that only a translation has. */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "data/editor/language/rules.h"

/* ----------------------------------------------------------------------- days -- */

/* "2026. április 20" for "2026.04.20" and "2026. 4. 20."; NULL: it is no such day. */
static const char *
day_in_words(struct arena *arena, const char *number)
{
	static const char *const months[] = {"január", "február", "március", "április", "május", "június", "július", "augusztus",
		"szeptember", "október", "november", "december"};
	unsigned year, month, day;
	bool read = sscanf(number, "%4u. %2u. %2u", &year, &month, &day) == 3 || sscanf(number, "%4u-%2u-%2u", &year, &month, &day) == 3;
	if (!read || year < 1900 || month < 1 || month > 12 || day < 1 || day > 31)
		return NULL;
	return arena_printf(arena, "%u. %s %u", year, months[month - 1], day);
}

/* "2026. április 20" for "2026/04/20", and for days and months that stand the other way round; NULL: it is no such day. */
static const char *
slashed_day(struct arena *arena, const struct wording *wording, size_t at)
{
	const struct wording_word *words = &wording->words[at];
	if (at + 2 >= wording->count || !words[0].is_number || !words[1].is_number || !words[2].is_number ||
	    wording->text[words[0].start + words[0].size] != '/' || wording->text[words[1].start + words[1].size] != '/')
		return NULL;
	bool year_first = words[0].size == 4;
	return day_in_words(arena, arena_printf(arena, "%.4s. %.2s. %.2s", words[year_first ? 0 : 2].lower, words[1].lower,
	    words[year_first ? 2 : 0].lower));
}

/* "április 20" for "20-án áprilisban" and "ápr. 20"; NULL: it is no such day. */
static const char *
turned_day(struct arena *arena, const struct wording *wording, size_t at)
{
	static const char *const short_forms[] = {"jan", "febr", "márc", "ápr", "máj", "jún", "júl", "aug", "szept", "okt", "nov", "dec"};
	static const char *const after[] = {"januárban", "februárban", "márciusban", "áprilisban", "májusban", "júniusban", "júliusban",
		"augusztusban", "szeptemberben", "októberben", "novemberben", "decemberben"};
	const struct wording_word *words = &wording->words[at];
	if (at + 1 >= wording->count)
		return NULL;
	for (unsigned m = 0; m < 12; m++) {
		if (!strcmp(words[0].lower, short_forms[m]) && words[1].is_number && wording->text[words->start + words->size] == '.')
			return day_in_words(arena, arena_printf(arena, "2000. %u. %.2s", m + 1, words[1].lower));
		if (words[0].is_number && strchr(words[0].lower, '-') && !strcmp(words[1].lower, after[m]))
			return day_in_words(arena, arena_printf(arena, "2000. %u. %.2s", m + 1, words[0].lower));
	}
	return NULL;
}

/* "április 16." for "04. 16-án" and "04. 16.": a month and a day without a year; NULL: they are none. */
static const char *
short_day(struct arena *arena, const struct wording *wording, size_t at)
{
	static const char *const endings[] = {"-án", "-én", "-jén", "-ján", "-i", "-ig", "-jéig", "-áig", "-éig", "-tól", "-től", "-étől", "-ától", "-jétől"};
	const struct wording_word *words = &wording->words[at];
	bool two = at + 1 < wording->count && words[0].is_number && words[1].is_number;
	const char *dash = two ? strchr(words[1].lower, '-') : NULL;
	bool stop = wording->text[words->start + words->size] == '.';
	bool is_day = two && strlen(words[1].lower) == 2 && wording->text[words[1].start + words[1].size] == '.'; /* "1. 2. 3." has no such figures */
	for (size_t i = 0; dash && i < sizeof endings / sizeof *endings; i++)
		is_day |= !strcmp(dash, endings[i]);
	return is_day && stop && strlen(words->lower) <= 2 ? day_in_words(arena, arena_printf(arena, "2000. %s. %s", words[0].lower, words[1].lower)) : NULL;
}

void
rule_day(const struct known *known, const struct placed_text *passage, struct hits *hits)
{
	const struct wording *wording = &passage->wording;
	(void)known;
	for (size_t i = 0; i < wording->count; i++) {
		const char *day = wording->words[i].is_number ? day_in_words(hits->arena, wording->words[i].lower) : NULL;
		if (day)
			hit_words(hits, passage, i, i, day);
		else if ((day = slashed_day(hits->arena, wording, i)))
			hit_words(hits, passage, i, i + 2, day);
		else if ((day = short_day(hits->arena, wording, i)) || (day = turned_day(hits->arena, wording, i)))
			hit_words(hits, passage, i, i + 1, day + strlen("2000. "));
	}
}

/* ----------------------------------------------------------------- telephones -- */

enum { DIGITS_BUDAPEST = 8, DIGITS_MOST = 9 }; /* with the area, without the 06 */

/* What stands between the digits of a telephone, at most two signs of it. */
static const char *
after_separator(const char *s)
{
	for (int i = 0; i < 2 && *s && strchr(" -/().", *s); i++)
		s++;
	return s;
}

/* The digits after 06 or +36, up to where they end; false: it is no telephone. */
static bool
telephone_digits(const char *text, char digits[static DIGITS_MOST + 1], const char **end)
{
	size_t count = 0;
	const char *s = text + (!strncmp(text, "06", 2) ? 2 : !strncmp(text, "+36", 3) ? 3 : 0);
	if (s == text)
		return false;
	for (const char *next = after_separator(s); isdigit((unsigned char)*next); next = after_separator(s)) {
		if (count == DIGITS_MOST)
			return false;
		digits[count++] = *next;
		s = next + 1;
	}
	digits[count] = '\0';
	*end = s;
	return count >= DIGITS_BUDAPEST;
}

/* "06 1 234 5678", "06 30 123 4567", "06 88 123 456". */
static const char *
telephone_in_groups(struct arena *arena, const char *digits)
{
	size_t area = *digits == '1' ? 1 : 2, first = area + 3;
	return arena_printf(arena, "06 %.*s %.3s %s", (int)area, digits, digits + area, digits + first);
}

void
rule_telephone(const struct known *known, const struct placed_text *passage, struct hits *hits)
{
	char digits[DIGITS_MOST + 1];
	const char *text = passage->wording.text, *end;
	(void)known;
	for (const char *s = text; *s; s++) {
		if ((s > text && (isalnum((unsigned char)s[-1]) || s[-1] == '-')) || !telephone_digits(s, digits, &end))
			continue;
		const char *written = arena_strndup(hits->arena, s, (size_t)(end - s)), *groups = telephone_in_groups(hits->arena, digits);
		if (strcmp(written, groups) && (strncmp(written, "+36", 3) || strcmp(written + 3, groups + 2)))
			hit_text(hits, passage, written, groups);
		s = end - 1;
	}
}

/* ------------------------------------------------------------- quotation marks -- */

/* "word" and “word”, as English and typewriters have them. */
void
rule_quotes(const struct known *known, const struct placed_text *passage, struct hits *hits)
{
	static const char *const marks[][2] = {{"\"", "\""}, {"“", "”"}};
	(void)known;
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
		size_t opens = strlen(marks[i][0]), closes = strlen(marks[i][1]);
		for (const char *s = passage->wording.text, *end; (s = strstr(s, marks[i][0])); s = end + closes) {
			if (!(end = strstr(s + opens, marks[i][1])))
				break;
			hit_text(hits, passage, arena_strndup(hits->arena, s, (size_t)(end + closes - s)),
			    arena_printf(hits->arena, "„%.*s”", (int)(end - s - (ptrdiff_t)opens), s + opens));
		}
	}
}

/* --------------------------------------------------------------- translations -- */

/* "6,000" is 6000. */
static long
english_number(const struct wording *wording, size_t at)
{
	const struct wording_word *word = &wording->words[at];
	const char *comma = strchr(word->lower, ',');
	long number = wording_number(wording, at);
	return comma && strspn(comma + 1, "0123456789") == 3 ? number * 1000 + strtol(comma + 1, NULL, 10) : number;
}

/* Whether a Hungarian text says the number, in digits or words, as an hour of the day, or as the age of a grown-up. */
static bool
says_number(const struct wording *wording, const char *digits, long number)
{
	enum { NOON = 12, GROWN = 18 };
	for (size_t i = 0; i < wording->count; i++) {
		const char *word = wording->words[i].lower;
		long said = wording_number(wording, i);
		if (said == number || (number <= NOON && said == number + NOON))
			return true;
		if (number == GROWN && (strstr(word, "korú") || strstr(word, "felnőtt")))
			return true;
	}
	return strstr(wording->text, digits) != NULL;
}

void
rule_translated_number(const struct known *known, const struct placed_text *passage, struct hits *hits)
{
	const struct wording *wording = &passage->wording;
	const char *text = node_text(passage->node);
	struct wording source = {.count = 0};
	(void)known;
	for (size_t i = 0; text && i < wording->count; i++) {
		long number = english_number(wording, i);
		if (!number || wording->text[wording->words[i].start] == '{')
			continue;
		if (!source.text)
			source = wording_read(hits->arena, "hu", text);
		if (!says_number(&source, wording->words[i].lower, number))
			hit_words(hits, passage, i, i, text);
	}
}
