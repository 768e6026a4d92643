#include "data/spoken/tongues.h"

#include <string.h>

enum {
	ACRONYM_MAX = 6,	/* letters; a longer one is a word in capitals */
	CODE_LETTERS = 4,
	CODE_DIGITS = 8,
};

const char *
with_capital(struct arena *arena, const char *word)
{
	size_t first = letter_size(word);
	char upper[8];

	letters_as(true, word, first, upper, sizeof upper);
	return arena_printf(arena, "%s%s", upper, word + first);
}

void
speak_trim(struct speech *speech)
{
	while (speech->size && speech->out[speech->size - 1] == ' ')
		speech->size--;
	if (speech->size)
		speech->out[speech->size] = '\0';
}

void
speak_group(struct speech *speech, const char *digits, size_t count)
{
	speak(speech, "%s", speech->tongue->group_words(speech->arena, digits, count));
}

/* "tel.: 345-6789": without its area, where a word says what it is. */
static const char *
scan_local(const struct speech *speech, struct phone *phone)
{
	static const char *const stems[] = {"tel", "тел", "fax", "факс", "phone", "mobil", "call", "hívja"};
	enum { EXCHANGE = 3, LINE = 4 };
	struct spoken_word before;
	const char *at = speech->at, *line = at + EXCHANGE + 1, *word = at;

	if (strspn(at, "0123456789") != EXCHANGE || (at[EXCHANGE] != '-' && at[EXCHANGE] != ' ') || strspn(line, "0123456789") != LINE)
		return NULL;
	while (word > speech->begin && strchr(" :.", word[-1]))
		word--;
	for (size_t i = 0; word_before(speech, word, &before) && i < sizeof stems / sizeof *stems; i++)
		if (begins_with(before.text, stems[i])) {
			*phone = (struct phone){.groups = {at, line}, .sizes = {EXCHANGE, LINE}, .count = 2, .end = line + LINE};
			return phone->end;
		}
	return NULL;
}

const char *
speak_phone(struct speech *speech)
{
	struct phone phone;

	if ((!scan_phone(speech->at, &phone) && !scan_local(speech, &phone)) || !stands_free(speech, phone.end))
		return NULL;
	for (size_t i = 0; i < phone.count; i++) {
		if (i)
			speak(speech, ", ");
		else if (phone.plus)
			speak(speech, "%s ", speech->tongue->names->plus);
		speak_group(speech, phone.groups[i], phone.sizes[i]);
	}
	return phone.end;
}

/* "012 345 678", which would be no number */
const char *
speak_triplets(struct speech *speech)
{
	enum { GROUPS = 3, GROUP = 3 };
	const char *at = speech->at;

	for (size_t i = 0; i < GROUPS; i++, at += GROUP)
		if (strspn(at += i && *at == ' ', "0123456789") != GROUP)
			return NULL;
	if (*speech->at != '0' || !stands_free(speech, at))
		return NULL;
	return speak_identifier(speech, at);
}

const char *
speak_serial(struct speech *speech)
{
	const char *groups[SPEECH_GROUPS], *end = speech->at;
	size_t sizes[SPEECH_GROUPS], count = scan_serial(speech->at, groups, sizes, &end);

	if (!count || !stands_free(speech, end))
		return NULL;
	for (size_t i = 0; i < count; i++) {
		speak(speech, "%s", i ? ", " : "");
		speak_group(speech, groups[i], sizes[i]);
	}
	return end;
}

const char *
speak_iban(struct speech *speech)
{
	const char *groups[SPEECH_GROUPS], *end;
	size_t sizes[SPEECH_GROUPS], count = scan_iban(speech->at, groups, sizes, &end);

	if (!count || !stands_free(speech, end))
		return NULL;
	speak_letter_name(speech, speech->at);
	speak(speech, "%s", speech->tongue->between);
	speak_letter_name(speech, speech->at + 1);
	for (size_t i = 0; i < count; i++) {
		speak(speech, ", ");
		speak_group(speech, groups[i], sizes[i]);
	}
	return end;
}

/* Whether a word names what a number stands for. */
static bool
names_identifier(const char *word)
{
	static const char *const stems[] = {"taj", "adóazonosító", "azonosító", "adószám", "ügyfélszám", "igazolványszám", "steuernummer",
		"kontonummer", "versicherungsnummer", "ідентифікатор"};

	for (size_t i = 0; i < sizeof stems / sizeof *stems; i++)
		if (begins_with(word, stems[i]))
			return true;
	return one_of(word, "tax id iban account код ідентифікаційний");
}

