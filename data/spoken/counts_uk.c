#include "data/spoken/rules_uk.h"

#include <string.h>

#define PHONE_WORDS "номером номер телефон телефону лінія лінії лінію телефоном дзвоніть зателефонуйте"

#define PERSONS "осіб людей громадян мешканців заявників дітей учасників студентів пенсіонерів депутатів власників виборців"

/* "116 111": of the services that have such numbers in all Europe, and others in two groups where a word says what they are. */
const char *
uk_speak_grouped_phone(struct speech *speech)
{
	static const unsigned known[] = {116006, 116111, 116117, 116123};
	struct numeral number;
	struct spoken_word before;
	const char *at = speech->at;

	if (!scan_numeral(at, speech->tongue, &number) || number.decimals || number.digits != 3 || number.end - at != 7 || at[3] != ' ' ||
	    !stands_free(speech, number.end))
		return NULL;
	bool phone = word_before(speech, at - (at - speech->begin > 1 && at[-2] == ':' ? 2 : 0), &before) && one_of(before.text, PHONE_WORDS " довіри тел");
	for (size_t i = 0; i < sizeof known / sizeof *known; i++)
		phone = phone || number.value == known[i];
	return phone ? speak_identifier(speech, number.end) : NULL;
}

/* "Зателефонуйте на 1811 або 1812" */
static bool
is_called(const struct speech *speech, const struct numeral *number)
{
	enum { WORDS = 4 };
	struct spoken_word before;
	const char *at = speech->at;

	for (unsigned words = 0; words < WORDS && number->digits == 4 && *number->text == '1'; words++, at = before.begin) {
		while (at > speech->begin && (at[-1] == ' ' || is_digit(at[-1])))
			at--;
		if (!word_before(speech, at, &before) || !one_of(before.text, "на за номер номером номери або подзвоніть телефонуйте телефонувати дзвонити зателефонувати подзвонити набирайте наберіть чи і та по лінію " PHONE_WORDS))
			return false;
		if (one_of(before.text, PHONE_WORDS " телефонуйте подзвоніть набирайте наберіть телефонувати дзвонити зателефонувати подзвонити"))
			return true;
	}
	return false;
}

static const char *
in_pairs(struct arena *arena, const struct numeral *number)
{
	return arena_printf(arena, "%s %s", uk_cardinal(arena, number->value / 100), uk_group(arena, number->text + 2, 2));
}

static const char *
words(struct speech *speech, const struct numeral *number)
{
	return uk_numeral_words(speech->arena, number, NOMINATIVE, HE, false);
}

/* "три рази" */
static const char *
times(struct speech *speech, const struct numeral *number)
{
	static const char *const forms[] = {"раз", "рази", "разів"};

	return arena_printf(speech->arena, "%s %s", words(speech, number), number->decimals ? "раза" : forms[uk_form(number->value)]);
}

const struct spoken_numbers uk_numbers = {
	.phones = PHONE_WORDS, .extensions = "", .codes = "pin пін код", .is = "", .counted = "", .in_pairs = in_pairs, .is_phone = is_called,
	.words = words, .times = times, .by = " на ",
};

/* "о 9 ранку", "до 20 вечора", "15 і 16 числа": an hour or a day, though nothing says so but the words around. */
static const char *
hour_or_day(struct speech *speech, const struct numeral *number, const struct spoken_word *noun)
{
	struct spoken_word word, date;
	struct arena *arena = speech->arena;
	const char *before = uk_before_of(speech, speech->at, &word), *month;
	struct numeral second;
	struct clock clock;

	if (one_of(before, "о об") && one_of(noun->text, "ранку вечора дня ночі годині"))
		return uk_ordinal(arena, number->value, LOCATIVE, SHE);
	const struct uk_place place = uk_governed(speech, speech->at);
	const char *at = uk_noun_past(number->end);
	/* "між 8 і 18 годинами" */
	if (place.cases == UK_CASE(INSTRUMENTAL) && place.governor == UK_PREPOSITION && number->value <= 24 && word_after(at, &date) &&
	    one_of(date.text, "годинами годиною год"))
		return uk_ordinal(arena, number->value, INSTRUMENTAL, SHE);
	if (one_of(before, "до з із від після") && (one_of(noun->text, "ранку вечора ночі") || (!strcmp(noun->text, "до") &&
	    scan_clock(skip_blanks(noun->end), &clock))))
		return uk_ordinal(arena, number->value, GENITIVE, SHE);
	if (one_of(noun->text, "і та") && scan_digits(skip_blanks(noun->end), &second) && word_after(second.end, &date) &&
	    !strcmp(date.text, "числа"))
		return uk_ordinal(arena, number->value, GENITIVE, HE);
	/* "з 1 по 5 поверх" */
	const struct uk_place until = {.cases = UK_CASE(ACCUSATIVE), .first = ACCUSATIVE, .governor = UK_PREPOSITION};
	enum uk_case which;
	enum uk_gender gender;
	if (one_of(before, "з із") && !strcmp(noun->text, "по") && scan_digits(skip_blanks(noun->end), &second) &&
	    !uk_counts(&until, second.end, second.value, &which, &gender))
		return uk_ordinal(arena, number->value, GENITIVE, gender);
	if (one_of(before, "з із") && one_of(noun->text, "по до на") && scan_digits(skip_blanks(noun->end), &second) && uk_month_at(second.end, &month) >= 0)
		return uk_ordinal(arena, number->value, GENITIVE, HE);
	return NULL;
}

