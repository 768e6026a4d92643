#include <string.h>

#include "data/spoken/tongues.h"
#include "data/spoken/words_uk.h"

static const char *const months[] = {"січня", "лютого", "березня", "квітня", "травня", "червня", "липня", "серпня", "вересня",
	"жовтня", "листопада", "грудня"};
static const char *const month_nouns[] = {"січень", "лютий", "березень", "квітень", "травень", "червень", "липень", "серпень",
	"вересень", "жовтень", "листопад", "грудень"};
static const char *const weekdays[] = {"понеділок", "вівторок", "середа", "четвер", "п'ятниця", "субота", "неділя"};

#define PHONE_WORDS "номером номер телефон телефону лінія лінії лінію телефоном дзвоніть зателефонуйте"
#define WEEKDAYS "понеділок вівторок середа середу четвер п'ятниця п'ятницю субота суботу неділя неділю понеділка вівторка пн вт ср чт пт сб нд"

static const struct unit {
	const char *written, *one, *few, *many, *of_one; /* 1, 2, 5; the genitive of one */
	enum uk_gender gender;
} units[] = {
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
	{NULL, NULL, NULL, NULL, NULL, HE},
};

static const char *
unit_at(const char *at, const struct unit **out)
{
	const char *longest = NULL;

	at = skip_blanks(at);
	for (const struct unit *unit = units; unit->written; unit++) {
		const char *end = at + strlen(unit->written);

		if (begins_with(at, unit->written) && !letter_size(end) && !is_digit(*end) && (!longest || end > longest)) {
			*out = unit;
			longest = end;
		}
	}
	return longest;
}

static int
month_at(const char *at, const char **end)
{
	struct spoken_word word;

	if (!word_after(at, &word) || word.begin == at)
		return -1;
	for (int i = 0; i < 12; i++)
		if (!strcmp(word.text, months[i])) {
			*end = word.end;
			return i;
		}
	return -1;
}

static bool
looks_like_year(const struct numeral *number)
{
	return number->digits == 4 && !number->grouped && !number->decimals && !number->half && number->value >= 1100 &&
	    number->value <= 2100;
}

static const char *
before_of(const struct speech *speech, const char *at, struct spoken_word *word)
{
	return !word_before(speech, at, word) ? "" : !strcmp(word->text, "бл") ? "близько" : word->text;
}

/* Parts of a whole: "п'ять десятих"; in the genitive, or else as they are named. */
static const char *
decimal_words(struct arena *arena, const struct numeral *number, enum uk_case which)
{
	static const char *const places[][3] = {{"десята", "десятих", "десятої"}, {"сота", "сотих", "сотої"}, {"тисячна", "тисячних", "тисячної"}};
	uint64_t value = 0;
	bool genitive = which == GENITIVE;

	for (size_t i = 0; i < number->decimal_count; i++)
		value = value * 10 + (uint64_t)(number->decimals[i] - '0');
	which = genitive ? GENITIVE : NOMINATIVE;
	const char *whole = arena_printf(arena, "%s %s", uk_number(arena, number->value, which, SHE),
	    uk_form(number->value) ? "цілих" : genitive ? "цілої" : "ціла");
	if (number->decimal_count > 3)
		return arena_printf(arena, "%s %s", whole, uk_group(arena, number->decimals, number->decimal_count));
	return arena_printf(arena, "%s %s %s", whole, uk_number(arena, value, which, SHE),
	    places[number->decimal_count - 1][uk_form(value) ? 1 : genitive ? 2 : 0]);
}

/* With the half told shortly, where a noun follows: in the genitive, so that its ending tells the gender. */
static const char *
numeral_words(struct arena *arena, const struct numeral *number, enum uk_case which, enum uk_gender gender, bool halves)
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

/* ---------------------------------------------------------------- dates -- */

/* Past "року" or "р." where the year was named. */
static const char *
past_year(const char *at)
{
	struct spoken_word word;

	if (!word_after(at, &word) || !one_of(word.text, "року р"))
		return at;
	return strcmp(word.text, "р") ? word.end : *word.end == '.' && !sentence_ends(word.end + 1) ? word.end + 1 : word.end;
}

static const char *
speak_numeric_day(struct speech *speech)
{
	struct day day;
	struct spoken_word before;
	struct arena *arena = speech->arena;
	const char *at = speech->at;

	if (scan_iso_month(at, &day) && stands_free(speech, day.end)) {
		speak(speech, "%s %s року", month_nouns[day.month - 1], uk_ordinal(arena, day.year, GENITIVE, HE));
		return day.end;
	}
	if ((!scan_iso_day(at, &day) && !scan_day_first(at, '.', &day) && !scan_day_first(at, '/', &day)) || !stands_free(speech, day.end))
		return NULL;
	const char *word = before_of(speech, at, &before), *next = skip_dash(day.end);
	struct day last;
	if (next && (scan_iso_day(next, &last) || scan_day_first(next, '.', &last)) && stands_free(speech, last.end)) {
		speak(speech, "%s%s %s %s року до %s %s %s року", one_of(word, "від з із") ? "" : "з ", uk_ordinal(arena, day.day, GENITIVE, IT),
		    months[day.month - 1], uk_ordinal(arena, day.year, GENITIVE, HE), uk_ordinal(arena, last.day, GENITIVE, IT),
		    months[last.month - 1], uk_ordinal(arena, last.year, GENITIVE, HE));
		return past_year(last.end);
	}
	/* A day when something happens; one that is named stands alone. */
	bool genitive = *word && !one_of(word, "на по дата дату народження видачі це є й і та або чи");
	speak(speech, "%s %s %s року", uk_ordinal(arena, day.day, genitive ? GENITIVE : NOMINATIVE, IT), months[day.month - 1],
	    uk_ordinal(arena, day.year, GENITIVE, HE));
	return past_year(day.end);
}