bool
is_identifier(const struct speech *speech, const struct numeral *number)
{
	enum { WORDS = 3 };	/* before it that are looked at, for as many digits as only identifiers have */
	const uint64_t long_one = 10000000;
	struct spoken_word before;
	const char *at = speech->at;

	if (number->decimals || number->value < 100000)
		return false;
	if (!number->grouped && number->digits >= 8)
		return true;
	for (size_t words = 0; words < WORDS; words++, at = before.begin) {
		for (bool dash = false; at > speech->begin && ((dash = at - speech->begin > 2 && begins_with(at - 3, "–")) || strchr(" :-", at[-1]));)
			at -= dash ? strlen("–") : 1;
		if ((words && number->value < long_one) || !word_before(speech, at, &before))
			return false;
		if (names_identifier(before.text))
			return true;
	}
	return false;
}

const char *
speak_identifier(struct speech *speech, const char *end)
{
	for (const char *at = speech->at; at < end; at++) {
		size_t size = strspn(at, "0123456789");

		speak_group(speech, at, size);
		at += size;
		speak(speech, "%s", at < end ? ", " : "");
	}
	return end;
}

const char *
speak_point(struct speech *speech)
{
	size_t size = letter_size(speech->at);

	if (!size || is_capital(speech->at) || speech->at[size] != ')' || !stands_free(speech, speech->at + size))
		return NULL;
	for (const char *at = speech->at; at > speech->begin && speech->at - at < SPEECH_WORD && at[-1] != ')'; at--)
		if (at[-1] == '(')	/* the end of an aside */
			return NULL;
	speak_letter_name(speech, speech->at);
	const char *end = speech->at + size + 1, *next = skip_dash(end);
	size_t last = next ? letter_size(next) : 0;
	if (last && !is_capital(next) && next[last] == ')') {	/* a)–c) */
		speak(speech, "%s", speech->tongue->names->to);
		speak_letter_name(speech, next);
		return next + last + 1;
	}
	return end;
}

static bool
part_is_over(const char *at)
{
	return !*at || strchr(".,;:)!?", *at);
}

/* Words between weekdays. */
#define WEEKDAY_LINKS "and und és to bis та і"

static bool
follows_ampersand(const struct speech *speech)
{
	const char *at = speech->at;

	while (at > speech->begin && at[-1] == ' ')
		at--;
	return at > speech->begin && at[-1] == '&';
}

/* The last of a list: "пн, ср, пт". */
static bool
follows_weekday(const struct speech *speech, const char *const said[7], const char *const shorts[7])
{
	const char *at = speech->at, *end;
	struct spoken_word before;

	if (at - speech->begin < 2 || at[-1] != ' ' || at[-2] != ',')
		return false;
	at -= 2;
	at -= at > speech->begin && at[-1] == '.';
	return word_before(speech, at, &before) && scan_weekday(before.begin, said, shorts, &end) >= 0;
}

/* "H, K, Cs 9–17": whether a list of short forms goes on to hours. */
static bool
leads_to_hours(const char *at, const char *const shorts[7])
{
	static const char *const none[7] = {"-", "-", "-", "-", "-", "-", "-"};
	const char *end;

	while (*at == ',' && scan_weekday(skip_blanks(at + 1), none, shorts, &end) >= 0)
		at = end;
	return *at == ' ' && is_digit(*skip_blanks(at));
}

const char *
speak_weekday_short(struct speech *speech, const char *const said[7], const char *const shorts[7])
{
	static const char *const none[7] = {"-", "-", "-", "-", "-", "-", "-"};
	const char *end;
	int day = scan_weekday(speech->at, none, shorts, &end);
	const char *next = day < 0 ? NULL : skip_blanks(end + (*end == ':'));

	if (!next || !begins_free(speech) || letter_size(end))
		return NULL;
	struct spoken_word before, after;
	const char *state = skip_dash(next);
	bool closed = word_after(state ? state : next, &after) && one_of(after.text, "closed open geschlossen geöffnet zárva nyitva szünnap"
	    " зачинено вихідний вихідні");
	bool and = word_after(next, &after) && one_of(after.text, WEEKDAY_LINKS) && *after.end == ' ';
	bool more = *end == ',' || *next == '&' || and, alone = strlen(shorts[day]) == 1;
	/* "Mo, Mi und Fr": between others, or the last of them; one letter may be anything. */
	const char *other = *end == ',' ? skip_blanks(end + 1) : and ? skip_blanks(strchr(next, ' ')) : end, *other_end;
	bool another = other > end && scan_weekday(other, none, shorts, &other_end) >= 0;
	bool listed = (*end == ',' && leads_to_hours(end, shorts)) || (!alone && (another ||
	    (part_is_over(next) && word_before(speech, speech->at, &before) && one_of(before.text, WEEKDAY_LINKS)) ||
	    (part_is_over(next) && (follows_ampersand(speech) || follows_weekday(speech, said, shorts)))));
	if (!listed && !closed && !(is_digit(*next) && next > end) && !(end[-1] == '.' && more && (!alone || another)) && !(more && strlen(shorts[day]) > 2))
		return NULL;
	speak(speech, "%s", said[day]);
	return listed && end[-1] == '.' && !*next ? end - 1 : end;
}

