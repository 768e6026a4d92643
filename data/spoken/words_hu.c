#include "data/spoken/words_hu.h"

#include <string.h>

#include "data/spoken/speech.h"

static const char *const ones[] = {"", "egy", "kettő", "három", "négy", "öt", "hat", "hét", "nyolc", "kilenc"};
static const char *const tens[] = {"", "tíz", "húsz", "harminc", "negyven", "ötven", "hatvan", "hetven", "nyolcvan",
	"kilencven"};

/* How the last part of a number changes. */
static const struct form {
	const char *end, *ordinal, *adjective, *object, *on, *together;
} forms[] = {
	{"nulla", "nulladik", "nullás", "nullát", "nullán", "nullán"},
	{"egy", "egyedik", "egyes", "egyet", "egyen", "egyen"},
	{"kettő", "kettedik", "kettes", "kettőt", "kettőn", "ketten"},
	{"három", "harmadik", "hármas", "hármat", "hármon", "hárman"},
	{"négy", "negyedik", "négyes", "négyet", "négyen", "négyen"},
	{"öt", "ötödik", "ötös", "ötöt", "ötön", "öten"},
	{"hat", "hatodik", "hatos", "hatot", "haton", "hatan"},
	{"hét", "hetedik", "hetes", "hetet", "héten", "heten"},
	{"nyolc", "nyolcadik", "nyolcas", "nyolcat", "nyolcon", "nyolcan"},
	{"kilenc", "kilencedik", "kilences", "kilencet", "kilencen", "kilencen"},
	{"tíz", "tizedik", "tízes", "tízet", "tízen", "tízen"},
	{"húsz", "huszadik", "húszas", "húszat", "húszon", "húszan"},
	{"harminc", "harmincadik", "harmincas", "harmincat", "harmincon", "harmincan"},
	{"hatvan", "hatvanadik", "hatvanas", "hatvanat", "hatvanon", "hatvanan"},
	{"nyolcvan", "nyolcvanadik", "nyolcvanas", "nyolcvanat", "nyolcvanon", "nyolcvanan"},
	{"ven", "venedik", "venes", "venet", "venen", "venen"},
	{"száz", "századik", "százas", "százat", "százon", "százan"},
	{"ezer", "ezredik", "ezres", "ezret", "ezren", "ezren"},
	{"millió", "milliomodik", "milliós", "milliót", "millión", "millión"},
	{"tized", "tizedik", "tizedes", "tizedet", "tizeden", "tizeden"},
	{"század", "századik", "századas", "századot", "századon", "századon"},
	{"milliárd", "milliárdodik", "milliárdos", "milliárdot", "milliárdon", "milliárdon"},
};

static const struct form *
form_of(const char *word)
{
	for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
		if (word_ends(word, forms[i].end))
			return &forms[i];
	return NULL;
}

static const char *
below_thousand(struct arena *arena, unsigned value)
{
	const char *hundreds = value >= 200 ? ones[value / 100] : "";
	unsigned rest = value % 100;
	const char *ten = rest % 10 && rest / 10 == 1 ? "tizen" : rest % 10 && rest / 10 == 2 ? "huszon" : tens[rest / 10];

	return arena_printf(arena, "%s%s%s%s", value / 100 == 2 ? "két" : hundreds, value >= 100 ? "száz" : "", ten,
	    ones[rest % 10]);
}

const char *
hu_number(struct arena *arena, uint64_t value)
{
	static const struct {
		uint64_t size;
		const char *name;
	} steps[] = {{1000000000000, "billió"}, {1000000000, "milliárd"}, {1000000, "millió"}, {1000, "ezer"}};
	bool hyphens = value > 2000;
	const char *words = "";

	if (!value)
		return "nulla";
	for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
		unsigned times = (unsigned)(value / steps[i].size);
		const char *part = times == 1 && steps[i].size == 1000 && !*words ? "" : below_thousand(arena, times);

		if (!times)
			continue;
		if (word_ends(part, "kettő"))
			part = replace_end(arena, part, "kettő", "két");
		value %= steps[i].size;
		words = arena_printf(arena, "%s%s%s%s", words, part, steps[i].name, value && hyphens ? "-" : "");
	}
	return value ? arena_printf(arena, "%s%s", words, below_thousand(arena, (unsigned)value)) : words;
}

