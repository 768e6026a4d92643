#include "data/spoken/government_uk.h"

#include <string.h>

#define ANY ((1u << UK_CASES) - 1)
#define SUBJECT_OR_OBJECT (UK_CASE(NOMINATIVE) | UK_CASE(ACCUSATIVE))

/* Short names of what is numbered. */
#define NUMBERED_SHORTS "ст п пп ч абз буд кв каб кім кімн пов корп оф стор с дод розд гл табл рис мал прим вн тел ауд під т"

/* Short adjectives. */
#define SHORT_ADJECTIVES "ел електр моб роб дом мол гол держ мед соц юр фіз угор укр англ нім муніц св"

/* What only stresses a number or belongs to its noun. */
#define STRESSES "лише тільки всього щонайменше щонайбільше майже рівно принаймні орієнтовно приблизно аж максимум мінімум макс прибл орієнт ще вже уже " \
	SHORT_ADJECTIVES

static bool
is_short(const struct speech *speech, const char *word)
{
	for (const struct short_form *form = speech->tongue->shorts; form->written; form++)
		if (!strcmp(form->written, word))
			return true;
	return one_of(word, "ч рр г пн вт ср чт пт сб нд " NUMBERED_SHORTS " " SHORT_ADJECTIVES);
}

const char *
uk_before_of(const struct speech *speech, const char *at, struct spoken_word *word)
{
	struct spoken_word earlier;
	bool stop = at - speech->begin > 1 && at[-1] == ' ' && at[-2] == '.';

	if (!word_before(speech, at, word) || (stop && !is_short(speech, word->text))) {
		*word = (struct spoken_word){.begin = at, .end = at};
		return "";
	}
	while (one_of(word->text, STRESSES) && (!word->capital || word->begin == speech->begin)) {
		if (!word_before(speech, word->begin, &earlier))
			return "";
		*word = earlier;
	}
	return !strcmp(word->text, "бл") ? "близько" : word->text;
}

/* Prepositions, and words that want a case as they do. */
static const struct {
	const char *words;
	unsigned cases;
	enum uk_case first;
} prepositions[] = {
	{"до від од без для після біля коло крім окрім протягом упродовж впродовж близько серед посеред проти навпроти напроти замість щодо стосовно"
	 " відносно поблизу неподалік недалеко вздовж уздовж заради ради задля внаслідок унаслідок довкола навколо всередині усередині напередодні"
	 " наприкінці шляхом обабіч менше більше вище нижче старше молодше старший старша старші старших молодший молодша молодші молодших раніше пізніше"
	 " довше коротше швидше дорожче дешевше важче легше ближче вартий варта варте", UK_CASE(GENITIVE), GENITIVE},
	{"завдяки всупереч наперекір назустріч услід вслід рівний рівна рівне рівні", UK_CASE(DATIVE), DATIVE},
	{"над поміж поза між перед", UK_CASE(INSTRUMENTAL), INSTRUMENTAL},
	{"через про крізь повз понад", UK_CASE(ACCUSATIVE), ACCUSATIVE},
	{"за під", UK_CASE(ACCUSATIVE) | UK_CASE(INSTRUMENTAL), ACCUSATIVE},
	{"о об при", UK_CASE(LOCATIVE), LOCATIVE},
	{"у в на по", UK_CASE(LOCATIVE) | UK_CASE(ACCUSATIVE), ACCUSATIVE},
	{"з із зі", UK_CASE(GENITIVE) | UK_CASE(INSTRUMENTAL), GENITIVE},
	{"ніж як це є був була було були буде будуть плюс або", SUBJECT_OR_OBJECT, NOMINATIVE},
};

/* What verbs govern, by how they begin; what is not here has its object in the accusative. */
static const struct {
	const char *stem;
	enum uk_case which;
} governed[] = {
	{"сяга", GENITIVE}, {"сягн", GENITIVE}, {"досяг", GENITIVE}, {"потребу", GENITIVE}, {"вимага", GENITIVE}, {"стосу", GENITIVE},
	{"торка", GENITIVE}, {"торкн", GENITIVE}, {"бракує", GENITIVE}, {"бракува", GENITIVE}, {"забракл", GENITIVE}, {"забракн", GENITIVE},
	{"дотрим", GENITIVE}, {"позбав", GENITIVE}, {"уника", GENITIVE}, {"уникн", GENITIVE}, {"зазнав", GENITIVE}, {"зазнал", GENITIVE},
	{"набува", GENITIVE}, {"набул", GENITIVE}, {"домага", GENITIVE}, {"прагн", GENITIVE}, {"заслугов", GENITIVE}, {"нема", GENITIVE},
	{"недостатньо", GENITIVE}, {"достатньо", GENITIVE}, {"досить", GENITIVE}, {"недоста", GENITIVE},
	{"вистача", GENITIVE}, {"вистачи", GENITIVE}, {"дійш", GENITIVE}, {"дійд", GENITIVE},
	{"дорівн", DATIVE}, {"допомо", DATIVE}, {"допомаг", DATIVE}, {"подяку", DATIVE}, {"сприя", DATIVE}, {"довіря", DATIVE},
	{"підляга", DATIVE}, {"відповіда", DATIVE}, {"переду", DATIVE}, {"супереч", DATIVE},
	{"рівня", DATIVE}, {"еквівалентн", DATIVE}, {"тотожн", DATIVE}, {"володі", INSTRUMENTAL}, {"користу", INSTRUMENTAL},
	{"скорист", INSTRUMENTAL}, {"керу", INSTRUMENTAL}, {"обмеж", INSTRUMENTAL}, {"вимірю", INSTRUMENTAL}, {"вичерпу", INSTRUMENTAL},
};

