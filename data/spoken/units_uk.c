#include "data/spoken/rules_uk.h"

#include <string.h>

static const struct spoken_unit units[] = {
	{"Ft", "форинт", "форинти", "форинтів", "форинта", HE}, {"HUF", "форинт", "форинти", "форинтів", "форинта", HE},
	{"€", "євро", "євро", "євро", "євро", HE}, {"EUR", "євро", "євро", "євро", "євро", HE},
	{"$", "долар", "долари", "доларів", "долара", HE}, {"USD", "долар", "долари", "доларів", "долара", HE},
	{"₴", "гривня", "гривні", "гривень", "гривні", SHE}, {"грн", "гривня", "гривні", "гривень", "гривні", SHE},
	{"фт", "форинт", "форинти", "форинтів", "форинта", HE}, {"форинтів", "форинт", "форинти", "форинтів", "форинта", HE},
	{"%", "відсоток", "відсотки", "відсотків", "відсотка", HE},
	{"км/год", "кілометр на годину", "кілометри на годину", "кілометрів на годину", "кілометра на годину", HE},
	{"кВт·год", "кіловат-година", "кіловат-години", "кіловат-годин", "кіловат-години", SHE},
	{"кВт⋅год", "кіловат-година", "кіловат-години", "кіловат-годин", "кіловат-години", SHE},
	{"кВт-год", "кіловат-година", "кіловат-години", "кіловат-годин", "кіловат-години", SHE},
	{"кВтг", "кіловат-година", "кіловат-години", "кіловат-годин", "кіловат-години", SHE},
	{"kWh", "кіловат-година", "кіловат-години", "кіловат-годин", "кіловат-години", SHE},
	{"МВт·год", "мегават-година", "мегават-години", "мегават-годин", "мегават-години", SHE},
	{"MWh", "мегават-година", "мегават-години", "мегават-годин", "мегават-години", SHE},
	{"дБ", "децибел", "децибели", "децибелів", "децибела", HE},
	{"dB", "децибел", "децибели", "децибелів", "децибела", HE},
	{"Гц", "герц", "герци", "герців", "герца", HE},
	{"МВт", "мегават", "мегавати", "мегаватів", "мегавата", HE},
	{"м/с", "метр на секунду", "метри на секунду", "метрів на секунду", "метра на секунду", HE},
	{"km/h", "кілометр на годину", "кілометри на годину", "кілометрів на годину", "кілометра на годину", HE},
	{"kW", "кіловат", "кіловати", "кіловатів", "кіловата", HE},
	{"км²", "квадратний кілометр", "квадратні кілометри", "квадратних кілометрів", "квадратного кілометра", HE},
	{"м²", "квадратний метр", "квадратні метри", "квадратних метрів", "квадратного метра", HE},
	{"м2", "квадратний метр", "квадратні метри", "квадратних метрів", "квадратного метра", HE},
	{"m2", "квадратний метр", "квадратні метри", "квадратних метрів", "квадратного метра", HE},
	{"m²", "квадратний метр", "квадратні метри", "квадратних метрів", "квадратного метра", HE},
	{"кв. м", "квадратний метр", "квадратні метри", "квадратних метрів", "квадратного метра", HE},
	{"м³", "кубічний метр", "кубічні метри", "кубічних метрів", "кубічного метра", HE},
	{"м3", "кубічний метр", "кубічні метри", "кубічних метрів", "кубічного метра", HE},
	{"см³", "кубічний сантиметр", "кубічні сантиметри", "кубічних сантиметрів", "кубічного сантиметра", HE},
	{"см3", "кубічний сантиметр", "кубічні сантиметри", "кубічних сантиметрів", "кубічного сантиметра", HE},
	{"куб. см", "кубічний сантиметр", "кубічні сантиметри", "кубічних сантиметрів", "кубічного сантиметра", HE},
	{"км", "кілометр", "кілометри", "кілометрів", "кілометра", HE}, {"km", "кілометр", "кілометри", "кілометрів", "кілометра", HE},
	{"см", "сантиметр", "сантиметри", "сантиметрів", "сантиметра", HE}, {"cm", "сантиметр", "сантиметри", "сантиметрів", "сантиметра", HE},
	{"мм", "міліметр", "міліметри", "міліметрів", "міліметра", HE}, {"mm", "міліметр", "міліметри", "міліметрів", "міліметра", HE},
	{"м", "метр", "метри", "метрів", "метра", HE}, {"m", "метр", "метри", "метрів", "метра", HE},
	{"кг", "кілограм", "кілограми", "кілограмів", "кілограма", HE}, {"kg", "кілограм", "кілограми", "кілограмів", "кілограма", HE},
	{"мг", "міліграм", "міліграми", "міліграмів", "міліграма", HE}, {"г", "грам", "грами", "грамів", "грама", HE},
	{"т", "тонна", "тонни", "тонн", "тонни", SHE}, {"га", "гектар", "гектари", "гектарів", "гектара", HE},
	{"мл", "мілілітр", "мілілітри", "мілілітрів", "мілілітра", HE}, {"л", "літр", "літри", "літрів", "літра", HE},
	{"кВт", "кіловат", "кіловати", "кіловатів", "кіловата", HE}, {"Вт", "ват", "вати", "ватів", "вата", HE},
	{"КБ", "кілобайт", "кілобайти", "кілобайтів", "кілобайта", HE}, {"МБ", "мегабайт", "мегабайти", "мегабайтів", "мегабайта", HE},
	{"MB", "мегабайт", "мегабайти", "мегабайтів", "мегабайта", HE}, {"ГБ", "гігабайт", "гігабайти", "гігабайтів", "гігабайта", HE},
	{"GB", "гігабайт", "гігабайти", "гігабайтів", "гігабайта", HE}, {"°C", "градус Цельсія", "градуси Цельсія", "градусів Цельсія",
	"градуса Цельсія", HE}, {"°С", "градус Цельсія", "градуси Цельсія", "градусів Цельсія", "градуса Цельсія", HE},
	{"мм рт. ст", "міліметр ртутного стовпа", "міліметри ртутного стовпа", "міліметрів ртутного стовпа", "міліметра ртутного стовпа", HE},
	{"євро", "євро", "євро", "євро", "євро", HE},
	{"°", "градус", "градуси", "градусів", "градуса", HE}, {"хв", "хвилина", "хвилини", "хвилин", "хвилини", SHE},
	{"год", "година", "години", "годин", "години", SHE}, {"сек", "секунда", "секунди", "секунд", "секунди", SHE},
	{"с", "секунда", "секунди", "секунд", "секунди", SHE}, {"шт", "штука", "штуки", "штук", "штуки", SHE},
	{"міс", "місяць", "місяці", "місяців", "місяця", HE}, {"тиж", "тиждень", "тижні", "тижнів", "тижня", HE},
	{"ос", "особа", "особи", "осіб", "особи", SHE}, {"стор", "сторінка", "сторінки", "сторінок", "сторінки", SHE},
	{"дол", "долар", "долари", "доларів", "долара", HE}, {"коп", "копійка", "копійки", "копійок", "копійки", SHE},
	{"екз", "екземпляр", "екземпляри", "екземплярів", "екземпляра", HE}, {"прим", "примірник", "примірники", "примірників", "примірника", HE},
	{"арк", "аркуш", "аркуші", "аркушів", "аркуша", HE}, {"р", "рік", "роки", "років", "року", HE},
	{NULL, NULL, NULL, NULL, NULL, HE},
};