static const char *
speak_day_month(struct speech *speech)
{
	struct numeral day, last;
	const char *end, *next;
	struct arena *arena = speech->arena;

	if (!scan_digits(speech->at, &day) || !day.value || day.value > 31 || day.digits > 2)
		return NULL;
	next = begins_with(day.end, "-го") ? day.end + strlen("-го") : day.end;
	const char *to = skip_dash(day.end);
	bool range = to && scan_digits(to, &last) && last.value <= 31 && last.digits <= 2;
	if (month_at(range ? last.end : next, &end) < 0)
		return NULL;
	int month = month_at(range ? last.end : next, &end);
	struct spoken_word word;
	const char *before = before_of(speech, speech->at, &word);
	bool between = one_of(before, "і та й") && speech->ending && !strcmp(speech->ending, "між");
	const char *dash = *end == ' ' ? skip_dash(end) : NULL;
	bool subject = !range && dash && dash[-1] == ' ' && !is_digit(*dash) && (speech->at == speech->begin || strchr(".!?", speech->at[-2]));
	enum uk_case which = subject || one_of(before, "на по") ? NOMINATIVE : between || one_of(before, "перед між") ? INSTRUMENTAL : GENITIVE;
	speech->ending = NULL;
	const char *until = range ? NULL : skip_dash(end), *last_end;
	int last_month = until && scan_digits(until, &last) && last.value <= 31 ? month_at(last.end, &last_end) : -1;
	if (last_month >= 0) {
		speak(speech, "%s%s %s до %s %s", one_of(before, "з із від") ? "" : "з ", uk_ordinal(arena, day.value, GENITIVE, HE),
		    months[month], uk_ordinal(arena, last.value, GENITIVE, HE), months[last_month]);
		return last_end;
	}
	if (range)
		speak(speech, "з %s до %s %s", uk_ordinal(arena, day.value, GENITIVE, HE), uk_ordinal(arena, last.value, GENITIVE, HE), months[month]);
	else
		speak(speech, "%s %s", uk_ordinal(arena, day.value, which, IT), months[month]);
	return end;
}

/* "жовтень–грудень" */
static const char *
speak_months(struct speech *speech)
{
	struct spoken_word first, last, before;
	int from = -1, to = -1;

	if (!word_after(speech->at, &first) || first.begin != speech->at)
		return NULL;
	const char *next = skip_dash(first.end);
	if (!next || !word_after(next, &last) || last.begin != next)
		return NULL;
	for (int i = 0; i < 12; i++) {
		from = strcmp(first.text, month_nouns[i]) ? from : i;
		to = strcmp(last.text, month_nouns[i]) ? to : i;
	}
	if (from < 0 || to < 0)
		return NULL;
	speak(speech, "%s%s до %s", one_of(before_of(speech, speech->at, &before), "від з із") ? "" : "від ", months[from], months[to]);
	return last.end;
}

static bool
is_month(const char *word)
{
	for (int i = 0; i < 12; i++)
		if (!strcmp(word, months[i]))
			return true;
	return one_of(word, "січень лютий березень квітень травень червень липень серпень вересень жовтень листопад грудень"
	    " січні лютому березні квітні травні червні липні серпні вересні жовтні листопаді грудні");
}

/* "2026–2027 навчальний рік": the case of the year of a school; NO_CASE: it is none. */
static enum uk_case
school_year(const char *at)
{
	static const struct {
		const char *noun;
		enum uk_case which;
	} years[] = {{"навчальний", NOMINATIVE}, {"навчального", GENITIVE}, {"навчальному", LOCATIVE}, {"навчальним", INSTRUMENTAL}};
	struct spoken_word noun;

	if (begins_with(skip_blanks(at), "н. р.") || begins_with(skip_blanks(at), "н.р."))
		return NOMINATIVE;
	for (size_t i = 0; i < sizeof years / sizeof *years && word_after(at, &noun); i++)
		if (!strcmp(noun.text, years[i].noun))
			return years[i].which;
	return NO_CASE;
}

/* "2018–2020 років", "2026–2027 навчальний рік" */
static const char *
speak_years(struct speech *speech, const struct numeral *year)
{
	struct numeral last;
	struct spoken_word noun;
	struct arena *arena = speech->arena;
	const char *next = skip_dash(year->end);

	if (!next || !scan_digits(next, &last) || !looks_like_year(&last))
		return NULL;
	bool named = word_after(last.end, &noun) && one_of(noun.text, "роки рр років роках"), short_years = named && !strcmp(noun.text, "рр");
	struct spoken_word before;
	const char *word = before_of(speech, speech->at, &before);
	bool within = named && (!strcmp(noun.text, "роках") || (short_years && one_of(word, "у в")));
	enum uk_case which = within ? LOCATIVE : named && one_of(word, "за на про через") ? NOMINATIVE : school_year(last.end);
	if (which == NOMINATIVE && named) {
		speak(speech, "%s-%s роки", uk_ordinal(arena, year->value, which, HE), uk_ordinal(arena, last.value, which, HE));
		return noun.end + (short_years && *noun.end == '.');
	}
	if (which != NO_CASE) {
		speak(speech, "%s-%s%s", uk_ordinal(arena, year->value, which, HE), uk_ordinal(arena, last.value, which, HE), within ? " роках" : "");
		return within ? noun.end + (short_years && *noun.end == '.') : last.end;
	}
	speak(speech, "від %s до %s%s", uk_ordinal(arena, year->value, GENITIVE, HE), uk_ordinal(arena, last.value, GENITIVE, HE),
	    named ? " року" : "");
	return named ? noun.end + (*noun.end == '.' && !strcmp(noun.text, "рр")) : last.end;
}

/* "2025 року", "у 2022 році", "2018 і 2020 років" */
static const char *
speak_year(struct speech *speech)
{
	struct numeral year, other;
	struct spoken_word noun, conjunction, before;
	struct arena *arena = speech->arena;

	if (!scan_digits(speech->at, &year) || !looks_like_year(&year) || !stands_free(speech, year.end))
		return NULL;
	const char *range = speak_years(speech, &year);
	if (range)
		return range;
	bool after_month = is_month(before_of(speech, speech->at, &before));
	if (!word_after(year.end, &noun) || *year.end != ' ')
		noun = (struct spoken_word){.text = ""};
	if (after_month && !one_of(noun.text, "року р")) {
		speak(speech, "%s року", uk_ordinal(arena, year.value, GENITIVE, HE));
		return year.end;
	}
	bool pair = one_of(noun.text, "і та й") && scan_digits(skip_blanks(noun.end), &other) && looks_like_year(&other) &&
	    word_after(other.end, &conjunction);
	const char *said = pair ? conjunction.text : noun.text;
	if (one_of(noun.text, "до по") && one_of(before.text, "з із від") && scan_digits(skip_blanks(noun.end), &other) && looks_like_year(&other) &&
	    word_after(other.end, &conjunction) && one_of(conjunction.text, "року років р рр")) {
		speak(speech, "%s", uk_ordinal(arena, year.value, GENITIVE, HE));
		return year.end;
	}
	enum uk_case which = one_of(said, "року років р рр") ? GENITIVE : one_of(said, "році роках") ? LOCATIVE : one_of(said, "роком роками") ?
	    INSTRUMENTAL : NOMINATIVE;
	if (!one_of(said, "року років р рр році роках роком роками рік роки"))
		return NULL;
	bool alone = !strcmp(noun.text, "р") && speech->at == speech->begin;
	bool within = !strcmp(noun.text, "р") && one_of(before.text, "у в"), whole = !strcmp(noun.text, "р") && one_of(before.text, "за на");
	alone = alone || whole;
	const char *words = uk_ordinal(arena, year.value, alone ? NOMINATIVE : within ? LOCATIVE : which, HE);
	if (strcmp(noun.text, "р") || *noun.end != '.') {
		speak(speech, "%s", words);
		return year.end;
	}
	speak(speech, "%s %s%s", words, alone ? "рік" : within ? "році" : "року", sentence_ends(noun.end + 1) ? "." : "");
	return noun.end + 1;
}

