#include "data/spoken/rules_uk.h"

#include <string.h>

enum kind { A_PLACE, A_HOUSE, A_LAW, A_PERSON, ANOTHER };	/* A_HOUSE: what stands by itself in an address */

static const struct short_noun {
	const char *written;	/* the forms of it */
	enum kind kind;
	struct uk_noun noun;
} nouns[] = {
	{"вул", A_PLACE, {"вулиця", "вулиці", SHE, NULL, NULL, NULL}}, {"пл", A_PLACE, {"площа", "площі", SHE, NULL, NULL, NULL}},
	{"просп пр-т пр-кт", A_PLACE, {"проспект", "проспекту", HE, NULL, NULL, NULL}}, {"б-р бул бульв", A_PLACE, {"бульвар", "бульвару", HE, NULL, NULL, NULL}},
	{"наб", A_PLACE, {"набережна", "набережної", SHE, "набережній", NULL, NULL}}, {"пров", A_PLACE, {"провулок", "провулку", HE, NULL, NULL, NULL}}, {"м", A_PLACE, {"місто", "міста", IT, NULL, NULL, NULL}},
	{"обл", A_PLACE, {"область", "області", SHE, NULL, NULL, NULL}}, {"р-н", A_PLACE, {"район", "району", HE, NULL, NULL, NULL}},
	{"м-н", A_PLACE, {"мікрорайон", "мікрорайону", HE, NULL, NULL, NULL}}, {"зуп", A_PLACE, {"зупинка", "зупинки", SHE, NULL, NULL, NULL}},
	{"буд", A_HOUSE, {"будинок", "будинку", HE, NULL, "будинки", "будинків"}}, {"кв", A_HOUSE, {"квартира", "квартири", SHE, NULL, "квартири", "квартир"}},
	{"каб", A_HOUSE, {"кабінет", "кабінету", HE, NULL, "кабінети", "кабінетів"}}, {"кім кімн", A_HOUSE, {"кімната", "кімнати", SHE, NULL, "кімнати", "кімнат"}},
	{"пов", A_HOUSE, {"поверх", "поверху", HE, "поверсі", "поверхи", "поверхів"}}, {"корп", A_HOUSE, {"корпус", "корпусу", HE, NULL, "корпуси", "корпусів"}},
	{"під", A_HOUSE, {"під'їзд", "під'їзду", HE, NULL, NULL, NULL}}, {"оф", A_HOUSE, {"офіс", "офісу", HE, NULL, NULL, NULL}},
	{"ауд", A_HOUSE, {"аудиторія", "аудиторії", SHE, NULL, NULL, NULL}},
	{"ст ст.ст", A_LAW, {"стаття", "статті", SHE, NULL, "статті", "статей"}}, {"п п.п", A_LAW, {"пункт", "пункту", HE, NULL, "пункти", "пунктів"}},
	{"пп", A_LAW, {"підпункт", "підпункту", HE, NULL, "пункти", "пунктів"}}, {"ч ч.ч", A_LAW, {"частина", "частини", SHE, NULL, "частини", "частин"}},
	{"абз", A_LAW, {"абзац", "абзацу", HE, NULL, "абзаци", "абзаців"}}, {"розд", A_LAW, {"розділ", "розділу", HE, NULL, "розділи", "розділів"}},
	{"гл", A_LAW, {"глава", "глави", SHE, NULL, "глави", "глав"}}, {"т", A_LAW, {"том", "тому", HE, NULL, "томи", "томів"}},
	{"дод", A_LAW, {"додаток", "додатка", HE, NULL, "додатки", "додатків"}},
	{"стор с", A_LAW, {"сторінка", "сторінки", SHE, NULL, "сторінки", "сторінок"}}, {"табл", A_LAW, {"таблиця", "таблиці", SHE, NULL, "таблиці", "таблиць"}},
	{"рис", A_LAW, {"рисунок", "рисунка", HE, NULL, NULL, NULL}}, {"мал", A_LAW, {"малюнок", "малюнка", HE, NULL, NULL, NULL}},
	{"прим", A_LAW, {"примітка", "примітки", SHE, NULL, NULL, NULL}}, {"ред", A_LAW, {"редакція", "редакції", SHE, NULL, NULL, NULL}},
	{"д-р", A_PERSON, {"доктор", "доктора", HE, NULL, NULL, NULL}}, {"проф", A_PERSON, {"професор", "професора", HE, NULL, NULL, NULL}},
	{"гр", A_PERSON, {"громадянин", "громадянина", HE, NULL, NULL, NULL}}, {"доц", A_PERSON, {"доцент", "доцента", HE, NULL, NULL, NULL}},
	{"зав", A_PERSON, {"завідувач", "завідувача", HE, NULL, NULL, NULL}}, {"заст", A_PERSON, {"заступник", "заступника", HE, NULL, NULL, NULL}},
	{"тел", ANOTHER, {"телефон", "телефону", HE, "телефону", NULL, NULL}},
};

