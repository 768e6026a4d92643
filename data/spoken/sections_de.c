#include "data/spoken/rules_de.h"

#include <string.h>

/* Words that begin a sentence, though they have a capital as nouns have. */
#define STARTERS "aber danach dann der die das den dem ein eine einen es er sie wir ihr wer was wie wo wann wenn ob dort hier auch nicht kein keine" \
	" in im an am auf bei beim mit nach seit ab bis für über unter von vom vor zu zum zur aus durch ohne um gegen beide alle jede jeder ist sind" \
	" bitte rufen fragen bringen kommen gehen sonst außerdem nur so doch denn dazu davor dies diese dieser später früher nachher vorher"

const char *
de_speak_dotted(struct speech *speech)
{
	struct numeral number;
	struct spoken_word after, before;
	const char *at = speech->at;

	if (!scan_digits(at, &number) || *number.end != '.' || is_digit(number.end[1]) || !stands_free(speech, number.end))
		return NULL;
	const char *end = number.end + 1;
	bool has_after = word_after(end, &after) && after.begin > end;
	/* "Nr. 3 und 5.": no ordinal stands before. */
	bool linked = word_before(speech, at, &before) && one_of(before.text, "und bis") && before.begin - speech->begin > 1 &&
	    before.begin[-1] == ' ' && is_digit(before.begin[-2]);
	bool article = !linked && de_after_article(speech, at), year = looks_like_year(&number) && number.value >= 1800;
	bool noun = has_after && after.capital && de_knows(after.text);
	/* "1., 2. und 3. Klasse": what they are comes last. */
	const char *ahead = end + strspn(end, ", 0123456789.");
	if (begins_with(ahead, "und ") || begins_with(ahead, "oder ") || begins_with(ahead, "bis "))
		ahead = strchr(ahead, ' ') + 1;
	ahead += strspn(ahead, " 0123456789.");
	if (!noun && ahead > end + 1 && ahead[-1] == ' ' && ahead[-2] == '.' && word_after(ahead, &after) && after.capital && de_knows(after.text))
		noun = has_after = true;
	bool starts = has_after && after.capital && !noun && one_of(after.text, STARTERS);
	bool preposition = word_before(speech, at, &before) && one_of(before.text, "ab bis seit vor nach in");
	/* A key: die Eins; "von 19 bis 25. Aber" */
	article = article && !(!strcmp(before.text, "die") && !has_after) && !(starts && one_of(before.text, "und bis"));
	bool ordinal = !year && number.digits <= 3 && (noun || (article && (has_after || !*skip_blanks(end) || sentence_ends(end))) ||
	    (has_after && !after.capital && (preposition || one_of(after.text, "und oder bis"))) || begins_with(end, "-") ||
	    (*end && strchr(",;)?!:", *end) && article));
	if (!ordinal) {
		speak(speech, "%s.", de_numeral_words(speech, &number, "eins"));
		return end;
	}
	bool stop = (!has_after && sentence_ends(end)) || starts || (has_after && after.capital && !noun && !article);
	const char *ending = de_ending(speech, at, noun ? de_gender(after.text) : has_after && after.capital ? de_gender(after.text) : MASCULINE);
	speak(speech, "%s%s", de_ordinal(speech->arena, number.value, ending), stop ? "." : "");
	return end;
}

#define ROMAN_LINKS "und oder bis sowie der die das dem den des"

/* What Roman numbers after them number. */
#define PARTS "kapitel kapiteln kapitels teil teile teils gesetz gesetzes gesetzen abschnitt abschnitts titel artikel artikels anhang anhangs" \
	" abschnitte abschnitten anhänge anhängen stufen klassen bände bänden bücher punkte gruppen kategorien tabellen phase phasen zone zonen modul module" \
	" anlage anlagen stufe klasse band buch punkt gruppe kategorie tabelle formular grad variante typ budapest bezirk nr nummer"

/* "von König Béla": whether a name, perhaps with its title, stands in the dative. */
static bool
follows_dative(const struct speech *speech, const char *at)
{
	struct spoken_word word;
	bool has = word_before(speech, at, &word);

	if (has && one_of(word.text, "könig königin papst kaiser kaiserin johannes"))
		has = word_before(speech, word.begin, &word);
	return has && one_of(word.text, "von unter mit bei nach seit zu aus");
}

static void
speak_ruler(struct speech *speech, unsigned value, const struct spoken_word *name)
{
	bool he = one_of(name->text, "béla géza attila gyula csaba"), dative = follows_dative(speech, name->begin);
	bool she = (word_ends(name->text, "a") && !he) || word_ends(name->text, "beth") || word_ends(name->text, "e");

	speak(speech, "%s %s", dative ? she ? "der" : "dem" : she ? "die" : "der",
	    with_capital(speech->arena, de_ordinal(speech->arena, value, dative ? "en" : "e")));
}

const char *
de_speak_roman(struct speech *speech)
{
	const char *end;
	unsigned value = scan_roman(speech->at, &end);
	struct spoken_word before, after;
	struct numeral part;
	const char *at = speech->at;

	if (!value || !stands_free(speech, end))
		return NULL;
	if (*end == '/' && value <= 30 && scan_digits(end + 1, &part)) {
		speak(speech, "%s %s %s", de_cardinal(speech->arena, value), looks_like_year(&part) ? "aus" : "Schrägstrich",
		    de_numeral_words(speech, &part, "eins"));
		return part.end;
	}
	bool has_before = word_before(speech, at, &before), one = end - at == 1;
	if (*end != '.')
		return speak_roman_numbered(speech, value, end);
	bool noun = strchr(" ,", end[1]) && romans_lead_to(end + 1, ROMAN_LINKS, &after) && after.capital && (de_knows(after.text) ||
	    (!one && after.begin == end + 2 && de_after_article(speech, at)));
	if (noun) {
		speak(speech, "%s", de_ordinal(speech->arena, value, de_ending(speech, at, de_gender(after.text))));
		return end + 1;
	}
	if (has_before && one_of(before.text, PARTS)) {
		speak(speech, "%s%s", de_cardinal(speech->arena, value), sentence_ends(end + 1) ? "." : "");
		return end + 1;
	}
	if (!has_before || !before.capital || de_knows(before.text) || value > 30 || (one && value != 5 && value != 1) || de_after_article(speech, at))
		return NULL;
	speak_ruler(speech, value, &before);
	speak(speech, "%s", sentence_ends(end + 1) ? "." : "");
	return end + 1;
}

/* "/A", "a", " (2)" after the number of a section */
static const char *
speak_parts(struct speech *speech, const char *at)
{
	struct numeral part;
	const char *letter = capital_past_slash(at), *end = letter ? letter : at;

	if (letter_size(end) && word_size(end) == letter_size(end)) {
		speak(speech, " ");
		end = speak_letter_name(speech, end);
	} else {
		end = at;
	}
	const char *next = skip_blanks(end);
	if (*next != '(' || !scan_digits(next + 1, &part) || *part.end != ')')
		return end;
	speak(speech, " Absatz %s", de_cardinal(speech->arena, part.value));
	return part.end + 1;
}

const struct spoken_sections de_sections = {
	.one = "Paragraf", .many = "Paragrafen", .parts = "abs absatz absätze absätzen nr nummer satz paragraf und oder bis",
	.speak_parts = speak_parts, .numbered = PARTS, .links = ROMAN_LINKS, .acts = "gesetz gesetzes gesetzen",
};
