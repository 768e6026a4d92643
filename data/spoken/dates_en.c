#include "data/spoken/rules_en.h"

#include <string.h>

static const char *const months[] = {"january", "february", "march", "april", "may", "june", "july", "august", "september",
	"october", "november", "december"};
static const char *const month_shorts[] = {"jan janu", "feb febr", "mar marc", "apr apri", "", "jun", "jul", "aug augu", "sep sept", "oct octo",
	"nov nove", "dec dece"};
static const char *const weekdays[] = {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"};
static const char *const weekday_shorts[] = {"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
static const char *const weekday_longer[] = {"mon", "tues", "weds", "thurs", "fri", "sat", "sun"};

static void
speak_day(struct speech *speech, unsigned day, unsigned month)
{
	speak(speech, "the %s of %s", en_ordinal(speech->arena, day), month_name(speech, (int)month - 1));
}

const struct spoken_days en_days = {
	.months = months, .month_shorts = month_shorts, .capitals = true, .bare_shorts = true, .weekdays = weekdays,
	.weekday_shorts = weekday_shorts, .weekday_longer = weekday_longer, .weekdays_from = weekdays, .weekdays_until = weekdays,
	.before = "", .between = " to ", .speak_day = speak_day,
};

const char *
en_ordinal_end(const char *at)
{
	static const char *const ends[] = {"st", "nd", "rd", "th"};

	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
		if (begins_with(at, ends[i]) && !letter_size(at + 2))
			return at + 2;
	return NULL;
}

static void
say_the(struct speech *speech)
{
	struct spoken_word before;

	if (!word_before(speech, speech->at, &before) || !one_of(before.text, "the next last this that every each following"))
		speak(speech, "the ");
}

/* The year after a month, perhaps after a comma. */
static const char *
speak_year_after(struct speech *speech, const char *at)
{
	struct numeral year;
	bool comma = *at == ',';

	if (!scan_digits(skip_blanks(at + comma), &year) || !looks_like_year(&year) || (is_digit(at[0])))
		return at;
	speak(speech, "%s %s", comma ? "," : "", en_year(speech->arena, year.value));
	return year.end;
}

/* "15 May – 30 June": the dash before another day of a month. */
static const char *
speak_until(struct speech *speech, const char *at)
{
	const char *next = skip_dash(at), *end;
	struct numeral day;

	if (!next || (scan_month(&en_days, next, &end) < 0 && !(scan_digits(next, &day) && *day.end == ' ' && scan_month(&en_days, day.end, &end) >= 0)))
		return at;
	speak(speech, " to ");
	return next;
}

/* 30 November 2026, 3rd May, 1–8 May, 10th to 12th */
const char *
en_speak_day_month(struct speech *speech)
{
	struct numeral day, last;
	const char *end, *next;
	int month;

	if (!scan_digits(speech->at, &day) || !day.value || day.value > 31 || day.digits > 2)
		return NULL;
	next = en_ordinal_end(day.end);
	next = next ? next : day.end;
	const char *to = skip_dash(next);
	struct spoken_word word;
	bool named = !to && word_after(next, &word) && one_of(word.text, "to and or");
	if (named)
		to = skip_blanks(word.end);
	bool range = to && scan_digits(to, &last) && last.value <= 31 && last.value > day.value;
	if (range)
		next = en_ordinal_end(last.end) ? en_ordinal_end(last.end) : last.end;
	struct spoken_word of;
	if (word_after(next, &of) && !strcmp(of.text, "of"))
		next = of.end;
	if (*next != ' ' || (month = scan_month(&en_days, next, &end)) < 0)
		return NULL;
	say_the(speech);
	speak(speech, "%s", en_ordinal(speech->arena, day.value));
	if (range && named && strcmp(word.text, "to"))
		speak(speech, " %s %s", word.text, en_ordinal(speech->arena, last.value));
	else if (range)
		speak(speech, " to the %s", en_ordinal(speech->arena, last.value));
	speak(speech, " of ");
	speak(speech, "%s", month_name(speech, month));
	return speak_until(speech, speak_year_after(speech, end));
}

/* November 30, 2026; May 3rd; January 2025 */
const char *
en_speak_month(struct speech *speech)
{
	const char *end, *last_end;
	int month = scan_month(&en_days, speech->at, &end);
	struct numeral day;
	const char *dash = month < 0 ? NULL : skip_dash(end);
	int last_month = dash ? scan_month(&en_days, dash, &last_end) : -1;

	if (last_month >= 0) {
		speak(speech, "%s", month_name(speech, month));
		speak(speech, " to ");
		speak(speech, "%s", month_name(speech, last_month));
		return speak_year_after(speech, last_end);
	}
	bool dated = month >= 0 && *end == ' ' && scan_digits(skip_blanks(end), &day);
	if (month >= 0 && !dated && end[-1] == '.') {	/* "in Jan." */
		speak(speech, "%s", month_name(speech, month));
		return end;
	}
	if (!dated)
		return NULL;
	const char *after = en_ordinal_end(day.end), *to = skip_dash(after ? after : day.end);
	struct numeral last;
	if (day.value && day.value <= 31 && to && scan_digits(to, &last) && last.value <= 31 && last.value > day.value) {
		speak(speech, "%s", month_name(speech, month));
		speak(speech, " %s to %s", en_ordinal(speech->arena, day.value), en_ordinal(speech->arena, last.value));
		return speak_year_after(speech, en_ordinal_end(last.end) ? en_ordinal_end(last.end) : last.end);
	}
	if (day.value && day.value <= 31 && day.digits <= 2 && *day.end != ':') {
		speak(speech, "%s", month_name(speech, month));
		speak(speech, " %s", en_ordinal(speech->arena, day.value));
		return speak_until(speech, speak_year_after(speech, after ? after : day.end));
	}
	if (!looks_like_year(&day))
		return NULL;
	speak(speech, "%s", month_name(speech, month));
	return speak_year_after(speech, end);
}

const char *
en_speak_numeric_day(struct speech *speech)
{
	struct day day;
	const char *at = speech->at;

	if (scan_iso_month(at, &day) && stands_free(speech, day.end)) {
		speak(speech, "%s", month_name(speech, (int)day.month - 1));
		speak(speech, " %s", en_year(speech->arena, day.year));
		return day.end;
	}
	if ((!scan_iso_day(at, &day) && !scan_day_first(at, '/', &day) && !scan_day_first(at, '.', &day) &&
	    !scan_year_first(at, &day)) || !stands_free(speech, day.stop ? day.end - 1 : day.end))
		return NULL;
	say_the(speech);
	speak(speech, "%s of ", en_ordinal(speech->arena, day.day));
	speak(speech, "%s", month_name(speech, (int)day.month - 1));
	speak(speech, " %s", en_year(speech->arena, day.year));
	return day.stop ? day.end - 1 : day.end;
}

/* am, a.m.; its end. */
static const char *
half_of_day(const char *at, char *half)
{
	at = skip_blanks(at);
	*half = (char)(*at | 0x20);
	if (*half != 'a' && *half != 'p')
		return NULL;
	if (at[1] == '.' && (at[2] | 0x20) == 'm')
		return at[3] == '.' && !sentence_ends(at + 4) ? at + 4 : at + 3;
	return (at[1] | 0x20) == 'm' && !letter_size(at + 2) ? at + 2 : NULL;
}

static const char *
hour_words(struct speech *speech, const struct clock *clock, bool in_range)
{
	struct arena *arena = speech->arena;

	if (!clock->sign)
		return en_number(arena, clock->hour);
	if (!clock->minute)
		return arena_printf(arena, in_range ? "%s" : clock->hour > 12 ? "%s hundred hours" : "%s o'clock",
		    en_number(arena, clock->hour));
	return arena_printf(arena, "%s %s", en_number(arena, clock->hour), en_pair(arena, clock->minute));
}

static bool
hour_at(const char *at, struct clock *out)
{
	if (scan_clock(at, out)) {
		out->end += begins_with(out->end, " h") && !letter_size(out->end + 2) ? 2 : 0;	/* 8:00 h */
		return out->sign == ':' || (out->hour <= 21 && out->minute % 5 == 0);
	}
	return scan_hour(at, out);
}

/* "9 am–5 pm", "8.30–12"; `half` of the first's day ends at `end`, or is NULL. */
static const char *
speak_time_range(struct speech *speech, struct clock from, const char *from_end, char half)
{
	struct clock to;
	char half_to;
	const char *next = skip_dash(from_end ? from_end : from.end);

	if (next && from_end && (begins_with(next, "noon") || begins_with(next, "midnight"))) {
		from.sign = from.minute ? ':' : '\0';
		speak(speech, "%s %c m to ", hour_words(speech, &from, true), half);
		return next;
	}
	if (!next || !hour_at(next, &to))
		return NULL;
	const char *end = half_of_day(to.end, &half_to);
	const struct spoken_unit *unit;
	bool dotted = (from.sign == '.' ? !to.sign : to.sign == '.' && !from.sign) && !unit_at(to.end, en_measures.units, &unit);
	if (!from_end && !end && !(from.sign && to.sign) && !dotted)
		return NULL;
	from.sign = end || from_end ? from.minute ? ':' : '\0' : from.sign;
	to.sign = end || from_end ? to.minute ? ':' : '\0' : to.sign;
	speak(speech, "%s", hour_words(speech, &from, true));
	if (from_end)
		speak(speech, " %c m", half);
	speak(speech, " to %s", hour_words(speech, &to, true));
	if (end)
		speak(speech, " %c m", half_to);
	return end ? end : to.end;
}

/* "at 8.30", "between 8 and 12.30" */
static bool
names_time(const struct speech *speech)
{
	struct spoken_word word;

	if (!word_before(speech, speech->at, &word))
		return false;
	if (one_of(word.text, "at from until till by before after"))
		return true;
	const char *first = word.begin;
	while (first > speech->begin && strchr(" .:0123456789", first[-1]))
		first--;
	return first < word.begin - 1 && one_of(word.text, "to and") && word_before(speech, first, &word) && one_of(word.text, "from between");
}

const char *
en_speak_time(struct speech *speech)
{
	struct clock from;
	struct spoken_word word;
	char half;

	if (!hour_at(speech->at, &from))
		return NULL;
	const char *from_end = half_of_day(from.end, &half), *range = speak_time_range(speech, from, from_end, half);
	if (range)
		return range;
	if (!from_end && (!from.sign || (from.sign == '.' && !names_time(speech))))
		return NULL;
	if (!stands_free(speech, from.end) && !from_end)
		return NULL;
	if (from_end) {
		from.sign = from.minute ? ':' : '\0';
		speak(speech, "%s %c m", hour_words(speech, &from, false), half);
		return from_end;
	}
	speak(speech, "%s", hour_words(speech, &from, false));
	return word_after(from.end, &word) && !strcmp(word.text, "o'clock") ? word.end : from.end;
}
