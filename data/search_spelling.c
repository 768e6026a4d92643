#include "search_spelling.h"

#include <string.h>

#define COST_NEIGHBOUR 0.7f
#define COST_VOWEL     0.8f
#define COST_DOUBLED   0.5f
#define COST_SWAPPED   0.8f
#define COST_FIRST     0.5f /* besides */

enum { SHORT_WORD = 4, LONG_WORD = 8 };

/* Code points of a folded word, which is UTF-8 of two bytes a letter at most where it is Latin or
 * Cyrillic; longer ones are taken byte by byte. */
static size_t
decode(const char *folded, size_t size, uint32_t letters[FOLD_SIZE])
{
	size_t count = 0;
	for (size_t i = 0; i < size && count < FOLD_SIZE; i++) {
		unsigned char c = (unsigned char)folded[i];
		bool pair = c >= 0xc0 && c < 0xe0 && i + 1 < size;
		letters[count++] = pair ? (uint32_t)c << 8 | (unsigned char)folded[++i] : c;
	}
	return count;
}

static uint32_t
bit_of(uint32_t letter)
{
	if (letter >= 'a' && letter <= 'z')
		return 1u << (letter - 'a');
	return 1u << (26 + letter % 6);
}

static uint32_t
mask_of(const uint32_t *letters, size_t count)
{
	uint32_t mask = 0;
	for (size_t i = 0; i < count; i++)
		mask |= bit_of(letters[i]);
	return mask;
}

struct spelling
spelling_of(const char *folded, bool beginning)
{
	struct spelling spelling = {.beginning = beginning};
	spelling.count = decode(folded, strlen(folded), spelling.letters);
	spelling.mask = mask_of(spelling.letters, spelling.count);
	spelling.limit = spelling.count < SHORT_WORD ? 0 : spelling.count < LONG_WORD ? 1 : 2;
	return spelling;
}

static bool
is_vowel(uint32_t letter)
{
	return letter < 0x80 && strchr("aeiou", (int)letter) != NULL;
}

static bool
are_neighbours(uint32_t a, uint32_t b)
{
	static const char *const rows[] = {"qwertzuiop", "asdfghjkl", "yxcvbnm"};
	if (a >= 0x80 || b >= 0x80)
		return false;
	for (size_t r = 0; r < 3; r++) {
		const char *at = strchr(rows[r], (int)a);
		if (at && (at[1] == (char)b || (at > rows[r] && at[-1] == (char)b)))
			return true;
	}
	return false;
}

static float
replacing(uint32_t a, uint32_t b)
{
	if (a == b)
		return 0;
	if (are_neighbours(a, b))
		return COST_NEIGHBOUR;
	return is_vowel(a) && is_vowel(b) ? COST_VOWEL : 1;
}

/* Of one letter more than the other has. */
static float
adding(const uint32_t *letters, size_t i)
{
	return i && letters[i] == letters[i - 1] ? COST_DOUBLED : 1;
}

static float
least(float a, float b)
{
	return a < b ? a : b;
}

/* Optimal string alignment. */
static float
align(const struct spelling *spelling, const uint32_t *b, size_t b_count)
{
	float rows[3][FOLD_SIZE + 1], *before = rows[0], *last = rows[1], *row = rows[2];
	const uint32_t *a = spelling->letters;
	for (size_t j = 0; j <= b_count; j++)
		last[j] = j ? last[j - 1] + 1 : 0;
	for (size_t i = 1; i <= spelling->count; i++) {
		float nearest = row[0] = last[0] + 1;
		for (size_t j = 1; j <= b_count; j++) {
			float cost = last[j - 1] + replacing(a[i - 1], b[j - 1]);
			cost = least(cost, last[j] + adding(a, i - 1));
			cost = least(cost, row[j - 1] + adding(b, j - 1));
			if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
				cost = least(cost, before[j - 2] + COST_SWAPPED);
			row[j] = cost;
			nearest = least(nearest, cost);
		}
		if (nearest > spelling->limit)
			return SPELLING_FAR;
		float *free = before;
		before = last;
		last = row;
		row = free;
	}
	float distance = last[b_count];
	for (size_t j = 0; spelling->beginning && j < b_count; j++)
		distance = least(distance, last[j]);
	return distance + (a[0] != b[0] ? COST_FIRST : 0);
}

float
spelling_distance(const struct spelling *spelling, const char *folded, size_t size)
{
	uint32_t letters[FOLD_SIZE];
	size_t count = decode(folded, size, letters), most = (size_t)spelling->limit;
	if (!count || count + most < spelling->count || (!spelling->beginning &&
	    count > spelling->count + most))
		return SPELLING_FAR;
	uint32_t mask = mask_of(letters, count);
	if ((size_t)__builtin_popcount(spelling->mask & ~mask) > most ||
	    (!spelling->beginning && (size_t)__builtin_popcount(mask & ~spelling->mask) > most))
		return SPELLING_FAR;
	float distance = align(spelling, letters, count);
	return distance <= spelling->limit ? distance : SPELLING_FAR;
}
