#include "data/spoken/words_uk.h"

#include <string.h>

/* Nominative, genitive, dative, instrumental, locative. */
enum { CASES = 5 };

static const char *const one[][CASES] = {
	[HE] = {"один", "одного", "одному", "одним", "одному"},
	[SHE] = {"одна", "однієї", "одній", "однією", "одній"},
	[IT] = {"одне", "одного", "одному", "одним", "одному"},
	[THEY] = {"одні", "одних", "одним", "одними", "одних"},
};

static const char *const small[][CASES] = {
	{"нуль", "нуля", "нулю", "нулем", "нулі"},
	{"один", "одного", "одному", "одним", "одному"},
	{"два", "двох", "двом", "двома", "двох"},
	{"три", "трьох", "трьом", "трьома", "трьох"},
	{"чотири", "чотирьох", "чотирьом", "чотирма", "чотирьох"},
	{"п'ять", "п'яти", "п'яти", "п'ятьма", "п'яти"},
	{"шість", "шести", "шести", "шістьма", "шести"},
	{"сім", "семи", "семи", "сьома", "семи"},
	{"вісім", "восьми", "восьми", "вісьма", "восьми"},
	{"дев'ять", "дев'яти", "дев'яти", "дев'ятьма", "дев'яти"},
	{"десять", "десяти", "десяти", "десятьма", "десяти"},
	{"одинадцять", "одинадцяти", "одинадцяти", "одинадцятьма", "одинадцяти"},
	{"дванадцять", "дванадцяти", "дванадцяти", "дванадцятьма", "дванадцяти"},
	{"тринадцять", "тринадцяти", "тринадцяти", "тринадцятьма", "тринадцяти"},
	{"чотирнадцять", "чотирнадцяти", "чотирнадцяти", "чотирнадцятьма", "чотирнадцяти"},
	{"п'ятнадцять", "п'ятнадцяти", "п'ятнадцяти", "п'ятнадцятьма", "п'ятнадцяти"},
	{"шістнадцять", "шістнадцяти", "шістнадцяти", "шістнадцятьма", "шістнадцяти"},
	{"сімнадцять", "сімнадцяти", "сімнадцяти", "сімнадцятьма", "сімнадцяти"},
	{"вісімнадцять", "вісімнадцяти", "вісімнадцяти", "вісімнадцятьма", "вісімнадцяти"},
	{"дев'ятнадцять", "дев'ятнадцяти", "дев'ятнадцяти", "дев'ятнадцятьма", "дев'ятнадцяти"},
};

static const char *const tens[][CASES] = {
	{"", "", "", "", ""}, {"десять", "десяти", "десяти", "десятьма", "десяти"},
	{"двадцять", "двадцяти", "двадцяти", "двадцятьма", "двадцяти"},
	{"тридцять", "тридцяти", "тридцяти", "тридцятьма", "тридцяти"},
	{"сорок", "сорока", "сорока", "сорока", "сорока"},
	{"п'ятдесят", "п'ятдесяти", "п'ятдесяти", "п'ятдесятьма", "п'ятдесяти"},
	{"шістдесят", "шістдесяти", "шістдесяти", "шістдесятьма", "шістдесяти"},
	{"сімдесят", "сімдесяти", "сімдесяти", "сімдесятьма", "сімдесяти"},
	{"вісімдесят", "вісімдесяти", "вісімдесяти", "вісімдесятьма", "вісімдесяти"},
	{"дев'яносто", "дев'яноста", "дев'яноста", "дев'яноста", "дев'яноста"},
};

static const char *const hundreds[][CASES] = {
	{"", "", "", "", ""}, {"сто", "ста", "ста", "ста", "ста"},
	{"двісті", "двохсот", "двомстам", "двомастами", "двохстах"},
	{"триста", "трьохсот", "трьомстам", "трьомастами", "трьохстах"},
	{"чотириста", "чотирьохсот", "чотирьомстам", "чотирмастами", "чотирьохстах"},
	{"п'ятсот", "п'ятисот", "п'ятистам", "п'ятьмастами", "п'ятистах"},
	{"шістсот", "шестисот", "шестистам", "шістьмастами", "шестистах"},
	{"сімсот", "семисот", "семистам", "сьомастами", "семистах"},
	{"вісімсот", "восьмисот", "восьмистам", "вісьмастами", "восьмистах"},
	{"дев'ятсот", "дев'ятисот", "дев'ятистам", "дев'ятьмастами", "дев'ятистах"},
};

