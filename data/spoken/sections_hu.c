#include "data/spoken/rules_hu.h"

#include <string.h>

#include "data/spoken/words_hu.h"

/* What is told from one to another, where it ends the sentence. */
#define NUMBERED "évfolyam osztály emelet oldal szint nap hét hónap év"

bool
hu_is_article(const struct spoken_word *word)
{
	return one_of(word->text, "a az e ez ezt azt");
}

bool
hu_address_goes_on(const char *at)
{
	struct spoken_word part;
	const char *next = skip_blanks(at), *end;
	bool roman = scan_roman(next, &end) && (*end == '.' || *end == '/');

	return roman || is_digit(*next) || (is_capital(next) && word_size(next) == letter_size(next) &&
	    word_after(next + letter_size(next), &part) && one_of(part.text, "ép épület lph lh lépcsőház"));
}

/* Whether a number is that of a house, a door, a letter box. */
static bool
is_house(const struct speech *speech, const char *end)
{
	struct spoken_word before, after;
	bool small = word_after(end, &after) && after.begin > end && !after.capital;

	return word_before(speech, speech->at, &before) && one_of(before.text, STREETS " em emelet sz szám ajtó ház fszt fsz földszint"
	    " pf postafiók") && !(small && one_of(after.text, "ajtó em emelet lépcsőház lph lh kerület ker"));
}

/* "2. (ikreknél 3.) születésnap": whether what is counted comes after an aside. */
static bool
counts_past_aside(const char *at)
{
	const char *close = begins_with(at, " (") ? strchr(at, ')') : NULL;
	struct spoken_word word;

	return close && close - at < SPEECH_WORD && word_after(close + 1, &word) && word.begin > close + 1 && !word.capital;
}

/* "5.-ik", "10.-ig", "3.-ban": the end of the suffix; NULL: there is none. */
static const char *
speak_dotted_suffix(struct speech *speech, const struct numeral *number, const char *words)
{
	char suffix[SPEECH_WORD];
	struct arena *arena = speech->arena;
	const char *end = suffix_at(number->end + 1, suffix);
	bool day = number->value && number->value <= 31 && (hu_is_suffix_of_day(suffix) || one_of(suffix, "ig tól től"));

	if (!end)
		return NULL;
	if (one_of(suffix, "ik"))
		speak(speech, "%s", hu_ordinal(arena, number->value));
	else if (day)
		speak(speech, "%s", hu_day_with(arena, hu_day(arena, (unsigned)number->value), suffix));
	else
		speak(speech, "%s", hu_word_with(arena, words, suffix));
	return end;
}

/* "8. a osztály", "9.b": a class at school; its end, or NULL. */
static const char *
speak_class(struct speech *speech, const struct numeral *number)
{
	const char *letter = skip_blanks(number->end + 1);
	size_t size = letter_size(letter);
	struct spoken_word noun;
	bool near = letter == number->end + 1, class = size && word_after(letter + size, &noun) && begins_with(noun.text, "osztály");

	if (!size || is_capital(letter) || word_size(letter) != size || number->value > 13 || !(near || class))
		return NULL;
	speak(speech, "%s ", hu_number(speech->arena, number->value));
	return speak_letter_name(speech, letter);
}

/* What stands between N and its full stop and what follows: an ordinal, a year, a house, or the end of a sentence? */
const char *
hu_speak_dotted(struct speech *speech)
{
	struct numeral number;
	struct spoken_word before, after;
	struct arena *arena = speech->arena;
	const char *at = speech->at;

	if (!scan_digits(at, &number) || *number.end != '.' || is_digit(number.end[1]) || number.digits > 7 ||
	    !stands_free(speech, number.end))
		return NULL;
	const char *end = number.end + 1, *next = skip_blanks(end), *roman;
	bool small = word_after(end, &after) && after.begin > end && !after.capital;
	bool year = number.value >= 1000 && number.value <= 2100 && number.digits == 4, house = is_house(speech, end);
	bool numbered = is_digit(*next) || (scan_roman(next, &roman) && (strchr("./", *roman) || skip_dash(roman)));
	if (year && (small || numbered || !*next || sentence_ends(end) || *next == '(')) {
		speak(speech, "%s%s", hu_number(arena, number.value), !numbered && sentence_ends(end) ? "." : "");
		return end;
	}
	const char *class_end = speak_class(speech, &number);
	if (class_end)
		return class_end;
	bool start = at == speech->begin || (at - speech->begin > 1 && at[-1] == ' ' && strchr(".!?:;", at[-2]) && sentence_ends(end));
	bool article = word_before(speech, at, &before) && hu_is_article(&before);
	bool ordinal = !house && (small || start || (*end && strchr(",;)/-", *end)) || begins_with(next, "§") || article ||
	    counts_past_aside(end));
	bool day = number.value <= 31 && small && !strcmp(after.text, "között") && hu_follows_day(speech);
	const char *words = day ? hu_day(arena, (unsigned)number.value) : ordinal ? hu_ordinal(arena, number.value) :
	    hu_number(arena, number.value), *after_suffix = speak_dotted_suffix(speech, &number, words);
	if (after_suffix)
		return after_suffix;
	speak(speech, "%s%s", words, sentence_ends(end) && !(house && hu_address_goes_on(end)) ? "." : "");
	return end;
}

