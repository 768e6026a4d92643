#include "data/spoken/speech.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unicase.h>
#include <unictype.h>
#include <unistr.h>

static const struct {
	ucs4_t written;
	const char *plain;
} plain_signs[] = {
	{0xAD, ""}, {0x200B, ""}, {0xFEFF, ""}, {0xA0, " "}, {0x2009, " "}, {0x202F, " "}, {0x2007, " "},
	{0x2010, "-"}, {0x2011, "-"}, {0x2212, "-"}, {0x2012, "–"}, {0x2014, "–"}, {0x2015, "–"},
	{0x2BC, "'"},
};

/* Fractions in one sign; ½ is a part of its numeral, or a mark. */
static const struct {
	ucs4_t written;
	const char *plain;
} fractions[] = {{0xBC, "1/4"}, {0xBE, "3/4"}, {0x2153, "1/3"}, {0x2154, "2/3"}};

static const char *
plain_sign(ucs4_t sign)
{
	for (size_t i = 0; i < sizeof plain_signs / sizeof *plain_signs && sign >= 0x80; i++)
		if (plain_signs[i].written == sign)
			return plain_signs[i].plain;
	return NULL;
}

static const char *
plain_fraction(ucs4_t sign)
{
	for (size_t i = 0; i < sizeof fractions / sizeof *fractions && sign >= 0x80; i++)
		if (fractions[i].written == sign)
			return fractions[i].plain;
	return NULL;
}

char *
speech_plain(struct arena *arena, const char *text)
{
	enum { GROWTH = 2 };	/* a fraction of two bytes becomes three and a blank */
	char *out = arena_alloc(arena, strlen(text) * GROWTH + 1), *to = out;

	for (const uint8_t *at = (const uint8_t *)text; *at;) {
		ucs4_t sign;
		int size = u8_strmbtouc(&sign, at);
		bool after_digit = to > out && is_digit(to[-1]);
		const char *plain = plain_sign(sign), *fraction = plain ? NULL : plain_fraction(sign);

		if (fraction) {
			to = stpcpy(stpcpy(to, after_digit ? " " : ""), fraction);
		} else if (plain) {
			to = stpcpy(to, plain);
		} else {
			memcpy(to, at, (size_t)size);
			to += size;
		}
		at += size;
	}
	return out;
}

void
speak_bytes(struct speech *speech, const char *bytes, size_t size)
{
	if (speech->room - speech->size <= size) {
		size_t room = (speech->room + size) * 2 + 64;
		char *out = arena_alloc(speech->arena, room);

		if (speech->size)
			memcpy(out, speech->out, speech->size);
		speech->out = out;
		speech->room = room;
	}
	memcpy(speech->out + speech->size, bytes, size);
	speech->size += size;
	speech->out[speech->size] = '\0';
}

void
speak(struct speech *speech, const char *format, ...)
{
	char words[1024];
	va_list values;

	va_start(values, format);
	int size = vsnprintf(words, sizeof words, format, values);
	va_end(values);
	if (size < (int)sizeof words) {
		speak_bytes(speech, words, size < 0 ? 0 : (size_t)size);
		return;
	}
	char *longer = arena_alloc(speech->arena, (size_t)size + 1);
	va_start(values, format);
	vsnprintf(longer, (size_t)size + 1, format, values);
	va_end(values);
	speak_bytes(speech, longer, (size_t)size);
}

bool
is_digit(char sign)
{
	return sign >= '0' && sign <= '9';
}

static ucs4_t
sign_here(const char *at, size_t *size)
{
	ucs4_t sign;
	int length = u8_strmbtouc(&sign, (const uint8_t *)at);

	*size = length > 0 ? (size_t)length : 0;
	return length > 0 ? sign : 0;
}

size_t
letter_size(const char *at)
{
	size_t size;
	ucs4_t sign = sign_here(at, &size);

	return size && uc_is_property_alphabetic(sign) && !uc_is_digit(sign) ? size : 0;
}

static size_t
apostrophe_size(const char *at)
{
	return *at == '\'' ? 1 : begins_with(at, "’") ? strlen("’") : 0;
}

size_t
word_size(const char *at)
{
	size_t size = 0, step;

	while ((step = letter_size(at + size)) || (size && (step = apostrophe_size(at + size)) && letter_size(at + size + step)))
		size += step;
	return size;
}

