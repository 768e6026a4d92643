#include "data/spoken/rules_uk.h"

#include <string.h>

#define PHONE_WORDS "номером номер телефон телефону лінія лінії лінію телефоном дзвоніть зателефонуйте"

const char *
uk_speak_range(struct speech *speech)
{
	struct numeral from, to;
	struct spoken_word word, noun;
	struct arena *arena = speech->arena;
	const struct uk_unit *unit = NULL;
	const char *end;

	if (!scan_range(speech->at, speech->tongue, &from, &to) || !begins_free(speech))
		return NULL;
	end = uk_unit_at(to.end, &unit);
	bool named = !unit && *to.end == ' ' && word_after(to.end, &noun);
	if (named && one_of(noun.text, "класи класів класі класах")) {
		enum uk_case nouns = word_ends(noun.text, "и") ? NOMINATIVE : word_ends(noun.text, "ів") ? GENITIVE : LOCATIVE;

		speak(speech, "%s-%s", uk_ordinal(arena, from.value, nouns, HE), uk_ordinal(arena, to.value, nouns, HE));
		return to.end;
	}
	bool few = named && uk_form(to.value) == 1 && !word_ends(noun.text, "ів") && !word_ends(noun.text, "їв") && !word_ends(noun.text, "ей");
	enum uk_gender gender = unit ? unit->gender : named ? uk_gender(noun.text, to.value) : HE;
	bool next_to = to.value == from.value + 1 && to.value < 10 && !from.decimals && !to.decimals;
	const char *before = uk_before_of(speech, speech->at, &word);
	bool own = one_of(before, "за на через про понад до після близько протягом упродовж менше більше для біля коло у в при кожні");
	if ((named && (few || next_to)) || ((named || unit) && own)) {
		enum uk_case which = uk_case(before, named ? noun.text : "");

		if (unit) {
			speak(speech, "%s-%s %s", uk_numeral_words(arena, &from, which, gender, false), uk_numeral_words(arena, &to, which, gender, false),
			    uk_unit_name(arena, unit, to.value, which));
			return uk_past_unit(speech, unit, end);
		}

		speak(speech, "%s-%s", uk_number(arena, from.value, which, gender), uk_number(arena, to.value, which, gender));
		return to.end;
	}
	speak(speech, "%s%s до %s", one_of(uk_before_of(speech, speech->at, &word), "від з із") ? "" : "від ",
	    uk_numeral_words(arena, &from, GENITIVE, gender, false), uk_numeral_words(arena, &to, GENITIVE, gender, false));
	if (!unit)
		return to.end;
	speak(speech, " %s", unit->many);
	return uk_past_unit(speech, unit, end);
}

/* "6 місяців–2 роки": from what is counted to another number, both in the genitive. */
const char *
uk_speak_counted_range(struct speech *speech)
{
	struct numeral from, to;
	struct spoken_word first, last, before;
	struct arena *arena = speech->arena;

	if (!scan_numeral(speech->at, speech->tongue, &from) || from.decimals || !begins_free(speech) || !word_after(from.end, &first))
		return NULL;
	const char *next = skip_dash(first.end), *one, *other;
	if (!next || !scan_numeral(next, speech->tongue, &to) || to.decimals || !word_after(to.end, &last) || *to.end != ' ' ||
	    !(one = uk_many(first.text)) || !(other = uk_many(last.text)))
		return NULL;
	speak(speech, "%s%s %s до %s %s", one_of(uk_before_of(speech, speech->at, &before), "від з із") ? "" : "від ",
	    uk_number(arena, from.value, GENITIVE, uk_gender(first.text, from.value)), uk_form(from.value) ? one : first.text,
	    uk_number(arena, to.value, GENITIVE, uk_gender(last.text, to.value)), uk_form(to.value) ? other : last.text);
	return last.end;
}

/* "5-й зупинці", "2-й міській лікарні": whether what ends in "й" goes with a feminine noun, not in the nominative. */
static bool
is_at_her(const char *at)
{
	struct spoken_word noun;

	if (!word_after(at, &noun) || *at != ' ')
		return false;
	if (word_ends(noun.text, "ій") && !word_after(noun.end, &noun))
		return false;
	return word_ends(noun.text, "і") || word_ends(noun.text, "ї");
}

