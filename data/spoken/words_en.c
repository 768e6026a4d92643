#include "data/spoken/words_en.h"

#include "data/spoken/speech.h"

static const char *const ones[] = {"zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
	"eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"};

static const char *const tens[] = {"", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"};

static const char *
en_below_thousand(struct arena *arena, unsigned value)
{
	unsigned rest = value % 100;
	const char *low = rest < 20 ? ones[rest] : rest % 10 ? arena_printf(arena, "%s-%s", tens[rest / 10], ones[rest % 10])
	    : tens[rest / 10];

	if (value < 100)
		return low;
	return arena_printf(arena, "%s hundred%s%s", ones[value / 100], rest ? " and " : "", rest ? low : "");
}

const char *
en_number(struct arena *arena, uint64_t value)
{
	static const struct {
		uint64_t size;
		const char *name;
	} steps[] = {{1000000000000, "trillion"}, {1000000000, "billion"}, {1000000, "million"}, {1000, "thousand"}};
	const char *words = "";

	if (value < 1000)
		return en_below_thousand(arena, (unsigned)value);
	for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
		unsigned times = (unsigned)(value / steps[i].size);

		value %= steps[i].size;
		if (times)
			words = arena_printf(arena, "%s%s%s %s", words, *words ? " " : "", en_below_thousand(arena, times), steps[i].name);
	}
	if (value)
		words = arena_printf(arena, "%s %s%s", words, value < 100 ? "and " : "", en_below_thousand(arena, (unsigned)value));
	return words;
}

const char *
en_ordinal(struct arena *arena, uint64_t value)
{
	static const struct {
		const char *end, *with;
	} ends[] = {{"one", "first"}, {"two", "second"}, {"three", "third"}, {"five", "fifth"}, {"eight", "eighth"}, {"nine", "ninth"},
		{"twelve", "twelfth"}, {"ty", "tieth"}};
	const char *word = en_number(arena, value);

	if (value % 100 == 0 && value < 1000 && value / 100 == 1)
		return "hundredth";
	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
		if (word_ends(word, ends[i].end))
			return replace_end(arena, word, ends[i].end, ends[i].with);
	return arena_printf(arena, "%sth", word);
}

const char *
en_pair(struct arena *arena, unsigned pair)
{
	return pair < 10 ? arena_printf(arena, "oh %s", ones[pair]) : en_below_thousand(arena, pair);
}

const char *
en_year(struct arena *arena, uint64_t year)
{
	unsigned high = (unsigned)(year / 100), low = (unsigned)(year % 100);

	if (year < 1100 || year > 2099 || (high == 20 && low < 10))
		return en_number(arena, year);
	if (!low)
		return arena_printf(arena, "%s hundred", en_below_thousand(arena, high));
	return arena_printf(arena, "%s %s", en_below_thousand(arena, high), en_pair(arena, low));
}

const char *
en_group(struct arena *arena, const char *digits, size_t count)
{
	const char *words = "";

	for (size_t i = 0; i < count; i++)
		words = arena_printf(arena, "%s%s%s", words, i ? " " : "", ones[digits[i] - '0']);
	return words;
}
