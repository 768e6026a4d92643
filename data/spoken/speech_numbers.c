#include "data/spoken/tongues.h"

#include <string.h>

const char *
speak_figures(struct speech *speech, struct numeral *number)
{
	const char *at = speech->at;

	if (!scan_numeral(at, speech->tongue, number)) {
		size_t count = strspn(at, "0123456789");

		for (size_t i = 0; i < count; i++) {
			speak(speech, "%s", i ? " " : "");
			speak_group(speech, at + i, 1);
		}
		return at + count;
	}
	if (number->digits > 1 && *at == '0' && !number->decimals) {
		speak_group(speech, at, number->digits);
		return number->end;
	}
	return is_identifier(speech, number) ? speak_identifier(speech, number->end) : NULL;
}

const char *
speak_house(struct speech *speech)
{
	struct numeral number;

	if (!scan_digits(speech->at, &number) || number.digits > 4)
		return NULL;
	bool slash = *number.end == '/';
	const char *letter = number.end + slash;
	size_t size = letter_size(letter);
	if (!size || word_size(letter) != size || is_digit(letter[size]) || (!slash && *letter == 's'))	/* 90s */
		return NULL;
	speak(speech, "%s ", speech->tongue->number_words(speech->arena, number.value));
	return speak_letter_name(speech, letter);
}

/* "PIN: 1234", "the code is 123456" */
static bool
is_code(const struct speech *speech, const struct numeral *number)
{
	const struct spoken_numbers *words = speech->tongue->numbers;
	struct spoken_word before;
	const char *at = speech->at;

	at -= at > speech->begin + 1 && at[-1] == ' ' && at[-2] == ':' ? 2 : 0;
	if (number->digits < 3 || !word_before(speech, at, &before))
		return false;
	return one_of(before.text, words->codes) || (one_of(before.text, words->is) && word_before(speech, before.begin, &before) &&
	    one_of(before.text, words->codes));
}

static bool
is_postcode(const struct speech *speech, const struct numeral *number)
{
	const struct spoken_numbers *words = speech->tongue->numbers;
	struct spoken_word before, after;

	return number->digits == 4 && *number->text != '0' && *number->end == ' ' && !word_before(speech, speech->at, &before) &&
	    word_after(number->end, &after) && after.capital && !(words->is_noun && words->is_noun(after.text)) &&
	    !one_of(after.text, words->counted);
}

const char *
speak_special(struct speech *speech)
{
	const struct spoken_numbers *words = speech->tongue->numbers;
	struct numeral number;
	struct spoken_word before;

	if (!scan_digits(speech->at, &number) || !stands_free(speech, number.end))
		return NULL;
	bool extension = number.digits >= 3 && number.digits < 6 && word_before(speech, speech->at, &before) && one_of(before.text, words->extensions);
	bool emergency = words->emergencies && is_emergency_number(speech, &number, words->emergencies, words->conjunctions);
	if (extension || emergency || is_code(speech, &number)) {
		speak_group(speech, number.text, number.digits);
		return number.end;
	}
	bool phone = is_short_number(speech, &number, number.end, words->phones) || (words->is_phone && words->is_phone(speech, &number));
	if (!phone && !is_postcode(speech, &number))
		return NULL;
	speak(speech, "%s", words->in_pairs(speech->arena, &number));
	return number.end;
}

/* "120/80 mmHg" */
static const char *
speak_pressure(struct speech *speech, const struct numeral *first, const struct numeral *second)
{
	const struct tongue *tongue = speech->tongue;
	const struct spoken_unit *unit;
	struct spoken_word before;
	const char *end = unit_at(second->end, tongue->measures->units, &unit);
	bool named = word_before(speech, speech->at, &before) && one_of(before.text, tongue->numbers->pressures);

	if (first->value <= second->value || (!named && !(end && strstr(unit->written, tongue->numbers->pressure_unit))))
		return NULL;
	speak(speech, "%s%s%s%s%s", tongue->number_words(speech->arena, first->value), tongue->numbers->over,
	    tongue->number_words(speech->arena, second->value), end ? " " : "", end ? unit->many : "");
	return end ? end : second->end;
}

