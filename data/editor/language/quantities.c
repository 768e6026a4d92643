#include "data/editor/language/quantities.h"

#include <stdlib.h>
#include <string.h>

#include "data/editor/language/numerals.h"

enum { DAYS_OF_MONTH = 30, DAYS_OF_YEAR = 365, DAYS_OF_HALF_YEAR = 183, HOURS_OF_DAY = 24 };

/* How words of a unit begin; `but` are other words that begin so. */
static const struct unit {
	const char *word;
	enum quantity_kind kind;
	long each;
	const char *but[5];
} units[] = {
	{"ft", QUANTITY_MONEY, 1, {NULL}},
	{"forint", QUANTITY_MONEY, 1, {NULL}},
	{"huf", QUANTITY_MONEY, 1, {NULL}},
	{"munkanap", QUANTITY_WORKING_DAYS, 1, {NULL}},
	{"nap", QUANTITY_DAYS, 1, {"nappali", "napközi", "napló", NULL}},
	{"hét", QUANTITY_DAYS, 7, {"hétvég", "hétköz", "hétfő", NULL}},
	{"het", QUANTITY_DAYS, 7, {"heti", "heted", NULL}},
	{"hónap", QUANTITY_DAYS, DAYS_OF_MONTH, {NULL}},
	{"havi", QUANTITY_DAYS, DAYS_OF_MONTH, {NULL}},
	{"éves", QUANTITY_AGE, 1, {NULL}},
	{"életév", QUANTITY_AGE, 1, {NULL}},
	{"év", QUANTITY_DAYS, DAYS_OF_YEAR, {"évfolyam", "évad", NULL}},
	{"példány", QUANTITY_PIECES, 1, {NULL}},
	{"fénykép", QUANTITY_PIECES, 1, {NULL}},
	{"igazolványkép", QUANTITY_PIECES, 1, {NULL}},
	{"fotó", QUANTITY_PIECES, 1, {NULL}},
	{"darab", QUANTITY_PIECES, 1, {NULL}},
	{"másolat", QUANTITY_PIECES, 1, {NULL}},
};

/* The unit with which a word begins; NULL: it is none. */
static const struct unit *
unit_of(const char *word)
{
	for (size_t i = 0; i < sizeof units / sizeof *units; i++)
		if (letters_begin(word, units[i].word))
			return letters_begin_with(word, units[i].but) ? NULL : &units[i];
	return NULL;
}

/* What a word multiplies the number before it by: "ezer", "millió"; 1: it is no such word. */
static long
multiplier(const char *word)
{
	return letters_begin(word, "ezer") ? 1000 : letters_begin(word, "millió") ? 1000000 : 1;
}

/* Whether a number of years is an age by what stands after the unit: "18 éven aluli", "65 év felett". */
static bool
is_age(const struct wording *wording, size_t unit, long years)
{
	enum { GROWING = 12, GROWN = 27, OLD = 60 }; /* a span of so many years is rarely spoken of */
	static const char *const aged[] = {"alul", "aluli", "felül", "felüli", "feletti", "fölötti", "alatti", "idős", "fiatal",
		"kor", "betölt", NULL};
	static const char *const between[] = {"alatt", "felett", "fölött", "közt", NULL};
	bool from = letters_begin(wording->words[unit].lower, "évtől"), likely = (years >= GROWING && years < GROWN) || years >= OLD;
	const char *next = unit + 1 < wording->count ? wording->words[unit + 1].lower : "";
	return letters_begin_with(next, aged) || (likely && (from || letters_begin_with(next, between)));
}

/* Whether "éves" is a span: "két éves szerződés". */
static bool
is_span(const struct wording *wording, size_t unit)
{
	static const char *const things[] = {"érvény", "időtartam", "határidő", "szerződés", "tartam", "munkaviszony", "biztosít",
		"szolgálat", "jogviszony",
		"gyakorlat", "lejárat", "bérlet", "engedély", "eltilt", "útlev", "igazolv", "kárty", "okmány", NULL};
	return unit + 1 < wording->count && letters_begin_with(wording->words[unit + 1].lower, things);
}

/* A word of its own that is a number and its unit: "háromhetes", "8-napos", "félévig". */
static struct quantity
joined_at(const struct wording *wording, size_t at)
{
	enum { LONGEST = 32 };
	const char *word = wording->words[at].lower, *dash = strchr(word, '-');
	if (letters_begin(word, "félév"))
		return (struct quantity){QUANTITY_DAYS, DAYS_OF_HALF_YEAR, at};
	if (wording->text[wording->words[at].start] == '{')
		return (struct quantity){0};
	if (wording->words[at].is_number) {
		const struct unit *unit = dash ? unit_of(dash + 1) : NULL;
		return unit ? (struct quantity){unit->kind, wording_number(wording, at) * unit->each, at} : (struct quantity){0};
	}
	for (size_t size = 1; size < LONGEST && word[size - 1] && word[size]; size++) {
		const struct unit *unit = unit_of(word + size);
		char number[LONGEST];
		if (!unit)
			continue;
		memcpy(number, word, size);
		number[size] = '\0';
		if (numeral_read(number) && unit->kind == QUANTITY_AGE && is_span(wording, at))
			return (struct quantity){QUANTITY_DAYS, numeral_read(number) * DAYS_OF_YEAR, at};
		if (numeral_read(number))
			return (struct quantity){unit->kind, numeral_read(number) * unit->each, at};
	}
	return (struct quantity){0};
}

/* Whether a stop stands behind a number within its sentence: "28. hét", "40. szám". */
static bool
is_ordinal(const struct wording *wording, size_t at)
{
	const struct wording_word *word = &wording->words[at];
	return word->is_number && wording->text[word->start + word->size] == '.';
}