const char *
scan_weekdays(const struct speech *speech, const char *const names[7], const char *const shorts[7], int *from, int *to)
{
	const char *next, *end;

	if ((*from = scan_weekday(speech->at, names, shorts, &next)) < 0 || !(next = skip_dash(next)) ||
	    (*to = scan_weekday(next, names, shorts, &end)) < 0 || !stands_free(speech, end))
		return NULL;
	return end;
}

const char *
speak_dash(struct speech *speech)
{
	struct numeral number;
	struct spoken_word word;
	const char *at = speech->at, *next = *at == ' ' ? NULL : skip_dash(at), *counted;

	if (!next || !scan_numeral(next, speech->tongue, &number) || !word_before(speech, at, &word) || word.end != at || *number.end != ' ')
		return NULL;
	for (counted = word.begin; counted > speech->begin && counted[-1] == ' '; counted--)
		;
	if (counted == speech->begin || !is_digit(counted[-1]))
		return NULL;
	speak(speech, "%s", speech->tongue->names->to);
	return next;
}

const char *
speak_minus(struct speech *speech)
{
	const char *at = speech->at, *end = at + (*at == '-' ? 1 : strlen("–")), *before = at;

	if ((*at != '-' && !begins_with(at, "–")) || !is_digit(*end) || (at > speech->begin && at[-1] != ' ' && at[-1] != '('))
		return NULL;
	while (before > speech->begin && before[-1] == ' ')
		before--;
	if (*at != '-' && before > speech->begin && is_digit(before[-1]))	/* from one to another */
		return NULL;
	speak(speech, "%s ", speech->tongue->names->minus);
	return end;
}

static const char *
address_sign(const struct sign_names *names, char sign)
{
	switch (sign) {
	case '.': return names->dot;
	case '@': return names->at;
	case '/': return names->slash;
	case '-': return names->dash;
	case '_': return names->underscore;
	case '+': return names->plus;
	case '=': return names->equals;
	case '&': return names->and;
	default: return "";
	}
}

