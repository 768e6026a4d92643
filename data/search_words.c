#include "search_words.h"

#include <stdlib.h>
#include <string.h>

#include "reader.h"
#include "search_compound.h"
#include "search_spelling.h"
#include "search_stop.h"
#include "text.h"
#include "tokens.h"

enum {
	MOST_WAYS = 3000,    /* of one word */
	MOST_ACCENTS = 8,    /* words that differ in their accents only */
	MOST_SPELLINGS = 12,
	LEAST_STUB = 5,      /* letters that inflected forms must have in common */
	LEAST_INFLECTED = 6, /* letters of a word that can be compared so */
};

/* How sure a word is, by the way from the key. */
static const float
of_word[SEARCH_HOWS] = {
	[HOW_SAME] = 0.96f, [HOW_STEM] = 0.9f, [HOW_SOUND] = 0.8f, [HOW_TAIL] = 0.6f, [HOW_HEAD] = 0.5f,
}, of_stem[SEARCH_HOWS] = {
	[HOW_SAME] = 0.9f, [HOW_STEM] = 0.9f, [HOW_TAIL] = 0.55f, [HOW_HEAD] = 0.45f,
}, of_sound[SEARCH_HOWS] = {
	[HOW_SAME] = 0.85f, [HOW_STEM] = 0.8f, [HOW_SOUND] = 0.85f,
}, of_spelling[SEARCH_HOWS] = {
	[HOW_SAME] = 0.75f, [HOW_STEM] = 0.65f, [HOW_TAIL] = 0.4f, [HOW_HEAD] = 0.4f,
}, of_stub[SEARCH_HOWS] = {
	[HOW_SAME] = 0.6f, [HOW_STEM] = 0.55f,
}, of_pair[SEARCH_HOWS] = {
	[HOW_SAME] = 0.95f, [HOW_STEM] = 0.88f,
};
#define WAY_EXACT        1.0f
#define WAY_OTHER_ACCENT 0.85f /* accents were typed, and are others */
#define WAY_SURE         0.8f  /* nothing else needs to be tried */
#define WITHOUT_PREFIX   0.8f  /* of a verb */
#define SPELLING_LOSS    0.15f /* for a distance of 1 */

/* A word whose ways are being collected. */
struct finding {
	struct search_store *store;
	struct arena *arena;
	struct query_word *word;
	struct list ways;
	float best;
};

static void
add_way(struct finding *finding, uint32_t word, float weight)
{
	if (weight <= 0 || finding->ways.count == MOST_WAYS)
		return;
	*(struct way *)list_add(&finding->ways, finding->arena, sizeof(struct way)) = (struct way){word, weight};
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

/* Gives the word its ways: each word of the catalogue once. */
static void
end_ways(struct finding *finding)
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
	finding->word->count = kept;
}

static void
take_words(struct finding *finding, struct lexicon *lexicon, const float *weights, float factor)
{
	uint32_t word = 0;
	enum search_how how;
	while (lexicon_word(lexicon, &word, &how))
		add_way(finding, word, weights[how] * factor);
}

static enum status
find_key(struct finding *finding, const char *key, const float *weights)
{
	struct lexicon lexicon;
	int order = -1;
	lexicon_start(&lexicon, finding->store, key);
	while (order < 0 && lexicon_next(&lexicon))
		order = strcmp(lexicon.key, key);
	if (!order)
		take_words(finding, &lexicon, weights, 1);
	return lexicon_end(&lexicon);
}

static enum status
find_stems(struct finding *finding, const char *lower)
{
	const char *stems[FOLD_STEMS];
	size_t count = fold_stems(finding->store->stemmers, finding->arena, lower, finding->word->folded,
	    stems);
	enum status status = STATUS_DONE;
	for (size_t i = 0; status == STATUS_DONE && i < count; i++)
		status = find_key(finding, stems[i], of_stem);
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
		if (way->weight < of_word[HOW_SAME])
			continue;
		seen++;
		status = search_store_word(finding->store, finding->arena, way->word, &lower);
		if (status != STATUS_DONE)
			break;
		bool exact = !strcmp(lower, finding->word->lower);
		way->weight = exact ? WAY_EXACT : typed ? WAY_OTHER_ACCENT : of_word[HOW_SAME];
		if (!exact && !typed)
			status = find_stems(finding, lower);
	}
	return status;
}

