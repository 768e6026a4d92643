#include "data/spoken/rules_uk.h"

#include <string.h>

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
	const char *preposition = uk_before_of(speech, at, &before);
	bool where = one_of(preposition, "на у в при по"), whence = one_of(preposition, "з із зі від до біля після без");
	for (size_t i = 0; i < sizeof places / sizeof *places && (where || whence); i++)
		if (!strcmp(places[i].written, word.text)) {
			speak(speech, "%s", where ? places[i].where : places[i].whence);
			return word.end + 1;
		}
	if (!strcmp(word.text, "тел") && (whence || one_of(preposition, "за по"))) {
		speak(speech, strcmp(preposition, "за") ? "телефону" : "телефоном");
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
	.digits = (const struct rule[]){{speak_address}, {speak_triplets}, {speak_document}, {speak_phone}, {uk_speak_numeric_day}, {speak_serial}, {uk_speak_day_month}, {uk_speak_year}, {uk_speak_time}, {uk_speak_ratio}, {uk_speak_slashed},
		{uk_speak_product}, {uk_speak_counted_range}, {uk_speak_range}, {uk_speak_hyphened}, {uk_speak_amount}, {speak_form}, {uk_speak_house}, {uk_speak_special}, {uk_speak_plain_number}, {NULL}},
	.letters = (const struct rule[]){{speak_address}, {speak_iban}, {speak_letter}, {speak_point}, {uk_speak_weekdays}, {uk_speak_months}, {uk_speak_weekday}, {uk_speak_part}, {uk_speak_roman_month}, {uk_speak_roman_range}, {uk_speak_roman}, {uk_speak_money_first},
		{speak_contracted}, {speak_hungarian_street}, {uk_speak_unit_alone}, {speak_short_form}, {speak_code}, {speak_acronym}, {NULL}},
	.signs = (const struct rule[]){{speak_phone}, {uk_speak_money_first}, {uk_speak_section}, {uk_speak_bracketed}, {uk_speak_each}, {speak_minus}, {speak_mark}, {NULL}},
};
