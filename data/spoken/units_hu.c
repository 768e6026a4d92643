#include "data/spoken/rules_hu.h"

#include <string.h>

#include "data/spoken/words_hu.h"

const struct hu_unit hu_units[] = {
	{"Ft/hó", "forint havonta"}, {"Ft/év", "forint évente"}, {"Ft", "forint"}, {"eFt", "ezer forint"}, {"EFt", "ezer forint"},
	{"MFt", "millió forint"}, {"MrdFt", "milliárd forint"}, {"mrdFt", "milliárd forint"}, {"euró", "euró"}, {"HUF", "forint"}, {"€", "euró"}, {"EUR", "euró"}, {"$", "dollár"}, {"USD", "dollár"},
	{"£", "font"}, {"%", "százalék"}, {"‰", "ezrelék"},
	{"km/h", "kilométer per óra"}, {"km/ó", "kilométer per óra"}, {"m/s", "méter per másodperc"}, {"l/100 km", "liter per száz kilométer"},
	{"km2", "négyzetkilométer"}, {"km²", "négyzetkilométer"}, {"km", "kilométer"},
	{"cm3", "köbcentiméter"}, {"cm³", "köbcentiméter"}, {"ccm", "köbcentiméter"}, {"cm2", "négyzetcentiméter"}, {"cm²", "négyzetcentiméter"},
	{"cm", "centiméter"}, {"Hgmm", "higanymilliméter"}, {"mmHg", "higanymilliméter"}, {"mm2", "négyzetmilliméter"}, {"mm", "milliméter"}, {"m2", "négyzetméter"}, {"m²", "négyzetméter"},
	{"nm", "négyzetméter"}, {"m3", "köbméter"}, {"m³", "köbméter"}, {"dm", "deciméter"}, {"m", "méter"},
	{"kg", "kilogramm"}, {"dkg", "dekagramm"}, {"mg", "milligramm"}, {"g", "gramm"}, {"t", "tonna"}, {"ha", "hektár"},
	{"dl", "deciliter"}, {"ml", "milliliter"}, {"hl", "hektoliter"}, {"l", "liter"},
	{"kWh", "kilowattóra"}, {"dB", "decibel"}, {"MWh", "megawattóra"}, {"MW", "megawatt"}, {"GJ", "gigajoule"}, {"MHz", "megahertz"}, {"GHz", "gigahertz"}, {"kHz", "kilohertz"}, {"kcal", "kilokalória"},
	{"kW", "kilowatt"}, {"W", "watt"}, {"LE", "lóerő"}, {"V", "volt"}, {"Hz", "hertz"},
	{"kB", "kilobájt"}, {"KB", "kilobájt"}, {"MB", "megabájt"}, {"GB", "gigabájt"}, {"TB", "terabájt"}, {"Mbit/s", "megabit per másodperc"},
	{"dpi", "dé-pé-i"}, {"px", "pixel"}, {"°C", "Celsius-fok"}, {"°", "fok"},
	{"db", "darab"}, {"pld", "példány"}, {"p", "perc"}, {"perc", "perc"}, {"min", "perc"}, {"mp", "másodperc"}, {"ms", "ezredmásodperc"}, {"hó", "hónap"}, {"h", "óra"}, {"ó", "óra"}, {"old", "oldal"},
	{NULL, NULL},
};

const struct hu_unit hu_multiples[] = {
	{"ezer", "ezer"}, {"e", "ezer"}, {"k", "ezer"}, {"E", "ezer"}, {"millió", "millió"}, {"M", "millió"}, {"milliárd", "milliárd"},
	{"Mrd", "milliárd"}, {"mrd", "milliárd"}, {NULL, NULL},
};

const char *
hu_unit_at(const char *at, const struct hu_unit *table, const struct hu_unit **out)
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
hu_speak_unit(struct speech *speech, const struct hu_unit *unit, const char *end)
{
	char suffix[SPEECH_WORD];
	const char *after = suffix_at(end, suffix), *each = strstr(unit->said, " havonta"), *said = unit->said;

	each = each ? each : strstr(unit->said, " évente");
	if (each)
		said = arena_strndup(speech->arena, said, (size_t)(each - said));
	speak(speech, "%s%s", hu_word_with(speech->arena, said, suffix), each ? each : "");
	if (after)
		return after;
	/* A short form of time has a full stop. */
	if (*end == '.' && one_of(unit->written, "p perc mp h old ó db")) {
		speak(speech, "%s", sentence_ends(end + 1) ? "." : "");
		return end + 1;
	}
	return hu_past_price_dash(end);
}

const char *
hu_past_price_dash(const char *at)
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
	struct numeral number;
	const struct hu_unit *unit, *multiple = NULL;

	if (!scan_numeral(speech->at, speech->tongue, &number) || !begins_free(speech))
		return NULL;
	const char *end = hu_past_price_dash(number.end), *next = hu_unit_at(end, hu_multiples, &multiple), *after;
	if (next && (strlen(multiple->written) > 3 || hu_unit_at(next, hu_units, &unit))) {
		const char *words = hu_numeral_words(speech, &number, true);
		char suffix[SPEECH_WORD];

		speak(speech, "%s%s", words, number.decimals || number.half ? " " : "");
		if ((after = hu_unit_at(next, hu_units, &unit))) {
			speak(speech, "%s ", multiple->said);
			return hu_speak_unit(speech, unit, after);
		}
		after = suffix_at(next, suffix);
		speak(speech, "%s", hu_number_with(speech->arena, multiple->said, suffix));
		return after ? after : next;
	}
	if (!(after = hu_unit_at(end, hu_units, &unit)))
		return NULL;
	if (!strcmp(unit->said, "euró") && number.decimals && number.decimal_count == 2)
		return speak_euros(speech, &number, after);
	bool thousands = !number.decimals && !number.half && strchr("eEMm", *unit->written) && word_ends(unit->written, "Ft");
	speak(speech, "%s%s", hu_numeral_words(speech, &number, true), thousands ? "" : " ");
	return hu_speak_unit(speech, unit, after);
}

const char *
hu_speak_money_first(struct speech *speech)
{
	static const struct hu_unit signs[] = {{"€", "euró"}, {"$", "dollár"}, {"£", "font"}, {"EUR", "euró"}, {"HUF", "forint"},
		{"Ft", "forint"}, {"USD", "dollár"}};
	struct numeral number;

	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
		if (!begins_with(speech->at, signs[i].written) ||
		    !scan_numeral(skip_blanks(speech->at + strlen(signs[i].written)), speech->tongue, &number))
			continue;
		if (!strcmp(signs[i].said, "euró") && number.decimals && number.decimal_count == 2)
			return speak_euros(speech, &number, number.end);
		speak(speech, "%s ", hu_numeral_words(speech, &number, true));
		return hu_speak_unit(speech, &signs[i], number.end);
	}
	return NULL;
}