static const struct spoken_unit multiples[] = {
	{"тис", "тисяча", "тисячі", "тисяч", "тисячі", SHE}, {"тисяч", "тисяча", "тисячі", "тисяч", "тисячі", SHE},
	{"млн", "мільйон", "мільйони", "мільйонів", "мільйона", HE}, {"мільйонів", "мільйон", "мільйони", "мільйонів", "мільйона", HE},
	{"млрд", "мільярд", "мільярди", "мільярдів", "мільярда", HE}, {"к", "тисяча", "тисячі", "тисяч", "тисячі", SHE},
	{"k", "тисяча", "тисячі", "тисяч", "тисячі", SHE}, {NULL, NULL, NULL, NULL, NULL, HE},
};

const struct spoken_units uk_measures = {.units = units, .multiples = multiples, .money = 8, .hundredths = "євро долар гривня"};

/* Parts of a whole: "п'ять десятих"; several of them are in the genitive when named alone. */
static const char *
parts_words(struct arena *arena, uint64_t value, const char *part, enum uk_case which)
{
	bool one = uk_form(value) == 0, alone = which == NOMINATIVE || which == ACCUSATIVE;

	return arena_printf(arena, "%s %s", uk_number(arena, value, which, SHE), uk_adjective(arena, part, one || !alone ? which : GENITIVE, one ? SHE : THEY));
}

