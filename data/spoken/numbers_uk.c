#include "data/spoken/rules_uk.h"

#include <string.h>

/* "сторінки 2–4", "3–5 класи", "на 2–3 поверсі": a range of what is numbered, not of how many. */
static const char *
speak_numbered_range(struct speech *speech, const struct numeral *from, const struct numeral *to, const struct uk_place *place)
{
	struct arena *arena = speech->arena;
	struct spoken_word noun;
	enum uk_case which;
	enum uk_gender gender;
	bool named = *to->end == ' ' && word_after(to->end, &noun);

	/* "вул. Fő 3–5" */
	bool house = !named && uk_before_of(speech, speech->at, &noun)[0] && noun.capital && noun.end == speech->at - 1 && noun.begin > speech->begin;
	if (place->governor == UK_LABEL || house) {
		speak(speech, "%s-%s", uk_cardinal(arena, from->value), uk_cardinal(arena, to->value));
		return to->end;
	}
	if (!named)
		return NULL;
	if (one_of(noun.text, "класи класів класі класах")) {
		which = word_ends(noun.text, "и") ? NOMINATIVE : word_ends(noun.text, "ів") ? GENITIVE : LOCATIVE;
		gender = HE;
	} else if (uk_counts(place, to->end, to->value, &which, &gender)) {
		return NULL;
	}
	speak(speech, "%s-%s", uk_ordinal(arena, from->value, which, gender), uk_ordinal(arena, to->value, which, gender));
	return to->end;
}

/* "5–10-денний"; "3.1–3.4" up to its dash */
static const char *
speak_compound_range(struct speech *speech, const struct numeral *from, const struct numeral *to)
{
	char ending[SPEECH_WORD];
	const char *end = suffix_at(to->end, ending);

	if (*to->end == '.' && is_digit(to->end[1])) {
		speak(speech, "%s-", uk_cardinal(speech->arena, from->value));
		return to->text;
	}
	if (!end || strlen(ending) < strlen("ден"))
		return NULL;
	speak(speech, "%s-%s%s", uk_compound(speech->arena, from->value), uk_compound(speech->arena, to->value), ending);
	return end;
}

/* What a range is of: a unit, or thousands and the like of one; their end. No unit: NULL. */
struct measure {
	const struct spoken_unit *unit, *of;
	const char *end;
};

static struct measure
measure_at(const char *at)
{
	struct measure found = {NULL, NULL, NULL};
	const struct spoken_unit *multiple;
	const char *past = uk_multiple_at(at, &multiple);

	if (!past) {
		found.end = unit_at(at, uk_measures.units, &found.unit);
		return found;
	}
	found.unit = multiple;
	found.end = unit_at(past, uk_measures.units, &found.of);
	if (!found.end)
		found.end = past;
	return found;
}

static const char *
speak_measure(struct speech *speech, const struct measure *measure, const char *name)
{
	speak(speech, " %s%s%s", name, measure->of ? " " : "", measure->of ? measure->of->many : "");
	return uk_past_unit(speech, measure->of ? measure->of : measure->unit, measure->end);
}

static const char *
speak_counted_span(struct speech *speech, const struct numeral *from, const struct numeral *to, const struct uk_place *place)
{
	struct spoken_word word, noun;
	struct arena *arena = speech->arena;
	const struct measure measure = measure_at(to->end);
	const struct spoken_unit *unit = measure.unit;
	bool named = !unit && *to->end == ' ' && word_after(to->end, &noun) && uk_forms(noun.text);
	enum uk_case which = uk_amount_case(speech, to->end);
	enum uk_gender gender = unit ? unit->gender : HE;

	if (named)
		uk_counts(place, to->end, to->value, &which, &gender);
	bool next_to = to->value == from->value + 1 && to->value < 10 && !from->decimals && !to->decimals;
	bool alone = which == NOMINATIVE || which == ACCUSATIVE, few = named && uk_form(to->value) == 1 && alone;
	bool own = place->governor == UK_PREPOSITION || one_of(uk_before_of(speech, speech->at, &word), "кожні") || !alone;
	if ((named && (few || next_to)) || ((named || unit) && own)) {
		speak(speech, "%s-%s", uk_numeral_words(arena, from, which, gender, false), uk_numeral_words(arena, to, which, gender, false));
		return unit ? speak_measure(speech, &measure, uk_unit_name(arena, unit, to->value, which)) : to->end;
	}
	speak(speech, "%s%s до %s", one_of(word.text, "від з із") ? "" : "від ",
	    uk_numeral_words(arena, from, GENITIVE, gender, false), uk_numeral_words(arena, to, GENITIVE, gender, false));
	return unit ? speak_measure(speech, &measure, unit->many) : to->end;
}

