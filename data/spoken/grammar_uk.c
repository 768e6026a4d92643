#include "data/spoken/grammar_uk.h"

#include <string.h>

#define NOM_ACC(gender) (UK_FORM(gender, NOMINATIVE) | UK_FORM(gender, ACCUSATIVE))
#define DAT_LOC(gender) (UK_FORM(gender, DATIVE) | UK_FORM(gender, LOCATIVE))
#define ALL(gender) (((1u << UK_CASES) - 1) << ((unsigned)(gender) * UK_CASES))

#define OF_ITS (NOM_ACC(IT) | UK_FORM(IT, GENITIVE) | NOM_ACC(THEY))	/* "посвідчення" */

/* What an ending can mean, the longer before the shorter. */
static const struct {
	const char *end;
	unsigned forms;
} endings[] = {
	{"ння", OF_ITS}, {"ття", OF_ITS}, {"ччя", OF_ITS},
	{"лля", OF_ITS}, {"нню", DAT_LOC(IT)}, {"ттю", DAT_LOC(IT) | UK_FORM(SHE, INSTRUMENTAL)}, {"ччю", DAT_LOC(IT)},
	{"нням", UK_FORM(IT, INSTRUMENTAL) | UK_FORM(THEY, DATIVE)}, {"ттям", UK_FORM(IT, INSTRUMENTAL) | UK_FORM(THEY, DATIVE)},
	{"нні", UK_FORM(IT, LOCATIVE) | NOM_ACC(THEY)}, {"тті", UK_FORM(IT, LOCATIVE) | UK_FORM(SHE, GENITIVE) | DAT_LOC(SHE) | NOM_ACC(THEY)}, {"ччі", UK_FORM(IT, LOCATIVE)},
	{"стю", UK_FORM(SHE, INSTRUMENTAL)}, {"ого", UK_FORM(HE, GENITIVE) | UK_FORM(IT, GENITIVE)},
	{"ього", UK_FORM(HE, GENITIVE) | UK_FORM(IT, GENITIVE)}, {"ому", DAT_LOC(HE) | DAT_LOC(IT)}, {"ьому", DAT_LOC(HE) | DAT_LOC(IT)},
	{"ими", UK_FORM(THEY, INSTRUMENTAL)}, {"іми", UK_FORM(THEY, INSTRUMENTAL)}, {"ами", UK_FORM(THEY, INSTRUMENTAL)},
	{"ями", UK_FORM(THEY, INSTRUMENTAL)}, {"ьми", UK_FORM(THEY, INSTRUMENTAL)},
	{"ою", UK_FORM(SHE, INSTRUMENTAL)}, {"ею", UK_FORM(SHE, INSTRUMENTAL)}, {"єю", UK_FORM(SHE, INSTRUMENTAL)},
	{"ом", UK_FORM(HE, INSTRUMENTAL) | UK_FORM(IT, INSTRUMENTAL)}, {"ем", UK_FORM(HE, INSTRUMENTAL) | UK_FORM(IT, INSTRUMENTAL)},
	{"єм", UK_FORM(HE, INSTRUMENTAL)}, {"ам", UK_FORM(THEY, DATIVE)}, {"ям", UK_FORM(THEY, DATIVE)},
	{"ах", UK_FORM(THEY, LOCATIVE)}, {"ях", UK_FORM(THEY, LOCATIVE)}, {"их", UK_FORM(THEY, GENITIVE) | UK_FORM(THEY, LOCATIVE)},
	{"іх", UK_FORM(THEY, GENITIVE) | UK_FORM(THEY, LOCATIVE)}, {"ів", UK_FORM(THEY, GENITIVE)}, {"їв", UK_FORM(THEY, GENITIVE)},
	{"ей", UK_FORM(THEY, GENITIVE)}, {"им", UK_FORM(HE, INSTRUMENTAL) | UK_FORM(IT, INSTRUMENTAL) | UK_FORM(THEY, DATIVE)},
	{"ім", UK_FORM(HE, INSTRUMENTAL) | UK_FORM(IT, INSTRUMENTAL) | UK_FORM(THEY, DATIVE)}, {"ої", UK_FORM(SHE, GENITIVE)},
	{"ий", NOM_ACC(HE)}, {"ій", DAT_LOC(SHE) | NOM_ACC(HE) | UK_FORM(THEY, GENITIVE)}, {"ість", NOM_ACC(SHE)}, {"асть", NOM_ACC(SHE)},
	{"у", UK_FORM(SHE, ACCUSATIVE) | UK_FORM(HE, GENITIVE) | DAT_LOC(HE) | UK_FORM(IT, DATIVE)},
	{"ю", UK_FORM(SHE, ACCUSATIVE) | UK_FORM(HE, GENITIVE) | DAT_LOC(HE) | UK_FORM(IT, DATIVE)},
	{"и", UK_FORM(SHE, GENITIVE) | NOM_ACC(THEY)}, {"і", UK_FORM(SHE, GENITIVE) | DAT_LOC(SHE) | UK_FORM(HE, LOCATIVE) | UK_FORM(IT, LOCATIVE) | NOM_ACC(THEY)},
	{"ї", UK_FORM(SHE, GENITIVE) | DAT_LOC(SHE) | UK_FORM(HE, LOCATIVE) | NOM_ACC(THEY)},
	{"а", UK_FORM(SHE, NOMINATIVE) | UK_FORM(HE, GENITIVE) | UK_FORM(IT, GENITIVE) | NOM_ACC(THEY)},
	{"я", UK_FORM(SHE, NOMINATIVE) | UK_FORM(HE, GENITIVE) | UK_FORM(IT, GENITIVE) | NOM_ACC(THEY)},
	{"о", NOM_ACC(IT)}, {"е", NOM_ACC(IT)}, {"є", NOM_ACC(IT)}, {"ь", NOM_ACC(HE) | NOM_ACC(SHE) | UK_FORM(THEY, GENITIVE)},
	{"", NOM_ACC(HE) | UK_FORM(THEY, GENITIVE)},
};

