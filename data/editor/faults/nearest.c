#include "data/editor/faults/nearest.h"

#include <string.h>

enum { MAX_SIZE = 64 };

static size_t
smallest(size_t a, size_t b, size_t c)
{
	size_t least = a < b ? a : b;
	return least < c ? least : c;
}

/* Levenshtein's distance in bytes; neither is longer than MAX_SIZE. */
static size_t
distance(const char *a, size_t a_size, const char *b, size_t b_size)
{
	size_t row[MAX_SIZE + 1];
	for (size_t j = 0; j <= b_size; j++)
		row[j] = j;
	for (size_t i = 1; i <= a_size; i++) {
		size_t diagonal = row[0];
		row[0] = i;
		for (size_t j = 1; j <= b_size; j++) {
			size_t above = row[j];
			row[j] = smallest(above + 1, row[j - 1] + 1, diagonal + (a[i - 1] != b[j - 1]));
			diagonal = above;
		}
	}
	return row[b_size];
}

struct nearest
nearest_to(const char *word)
{
	size_t size = strlen(word);
	return (struct nearest){.word = word, .distance = size < 4 ? 2 : size / 3 + 2};
}

void
nearest_offer(struct nearest *nearest, const char *candidate)
{
	size_t a = strlen(nearest->word), b = strlen(candidate);
	size_t least = a < b ? b - a : a - b;
	if (a > MAX_SIZE || b > MAX_SIZE || least >= nearest->distance)
		return;
	size_t found = distance(nearest->word, a, candidate, b);
	if (found < nearest->distance || (found == nearest->distance && nearest->best &&
	    strcmp(candidate, nearest->best) < 0)) {
		nearest->best = candidate;
		nearest->distance = found;
	}
}