const char *
uk_speak_range(struct speech *speech)
{
	struct numeral from, to;

	if (!scan_range(speech->at, speech->tongue, &from, &to) || !begins_free(speech))
		return NULL;
	const struct uk_place place = uk_governed(speech, speech->at);
	const char *end = speak_compound_range(speech, &from, &to);
	if (!end && !measure_at(to.end).unit)
		end = speak_numbered_range(speech, &from, &to, &place);
	return end ? end : speak_counted_span(speech, &from, &to, &place);
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
	    uk_number(arena, from.value, GENITIVE, uk_gender_of(first.text, from.value)), uk_form(from.value) ? one : first.text,
	    uk_number(arena, to.value, GENITIVE, uk_gender_of(last.text, to.value)), uk_form(to.value) ? other : last.text);
	return last.end;
}

/* "1,5-кратний", "0,5-літровий" */
static const char *
speak_half_compound(struct speech *speech)
{
	struct numeral number;
	struct spoken_word ending;

	if (!scan_numeral(speech->at, speech->tongue, &number) || number.decimal_count != 1 || *number.decimals != '5' || *number.end != '-' ||
	    !word_after(number.end + 1, &ending) || strlen(ending.text) < strlen("ден"))
		return NULL;
	if (number.value < 2)
		speak(speech, "%s%s", number.value ? "півтора" : "пів", ending.text);
	else
		speak(speech, "%s з половиною %s", uk_number(speech->arena, number.value, GENITIVE, HE), ending.text);
	return ending.end;
}

/* "5-ти", "2-х", "4-ма": of how many; NULL: the ending is another's. */
static const char *
cardinal_of(struct arena *arena, uint64_t value, const struct spoken_word *ending)
{
	struct spoken_word noun;
	const char *text = ending->text;
	bool by_them = uk_forms_at(ending->end) & UK_FORM(THEY, INSTRUMENTAL);

	if (one_of(text, "ти ть ьох ох") || (!strcmp(text, "ка") && value == 40) || (!strcmp(text, "х") && value < 5) ||
	    (!strcmp(text, "ми") && (value == 7 || value == 8) && !by_them))
		return uk_number(arena, value, strcmp(text, "ть") ? GENITIVE : NOMINATIVE, HE);
	if (one_of(text, "ма ома ьома") && word_after(ending->end, &noun) && (word_ends(noun.text, "ами") || word_ends(noun.text, "ями")))
		return uk_number(arena, value, INSTRUMENTAL, HE);
	return NULL;
}