const char *
hu_number_before(struct arena *arena, uint64_t value)
{
	const char *word = hu_number(arena, value);

	return word_ends(word, "kettő") ? replace_end(arena, word, "kettő", "két") : word;
}

const char *
hu_ordinal(struct arena *arena, uint64_t value)
{
	const char *word = hu_number(arena, value);
	const struct form *form = form_of(word);

	if (value == 1 || value == 2)
		return value == 1 ? "első" : "második";
	return form ? replace_end(arena, word, form->end, form->ordinal) : word;
}

/* Whether the last vowel that is not neutral is a back one; in numbers é and í are front. */
static bool
is_back(const char *word)
{
	static const struct {
		const char *vowel;
		int back;
	} vowels[] = {{"a", 1}, {"á", 1}, {"o", 1}, {"ó", 1}, {"u", 1}, {"ú", 1}, {"e", 0}, {"ö", 0}, {"ő", 0}, {"ü", 0}, {"ű", 0}, {"é", 0},
		{"í", 0}};
	int back = 0;

	if (word_ends(word, "lék"))
		return true;

	for (; *word; word++)
		for (size_t i = 0; i < sizeof vowels / sizeof *vowels; i++)
			if (begins_with(word, vowels[i].vowel))
				back = vowels[i].back;
	return back;
}

const char *
hu_day(struct arena *arena, unsigned day)
{
	const char *ordinal = hu_ordinal(arena, day);

	if (day == 1)
		return "elseje";
	return arena_printf(arena, "%s%s", ordinal, is_back(ordinal) ? "a" : "e");
}

const char *const hu_alphabet[] = {"á", "bé", "cé", "dé", "e", "ef", "gé", "há", "i", "jé", "ká", "el", "em", "en", "ó",
	"pé", "kú", "er", "es", "té", "u", "vé", "dupla vé", "iksz", "ipszilon", "zé"};

const char *
hu_group(struct arena *arena, const char *digits, size_t count)
{
	const char *words = "";

	if (count >= 4) {
		for (size_t i = 0; i < count; i += 2)
			words = arena_printf(arena, "%s%s%s", words, i ? " " : "", hu_group(arena, digits + i, count - i < 2 ? 1 : 2));
		return words;
	}
	while (count > 1 && *digits == '0') {
		words = arena_printf(arena, "%snulla ", words);
		digits++;
		count--;
	}
	uint64_t value = 0;
	for (size_t i = 0; i < count; i++)
		value = value * 10 + (uint64_t)(digits[i] - '0');
	return arena_printf(arena, "%s%s", words, hu_number(arena, value));
}

const char *
hu_decimal(struct arena *arena, uint64_t whole, const char *decimals, size_t count)
{
	static const char *const places[] = {"tized", "század", "ezred", "tízezred", "százezred", "milliomod"};
	uint64_t value = 0;

	for (size_t i = 0; i < count; i++)
		value = value * 10 + (uint64_t)(decimals[i] - '0');
	if (count <= sizeof places / sizeof *places)
		return arena_printf(arena, "%s egész %s %s", hu_number_before(arena, whole), hu_number_before(arena, value), places[count - 1]);
	return arena_printf(arena, "%s egész %s", hu_number_before(arena, whole), hu_group(arena, decimals, count));
}

const char *
hu_fraction(struct arena *arena, uint64_t above, uint64_t below)
{
	const char *ordinal = below == 2 ? "kettedik" : hu_ordinal(arena, below);

	return arena_printf(arena, "%s%s", hu_number_before(arena, above), replace_end(arena, ordinal, "ik", ""));
}

const char *
hu_word_with(struct arena *arena, const char *word, const char *suffix)
{
	static const char *const twos[] = {"cs", "gy", "ly", "ny", "sz", "ty", "zs"};
	size_t size = strlen(word);

	if (!*suffix)
		return word;
	for (size_t i = 0; i < sizeof twos / sizeof *twos; i++)
		if (word_ends(word, twos[i]) && begins_with(suffix, twos[i]))	/* gy + gyel is ggyel */
			return arena_printf(arena, "%.*s%c%s", (int)(size - 2), word, twos[i][0], suffix);
	if (size > 2 && word[size - 1] == word[size - 2] && word[size - 1] == *suffix)	/* grammal */
		suffix++;
	if (word_ends(word, "a") && !one_of(suffix, "kor ként féle i"))
		word = replace_end(arena, word, "a", "á");
	else if (word_ends(word, "e"))
		word = replace_end(arena, word, "e", "é");
	return arena_printf(arena, "%s%s", word, suffix);
}