/* "3-й", "2-ї", "5-ти", "6-річний" */
const char *
uk_speak_hyphened(struct speech *speech)
{
	struct numeral number;
	struct spoken_word ending, noun;
	struct arena *arena = speech->arena;
	enum uk_case which;
	enum uk_gender gender;

	if (!scan_digits(speech->at, &number))
		return NULL;
	const char *percent = skip_blanks(number.end);
	if (begins_with(percent, "%-") && word_after(percent + 2, &ending) && uk_ending(ending.text, &which, &gender)) {
		speak(speech, "%sвідсотков%s", uk_compound(arena, number.value), uk_ordinal(arena, 4, which, gender) + strlen("четверт"));
		return ending.end;
	}
	if (*number.end != '-' || !letter_size(number.end + 1) || !word_after(number.end + 1, &ending))
		return NULL;
	if (ending.capital) {
		if (word_size(ending.begin) != letter_size(ending.begin))
			return NULL;
		speak(speech, "%s ", uk_cardinal(arena, number.value));
		return speak_letter_name(speech, ending.begin);
	}
	if (one_of(ending.text, "ти ть ьох ох") || (one_of(ending.text, "х") && number.value < 5)) {
		speak(speech, "%s", uk_number(arena, number.value, strcmp(ending.text, "ть") ? GENITIVE : NOMINATIVE, HE));
		return ending.end;
	}
	if (one_of(ending.text, "ма ома ьома") && word_after(ending.end, &noun) && (word_ends(noun.text, "ами") || word_ends(noun.text, "ями"))) {
		speak(speech, "%s", uk_number(arena, number.value, INSTRUMENTAL, HE));
		return ending.end;
	}
	if (uk_ending(ending.text, &which, &gender)) {
		struct spoken_word before;
		bool hour = one_of(uk_before_of(speech, speech->at, &before), "о об");
		bool locative_she = !strcmp(ending.text, "й") && (hour || is_at_her(ending.end));

		speak(speech, "%s", uk_ordinal(arena, number.value, locative_she ? LOCATIVE : which, locative_she ? SHE : gender));
		return ending.end;
	}
	if (strlen(ending.text) < strlen("ден"))
		return NULL;
	speak(speech, "%s%s", uk_compound(arena, number.value), ending.text);
	return ending.end;
}

const char *
uk_speak_product(struct speech *speech)
{
	struct numeral first, second;
	const char *next;

	if (!scan_numeral(speech->at, speech->tongue, &first))
		return NULL;
	next = skip_blanks(first.end);
	next = begins_with(next, "×") ? next + strlen("×") : *next == 'x' ? next + 1 : begins_with(next, "х") ? next + strlen("х") : NULL;
	if (!next || !scan_numeral(skip_blanks(next), speech->tongue, &second))
		return NULL;
	speak(speech, "%s на ", uk_numeral_words(speech->arena, &first, NOMINATIVE, HE, false));
	return skip_blanks(next);
}

static const char *
fraction_words(struct arena *arena, uint64_t above, uint64_t below, enum uk_case which)
{
	static const char *const thirds[] = {"третина", "третини", "третин"}, *const quarters[] = {"чверть", "чверті", "чвертей"};
	const char *count = uk_number(arena, above, which, SHE);
	int form = uk_form(above);
	const char *const *noun = below == 3 ? thirds : below == 4 ? quarters : NULL;

	if (noun && which == GENITIVE)
		return arena_printf(arena, "%s %s", count, noun[form ? 2 : 1]);
	if (noun)
		return arena_printf(arena, "%s %s", count, form == 0 && which == ACCUSATIVE ? uk_object(arena, noun[0]) : noun[form]);
	return arena_printf(arena, "%s %s", count, form == 0 ? uk_ordinal(arena, below, which, SHE) : uk_ordinal(arena, below, GENITIVE, THEY));
}