/* What is laid down by a law, when said without who did it: "передбачено", "визначається", "встановлені". */
static const char *const laid_down[] = {"передбач", "визнач", "обмеж", "встановл", "установл", "регул", "врегул", "урегул", "регламент", "гарант", "закріпл",
	"затвердж", "заборон", "дозвол", "обумовл", "зумовл", "підтвердж", "оформ", "скасов", "змінен", NULL};

/* What is done, to what follows in the genitive. */
static const char *const deeds[] = {"отриманн", "одержанн", "поданн", "внесенн", "сплата", "сплату", "сплатою", "обробк", "перевірк", "розгляд", "видач", "втрата",
	"втрати", "втраті", "втрату", "пересиланн", "копіюванн", "друкуванн", "заповненн", "підписанн", "підтвердженн", "пред'явленн", "завантаженн", "надсиланн", "наданн",
	"перевезенн", "купівл", "продаж", "поверненн", "стягненн", "перерахуванн", "придбанн", "власник", "власниц", "співвласник", "мешканц", "учасник", "підпис", NULL};

/* Nouns in their oblique cases, most after a preposition, that want a genitive of what is measured or meant. */
#define WANT_GENITIVE "розі перехресті початку кінці кінця середині середини винятком винятку разі допомогою межах розмірі кількості сумі обсязі віці підставі" \
	" умовах умов вимог вимоги порушення положень положення рахунок відстані висоті висоти глибині участі участю наявності відсутності закінчення" \
	" спливу спливом завершення завершенні досягнення досягненні виповнення перевищення перевищенні складі складу користь імені напрямку напрямі районі" \
	" території боку боці рівні сплати більшість більшості більшістю меншості решти решту протязі порогу межі"

static bool
begins_with_any(const char *word, const char *const *stems)
{
	for (; *stems; stems++)
		if (begins_with(word, *stems))
			return true;
	return false;
}

bool
uk_is_label(const char *noun)
{
	static const char *const stems[] = {"кабінет", "кімнат", "будин", "квартир", "статт", "пункт", "підпункт", "сторін", "крок", "вікн", "віконц",
		"лінії", "лінія", "номер", "параграф", "розділ", "глав", "форм", "додат", "бланк", "станці", "вагон", "місця", "маршрут", "автобус", "трамва", "тролейбус",
		"зраз", "варіант", "питанн", "запитанн", "рядк", "рядок", "граф", "таблиц", "корпус", "під'їзд", "поверх", "офіс", "відділенн", "код", "версі", "том",
		"цифр", "кнопк", "клавіш", "частин", "абзац", "школ", "лікарн", "поліклінік", "черг", "етап", "поле", "поля", "полі", "талон", "палат",
		"столик", "стойк", "стійк", "каса", "каси", "касі", "касу", "аркуш", "індекс", "наказ", "закон", "постанов", "рішенн", "протокол", "справ",
		"зон", "сектор", "платформ", "колі", "зал", "аудитор", "вхід", "вході", "входу", "вихід", "виході", "виходу", "стенд", "малюн", "рисун", "фото", "позиці", "клас"};

	if (word_ends(noun, "є") || word_ends(noun, "ить") || word_ends(noun, "ють") || word_ends(noun, "уть"))
		return false;
	for (size_t i = 0; i < sizeof stems / sizeof *stems; i++)
		if (begins_with(noun, stems[i]))
			return !one_of(noun, "класів класи кодів кроків кроки номерів форми");
	return false;
}

static bool
is_passive(const char *word)
{
	static const char *const ends[] = {"но", "то", "ться", "лося", "лась", "лися", "ний", "на", "не", "ні", "ного", "ної", "них", "ним", "ними", "ному", "ній"};

	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
		if (word_ends(word, ends[i]))
			return true;
	return false;
}

