#include <string.h>

#include "data/spoken/tongues.h"
#include "data/spoken/words_hu.h"

static const char *const months[] = {"január", "február", "március", "április", "május", "június", "július", "augusztus",
	"szeptember", "október", "november", "december"};
static const char *const month_shorts[] = {"jan", "febr", "márc", "ápr", "máj", "jún", "júl", "aug", "szept", "okt", "nov", "dec"};
static const char *const weekdays[] = {"hétfő", "kedd", "szerda", "csütörtök", "péntek", "szombat", "vasárnap"};
static const char *const weekday_shorts[] = {"h", "k", "sze", "cs", "p", "szo", "v"};

#define STREETS "utca u út útja tér tere körút krt köz sor fasor rakpart sétány liget park dűlő lakótelep tanya sugárút rkp"
#define PHONE_WORDS "telefon telefonszám tel hívja hívd hívható tárcsázza számot számon szám vonal vonalon ügyfélvonal" \
	" ügyfélvonalon telefonon telefonszámon ügyfélszolgálat segélyhívó"

/* Words that do not count what a number before them numbers. */
#define NO_NOUNS "és s vagy illetve között is volt van lesz kell lehet helyett körül felett fölött alatt után előtt óta" \
	" mellett nélkül szerint miatt per az a ha hogy de mert plusz mínusz meg sem nem már még csak közül jut jár lett" \
	" számít marad hiányzik osztva felé feletti alatti utáni előtti közötti körüli elég fölé alá"

/* What is told from one to another, where it ends the sentence. */
#define NUMBERED "évfolyam osztály emelet oldal szint nap hét hónap év"

struct unit {
	const char *written, *said;
};

static const struct unit units[] = {
	{"Ft/hó", "forint havonta"}, {"Ft", "forint"}, {"HUF", "forint"}, {"€", "euró"}, {"EUR", "euró"}, {"$", "dollár"}, {"USD", "dollár"},
	{"£", "font"}, {"%", "százalék"}, {"‰", "ezrelék"},
	{"km/h", "kilométer per óra"}, {"km/ó", "kilométer per óra"}, {"m/s", "méter per másodperc"}, {"l/100 km", "liter per száz kilométer"},
	{"km2", "négyzetkilométer"}, {"km²", "négyzetkilométer"}, {"km", "kilométer"},
	{"cm3", "köbcentiméter"}, {"cm³", "köbcentiméter"}, {"ccm", "köbcentiméter"}, {"cm2", "négyzetcentiméter"}, {"cm²", "négyzetcentiméter"},
	{"cm", "centiméter"}, {"mm2", "négyzetmilliméter"}, {"mm", "milliméter"}, {"m2", "négyzetméter"}, {"m²", "négyzetméter"},
	{"nm", "négyzetméter"}, {"m3", "köbméter"}, {"m³", "köbméter"}, {"dm", "deciméter"}, {"m", "méter"},
	{"kg", "kilogramm"}, {"dkg", "dekagramm"}, {"mg", "milligramm"}, {"g", "gramm"}, {"t", "tonna"}, {"ha", "hektár"},
	{"dl", "deciliter"}, {"ml", "milliliter"}, {"hl", "hektoliter"}, {"l", "liter"},
	{"kWh", "kilowattóra"}, {"dB", "decibel"}, {"MWh", "megawattóra"}, {"MW", "megawatt"}, {"GJ", "gigajoule"}, {"MHz", "megahertz"}, {"GHz", "gigahertz"}, {"kHz", "kilohertz"}, {"kcal", "kilokalória"},
	{"kW", "kilowatt"}, {"W", "watt"}, {"LE", "lóerő"}, {"V", "volt"}, {"Hz", "hertz"},
	{"kB", "kilobájt"}, {"KB", "kilobájt"}, {"MB", "megabájt"}, {"GB", "gigabájt"}, {"TB", "terabájt"}, {"Mbit/s", "megabit per másodperc"},
	{"dpi", "dé-pé-i"}, {"px", "pixel"}, {"°C", "Celsius-fok"}, {"°", "fok"},
	{"db", "darab"}, {"p", "perc"}, {"perc", "perc"}, {"mp", "másodperc"}, {"ms", "ezredmásodperc"}, {"hó", "hónap"}, {"h", "óra"}, {"ó", "óra"}, {"old", "oldal"},
	{NULL, NULL},
};

static const struct unit multiples[] = {
	{"ezer", "ezer"}, {"e", "ezer"}, {"k", "ezer"}, {"E", "ezer"}, {"millió", "millió"}, {"M", "millió"}, {"mFt", NULL}, {"milliárd", "milliárd"},
	{"Mrd", "milliárd"}, {"mrd", "milliárd"}, {NULL, NULL},
};

/* The unit after a number, perhaps after a blank; its end. */
static const char *
unit_at(const char *at, const struct unit *table, const struct unit **out)
{
	at = skip_blanks(at);
	for (; table->written; table++) {
		const char *end = at + strlen(table->written);

		if (begins_with(at, table->written) && !letter_size(end) && !is_digit(*end)) {
			*out = table;
			return end;
		}
	}
	return NULL;
}

static const char *
ordinary_month(const char *at, unsigned *month)
{
	struct spoken_word word;

	if (!word_after(at, &word) || word.begin != at)
		return NULL;
	for (unsigned i = 0; i < 12; i++) {
		if (!strcmp(word.text, months[i])) {
			*month = i + 1;
			return word.end;
		}
		bool is_short = !strcmp(word.text, month_shorts[i]) || (i == 1 && !strcmp(word.text, "feb")) ||
		    (i == 8 && !strcmp(word.text, "szep"));
		if (is_short && *word.end == '.') {
			*month = i + 1;
			return word.end + 1;
		}
	}
	return NULL;
}

/* "április 1. - május 31.": where both ends have a month. */
static const char *
speak_until_month(struct speech *speech, unsigned day, const char *at)
{
	unsigned month;
	struct numeral last;
	const char *next = *at == '.' ? skip_dash(at + 1) : NULL, *end = next ? ordinary_month(next, &month) : NULL;

	if (!end || !scan_digits(skip_blanks(end), &last) || !last.value || last.value > 31 || *last.end != '.')
		return NULL;
	end = last.end + 1;
	speak(speech, "%s %s %s%s", hu_from(speech->arena, hu_day(speech->arena, day)), months[month - 1],
	    hu_until(speech->arena, hu_day(speech->arena, (unsigned)last.value)), sentence_ends(end) ? "." : "");
	return end;
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
	speak(speech, "%s %s%s", hu_from(speech->arena, from), hu_until(speech->arena, to),
	    end[-1] == '.' && sentence_ends(end) ? "." : "");
	return end;
}

