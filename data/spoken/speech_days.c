#include "data/spoken/tongues.h"

#include <string.h>

static bool
part_is_over(const char *at)
{
	return !*at || strchr(".,;:)!?", *at);
}

/* Words between weekdays. */
#define WEEKDAY_LINKS "and und és to bis та і"

static bool
follows_ampersand(const struct speech *speech)
{
	const char *at = speech->at;

	while (at > speech->begin && at[-1] == ' ')
		at--;
	return at > speech->begin && at[-1] == '&';
}

/* The last of a list: "пн, ср, пт". */
static bool
follows_weekday(const struct speech *speech, const char *const said[7], const char *const shorts[7])
{
	const char *at = speech->at, *end;
	struct spoken_word before;

	if (at - speech->begin < 2 || at[-1] != ' ' || at[-2] != ',')
		return false;
	at -= 2;
	at -= at > speech->begin && at[-1] == '.';
	return word_before(speech, at, &before) && scan_weekday(before.begin, said, shorts, &end) >= 0;
}

/* "H, K, Cs 9–17": whether a list of short forms goes on to hours. */
static bool
leads_to_hours(const char *at, const char *const shorts[7])
{
	static const char *const none[7] = {"-", "-", "-", "-", "-", "-", "-"};
	const char *end;

	while (*at == ',' && scan_weekday(skip_blanks(at + 1), none, shorts, &end) >= 0)
		at = end;
	return *at == ' ' && is_digit(*skip_blanks(at));
}

const char *
speak_weekday_short(struct speech *speech, const char *const said[7], const char *const shorts[7])
{
	static const char *const none[7] = {"-", "-", "-", "-", "-", "-", "-"};
	const char *end;
	int day = scan_weekday(speech->at, none, shorts, &end);
	const char *next = day < 0 ? NULL : skip_blanks(end + (*end == ':'));

	if (!next || !begins_free(speech) || letter_size(end))
		return NULL;
	struct spoken_word before, after;
	const char *state = skip_dash(next);
	bool closed = word_after(state ? state : next, &after) && one_of(after.text, "closed open geschlossen geöffnet zárva nyitva szünnap"
	    " зачинено вихідний вихідні");
	bool and = word_after(next, &after) && one_of(after.text, WEEKDAY_LINKS) && *after.end == ' ';
	bool more = *end == ',' || *next == '&' || and, alone = strlen(shorts[day]) == 1;
	/* "Mo, Mi und Fr": between others, or the last of them; one letter may be anything. */
	const char *other = *end == ',' ? skip_blanks(end + 1) : and ? skip_blanks(strchr(next, ' ')) : end, *other_end;
	bool another = other > end && scan_weekday(other, none, shorts, &other_end) >= 0;
	bool listed = (*end == ',' && leads_to_hours(end, shorts)) || (!alone && (another ||
	    (part_is_over(next) && word_before(speech, speech->at, &before) && one_of(before.text, WEEKDAY_LINKS)) ||
	    (part_is_over(next) && (follows_ampersand(speech) || follows_weekday(speech, said, shorts)))));
	if (!listed && !closed && !(is_digit(*next) && next > end) && !(end[-1] == '.' && more && (!alone || another)) && !(more && strlen(shorts[day]) > 2))
		return NULL;
	speak(speech, "%s", speech->tongue->days->capitals ? with_capital(speech->arena, said[day]) : said[day]);
	return listed && end[-1] == '.' && !*next ? end - 1 : end;
}

const char *
scan_weekdays(const struct speech *speech, const char *const names[7], const char *const shorts[7], int *from, int *to)
{
	const char *next, *end;

	if ((*from = scan_weekday(speech->at, names, shorts, &next)) < 0 || !(next = skip_dash(next)) ||
	    (*to = scan_weekday(next, names, shorts, &end)) < 0 || !stands_free(speech, end))
		return NULL;
	return end;
}

int
scan_weekday(const char *at, const char *const names[7], const char *const shorts[7], const char **end)
{
	struct spoken_word word;

	if (!word_after(at, &word) || word.begin != at)
		return -1;
	for (int i = 0; i < 7; i++)
		if (!strcmp(word.text, names[i]) || ((word.capital || (unsigned char)*shorts[i] >= 0x80) &&
		    !strcmp(word.text, shorts[i]))) {
			bool dot = *word.end == '.' && strcmp(word.text, names[i]);

			*end = word.end + dot;
			return i;
		}
	return -1;
}

int
scan_month(const struct spoken_days *days, const char *at, const char **end)
{
	struct spoken_word word;

	if (!word_after(at, &word) || (days->capitals && !word.capital))
		return -1;
	for (int i = 0; i < 12; i++) {
		bool whole = one_of(word.text, days->months[i]), is_short = !whole && one_of(word.text, days->month_shorts[i]), dot = *word.end == '.';

		if (!whole && !(is_short && (dot || days->bare_shorts)))
			continue;
		*end = word.end + (is_short && dot);
		return i;
	}
	return -1;
}

const char *
month_name(struct speech *speech, int month)
{
	const struct spoken_days *days = speech->tongue->days;
	const char *name = arena_strndup(speech->arena, days->months[month], strcspn(days->months[month], " "));

	return days->capitals ? with_capital(speech->arena, name) : name;
}

bool
scan_hour(const char *at, struct clock *out)
{
	struct numeral number;

	if (scan_clock(at, out))
		return true;
	if (!scan_digits(at, &number) || number.value > 24 || number.digits > 2)
		return false;
	*out = (struct clock){.hour = (unsigned)number.value, .end = number.end};
	return true;
}

const char *
past_word(const char *at, const char *name)
{
	struct spoken_word word;

	return word_after(at, &word) && !strcmp(word.text, name) && word.begin > at ? word.end : at;
}

const char *
speak_decree_day(struct speech *speech)
{
	struct day day;

	if (!scan_decree_day(speech, &day))
		return NULL;
	speech->tongue->days->speak_day(speech, day.day, day.month);
	return day.end;
}

const char *
speak_weekday(struct speech *speech)
{
	const struct spoken_days *days = speech->tongue->days;
	const char *end = speak_weekday_short(speech, days->weekdays, days->weekday_shorts);

	return end || !days->weekday_longer ? end : speak_weekday_short(speech, days->weekdays, days->weekday_longer);
}

const char *
speak_weekdays(struct speech *speech)
{
	const struct spoken_days *days = speech->tongue->days;
	int from, to;
	const char *end = scan_weekdays(speech, days->weekdays, days->weekday_shorts, &from, &to);

	if (!end)
		return NULL;
	const char *first = days->weekdays_from[from], *last = days->weekdays_until[to];
	speak(speech, "%s%s%s%s", days->before, days->capitals ? with_capital(speech->arena, first) : first, days->between,
	    days->capitals ? with_capital(speech->arena, last) : last);
	return days->until && begins_with(end, days->until) ? end + strlen(days->until) : end;
}
