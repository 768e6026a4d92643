#include "data/editor/language/wording.h"

#include <stdlib.h>
#include <string.h>
#include <unicase.h>
#include <unictype.h>
#include <unistr.h>

#include "data/base/list.h"
#include "data/editor/language/numerals.h"

struct scanner {
	struct arena *arena;
	struct wording *wording;
	struct list words;
	size_t at;
	bool ended, comma; /* a sentence has ended; a comma has been seen */
};

/* The character at a place, and how many bytes it has; 0 at the end. */
static ucs4_t
character(const char *text, size_t at, size_t *size)
{
	ucs4_t c = 0;
	int bytes = u8_strmbtouc(&c, (const uint8_t *)text + at);
	*size = bytes > 0 ? (size_t)bytes : 1;
	return bytes > 0 ? c : 0;
}

static bool
is_letter(ucs4_t c)
{
	return uc_is_alpha(c) || c == 0xAD;
}

static bool
is_digit(ucs4_t c)
{
	return c >= '0' && c <= '9';
}

static bool
is_apostrophe(ucs4_t c)
{
	return c == '\'' || c == 0x2019 || c == 0x02BC;
}

/* Whether the word goes on at a sign: "e-mail", "DÁP-pal", "пʼять". */
static bool
joins(const char *text, size_t at, ucs4_t c, size_t size)
{
	size_t next;
	ucs4_t after = character(text, at + size, &next);
	return (c == '-' && (is_letter(after) || is_digit(after))) || (is_apostrophe(c) && is_letter(after));
}

/* The end of the word that begins at a place. */
static size_t
word_end(const char *text, size_t at)
{
	size_t size;
	for (ucs4_t c; (c = character(text, at, &size)) != 0; at += size)
		if (!is_letter(c) && !is_digit(c) && !joins(text, at, c, size))
			break;
	return at;
}

/* The place after a blank, no-break ones too; the same: there is none. */
static size_t
after_blank(const char *text, size_t at)
{
	size_t size;
	ucs4_t c = character(text, at, &size);
	return c == ' ' || c == 0xA0 || c == 0x202F ? at + size : at;
}

static size_t
digits_at(const char *text, size_t at)
{
	size_t count = 0;
	while (is_digit((unsigned char)text[at + count]))
		count++;
	return count;
}

/* The end of the group of three digits after a blank; the same: there is none. */
static size_t
after_thousands(const char *text, size_t at)
{
	size_t group = after_blank(text, at);
	return group > at && digits_at(text, group) == 3 && text[group + 3] != '.' ? group + 3 : at;
}

/* The end of a number: "12 000", "1,5", "2021. 08. 02." without what is joined to it. */
static size_t
number_end(const char *text, size_t at)
{
	size_t end = at + digits_at(text, at);
	bool year = end - at == 4;
	for (size_t next; end - at <= 11 && (next = after_thousands(text, end)) != end;)
		end = next;
	while ((text[end] == ',' || text[end] == '.' || text[end] == ':') && digits_at(text, end + 1))
		end += 1 + digits_at(text, end + 1);
	for (int parts = 0; year && parts < 2 && text[end] == '.'; parts++) {
		size_t next = after_blank(text, end + 1), count = digits_at(text, next);
		if (count < 1 || count > 2)
			break;
		end = next + count;
	}
	return end;
}

static void
add_word(struct scanner *scanner, size_t start, size_t end, bool is_number)
{
	struct wording *wording = scanner->wording;
	struct wording_word *last = LIST_LAST(&scanner->words, struct wording_word);
	bool opens = !last || scanner->ended;
	size_t size = 0;
	const uint8_t *bytes = (const uint8_t *)wording->text + start;
	uint8_t *lower = u8_tolower(bytes, end - start, wording->lang, NULL, NULL, &size);
	if (last && opens)
		wording->sentences++;
	struct wording_word *word = LIST_ADD(&scanner->words, scanner->arena, struct wording_word);
	*word = (struct wording_word){
		.lower = arena_strndup(scanner->arena, lower ? (const char *)lower : wording->text + start, lower ? size : end - start),
		.start = start, .size = end - start, .opens = opens, .is_number = is_number, .comma = scanner->comma,
		.sentence = wording->sentences,
	};
	free(lower);
	scanner->ended = scanner->comma = false;
}

