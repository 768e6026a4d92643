#include "data/spoken/rules_de.h"

#include <string.h>

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

/* "Bahnhofstr.", "Hausnr." */
static const char *
speak_compound_short(struct speech *speech)
{
	static const struct short_form tails[] = {{"str", "straße"}, {"nr", "nummer"}, {"std", "stunde"}};
	struct spoken_word word;

	if (!word_after(speech->at, &word) || *word.end != '.')
		return NULL;
	for (size_t i = 0; i < sizeof tails / sizeof *tails; i++) {
		size_t tail = strlen(tails[i].written), size = (size_t)(word.end - speech->at);

		if (size > tail && word_ends(word.text, tails[i].written)) {
			speak_bytes(speech, speech->at, size - tail);
			speak(speech, "%s%s", tails[i].said, *skip_blanks(word.end + 1) ? "" : ".");
			return word.end + 1;
		}
	}
	return NULL;
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
	{"z.hd", "zu Händen"}, {"pf", "Postfach"}, {"bd", "Band"}, {"bde", "Bände"}, {"nrn", "Nummern"}, {"ggfs", "gegebenenfalls"}, {"dgl", "dergleichen"},
	{"hbf", "Hauptbahnhof"}, {"tgl", "täglich"}, {"i.a", "im Auftrag"}, {"i.v", "in Vertretung"}, {"tel.-nr", "Telefonnummer"}, {"kd.-nr", "Kundennummer"}, {"ref.-nr", "Referenznummer"}, {"best.-nr", "Bestellnummer"}, {"art.-nr", "Artikelnummer"}, {"reg.-nr", "Registriernummer"}, {"mtl", "monatlich"}, {"jährl", "jährlich"}, {"tägl", "täglich"}, {"allg", "allgemein"}, {"stk", "Stück"}, {"std", "Stunde"},
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

/* Whether a number here is not the last: "12–15", "2 und 3". */
static bool
counts_on(const char *at)
{
	struct numeral number;
	struct spoken_word word;

	if (!scan_digits(skip_blanks(at), &number))
		return false;
	const char *next = skip_dash(number.end);
	if (!next && *number.end == ',')
		next = skip_blanks(number.end + 1);
	if (!next && word_after(number.end, &word) && one_of(word.text, "und oder bis"))
		next = skip_blanks(word.end);
	return next && is_digit(*next);
}

/* "die S. 12–15", "in den Abs. 2 und 3": several, as their article says. */
static const char *
speak_several(struct speech *speech)
{
	static const struct {
		const char *written, *many, *dative;
	} parts[] = {{"s", "Seiten", "Seiten"}, {"nr", "Nummern", "Nummern"}, {"art", "Artikel", "Artikeln"}, {"abs", "Absätze", "Absätzen"},
		{"kap", "Kapitel", "Kapiteln"}, {"ziff", "Ziffern", "Ziffern"}, {"anl", "Anlagen", "Anlagen"}, {"bl", "Blätter", "Blättern"},
		{"zi", "Zimmer", "Zimmern"}, {"buchst", "Buchstaben", "Buchstaben"}, {"anm", "Anmerkungen", "Anmerkungen"}};
	struct spoken_word word, article;

	if (!word_after(speech->at, &word) || *word.end != '.' || !word_before(speech, speech->at, &article) ||
	    !one_of(article.text, "die der den diese dieser diesen beide beiden alle aller allen") || !counts_on(word.end + 1))
		return NULL;
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
		if (!strcmp(word.text, parts[i].written)) {
			speak(speech, "%s", word_ends(article.text, "en") ? parts[i].dative : parts[i].many);
			return word.end + 1;
		}
	return NULL;
}

static const char *
speak_short_form(struct speech *speech)
{
	struct spoken_word word;

	struct spoken_word before;

	if (word_after(speech->at, &word) && ((word.capital && !strcmp(word.text, "u")) || (!word.capital && !strcmp(word.text, "mag"))))
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
	.lang = "de", .group = '.', .decimal = ',', .names = &names, .measures = &de_measures, .days = &de_days, .numbers = &de_numbers, .sections = &de_sections, .between = " ",
	.read = "NEAK KRÉTA NATO UNESCO COVID OFFI ONYA", .spelled = "USA EU IT OK",
	.shorts = shorts, .final_shorts = "usw mwst etc kft bt zrt o.ä u.ä o.Ä u.Ä", .small_shorts = "z.b d.h u.a",
	.group_words = de_group, .number_words = de_cardinal,
	.digits = (const struct rule[]){{speak_address}, {speak_triplets}, {speak_document}, {speak_phone}, {de_speak_numeric_day}, {speak_serial}, {speak_section_last}, {de_speak_day_month}, {de_speak_time}, {speak_slashed},
		{speak_times_range}, {speak_product}, {de_speak_range}, {de_speak_compound}, {de_speak_amount}, {speak_form}, {speak_house}, {speak_special}, {de_speak_dotted},
		{de_speak_plain_number}, {NULL}},
	.letters = (const struct rule[]){{speak_address}, {speak_iban}, {speak_letter}, {speak_point}, {speak_weekdays}, {speak_weekday}, {speak_floor}, {speak_decree_day}, {de_speak_roman}, {de_speak_money_first},
		{de_speak_month_short}, {speak_compound_short}, {speak_hungarian_street}, {speak_unit_alone}, {speak_several}, {speak_short_form}, {speak_code}, {speak_acronym}, {NULL}},
	.signs = (const struct rule[]){{speak_phone}, {de_speak_money_first}, {speak_section}, {speak_bracketed}, {speak_ratio}, {speak_dash}, {speak_both}, {speak_minus}, {speak_mark}, {NULL}},
};