/* Nouns that end as verbs do. */
#define NOT_VERBS "карти плати дати зарплати виплати доплати оплати сплати втрати витрати палати кімнати експонати сертифікати депутати кандидати атестати результати" \
	" формати делегати адвокати автомати апарати мандати плакати мати діти тести пости листи хрести мости міста кити сила мала замала спершу школа зала число" \
	" масло крісло тепло світло"

/* "сплатити", "видали", "сплачено": takes an object, though not in the present. */
static bool
takes_object(const char *word)
{
	static const char *const ends[] = {"ати", "ити", "яти", "іти", "сти", "зти", "али", "или", "яли", "ала", "ила", "яла", "ало", "ило", "ав", "ив", "яв",
		"ено", "ано", "ято"};

	if (one_of(word, "немає залишається лишається минає мине минуло належить належать стоїть живе живуть настає було були була стала стало стали") || word_ends(word, "ся") || word_ends(word, "сь"))
		return false;
	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
		if (word_ends(word, ends[i]))
			return !one_of(word, NOT_VERBS);
	return uk_takes_object(word);
}

/* "надішліть", "подати": what follows cannot be who does it. */
static bool
is_asked(const char *verb)
{
	return word_ends(verb, "йте") || word_ends(verb, "іть") || word_ends(verb, "ати") || word_ends(verb, "ити") || word_ends(verb, "сти") ||
	    one_of(verb, "додайте поставте підготуйте");
}

static struct uk_place
only(enum uk_case which, enum uk_governor governor)
{
	return (struct uk_place){.cases = UK_CASE(which), .first = which, .governor = governor};
}

/* "разом з", "згідно з", "за": with whom or by what, when this word stands before the preposition. */
static bool
goes_with(const struct speech *speech, const struct spoken_word *preposition)
{
	struct spoken_word earlier;

	return one_of(uk_before_of(speech, preposition->begin, &earlier), "разом згідно поруч поряд порівняно зв'язку зв’язку спільно одночасно нарівні відповідно"
	    " ознайомтеся ознайомитися ознайомлення");
}

/* What a verb or its like wants; NO_CASE: it is none. */
static enum uk_case
wanted_by_verb(const char *word)
{
	if (one_of(word, "допомога допомоги допомогу допомозі допомогою належний належно належним користувачі користувачів користувач"))
		return NO_CASE;
	for (size_t i = 0; i < sizeof governed / sizeof *governed; i++)
		if (begins_with(word, governed[i].stem))
			return governed[i].which;
	return takes_object(word) ? ACCUSATIVE : NO_CASE;
}

static struct uk_place govern(const struct speech *, const char *at, unsigned depth);

/* Where the amount or short form begins that a conjunction joins what follows to; NULL: none is near. */
static const char *
joined_to(const struct speech *speech, const char *at, bool number)
{
	enum { WORDS = 6 };

	for (unsigned words = 0; words < WORDS; words++) {
		struct spoken_word word;

		while (at > speech->begin && strchr(" %)\"", at[-1]))
			at--;
		if (at > speech->begin && strchr("*#", at[-1]))
			return at - 1;
		if (at > speech->begin && is_digit(at[-1])) {
			while (at > speech->begin && (is_digit(at[-1]) || (strchr(" .,:/-", at[-1]) && at - 1 > speech->begin && is_digit(at[-2]))))
				at--;
			if (number || !word_before(speech, at, &word) || *word.end != '.' || !is_short(speech, word.text))
				return at;
			return word.begin;	/* "ч. 1 і ч. 2" */
		}
		if (at == speech->begin || at[-1] == ',' || !word_before(speech, at, &word))
			return NULL;
		if (*word.end == '.' && is_short(speech, word.text))
			return word.begin;
		if (strspn(word.begin, "IVXLC") == (size_t)(word.end - word.begin))
			return word.begin;
		at = word.begin;
	}
	return NULL;
}

/* After an adjective, which shows its own case: "останніх 5 років". */
static struct uk_place
place_after_adjective(const struct speech *speech, const struct spoken_word *word, unsigned depth)
{
	struct uk_place own = govern(speech, word->begin, depth + 1);
	unsigned forms = uk_forms(word->text) >> (THEY * UK_CASES) & ANY, both = forms & own.cases;

	if (both)
		forms = both;
	own.first = forms & UK_CASE(own.first) ? own.first : forms & UK_CASE(NOMINATIVE) ? NOMINATIVE : forms & UK_CASE(GENITIVE) ? GENITIVE :
	    forms & UK_CASE(DATIVE) ? DATIVE : INSTRUMENTAL;
	own.cases = forms;
	own.governor = own.governor == UK_NOTHING ? UK_NOUN : own.governor;
	return own;
}