/* Words that never end as nouns do, or look as if they did. */
#define NO_NOUNS "і й та або чи а але у в на з із зі до від за по про при о об над під перед між для без через після біля що як який яка яке які" \
	" якщо коли де бо не ні є це був була було були буде будуть щодня щороку щомісяця щотижня онлайн автоматично знову також уже вже ще лише тільки" \
	" він вона воно вони ми ви я ти його її їх їм вам нам вас нас собі себе мені це те та то той" \
	" тобто наприклад зокрема саме якого якої яких яким якому поспіль тому назад разом поки щоб аби протягом упродовж включно відсутня не можна треба слід потрібно" \
	" можуть можете має мають щоб зі крім серед протягом зачинено відчинено"

static bool
is_verb(const char *word)
{
	static const char *const ends[] = {"ться", "ся", "сь", "ає", "ує", "ює", "іє", "яє", "ить", "ять", "ють", "уть", "йте", "іть", "имо",
		"емо", "ємо", "ете", "єте", "ите", "ано", "ено", "ято", "уто", "ито", "увати", "ювати"};

	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
		if (word_ends(word, ends[i]))
			return true;
	return false;
}

/* The genders that are known of a noun: what is left of its forms. */
static unsigned
of_known_gender(const char *word, unsigned forms)
{
	static const char *const he[] = {"день", "тиждень", "місяц", "рік", "рок", "рівень", "рівн", "ступін", "ступен", "рядк", "кабінет", "пункт", "розділ", "абзац",
		"додатк", "поверх", "будинк", "район", "клас", "етап", "маршрут", "корпус", "під'їзд", "параграф", "стовпц", "квартал", "вагон", "автобус", "ряд", "дня", "днем",
		"документ", "примірник", "аркуш", "учасник", "заявник", "форинт", "метр", "кілометр", "гектар", "літр", "кілограм", "відсотк", "працівник", "учня", "студента",
		"пенсіонер", "мешканц", "власник", "свідк", "член", "внеск", "знімк", "бланк", "паспорт", "договор", "файл", "номер", "талон", "квитк", "дзвінк", "лист",
		"тижня", "чоловік", "громадянин", "українц", "депутат", "адвокат", "лікаря", "батьк", "син", "дорослого", NULL};
	enum uk_gender gender = uk_gender_of(word, 5);

	if (gender == HE && word_ends(word, "ці") && !one_of(word, "кінці місяці стовпці хлопці абзаці палаці") && (forms & UK_FORM(SHE, LOCATIVE)))
		return forms & (ALL(SHE) | ALL(THEY));	/* "зупинці" */
	if (gender == SHE && (word_ends(word, "а") || word_ends(word, "я")))
		return forms & ALL(SHE) ? forms & ALL(SHE) : forms;
	if (gender == SHE || gender == IT)
		return forms & (ALL(gender) | ALL(THEY)) ? forms & (ALL(gender) | ALL(THEY)) : forms;
	for (size_t i = 0; he[i]; i++)
		if (begins_with(word, he[i]))
			return forms & (ALL(HE) | ALL(THEY));
	return forms;
}

