#include "data/spoken/rules_uk.h"

#include <string.h>

static const struct short_form shorts[] = {
	{"та ін", "та інше"}, {"і т. д", "і так далі"}, {"і т. п", "і таке подібне"}, {"і т. ін", "і таке інше"}, {"р. н", "року народження"}, {"н. е", "нашої ери"}, {"в. о", "виконувач обов'язків"},
	{"т. в. о", "тимчасовий виконувач обов'язків"}, {"вид", "видання"}, {"напр", "наприклад"}, {"т. зв", "так званий"},
	{"тобто", "тобто"}, {"вул", "вулиця"}, {"буд", "будинок"}, {"кв", "квартира"}, {"м", "місто"}, {"макс", "максимум"}, {"мін", "мінімум"},
	{"тел", "телефон"}, {"ст", "стаття"}, {"п", "пункт"}, {"стор", "сторінка"}, {"див", "дивіться"}, {"пл", "площа"}, {"наб", "набережна"}, {"пров", "провулок"}, {"просп", "проспект"},
	{"обл", "область"}, {"р-н", "район"}, {"ім", "імені"}, {"д-р", "доктор"}, {"гр", "громадянин"}, {"пор", "порівняйте"}, {"ред", "редакція"},
	{"дод", "додаток"}, {"проф", "професор"}, {"пп", "підпункти"}, {"н. р", "навчальний рік"}, {"н.р", "навчальний рік"}, {"чл", "член"}, {"зав", "завідувач"}, {"заст", "заступник"}, {"ст.ст", "статті"}, {"пов", "поверх"}, {"бл", "близько"}, {"прибл", "приблизно"}, {"вкл", "включно"}, {"т. ч", "тому числі"},
	{"ін", "інше"}, {"с", "сторінка"}, {"каб", "кабінет"}, {"кім", "кімната"}, {"кімн", "кімната"}, {"корп", "корпус"}, {"міс", "місяць"}, {"абз", "абзац"}, {"чол", "чоловік"}, {"оф", "офіс"}, {"зуп", "зупинка"}, {"п. п", "пункти"}, {NULL, NULL},
};

/* Short forms with a hyphen. */
static const char *
speak_contracted(struct speech *speech)
{
	static const struct short_form forms[] = {{"а/с", "абонентська скринька"}, {NULL, NULL}};

	for (const struct short_form *form = forms; form->written; form++) {
		const char *end = speech->at + strlen(form->written);

		if (begins_with(speech->at, form->written) && stands_free(speech, end)) {
			speak(speech, "%s", form->said);
			return end + (*end == '.' && !sentence_ends(end + 1));
		}
	}
	return NULL;
}

/* "Поставте ✓", "поля з *": a sign that is spoken of. */
static const char *
speak_sign(struct speech *speech)
{
	static const struct uk_noun tick = {"галочка", "галочки", SHE, NULL, NULL, NULL}, cross = {"хрестик", "хрестика", HE, NULL, NULL, NULL},
	    star = {"зірочка", "зірочки", SHE, NULL, NULL, NULL}, hash = {"решітка", "решітки", SHE, NULL, NULL, NULL};
	static const struct {
		const char *sign;
		const struct uk_noun *noun;
	} signs[] = {{"✓", &tick}, {"✔", &tick}, {"☑", &tick}, {"✗", &cross}, {"✘", &cross}, {"×", &cross}, {"*", &star}, {"#", &hash}};
	struct spoken_word before;
	const char *at = speech->at, *word = uk_before_of(speech, at, &before);
	const struct uk_place place = uk_governed(speech, at);
	size_t i = 0;

	while (i < sizeof signs / sizeof *signs && !begins_with(at, signs[i].sign))
		i++;
	const char *end = i < sizeof signs / sizeof *signs ? at + strlen(signs[i].sign) : NULL;
	if (!end || place.governor == UK_NOTHING || before.end != at - 1 || (*end && !strchr(" ,.;)!?", *end)))
		return NULL;
	bool marked = begins_with(word, "познач") || begins_with(word, "відміч") || begins_with(word, "відміт") || begins_with(word, "відзнач") || one_of(word, "з із зі");
	bool noun = marked && one_of(word, "позначка позначки позначку позначкою");
	enum uk_case which = noun ? NOMINATIVE : marked ? INSTRUMENTAL : place.governor == UK_NOUN || place.governor == UK_LABEL ? NOMINATIVE : place.first;
	speak(speech, "%s", uk_noun(speech->arena, signs[i].noun, which));
	return end;
}

static const struct sign_names names = {
	.dot = "крапка", .at = "равлик", .slash = "слеш", .dash = "дефіс", .underscore = "підкреслення", .plus = "плюс", .minus = "мінус", .and = "і",
	.or = "або", .then = " потім", .have = "є", .missing = "немає", .paragraph = "параграф", .equals = "дорівнює",
	.about = "приблизно", .at_least = "щонайменше", .at_most = "щонайбільше", .more = "більше ніж", .less = "менше ніж", .times = "на", .half = "пів", .number = "номер", .degrees = "градусів",
	.per = "на", .per_cent = "відсотків", .www = "ве ве ве", .blank = "заповнити", .to = " до ", .star = "зірочка", .hash = "решітка",
};

const struct tongue tongue_uk = {
	.lang = "uk", .group = '.', .decimal = ',', .names = &names, .measures = &uk_measures, .days = &uk_days, .numbers = &uk_numbers, .between = " ",
	.read = "СНІД РАЦС NEAK KRÉTA NATO UNESCO COVID OFFI ONYA США НАТО", .spelled = "USA EU IT ID ЄС",
	.shorts = shorts, .final_shorts = "та ін і т. д і т. п ін і т. ін н. е р. н", .small_shorts = "",
	.group_words = uk_group, .number_words = uk_cardinal,
	.digits = (const struct rule[]){{speak_address}, {speak_triplets}, {speak_document}, {speak_phone}, {uk_speak_numeric_day}, {speak_serial}, {uk_speak_day_month}, {uk_speak_year}, {uk_speak_time}, {uk_speak_ratio}, {uk_speak_slashed},
		{speak_product}, {uk_speak_counted_range}, {uk_speak_range}, {uk_speak_hyphened}, {uk_speak_amount}, {speak_form}, {speak_house}, {uk_speak_grouped_phone}, {speak_special}, {uk_speak_plain_number}, {NULL}},
	.letters = (const struct rule[]){{speak_address}, {speak_iban}, {speak_letter}, {speak_point}, {speak_weekdays}, {uk_speak_months}, {uk_speak_weekday}, {uk_speak_attribute}, {uk_speak_part}, {speak_decree_day}, {uk_speak_roman_range}, {uk_speak_roman}, {uk_speak_money_first},
		{speak_contracted}, {speak_hungarian_street}, {uk_speak_unit_alone}, {uk_speak_short_form}, {speak_code}, {speak_acronym}, {NULL}},
	.signs = (const struct rule[]){{speak_phone}, {uk_speak_money_first}, {uk_speak_section}, {uk_speak_bracketed}, {uk_speak_each}, {speak_minus}, {speak_sign}, {speak_mark}, {NULL}},
};