/* ---------------------------------------------------------------- times -- */

static const char *
clock_words(struct arena *arena, const struct clock *clock, enum uk_case which)
{
	const char *hour = uk_ordinal(arena, clock->hour, which, SHE);

	if (!clock->minute)
		return hour;
	return arena_printf(arena, "%s %s%s", hour, clock->minute < 10 ? "нуль " : "", uk_cardinal(arena, clock->minute));
}

static bool
hour_at(const char *at, struct clock *out)
{
	struct numeral number;

	if (scan_clock(at, out))
		return true;
	if (!scan_digits(at, &number) || number.value > 24 || number.digits > 2)
		return false;
	*out = (struct clock){.hour = (unsigned)number.value, .end = number.end};
	return true;
}

static bool
ends_part(const char *at)
{
	return !*at || (strchr(".,;)!?", *at) && !is_digit(at[1]));
}

/* "з 9 до": whether an hour stands before this "до". */
static bool
follows_hour(const struct speech *speech, const char *at)
{
	struct spoken_word before;
	struct numeral hour;

	while (at > speech->begin && at[-1] == ' ')
		at--;
	while (at > speech->begin && is_digit(at[-1]))
		at--;
	return scan_digits(at, &hour) && hour.value <= 24 && hour.digits <= 2 && one_of(before_of(speech, at, &before), "з із");
}

/* "з 9 до 17 години", "з 9 до 17": whether a number before which this word stands is an hour. */
static bool
leads_to_hour(const char *before, const char *at)
{
	struct spoken_word word;
	struct clock to;

	if (!one_of(before, "з із від") || !word_after(at, &word) || strcmp(word.text, "до") || !hour_at(skip_blanks(word.end), &to))
		return false;
	return (word_after(to.end, &word) && !strcmp(word.text, "години")) || (strcmp(before, "від") && ends_part(to.end));
}

static const char *
speak_time(struct speech *speech)
{
	struct clock from, to;
	struct spoken_word word;
	struct arena *arena = speech->arena;
	const struct unit *unit;
	const char *at = speech->at, *next;

	if (!hour_at(at, &from))
		return NULL;
	const char *before = before_of(speech, at, &word);
	if ((next = skip_dash(from.end)) && hour_at(next, &to) && stands_free(speech, to.end)) {
		struct speech there = *speech;

		there.at -= at > speech->begin + 1 && at[-1] == ' ' && at[-2] == ':' ? 2 : 0;	/* "Пн: 13–18" */
		if (!from.sign && !to.sign && !(word_before(&there, there.at, &word) && one_of(word.text, WEEKDAYS)))
			return NULL;
		speak(speech, "%s%s до %s", one_of(before, "з із від") ? "" : "з ", clock_words(arena, &from, GENITIVE),
		    clock_words(arena, &to, GENITIVE));
		return to.end;
	}
	bool second = !strcmp(before, "до") && ends_part(from.end) && follows_hour(speech, word.begin);
	if (!from.sign && (second || leads_to_hour(before, from.end))) {
		speak(speech, "%s", clock_words(arena, &from, GENITIVE));
		return from.end;
	}
	if (!from.sign || !stands_free(speech, from.end) || (from.sign == '.' && (unit_at(from.end, &unit) || from.hour > 21 ||
	    *from.end == '.')))
		return NULL;
	bool between = !strcmp(before, "між") || (one_of(before, "і та й") && speech->ending && !strcmp(speech->ending, "між"));
	speech->ending = !strcmp(before, "між") ? "між" : NULL;
	enum uk_case which = between ? INSTRUMENTAL : one_of(before, "о об") ? LOCATIVE : one_of(before, "до з із від після близько пізніше раніше") ?
	    GENITIVE : one_of(before, "на") ? ACCUSATIVE : NOMINATIVE;
	speak(speech, "%s", clock_words(arena, &from, which));
	return from.end;
}

/* ------------------------------------------------------- numbers and units -- */

static const char *
unit_name(struct arena *arena, const struct unit *unit, uint64_t value, enum uk_case which)
{
	int form = uk_form(value);

	if (which == ACCUSATIVE && form == 0 && unit->gender == SHE)
		return uk_object(arena, unit->one);
	if (which == GENITIVE || which == LOCATIVE || which == INSTRUMENTAL || which == DATIVE)
		return form == 0 ? unit->of_one : unit->many;
	return form == 0 ? unit->one : form == 1 ? unit->few : unit->many;
}

/* What a half is of: "три з половиною мільйона", "п'ять з половиною мільйонів", "близько трьох з половиною мільйонів". */
static const char *
part_name(const struct unit *unit, const struct numeral *number, enum uk_case which)
{
	bool half = number->half || (number->decimal_count == 1 && number->decimals[0] == '5');

	return half && number->value > 1 && (which == GENITIVE || uk_form(number->value) == 2) ? unit->many : unit->of_one;
}

/* Whether a word before makes what follows its object. */
static bool
is_object(const char *before)
{
	return uk_takes_object(before) || one_of(before, "на за через понад про");
}

static const char *
past_unit(struct speech *speech, const struct unit *unit, const char *end)
{
	if (*end != '.' || !one_of(unit->written, "грн хв год сек с шт міс тиж ос стор см м км г кг л"))
		return end;
	if (!one_of(unit->written, "грн хв год сек шт міс тиж ос стор") && !sentence_ends(end + 1))
		return end;
	speak(speech, "%s", sentence_ends(end + 1) ? "." : "");
	return end + 1;
}

static const char *
multiple_at(const char *at, const struct unit **out)
{
	static const struct unit multiples[] = {
		{"тис", "тисяча", "тисячі", "тисяч", "тисячі", SHE}, {"тисяч", "тисяча", "тисячі", "тисяч", "тисячі", SHE},
		{"млн", "мільйон", "мільйони", "мільйонів", "мільйона", HE}, {"мільйонів", "мільйон", "мільйони", "мільйонів", "мільйона", HE},
		{"млрд", "мільярд", "мільярди", "мільярдів", "мільярда", HE}, {"к", "тисяча", "тисячі", "тисяч", "тисячі", SHE},
		{"k", "тисяча", "тисячі", "тисяч", "тисячі", SHE},
	};

	at = skip_blanks(at);
	for (size_t i = 0; i < sizeof multiples / sizeof *multiples; i++) {
		const char *end = at + strlen(multiples[i].written);

		if (begins_with(at, multiples[i].written) && !letter_size(end)) {
			*out = &multiples[i];
			return *end == '.' ? end + 1 : end;
		}
	}
	return NULL;
}