static bool
is_vowel_s(const char *suffix, size_t *size)
{
	static const char *const forms_of[] = {"as", "es", "os", "ös", "ás", "s"};

	for (size_t i = 0; i < sizeof forms_of / sizeof *forms_of; i++)
		if (begins_with(suffix, forms_of[i])) {
			*size = strlen(forms_of[i]);
			return !begins_with(suffix + *size, "z");
		}
	return false;
}

const char *
hu_number_with(struct arena *arena, const char *word, const char *suffix)
{
	const struct form *form = form_of(word);
	size_t size;

	if (!form)
		return hu_word_with(arena, word, suffix);
	if (is_vowel_s(suffix, &size))
		return arena_printf(arena, "%s%s", replace_end(arena, word, form->end, form->adjective), suffix + size);
	if (one_of(suffix, "t at et ot öt ret mat yet cat zat zet szat cet"))
		return replace_end(arena, word, form->end, form->object);
	if (one_of(suffix, "n on ön ren"))
		return replace_end(arena, word, form->end, form->on);
	if (one_of(suffix, "an en man ten"))
		return replace_end(arena, word, form->end, form->together);
	if (word_ends(word, "ezer") && (one_of(suffix, "re rei ek rek") || begins_with(suffix, "ret")))
		return arena_printf(arena, "%s%s", replace_end(arena, word, "ezer", "ezr"), suffix + (*suffix == 'r'));
	if (word_ends(word, "kettő") && (begins_with(suffix, "sz") || one_of(suffix, "féle fős éves napos órás hetes havi")))
		word = replace_end(arena, word, "kettő", "két");
	return hu_word_with(arena, word, suffix);
}

/* Suffixes in both harmonies. */
static const struct {
	const char *back, *front;
} pairs[] = {
	{"tól", "től"}, {"ból", "ből"}, {"ról", "ről"}, {"hoz", "hez"}, {"nak", "nek"}, {"nál", "nél"}, {"ban", "ben"}, {"ba", "be"},
	{"ra", "re"}, {"val", "vel"}, {"n", "n"}, {"ig", "ig"}, {"t", "t"}, {"ért", "ért"}, {"ként", "ként"}, {"i", "i"},
	{"kor", "kor"},
};

static const char *
harmonised(const char *word, const char *suffix)
{
	for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
		if (!strcmp(pairs[i].back, suffix) || !strcmp(pairs[i].front, suffix))
			return is_back(word) ? pairs[i].back : pairs[i].front;
	return suffix;
}

/* "jén" → "n": the possessive of days is already in their names. */
static const char *
without_possessive(const char *suffix)
{
	static const char *const heads[] = {"á", "é", "a", "e"};

	if (*suffix == 'j')
		suffix++;
	for (size_t i = 0; i < sizeof heads / sizeof *heads; i++)
		if (begins_with(suffix, heads[i]) && strcmp(suffix, "ért"))
			return suffix + strlen(heads[i]);
	return suffix;
}

bool
hu_is_suffix_of_day(const char *suffix)
{
	const char *rest = without_possessive(suffix);

	if (rest == suffix || !strcmp(suffix, "et") || !strcmp(suffix, "at") || !strcmp(suffix, "en") || !strcmp(suffix, "an"))
		return false;
	if (!*rest)
		return true;
	for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
		if (!strcmp(pairs[i].back, rest) || !strcmp(pairs[i].front, rest))
			return true;
	return false;
}

const char *
hu_day_with(struct arena *arena, const char *day, const char *suffix)
{
	const char *rest = without_possessive(suffix);

	if (!strcmp(rest, "i"))
		return arena_printf(arena, "%si", day);
	if (!*rest)
		return day;
	return hu_word_with(arena, day, harmonised(day, rest));
}

const char *
hu_from(struct arena *arena, const char *word)
{
	return hu_word_with(arena, word, is_back(word) ? "tól" : "től");
}

const char *
hu_until(struct arena *arena, const char *word)
{
	return hu_word_with(arena, word, "ig");
}
