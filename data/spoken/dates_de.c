#include "data/spoken/rules_de.h"

#include <string.h>

static const char *const months[] = {"januar jänner", "februar", "märz", "april", "mai", "juni", "juli", "august", "september",
	"oktober", "november", "dezember"};
static const char *const month_shorts[] = {"jan", "feb febr", "mär", "apr", "", "jun", "jul", "aug", "sep sept", "okt", "nov", "dez"};
static const char *const weekdays[] = {"montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonntag"};
static const char *const weekday_shorts[] = {"mo", "di", "mi", "do", "fr", "sa", "so"};

static void
speak_day(struct speech *speech, unsigned day, unsigned month)
{
	speak(speech, "%s %s", de_ordinal(speech->arena, day, "er"), month_name(speech, (int)month - 1));
}

const struct spoken_days de_days = {
	.months = months, .month_shorts = month_shorts, .capitals = true, .weekdays = weekdays, .weekday_shorts = weekday_shorts,
	.weekdays_from = weekdays, .weekdays_until = weekdays, .before = "", .between = " bis ", .speak_day = speak_day,
};

/* The last day of a span: "30. Juni", "30.06.2026"; its end, or NULL. The ending is that of the first one. */
static const char *
speak_last_day(struct speech *speech, const char *at, const char *ending)
{
	struct numeral day;
	struct day last;
	const char *end;

	if (scan_day_first(at, '.', &last)) {
		speak(speech, " bis %s %s %s", de_ordinal(speech->arena, last.day, ending), month_name(speech, (int)last.month - 1),
		    de_year(speech->arena, last.year));
		return last.end;
	}
	struct numeral month;
	if (!scan_digits(at, &day) || *day.end != '.' || !day.value || day.value > 31)
		return NULL;
	int named = scan_month(&de_days, day.end + 1, &end);
	if (named < 0 && scan_digits(day.end + 1, &month) && *month.end == '.' && month.value && month.value <= 12) {
		named = (int)month.value - 1;
		end = month.end + 1;
	}
	if (named < 0)
		return NULL;
	speak(speech, " bis %s %s%s", de_ordinal(speech->arena, day.value, ending), month_name(speech, named),
	    end[-1] == '.' && sentence_ends(end) ? "." : "");
	return end;
}

const char *
de_speak_numeric_day(struct speech *speech)
{
	struct day day;
	const char *at = speech->at;

	if (scan_iso_month(at, &day) && stands_free(speech, day.end)) {
		speak(speech, "%s %s", month_name(speech, (int)day.month - 1), de_year(speech->arena, day.year));
		return day.end;
	}
	if ((!scan_iso_day(at, &day) && !scan_day_first(at, '.', &day)) || !stands_free(speech, day.end))
		return NULL;
	const char *ending = de_ending(speech, at, MASCULINE);
	speak(speech, "%s %s %s", de_ordinal(speech->arena, day.day, ending), month_name(speech, (int)day.month - 1), de_year(speech->arena, day.year));
	const char *until = skip_dash(day.end), *end = until ? speak_last_day(speech, until, ending) : NULL;
	return end ? end : day.end;
}

/* "3. Mai", "1.-8. Mai", "15.1." */
const char *
de_speak_day_month(struct speech *speech)
{
	struct numeral day, last;
	const char *end, *next;
	int month = -1;

	if (!scan_digits(speech->at, &day) || !day.value || day.value > 31 || *day.end != '.')
		return NULL;
	next = skip_dash(day.end + 1);
	bool range = next && scan_digits(next, &last) && *last.end == '.' && last.value <= 31;
	uint64_t last_day = last.value;
	next = range ? last.end + 1 : day.end + 1;
	struct numeral year;
	bool numeric = scan_digits(next, &last) && last.value >= 1 && last.value <= 12 && *last.end == '.';
	bool dated = numeric && range && scan_digits(last.end + 1, &year) && looks_like_year(&year);
	numeric = numeric && (dated || !is_digit(last.end[1]));
	if (numeric) {
		month = (int)last.value - 1;
		end = last.end + 1;
	} else if ((month = scan_month(&de_days, next, &end)) < 0) {
		return NULL;
	}
	const char *ending = de_ending(speech, speech->at, MASCULINE);
	speak(speech, "%s ", de_ordinal(speech->arena, day.value, ending));
	if (range)
		speak(speech, "bis %s ", de_ordinal(speech->arena, last_day, ending));
	speak(speech, "%s", month_name(speech, month));
	if (dated) {
		speak(speech, " %s", de_year(speech->arena, year.value));
		return year.end;
	}
	const char *until = skip_dash(end), *last_end = until ? speak_last_day(speech, until, ending) : NULL;
	if (last_end)
		return last_end;
	speak(speech, "%s", numeric && sentence_ends(end) ? "." : "");
	return end;
}

const char *
de_speak_month_short(struct speech *speech)
{
	const char *end, *last_end;
	int month = scan_month(&de_days, speech->at, &end);
	const char *dash = month < 0 ? NULL : skip_dash(end);
	int last = dash ? scan_month(&de_days, dash, &last_end) : -1;

	if (last >= 0) {
		speak(speech, "%s bis %s", month_name(speech, month), month_name(speech, last));
		return last_end;
	}
	if (month < 0 || end[-1] != '.')
		return NULL;
	speak(speech, "%s", month_name(speech, month));
	return end;
}

static const char *
clock_words(struct speech *speech, const struct clock *clock)
{
	struct arena *arena = speech->arena;
	const char *hour = de_number(arena, clock->hour, "ein");

	return clock->minute ? arena_printf(arena, "%s Uhr %s", hour, de_cardinal(arena, clock->minute)) : arena_printf(arena, "%s Uhr", hour);
}

const char *
de_speak_time(struct speech *speech)
{
	struct clock from, to;
	struct arena *arena = speech->arena;
	const char *next, *end;
	const struct spoken_unit *unit;

	if (!scan_hour(speech->at, &from))
		return NULL;
	if ((next = skip_dash(from.end)) && scan_hour(next, &to) && stands_free(speech, to.end)) {
		end = past_word(to.end, "uhr");
		if ((!from.sign && !to.sign && end == to.end) || (from.sign == '.' && end == to.end && *to.end == '.'))
			return NULL;
		if (from.minute || (from.sign == '.' && !to.minute && end == to.end))
			speak(speech, "%s bis %s", clock_words(speech, &from), clock_words(speech, &to));
		else
			speak(speech, "%s bis %s", de_cardinal(arena, from.hour), clock_words(speech, &to));
		return end;
	}
	if (!stands_free(speech, from.end))
		return NULL;
	end = past_word(from.end, "uhr");
	if (end == from.end && (!from.sign || (from.sign == '.' && (unit_at(from.end, de_measures.units, &unit) || *from.end == '.' || from.hour < 6 ||
	    from.hour > 21))))
		return NULL;
	speak(speech, "%s", clock_words(speech, &from));
	return end;
}