/* Money with its hundredths. */
static const char *
speak_cents(struct speech *speech, const struct numeral *number, const struct unit *unit, enum uk_case which, const char *end)
{
	static const struct unit cent = {"", "цент", "центи", "центів", "цента", HE}, kopeck = {"", "копійка", "копійки", "копійок", "копійки", SHE};
	const struct unit *part = unit->gender == SHE ? &kopeck : &cent;
	uint64_t cents = (uint64_t)(number->decimals[0] - '0') * 10 + (uint64_t)(number->decimals[1] - '0');

	speak(speech, "%s %s", uk_number(speech->arena, number->value, which, unit->gender), unit_name(speech->arena, unit, number->value, which));
	if (cents)
		speak(speech, " %s %s", uk_number(speech->arena, cents, which, part->gender), unit_name(speech->arena, part, cents, which));
	return end;
}

static const char *
speak_amount(struct speech *speech)
{
	struct numeral number;
	struct spoken_word word;
	struct arena *arena = speech->arena;
	const struct unit *unit, *multiple;
	const char *end, *next;

	if (!scan_numeral(speech->at, speech->tongue, &number) || !begins_free(speech))
		return NULL;
	enum uk_case which = uk_case(before_of(speech, speech->at, &word), "");
	if (which == NOMINATIVE && is_object(word.text))
		which = ACCUSATIVE;
	if ((next = multiple_at(number.end, &multiple))) {
		speak(speech, "%s %s", numeral_words(arena, &number, which, multiple->gender, true), number.decimals || number.half ?
		    part_name(multiple, &number, which) : unit_name(arena, multiple, number.value, which));
		if (!(end = unit_at(next, &unit)))
			return next;
		speak(speech, " %s", unit->many);
		return past_unit(speech, unit, end);
	}
	if (!(end = unit_at(number.end, &unit)))
		return NULL;
	if (!strcmp(unit->one, "година") && one_of(word.text, "о об") && !number.decimals) {
		speak(speech, "%s годині", uk_ordinal(arena, number.value, LOCATIVE, SHE));
		return past_unit(speech, unit, end);
	}
	if (number.decimal_count == 2 && one_of(unit->one, "євро долар гривня"))
		return speak_cents(speech, &number, unit, which, end);
	const char *name = number.decimals || number.half ? unit->of_one : unit_name(arena, unit, number.value, which);
	speak(speech, "%s %s", numeral_words(arena, &number, which, unit->gender, false), name);
	return past_unit(speech, unit, end);
}

static const char *
speak_money_first(struct speech *speech)
{
	struct numeral number;

	for (const struct unit *unit = units; unit < units + 8; unit++) {
		if (!begins_with(speech->at, unit->written) ||
		    !scan_numeral(skip_blanks(speech->at + strlen(unit->written)), speech->tongue, &number))
			continue;
		if (number.decimal_count == 2)
			return speak_cents(speech, &number, unit, NOMINATIVE, number.end);
		struct numeral to;
		const char *next = skip_dash(number.end);
		next = next && begins_with(next, unit->written) ? next + strlen(unit->written) : next;	/* €5–€10 */
		if (next && scan_numeral(next, speech->tongue, &to)) {
			speak(speech, "від %s до %s %s", numeral_words(speech->arena, &number, GENITIVE, unit->gender, false),
			    numeral_words(speech->arena, &to, GENITIVE, unit->gender, false), unit->many);
			return to.end;
		}
		speak(speech, "%s %s", numeral_words(speech->arena, &number, NOMINATIVE, unit->gender, false), number.decimals ? unit->of_one :
		    unit_name(speech->arena, unit, number.value, NOMINATIVE));
		return number.end;
	}
	return NULL;
}

static const char *
speak_range(struct speech *speech)
{
	struct numeral from, to;
	struct spoken_word word, noun;
	struct arena *arena = speech->arena;
	const struct unit *unit = NULL;
	const char *end;

	if (!scan_range(speech->at, speech->tongue, &from, &to) || !begins_free(speech))
		return NULL;
	end = unit_at(to.end, &unit);
	bool named = !unit && *to.end == ' ' && word_after(to.end, &noun);
	if (named && one_of(noun.text, "класи класів класі класах")) {
		enum uk_case nouns = word_ends(noun.text, "и") ? NOMINATIVE : word_ends(noun.text, "ів") ? GENITIVE : LOCATIVE;

		speak(speech, "%s-%s", uk_ordinal(arena, from.value, nouns, HE), uk_ordinal(arena, to.value, nouns, HE));
		return to.end;
	}
	bool few = named && uk_form(to.value) == 1 && !word_ends(noun.text, "ів") && !word_ends(noun.text, "їв") && !word_ends(noun.text, "ей");
	enum uk_gender gender = unit ? unit->gender : named ? uk_gender(noun.text, to.value) : HE;
	bool next_to = to.value == from.value + 1 && to.value < 10 && !from.decimals && !to.decimals;
	const char *before = before_of(speech, speech->at, &word);
	bool own = one_of(before, "за на через про понад до після близько протягом упродовж менше більше для біля коло у в при кожні");
	if ((named && (few || next_to)) || ((named || unit) && own)) {
		enum uk_case which = uk_case(before, named ? noun.text : "");

		if (unit) {
			speak(speech, "%s-%s %s", numeral_words(arena, &from, which, gender, false), numeral_words(arena, &to, which, gender, false),
			    unit_name(arena, unit, to.value, which));
			return past_unit(speech, unit, end);
		}

		speak(speech, "%s-%s", uk_number(arena, from.value, which, gender), uk_number(arena, to.value, which, gender));
		return to.end;
	}
	speak(speech, "%s%s до %s", one_of(before_of(speech, speech->at, &word), "від з із") ? "" : "від ",
	    numeral_words(arena, &from, GENITIVE, gender, false), numeral_words(arena, &to, GENITIVE, gender, false));
	if (!unit)
		return to.end;
	speak(speech, " %s", unit->many);
	return past_unit(speech, unit, end);
}

/* "6 місяців–2 роки": from what is counted to another number, both in the genitive. */
static const char *
speak_counted_range(struct speech *speech)
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
	speak(speech, "%s%s %s до %s %s", one_of(before_of(speech, speech->at, &before), "від з із") ? "" : "від ",
	    uk_number(arena, from.value, GENITIVE, uk_gender(first.text, from.value)), uk_form(from.value) ? one : first.text,
	    uk_number(arena, to.value, GENITIVE, uk_gender(last.text, to.value)), uk_form(to.value) ? other : last.text);
	return last.end;
}

