#include <string.h>

#include "data/spoken/tongues.h"

static const char *const ones[] = {"zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
	"eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"};
static const char *const tens[] = {"", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"};
static const char *const months[] = {"january", "february", "march", "april", "may", "june", "july", "august", "september",
	"october", "november", "december"};
static const char *const weekdays[] = {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"};

#define PHONE_WORDS "call phone telephone ring dial number line hotline"
/* Words after which a number of four digits is a year, and words before which it is none. */
#define YEAR_WORDS "in since of from until till by before after for during to and year the between by around january" \
	" february march april may june july august september october november december"
#define COUNTED "days cubic square forints people hours kilometres metres kilograms forint euros pounds ft huf grams"

static const struct unit {
	const char *written, *one, *many;
} units[] = {
	{"Ft", "forint", "forints"}, {"HUF", "forint", "forints"}, {"€", "euro", "euros"}, {"EUR", "euro", "euros"},
	{"£", "pound", "pounds"}, {"$", "dollar", "dollars"}, {"GBP", "pound", "pounds"}, {"USD", "dollar", "dollars"},
	{"euros", "euro", "euros"}, {"pounds", "pound", "pounds"}, {"dollars", "dollar", "dollars"},
	{"%", "per cent", "per cent"}, {"km/h", "kilometre per hour", "kilometres per hour"}, {"m/s", "metre per second", "metres per second"},
	{"km2", "square kilometre", "square kilometres"}, {"km²", "square kilometre", "square kilometres"},
	{"sq m", "square metre", "square metres"}, {"sqm", "square metre", "square metres"},
	{"m2", "square metre", "square metres"}, {"m²", "square metre", "square metres"}, {"m3", "cubic metre", "cubic metres"},
	{"m³", "cubic metre", "cubic metres"}, {"cm3", "cubic centimetre", "cubic centimetres"}, {"cm²", "square centimetre", "square centimetres"},
	{"cm³", "cubic centimetre", "cubic centimetres"}, {"cc", "cubic centimetre", "cubic centimetres"},
	{"ccm", "cubic centimetre", "cubic centimetres"}, {"km", "kilometre", "kilometres"},
	{"cm", "centimetre", "centimetres"}, {"m", "metre", "metres"},
	{"kg", "kilogram", "kilograms"}, {"mg", "milligram", "milligrams"}, {"g", "gram", "grams"}, {"t", "tonne", "tonnes"},
	{"ha", "hectare", "hectares"}, {"ml", "millilitre", "millilitres"}, {"dl", "decilitre", "decilitres"}, {"l", "litre", "litres"},
	{"kWh", "kilowatt hour", "kilowatt hours"}, {"dB", "decibel", "decibels"}, {"MWh", "megawatt hour", "megawatt hours"},
	{"MW", "megawatt", "megawatts"}, {"GJ", "gigajoule", "gigajoules"}, {"Hz", "hertz", "hertz"}, {"kHz", "kilohertz", "kilohertz"},
	{"MHz", "megahertz", "megahertz"}, {"GHz", "gigahertz", "gigahertz"}, {"kW", "kilowatt", "kilowatts"}, {"W", "watt", "watts"}, {"V", "volt", "volts"},
	{"KB", "kilobyte", "kilobytes"}, {"kB", "kilobyte", "kilobytes"}, {"MB", "megabyte", "megabytes"}, {"GB", "gigabyte", "gigabytes"},
	{"TB", "terabyte", "terabytes"}, {"px", "pixel", "pixels"}, {"dpi", "dots per inch", "dots per inch"},
	{"°C", "degree Celsius", "degrees Celsius"}, {"°F", "degree Fahrenheit", "degrees Fahrenheit"}, {"°", "degree", "degrees"},
	{"mmHg", "millimetre of mercury", "millimetres of mercury"}, {"mm Hg", "millimetre of mercury", "millimetres of mercury"},
	{"mm", "millimetre", "millimetres"}, {"min", "minute", "minutes"}, {"mins", "minute", "minutes"}, {"hrs", "hour", "hours"}, {"hr", "hour", "hours"}, {"h", "hour", "hours"},
	{"sec", "second", "seconds"}, {"yrs", "year", "years"}, {"pcs", "piece", "pieces"}, {"pc", "piece", "pieces"},
	{NULL, NULL, NULL},
};

static const char *
en_below_thousand(struct arena *arena, unsigned value)
{
	unsigned rest = value % 100;
	const char *low = rest < 20 ? ones[rest] : rest % 10 ? arena_printf(arena, "%s-%s", tens[rest / 10], ones[rest % 10])
	    : tens[rest / 10];

	if (value < 100)
		return low;
	return arena_printf(arena, "%s hundred%s%s", ones[value / 100], rest ? " and " : "", rest ? low : "");
}

static const char *
en_number(struct arena *arena, uint64_t value)
{
	static const struct {
		uint64_t size;
		const char *name;
	} steps[] = {{1000000000000, "trillion"}, {1000000000, "billion"}, {1000000, "million"}, {1000, "thousand"}};
	const char *words = "";

	if (value < 1000)
		return en_below_thousand(arena, (unsigned)value);
	for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
		unsigned times = (unsigned)(value / steps[i].size);

		value %= steps[i].size;
		if (times)
			words = arena_printf(arena, "%s%s%s %s", words, *words ? " " : "", en_below_thousand(arena, times), steps[i].name);
	}
	if (value)
		words = arena_printf(arena, "%s %s%s", words, value < 100 ? "and " : "", en_below_thousand(arena, (unsigned)value));
	return words;
}

static const char *
en_ordinal(struct arena *arena, uint64_t value)
{
	static const struct {
		const char *end, *with;
	} ends[] = {{"one", "first"}, {"two", "second"}, {"three", "third"}, {"five", "fifth"}, {"eight", "eighth"}, {"nine", "ninth"},
		{"twelve", "twelfth"}, {"ty", "tieth"}};
	const char *word = en_number(arena, value);

	if (value % 100 == 0 && value < 1000 && value / 100 == 1)
		return "hundredth";
	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
		if (word_ends(word, ends[i].end))
			return replace_end(arena, word, ends[i].end, ends[i].with);
	return arena_printf(arena, "%sth", word);
}

static const char *
en_pair(struct arena *arena, unsigned pair)
{
	return pair < 10 ? arena_printf(arena, "oh %s", ones[pair]) : en_below_thousand(arena, pair);
}

/* "twenty twenty-six", "nineteen ninety-eight", "two thousand and six". */
static const char *
en_year(struct arena *arena, uint64_t year)
{
	unsigned high = (unsigned)(year / 100), low = (unsigned)(year % 100);

	if (year < 1100 || year > 2099 || (high == 20 && low < 10))
		return en_number(arena, year);
	if (!low)
		return arena_printf(arena, "%s hundred", en_below_thousand(arena, high));
	return arena_printf(arena, "%s %s", en_below_thousand(arena, high), en_pair(arena, low));
}

static const char *
en_group(struct arena *arena, const char *digits, size_t count)
{
	const char *words = "";

	for (size_t i = 0; i < count; i++)
		words = arena_printf(arena, "%s%s%s", words, i ? " " : "", ones[digits[i] - '0']);
	return words;
}

static bool
looks_like_year(const struct numeral *number)
{
	return number->digits == 4 && !number->grouped && !number->decimals && !number->half && number->value >= 1100 &&
	    number->value <= 2099;
}

static const char *
numeral_words(struct speech *speech, const struct numeral *number)
{
	struct arena *arena = speech->arena;

	if (number->decimals)
		return arena_printf(arena, "%s point %s", en_number(arena, number->value),
		    en_group(arena, number->decimals, number->decimal_count));
	if (number->half)
		return number->value ? arena_printf(arena, "%s and a half", en_number(arena, number->value)) : "half";
	return en_number(arena, number->value);
}

static const char *
unit_at(const char *at, const struct unit **out)
{
	at = skip_blanks(at);
	for (const struct unit *unit = units; unit->written; unit++) {
		const char *end = at + strlen(unit->written);

		if (begins_with(at, unit->written) && !letter_size(end) && !is_digit(*end)) {
			*out = unit;
			return end;
		}
	}
	return NULL;
}

/* st, nd, rd, th */
static const char *
ordinal_end(const char *at)
{
	static const char *const ends[] = {"st", "nd", "rd", "th"};

	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
		if (begins_with(at, ends[i]) && !letter_size(at + 2))
			return at + 2;
	return NULL;
}

static int
month_at(const char *at, const char **end)
{
	struct spoken_word word;

	if (!word_after(at, &word) || !word.capital)
		return -1;
	for (int i = 0; i < 12; i++) {
		bool is_short = strlen(word.text) >= 3 && strlen(word.text) <= 4 && begins_with(months[i], word.text);

		if (strcmp(word.text, months[i]) && !is_short)
			continue;
		*end = word.end + (strcmp(word.text, months[i]) && *word.end == '.');
		return i;
	}
	return -1;
}

static void
say_month_name(struct speech *speech, int month)
{
	speak(speech, "%c%s", months[month][0] - 'a' + 'A', months[month] + 1);
}

static void
say_the(struct speech *speech)
{
	struct spoken_word before;

	if (!word_before(speech, speech->at, &before) || strcmp(before.text, "the"))
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

	if (!next || (month_at(next, &end) < 0 && !(scan_digits(next, &day) && *day.end == ' ' && month_at(day.end, &end) >= 0)))
		return at;
	speak(speech, " to ");
	return next;
}

/* 30 November 2026, 3rd May, 1–8 May, 10th to 12th */
static const char *
speak_day_month(struct speech *speech)
{
	struct numeral day, last;
	const char *end, *next;
	int month;

	if (!scan_digits(speech->at, &day) || !day.value || day.value > 31 || day.digits > 2)
		return NULL;
	next = ordinal_end(day.end);
	next = next ? next : day.end;
	const char *to = skip_dash(next);
	struct spoken_word word;
	bool named = !to && word_after(next, &word) && one_of(word.text, "to and or");
	if (named)
		to = skip_blanks(word.end);
	bool range = to && scan_digits(to, &last) && last.value <= 31 && last.value > day.value;
	if (range)
		next = ordinal_end(last.end) ? ordinal_end(last.end) : last.end;
	struct spoken_word of;
	if (word_after(next, &of) && !strcmp(of.text, "of"))
		next = of.end;
	if (*next != ' ' || (month = month_at(next, &end)) < 0)
		return NULL;
	say_the(speech);
	speak(speech, "%s", en_ordinal(speech->arena, day.value));
	if (range && named && strcmp(word.text, "to"))
		speak(speech, " %s %s", word.text, en_ordinal(speech->arena, last.value));
	else if (range)
		speak(speech, " to the %s", en_ordinal(speech->arena, last.value));
	speak(speech, " of ");
	say_month_name(speech, month);
	return speak_until(speech, speak_year_after(speech, end));
}

/* November 30, 2026; May 3rd; January 2025 */
static const char *
speak_month(struct speech *speech)
{
	const char *end, *last_end;
	int month = month_at(speech->at, &end);
	struct numeral day;
	const char *dash = month < 0 ? NULL : skip_dash(end);
	int last_month = dash ? month_at(dash, &last_end) : -1;

	if (last_month >= 0) {
		say_month_name(speech, month);
		speak(speech, " to ");
		say_month_name(speech, last_month);
		return speak_year_after(speech, last_end);
	}
	bool dated = month >= 0 && *end == ' ' && scan_digits(skip_blanks(end), &day);
	if (month >= 0 && !dated && end[-1] == '.') {	/* "in Jan." */
		say_month_name(speech, month);
		return end;
	}
	if (!dated)
		return NULL;
	const char *after = ordinal_end(day.end), *to = skip_dash(after ? after : day.end);
	struct numeral last;
	if (day.value && day.value <= 31 && to && scan_digits(to, &last) && last.value <= 31 && last.value > day.value) {
		say_month_name(speech, month);
		speak(speech, " %s to %s", en_ordinal(speech->arena, day.value), en_ordinal(speech->arena, last.value));
		return speak_year_after(speech, ordinal_end(last.end) ? ordinal_end(last.end) : last.end);
	}
	if (day.value && day.value <= 31 && day.digits <= 2 && *day.end != ':') {
		say_month_name(speech, month);
		speak(speech, " %s", en_ordinal(speech->arena, day.value));
		return speak_until(speech, speak_year_after(speech, after ? after : day.end));
	}
	if (!looks_like_year(&day))
		return NULL;
	say_month_name(speech, month);
	return speak_year_after(speech, end);
}

static const char *
speak_numeric_day(struct speech *speech)
{
	struct day day;
	const char *at = speech->at;

	if (scan_iso_month(at, &day) && stands_free(speech, day.end)) {
		say_month_name(speech, (int)day.month - 1);
		speak(speech, " %s", en_year(speech->arena, day.year));
		return day.end;
	}
	if ((!scan_iso_day(at, &day) && !scan_day_first(at, '/', &day) && !scan_day_first(at, '.', &day) &&
	    !scan_year_first(at, &day)) || !stands_free(speech, day.stop ? day.end - 1 : day.end))
		return NULL;
	say_the(speech);
	speak(speech, "%s of ", en_ordinal(speech->arena, day.day));
	say_month_name(speech, (int)day.month - 1);
	speak(speech, " %s", en_year(speech->arena, day.year));
	return day.stop ? day.end - 1 : day.end;
}

/* ---------------------------------------------------------------- times -- */

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
	struct numeral number;

	if (scan_clock(at, out)) {
		out->end += begins_with(out->end, " h") && !letter_size(out->end + 2) ? 2 : 0;	/* 8:00 h */
		return out->sign == ':' || (out->hour <= 21 && out->minute % 5 == 0);
	}
	if (!scan_digits(at, &number) || number.value > 24 || number.digits > 2)
		return false;
	*out = (struct clock){.hour = (unsigned)number.value, .end = number.end};
	return true;
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
	const struct unit *unit;
	bool dotted = (from.sign == '.' ? !to.sign : to.sign == '.' && !from.sign) && !unit_at(to.end, &unit);
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

static const char *
speak_time(struct speech *speech)
{
	struct clock from;
	struct spoken_word word;
	char half;

	if (!hour_at(speech->at, &from))
		return NULL;
	const char *from_end = half_of_day(from.end, &half), *range = speak_time_range(speech, from, from_end, half);
	if (range)
		return range;
	bool named = word_before(speech, speech->at, &word) && one_of(word.text, "at from until till by before after");
	if (!from_end && (!from.sign || (from.sign == '.' && !named)))
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

/* ------------------------------------------------------- numbers and units -- */

static const char *
speak_unit(struct speech *speech, const struct unit *unit, bool one, const char *end)
{
	speak(speech, "%s", one ? unit->one : unit->many);
	if (*end == '.' && one_of(unit->written, "min mins hrs hr h sec s yrs pcs pc")) {
		speak(speech, "%s", sentence_ends(end + 1) ? "." : "");
		return end + 1;
	}
	return end;
}

static const char *
speak_cents(struct speech *speech, const struct numeral *number, const struct unit *unit, const char *end)
{
	speak(speech, "%s %s", en_number(speech->arena, number->value), number->value == 1 ? unit->one : unit->many);
	if (strncmp(number->decimals, "00", 2))
		speak(speech, " %s", en_number(speech->arena, (uint64_t)(number->decimals[0] - '0') * 10 +
		    (uint64_t)(number->decimals[1] - '0')));
	return end;
}

/* `money`: what is multiplied was told before. */
static const char *
multiple_at(const char *at, bool money, const char **name)
{
	static const struct {
		const char *written, *said;
	} multiples[] = {{"thousand", "thousand"}, {"million", "million"}, {"billion", "billion"}, {"M", "million"}, {"m", "million"},
		{"bn", "billion"}, {"k", "thousand"}};
	const struct unit *unit;
	struct spoken_word word;

	at = skip_blanks(at);
	for (size_t i = 0; i < sizeof multiples / sizeof *multiples; i++) {
		const char *end = at + strlen(multiples[i].written);

		if (begins_with(at, multiples[i].written) && !letter_size(end) && (i < 3 || money || unit_at(end, &unit) || (word_after(end, &word) && one_of(word.text, "forint forints euro euros pounds dollars people")))) {
			*name = multiples[i].said;
			return end;
		}
	}
	return NULL;
}

static const char *
speak_amount(struct speech *speech)
{
	struct numeral number;
	const struct unit *unit;
	const char *multiple, *next, *end;

	if (!scan_numeral(speech->at, speech->tongue, &number) || !begins_free(speech))
		return NULL;
	if ((next = multiple_at(number.end, false, &multiple))) {
		speak(speech, "%s %s", numeral_words(speech, &number), multiple);
		if (!(end = unit_at(next, &unit)))
			return next;
		speak(speech, " ");
		return speak_unit(speech, unit, false, end);
	}
	number.end += begins_with(number.end, ",-") ? 2 : 0;
	if (!(end = unit_at(number.end, &unit)))
		return NULL;
	if (number.decimal_count == 2 && one_of(unit->one, "euro pound dollar"))
		return speak_cents(speech, &number, unit, end);
	/* "a 10 MB file" */
	struct spoken_word before, noun;
	bool article = word_before(speech, speech->at, &before) && one_of(before.text, "a an") && *end == ' ' && word_after(end, &noun) &&
	    !one_of(noun.text, "of to in at on for and or is per");
	speak(speech, "%s ", numeral_words(speech, &number));
	return speak_unit(speech, unit, article || (number.value == 1 && !number.decimals && !number.half), end);
}

static const char *
speak_money_first(struct speech *speech)
{
	const char *multiple, *end;
	struct numeral number;

	for (const struct unit *unit = units; unit < units + 8; unit++) {
		if (!begins_with(speech->at, unit->written) ||
		    !scan_numeral(skip_blanks(speech->at + strlen(unit->written)), speech->tongue, &number))
			continue;
		if (number.decimal_count == 2 && one_of(unit->one, "euro pound dollar"))
			return speak_cents(speech, &number, unit, number.end);
		speak(speech, "%s ", numeral_words(speech, &number));
		struct numeral to;
		const char *next = skip_dash(number.end);
		next = next && begins_with(next, unit->written) ? next + strlen(unit->written) : next;	/* €5–€10 */
		if (next && scan_numeral(next, speech->tongue, &to)) {
			speak(speech, "to %s %s", numeral_words(speech, &to), unit->many);
			return to.end;
		}
		if ((end = multiple_at(number.end, true, &multiple)))
			speak(speech, "%s ", multiple);
		speak(speech, "%s", number.value == 1 && !end && !number.decimals ? unit->one : unit->many);
		return end ? end : number.end;
	}
	return NULL;
}

static const char *
year_or_number(struct speech *speech, const struct numeral *number)
{
	return looks_like_year(number) && number->value >= 1900 ? en_year(speech->arena, number->value) : numeral_words(speech, number);
}

static const char *
speak_range(struct speech *speech)
{
	struct numeral from, to;
	const char *next, *end;
	const struct unit *unit;

	if (!scan_numeral(speech->at, speech->tongue, &from) || !begins_free(speech))
		return NULL;
	const char *th = ordinal_end(from.end);
	if (!(th && (next = skip_dash(th)) && scan_numeral(next, speech->tongue, &to)) &&
	    !scan_range(speech->at, speech->tongue, &from, &to))
		return NULL;
	end = ordinal_end(to.end);
	if (end || th) {
		speak(speech, "%s to %s", en_ordinal(speech->arena, from.value), en_ordinal(speech->arena, to.value));
		return end ? end : to.end;
	}
	bool years = looks_like_year(&from) && looks_like_year(&to);
	speak(speech, "%s to %s", years ? year_or_number(speech, &from) : numeral_words(speech, &from),
	    years ? year_or_number(speech, &to) : numeral_words(speech, &to));
	if (!(end = unit_at(to.end, &unit)))
		return to.end;
	speak(speech, " ");
	return speak_unit(speech, unit, false, end);
}

static const char *
speak_ordinal(struct speech *speech)
{
	struct numeral number;
	const char *end;

	if (!scan_numeral(speech->at, speech->tongue, &number) || !(end = ordinal_end(number.end)))
		return NULL;
	speak(speech, "%s", en_ordinal(speech->arena, number.value));
	return end;
}

static const char *
speak_product(struct speech *speech)
{
	struct numeral first, second;
	const char *next;

	if (!scan_numeral(speech->at, speech->tongue, &first))
		return NULL;
	next = skip_blanks(first.end);
	bool times = *next == 'x' && !is_digit(next[1]) && !is_digit(*skip_blanks(next + 1)) && !letter_size(next + 1);
	if (times) {
		speak(speech, "%s times", numeral_words(speech, &first));
		return next + 1;
	}
	next = begins_with(next, "×") ? skip_blanks(next + strlen("×")) : *next == 'x' ? skip_blanks(next + 1) : NULL;
	if (!next || !scan_numeral(next, speech->tongue, &second))
		return NULL;
	speak(speech, "%s by ", numeral_words(speech, &first));
	return next;
}

static const char *
fraction_words(struct arena *arena, uint64_t above, uint64_t below)
{
	const char *part = below == 2 ? "half" : below == 4 ? "quarter" : en_ordinal(arena, below);

	if (above == 1)
		return arena_printf(arena, "one %s", part);
	return arena_printf(arena, "%s %s", en_number(arena, above), below == 2 ? "halves" : arena_printf(arena, "%ss", part));
}

/* "1:4", which is no time */
static const char *
speak_ratio(struct speech *speech)
{
	struct numeral number;
	const char *at = speech->at;

	if (*at != ':' || at == speech->begin || !is_digit(at[-1]) || !scan_digits(at + 1, &number))
		return NULL;
	speak(speech, " to ");
	return at + 1;
}

/* "1 1/2 hours": its whole part was said. */
static bool
follows_whole(const struct speech *speech)
{
	const char *at = speech->at;

	return at - speech->begin > 1 && at[-1] == ' ' && is_digit(at[-2]);
}

/* Parts of a whole; "half an hour". */
static const char *
speak_fraction(struct speech *speech, const struct numeral *first, const struct numeral *second)
{
	struct spoken_word noun;
	bool half = first->value == 1 && second->value == 2 && *second->end == ' ' && word_after(second->end, &noun);

	if (follows_whole(speech) && first->value == 1)
		speak(speech, second->value == 2 ? "and a half" : second->value == 4 ? "and a quarter" : "and one %s",
		    en_ordinal(speech->arena, second->value));
	else if (half && one_of(noun.text, "hour day year month"))
		speak(speech, "half %s", noun.text[0] == 'h' ? "an" : "a");
	else
		speak(speech, "%s%s", follows_whole(speech) ? "and " : "", fraction_words(speech->arena, first->value, second->value));
	return second->end;
}

/* "120/80 mmHg" */
static const char *
speak_pressure(struct speech *speech, const struct numeral *first, const struct numeral *second)
{
	const struct unit *unit;
	struct spoken_word before;
	const char *end = unit_at(second->end, &unit);
	bool named = word_before(speech, speech->at, &before) && one_of(before.text, "pressure bp");

	if (first->value <= second->value || (!named && !(end && begins_with(unit->many, "millimetres of"))))
		return NULL;
	speak(speech, "%s over %s%s%s", en_number(speech->arena, first->value), en_number(speech->arena, second->value), end ? " " : "",
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
	bool whole = speech->at == speech->begin && !*skip_blanks(second.end), years = looks_like_year(&first) && looks_like_year(&second);
	bool named = word_before(speech, speech->at, &before) && one_of(before.text, "question page step pages questions steps");
	const char *end = speak_pressure(speech, &first, &second);
	if (end)
		return end;
	if (first.value == 24 && second.value == 7)
		speak(speech, "twenty-four seven");
	else if (first.value == second.value && whole)
		speak(speech, "%s %s", en_number(arena, first.value), en_number(arena, second.value));	/* 50/50 */
	else if (spaced || named || (!*skip_blanks(second.end) && first.value <= second.value && second.digits < 4 &&
	    follows_label(speech, "share shares part parts portion ratio")))
		speak(speech, "%s of %s", whole ? en_ordinal(arena, first.value) : en_number(arena, first.value),
		    en_number(arena, second.value));
	else if (years && second.value == first.value + 1)
		speak(speech, "%s to %s", en_year(arena, first.value), en_year(arena, second.value));
	else if (whole && second.value > 4 && first.value <= second.value && second.digits < 4)
		speak(speech, "%s of %s", en_ordinal(arena, first.value), en_number(arena, second.value));
	else if (first.value < second.value && second.value <= 100)
		return speak_fraction(speech, &first, &second);
	else if (looks_like_year(&first) && second.digits == 2)
		speak(speech, "%s to %s", en_year(arena, first.value), en_number(arena, second.value));
	else
		speak(speech, "%s %s %s", year_or_number(speech, &first), looks_like_year(&second) ? "of" : "slash",
		    year_or_number(speech, &second));
	return second.end + (looks_like_year(&second) && begins_with(second.end, ". ("));	/* 45/2026. (III. 2.) */
}

/* 32/B, 4a */
static const char *
speak_house(struct speech *speech)
{
	struct numeral number;

	if (!scan_digits(speech->at, &number) || number.digits > 4)
		return NULL;
	const char *letter = number.end + (*number.end == '/');
	size_t size = letter_size(letter);
	bool more = is_digit(letter[size]) || (*number.end != '/' && *letter == 's');
	if (!size || word_size(letter) != size || more)
		return NULL;
	speak(speech, "%s ", en_number(speech->arena, number.value));
	speak_bytes(speech, letter, size);
	return letter + size;
}

static const char *
speak_special(struct speech *speech)
{
	struct numeral number;
	struct spoken_word before, after;

	if (!scan_digits(speech->at, &number) || !stands_free(speech, number.end))
		return NULL;
	bool has_before = word_before(speech, speech->at, &before);
	/* "PIN: 1234", "the code is 123456" */
	struct spoken_word earlier;
	struct speech there = *speech;
	there.at -= there.at > speech->begin + 1 && there.at[-1] == ' ' && there.at[-2] == ':' ? 2 : 0;
	bool code = word_before(&there, there.at, &earlier) && (one_of(earlier.text, "code pin") || (!strcmp(earlier.text, "is") &&
	    word_before(&there, earlier.begin, &earlier) && one_of(earlier.text, "code pin")));
	if (code && number.digits >= 3) {
		speak_group(speech, number.text, number.digits);
		return number.end;
	}
	if (is_emergency_number(speech, &number, PHONE_WORDS " police ambulance fire brigade emergency emergencies", "or and") ||
	    (has_before && number.digits >= 3 && number.digits < 6 && one_of(before.text, "ext extension code pin"))) {
		speak_group(speech, number.text, number.digits);
		return number.end;
	}
	bool postcode = number.digits == 4 && !has_before && word_after(number.end, &after) && after.capital && *number.end == ' ' &&
	    *number.text != '0';
	if (!postcode && !is_short_number(speech, &number, number.end, PHONE_WORDS))
		return NULL;
	const char *low = number.value % 100 ? en_pair(speech->arena, (unsigned)(number.value % 100)) : "hundred";
	speak(speech, "%s %s", en_number(speech->arena, number.value / 100), low);
	return number.end;
}

/* A number alone: a year, or how many. */
static const char *
speak_plain_number(struct speech *speech)
{
	struct numeral number;
	struct spoken_word before, after;
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
	bool decade = looks_like_year(&number) && number.value % 10 == 0 && begins_with(number.end, "s") && !letter_size(number.end + 1);
	if (decade) {
		speak(speech, "%s", replace_end(speech->arena, en_year(speech->arena, number.value), "y", "ies"));
		return number.end + 1;
	}
	bool counted = word_after(number.end, &after) && one_of(after.text, COUNTED);
	bool year = looks_like_year(&number) && !counted && (number.value >= 1900 ||
	    (word_before(speech, at, &before) && one_of(before.text, YEAR_WORDS)));
	speak(speech, "%s", year ? en_year(speech->arena, number.value) : numeral_words(speech, &number));
	if (begins_with(number.end, "s") && !letter_size(number.end + 1)) {
		if (word_ends(speech->out, "y")) {
			speech->size--;
			speak(speech, "ies");
		} else {
			speak(speech, word_ends(speech->out, "x") ? "es" : "s");
		}
		return number.end + 1;
	}
	speak(speech, "%s", letter_size(number.end) ? " " : "");
	return number.end;
}

/* ---------------------------------------------------- sections, numerals -- */

/* "(2)", "(b)": a part in brackets; its end, or NULL. */
static const char *
part_at(struct speech *speech, const char *at, const char **said)
{
	struct numeral number;

	if (*at != '(')
		return NULL;
	if (scan_digits(at + 1, &number) && *number.end == ')') {
		*said = en_number(speech->arena, number.value);
		return number.end + 1;
	}
	*said = arena_strndup(speech->arena, at + 1, 1);
	return at[1] >= 'a' && at[1] <= 'z' && at[2] == ')' ? at + 3 : NULL;
}

/* "/A", ":514", "(2)(b)" after a section or article. */
static const char *
speak_parts(struct speech *speech, const char *at, const char *part)
{
	struct numeral number;
	size_t letter = *at == '/' ? letter_size(at + 1) : 0;
	const char *said, *end;

	if (letter && is_capital(at + 1) && word_size(at + 1) == letter) {
		speak(speech, " %.*s", (int)letter, at + 1);
		at += 1 + letter;
	} else if (*at == ':' && scan_digits(at + 1, &number)) {	/* of a book */
		speak(speech, " %s", en_number(speech->arena, number.value));
		at = number.end;
	}
	while ((end = part_at(speech, skip_blanks(at), &said))) {
		speak(speech, ", %s %s", is_digit(skip_blanks(at)[1]) ? part : "point", said);
		at = end;
	}
	return at;
}

/* "(1)–(3)", "(b)" after the word for a part; "a)–c)". */
static const char *
speak_part(struct speech *speech)
{
	struct spoken_word before;
	const char *said, *last, *end = part_at(speech, speech->at, &said), *next;

	if (!end || !word_before(speech, speech->at, &before) || !one_of(before.text, "paragraph paragraphs point points subsection"
	    " subsections item items section sections and or to"))
		return NULL;
	speak(speech, "%s", said);
	if ((next = skip_dash(end)) && (next = part_at(speech, next, &last))) {
		speak(speech, " to %s", last);
		return next;
	}
	return end;
}

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
	speak(speech, "%s %s", many ? "sections" : "section", en_number(speech->arena, number.value));
	const char *next = skip_dash(number.end);
	if (next && scan_digits(next, &last)) {
		speak(speech, " to %s", en_number(speech->arena, last.value));
		return last.end;
	}
	return speak_parts(speech, number.end, "subsection");
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
	speak(speech, "section %s", en_number(speech->arena, number.value));
	return speak_parts(speech, end + strlen("§"), "subsection");
}

static const char *
speak_article(struct speech *speech)
{
	static const struct {
		const char *written, *said, *part;
	} kinds[] = {{"section", "section", "subsection"}, {"sections", "sections", "subsection"}, {"article", "article", "paragraph"},
		{"articles", "articles", "paragraph"}, {"paragraph", "paragraph", "point"}, {"s", "section", "subsection"}, {"sec", "section", "subsection"},
		{"ss", "sections", "subsection"}, {"art", "article", "paragraph"}, {"para", "paragraph", "point"}};
	struct spoken_word word;
	struct numeral number;

	if (!word_after(speech->at, &word) || !stands_free(speech, word.end))
		return NULL;
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
		bool dotted = strlen(kinds[i].written) <= 4;
		const char *at = word.end;

		if (strcmp(word.text, kinds[i].written) || (dotted && *at++ != '.') || !scan_digits(skip_blanks(at), &number))
			continue;
		speak(speech, "%c%s %s", word.capital ? kinds[i].said[0] - 'a' + 'A' : kinds[i].said[0], kinds[i].said + 1,
		    en_number(speech->arena, number.value));
		struct numeral last;
		const char *next = skip_dash(number.end);
		if (next && scan_digits(next, &last)) {
			speak(speech, " to %s", en_number(speech->arena, last.value));
			return last.end;
		}
		return speak_parts(speech, number.end, kinds[i].part);
	}
	return NULL;
}

/* "XIVth" */
static const char *
speak_roman_ordinal(struct speech *speech)
{
	size_t size = strspn(speech->at, "IVXLC");
	const char *number = arena_strndup(speech->arena, speech->at, size), *end = speech->at + size;
	unsigned value = size ? scan_roman(number, &number) : 0;

	if (!value || *number || !(begins_with(end, "th") || begins_with(end, "st") || begins_with(end, "nd") || begins_with(end, "rd")) ||
	    !stands_free(speech, end + 2))
		return NULL;
	speak(speech, "%s", en_ordinal(speech->arena, value));
	return end + 2;
}

/* With its full stop, as Hungarian writes ordinals: "the IX. district", "II. János Pál pápa tér". */
static const char *
speak_roman_dotted(struct speech *speech)
{
	const char *end;
	unsigned value = scan_roman(speech->at, &end);
	struct day day;
	struct spoken_word noun;

	if (!value || value > 30 || *end != '.' || !begins_free(speech))
		return NULL;
	if (scan_decree_day(speech, &day)) {
		speak(speech, "the %s of ", en_ordinal(speech->arena, day.day));
		say_month_name(speech, (int)day.month - 1);
		return day.end;
	}
	bool one = end - speech->at == 1, after = end[1] == ' ' && word_after(end + 1, &noun);
	bool place = after && one_of(noun.text, "district kerület ker century floor emelet em half quarter category");
	if (!place && (one || !after || !noun.capital || speech->at != speech->begin))
		return NULL;
	speak(speech, "%s", en_ordinal(speech->arena, value));
	return end + 1;
}

/* Two letters or more that are a number, not an acronym. */
static bool
is_plainly_roman(const char *at, const char *end)
{
	return end - at >= 2 && (size_t)(end - at) == strspn(at, "IVX");
}

static const char *
speak_roman(struct speech *speech)
{
	const char *end;
	unsigned value = scan_roman(speech->at, &end);
	struct spoken_word before = {.text = ""}, after;
	struct numeral part;

	if (!value || !stands_free(speech, end))
		return NULL;
	bool one = end - speech->at == 1, has_before = word_before(speech, speech->at, &before);
	if (*end == '/' && value <= 30 && scan_digits(end + 1, &part)) {
		speak(speech, "%s slash %s", en_number(speech->arena, value), year_or_number(speech, &part));
		return part.end;
	}
	bool noun = *end == ' ' && word_after(end, &after) && one_of(after.text, "district century floor act");
	if (!has_before && !(noun && !one))
		return NULL;
	bool named = one_of(before.text, "district act chapter part section title annex schedule war"
	    " article volume table level class type phase budapest category grade group degree");
	if (named && (!one || value <= 10 || one_of(before.text, "act"))) {
		speak(speech, "%s", en_number(speech->arena, value));
		return *end == '.' && end[1] == ',' ? end + 1 : end;
	}
	if (noun || (!strcmp(before.text, "the") && !one && *end == ' ' && word_after(end, &after) && !after.capital)) {
		speak(speech, "%s", en_ordinal(speech->arena, value));
		return end;
	}
	struct spoken_word title;
	bool ruler = has_before && word_before(speech, before.begin, &title) && one_of(title.text, "king queen pope emperor prince tsar");
	if (before.capital && before.end - before.begin > 2 && value <= 30 && (!one || value == 5 || ruler) && before.end == speech->at - 1) {
		speak(speech, "the %s", with_capital(speech->arena, en_ordinal(speech->arena, value)));
		return end;
	}
	if (!is_plainly_roman(speech->at, end))
		return NULL;
	speak(speech, "%s", en_number(speech->arena, value));
	return end;
}

static const char *
speak_weekdays(struct speech *speech)
{
	static const char *const days[] = {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"};
	static const char *const shorts_of[] = {"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
	int from, to;
	const char *end = scan_weekdays(speech, days, shorts_of, &from, &to);

	if (!end)
		return NULL;
	speak(speech, "%s to %s", weekdays[from], weekdays[to]);
	return end;
}

static const char *
speak_weekday(struct speech *speech)
{
	static const char *const shorts_of[] = {"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
	static const char *const longer[] = {"mon", "tues", "weds", "thurs", "fri", "sat", "sun"};
	const char *end = speak_weekday_short(speech, weekdays, shorts_of);

	return end ? end : speak_weekday_short(speech, weekdays, longer);
}

static const char *
speak_slashed_short(struct speech *speech)
{
	static const struct short_form forms[] = {{"c/o", "care of"}, {"w/o", "without"}, {"w/", "with"}, {"N/A", "not applicable"},
		{"n/a", "not applicable"}, {NULL, NULL}};

	for (const struct short_form *form = forms; form->written; form++) {
		const char *end = speech->at + strlen(form->written);

		if (begins_with(speech->at, form->written) && stands_free(speech, end)) {
			speak(speech, "%s", form->said);
			return end;
		}
	}
	return NULL;
}

static const char *
speak_title(struct speech *speech)
{
	static const struct short_form titles[] = {{"dr", "Doctor"}, {"mr", "Mister"}, {"mrs", "Missis"}, {"vs", "versus"}, {NULL, NULL}};
	struct spoken_word word, after;

	if (!word_after(speech->at, &word) || *word.end != ' ')
		return NULL;
	if (!word_after(word.end, &after))
		after.capital = begins_with(word.end, " &");
	for (const struct short_form *title = titles; title->written; title++)
		if (!strcmp(word.text, title->written) && (after.capital || title->said[0] == 'v')) {
			speak(speech, "%s", title->said);
			return word.end;
		}
	return NULL;
}

/* A unit without a number: "per m²", "km/h". */
static const char *
speak_unit_alone(struct speech *speech)
{
	struct spoken_word before;
	const struct unit *unit;
	const char *end = unit_at(speech->at, &unit);
	bool per = end && ((word_before(speech, speech->at, &before) && !strcmp(before.text, "per")) ||
	    (speech->at > speech->begin && speech->at[-1] == '/'));

	if (!end || !begins_free(speech) || !(per || strchr(unit->written, '/')))
		return NULL;
	speak(speech, "%s", per ? unit->one : unit->many);
	return end;
}

static const struct short_form shorts[] = {
	{"e.g", "for example"}, {"i.e", "that is"}, {"etc", "et cetera"}, {"approx", "approximately"}, {"max", "maximum"},
	{"min", "minimum"}, {"dr", "Doctor"}, {"prof", "Professor"}, {"mr", "Mister"}, {"mrs", "Missis"}, {"ms", "Miz"}, {"vs", "versus"}, {"incl", "including"},
	{"excl", "excluding"}, {"tel", "telephone"}, {"ext", "extension"}, {"no", "number"}, {"nos", "numbers"}, {"para", "paragraph"},
	{"art", "article"}, {"kft", "K F T"}, {"zrt", "Z R T"}, {"bt", "B T"}, {"nyrt", "N Y R T"}, {"st", "street"}, {"rd", "road"},
	{"p", "page"}, {"pp", "pages"}, {"p.o", "P O"}, {"dept", "department"}, {"govt", "government"}, {"cf", "compare"}, {"a.k.a", "also known as"},
	{"n.b", "note"}, {"p.s", "P S"}, {"ltd", "limited"}, {"inc", "incorporated"}, {"cont", "continued"}, {"vol", "volume"},
	{"ca", "around"}, {"resp", "respectively"}, {"jr", "junior"}, {"sr", "senior"}, {"fl", "floor"}, {"ker", "kerület"}, {NULL, NULL},
};

/* "no." is the end of a sentence more often than a number. */
static const char *
speak_short_form(struct speech *speech)
{
	struct spoken_word word;
	const char *next = word_after(speech->at, &word) ? skip_blanks(word.end + (*word.end == '.')) : NULL;

	if (next && word.capital && !strcmp(word.text, "no") && *word.end == ' ' && is_digit(*next)) {	/* No 883 */
		speak(speech, "%s", speech->at == speech->begin ? "Number" : "number");
		return word.end;
	}
	struct spoken_word before;
	bool street = word_before(speech, speech->at, &before) && before.capital;
	if (next && word.capital && !strcmp(word.text, "st") && *word.end == '.' && (is_capital(next) || street)) {
		speak(speech, "%s%s", street ? "Street" : "Saint", street && !*next ? "." : "");
		return word.end + 1;
	}
	if (next && one_of(word.text, "no nos p pp st rd art inc fl vol ms ext para ca") && *word.end == '.' &&
	    !is_digit(*next) && !(is_capital(next) && (is_capital(next + 1) || is_digit(next[1]))))
		return NULL;
	return speak_short(speech);
}

static const struct sign_names names = {
	.dot = "dot", .at = "at", .slash = "slash", .dash = "dash", .underscore = "underscore", .plus = "plus", .minus = "minus", .and = "and",
	.or = "or", .then = " then", .have = "have it", .missing = "missing", .paragraph = "section", .equals = "equals",
	.about = "about", .at_least = "at least", .at_most = "at most", .more = "more than", .less = "less than", .times = "by", .half = "half", .number = "number", .degrees = "degrees",
	.per = "per", .per_cent = "per cent", .www = "w w w", .blank = "to fill in", .to = " to ", .star = "star", .hash = "hash",
};

const struct tongue tongue_en = {
	.lang = "en", .group = ',', .decimal = '.', .names = &names, .between = " ",
	.read = "NEAK KRÉTA NATO UNESCO COVID OFFI ONYA", .spelled = "VAT USA EU ID IT UK UN OK FAQ",
	.shorts = shorts, .final_shorts = "etc kft zrt bt nyrt", .small_shorts = "",
	.group_words = en_group, .number_words = en_number,
	.digits = (const struct rule[]){{speak_address}, {speak_triplets}, {speak_document}, {speak_phone}, {speak_numeric_day}, {speak_serial}, {speak_section_last}, {speak_day_month}, {speak_time}, {speak_slashed},
		{speak_product}, {speak_range}, {speak_ordinal}, {speak_amount}, {speak_form}, {speak_house}, {speak_special}, {speak_plain_number}, {NULL}},
	.letters = (const struct rule[]){{speak_address}, {speak_iban}, {speak_letter}, {speak_point}, {speak_weekdays}, {speak_weekday}, {speak_slashed_short}, {speak_month}, {speak_roman_ordinal}, {speak_roman_dotted}, {speak_roman},
		{speak_money_first}, {speak_article}, {speak_title}, {speak_hungarian_street}, {speak_unit_alone}, {speak_short_form}, {speak_code}, {speak_acronym}, {NULL}},
	.signs = (const struct rule[]){{speak_phone}, {speak_money_first}, {speak_section}, {speak_part}, {speak_ratio}, {speak_dash}, {speak_minus}, {speak_mark}, {NULL}},
};
