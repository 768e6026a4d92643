#include "data/spoken/rules_hu.h"

#include <string.h>

#include "data/spoken/words_hu.h"

#define BETWEEN "között közötti közt közti közöttiek közöttieknek közöttiekre közöttire"
#define COUNTED "nap munkanap hét hónap év óra perc fő forint euró oldal alkalom személy százalék méter kilométer kilogramm liter"

/* Whether a sentence part ends here. */
static bool
part_ends(const char *at)
{
	return !*at || strchr(".,;:)!?", *at) || begins_with(at, " (");
}

/* "5–10 ezer Ft" */
static const char *
speak_multiple_range(struct speech *speech, const struct numeral *from, const struct numeral *to)
{
	const struct spoken_unit *multiple, *unit;
	const char *end = unit_at(to->end, hu_measures.multiples, &multiple), *after;

	if (!end || (strlen(multiple->written) <= 3 && !unit_at(end, hu_measures.units, &unit)))
		return NULL;
	speak(speech, "%s-%s%s", hu_numeral_words(speech, from, true), hu_numeral_words(speech, to, true), multiple->many);
	if (!(after = unit_at(end, hu_measures.units, &unit)))
		return end;
	speak(speech, " ");
	return hu_speak_unit(speech, unit, after);
}

/* "2020–2025 között", "kb. 5-6" */
static const char *
speak_between(struct speech *speech, const struct numeral *from, const struct numeral *to)
{
	const struct spoken_unit *unit;
	struct spoken_word word;
	bool about = word_before(speech, speech->at, &word) && one_of(word.text, "kb körülbelül mintegy legalább legfeljebb nagyjából");
	bool between = word_after(to->end, &word) && one_of(word.text, BETWEEN);

	if (unit_at(to->end, hu_measures.units, &unit) || (!between && !(about && part_ends(to->end))))
		return NULL;
	speak(speech, about ? "%s-%s" : "%s és %s", hu_numeral_words(speech, from, false), hu_numeral_words(speech, to, false));
	return to->end;
}

/* "tart 20-25 perc", "20–25 perc a várakozás": about so many, no way from one to the other. Money, hours of the day and what a
 * label tells have two ends. */
static bool
is_about(const struct speech *speech, const struct numeral *from, const struct numeral *to, const char *noun)
{
	enum { MORNING = 6, MIDNIGHT = 24 };
	struct spoken_word before;
	bool hours = !strcmp(noun, "óra") && from->value >= MORNING && to->value <= MIDNIGHT;
	bool told = word_before(speech, speech->at, &before) && !one_of(noun, "forint euró");

	return !hours && (*skip_blanks(from->end) == '-' || told);
}

/* Two numbers before what they count: a unit or a noun, which ends at `end`. */
static const char *
speak_counted_range(struct speech *speech, const struct numeral *from, const struct numeral *to, const struct spoken_unit *unit,
    const char *end, const char *noun)
{
	const char *first = hu_numeral_words(speech, from, false), *last = hu_numeral_words(speech, to, true);
	struct spoken_word word;

	if (word_after(end, &word) && one_of(word.text, BETWEEN)) {
		speak(speech, "%s és %s %s", first, last, noun);
		return end;
	}
	if (!strcmp(noun, "óráig")) {
		speak(speech, "%s %s ", hu_from(speech->arena, first), last);
		return skip_blanks(to->end);
	}
	bool known = unit || one_of(noun, COUNTED);
	bool next_to = to->value == from->value + 1 && to->value < 10;
	if (part_ends(end) && known && !next_to && !is_about(speech, from, to, noun)) {
		speak(speech, "%s %s %s", hu_from(speech->arena, first), last, hu_until(speech->arena, noun));
		return end;
	}
	speak(speech, "%s-%s ", hu_numeral_words(speech, from, true), last);
	return unit ? hu_speak_unit(speech, unit, end) : skip_blanks(to->end);
}

/* "2-3 nap", "18–69", "300–900 Ft". */
const char *
hu_speak_range(struct speech *speech)
{
	struct numeral from, to;
	struct spoken_word word;
	struct arena *arena = speech->arena;
	const struct spoken_unit *unit = NULL;
	const char *end;

	if (!scan_range(speech->at, speech->tongue, &from, &to) || !begins_free(speech) || *to.end == '/')
		return NULL;
	const char *a = hu_numeral_words(speech, &from, false), *b = hu_numeral_words(speech, &to, true);
	char suffix[SPEECH_WORD];
	if ((end = suffix_at(to.end, suffix))) {
		bool times = begins_with(suffix, "sz");

		if (!strcmp(suffix, "ig"))
			speak(speech, "%s %s", hu_from(arena, a), hu_until(arena, hu_numeral_words(speech, &to, false)));
		else
			speak(speech, "%s-%s", times ? hu_numeral_words(speech, &from, true) : a, hu_number_with(arena, b, suffix));
		return end;
	}
	if ((end = speak_multiple_range(speech, &from, &to)) || (end = speak_between(speech, &from, &to)))
		return end;
	end = unit_at(to.end, hu_measures.units, &unit);
	bool word_follows = !unit && *to.end == ' ' && word_after(to.end, &word) && !word.capital && !one_of(word.text, NO_NOUNS);
	bool decimals = from.decimal_count == to.decimal_count && (!from.decimals || !strncmp(from.decimals, to.decimals, from.decimal_count));
	if (from.value == to.value && decimals) {	/* "50-50 %": each */
		bool counted = unit || word_follows;

		a = hu_numeral_words(speech, &from, counted);
		speak(speech, "%s-%s%s", a, a, unit ? " " : "");
		return unit ? hu_speak_unit(speech, unit, end) : to.end;
	}
	if (!unit && !word_follows) {
		speak(speech, "%s %s", hu_from(arena, a), hu_until(arena, hu_numeral_words(speech, &to, false)));
		return to.end;
	}
	return speak_counted_range(speech, &from, &to, unit, unit ? end : word.end, unit ? unit->many : arena_strdup(arena, word.text));
}

/* A number and what it counts; where that ends, or NULL. */
static const char *
counted_at(struct speech *speech, const char *at, struct numeral *number, const char **noun)
{
	const struct spoken_unit *unit;
	struct spoken_word word;

	if (!scan_numeral(at, speech->tongue, number))
		return NULL;
	const char *end = unit_at(number->end, hu_measures.units, &unit);
	if (!end && (!word_after(number->end, &word) || !one_of(word.text, COUNTED)))
		return NULL;
	*noun = end ? unit->many : arena_strdup(speech->arena, word.text);
	return end ? end : word.end;
}

/* "6 hónap–2 év" */
const char *
hu_speak_counted_range(struct speech *speech)
{
	struct numeral from, to;
	struct arena *arena = speech->arena;
	const char *noun, *last, *end = counted_at(speech, speech->at, &from, &noun), *next = end ? skip_dash(end) : NULL;

	if (!next || !begins_free(speech) || !(end = counted_at(speech, next, &to, &last)) ||
	    !part_ends(end))
		return NULL;
	const char *first = hu_numeral_words(speech, &from, strcmp(noun, last));
	speak(speech, "%s %s %s", strcmp(noun, last) ? arena_printf(arena, "%s %s", first, hu_from(arena, noun)) : hu_from(arena, first),
	    hu_numeral_words(speech, &to, true), hu_until(arena, last));
	return end;
}