static struct uk_place
place_after_word(const struct speech *speech, const struct spoken_word *word, const char *text, unsigned depth)
{
	struct spoken_word earlier;
	bool not = !strcmp(uk_before_of(speech, word->begin, &earlier), "не");

	for (size_t i = 0; i < sizeof prepositions / sizeof *prepositions; i++)
		if (one_of(text, prepositions[i].words)) {
			struct uk_place found = {.cases = prepositions[i].cases, .first = prepositions[i].first, .governor = UK_PREPOSITION};

			if (one_of(text, "з із зі") && goes_with(speech, word))
				found = only(INSTRUMENTAL, UK_PREPOSITION);
			return found;
		}
	/* "Сплатити слід 1/10" */
	if (one_of(text, "слід треба потрібно можна варто необхідно мусите повинні") && word_before(speech, word->begin, &earlier) && is_asked(earlier.text))
		return only(ACCUSATIVE, UK_VERB);
	if (one_of(text, NUMBERED_SHORTS))
		return (struct uk_place){.cases = ANY, .first = NOMINATIVE, .governor = UK_LABEL};
	if (one_of(text, "út utca tér körút rakpart"))
		return (struct uk_place){.cases = ANY, .first = NOMINATIVE, .governor = UK_LABEL};
	if (one_of(text, "див пор"))
		return only(ACCUSATIVE, UK_VERB);
	if (begins_with_any(text, laid_down) && is_passive(text))
		return (struct uk_place){.cases = ANY, .first = begins_with(text, "обмеж") ? INSTRUMENTAL : NOMINATIVE, .governor = UK_LAW};
	if (one_of(text, WANT_GENITIVE) || begins_with_any(text, deeds))
		return only(GENITIVE, UK_NOUN);
	bool label = uk_is_label(text);
	enum uk_case wanted = label ? NO_CASE : wanted_by_verb(text);
	if (not && one_of(text, "виповнилося виповнилось виповниться минуло мине має мають вистачає"))
		return only(GENITIVE, UK_VERB);
	if (wanted == ACCUSATIVE)
		return (struct uk_place){.cases = (is_asked(text) ? UK_CASE(ACCUSATIVE) : SUBJECT_OR_OBJECT) | (not ? UK_CASE(GENITIVE) : 0),
			.first = ACCUSATIVE, .governor = UK_VERB};
	if (wanted != NO_CASE)
		return only(wanted, UK_VERB);
	if (label)
		return (struct uk_place){.cases = ANY, .first = NOMINATIVE, .governor = UK_LABEL};
	bool plural = word_ends(text, "их") || word_ends(text, "іх") || word_ends(text, "ими") || word_ends(text, "іми") || one_of(text, "останні перші"
	    " наступні всі усі кожні ці ті інші мої ваші наші такі попередні останнім першим усім всім цим тим");
	if (plural && !word->capital && !one_of(text, "них їх дорослих хворих літніх інших"))
		return place_after_adjective(speech, word, depth);
	return (struct uk_place){.cases = ANY, .first = NOMINATIVE, .governor = uk_forms(text) ? UK_NOUN : UK_NOTHING};
}

/* ", а донька — 1/6": the same verb is meant as before; what it has is in the case of the part before. */
static const char *
told_before(const struct speech *speech, const char *at)
{
	const char *comma = at;

	while (comma > speech->begin && comma[-1] != ',')
		comma--;
	if (comma == speech->begin || !(begins_with(comma, " а ") || begins_with(comma, " решта ") || begins_with(comma, " іншому ")))
		return NULL;
	comma--;
	return joined_to(speech, comma, true);
}

static struct uk_place
govern(const struct speech *speech, const char *at, unsigned depth)
{
	enum { DEPTH = 4 };
	struct spoken_word word;
	const char *text = uk_before_of(speech, at, &word), *joined = NULL;
	if (at - speech->begin >= (ptrdiff_t)strlen("№ ") && begins_with(at - strlen("№ "), "№ "))
		return (struct uk_place){.cases = ANY, .first = NOMINATIVE, .governor = UK_LABEL};
	struct uk_place nothing = {.cases = ANY, .first = NOMINATIVE, .governor = UK_NOTHING};

	if (depth > DEPTH)
		return nothing;
	if (*text && one_of(text, "і й та або чи"))
		joined = joined_to(speech, word.begin, !letter_size(at));
	else if (!*text && at - speech->begin > 4 && begins_with(at - strlen("– "), "– "))
		joined = told_before(speech, at - strlen("– "));
	if (joined)
		return govern(speech, joined, depth + 1);
	return *text ? place_after_word(speech, &word, text, depth) : nothing;
}

struct uk_place
uk_governed(const struct speech *speech, const char *at)
{
	if (at > speech->begin && at[-1] == '(')	/* an aside is its own sentence */
		return (struct uk_place){.cases = ANY, .first = NOMINATIVE, .governor = UK_NOTHING};
	if (at - speech->begin > 1 && strchr("+-", at[-1]) && at[-2] == ' ')	/* "до +25 °C" */
		at--;
	return govern(speech, at, 0);
}
