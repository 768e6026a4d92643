#include "tests/bench/prose_words.h"

#include <ctype.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

/* ------------------------------------------------------------------ random -- */

/* splitmix64 */
static uint64_t
random_next(struct random *random)
{
	uint64_t value = random->state += 0x9e3779b97f4a7c15;
	value = (value ^ value >> 30) * 0xbf58476d1ce4e5b9;
	value = (value ^ value >> 27) * 0x94d049bb133111eb;
	return value ^ value >> 31;
}

uint64_t
random_mix(uint64_t seed, uint64_t value)
{
	return random_next(&(struct random){seed ^ value * 0xd6e8feb86659fd93});
}

/* FNV-1a */
uint64_t
random_hash(const char *string)
{
	uint64_t hash = 0xcbf29ce484222325;
	for (; *string; string++)
		hash = (hash ^ (unsigned char)*string) * 0x100000001b3;
	return hash;
}

unsigned
random_below(struct random *random, unsigned limit)
{
	return (unsigned)((random_next(random) >> 32) * limit >> 32);
}

/* Each doubling of the rank is equally likely: close to 1 / rank, in integers only. */
unsigned
random_zipf(struct random *random, unsigned limit)
{
	unsigned octaves = 0;
	while (limit >> octaves)
		octaves++;
	for (;;) {
		unsigned start = 1u << random_below(random, octaves);
		unsigned rank = start + random_below(random, start);
		if (rank <= limit)
			return rank - 1;
	}
}

/* ---------------------------------------------------------------- Hungarian -- */

static bool
ends_with_vowel(const char *word)
{
	static const char *const vowels[] = {"a", "e", "i", "o", "u", "á", "é", "í", "ó", "ö", "ő", "ú",
	    "ü", "ű"};
	size_t size = strlen(word);
	for (size_t i = 0; i < sizeof vowels / sizeof *vowels; i++) {
		size_t length = strlen(vowels[i]);
		if (size >= length && strcmp(word + size - length, vowels[i]) == 0)
			return true;
	}
	return false;
}

static bool
begins_with_vowel(const char *word)
{
	static const char vowels[] = "aeiouAEIOU";
	/* All Hungarian letters beyond ASCII are vowels. */
	return *word && (strchr(vowels, *word) || (unsigned char)*word >= 0x80);
}

/* The last vowel decides well enough: "ban" or "ben". */
static bool
is_back(const char *word)
{
	static const char *const back[] = {"a", "á", "o", "ó", "u", "ú"};
	static const char *const front[] = {"e", "ö", "ő", "ü", "ű"};
	const char *last_back = NULL, *last_front = NULL;
	for (const char *at = word; *at; at++) {
		for (size_t i = 0; i < sizeof back / sizeof *back; i++)
			if (strncmp(at, back[i], strlen(back[i])) == 0)
				last_back = at;
		for (size_t i = 0; i < sizeof front / sizeof *front; i++)
			if (strncmp(at, front[i], strlen(front[i])) == 0)
				last_front = at;
	}
	return last_back && last_back > last_front;
}

/* A final a or e is lengthened before an ending: "iskola", "iskolában". */
static void
lengthen(char *word)
{
	size_t size = strlen(word);
	char *last = word + size - 1;
	if (*last == 'a')
		strcpy(last, "á");
	else if (*last == 'e')
		strcpy(last, "é");
}

struct ending {
	char slot;
	const char *back, *front;
};

/* Adds the ending of a slot to a noun. */
static void
inflect(char *word, char slot)
{
	static const struct ending endings[] = {
		{'b', "ban", "ben"}, {'h', "hoz", "hez"}, {'r', "ról", "ről"}, {'t', "tól", "től"}};
	bool back = is_back(word), vowel = ends_with_vowel(word);
	const char *tail = "";
	lengthen(word);
	for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
		if (endings[i].slot == slot)
			tail = back ? endings[i].back : endings[i].front;
	if (slot == 'm')
		tail = vowel ? "k" : back ? "ok" : "ek";
	else if (slot == 'a')
		tail = vowel || strchr("lnrsyz", word[strlen(word) - 1]) ? "t" : back ? "ot" : "et";
	else if (slot == 'p')
		tail = vowel ? (back ? "ja" : "je") : back ? "a" : "e";
	else if (slot == 'q')
		tail = vowel ? (back ? "ját" : "jét") : back ? "át" : "ét";
	strcat(word, tail);
}

/* ---------------------------------------------------------------- sentences -- */

/* The two nouns of a compound: never the same, and no pair twice. */
static void
compound_parts(unsigned number, unsigned *first, unsigned *second)
{
	*first = number * 37 % NOUNS;
	*second = (*first + 7 + number / NOUNS * 3) % NOUNS;
}

void
prose_compound(enum prose_language language, unsigned number, char out[PROSE_ROOM])
{
	const struct prose *words = &prose_words[language];
	unsigned first, second;
	compound_parts(number, &first, &second);
	int size = snprintf(out, PROSE_ROOM, "%s%s", words->nouns[first], words->joint);
	snprintf(out + size, PROSE_ROOM - (size_t)size, "%s", words->nouns[second]);
	if (language == PROSE_DE)
		out[size] = (char)tolower((unsigned char)out[size]);
}

