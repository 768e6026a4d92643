#include "data/spoken/rules_hu.h"

#include <string.h>

#include "data/spoken/words_hu.h"

#define PHONE_WORDS "telefon telefonszám tel hívja hívd hívható tárcsázza számot számon szám vonal vonalon ügyfélvonal" \
	" ügyfélvonalon telefonon telefonszámon ügyfélszolgálat segélyhívó"

/* The ending of multiplication that a word wants. */
static const char *
times_ending(struct arena *arena, const char *word)
{
	return word_ends(hu_from(arena, word), "tól") ? "szor" : word_ends(word, "öt") ? "ször" : "szer";
}

static const char *
times(struct speech *speech, const struct numeral *number)
{
	const char *words = hu_numeral_words(speech, number, false);

	return hu_number_with(speech->arena, words, times_ending(speech->arena, words));
}

/* Before what is counted. */
static const char *
words(struct speech *speech, const struct numeral *number)
{
	return hu_numeral_words(speech, number, true);
}

const struct spoken_numbers hu_numbers = {.words = words, .times = times};

/* "2x3 m", "2–3×", "2×-es" */
const char *
hu_speak_product(struct speech *speech)
{
	char suffix[SPEECH_WORD];
	const char *range = speak_times_range(speech), *end = range ? range : speak_product(speech), *after = end ? suffix_at(end, suffix) : NULL;

	speak(speech, "%s", after ? suffix : "");
	return after ? after : end;
}

/* "28 500 Ft × 3", "5 m × 3 m" */
const char *
hu_speak_times(struct speech *speech)
{
	struct numeral number;
	const struct spoken_unit *unit;
	const char *next = *speech->at == ' ' ? NULL : past_times(speech->at);

	if (!next || !speech->size || !scan_numeral(skip_blanks(next), speech->tongue, &number))
		return NULL;
	if (!unit_at(number.end, hu_measures.units, &unit)) {
		speak(speech, "%s", times(speech, &number));
		return number.end;
	}
	speak_trim(speech);
	speak(speech, "%s ", times_ending(speech->arena, speech->out));
	return skip_blanks(next);
}

/* Half and quarters before an hour: "1/2 9-kor"; NULL: it is something else. */
static const char *
quarter_before_hour(const struct numeral *first, const struct numeral *second)
{
	struct numeral hour;
	struct spoken_word after;
	char suffix[SPEECH_WORD];
	const char *next = skip_blanks(second->end);

	if (next == second->end || !scan_digits(next, &hour) || hour.value < 1 || hour.value > 12)
		return NULL;
	bool timed = suffix_at(hour.end, suffix) || !*skip_blanks(hour.end) || sentence_ends(hour.end + 1) ||
	    (word_after(hour.end, &after) && begins_with(after.text, "ór"));
	if (!timed)
		return NULL;
	if (first->value == 1 && second->value == 2)
		return "fél";
	return second->value != 4 ? NULL : first->value == 1 ? "negyed" : first->value == 3 ? "háromnegyed" : NULL;
}

static const char *
out_of(struct arena *arena, uint64_t all)
{
	const char *of = hu_number(arena, all);

	return hu_word_with(arena, of, word_ends(hu_from(arena, of), "tól") ? "ból" : "ből");
}

static void
speak_position(struct speech *speech, uint64_t nth, uint64_t all)
{
	const char *ordinal = hu_ordinal(speech->arena, nth);

	speak(speech, "%s %s %s", out_of(speech->arena, all), *ordinal == 'e' || begins_with(ordinal, "ö") ? "az" : "a", ordinal);
}

/* "1/2 év", "2 1/2 óra": half of what is counted, which is no share. */
static bool
is_half(const struct numeral *first, const struct numeral *second)
{
	static const char *const shares[] = {"rész", "tulajdon", "hányad", "arány", "százalék"};
	struct spoken_word noun;

	if (first->value != 1 || second->value != 2 || !hu_counts(second->end) || !word_after(second->end, &noun))
		return false;
	for (size_t i = 0; i < sizeof shares / sizeof *shares; i++)
		if (begins_with(noun.text, shares[i]))
			return false;
	return true;
}

static void
speak_fraction(struct speech *speech, const struct numeral *first, const struct numeral *second, const char *suffix)
{
	static const char *const ends[] = {"ad", "ed", "od", "öd"};

	const char *at = speech->at;
	bool whole = at - speech->begin > 1 && at[-1] == ' ' && is_digit(at[-2]);

	speak(speech, "%s", whole ? "és " : "");
	if (is_half(first, second)) {
		speak(speech, "fél");
		return;
	}
	/* "1/4-ed": the fraction ends so. */
	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
		if (begins_with(suffix, ends[i])) {
			suffix += strlen(ends[i]);
			break;
		}
	speak(speech, "%s", hu_word_with(speech->arena, hu_fraction(speech->arena, first->value, second->value), suffix));
}

#define SHARES "hányad hányada rész része arány aránya tulajdon tulajdona"

