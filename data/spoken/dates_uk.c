#include "data/spoken/rules_uk.h"

#include <string.h>

static const char *const months[] = {"січня", "лютого", "березня", "квітня", "травня", "червня", "липня", "серпня", "вересня",
	"жовтня", "листопада", "грудня"};

static const char *const month_nouns[] = {"січень", "лютий", "березень", "квітень", "травень", "червень", "липень", "серпень",
	"вересень", "жовтень", "листопад", "грудень"};

static const char *const weekdays[] = {"понеділок", "вівторок", "середа", "четвер", "п'ятниця", "субота", "неділя"};

static const char *const weekdays_of[] = {"понеділка", "вівторка", "середи", "четверга", "п'ятниці", "суботи", "неділі"};

static const char *const weekday_shorts[] = {"пн", "вт", "ср", "чт", "пт", "сб", "нд"};

#define WEEKDAYS "понеділок вівторок середа середу четвер п'ятниця п'ятницю субота суботу неділя неділю понеділка вівторка пн вт ср чт пт сб нд"

static const char *const no_shorts[] = {"", "", "", "", "", "", "", "", "", "", "", ""};

static void
speak_day_of_decree(struct speech *speech, unsigned day, unsigned month)
{
	speak(speech, "%s %s", uk_ordinal(speech->arena, day, GENITIVE, IT), months[month - 1]);
}

const struct spoken_days uk_days = {
	.months = months, .month_shorts = no_shorts, .weekdays = weekdays, .weekday_shorts = weekday_shorts, .weekdays_from = weekdays_of,
	.weekdays_until = weekdays_of, .before = "з ", .between = " до ", .speak_day = speak_day_of_decree,
};

int
uk_month_at(const char *at, const char **end)
{
	return *at == ' ' ? scan_month(&uk_days, at, end) : -1;
}

/* Past "року" or "р." where the year was named. */
static const char *
past_year(const char *at)
{
	struct spoken_word word;

	if (!word_after(at, &word) || !one_of(word.text, "року р"))
		return at;
	return strcmp(word.text, "р") ? word.end : *word.end == '.' && !sentence_ends(word.end + 1) ? word.end + 1 : word.end;
}

/* "до 08.2028" */
static const char *
speak_numeric_month(struct speech *speech)
{
	static const char *const in[] = {"січні", "лютому", "березні", "квітні", "травні", "червні", "липні", "серпні", "вересні", "жовтні", "листопаді", "грудні"};
	enum { MONTH = 2 };	/* figures */
	struct numeral month, year;
	const char *at = speech->at;

	if (!scan_digits(at, &month) || month.digits != MONTH || !month.value || month.value > 12 || *month.end != '.' ||
	    !scan_digits(month.end + 1, &year) || !looks_like_year(&year) || !stands_free(speech, year.end) || (*year.end == '.' && is_digit(year.end[1])))
		return NULL;
	const struct uk_place place = uk_governed(speech, at);
	bool within = place.cases == (UK_CASE(LOCATIVE) | UK_CASE(ACCUSATIVE)), of = place.governor == UK_PREPOSITION && place.first == GENITIVE;
	speak(speech, "%s %s року", within ? in[month.value - 1] : of ? months[month.value - 1] : month_nouns[month.value - 1],
	    uk_ordinal(speech->arena, year.value, GENITIVE, HE));
	return past_year(year.end);
}

const char *
uk_speak_numeric_day(struct speech *speech)
{
	struct day day;
	struct spoken_word before;
	struct arena *arena = speech->arena;
	const char *at = speech->at, *month_end = speak_numeric_month(speech);

	if (month_end)
		return month_end;
	if (scan_iso_month(at, &day) && stands_free(speech, day.end)) {
		speak(speech, "%s %s року", month_nouns[day.month - 1], uk_ordinal(arena, day.year, GENITIVE, HE));
		return day.end;
	}
	if ((!scan_iso_day(at, &day) && !scan_day_first(at, '.', &day) && !scan_day_first(at, '/', &day)) || !stands_free(speech, day.end))
		return NULL;
	const char *word = uk_before_of(speech, at, &before), *next = skip_dash(day.end);
	struct day last;
	if (next && (scan_iso_day(next, &last) || scan_day_first(next, '.', &last)) && stands_free(speech, last.end)) {
		speak(speech, "%s%s %s %s року до %s %s %s року", one_of(word, "від з із") ? "" : "з ", uk_ordinal(arena, day.day, GENITIVE, IT),
		    months[day.month - 1], uk_ordinal(arena, day.year, GENITIVE, HE), uk_ordinal(arena, last.day, GENITIVE, IT),
		    months[last.month - 1], uk_ordinal(arena, last.year, GENITIVE, HE));
		return past_year(last.end);
	}
	/* A day when something happens; one that is named stands alone. */
	bool genitive = *word && !one_of(word, "на по дата дату народження видачі це є й і та або чи");
	speak(speech, "%s %s %s року", uk_ordinal(arena, day.day, genitive ? GENITIVE : NOMINATIVE, IT), months[day.month - 1],
	    uk_ordinal(arena, day.year, GENITIVE, HE));
	return past_year(day.end);
}

