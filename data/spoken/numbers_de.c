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

const char *
de_speak_product(struct speech *speech)
{
	struct numeral first, second;
	const char *next;

	if (!scan_numeral(speech->at, speech->tongue, &first))
		return NULL;
	if (!(next = past_times(first.end)))
		return NULL;
	bool product = scan_numeral(skip_blanks(next), speech->tongue, &second);
	speak(speech, product ? "%s mal " : "%smal", de_numeral_words(speech, &first, product ? "eins" : "ein"));
	return product ? skip_blanks(next) : next;
}

/* Parts of a whole, which are nouns. */
static const char *
fraction_words(struct arena *arena, uint64_t above, uint64_t below)
{
	return arena_printf(arena, "%s %s", de_number(arena, above, "ein"), with_capital(arena, de_ordinal(arena, below, "el")));
}

/* "1/2 Jahr", "1 1/2 Stunden" */
static const char *
speak_fraction(struct speech *speech, const struct numeral *first, const struct numeral *second)
{
	struct spoken_word noun;
	const char *at = speech->at;
	bool half = first->value == 1 && second->value == 2, named = *second->end == ' ' && word_after(second->end, &noun) && noun.capital;
	bool whole = at - speech->begin > 1 && at[-1] == ' ' && is_digit(at[-2]);
	enum gender gender = named ? de_gender(noun.text) : UNKNOWN_GENDER;

	if (whole && half && speech->size > 1) {
		speak_trim(speech);
		bool one = word_ends(speech->out, "eins");
		speech->size -= one ? 1 : 0;
		speak(speech, "einhalb");
	} else if (whole) {
		speak(speech, "und %s", fraction_words(speech->arena, first->value, second->value));
	} else if (half && gender != UNKNOWN_GENDER) {
		speak(speech, "%s", gender == FEMININE ? "eine halbe" : gender == NEUTER ? "ein halbes" : "ein halber");
	} else if (second->value == 2) {
		speak(speech, "ein halb");
	} else {
		speak(speech, "%s", fraction_words(speech->arena, first->value, second->value));
	}
	return second->end;
}

/* "120/80 mmHg" */
static const char *
speak_pressure(struct speech *speech, const struct numeral *first, const struct numeral *second)
{
	const struct spoken_unit *unit;
	struct spoken_word before;
	const char *end = unit_at(second->end, de_measures.units, &unit);
	bool named = word_before(speech, speech->at, &before) && one_of(before.text, "blutdruck");

	if (first->value <= second->value || (!named && !(end && !strcmp(unit->written, "mmHg"))))
		return NULL;
	speak(speech, "%s zu %s%s%s", de_cardinal(speech->arena, first->value), de_cardinal(speech->arena, second->value), end ? " " : "",
	    end ? unit->many : "");
	return end ? end : second->end;
}

const char *
de_speak_slashed(struct speech *speech)
{
	struct numeral first, second;
	struct arena *arena = speech->arena;
	struct spoken_word before;
	bool spaced;

	if (!scan_pair(speech->at, '/', &first, &second, &spaced) || !stands_free(speech, second.end))
		return NULL;
	bool whole = speech->at == speech->begin && !*skip_blanks(second.end), year = looks_like_year(&second) && second.value >= 1800;
	bool named = word_before(speech, speech->at, &before) && one_of(before.text, "frage seite schritt seiten fragen");
	const char *end = speak_pressure(speech, &first, &second);
	if (end)
		return end;
	if (first.value == 24 && second.value == 7)
		speak(speech, "vierundzwanzig sieben");
	else if (first.value == second.value && whole)
		speak(speech, "%s %s", de_cardinal(arena, first.value), de_cardinal(arena, second.value));
	else if (looks_like_year(&first) && (second.digits == 2 || second.value == first.value + 1))
		speak(speech, "%s bis %s", de_cardinal(arena, first.value), de_cardinal(arena, second.value));
	else if ((whole && second.value > 4 && first.value <= second.value && second.digits < 4) || (whole && spaced))
		speak(speech, "%s von %s", de_ordinal(arena, first.value, "es"), de_cardinal(arena, second.value));
	else if (spaced || named || (!*skip_blanks(second.end) && first.value <= second.value && second.digits < 4 &&
	    follows_label(speech, "anteil anteile teil verhältnis")))
		speak(speech, "%s von %s", de_cardinal(arena, first.value), de_cardinal(arena, second.value));
	else if (first.value < second.value && second.value <= 100)
		return speak_fraction(speech, &first, &second);
	else
		speak(speech, "%s %s %s", de_cardinal(arena, first.value), year ? "aus" : "Schrägstrich", de_numeral_words(speech, &second, "eins"));
	return second.end + (year && begins_with(second.end, ". ("));	/* 45/2026. (III. 2.) */
}