/* "дитина 5 років": of what age. */
static bool
is_of_age(const struct speech *speech, const struct spoken_word *noun)
{
	struct spoken_word before;

	return word_before(speech, speech->at, &before) && one_of(before.text, "дитина дитині дитину діти дітей дітям") && one_of(noun->text, "року років місяців");
}

/* "кожному з 21 району" */
static bool
is_one_out_of(const struct speech *speech)
{
	struct spoken_word out, before;

	return one_of(uk_before_of(speech, speech->at, &out), "з із") && one_of(uk_before_of(speech, out.begin, &before), "якому якого якій яку яким один одного"
	    " одному одним одна одній одну кожен кожного кожному кожний жоден жодного жодному");
}

/* The number that ends here; false: another word does. */
static bool
last_before(const struct speech *speech, const char *at, struct numeral *number)
{
	const char *begin = at;

	while (begin > speech->at && is_digit(begin[-1]))
		begin--;
	return begin < at && scan_digits(begin, number);
}

/* A number in the case and gender of its place and noun: how many, or which. */
static const char *
speak_counted(struct speech *speech, const struct numeral *number)
{
	struct spoken_word noun;
	struct numeral joined;
	bool dotted = speech->at - speech->begin > 1 && speech->at[-1] == '.' && is_digit(speech->at[-2]);	/* "п. 2.3" */
	struct uk_place place = uk_governed(speech, speech->at);
	enum uk_case which = place.first;
	enum uk_gender gender = HE;
	const char *at = uk_noun_past(number->end);
	bool named = *at == ' ' && word_after(at, &noun) && uk_forms(noun.text) && place.governor != UK_LABEL && !dotted, counts = true;

	if (named && number->decimals) {
		gender = number->value != 1 ? uk_gender_of(noun.text, 5) : word_ends(noun.text, "и") || word_ends(noun.text, "і") || word_ends(noun.text, "ї") ? SHE : HE;
	} else if (named) {
		place = is_of_age(speech, &noun) ? (struct uk_place){.cases = UK_CASE(GENITIVE), .first = GENITIVE} : place;
		const struct numeral *last = &joined;
		if (at == number->end || !last_before(speech, at, &joined))
			last = number;
		counts = uk_counts(&place, at, last->value, &which, &gender) || is_one_out_of(speech);
		if (which == ACCUSATIVE && place.governor == UK_VERB && (place.cases & UK_CASE(NOMINATIVE)) && one_of(noun.text, PERSONS))
			which = NOMINATIVE;	/* "Участь взяли 1 200 осіб" */
		if (!counts && (number->grouped || number->value > 999))
			which = place.first;
		counts = counts || number->grouped || number->value > 999;
	}
	/* "у 4 з 5 випадків" */
	if (!named && place.cases == (UK_CASE(LOCATIVE) | UK_CASE(ACCUSATIVE)) && *at == ' ' && word_after(at, &noun) && one_of(noun.text, "з із") &&
	    is_digit(*skip_blanks(noun.end)))
		which = LOCATIVE;
	speak(speech, "%s%s", counts ? uk_numeral_words(speech->arena, number, which, gender, named) : uk_ordinal(speech->arena, number->value, which, gender),
	    letter_size(number->end) ? " " : "");
	return number->end;
}

const char *
uk_speak_plain_number(struct speech *speech)
{
	struct numeral number;
	struct spoken_word noun;

	const char *figures = speak_figures(speech, &number);
	if (figures)
		return figures;
	if (number.value && number.value <= 31 && number.digits <= 2 && uk_leads_to_month(number.end)) {
		uk_speak_listed_day(speech, number.value, uk_leads_to_month(number.end));
		return number.end;
	}
	const char *short_end = number.decimals ? NULL : uk_speak_numbered_short(speech, &number);
	if (short_end)
		return short_end;
	const char *ordinal = *number.end == ' ' && !number.decimals && word_after(number.end, &noun) ? hour_or_day(speech, &number, &noun) : NULL;
	if (ordinal) {
		speak(speech, "%s", ordinal);
		return number.end;
	}
	return speak_counted(speech, &number);
}