static const char *
speak_bare_days(struct speech *speech)
{
	return speak_days(speech, speech->at, false);
}

static const char *
speak_month(struct speech *speech)
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
	char upper[8];
	letters_as(capital, months[month - 1], 1, upper, sizeof upper);
	/* Only á of április has two bytes, and no capital. */
	if (month == 4)
		speak(speech, "%s", capital ? "Április" : months[3]);
	else
		speak(speech, "%s%s", upper, months[month - 1] + 1);
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

static const char *
speak_numeric_day(struct speech *speech)
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
	if ((days = speak_days(speech, days, true)))
		return days;
	return speak_day(speech, day.day, end);
}

/* (VI. 14.) of a decree; 2024. VI. 14. */
static const char *
speak_roman_month(struct speech *speech)
{
	const char *end;
	unsigned month = scan_roman(speech->at, &end);
	struct numeral day;

	if (!month || month > 12 || *end != '.' || !scan_digits(skip_blanks(end + 1), &day) || day.digits > 2 || !day.value ||
	    day.value > 31 || *day.end != '.')
		return NULL;
	speak(speech, "%s ", months[month - 1]);
	return speak_day(speech, (unsigned)day.value, day.end);
}

/* ---------------------------------------------------------------- times -- */

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

/* A time, or a whole hour beside one. */
static bool
hour_at(const char *at, struct clock *out)
{
	struct numeral number;

	if (scan_clock(at, out))
		return true;
	if (!scan_digits(at, &number) || number.value > 24)
		return false;
	*out = (struct clock){.hour = (unsigned)number.value, .end = number.end};
	return true;
}

/* Past "óra" where the hours were named. */
static const char *
past_hour(const char *at)
{
	struct spoken_word word;

	return word_after(at, &word) && !strcmp(word.text, "óra") ? word.end : at;
}

static const char *
speak_clock_range(struct speech *speech)
{
	struct clock from, to;
	const char *next;

	if (!hour_at(speech->at, &from) || !(next = skip_dash(from.end)) || !hour_at(next, &to) || (!from.sign && !to.sign) ||
	    !stands_free(speech, to.end))
		return NULL;
	bool colons = (from.sign == ':' || !from.sign) && (to.sign == ':' || !to.sign);
	bool plain = !from.minute && !to.minute && colons;
	struct spoken_word word;
	if (word_after(past_hour(to.end), &word) && !strcmp(word.text, "között")) {
		speak_clock(speech, &from, "");
		speak(speech, " és ");
		speak_clock(speech, &to, "");
		return past_hour(to.end);
	}
	speak(speech, "%s %s", hour_words(speech, &from, plain || !from.sign, false), hour_words(speech, &to, plain, true));
	const char *end = past_hour(to.end);
	return begins_with(end, "-ig") ? end + 3 : end;
}

static const char *
speak_time(struct speech *speech)
{
	struct clock clock;
	char suffix[SPEECH_WORD];
	const struct unit *unit;
	struct spoken_word word;

	if (!scan_clock(speech->at, &clock) || !stands_free(speech, clock.end))
		return NULL;
	const char *end = suffix_at(clock.end, suffix);
	bool hour = word_after(clock.end, &word) && one_of(word.text, "óra órakor órától óráig órára órai");
	if (clock.sign == '.' && !hour && unit_at(clock.end, units, &unit))
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
	return end ? end : past_hour(clock.end);
}

/* ------------------------------------------------- ordinals and sections -- */

static bool
is_article(const struct spoken_word *word)
{
	return one_of(word->text, "a az e ez ezt azt");
}

/* "április 6-tól 10-ig", "március 1. és 15. között": whether the number before is a day of a month. */
static bool
follows_day(const struct speech *speech)
{
	struct spoken_word word, month;

	if (!word_before(speech, speech->at, &word) || word.begin == speech->begin ||
	    !(word.begin[-1] == '-' || one_of(word.text, "és vagy")))
		return false;
	const char *at = word.begin - 1;
	while (at > speech->begin && (is_digit(at[-1]) || at[-1] == '.'))
		at--;
	if (!word_before(speech, at, &month))
		return false;
	for (size_t i = 0; i < sizeof months / sizeof *months; i++)
		if (!strcmp(month.text, months[i]) || !strcmp(month.text, month_shorts[i]))
			return true;
	return false;
}

/* What stands between N and its full stop and what follows: an ordinal, a year, a house, or the end of a sentence? */
static const char *
speak_dotted(struct speech *speech)
{
	struct numeral number;
	struct spoken_word before, after;
	struct arena *arena = speech->arena;
	const char *at = speech->at, *end;

	if (!scan_digits(at, &number) || *number.end != '.' || is_digit(number.end[1]) || number.digits > 7 ||
	    !stands_free(speech, number.end))
		return NULL;
	end = number.end + 1;
	bool has_before = word_before(speech, at, &before), has_after = word_after(end, &after);
	bool small = has_after && after.begin > end && !after.capital;
	bool year = number.value >= 1000 && number.value <= 2100 && number.digits == 4;
	bool house = has_before && one_of(before.text, STREETS " em emelet sz szám ajtó ház fszt fsz földszint") &&
	    !(small && one_of(after.text, "ajtó em emelet lépcsőház lh kerület ker"));
	const char *roman;
	const char *next = skip_blanks(end);
	bool numbered = is_digit(*next) || (scan_roman(next, &roman) && (*roman == '.' || *roman == '/'));
	if (year && (small || numbered || !*skip_blanks(end) || sentence_ends(end) || begins_with(skip_blanks(end), "("))) {
		speak(speech, "%s%s", hu_number(arena, number.value), !numbered && sentence_ends(end) ? "." : "");
		return end;
	}
	bool start = at == speech->begin || (at - speech->begin > 1 && at[-1] == ' ' && strchr(".!?:;", at[-2]) && sentence_ends(end));
	bool ordinal = !house && (small || start || *end == ',' || *end == ';' || *end == ')' || *end == '/' || *end == '-' ||
	    begins_with(skip_blanks(end), "§") || (has_before && is_article(&before)));
	bool day = number.value <= 31 && small && !strcmp(after.text, "között") && follows_day(speech);
	const char *words = day ? hu_day(arena, (unsigned)number.value) : ordinal ? hu_ordinal(arena, number.value) :
	    hu_number(arena, number.value);
	char suffix[SPEECH_WORD];
	const char *after_suffix = suffix_at(end, suffix);
	if (after_suffix && one_of(suffix, "ik")) {
		speak(speech, "%s", hu_ordinal(arena, number.value));
		return after_suffix;
	}
	if (after_suffix) {
		speak(speech, "%s", hu_is_suffix_of_day(suffix) && number.value <= 31 ?
		    hu_day_with(arena, hu_day(arena, (unsigned)number.value), suffix) : hu_word_with(arena, words, suffix));
		return after_suffix;
	}
	speak(speech, "%s%s", words, sentence_ends(end) && !(numbered && house) ? "." : "");
	return end;
}