/* "3-й", "2-ї", "5-ти", "6-річний" */
const char *
uk_speak_hyphened(struct speech *speech)
{
	struct numeral number;
	struct spoken_word ending;
	struct arena *arena = speech->arena;
	enum uk_case which;
	enum uk_gender gender;
	const char *half = speak_half_compound(speech);

	if (half || !scan_digits(speech->at, &number))
		return half;
	const struct uk_place place = uk_governed(speech, speech->at);
	const char *percent = skip_blanks(number.end);
	if (begins_with(percent, "%-") && word_after(percent + 2, &ending) && uk_ending_at(&place, number.value, ending.text, ending.end, &which, &gender)) {
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
	const char *counted = cardinal_of(arena, number.value, &ending);
	if (counted) {
		speak(speech, "%s", counted);
		return ending.end;
	}
	if (uk_ending_at(&place, number.value, ending.text, ending.end, &which, &gender)) {
		struct spoken_word before;
		bool hour = !strcmp(ending.text, "й") && one_of(uk_before_of(speech, speech->at, &before), "о об");

		speak(speech, "%s", uk_ordinal(arena, number.value, hour ? LOCATIVE : which, hour ? SHE : gender));
		return ending.end;
	}
	if (strlen(ending.text) < strlen("ден"))
		return NULL;
	speak(speech, "%s%s", uk_compound(arena, number.value), ending.text);
	return ending.end;
}

static const char *
fraction_words(struct arena *arena, uint64_t above, uint64_t below, enum uk_case which)
{
	static const struct uk_noun third = {"третина", "третини", SHE, NULL, "третини", "третин"}, quarter = {"чверть", "чверті", SHE, NULL, "чверті", "чвертей"};
	const char *count = uk_number(arena, above, which, SHE);
	int form = uk_form(above);
	const struct uk_noun *noun = below == 3 ? &third : below == 4 ? &quarter : NULL;

	if (noun)
		return arena_printf(arena, "%s %s", count, form == 0 ? uk_noun(arena, noun, which) : uk_plural(arena, noun->many, noun->of_many,
		    form == 2 && (which == NOMINATIVE || which == ACCUSATIVE) ? GENITIVE : which));
	if (form && which != NOMINATIVE && which != ACCUSATIVE)
		return arena_printf(arena, "%s %s", count, uk_ordinal(arena, below, which, THEY));
	return arena_printf(arena, "%s %s", count, form == 0 ? uk_ordinal(arena, below, which, SHE) : uk_ordinal(arena, below, GENITIVE, THEY));
}

/* A part of a whole, and its measure. */
static const char *
speak_fraction(struct speech *speech, const struct numeral *first, const struct numeral *second)
{
	struct spoken_word noun;
	const struct spoken_unit *unit;
	const char *at = speech->at, *end = unit_at(second->end, uk_measures.units, &unit);
	bool whole = at - speech->begin > 1 && at[-1] == ' ' && is_digit(at[-2]);
	struct spoken_word before;
	const struct uk_place place = uk_governed(speech, at);
	bool share = begins_with(uk_before_of(speech, at, &before), "част");
	enum uk_case which = place.governor == UK_NOUN && place.first == NOMINATIVE && !share ? GENITIVE : place.first;

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
	const struct spoken_unit *unit;
	struct spoken_word before;
	const char *end = unit_at(second->end, uk_measures.units, &unit), *word = uk_before_of(speech, speech->at, &before);

	if (first->value <= second->value || (!begins_with(word, "тиск") && !(end && begins_with(unit->written, "мм рт"))))
		return NULL;
	speak(speech, "%s на %s%s%s", uk_cardinal(speech->arena, first->value), uk_cardinal(speech->arena, second->value), end ? " " : "",
	    end ? unit->many : "");
	return !end ? second->end : end + (*end == '.' && !sentence_ends(end + 1));
}

/* "крок 2/5": which of so many. */
static bool
is_position(const char *noun)
{
	static const char *const stems[] = {"питанн", "запитанн", "сторін", "крок", "кроц", "етап", "розділ", "блок", "екран", "вкладк", "аркуш", "слайд", "завданн",
		"раунд", "спроб", "частин", "анкет", "опитув", "позиц"};

	for (size_t i = 0; i < sizeof stems / sizeof *stems; i++)
		if (begins_with(noun, stems[i]))
			return true;
	return false;
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
	bool named = is_position(uk_before_of(speech, speech->at, &before));
	const char *end = speak_pressure(speech, &first, &second);
	if (end)
		return end;
	bool years = looks_like_year(&first) && (second.digits == 2 || looks_like_year(&second));
	if (years && (end = uk_speak_school_year(speech, &first, &second)))
		return end;
	if (first.value == 24 && second.value == 7)
		speak(speech, "двадцять чотири на сім");
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
