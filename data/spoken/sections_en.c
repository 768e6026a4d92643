#include "data/spoken/rules_en.h"

#include <string.h>

/* "/A", ":514", "(2)(b)" after a section or article. */
static const char *
speak_parts(struct speech *speech, const char *at, const char *part)
{
	struct numeral number;
	const char *letter = capital_past_slash(at);
	const char *said, *end;

	if (letter) {
		speak(speech, " %.*s", (int)letter_size(letter), letter);
		at = letter + letter_size(letter);
	} else if (*at == ':' && scan_digits(at + 1, &number)) {	/* of a book */
		speak(speech, " %s", en_number(speech->arena, number.value));
		at = number.end;
	}
	while ((end = bracketed_at(speech, skip_blanks(at), &said))) {
		speak(speech, ", %s %s", is_digit(skip_blanks(at)[1]) ? part : "point", said);
		at = end;
	}
	return at;
}

static const char *
speak_subsections(struct speech *speech, const char *at)
{
	return speak_parts(speech, at, "subsection");
}

/* What Roman numbers number, and what stands between them. */
#define PARTS "district districts act acts chapter chapters part parts section sections title titles annex annexes schedule schedules war" \
	" article articles volume volumes table tables level levels floors class classes type types phase phases budapest category categories" \
	" element elements stage stages step steps module modules zone zones tier tiers book books point points paragraph paragraphs" \
	" grade group groups degree appendix appendices"
#define ROMAN_LINKS "and or to the"

const struct spoken_sections en_sections = {
	.one = "section", .many = "sections", .speak_parts = speak_subsections, .numbered = PARTS, .links = ROMAN_LINKS, .acts = "act acts",
	.parts = "paragraph paragraphs point points subsection subsections item items section sections and or to",
};

const char *
en_speak_article(struct speech *speech)
{
	static const struct {
		const char *written, *said, *part;
	} kinds[] = {{"section", "section", "subsection"}, {"sections", "sections", "subsection"}, {"article", "article", "paragraph"},
		{"articles", "articles", "paragraph"}, {"paragraph", "paragraph", "point"}, {"s", "section", "subsection"}, {"sec", "section", "subsection"},
		{"ss", "sections", "subsection"}, {"art", "article", "paragraph"}, {"para", "paragraph", "point"}};
	struct spoken_word word;
	struct numeral number;

	if (!word_after(speech->at, &word) || !stands_free(speech, word.end))
		return NULL;
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
		bool dotted = strlen(kinds[i].written) <= 4;
		const char *at = word.end;

		if (strcmp(word.text, kinds[i].written) || (dotted && *at++ != '.') || !scan_digits(skip_blanks(at), &number))
			continue;
		speak(speech, "%c%s %s", word.capital ? kinds[i].said[0] - 'a' + 'A' : kinds[i].said[0], kinds[i].said + 1,
		    en_number(speech->arena, number.value));
		struct numeral last;
		const char *next = skip_dash(number.end);
		if (next && scan_digits(next, &last)) {
			speak(speech, " to %s", en_number(speech->arena, last.value));
			return last.end;
		}
		return speak_parts(speech, number.end, kinds[i].part);
	}
	return NULL;
}

/* "XIVth" */
const char *
en_speak_roman_ordinal(struct speech *speech)
{
	size_t size = strspn(speech->at, "IVXLC");
	const char *number = arena_strndup(speech->arena, speech->at, size), *end = speech->at + size;
	unsigned value = size ? scan_roman(number, &number) : 0;

	if (!value || *number || !(begins_with(end, "th") || begins_with(end, "st") || begins_with(end, "nd") || begins_with(end, "rd")) ||
	    !stands_free(speech, end + 2))
		return NULL;
	speak(speech, "%s", en_ordinal(speech->arena, value));
	return end + 2;
}

/* With its full stop, as Hungarian writes ordinals: "the IX. district", "II. János Pál pápa tér". */
const char *
en_speak_roman_dotted(struct speech *speech)
{
	const char *end;
	unsigned value = scan_roman(speech->at, &end);
	struct spoken_word noun;

	if (!value || value > 30 || *end != '.' || !begins_free(speech))
		return NULL;
	bool one = end - speech->at == 1, after = strchr(" ,", end[1]) && romans_lead_to(end + 1, ROMAN_LINKS, &noun);
	bool place = after && one_of(noun.text, "district districts kerület ker century centuries floor floors emelet em half halves quarter"
	    " quarters category categories");
	if (!place && (one || !after || !noun.capital || speech->at != speech->begin))
		return NULL;
	speak(speech, "%s", en_ordinal(speech->arena, value));
	return end + 1;
}

/* Two letters or more that are a number, not an acronym. */
static bool
is_plainly_roman(const char *at, const char *end)
{
	return end - at >= 2 && (size_t)(end - at) == strspn(at, "IVX");
}

const char *
en_speak_roman(struct speech *speech)
{
	const char *end;
	unsigned value = scan_roman(speech->at, &end);
	struct spoken_word before = {.text = ""}, after;
	struct numeral part;

	if (!value || !stands_free(speech, end))
		return NULL;
	bool one = end - speech->at == 1, has_before = word_before(speech, speech->at, &before);
	if (*end == '/' && value <= 30 && scan_digits(end + 1, &part)) {
		speak(speech, "%s slash %s", en_number(speech->arena, value), en_year_or_number(speech, &part));
		return part.end;
	}
	bool noun = *end == ' ' && word_after(end, &after) && one_of(after.text, "district century floor act");
	const char *numbered = speak_roman_numbered(speech, value, end);
	if (numbered)
		return numbered;
	if (!has_before && !(noun && !one))
		return NULL;
	if (noun || (!strcmp(before.text, "the") && !one && *end == ' ' && word_after(end, &after) && !after.capital)) {
		speak(speech, "%s", en_ordinal(speech->arena, value));
		return end;
	}
	struct spoken_word title;
	bool ruler = has_before && word_before(speech, before.begin, &title) && one_of(title.text, "king queen pope emperor prince tsar");
	if (before.capital && before.end - before.begin > 2 && value <= 30 && (!one || value == 5 || ruler) && before.end == speech->at - 1 &&
	    !one_of(before.text, "the in for from")) {
		speak(speech, "the %s", with_capital(speech->arena, en_ordinal(speech->arena, value)));
		return end;
	}
	if (!is_plainly_roman(speech->at, end))
		return NULL;
	speak(speech, "%s", en_number(speech->arena, value));
	return end;
}
