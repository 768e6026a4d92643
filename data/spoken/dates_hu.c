#include "data/spoken/rules_hu.h"

#include <string.h>

#include "data/spoken/words_hu.h"

static const char *const months[] = {"január", "február", "március", "április", "május", "június", "július", "augusztus",
	"szeptember", "október", "november", "december"};
static const char *const month_shorts[] = {"jan", "febr feb", "márc", "ápr", "máj", "jún", "júl", "aug", "szept szep", "okt", "nov", "dec"};
static const char *const weekdays[] = {"hétfő", "kedd", "szerda", "csütörtök", "péntek", "szombat", "vasárnap"};
static const char *const weekday_shorts[] = {"h", "k", "sze", "cs", "p", "szo", "v"};
static const char *const weekdays_from[] = {"hétfőtől", "keddtől", "szerdától", "csütörtöktől", "péntektől", "szombattól", "vasárnaptól"};
static const char *const weekdays_until[] = {"hétfőig", "keddig", "szerdáig", "csütörtökig", "péntekig", "szombatig", "vasárnapig"};

static void
speak_day_of_month(struct speech *speech, unsigned day, unsigned month)
{
	speak(speech, "%s %s", months[month - 1], hu_day(speech->arena, day));
}

const struct spoken_days hu_days = {
	.months = months, .month_shorts = month_shorts, .weekdays = weekdays, .weekday_shorts = weekday_shorts, .weekdays_from = weekdays_from,
	.weekdays_until = weekdays_until, .before = "", .between = " ", .until = "-ig", .speak_day = speak_day_of_month,
};

static const char *
ordinary_month(const char *at, unsigned *month)
{
	const char *end;
	int found = letter_size(at) ? scan_month(&hu_days, at, &end) : -1;

	*month = (unsigned)found + 1;
	return found < 0 ? NULL : end;
}

/* From one day to another, or between them; `month` (and its year) stands before the last one's name. Its end. */
static const char *
speak_span(struct speech *speech, const char *from, const char *month, const char *to, const char *end)
{
	struct arena *arena = speech->arena;
	struct spoken_word word;

	if (word_after(end, &word) && one_of(word.text, "között közötti közt"))
		speak(speech, "%s és %s%s", from, month, to);
	else
		speak(speech, "%s %s%s%s", hu_from(arena, from), month, hu_until(arena, to), end[-1] == '.' && sentence_ends(end) ? "." : "");
	return end;
}

/* "2026. 06. 30.", "június 30.", "06. 30." and the like after a dash; a year that is not told is 0. */
static const char *
last_day_at(const char *at, struct day *out)
{
	struct numeral number;
	const char *end;

	if (scan_year_first(at, out) || scan_iso_day(at, out))
		return out->end;
	*out = (struct day){0};
	if (scan_digits(at, &number) && number.digits == 4 && *number.end == '.') {
		out->year = (unsigned)number.value;
		at = skip_blanks(number.end + 1);
	}
	if (!(end = ordinary_month(at, &out->month))) {
		if (!scan_digits(at, &number) || number.digits > 2 || !number.value || number.value > 12 || *number.end != '.')
			return NULL;
		out->month = (unsigned)number.value;
		end = number.end + 1;
	}
	if (!scan_digits(skip_blanks(end), &number) || !number.value || number.value > 31 || (*number.end != '.' && !begins_with(number.end, "-ig")))
		return NULL;
	out->day = (unsigned)number.value;
	return number.end + 1;
}

/* "április 1. - május 31.": where both ends have a month; `at` is past the first day. */
static const char *
speak_until_month(struct speech *speech, unsigned day, const char *at)
{
	struct arena *arena = speech->arena;
	struct day last;
	const char *next = skip_dash(at + (*at == '.')), *end = next ? last_day_at(next, &last) : NULL;

	if (!end)
		return NULL;
	const char *year = last.year ? arena_printf(arena, "%s ", hu_number(arena, last.year)) : "";
	end += begins_with(end - 1, "-ig") ? strlen("ig") : begins_with(end, "-ig") ? strlen("-ig") : 0;
	return speak_span(speech, hu_day(arena, day), arena_printf(arena, "%s%s ", year, months[last.month - 1]), hu_day(arena, last.day), end);
}

/* A day with the suffix or full stop that stands after it. */
static const char *
speak_day(struct speech *speech, unsigned day, const char *end)
{
	char suffix[SPEECH_WORD];
	const char *name = hu_day(speech->arena, day), *after;
	bool stop = *end == '.';

	end += stop;
	if ((after = suffix_at(end, suffix))) {
		speak(speech, "%s", hu_day_with(speech->arena, name, suffix));
		return after;
	}
	speak(speech, "%s%s", name, stop && *end != ')' && sentence_ends(end) ? "." : "");
	return end;
}