/* "Річниця революції — 23 жовтня": whether what is a day stands before the dash here. */
static bool
is_named_day(const struct speech *speech, const char *at)
{
	struct spoken_word word;
	size_t dash = strlen("– ");

	if ((size_t)(at - speech->begin) < dash || !begins_with(at -= dash, "– "))
		return false;
	for (unsigned words = 0; words < 2 && word_before(speech, at, &word); words++, at = word.begin)
		if (one_of(word.text, "річниця свято день дата строк термін дедлайн"))
			return true;
	return false;
}

/* Where the list of days begins whose next stands here: "21, 22 і 23 травня". */
static const char *
days_begin(const struct speech *speech)
{
	const char *first = speech->at, *at = first;
	struct spoken_word word;

	for (;;) {
		while (at > speech->begin && (at[-1] == ' ' || at[-1] == ','))
			at--;
		if (word_before(speech, at, &word) && one_of(word.text, "і та й"))
			for (at = word.begin; at > speech->begin && at[-1] == ' '; at--)
				;
		if (at == speech->begin || !is_digit(at[-1]))
			return first;
		while (at > speech->begin && is_digit(at[-1]))
			at--;
		first = at;
	}
}

/* Of a day, or of each of a list, whose month ends there. */
static enum uk_case
day_case(const struct speech *speech, const char *end)
{
	const char *first = days_begin(speech), *dash = *end == ' ' ? skip_dash(end) : NULL;
	struct spoken_word word;
	const char *before = uk_before_of(speech, first, &word);
	bool begins = first == speech->begin || (first - speech->begin > 1 && strchr(".!?", first[-2]));
	bool subject = begins && dash && dash[-1] == ' ' && !is_digit(*dash);

	return subject || is_named_day(speech, first) || one_of(before, "на по") ? NOMINATIVE : one_of(before, "перед між") ? INSTRUMENTAL : GENITIVE;
}

const char *
uk_speak_day_month(struct speech *speech)
{
	struct numeral day, last;
	const char *end, *next;
	struct arena *arena = speech->arena;

	if (!scan_digits(speech->at, &day) || !day.value || day.value > 31 || day.digits > 2)
		return NULL;
	next = begins_with(day.end, "-го") ? day.end + strlen("-го") : day.end;
	const char *to = skip_dash(day.end);
	bool range = to && scan_digits(to, &last) && last.value <= 31 && last.digits <= 2;
	if (uk_month_at(range ? last.end : next, &end) < 0)
		return NULL;
	int month = uk_month_at(range ? last.end : next, &end);
	struct spoken_word word;
	const char *before = uk_before_of(speech, speech->at, &word);
	const char *until = range ? NULL : skip_dash(end), *last_end;
	int last_month = until && scan_digits(until, &last) && last.value <= 31 ? uk_month_at(last.end, &last_end) : -1;
	if (last_month >= 0) {
		speak(speech, "%s%s %s до %s %s", one_of(before, "з із від") ? "" : "з ", uk_ordinal(arena, day.value, GENITIVE, HE),
		    months[month], uk_ordinal(arena, last.value, GENITIVE, HE), months[last_month]);
		return last_end;
	}
	if (range && one_of(before, "на за по про"))
		speak(speech, "%s-%s %s", uk_ordinal(arena, day.value, NOMINATIVE, IT), uk_ordinal(arena, last.value, NOMINATIVE, IT), months[month]);
	else if (range)
		speak(speech, "з %s до %s %s", uk_ordinal(arena, day.value, GENITIVE, HE), uk_ordinal(arena, last.value, GENITIVE, HE), months[month]);
	else
		speak(speech, "%s %s", uk_ordinal(arena, day.value, day_case(speech, end), IT), months[month]);
	return end;
}