/* "1–8. évfolyam" */
static const char *
speak_ordinal_range(struct speech *speech)
{
	struct numeral first, second;
	struct spoken_word before, after;
	struct arena *arena = speech->arena;
	const char *next;

	if (!scan_digits(speech->at, &first))
		return NULL;
	next = first.end + (*first.end == '.');
	if (!(next = skip_dash(next)) || !scan_digits(next, &second) || *second.end != '.' || second.value <= first.value ||
	    is_digit(second.end[1]) || !stands_free(speech, second.end) || second.digits > 3)
		return NULL;
	const char *end = second.end + 1;
	bool noun = word_after(end, &after) && after.begin > end && !after.capital;
	bool street = word_before(speech, speech->at, &before) && one_of(before.text, STREETS);
	if (begins_with(skip_blanks(end), "§") || (*end == ',' && !street)) {
		speak(speech, "%s-%s", hu_ordinal(arena, first.value), hu_ordinal(arena, second.value));
		return end;
	}
	if (street)
		noun = false;
	else if (!noun && !(before.text[0] && is_article(&before)))
		return NULL;
	if (!noun && word_after(end, &after) && one_of(after.text, "szám sz")) {
		speak(speech, "%s-%s", hu_number(arena, first.value), hu_number(arena, second.value));
		return end;
	}
	if (!noun) {
		speak(speech, "%s %s%s", hu_from(arena, hu_number(arena, first.value)), hu_until(arena, hu_number(arena, second.value)),
		    sentence_ends(end) ? "." : "");
		return end;
	}
	const char *ordinal = hu_ordinal(arena, first.value), *last = hu_ordinal(arena, second.value);
	if (one_of(after.text, NUMBERED) && !letter_size(skip_blanks(after.end))) {
		speak(speech, "%s %s %s", hu_from(arena, ordinal), last, hu_until(arena, after.text));
		return after.end;
	}
	speak(speech, "%s-%s", ordinal, last);
	return end;
}

/* "6:514. §": a book, a colon and the section. */
static const char *
speak_book(struct speech *speech)
{
	struct numeral book, section, last_book, last = {.text = NULL};
	struct arena *arena = speech->arena;

	if (!scan_digits(speech->at, &book) || *book.end != ':' || !scan_digits(book.end + 1, &section))
		return NULL;
	const char *next = skip_dash(section.end), *end = section.end;
	if (next && scan_digits(next, &last_book) && *last_book.end == ':' && scan_digits(last_book.end + 1, &last))
		end = last.end;
	if (*end != '.' || !begins_with(skip_blanks(end + 1), "§"))
		return NULL;
	speak(speech, "%s %s", hu_number(arena, book.value), hu_ordinal(arena, section.value));
	if (last.text)
		speak(speech, "-%s %s", hu_number(arena, last_book.value), hu_ordinal(arena, last.value));
	return end + 1;
}

/* "(1)–(3) bek.", from the first one's dash on; past the last bracket. */
static bool
speak_paragraphs(struct speech *speech, uint64_t first, const char **at)
{
	struct numeral last;
	struct spoken_word after;

	if (**at != '(' || !scan_digits(*at + 1, &last) || *last.end != ')')
		return false;
	*at = last.end + 1;
	bool named = word_after(*at, &after) && begins_with(after.text, "bek");
	speak(speech, "%s-%s%s", hu_ordinal(speech->arena, first), hu_ordinal(speech->arena, last.value), named ? "" : " bekezdés");
	return true;
}

/* "(2) bek.", and "(1)" after a section. */
static const char *
speak_paragraph(struct speech *speech)
{
	struct numeral number;
	struct spoken_word after, before;
	const char *at = speech->at;

	if (*at != '(' || !scan_digits(at + 1, &number))
		return NULL;
	bool lettered = *number.end >= 'a' && *number.end <= 'z';	/* (2a) */
	const char *end = number.end + lettered;
	if (*end++ != ')')
		return NULL;
	const char *dash = skip_dash(end);
	if (dash && speak_paragraphs(speech, number.value, &dash))
		return dash;
	bool named = word_after(end, &after) && begins_with(after.text, "bek");
	bool section = speech->size && (word_ends(speech->out, "paragrafus ") || word_ends(speech->out, "paragrafusa ") ||
	    (word_before(speech, at, &before) && one_of(before.text, "bekezdés és")));
	if (!named && !section)
		return NULL;
	speak(speech, "%s%s%s%s", hu_ordinal(speech->arena, number.value), lettered ? " " : "", lettered ? hu_letter(*number.end) : "",
	    named ? "" : " bekezdés");
	return end;
}

static const char *
speak_section(struct speech *speech)
{
	char suffix[SPEECH_WORD];
	const char *at = speech->at;

	if (!begins_with(at, "§"))
		return NULL;
	const char *end = at + strlen("§"), *after = suffix_at(end, suffix);
	speak(speech, "%sparagrafus%s", speech->size && speech->out[speech->size - 1] != ' ' ? " " : "", after ? suffix : "");
	return after ? after : end;
}

/* "I–IV. emelet" */
static const char *
speak_roman_range(struct speech *speech)
{
	const char *end, *next;
	unsigned first = scan_roman(speech->at, &end), last = first && (next = skip_dash(end)) ? scan_roman(next, &end) : 0;
	struct spoken_word noun;

	if (last <= first || *end != '.' || !begins_free(speech) || !word_after(end + 1, &noun) || noun.capital || noun.begin == end + 1)
		return NULL;
	const char *from = hu_ordinal(speech->arena, first), *to = hu_ordinal(speech->arena, last);
	if (one_of(noun.text, NUMBERED) && !letter_size(skip_blanks(noun.end))) {
		speak(speech, "%s %s %s", hu_from(speech->arena, from), to, hu_until(speech->arena, noun.text));
		return noun.end;
	}
	speak(speech, "%s-%s", from, to);
	return end + 1;
}

