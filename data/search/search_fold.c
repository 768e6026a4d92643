#include "data/search/search_fold.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unicase.h>
#include <unictype.h>
#include <uninorm.h>
#include <unistr.h>

#include "data/search/stem.h"
#include "data/text.h"

/* The longest part of at most `most` bytes that does not split a character. */
static size_t
cut(const char *bytes, size_t size, size_t most)
{
	if (size <= most)
		return size;
	while (most && ((unsigned char)bytes[most] & 0xc0) == 0x80)
		most--;
	return most;
}

/* In the arena, which is wiped: what people type must not stay in memory that was freed. */
static uint8_t *
kept(struct arena *arena, uint8_t *result, const uint8_t *buffer, size_t length)
{
	if (!result)
		abort();
	if (result == buffer)
		return result;
	uint8_t *copy = (uint8_t *)arena_strndup(arena, (const char *)result, length);
	explicit_bzero(result, length);
	free(result);
	return copy;
}

typedef uint8_t *mapping(const uint8_t *, size_t, const char *, uninorm_t, uint8_t *, size_t *);

/* In two steps: in one, libunistring keeps what is between them in memory of its own. */
static uint8_t *
mapped(struct arena *arena, mapping *map, uninorm_t form, const char *word, size_t size, size_t *length)
{
	size_t first = 4 * size + 16, second = 4 * first; /* enough but for curious ligatures */
	uint8_t *buffer = arena_alloc(arena, first), *normal = arena_alloc(arena, second);
	uint8_t *result = kept(arena, map((const uint8_t *)word, size, NULL, NULL, buffer, &first), buffer, first);
	result = kept(arena, u8_normalize(form, result, first, normal, &second), normal, second);
	*length = second;
	return result;
}

/* Marks that people write within a word, and that mean nothing: soft hyphens, and all that stands for an
 * apostrophe. */
static bool
is_silent(ucs4_t c)
{
	return c == 0xad || text_is_apostrophe(c);
}

const char *
fold_lower(struct arena *arena, const char *word, size_t size)
{
	struct arena scratch = {0};
	char *plain = arena_alloc(&scratch, size + 1);
	size_t used = 0, length;
	for (size_t i = 0, step; i < size; i += step) {
		ucs4_t c;
		step = (size_t)u8_mbtouc(&c, (const uint8_t *)word + i, size - i);
		if (is_silent(c))
			continue;
		memcpy(plain + used, word + i, step);
		used += step;
	}
	const uint8_t *lower = mapped(&scratch, u8_tolower, UNINORM_NFC, plain, used, &length);
	const char *result = arena_strndup(arena, (const char *)lower, length);
	arena_free(&scratch);
	return result;
}

/* Letters of the two alphabets that look alike, the Latin one first. */
static const uint16_t alike[][2] = {
	{'a', 0x430}, {'b', 0x432}, {'c', 0x441}, {'e', 0x435}, {'h', 0x43d}, {'i', 0x456}, {'k', 0x43a},
	{'m', 0x43c}, {'o', 0x43e}, {'p', 0x440}, {'t', 0x442}, {'x', 0x445}, {'y', 0x443},
};

/* Of a word in both alphabets, the letters of the rarer one that look like some of the other. */
static void
unmix(ucs4_t *letters, size_t count)
{
	size_t latin = 0, cyrillic = 0;
	for (size_t i = 0; i < count; i++) {
		latin += letters[i] >= 'a' && letters[i] <= 'z';
		cyrillic += letters[i] >= 0x400 && letters[i] < 0x530;
	}
	for (size_t i = 0; latin && cyrillic && i < count; i++)
		for (size_t j = 0; j < sizeof alike / sizeof *alike; j++)
			if (letters[i] == alike[j][latin > cyrillic])
				letters[i] = alike[j][latin <= cyrillic];
}

/* Ukrainian and Russian letters that are written for each other, as one; 0: none. */
static ucs4_t
cyrillic(ucs4_t c)
{
	switch (c) {
	case 0x456: case 0x44b: return 0x438; /* і ы: и, which й and ї are without their marks */
	case 0x454: case 0x44d: return 0x435; /* є э: е */
	case 0x491:             return 0x433; /* ґ: г */
	case 0x44c: case 0x44a: return 0;     /* ь ъ */
	default:                return c;
	}
}

const char *
fold_word(struct arena *arena, const char *word, size_t size)
{
	struct arena scratch = {0};
	size_t length, count = 0, used = 0;
	ucs4_t c;
	const uint8_t *apart = mapped(&scratch, u8_casefold, UNINORM_NFKD, word, size, &length);
	ucs4_t *letters = arena_array(&scratch, length + 1, sizeof *letters);
	char *folded = arena_alloc(&scratch, 6 * length + 1);
	for (size_t i = 0, step; i < length; i += step) {
		step = (size_t)u8_mbtouc(&c, apart + i, length - i);
		if (!uc_combining_class(c) && uc_is_alnum(c) && !is_silent(c))
			letters[count++] = c;
	}
	unmix(letters, count);
	for (size_t i = 0; i < count; i++)
		if ((c = cyrillic(letters[i])))
			used += (size_t)u8_uctomb((uint8_t *)folded + used, c, 6);
	const char *result = arena_strndup(arena, folded, cut(folded, used, FOLD_SIZE));
	arena_free(&scratch);
	return result;
}

size_t
fold_letters(const char *folded)
{
	size_t letters = 0;
	for (; *folded; folded++)
		letters += ((unsigned char)*folded & 0xc0) != 0x80;
	return letters;
}