/* "16 alatt", "elmúlt 18", "betöltötte a 14-et": an age without a unit. */
static struct quantity
bare_age_at(const struct wording *wording, size_t at)
{
	enum { OLDEST = 100 };
	static const char *const after[] = {"alatt", "felett", "fölött", NULL}, *const before[] = {"elmúlt", "múlt", "betölt", NULL};
	const struct wording_word *word = &wording->words[at];
	long number = wording_number(wording, at);
	bool below = at + 1 < wording->count && letters_begin_with(word[1].lower, after);
	bool past = at && (letters_begin_with(word[-1].lower, before) || (at > 1 && letters_begin_with(word[-2].lower, before)));
	if (!word->is_number || number >= OLDEST || is_ordinal(wording, at) || !(below || past))
		return (struct quantity){0};
	return (struct quantity){QUANTITY_AGE, number, at};
}

/* "18. életéve", "tizenhatodik évét", "a huszonötödik születésnap". */
static struct quantity
ordinal_age_at(const struct wording *wording, size_t at)
{
	static const char *const years[] = {"életév", "születésnap", NULL}, *const of_words[] = {"évét", "évéig", "évé", NULL};
	const struct wording_word *word = &wording->words[at];
	bool figure = is_ordinal(wording, at);
	long number = figure ? wording_number(wording, at) : numeral_read_ordinal(word->lower);
	const char *next = at + 1 < wording->count ? word[1].lower : "";
	if (!number || !(letters_begin_with(next, years) || (!figure && letters_begin_with(next, of_words))))
		return (struct quantity){0};
	return (struct quantity){QUANTITY_AGE, number, at + 1};
}

/* "május 31-ig" without a year, or with one: 531. */
static struct quantity
date_at(const struct wording *wording, size_t at)
{
	enum { MONTH = 100, LAST_DAY = 31 };
	bool has_next = at + 1 < wording->count && wording->words[at + 1].is_number && !wording->words[at + 1].opens;
	int month = has_next ? wording_month(&wording->words[at]) : 0;
	long day = month ? wording_number(wording, at + 1) : 0;
	return day && day <= LAST_DAY ? (struct quantity){QUANTITY_DATE, month * MONTH + day, at + 1} : (struct quantity){0};
}

/* The word that the number at a word counts: the next, or one behind "és 90", "vagy 90", "ezer", "naptári". */
static size_t
unit_after(const struct wording *wording, size_t at, long *times)
{
	static const char *const between[] = {"és", "vagy", "illetve", "naptári", "darab", "eredeti", "azonos", NULL};
	enum { FAR = 4 };
	*times = 1;
	for (size_t i = at + 1; i < wording->count && i <= at + FAR && !wording->words[i].opens; i++) {
		const char *word = wording->words[i].lower;
		if (wording->words[i].comma && !wording->words[i].is_number)
			return at;
		if (multiplier(word) > 1)
			*times *= multiplier(word);
		else if (unit_of(word))
			return i;
		else if (!wording_number(wording, i) && !wording_is(&wording->words[i], between))
			return at;
	}
	return at;
}

struct quantity
quantity_at(const struct wording *wording, size_t at)
{
	const struct wording_word *word = &wording->words[at];
	if (at && multiplier(word->lower) > 1 && word[-1].is_number)
		return (struct quantity){0}; /* "12 ezer": it begins one word before */
	bool half = !strcmp(word->lower, "fél"), more_than_one = !strcmp(word->lower, "másfél");
	long times, number = half || more_than_one ? 1 : wording_number(wording, at);
	size_t last = number && wording->text[word->start] != '{' ? unit_after(wording, at, &times) : at;
	const struct unit *unit = last > at ? unit_of(wording->words[last].lower) : NULL;
	if (!unit) {
		struct quantity (*const others[])(const struct wording *, size_t) = {date_at, ordinal_age_at, joined_at, bare_age_at};
		struct quantity other = {0};
		for (size_t i = 0; !other.kind && i < sizeof others / sizeof *others; i++)
			other = others[i](wording, at);
		return other;
	}
	struct quantity quantity = {unit->kind, number * times * unit->each, last};
	if (half || more_than_one)
		quantity.value = unit->each / 2 + (more_than_one ? unit->each : 0);
	if (unit->each == DAYS_OF_YEAR && is_age(wording, last, number))
		quantity = (struct quantity){QUANTITY_AGE, number, last};
	if (is_ordinal(wording, at) && unit->each > 1)
		return (struct quantity){0};
	if (unit->kind == QUANTITY_AGE && is_span(wording, last))
		quantity = (struct quantity){QUANTITY_DAYS, number * DAYS_OF_YEAR, last};
	return quantity;
}

bool
quantity_is_ago(const struct wording *wording, const struct quantity *quantity)
{
	static const char *const units[] = {"napja", "hete", "hónapja", "éve", NULL}, *const had[] = {"van", "volt", "lesz", NULL};
	bool is_last = quantity->last + 1 >= wording->count || wording->words[quantity->last + 1].opens;
	return wording_is(&wording->words[quantity->last], units) && !is_last && !wording_is(&wording->words[quantity->last + 1], had);
}

bool
quantity_is(const struct quantity *one, const struct quantity *two)
{
	enum { OF_THIRTY = 30 }; /* a day of a month, five of a year's twelve months */
	long apart = labs(one->value - two->value);
	return one->kind == two->kind && (one->kind == QUANTITY_DAYS ? apart <= one->value / OF_THIRTY : apart == 0);
}