/* The short noun here and its end, past its full stop. */
static const struct short_noun *
short_noun_at(const char *at, const char **end)
{
	static const char *const written[] = {"пр-кт", "пр-т", "б-р", "р-н", "м-н", "д-р", "ст.ст", "ст. ст", "п.п", "п. п", "ч.ч", "ч. ч"};
	struct spoken_word word;
	const char *text = "";

	for (size_t i = 0; i < sizeof written / sizeof *written && !*text; i++) {
		const char *past = at + strlen(written[i]);
		bool stop = !strchr(written[i], '-');

		if (begins_with(at, written[i]) && !letter_size(past) && (!stop || *past == '.')) {
			text = i < 6 ? written[i] : written[i + (strchr(written[i], ' ') ? -1 : 0)];
			*end = past + (*past == '.' && (stop || !sentence_ends(past + 1)));
		}
	}
	if (!*text && word_after(at, &word) && word.begin == at && *word.end == '.') {
		text = word.text;
		*end = word.end + 1;
	}
	for (size_t i = 0; *text && i < sizeof nouns / sizeof *nouns; i++)
		if (one_of(text, nouns[i].written))
			return &nouns[i];
	return NULL;
}

/* "3 і 4", "5–7", "1, 2": whether more numbers than one follow. */
static bool
several_follow(const char *at, bool listed)
{
	struct numeral first, second;
	struct spoken_word word;

	if (!scan_digits(skip_blanks(at), &first))
		return false;
	const char *next = skip_dash(first.end);
	if (!next && word_after(first.end, &word) && one_of(word.text, "і та й або"))
		next = skip_blanks(word.end);
	if (!next && listed && *first.end == ',' && first.end[1] == ' ')
		next = first.end + 2;
	bool counts = next && scan_digits(next, &second) && word_after(second.end, &word) && (word_ends(word.text, "ів") || word_ends(word.text, "їв") ||
	    word_ends(word.text, "ей") || !strcmp(word.text, "осіб"));
	return next && scan_digits(next, &second) && !counts && *second.end != '-';
}

/* How high a part of a law stands, from its short or whole name; 0: it is none. */
static unsigned
rank_of(const char *part)
{
	static const struct {
		const char *shorts, *stem;
	} ranks[] = {{"абз", "абзац"}, {"пп", "підпункт"}, {"п", "пункт"}, {"ч", "частин"}, {"ст", "статт"}, {"§", "параграф"}, {"гл", "глав"},
		{"розд", "розділ"}, {"дод", "додат"}};

	for (unsigned i = 0; i < sizeof ranks / sizeof *ranks; i++)
		if (one_of(part, ranks[i].shorts) || begins_with(part, ranks[i].stem))
			return i + 1;
	return 0;
}

