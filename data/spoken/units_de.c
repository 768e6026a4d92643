#include "data/spoken/rules_de.h"

#include <string.h>

static const struct de_unit units[] = {
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

const char *
de_unit_at(const char *at, const struct de_unit **out)
{
	at = skip_blanks(at);
	for (const struct de_unit *unit = units; unit->written; unit++) {
		const char *end = at + strlen(unit->written);

		if (begins_with(at, unit->written) && !letter_size(end) && !is_digit(*end) && *end != '-') {
			*out = unit;
			return end;
		}
	}
	return NULL;
}

bool
de_looks_like_year(const struct numeral *number)
{
	return number->digits == 4 && !number->grouped && !number->decimals && !number->half && number->value >= 1100 &&
	    number->value <= 2100;
}

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
	if (de_looks_like_year(number) && number->value < 2000 && number->value >= 1900)
		return de_year(arena, number->value);
	return de_number(arena, number->value, one);
}

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

const char *
de_speak_unit(struct speech *speech, const struct de_unit *unit, bool one, const char *end)
{
	speak(speech, "%s", one ? unit->one : unit->many);
	if (*end == '.' && one_of(unit->written, "Min Std Sek Stk min J Mon Pers")) {
		speak(speech, "%s", sentence_ends(end + 1) ? "." : "");
		return end + 1;
	}
	return begins_with(end, ",-") ? end + 2 : end;
}

static const char *
speak_cents(struct speech *speech, const struct numeral *number, const struct de_unit *unit, const char *end)
{
	unsigned cents = (unsigned)(number->decimals[0] - '0') * 10 + (unsigned)(number->decimals[1] - '0');

	speak(speech, "%s %s", de_number(speech->arena, number->value, "ein"), unit->many);
	if (cents)
		speak(speech, " %s", de_cardinal(speech->arena, cents));
	return end;
}

const char *
de_speak_amount(struct speech *speech)
{
	struct numeral number;
	const struct de_unit *unit;
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

		speak(speech, "%s%s%s", de_numeral_words(speech, &number, thousand ? "ein" : "eine"), thousand && !number.decimals ? "" : " ",
		    !one ? multiple : word_ends(multiple, "den") ? replace_end(speech->arena, multiple, "n", "") : word_ends(multiple, "en") ?
		    replace_end(speech->arena, multiple, "en", "") : multiple);
		if (!(end = de_unit_at(after, &unit)))
			return after;
		speak(speech, " ");
		return de_speak_unit(speech, unit, false, end);
	}
	if (!(end = de_unit_at(next, &unit)))
		return NULL;
	if (number.decimal_count == 2 && one_of(unit->one, "Euro Dollar Pfund"))
		return speak_cents(speech, &number, unit, end);
	bool one = number.value == 1 && !number.decimals && !number.half;
	speak(speech, "%s ", de_numeral_words(speech, &number, one ? de_one(speech, speech->at, unit->gender) : "eins"));
	return de_speak_unit(speech, unit, one, end);
}

const char *
de_speak_money_first(struct speech *speech)
{
	struct numeral number;

	for (const struct de_unit *unit = units; unit < units + 7; unit++) {
		if (!begins_with(speech->at, unit->written) ||
		    !scan_numeral(skip_blanks(speech->at + strlen(unit->written)), speech->tongue, &number))
			continue;
		if (number.decimal_count == 2 && one_of(unit->one, "Euro Dollar Pfund"))
			return speak_cents(speech, &number, unit, number.end);
		struct numeral to;
		const char *next = skip_dash(number.end);
		next = next && begins_with(next, unit->written) ? next + strlen(unit->written) : next;	/* €5–€10 */
		bool range = next && scan_numeral(next, speech->tongue, &to);
		speak(speech, "%s%s%s %s", de_numeral_words(speech, &number, range ? "eins" : "ein"), range ? " bis " : "",
		    range ? de_numeral_words(speech, &to, "eins") : "", unit->many);
		number.end = range ? to.end : number.end;
		return begins_with(number.end, ",-") ? number.end + 2 : number.end;
	}
	return NULL;
}

const char *
de_unit_before_dash(const char *at, const struct de_unit **out)
{
	for (const struct de_unit *unit = units; unit->written; unit++)
		if (begins_with(at, unit->written) && at[strlen(unit->written)] == '-') {
			*out = unit;
			return at + strlen(unit->written);
		}
	return NULL;
}

/* A unit without a number: "pro m²", "km/h". */
const char *
de_speak_unit_alone(struct speech *speech)
{
	struct spoken_word before;
	const struct de_unit *unit;
	const char *end = de_unit_at(speech->at, &unit);
	bool per = end && ((word_before(speech, speech->at, &before) && one_of(before.text, "pro je")) ||
	    (speech->at > speech->begin && speech->at[-1] == '/'));

	if (!end || !begins_free(speech) || !(per || strchr(unit->written, '/')))
		return NULL;
	speak(speech, "%s", per ? unit->one : unit->many);
	return end;
}
