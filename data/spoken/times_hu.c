#include "data/spoken/rules_hu.h"

#include <string.h>

#include "data/spoken/words_hu.h"

static void
speak_clock(struct speech *speech, const struct clock *clock, const char *suffix)
{
	const char *hour = hu_number_before(speech->arena, clock->hour);

	if (!clock->minute && *suffix) {
		const char *ending = one_of(suffix, "tól től") ? "tól" : one_of(suffix, "ra re") ? "ra" : one_of(suffix, "hoz hez höz")
		    ? "hoz" : one_of(suffix, "ban ben") ? "ban" : suffix;

		speak(speech, "%s %s", hour, hu_word_with(speech->arena, "óra", ending));
	} else if (!clock->minute) {
		speak(speech, "%s óra", hour);
	} else {
		speak(speech, "%s óra %s", hour, hu_number_with(speech->arena, hu_number(speech->arena, clock->minute), suffix));
	}
}

/* The hour at an end of a range; whole ones are told without "óra" if both are. */
static const char *
hour_words(struct speech *speech, const struct clock *clock, bool plain, bool until)
{
	struct arena *arena = speech->arena;
	const char *(*with)(struct arena *, const char *) = until ? hu_until : hu_from;

	if (plain)
		return with(arena, hu_number(arena, clock->hour));
	if (!clock->minute)
		return arena_printf(arena, "%s %s", hu_number_before(arena, clock->hour), with(arena, "óra"));
	return arena_printf(arena, "%s óra %s", hu_number_before(arena, clock->hour), with(arena, hu_number(arena, clock->minute)));
}

const char *
hu_speak_clock_range(struct speech *speech)
{
	struct clock from, to;
	const char *next;

	if (!scan_hour(speech->at, &from) || !(next = skip_dash(from.end)) || !scan_hour(next, &to) || (!from.sign && !to.sign) ||
	    !stands_free(speech, to.end))
		return NULL;
	bool colons = (from.sign == ':' || !from.sign) && (to.sign == ':' || !to.sign);
	bool plain = !from.minute && !to.minute && colons;
	struct spoken_word word;
	if (word_after(past_word(to.end, "óra"), &word) && one_of(word.text, "között közötti közt")) {
		speak_clock(speech, &from, "");
		speak(speech, " és ");
		speak_clock(speech, &to, "");
		return past_word(to.end, "óra");
	}
	speak(speech, "%s %s", hour_words(speech, &from, plain || !from.sign, false), hour_words(speech, &to, plain, true));
	const char *end = past_word(to.end, "óra");
	end = end == to.end ? past_word(end, "óráig") : end;
	return begins_with(end, "-ig") ? end + 3 : end;
}

const char *
hu_speak_time(struct speech *speech)
{
	struct clock clock;
	char suffix[SPEECH_WORD];
	const struct spoken_unit *unit;
	struct spoken_word word;

	if (!scan_clock(speech->at, &clock) || !stands_free(speech, clock.end))
		return NULL;
	const char *end = suffix_at(clock.end, suffix);
	bool hour = word_after(clock.end, &word) && one_of(word.text, "óra órakor órától óráig órára órai");
	if (clock.sign == '.' && !hour && unit_at(clock.end, hu_measures.units, &unit))
		return NULL;
	if (clock.sign == '.' && (clock.hour > 21 || *clock.end == '.') && !hour && !*suffix && !sentence_ends(clock.end + 1))
		return NULL;
	if (!end && hour && strcmp(word.text, "óra")) {
		if (!clock.minute) {
			speak(speech, "%s", hu_number_before(speech->arena, clock.hour));
			return clock.end;
		}
		const char *rest = word.text + strlen("óra");
		speak_clock(speech, &clock, begins_with(word.text, "órá") ? word.text + strlen("órá") : rest);
		return word.end;
	}
	speak_clock(speech, &clock, suffix);
	return end ? end : past_word(clock.end, "óra");
}
