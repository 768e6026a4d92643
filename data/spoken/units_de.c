#include "data/spoken/rules_de.h"

#include <string.h>

#define UNIT(written, one, many, gender) {written, one, many, many, one, gender}

static const struct spoken_unit units[] = {
	UNIT("Ft", "Forint", "Forint", MASCULINE), UNIT("HUF", "Forint", "Forint", MASCULINE), UNIT("€", "Euro", "Euro", MASCULINE),
	UNIT("EUR", "Euro", "Euro", MASCULINE), UNIT("$", "Dollar", "Dollar", MASCULINE), UNIT("USD", "Dollar", "Dollar", MASCULINE),
	UNIT("£", "Pfund", "Pfund", NEUTER), UNIT("%", "Prozent", "Prozent", NEUTER), UNIT("‰", "Promille", "Promille", NEUTER),
	UNIT("km/h", "Kilometer pro Stunde", "Kilometer pro Stunde", MASCULINE), UNIT("m/s", "Meter pro Sekunde", "Meter pro Sekunde", MASCULINE),
	UNIT("km²", "Quadratkilometer", "Quadratkilometer", MASCULINE), UNIT("km2", "Quadratkilometer", "Quadratkilometer", MASCULINE),
	UNIT("qm", "Quadratmeter", "Quadratmeter", MASCULINE), UNIT("m2", "Quadratmeter", "Quadratmeter", MASCULINE),
	UNIT("m²", "Quadratmeter", "Quadratmeter", MASCULINE), UNIT("m3", "Kubikmeter", "Kubikmeter", MASCULINE), UNIT("m³", "Kubikmeter", "Kubikmeter", MASCULINE),
	UNIT("cm3", "Kubikzentimeter", "Kubikzentimeter", MASCULINE), UNIT("cm³", "Kubikzentimeter", "Kubikzentimeter", MASCULINE),
	UNIT("ccm", "Kubikzentimeter", "Kubikzentimeter", MASCULINE), UNIT("cm²", "Quadratzentimeter", "Quadratzentimeter", MASCULINE),
	UNIT("km", "Kilometer", "Kilometer", MASCULINE), UNIT("cm", "Zentimeter", "Zentimeter", MASCULINE), UNIT("mm", "Millimeter", "Millimeter", MASCULINE),
	UNIT("m", "Meter", "Meter", MASCULINE), UNIT("kg", "Kilogramm", "Kilogramm", NEUTER), UNIT("mg", "Milligramm", "Milligramm", NEUTER),
	UNIT("g", "Gramm", "Gramm", NEUTER), UNIT("t", "Tonne", "Tonnen", FEMININE), UNIT("ha", "Hektar", "Hektar", MASCULINE),
	UNIT("ml", "Milliliter", "Milliliter", MASCULINE), UNIT("dl", "Deziliter", "Deziliter", MASCULINE), UNIT("l", "Liter", "Liter", MASCULINE),
	UNIT("kWh", "Kilowattstunde", "Kilowattstunden", FEMININE), UNIT("dB", "Dezibel", "Dezibel", NEUTER),
	UNIT("MWh", "Megawattstunde", "Megawattstunden", FEMININE), UNIT("MW", "Megawatt", "Megawatt", NEUTER), UNIT("GJ", "Gigajoule", "Gigajoule", NEUTER),
	UNIT("Hz", "Hertz", "Hertz", NEUTER), UNIT("kHz", "Kilohertz", "Kilohertz", NEUTER), UNIT("MHz", "Megahertz", "Megahertz", NEUTER),
	UNIT("GHz", "Gigahertz", "Gigahertz", NEUTER), UNIT("kW", "Kilowatt", "Kilowatt", NEUTER), UNIT("PS", "PS", "PS", NEUTER),
	UNIT("W", "Watt", "Watt", NEUTER), UNIT("V", "Volt", "Volt", NEUTER), UNIT("KB", "Kilobyte", "Kilobyte", NEUTER), UNIT("kB", "Kilobyte", "Kilobyte", NEUTER),
	UNIT("MB", "Megabyte", "Megabyte", NEUTER), UNIT("GB", "Gigabyte", "Gigabyte", NEUTER), UNIT("TB", "Terabyte", "Terabyte", NEUTER),
	UNIT("mmHg", "Millimeter Quecksilbersäule", "Millimeter Quecksilbersäule", MASCULINE), UNIT("Euro", "Euro", "Euro", MASCULINE),
	UNIT("°C", "Grad Celsius", "Grad Celsius", MASCULINE), UNIT("°", "Grad", "Grad", MASCULINE), UNIT("Min", "Minute", "Minuten", FEMININE),
	UNIT("min", "Minute", "Minuten", FEMININE), UNIT("Std", "Stunde", "Stunden", FEMININE), UNIT("h", "Stunde", "Stunden", FEMININE),
	UNIT("Sek", "Sekunde", "Sekunden", FEMININE), UNIT("s", "Sekunde", "Sekunden", FEMININE), UNIT("Stk", "Stück", "Stück", NEUTER),
	UNIT("J", "Jahr", "Jahre", NEUTER), UNIT("Mon", "Monat", "Monate", MASCULINE), UNIT("Pers", "Person", "Personen", FEMININE),
	UNIT(NULL, NULL, NULL, UNKNOWN_GENDER),
};