/* Thousands and the like: one, few and many of them in the nominative, then the plural in the other cases. */
static const struct step {
	uint64_t size;
	enum uk_gender gender;
	const char *one[CASES], *few, *many, *plural[CASES];
} steps[] = {
	{1000000000, HE, {"мільярд", "мільярда", "мільярду", "мільярдом", "мільярді"}, "мільярди", "мільярдів",
		{"мільярдів", "мільярдів", "мільярдам", "мільярдами", "мільярдах"}},
	{1000000, HE, {"мільйон", "мільйона", "мільйону", "мільйоном", "мільйоні"}, "мільйони", "мільйонів",
		{"мільйонів", "мільйонів", "мільйонам", "мільйонами", "мільйонах"}},
	{1000, SHE, {"тисяча", "тисячі", "тисячі", "тисячею", "тисячі"}, "тисячі", "тисяч",
		{"тисяч", "тисяч", "тисячам", "тисячами", "тисячах"}},
};
enum { STEPS = sizeof steps / sizeof *steps };

int
uk_form(uint64_t value)
{
	unsigned last = (unsigned)(value % 10), two = (unsigned)(value % 100);

	if (two >= 11 && two <= 14)
		return 2;
	return last == 1 ? 0 : last >= 2 && last <= 4 ? 1 : 2;
}

static const char *
join(struct arena *arena, const char *words, const char *more)
{
	return !*words ? more : !*more ? words : arena_printf(arena, "%s %s", words, more);
}

static const char *
below_thousand(struct arena *arena, unsigned value, enum uk_case asked, enum uk_gender gender)
{
	enum uk_case which = asked == ACCUSATIVE ? NOMINATIVE : asked;
	unsigned rest = value % 100, last = rest < 20 ? rest : rest % 10;
	const char *words = join(arena, hundreds[value / 100][which], rest >= 20 ? tens[rest / 10][which] : "");

	if (!last)
		return words;
	return join(arena, words, last == 1 ? asked == ACCUSATIVE && gender == SHE ? "одну" : one[gender][which] : last == 2 && gender == SHE && which == NOMINATIVE ? "дві" :
	    small[last][which]);
}

const char *
uk_number(struct arena *arena, uint64_t value, enum uk_case which, enum uk_gender gender)
{
	const char *words = "";
	enum uk_case asked = which;

	which = asked == ACCUSATIVE ? NOMINATIVE : asked;
	if (!value)
		return small[0][which];
	for (size_t i = 0; i < STEPS; i++) {
		const struct step *step = &steps[i];
		uint64_t times = value / step->size;
		int form = uk_form(times);
		const char *name = form == 0 && asked == ACCUSATIVE ? uk_object(arena, step->one[which]) : form == 0 ? step->one[which] : which != NOMINATIVE ? step->plural[which] : form == 1 ? step->few : step->many;

		value %= step->size;
		if (!times)
			continue;
		if (times != 1 || step->size > 1000)
			words = join(arena, words, times >= 1000 ? uk_number(arena, times, which, step->gender) :
			    below_thousand(arena, (unsigned)times, asked, step->gender));
		words = join(arena, words, name);
	}
	return join(arena, words, below_thousand(arena, (unsigned)value, asked, gender));
}

const char *
uk_cardinal(struct arena *arena, uint64_t value)
{
	return uk_number(arena, value, NOMINATIVE, HE);
}

/* What stands before the ending of an ordinal; the rest in front is a cardinal. */
static const char *
ordinal_stem(struct arena *arena, uint64_t value, uint64_t *rest)
{
	static const char *const low[] = {"нульов", "перш", "друг", "трет", "четверт", "п'ят", "шост", "сьом", "восьм", "дев'ят", "десят",
		"одинадцят", "дванадцят", "тринадцят", "чотирнадцят", "п'ятнадцят", "шістнадцят", "сімнадцят", "вісімнадцят", "дев'ятнадцят"};
	static const char *const ten[] = {"", "", "двадцят", "тридцят", "сороков", "п'ятдесят", "шістдесят", "сімдесят", "вісімдесят",
		"дев'яност"};
	static const char *const hundred[] = {"", "сот", "двохсот", "трьохсот", "чотирьохсот", "п'ятисот", "шестисот", "семисот", "восьмисот",
		"дев'ятисот"};
	unsigned two = (unsigned)(value % 100);

	if (value < 20 || (two && two < 20)) {
		*rest = value - two;
		return low[two];
	}
	if (two) {
		*rest = value - (two % 10 ? two % 10 : two);
		return two % 10 ? low[two % 10] : ten[two / 10];
	}
	if (value % 1000) {
		*rest = value - value % 1000;
		return hundred[value / 100 % 10];
	}
	*rest = 0;
	if (value % 1000000 == 0)
		return arena_printf(arena, "%sмільйонн", value == 1000000 ? "" : uk_compound(arena, value / 1000000));
	uint64_t thousands = value / 1000;
	return arena_printf(arena, "%sтисячн", thousands == 1 ? "" : thousands < 5 ? small[thousands][GENITIVE] : uk_compound(arena, thousands));
}