unsigned
uk_forms(const char *word)
{
	if (!*word || (unsigned char)*word < 0x80 || one_of(word, NO_NOUNS) || is_verb(word))
		return 0;
	static const char *const of_her[] = {"ована", "щена", "жена", "чена", "ська", "цька", "льна", "чна"};	/* no noun's genitive */
	for (size_t i = 0; i < sizeof of_her / sizeof *of_her; i++)
		if (word_ends(word, of_her[i]))
			return UK_FORM(SHE, NOMINATIVE);
	if (uk_is_plain_plural(word))
		return NOM_ACC(THEY) | UK_FORM(SHE, GENITIVE);
	if (one_of(word, "фото авто кафе метро меню таксі бюро"))	/* they have no others */
		return ALL(IT) | ALL(THEY);
	for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
		if (word_ends(word, endings[i].end))
			return of_known_gender(word, endings[i].forms);
	return 0;
}

/* Whether a word before its noun is an adjective, which only shares its case and gender. */
bool
uk_is_adjective(const char *word)
{
	static const char *const sure[] = {"ий", "ого", "ому", "их", "ими", "ої", "ім", NULL};
	static const char *const stems[] = {"ськ", "цьк", "зьк", "льн", "чн", "шн", "рн", "вн", "мн", "тн", "зн", "жн", "дн", "йн", "пн", "сн", "яч", "ан", "ен"};
	static const char *const ends[] = {"а", "я", "у", "ю", "е", "є", "і", "ій", "ою", "ьою", "им"};

	static const char *const known[] = {"останн", "інш", "нові", "нова", "нову", "нове", "старі", "стара", "стару", "велик", "важлив", "сусідн", "додатков", "кольоров", "поштов",
		"цифров", "готов", "чинні", "чинна", "чинну", "власні", "спільн", "різні", NULL};

	if (begins_with(word, "ступен") || word_ends(word, "ння") || word_ends(word, "нню"))
		return false;
	for (size_t i = 0; known[i]; i++)
		if (begins_with(word, known[i]))
			return true;
	for (size_t i = 0; sure[i]; i++)
		if (word_ends(word, sure[i]))
			return true;
	for (size_t i = 0; i < sizeof stems / sizeof *stems; i++)
		for (size_t j = 0; j < sizeof ends / sizeof *ends; j++) {
			size_t size = strlen(word), end = strlen(ends[j]), stem = strlen(stems[i]);

			if (size > end + stem && word_ends(word, ends[j]) && !strncmp(word + size - end - stem, stems[i], stem))
				return true;
		}
	return false;
}