/* "3-й", "2-ї", "5-ти", "6-річний" */
static const char *
speak_hyphened(struct speech *speech)
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
		bool hour = one_of(before_of(speech, speech->at, &before), "о об");
		bool locative_she = !strcmp(ending.text, "й") && (hour || (word_after(ending.end, &noun) &&
		    one_of(noun.text, "годині групі частині сторінці")));

		speak(speech, "%s", uk_ordinal(arena, number.value, locative_she ? LOCATIVE : which, locative_she ? SHE : gender));
		return ending.end;
	}
	if (strlen(ending.text) < strlen("ден"))
		return NULL;
	speak(speech, "%s%s", uk_compound(arena, number.value), ending.text);
	return ending.end;
}

static const char *
speak_product(struct speech *speech)
{
	struct numeral first, second;
	const char *next;

	if (!scan_numeral(speech->at, speech->tongue, &first))
		return NULL;
	next = skip_blanks(first.end);
	next = begins_with(next, "×") ? next + strlen("×") : *next == 'x' ? next + 1 : begins_with(next, "х") ? next + strlen("х") : NULL;
	if (!next || !scan_numeral(skip_blanks(next), speech->tongue, &second))
		return NULL;
	speak(speech, "%s на ", numeral_words(speech->arena, &first, NOMINATIVE, HE, false));
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
	const struct unit *unit;
	const char *at = speech->at, *end = unit_at(second->end, &unit);
	bool whole = at - speech->begin > 1 && at[-1] == ' ' && is_digit(at[-2]);
	struct spoken_word before;
	const char *word = before_of(speech, at, &before);
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
	return past_unit(speech, unit, end);
}

/* "120/80 мм рт. ст." */
static const char *
speak_pressure(struct speech *speech, const struct numeral *first, const struct numeral *second)
{
	const struct unit *unit;
	struct spoken_word before;
	const char *end = unit_at(second->end, &unit), *word = before_of(speech, speech->at, &before);

	if (first->value <= second->value || (!begins_with(word, "тиск") && !(end && begins_with(unit->written, "мм рт"))))
		return NULL;
	speak(speech, "%s на %s%s%s", uk_cardinal(speech->arena, first->value), uk_cardinal(speech->arena, second->value), end ? " " : "",
	    end ? unit->many : "");
	return !end ? second->end : end + (*end == '.' && !sentence_ends(end + 1));
}

static const char *
speak_slashed(struct speech *speech)
{
	struct numeral first, second;
	struct arena *arena = speech->arena;
	struct spoken_word before;
	bool spaced;

	if (!scan_pair(speech->at, '/', &first, &second, &spaced) || !stands_free(speech, second.end))
		return NULL;
	bool whole = speech->at == speech->begin && !*skip_blanks(second.end);
	bool named = one_of(before_of(speech, speech->at, &before), "питання питанні сторінка сторінці сторінку крок кроці");
	const char *end = speak_pressure(speech, &first, &second);
	if (end)
		return end;
	enum uk_case school = looks_like_year(&first) && (second.digits == 2 || looks_like_year(&second)) ? school_year(second.end) : NO_CASE;
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

static const char *
speak_house(struct speech *speech)
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

static const char *
speak_special(struct speech *speech)
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
	const char *before = before_of(speech, speech->at, &word);
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
	if (one_of(before, "з із") && one_of(noun->text, "по до") && scan_digits(skip_blanks(noun->end), &last) && month_at(last.end, &month) >= 0)
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

/* The case and gender of a number before a noun, which may be "". */
static void
agree(struct speech *speech, const struct numeral *number, const struct spoken_word *noun, enum uk_case *which,
    enum uk_gender *gender)
{
	struct spoken_word word;
	const char *before = before_of(speech, speech->at, &word), *text = noun->text;
	bool one = uk_form(number->value) == 0, ends_in_u = word_ends(text, "у");

	*which = uk_case(before, text);
	/* "на 2 дітей": who is counted is told in the genitive. */
	if (*which == NOMINATIVE && uk_form(number->value) == 1 && one_of(text, "дітей осіб людей громадян батьків свідків членів заявників власників"))
		*which = GENITIVE;
	if (one_of(before, "дитина дитині дитину діти") && one_of(text, "року років місяців"))	/* of this age */
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
	} else if (*which == NOMINATIVE && is_object(before) && !(one && *gender == SHE && (word_ends(text, "а") || word_ends(text, "я")))) {
		*which = ACCUSATIVE;
	}
}

/* "21, 22 і 23 травня": a day, though the month comes last. */
static bool
leads_to_month(const char *at)
{
	struct numeral day;
	const char *end;

	for (unsigned days = 0; days < 8; days++) {
		const char *next = *at == ',' ? at + 1 : begins_with(at, " і ") ? at + strlen(" і") : begins_with(at, " та ") ? at + strlen(" та")
		    : NULL;

		if (!next || !scan_digits(skip_blanks(next), &day) || !day.value || day.value > 31)
			return false;
		at = day.end;
		if (month_at(at, &end) >= 0)
			return true;
	}
	return false;
}

static void
speak_listed_day(struct speech *speech, uint64_t day)
{
	struct spoken_word word;
	bool between = !strcmp(before_of(speech, speech->at, &word), "між");

	speech->ending = between ? "між" : NULL;
	speak(speech, "%s", uk_ordinal(speech->arena, day, between ? INSTRUMENTAL : GENITIVE, IT));
}

static const char *
speak_plain_number(struct speech *speech)
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
	if (number.value && number.value <= 31 && number.digits <= 2 && leads_to_month(number.end)) {
		speak_listed_day(speech, number.value);
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
	speak(speech, "%s%s", numeral_words(arena, &number, which, gender, named), letter_size(number.end) ? " " : "");
	return number.end;
}

/* "параграф" in the case that the word before wants. */
static const char *
paragraph_word(const struct speech *speech)
{
	struct spoken_word before, earlier;
	const char *word = before_of(speech, speech->at, &before);

	if (one_of(word, "у в на при"))
		return "параграфі";
	if (one_of(word, "з із зі") && one_of(before_of(speech, before.begin, &earlier), "згідно відповідно разом"))
		return "параграфом";
	if (one_of(word, "за перед між над під"))
		return "параграфом";
	if (one_of(word, "до від з із зі після без крім щодо стосовно вимог пункту частини згаданого цього"))
		return "параграфа";
	return "параграф";
}