/* "1, 3 і 5": the end of the number before this one in its list; or where this one begins. */
static const char *
before_in_list(const struct speech *speech, const char *begin)
{
	struct spoken_word and;
	const char *at = begin;

	while (at > speech->begin && at[-1] == ' ')
		at--;
	size_t dash = strlen("–");
	if (at > speech->begin && (at[-1] == ',' || (at[-1] == '-' && at - 1 > speech->begin && is_digit(at[-2]))))
		return at - 1;
	if ((size_t)(at - speech->begin) > dash && begins_with(at - dash, "–") && is_digit(at[-1 - (ptrdiff_t)dash]))
		return at - dash;
	if (!word_before(speech, begin, &and) || !one_of(and.text, "і та й"))
		return begin;
	for (at = and.begin; at > speech->begin && at[-1] == ' '; at--)
		;
	return at > speech->begin && is_digit(at[-1]) ? at : begin;
}

/* "п. 3 ст. 12", "§ 3 ч. 2": the part whose number or letter stands right before here; its rank, 0: none does. */
static unsigned
part_before(const struct speech *speech, const char **begins)
{
	struct spoken_word part;
	const char *at = speech->at, *begin;

	while (at > speech->begin && strchr(" )", at[-1]))
		at--;
	for (begin = at; begin > speech->begin && is_digit(begin[-1]); begin = before_in_list(speech, begin))
		while (begin > speech->begin && (is_digit(begin[-1]) || (begin[-1] == '.' && begin < at && is_digit(*begin))))
			begin--;
	if (begin == at && word_before(speech, at, &part) && word_size(part.begin) == letter_size(part.begin))
		begin = part.begin;
	if (begin == at)
		return 0;
	size_t sign = strlen("§ ");
	*begins = begin - ((size_t)(begin - speech->begin) >= sign ? sign : 0);
	if (begins_with(*begins, "§ "))
		return rank_of("§");
	if (!word_before(speech, begin, &part))
		return 0;
	*begins = part.begin;
	return rank_of(part.text);
}

/* Whether somebody or something goes to the place here, and is not in it. */
static bool
is_motion(const struct speech *speech)
{
	enum { WORDS = 5 };
	static const char *const stems[] = {"переїха", "переїзд", "перенес", "перемі", "зверн", "прийд", "прийт", "зайд", "зайт", "пройд", "пройт", "підійд", "заход", "проход",
		"приход", "поверн", "відправ", "надісла", "надішл", "надсил", "веде", "їде", "їхати", "їдьте", "іти", "йти", "прям", "направ", "виїха", "вийд", "виход", "подава", "передай",
		"передат", "доїха", "запрош", "переве", "піднім", "підійм", "телефон", "дзвон", "запис"};
	struct spoken_word word;
	const char *at = speech->at;

	for (unsigned words = 0; words < WORDS && word_before(speech, at, &word); words++, at = word.begin) {
		if (words && one_of(word.text, "до у в на з із біля"))	/* "до відділення на вул.": where that is */
			return false;
		for (size_t i = 0; i < sizeof stems / sizeof *stems; i++)
			if (begins_with(word.text, stems[i]))
				return true;
	}
	return false;
}

/* "підпис гр. Коваля", "лікар д-р Коваль": whether the name after it is in the genitive. */
static bool
name_is_genitive(const char *end)
{
	struct spoken_word name;

	return word_after(end, &name) && (word_ends(name.text, "а") || word_ends(name.text, "я") || word_ends(name.text, "ого") || word_ends(name.text, "ої"));
}

/* The case of a short noun after another noun. */
static enum uk_case
case_after_noun(const struct speech *speech, const struct short_noun *noun, const char *end)
{
	struct spoken_word word;

	uk_before_of(speech, speech->at, &word);
	if (noun->kind == A_PERSON)
		return name_is_genitive(end) ? GENITIVE : NOMINATIVE;
	bool first = word.begin == speech->begin || (word.begin - speech->begin > 1 && word.begin[-2] == '.');
	return (word.capital && !first) || begins_with(word.text, "адрес") ? NOMINATIVE : GENITIVE;
}

