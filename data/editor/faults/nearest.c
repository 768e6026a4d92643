#include "data/editor/faults/nearest.h"

#include <string.h>

#include "data/editor/faults/hungarian.h"

/* Distances, beside those of spelling_distance. */
enum {
	SAME = 0,
	MEANT = 1,
	ONE_LETTER_MORE = SPELLING_EDIT, /* of a word that is too short for others to be sure */
	GUESS = SPELLING_FAR - 1,        /* another slip in such a word */
};

static void
fold(const char *word, char out[FOLD_SIZE + 1])
{
	struct arena arena = {0};
	const char *folded = fold_word(&arena, word, strlen(word));
	memcpy(out, folded, strlen(folded) + 1);
	arena_free(&arena);
}

struct nearest
nearest_to(const char *word)
{
	struct nearest nearest = {.distance = SPELLING_FAR};
	fold(word, nearest.folded);
	nearest.spelling = spelling_of(nearest.folded, false);
	nearest.is_guess = !nearest.spelling.edits && nearest.spelling.count > 1;
	if (nearest.is_guess)
		nearest.spelling.edits = nearest.spelling.bits = 1;
	return nearest;
}

/* Of a folded name. */
static int
distance_to(const struct nearest *nearest, const char *folded)
{
	size_t size = strlen(folded), own = strlen(nearest->folded);
	if (!strcmp(folded, nearest->folded))
		return SAME;
	if (own > 1 && size == own + 1 && !strncmp(folded, nearest->folded, own))
		return ONE_LETTER_MORE;
	int distance = spelling_distance(&nearest->spelling, folded, size, spelling_mask(folded, size));
	return nearest->is_guess && distance < SPELLING_FAR ? GUESS : distance;
}

void
nearest_offer_as(struct nearest *nearest, const char *name, const char *candidate)
{
	char folded[FOLD_SIZE + 1];
	if (!name || !*nearest->folded)
		return;
	fold(name, folded);
	int distance = hungarian_means(nearest->folded, candidate) ? MEANT : distance_to(nearest, folded);
	if (distance == GUESS && nearest->distance == GUESS && (!nearest->best || strcmp(candidate, nearest->best)))
		nearest->best = NULL;
	else if (distance < nearest->distance ||
	    (distance < SPELLING_FAR && distance == nearest->distance && strcmp(candidate, nearest->best) < 0)) {
		nearest->best = candidate;
		nearest->distance = distance;
	}
}

void
nearest_offer(struct nearest *nearest, const char *candidate)
{
	nearest_offer_as(nearest, candidate, candidate);
}
