#include "data/spoken/rules_en.h"

#include <string.h>

#define PHONE_WORDS "call phone telephone ring dial number line hotline"
/* Words after which a number of four digits is a year, and words before which it is none. */
#define YEAR_WORDS "in since of from until till by before after for during to and year the between by around january" \
	" february march april may june july august september october november december"
#define COUNTED "days cubic square forints people hours kilometres metres kilograms forint euros pounds ft huf grams"

const char *
en_speak_range(struct speech *speech)
{
	struct numeral from, to;
	const char *next, *end;
	const struct spoken_unit *unit;

	if (!scan_numeral(speech->at, speech->tongue, &from) || !begins_free(speech))
		return NULL;
	const char *th = en_ordinal_end(from.end);
	if (!(th && (next = skip_dash(th)) && scan_numeral(next, speech->tongue, &to)) &&
	    !scan_range(speech->at, speech->tongue, &from, &to))
		return NULL;
	end = en_ordinal_end(to.end);
	if (end || th) {
		speak(speech, "%s to %s", en_ordinal(speech->arena, from.value), en_ordinal(speech->arena, to.value));
		return end ? end : to.end;
	}
	bool years = looks_like_year(&from) && looks_like_year(&to);
	speak(speech, "%s to %s", years ? en_year_or_number(speech, &from) : en_numeral_words(speech, &from),
	    years ? en_year_or_number(speech, &to) : en_numeral_words(speech, &to));
	if (!(end = unit_at(to.end, en_measures.units, &unit)))
		return to.end;
	speak(speech, " ");
	return speak_unit(speech, unit, false, end);
}

const char *
en_speak_ordinal(struct speech *speech)
{
	struct numeral number;
	const char *end;

	if (!scan_numeral(speech->at, speech->tongue, &number) || !(end = en_ordinal_end(number.end)))
		return NULL;
	speak(speech, "%s", en_ordinal(speech->arena, number.value));
	return end;
}

const char *
en_speak_product(struct speech *speech)
{
	struct numeral first, second;
	const char *next;

	if (!scan_numeral(speech->at, speech->tongue, &first))
		return NULL;
	if (!(next = past_times(first.end)))
		return NULL;
	bool product = scan_numeral(skip_blanks(next), speech->tongue, &second);
	speak(speech, product ? "%s by " : "%s times", en_numeral_words(speech, &first));
	return product ? skip_blanks(next) : next;
}

static const char *
fraction_words(struct arena *arena, uint64_t above, uint64_t below)
{
	const char *part = below == 2 ? "half" : below == 4 ? "quarter" : en_ordinal(arena, below);

	if (above == 1)
		return arena_printf(arena, "one %s", part);
	return arena_printf(arena, "%s %s", en_number(arena, above), below == 2 ? "halves" : arena_printf(arena, "%ss", part));
}

/* "1:4", which is no time */
const char *
en_speak_ratio(struct speech *speech)
{
	struct numeral number;
	const char *at = speech->at;

	if (*at != ':' || at == speech->begin || !is_digit(at[-1]) || !scan_digits(at + 1, &number))
		return NULL;
	speak(speech, " to ");
	return at + 1;
}

/* "1 1/2 hours": its whole part was said. */
static bool
follows_whole(const struct speech *speech)
{
	const char *at = speech->at;

	return at - speech->begin > 1 && at[-1] == ' ' && is_digit(at[-2]);
}

/* Parts of a whole; "half an hour". */
static const char *
speak_fraction(struct speech *speech, const struct numeral *first, const struct numeral *second)
{
	struct spoken_word noun;
	bool half = first->value == 1 && second->value == 2 && *second->end == ' ' && word_after(second->end, &noun);

	if (follows_whole(speech) && first->value == 1)
		speak(speech, second->value == 2 ? "and a half" : second->value == 4 ? "and a quarter" : "and one %s",
		    en_ordinal(speech->arena, second->value));
	else if (half && one_of(noun.text, "hour day year month"))
		speak(speech, "half %s", noun.text[0] == 'h' ? "an" : "a");
	else
		speak(speech, "%s%s", follows_whole(speech) ? "and " : "", fraction_words(speech->arena, first->value, second->value));
	return second->end;
}

/* "120/80 mmHg" */
static const char *
speak_pressure(struct speech *speech, const struct numeral *first, const struct numeral *second)
{
	const struct spoken_unit *unit;
	struct spoken_word before;
	const char *end = unit_at(second->end, en_measures.units, &unit);
	bool named = word_before(speech, speech->at, &before) && one_of(before.text, "pressure bp");

	if (first->value <= second->value || (!named && !(end && begins_with(unit->many, "millimetres of"))))
		return NULL;
	speak(speech, "%s over %s%s%s", en_number(speech->arena, first->value), en_number(speech->arena, second->value), end ? " " : "",
	    end ? unit->many : "");
	return end ? end : second->end;
}

