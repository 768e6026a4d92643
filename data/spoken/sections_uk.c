#include "data/spoken/rules_uk.h"

#include <string.h>

/* "параграф" in the case that its place wants. */
static const char *
paragraph_word(const struct speech *speech, bool many)
{
	static const struct uk_noun noun = {"параграф", "параграфа", HE, NULL, "параграфи", "параграфів"};
	const enum uk_case which = uk_law_case(speech);

	return many ? uk_plural(speech->arena, noun.many, noun.of_many, which) : uk_noun(speech->arena, &noun, which);
}

const char *
uk_speak_section(struct speech *speech)
{
	struct numeral number, part;
	const char *at = speech->at;

	bool many = begins_with(at, "§§");
	if (!begins_with(at, "§") || !scan_digits(skip_blanks(at + strlen("§") * (many ? 2 : 1)), &number))
		return NULL;
	const char *word = paragraph_word(speech, many), *next = skip_dash(number.end);
	if (next && scan_digits(next, &part)) {
		speak(speech, "%s від %s до %s", paragraph_word(speech, true), uk_number(speech->arena, number.value, GENITIVE, HE),
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

/* "(1)–(3)" after the word for a part */
const char *
uk_speak_bracketed(struct speech *speech)
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
const char *
uk_speak_ratio(struct speech *speech)
{
	struct numeral first, second;
	struct spoken_word before;
	bool spaced;

	if (!scan_pair(speech->at, ':', &first, &second, &spaced) || !stands_free(speech, second.end))
		return NULL;
	const char *word = uk_before_of(speech, speech->at, &before);
	bool book = begins_with(word, "статт") || begins_with(word, "параграф") || !strcmp(word, "ст");
	if (book || (speech->size && word_ends(speech->out, "параграф ")))
		speak(speech, "%s %s", uk_cardinal(speech->arena, first.value), uk_cardinal(speech->arena, second.value));
	else
		speak(speech, "%s до %s", uk_cardinal(speech->arena, first.value), uk_number(speech->arena, second.value, GENITIVE, HE));
	return second.end;
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

#define QUEENS "королеви імператриці цариці"

/* What a ruler's names, the last of which begins here, are in the genitive after: "папи", "площа", "для"; "": nothing. */
static const char *
rank_before(const struct speech *speech, const char *at, struct spoken_word *word)
{
	static const char *const places[] = {"площ", "вулиц", "проспект", "бульвар", "парк", "сквер", "набережн", "мост"};

	for (unsigned names = 0; names < 4; names++) {
		const char *rank = uk_before_of(speech, at, word);

		for (size_t i = 0; i < sizeof places / sizeof *places; i++)
			if (begins_with(rank, places[i]))
				return rank;
		if (one_of(rank, "короля царя імператора папи князя вул пл просп імені ім міст для від до після без біля " QUEENS))
			return rank;
		if (!word->capital)
			break;
		at = word->begin;
	}
	return "";
}

static bool
is_ruler(const char *name)
{
	static const char *const stems[] = {"карл", "бел", "матяш", "матвій", "людовик", "лайош", "гез", "андраш", "іштван", "стефан", "ласло", "ференц", "франц", "йосиф",
		"йосип", "марі", "єлизавет", "павл", "пій", "пія", "бенедикт", "григорі", "олександр", "микол", "петр", "катерин", "наполеон", "вільгельм", "фрідріх", "генріх",
		"едуард", "георг", "чарльз", "філіп", "леопольд", "максиміліан", "сигізмунд", "жигмонд", "владислав", "казимир", "болеслав", "климент", "інокенті", "юлі",
		"урбан", "імре", "калман", "альберт", "фердинанд", "рудольф", "отто"};

	for (size_t i = 0; i < sizeof stems / sizeof *stems; i++)
		if (begins_with(name, stems[i]))
			return true;
	return false;
}

/* "Карл III", "короля Бели IV", "площа Івана Павла II" */
static const char *
speak_ruler(struct speech *speech, unsigned value, const char *end)
{
	struct spoken_word before, title;
	struct arena *arena = speech->arena;
	const char *name = uk_before_of(speech, speech->at, &before);

	bool ruler = is_ruler(name), first = before.begin == speech->begin || (before.begin - speech->begin > 1 && before.begin[-2] == '.');
	if (first && !ruler)
		return NULL;
	if (!before.capital || one_of(name, "у в на до за із зі з від по о об при та і й це не що як") || (unsigned char)*name < 0x80 || value > 30 || (end - speech->at < 2 && !ruler))
		return NULL;
	const char *rank = rank_before(speech, before.begin, &title);
	bool queen = one_of(rank, QUEENS), in_a = word_ends(name, "а") || word_ends(name, "я"), in_y = word_ends(name, "и") || word_ends(name, "ї");
	bool genitive = queen || (*rank && (in_a || in_y || word_ends(name, "о")));
	bool she = queen || (genitive ? in_y && !one_of(name, "бели гези аттіли дьюли чаби") : in_a && !one_of(name, "бела геза аттіла дьюла чаба"));
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

/* The case of a century whose name is short, here. */
static enum uk_case
century_case(const struct speech *speech)
{
	const struct uk_place place = uk_governed(speech, speech->at);
	bool within = place.cases == (UK_CASE(LOCATIVE) | UK_CASE(ACCUSATIVE)), owned = place.governor == UK_NOUN && place.first == NOMINATIVE;

	return within ? LOCATIVE : owned ? GENITIVE : place.first;
}

/* "I–III квартали", "у XIX–XX ст." */
const char *
uk_speak_roman_range(struct speech *speech)
{
	const char *end, *next;
	unsigned first = roman_at(speech->at, &end), last = first && (next = skip_dash(end)) ? roman_at(next, &end) : 0;
	struct spoken_word noun;

	if (last <= first || !begins_free(speech) || *end != ' ' || !word_after(end, &noun) || noun.capital)
		return NULL;
	bool century = !strcmp(noun.text, "ст") && *noun.end == '.';
	if (century) {
		enum uk_case when = century_case(speech);

		speak(speech, "%s-%s %s", uk_ordinal(speech->arena, first, when, IT), uk_ordinal(speech->arena, last, when, IT),
		    uk_plural(speech->arena, "століття", "століть", when));
		return noun.end + (sentence_ends(noun.end + 1) ? 0 : 1);
	}
	enum uk_case which = word_ends(noun.text, "ів") || word_ends(noun.text, "їв") || word_ends(noun.text, "ей") ? GENITIVE :
	    word_ends(noun.text, "ах") || word_ends(noun.text, "ях") ? LOCATIVE : NOMINATIVE;
	enum uk_gender gender = uk_gender_of(noun.text, 1);
	speak(speech, "%s-%s", uk_ordinal(speech->arena, first, which, gender), uk_ordinal(speech->arena, last, which, gender));
	return end;
}

/* "у XIX ст.", "наприкінці XX ст." */
static const char *
speak_century(struct speech *speech, unsigned value, const char *at)
{
	const char *end = at + strlen(" ст.");

	if (!begins_with(at, " ст.") || is_digit(*skip_blanks(end)))
		return NULL;
	enum uk_case which = century_case(speech);
	speak(speech, "%s %s", uk_ordinal(speech->arena, value, which, IT), which == LOCATIVE ? "столітті" : which == INSTRUMENTAL ? "століттям" :
	    which == DATIVE ? "століттю" : "століття");
	return end - (sentence_ends(end) ? 1 : 0);
}

/* A Roman number before a noun: which of them, or of how many. `word` stands before it. */
static const char *
words_before_noun(const struct speech *speech, unsigned value, const char *word, const char *next)
{
	const struct uk_place place = uk_governed(speech, speech->at);
	const char *noun_at = uk_noun_past(next);
	struct spoken_word noun = {.text = ""};
	unsigned forms = uk_forms_at(noun_at), several = forms >> (THEY * UK_CASES);
	bool many = several && several << (THEY * UK_CASES) == forms, joined = *word && (noun_at > next || one_of(word, "і та й або чи"));
	enum uk_case which = place.first;

	word_after(noun_at, &noun);
	enum uk_gender gender = uk_gender_of(noun.text, many ? 5 : 1);
	if (many && !joined && (several & UK_CASE(GENITIVE)))	/* "складається з XII розділів" */
		return uk_number(speech->arena, value, which, gender);
	if (many && joined)	/* "VII та VIII районів" */
		forms = several << ((unsigned)gender * UK_CASES);
	uk_choose_one(&place, forms, &which, &gender);
	return uk_ordinal(speech->arena, value, which, gender);
}

const char *
uk_speak_roman(struct speech *speech)
{
	const char *end;
	unsigned value = roman_at(speech->at, &end);
	struct spoken_word before, noun;
	struct arena *arena = speech->arena;

	if (!value || !stands_free(speech, end))
		return NULL;
	const char *word = uk_before_of(speech, speech->at, &before);
	bool numbered = speech->at - speech->begin > (ptrdiff_t)strlen("№ ") && begins_with(speech->at - strlen("№ "), "№ ");
	/* One letter of several that are spelled. */
	bool one = end - speech->at == 1 && !names_part(word) && !numbered;
	if (one && (value >= 50 || (before.capital && letter_size(before.begin) == (size_t)(before.end - before.begin) &&
	    !one_of(word, "у в з о і а"))))
		return NULL;
	const char *next = *end == '.' ? end + 1 : end, *century = speak_century(speech, value, next);
	if (century)
		return century;
	if (names_part(word) || numbered) {
		speak(speech, "%s", uk_cardinal(arena, value));
		return *end == '.' && end[1] == ',' ? end + 1 : end;
	}
	const char *ruler = *next == ' ' && uk_is_numbered(next) ? NULL : speak_ruler(speech, value, end);
	if (ruler)
		return ruler;
	if (*next != ' ' || !word_after(next, &noun) || noun.capital || (unsigned char)noun.text[0] < 0x80) {
		bool plain = *word && end - speech->at >= 2 && strspn(speech->at, "IVX") == (size_t)(end - speech->at);

		speak(speech, "%s", plain ? uk_cardinal(arena, value) : "");
		return plain ? end : NULL;
	}
	speak(speech, "%s", words_before_noun(speech, value, word, next));
	return next;
}