/* A part of a whole, and its measure. */
static const char *
speak_fraction(struct speech *speech, const struct numeral *first, const struct numeral *second)
{
	struct spoken_word noun;
	const struct uk_unit *unit;
	const char *at = speech->at, *end = uk_unit_at(second->end, &unit);
	bool whole = at - speech->begin > 1 && at[-1] == ' ' && is_digit(at[-2]);
	struct spoken_word before;
	const char *word = uk_before_of(speech, at, &before);
	enum uk_case which = one_of(word, "на за") ? ACCUSATIVE : uk_case(word, "");

	if (whole && first->value == 1 && second->value == 2 && at[-2] == '1' && word_ends(speech->out, "один ")) {
		bool she = word_after(second->end, &noun) && (word_ends(noun.text, "и") || word_ends(noun.text, "і"));

		speech->size -= strlen("один ");
		speak(speech, she ? "півтори" : "півтора");
	} else if (whole && first->value == 1 && second->value == 2)
		speak(speech, "з половиною");
	else if (first->value == 1 && second->value == 2 && word_after(second->end, &noun) && one_of(noun.text, "години року дня місяця ставки доби"))
		speak(speech, "пів");
	else
		speak(speech, "%s%s", whole ? "і " : "", fraction_words(speech->arena, first->value, second->value, which));
	if (!end)
		return second->end;
	speak(speech, " %s", unit->of_one);
	return uk_past_unit(speech, unit, end);
}

/* "120/80 мм рт. ст." */
static const char *
speak_pressure(struct speech *speech, const struct numeral *first, const struct numeral *second)
{
	const struct uk_unit *unit;
	struct spoken_word before;
	const char *end = uk_unit_at(second->end, &unit), *word = uk_before_of(speech, speech->at, &before);

	if (first->value <= second->value || (!begins_with(word, "тиск") && !(end && begins_with(unit->written, "мм рт"))))
		return NULL;
	speak(speech, "%s на %s%s%s", uk_cardinal(speech->arena, first->value), uk_cardinal(speech->arena, second->value), end ? " " : "",
	    end ? unit->many : "");
	return !end ? second->end : end + (*end == '.' && !sentence_ends(end + 1));
}

const char *
uk_speak_slashed(struct speech *speech)
{
	struct numeral first, second;
	struct arena *arena = speech->arena;
	struct spoken_word before;
	bool spaced;

	if (!scan_pair(speech->at, '/', &first, &second, &spaced) || !stands_free(speech, second.end))
		return NULL;
	bool whole = speech->at == speech->begin && !*skip_blanks(second.end);
	bool named = one_of(uk_before_of(speech, speech->at, &before), "питання питанні сторінка сторінці сторінку крок кроці");
	const char *end = speak_pressure(speech, &first, &second);
	if (end)
		return end;
	enum uk_case school = uk_looks_like_year(&first) && (second.digits == 2 || uk_looks_like_year(&second)) ? uk_school_year(second.end) : NO_CASE;
	if (first.value == 24 && second.value == 7)
		speak(speech, "двадцять чотири на сім");
	else if (school != NO_CASE)
		speak(speech, "%s-%s", uk_ordinal(arena, first.value, school, HE), uk_ordinal(arena, second.value, school, HE));
	else if (first.value == second.value && whole)
		speak(speech, "%s на %s", uk_cardinal(arena, first.value), uk_cardinal(arena, second.value));
	else if ((whole && second.value > 4 && first.value <= second.value && second.digits < 4) || (whole && spaced))
		speak(speech, "%s %s", uk_ordinal(arena, first.value, NOMINATIVE, IT), uk_out_of(arena, second.value));
	else if (spaced || named || (!*skip_blanks(second.end) && first.value <= second.value && second.digits < 4 &&
	    follows_label(speech, "частка частки частку співвідношення")))
		speak(speech, "%s %s", uk_cardinal(arena, first.value), uk_out_of(arena, second.value));
	else if (first.value < second.value && second.value <= 100)
		return speak_fraction(speech, &first, &second);
	else
		speak(speech, "%s дріб %s", uk_cardinal(arena, first.value), uk_cardinal(arena, second.value));
	return second.end;
}

const char *
uk_speak_house(struct speech *speech)
{
	struct numeral number;

	if (!scan_digits(speech->at, &number) || number.digits > 4)
		return NULL;
	const char *letter = number.end + (*number.end == '/');
	size_t size = letter_size(letter);
	if (!size || word_size(letter) != size || is_digit(letter[size]))
		return NULL;
	speak(speech, "%s ", uk_cardinal(speech->arena, number.value));
	return speak_letter_name(speech, letter);
}