const char *
speak_address(struct speech *speech)
{
	const struct sign_names *names = speech->tongue->names;
	const char *end = scan_address(speech->at), *at = speech->at;

	if (!end)
		return NULL;
	const char *scheme = strstr(at, "://");
	if (scheme && scheme < end)
		at = scheme + 3;
	const char *past = end;
	end -= end[-1] == '/';
	while (at < end) {
		size_t size = strspn(at, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"), digits = strspn(at, "0123456789");

		size = at + size > end ? (size_t)(end - at) : size;
		digits = at + digits > end ? (size_t)(end - at) : digits;
		if (size == 3 && begins_with(at, "www"))
			speak(speech, "%s", names->www);
		else if (size)
			speak_bytes(speech, at, size);
		else if (digits && digits <= 4)
			speak_group(speech, at, digits);
		else if (digits)
			for (size_t i = 0; i < digits; i++) {
				speak(speech, i ? " " : "");
				speak_group(speech, at + i, 1);
			}
		else
			speak(speech, "%s", address_sign(names, *at));
		at += size ? size : digits ? digits : 1;
		speak(speech, at < end ? " " : "");
	}
	return past;
}

const char *
speak_letter_name(struct speech *speech, const char *letter)
{
	const struct tongue *tongue = speech->tongue;
	size_t size = letter_size(letter);
	char lower[8];

	if (!tongue->alphabet) {
		speak_bytes(speech, letter, size);
		return letter + size;
	}
	letters_as(false, letter, size, lower, sizeof lower);
	for (const struct short_form *name = tongue->letters_more; name && name->written; name++) {
		char more[8];
		size_t length = strlen(name->written);

		letters_as(false, letter, strnlen(letter, length), more, sizeof more);
		if (!strcmp(more, name->written)) {
			speak(speech, "%s", name->said);
			return letter + length;
		}
	}
	if (lower[0] >= 'a' && lower[0] <= 'z')
		speak(speech, "%s", tongue->alphabet[lower[0] - 'a']);
	else
		speak_bytes(speech, letter, size);
	return letter + size;
}

static void
spell(struct speech *speech, const char *at, const char *end)
{
	for (bool first = true; at < end; first = false) {
		speak(speech, "%s", first ? "" : speech->tongue->between);
		at = speak_letter_name(speech, at);
	}
}

/* Whether capitals look like a word: vowels (V) and consonants (C) take turns. */
static bool
looks_read(const char *pattern, size_t count)
{
	return count >= 3 && strchr(pattern, 'V') && !strstr(pattern, "VV") && !strstr(pattern, "CCC") &&
	    strncmp(pattern, "CC", 2) && strncmp(pattern + count - 2, "CC", 2);
}

/* Letters written with two signs are one. */
static bool
is_read(const char *at, size_t size)
{
	char pattern[ACRONYM_MAX + 2] = "";
	size_t count = 0;

	for (const char *end = at + size; at < end; count++) {
		static const char twos[][3] = {"SZ", "GY", "CS", "NY", "ZS", "TY", "LY"};
		size_t step = letter_size(at);
		char letter[8] = "";

		if (count > ACRONYM_MAX)
			return true;
		memcpy(letter, at, step);
		pattern[count] = strstr("AEIOUÁÉÍÓÖŐÚÜŰАЕЄИІЇОУЮЯÄ", letter) ? 'V' : 'C';
		for (size_t i = 0; i < sizeof twos / sizeof *twos; i++)
			if (begins_with(at, twos[i]))
				step = 2;
		at += step;
	}
	return looks_read(pattern, count);
}

const char *
speak_acronym_as(struct speech *speech, bool small, bool *spelled)
{
	const char *at = speech->at, *end = at;
	char name[SPEECH_WORD] = "";
	size_t letters = 0;

	for (; letter_size(end) && is_capital(end); letters++)
		end += letter_size(end);
	size_t size = (size_t)(end - at);
	bool plural = *end == 's' && !letter_size(end + 1);	/* IDs */
	if (letters < 2 || size >= sizeof name || !stands_free(speech, end + plural))
		return NULL;
	memcpy(name, at, size);
	*spelled = one_of(name, speech->tongue->spelled) || (!one_of(name, speech->tongue->read) && !is_read(at, size));
	if (*spelled) {
		spell(speech, at, end);
	} else if (small) {
		struct spoken_word word;

		word_after(at, &word);
		speak(speech, "%s", word.text);
	} else {
		speak_bytes(speech, at, size);
	}
	speak(speech, "%s", plural ? "s" : "");
	return end + plural;
}

const char *
speak_acronym(struct speech *speech)
{
	bool spelled;

	return speak_acronym_as(speech, false, &spelled);
}

/* Capitals; how many. */
static size_t
capitals_at(const char *at, const char **end)
{
	size_t letters = 0;

	for (*end = at; letter_size(*end) && is_capital(*end); letters++)
		*end += letter_size(*end);
	return letters;
}

/* A number in a code: few digits as a number, more in a group. */
static void
speak_code_number(struct speech *speech, const struct numeral *number)
{
	if (*number->text != '0' && number->digits <= 3)
		speak(speech, "%s", speech->tongue->number_words(speech->arena, number->value));
	else
		speak_group(speech, number->text, number->digits);
}

/* The letters of a number plate, which come in pairs: AB-CD-123. */
static const char *
speak_code_pairs(struct speech *speech, const char *at)
{
	const char *pair = at, *end;

	while (*pair == '-' && capitals_at(pair + 1, &end) == 2 && *end == '-' && is_digit(end[1])) {
		speak(speech, " ");
		spell(speech, pair + 1, end);
		pair = end;
	}
	return pair;
}

const char *
speak_code(struct speech *speech)
{
	const char *at = speech->at, *end, *next;
	struct numeral number;
	size_t letters = capitals_at(at, &end), size = speech->size;

	if (!letters || letters > CODE_LETTERS || letter_size(end) || !begins_free(speech))
		return NULL;
	spell(speech, at, end);
	next = speak_code_pairs(speech, end);
	next += *next == '-' || (*next == '/' && letters == 1);	/* E-104, A/4 */
	if (!scan_digits(next, &number) || number.digits > CODE_DIGITS || !stands_free(speech, number.end) ||
	    (*number.end == '.' && is_digit(number.end[1]))) {
		speech->size = size;
		return NULL;
	}
	speak(speech, " ");
	speak_code_number(speech, &number);
	next = letters == 1 ? skip_dash(number.end) : NULL;	/* A1–C2 */
	if (next && *number.end != '-' && capitals_at(next, &end) == 1 && is_digit(*end)) {
		speak(speech, "%s", speech->tongue->names->to);
		return next;
	}
	return number.end;
}

const char *
speak_form(struct speech *speech)
{
	struct numeral number;
	const char *end, *at = speech->at;

	if (!begins_free(speech) || !scan_digits(at, &number) || number.digits > CODE_DIGITS)
		return NULL;
	size_t letters = capitals_at(number.end, &end);
	if (!letters || letters > ACRONYM_MAX || letter_size(end) || (letters == 1 && !is_digit(*end)))
		return NULL;
	speak_code_number(speech, &number);
	speak(speech, " ");
	spell(speech, number.end, end);
	if (scan_digits(end, &number) && number.digits <= CODE_DIGITS && !letter_size(number.end)) {
		speak(speech, " ");
		speak_code_number(speech, &number);
		end = number.end;
	}
	return end;
}

const char *
speak_letter(struct speech *speech)
{
	size_t size = letter_size(speech->at);
	const char *end = speech->at + size;

	if (!is_capital(speech->at) || speech->at != speech->begin || word_size(speech->at) != size || *end != ' ' ||
	    !skip_dash(end))
		return NULL;
	speak_letter_name(speech, speech->at);
	return end;
}

/* The longest short form that begins here. */
static const struct short_form *
find_short(const struct speech *speech, const char **end)
{
	const struct short_form *found = NULL;
	size_t longest = 0;

	for (const struct short_form *form = speech->tongue->shorts; form->written; form++) {
		const char *written = form->written, *at = speech->at;
		char small[8];
		size_t first = letter_size(at), size = letters_as(false, at, first, small, sizeof small);

		/* The first letter may be a capital. */
		if (!size || !begins_with(written, small))
			continue;
		for (written += size, at += first; *written; at++) {
			bool same = *written == *at || (*at >= 'A' && *at <= 'Z' && *written == *at - 'A' + 'a');

			if (!same && (*at != ' ' || at[-1] != '.'))
				break;
			written += same;
		}
		if (*written || letter_size(at) || at[0] != '.' || (size_t)(at - speech->at) <= longest)
			continue;
		longest = (size_t)(at - speech->at);
		found = form;
		*end = at + 1;
	}
	return found;
}

const char *
speak_short(struct speech *speech)
{
	const char *end;
	const struct short_form *form = find_short(speech, &end);

	if (!form || !stands_free(speech, end))
		return NULL;
	bool capital = is_capital(speech->at) && !one_of(form->written, speech->tongue->small_shorts);
	speak(speech, "%s", capital ? with_capital(speech->arena, form->said) : form->said);
	if (*end == ')')	/* "(Ptk.)" */
		return end;
	if (one_of(form->written, speech->tongue->final_shorts) ? sentence_ends(end) : !*skip_blanks(end))
		speak(speech, ".");
	return end;
}

bool
follows_label(const struct speech *speech, const char *shares)
{
	struct spoken_word before;
	const char *at = speech->at;

	return at - speech->begin > 1 && at[-1] == ' ' && at[-2] == ':' && word_before(speech, at - 2, &before) && !one_of(before.text, shares);
}

bool
scan_pair(const char *at, char sign, struct numeral *first, struct numeral *second, bool *spaced)
{
	if (!scan_digits(at, first))
		return false;
	const char *next = skip_blanks(first->end);
	if (*next != sign)
		return false;
	*spaced = *first->end == ' ' && next[1] == ' ';
	if (!*spaced && (*first->end == ' ' || next[1] == ' '))
		return false;
	return scan_digits(skip_blanks(next + 1), second) && *second->end != sign;
}

const char *
past_times(const char *at)
{
	at = skip_blanks(at);
	if (begins_with(at, "×"))
		return at + strlen("×");
	return *at == 'x' && !letter_size(at + 1) ? at + 1 : NULL;
}

bool
is_short_number(const struct speech *speech, const struct numeral *number, const char *end, const char *words)
{
	struct spoken_word before, after;

	if (number->digits != 4 || number->grouped || number->decimals || *number->text == '0')
		return false;
	if (number->value == 1818 || number->value == 1819)
		return !word_after(end, &after) || after.begin == end || !one_of(after.text, "ft forint forint huf eur nap days tage");
	const char *at = speech->at;
	at -= at > speech->begin + 1 && at[-1] == ' ' && at[-2] == ':' ? 2 : 0;	/* "Telefon: 1811" */
	bool named = word_before(speech, at, &before);
	if (named && one_of(before.text, "a az the die der den"))
		named = word_before(speech, before.begin, &before);
	return (named && one_of(before.text, words)) || (word_after(end, &after) && one_of(after.text, words));
}

int
scan_weekday(const char *at, const char *const names[7], const char *const shorts[7], const char **end)
{
	struct spoken_word word;

	if (!word_after(at, &word) || word.begin != at)
		return -1;
	for (int i = 0; i < 7; i++)
		if (!strcmp(word.text, names[i]) || ((word.capital || (unsigned char)*shorts[i] >= 0x80) &&
		    !strcmp(word.text, shorts[i]))) {
			bool dot = *word.end == '.' && strcmp(word.text, names[i]);

			*end = word.end + dot;
			return i;
		}
	return -1;
}

/* Whether a number of three digits ends here that is an emergency's. */
static bool
emergency_ends(const struct speech *speech, const char *at)
{
	return at - speech->begin >= 3 && at[-3] == '1' && ((at[-2] == '0' && at[-1] >= '4' && at[-1] <= '7') ||
	    (at[-2] == '1' && at[-1] == '2')) && (at - speech->begin == 3 || !is_digit(at[-4]));
}

bool
is_emergency_number(const struct speech *speech, const struct numeral *number, const char *words, const char *conjunctions)
{
	struct spoken_word before;
	const char *at = speech->at;

	if (number->digits != 3 || !emergency_ends(speech, number->end))
		return false;
	bool has_before = word_before(speech, at, &before);
	if (has_before && one_of(before.text, "room page section window counter door zimmer raum seite tür schalter platz nr no §"))
		return false;
	struct spoken_word after;
	if (word_after(number->end, &after) && one_of(after.text, "days people hours years pages tage tagen personen stunden jahre jahren seiten"
	    " euro forint forints euros"))
		return false;
	if (number->value == 112 || (has_before && one_of(before.text, words)))
		return true;
	if (has_before && one_of(before.text, conjunctions))
		at = before.begin;
	while (at > speech->begin && strchr(" ,", at[-1]))
		at--;
	struct speech there = *speech;
	struct numeral previous;
	if (at == speech->at || !emergency_ends(speech, at))
		return false;
	there.at = at - 3;
	return scan_digits(there.at, &previous) && is_emergency_number(&there, &previous, words, conjunctions);
}

const char *
speak_hungarian_street(struct speech *speech)
{
	static const struct short_form streets[] = {{"u", "utca"}, {"krt", "körút"}, {"rkp", "rakpart"}, {NULL, NULL}};
	struct spoken_word word, before, after;
	struct numeral house;

	if (!word_after(speech->at, &word) || *word.end != '.' || !begins_free(speech))
		return NULL;
	const char *end = word.end + 1;
	if (word.capital && !strcmp(word.text, "bp")) {
		speak(speech, "Budapest%s", *skip_blanks(end) ? "" : ".");
		return end;
	}
	if (word.capital || !word_before(speech, speech->at, &before) || !before.capital || !scan_digits(skip_blanks(end), &house))
		return NULL;
	/* What a number counts begins with a capital in German. */
	if (*house.end == ' ' && word_after(house.end, &after) && after.capital)
		return NULL;
	for (const struct short_form *street = streets; street->written; street++)
		if (!strcmp(word.text, street->written)) {
			speak(speech, "%s", street->said);
			return end;
		}
	return NULL;
}

const char *
speak_document(struct speech *speech)
{
	enum { DIGITS = 6, LETTERS = 2 };	/* digits at least, letters at most */
	size_t digits = strspn(speech->at, "0123456789"), letters = 0;
	const char *end = speech->at + digits;

	while (*end >= 'A' && *end <= 'Z' && letters <= LETTERS) {
		end++;
		letters++;
	}
	if (digits < DIGITS || digits > CODE_DIGITS || !letters || letters > LETTERS || !stands_free(speech, end))
		return NULL;
	speak_group(speech, speech->at, digits);
	speak(speech, " ");
	spell(speech, speech->at + digits, end);
	return end;
}