static const struct spoken_unit multiples[] = {
	UNIT("Tsd.", "tausend", "tausend", NEUTER), UNIT("Tsd", "tausend", "tausend", NEUTER), UNIT("Tausend", "tausend", "tausend", NEUTER),
	UNIT("tausend", "tausend", "tausend", NEUTER), UNIT("k", "tausend", "tausend", NEUTER),
	UNIT("Mio.", "Million", "Millionen", FEMININE), UNIT("Mio", "Million", "Millionen", FEMININE),
	UNIT("Millionen", "Million", "Millionen", FEMININE), UNIT("Million", "Million", "Million", FEMININE),
	UNIT("Mrd.", "Milliarde", "Milliarden", FEMININE), UNIT("Mrd", "Milliarde", "Milliarden", FEMININE),
	UNIT("Milliarden", "Milliarde", "Milliarden", FEMININE), UNIT(NULL, NULL, NULL, UNKNOWN_GENDER),
};

const struct spoken_units de_measures = {
	.units = units, .multiples = multiples, .money = 7, .hundredths = "Euro Dollar Pfund", .multiplied = "",
	.dotted = "Min Std Sek Stk min J Mon Pers", .per = "pro je",
};

const char *
de_numeral_words(struct speech *speech, const struct numeral *number, const char *one)
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

static const char *
speak_cents(struct speech *speech, const struct numeral *number, const struct spoken_unit *unit, const char *end)
{
	speak(speech, "%s %s", de_number(speech->arena, number->value, "ein"), unit->many);
	if (hundredths_of(number))
		speak(speech, " %s", de_cardinal(speech->arena, hundredths_of(number)));
	return end;
}

const char *
de_speak_amount(struct speech *speech)
{
	struct spoken_amount amount;
	const struct numeral *number = &amount.number;
	const struct spoken_unit *unit;

	if (!scan_amount(speech, &amount))
		return NULL;
	bool one = number->value == 1 && !number->decimals && !number->half;
	if ((unit = amount.multiple)) {
		bool thousand = unit->gender == NEUTER;

		speak(speech, "%s%s%s%s", de_numeral_words(speech, number, thousand ? "ein" : "eine"), thousand && !number->decimals ? "" : " ",
		    number->value == 1 && !number->decimals ? unit->one : unit->many, amount.unit ? " " : "");
		return amount.unit ? speak_unit(speech, amount.unit, false, amount.end) : amount.end;
	}
	unit = amount.unit;
	if (has_hundredths(speech, number, unit))
		return speak_cents(speech, number, unit, amount.end);
	speak(speech, "%s ", de_numeral_words(speech, number, one ? de_one(speech, speech->at, (enum gender)unit->gender) : "eins"));
	return speak_unit(speech, unit, one, amount.end);
}

const char *
de_speak_money_first(struct speech *speech)
{
	struct money money;

	if (!scan_money(speech, &money))
		return NULL;
	if (has_hundredths(speech, &money.from, money.unit))
		return speak_cents(speech, &money.from, money.unit, money.from.end);
	speak(speech, "%s%s%s %s", de_numeral_words(speech, &money.from, money.range ? "eins" : "ein"), money.range ? " bis " : "",
	    money.range ? de_numeral_words(speech, &money.to, "eins") : "", money.unit->many);
	return past_price_dash(money.end);
}
