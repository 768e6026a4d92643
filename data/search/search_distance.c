#include "data/search/search_distance.h"

#include <string.h>

enum {
	COST_NEIGHBOUR = 7,
	COST_VOWEL = 8,
	COST_DOUBLED = 5,
	COST_SWAPPED = 8,
	COST_FIRST = 5, /* besides */
	SHORT_WORD = 4, /* letters */
	LONG_WORD = 8,
	MOST_EDITS = 2,
};

/* The letters take two bytes at most where the word is Latin or Cyrillic; what is longer is taken byte by
 * byte. */
static int
decode(const char *folded, size_t size, uint16_t letters[FOLD_SIZE])
{
	int count = 0;
	for (size_t i = 0; i < size && count < FOLD_SIZE; i++) {
		unsigned char c = (unsigned char)folded[i];
		bool pair = c >= 0xc0 && c < 0xe0 && i + 1 < size;
		letters[count++] = pair ? (uint16_t)(c << 8 | (unsigned char)folded[++i]) : c;
	}
	return count;
}

uint32_t
spelling_mask(const char *folded, size_t size)
{
	uint32_t mask = 0;
	for (size_t i = 0; i < size; i++)
		mask |= 1u << (folded[i] & 31);
	return mask;
}

struct spelling
spelling_of(const char *folded, bool beginning)
{
	size_t size = strlen(folded);
	struct spelling spelling = {.mask = spelling_mask(folded, size), .beginning = beginning};
	int count = spelling.count = decode(folded, size, spelling.letters);
	spelling.edits = count < SHORT_WORD ? 0 : count < LONG_WORD ? 1 : MOST_EDITS;
	spelling.bits = (size_t)count < size ? 2 * spelling.edits : spelling.edits;
	return spelling;
}

#define L(letter) (1u << ((letter) - 'a'))

/* On a Hungarian keyboard, in one row. */
static const uint32_t neighbours[26] = {
	['a' - 'a'] = L('s'), ['b' - 'a'] = L('v') | L('n'), ['c' - 'a'] = L('x') | L('v'),
	['d' - 'a'] = L('s') | L('f'), ['e' - 'a'] = L('w') | L('r'), ['f' - 'a'] = L('d') | L('g'),
	['g' - 'a'] = L('f') | L('h'), ['h' - 'a'] = L('g') | L('j'), ['i' - 'a'] = L('u') | L('o'),
	['j' - 'a'] = L('h') | L('k'), ['k' - 'a'] = L('j') | L('l'), ['l' - 'a'] = L('k'),
	['m' - 'a'] = L('n'), ['n' - 'a'] = L('b') | L('m'), ['o' - 'a'] = L('i') | L('p'),
	['p' - 'a'] = L('o'), ['q' - 'a'] = L('w'), ['r' - 'a'] = L('e') | L('t'),
	['s' - 'a'] = L('a') | L('d'), ['t' - 'a'] = L('r') | L('z'), ['u' - 'a'] = L('z') | L('i'),
	['v' - 'a'] = L('c') | L('b'), ['w' - 'a'] = L('q') | L('e'), ['x' - 'a'] = L('y') | L('c'),
	['y' - 'a'] = L('x') | L('z'), ['z' - 'a'] = L('t') | L('u') | L('y'),
};
static const uint32_t vowels = L('a') | L('e') | L('i') | L('o') | L('u');

static int
replacing(unsigned a, unsigned b)
{
	if (a == b)
		return 0;
	if (a < 'a' || a > 'z' || b < 'a' || b > 'z')
		return SPELLING_EDIT;
	if (neighbours[a - 'a'] & L(b))
		return COST_NEIGHBOUR;
	return vowels & L(a) && vowels & L(b) ? COST_VOWEL : SPELLING_EDIT;
}

/* Of one letter more than the other has. */
static int
adding(const uint16_t *letters, int i)
{
	return i && letters[i] == letters[i - 1] ? COST_DOUBLED : SPELLING_EDIT;
}

static int
least(int a, int b)
{
	return a < b ? a : b;
}

/* One row of the alignment, between `from` and `to`; the least cost in it. */
static int
fill_row(const struct spelling *spelling, const uint16_t *b, int i, int from, int to, const int *before,
    const int *last, int *row)
{
	const uint16_t *a = spelling->letters;
	int nearest = SPELLING_FAR;
	row[from - 1] = from == 1 ? last[0] + SPELLING_EDIT : SPELLING_FAR;
	for (int j = from; j <= to; j++) {
		int cost = last[j - 1] + replacing(a[i - 1], b[j - 1]);
		cost = least(cost, last[j] + adding(a, i - 1));
		cost = least(cost, row[j - 1] + adding(b, j - 1));
		if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
			cost = least(cost, before[j - 2] + COST_SWAPPED);
		row[j] = cost;
		nearest = least(nearest, cost);
	}
	row[to + 1] = SPELLING_FAR;
	return nearest;
}

/* Optimal string alignment, near the diagonal: no more letters are missing than edits are allowed. */
static int
align(const struct spelling *spelling, const uint16_t *b, int b_count)
{
	int rows[3][FOLD_SIZE + 2], *before = rows[0], *last = rows[1], *row = rows[2];
	const int width = spelling->edits * (SPELLING_EDIT / COST_DOUBLED);
	for (int j = 0; j <= b_count + 1; j++)
		last[j] = before[j] = j <= width ? j * SPELLING_EDIT : SPELLING_FAR;
	for (int i = 1, from, to = 0; i <= spelling->count; i++) {
		from = i > width ? i - width : 1;
		to = least(i + width, b_count);
		if (from > b_count ||
		    fill_row(spelling, b, i, from, to, before, last, row) > spelling->edits * SPELLING_EDIT)
			return SPELLING_FAR;
		int *spare = before;
		before = last;
		last = row;
		row = spare;
	}
	int from = spelling->count > width ? spelling->count - width : 1, distance = SPELLING_FAR;
	if (spelling->count + width >= b_count)
		distance = last[b_count];
	for (int j = from; spelling->beginning && j <= least(spelling->count + width, b_count); j++)
		distance = least(distance, last[j]);
	return distance + (spelling->letters[0] != b[0] ? COST_FIRST : 0);
}

static bool
has_more_bits(uint32_t mask, int most)
{
	while (mask && most-- > 0)
		mask &= mask - 1;
	return mask != 0;
}

/* Whether so few edits cannot be enough. */
static bool
is_far(const struct spelling *spelling, size_t size, uint32_t mask)
{
	int most = spelling->edits * (SPELLING_EDIT / COST_DOUBLED);
	if ((int)size < spelling->count - most || has_more_bits(spelling->mask & ~mask, spelling->bits))
		return true;
	return !spelling->beginning && ((int)size > 2 * (spelling->count + most) ||
	    has_more_bits(mask & ~spelling->mask, spelling->bits));
}

int
spelling_distance(const struct spelling *spelling, const char *folded, size_t size, uint32_t mask)
{
	uint16_t letters[FOLD_SIZE];
	int most = spelling->edits * (SPELLING_EDIT / COST_DOUBLED);
	if (!size || is_far(spelling, size, mask))
		return SPELLING_FAR;
	int count = decode(folded, size, letters);
	if (count < spelling->count - most || (!spelling->beginning && count > spelling->count + most))
		return SPELLING_FAR;
	int distance = align(spelling, letters, count);
	return distance <= spelling->edits * SPELLING_EDIT ? distance : SPELLING_FAR;
}