unsigned
uk_forms_at(const char *at)
{
	enum { WORDS = 3 };	/* adjectives and their noun */
	struct spoken_word word;
	unsigned forms = 0;

	for (unsigned i = 0; i < WORDS && *at == ' ' && word_after(at, &word); i++, at = word.end) {
		unsigned more = word.capital ? 0 : uk_forms(word.text);

		if (i && (forms & more))
			forms &= more;
		else if (i && more)	/* "2 повнолітніх свідки" */
			forms = (forms & ALL(THEY)) && (more & ALL(THEY)) ? more : forms;
		else if (!i)
			forms = more;
		if (!more || !uk_is_adjective(word.text))
			break;
	}
	return forms;
}

/* The noun here past its adjectives, or what there is. */
static void
head_at(const char *at, struct spoken_word *head)
{
	struct spoken_word next;

	word_after(at, head);
	while (uk_is_adjective(head->text) && *head->end == ' ' && word_after(head->end, &next) && uk_forms(next.text))
		*head = next;
}

bool
uk_choose(const struct uk_place *place, unsigned among, enum uk_case *which, enum uk_gender *gender)
{
	static const enum uk_case order[] = {NOMINATIVE, GENITIVE, ACCUSATIVE, LOCATIVE, DATIVE, INSTRUMENTAL};

	for (unsigned i = 0; i <= UK_CASES; i++) {
		enum uk_case tried = i ? order[i - 1] : place->first;

		for (unsigned who = HE; who <= THEY && (place->cases & UK_CASE(tried)); who++)
			if (among & UK_FORM(who, tried)) {
				*which = tried;
				*gender = (enum uk_gender)who;
				return true;
			}
	}
	return false;
}

/* Past a number in figures or of Roman letters, with its ending perhaps; NULL: there is none. */
static const char *
past_number(const char *at)
{
	size_t digits = strspn(at, "0123456789"), size = digits ? digits : strspn(at, "IVXLC");
	char ending[SPEECH_WORD];
	const char *end = size ? suffix_at(at + size, ending) : NULL;

	return !size || (!end && letter_size(at + size)) ? NULL : end ? end : at + size;
}

const char *
uk_noun_past(const char *at)
{
	struct spoken_word word;

	for (const char *next; *at == ' ' && word_after(at, &word) && *word.end == ' '; at = next)
		if (!one_of(word.text, "або чи і та й") || !(next = past_number(word.end + 1)))
			return one_of(word.text, "і або чи") && word_after(word.end, &word) && one_of(word.text, "більше менше") ? word.end : at;
	return at;
}

void
uk_choose_one(const struct uk_place *place, unsigned among, enum uk_case *which, enum uk_gender *gender)
{
	const struct uk_place any = {.cases = (1u << UK_CASES) - 1, .first = place->first};
	const struct uk_place owned = {.cases = UK_CASE(GENITIVE), .first = GENITIVE};	/* "учні IX класу" */
	const unsigned one = among & ~ALL(THEY);

	if (place->governor == UK_NOUN && place->first == NOMINATIVE && uk_choose(&owned, one, which, gender))
		return;
	if (!uk_choose(place, one, which, gender) && !uk_choose(place, among, which, gender) && !uk_choose(&any, one, which, gender))
		uk_choose(&any, among, which, gender);
}

bool
uk_is_numbered(const char *at)
{
	static const char *const stems[] = {"поверх", "поверсі", "клас", "під'їзд", "вход", "вхід", "розділ", "етап", "квартал", "курс", "груп", "категорі",
		"черг", "рівень", "рівня", "рівні", "ступін", "ступен", "ряд", "семестр", "півріч", "столітт", "числа", "район", "сторінці", "станці", "розряд",
		"тур", "кабінет", "відділенн", "віконц", "завданн", "місц"};
	struct spoken_word word;

	for (unsigned words = 0; words < 2 && word_after(at, &word); at = word.end, words++) {
		for (size_t i = 0; i < sizeof stems / sizeof *stems; i++)
			if (begins_with(word.text, stems[i]))
				return true;
		if (!uk_is_adjective(word.text))
			break;
	}
	return false;
}

