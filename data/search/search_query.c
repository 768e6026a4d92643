#include "data/search/search_query.h"

#include <string.h>

#include "data/search/search_compound.h"
#include "data/search/search_fuzzy.h"
#include "data/search/search_stop.h"
#include "data/search/search_expand.h"
#include "data/text.h"
#include "data/search/tokens.h"

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
	enum status status = expand_find_key(&pair, joined, ways_of_pair);
	for (size_t i = 0; status == STATUS_DONE && i < count; i++)
		status = expand_find_key(&pair, stems[i], ways_of_pair);
	for (size_t i = 0; i < pair.ways.count; i++) {
		struct way way = ((struct way *)pair.ways.items)[i];
		expand_add(first, way.word, way.weight);
		expand_add(second, way.word, way.weight);
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
	struct index_reader *store;
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
		known->status = expand_find_key(&finding, word.folded, ways_of_stem);
	if (known->status == STATUS_DONE && finding.best < ways_of_stem[HOW_STEM])
		known->status = expand_find_stems(&finding, word.folded);
	return finding.best >= ways_of_stem[HOW_STEM];
}

/* Puts the two parts of an unknown compound in its place. */
static enum status
take_apart(struct index_reader *store, struct arena *arena, struct query_words *words, size_t *i)
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
query_words_read(struct index_reader *store, struct arena *arena, const char *text,
    struct query_words *out)
{
	struct finding findings[LIMIT_QUERY_WORDS];
	enum status status = STATUS_DONE;
	*out = (struct query_words){.count = 0};
	split(arena, text_clean(arena, text, strnlen(text, LIMIT_QUERY)), out);
	for (size_t i = 0; status == STATUS_DONE && i < out->count; i++) {
		findings[i] = (struct finding){.store = store, .arena = arena, .word = &out->items[i]};
		status = expand_find(&findings[i]);
		size_t count = out->count;
		if (status == STATUS_DONE && findings[i].best < WAY_SURE && out->items[i].from == out->items[i].to)
			status = take_apart(store, arena, out, &i);
		if (out->count > count)
			i--;
	}
	for (size_t i = 1; status == STATUS_DONE && i < out->count; i++)
		status = find_pair(&findings[i - 1], &findings[i]);
	if (status == STATUS_DONE)
		status = fuzzy_all(store, arena, findings, out->count);
	for (size_t i = 0; status == STATUS_DONE && i < out->count; i++)
		expand_end(&findings[i]);
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