/* Of those that have one: 2025/26, 2025/2026. */
static bool
is_school_year(const struct numeral *first, const struct numeral *second)
{
	return looks_like_year(first) && (second->digits == 2 || second->value == first->value + 1);
}

const char *
speak_slashed(struct speech *speech)
{
	const struct tongue *tongue = speech->tongue;
	const struct spoken_numbers *words = tongue->numbers;
	struct numeral first, second;
	struct spoken_word before;
	bool spaced;

	if (!scan_pair(speech->at, '/', &first, &second, &spaced) || !stands_free(speech, second.end))
		return NULL;
	const char *one = tongue->number_words(speech->arena, first.value), *other = tongue->number_words(speech->arena, second.value);
	bool last = !*skip_blanks(second.end), whole = speech->at == speech->begin && last, year = looks_like_year(&second);
	bool place = first.value <= second.value && second.digits < 4;
	bool named = word_before(speech, speech->at, &before) && one_of(before.text, words->places);
	const char *end = speak_pressure(speech, &first, &second);
	if (end)
		return end;
	if (first.value == 24 && second.value == 7)
		speak(speech, "%s", words->always);
	else if (first.value == second.value && whole)
		speak(speech, "%s %s", one, other);	/* 50/50 */
	else if (is_school_year(&first, &second))
		speak(speech, "%s%s%s", words->year(speech, &first), tongue->names->to, words->year(speech, &second));
	else if (whole && (spaced || (second.value > 4 && place)))
		speak(speech, "%s%s%s", words->nth(speech->arena, first.value), words->of, other);
	else if (spaced || named || (last && place && follows_label(speech, words->shares)))
		speak(speech, "%s%s%s", one, words->of, other);
	else if (first.value < second.value && second.value <= 100)
		return words->speak_fraction(speech, first.value, second.value, second.end);
	else
		speak(speech, "%s %s %s", words->year(speech, &first), year ? words->of_year : tongue->names->slash, words->year(speech, &second));
	return second.end + (year && begins_with(second.end, ". ("));	/* 45/2026. (III. 2.) */
}

const char *
speak_ratio(struct speech *speech)
{
	struct numeral number;
	struct spoken_word before;
	const char *at = speech->at, *first = at;

	if (*at != ':' || at == speech->begin || !is_digit(at[-1]) || !scan_digits(at + 1, &number))
		return NULL;
	while (first > speech->begin && is_digit(first[-1]))
		first--;
	bool book = word_before(speech, first, &before) && one_of(before.text, speech->tongue->numbers->books);
	while (first > speech->begin && first[-1] == ' ')
		first--;
	book = book || (first - speech->begin >= (ptrdiff_t)strlen("§") && begins_with(first - strlen("§"), "§"));
	speak(speech, "%s", book ? " " : speech->tongue->numbers->ratio);
	return at + 1;
}

const char *
speak_product(struct speech *speech)
{
	const struct spoken_numbers *words = speech->tongue->numbers;
	struct numeral first, second;
	const char *next;

	if (!scan_numeral(speech->at, speech->tongue, &first) || !(next = past_times(first.end)))
		return NULL;
	bool product = scan_numeral(skip_blanks(next), speech->tongue, &second);
	if (product && words->by)
		speak(speech, "%s%s", words->words(speech, &first), words->by);
	else
		speak(speech, "%s%s", words->times(speech, &first), product ? " " : "");
	return product ? skip_blanks(next) : next;
}

const char *
speak_times_range(struct speech *speech)
{
	const struct spoken_numbers *words = speech->tongue->numbers;
	struct numeral from, to, more;
	const char *end;

	if (!scan_range(speech->at, speech->tongue, &from, &to) || !begins_free(speech) || !(end = past_times(to.end)) ||
	    scan_numeral(skip_blanks(end), speech->tongue, &more))
		return NULL;
	speak(speech, "%s%s%s", words->words(speech, &from), speech->tongue->names->to, words->times(speech, &to));
	return end;
}
