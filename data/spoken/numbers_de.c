#include "data/spoken/rules_de.h"

#include <string.h>

#define PHONE_WORDS "telefon unter nummer rufnummer hotline leitung telefonnummer wählen anrufen"

const char *
de_speak_range(struct speech *speech)
{
	struct numeral from, to;
	struct arena *arena = speech->arena;
	const char *next, *end;
	const struct spoken_unit *unit;

	if (!scan_numeral(speech->at, speech->tongue, &from) || !begins_free(speech))
		return NULL;
	next = *from.end == '.' && from.end[1] != ' ' ? skip_dash(from.end + 1) : NULL;
	if (!(next && scan_numeral(next, speech->tongue, &to)) && !scan_range(speech->at, speech->tongue, &from, &to))
		return NULL;
	struct spoken_word after;
	bool ordinals = *from.end == '.' || (*to.end == '.' && word_after(to.end + 1, &after) && after.capital && de_knows(after.text) &&
	    after.begin > to.end + 1);
	if (ordinals && *to.end == '.') {
		const char *ending = de_ending(speech, speech->at, word_after(to.end + 1, &after) ? de_gender(after.text) : MASCULINE);

		speak(speech, "%s bis %s%s", de_ordinal(arena, from.value, ending), de_ordinal(arena, to.value, ending),
		    *skip_blanks(to.end + 1) ? "" : ".");
		return to.end + 1;
	}
	if (*from.end == '.' || letter_size(to.end))
		return NULL;
	end = unit_at(to.end, de_measures.units, &unit);
	bool counted = end || (*to.end == ' ' && word_after(to.end, &after) && after.capital && (de_gender(after.text) != UNKNOWN_GENDER ||
	    word_ends(after.text, "en")));
	speak(speech, "%s bis %s", de_numeral_words(speech, &from, counted ? "ein" : "eins"), de_numeral_words(speech, &to, "eins"));
	if (!end)
		return to.end;
	speak(speech, " ");
	return speak_unit(speech, unit, false, end);
}

/* Parts of a whole, which are nouns. */
static const char *
fraction_words(struct arena *arena, uint64_t above, uint64_t below)
{
	return arena_printf(arena, "%s %s", de_number(arena, above, "ein"), with_capital(arena, de_ordinal(arena, below, "el")));
}

/* "1/2 Jahr", "1 1/2 Stunden" */
static const char *
speak_fraction(struct speech *speech, uint64_t above, uint64_t below, const char *end)
{
	struct spoken_word noun;
	const char *at = speech->at;
	bool half = above == 1 && below == 2, named = *end == ' ' && word_after(end, &noun) && noun.capital;
	bool whole = at - speech->begin > 1 && at[-1] == ' ' && is_digit(at[-2]);
	enum gender gender = named ? de_gender(noun.text) : UNKNOWN_GENDER;

	if (whole && half && speech->size > 1) {
		speak_trim(speech);
		bool one = word_ends(speech->out, "eins");
		speech->size -= one ? 1 : 0;
		speak(speech, "einhalb");
	} else if (whole) {
		speak(speech, "und %s", fraction_words(speech->arena, above, below));
	} else if (half && gender != UNKNOWN_GENDER) {
		speak(speech, "%s", gender == FEMININE ? "eine halbe" : gender == NEUTER ? "ein halbes" : "ein halber");
	} else if (below == 2) {
		speak(speech, "ein halb");
	} else {
		speak(speech, "%s", fraction_words(speech->arena, above, below));
	}
	return end;
}

/* "14- bis", "18-jährig", "5-mal", "1990er", "100%ig" */
const char *
de_speak_compound(struct speech *speech)
{
	struct numeral number;
	struct spoken_word word;
	struct arena *arena = speech->arena;

	if (!scan_numeral(speech->at, speech->tongue, &number))
		return NULL;
	const char *end = number.end, *words = de_numeral_words(speech, &number, "ein");
	if (begins_with(end, "mal") && !letter_size(end + 3)) {
		speak(speech, "%smal", words);
		return end + 3;
	}
	if (begins_with(end, "er") && !letter_size(end + 2)) {
		speak(speech, "%ser", looks_like_year(&number) ? de_year(arena, number.value) : words);
		return end + 2;
	}
	const char *percent = *skip_blanks(end) == '%' ? skip_blanks(end) + 1 : NULL;
	if (percent && (letter_size(percent) || (*percent == '-' && letter_size(percent + 1)))) {
		percent += *percent == '-';
		size_t size = word_size(percent);
		speak(speech, "%s%sprozent%.*s", words, number.decimals ? " " : "", (int)size, percent);
		return percent + size;
	}
	if (*end != '-')
		return NULL;
	if (end[1] == ' ' || end[1] == ',') {
		speak(speech, "%s-", words);
		return end + 1;
	}
	const struct spoken_unit *unit;
	const char *unit_end = unit_at(end + 1, de_measures.units, &unit);
	if (unit_end && *unit_end == '-') {	/* 54-m²-Wohnung */
		speak(speech, "%s-%s-", words, unit->one);
		return unit_end + 1;
	}
	if (!word_after(end + 1, &word) || word.begin != end + 1)
		return NULL;
	bool adjective = !word.capital || begins_with(word.text, "jährig");
	if (adjective)
		speak(speech, "%s%s", words, word.text);
	else
		speak(speech, "%s-", words);
	return adjective ? word.end : end + 1;
}

