#include "data/spoken/rules_hu.h"

#include <string.h>

#include "data/spoken/words_hu.h"

static const struct spoken_unit units[] = {
	HU_UNIT("€", "euró"), HU_UNIT("$", "dollár"), HU_UNIT("£", "font"), HU_UNIT("EUR", "euró"), HU_UNIT("HUF", "forint"), HU_UNIT("Ft", "forint"), HU_UNIT("USD", "dollár"),
	HU_UNIT("Ft/hó", "forint havonta"), HU_UNIT("Ft/év", "forint évente"), HU_UNIT("eFt", "ezer forint"), HU_UNIT("EFt", "ezer forint"),
	HU_UNIT("MFt", "millió forint"), HU_UNIT("MrdFt", "milliárd forint"), HU_UNIT("mrdFt", "milliárd forint"), HU_UNIT("euró", "euró"), 
	HU_UNIT("%", "százalék"), HU_UNIT("‰", "ezrelék"),
	HU_UNIT("km/h", "kilométer per óra"), HU_UNIT("km/ó", "kilométer per óra"), HU_UNIT("m/s", "méter per másodperc"), HU_UNIT("l/100 km", "liter per száz kilométer"),
	HU_UNIT("km2", "négyzetkilométer"), HU_UNIT("km²", "négyzetkilométer"), HU_UNIT("km", "kilométer"),
	HU_UNIT("cm3", "köbcentiméter"), HU_UNIT("cm³", "köbcentiméter"), HU_UNIT("ccm", "köbcentiméter"), HU_UNIT("cm2", "négyzetcentiméter"), HU_UNIT("cm²", "négyzetcentiméter"),
	HU_UNIT("cm", "centiméter"), HU_UNIT("Hgmm", "higanymilliméter"), HU_UNIT("mmHg", "higanymilliméter"), HU_UNIT("mm2", "négyzetmilliméter"), HU_UNIT("mm", "milliméter"), HU_UNIT("m2", "négyzetméter"), HU_UNIT("m²", "négyzetméter"),
	HU_UNIT("nm", "négyzetméter"), HU_UNIT("m3", "köbméter"), HU_UNIT("m³", "köbméter"), HU_UNIT("dm", "deciméter"), HU_UNIT("m", "méter"),
	HU_UNIT("kg", "kilogramm"), HU_UNIT("dkg", "dekagramm"), HU_UNIT("mg", "milligramm"), HU_UNIT("g", "gramm"), HU_UNIT("t", "tonna"), HU_UNIT("ha", "hektár"),
	HU_UNIT("dl", "deciliter"), HU_UNIT("ml", "milliliter"), HU_UNIT("hl", "hektoliter"), HU_UNIT("l", "liter"),
	HU_UNIT("kWh", "kilowattóra"), HU_UNIT("dB", "decibel"), HU_UNIT("MWh", "megawattóra"), HU_UNIT("MW", "megawatt"), HU_UNIT("GJ", "gigajoule"), HU_UNIT("MHz", "megahertz"), HU_UNIT("GHz", "gigahertz"), HU_UNIT("kHz", "kilohertz"), HU_UNIT("kcal", "kilokalória"),
	HU_UNIT("kW", "kilowatt"), HU_UNIT("W", "watt"), HU_UNIT("LE", "lóerő"), HU_UNIT("V", "volt"), HU_UNIT("Hz", "hertz"),
	HU_UNIT("kB", "kilobájt"), HU_UNIT("KB", "kilobájt"), HU_UNIT("MB", "megabájt"), HU_UNIT("GB", "gigabájt"), HU_UNIT("TB", "terabájt"), HU_UNIT("Mbit/s", "megabit per másodperc"),
	HU_UNIT("dpi", "dé-pé-i"), HU_UNIT("px", "pixel"), HU_UNIT("°C", "Celsius-fok"), HU_UNIT("°", "fok"),
	HU_UNIT("db", "darab"), HU_UNIT("pld", "példány"), HU_UNIT("p", "perc"), HU_UNIT("perc", "perc"), HU_UNIT("min", "perc"), HU_UNIT("mp", "másodperc"), HU_UNIT("ms", "ezredmásodperc"), HU_UNIT("hó", "hónap"), HU_UNIT("h", "óra"), HU_UNIT("ó", "óra"), HU_UNIT("old", "oldal"),
	HU_UNIT(NULL, NULL),
};