/* A stop ends a sentence before a capital, and before a quotation or number after a word or placeholder; "pl." does not. */
static bool
ends_sentence(const struct scanner *scanner, size_t after)
{
	const char *text = scanner->wording->text;
	static const char *const short_forms[] = {"pl", "kb", "dr", "stb", "u", "ker", "bek", "tel", "ill", "st", "e.g", "z.b",
		"bzw", "ca", "str", "ст", "тел", "напр", NULL};
	const struct wording_word *last = LIST_LAST(&scanner->words, struct wording_word);
	size_t size, next = after;
	while (text[next] == ' ')
		next++;
	ucs4_t c = character(text, next, &size);
	if (!c)
		return true;
	bool counted = is_digit(c) && last && (!last->is_number || text[last->start] == '{');
	return next > after && (uc_is_upper(c) || counted || c == 0x201E || c == 0x201C || c == '{') && !(last && wording_is(last, short_forms));
}

static void
take_sign(struct scanner *scanner, ucs4_t c, size_t size)
{
	bool stop = c == '.' || c == '?' || c == '!' || c == 0x2026;
	if (stop && ends_sentence(scanner, scanner->at + size))
		scanner->ended = true;
	if (c == ',' || c == ';' || c == ':' || c == 0x2013 || c == 0x2014)
		scanner->comma = true;
	scanner->at += size;
}

static void
take(struct scanner *scanner)
{
	const char *text = scanner->wording->text;
	size_t size, start = scanner->at;
	ucs4_t c = character(text, start, &size);
	const char *close = c == '{' ? strchr(text + start, '}') : NULL;
	if (close)
		scanner->at = (size_t)(close - text) + 1;
	else if (is_digit(c))
		scanner->at = word_end(text, number_end(text, start));
	else if (is_letter(c))
		scanner->at = word_end(text, start);
	if (scanner->at == start)
		take_sign(scanner, c, size);
	else
		add_word(scanner, start, scanner->at, close || is_digit(c));
}

struct wording
wording_read(struct arena *arena, const char *lang, const char *text)
{
	struct wording wording = {.lang = lang, .text = text};
	struct scanner scanner = {.arena = arena, .wording = &wording};
	while (text[scanner.at])
		take(&scanner);
	wording.words = scanner.words.items;
	wording.count = scanner.words.count;
	wording.sentences += wording.count > 0;
	return wording;
}

const char *
wording_cut(struct arena *arena, const struct wording *wording, size_t first, size_t last)
{
	size_t start = wording->words[first].start, end = wording->words[last].start + wording->words[last].size;
	return arena_strndup(arena, wording->text + start, end - start);
}

bool
wording_is(const struct wording_word *word, const char *const *words)
{
	for (; *words; words++)
		if (*word->lower == **words && !strcmp(word->lower, *words))
			return true;
	return false;
}

bool
letters_begin_with(const char *letters, const char *const *beginnings)
{
	for (; *beginnings; beginnings++)
		if (letters_begin(letters, *beginnings))
			return true;
	return false;
}

bool
wording_begins(const struct wording_word *word, const char *const *beginnings)
{
	return letters_begin_with(word->lower, beginnings);
}

long
wording_number(const struct wording *wording, size_t at)
{
	const struct wording_word *word = &wording->words[at];
	long number = 0;
	if (!word->is_number)
		return *wording->lang == 'h' ? numeral_read(word->lower) : 0; /* no other language of ours begins so */
	for (size_t i = 0; i < word->size; i++) {
		char c = wording->text[word->start + i];
		size_t rest = word->size - i;
		bool thousands = c == '.' && rest >= 4 && digits_at(wording->text, word->start + i + 1) == 3;
		if ((c == '.' && !thousands) || c == ',' || c == '-' || c == ':' || number > 99999999)
			break;
		if (is_digit((unsigned char)c))
			number = 10 * number + (c - '0');
	}
	return number;
}

int
wording_month(const struct wording_word *word)
{
	static const char *const hungarian[] = {"január", "február", "március", "április", "május", "június", "július", "augusztus", "szeptember",
		"október", "november", "december"};
	static const char *const english[] = {"january", "february", "march", "april", "may", "june", "july", "august", "september",
		"october", "november", "december"};
	for (int i = 0; i < 12; i++)
		if (!strncmp(word->lower, hungarian[i], strlen(hungarian[i])) || !strcmp(word->lower, english[i]))
			return i + 1;
	return 0;
}
