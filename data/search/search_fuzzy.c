#include "data/search/search_fuzzy.h"

#include <string.h>

#include "data/search/search_compound.h"
#include "data/search/search_distance.h"

enum {
	MOST_SPELLINGS = 12,
	LEAST_STUB = 5,      /* letters that inflected forms must have in common */
	LEAST_INFLECTED = 6, /* letters of a word that can be compared so */
};

static const float
of_spelling[SEARCH_HOWS] = {
	[HOW_SAME] = 0.75f, [HOW_STEM] = 0.65f, [HOW_TAIL] = 0.4f, [HOW_HEAD] = 0.4f,
}, of_stub[SEARCH_HOWS] = {
	[HOW_SAME] = 0.6f, [HOW_STEM] = 0.55f,
};
#define WITHOUT_PREFIX 0.8f  /* of a verb */
#define SPELLING_LOSS  0.15f /* for a distance of one edit */

struct candidate {
	int distance;
	char key[FOLD_SIZE + 1];
};

/* Keeps the nearest ones, in order. */
static void
offer(struct candidate *candidates, size_t *count, const char *key, int distance)
{
	size_t i = *count;
	if (i == MOST_SPELLINGS && distance >= candidates[i - 1].distance)
		return;
	if (i < MOST_SPELLINGS)
		++*count;
	else
		i--;
	for (; i && candidates[i - 1].distance > distance; i--)
		candidates[i] = candidates[i - 1];
	candidates[i].distance = distance;
	strcpy(candidates[i].key, key);
}

/* The spelling of the first word that a key leads to. */
static enum status
spell(struct finding *finding, const char *key)
{
	struct finding one = {.store = finding->store, .arena = finding->arena, .word = finding->word};
	enum status status = expand_find_key(&one, key, of_spelling);
	struct way *ways = one.ways.items, *best = ways;
	for (size_t i = 1; i < one.ways.count; i++)
		if (ways[i].weight > best->weight)
			best = &ways[i];
	if (status == STATUS_DONE && best)
		status = index_reader_word(finding->store, finding->arena, best->word,
		    &finding->word->nearest);
	return status;
}

/* A word that is compared with all keys. */
struct misspelt {
	struct finding *finding;
	struct spelling spelling;
	struct candidate candidates[MOST_SPELLINGS];
	size_t count;
};

static void
compare_spellings(struct misspelt *misspelt, const struct lexicon *lexicon, uint32_t mask)
{
	int distance = spelling_distance(&misspelt->spelling, lexicon->key, lexicon->size, mask);
	if (distance == SPELLING_FAR)
		return;
	struct lexicon key = *lexicon;
	offer(misspelt->candidates, &misspelt->count, lexicon->key, distance);
	expand_add_key(misspelt->finding, &key, of_spelling,
	    1 - SPELLING_LOSS * (float)distance / SPELLING_EDIT);
}

/* One walk over all keys for all words. */
static enum status
find_spellings(struct index_reader *store, struct misspelt *words, size_t count)
{
	struct lexicon lexicon;
	enum status status = STATUS_DONE;
	if (!count)
		return STATUS_DONE;
	lexicon_start(&lexicon, store, "");
	while (lexicon_next(&lexicon)) {
		uint32_t mask = spelling_mask(lexicon.key, lexicon.size);
		for (size_t i = 0; i < count; i++)
			compare_spellings(&words[i], &lexicon, mask);
	}
	status = lexicon_end(&lexicon);
	for (size_t i = 0; status == STATUS_DONE && i < count; i++)
		if (words[i].count)
			status = spell(words[i].finding, words[i].candidates[0].key);
	return status;
}

static size_t
common(const char *a, const char *b)
{
	size_t size = 0;
	while (a[size] && a[size] == b[size])
		size++;
	return size;
}

/* Words that begin like `folded` and end differently. */
static enum status
find_stubs_of(struct finding *finding, const char *folded, float factor)
{
	size_t size = strlen(folded), stub = size * 2 / 3 > LEAST_STUB ? size * 2 / 3 : LEAST_STUB;
	struct lexicon lexicon;
	if (size < LEAST_INFLECTED)
		return STATUS_DONE;
	const char *beginning = arena_strndup(finding->arena, folded, stub);
	lexicon_start(&lexicon, finding->store, beginning);
	while (lexicon_next(&lexicon) && strncmp(lexicon.key, beginning, stub) <= 0) {
		size_t same = common(lexicon.key, folded);
		size_t longest = lexicon.size > size ? lexicon.size : size;
		if (same >= stub)
			expand_add_key(finding, &lexicon, of_stub, factor * (float)same / (float)longest);
	}
	return lexicon_end(&lexicon);
}

/* Forms that the stemmers do not bring together; also without a verb's prefix. */
static enum status
find_stubs(struct finding *finding)
{
	const char *folded = finding->word->folded;
	size_t prefix = compound_prefix(folded);
	enum status status = find_stubs_of(finding, folded, 1);
	if (status == STATUS_DONE && prefix)
		status = find_stubs_of(finding, folded + prefix, WITHOUT_PREFIX);
	return status;
}

static bool
is_unknown(const struct finding *finding)
{
	return finding->best < WAY_SURE && finding->word->from == finding->word->to &&
	    !finding->word->brief;
}

enum status
fuzzy_all(struct index_reader *store, struct arena *arena, struct finding *findings, size_t count)
{
	struct misspelt *words = arena_array(arena, count, sizeof *words);
	size_t used = 0;
	enum status status = STATUS_DONE;
	for (size_t i = 0; status == STATUS_DONE && i < count; i++) {
		bool unknown = is_unknown(&findings[i]);
		status = find_stubs(&findings[i]);
		if (!unknown)
			continue;
		struct misspelt *word = &words[used];
		word->finding = &findings[i];
		word->spelling = spelling_of(findings[i].word->folded, findings[i].word->unfinished);
		used += word->spelling.edits > 0;
	}
	return status == STATUS_DONE ? find_spellings(store, words, used) : status;
}