static const char *
speak_roman(struct speech *speech)
{
	const char *end;
	unsigned value = scan_roman(speech->at, &end);
	struct spoken_word after;
	char suffix[SPEECH_WORD];

	struct numeral part;
	if (value && *end == '/' && is_capital(end + 1) && word_size(end + 1) == letter_size(end + 1)) {
		speak(speech, "%s per ", hu_ordinal(speech->arena, value));
		return speak_letter_name(speech, end + 1);
	}
	if (value && *end == '/' && scan_digits(end + 1, &part)) {
		speak(speech, "%s per %s", hu_ordinal(speech->arena, value), hu_number(speech->arena, part.value));
		return part.end + (*part.end == '.' && !sentence_ends(part.end + 1));
	}
	if (value && *end == '-' && is_digit(end[1]) && end - speech->at > 1) {
		speak(speech, "%s, ", hu_number(speech->arena, value));
		return end + 1;
	}
	if (!value || !stands_free(speech, end) || *end != '.')
		return NULL;
	bool noun = word_after(end + 1, &after) && after.begin > end + 1;
	bool one = end - speech->at == 1;
	if (one && value >= 50 && !(noun && one_of(after.text, "törvény tv évi kerület fejezet")))
		return NULL;
	end++;
	const char *ordinal = hu_ordinal(speech->arena, value), *after_suffix = suffix_at(end, suffix);
	struct spoken_word before;
	if (*end == ',' && word_before(speech, speech->at, &before) && one_of(before.text, "budapest bp")) {
		speak(speech, "%s kerület", ordinal);
		return end;
	}
	if (after_suffix) {
		speak(speech, "%s", hu_word_with(speech->arena, ordinal, suffix));
		return after_suffix;
	}
	speak(speech, "%s%s", ordinal, !*skip_blanks(end) ? "." : "");
	return end;
}

/* ------------------------------------------------------ numbers and units -- */

/* Whether a word that is counted follows. */
static bool
counts(const char *at)
{
	struct spoken_word word;

	if (*at != ' ' || !word_after(at, &word) || word.capital)
		return false;
	if (one_of(word.text, "vagy és illetve") && word.end[0] == ' ') {
		struct numeral number;

		const char *next = skip_blanks(word.end);
		if (scan_digits(next, &number))
			return *number.end == ' ' && word_after(number.end, &word) && !word.capital && !one_of(word.text, NO_NOUNS);
		return word_after(next, &word) && (!strcmp(word.text, "fél") || (one_of(word.text, "több kevesebb") &&
		    word_after(word.end, &word)));
	}
	return !one_of(word.text, NO_NOUNS);
}

/* A year counts nothing, unless days or money follow. */
static bool
is_year(const struct numeral *number)
{
	static const char *const counted[] = {"nap", "fő", "darab", "ember", "forint", "kilo", "óra", "órá", "év", "gramm", "köb", "méter"};
	struct spoken_word word;

	if (number->digits != 4 || number->grouped || number->value < 1900 || number->value > 2099 || !word_after(number->end, &word))
		return false;
	for (size_t i = 0; i < sizeof counted / sizeof *counted; i++)
		if (begins_with(word.text, counted[i]))
			return false;
	return true;
}

static const char *
numeral_words(struct speech *speech, const struct numeral *number, bool before)
{
	struct arena *arena = speech->arena;

	if (number->decimals)
		return hu_decimal(arena, number->value, number->decimals, number->decimal_count);
	if (number->half)
		return number->value ? arena_printf(arena, "%s és fél", hu_number_before(arena, number->value)) : "fél";
	return (before ? hu_number_before : hu_number)(arena, number->value);
}

/* The unit with its suffix; what follows it. */
static const char *
speak_unit(struct speech *speech, const struct unit *unit, const char *end)
{
	char suffix[SPEECH_WORD];
	const char *after = suffix_at(end, suffix), *said = unit->said;

	speak(speech, "%s", hu_word_with(speech->arena, said, suffix));
	if (after)
		return after;
	/* A short form of time has a full stop. */
	if (*end == '.' && one_of(unit->written, "p perc mp h old ó db")) {
		speak(speech, "%s", sentence_ends(end + 1) ? "." : "");
		return end + 1;
	}
	/* 4 300,- Ft has said it before; "4 300 Ft,-". */
	if (begins_with(end, ",-") || begins_with(end, ",–"))
		return end + (end[1] == '-' ? 2 : 1 + strlen("–"));
	return end;
}

/* "4 300,-": the dash of prices is silent. */
static const char *
past_price_dash(const char *at)
{
	if (begins_with(at, ",-") || begins_with(at, ".-"))
		return at + 2;
	if (begins_with(at, ",–"))
		return at + 1 + strlen("–");
	return at;
}

static const char *
speak_euros(struct speech *speech, const struct numeral *number, const char *end)
{
	uint64_t cents = (uint64_t)(number->decimals[0] - '0') * 10 + (uint64_t)(number->decimals[1] - '0');

	speak(speech, "%s euró", hu_number_before(speech->arena, number->value));
	if (cents)
		speak(speech, " %s cent", hu_number_before(speech->arena, cents));
	return end;
}

/* A number with a unit, perhaps in thousands or millions. */
static const char *
speak_amount(struct speech *speech)
{
	struct numeral number;
	const struct unit *unit, *multiple = NULL;

	if (!scan_numeral(speech->at, speech->tongue, &number) || !begins_free(speech))
		return NULL;
	const char *end = past_price_dash(number.end), *next = unit_at(end, multiples, &multiple), *after;
	if (next && multiple->said && (strlen(multiple->written) > 3 || unit_at(next, units, &unit))) {
		const char *words = numeral_words(speech, &number, true);
		char suffix[SPEECH_WORD];

		speak(speech, "%s%s", words, number.decimals || number.half ? " " : "");
		if ((after = unit_at(next, units, &unit))) {
			speak(speech, "%s ", multiple->said);
			return speak_unit(speech, unit, after);
		}
		after = suffix_at(next, suffix);
		speak(speech, "%s", hu_number_with(speech->arena, multiple->said, suffix));
		return after ? after : next;
	}
	if (!(after = unit_at(end, units, &unit)))
		return NULL;
	if (!strcmp(unit->said, "euró") && number.decimals && number.decimal_count == 2)
		return speak_euros(speech, &number, after);
	speak(speech, "%s ", numeral_words(speech, &number, true));
	return speak_unit(speech, unit, after);
}

static const char *
speak_money_first(struct speech *speech)
{
	static const struct unit signs[] = {{"€", "euró"}, {"$", "dollár"}, {"£", "font"}, {"EUR", "euró"}, {"HUF", "forint"},
		{"Ft", "forint"}, {"USD", "dollár"}};
	struct numeral number;

	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
		if (!begins_with(speech->at, signs[i].written) ||
		    !scan_numeral(skip_blanks(speech->at + strlen(signs[i].written)), speech->tongue, &number))
			continue;
		if (!strcmp(signs[i].said, "euró") && number.decimals && number.decimal_count == 2)
			return speak_euros(speech, &number, number.end);
		speak(speech, "%s ", numeral_words(speech, &number, true));
		return speak_unit(speech, &signs[i], number.end);
	}
	return NULL;
}

/* Whether a sentence part ends here. */
static bool
part_ends(const char *at)
{
	return !*at || strchr(".,;:)!?", *at);
}