/* "az oldalak száma: 2/5" */
static bool
follows_count(const struct speech *speech)
{
	struct spoken_word before;
	const char *at = speech->at;

	return at > speech->begin + 1 && at[-1] == ' ' && at[-2] == ':' && word_before(speech, at - 2, &before) &&
	    (word_ends(before.text, "szám") || word_ends(before.text, "száma"));
}

/* "3/7", "3/7 kérdés", "3 / 7", and "7/3." alone. */
static const char *
speak_nth(struct speech *speech, const struct numeral *first, const struct numeral *second, bool spaced)
{
	struct spoken_word before, after;
	const char *end = second->end;
	bool dotted = *end == '.' && word_after(end + 1, &after) && after.begin > end + 1 && !after.capital;
	bool place = word_after(end + dotted, &after) && one_of(after.text, "kérdés lépés oldal");
	bool begins = speech->at == speech->begin, whole = (begins || (!spaced && !follows_count(speech) && follows_label(speech, SHARES))) && !*skip_blanks(end);
	bool named = word_before(speech, speech->at, &before) && one_of(before.text, "kérdés lépés oldal lap");

	if (begins && *end == '.' && !*skip_blanks(end + 1) && first->value > second->value && first->digits <= 2) {
		speak_position(speech, second->value, first->value);
		speak(speech, ".");
		return end + 1;
	}
	if (first->value > second->value || second->digits > 3 || !(place || whole || spaced || named))
		return NULL;
	if (spaced && !whole && !place)
		speak(speech, "%s %s", out_of(speech->arena, second->value), hu_number(speech->arena, first->value));
	else
		speak_position(speech, first->value, second->value);
	return end + (dotted && place);
}

/* The full stop after 45/2026 of a decree, which ends a sentence only at the end of a text. */
static const char *
past_act(struct speech *speech, const struct numeral *second)
{
	const char *end = second->end;
	bool year = second->digits == 4 && second->value >= 1900 && second->value < 2100;

	if (*end != '.' || is_digit(end[1]))
		return end;
	speak(speech, "%s", (year ? !*skip_blanks(end + 1) : sentence_ends(end + 1)) ? "." : "");
	return end + 1;
}

/* Positions, fractions, house numbers, numbers of laws. */
const char *
hu_speak_slashed(struct speech *speech)
{
	struct numeral first, second;
	struct arena *arena = speech->arena;
	bool spaced;
	char suffix[SPEECH_WORD];

	if (!scan_pair(speech->at, '/', &first, &second, &spaced) || !stands_free(speech, second.end))
		return NULL;
	const char *end = second.end, *nth = speak_nth(speech, &first, &second, spaced);
	if (nth)
		return nth;
	const char *quarter = quarter_before_hour(&first, &second);
	if (quarter) {
		speak(speech, "%s", quarter);
		return end;
	}
	const struct spoken_unit *unit;
	const char *after_suffix = suffix_at(end, suffix), *measured = after_suffix ? NULL : unit_at(end, hu_measures.units, &unit);
	bool whole = follows_count(speech) || *end == '.' || *end == '/' || (measured && second.value > 10);
	if (first.value < second.value && !whole && second.value >= 2 && second.value <= 100 && first.digits <= 2) {
		speak_fraction(speech, &first, &second, suffix);
		speak(speech, "%s", measured ? " " : "");
		return measured ? hu_speak_unit(speech, unit, measured) : after_suffix ? after_suffix : end;
	}
	const char *before = *first.text == '0' ? hu_group(arena, first.text, first.digits) : hu_number(arena, first.value);
	if (measured) {	/* 120/80 Hgmm */
		speak(speech, "%s per %s ", before, hu_number_before(arena, second.value));
		return hu_speak_unit(speech, unit, measured);
	}
	speak(speech, "%s per %s", before, hu_number_with(arena, hu_number(arena, second.value), suffix));
	return after_suffix ? after_suffix : past_act(speech, &second);
}

/* 12/A, 12/a, 4a of houses and doors, 1/A-C, 31–33/A */
const char *
hu_speak_house(struct speech *speech)
{
	struct numeral number, first;
	const char *next, *from = NULL;

	if (!scan_digits(speech->at, &number) || number.digits > 4)
		return NULL;
	if ((next = skip_dash(number.end)) && scan_digits(next, &first) && first.digits <= 4 && *first.end == '/') {
		from = hu_number(speech->arena, number.value);
		number = first;
	}
	const char *letter = number.end + (*number.end == '/');
	size_t size = letter_size(letter);
	if (!size || word_size(letter) != size || is_digit(letter[size]) || (*number.end != '/' && !is_capital(letter)))
		return NULL;
	struct spoken_word line;
	bool slash = !(*number.end != '/' && word_after(letter + size, &line) && (begins_with(line.text, "busz") || begins_with(line.text, "villamos")));
	speak(speech, "%s%s%s%s", from ? from : "", from ? "-" : "", hu_number(speech->arena, number.value), slash ? " per " : " ");
	const char *end = speak_letter_name(speech, letter);
	if (*end == '-' && is_capital(end + 1) && word_size(end + 1) == letter_size(end + 1)) {
		speak(speech, "-");
		end = speak_letter_name(speech, end + 1);
	}
	char suffix[SPEECH_WORD];
	const char *after = suffix_at(end, suffix);
	if (after)
		speak(speech, "%s", suffix);
	return after ? after : *end == '.' && (!sentence_ends(end + 1) || hu_address_goes_on(end + 1)) ? end + 1 : end;
}

