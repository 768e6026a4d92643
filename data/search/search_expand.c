#include "data/search/search_expand.h"

#include <stdlib.h>
#include <string.h>

enum {
	MOST_WAYS = 3000, /* of one word */
	MOST_ACCENTS = 8, /* words that differ in their accents only */
};

const float
ways_of_word[SEARCH_HOWS] = {
	[HOW_SAME] = 0.96f, [HOW_STEM] = 0.9f, [HOW_SOUND] = 0.8f, [HOW_TAIL] = 0.6f, [HOW_HEAD] = 0.5f,
}, ways_of_stem[SEARCH_HOWS] = {
	[HOW_SAME] = 0.9f, [HOW_STEM] = 0.9f, [HOW_TAIL] = 0.55f, [HOW_HEAD] = 0.45f,
}, ways_of_pair[SEARCH_HOWS] = {
	[HOW_SAME] = 0.95f, [HOW_STEM] = 0.88f,
};
static const float of_sound[SEARCH_HOWS] = {
	[HOW_SAME] = 0.85f, [HOW_STEM] = 0.8f, [HOW_SOUND] = 0.85f,
};
#define WAY_MEANT        0.7f /* its meaning */
#define WAY_EXACT        1.0f
#define WAY_OTHER_ACCENT 0.85f /* accents were typed, and are others */
#define WAY_BEGINNING    0.8f  /* the word only begins as an unfinished one */
#define WAY_BEYOND       0.55f /* the same, of an unfinished word that is one as it stands */

void
expand_add(struct finding *finding, uint32_t word, float weight)
{
	if (weight <= 0 || finding->ways.count == MOST_WAYS)
		return;
	*LIST_ADD(&finding->ways, finding->arena, struct way) = (struct way){word, weight};
	if (weight > finding->best)
		finding->best = weight;
}

static int
compare_ways(const void *a, const void *b)
{
	const struct way *x = a, *y = b;
	if (x->word != y->word)
		return x->word < y->word ? -1 : 1;
	return (x->weight < y->weight) - (x->weight > y->weight);
}

void
expand_end(struct finding *finding)
{
	struct way *ways = finding->ways.items;
	size_t kept = 0;
	if (ways)
		qsort(ways, finding->ways.count, sizeof *ways, compare_ways);
	for (size_t i = 0; i < finding->ways.count; i++)
		if (!kept || ways[kept - 1].word != ways[i].word)
			ways[kept++] = ways[i];
	finding->ways.count = kept;
	finding->word->ways = ways;
	finding->word->sure = finding->word->meaning_count || finding->word->from < finding->word->to ||
	    finding->word->brief ? 1 : finding->best;
	finding->word->count = kept;
}

void
expand_add_key(struct finding *finding, struct lexicon *lexicon, const float *weights, float factor)
{
	uint32_t word = 0;
	enum search_how how;
	while (lexicon_word(lexicon, &word, &how))
		expand_add(finding, word, weights[how] * factor);
}

enum status
expand_find_key(struct finding *finding, const char *key, const float *weights)
{
	struct lexicon lexicon;
	int order = -1;
	lexicon_start(&lexicon, finding->store, key);
	while (order < 0 && lexicon_next(&lexicon))
		order = strcmp(lexicon.key, key);
	if (!order)
		expand_add_key(finding, &lexicon, weights, 1);
	return lexicon_end(&lexicon);
}

enum status
expand_find_stems(struct finding *finding, const char *lower)
{
	const char *stems[FOLD_STEMS];
	size_t count = fold_stems(finding->store->stemmers, finding->arena, lower, finding->word->folded,
	    FOLD_ALL, stems);
	enum status status = STATUS_DONE;
	for (size_t i = 0; status == STATUS_DONE && i < count; i++)
		status = expand_find_key(finding, stems[i], ways_of_stem);
	return status;
}

/* Of the words that differ in accents at most: which are exact; and their stems. */
static enum status
find_accents(struct finding *finding)
{
	bool typed = strcmp(finding->word->lower, finding->word->folded) != 0;
	size_t count = finding->ways.count;
	enum status status = STATUS_DONE;
	for (size_t i = 0, seen = 0; status == STATUS_DONE && i < count && seen < MOST_ACCENTS; i++) {
		struct way *way = (struct way *)finding->ways.items + i;
		const char *lower;
		if (way->weight < ways_of_word[HOW_SAME] || way->word < finding->store->concepts.count)
			continue;
		seen++;
		status = index_reader_word(finding->store, finding->arena, way->word, &lower);
		if (status != STATUS_DONE)
			break;
		bool exact = !strcmp(lower, finding->word->lower);
		way->weight = exact ? WAY_EXACT : typed ? WAY_OTHER_ACCENT : ways_of_word[HOW_SAME];
		if (!exact && !typed)
			status = expand_find_stems(finding, lower);
	}
	return status;
}

static enum status
find_sound(struct finding *finding)
{
	const char *sound = fold_sound(finding->arena, finding->word->folded);
	return expand_find_key(finding, sound ? sound : finding->word->folded, of_sound);
}

/* The words of which the typed part is the beginning. */
static enum status
find_beginning(struct finding *finding)
{
	const char *folded = finding->word->folded;
	size_t size = strlen(folded);
	uint32_t from = UINT32_MAX, to = 0;
	struct lexicon lexicon;
	if (fold_letters(folded) <= SEARCH_BRIEF_LETTERS) {
		finding->word->brief = folded;
		return STATUS_DONE;
	}
	lexicon_start(&lexicon, finding->store, folded);
	while (lexicon_next(&lexicon) && strncmp(lexicon.key, folded, size) <= 0) {
		uint32_t word = 0;
		enum search_how how;
		if (strncmp(lexicon.key, folded, size) || (finding->word->stop && !lexicon.key[size]))
			continue;
		while (lexicon_word(&lexicon, &word, &how)) {
			if (how != HOW_SAME)
				continue;
			from = word < from ? word : from;
			to = word + 1 > to ? word + 1 : to;
		}
	}
	finding->word->beginning = finding->best >= WAY_SURE ? WAY_BEYOND : WAY_BEGINNING;
	finding->word->from = from < to ? from : 0;
	finding->word->to = to;
	return lexicon_end(&lexicon);
}

static enum status
find_cyrillic(struct finding *finding)
{
	const char *stems[FOLD_STEMS], *folded = finding->word->cyrillic;
	size_t count = fold_stems(finding->store->stemmers, finding->arena, folded, folded, FOLD_ALL, stems);
	enum status status = expand_find_key(finding, folded, ways_of_stem);
	for (size_t i = 0; status == STATUS_DONE && i < count; i++)
		status = expand_find_key(finding, stems[i], ways_of_stem);
	return status;
}

enum status
expand_find(struct finding *finding)
{
	struct query_word *word = finding->word;
	for (size_t i = 0; i < word->meaning_count; i++)
		expand_add(finding, word->meanings[i].concept, WAY_MEANT * word->meanings[i].weight);
	if (word->stop)
		return word->unfinished ? find_beginning(finding) : STATUS_DONE;
	enum status status = expand_find_key(finding, word->folded, ways_of_word);
	if (status == STATUS_DONE)
		status = find_accents(finding);
	if (status == STATUS_DONE)
		status = expand_find_stems(finding, word->lower);
	if (status == STATUS_DONE && word->unfinished)
		status = find_beginning(finding);
	if (status == STATUS_DONE && finding->best < WAY_SURE)
		status = find_sound(finding);
	if (status == STATUS_DONE && finding->best < WAY_SURE && word->cyrillic)
		status = find_cyrillic(finding);
	return status;
}