const char *
en_speak_slashed(struct speech *speech)
{
	struct numeral first, second;
	struct arena *arena = speech->arena;
	struct spoken_word before;
	bool spaced;

	if (!scan_pair(speech->at, '/', &first, &second, &spaced) || !stands_free(speech, second.end))
		return NULL;
	bool whole = speech->at == speech->begin && !*skip_blanks(second.end), years = looks_like_year(&first) && looks_like_year(&second);
	bool named = word_before(speech, speech->at, &before) && one_of(before.text, "question page step pages questions steps");
	const char *end = speak_pressure(speech, &first, &second);
	if (end)
		return end;
	if (first.value == 24 && second.value == 7)
		speak(speech, "twenty-four seven");
	else if (first.value == second.value && whole)
		speak(speech, "%s %s", en_number(arena, first.value), en_number(arena, second.value));	/* 50/50 */
	else if (spaced || named || (!*skip_blanks(second.end) && first.value <= second.value && second.digits < 4 &&
	    follows_label(speech, "share shares part parts portion ratio")))
		speak(speech, "%s of %s", whole ? en_ordinal(arena, first.value) : en_number(arena, first.value),
		    en_number(arena, second.value));
	else if (years && second.value == first.value + 1)
		speak(speech, "%s to %s", en_year(arena, first.value), en_year(arena, second.value));
	else if (whole && second.value > 4 && first.value <= second.value && second.digits < 4)
		speak(speech, "%s of %s", en_ordinal(arena, first.value), en_number(arena, second.value));
	else if (first.value < second.value && second.value <= 100)
		return speak_fraction(speech, &first, &second);
	else if (looks_like_year(&first) && second.digits == 2)
		speak(speech, "%s to %s", en_year(arena, first.value), en_number(arena, second.value));
	else
		speak(speech, "%s %s %s", en_year_or_number(speech, &first), looks_like_year(&second) ? "of" : "slash",
		    en_year_or_number(speech, &second));
	return second.end + (looks_like_year(&second) && begins_with(second.end, ". ("));	/* 45/2026. (III. 2.) */
}

/* 32/B, 4a */
const char *
en_speak_house(struct speech *speech)
{
	struct numeral number;

	if (!scan_digits(speech->at, &number) || number.digits > 4)
		return NULL;
	const char *letter = number.end + (*number.end == '/');
	size_t size = letter_size(letter);
	bool more = is_digit(letter[size]) || (*number.end != '/' && *letter == 's');
	if (!size || word_size(letter) != size || more)
		return NULL;
	speak(speech, "%s ", en_number(speech->arena, number.value));
	speak_bytes(speech, letter, size);
	return letter + size;
}

const char *
en_speak_special(struct speech *speech)
{
	struct numeral number;
	struct spoken_word before, after;

	if (!scan_digits(speech->at, &number) || !stands_free(speech, number.end))
		return NULL;
	bool has_before = word_before(speech, speech->at, &before);
	/* "PIN: 1234", "the code is 123456" */
	struct spoken_word earlier;
	struct speech there = *speech;
	there.at -= there.at > speech->begin + 1 && there.at[-1] == ' ' && there.at[-2] == ':' ? 2 : 0;
	bool code = word_before(&there, there.at, &earlier) && (one_of(earlier.text, "code pin") || (!strcmp(earlier.text, "is") &&
	    word_before(&there, earlier.begin, &earlier) && one_of(earlier.text, "code pin")));
	if (code && number.digits >= 3) {
		speak_group(speech, number.text, number.digits);
		return number.end;
	}
	if (is_emergency_number(speech, &number, PHONE_WORDS " police ambulance fire brigade emergency emergencies", "or and") ||
	    (has_before && number.digits >= 3 && number.digits < 6 && one_of(before.text, "ext extension code pin"))) {
		speak_group(speech, number.text, number.digits);
		return number.end;
	}
	bool postcode = number.digits == 4 && !has_before && word_after(number.end, &after) && after.capital && *number.end == ' ' &&
	    *number.text != '0';
	if (!postcode && !is_short_number(speech, &number, number.end, PHONE_WORDS))
		return NULL;
	const char *low = number.value % 100 ? en_pair(speech->arena, (unsigned)(number.value % 100)) : "hundred";
	speak(speech, "%s %s", en_number(speech->arena, number.value / 100), low);
	return number.end;
}

/* A number alone: a year, or how many. */
const char *
en_speak_plain_number(struct speech *speech)
{
	struct numeral number;
	struct spoken_word before, after;
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
	bool decade = looks_like_year(&number) && number.value % 10 == 0 && begins_with(number.end, "s") && !letter_size(number.end + 1);
	if (decade) {
		speak(speech, "%s", replace_end(speech->arena, en_year(speech->arena, number.value), "y", "ies"));
		return number.end + 1;
	}
	bool counted = word_after(number.end, &after) && one_of(after.text, COUNTED);
	bool year = looks_like_year(&number) && !counted && (number.value >= 1900 ||
	    (word_before(speech, at, &before) && one_of(before.text, YEAR_WORDS)));
	speak(speech, "%s", year ? en_year(speech->arena, number.value) : en_numeral_words(speech, &number));
	if (begins_with(number.end, "s") && !letter_size(number.end + 1)) {
		if (word_ends(speech->out, "y")) {
			speech->size--;
			speak(speech, "ies");
		} else {
			speak(speech, word_ends(speech->out, "x") ? "es" : "s");
		}
		return number.end + 1;
	}
	speak(speech, "%s", letter_size(number.end) ? " " : "");
	return number.end;
}