/* "жовтень–грудень" */
const char *
uk_speak_months(struct speech *speech)
{
	struct spoken_word first, last, before;
	int from = -1, to = -1;

	if (!word_after(speech->at, &first) || first.begin != speech->at)
		return NULL;
	const char *next = skip_dash(first.end);
	if (!next || !word_after(next, &last) || last.begin != next)
		return NULL;
	for (int i = 0; i < 12; i++) {
		from = strcmp(first.text, month_nouns[i]) ? from : i;
		to = strcmp(last.text, month_nouns[i]) ? to : i;
	}
	if (from < 0 || to < 0)
		return NULL;
	speak(speech, "%s%s до %s", one_of(uk_before_of(speech, speech->at, &before), "від з із") ? "" : "від ", months[from], months[to]);
	return last.end;
}

static bool
is_month(const char *word)
{
	for (int i = 0; i < 12; i++)
		if (!strcmp(word, months[i]))
			return true;
	return one_of(word, "січень лютий березень квітень травень червень липень серпень вересень жовтень листопад грудень"
	    " січні лютому березні квітні травні червні липні серпні вересні жовтні листопаді грудні");
}

const char *
uk_speak_school_year(struct speech *speech, const struct numeral *from, const struct numeral *to)
{
	static const struct {
		const char *noun;
		enum uk_case which;
	} years[] = {{"навчальний", NOMINATIVE}, {"навчального", GENITIVE}, {"навчальному", LOCATIVE}, {"навчальним", INSTRUMENTAL}};
	const char *next = skip_blanks(to->end), *end = begins_with(next, "н. р.") ? next + strlen("н. р.") : begins_with(next, "н.р.") ? next + strlen("н.р.") : NULL;
	const struct uk_place place = uk_governed(speech, speech->at);
	enum uk_case which = end ? place.governor == UK_PREPOSITION ? place.first : NOMINATIVE : NO_CASE;
	struct spoken_word noun;

	if (end && place.cases == (UK_CASE(LOCATIVE) | UK_CASE(ACCUSATIVE)))
		which = LOCATIVE;
	for (size_t i = 0; !end && i < sizeof years / sizeof *years && word_after(to->end, &noun); i++)
		which = strcmp(noun.text, years[i].noun) ? which : years[i].which;
	if (which == NO_CASE)
		return NULL;
	speak(speech, "%s-%s", uk_ordinal(speech->arena, from->value, which, HE), uk_ordinal(speech->arena, to->value, which, HE));
	if (!end)
		return to->end;
	speak(speech, " %s %s", uk_adjective(speech->arena, "навчальний", which, HE), which == LOCATIVE ? "році" : which == GENITIVE ? "року" : "рік");
	return end - sentence_ends(end);
}

/* Of the years from one to another, as their noun shows, or its short form at this place. */
static enum uk_case
years_case(const struct speech *speech, const char *noun)
{
	const struct uk_place place = uk_governed(speech, speech->at);

	if (strcmp(noun, "рр"))
		return word_ends(noun, "ів") ? GENITIVE : word_ends(noun, "ах") ? LOCATIVE : word_ends(noun, "ами") ? INSTRUMENTAL : word_ends(noun, "ам") ?
		    DATIVE : NOMINATIVE;
	if (place.governor == UK_PREPOSITION)
		return place.cases == (UK_CASE(LOCATIVE) | UK_CASE(ACCUSATIVE)) ? LOCATIVE : place.first;
	return place.governor == UK_NOUN ? GENITIVE : NOMINATIVE;
}

/* "2018–2020 років", "2026–2027 навчальний рік" */
static const char *
speak_years(struct speech *speech, const struct numeral *year)
{
	struct numeral last;
	struct spoken_word noun;
	struct arena *arena = speech->arena;
	const char *next = skip_dash(year->end);

	if (!next || !scan_digits(next, &last) || !looks_like_year(&last))
		return NULL;
	bool named = word_after(last.end, &noun) && one_of(noun.text, "роки рр років роках роками рокам");
	const char *school = named ? NULL : uk_speak_school_year(speech, year, &last);
	if (school)
		return school;
	if (!named) {
		speak(speech, "від %s до %s", uk_ordinal(arena, year->value, GENITIVE, HE), uk_ordinal(arena, last.value, GENITIVE, HE));
		return last.end;
	}
	enum uk_case which = years_case(speech, noun.text);
	speak(speech, "%s-%s %s", uk_ordinal(arena, year->value, which, HE), uk_ordinal(arena, last.value, which, HE), uk_plural(arena, "роки", "років", which));
	return noun.end + (*noun.end == '.' && !strcmp(noun.text, "рр"));
}