/* "3–5." and "23–24-én" after the name of a month or alone: days from one to another. */
static const char *
speak_days(struct speech *speech, const char *at, bool in_month)
{
	struct numeral first, second;
	char suffix[SPEECH_WORD];
	const char *next;

	if (!scan_digits(at, &first) || !first.value || first.value > 31 || first.digits > 2)
		return NULL;
	next = first.end + (*first.end == '.');
	if (!(next = skip_dash(next)) || !scan_digits(next, &second) || second.value > 31 || second.value <= first.value)
		return NULL;
	const char *from = hu_day(speech->arena, (unsigned)first.value), *to = hu_day(speech->arena, (unsigned)second.value);
	const char *end = suffix_at(second.end + (*second.end == '.'), suffix);
	if (end && hu_is_suffix_of_day(suffix) && !word_ends(suffix, "ig")) {
		speak(speech, "%s és %s", hu_day_with(speech->arena, from, suffix), hu_day_with(speech->arena, to, suffix));
		return end;
	}
	if (!in_month || (!end && *second.end != '.'))
		return NULL;
	end = end ? end : second.end + 1;
	return speak_span(speech, from, "", to, end);
}

const char *
hu_speak_bare_days(struct speech *speech)
{
	return speak_days(speech, speech->at, false);
}

const char *
hu_speak_month(struct speech *speech)
{
	unsigned month;
	struct numeral day;
	const char *end = ordinary_month(speech->at, &month), *after;

	if (!end)
		return NULL;
	unsigned last;
	const char *dash = skip_dash(end), *last_end = dash ? ordinary_month(dash, &last) : NULL;
	struct numeral none;
	if (last_end && !scan_digits(skip_blanks(last_end), &none)) {
		speak(speech, "%s %s", hu_from(speech->arena, months[month - 1]), hu_until(speech->arena, months[last - 1]));
		return last_end;
	}
	bool is_short = end[-1] == '.', capital = is_capital(speech->at);
	const char *next = skip_blanks(end);
	bool dated = scan_digits(next, &day) && next > end - is_short && day.digits <= 2 && day.value && day.value <= 31;
	if (!is_short && !dated)
		return NULL;
	speak(speech, "%s", capital ? with_capital(speech->arena, months[month - 1]) : months[month - 1]);
	if (!dated)
		return end;
	size_t size = speech->size;
	speak(speech, " ");
	if ((after = speak_days(speech, next, true)) || (after = speak_until_month(speech, (unsigned)day.value, day.end)))
		return after;
	char suffix[SPEECH_WORD];
	if (*day.end == '.' || suffix_at(day.end, suffix))
		return speak_day(speech, (unsigned)day.value, day.end);
	speech->size = size;
	return end;
}

const char *
hu_speak_numeric_day(struct speech *speech)
{
	struct day day;
	const char *at = speech->at, *end;

	if (scan_iso_month(at, &day) && stands_free(speech, day.end)) {
		speak(speech, "%s %s", hu_number(speech->arena, day.year), months[day.month - 1]);
		return day.end;
	}
	if (!scan_iso_day(at, &day) && !scan_year_first(at, &day) && !scan_day_first(at, '.', &day))
		return NULL;
	end = day.stop ? day.end - 1 : day.end;
	if (!stands_free(speech, end))
		return NULL;
	speak(speech, "%s %s ", hu_number(speech->arena, day.year), months[day.month - 1]);
	const char *days = end;
	while (is_digit(days[-1]))
		days--;
	const char *until = speak_until_month(speech, day.day, end);
	if (until || (until = speak_days(speech, days, true)))
		return until;
	return speak_day(speech, day.day, end);
}

/* (VI. 14.) of a decree; 2024. VI. 14. */
const char *
hu_speak_roman_month(struct speech *speech)
{
	const char *end;
	unsigned month = scan_roman(speech->at, &end);
	struct numeral day;

	if (!month || month > 12 || *end != '.' || !scan_digits(skip_blanks(end + 1), &day) || day.digits > 2 || !day.value || day.value > 31)
		return NULL;
	char suffix[SPEECH_WORD];
	suffix_at(day.end, suffix);
	if (*day.end != '.' && !hu_is_suffix_of_day(suffix) && !one_of(suffix, "ig tól től"))
		return NULL;
	speak(speech, "%s ", months[month - 1]);
	return speak_day(speech, (unsigned)day.value, day.end);
}

bool
hu_follows_day(const struct speech *speech)
{
	struct spoken_word word, month;
	const char *month_end;

	if (!word_before(speech, speech->at, &word) || word.begin == speech->begin ||
	    !(word.begin[-1] == '-' || one_of(word.text, "és vagy")))
		return false;
	const char *at = word.begin - 1;
	while (at > speech->begin && (is_digit(at[-1]) || at[-1] == '.'))
		at--;
	return word_before(speech, at, &month) && scan_month(&hu_days, month.begin, &month_end) >= 0;
}
