#include "data/search/search_query.h"

#include <string.h>

#include "data/search/search_compound.h"
#include "data/search/search_fuzzy.h"
#include "data/search/search_stop.h"
#include "data/search/search_expand.h"
#include "data/search/sentence.h"
#include "data/text.h"

enum { LEAST_COMPOUND = 14 }; /* letters of a word that means something and is taken apart all the same */

/* Both of two words that the catalogue writes as one beginning with `head`. */
static enum status
find_joined(struct finding *first, struct finding *second, const char *head)
{
	const char *joined = arena_printf(first->arena, "%s%s", head, second->word->folded);
	const char *stems[FOLD_STEMS];
	if (strlen(joined) > FOLD_SIZE)
		return STATUS_DONE;
	struct finding pair = {.store = first->store, .arena = first->arena, .word = first->word};
	size_t count = fold_stems(first->store->stemmers, first->arena, joined, joined, FOLD_ALL, stems);
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
	    first->word->folded, FOLD_ALL, stems);
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
	head.share = tail.share = word->share;
	sentence_mean_alone(store, arena, &head);
	sentence_mean_alone(store, arena, &tail);
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
	sentence_read(store, arena, text_clean(arena, text, strnlen(text, LIMIT_QUERY)), out);
	for (size_t i = 0; status == STATUS_DONE && i < out->count; i++) {
		findings[i] = (struct finding){.store = store, .arena = arena, .word = &out->items[i]};
		status = expand_find(&findings[i]);
		size_t count = out->count;
		if (status == STATUS_DONE && findings[i].best < WAY_SURE && out->items[i].from == out->items[i].to &&
		    (!out->items[i].meaning_count || fold_letters(out->items[i].folded) >= LEAST_COMPOUND))
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