static const struct spoken_unit multiples[] = {
	HU_UNIT("ezer", "ezer"), HU_UNIT("e", "ezer"), HU_UNIT("k", "ezer"), HU_UNIT("E", "ezer"), HU_UNIT("millió", "millió"), HU_UNIT("M", "millió"), HU_UNIT("milliárd", "milliárd"),
	HU_UNIT("Mrd", "milliárd"), HU_UNIT("mrd", "milliárd"), HU_UNIT(NULL, NULL),
};

const struct spoken_units hu_measures = {
	.units = units, .multiples = multiples, .money = 7, .hundredths = "euró", .free_multiple = sizeof "Mrd", .multiplied = "",
	.dotted = "p perc mp h old ó db pld", .per = "",
};

bool
hu_counts(const char *at)
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

bool
hu_is_year(const struct numeral *number)
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

const char *
hu_numeral_words(struct speech *speech, const struct numeral *number, bool before)
{
	struct arena *arena = speech->arena;

	if (number->decimals)
		return hu_decimal(arena, number->value, number->decimals, number->decimal_count);
	if (number->half)
		return number->value ? arena_printf(arena, "%s és fél", hu_number_before(arena, number->value)) : "fél";
	return (before ? hu_number_before : hu_number)(arena, number->value);
}

const char *
hu_speak_unit(struct speech *speech, const struct spoken_unit *unit, const char *end)
{
	char suffix[SPEECH_WORD];
	const char *after = suffix_at(end, suffix), *each = strstr(unit->many, " havonta"), *said = unit->many;

	each = each ? each : strstr(said, " évente");
	if (each)
		said = arena_strndup(speech->arena, said, (size_t)(each - said));
	speak(speech, "%s%s", hu_word_with(speech->arena, said, suffix), each ? each : "");
	return after ? after : past_unit(speech, unit, end);
}

static const char *
speak_euros(struct speech *speech, const struct numeral *number, const char *end)
{
	unsigned cents = hundredths_of(number);
	char suffix[SPEECH_WORD];
	const char *after = suffix_at(end, suffix);

	speak(speech, "%s ", hu_number_before(speech->arena, number->value));
	if (cents)
		speak(speech, "euró %s ", hu_number_before(speech->arena, cents));
	speak(speech, "%s", hu_word_with(speech->arena, cents ? "cent" : "euró", suffix));
	return after ? after : end;
}

/* A number with a unit, perhaps in thousands or millions. */
const char *
hu_speak_amount(struct speech *speech)
{
	struct spoken_amount amount;
	const struct numeral *number = &amount.number;
	const struct spoken_unit *unit;

	if (!scan_amount(speech, &amount))
		return NULL;
	bool whole = !number->decimals && !number->half;
	if (!(unit = amount.multiple)) {
		unit = amount.unit;
		if (has_hundredths(speech, number, unit))
			return speak_euros(speech, number, amount.end);
		bool thousands = whole && strchr("eEMm", *unit->written) && word_ends(unit->written, "Ft");
		speak(speech, "%s%s", hu_numeral_words(speech, number, true), thousands ? "" : " ");
		return hu_speak_unit(speech, unit, amount.end);
	}
	speak(speech, "%s%s", hu_numeral_words(speech, number, true), whole ? "" : " ");
	if (amount.unit) {
		speak(speech, "%s ", unit->many);
		return hu_speak_unit(speech, amount.unit, amount.end);
	}
	char suffix[SPEECH_WORD];
	const char *after = suffix_at(amount.end, suffix);
	speak(speech, "%s", hu_number_with(speech->arena, unit->many, suffix));
	return after ? after : amount.end;
}

const char *
hu_speak_money_first(struct speech *speech)
{
	struct money money;

	if (!scan_money(speech, &money))
		return NULL;
	if (has_hundredths(speech, &money.from, money.unit))
		return speak_euros(speech, &money.from, money.from.end);
	speak(speech, "%s", hu_numeral_words(speech, &money.from, true));
	if (money.range)
		speak(speech, "-%s", hu_numeral_words(speech, &money.to, true));
	speak(speech, " ");
	return hu_speak_unit(speech, money.unit, money.end);
}