static const char *
decimal_words(struct arena *arena, const struct numeral *number, enum uk_case which)
{
	static const char *const places[] = {"десятий", "сотий", "тисячний"};
	uint64_t value = 0;

	for (size_t i = 0; i < number->decimal_count; i++)
		value = value * 10 + (uint64_t)(number->decimals[i] - '0');
	const char *whole = parts_words(arena, number->value, "цілий", which);
	return arena_printf(arena, "%s %s", whole, number->decimal_count > 3 ? uk_group(arena, number->decimals, number->decimal_count) :
	    parts_words(arena, value, places[number->decimal_count - 1], which));
}

const char *
uk_numeral_words(struct arena *arena, const struct numeral *number, enum uk_case which, enum uk_gender gender, bool halves)
{
	bool half = number->half || (halves && number->decimal_count == 1 && number->decimals[0] == '5');

	if (half && number->value == 1)
		return gender == SHE ? "півтори" : "півтора";
	if (half && number->value)
		return arena_printf(arena, "%s з половиною", uk_number(arena, number->value, which, gender));
	if (half && number->half)
		return "пів";
	return number->decimals ? decimal_words(arena, number, which) : uk_number(arena, number->value, which, gender);
}

const char *
uk_unit_name(struct arena *arena, const struct spoken_unit *unit, uint64_t value, enum uk_case which)
{
	int form = uk_form(value);
	bool alone = which == NOMINATIVE || which == ACCUSATIVE;

	if (value && value % 1000 == 0)	/* of thousands, in whatever case they stand */
		return unit->many;
	if (form)
		return form == 2 && alone ? unit->many : uk_plural(arena, unit->few, unit->many, which);
	if (strchr(unit->one, ' '))
		return alone ? unit->one : unit->of_one;
	return uk_noun(arena, &(struct uk_noun){.one = unit->one, .of_one = unit->of_one, .gender = unit->gender}, which);
}

/* What a half is of: "три з половиною мільйона", "п'ять з половиною мільйонів", "близько трьох з половиною мільйонів". */
static const char *
part_name(const struct spoken_unit *unit, const struct numeral *number, enum uk_case which)
{
	bool half = number->half || (number->decimal_count == 1 && number->decimals[0] == '5');

	return half && number->value > 1 && (which == GENITIVE || uk_form(number->value) == 2) ? unit->many : unit->of_one;
}

#define DOTTED "грн хв год сек шт міс тиж ос стор дол коп екз прим арк р"

const char *
uk_past_unit(struct speech *speech, const struct spoken_unit *unit, const char *end)
{
	if (*end != '.' || !one_of(unit->written, DOTTED " с см м км г кг л"))
		return end;
	if (!one_of(unit->written, DOTTED) && !sentence_ends(end + 1))
		return end;
	speak(speech, "%s", sentence_ends(end + 1) ? "." : "");
	return end + 1;
}

const char *
uk_multiple_at(const char *at, const struct spoken_unit **out)
{
	const char *end = unit_at(at, multiples, out);

	return end && *end == '.' ? end + 1 : end;
}

/* Money with its hundredths. */
static const char *
speak_cents(struct speech *speech, const struct numeral *number, const struct spoken_unit *unit, enum uk_case which, const char *end)
{
	static const struct spoken_unit cent = {"", "цент", "центи", "центів", "цента", HE}, kopeck = {"", "копійка", "копійки", "копійок", "копійки", SHE};
	const struct spoken_unit *part = unit->gender == SHE ? &kopeck : &cent;
	unsigned cents = hundredths_of(number);

	speak(speech, "%s %s", uk_number(speech->arena, number->value, which, unit->gender), uk_unit_name(speech->arena, unit, number->value, which));
	if (cents)
		speak(speech, " %s %s", uk_number(speech->arena, cents, which, part->gender), uk_unit_name(speech->arena, part, cents, which));
	return end;
}