const char *
hu_speak_postcode(struct speech *speech)
{
	struct numeral code;
	struct spoken_word before, after;

	if (!scan_digits(speech->at, &code) || code.digits != 4 || *code.text == '0' || *code.end != ' ' ||
	    !word_after(code.end, &after) || !after.capital || word_before(speech, speech->at, &before))
		return NULL;
	if (begins_with(code.text + 2, "00"))
		speak(speech, "%s", hu_number(speech->arena, code.value));
	else
		speak_group(speech, code.text, 4);
	return code.end;
}

const char *
hu_speak_short_number(struct speech *speech)
{
	struct numeral number;
	char suffix[SPEECH_WORD];

	if (!scan_digits(speech->at, &number) || !stands_free(speech, number.end))
		return NULL;
	const char *end = suffix_at(number.end, suffix);
	/* One is on a line: years have "ban", people "an". */
	struct spoken_word article;
	bool known = number.value == 1818 || number.value == 1819;
	if (!known && word_before(speech, speech->at, &article) && !strcmp(article.text, "az") && *number.text == '1')
		return NULL;	/* "az 1438-at": in thousands, as its article says */
	bool line = one_of(suffix, "on en ön") && number.digits == 4 && number.value < 2000 && number.value % 100;
	if (!line && !is_short_number(speech, &number, end ? end : number.end, PHONE_WORDS))
		return NULL;
	const char *last = hu_group(speech->arena, number.text + 2, 2);
	/* Whose "az" was meant for thousands. */
	if (speech->size > 3 && !strcmp(speech->out + speech->size - 4, " az ") && hu_number(speech->arena, number.value / 100)[0] == 't') {
		speech->size -= 2;
		speak(speech, " ");
	}
	speak(speech, "%s-%s", hu_group(speech->arena, number.text, 2), hu_number_with(speech->arena, last, suffix));
	return end ? end : number.end;
}

const char *
hu_speak_with(struct speech *speech, const char *(*rule)(struct speech *))
{
	char suffix[SPEECH_WORD];
	size_t size = speech->size;
	const char *end = rule(speech), *after = end ? suffix_at(end, suffix) : NULL;

	if (!after)
		return end;
	const char *said = arena_strdup(speech->arena, speech->out + size);
	speech->size = size;
	speak(speech, "%s", hu_number_with(speech->arena, said, suffix));
	return after;
}

/* "3 : 2" */
const char *
hu_speak_ratio(struct speech *speech)
{
	struct numeral first, second;
	struct arena *arena = speech->arena;
	bool spaced;

	if (!scan_pair(speech->at, ':', &first, &second, &spaced) || !stands_free(speech, second.end))
		return NULL;
	const char *to = hu_number(arena, second.value);
	speak(speech, "%s %s %s", hu_number(arena, first.value), strchr("eö", *to) || begins_with(to, "ö") ? "az" : "a", hu_word_with(arena, to, word_ends(hu_from(arena, to), "tól") ? "hoz" :
	    word_ends(to, "öt") || word_ends(to, "kettő") ? "höz" : "hez"));
	return second.end;
}

static const char *
speak_bare_figures(struct speech *speech)
{
	struct numeral number;

	return speak_figures(speech, &number);
}

const char *
hu_speak_plain_number(struct speech *speech)
{
	struct numeral number;
	char suffix[SPEECH_WORD];
	const char *at = speech->at, *figures = hu_speak_with(speech, speak_bare_figures);

	if (figures || !scan_numeral(at, speech->tongue, &number))
		return figures;
	const char *end = suffix_at(number.end, suffix);
	struct spoken_word before;
	bool of_month = word_before(speech, at, &before) && !strcmp(before.text, "hónap") && one_of(suffix, "ig tól től re ra");
	of_month = of_month || (one_of(suffix, "ig") && hu_follows_day(speech));
	if (*suffix && !number.decimals && one_of(suffix, "ik dik edik odik adik ödik ső")) {	/* 15-dik */
		speak(speech, "%s", hu_ordinal(speech->arena, number.value));
		return end;
	}
	/* "a 107-en": of a thing; without an article of people. */
	if (one_of(suffix, "en an ten man") && word_before(speech, at, &before) && hu_is_article(&before))
		strcpy(suffix, "on");
	if (end && number.value && number.value <= 31 && !number.decimals && (of_month || hu_is_suffix_of_day(suffix))) {
		speak(speech, "%s", hu_day_with(speech->arena, hu_day(speech->arena, (unsigned)number.value), suffix));
		return end;
	}
	const char *words = hu_numeral_words(speech, &number, !end && hu_counts(number.end) && !hu_is_year(&number));
	speak(speech, "%s", hu_number_with(speech->arena, words, suffix));
	speak(speech, "%s", !end && letter_size(number.end) ? " " : "");
	return end ? end : past_price_dash(number.end);
}