static void
draw_noun(struct random *random, enum prose_language language, char out[PROSE_ROOM])
{
	if (random_below(random, 4) == 0)
		prose_compound(language, random_zipf(random, PROSE_COMPOUNDS), out);
	else
		snprintf(out, PROSE_ROOM, "%s", prose_words[language].nouns[random_zipf(random, NOUNS)]);
}

static void
draw_slot(struct random *random, enum prose_language language, char slot, char out[PROSE_ROOM])
{
	const struct prose *words = &prose_words[language];
	switch (slot) {
	case 'v':
		snprintf(out, PROSE_ROOM, "%s", words->verbs[random_zipf(random, VERBS)]);
		return;
	case 'j':
		snprintf(out, PROSE_ROOM, "%s", words->adjectives[random_zipf(random, ADJECTIVES)]);
		return;
	case 'd':
		snprintf(out, PROSE_ROOM, "%u", 2 + random_below(random, 19));
		return;
	default:
		draw_noun(random, language, out);
	}
	if (language == PROSE_HU && slot != 'n')
		inflect(out, slot);
	else if (slot == 'm')
		strcat(out, words->plural);
}

/* Fills a pattern; the article waits until the word after it is known. */
static void
fill_pattern(struct random *random, enum prose_language language, const char *pattern,
    char out[PROSE_ROOM])
{
	size_t size = 0, article = 0;
	for (const char *at = pattern; *at; at++) {
		char word[PROSE_ROOM] = {*at, '\0'};
		if (*at == '%')
			draw_slot(random, language, *++at, word);
		else if (*at == '@')
			strcpy(word, size == 0 ? "A" : "a");
		if (article && *at != ' ') {
			if (begins_with_vowel(word)) {
				memmove(out + article + 1, out + article, size - article);
				out[article] = 'z';
				size++;
			}
			article = 0;
		}
		memcpy(out + size, word, strlen(word));
		size += strlen(word);
		if (*at == '@')
			article = size;
	}
	out[size] = '\0';
}

static void
draw_sentence(struct random *random, enum prose_language language, char out[PROSE_ROOM])
{
	const struct prose *words = &prose_words[language];
	if (random_below(random, 3) == 0)
		snprintf(out, PROSE_ROOM, "%s", words->boilerplate[random_below(random, BOILERPLATES)]);
	else
		fill_pattern(random, language, words->patterns[random_below(random, PATTERNS)], out);
}

/* One sentence, then two more as far as they fit. */
static void
write_sentences(struct random *random, enum prose_language language, size_t limit,
    char out[PROSE_ROOM])
{
	size_t size = 0;
	for (unsigned i = 0; i < 3; i++) {
		char sentence[PROSE_ROOM];
		draw_sentence(random, language, sentence);
		size_t length = strlen(sentence) + (size > 0);
		if (size + length > limit && size > 0)
			continue;
		size += (size_t)snprintf(out + size, PROSE_ROOM - size, "%s%s", size > 0 ? " " : "", sentence);
	}
}

void
prose_write(struct random *random, enum prose_language language, enum prose_shape shape, size_t size,
    char out[PROSE_ROOM])
{
	const struct prose *words = &prose_words[language];
	if (shape == PROSE_SENTENCES)
		write_sentences(random, language, size, out);
	else if (shape == PROSE_QUESTION)
		fill_pattern(random, language, words->questions[random_below(random, QUESTIONS)], out);
	else
		fill_pattern(random, language, "%j %n", out);
}

/* ------------------------------------------------------------------- names -- */

static void
capitalise(char *text)
{
	unsigned char first = (unsigned char)text[0], second = (unsigned char)text[1];
	if (first == 0xc3 && second >= 0xa0) /* á … ü */
		text[1] = (char)(second - 0x20);
	else if (first == 0xc5 && (second == 0x91 || second == 0xb1)) /* ő ű */
		text[1] = (char)(second - 1);
	else
		text[0] = (char)toupper(first);
}

/* number → (adjective, noun, action), each once; neighbours look different. */
void
prose_service_name(enum prose_language language, unsigned number, char out[PROSE_ROOM])
{
	const struct prose *words = &prose_words[language];
	unsigned mixed = (unsigned)((uint64_t)number * 7919 % PROSE_NAMES);
	char thing[PROSE_ROOM / 2];
	snprintf(thing, sizeof thing, "%s %s", words->adjectives[mixed / NOUNS % ADJECTIVES],
	    words->nouns[mixed % NOUNS]);
	const char *action = words->actions[mixed / NOUNS / ADJECTIVES];
	const char *slot = strstr(action, "%s");
	snprintf(out, PROSE_ROOM, "%.*s%s%s", (int)(slot - action), action, thing, slot + 2);
	capitalise(out);
}

void
prose_document_name(enum prose_language language, unsigned number, char out[PROSE_ROOM])
{
	const struct prose *words = &prose_words[language];
	const char *paper = words->papers[number / NOUNS];
	const char *slot = strstr(paper, "%s");
	snprintf(out, PROSE_ROOM, "%.*s%s%s", (int)(slot - paper), paper, words->nouns[number % NOUNS],
	    slot + 2);
}