/* What a letter (at `c`) sounds like; *taken: how many are written for it. */
static char
sound_at(const char *c, size_t *taken)
{
	*taken = 1;
	if (!strncmp(c, "lly", 3) || !strncmp(c, "ly", 2)) {
		*taken = c[1] == 'l' ? 3 : 2;
		return 'j';
	}
	if (c[0] == 'c' && c[1] == 'z')
		*taken = 2;
	if (c[0] == 't' && c[1] == 'h') {
		*taken = 2;
		return 't';
	}
	switch (*c) {
	case 'w': return 'v';
	case 'q': return 'k';
	case 'y': return 'i';
	default:  return *c;
	}
}

const char *
fold_sound(struct arena *arena, const char *folded)
{
	char *sound = arena_alloc(arena, strlen(folded) + 1);
	size_t used = 0, taken;
	for (const char *c = folded; *c; c += taken) {
		char letter = sound_at(c, &taken);
		bool doubled = used && sound[used - 1] == letter && letter >= 'a' && letter <= 'z';
		if (!doubled)
			sound[used++] = letter;
	}
	return strcmp(sound, folded) ? sound : NULL;
}

/* -------------------------------------------------------------------- stems -- */

/* In the order of their bits. */
static const char *const stemmed[] = {"hu", "en", "de", "uk"};
enum { STEMMERS = 3 /* of libstemmer */ };

unsigned
fold_language(const char *lang)
{
	for (unsigned i = 0; i < sizeof stemmed / sizeof *stemmed; i++)
		if (!strcmp(stemmed[i], lang))
			return 1u << i;
	return 0;
}

struct fold_stemmers {
	struct stemmer *of[STEMMERS];
};

struct fold_stemmers *
fold_stemmers_new(void)
{
	struct fold_stemmers *stemmers = calloc(1, sizeof *stemmers);
	if (!stemmers)
		abort();
	for (size_t i = 0; i < STEMMERS; i++)
		stemmers->of[i] = stemmer_new(stemmed[i]);
	return stemmers;
}

void
fold_stemmers_free(struct fold_stemmers *stemmers)
{
	if (!stemmers)
		return;
	for (size_t i = 0; i < STEMMERS; i++)
		stemmer_free(stemmers->of[i]);
	free(stemmers);
}

static size_t
add_stem(const char *stem, const char *folded, const char *out[FOLD_STEMS], size_t count)
{
	if (!strcmp(stem, folded) || fold_letters(stem) < 2)
		return count;
	for (size_t i = 0; i < count; i++)
		if (!strcmp(out[i], stem))
			return count;
	out[count++] = stem;
	return count;
}

/* Endings of Ukrainian and Russian words, folded; longer ones first. */
static const char *const endings[] = {
	"увати", "ювати", "иями",
	"ами", "ями", "ими", "ому", "ему", "ого", "его", "ови", "еви", "ати", "ити", "ути", "яти", "ала", "ила",
	"ула", "яла", "али", "или", "ули", "яли", "ало", "ило", "ают", "уют", "иш",
	"ах", "ях", "ов", "ив", "ев", "ом", "ем", "ою", "ею", "ую", "юю", "ая", "яя", "ее", "ое", "их", "им", "ам",
	"ям", "ми", "ии", "ои", "ав", "ув", "яв", "ют", "ут", "ит", "ат", "ят", "ла", "ло", "ли", "ти", "ал",
	"ил", "ул", "ял",
};
enum { LEAST_CYRILLIC = 6, LEAST_REFLEXIVE = 12 }; /* bytes: two a letter */

static bool
ends_with(const char *word, size_t size, const char *ending)
{
	size_t length = strlen(ending);
	return size >= length + LEAST_CYRILLIC && !memcmp(word + size - length, ending, length);
}

/* libstemmer has no stemmer for Ukrainian: what is left without -ся, one ending, and vowels. */
static const char *
cyrillic_stem(struct arena *arena, const char *folded)
{
	static const char *const vowels = "аеиоуюя", *const reflexive[] = {"ся", "лис", "лас", "лос", "тис", "вс"};
	size_t size = strlen(folded);
	if ((unsigned char)*folded < 0xd0 || (unsigned char)*folded > 0xd3)
		return folded;
	for (size_t i = 0; size > LEAST_REFLEXIVE && i < sizeof reflexive / sizeof *reflexive; i++)
		if (ends_with(folded, size, reflexive[i])) {
			size -= i ? 2 : 4;
			break;
		}
	for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
		if (ends_with(folded, size, endings[i])) {
			size -= strlen(endings[i]);
			break;
		}
	while (size > LEAST_CYRILLIC && strstr(vowels, (char[3]){folded[size - 2], folded[size - 1]}))
		size -= 2;
	return arena_strndup(arena, folded, size);
}

void
fold_stemmers_forget(struct fold_stemmers *stemmers)
{
	for (size_t i = 0; i < STEMMERS; i++)
		stemmer_forget(stemmers->of[i]);
}

size_t
fold_stems(struct fold_stemmers *stemmers, struct arena *arena, const char *lower, const char *folded,
    unsigned languages, const char *out[FOLD_STEMS])
{
	size_t count = 0, size;
	for (size_t i = 0; i < STEMMERS; i++) {
		if (!(languages & 1u << i))
			continue;
		size = strlen(lower);
		const char *stem = stemmer_stem(stemmers->of[i], lower, &size);
		count = add_stem(fold_word(arena, stem, size), folded, out, count);
	}
	if (languages & FOLD_HU) {
		size = strlen(folded);
		const char *stem = stemmer_stem(stemmers->of[0], folded, &size);
		count = add_stem(arena_strndup(arena, stem, size), folded, out, count);
	}
	return languages & FOLD_UK ? add_stem(cyrillic_stem(arena, folded), folded, out, count) : count;
}
