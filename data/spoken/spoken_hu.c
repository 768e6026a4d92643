#include "data/spoken/rules_hu.h"

#include <string.h>

#include "data/spoken/words_hu.h"

static const char *
speak_capitals(struct speech *speech)
{
	bool spelled;
	char suffix[SPEECH_WORD];
	const char *end = speak_acronym_as(speech, true, &spelled);

	if (!end)
		return NULL;
	if (*end == '-' && is_capital(end + 1) && word_size(end + 1) == letter_size(end + 1)) {
		speak(speech, "-");
		return speak_letter_name(speech, end + 1);
	}
	const char *after = suffix_at(end, suffix);
	bool inflected = after && !spelled && one_of(suffix, "ban ben ba be ból ből hoz hez höz nak nek nál nél on en ön n ról ről ra re tól től"
	    " val vel ért ig ként t ot et öt at os es ös as s"  " ok ek ök ak nál nél féle i ja je a e");
	/* DÁP-pal */
	inflected = inflected || (after && !spelled && strlen(suffix) == 3 && (word_ends(suffix, "al") || word_ends(suffix, "el")) &&
	    speech->out[speech->size - 1] == *suffix);
	if (inflected && word_ends(speech->out, "a")) {	/* áfával */
		speech->size--;
		speak(speech, "%s", hu_word_with(speech->arena, "a", suffix));
	} else if (inflected) {
		speak(speech, "%s", suffix);
	} else if (after) {
		speak(speech, "-%s", suffix);
	}
	return after ? after : end;
}

static const char *
speak_phone_with(struct speech *speech)
{
	return hu_speak_with(speech, speak_phone);
}

static const char *
speak_code_with(struct speech *speech)
{
	return hu_speak_with(speech, speak_code);
}

static const char *
speak_form_with(struct speech *speech)
{
	return hu_speak_with(speech, speak_form);
}

/* "a B ablaknál": a consonant alone between article and noun. */
static const char *
speak_single(struct speech *speech)
{
	const char *at = speech->at, *end = at + 1;
	struct spoken_word before, after;
	char suffix[SPEECH_WORD];

	if (*at < 'A' || *at > 'Z' || !stands_free(speech, end))
		return NULL;
	if ((*end == '&' && is_capital(end + 1)) || (at > speech->begin && at[-1] == '&')) {	/* K&H */
		speak_letter_name(speech, at);
		return end;
	}
	if (at > speech->begin && !letter_size(at - 1) && strchr("\"\x9e\x9d\x9c", at[-1]) && (*end == '"' || begins_with(end, "”"))) {
		speak_letter_name(speech, at);	/* "A" in quotation marks */
		return end;
	}
	if (!word_before(speech, at, &before))
		before = (struct spoken_word){.text = ""};
	if (*end == '-' && is_capital(end + 1)) {
		speak_letter_name(speech, at);
		speak(speech, "-");
		return end + 1;
	}
	const char *after_suffix = suffix_at(end, suffix);
	if (*end == '.' && one_of(before.text, "a az") && word_after(end + 1, &after) && after.begin > end + 1 && !after.capital) {
		speak_letter_name(speech, at);
		return end + 1;
	}
	bool consonant = !strchr("AEIOUS", *at);
	if (consonant && after_suffix && strlen(suffix) > 3) {
		speak_letter_name(speech, at);
		return end;
	}
	bool article = one_of(before.text, "a az") && !before.capital;
	bool named = one_of(before.text, "épület lépcsőház lh ablak ajtó kategória pont betű típus");
	bool noun = *end == ' ' && word_after(end, &after) && !after.capital;
	bool place = *end == ' ' && word_after(end, &after) && one_of(after.text, "épület ép ablak ajtó");	/* before which no article is "a" */
	place = place || (*before.text && *end == ' ' && one_of(after.text, "lépcsőház lph lh terem szárny bejárat porta kapu"));
	if (!(article && (noun || after_suffix)) && !named && !place && !(consonant && (noun || (*end == ' ' && is_digit(end[1])))))
		return NULL;
	speak_letter_name(speech, at);
	speak(speech, "%s%s", after_suffix ? "-" : "", suffix);
	return after_suffix ? after_suffix : end;
}

