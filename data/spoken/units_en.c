#include "data/spoken/rules_en.h"

#include <string.h>

#define UNIT(written, one, many) {written, one, many, many, one, 0}

static const struct spoken_unit units[] = {
	UNIT("Ft", "forint", "forints"), UNIT("HUF", "forint", "forints"), UNIT("€", "euro", "euros"), UNIT("EUR", "euro", "euros"),
	UNIT("£", "pound", "pounds"), UNIT("$", "dollar", "dollars"), UNIT("GBP", "pound", "pounds"), UNIT("USD", "dollar", "dollars"),
	UNIT("euros", "euro", "euros"), UNIT("pounds", "pound", "pounds"), UNIT("dollars", "dollar", "dollars"),
	UNIT("%", "per cent", "per cent"), UNIT("km/h", "kilometre per hour", "kilometres per hour"), UNIT("m/s", "metre per second", "metres per second"),
	UNIT("km2", "square kilometre", "square kilometres"), UNIT("km²", "square kilometre", "square kilometres"),
	UNIT("sq m", "square metre", "square metres"), UNIT("sqm", "square metre", "square metres"),
	UNIT("m2", "square metre", "square metres"), UNIT("m²", "square metre", "square metres"), UNIT("m3", "cubic metre", "cubic metres"),
	UNIT("m³", "cubic metre", "cubic metres"), UNIT("cm3", "cubic centimetre", "cubic centimetres"), UNIT("cm²", "square centimetre", "square centimetres"),
	UNIT("cm³", "cubic centimetre", "cubic centimetres"), UNIT("cc", "cubic centimetre", "cubic centimetres"),
	UNIT("ccm", "cubic centimetre", "cubic centimetres"), UNIT("km", "kilometre", "kilometres"),
	UNIT("cm", "centimetre", "centimetres"), UNIT("m", "metre", "metres"),
	UNIT("kg", "kilogram", "kilograms"), UNIT("mg", "milligram", "milligrams"), UNIT("g", "gram", "grams"), UNIT("t", "tonne", "tonnes"),
	UNIT("ha", "hectare", "hectares"), UNIT("ml", "millilitre", "millilitres"), UNIT("dl", "decilitre", "decilitres"), UNIT("l", "litre", "litres"),
	UNIT("kWh", "kilowatt hour", "kilowatt hours"), UNIT("dB", "decibel", "decibels"), UNIT("MWh", "megawatt hour", "megawatt hours"),
	UNIT("MW", "megawatt", "megawatts"), UNIT("GJ", "gigajoule", "gigajoules"), UNIT("Hz", "hertz", "hertz"), UNIT("kHz", "kilohertz", "kilohertz"),
	UNIT("MHz", "megahertz", "megahertz"), UNIT("GHz", "gigahertz", "gigahertz"), UNIT("kW", "kilowatt", "kilowatts"), UNIT("W", "watt", "watts"), UNIT("V", "volt", "volts"),
	UNIT("KB", "kilobyte", "kilobytes"), UNIT("kB", "kilobyte", "kilobytes"), UNIT("MB", "megabyte", "megabytes"), UNIT("GB", "gigabyte", "gigabytes"),
	UNIT("TB", "terabyte", "terabytes"), UNIT("px", "pixel", "pixels"), UNIT("dpi", "dots per inch", "dots per inch"),
	UNIT("°C", "degree Celsius", "degrees Celsius"), UNIT("°F", "degree Fahrenheit", "degrees Fahrenheit"), UNIT("°", "degree", "degrees"),
	UNIT("mmHg", "millimetre of mercury", "millimetres of mercury"), UNIT("mm Hg", "millimetre of mercury", "millimetres of mercury"),
	UNIT("mm", "millimetre", "millimetres"), UNIT("min", "minute", "minutes"), UNIT("mins", "minute", "minutes"), UNIT("hrs", "hour", "hours"), UNIT("hr", "hour", "hours"), UNIT("h", "hour", "hours"),
	UNIT("sec", "second", "seconds"), UNIT("yrs", "year", "years"), UNIT("pcs", "piece", "pieces"), UNIT("pc", "piece", "pieces"),
	UNIT(NULL, NULL, NULL),
};

static const struct spoken_unit multiples[] = {
	UNIT("thousand", "thousand", "thousand"), UNIT("million", "million", "million"), UNIT("billion", "billion", "billion"),
	UNIT("M", "million", "million"), UNIT("m", "million", "million"), UNIT("bn", "billion", "billion"), UNIT("k", "thousand", "thousand"),
	UNIT(NULL, NULL, NULL),
};

const struct spoken_units en_measures = {
	.units = units, .multiples = multiples, .money = 8, .hundredths = "euro pound dollar", .free_multiple = sizeof "bn",
	.multiplied = "forint forints euro euros pounds dollars people", .dotted = "min mins hrs hr h sec s yrs pcs pc", .per = "per",
};

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

static const char *
speak_cents(struct speech *speech, const struct numeral *number, const struct spoken_unit *unit, const char *end)
{
	speak(speech, "%s %s", en_number(speech->arena, number->value), number->value == 1 ? unit->one : unit->many);
	if (hundredths_of(number))
		speak(speech, " %s", en_number(speech->arena, hundredths_of(number)));
	return end;
}

const char *
en_speak_amount(struct speech *speech)
{
	struct spoken_amount amount;
	const struct numeral *number = &amount.number;

	if (!scan_amount(speech, &amount))
		return NULL;
	if (amount.multiple) {
		speak(speech, "%s %s%s", en_numeral_words(speech, number), amount.multiple->many, amount.unit ? " " : "");
		return amount.unit ? speak_unit(speech, amount.unit, false, amount.end) : amount.end;
	}
	if (has_hundredths(speech, number, amount.unit))
		return speak_cents(speech, number, amount.unit, amount.end);
	/* "a 10 MB file" */
	struct spoken_word before, noun;
	bool article = word_before(speech, speech->at, &before) && one_of(before.text, "a an") && *amount.end == ' ' &&
	    word_after(amount.end, &noun) && !one_of(noun.text, "of to in at on for and or is per");
	speak(speech, "%s ", en_numeral_words(speech, number));
	return speak_unit(speech, amount.unit, article || (number->value == 1 && !number->decimals && !number->half), amount.end);
}

const char *
en_speak_money_first(struct speech *speech)
{
	struct money money;
	const struct spoken_unit *multiple;

	if (!scan_money(speech, &money))
		return NULL;
	if (has_hundredths(speech, &money.from, money.unit))
		return speak_cents(speech, &money.from, money.unit, money.from.end);
	speak(speech, "%s ", en_numeral_words(speech, &money.from));
	if (money.range) {
		speak(speech, "to %s %s", en_numeral_words(speech, &money.to), money.unit->many);
		return money.end;
	}
	const char *end = unit_at(money.end, multiples, &multiple);
	if (end)
		speak(speech, "%s ", multiple->many);
	speak(speech, "%s", money.from.value == 1 && !end && !money.from.decimals ? money.unit->one : money.unit->many);
	return end ? end : money.end;
}

const char *
en_year_or_number(struct speech *speech, const struct numeral *number)
{
	return looks_like_year(number) && number->value >= 1900 ? en_year(speech->arena, number->value) : en_numeral_words(speech, number);
}