static const char *
speak_section(struct speech *speech)
{
	struct numeral number, part;
	const char *at = speech->at;

	bool many = begins_with(at, "§§");
	if (!begins_with(at, "§") || !scan_digits(skip_blanks(at + strlen("§") * (many ? 2 : 1)), &number))
		return NULL;
	const char *word = paragraph_word(speech), *next = skip_dash(number.end);
	if (many)
		word = word_ends(word, "графі") ? "параграфах" : word_ends(word, "ом") ? "параграфами" : word_ends(word, "а") ? "параграфів" : "параграфи";
	if (many && next && scan_digits(next, &part)) {
		speak(speech, "%s від %s до %s", word, uk_number(speech->arena, number.value, GENITIVE, HE),
		    uk_number(speech->arena, part.value, GENITIVE, HE));
		return part.end;
	}
	speak(speech, "%s %s", word, uk_cardinal(speech->arena, number.value));
	if (*number.end == '/' && is_capital(number.end + 1) && word_size(number.end + 1) == letter_size(number.end + 1)) {
		speak(speech, " ");
		number.end = speak_letter_name(speech, number.end + 1);
	}
	next = skip_blanks(number.end);
	if (*next != '(' || !scan_digits(next + 1, &part) || *part.end != ')')
		return number.end;
	speak(speech, ", частина %s", uk_ordinal(speech->arena, part.value, NOMINATIVE, SHE));
	return part.end + 1;
}

/* "500 Ft/сторінка": for each of them, in the accusative. */
static const char *
speak_each(struct speech *speech)
{
	struct spoken_word before, after;
	const char *at = speech->at;

	if (*at != '/' || !word_before(speech, at, &before) || before.end != at || !word_after(at + 1, &after) || after.begin != at + 1 ||
	    !one_of(before.text, "ft huf грн eur usd") || one_of(after.text, "міс год ос тиж шт хв"))
		return NULL;
	bool time = one_of(after.text, "місяць день рік година годину тиждень доба добу хвилина хвилину особа особу");
	speak(speech, " %s %s", time ? "на" : "за", uk_object(speech->arena, arena_strndup(speech->arena, after.begin, (size_t)(after.end - after.begin))));
	return after.end;
}

/* "(1)–(3)" after the word for a part */
static const char *
speak_bracketed(struct speech *speech)
{
	struct numeral first, last;
	struct spoken_word before;
	const char *at = speech->at, *next;

	if (*at != '(' || !scan_digits(at + 1, &first) || *first.end != ')' || !word_before(speech, at, &before) ||
	    !(begins_with(before.text, "частин") || begins_with(before.text, "пункт")))
		return NULL;
	if (!(next = skip_dash(first.end + 1)) || *next != '(' || !scan_digits(next + 1, &last) || *last.end != ')') {
		speak(speech, "%s", uk_cardinal(speech->arena, first.value));
		return first.end + 1;
	}
	speak(speech, "від %s до %s", uk_ordinal(speech->arena, first.value, GENITIVE, SHE), uk_ordinal(speech->arena, last.value, GENITIVE, SHE));
	return last.end + 1;
}

/* "1:4", which is no time; "6:514" of a book */
static const char *
speak_ratio(struct speech *speech)
{
	struct numeral first, second;
	struct spoken_word before;
	bool spaced;

	if (!scan_pair(speech->at, ':', &first, &second, &spaced) || !stands_free(speech, second.end))
		return NULL;
	const char *word = before_of(speech, speech->at, &before);
	bool book = begins_with(word, "статт") || begins_with(word, "параграф") || !strcmp(word, "ст");
	if (book || (speech->size && word_ends(speech->out, "параграф ")))
		speak(speech, "%s %s", uk_cardinal(speech->arena, first.value), uk_cardinal(speech->arena, second.value));
	else
		speak(speech, "%s до %s", uk_cardinal(speech->arena, first.value), uk_number(speech->arena, second.value, GENITIVE, HE));
	return second.end;
}

/* "ч. 3 ст. 12": whether the number before is that of a part, which belongs to what follows. */
static bool
follows_part(const struct speech *speech)
{
	struct spoken_word part;
	const char *at = speech->at;

	while (at > speech->begin && at[-1] == ' ')
		at--;
	const char *number_end = at;
	while (at > speech->begin && is_digit(at[-1]))
		at--;
	return at < number_end && word_before(speech, at, &part) &&
	    one_of(part.text, "ч частина частини частині п пункт пункту пункті абз");
}

/* "ч. 2", "ст. 12" */
static const char *
speak_part(struct speech *speech)
{
	struct numeral number;
	bool article = begins_with(speech->at, "ст.");

	if ((!article && !begins_with(speech->at, "ч.")) || !scan_digits(skip_blanks(strchr(speech->at, '.') + 1), &number))
		return NULL;
	struct spoken_word word;
	const char *before = before_of(speech, speech->at, &word);
	enum uk_case which = follows_part(speech) || one_of(before, "до від із без щодо відповідно підставі вимог порушення положень") ? GENITIVE : one_of(before, "у в на при") ?
	    LOCATIVE : one_of(before, "за зі з") ? INSTRUMENTAL : NOMINATIVE;
	const char *noun = which == INSTRUMENTAL ? article ? "статтею" : "частиною" : which == NOMINATIVE ? article ? "стаття" : "частина" :
	    article ? "статті" : which == GENITIVE ? "частини" : "частині";
	speak(speech, "%s ", noun);
	if (article)
		return number.text;
	speak(speech, "%s", uk_ordinal(speech->arena, number.value, which, SHE));
	return number.end;
}

/* Of Latin letters, or of Cyrillic ones that look like them. */
static unsigned
roman_at(const char *at, const char **end)
{
	static const struct {
		const char *cyrillic;
		char latin;
	} letters[] = {{"І", 'I'}, {"Х", 'X'}, {"V", 'V'}, {"X", 'X'}, {"I", 'I'}, {"М", 'M'}, {"С", 'C'}};
	char latin[16] = "";
	const char *last, *from = at;
	unsigned value = scan_roman(at, end);

	for (size_t count = 0; !value && count < sizeof latin - 1 && is_capital(at); count++) {
		size_t i = 0;

		while (i < sizeof letters / sizeof *letters && !begins_with(at, letters[i].cyrillic))
			i++;
		if (i == sizeof letters / sizeof *letters)
			return 0;
		latin[count] = letters[i].latin;
		at += strlen(letters[i].cyrillic);
	}
	if (value || letter_size(at) || !(begins_with(from, "І") || begins_with(from, "Х")) || !(value = scan_roman(latin, &last)))
		return value;
	*end = at;
	return value;
}

/* "Карл III", "короля Бели IV" */
static const char *
speak_ruler(struct speech *speech, unsigned value, const char *end)
{
	struct spoken_word before, title;
	struct arena *arena = speech->arena;
	const char *name = before_of(speech, speech->at, &before);

	if (!before.capital || (unsigned char)*name < 0x80 || value > 30 || end - speech->at < 2)
		return NULL;
	const char *rank = before_of(speech, before.begin, &title);
	bool genitive = one_of(rank, "короля царя імператора папи князя королеви імператриці");
	bool she = genitive ? one_of(rank, "королеви імператриці") : (word_ends(name, "а") || word_ends(name, "я")) &&
	    !one_of(name, "бела геза аттіла дьюла чаба");
	speak(speech, "%s", with_capital(arena, uk_ordinal(arena, value, genitive ? GENITIVE : NOMINATIVE, she ? SHE : HE)));
	return end;
}