/* "2025 р.", "1957 р. н." */
static const char *
speak_short_year(struct speech *speech, const struct numeral *year, const char *before, const char *end)
{
	struct arena *arena = speech->arena;
	bool alone = speech->at == speech->begin || one_of(before, "за на"), within = one_of(before, "у в");
	if (one_of(before, "і й та або"))	/* as the year that it is joined to */
		within = uk_governed(speech, speech->at).cases == (UK_CASE(LOCATIVE) | UK_CASE(ACCUSATIVE));
	bool born = begins_with(skip_blanks(end), "н.");
	enum uk_case which = born ? GENITIVE : alone ? NOMINATIVE : within ? LOCATIVE : GENITIVE;

	end = born ? skip_blanks(end) + strlen("н.") : end;
	speak(speech, "%s %s%s%s", uk_ordinal(arena, year->value, which, HE), which == NOMINATIVE ? "рік" : which == LOCATIVE ? "році" : "року",
	    born ? " народження" : "", sentence_ends(end) ? "." : "");
	return end;
}

/* "2025 року", "у 2022 році", "2018 і 2020 років" */
const char *
uk_speak_year(struct speech *speech)
{
	struct numeral year, other;
	struct spoken_word noun, conjunction, before;
	struct arena *arena = speech->arena;

	if (!scan_digits(speech->at, &year) || !looks_like_year(&year) || !stands_free(speech, year.end))
		return NULL;
	const char *range = speak_years(speech, &year);
	if (range)
		return range;
	bool after_month = is_month(uk_before_of(speech, speech->at, &before));
	if (!word_after(year.end, &noun) || *year.end != ' ')
		noun = (struct spoken_word){.text = ""};
	if (after_month && !one_of(noun.text, "року р")) {
		speak(speech, "%s року", uk_ordinal(arena, year.value, GENITIVE, HE));
		return year.end;
	}
	bool pair = one_of(noun.text, "і та й") && scan_digits(skip_blanks(noun.end), &other) && looks_like_year(&other) &&
	    word_after(other.end, &conjunction);
	const char *said = pair ? conjunction.text : noun.text;
	if (one_of(noun.text, "до по") && one_of(before.text, "з із від") && scan_digits(skip_blanks(noun.end), &other) && looks_like_year(&other) &&
	    word_after(other.end, &conjunction) && one_of(conjunction.text, "року років р рр")) {
		speak(speech, "%s", uk_ordinal(arena, year.value, GENITIVE, HE));
		return year.end;
	}
	enum uk_case which = one_of(said, "року років р рр") ? GENITIVE : one_of(said, "році роках") ? LOCATIVE : one_of(said, "роком роками") ?
	    INSTRUMENTAL : NOMINATIVE;
	if (!one_of(said, "року років р рр році роках роком роками рік роки"))
		return NULL;
	if (!strcmp(noun.text, "р") && *noun.end == '.')
		return speak_short_year(speech, &year, before.text, noun.end + 1);
	speak(speech, "%s", uk_ordinal(arena, year.value, which, HE));
	return year.end;
}

static const char *
clock_words(struct arena *arena, const struct clock *clock, enum uk_case which)
{
	const char *hour = uk_ordinal(arena, clock->hour, which, SHE);

	if (!clock->minute)
		return hour;
	return arena_printf(arena, "%s %s%s", hour, clock->minute < 10 ? "нуль " : "", uk_cardinal(arena, clock->minute));
}

/* Past "год" after a time, said in the case of its full hour. */
static const char *
speak_hour_noun(struct speech *speech, const struct clock *clock, enum uk_case which)
{
	static const char *const nouns[] = {[NOMINATIVE] = "година", [GENITIVE] = "години", [INSTRUMENTAL] = "годиною", [LOCATIVE] = "годині",
		[ACCUSATIVE] = "годину"};
	const struct spoken_unit *unit;
	const char *end = unit_at(clock->end, uk_measures.units, &unit);

	if (!end || strcmp(unit->written, "год"))
		return clock->end;
	if (!clock->minute)
		speak(speech, " %s", nouns[which]);
	return uk_past_unit(speech, unit, end);
}

/* Whether the hour that ends here is all that is said: a mark follows, or "год". */
static bool
ends_part(const char *at)
{
	struct spoken_word word;

	if (word_after(at, &word) && !strcmp(word.text, "год") && !begins_with(word.end, "-") && !begins_with(word.end, "/"))
		return true;
	return !*at || (strchr(".,;)!?", *at) && !is_digit(at[1]));
}

