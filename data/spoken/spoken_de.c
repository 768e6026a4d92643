#include <string.h>

#include "data/spoken/tongues.h"
#include "data/spoken/words_de.h"

static const char *const months[] = {"januar", "februar", "märz", "april", "mai", "juni", "juli", "august", "september",
	"oktober", "november", "dezember"};
static const char *const month_shorts[] = {"jan", "feb", "mär", "apr", "mai", "jun", "jul", "aug", "sep", "okt", "nov", "dez"};
static const char *const month_names[] = {"Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September",
	"Oktober", "November", "Dezember"};
static const char *const weekdays[] = {"Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"};

#define PHONE_WORDS "telefon unter nummer rufnummer hotline leitung telefonnummer wählen anrufen"

static const struct unit {
	const char *written, *one, *many;
	enum gender gender;
} units[] = {
	{"Ft", "Forint", "Forint", MASCULINE}, {"HUF", "Forint", "Forint", MASCULINE}, {"€", "Euro", "Euro", MASCULINE},
	{"EUR", "Euro", "Euro", MASCULINE}, {"$", "Dollar", "Dollar", MASCULINE}, {"USD", "Dollar", "Dollar", MASCULINE},
	{"£", "Pfund", "Pfund", NEUTER}, {"%", "Prozent", "Prozent", NEUTER}, {"‰", "Promille", "Promille", NEUTER},
	{"km/h", "Kilometer pro Stunde", "Kilometer pro Stunde", MASCULINE}, {"m/s", "Meter pro Sekunde", "Meter pro Sekunde", MASCULINE},
	{"km²", "Quadratkilometer", "Quadratkilometer", MASCULINE}, {"km2", "Quadratkilometer", "Quadratkilometer", MASCULINE},
	{"qm", "Quadratmeter", "Quadratmeter", MASCULINE}, {"m2", "Quadratmeter", "Quadratmeter", MASCULINE},
	{"m²", "Quadratmeter", "Quadratmeter", MASCULINE}, {"m3", "Kubikmeter", "Kubikmeter", MASCULINE}, {"m³", "Kubikmeter", "Kubikmeter", MASCULINE},
	{"cm3", "Kubikzentimeter", "Kubikzentimeter", MASCULINE}, {"cm³", "Kubikzentimeter", "Kubikzentimeter", MASCULINE},
	{"ccm", "Kubikzentimeter", "Kubikzentimeter", MASCULINE}, {"cm²", "Quadratzentimeter", "Quadratzentimeter", MASCULINE},
	{"km", "Kilometer", "Kilometer", MASCULINE}, {"cm", "Zentimeter", "Zentimeter", MASCULINE}, {"mm", "Millimeter", "Millimeter", MASCULINE},
	{"m", "Meter", "Meter", MASCULINE}, {"kg", "Kilogramm", "Kilogramm", NEUTER}, {"mg", "Milligramm", "Milligramm", NEUTER},
	{"g", "Gramm", "Gramm", NEUTER}, {"t", "Tonne", "Tonnen", FEMININE}, {"ha", "Hektar", "Hektar", MASCULINE},
	{"ml", "Milliliter", "Milliliter", MASCULINE}, {"dl", "Deziliter", "Deziliter", MASCULINE}, {"l", "Liter", "Liter", MASCULINE},
	{"kWh", "Kilowattstunde", "Kilowattstunden", FEMININE}, {"dB", "Dezibel", "Dezibel", NEUTER},
	{"MWh", "Megawattstunde", "Megawattstunden", FEMININE}, {"MW", "Megawatt", "Megawatt", NEUTER}, {"GJ", "Gigajoule", "Gigajoule", NEUTER},
	{"Hz", "Hertz", "Hertz", NEUTER}, {"kHz", "Kilohertz", "Kilohertz", NEUTER}, {"MHz", "Megahertz", "Megahertz", NEUTER},
	{"GHz", "Gigahertz", "Gigahertz", NEUTER}, {"kW", "Kilowatt", "Kilowatt", NEUTER}, {"PS", "PS", "PS", NEUTER},
	{"W", "Watt", "Watt", NEUTER}, {"V", "Volt", "Volt", NEUTER}, {"KB", "Kilobyte", "Kilobyte", NEUTER}, {"kB", "Kilobyte", "Kilobyte", NEUTER},
	{"MB", "Megabyte", "Megabyte", NEUTER}, {"GB", "Gigabyte", "Gigabyte", NEUTER}, {"TB", "Terabyte", "Terabyte", NEUTER},
	{"mmHg", "Millimeter Quecksilbersäule", "Millimeter Quecksilbersäule", MASCULINE}, {"Euro", "Euro", "Euro", MASCULINE},
	{"°C", "Grad Celsius", "Grad Celsius", MASCULINE}, {"°", "Grad", "Grad", MASCULINE}, {"Min", "Minute", "Minuten", FEMININE},
	{"min", "Minute", "Minuten", FEMININE}, {"Std", "Stunde", "Stunden", FEMININE}, {"h", "Stunde", "Stunden", FEMININE},
	{"Sek", "Sekunde", "Sekunden", FEMININE}, {"s", "Sekunde", "Sekunden", FEMININE}, {"Stk", "Stück", "Stück", NEUTER},
	{"J", "Jahr", "Jahre", NEUTER}, {"Mon", "Monat", "Monate", MASCULINE}, {"Pers", "Person", "Personen", FEMININE},
	{NULL, NULL, NULL, UNKNOWN_GENDER},
};

static const char *
unit_at(const char *at, const struct unit **out)
{
	at = skip_blanks(at);
	for (const struct unit *unit = units; unit->written; unit++) {
		const char *end = at + strlen(unit->written);

		if (begins_with(at, unit->written) && !letter_size(end) && !is_digit(*end) && *end != '-') {
			*out = unit;
			return end;
		}
	}
	return NULL;
}