/* "a XIX. sz.-ban": whether a Roman number stands before that more centuries have than papers. */
static bool
follows_century(const struct speech *speech)
{
	enum { FIRST = 11, LAST = 21 };
	struct spoken_word number;
	const char *end;

	if (!word_before(speech, speech->at, &number) || *number.end != '.')
		return false;
	unsigned value = scan_roman(number.begin, &end);
	return end == number.end && value >= FIRST && value <= LAST;
}

/* "12. sz. melléklet", "a XIX. sz." */
static const char *
speak_sz(struct speech *speech, const char *end, const struct spoken_word *after, bool small)
{
	bool paper = small && (begins_with(after->text, "mell") || begins_with(after->text, "függ"));
	char suffix[SPEECH_WORD];
	const char *after_suffix = suffix_at(end, suffix);

	if (follows_century(speech) && !paper) {
		speak(speech, "%s%s", hu_word_with(speech->arena, "század", suffix), !after_suffix && !small && sentence_ends(end) ? "." : "");
		return after_suffix ? after_suffix : end;
	}
	small = small && !one_of(after->text, "alatt szám alá alól");
	speak(speech, "%s%s", small ? "számú" : "szám", !small && sentence_ends(end) ? "." : "");
	return end;
}

/* Short forms whose meaning depends on what stands around. */
static const char *
speak_short_by_place(struct speech *speech)
{
	struct spoken_word word, after;

	if (!word_after(speech->at, &word) || *word.end != '.')
		return NULL;
	const char *end = word.end + 1;
	bool small = word_after(end, &after) && after.begin > end && !after.capital, within = speech->at > speech->begin;
	if (one_of(word.text, "u") && !word.capital && within) {
		speak(speech, "utca%s", !*skip_blanks(end) ? "." : "");
		return end;
	}
	if (!strcmp(word.text, "sz") && within)
		return speak_sz(speech, end, &after, small);
	if (strcmp(word.text, "korm") || !small)
		return NULL;
	if (begins_with(after.text, "rendelet") || begins_with(after.text, "határozat")) {
		speak(speech, "kormány");
		return after.begin;
	}
	if (!one_of(after.text, "r rend") || *after.end != '.')
		return NULL;
	speak(speech, "kormányrendelet%s", sentence_ends(after.end + 1) ? "." : "");
	return after.end + 1;
}

/* "Legyen rend.", "Összesen hat.", "Innen jöttetek, ti.": words at the end of a sentence; and "Szt. 5. §", no saint. */
static bool
is_no_short_form(const struct speech *speech)
{
	struct spoken_word word, after;
	struct numeral section;
	const char *at = speech->at;

	if (!word_after(at, &word) || *word.end != '.')
		return true;
	const char *end = word.end + 1;
	bool small = word_after(end, &after) && after.begin > end && !after.capital;
	bool in_law = at - speech->begin > 1 && (strchr(".)", at[-2]) || is_capital(at - 2));	/* or of an office: "BM rend." */
	return (one_of(word.text, "hat rend mell") && !in_law) || (!strcmp(word.text, "ti") && !small && at > speech->begin) ||
	    (!strcmp(word.text, "szt") && scan_digits(skip_blanks(end), &section));
}

/* A short form, with a suffix after its full stop or none. */
static const char *
speak_short_with(struct speech *speech)
{
	char suffix[SPEECH_WORD];
	size_t size = speech->size;
	const char *said = is_no_short_form(speech) ? NULL : speak_short(speech), *end = said ? suffix_at(said, suffix) : NULL;

	if (!end)
		return said;
	const char *form = arena_strdup(speech->arena, speech->out + size);
	speech->size = size;
	speak(speech, "%s", hu_word_with(speech->arena, form, suffix));
	return end;
}

/* A unit without a number: "Ft/kW", "km/h". */
static const char *
speak_measure_alone(struct speech *speech)
{
	const struct spoken_unit *unit;
	const char *at = speech->at, *end = unit_at(at, hu_measures.units, &unit);
	bool per = end && at - speech->begin > 1 && at[-1] == '/' && letter_size(at - 2);

	if (!end || !begins_free(speech) || strlen(unit->written) < 2 || one_of(unit->written, "hó perc old euró") || !(per || strchr(unit->written, '/')))
		return NULL;
	return hu_speak_unit(speech, unit, end);
}