/* Whether a word names what Roman numbers after it number, in any case. */
static bool
names_part(const char *word)
{
	static const char *const stems[] = {"закон", "розділ", "глав", "частин", "статт", "додат", "том", "книг", "таблиц", "пункт", "budapest"};

	for (size_t i = 0; i < sizeof stems / sizeof *stems; i++)
		if (begins_with(word, stems[i]))
			return true;
	return false;
}

/* "I–III квартали" */
static const char *
speak_roman_range(struct speech *speech)
{
	const char *end, *next;
	unsigned first = roman_at(speech->at, &end), last = first && (next = skip_dash(end)) ? roman_at(next, &end) : 0;
	struct spoken_word noun;

	if (last <= first || !begins_free(speech) || *end != ' ' || !word_after(end, &noun) || noun.capital)
		return NULL;
	enum uk_case which = word_ends(noun.text, "ів") || word_ends(noun.text, "їв") || word_ends(noun.text, "ей") ? GENITIVE :
	    word_ends(noun.text, "ах") || word_ends(noun.text, "ях") ? LOCATIVE : NOMINATIVE;
	enum uk_gender gender = uk_gender(noun.text, 1);
	speak(speech, "%s-%s", uk_ordinal(speech->arena, first, which, gender), uk_ordinal(speech->arena, last, which, gender));
	return end;
}

/* "у XIX ст." */
static const char *
speak_century(struct speech *speech, unsigned value, const char *at)
{
	struct spoken_word before;
	const char *end = at + strlen(" ст.");
	bool within = one_of(before_of(speech, speech->at, &before), "у в на");

	if (!begins_with(at, " ст.") || is_digit(*skip_blanks(end)))
		return NULL;
	speak(speech, "%s %s", uk_ordinal(speech->arena, value, within ? LOCATIVE : NOMINATIVE, IT), within ? "столітті" : "століття");
	return end - (sentence_ends(end) ? 1 : 0);
}

/* The case of a noun of this gender, after a word, by its ending. */
static enum uk_case
noun_case(const char *before, const char *noun, enum uk_gender gender)
{
	if (one_of(before, "у в на при") && word_ends(noun, "і"))
		return LOCATIVE;
	if (gender == IT && one_of(before, "до від з із зі кінця початку середини наприкінці протягом після"))
		return GENITIVE;
	if (gender == HE && (word_ends(noun, "у") || word_ends(noun, "ового")))
		return GENITIVE;
	return gender == SHE && (word_ends(noun, "и") || word_ends(noun, "ої")) ? GENITIVE : NOMINATIVE;
}

static const char *
speak_roman(struct speech *speech)
{
	const char *end;
	unsigned value = roman_at(speech->at, &end);
	struct spoken_word before, noun;
	struct arena *arena = speech->arena;

	if (!value || !stands_free(speech, end))
		return NULL;
	const char *word = before_of(speech, speech->at, &before);
	bool numbered = speech->at - speech->begin > (ptrdiff_t)strlen("№ ") && begins_with(speech->at - strlen("№ "), "№ ");
	/* One letter of several that are spelled. */
	bool one = end - speech->at == 1 && !names_part(word) && !numbered;
	if (one && (value >= 50 || (before.capital && letter_size(before.begin) == (size_t)(before.end - before.begin))))
		return NULL;
	if (names_part(word) || numbered) {
		speak(speech, "%s", uk_cardinal(arena, value));
		return *end == '.' && end[1] == ',' ? end + 1 : end;
	}
	const char *next = *end == '.' ? end + 1 : end;
	const char *century = speak_century(speech, value, next);
	if (century)
		return century;
	const char *ruler = speak_ruler(speech, value, end);
	if (ruler)
		return ruler;
	if (*next != ' ' || !word_after(next, &noun) || noun.capital || (unsigned char)noun.text[0] < 0x80) {
		bool plain = *word && end - speech->at >= 2 && strspn(speech->at, "IVX") == (size_t)(end - speech->at);

		speak(speech, "%s", plain ? uk_cardinal(arena, value) : "");
		return plain ? end : NULL;
	}
	enum uk_gender gender = uk_gender(noun.text, 1);
	speak(speech, "%s", uk_ordinal(arena, value, noun_case(word, noun.text, gender), gender));
	return next;
}

static const char *
speak_weekday(struct speech *speech)
{
	static const char *const shorts_of[] = {"пн", "вт", "ср", "чт", "пт", "сб", "нд"};

	return speak_weekday_short(speech, weekdays, shorts_of);
}

static const char *
speak_weekdays(struct speech *speech)
{
	static const char *const shorts_of[] = {"пн", "вт", "ср", "чт", "пт", "сб", "нд"};
	static const char *const from_names[] = {"понеділка", "вівторка", "середи", "четверга", "п'ятниці", "суботи", "неділі"};
	int from, to;
	const char *end = scan_weekdays(speech, weekdays, shorts_of, &from, &to);

	if (!end)
		return NULL;
	speak(speech, "з %s до %s", from_names[from], from_names[to]);
	return end;
}

static const struct short_form shorts[] = {
	{"та ін", "та інше"}, {"і т. д", "і так далі"}, {"і т. п", "і таке подібне"}, {"напр", "наприклад"}, {"т. зв", "так званий"},
	{"тобто", "тобто"}, {"вул", "вулиця"}, {"буд", "будинок"}, {"кв", "квартира"}, {"м", "місто"}, {"макс", "максимум"}, {"мін", "мінімум"},
	{"тел", "телефон"}, {"ст", "стаття"}, {"п", "пункт"}, {"стор", "сторінка"}, {"див", "дивіться"}, {"пл", "площа"}, {"просп", "проспект"},
	{"обл", "область"}, {"р-н", "район"}, {"ім", "імені"}, {"д-р", "доктор"}, {"гр", "громадянин"}, {"пор", "порівняйте"}, {"ред", "редакція"},
	{"дод", "додаток"}, {"проф", "професор"}, {"пп", "підпункти"}, {"н. р", "навчальний рік"}, {"н.р", "навчальний рік"}, {"чл", "член"}, {"зав", "завідувач"}, {"заст", "заступник"}, {"ст.ст", "статті"}, {"пов", "поверх"}, {"бл", "близько"}, {"прибл", "приблизно"}, {"вкл", "включно"}, {"т. ч", "тому числі"},
	{"ін", "інше"}, {"с", "сторінка"}, {"каб", "кабінет"}, {"кім", "кімната"}, {"кімн", "кімната"}, {"корп", "корпус"}, {"міс", "місяць"}, {"абз", "абзац"}, {"чол", "чоловік"}, {"оф", "офіс"}, {"зуп", "зупинка"}, {"п. п", "пункти"}, {NULL, NULL},
};