/* "з 9 до": whether an hour stands before this "до". */
static bool
follows_hour(const struct speech *speech, const char *at)
{
	struct spoken_word before;
	struct numeral hour;

	while (at > speech->begin && at[-1] == ' ')
		at--;
	while (at > speech->begin && is_digit(at[-1]))
		at--;
	return scan_digits(at, &hour) && hour.value <= 24 && hour.digits <= 2 && one_of(uk_before_of(speech, at, &before), "з із");
}

/* "з 9 до 17 години", "з 9 до 17": whether a number before which this word stands is an hour. */
static bool
leads_to_hour(const char *before, const char *at)
{
	struct spoken_word word;
	struct clock to;

	if (!one_of(before, "з із від") || !word_after(at, &word) || strcmp(word.text, "до") || !scan_hour(skip_blanks(word.end), &to))
		return false;
	return (word_after(to.end, &word) && !strcmp(word.text, "години")) || (strcmp(before, "від") && ends_part(to.end));
}

const char *
uk_speak_time(struct speech *speech)
{
	struct clock from, to;
	struct spoken_word word;
	struct arena *arena = speech->arena;
	const struct spoken_unit *unit;
	const char *at = speech->at, *next;

	if (!scan_hour(at, &from))
		return NULL;
	const char *before = uk_before_of(speech, at, &word);
	if ((next = skip_dash(from.end)) && scan_hour(next, &to) && stands_free(speech, to.end)) {
		struct speech there = *speech;

		there.at -= at > speech->begin + 1 && at[-1] == ' ' && at[-2] == ':' ? 2 : 0;	/* "Пн: 13–18" */
		if (!from.sign && !to.sign && !(word_before(&there, there.at, &word) && one_of(word.text, WEEKDAYS)))
			return NULL;
		speak(speech, "%s%s до %s", one_of(before, "з із від") ? "" : "з ", clock_words(arena, &from, GENITIVE),
		    clock_words(arena, &to, GENITIVE));
		return speak_hour_noun(speech, &to, GENITIVE);
	}
	bool second = !strcmp(before, "до") && ends_part(from.end) && follows_hour(speech, word.begin);
	if (!from.sign && (second || leads_to_hour(before, from.end))) {
		speak(speech, "%s", clock_words(arena, &from, GENITIVE));
		return speak_hour_noun(speech, &from, GENITIVE);
	}
	if (!from.sign || !stands_free(speech, from.end) || (from.sign == '.' && (unit_at(from.end, uk_measures.units, &unit) || from.hour > 21 ||
	    *from.end == '.')))
		return NULL;
	bool between = !strcmp(before, "між") || (one_of(before, "і та й") && speech->ending && !strcmp(speech->ending, "між"));
	speech->ending = !strcmp(before, "між") ? "між" : NULL;
	enum uk_case which = between ? INSTRUMENTAL : one_of(before, "о об") ? LOCATIVE : one_of(before, "до з із від після близько пізніше раніше") ?
	    GENITIVE : one_of(before, "на") ? ACCUSATIVE : NOMINATIVE;
	speak(speech, "%s", clock_words(arena, &from, which));
	return speak_hour_noun(speech, &from, which);
}

const char *
uk_leads_to_month(const char *at)
{
	struct numeral day;
	const char *end;

	for (unsigned days = 0; days < 8; days++) {
		const char *next = *at == ',' ? at + 1 : begins_with(at, " і ") ? at + strlen(" і") : begins_with(at, " та ") ? at + strlen(" та")
		    : NULL;

		if (!next || !scan_digits(skip_blanks(next), &day) || !day.value || day.value > 31)
			return NULL;
		at = day.end;
		if (uk_month_at(at, &end) >= 0)
			return end;
	}
	return NULL;
}

void
uk_speak_listed_day(struct speech *speech, uint64_t day, const char *month_end)
{
	speak(speech, "%s", uk_ordinal(speech->arena, day, day_case(speech, month_end), IT));
}

const char *
uk_speak_weekday(struct speech *speech)
{
	static const char *const on[] = {"понеділок", "вівторок", "середу", "четвер", "п'ятницю", "суботу", "неділю"};
	const struct uk_place place = uk_governed(speech, speech->at);
	bool led = place.governor == UK_PREPOSITION;

	return speak_weekday_short(speech, led && place.first == GENITIVE ? weekdays_of : led && place.first == ACCUSATIVE ? on : weekdays, weekday_shorts);
}