/* "1–8. évfolyam" */
const char *
hu_speak_ordinal_range(struct speech *speech)
{
	struct numeral first, second;
	struct spoken_word before, after;
	struct arena *arena = speech->arena;
	const char *next;

	if (!scan_digits(speech->at, &first))
		return NULL;
	next = first.end + (*first.end == '.');
	if (!(next = skip_dash(next)) || !scan_digits(next, &second) || *second.end != '.' || second.value <= first.value ||
	    is_digit(second.end[1]) || !stands_free(speech, second.end) || second.digits > 3)
		return NULL;
	const char *end = second.end + 1;
	bool noun = word_after(end, &after) && after.begin > end && !after.capital;
	bool street = word_before(speech, speech->at, &before) && one_of(before.text, STREETS);
	if (begins_with(skip_blanks(end), "§") || (*end == ',' && !street)) {
		speak(speech, "%s-%s", hu_ordinal(arena, first.value), hu_ordinal(arena, second.value));
		return end;
	}
	if (street)
		noun = false;
	else if (!noun && !(before.text[0] && hu_is_article(&before)))
		return NULL;
	if (!noun && word_after(end, &after) && one_of(after.text, "szám sz számú alatt alatti alá előtt mellett között")) {
		speak(speech, "%s-%s", hu_number(arena, first.value), hu_number(arena, second.value));
		return end;
	}
	if (!noun) {
		speak(speech, "%s %s%s", hu_from(arena, hu_number(arena, first.value)), hu_until(arena, hu_number(arena, second.value)),
		    sentence_ends(end) ? "." : "");
		return end;
	}
	const char *ordinal = hu_ordinal(arena, first.value), *last = hu_ordinal(arena, second.value);
	if (one_of(after.text, NUMBERED) && !letter_size(skip_blanks(after.end))) {
		speak(speech, "%s %s %s", hu_from(arena, ordinal), last, hu_until(arena, after.text));
		return after.end;
	}
	speak(speech, "%s-%s", ordinal, last);
	return end;
}

/* "6:514" of a book and its section; the end, or NULL. */
static const char *
book_at(const char *at, struct numeral *book, struct numeral *section)
{
	return scan_digits(at, book) && *book->end == ':' && scan_digits(book->end + 1, section) ? section->end : NULL;
}

/* Whether a list of sections goes on to its "§": "7:55, 7:58 és 7:96. §". */
static bool
leads_to_section(const char *at)
{
	struct numeral book, section;

	for (const char *next; at; at = book_at(next, &book, &section)) {
		if (*at == '.' && begins_with(skip_blanks(at + 1), "§"))
			return true;
		next = *at == ',' ? skip_blanks(at + 1) : begins_with(at, " és ") ? at + strlen(" és ") : skip_dash(at);
		if (!next)
			return false;
	}
	return false;
}

/* "6:514. §": a book, a colon and the section. */
const char *
hu_speak_book(struct speech *speech)
{
	struct numeral book, section;
	const char *end = book_at(speech->at, &book, &section), *next;

	if (!end || !leads_to_section(end))
		return NULL;
	speak(speech, "%s %s", hu_number(speech->arena, book.value), hu_ordinal(speech->arena, section.value));
	if ((next = skip_dash(end)) && (next = book_at(next, &book, &section))) {
		speak(speech, "-%s %s", hu_number(speech->arena, book.value), hu_ordinal(speech->arena, section.value));
		end = next;
	}
	return end + (*end == '.');
}

/* "(2)", "(2a)"; what it is called, and its end, or NULL. */
static const char *
paragraph_at(struct speech *speech, const char *at, const char **said)
{
	struct numeral number;

	if (*at != '(' || !scan_digits(at + 1, &number))
		return NULL;
	bool lettered = *number.end >= 'a' && *number.end <= 'z';
	*said = arena_printf(speech->arena, "%s%s%s", hu_ordinal(speech->arena, number.value), lettered ? " " : "",
	    lettered ? hu_alphabet[*number.end - 'a'] : "");
	return number.end[lettered] == ')' ? number.end + lettered + 1 : NULL;
}

