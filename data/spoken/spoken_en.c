#include "data/spoken/rules_en.h"

#include <string.h>

static const char *
speak_slashed_short(struct speech *speech)
{
	static const struct short_form forms[] = {{"c/o", "care of"}, {"w/o", "without"}, {"w/", "with"}, {"N/A", "not applicable"},
		{"n/a", "not applicable"}, {NULL, NULL}};

	for (const struct short_form *form = forms; form->written; form++) {
		const char *end = speech->at + strlen(form->written);

		if (begins_with(speech->at, form->written) && stands_free(speech, end)) {
			speak(speech, "%s", form->said);
			return end;
		}
	}
	return NULL;
}

static const char *
speak_title(struct speech *speech)
{
	static const struct short_form titles[] = {{"dr", "Doctor"}, {"mr", "Mister"}, {"mrs", "Missis"}, {"vs", "versus"}, {NULL, NULL}};
	struct spoken_word word, after;

	if (!word_after(speech->at, &word) || *word.end != ' ')
		return NULL;
	if (!word_after(word.end, &after))
		after.capital = begins_with(word.end, " &");
	for (const struct short_form *title = titles; title->written; title++)
		if (!strcmp(word.text, title->written) && (after.capital || title->said[0] == 'v')) {
			speak(speech, "%s", title->said);
			return word.end;
		}
	return NULL;
}

static const struct short_form shorts[] = {
	{"e.g", "for example"}, {"i.e", "that is"}, {"etc", "et cetera"}, {"approx", "approximately"}, {"max", "maximum"},
	{"min", "minimum"}, {"dr", "Doctor"}, {"prof", "Professor"}, {"mr", "Mister"}, {"mrs", "Missis"}, {"ms", "Miz"}, {"vs", "versus"}, {"incl", "including"},
	{"excl", "excluding"}, {"tel", "telephone"}, {"ext", "extension"}, {"no", "number"}, {"nos", "numbers"}, {"para", "paragraph"},
	{"art", "article"}, {"kft", "K F T"}, {"zrt", "Z R T"}, {"bt", "B T"}, {"nyrt", "N Y R T"}, {"st", "street"}, {"rd", "road"},
	{"p", "page"}, {"pp", "pages"}, {"p.o", "P O"}, {"dept", "department"}, {"govt", "government"}, {"cf", "compare"}, {"a.k.a", "also known as"},
	{"n.b", "note"}, {"p.s", "P S"}, {"ltd", "limited"}, {"inc", "incorporated"}, {"cont", "continued"}, {"vol", "volume"},
	{"ca", "around"}, {"resp", "respectively"}, {"jr", "junior"}, {"sr", "senior"}, {"fl", "floor"}, {"ker", "kerület"},
	{"ch", "chapter"}, {"chs", "chapters"}, {"secs", "sections"}, {"arts", "articles"}, {"paras", "paragraphs"}, {"fig", "figure"},
	{"figs", "figures"}, {"ref", "reference"}, {"reg", "registration"}, {"encl", "enclosure"}, {"pf", "P O box"}, {NULL, NULL},
};

/* What has a number of its own. */
#define NUMBERED "tax id reg registration ref reference policy account serial phone telephone tel fax mobile house passport card file case form" \
	" contract customer client invoice licence certificate document register membership bank order receipt plate"

/* "no." is the end of a sentence more often than a number. */
static const char *
speak_short_form(struct speech *speech)
{
	struct spoken_word word;
	const char *next = word_after(speech->at, &word) ? skip_blanks(word.end + (*word.end == '.')) : NULL;

	if (next && word.capital && !strcmp(word.text, "no") && *word.end == ' ' && is_digit(*next)) {	/* No 883 */
		speak(speech, "%s", speech->at == speech->begin ? "Number" : "number");
		return word.end;
	}
	struct spoken_word before, after;
	/* "your tax no. is": small letters begin no sentence; "Enter your tax no." */
	bool code = next && (is_digit(*next) || (is_capital(next) && (is_capital(next + 1) || is_digit(next[1]))));
	if (next && !code && one_of(word.text, "no nos") && *word.end == '.' && word_before(speech, speech->at, &before) && ((word_after(next, &after) &&
	    after.begin > word.end + 1 && !after.capital) || one_of(before.text, NUMBERED))) {
		speak(speech, "%s%s", word.text[2] ? "numbers" : "number", sentence_ends(word.end + 1) ? "." : "");
		return word.end + 1;
	}
	bool street = word_before(speech, speech->at, &before) && before.capital;
	if (next && word.capital && !strcmp(word.text, "st") && *word.end == '.' && (is_capital(next) || street)) {
		speak(speech, "%s%s", street ? "Street" : "Saint", street && !*next ? "." : "");
		return word.end + 1;
	}
	if (next && one_of(word.text, "no nos p pp st rd art inc fl vol ms ext para ca ch fig") && *word.end == '.' && !code)
		return NULL;
	return speak_short(speech);
}

static const struct sign_names names = {
	.dot = "dot", .at = "at", .slash = "slash", .dash = "dash", .underscore = "underscore", .plus = "plus", .minus = "minus", .and = "and",
	.or = "or", .then = " then", .have = "have it", .missing = "missing", .paragraph = "section", .equals = "equals",
	.about = "about", .at_least = "at least", .at_most = "at most", .more = "more than", .less = "less than", .times = "by", .half = "half", .number = "number", .degrees = "degrees",
	.per = "per", .per_cent = "per cent", .www = "w w w", .blank = "to fill in", .to = " to ", .star = "star", .hash = "hash",
};

const struct tongue tongue_en = {
	.lang = "en", .group = ',', .decimal = '.', .names = &names, .measures = &en_measures, .days = &en_days, .numbers = &en_numbers, .sections = &en_sections, .between = " ",
	.read = "NEAK KRÉTA NATO UNESCO COVID OFFI ONYA", .spelled = "VAT USA EU ID IT UK UN OK FAQ",
	.shorts = shorts, .final_shorts = "etc kft zrt bt nyrt", .small_shorts = "",
	.group_words = en_group, .number_words = en_number,
	.digits = (const struct rule[]){{speak_address}, {speak_triplets}, {speak_document}, {speak_phone}, {en_speak_numeric_day}, {speak_serial}, {speak_section_last}, {en_speak_day_month}, {en_speak_time}, {speak_slashed},
		{speak_times_range}, {speak_product}, {en_speak_range}, {en_speak_ordinal}, {en_speak_amount}, {speak_form}, {speak_house}, {speak_special}, {en_speak_plain_number}, {NULL}},
	.letters = (const struct rule[]){{speak_address}, {speak_iban}, {speak_letter}, {speak_point}, {speak_weekdays}, {speak_weekday}, {speak_slashed_short}, {en_speak_month}, {en_speak_roman_ordinal}, {speak_decree_day}, {en_speak_roman_dotted}, {en_speak_roman},
		{en_speak_money_first}, {en_speak_article}, {speak_title}, {speak_hungarian_street}, {speak_unit_alone}, {speak_short_form}, {speak_code}, {speak_acronym}, {NULL}},
	.signs = (const struct rule[]){{speak_phone}, {en_speak_money_first}, {speak_section}, {speak_bracketed}, {speak_ratio}, {speak_dash}, {speak_minus}, {speak_mark}, {NULL}},
};
