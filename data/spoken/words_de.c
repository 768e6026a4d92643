#include "data/spoken/words_de.h"

#include <string.h>

static const char *const ones[] = {"null", "ein", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn",
	"elf", "zwölf", "dreizehn", "vierzehn", "fünfzehn", "sechzehn", "siebzehn", "achtzehn", "neunzehn"};
static const char *const tens[] = {"", "", "zwanzig", "dreißig", "vierzig", "fünfzig", "sechzig", "siebzig", "achtzig", "neunzig"};

static const char *
below_hundred(struct arena *arena, unsigned value, const char *one)
{
	if (value < 20)
		return value == 1 ? one : ones[value];
	return value % 10 ? arena_printf(arena, "%sund%s", ones[value % 10], tens[value / 10]) : tens[value / 10];
}

static const char *
below_thousand(struct arena *arena, unsigned value, const char *one)
{
	unsigned rest = value % 100;

	if (value < 100)
		return below_hundred(arena, value, one);
	return arena_printf(arena, "%shundert%s", value >= 200 ? ones[value / 100] : "", rest ? below_hundred(arena, rest, one) : "");
}

const char *
de_number(struct arena *arena, uint64_t value, const char *one)
{
	static const struct {
		uint64_t size;
		const char *single, *many;
	} steps[] = {{1000000000000, "eine Billion", "Billionen"}, {1000000000, "eine Milliarde", "Milliarden"},
		{1000000, "eine Million", "Millionen"}};
	const char *words = "";

	if (value < 1000)
		return below_thousand(arena, (unsigned)value, one);
	for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
		unsigned times = (unsigned)(value / steps[i].size);

		value %= steps[i].size;
		if (times)
			words = times == 1 ? arena_printf(arena, "%s%s%s", words, *words ? " " : "", steps[i].single) :
			    arena_printf(arena, "%s%s%s %s", words, *words ? " " : "", below_thousand(arena, times, "eine"), steps[i].many);
	}
	if (!value)
		return words;
	unsigned thousands = (unsigned)(value / 1000), rest = (unsigned)(value % 1000);
	return arena_printf(arena, "%s%s%s%s%s", words, *words ? " " : "", thousands > 1 ? below_thousand(arena, thousands, "ein") : "",
	    thousands ? "tausend" : "", rest ? below_thousand(arena, rest, one) : "");
}

const char *
de_cardinal(struct arena *arena, uint64_t value)
{
	return de_number(arena, value, "eins");
}

const char *
de_year(struct arena *arena, uint64_t year)
{
	if (year < 1100 || year > 1999)
		return de_cardinal(arena, year);
	return arena_printf(arena, "%shundert%s", ones[year / 100], year % 100 ? below_hundred(arena, (unsigned)(year % 100), "eins") : "");
}

const char *
de_ordinal(struct arena *arena, uint64_t value, const char *ending)
{
	static const char *const small[] = {"nullt", "erst", "zweit", "dritt", "viert", "fünft", "sechst", "siebt", "acht"};
	unsigned last = (unsigned)(value % 100);

	if (value < 9)
		return arena_printf(arena, "%s%s", small[value], ending);
	if (last && last < 9)
		return arena_printf(arena, "%s%s%s", de_cardinal(arena, value - last), small[last], ending);
	return arena_printf(arena, "%s%s%s", de_cardinal(arena, value), last && last < 20 ? "t" : "st", ending);
}

const char *
de_group(struct arena *arena, const char *digits, size_t count)
{
	const char *words = "";

	for (size_t i = 0; i < count; i++)
		words = arena_printf(arena, "%s%s%s", words, i ? " " : "", digits[i] == '1' ? "eins" : ones[digits[i] - '0']);
	return words;
}