/* "5–10 ezer Ft" */
static const char *
speak_multiple_range(struct speech *speech, const struct numeral *from, const struct numeral *to)
{
	const struct unit *multiple, *unit;
	const char *end = unit_at(to->end, multiples, &multiple), *after;

	if (!end || !multiple->said || (strlen(multiple->written) <= 3 && !unit_at(end, units, &unit)))
		return NULL;
	speak(speech, "%s-%s%s", numeral_words(speech, from, true), numeral_words(speech, to, true), multiple->said);
	if (!(after = unit_at(end, units, &unit)))
		return end;
	speak(speech, " ");
	return speak_unit(speech, unit, after);
}

/* "2020–2025 között", "kb. 5-6" */
static const char *
speak_between(struct speech *speech, const struct numeral *from, const struct numeral *to)
{
	const struct unit *unit;
	struct spoken_word word;
	bool about = word_before(speech, speech->at, &word) && one_of(word.text, "kb körülbelül mintegy legalább legfeljebb nagyjából");
	bool between = word_after(to->end, &word) && !strcmp(word.text, "között");

	if (unit_at(to->end, units, &unit) || (!between && !(about && part_ends(to->end))))
		return NULL;
	speak(speech, about ? "%s-%s" : "%s és %s", numeral_words(speech, from, false), numeral_words(speech, to, false));
	return to->end;
}

/* Two numbers before what they count: a unit or a noun, which ends at `end`. */
static const char *
speak_counted_range(struct speech *speech, const struct numeral *from, const struct numeral *to, const struct unit *unit,
    const char *end, const char *noun)
{
	const char *first = numeral_words(speech, from, false), *last = numeral_words(speech, to, true);
	struct spoken_word word;

	if (word_after(end, &word) && !strcmp(word.text, "között")) {
		speak(speech, "%s és %s %s", first, last, noun);
		return end;
	}
	if (!strcmp(noun, "óráig")) {
		speak(speech, "%s %s ", hu_from(speech->arena, first), last);
		return skip_blanks(to->end);
	}
	bool known = unit || one_of(noun, "nap munkanap hét hónap év óra perc fő forint oldal alkalom személy");
	bool next_to = to->value == from->value + 1 && to->value < 10;
	if (part_ends(end) && known && !next_to) {
		speak(speech, "%s %s %s", hu_from(speech->arena, first), last, hu_until(speech->arena, noun));
		return end;
	}
	speak(speech, "%s-%s ", numeral_words(speech, from, true), last);
	return unit ? speak_unit(speech, unit, end) : skip_blanks(to->end);
}

/* "2-3 nap", "18–69", "300–900 Ft". */
static const char *
speak_range(struct speech *speech)
{
	struct numeral from, to;
	struct spoken_word word;
	struct arena *arena = speech->arena;
	const struct unit *unit = NULL;
	const char *end;

	if (!scan_range(speech->at, speech->tongue, &from, &to) || !begins_free(speech) || *to.end == '/')
		return NULL;
	const char *a = numeral_words(speech, &from, false), *b = numeral_words(speech, &to, true);
	char suffix[SPEECH_WORD];
	if ((end = suffix_at(to.end, suffix))) {
		bool times = begins_with(suffix, "sz");

		speak(speech, "%s-%s", times ? numeral_words(speech, &from, true) : a, hu_number_with(arena, b, suffix));
		return end;
	}
	if ((end = speak_multiple_range(speech, &from, &to)) || (end = speak_between(speech, &from, &to)))
		return end;
	end = unit_at(to.end, units, &unit);
	bool word_follows = !unit && *to.end == ' ' && word_after(to.end, &word) && !word.capital && !one_of(word.text, NO_NOUNS);
	if (from.value == to.value && !from.decimals && !to.decimals) {	/* "50-50 %": each */
		bool counted = unit || word_follows;

		a = numeral_words(speech, &from, counted);
		speak(speech, "%s-%s%s", a, a, unit ? " " : "");
		return unit ? speak_unit(speech, unit, end) : to.end;
	}
	if (!unit && !word_follows) {
		speak(speech, "%s %s", hu_from(arena, a), hu_until(arena, numeral_words(speech, &to, false)));
		return begins_with(to.end, "-ig") ? to.end + 3 : to.end;
	}
	return speak_counted_range(speech, &from, &to, unit, unit ? end : word.end, unit ? unit->said : arena_strdup(arena, word.text));
}

static const char *
speak_product(struct speech *speech)
{
	struct numeral first, second;
	const char *at = speech->at, *next;

	if (!scan_numeral(at, speech->tongue, &first))
		return NULL;
	next = skip_blanks(first.end);
	if (begins_with(next, "×"))
		next = skip_blanks(next + strlen("×"));
	else if (*next == 'x' && (next[1] == ' ' || is_digit(next[1])))
		next = skip_blanks(next + 1);
	else
		return NULL;
	if (!scan_numeral(next, speech->tongue, &second))
		return NULL;
	const char *times = numeral_words(speech, &first, false);
	bool back = word_ends(hu_from(speech->arena, times), "tól");
	speak(speech, "%s ", hu_number_with(speech->arena, times, back ? "szor" : word_ends(times, "öt") ? "ször" : "szer"));
	return next;
}

/* Half and quarters before an hour: "1/2 9-kor"; NULL: it is something else. */
static const char *
quarter_before_hour(const struct numeral *first, const struct numeral *second)
{
	struct numeral hour;
	struct spoken_word after;
	char suffix[SPEECH_WORD];
	const char *next = skip_blanks(second->end);

	if (next == second->end || !scan_digits(next, &hour) || hour.value < 1 || hour.value > 12)
		return NULL;
	bool timed = suffix_at(hour.end, suffix) || !*skip_blanks(hour.end) || sentence_ends(hour.end + 1) ||
	    (word_after(hour.end, &after) && begins_with(after.text, "ór"));
	if (!timed)
		return NULL;
	if (first->value == 1 && second->value == 2)
		return "fél";
	return second->value != 4 ? NULL : first->value == 1 ? "negyed" : first->value == 3 ? "háromnegyed" : NULL;
}

static const char *
out_of(struct arena *arena, uint64_t all)
{
	const char *of = hu_number(arena, all);

	return hu_word_with(arena, of, word_ends(hu_from(arena, of), "tól") ? "ból" : "ből");
}

static void
speak_position(struct speech *speech, uint64_t nth, uint64_t all)
{
	const char *ordinal = hu_ordinal(speech->arena, nth);

	speak(speech, "%s %s %s", out_of(speech->arena, all), *ordinal == 'e' || begins_with(ordinal, "ö") ? "az" : "a", ordinal);
}