const char *
de_speak_house(struct speech *speech)
{
	struct numeral number;

	if (!scan_digits(speech->at, &number) || number.digits > 4)
		return NULL;
	const char *letter = number.end + (*number.end == '/');
	size_t size = letter_size(letter);
	if (!size || word_size(letter) != size || is_digit(letter[size]))
		return NULL;
	speak(speech, "%s ", de_cardinal(speech->arena, number.value));
	speak_bytes(speech, letter, size);
	return letter + size;
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

const char *
de_speak_special(struct speech *speech)
{
	struct numeral number;
	struct spoken_word before, after;
	struct arena *arena = speech->arena;

	if (!scan_digits(speech->at, &number) || !stands_free(speech, number.end))
		return NULL;
	struct speech there = *speech;
	there.at -= there.at > speech->begin + 1 && there.at[-1] == ' ' && there.at[-2] == ':' ? 2 : 0;
	bool has_before = word_before(speech, speech->at, &before), code = word_before(&there, there.at, &after) &&
	    (one_of(after.text, "pin code") || (one_of(after.text, "lautet ist") && word_before(&there, after.begin, &after) &&
	    one_of(after.text, "pin code")));
	if (code && number.digits >= 3) {
		speak_group(speech, number.text, number.digits);
		return number.end;
	}
	if (is_emergency_number(speech, &number, PHONE_WORDS " notruf polizei rettung feuerwehr rettungsdienst", "oder und")) {
		speak_group(speech, number.text, number.digits);
		return number.end;
	}
	bool postcode = number.digits == 4 && !has_before && word_after(number.end, &after) && after.capital && *number.end == ' ' &&
	    *number.text != '0' && !de_knows(after.text) && !one_of(after.text, "kubikzentimeter tage jahre euro forint stunden wochen monate personen meter kilometer kinder minuten");
	if (!postcode && !is_short_number(speech, &number, number.end, PHONE_WORDS))
		return NULL;
	const char *low = number.text[2] == '0' ? de_group(arena, number.text + 2, 2) : de_cardinal(arena, number.value % 100);
	speak(speech, "%s %s", de_cardinal(arena, number.value / 100), low);
	return number.end;
}

const char *
de_speak_plain_number(struct speech *speech)
{
	struct numeral number;
	struct spoken_word after;
	const char *at = speech->at;

	if (!scan_numeral(at, speech->tongue, &number)) {
		size_t count = strspn(at, "0123456789");

		speak_group(speech, at, count);
		return at + count;
	}
	if (number.digits > 1 && *at == '0' && !number.decimals) {
		speak_group(speech, at, number.digits);
		return number.end;
	}
	if (is_identifier(speech, &number))
		return speak_identifier(speech, number.end);
	bool noun = *number.end == ' ' && word_after(number.end, &after) && after.capital;
	struct spoken_word before;
	if (word_before(speech, at, &before) && one_of(before.text, "abs absatz nr nummer satz seite artikel art platz zimmer stufe kapitel"
	    " tür schalter frage schritt teil punkt typ phase die paragraf"))
		noun = false;
	if (!noun && looks_like_year(&number) && number.value < 2000) {
		speak(speech, "%s", de_year(speech->arena, number.value));
		return number.end;
	}
	const char *one = number.value == 1 && noun ? de_one_of(speech, at, after.text) : "eins";
	speak(speech, "%s%s", de_numeral_words(speech, &number, one), letter_size(number.end) ? " " : "");
	return number.end;
}

/* "1:4", which is no time; "6:514" of a book */
const char *
de_speak_ratio(struct speech *speech)
{
	struct numeral number;
	struct spoken_word before;
	const char *at = speech->at, *first = at;

	if (*at != ':' || at == speech->begin || !is_digit(at[-1]) || !scan_digits(at + 1, &number))
		return NULL;
	while (first > speech->begin && is_digit(first[-1]))
		first--;
	bool book = word_before(speech, first, &before) && one_of(before.text, "paragraf artikel abschnitt art");
	while (first > speech->begin && first[-1] == ' ')
		first--;
	book = book || (first - speech->begin >= (ptrdiff_t)strlen("§") && begins_with(first - strlen("§"), "§"));
	speak(speech, book ? " " : " zu ");
	return at + 1;
}