const char *
uk_speak_special(struct speech *speech)
{
	struct numeral number;
	struct spoken_word after, before;
	struct arena *arena = speech->arena;

	if (!scan_digits(speech->at, &number) || !stands_free(speech, number.end))
		return NULL;
	struct speech there = *speech;
	there.at -= there.at > speech->begin + 1 && there.at[-1] == ' ' && there.at[-2] == ':' ? 2 : 0;
	if (word_before(&there, there.at, &before) && one_of(before.text, "pin пін код") && number.digits >= 3) {
		speak_group(speech, number.text, number.digits);
		return number.end;
	}
	bool postcode = number.digits == 4 && !word_before(speech, speech->at, &before) && word_after(number.end, &after) && after.capital &&
	    *number.end == ' ' && *number.text != '0';
	if (!postcode && !is_short_number(speech, &number, number.end, PHONE_WORDS))
		return NULL;
	speak(speech, "%s %s", uk_cardinal(arena, number.value / 100), uk_group(arena, number.text + 2, 2));
	return number.end;
}

/* "на 10 тижні", "о 9 годині": one of many, though nothing says so but the noun. */
static const char *
ordinal_before(struct speech *speech, const struct numeral *number, const struct spoken_word *noun)
{
	struct spoken_word word;
	const char *before = uk_before_of(speech, speech->at, &word);
	struct arena *arena = speech->arena;
	bool place = one_of(before, "на у в о об при по");
	bool many = uk_form(number->value) == 2;

	if (place && (one_of(noun->text, "поверсі році районі класі кварталі разі томі етапі") || (many && one_of(noun->text, "тижні місяці дні"))))
		return uk_ordinal(arena, number->value, LOCATIVE, HE);
	struct clock clock;
	if (one_of(before, "о об") && one_of(noun->text, "ранку вечора дня ночі"))
		return uk_ordinal(arena, number->value, LOCATIVE, SHE);
	if (one_of(before, "до з із від після") && (one_of(noun->text, "ранку вечора ночі") || (!strcmp(noun->text, "до") &&
	    scan_clock(skip_blanks(noun->end), &clock))))
		return uk_ordinal(arena, number->value, GENITIVE, SHE);
	if (place && one_of(noun->text, "годині групі частині сторінці кімнаті"))
		return uk_ordinal(arena, number->value, LOCATIVE, SHE);
	if (one_of(noun->text, "століття столітті"))
		return uk_ordinal(arena, number->value, word_ends(noun->text, "і") ? LOCATIVE : one_of(before, "до з із від кінця початку") ? GENITIVE :
		    NOMINATIVE, IT);
	struct numeral second;
	struct spoken_word date;
	if (one_of(noun->text, "і та") && scan_digits(skip_blanks(noun->end), &second) && word_after(second.end, &date) &&
	    !strcmp(date.text, "числа"))
		return uk_ordinal(arena, number->value, GENITIVE, HE);
	if (many && !strcmp(noun->text, "година"))
		return uk_ordinal(arena, number->value, NOMINATIVE, SHE);
	const char *month;
	struct numeral last;
	if (one_of(before, "з із") && one_of(noun->text, "по до") && scan_digits(skip_blanks(noun->end), &last) && uk_month_at(last.end, &month) >= 0)
		return uk_ordinal(arena, number->value, GENITIVE, HE);
	if (many && !strcmp(noun->text, "години"))
		return uk_ordinal(arena, number->value, GENITIVE, SHE);
	if (many && one_of(noun->text, "числа класу поверху тижня дня місяця кварталу"))
		return uk_ordinal(arena, number->value, GENITIVE, HE);
	if (uk_form(number->value) != 0 && one_of(noun->text, "клас поверх ступінь курс рівень розділ"))
		return uk_ordinal(arena, number->value, NOMINATIVE, HE);
	if (uk_form(number->value) != 0 && one_of(noun->text, "група категорія частина черга"))
		return uk_ordinal(arena, number->value, NOMINATIVE, SHE);
	return NULL;
}

/* "3 років", "2 дітей", "не виповнилося 18 років": the genitive that only the noun shows, or that "не" asks for. */
static bool
is_counted_in_genitive(const struct speech *speech, const struct spoken_word *verb, const struct numeral *number,
    const struct spoken_word *noun)
{
	struct spoken_word before;
	const char *text = noun->text;

	if (!noun->capital && uk_form(number->value) == 1 && (word_ends(text, "ів") || word_ends(text, "їв") || word_ends(text, "ей") ||
	    one_of(text, "осіб громадян годин хвилин секунд діб копій заяв сторінок довідок фотографій")))
		return true;
	return *text && one_of(verb->text, "виповнилося виповнилось виповниться минуло мине має мають") &&
	    word_before(speech, verb->begin, &before) && !strcmp(before.text, "не");
}