static enum status
find_sound(struct finding *finding)
{
	const char *sound = fold_sound(finding->arena, finding->word->folded);
	return find_key(finding, sound ? sound : finding->word->folded, of_sound);
}

/* ------------------------------------------------------------ unfinished, misspelt -- */

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
		if (strncmp(lexicon.key, folded, size))
			continue;
		while (lexicon_word(&lexicon, &word, &how)) {
			if (how != HOW_SAME)
				continue;
			from = word < from ? word : from;
			to = word + 1 > to ? word + 1 : to;
		}
	}
	finding->word->from = from < to ? from : 0;
	finding->word->to = to;
	return lexicon_end(&lexicon);
}

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
	enum status status = find_key(&one, key, of_spelling);
	struct way *ways = one.ways.items, *best = ways;
	for (size_t i = 1; i < one.ways.count; i++)
		if (ways[i].weight > best->weight)
			best = &ways[i];
	if (status == STATUS_DONE && best)
		status = search_store_word(finding->store, finding->arena, best->word,
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
	take_words(misspelt->finding, &key, of_spelling,
	    1 - SPELLING_LOSS * (float)distance / SPELLING_EDIT);
}

/* One walk over all keys for all words. */
static enum status
find_spellings(struct search_store *store, struct misspelt *words, size_t count)
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
			take_words(finding, &lexicon, of_stub, factor * (float)same / (float)longest);
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

/* --------------------------------------------------------------------- one word -- */

static enum status
find_ways(struct finding *finding)
{
	struct query_word *word = finding->word;
	enum status status = find_key(finding, word->folded, of_word);
	if (status == STATUS_DONE)
		status = find_accents(finding);
	if (status == STATUS_DONE)
		status = find_stems(finding, word->lower);
	if (status == STATUS_DONE && word->unfinished)
		status = find_beginning(finding);
	if (status == STATUS_DONE && finding->best < WAY_SURE)
		status = find_sound(finding);
	return status;
}

static bool
is_unknown(const struct finding *finding)
{
	return finding->best < WAY_SURE && finding->word->from == finding->word->to &&
	    !finding->word->brief;
}

/* What the words may be that the catalogue does not have in any form. */
static enum status
guess_ways(struct search_store *store, struct arena *arena, struct finding *findings, size_t count)
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

/* ------------------------------------------------------------------ all of them -- */

static struct query_word
word_at(struct arena *arena, const char *text, const struct token *token)
{
	struct query_word word = {.lower = fold_lower(arena, text + token->start, token->size)};
	word.folded = fold_word(arena, word.lower, strlen(word.lower));
	word.stop = search_is_stop_word(word.folded);
	word.facet = search_is_facet(word.folded);
	return word;
}

static void
split(struct arena *arena, const char *text, struct query_words *out)
{
	struct tokens tokens = {0};
	size_t size = strlen(text), contents = 0, kept = 0;
	struct query_word *words;
	tokens_split(&tokens, text, size);
	words = arena_array(arena, tokens.count, sizeof *words);
	for (size_t i = 0; i < tokens.count; i++) {
		words[i] = word_at(arena, text, &tokens.items[i]);
		words[i].unfinished = i + 1 == tokens.count &&
		    tokens.items[i].start + tokens.items[i].size == size;
		contents += !words[i].stop && *words[i].folded;
	}
	for (size_t i = 0; i < tokens.count && kept < LIMIT_QUERY_WORDS; i++)
		if (*words[i].folded && (!words[i].stop || !contents))
			out->items[kept++] = words[i];
	out->count = kept;
	tokens_free(&tokens);
}