/* After "на", "у": whether to it, not in it. */
static bool
goes_to(const struct speech *speech, const struct short_noun *noun, const struct spoken_word *preposition)
{
	struct spoken_word earlier;
	const char *before = uk_before_of(speech, preposition->begin, &earlier);

	if (noun->kind == A_LAW)
		return begins_with(before, "посила") || begins_with(before, "зважа") || begins_with(before, "вказі");
	return noun->kind == ANOTHER || is_motion(speech);
}

static enum uk_case
case_of(const struct speech *speech, const struct short_noun *noun, const char *end)
{
	const struct uk_place place = uk_governed(speech, speech->at);
	struct spoken_word word;
	const char *before = uk_before_of(speech, speech->at, &word);

	struct speech there = *speech;
	unsigned rank = rank_of(noun->noun.one), other = rank ? part_before(speech, &there.at) : 0;
	if (other && other < rank)
		return GENITIVE;
	if (other > rank)	/* "у ст. 5 ч. 2": as the whole stands */
		return case_of(&there, noun, end);
	if (place.governor != UK_LAW && uk_is_adjective(before) && uk_forms(before)) {	/* "Пештської обл." */
		const struct uk_place own = uk_governed(speech, word.begin);
		unsigned forms = uk_forms(before) & (((1u << UK_CASES) - 1) << ((unsigned)noun->noun.gender * UK_CASES));
		enum uk_gender gender;
		enum uk_case which = NOMINATIVE;

		if (forms)
			uk_choose_one(&own, forms, &which, &gender);
		return which;
	}
	switch (place.governor) {
	case UK_PREPOSITION:
		if (place.cases == (UK_CASE(LOCATIVE) | UK_CASE(ACCUSATIVE)))
			return strcmp(before, "по") && goes_to(speech, noun, &word) ? ACCUSATIVE : LOCATIVE;
		return place.cases & UK_CASE(INSTRUMENTAL) && place.first == ACCUSATIVE ? INSTRUMENTAL : place.first;
	case UK_LAW:
		return noun->kind == A_LAW ? INSTRUMENTAL : NOMINATIVE;
	case UK_VERB:
		/* "Право дає ст. 5": what does it stands behind. */
		if (noun->kind == A_LAW && place.first == ACCUSATIVE && (word_ends(before, "є") || word_ends(before, "ить")) &&
		    !one_of(before, "порушує змінює скасовує доповнює містить розглядає має"))
			return NOMINATIVE;
		return place.first;
	case UK_NOUN:
	case UK_LABEL:
		return place.first != NOMINATIVE ? place.first : case_after_noun(speech, noun, end);
	default:
		return place.first;
	}
}

enum uk_case
uk_law_case(const struct speech *speech)
{
	static const struct short_noun law = {"§", A_LAW, {"параграф", "параграфа", HE, NULL, NULL, NULL}};

	return case_of(speech, &law, speech->at);
}

static void
speak_noun(struct speech *speech, const struct uk_noun *noun, enum uk_case which, bool many)
{
	const char *said = many ? uk_plural(speech->arena, noun->many, noun->of_many, which) : uk_noun(speech->arena, noun, which);

	speak(speech, "%s", is_capital(speech->at) ? with_capital(speech->arena, said) : said);
}

/* "2 пов.", "у 5 каб.": which of them, before its short name. */
const char *
uk_speak_numbered_short(struct speech *speech, const struct numeral *number)
{
	const char *end;
	const struct short_noun *noun = *number->end == ' ' ? short_noun_at(number->end + 1, &end) : NULL;

	if (!noun || !one_of(noun->noun.one, "поверх під'їзд кабінет корпус"))
		return NULL;
	enum uk_case which = case_of(speech, noun, end);
	speak(speech, "%s %s%s", uk_ordinal(speech->arena, number->value, which, noun->noun.gender), uk_noun(speech->arena, &noun->noun, which),
	    *skip_blanks(end) ? "" : ".");
	return end;
}

