#include "data/spoken/tongues.h"

#include <string.h>

enum {
	ACRONYM_MAX = 6,	/* letters; a longer one is a word in capitals */
	CODE_LETTERS = 4,
	CODE_DIGITS = 8,
};

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