/* Both of two words that the catalogue writes as one beginning with `head`. */
static enum status
find_joined(struct finding *first, struct finding *second, const char *head)
{
	const char *joined = arena_printf(first->arena, "%s%s", head, second->word->folded);
	const char *stems[FOLD_STEMS];
	if (strlen(joined) > FOLD_SIZE)
		return STATUS_DONE;
	struct finding pair = {.store = first->store, .arena = first->arena, .word = first->word};
	size_t count = fold_stems(first->store->stemmers, first->arena, joined, joined, stems);
	enum status status = find_key(&pair, joined, of_pair);
	for (size_t i = 0; status == STATUS_DONE && i < count; i++)
		status = find_key(&pair, stems[i], of_pair);
	for (size_t i = 0; i < pair.ways.count; i++) {
		struct way way = ((struct way *)pair.ways.items)[i];
		add_way(first, way.word, way.weight);
		add_way(second, way.word, way.weight);
	}
	return status;
}

/* The first as it is, and its stems: "gyógyszerre támogatás" is "gyógyszertámogatás". */
static enum status
find_pair(struct finding *first, struct finding *second)
{
	const char *stems[FOLD_STEMS];
	size_t count = fold_stems(first->store->stemmers, first->arena, first->word->lower,
	    first->word->folded, stems);
	enum status status = find_joined(first, second, first->word->folded);
	for (size_t i = 0; status == STATUS_DONE && i < count; i++)
		status = find_joined(first, second, stems[i]);
	return status;
}

struct known {
	struct search_store *store;
	struct arena *arena;
	enum status status;
};

static bool
is_known(void *closure, const char *part, size_t size)
{
	struct known *known = closure;
	struct query_word word = {0};
	struct finding finding = {.store = known->store, .arena = known->arena, .word = &word};
	word.folded = word.lower = arena_strndup(known->arena, part, size);
	if (known->status == STATUS_DONE && !search_is_stop_word(word.folded))
		known->status = find_key(&finding, word.folded, of_stem);
	if (known->status == STATUS_DONE && finding.best < of_stem[HOW_STEM])
		known->status = find_stems(&finding, word.folded);
	return finding.best >= of_stem[HOW_STEM];
}

/* Puts the two parts of an unknown compound in its place. */
static enum status
take_apart(struct search_store *store, struct arena *arena, struct query_words *words, size_t *i)
{
	struct known known = {.store = store, .arena = arena};
	struct query_word *word = &words->items[*i];
	struct compound compound = compound_split(word->folded, is_known, &known);
	if (!compound.head || compound.verb || words->count == LIMIT_QUERY_WORDS)
		return known.status;
	struct query_word head = {.lower = arena_strndup(arena, word->folded, compound.head)};
	struct query_word tail = {.lower = word->folded + compound.head, .unfinished = word->unfinished};
	head.folded = head.lower;
	tail.folded = tail.lower;
	memmove(word + 1, word, (words->count - *i) * sizeof *word);
	words->count++;
	word[0] = head;
	word[1] = tail;
	return known.status;
}

enum status
query_words_read(struct search_store *store, struct arena *arena, const char *text,
    struct query_words *out)
{
	struct finding findings[LIMIT_QUERY_WORDS];
	enum status status = STATUS_DONE;
	*out = (struct query_words){.count = 0};
	split(arena, text_clean(arena, text, strnlen(text, LIMIT_QUERY)), out);
	for (size_t i = 0; status == STATUS_DONE && i < out->count; i++) {
		findings[i] = (struct finding){.store = store, .arena = arena, .word = &out->items[i]};
		status = find_ways(&findings[i]);
		size_t count = out->count;
		if (status == STATUS_DONE && findings[i].best < WAY_SURE && out->items[i].from == out->items[i].to)
			status = take_apart(store, arena, out, &i);
		if (out->count > count)
			i--;
	}
	for (size_t i = 1; status == STATUS_DONE && i < out->count; i++)
		status = find_pair(&findings[i - 1], &findings[i]);
	if (status == STATUS_DONE)
		status = guess_ways(store, arena, findings, out->count);
	for (size_t i = 0; status == STATUS_DONE && i < out->count; i++)
		end_ways(&findings[i]);
	return status;
}

const char *
query_words_nearest(struct arena *arena, const struct query_words *words)
{
	const char *nearest = "";
	bool changed = false;
	for (size_t i = 0; i < words->count; i++) {
		const struct query_word *word = &words->items[i];
		changed |= word->nearest != NULL;
		nearest = arena_printf(arena, "%s%s%s", nearest, i ? " " : "",
		    word->nearest ? word->nearest : word->lower);
	}
	return changed ? nearest : NULL;
}