static const char *
speak_word(struct speech *speech)
{
	static const struct spoken_unit words[] = {
		HU_UNIT("NEAK", "neák"), HU_UNIT("Tsa", "Társa"), HU_UNIT("apostille", "aposztij"),
		HU_UNIT("tb", "tébé"), HU_UNIT("tv", "tévé"), HU_UNIT("szja", "esz-jé-á"), HU_UNIT("kkv", "ká-ká-vé"),
		HU_UNIT("Hgmm", "higanymilliméter"), HU_UNIT("m²", "négyzetméter"), HU_UNIT("m³", "köbméter"),
		HU_UNIT("km²", "négyzetkilométer"), HU_UNIT("db", "darab"), HU_UNIT("ügyfélkapu+", "ügyfélkapu plusz"),
		HU_UNIT(NULL, NULL)};
	const struct spoken_unit *unit;
	const char *end = unit_at(speech->at, words, &unit);
	char suffix[SPEECH_WORD];

	if (!end || !stands_free(speech, end))
		return NULL;
	const char *after = suffix_at(end, suffix);
	bool glued = after && strlen(suffix) <= 4;
	if (glued)
		speak(speech, "%s", hu_word_with(speech->arena, unit->many, suffix));
	else
		speak(speech, "%s%s%s", unit->many, after ? "-" : "", suffix);
	return after ? after : end;
}

/* "Ügyfélkapu+-ban" */
static const char *
speak_plus_with(struct speech *speech)
{
	char suffix[SPEECH_WORD];
	const char *at = speech->at, *end = *at == '+' && at > speech->begin && !begins_free(speech) ? suffix_at(at + 1, suffix) : NULL;

	if (!end)
		return NULL;
	speak(speech, " %s", hu_word_with(speech->arena, "plusz", suffix));
	return end;
}

static const struct short_form shorts[] = {
	{"stb", "satöbbi"}, {"pl", "például"}, {"kb", "körülbelül"}, {"ún", "úgynevezett"}, {"úgyn", "úgynevezett"}, {"ill", "illetve"},
	{"em", "emelet"}, {"fszt", "földszint"}, {"fsz", "földszint"}, {"mfszt", "magasföldszint"}, {"ker", "kerület"},
	{"tel", "telefon"}, {"vö", "vesd össze"}, {"ld", "lásd"}, {"dr", "doktor"}, {"özv", "özvegy"}, {"id", "idősebb"},
	{"ifj", "ifjabb"}, {"hrsz", "helyrajzi szám"}, {"irsz", "irányítószám"}, {"kft", "káefté"}, {"bt", "bété"}, {"zrt", "zéerté"},
	{"nyrt", "enyerté"}, {"rt", "erté"}, {"ptk", "pétéká"}, {"btk", "bétéká"}, {"tbj", "tébéjé"}, {"ákr", "ákáer"}, {"áht", "áháté"}, {"gyvt", "gyévété"}, {"kbt", "kábété"}, {"szoctv", "szociális törvény"}, {"bek", "bekezdés"},
	{"tv", "törvény"}, {"korm", "kormány"}, {"min", "minimum"},
	{"max", "maximum"}, {"pf", "postafiók"}, {"krt", "körút"}, {"rkp", "rakpart"}, {"lh", "lépcsőház"}, {"lph", "lépcsőház"}, {"pld", "példány"}, {"rend", "rendelet"}, {"hat", "határozat"}, {"mell", "melléklet"}, {"önk", "önkormányzati"}, {"szerz", "szerződés"}, {"vhr", "végrehajtási rendelet"}, {"ép", "épület"},
	{"bp", "Budapest"}, {"ált", "általános"}, {"br", "bruttó"}, {"köv", "következő"}, 
	{"szül", "született"}, {"sz. ig", "személyi igazolvány"}, {"szig", "személyi igazolvány"}, {"kieg", "kiegészítő"},
	{"vm", "vármegye"}, {"hiv", "hivatal"}, {"főv", "fővárosi"}, {"nyilv", "nyilvántartási"}, {"tsz", "törzsszám"}, {"szt", "szent"}, {"tsa", "társa"}, {"ti", "tudniillik"},
	{"uo", "ugyanott"}, {"i. e", "időszámításunk előtt"}, {"i. sz", "időszámításunk szerint"}, {"é. n", "év nélkül"},
	{"du", "délután"}, {"évf", "évfolyam"}, {"oszt", "osztály"}, {"csüt", "csütörtök"}, {"szerk", "szerkesztő"},
	{"pu", "pályaudvar"}, {"vh", "végrehajtási"}, 
	{NULL, NULL},
};