bool
is_capital(const char *at)
{
	size_t size;
	ucs4_t sign = sign_here(at, &size);

	return size && uc_is_upper(sign);
}

const char *
skip_blanks(const char *at)
{
	while (*at == ' ')
		at++;
	return at;
}

const char *
skip_dash(const char *at)
{
	at = skip_blanks(at);
	if (*at == '-')
		return skip_blanks(at + 1);
	return begins_with(at, "–") ? skip_blanks(at + strlen("–")) : NULL;
}

bool
one_of(const char *word, const char *list)
{
	size_t size = strlen(word);

	for (const char *at = list; size && (at = strstr(at, word)); at += size)
		if ((at == list || at[-1] == ' ') && (!at[size] || at[size] == ' '))
			return true;
	return false;
}

bool
word_ends(const char *word, const char *end)
{
	size_t size = strlen(word), tail = strlen(end);

	return size >= tail && !strcmp(word + size - tail, end);
}

bool
begins_with(const char *text, const char *begin)
{
	return !strncmp(text, begin, strlen(begin));
}

size_t
letters_as(bool capital, const char *letters, size_t size, char *out, size_t room)
{
	size_t got = room - 1;
	uint8_t *cased = size < room ? (capital ? u8_toupper : u8_tolower)((const uint8_t *)letters, size, NULL, NULL,
	    (uint8_t *)out, &got) : NULL;

	if (cased && cased != (uint8_t *)out)
		free(cased);
	if (cased != (uint8_t *)out)
		got = 0;
	out[got] = '\0';
	return got;
}

static void
take_word(struct spoken_word *word, const char *begin, const char *end)
{
	*word = (struct spoken_word){.begin = begin, .end = end, .capital = is_capital(begin)};
	letters_as(false, begin, (size_t)(end - begin), word->text, sizeof word->text);
	for (char *sign; (sign = strstr(word->text, "’"));) {
		*sign = '\'';
		memmove(sign + 1, sign + strlen("’"), strlen(sign + strlen("’")) + 1);
	}
}

bool
word_after(const char *at, struct spoken_word *word)
{
	at = skip_blanks(at);
	size_t size = word_size(at);

	take_word(word, at, at + size);
	return size > 0;
}

/* The sign before; `begin` when there is none. */
static const char *
step_back(const char *begin, const char *at)
{
	while (at > begin && ((unsigned char)*--at & 0xC0) == 0x80)
		;
	return at;
}

bool
word_before(const struct speech *speech, const char *at, struct spoken_word *word)
{
	while (at > speech->begin && (at[-1] == ' ' || at[-1] == '('))
		at--;
	if (at > speech->begin && at[-1] == '.')
		at--;
	const char *end = at, *last = end - (SPEECH_WORD - 1);

	for (const char *next; at > speech->begin && at > last; at = next) {
		next = step_back(speech->begin, at);
		if (!letter_size(next) && !apostrophe_size(next))
			break;
	}
	take_word(word, at, end);
	return at < end;
}

const char *
suffix_at(const char *at, char suffix[SPEECH_WORD])
{
	struct spoken_word word;

	suffix[0] = '\0';
	if (*at != '-' || !letter_size(at + 1) || is_capital(at + 1) || !word_after(at + 1, &word))
		return NULL;
	strcpy(suffix, word.text);
	return *suffix ? word.end : NULL;
}

bool
sentence_ends(const char *at)
{
	const char *next = skip_blanks(at);

	while (*next == ')' || *next == '"' || begins_with(next, "”"))
		next += *next == ')' || *next == '"' ? 1 : strlen("”");
	next = skip_blanks(next);
	return !*next || (next > at && is_capital(next));
}

bool
begins_free(const struct speech *speech)
{
	const char *before = step_back(speech->begin, speech->at);
	bool product = is_digit(*speech->at) && before > speech->begin && is_digit(before[-1]) && (*before == 'x' || begins_with(before, "х"));

	return speech->at == speech->begin || product || (!letter_size(before) && !is_digit(*before));
}

bool
stands_free(const struct speech *speech, const char *end)
{
	return begins_free(speech) && !letter_size(end) && !is_digit(*end);
}

const char *
replace_end(struct arena *arena, const char *word, const char *end, const char *with)
{
	return arena_printf(arena, "%.*s%s", (int)(strlen(word) - strlen(end)), word, with);
}