/* "(2) bek.", "(1)–(3) bek.", and "(1)" or "(1), (3)" after a section. */
const char *
hu_speak_paragraph(struct speech *speech)
{
	struct spoken_word after, before;
	const char *at = speech->at, *said, *last, *end = paragraph_at(speech, at, &said);

	if (!end)
		return NULL;
	const char *dash = skip_dash(end), *range = dash ? paragraph_at(speech, dash, &last) : NULL;
	if (range) {
		said = arena_printf(speech->arena, "%s-%s", said, last);
		end = range;
	}
	bool named = word_after(end, &after) && begins_with(after.text, "bek");
	bool section = speech->size && (word_ends(speech->out, "paragrafus ") || word_ends(speech->out, "paragrafusa ") ||
	    word_ends(speech->out, "bekezdés, ") || (word_before(speech, at, &before) && one_of(before.text, "bekezdés és")));
	if (!named && !section && !range)
		return NULL;
	speak(speech, "%s%s", said, named ? "" : " bekezdés");
	return end;
}

const char *
hu_speak_section(struct speech *speech)
{
	char suffix[SPEECH_WORD];
	const char *at = speech->at;

	if (!begins_with(at, "§"))
		return NULL;
	const char *end = at + strlen("§"), *after = suffix_at(end, suffix);
	speak(speech, "%sparagrafus%s", speech->size && speech->out[speech->size - 1] != ' ' ? " " : "", after ? suffix : "");
	return after ? after : end;
}

/* "I–IV. emelet" */
const char *
hu_speak_roman_range(struct speech *speech)
{
	const char *end, *next;
	unsigned first = scan_roman(speech->at, &end), last = first && (next = skip_dash(end)) ? scan_roman(next, &end) : 0;
	struct spoken_word noun;

	if (last <= first || *end != '.' || !begins_free(speech) || !word_after(end + 1, &noun) || noun.capital || noun.begin == end + 1)
		return NULL;
	const char *from = hu_ordinal(speech->arena, first), *to = hu_ordinal(speech->arena, last);
	if (one_of(noun.text, NUMBERED) && !letter_size(skip_blanks(noun.end))) {
		speak(speech, "%s %s %s", hu_from(speech->arena, from), to, hu_until(speech->arena, noun.text));
		return noun.end;
	}
	speak(speech, "%s-%s", from, to);
	return end + 1;
}

const char *
hu_speak_roman(struct speech *speech)
{
	const char *end;
	unsigned value = scan_roman(speech->at, &end);
	struct spoken_word after;
	char suffix[SPEECH_WORD];

	struct numeral part;
	if (value && *end == '/' && is_capital(end + 1) && word_size(end + 1) == letter_size(end + 1)) {
		speak(speech, "%s per ", hu_ordinal(speech->arena, value));
		end = speak_letter_name(speech, end + 1);
		return end + (*end == '.' && !sentence_ends(end + 1));
	}
	if (value && *end == '/' && scan_digits(end + 1, &part)) {
		speak(speech, "%s per %s", hu_ordinal(speech->arena, value), hu_number(speech->arena, part.value));
		return part.end + (*part.end == '.' && !sentence_ends(part.end + 1));
	}
	if (value && *end == '-' && is_digit(end[1]) && end - speech->at > 1) {
		speak(speech, "%s, ", hu_number(speech->arena, value));
		return end + 1;
	}
	if (!value || !stands_free(speech, end) || *end != '.')
		return NULL;
	bool noun = word_after(end + 1, &after) && after.begin > end + 1;
	bool one = end - speech->at == 1;
	if (one && value >= 50 && !(noun && one_of(after.text, "törvény tv évi kerület fejezet")))
		return NULL;
	end++;
	const char *ordinal = hu_ordinal(speech->arena, value), *after_suffix = suffix_at(end, suffix);
	struct spoken_word before;
	if (*end == ',' && word_before(speech, speech->at, &before) && one_of(before.text, "budapest bp")) {
		speak(speech, "%s kerület", ordinal);
		return end;
	}
	if (after_suffix) {
		speak(speech, "%s", hu_word_with(speech->arena, ordinal, suffix));
		return after_suffix;
	}
	speak(speech, "%s%s", ordinal, !*skip_blanks(end) ? "." : "");
	return end;
}