static void
speak_fraction(struct speech *speech, const struct numeral *first, const struct numeral *second, const char *suffix)
{
	static const char *const ends[] = {"ad", "ed", "od", "öd"};

	/* "1/4-ed": the fraction ends so. */
	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
		if (begins_with(suffix, ends[i])) {
			suffix += strlen(ends[i]);
			break;
		}
	speak(speech, "%s", hu_word_with(speech->arena, hu_fraction(speech->arena, first->value, second->value), suffix));
}

/* "3/7", "3/7 kérdés", "3 / 7", and "7/3." alone. */
static const char *
speak_nth(struct speech *speech, const struct numeral *first, const struct numeral *second, bool spaced)
{
	struct spoken_word before, after;
	const char *end = second->end;
	bool dotted = *end == '.' && word_after(end + 1, &after) && after.begin > end + 1 && !after.capital;
	bool place = word_after(end + dotted, &after) && one_of(after.text, "kérdés lépés oldal");
	bool begins = speech->at == speech->begin, whole = begins && !*skip_blanks(end);
	bool named = word_before(speech, speech->at, &before) && one_of(before.text, "kérdés lépés oldal lap");

	if (begins && *end == '.' && !*skip_blanks(end + 1) && first->value > second->value && first->digits <= 2) {
		speak_position(speech, second->value, first->value);
		speak(speech, ".");
		return end + 1;
	}
	if (first->value > second->value || !(place || whole || spaced || named))
		return NULL;
	if (spaced && !whole && !place)
		speak(speech, "%s %s", out_of(speech->arena, second->value), hu_number(speech->arena, first->value));
	else
		speak_position(speech, first->value, second->value);
	return end + (dotted && place);
}

/* Positions, fractions, house numbers, numbers of laws. */
static const char *
speak_slashed(struct speech *speech)
{
	struct numeral first, second;
	struct arena *arena = speech->arena;
	bool spaced;
	char suffix[SPEECH_WORD];

	if (!scan_pair(speech->at, '/', &first, &second, &spaced) || !stands_free(speech, second.end))
		return NULL;
	const char *end = second.end, *nth = speak_nth(speech, &first, &second, spaced);
	if (nth)
		return nth;
	const char *quarter = quarter_before_hour(&first, &second);
	if (quarter) {
		speak(speech, "%s", quarter);
		return end;
	}
	const char *after_suffix = suffix_at(end, suffix);
	if (first.value < second.value && second.value >= 2 && second.value <= 100 && first.digits <= 2 && *end != '.' && *end != '/') {
		speak_fraction(speech, &first, &second, suffix);
		return after_suffix ? after_suffix : end;
	}
	speak(speech, "%s per %s", hu_number(arena, first.value), hu_number_with(arena, hu_number(arena, second.value), suffix));
	end = after_suffix ? after_suffix : end;
	if (!after_suffix && *end == '.' && !is_digit(end[1])) {
		speak(speech, "%s", sentence_ends(end + 1) && !begins_with(skip_blanks(end + 1), "Korm") ? "." : "");
		return end + 1;
	}
	return end;
}

/* 12/A, 12/a, 4a of houses and doors. */
static const char *
speak_house(struct speech *speech)
{
	struct numeral number;
	const char *letter;

	if (!scan_digits(speech->at, &number) || number.digits > 4)
		return NULL;
	letter = number.end + (*number.end == '/');
	size_t size = letter_size(letter);
	if (!size || word_size(letter) != size || is_digit(letter[size]) || (*number.end != '/' && !is_capital(letter)))
		return NULL;
	speak(speech, "%s per ", hu_number(speech->arena, number.value));
	const char *end = speak_letter_name(speech, letter);
	char suffix[SPEECH_WORD];
	const char *after = suffix_at(end, suffix);
	if (after)
		speak(speech, "%s", suffix);
	return after ? after : *end == '.' && !sentence_ends(end + 1) ? end + 1 : end;
}

static const char *
speak_postcode(struct speech *speech)
{
	struct numeral code;
	struct spoken_word before, after;

	if (!scan_digits(speech->at, &code) || code.digits != 4 || *code.text == '0' || *code.end != ' ' ||
	    !word_after(code.end, &after) || !after.capital || word_before(speech, speech->at, &before))
		return NULL;
	if (begins_with(code.text + 2, "00"))
		speak(speech, "%s", hu_number(speech->arena, code.value));
	else
		speak_group(speech, code.text, 4);
	return code.end;
}

static const char *
speak_short_number(struct speech *speech)
{
	struct numeral number;
	char suffix[SPEECH_WORD];

	if (!scan_digits(speech->at, &number) || !stands_free(speech, number.end))
		return NULL;
	const char *end = suffix_at(number.end, suffix);
	if (!is_short_number(speech, &number, end ? end : number.end, PHONE_WORDS))
		return NULL;
	const char *last = hu_group(speech->arena, number.text + 2, 2);
	speak(speech, "%s-%s", hu_group(speech->arena, number.text, 2), hu_number_with(speech->arena, last, suffix));
	return end ? end : number.end;
}

/* "+36 1 550-1858-as" */
static const char *
speak_phone_with(struct speech *speech)
{
	char suffix[SPEECH_WORD];
	size_t size = speech->size;
	const char *end = speak_phone(speech), *after = end ? suffix_at(end, suffix) : NULL;

	if (!after)
		return end;
	const char *said = arena_strdup(speech->arena, speech->out + size);
	speech->size = size;
	speak(speech, "%s", hu_number_with(speech->arena, said, suffix));
	return after;
}

/* "3 : 2" */
static const char *
speak_ratio(struct speech *speech)
{
	struct numeral first, second;
	struct arena *arena = speech->arena;
	bool spaced;

	if (!scan_pair(speech->at, ':', &first, &second, &spaced) || !spaced || !stands_free(speech, second.end))
		return NULL;
	const char *to = hu_number(arena, second.value);
	speak(speech, "%s a %s", hu_number(arena, first.value), hu_word_with(arena, to, word_ends(hu_from(arena, to), "tól") ? "hoz" :
	    word_ends(to, "öt") || word_ends(to, "kettő") ? "höz" : "hez"));
	return second.end;
}