enum uk_case
uk_amount_case(const struct speech *speech, const char *end)
{
	struct uk_place place = uk_governed(speech, speech->at);
	struct spoken_word preposition, after;
	const char *before = uk_before_of(speech, speech->at, &preposition), *measured = skip_blanks(end);

	if (!one_of(before, "у в"))
		return place.first;
	const struct spoken_unit *unit;
	const char *past = unit_at(end, uk_measures.units, &unit);
	if (past && ((word_after(past, &after) && one_of(after.text, "від ходьби їзди")) || one_of(unit->written, "екз прим")))	/* where, not how much */
		return LOCATIVE;
	struct uk_place governs = uk_governed(speech, preposition.begin);
	return *measured == '%' && past && word_after(past, &after) && !after.capital && governs.governor != UK_NOUN ? LOCATIVE : ACCUSATIVE;
}

/* "чинний до 11 год": an hour of the day, unless what lasts so long stands before. */
static bool
is_until_hour(const struct speech *speech, const struct spoken_word *preposition, uint64_t hour)
{
	static const char *const lasting[] = {"тривал", "строк", "термін", "затрим", "очікуван", "час", "перерв", "трива", "робот", NULL};
	struct spoken_word before;
	const char *word = uk_before_of(speech, preposition->begin, &before);

	if (strcmp(preposition->text, "до") || hour < 6 || hour > 23 || !*word || one_of(word, "від з із"))
		return false;
	for (size_t i = 0; lasting[i]; i++)
		if (begins_with(word, lasting[i]))
			return false;
	return true;
}

/* "о 8 год", "до 14 год", "між 10 і 12 год": which hour it is. */
static const char *
speak_hour(struct speech *speech, const struct numeral *number, enum uk_case amount, const struct spoken_unit *unit, const char *end)
{
	static const struct uk_noun hour = {"година", "години", SHE, NULL, NULL, NULL};
	struct spoken_word word;
	const char *before = uk_before_of(speech, speech->at, &word);
	enum uk_case which = one_of(before, "о об") ? LOCATIVE : is_until_hour(speech, &word, number->value) ? GENITIVE : NO_CASE;

	struct spoken_word after;
	if (one_of(before, "до від з із після") && word_after(end + (*end == '.'), &after) && one_of(after.text, "ранку вечора ночі"))
		which = GENITIVE;
	if (amount == INSTRUMENTAL && number->value <= 24 && (one_of(before, "між перед") || one_of(before, "і та й")))
		which = INSTRUMENTAL;
	if (which == NO_CASE)
		return NULL;
	speak(speech, "%s %s", uk_ordinal(speech->arena, number->value, which, SHE), uk_noun(speech->arena, &hour, which));
	return uk_past_unit(speech, unit, end);
}

const char *
uk_speak_amount(struct speech *speech)
{
	struct numeral number;
	struct arena *arena = speech->arena;
	const struct spoken_unit *unit, *multiple;
	const char *end, *next;

	if (!scan_numeral(speech->at, speech->tongue, &number) || !begins_free(speech))
		return NULL;
	enum uk_case which = uk_amount_case(speech, number.end);
	if ((next = uk_multiple_at(number.end, &multiple))) {
		speak(speech, "%s %s", uk_numeral_words(arena, &number, which, multiple->gender, true), number.decimals || number.half ?
		    part_name(multiple, &number, which) : uk_unit_name(arena, multiple, number.value, which));
		if (!(end = unit_at(next, uk_measures.units, &unit)))
			return next;
		speak(speech, " %s", unit->many);
		return uk_past_unit(speech, unit, end);
	}
	if (!(end = unit_at(number.end, uk_measures.units, &unit)))
		return NULL;
	bool hour = !number.decimals && !strcmp(unit->one, "година");
	const char *hour_end = hour ? speak_hour(speech, &number, which, unit, end) : NULL;
	if (hour_end)
		return hour_end;
	if (has_hundredths(speech, &number, unit))
		return speak_cents(speech, &number, unit, which, end);
	const char *name = number.decimals || number.half ? unit->of_one : uk_unit_name(arena, unit, number.value, which);
	speak(speech, "%s %s", uk_numeral_words(arena, &number, which, unit->gender, false), name);
	return uk_past_unit(speech, unit, end);
}