/* "2", "1 і 2", "1–3" after "ч.": each as the part that it is. */
static const char *
speak_parts(struct speech *speech, const char *at, enum uk_case which, bool many)
{
	struct numeral number;
	struct spoken_word word;

	for (const char *joint = " "; scan_digits(at, &number); at = skip_blanks(at)) {
		speak(speech, "%s%s", joint, uk_ordinal(speech->arena, number.value, which, SHE));
		const char *dash = skip_dash(number.end);
		bool list = *number.end == ',' && is_digit(*skip_blanks(number.end + 1));
		bool and = word_after(number.end, &word) && one_of(word.text, "і та й або") && is_digit(*skip_blanks(word.end));
		if (!many || !(list || and || (dash && is_digit(*dash))))
			break;
		joint = list ? ", " : and ? arena_printf(speech->arena, " %s ", word.text) : "-";
		at = list ? number.end + 1 : and ? word.end : dash;
	}
	return number.end;
}

/* "ч. 2", "п. 3 і 4", "на вул. Шевченка" */
static const char *
speak_noun_here(struct speech *speech)
{
	static const struct short_noun sir = {"п", A_PERSON, {"пан", "пана", HE, NULL, NULL, NULL}}, village = {"с", A_PLACE, {"село", "села", IT, NULL, NULL, NULL}};
	const char *end;
	const struct short_noun *noun = short_noun_at(speech->at, &end);
	struct numeral number;

	if (!noun || !begins_free(speech))
		return NULL;
	bool numbered = scan_digits(skip_blanks(end), &number) || is_capital(skip_blanks(end)), named = is_capital(skip_blanks(end));
	if ((noun->kind == A_LAW && !numbered && strcmp(noun->written, "ред")) || (one_of(noun->noun.one, "місто під'їзд громадянин частина") && !numbered))
		return NULL;
	bool doubled = memchr(speech->at, '.', (size_t)(end - 1 - speech->at));	/* "ст. ст." */
	bool many = noun->noun.many && (doubled || several_follow(end, noun->kind == A_LAW));
	enum uk_case which = case_of(speech, noun, end);
	if (named && noun->kind == A_LAW && !strcmp(noun->noun.one, "пункт"))	/* "п. Коваль" */
		noun = &sir;
	else if (named && noun->kind == A_LAW && !strcmp(noun->noun.one, "сторінка"))
		noun = &village;
	speak_noun(speech, &noun->noun, which, many);
	if (strcmp(noun->noun.one, "частина") || !scan_digits(skip_blanks(end), &number))
		return !*skip_blanks(end) ? speak(speech, "."), end : end;
	return speak_parts(speech, skip_blanks(end), which, many);
}

bool
uk_short_noun(const struct speech *speech, const char *at, enum uk_case *which, enum uk_gender *gender)
{
	const char *end;
	const struct short_noun *noun = short_noun_at(at, &end);

	if (noun) {
		*which = case_of(speech, noun, end);
		*gender = noun->noun.gender;
	}
	return noun;
}

const char *
uk_speak_part(struct speech *speech)
{
	struct spoken_word word;

	if (!word_after(speech->at, &word) || word.begin != speech->at)
		return NULL;
	/* One capital is an initial, unless a number follows. */
	bool initial = word.capital && one_of(word.text, "м с п ч т") && *word.end == '.';
	return initial && !is_digit(*skip_blanks(word.end + 1)) ? NULL : speak_noun_here(speech);
}

const char *
uk_speak_short_form(struct speech *speech)
{
	struct spoken_word word;

	if (word_after(speech->at, &word) && *word.end == '.' && one_of(word.text, "с п ст м кв буд") && (word.capital || !is_digit(*skip_blanks(word.end + 1))))
		return NULL;
	return speak_short(speech);
}