/* The case and gender of a number before a noun, which may be "". */
static void
agree(struct speech *speech, const struct numeral *number, const struct spoken_word *noun, enum uk_case *which,
    enum uk_gender *gender)
{
	struct spoken_word word;
	const char *before = uk_before_of(speech, speech->at, &word), *text = noun->text;
	bool one = uk_form(number->value) == 0, ends_in_u = word_ends(text, "у");

	*which = uk_case(before, text);
	if (*which == NOMINATIVE && is_counted_in_genitive(speech, &word, number, noun))
		*which = GENITIVE;
	if (*before && skip_blanks(word.end) == speech->at && one_of(before, "дитина дитині дитину діти") && one_of(text, "року років місяців"))	/* of this age */
		*which = GENITIVE;
	/* "між 50 і 60": the second as the first. */
	if (one_of(before, "і й та") && speech->ending && one_of(speech->ending, "між"))
		*which = INSTRUMENTAL;
	speech->ending = !strcmp(before, "між") ? "між" : NULL;
	*gender = *text ? uk_gender(text, number->value) : HE;
	if (*which == GENITIVE && one && (word_ends(text, "и") || word_ends(text, "і") || word_ends(text, "ї")))
		*gender = SHE;
	if (*which == GENITIVE && one && (word_ends(text, "а") || word_ends(text, "я") || ends_in_u))
		*gender = HE;
	if (one_of(before, "за на через про понад") && *gender == SHE && (ends_in_u || word_ends(text, "ю"))) {
		*which = ACCUSATIVE;
	} else if (one && *gender == SHE && word_ends(text, "ю") && *which == NOMINATIVE) {
		*which = ACCUSATIVE;
	} else if (one && one_of(before, "з із зі") && (word_ends(text, "ом") || word_ends(text, "ем") || word_ends(text, "єм"))) {
		*which = INSTRUMENTAL;
		*gender = HE;
	} else if (one && one_of(before, "з із зі") && (word_ends(text, "ою") || word_ends(text, "ею") || word_ends(text, "єю"))) {
		*which = INSTRUMENTAL;
		*gender = SHE;
	} else if (ends_in_u && one && !number->grouped && number->value < 100 && *which == NOMINATIVE) {
		*gender = SHE;
		*which = ACCUSATIVE;
	} else if (*which == NOMINATIVE && uk_is_object(before) && !(one && *gender == SHE && (word_ends(text, "а") || word_ends(text, "я")))) {
		*which = ACCUSATIVE;
	}
}

const char *
uk_speak_plain_number(struct speech *speech)
{
	struct numeral number;
	struct spoken_word noun;
	struct arena *arena = speech->arena;
	const char *at = speech->at;

	if (!scan_numeral(at, speech->tongue, &number)) {
		size_t count = strspn(at, "0123456789");

		for (size_t i = 0; i < count; i++) {
			speak(speech, "%s", i ? " " : "");
			speak_group(speech, at + i, 1);
		}
		return at + count;
	}
	if (number.digits > 1 && *at == '0' && !number.decimals) {
		speak_group(speech, at, number.digits);
		return number.end;
	}
	if (is_identifier(speech, &number))
		return speak_identifier(speech, number.end);
	if (number.value && number.value <= 31 && number.digits <= 2 && uk_leads_to_month(number.end)) {
		uk_speak_listed_day(speech, number.value);
		return number.end;
	}
	bool named = *number.end == ' ' && word_after(number.end, &noun);
	if (!named)
		noun = (struct spoken_word){.text = ""};
	const char *ordinal = named && !number.decimals ? ordinal_before(speech, &number, &noun) : NULL;
	if (ordinal) {
		speak(speech, "%s", ordinal);
		return number.end;
	}
	enum uk_case which;
	enum uk_gender gender;
	agree(speech, &number, &noun, &which, &gender);
	if (number.decimals && number.value == 1 && named)
		gender = word_ends(noun.text, "и") || word_ends(noun.text, "і") || word_ends(noun.text, "ї") ? SHE : HE;
	speak(speech, "%s%s", uk_numeral_words(arena, &number, which, gender, named), letter_size(number.end) ? " " : "");
	return number.end;
}