static const char *
speak_plain_number(struct speech *speech)
{
	struct numeral number;
	char suffix[SPEECH_WORD];
	const char *end, *at = speech->at;

	if (!scan_numeral(at, speech->tongue, &number)) {
		size_t count = strspn(at, "0123456789");

		for (size_t i = 0; i < count; i++)
			speak(speech, "%s%s", i ? " " : "", hu_number(speech->arena, (uint64_t)(at[i] - '0')));
		return at + count;
	}
	if (number.digits > 1 && *at == '0' && !number.decimals) {
		speak_group(speech, at, number.digits);
		return number.end;
	}
	if (is_identifier(speech, &number))
		return speak_identifier(speech, number.end);
	end = suffix_at(number.end, suffix);
	struct spoken_word before;
	bool of_month = word_before(speech, at, &before) && !strcmp(before.text, "hónap") && one_of(suffix, "ig tól től re ra");
	of_month = of_month || (one_of(suffix, "ig") && follows_day(speech));
	/* "a 107-en": of a thing; without an article of people. */
	if (one_of(suffix, "en an ten man") && word_before(speech, at, &before) && is_article(&before))
		strcpy(suffix, "on");
	if (end && number.value && number.value <= 31 && !number.decimals && (of_month || hu_is_suffix_of_day(suffix))) {
		speak(speech, "%s", hu_day_with(speech->arena, hu_day(speech->arena, (unsigned)number.value), suffix));
		return end;
	}
	const char *words = numeral_words(speech, &number, !end && counts(number.end) && !is_year(&number));
	speak(speech, "%s", hu_number_with(speech->arena, words, suffix));
	speak(speech, "%s", !end && letter_size(number.end) ? " " : "");
	return end ? end : number.end;
}

/* ---------------------------------------------------------------- letters -- */

static const char *
speak_capitals(struct speech *speech)
{
	bool spelled;
	char suffix[SPEECH_WORD];
	const char *end = speak_acronym_as(speech, true, &spelled);

	if (!end)
		return NULL;
	if (*end == '-' && is_capital(end + 1) && word_size(end + 1) == letter_size(end + 1)) {
		speak(speech, "-");
		return speak_letter_name(speech, end + 1);
	}
	const char *after = suffix_at(end, suffix);
	bool inflected = after && !spelled && one_of(suffix, "ban ben ba be ból ből hoz hez höz nak nek nál nél on en ön n ról ről ra re tól től"
	    " val vel ért ig ként t ot et öt at os es ös as s"  " ok ek ök ak nál nél féle i ja je a e");
	if (inflected && word_ends(speech->out, "a")) {	/* áfával */
		speech->size--;
		speak(speech, "%s", hu_word_with(speech->arena, "a", suffix));
	} else if (inflected) {
		speak(speech, "%s", suffix);
	} else if (after) {
		speak(speech, "-%s", suffix);
	}
	return after ? after : end;
}

/* A4-es: the suffix of a code's number. */
static const char *
speak_code_with(struct speech *speech)
{
	char suffix[SPEECH_WORD];
	size_t size = speech->size;
	const char *end = speak_code(speech), *after = end ? suffix_at(end, suffix) : NULL;

	if (!after)
		return end;
	const char *said = arena_strdup(speech->arena, speech->out + size);
	speech->size = size;
	speak(speech, "%s", hu_number_with(speech->arena, said, suffix));
	return after;
}

/* "a B ablaknál": a consonant alone between article and noun. */
static const char *
speak_single(struct speech *speech)
{
	const char *at = speech->at, *end = at + 1;
	struct spoken_word before, after;
	char suffix[SPEECH_WORD];

	if (*at < 'A' || *at > 'Z' || !stands_free(speech, end))
		return NULL;
	if (at > speech->begin && !letter_size(at - 1) && strchr("\"\x9e\x9d\x9c", at[-1]) && (*end == '"' || begins_with(end, "”"))) {
		speak_letter_name(speech, at);	/* "A" in quotation marks */
		return end;
	}
	if (!word_before(speech, at, &before))
		before = (struct spoken_word){.text = ""};
	if (*end == '-' && is_capital(end + 1)) {
		speak_letter_name(speech, at);
		speak(speech, "-");
		return end + 1;
	}
	const char *after_suffix = suffix_at(end, suffix);
	if (*end == '.' && one_of(before.text, "a az") && word_after(end + 1, &after) && after.begin > end + 1 && !after.capital) {
		speak_letter_name(speech, at);
		return end + 1;
	}
	bool consonant = !strchr("AEIOUS", *at);
	if (consonant && after_suffix && strlen(suffix) > 3) {
		speak_letter_name(speech, at);
		return end;
	}
	bool article = one_of(before.text, "a az") && !before.capital;
	bool named = one_of(before.text, "épület lépcsőház lh ablak ajtó kategória pont betű típus");
	bool noun = *end == ' ' && word_after(end, &after) && !after.capital;
	bool place = *end == ' ' && word_after(end, &after) && one_of(after.text, "épület lépcsőház ablak ajtó terem szárny bejárat porta kapu");
	if (!(article && (noun || after_suffix)) && !named && !place && !(consonant && (noun || (*end == ' ' && is_digit(end[1])))))
		return NULL;
	speak_letter_name(speech, at);
	speak(speech, "%s%s", after_suffix ? "-" : "", suffix);
	return after_suffix ? after_suffix : end;
}

static const char *
speak_weekday(struct speech *speech)
{
	return speak_weekday_short(speech, weekdays, weekday_shorts);
}

static const char *
speak_weekdays(struct speech *speech)
{
	int from, to;
	const char *end = scan_weekdays(speech, weekdays, weekday_shorts, &from, &to);

	if (!end)
		return NULL;
	speak(speech, "%s %s", hu_from(speech->arena, weekdays[from]), hu_until(speech->arena, weekdays[to]));
	return begins_with(end, "-ig") ? end + 3 : end;
}

/* A short form, with a suffix after its full stop or none; and those whose meaning depends on what stands around. */
static const char *
speak_short_with(struct speech *speech)
{
	struct spoken_word word, after;
	char suffix[SPEECH_WORD];
	const char *at = speech->at;

	if (!word_after(at, &word) || *word.end != '.')
		return NULL;
	const char *end = word.end + 1;
	bool small = word_after(end, &after) && after.begin > end && !after.capital;
	if (one_of(word.text, "u") && !word.capital && at > speech->begin) {
		speak(speech, "utca%s", !*skip_blanks(end) ? "." : "");
		return end;
	}
	if (!strcmp(word.text, "sz") && at > speech->begin) {
		small = small && !one_of(after.text, "alatt szám alá alól");
		speak(speech, "%s%s", small ? "számú" : "szám", !small && sentence_ends(end) ? "." : "");
		return end;
	}
	if (!strcmp(word.text, "korm") && small && (begins_with(after.text, "rendelet") || begins_with(after.text, "határozat"))) {
		speak(speech, "kormány");
		return after.begin;
	}
	if (!strcmp(word.text, "korm") && small && !strcmp(after.text, "r") && *after.end == '.') {
		speak(speech, "kormányrendelet%s", sentence_ends(after.end + 1) ? "." : "");
		return after.end + 1;
	}
	size_t size = speech->size;
	const char *said = speak_short(speech), *suffix_end = said ? suffix_at(said, suffix) : NULL;
	if (!suffix_end)
		return said;
	const char *form = arena_strdup(speech->arena, speech->out + size);
	speech->size = size;
	speak(speech, "%s", hu_word_with(speech->arena, form, suffix));
	return suffix_end;
}