/* Short forms with a hyphen. */
static const char *
speak_contracted(struct speech *speech)
{
	static const struct short_form forms[] = {{"д-р", "доктор"}, {"р-н", "район"}, {"пр-т", "проспект"}, {"б-р", "бульвар"},
		{"м-н", "мікрорайон"}, {"а/с", "абонентська скринька"}, {NULL, NULL}};

	for (const struct short_form *form = forms; form->written; form++) {
		const char *end = speech->at + strlen(form->written);

		if (begins_with(speech->at, form->written) && stands_free(speech, end)) {
			speak(speech, "%s", form->said);
			return end + (*end == '.' && !sentence_ends(end + 1));
		}
	}
	return NULL;
}

/* A unit without a number: "на м²", "км/год". */
static const char *
speak_unit_alone(struct speech *speech)
{
	struct spoken_word before;
	const struct unit *unit;
	const char *end = unit_at(speech->at, &unit);
	bool per = end && (!strcmp(before_of(speech, speech->at, &before), "на") || (speech->at > speech->begin && speech->at[-1] == '/')) &&
	    (strchr(unit->written, '/') || word_ends(unit->written, "²") || word_ends(unit->written, "2") || word_ends(unit->written, "³"));

	if (!end || !begins_free(speech) || !(per || strchr(unit->written, '/')))
		return NULL;
	speak(speech, "%s", per ? unit->one : unit->many);
	return end;
}

/* Of a decree: (IX. 10.) */
static const char *
speak_roman_month(struct speech *speech)
{
	struct day day;

	if (!scan_decree_day(speech, &day))
		return NULL;
	speak(speech, "%s %s", uk_ordinal(speech->arena, day.day, GENITIVE, IT), months[day.month - 1]);
	return day.end;
}

/* "на вул. Шевченка": places after a preposition; "дод. 12" after a telephone. */
static const char *
speak_in_case(struct speech *speech)
{
	static const struct {
		const char *written, *where, *whence;
	} places[] = {{"вул", "вулиці", "вулиці"}, {"пл", "площі", "площі"}, {"просп", "проспекті", "проспекту"}, {"м", "місті", "міста"},
		{"буд", "будинку", "будинку"}, {"кв", "квартирі", "квартири"}, {"каб", "кабінеті", "кабінету"}, {"кім", "кімнаті", "кімнати"},
		{"обл", "області", "області"}, {"пов", "поверсі", "поверху"}, {"корп", "корпусі", "корпусу"}, {"стор", "сторінці", "сторінки"},
		{"с", "сторінці", "сторінки"}, {"п", "пункті", "пункту"}, {"дод", "додатку", "додатка"}, {"абз", "абзаці", "абзацу"}};
	struct spoken_word word, before;
	const char *at = speech->at;

	if (!word_after(at, &word) || *word.end != '.' || !begins_free(speech))
		return NULL;
	const char *preposition = before_of(speech, at, &before);
	bool where = one_of(preposition, "на у в при по"), whence = one_of(preposition, "з із зі від до біля після без");
	for (size_t i = 0; i < sizeof places / sizeof *places && (where || whence); i++)
		if (!strcmp(places[i].written, word.text)) {
			speak(speech, "%s", where ? places[i].where : places[i].whence);
			return word.end + 1;
		}
	while (at > speech->begin && strchr(" ,(", at[-1]))
		at--;
	if (strcmp(word.text, "дод") || at == speech->begin || !is_digit(at[-1]))
		return NULL;
	speak(speech, "додатковий");
	return word.end + 1;
}

/* One letter before its full stop is an initial, unless a number or name follows in small letters. */
static const char *
speak_short_form(struct speech *speech)
{
	struct spoken_word word;

	if (word_after(speech->at, &word) && *word.end == '.' && one_of(word.text, "м с п ст кв буд") && is_capital(speech->at))
		return NULL;
	if (word_after(speech->at, &word) && *word.end == '.' && !strcmp(word.text, "п") && is_capital(skip_blanks(word.end + 1))) {
		speak(speech, "пан");
		return word.end + 1;
	}
	if (*word.end == '.' && one_of(word.text, "с п ст") && !is_digit(*skip_blanks(word.end + 1)))
		return NULL;
	const char *end = speak_in_case(speech);
	return end ? end : speak_short(speech);
}

static const struct sign_names names = {
	.dot = "крапка", .at = "равлик", .slash = "слеш", .dash = "дефіс", .underscore = "підкреслення", .plus = "плюс", .minus = "мінус", .and = "і",
	.or = "або", .then = " потім", .have = "є", .missing = "немає", .paragraph = "параграф", .equals = "дорівнює",
	.about = "приблизно", .at_least = "щонайменше", .at_most = "щонайбільше", .more = "більше ніж", .less = "менше ніж", .times = "на", .half = "пів", .number = "номер", .degrees = "градусів",
	.per = "на", .per_cent = "відсотків", .www = "ве ве ве", .blank = "заповнити", .to = " до ", .star = "зірочка", .hash = "решітка",
};

const struct tongue tongue_uk = {
	.lang = "uk", .group = '.', .decimal = ',', .names = &names, .between = " ",
	.read = "СНІД РАЦС NEAK KRÉTA NATO UNESCO COVID OFFI ONYA США НАТО", .spelled = "USA EU IT ID ЄС",
	.shorts = shorts, .final_shorts = "та ін і т. д і т. п ін", .small_shorts = "",
	.group_words = uk_group, .number_words = uk_cardinal,
	.digits = (const struct rule[]){{speak_address}, {speak_triplets}, {speak_document}, {speak_phone}, {speak_numeric_day}, {speak_serial}, {speak_day_month}, {speak_year}, {speak_time}, {speak_ratio}, {speak_slashed},
		{speak_product}, {speak_counted_range}, {speak_range}, {speak_hyphened}, {speak_amount}, {speak_form}, {speak_house}, {speak_special}, {speak_plain_number}, {NULL}},
	.letters = (const struct rule[]){{speak_address}, {speak_iban}, {speak_letter}, {speak_point}, {speak_weekdays}, {speak_months}, {speak_weekday}, {speak_part}, {speak_roman_month}, {speak_roman_range}, {speak_roman}, {speak_money_first},
		{speak_contracted}, {speak_hungarian_street}, {speak_unit_alone}, {speak_short_form}, {speak_code}, {speak_acronym}, {NULL}},
	.signs = (const struct rule[]){{speak_phone}, {speak_money_first}, {speak_section}, {speak_bracketed}, {speak_each}, {speak_minus}, {speak_mark}, {NULL}},
};
