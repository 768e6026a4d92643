#include "data/editor/language/numerals.h"

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

static const struct part {
	const char *word;
	long value;
} parts[] = {
	{"tizen", 10}, {"tíz", 10}, {"huszon", 20}, {"húsz", 20}, {"harminc", 30}, {"negyven", 40}, {"ötven", 50}, {"hatvan", 60},
	{"hetven", 70}, {"nyolcvan", 80}, {"kilencven", 90}, {"egy", 1}, {"kettő", 2}, {"két", 2}, {"három", 3}, {"négy", 4}, {"öt", 5},
	{"hat", 6}, {"hét", 7}, {"nyolc", 8}, {"kilenc", 9}, {"-", 0},
	{"éves", 0},
};

static bool
take_part(const char **word, const char *part)
{
	size_t size = strlen(part);
	if (strncmp(*word, part, size))
		return false;
	*word += size;
	return true;
}

/* What stands before "ezer" or "száz"; nothing is one. */
static long
times(long number)
{
	return number ? number : 1;
}

long
numeral_read(const char *word)
{
	static const char first_bytes[] = "ehknst\303"; /* how parts begin, with ö and é */
	long thousands = 0, number = 0;
	if (!*word || !strchr(first_bytes, *word))
		return 0;
	while (*word) {
		size_t i = 0, count = sizeof parts / sizeof *parts;
		if (take_part(&word, "ezer")) {
			thousands = times(number) * 1000;
			number = 0;
		} else if (take_part(&word, "száz")) {
			number = times(number) * 100;
		} else {
			while (i < count && !take_part(&word, parts[i].word))
				i++;
			if (i == count)
				return 0;
			number += parts[i].value;
		}
	}
	return thousands + number;
}

/* What ordinals end with, before "ik". */
static const struct part ordinals[] = {
	{"első", 1}, {"egyed", 1}, {"második", 2}, {"ketted", 2}, {"harmad", 3}, {"negyed", 4}, {"ötöd", 5}, {"hatod", 6}, {"heted", 7}, {"nyolcad", 8},
	{"kilenced", 9}, {"tized", 10}, {"huszad", 20}, {"harmincad", 30}, {"negyvened", 40}, {"ötvened", 50}, {"hatvanad", 60}, {"hetvened", 70},
	{"nyolcvanad", 80}, {"kilencvened", 90},
};

/* The tens that stand before the last part of an ordinal; 0: none, or something else. */
static long
tens_before(const char *word, size_t size)
{
	enum { LONGEST = 24 };
	char tens[LONGEST];
	if (!size || size >= LONGEST)
		return 0;
	memcpy(tens, word, size);
	tens[size] = '\0';
	return numeral_read(tens) % 10 ? 0 : numeral_read(tens);
}

long
numeral_read_ordinal(const char *word)
{
	if (!strstr(word, "dik") && !strstr(word, "első"))
		return 0;
	for (size_t i = 0; i < sizeof ordinals / sizeof *ordinals; i++) {
		const char *last = strstr(word, ordinals[i].word), *after = last ? last + strlen(ordinals[i].word) : NULL;
		long tens = last ? tens_before(word, (size_t)(last - word)) : 0;
		bool ends = last && (!strncmp(after, "ik", 2) || !*after);
		if (ends && (last == word || tens))
			return tens + ordinals[i].value;
	}
	return 0;
}