static const char *
speak_word(struct speech *speech)
{
	static const struct unit words[] = {{"NEAK", "neák"}, {"Tsa", "Társa"}, {"apostille", "aposztij"}, {"tb", "tébé"}, {"tv", "tévé"}, {"m²", "négyzetméter"}, {"m³", "köbméter"}, {"km²", "négyzetkilométer"}, {"db", "darab"}, {"ügyfélkapu+", "ügyfélkapu plusz"}, {NULL, NULL}};
	const struct unit *unit;
	const char *end = unit_at(speech->at, words, &unit);
	char suffix[SPEECH_WORD];

	if (!end || !stands_free(speech, end))
		return NULL;
	const char *after = suffix_at(end, suffix);
	bool glued = after && strlen(suffix) <= 4;
	speak(speech, "%s%s%s", unit->said, after && !glued ? "-" : "", suffix);
	return after ? after : end;
}

static const struct short_form shorts[] = {
	{"stb", "satöbbi"}, {"pl", "például"}, {"kb", "körülbelül"}, {"ún", "úgynevezett"}, {"úgyn", "úgynevezett"}, {"ill", "illetve"},
	{"em", "emelet"}, {"fszt", "földszint"}, {"fsz", "földszint"}, {"mfszt", "magasföldszint"}, {"ker", "kerület"},
	{"tel", "telefon"}, {"vö", "vesd össze"}, {"ld", "lásd"}, {"dr", "doktor"}, {"özv", "özvegy"}, {"id", "idősebb"},
	{"ifj", "ifjabb"}, {"hrsz", "helyrajzi szám"}, {"irsz", "irányítószám"}, {"kft", "káefté"}, {"bt", "bété"}, {"zrt", "zéerté"},
	{"nyrt", "enyerté"}, {"rt", "erté"}, {"ptk", "pétéká"}, {"btk", "bétéká"}, {"tbj", "tébéjé"}, {"ákr", "ákáer"}, {"bek", "bekezdés"},
	{"tv", "törvény"}, {"korm", "kormány"}, {"min", "minimum"},
	{"max", "maximum"}, {"pf", "postafiók"}, {"krt", "körút"}, {"rkp", "rakpart"}, {"lh", "lépcsőház"}, {"ép", "épület"},
	{"bp", "Budapest"}, {"ált", "általános"}, {"br", "bruttó"}, {"köv", "következő"}, 
	{"szül", "született"}, {"sz. ig", "személyi igazolvány"}, {"szig", "személyi igazolvány"}, {"kieg", "kiegészítő"},
	{"vm", "vármegye"}, {"hiv", "hivatal"}, {"főv", "fővárosi"}, {"nyilv", "nyilvántartási"}, {"tsz", "törzsszám"}, {"szt", "szent"}, {"tsa", "társa"}, {"ti", "tudniillik"},
	{"uo", "ugyanott"}, {"i. e", "időszámításunk előtt"}, {"i. sz", "időszámításunk szerint"}, {"é. n", "év nélkül"},
	{"du", "délután"}, {"évf", "évfolyam"}, {"oszt", "osztály"}, {"csüt", "csütörtök"}, {"szerk", "szerkesztő"},
	{"pu", "pályaudvar"}, {"vh", "végrehajtási"}, 
	{NULL, NULL},
};

static const struct short_form letters_more[] = {
	{"sz", "esz"}, {"gy", "gyé"}, {"ny", "eny"}, {"cs", "csé"}, {"zs", "zsé"}, {"ty", "tyé"}, {"ly", "ely"},
	{"á", "á"}, {"é", "é"}, {"í", "í"}, {"ó", "ó"}, {"ö", "ö"}, {"ő", "ő"}, {"ú", "ú"}, {"ü", "ü"}, {"ű", "ű"}, {NULL, NULL},
};

static const char *const alphabet[] = {"a", "bé", "cé", "dé", "e", "ef", "gé", "há", "i", "jé", "ká", "el", "em", "en", "o",
	"pé", "kú", "er", "es", "té", "u", "vé", "dupla vé", "iksz", "ipszilon", "zé"};

static const struct sign_names names = {
	.dot = "pont", .at = "kukac", .slash = "per", .dash = "kötőjel", .underscore = "alulvonás", .plus = "plusz", .minus = "mínusz", .and = "és",
	.or = "vagy", .then = " majd", .have = "megvan", .missing = "nincs meg", .paragraph = "paragrafus", .equals = "egyenlő",
	.about = "körülbelül", .at_least = "legalább", .at_most = "legfeljebb", .more = "nagyobb, mint", .less = "kisebb, mint", .times = "szor", .half = "fél", .number = "szám", .degrees = "fok",
	.per = "per", .per_cent = "százalék", .www = "vé vé vé", .blank = "kitöltendő",
};

const struct tongue tongue_hu = {
	.lang = "hu", .group = '.', .decimal = ',', .names = &names, .alphabet = alphabet, .letters_more = letters_more, .between = "-",
	.read = "TEÁOR KRÉTA NATO UNESCO COVID", .spelled = "USA EU TB ID IT",
	.shorts = shorts, .small_shorts = "korm kft bt zrt nyrt rt ptk btk tbj pf ákr",
	.final_shorts = "stb em fszt fsz ker kft bt zrt nyrt rt ptk btk bek tv krt ép sz",
	.group_words = hu_group, .number_words = hu_number,
	.digits = (const struct rule[]){{speak_address}, {speak_document}, {speak_phone_with}, {speak_book}, {speak_numeric_day}, {speak_serial}, {speak_clock_range}, {speak_bare_days}, {speak_ordinal_range}, {speak_time},
		{speak_slashed}, {speak_ratio}, {speak_product}, {speak_range}, {speak_amount}, {speak_house}, {speak_dotted}, {speak_postcode}, {speak_short_number},
		{speak_plain_number}, {NULL}},
	.letters = (const struct rule[]){{speak_address}, {speak_iban}, {speak_letter}, {speak_weekdays}, {speak_weekday}, {speak_month}, {speak_roman_month}, {speak_roman_range}, {speak_roman},
		{speak_point}, {speak_money_first}, {speak_short_with}, {speak_code_with}, {speak_word}, {speak_capitals}, {speak_single}, {NULL}},
	.signs = (const struct rule[]){{speak_phone_with}, {speak_money_first}, {speak_paragraph}, {speak_section}, {speak_minus}, {speak_mark}, {NULL}},
};
