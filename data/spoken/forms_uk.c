#include "data/spoken/forms_uk.h"

#include <string.h>

static bool
ends_in_any(const char *word, const char *const *ends)
{
	for (; *ends; ends++)
		if (word_ends(word, *ends))
			return true;
	return false;
}

static bool
is_hissing(const char *stem)
{
	return ends_in_any(stem, (const char *const[]){"ж", "ч", "ш", "щ", NULL});
}

static bool
is_vowel(const char *stem)
{
	return ends_in_any(stem, (const char *const[]){"а", "е", "и", "і", "о", "у", "я", "ю", "є", "ї", NULL});
}

/* Without its last letter. */
static const char *
stem_of(struct arena *arena, const char *word)
{
	size_t size = strlen(word);

	while (size && ((unsigned char)word[--size] & 0xC0) == 0x80)
		;
	return arena_strndup(arena, word, size);
}

static const char *
noun_he(struct arena *arena, const struct uk_noun *noun, enum uk_case which)
{
	const char *stem = stem_of(arena, noun->of_one);
	bool soft = word_ends(noun->of_one, "я") || word_ends(noun->of_one, "ю"), vowel = is_vowel(stem);

	switch (which) {
	case DATIVE:
		return arena_printf(arena, "%s%s", stem, soft ? "ю" : "у");
	case INSTRUMENTAL:
		return arena_printf(arena, "%s%s", stem, vowel ? "єм" : soft || is_hissing(stem) ? "ем" : "ом");
	case LOCATIVE:
		return arena_printf(arena, "%s%s", stem, vowel ? "ї" : word_ends(stem, "к") ? "у" : "і");
	default:
		return noun->one;
	}
}

static const char *
noun_she(struct arena *arena, const struct uk_noun *noun, enum uk_case which)
{
	const char *stem = stem_of(arena, noun->one);
	bool hard = word_ends(noun->one, "а"), soft = word_ends(noun->one, "я");

	if (!hard && !soft)
		return which == INSTRUMENTAL ? arena_printf(arena, "%sю", word_ends(noun->one, "ь") ? stem : noun->one) :
		    which == DATIVE || which == LOCATIVE ? noun->of_one : noun->one;
	if (which == ACCUSATIVE)
		return uk_object(arena, noun->one);
	if (which == INSTRUMENTAL)
		return arena_printf(arena, "%s%s", stem, is_vowel(stem) ? "єю" : soft || is_hissing(stem) ? "ею" : "ою");
	if (which == NOMINATIVE)
		return noun->one;
	if (!hard)
		return noun->of_one;
	return word_ends(stem, "к") ? replace_end(arena, stem, "к", "ці") : word_ends(stem, "г") ? replace_end(arena, stem, "г", "зі") :
	    arena_printf(arena, "%sі", stem);
}

static const char *
noun_it(struct arena *arena, const struct uk_noun *noun, enum uk_case which)
{
	const char *stem = stem_of(arena, noun->one);
	bool soft = word_ends(noun->one, "я");

	return which == DATIVE ? arena_printf(arena, "%s%s", stem, soft ? "ю" : "у") :
	    which == INSTRUMENTAL ? arena_printf(arena, "%s%s", stem, soft ? "ям" : word_ends(noun->one, "е") ? "ем" : "ом") :
	    which == LOCATIVE ? arena_printf(arena, "%sі", stem) : noun->one;
}

const char *
uk_noun(struct arena *arena, const struct uk_noun *noun, enum uk_case which)
{
	if (which == NOMINATIVE || !strcmp(noun->one, noun->of_one))
		return noun->one;
	if (which == GENITIVE)
		return noun->of_one;
	if (which == LOCATIVE && noun->at_one)
		return noun->at_one;
	return noun->gender == SHE ? noun_she(arena, noun, which) : noun->gender == IT ? noun_it(arena, noun, which) : noun_he(arena, noun, which);
}

/* "метри": "метрам", "метрами", "метрах" */
static const char *
plural_word(struct arena *arena, const char *word, enum uk_case which)
{
	const char *stem = stem_of(arena, word), *ends = which == DATIVE ? "м" : which == INSTRUMENTAL ? "ми" : "х";
	bool soft = word_ends(word, "ї") || word_ends(word, "я") || (word_ends(word, "і") && !is_hissing(stem));

	if (!soft && !word_ends(word, "и") && !word_ends(word, "і") && !word_ends(word, "а"))
		return word;
	return arena_printf(arena, "%s%s%s", stem, soft ? "я" : "а", ends);
}

const char *
uk_plural(struct arena *arena, const char *many, const char *of_many, enum uk_case which)
{
	if (which == NOMINATIVE || which == ACCUSATIVE)
		return many;
	if (which == GENITIVE)
		return of_many;
	const char *blank = strchr(many, ' ');
	if (!blank)
		return plural_word(arena, many, which);
	const char *first = arena_strndup(arena, many, (size_t)(blank - many));
	if (!word_ends(first, "ні"))	/* what follows the noun is not in its case */
		return arena_printf(arena, "%s%s", plural_word(arena, first, which), blank);
	return arena_printf(arena, "%s%s %s", stem_of(arena, first), which == DATIVE ? "им" : which == INSTRUMENTAL ? "ими" : "их",
	    plural_word(arena, blank + 1, which));
}

const char *
uk_adjective(struct arena *arena, const char *adjective, enum uk_case which, enum uk_gender gender)
{
	static const char *const soft[][UK_CASES] = {
		[HE] = {"ій", "ього", "ьому", "ім", "ьому", "ій"},
		[SHE] = {"я", "ьої", "ій", "ьою", "ій", "ю"},
		[IT] = {"є", "ього", "ьому", "ім", "ьому", "є"},
		[THEY] = {"і", "іх", "ім", "іми", "іх", "і"},
	};
	const char *stem = stem_of(arena, stem_of(arena, adjective));

	if (word_ends(adjective, "ій"))
		return arena_printf(arena, "%s%s", stem, soft[gender][which]);
	return arena_printf(arena, "%s%s", stem, uk_ordinal(arena, 4, which, gender) + strlen("четверт"));
}