/* A masculine noun in the singular that looks like many of a feminine one: "2 поверх". */
static bool
is_one_of_his(const char *at)
{
	struct spoken_word word;

	return word_after(at, &word) && one_of(word.text, "поверх під'їзд вхід вихід кабінет клас рівень розділ етап крок пункт абзац рядок стовпець"
	    " автобус трамвай тролейбус маршрут квартал семестр курс ряд корпус будинок район округ том додаток параграф варіант раунд тур термінал"
	    " автомат стіл зал вагон місяць тиждень день рік поїзд потяг ступінь розряд сектор підпункт ліфт відділ перон колія гурт бокс телефон гудок"
	    " пост екземпляр трек шлюз причал аркуш бланк номер");
}

/* Of several: cases in which the number stands, by what its noun can be. */
static unsigned
counted_cases(const char *at, unsigned forms, int form)
{
	unsigned plural = forms >> (THEY * UK_CASES) & ((1u << UK_CASES) - 1), cases = plural & ~(UK_CASE(NOMINATIVE) | UK_CASE(ACCUSATIVE));
	bool genitive = plural & UK_CASE(GENITIVE);

	if (genitive && is_one_of_his(at))
		return cases & ~UK_CASE(GENITIVE);
	if (form == 1)
		return cases | (plural & (UK_CASE(NOMINATIVE) | UK_CASE(ACCUSATIVE)));
	return cases | (genitive ? UK_CASE(NOMINATIVE) | UK_CASE(ACCUSATIVE) : 0);
}

bool
uk_counts(const struct uk_place *place, const char *noun_at, uint64_t number, enum uk_case *which, enum uk_gender *gender)
{
	unsigned forms = uk_forms_at(noun_at), singular = forms & ~ALL(THEY);
	int form = uk_form(number);
	struct spoken_word noun;
	enum uk_gender plural;

	*which = place->first;
	*gender = HE;
	head_at(noun_at, &noun);
	if (!forms)
		return true;
	if (one_of(noun.text, "двері дверей дверям дверима дверях ворота воріт воротам воротах"))	/* several are not counted so */
		return !uk_choose(place, forms & ALL(THEY), which, gender);
	/* "надіслали 1 родині" */
	const struct uk_place any = {.cases = (1u << UK_CASES) - 1, .first = place->governor == UK_VERB ? DATIVE : place->first};
	struct uk_place wider = *place;	/* of persons the accusative is the genitive */
	if (form == 0) {
		wider.cases |= place->cases & UK_CASE(ACCUSATIVE) && (word_ends(noun.text, "а") || word_ends(noun.text, "я") || word_ends(noun.text, "ого")) ?
		    UK_CASE(GENITIVE) : 0;
		bool fits = uk_choose(&wider, singular, which, gender) || uk_choose(&any, singular, which, gender);
		return !(fits && number < 100 && uk_is_numbered(noun_at));
	}
	unsigned cases = counted_cases(noun_at, forms, form);
	*gender = uk_gender_of(noun.text, number);
	if ((place->cases & UK_CASE(ACCUSATIVE)) && form == 1 && !(cases & UK_CASE(ACCUSATIVE)) && !is_one_of_his(noun_at) &&
	    (word_ends(noun.text, "ів") || word_ends(noun.text, "їв") || word_ends(noun.text, "ей") || one_of(noun.text, "осіб жінок дівчат людей")))
		wider.cases |= UK_CASE(GENITIVE);
	/* "на 3 поверсі": where, not how many. */
	bool at_one = place->cases == (UK_CASE(LOCATIVE) | UK_CASE(ACCUSATIVE)) && (word_ends(noun.text, "і") || word_ends(noun.text, "ї")) && form == 1 &&
	    !one_of(noun.text, "дні тижні місяці ступені частини");
	if (!at_one && uk_choose(&wider, cases << (THEY * UK_CASES), which, &plural))
		return true;
	if (place->governor == UK_PREPOSITION && !uk_choose(place, singular, which, gender)) {	/* not its noun */
		*which = place->first;
		return true;
	}
	bool unclear = (forms & OF_ITS) == OF_ITS && !uk_is_numbered(noun_at);	/* "7 із 10 рішення": perhaps not its noun */
	if (!unclear && uk_choose(place, singular, which, gender))
		return false;
	*gender = uk_gender_of(noun.text, number);
	if (uk_choose(&any, cases << (THEY * UK_CASES), which, &plural))
		return true;
	return unclear || !uk_choose(&any, singular, which, gender);
}