const char *
uk_ordinal(struct arena *arena, uint64_t value, enum uk_case which, enum uk_gender gender)
{
	static const char *const hard[][6] = {
		[HE] = {"ий", "ого", "ому", "им", "ому", "ий"},
		[SHE] = {"а", "ої", "ій", "ою", "ій", "у"},
		[IT] = {"е", "ого", "ому", "им", "ому", "е"},
		[THEY] = {"і", "их", "им", "ими", "их", "і"},
	};
	static const char *const third[][6] = {
		[HE] = {"ій", "ього", "ьому", "ім", "ьому", "ій"},
		[SHE] = {"я", "ьої", "ій", "ьою", "ій", "ю"},
		[IT] = {"є", "ього", "ьому", "ім", "ьому", "є"},
		[THEY] = {"і", "іх", "ім", "іми", "іх", "і"},
	};
	uint64_t rest;
	const char *stem = ordinal_stem(arena, value, &rest);
	const char *ending = word_ends(stem, "трет") ? third[gender][which] : hard[gender][which];

	return arena_printf(arena, "%s%s%s%s", rest ? uk_cardinal(arena, rest) : "", rest ? " " : "", stem, ending);
}

const char *
uk_compound(struct arena *arena, uint64_t value)
{
	static const char *const first[] = {"", "одно", "дво", "три", "чотири"};
	unsigned last = (unsigned)(value % 10), two = (unsigned)(value % 100);
	const char *words = "";

	if (value >= 1000)
		return uk_cardinal(arena, value);
	if (value >= 100)
		words = value / 100 == 1 ? "сто" : hundreds[value / 100][GENITIVE];
	if (two >= 20)
		words = arena_printf(arena, "%s%s", words, two / 10 == 9 ? "дев'яносто" : tens[two / 10][GENITIVE]);
	if (two >= 20 ? last : two) {
		unsigned part = two >= 20 ? last : two;

		words = arena_printf(arena, "%s%s", words, part < 5 ? first[part] : small[part][GENITIVE]);
	}
	return words;
}

const char *
uk_group(struct arena *arena, const char *digits, size_t count)
{
	const char *words = "";

	if (count >= 4) {
		for (size_t i = 0; i < count; i += 2)
			words = join(arena, words, uk_group(arena, digits + i, count - i < 2 ? 1 : 2));
		return words;
	}
	uint64_t value = 0;
	for (; count > 1 && *digits == '0'; digits++, count--)
		words = join(arena, words, "нуль");
	for (size_t i = 0; i < count; i++)
		value = value * 10 + (uint64_t)(digits[i] - '0');
	return join(arena, words, uk_cardinal(arena, value));
}

const char *
uk_object(struct arena *arena, const char *noun)
{
	return word_ends(noun, "а") ? replace_end(arena, noun, "а", "у") : word_ends(noun, "я") ? replace_end(arena, noun, "я", "ю") : noun;
}

bool
uk_takes_object(const char *verb)
{
	static const char *const ends[] = {"ає", "ує", "ює", "яє", "іє", "ить", "уть", "ють", "йте", "іть", "име",
		"єте", "ете", "ите", "їте", "ємо", "емо", "имо"};

	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
		if (word_ends(verb, ends[i]))
			return !one_of(verb, "минає немає залишається");
	return false;
}

const char *
uk_many(const char *noun)
{
	static const char *const forms[][4] = {{"рік", "роки", "років", "року"}, {"місяць", "місяці", "місяців", "місяця"},
		{"тиждень", "тижні", "тижнів", "тижня"}, {"день", "дні", "днів", "дня"}, {"година", "години", "годин", ""},
		{"хвилина", "хвилини", "хвилин", ""}, {"доба", "доби", "діб", ""}, {"форинт", "форинти", "форинтів", "форинта"}};

	for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
		for (size_t j = 0; j < sizeof forms[i] / sizeof *forms[i]; j++)
			if (!strcmp(noun, forms[i][j]))
				return forms[i][2];
	return NULL;
}

const char *
uk_out_of(struct arena *arena, uint64_t all)
{
	static const char *const hissing[] = {"с", "з", "ц", "ч", "ш", "щ"};
	const char *words = uk_number(arena, all, GENITIVE, HE);

	for (size_t i = 0; i < sizeof hissing / sizeof *hissing; i++)
		if (begins_with(words, hissing[i]))
			return arena_printf(arena, "із %s", words);
	return arena_printf(arena, "з %s", words);
}