static const struct short_form letters_more[] = {
	{"sz", "esz"}, {"gy", "gyé"}, {"ny", "eny"}, {"cs", "csé"}, {"zs", "zsé"}, {"ty", "tyé"}, {"ly", "ely"},
	{"á", "á"}, {"é", "é"}, {"í", "í"}, {"ó", "ó"}, {"ö", "ö"}, {"ő", "ő"}, {"ú", "ú"}, {"ü", "ü"}, {"ű", "ű"}, {NULL, NULL},
};

static const struct sign_names names = {
	.dot = "pont", .at = "kukac", .slash = "per", .dash = "kötőjel", .underscore = "alulvonás", .plus = "plusz", .minus = "mínusz", .and = "és",
	.or = "vagy", .then = " majd", .have = "megvan", .missing = "nincs meg", .paragraph = "paragrafus", .equals = "egyenlő",
	.about = "körülbelül", .at_least = "legalább", .at_most = "legfeljebb", .more = "nagyobb, mint", .less = "kisebb, mint", .times = "szor", .half = "fél", .number = "szám", .degrees = "fok",
	.per = "per", .per_cent = "százalék", .www = "vé vé vé", .blank = "kitöltendő", .to = "-", .star = "csillag", .hash = "kettőskereszt",
};

const struct tongue tongue_hu = {
	.lang = "hu", .group = '.', .decimal = ',', .names = &names, .measures = &hu_measures, .days = &hu_days, .numbers = &hu_numbers, .alphabet = hu_alphabet, .letters_more = letters_more, .between = "-",
	.read = "TEÁOR KRÉTA NATO UNESCO COVID", .spelled = "USA EU TB ID IT",
	.shorts = shorts, .small_shorts = "korm kft bt zrt nyrt rt ptk btk tbj pf ákr áht gyvt kbt",
	.final_shorts = "stb em fszt fsz kft bt zrt nyrt rt ptk btk bek tv krt ép sz",
	.group_words = hu_group, .number_words = hu_number,
	.digits = (const struct rule[]){{speak_address}, {speak_triplets}, {speak_document}, {speak_phone_with}, {hu_speak_book}, {hu_speak_numeric_day}, {speak_serial}, {hu_speak_clock_range}, {hu_speak_bare_days}, {hu_speak_ordinal_range}, {hu_speak_time},
		{hu_speak_slashed}, {hu_speak_ratio}, {hu_speak_product}, {hu_speak_counted_range}, {hu_speak_range}, {hu_speak_amount}, {speak_form_with}, {hu_speak_house}, {hu_speak_dotted}, {hu_speak_postcode}, {hu_speak_short_number},
		{hu_speak_plain_number}, {NULL}},
	.letters = (const struct rule[]){{speak_address}, {speak_iban}, {speak_letter}, {hu_speak_roman_month}, {speak_weekdays}, {speak_weekday}, {hu_speak_month}, {hu_speak_roman_range}, {hu_speak_roman},
		{speak_point}, {hu_speak_money_first}, {speak_short_by_place}, {speak_short_with}, {speak_measure_alone}, {speak_code_with}, {speak_word}, {speak_capitals}, {speak_single}, {NULL}},
	.signs = (const struct rule[]){{speak_phone_with}, {speak_plus_with}, {hu_speak_times}, {hu_speak_money_first}, {hu_speak_paragraph}, {hu_speak_section}, {speak_minus}, {speak_mark}, {NULL}},
};