bool
uk_ending_at(const struct uk_place *place, uint64_t number, const char *ending, const char *noun_at, enum uk_case *which, enum uk_gender *gender)
{
	static const struct {
		const char *written;
		unsigned forms;
	} all[] = {
		{"й ий ій", NOM_ACC(HE) | DAT_LOC(SHE)}, {"а я ва га ша тя та ма ва", UK_FORM(SHE, NOMINATIVE)}, {"е є ше тє ге те ме ве", NOM_ACC(IT)},
		{"го ого ього", UK_FORM(HE, GENITIVE) | UK_FORM(IT, GENITIVE)}, {"ї ої ьої", UK_FORM(SHE, GENITIVE)},
		{"му", DAT_LOC(HE) | DAT_LOC(IT) | UK_FORM(SHE, ACCUSATIVE)}, {"ому ьому", DAT_LOC(HE) | DAT_LOC(IT)},
		{"ою ьою", UK_FORM(SHE, INSTRUMENTAL)}, {"ю", UK_FORM(SHE, INSTRUMENTAL) | UK_FORM(SHE, ACCUSATIVE)},
		{"у гу шу ту ву тю", UK_FORM(SHE, ACCUSATIVE)}, {"х их іх", UK_FORM(THEY, GENITIVE) | UK_FORM(THEY, LOCATIVE)},
		{"м им ім", UK_FORM(HE, INSTRUMENTAL) | UK_FORM(IT, INSTRUMENTAL) | UK_FORM(THEY, DATIVE)}, {"і ті ші гі ві мі", NOM_ACC(THEY)},
		{"ми ими іми", UK_FORM(THEY, INSTRUMENTAL)},
	};
	unsigned forms = 0, noun = uk_forms_at(uk_noun_past(noun_at));

	for (size_t i = 0; i < sizeof all / sizeof *all && !forms; i++)
		forms = one_of(ending, all[i].written) ? all[i].forms : 0;
	if (!strcmp(ending, "му") && (number % 10 < 7 || number % 10 > 8 || number % 100 / 10 == 1))
		forms &= ~UK_FORM(SHE, ACCUSATIVE);	/* of "сьому" only */
	/* "2-гий" */
	size_t first = letter_size(ending);
	for (size_t i = 0; i < sizeof all / sizeof *all && !forms && (begins_with(ending, "г") || begins_with(ending, "т") || begins_with(ending, "ш") ||
	    begins_with(ending, "м") || begins_with(ending, "в")); i++)
		forms = one_of(ending + first, all[i].written) ? all[i].forms : 0;
	/* "14-й та 15-й сторінках": each in the case of them all. */
	unsigned each = 0;
	for (unsigned who = HE; who < THEY; who++)
		each |= forms & (noun >> (THEY * UK_CASES) & ((1u << UK_CASES) - 1)) << (who * UK_CASES);
	if (forms)
		uk_choose_one(place, forms & noun ? forms & noun : each ? each : forms, which, gender);
	return forms;
}