static const char *const known[] = {
	[MASCULINE] = "tag monat stock geburtstag schritt bezirk absatz abschnitt antrag schalter euro forint teil punkt mai januar"
	    " februar märz april juni juli august september oktober november dezember kilometer meter zentimeter liter jahrgang"
	    " raum platz eingang turnus termin besuch anlauf versuch grad rang kreis wahlgang mann sohn elternteil zeuge brief ausweis"
	    " pass aufgang hof kalendertag werktag arbeitstag lebensmonat schwangerschaftsmonat fall weg satz vertrag name nachmittag"
	    " vormittag anhang stichtag feiertag jahrestag samstag sonntag montag dienstag mittwoch donnerstag freitag grund flügel aufruf"
	    " kunde zeuge bürger besucher patient erbe antragsteller gast mitarbeiter bewerber schüler platz bus zug wohnsitz cent tropfen wagen kasten laden",
	[FEMININE] = "woche stunde minute sekunde klasse etage stufe seite person kopie frage million stelle frist rate tür hälfte"
	    " gruppe zeile spalte schwangerschaftswoche nummer zahlung mahnung lebenswoche ausfertigung rechnung ehe tochter mutter"
	    " unterschrift kategorie reihe linie zone phase version auflage adresse wohnung gebühr zeugin rata schicht vorsorgeuntersuchung"
	    " hand familie instanz"
	    " generation seitenzahl hausnummer wahl spalte anlage sitzung runde prüfung hilfe schwangerschaft impfung mahnstufe klassenstufe"
	    " altersgruppe lebenshälfte januarhälfte monatshälfte jahreshälfte",
	[NEUTER] = "jahr kind foto lebensjahr mal kapitel obergeschoss og untergeschoss ug halbjahr quartal kilogramm gramm prozent blatt"
	    " dokument fenster exemplar original formular buch fach semester schuljahr gebot zimmer stockwerk haus bild passfoto quartal"
	    " papier amt gesetz konto auto fahrzeug dienstjahr"
	    " jahrhundert jahrzehnt jahrtausend jahresviertel lehrjahr schuljahr lebensjahrzehnt drittel viertel exemplar trimester schulhalbjahr büro zeugnis ergebnis angebot zertifikat bezirksamt auto zeichen",
};

static bool
is_known(const char *noun, enum gender gender)
{
	size_t size = strlen(noun);
	char bare[SPEECH_WORD];

	if (one_of(noun, known[gender]))
		return true;
	strcpy(bare, noun);
	/* Tages, Kindes, Monats */
	if (size > 3 && noun[size - 1] == 's') {
		bare[size - 1] = '\0';
		if (one_of(bare, known[gender]))
			return true;
		if (noun[size - 2] == 'e') {
			bare[size - 2] = '\0';
			return one_of(bare, known[gender]);
		}
	}
	return false;
}

bool
de_knows(const char *noun)
{
	return is_known(noun, MASCULINE) || is_known(noun, FEMININE) || is_known(noun, NEUTER);
}

enum gender
de_gender(const char *noun)
{
	static const char *const feminine[] = {"ung", "heit", "keit", "schaft", "tion", "tät", "ie", "ik", "ur", "e", "klasse", "woche"};
	static const char *const neuter[] = {"chen", "lein", "um", "ment", "jahr", "geld", "foto", "kind", "geschoss", "blatt"};

	for (enum gender gender = MASCULINE; gender < UNKNOWN_GENDER; gender++)
		if (is_known(noun, gender))
			return gender;
	for (size_t i = 0; i < sizeof neuter / sizeof *neuter; i++)
		if (word_ends(noun, neuter[i]))
			return NEUTER;
	for (size_t i = 0; i < sizeof feminine / sizeof *feminine; i++)
		if (word_ends(noun, feminine[i]))
			return FEMININE;
	return UNKNOWN_GENDER;
}

enum gender
de_gender_of_many(const char *noun)
{
	static const char *const ends[] = {"", "n", "en", "e", "er", "ern", "s"};
	char singular[SPEECH_WORD];

	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
		if (!word_ends(noun, ends[i]))
			continue;
		strcpy(singular, noun);
		singular[strlen(noun) - strlen(ends[i])] = '\0';
		for (enum gender gender = MASCULINE; gender < UNKNOWN_GENDER; gender++)
			if (is_known(singular, gender))
				return gender;
	}
	return UNKNOWN_GENDER;
}

#define DATIVE "aus bei mit nach seit von zu ab außer gegenüber binnen"
#define TWO_WAY "in an auf vor über unter neben zwischen hinter"
#define ACCUSATIVE "bis für durch gegen ohne um pro je"
#define WEAK "am im vom zum beim dem den des zur einer einem eines einen ihrem seinem ihrer seiner meiner meinem jedem jeden" \
	" diesem diesen dieser keinem deren beiden ins alle allen"
#define STRONG_ARTICLE "die das jede jedes jeder diese dieses ihre seine eine keine dieselbe"

