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

static const char *
fraction_words(struct arena *arena, uint64_t above, uint64_t below)
{
	const char *part = below == 2 ? "half" : below == 4 ? "quarter" : en_ordinal(arena, below);

	if (above == 1)
		return arena_printf(arena, "one %s", part);
	return arena_printf(arena, "%s %s", en_number(arena, above), below == 2 ? "halves" : arena_printf(arena, "%ss", part));
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
speak_fraction(struct speech *speech, uint64_t above, uint64_t below, const char *end)
{
	struct spoken_word noun;
	bool half = above == 1 && below == 2 && *end == ' ' && word_after(end, &noun);

	if (follows_whole(speech) && above == 1)
		speak(speech, below == 2 ? "and a half" : below == 4 ? "and a quarter" : "and one %s",
		    en_ordinal(speech->arena, below));
	else if (half && one_of(noun.text, "hour day year month"))
		speak(speech, "half %s", noun.text[0] == 'h' ? "an" : "a");
	else
		speak(speech, "%s%s", follows_whole(speech) ? "and " : "", fraction_words(speech->arena, above, below));
	return end;
}

/* A number alone: a year, or how many. */
const char *
en_speak_plain_number(struct speech *speech)
{
	struct numeral number;
	struct spoken_word before, after;
	const char *at = speech->at;

	const char *figures = speak_figures(speech, &number);
	if (figures)
		return figures;
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

static const char *
in_pairs(struct arena *arena, const struct numeral *number)
{
	const char *low = number->value % 100 ? en_pair(arena, (unsigned)(number->value % 100)) : "hundred";

	return arena_printf(arena, "%s %s", en_number(arena, number->value / 100), low);
}

static const char *
times(struct speech *speech, const struct numeral *number)
{
	return arena_printf(speech->arena, "%s times", en_numeral_words(speech, number));
}

const struct spoken_numbers en_numbers = {
	.phones = PHONE_WORDS, .emergencies = PHONE_WORDS " police ambulance fire brigade emergency emergencies", .conjunctions = "or and",
	.extensions = "ext extension code pin", .codes = "code pin", .is = "is", .counted = "", .in_pairs = in_pairs,
	.places = "question page step pages questions steps", .shares = "share shares part parts portion ratio",
	.pressures = "pressure bp", .pressure_unit = "Hg", .over = " over ", .always = "twenty-four seven", .of = " of ", .of_year = "of",
	.nth = en_ordinal, .words = en_numeral_words, .year = en_year_or_number, .times = times, .by = " by ", .speak_fraction = speak_fraction, .ratio = " to ", .books = "",
};