static int
month_at(const char *at, const char **end)
{
	struct spoken_word word;

	if (!word_after(at, &word) || !word.capital)
		return -1;
	for (int i = 0; i < 12; i++) {
		bool whole = !strcmp(word.text, months[i]) || (i == 0 && !strcmp(word.text, "jänner"));
		bool is_short = *word.end == '.' && (!strcmp(word.text, month_shorts[i]) || (i == 8 && !strcmp(word.text, "sept")) ||
		    (i == 5 && !strcmp(word.text, "juni")) || (i == 1 && !strcmp(word.text, "febr")));

		if (!whole && !is_short)
			continue;
		*end = word.end + (!whole && is_short);
		return i;
	}
	return -1;
}

static bool
looks_like_year(const struct numeral *number)
{
	return number->digits == 4 && !number->grouped && !number->decimals && !number->half && number->value >= 1100 &&
	    number->value <= 2100;
}

static const char *
numeral_words(struct speech *speech, const struct numeral *number, const char *one)
{
	struct arena *arena = speech->arena;

	if (number->decimals)
		return arena_printf(arena, "%s Komma %s", de_cardinal(arena, number->value),
		    de_group(arena, number->decimals, number->decimal_count));
	if (number->half)
		return number->value == 1 ? "eineinhalb" : number->value ? arena_printf(arena, "%seinhalb", de_cardinal(arena, number->value))
		    : "einhalb";
	if (looks_like_year(number) && number->value < 2000 && number->value >= 1900)
		return de_year(arena, number->value);
	return de_number(arena, number->value, one);
}

/* ---------------------------------------------------------------- dates -- */

/* The last day of a span: "30. Juni", "30.06.2026"; its end, or NULL. The ending is that of the first one. */
static const char *
speak_last_day(struct speech *speech, const char *at, const char *ending)
{
	struct numeral day;
	struct day last;
	const char *end;

	if (scan_day_first(at, '.', &last)) {
		speak(speech, " bis %s %s %s", de_ordinal(speech->arena, last.day, ending), month_names[last.month - 1],
		    de_year(speech->arena, last.year));
		return last.end;
	}
	struct numeral month;
	if (!scan_digits(at, &day) || *day.end != '.' || !day.value || day.value > 31)
		return NULL;
	int named = month_at(day.end + 1, &end);
	if (named < 0 && scan_digits(day.end + 1, &month) && *month.end == '.' && month.value && month.value <= 12) {
		named = (int)month.value - 1;
		end = month.end + 1;
	}
	if (named < 0)
		return NULL;
	speak(speech, " bis %s %s%s", de_ordinal(speech->arena, day.value, ending), month_names[named],
	    end[-1] == '.' && sentence_ends(end) ? "." : "");
	return end;
}

static const char *
speak_numeric_day(struct speech *speech)
{
	struct day day;
	const char *at = speech->at;

	if (scan_iso_month(at, &day) && stands_free(speech, day.end)) {
		speak(speech, "%s %s", month_names[day.month - 1], de_year(speech->arena, day.year));
		return day.end;
	}
	if ((!scan_iso_day(at, &day) && !scan_day_first(at, '.', &day)) || !stands_free(speech, day.end))
		return NULL;
	const char *ending = de_ending(speech, at, MASCULINE);
	speak(speech, "%s %s %s", de_ordinal(speech->arena, day.day, ending), month_names[day.month - 1], de_year(speech->arena, day.year));
	const char *until = skip_dash(day.end), *end = until ? speak_last_day(speech, until, ending) : NULL;
	return end ? end : day.end;
}

/* "3. Mai", "1.-8. Mai", "15.1." */
static const char *
speak_day_month(struct speech *speech)
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
	} else if ((month = month_at(next, &end)) < 0) {
		return NULL;
	}
	const char *ending = de_ending(speech, speech->at, MASCULINE);
	speak(speech, "%s ", de_ordinal(speech->arena, day.value, ending));
	if (range)
		speak(speech, "bis %s ", de_ordinal(speech->arena, last_day, ending));
	speak(speech, "%s", month_names[month]);
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

static const char *
speak_month_short(struct speech *speech)
{
	const char *end, *last_end;
	int month = month_at(speech->at, &end);
	const char *dash = month < 0 ? NULL : skip_dash(end);
	int last = dash ? month_at(dash, &last_end) : -1;

	if (last >= 0) {
		speak(speech, "%s bis %s", month_names[month], month_names[last]);
		return last_end;
	}
	if (month < 0 || end[-1] != '.')
		return NULL;
	speak(speech, "%s", month_names[month]);
	return end;
}

/* ---------------------------------------------------------------- times -- */

static bool
hour_at(const char *at, struct clock *out)
{
	struct numeral number;

	if (scan_clock(at, out))
		return true;
	if (!scan_digits(at, &number) || number.value > 24 || number.digits > 2)
		return false;
	*out = (struct clock){.hour = (unsigned)number.value, .end = number.end};
	return true;
}

static const char *
clock_words(struct speech *speech, const struct clock *clock)
{
	struct arena *arena = speech->arena;
	const char *hour = de_number(arena, clock->hour, "ein");

	return clock->minute ? arena_printf(arena, "%s Uhr %s", hour, de_cardinal(arena, clock->minute)) : arena_printf(arena, "%s Uhr", hour);
}

static const char *
past_hour(const char *at)
{
	struct spoken_word word;

	return word_after(at, &word) && !strcmp(word.text, "uhr") && word.begin > at ? word.end : at;
}

