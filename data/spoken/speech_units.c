#include "data/spoken/tongues.h"

#include <string.h>

const char *
unit_at(const char *at, const struct spoken_unit *table, const struct spoken_unit **out)
{
	const char *longest = NULL;

	at = skip_blanks(at);
	for (; table->written; table++) {
		const char *end = at + strlen(table->written);

		if (begins_with(at, table->written) && !letter_size(end) && !is_digit(*end) && (!longest || end > longest)) {
			*out = table;
			longest = end;
		}
	}
	return longest;
}

const char *
past_price_dash(const char *at)
{
	if (begins_with(at, ",-") || begins_with(at, ".-"))
		return at + 2;
	if (begins_with(at, ",–"))
		return at + 1 + strlen("–");
	return at;
}

const char *
past_unit(struct speech *speech, const struct spoken_unit *unit, const char *end)
{
	if (*end == '.' && one_of(unit->written, speech->tongue->measures->dotted)) {
		speak(speech, "%s", sentence_ends(end + 1) ? "." : "");
		return end + 1;
	}
	return past_price_dash(end);
}

const char *
speak_unit(struct speech *speech, const struct spoken_unit *unit, bool one, const char *end)
{
	speak(speech, "%s", one ? unit->one : unit->many);
	return past_unit(speech, unit, end);
}

const char *
speak_unit_alone(struct speech *speech)
{
	const struct spoken_units *measures = speech->tongue->measures;
	struct spoken_word before;
	const struct spoken_unit *unit;
	const char *at = speech->at, *end = unit_at(at, measures->units, &unit);
	bool per = end && ((word_before(speech, at, &before) && one_of(before.text, measures->per)) || (at > speech->begin && at[-1] == '/'));

	if (!end || !begins_free(speech) || !(per || strchr(unit->written, '/')))
		return NULL;
	speak(speech, "%s", per ? unit->one : unit->many);
	return end;
}

/* A multiple, where it can be one; its end, or NULL. */
static const char *
multiple_at(const struct spoken_units *measures, const char *at, const struct spoken_unit **out)
{
	const struct spoken_unit *unit;
	struct spoken_word word;
	const char *end = unit_at(at, measures->multiples, out);

	if (!end || strlen((*out)->written) >= measures->free_multiple || unit_at(end, measures->units, &unit))
		return end;
	return word_after(end, &word) && one_of(word.text, measures->multiplied) ? end : NULL;
}

bool
scan_amount(const struct speech *speech, struct spoken_amount *out)
{
	const struct spoken_units *measures = speech->tongue->measures;

	*out = (struct spoken_amount){0};
	if (!scan_numeral(speech->at, speech->tongue, &out->number) || !begins_free(speech))
		return false;
	const char *next = past_price_dash(out->number.end), *end = multiple_at(measures, next, &out->multiple);
	out->end = end;
	if (!end)
		out->multiple = NULL;
	if ((next = unit_at(end ? end : next, measures->units, &out->unit)))
		out->end = next;
	return out->end != NULL;
}

bool
scan_money(const struct speech *speech, struct money *out)
{
	const struct spoken_units *measures = speech->tongue->measures;

	for (const struct spoken_unit *unit = measures->units; unit < measures->units + measures->money; unit++) {
		size_t size = strlen(unit->written);

		if (!begins_with(speech->at, unit->written) || !scan_numeral(skip_blanks(speech->at + size), speech->tongue, &out->from))
			continue;
		const char *next = skip_dash(out->from.end);
		next = next && begins_with(next, unit->written) ? next + size : next;	/* €5–€10 */
		out->range = next && scan_numeral(next, speech->tongue, &out->to);
		out->unit = unit;
		out->end = out->range ? out->to.end : out->from.end;
		return true;
	}
	return false;
}

bool
has_hundredths(const struct speech *speech, const struct numeral *number, const struct spoken_unit *unit)
{
	return number->decimal_count == 2 && one_of(unit->one, speech->tongue->measures->hundredths);
}

unsigned
hundredths_of(const struct numeral *number)
{
	return (unsigned)(number->decimals[0] - '0') * 10 + (unsigned)(number->decimals[1] - '0');
}

bool
looks_like_year(const struct numeral *number)
{
	return number->digits == 4 && !number->grouped && !number->decimals && !number->half && number->value >= 1100 && number->value <= 2100;
}