bool
de_after_article(const struct speech *speech, const char *at)
{
	struct spoken_word before;

	return word_before(speech, at, &before) && one_of(before.text, WEAK " " STRONG_ARTICLE " der ein ihr sein unser euer mein dein kein und bis");
}

/* Whether "am Montag," stands before: what follows is in the case of the weekday. */
static bool
after_dated_weekday(const struct speech *speech, const char *at)
{
	struct spoken_word day, before;

	return at - speech->begin > 2 && at[-1] == ' ' && at[-2] == ',' && word_before(speech, at - 2, &day) &&
	    one_of(day.text, "montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag") &&
	    word_before(speech, day.begin, &before) && one_of(before.text, "am bis ab vom zum seit");
}

const char *
de_ending(struct speech *speech, const char *at, enum gender gender)
{
	struct spoken_word before, earlier;
	const char *strong = gender == FEMININE ? "e" : gender == NEUTER ? "es" : "er";
	bool has = word_before(speech, at, &before);
	const char *ending = strong;

	bool listed = at - speech->begin > 3 && !strncmp(at - 3, "., ", 3);	/* 21., 22. und 23. Mai */
	if (!has && after_dated_weekday(speech, at))
		ending = "en";
	else if (!has && listed && speech->ending)
		ending = speech->ending;
	else if (!has)
		ending = strong;
	else if (one_of(before.text, "und oder bis sowie") && speech->ending)
		ending = speech->ending;
	else if (one_of(before.text, WEAK))
		ending = "en";
	else if (one_of(before.text, STRONG_ARTICLE))
		ending = "e";
	else if (!strcmp(before.text, "der"))
		ending = gender == FEMININE || (word_before(speech, before.begin, &earlier) && one_of(earlier.text, DATIVE)) ? "en" : "e";
	else if (one_of(before.text, DATIVE " " TWO_WAY))
		ending = gender == FEMININE ? "er" : "em";
	else if (one_of(before.text, ACCUSATIVE))
		ending = gender == FEMININE ? "e" : gender == NEUTER ? "es" : "en";
	speech->ending = ending;
	return ending;
}

/* "ist 1 km entfernt": whether a sentence goes on to say what is measured. */
static bool
measures_ahead(const char *at)
{
	struct spoken_word word;

	for (; word_after(at, &word) || is_digit(*skip_blanks(at)); at = *word.text ? word.end : skip_blanks(at) + 1)
		if (one_of(word.text, "entfernt lang breit hoch tief dick schwer alt groß gültig weit"))
			return true;
	return false;
}

const char *
de_one(const struct speech *speech, const char *at, enum gender gender)
{
	struct spoken_word before, counted;
	bool has = word_before(speech, at, &before);

	/* "nach 1 Jahr und 1 Tag": as the first. */
	if (has && one_of(before.text, "und oder sowie") && word_before(speech, before.begin, &counted)) {
		const char *first = counted.begin;

		while (first > speech->begin && strchr(" 0123456789", first[-1]))
			first--;
		if (first < counted.begin - 1)
			return de_one(speech, first + (*first == ' '), gender);
	}
	if (has && one_of(before.text, DATIVE " " TWO_WAY))
		return gender == FEMININE ? "einer" : "einem";
	if (has && one_of(before.text, "innerhalb außerhalb während wegen trotz statt"))
		return gender == FEMININE ? "einer" : "eines";
	if (has && one_of(before.text, "am im vom zum beim dem"))
		return "einen";
	if (gender == FEMININE)
		return "eine";
	if (gender == MASCULINE && !has && measures_ahead(at))
		return "einen";
	/* What it takes, costs or lasts is an object; what there is is none. */
	if (gender == MASCULINE && has && (!before.capital || one_of(before.text, "sie " ACCUSATIVE)) && !one_of(before.text, "und oder ist sind war bleibt bleiben fehlt fehlen beträgt wird"
	    " werden als wie vergeht folgt weniger mehr höchstens mindestens"))
		return "einen";
	if (gender == MASCULINE && has && !strcmp(before.text, "ist") && measures_ahead(at))
		return "einen";
	return "ein";
}

const char *
de_one_of(const struct speech *speech, const char *at, const char *noun)
{
	enum gender gender = de_gender(noun);
	bool weak = gender == UNKNOWN_GENDER && (word_ends(noun, "en") || one_of(noun, "herrn nachbarn bauern"));
	const char *one = de_one(speech, at, weak ? MASCULINE : gender);

	return weak && !strcmp(one, "ein") ? "einen" : one;
}
