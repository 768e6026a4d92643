#include "data/spoken/rules_uk.h"

#include <string.h>

static void
speak_adjective(struct speech *speech, const char *adjective, enum uk_case which, enum uk_gender gender)
{
	const char *said = uk_adjective(speech->arena, adjective, which, gender);

	speak(speech, "%s", is_capital(speech->at) ? with_capital(speech->arena, said) : said);
}

/* "у т. зв. клієнтський портал": as what is called so. */
static const char *
speak_called(struct speech *speech)
{
	const char *at = speech->at;
	struct spoken_word word;

	if (!word_after(at, &word) || strcmp(word.text, "т") || *word.end != '.' || !begins_with(skip_blanks(word.end + 1), "зв."))
		return NULL;
	const char *end = skip_blanks(word.end + 1) + strlen("зв."), *named = skip_blanks(end);
	const struct uk_place place = uk_governed(speech, at);
	enum uk_case which = NOMINATIVE;
	enum uk_gender gender = HE;
	size_t quote = *named == '"' ? 1 : begins_with(named, "«") ? strlen("«") : begins_with(named, "„") ? strlen("„") : 0;
	if (word_after(named + quote, &word))
		uk_choose(&place, quote ? uk_forms(word.text) : uk_forms_at(end), &which, &gender);
	speak_adjective(speech, "так званий", which, gender);
	return end;
}

/* "вн. 215", "дод. 12" after the number of a telephone */
static const char *
speak_extension(struct speech *speech)
{
	struct spoken_word word;
	const char *at = speech->at;

	if (!word_after(at, &word) || word.begin != at || *word.end != '.' || !one_of(word.text, "вн внутр дод") || !is_digit(*skip_blanks(word.end + 1)))
		return NULL;
	while (at > speech->begin && strchr(" ,(", at[-1]))
		at--;
	if (!strcmp(word.text, "дод") && (at == speech->begin || !is_digit(at[-1])))
		return NULL;
	speak(speech, "%s", strcmp(word.text, "дод") ? "внутрішній" : "додатковий");
	return word.end + 1;
}

/* "св. Іштвана", "св. Анни": as the name stands. */
static const char *
speak_saint(struct speech *speech, const char *end)
{
	struct spoken_word name;

	if (!word_after(end, &name) || !name.capital)
		return NULL;
	const struct uk_place place = uk_governed(speech, speech->at);
	bool a = word_ends(name.text, "а") || word_ends(name.text, "я"), alone = place.governor == UK_NOTHING;
	bool of_her = word_ends(name.text, "и") || word_ends(name.text, "ї") || word_ends(name.text, "ої");
	speak_adjective(speech, "святий", (a && !alone) || of_her ? GENITIVE : NOMINATIVE, of_her || (a && alone) ? SHE : HE);
	return end;
}

/* "ел. пошту", "за моб. тел.": adjectives as the noun stands to which they belong. */
const char *
uk_speak_attribute(struct speech *speech)
{
	static const struct short_form adjectives[] = {{"ел", "електронний"}, {"електр", "електронний"}, {"моб", "мобільний"}, {"роб", "робочий"}, {"дом", "домашній"},
		{"мол", "молодший"}, {"ст", "старший"}, {"гол", "головний"}, {"держ", "державний"}, {"мед", "медичний"}, {"соц", "соціальний"}, {"юр", "юридичний"},
		{"фіз", "фізичний"}, {"угор", "угорський"}, {"укр", "український"}, {"англ", "англійський"}, {"нім", "німецький"}, {"муніц", "муніципальний"}};
	const char *end = speak_called(speech);
	struct spoken_word word, noun;

	if (!end)
		end = speak_extension(speech);
	if (end || !word_after(speech->at, &word) || word.begin != speech->at || *word.end != '.' || !begins_free(speech))
		return end;
	end = word.end + 1;
	if (!strcmp(word.text, "св"))
		return speak_saint(speech, end);
	enum uk_case which = NOMINATIVE;
	enum uk_gender gender = HE;
	for (size_t i = 0; i < sizeof adjectives / sizeof *adjectives; i++)
		if (!strcmp(word.text, adjectives[i].written) && *end == ' ' && word_after(end, &noun) && !noun.capital && (uk_forms(noun.text) || *noun.end == '.') &&
		    strcmp(noun.text, word.text)) {
			const struct uk_place place = uk_governed(speech, speech->at);

			if (!uk_short_noun(speech, noun.begin, &which, &gender))
				uk_choose_one(&place, uk_forms_at(end), &which, &gender);
			speak_adjective(speech, adjectives[i].said, which, gender);
			return end;
		}
	return NULL;
}
