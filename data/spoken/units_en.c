#include "data/spoken/rules_en.h"

#include <string.h>

static const struct en_unit units[] = {
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

bool
en_looks_like_year(const struct numeral *number)
{
	return number->digits == 4 && !number->grouped && !number->decimals && !number->half && number->value >= 1100 &&
	    number->value <= 2099;
}

const char *
en_numeral_words(struct speech *speech, const struct numeral *number)
{
	struct arena *arena = speech->arena;

	if (number->decimals)
		return arena_printf(arena, "%s point %s", en_number(arena, number->value),
		    en_group(arena, number->decimals, number->decimal_count));
	if (number->half)
		return number->value ? arena_printf(arena, "%s and a half", en_number(arena, number->value)) : "half";
	return en_number(arena, number->value);
}

const char *
en_unit_at(const char *at, const struct en_unit **out)
{
	at = skip_blanks(at);
	for (const struct en_unit *unit = units; unit->written; unit++) {
		const char *end = at + strlen(unit->written);

		if (begins_with(at, unit->written) && !letter_size(end) && !is_digit(*end)) {
			*out = unit;
			return end;
		}
	}
	return NULL;
}

const char *
en_speak_unit(struct speech *speech, const struct en_unit *unit, bool one, const char *end)
{
	speak(speech, "%s", one ? unit->one : unit->many);
	if (*end == '.' && one_of(unit->written, "min mins hrs hr h sec s yrs pcs pc")) {
		speak(speech, "%s", sentence_ends(end + 1) ? "." : "");
		return end + 1;
	}
	return end;
}

static const char *
speak_cents(struct speech *speech, const struct numeral *number, const struct en_unit *unit, const char *end)
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
	const struct en_unit *unit;
	struct spoken_word word;

	at = skip_blanks(at);
	for (size_t i = 0; i < sizeof multiples / sizeof *multiples; i++) {
		const char *end = at + strlen(multiples[i].written);

		if (begins_with(at, multiples[i].written) && !letter_size(end) && (i < 3 || money || en_unit_at(end, &unit) || (word_after(end, &word) && one_of(word.text, "forint forints euro euros pounds dollars people")))) {
			*name = multiples[i].said;
			return end;
		}
	}
	return NULL;
}

const char *
en_speak_amount(struct speech *speech)
{
	struct numeral number;
	const struct en_unit *unit;
	const char *multiple, *next, *end;

	if (!scan_numeral(speech->at, speech->tongue, &number) || !begins_free(speech))
		return NULL;
	if ((next = multiple_at(number.end, false, &multiple))) {
		speak(speech, "%s %s", en_numeral_words(speech, &number), multiple);
		if (!(end = en_unit_at(next, &unit)))
			return next;
		speak(speech, " ");
		return en_speak_unit(speech, unit, false, end);
	}
	number.end += begins_with(number.end, ",-") ? 2 : 0;
	if (!(end = en_unit_at(number.end, &unit)))
		return NULL;
	if (number.decimal_count == 2 && one_of(unit->one, "euro pound dollar"))
		return speak_cents(speech, &number, unit, end);
	/* "a 10 MB file" */
	struct spoken_word before, noun;
	bool article = word_before(speech, speech->at, &before) && one_of(before.text, "a an") && *end == ' ' && word_after(end, &noun) &&
	    !one_of(noun.text, "of to in at on for and or is per");
	speak(speech, "%s ", en_numeral_words(speech, &number));
	return en_speak_unit(speech, unit, article || (number.value == 1 && !number.decimals && !number.half), end);
}

const char *
en_speak_money_first(struct speech *speech)
{
	const char *multiple, *end;
	struct numeral number;

	for (const struct en_unit *unit = units; unit < units + 8; unit++) {
		if (!begins_with(speech->at, unit->written) ||
		    !scan_numeral(skip_blanks(speech->at + strlen(unit->written)), speech->tongue, &number))
			continue;
		if (number.decimal_count == 2 && one_of(unit->one, "euro pound dollar"))
			return speak_cents(speech, &number, unit, number.end);
		speak(speech, "%s ", en_numeral_words(speech, &number));
		struct numeral to;
		const char *next = skip_dash(number.end);
		next = next && begins_with(next, unit->written) ? next + strlen(unit->written) : next;	/* €5–€10 */
		if (next && scan_numeral(next, speech->tongue, &to)) {
			speak(speech, "to %s %s", en_numeral_words(speech, &to), unit->many);
			return to.end;
		}
		if ((end = multiple_at(number.end, true, &multiple)))
			speak(speech, "%s ", multiple);
		speak(speech, "%s", number.value == 1 && !end && !number.decimals ? unit->one : unit->many);
		return end ? end : number.end;
	}
	return NULL;
}

const char *
en_year_or_number(struct speech *speech, const struct numeral *number)
{
	return en_looks_like_year(number) && number->value >= 1900 ? en_year(speech->arena, number->value) : en_numeral_words(speech, number);
}

/* A unit without a number: "per m²", "km/h". */
const char *
en_speak_unit_alone(struct speech *speech)
{
	struct spoken_word before;
	const struct en_unit *unit;
	const char *end = en_unit_at(speech->at, &unit);
	bool per = end && ((word_before(speech, speech->at, &before) && !strcmp(before.text, "per")) ||
	    (speech->at > speech->begin && speech->at[-1] == '/'));

	if (!end || !begins_free(speech) || !(per || strchr(unit->written, '/')))
		return NULL;
	speak(speech, "%s", per ? unit->one : unit->many);
	return end;
}