const char *
uk_speak_money_first(struct speech *speech)
{
	struct arena *arena = speech->arena;
	struct money money;

	if (!scan_money(speech, &money))
		return NULL;
	const struct numeral *number = &money.from;
	const struct spoken_unit *unit = money.unit;
	if (number->decimal_count == 2)
		return speak_cents(speech, number, unit, NOMINATIVE, number->end);
	if (money.range)
		speak(speech, "від %s до %s %s", uk_numeral_words(arena, number, GENITIVE, unit->gender, false),
		    uk_numeral_words(arena, &money.to, GENITIVE, unit->gender, false), unit->many);
	else
		speak(speech, "%s %s", uk_numeral_words(arena, number, NOMINATIVE, unit->gender, false), number->decimals ? unit->of_one :
		    uk_unit_name(arena, unit, number->value, NOMINATIVE));
	return money.end;
}

/* "80 г/м²", "5 л/хв": a unit for each of another, after a number. */
static const char *
speak_unit_each(struct speech *speech)
{
	struct spoken_word before;
	const struct spoken_unit *unit, *each;
	const char *at = speech->at, *end = *at == '/' ? unit_at(at + 1, uk_measures.units, &each) : NULL, *counted;

	if (!end || at[1] == ' ' || !word_before(speech, at, &before) || before.end != at || unit_at(before.begin, uk_measures.units, &unit) != at)
		return NULL;
	for (counted = before.begin; counted > speech->begin && counted[-1] == ' '; counted--)
		;
	if (counted == speech->begin || !is_digit(counted[-1]))
		return NULL;
	bool paid = one_of(unit->one, "форинт євро долар гривня") && !one_of(each->one, "година хвилина секунда місяць тиждень рік особа");
	speak(speech, " %s %s", paid ? "за" : "на", each->gender == SHE ? uk_object(speech->arena, each->one) : each->one);
	return uk_past_unit(speech, each, end);
}

/* "500 Ft/сторінка": for each of them, in the accusative. */
const char *
uk_speak_each(struct speech *speech)
{
	struct spoken_word before, after;
	const char *at = speech->at, *end = speak_unit_each(speech);

	if (end)
		return end;
	if (*at != '/' || !word_before(speech, at, &before) || before.end != at || !word_after(at + 1, &after) || after.begin != at + 1 ||
	    !one_of(before.text, "ft huf грн eur usd") || one_of(after.text, "міс год ос тиж шт хв"))
		return NULL;
	bool time = one_of(after.text, "місяць день рік година годину тиждень доба добу хвилина хвилину особа особу");
	speak(speech, " %s %s", time ? "на" : "за", uk_object(speech->arena, arena_strndup(speech->arena, after.begin, (size_t)(after.end - after.begin))));
	return after.end;
}

/* A unit without a number: "на м²", "км/год". */
const char *
uk_speak_unit_alone(struct speech *speech)
{
	struct spoken_word before;
	const struct spoken_unit *unit;
	const char *end = unit_at(speech->at, uk_measures.units, &unit);
	bool per = end && (!strcmp(uk_before_of(speech, speech->at, &before), "на") || (speech->at > speech->begin && speech->at[-1] == '/')) &&
	    (strchr(unit->written, '/') || word_ends(unit->written, "²") || word_ends(unit->written, "2") || word_ends(unit->written, "³"));

	bool each = end && !strcmp(uk_before_of(speech, speech->at, &before), "за") && one_of(unit->written, "кг г л т км хв год шт міс") && !is_capital(speech->at);
	if (each && begins_free(speech)) {	/* "4 євро за кг" */
		speak(speech, "%s", unit->gender == SHE ? uk_object(speech->arena, unit->one) : unit->one);
		return uk_past_unit(speech, unit, end);
	}
	if (!end || !begins_free(speech) || !(per || strchr(unit->written, '/')))
		return NULL;
	speak(speech, "%s", per ? unit->one : unit->many);
	return end;
}