static const char *
speak_time(struct speech *speech)
{
	struct clock from, to;
	struct arena *arena = speech->arena;
	const char *next, *end;
	const struct unit *unit;

	if (!hour_at(speech->at, &from))
		return NULL;
	if ((next = skip_dash(from.end)) && hour_at(next, &to) && stands_free(speech, to.end)) {
		end = past_hour(to.end);
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
	end = past_hour(from.end);
	if (end == from.end && (!from.sign || (from.sign == '.' && (unit_at(from.end, &unit) || *from.end == '.' || from.hour < 6 ||
	    from.hour > 21))))
		return NULL;
	speak(speech, "%s", clock_words(speech, &from));
	return end;
}

/* -------------------------------------------------------------- ordinals -- */

static const char *
speak_dotted(struct speech *speech)
{
	struct numeral number;
	struct spoken_word after, before;
	const char *at = speech->at;

	if (!scan_digits(at, &number) || *number.end != '.' || is_digit(number.end[1]) || !stands_free(speech, number.end))
		return NULL;
	const char *end = number.end + 1;
	bool has_after = word_after(end, &after) && after.begin > end;
	bool article = de_after_article(speech, at), year = looks_like_year(&number) && number.value >= 1800;
	bool noun = has_after && after.capital && de_knows(after.text);
	/* "1., 2. und 3. Klasse": what they are comes last. */
	const char *ahead = end + strspn(end, ", 0123456789.");
	if (begins_with(ahead, "und ") || begins_with(ahead, "oder ") || begins_with(ahead, "bis "))
		ahead = strchr(ahead, ' ') + 1;
	ahead += strspn(ahead, " 0123456789.");
	if (!noun && ahead > end + 1 && ahead[-1] == ' ' && ahead[-2] == '.' && word_after(ahead, &after) && after.capital && de_knows(after.text))
		noun = has_after = true;
	bool preposition = word_before(speech, at, &before) && one_of(before.text, "ab bis seit vor nach in");
	article = article && !(!strcmp(before.text, "die") && !has_after);	/* a key: die Eins */
	bool ordinal = !year && number.digits <= 3 && (noun || (article && (has_after || !*skip_blanks(end) || sentence_ends(end))) ||
	    (has_after && !after.capital && (preposition || one_of(after.text, "und oder bis"))) || begins_with(end, "-") ||
	    (*end && strchr(",;)?!:", *end) && article));
	if (!ordinal) {
		speak(speech, "%s.", numeral_words(speech, &number, "eins"));
		return end;
	}
	bool stop = (!has_after && sentence_ends(end)) || (has_after && after.capital && !noun && !article);
	const char *ending = de_ending(speech, at, noun ? de_gender(after.text) : has_after && after.capital ? de_gender(after.text) : MASCULINE);
	speak(speech, "%s%s", de_ordinal(speech->arena, number.value, ending), stop ? "." : "");
	return end;
}

/* What Roman numbers after them number. */
#define PARTS "kapitel kapiteln kapitels teil teile teils gesetz gesetzes gesetzen abschnitt abschnitts titel artikel artikels anhang anhangs" \
	" anlage anlagen stufe klasse band buch punkt gruppe kategorie tabelle formular grad variante typ budapest bezirk nr nummer"

/* Of a decree: (IX. 10.) */
static const char *
speak_roman_month(struct speech *speech)
{
	struct day day;

	if (!scan_decree_day(speech, &day))
		return NULL;
	speak(speech, "%s %s", de_ordinal(speech->arena, day.day, "er"), month_names[day.month - 1]);
	return day.end;
}

/* "von König Béla": whether a name, perhaps with its title, stands in the dative. */
static bool
follows_dative(const struct speech *speech, const char *at)
{
	struct spoken_word word;
	bool has = word_before(speech, at, &word);

	if (has && one_of(word.text, "könig königin papst kaiser kaiserin johannes"))
		has = word_before(speech, word.begin, &word);
	return has && one_of(word.text, "von unter mit bei nach seit zu aus");
}

static const char *
speak_roman(struct speech *speech)
{
	const char *end;
	unsigned value = scan_roman(speech->at, &end);
	struct spoken_word before, after;
	struct numeral part;
	const char *at = speech->at;

	if (!value || !stands_free(speech, end))
		return NULL;
	if (*end == '/' && value <= 30 && scan_digits(end + 1, &part)) {
		speak(speech, "%s %s %s", de_cardinal(speech->arena, value), looks_like_year(&part) ? "aus" : "Schrägstrich",
		    numeral_words(speech, &part, "eins"));
		return part.end;
	}
	bool has_before = word_before(speech, at, &before), one = end - at == 1;
	if (*end != '.') {
		if (!has_before || !one_of(before.text, PARTS))
			return NULL;
		speak(speech, "%s", de_cardinal(speech->arena, value));
		return end;
	}
	bool noun = word_after(end + 1, &after) && after.begin > end + 1 && after.capital && (de_knows(after.text) ||
	    (!one && de_after_article(speech, at)));
	if (noun) {
		speak(speech, "%s", de_ordinal(speech->arena, value, de_ending(speech, at, de_gender(after.text))));
		return end + 1;
	}
	if (has_before && one_of(before.text, PARTS)) {
		speak(speech, "%s%s", de_cardinal(speech->arena, value), sentence_ends(end + 1) ? "." : "");
		return end + 1;
	}
	if (has_before && before.capital && !de_knows(before.text) && value <= 30 && (!one || value == 5 || value == 1)) {
		bool she = (word_ends(before.text, "a") && !one_of(before.text, "béla géza attila gyula csaba")) || word_ends(before.text, "beth") || word_ends(before.text, "e");
		bool dative = follows_dative(speech, before.begin);

		speak(speech, "%s %s%s", dative ? she ? "der" : "dem" : she ? "die" : "der",
		    with_capital(speech->arena, de_ordinal(speech->arena, value, dative ? "en" : "e")), sentence_ends(end + 1) ? "." : "");
		return end + 1;
	}
	return NULL;
}

/* ------------------------------------------------------ numbers and units -- */

static const char *
multiple_at(const char *at, const char **name, bool *thousand)
{
	static const struct short_form multiples[] = {{"Tsd.", "tausend"}, {"Tausend", "tausend"}, {"tausend", "tausend"}, {"Mio.", "Millionen"},
		{"Millionen", "Millionen"}, {"Million", "Million"}, {"Mrd.", "Milliarden"}, {"Milliarden", "Milliarden"}, {"Mio", "Millionen"},
		{"Mrd", "Milliarden"}, {"Tsd", "tausend"}, {"k", "tausend"}};

	at = skip_blanks(at);
	for (size_t i = 0; i < sizeof multiples / sizeof *multiples; i++) {
		const char *end = at + strlen(multiples[i].written);

		if (begins_with(at, multiples[i].written) && !letter_size(end)) {
			*name = multiples[i].said;
			*thousand = multiples[i].said[0] == 't';
			return end;
		}
	}
	return NULL;
}

static const char *
speak_unit(struct speech *speech, const struct unit *unit, bool one, const char *end)
{
	speak(speech, "%s", one ? unit->one : unit->many);
	if (*end == '.' && one_of(unit->written, "Min Std Sek Stk min J Mon Pers")) {
		speak(speech, "%s", sentence_ends(end + 1) ? "." : "");
		return end + 1;
	}
	return begins_with(end, ",-") ? end + 2 : end;
}

static const char *
speak_cents(struct speech *speech, const struct numeral *number, const struct unit *unit, const char *end)
{
	unsigned cents = (unsigned)(number->decimals[0] - '0') * 10 + (unsigned)(number->decimals[1] - '0');

	speak(speech, "%s %s", de_number(speech->arena, number->value, "ein"), unit->many);
	if (cents)
		speak(speech, " %s", de_cardinal(speech->arena, cents));
	return end;
}

static const char *
speak_amount(struct speech *speech)
{
	struct numeral number;
	const struct unit *unit;
	const char *multiple, *next, *end;
	bool thousand;

	if (!scan_numeral(speech->at, speech->tongue, &number) || !begins_free(speech))
		return NULL;
	next = number.end;
	if (begins_with(next, ",-") || begins_with(next, ",–"))
		next += *(next + 1) == '-' ? 2 : 1 + strlen("–");
	const char *after = multiple_at(next, &multiple, &thousand);
	if (after) {
		bool one = number.value == 1 && !number.decimals && !thousand;

		speak(speech, "%s%s%s", numeral_words(speech, &number, thousand ? "ein" : "eine"), thousand && !number.decimals ? "" : " ",
		    !one ? multiple : word_ends(multiple, "den") ? replace_end(speech->arena, multiple, "n", "") : word_ends(multiple, "en") ?
		    replace_end(speech->arena, multiple, "en", "") : multiple);
		if (!(end = unit_at(after, &unit)))
			return after;
		speak(speech, " ");
		return speak_unit(speech, unit, false, end);
	}
	if (!(end = unit_at(next, &unit)))
		return NULL;
	if (number.decimal_count == 2 && one_of(unit->one, "Euro Dollar Pfund"))
		return speak_cents(speech, &number, unit, end);
	bool one = number.value == 1 && !number.decimals && !number.half;
	speak(speech, "%s ", numeral_words(speech, &number, one ? de_one(speech, speech->at, unit->gender) : "eins"));
	return speak_unit(speech, unit, one, end);
}

static const char *
speak_money_first(struct speech *speech)
{
	struct numeral number;

	for (const struct unit *unit = units; unit < units + 7; unit++) {
		if (!begins_with(speech->at, unit->written) ||
		    !scan_numeral(skip_blanks(speech->at + strlen(unit->written)), speech->tongue, &number))
			continue;
		if (number.decimal_count == 2 && one_of(unit->one, "Euro Dollar Pfund"))
			return speak_cents(speech, &number, unit, number.end);
		struct numeral to;
		const char *next = skip_dash(number.end);
		next = next && begins_with(next, unit->written) ? next + strlen(unit->written) : next;	/* €5–€10 */
		bool range = next && scan_numeral(next, speech->tongue, &to);
		speak(speech, "%s%s%s %s", numeral_words(speech, &number, range ? "eins" : "ein"), range ? " bis " : "",
		    range ? numeral_words(speech, &to, "eins") : "", unit->many);
		number.end = range ? to.end : number.end;
		return begins_with(number.end, ",-") ? number.end + 2 : number.end;
	}
	return NULL;
}

static const char *
speak_range(struct speech *speech)
{
	struct numeral from, to;
	struct arena *arena = speech->arena;
	const char *next, *end;
	const struct unit *unit;

	if (!scan_numeral(speech->at, speech->tongue, &from) || !begins_free(speech))
		return NULL;
	next = *from.end == '.' && from.end[1] != ' ' ? skip_dash(from.end + 1) : NULL;
	if (!(next && scan_numeral(next, speech->tongue, &to)) && !scan_range(speech->at, speech->tongue, &from, &to))
		return NULL;
	struct spoken_word after;
	bool ordinals = *from.end == '.' || (*to.end == '.' && word_after(to.end + 1, &after) && after.capital && de_knows(after.text) &&
	    after.begin > to.end + 1);
	if (ordinals && *to.end == '.') {
		const char *ending = de_ending(speech, speech->at, word_after(to.end + 1, &after) ? de_gender(after.text) : MASCULINE);

		speak(speech, "%s bis %s%s", de_ordinal(arena, from.value, ending), de_ordinal(arena, to.value, ending),
		    *skip_blanks(to.end + 1) ? "" : ".");
		return to.end + 1;
	}
	if (*from.end == '.' || letter_size(to.end))
		return NULL;
	end = unit_at(to.end, &unit);
	bool counted = end || (*to.end == ' ' && word_after(to.end, &after) && after.capital && (de_gender(after.text) != UNKNOWN_GENDER ||
	    word_ends(after.text, "en")));
	speak(speech, "%s bis %s", numeral_words(speech, &from, counted ? "ein" : "eins"), numeral_words(speech, &to, "eins"));
	if (!end)
		return to.end;
	speak(speech, " ");
	return speak_unit(speech, unit, false, end);
}

static const char *
speak_product(struct speech *speech)
{
	struct numeral first, second;
	const char *next;

	if (!scan_numeral(speech->at, speech->tongue, &first))
		return NULL;
	next = skip_blanks(first.end);
	if (*next == 'x' && !is_digit(*skip_blanks(next + 1)) && !letter_size(next + 1)) {
		speak(speech, "%smal", numeral_words(speech, &first, "ein"));
		return next + 1;
	}
	next = begins_with(next, "×") ? skip_blanks(next + strlen("×")) : *next == 'x' ? skip_blanks(next + 1) : NULL;
	if (!next || !scan_numeral(next, speech->tongue, &second))
		return NULL;
	speak(speech, "%s mal ", numeral_words(speech, &first, "eins"));
	return next;
}

/* Parts of a whole, which are nouns. */
static const char *
fraction_words(struct arena *arena, uint64_t above, uint64_t below)
{
	return arena_printf(arena, "%s %s", de_number(arena, above, "ein"), with_capital(arena, de_ordinal(arena, below, "el")));
}

/* "1/2 Jahr", "1 1/2 Stunden" */
static const char *
speak_fraction(struct speech *speech, const struct numeral *first, const struct numeral *second)
{
	struct spoken_word noun;
	const char *at = speech->at;
	bool half = first->value == 1 && second->value == 2, named = *second->end == ' ' && word_after(second->end, &noun) && noun.capital;
	bool whole = at - speech->begin > 1 && at[-1] == ' ' && is_digit(at[-2]);
	enum gender gender = named ? de_gender(noun.text) : UNKNOWN_GENDER;

	if (whole && half && speech->size > 1) {
		speak_trim(speech);
		bool one = word_ends(speech->out, "eins");
		speech->size -= one ? 1 : 0;
		speak(speech, "einhalb");
	} else if (whole) {
		speak(speech, "und %s", fraction_words(speech->arena, first->value, second->value));
	} else if (half && gender != UNKNOWN_GENDER) {
		speak(speech, "%s", gender == FEMININE ? "eine halbe" : gender == NEUTER ? "ein halbes" : "ein halber");
	} else if (second->value == 2) {
		speak(speech, "ein halb");
	} else {
		speak(speech, "%s", fraction_words(speech->arena, first->value, second->value));
	}
	return second->end;
}

/* "120/80 mmHg" */
static const char *
speak_pressure(struct speech *speech, const struct numeral *first, const struct numeral *second)
{
	const struct unit *unit;
	struct spoken_word before;
	const char *end = unit_at(second->end, &unit);
	bool named = word_before(speech, speech->at, &before) && one_of(before.text, "blutdruck");

	if (first->value <= second->value || (!named && !(end && !strcmp(unit->written, "mmHg"))))
		return NULL;
	speak(speech, "%s zu %s%s%s", de_cardinal(speech->arena, first->value), de_cardinal(speech->arena, second->value), end ? " " : "",
	    end ? unit->many : "");
	return end ? end : second->end;
}

static const char *
speak_slashed(struct speech *speech)
{
	struct numeral first, second;
	struct arena *arena = speech->arena;
	struct spoken_word before;
	bool spaced;

	if (!scan_pair(speech->at, '/', &first, &second, &spaced) || !stands_free(speech, second.end))
		return NULL;
	bool whole = speech->at == speech->begin && !*skip_blanks(second.end), year = looks_like_year(&second) && second.value >= 1800;
	bool named = word_before(speech, speech->at, &before) && one_of(before.text, "frage seite schritt seiten fragen");
	const char *end = speak_pressure(speech, &first, &second);
	if (end)
		return end;
	if (first.value == 24 && second.value == 7)
		speak(speech, "vierundzwanzig sieben");
	else if (first.value == second.value && whole)
		speak(speech, "%s %s", de_cardinal(arena, first.value), de_cardinal(arena, second.value));
	else if (looks_like_year(&first) && (second.digits == 2 || second.value == first.value + 1))
		speak(speech, "%s bis %s", de_cardinal(arena, first.value), de_cardinal(arena, second.value));
	else if ((whole && second.value > 4 && first.value <= second.value && second.digits < 4) || (whole && spaced))
		speak(speech, "%s von %s", de_ordinal(arena, first.value, "es"), de_cardinal(arena, second.value));
	else if (spaced || named || (!*skip_blanks(second.end) && first.value <= second.value && second.digits < 4 &&
	    follows_label(speech, "anteil anteile teil verhältnis")))
		speak(speech, "%s von %s", de_cardinal(arena, first.value), de_cardinal(arena, second.value));
	else if (first.value < second.value && second.value <= 100)
		return speak_fraction(speech, &first, &second);
	else
		speak(speech, "%s %s %s", de_cardinal(arena, first.value), year ? "aus" : "Schrägstrich", numeral_words(speech, &second, "eins"));
	return second.end + (year && begins_with(second.end, ". ("));	/* 45/2026. (III. 2.) */
}

static const char *
speak_house(struct speech *speech)
{
	struct numeral number;

	if (!scan_digits(speech->at, &number) || number.digits > 4)
		return NULL;
	const char *letter = number.end + (*number.end == '/');
	size_t size = letter_size(letter);
	if (!size || word_size(letter) != size || is_digit(letter[size]))
		return NULL;
	speak(speech, "%s ", de_cardinal(speech->arena, number.value));
	speak_bytes(speech, letter, size);
	return letter + size;
}

/* A unit before a hyphen; its end, or NULL. */
static const char *
unit_before_dash(const char *at, const struct unit **out)
{
	for (const struct unit *unit = units; unit->written; unit++)
		if (begins_with(at, unit->written) && at[strlen(unit->written)] == '-') {
			*out = unit;
			return at + strlen(unit->written);
		}
	return NULL;
}

/* "14- bis", "18-jährig", "5-mal", "1990er", "100%ig" */
static const char *
speak_compound(struct speech *speech)
{
	struct numeral number;
	struct spoken_word word;
	struct arena *arena = speech->arena;

	if (!scan_numeral(speech->at, speech->tongue, &number))
		return NULL;
	const char *end = number.end, *words = numeral_words(speech, &number, "ein");
	if (begins_with(end, "mal") && !letter_size(end + 3)) {
		speak(speech, "%smal", words);
		return end + 3;
	}
	if (begins_with(end, "er") && !letter_size(end + 2)) {
		speak(speech, "%ser", looks_like_year(&number) ? de_year(arena, number.value) : words);
		return end + 2;
	}
	const char *percent = *skip_blanks(end) == '%' ? skip_blanks(end) + 1 : NULL;
	if (percent && (letter_size(percent) || (*percent == '-' && letter_size(percent + 1)))) {
		percent += *percent == '-';
		size_t size = word_size(percent);
		speak(speech, "%s%sprozent%.*s", words, number.decimals ? " " : "", (int)size, percent);
		return percent + size;
	}
	if (*end != '-')
		return NULL;
	if (end[1] == ' ' || end[1] == ',') {
		speak(speech, "%s-", words);
		return end + 1;
	}
	const struct unit *unit;
	const char *unit_end = *end == '-' ? unit_before_dash(end + 1, &unit) : NULL;
	if (unit_end) {	/* 54-m²-Wohnung */
		speak(speech, "%s-%s-", words, unit->one);
		return unit_end + 1;
	}
	if (!word_after(end + 1, &word) || word.begin != end + 1)
		return NULL;
	bool adjective = !word.capital || begins_with(word.text, "jährig");
	if (adjective)
		speak(speech, "%s%s", words, word.text);
	else
		speak(speech, "%s-", words);
	return adjective ? word.end : end + 1;
}

static const char *
speak_special(struct speech *speech)
{
	struct numeral number;
	struct spoken_word before, after;
	struct arena *arena = speech->arena;

	if (!scan_digits(speech->at, &number) || !stands_free(speech, number.end))
		return NULL;
	struct speech there = *speech;
	there.at -= there.at > speech->begin + 1 && there.at[-1] == ' ' && there.at[-2] == ':' ? 2 : 0;
	bool has_before = word_before(speech, speech->at, &before), code = word_before(&there, there.at, &after) &&
	    (one_of(after.text, "pin code") || (one_of(after.text, "lautet ist") && word_before(&there, after.begin, &after) &&
	    one_of(after.text, "pin code")));
	if (code && number.digits >= 3) {
		speak_group(speech, number.text, number.digits);
		return number.end;
	}
	if (is_emergency_number(speech, &number, PHONE_WORDS " notruf polizei rettung feuerwehr rettungsdienst", "oder und")) {
		speak_group(speech, number.text, number.digits);
		return number.end;
	}
	bool postcode = number.digits == 4 && !has_before && word_after(number.end, &after) && after.capital && *number.end == ' ' &&
	    *number.text != '0' && !de_knows(after.text) && !one_of(after.text, "kubikzentimeter tage jahre euro forint stunden wochen monate personen meter kilometer kinder minuten");
	if (!postcode && !is_short_number(speech, &number, number.end, PHONE_WORDS))
		return NULL;
	const char *low = number.text[2] == '0' ? de_group(arena, number.text + 2, 2) : de_cardinal(arena, number.value % 100);
	speak(speech, "%s %s", de_cardinal(arena, number.value / 100), low);
	return number.end;
}

static const char *
speak_plain_number(struct speech *speech)
{
	struct numeral number;
	struct spoken_word after;
	const char *at = speech->at;

	if (!scan_numeral(at, speech->tongue, &number)) {
		size_t count = strspn(at, "0123456789");

		speak_group(speech, at, count);
		return at + count;
	}
	if (number.digits > 1 && *at == '0' && !number.decimals) {
		speak_group(speech, at, number.digits);
		return number.end;
	}
	if (is_identifier(speech, &number))
		return speak_identifier(speech, number.end);
	bool noun = *number.end == ' ' && word_after(number.end, &after) && after.capital;
	struct spoken_word before;
	if (word_before(speech, at, &before) && one_of(before.text, "abs absatz nr nummer satz seite artikel art platz zimmer stufe kapitel"
	    " tür schalter frage schritt teil punkt typ phase die paragraf"))
		noun = false;
	if (!noun && looks_like_year(&number) && number.value < 2000) {
		speak(speech, "%s", de_year(speech->arena, number.value));
		return number.end;
	}
	bool weak = noun && one_of(after.text, "zeugen kunden menschen patienten studenten herrn erben");	/* in no nominative */
	const char *one = number.value == 1 && noun ? weak ? "einen" : de_one(speech, at, de_gender(after.text)) : "eins";
	speak(speech, "%s%s", numeral_words(speech, &number, one), letter_size(number.end) ? " " : "");
	return number.end;
}

/* "§ 40 Abs. 2" */
static const char *
speak_section(struct speech *speech)
{
	struct numeral number, last;
	const char *at = speech->at;

	if (!begins_with(at, "§"))
		return NULL;
	bool many = begins_with(at + strlen("§"), "§");
	if (!scan_digits(skip_blanks(at + strlen("§") * (many ? 2 : 1)), &number))
		return NULL;
	speak(speech, "%s %s", many ? "Paragrafen" : "Paragraf", de_cardinal(speech->arena, number.value));
	const char *next = skip_dash(number.end), *end = number.end;
	if (next && scan_digits(next, &last)) {
		speak(speech, " bis %s", de_cardinal(speech->arena, last.value));
		return last.end;
	}
	end += *end == '/' && is_capital(end + 1) && word_size(end + 1) == letter_size(end + 1);
	if (letter_size(end) && word_size(end) == letter_size(end)) {
		speak(speech, " ");
		speak_bytes(speech, end, letter_size(end));
		end += letter_size(end);
	}
	next = skip_blanks(end);
	if (*next == '(' && scan_digits(next + 1, &last) && *last.end == ')') {
		speak(speech, " Absatz %s", de_cardinal(speech->arena, last.value));
		return last.end + 1;
	}
	return end;
}

/* "12. §", as Hungarian writes it */
static const char *
speak_section_last(struct speech *speech)
{
	struct numeral number;

	if (!scan_digits(speech->at, &number) || !stands_free(speech, number.end))
		return NULL;
	const char *end = skip_blanks(number.end + (*number.end == '.'));
	if (!begins_with(end, "§"))
		return NULL;
	speak(speech, "Paragraf %s", de_cardinal(speech->arena, number.value));
	return end + strlen("§");
}

/* "(1)–(3)" after the word for a paragraph */
static const char *
speak_part(struct speech *speech)
{
	struct numeral first, last;
	struct spoken_word before;
	const char *at = speech->at, *next;

	if (*at != '(' || !scan_digits(at + 1, &first) || *first.end != ')' || !word_before(speech, at, &before) ||
	    !one_of(before.text, "abs absatz absätze absätzen nr nummer satz paragraf und oder bis"))
		return NULL;
	speak(speech, "%s", de_cardinal(speech->arena, first.value));
	if ((next = skip_dash(first.end + 1)) && *next == '(' && scan_digits(next + 1, &last) && *last.end == ')') {
		speak(speech, " bis %s", de_cardinal(speech->arena, last.value));
		return last.end + 1;
	}
	return first.end + 1;
}

/* "1:4", which is no time; "6:514" of a book */
static const char *
speak_ratio(struct speech *speech)
{
	struct numeral number;
	struct spoken_word before;
	const char *at = speech->at, *first = at;

	if (*at != ':' || at == speech->begin || !is_digit(at[-1]) || !scan_digits(at + 1, &number))
		return NULL;
	while (first > speech->begin && is_digit(first[-1]))
		first--;
	bool book = word_before(speech, first, &before) && one_of(before.text, "paragraf artikel abschnitt art");
	while (first > speech->begin && first[-1] == ' ')
		first--;
	book = book || (first - speech->begin >= (ptrdiff_t)strlen("§") && begins_with(first - strlen("§"), "§"));
	speak(speech, book ? " " : " zu ");
	return at + 1;
}

/* "Antragsteller/in", "Bürger/-innen": both of them. (A colon there is a pause, as it is meant.) */
static const char *
speak_both(struct speech *speech)
{
	struct spoken_word before;
	const char *at = speech->at, *end = at + 1;

	if (*at != '/' || !word_before(speech, at, &before) || before.end != at)
		return NULL;
	end += *end == '-';
	size_t size = begins_with(end, "innen") ? strlen("innen") : begins_with(end, "in") ? strlen("in") : 0;
	if (!size || letter_size(end + size))
		return NULL;
	speak(speech, size == strlen("in") ? " oder " : " und ");
	speak_bytes(speech, before.begin, (size_t)(at - before.begin));
	speak_bytes(speech, end, size);
	return end + size;
}

/* A unit without a number: "pro m²", "km/h". */
static const char *
speak_unit_alone(struct speech *speech)
{
	struct spoken_word before;
	const struct unit *unit;
	const char *end = unit_at(speech->at, &unit);
	bool per = end && ((word_before(speech, speech->at, &before) && one_of(before.text, "pro je")) ||
	    (speech->at > speech->begin && speech->at[-1] == '/'));

	if (!end || !begins_free(speech) || !(per || strchr(unit->written, '/')))
		return NULL;
	speak(speech, "%s", per ? unit->one : unit->many);
	return end;
}

static const char *
speak_weekdays(struct speech *speech)
{
	static const char *const days[] = {"montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonntag"};
	static const char *const shorts_of[] = {"mo", "di", "mi", "do", "fr", "sa", "so"};
	int from, to;
	const char *end = scan_weekdays(speech, days, shorts_of, &from, &to);

	if (!end)
		return NULL;
	speak(speech, "%s bis %s", weekdays[from], weekdays[to]);
	return end;
}

/* Bahnhofstr. */
static const char *
speak_weekday(struct speech *speech)
{
	static const char *const shorts_of[] = {"mo", "di", "mi", "do", "fr", "sa", "so"};

	return speak_weekday_short(speech, weekdays, shorts_of);
}

/* Floors. */
static const char *
speak_floor(struct speech *speech)
{
	static const struct short_form floors[] = {{"OG", "Obergeschoss"}, {"EG", "Erdgeschoss"}, {"UG", "Untergeschoss"}, {"DG", "Dachgeschoss"}};

	for (size_t i = 0; i < sizeof floors / sizeof *floors; i++)
		if (begins_with(speech->at, floors[i].written) && stands_free(speech, speech->at + 2) &&
		    !(speech->at > speech->begin && strchr("(/", speech->at[-1])) && !begins_with(speech->at + 2, " Nr")) {
			speak(speech, "%s", floors[i].said);
			return speech->at + 2;
		}
	return NULL;
}

static const char *
speak_street(struct speech *speech)
{
	struct spoken_word word;

	if (!word_after(speech->at, &word) || !word_ends(word.text, "str") || *word.end != '.' || word.end - speech->at < 4)
		return NULL;
	speak_bytes(speech, speech->at, (size_t)(word.end - speech->at));
	speak(speech, "aße");
	return word.end + 1;
}

static const struct short_form shorts[] = {
	{"z.b", "zum Beispiel"}, {"buchst", "Buchstabe"}, {"bspw", "beispielsweise"}, {"fam", "Familie"}, {"u", "und"}, {"d.h", "das heißt"}, {"usw", "und so weiter"}, {"bzw", "beziehungsweise"}, {"ca", "circa"},
	{"ggf", "gegebenenfalls"}, {"inkl", "inklusive"}, {"exkl", "exklusive"}, {"max", "maximal"}, {"min", "minimal"}, {"mind", "mindestens"},
	{"evtl", "eventuell"}, {"u.a", "unter anderem"}, {"dr", "Doktor"}, {"tel", "Telefon"}, {"abs", "Absatz"}, {"lit", "Buchstabe"},
	{"art", "Artikel"}, {"nr", "Nummer"}, {"str", "Straße"}, {"kft", "K F T"}, {"bt", "B T"}, {"zrt", "Z R T"}, {"etc", "et cetera"},
	{"vgl", "vergleiche"}, {"s.o", "siehe oben"}, {"s.u", "siehe unten"}, {"u.u", "unter Umständen"}, {"i.d.r", "in der Regel"},
	{"o.ä", "oder Ähnliches"}, {"o.Ä", "oder Ähnliches"}, {"u.Ä", "und Ähnliches"}, {"u.ä", "und Ähnliches"}, {"sog", "sogenannt"}, {"bes", "besonders"}, {"einschl", "einschließlich"},
	{"zzgl", "zuzüglich"}, {"gem", "gemäß"}, {"lt", "laut"}, {"geb", "geboren"}, {"verh", "verheiratet"}, {"ev", "eventuell"},
	{"mwst", "Mehrwertsteuer"}, {"bzgl", "bezüglich"}, {"betr", "betreffend"}, {"abt", "Abteilung"}, {"anl", "Anlage"},
	{"jh", "Jahrhundert"}, {"vorm", "vormittags"}, {"nachm", "nachmittags"}, {"entspr", "entsprechend"}, {"o.g", "oben genannt"},
	{"z.hd", "zu Händen"}, {"i.a", "im Auftrag"}, {"i.v", "in Vertretung"}, {"tel.-nr", "Telefonnummer"}, {"mtl", "monatlich"}, {"jährl", "jährlich"}, {"tägl", "täglich"}, {"allg", "allgemein"}, {"stk", "Stück"}, {"std", "Stunden"},
	{"s", "Seite"}, {"ziff", "Ziffer"}, {"kap", "Kapitel"}, {"anm", "Anmerkung"}, {"prof", "Professor"}, {"hr", "Herr"}, {"fr", "Frau"},
	{"v.a", "vor allem"}, {"i.v.m", "in Verbindung mit"}, {"usf", "und so fort"}, {"z.zt", "zurzeit"}, {"ggü", "gegenüber"}, {"v.chr", "vor Christus"}, {"n.chr", "nach Christus"},
	{"az", "Aktenzeichen"}, {"bl", "Blatt"}, {"zi", "Zimmer"}, {"mag", "Magister"}, {"ing", "Ingenieur"}, {"s.o", "siehe oben"}, {"str.-nr", "Straßennummer"}, {"tel.nr", "Telefonnummer"}, {"hj", "Halbjahr"}, {"z.t", "zum Teil"}, {"b.a.w", "bis auf Weiteres"}, {"mio", "Millionen"}, {"mrd", "Milliarden"}, {NULL, NULL},
};

/* "Abs. 2 S. 1": whether a sentence of a paragraph is named, not a page. */
static bool
follows_paragraph(const struct speech *speech)
{
	struct spoken_word before;
	const char *at = speech->at;

	while (at > speech->begin && (at[-1] == ' ' || is_digit(at[-1])))
		at--;
	return at < speech->at && word_before(speech, at, &before) && one_of(before.text, "abs absatz art artikel nr");
}

static const char *
speak_short_form(struct speech *speech)
{
	struct spoken_word word;

	struct spoken_word before;

	if (word_after(speech->at, &word) && word.capital && !strcmp(word.text, "u"))
		return NULL;
	if (!strcmp(word.text, "s") && *word.end == '.' && follows_paragraph(speech)) {
		speak(speech, "Satz");
		return word.end + 1;
	}
	if (word.capital && !strcmp(word.text, "st") && *word.end == '.' && word_after(word.end + 1 + (word.end[1] == '-'), &before) &&
	    before.capital) {
		speak(speech, "Sankt");
		return word.end + 1;
	}
	bool above = !strcmp(word.text, "s") && (begins_with(word.end, ". o.") || begins_with(word.end, ". u."));
	if (!above && word_after(speech->at, &word) && *word.end == '.' && one_of(word.text, "s art lit abs nr bt fr min max gem lt bl") &&
	    !is_digit(*skip_blanks(word.end + 1)) && *skip_blanks(word.end + 1) != '(' && !letter_size(word.end + 1) && !(one_of(word.text, "lit fr nr gem lt min max") &&
	    letter_size(skip_blanks(word.end + 1))))
		return NULL;
	return speak_short(speech);
}

static const struct sign_names names = {
	.dot = "Punkt", .at = "at", .slash = "Schrägstrich", .dash = "Bindestrich", .underscore = "Unterstrich", .plus = "plus", .minus = "minus",
	.and = "und", .or = "oder", .then = " dann", .have = "vorhanden", .missing = "fehlt", .paragraph = "Paragraf",
	.equals = "gleich", .about = "ungefähr", .at_least = "mindestens", .at_most = "höchstens", .more = "mehr als", .less = "weniger als", .times = "mal", .half = "halbe", .number = "Nummer",
	.degrees = "Grad", .per = "pro", .per_cent = "Prozent", .www = "w w w", .blank = "auszufüllen", .to = " bis ", .star = "Stern", .hash = "Raute",
};

const struct tongue tongue_de = {
	.lang = "de", .group = '.', .decimal = ',', .names = &names, .between = " ",
	.read = "NEAK KRÉTA NATO UNESCO COVID OFFI ONYA", .spelled = "USA EU IT OK",
	.shorts = shorts, .final_shorts = "usw mwst etc kft bt zrt o.ä u.ä o.Ä u.Ä", .small_shorts = "z.b d.h u.a",
	.group_words = de_group, .number_words = de_cardinal,
	.digits = (const struct rule[]){{speak_address}, {speak_triplets}, {speak_document}, {speak_phone}, {speak_numeric_day}, {speak_serial}, {speak_section_last}, {speak_day_month}, {speak_time}, {speak_slashed},
		{speak_product}, {speak_range}, {speak_compound}, {speak_amount}, {speak_form}, {speak_house}, {speak_special}, {speak_dotted},
		{speak_plain_number}, {NULL}},
	.letters = (const struct rule[]){{speak_address}, {speak_iban}, {speak_letter}, {speak_point}, {speak_weekdays}, {speak_weekday}, {speak_floor}, {speak_roman_month}, {speak_roman}, {speak_money_first},
		{speak_month_short}, {speak_street}, {speak_hungarian_street}, {speak_unit_alone}, {speak_short_form}, {speak_code}, {speak_acronym}, {NULL}},
	.signs = (const struct rule[]){{speak_phone}, {speak_money_first}, {speak_section}, {speak_part}, {speak_ratio}, {speak_dash}, {speak_both}, {speak_minus}, {speak_mark}, {NULL}},
};