/* "1 oder 2 Kinder", "1 von 3 Personen": what is counted comes after the second number; NULL: it is none of these. */
static const char *
one_of_several(struct speech *speech, const char *end)
{
	struct spoken_word link, noun;
	struct numeral second;

	if (*end != ' ' || !word_after(end, &link) || !one_of(link.text, "oder von") || !scan_digits(skip_blanks(link.end), &second) ||
	    !word_after(second.end, &noun) || !noun.capital)
		return NULL;
	enum gender gender = de_gender_of_many(noun.text);
	const char *one = gender == UNKNOWN_GENDER ? NULL : de_one(speech, speech->at, gender);
	bool alone = one && link.text[0] == 'v' && !strcmp(one, "ein");
	return alone ? gender == MASCULINE ? "einer" : "eines" : one;
}

const char *
de_speak_plain_number(struct speech *speech)
{
	struct numeral number;
	struct spoken_word after;
	const char *at = speech->at;

	const char *figures = speak_figures(speech, &number);
	if (figures)
		return figures;
	bool noun = *number.end == ' ' && word_after(number.end, &after) && after.capital;
	struct spoken_word before;
	if (word_before(speech, at, &before) && one_of(before.text, "abs absatz nr nummer satz seite artikel art platz zimmer stufe kapitel"
	    " tür schalter frage schritt teil punkt typ phase die paragraf"))
		noun = false;
	if (!noun && looks_like_year(&number) && number.value < 2000) {
		speak(speech, "%s", de_year(speech->arena, number.value));
		return number.end;
	}
	const char *several = number.value == 1 ? one_of_several(speech, number.end) : NULL;
	const char *one = several ? several : number.value == 1 && noun ? de_one_of(speech, at, after.text) : "eins";
	speak(speech, "%s%s", de_numeral_words(speech, &number, one), letter_size(number.end) ? " " : "");
	return number.end;
}

static const char *
in_pairs(struct arena *arena, const struct numeral *number)
{
	const char *low = number->text[2] == '0' ? de_group(arena, number->text + 2, 2) : de_cardinal(arena, number->value % 100);

	return arena_printf(arena, "%s %s", de_cardinal(arena, number->value / 100), low);
}

static const char *
nth(struct arena *arena, uint64_t value)
{
	return de_ordinal(arena, value, "es");
}

static const char *
number_or_year(struct speech *speech, const struct numeral *number)
{
	return de_numeral_words(speech, number, "eins");
}

static const char *
times(struct speech *speech, const struct numeral *number)
{
	return arena_printf(speech->arena, "%smal", de_numeral_words(speech, number, "ein"));
}

const struct spoken_numbers de_numbers = {
	.phones = PHONE_WORDS, .emergencies = PHONE_WORDS " notruf polizei rettung feuerwehr rettungsdienst", .conjunctions = "oder und",
	.extensions = "", .codes = "pin code", .is = "lautet ist", .is_noun = de_knows, .in_pairs = in_pairs,
	.counted = "kubikzentimeter tage jahre euro forint stunden wochen monate personen meter kilometer kinder minuten",
	.places = "frage seite schritt seiten fragen", .shares = "anteil anteile teil verhältnis",
	.pressures = "blutdruck", .pressure_unit = "Hg", .over = " zu ", .always = "vierundzwanzig sieben", .of = " von ", .of_year = "aus",
	.nth = nth, .words = number_or_year, .year = number_or_year, .times = times, .by = " mal ", .speak_fraction = speak_fraction, .ratio = " zu ", .books = "paragraf artikel abschnitt art",
};
