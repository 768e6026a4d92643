#include "data/index/search_index_words.h"

#include <stdlib.h>
#include <string.h>

#include "data/search/search_fold.h"
#include "data/search/search_stop.h"

static struct index_word *
new_word(struct index_words *words)
{
	if (words->count == words->room) {
		words->room = words->room ? 2 * words->room : 4096;
		words->items = realloc(words->items, words->room * sizeof *words->items);
		if (!words->items)
			abort();
	}
	return &words->items[words->count++];
}

/* A sign that is in no word puts it before all of these. */
void
index_words_add_concept(struct index_words *words, const char *name)
{
	*new_word(words) = (struct index_word){
		.lower = arena_strdup(&words->arena, name), .folded = arena_printf(&words->arena, "\1%s", name),
		.concept = true,
	};
}

static uintptr_t
position_of_lower(struct index_words *words, const char *lower)
{
	void **position = table_at(&words->lowers, lower, strlen(lower));
	if (!*position) {
		const char *folded = fold_word(&words->arena, lower, strlen(lower));
		*new_word(words) = (struct index_word){
			.lower = lower, .folded = folded, .stop = search_is_stop_word(folded),
		};
		*position = (void *)words->count;
	}
	return (uintptr_t)*position;
}

static uint32_t
position_of(struct index_words *words, const char *text, size_t size)
{
	uintptr_t position = (uintptr_t)table_get(&words->spellings, text, size);
	if (!position) {
		position = position_of_lower(words, fold_lower(&words->arena, text, size));
		*table_at(&words->spellings, arena_strndup(&words->arena, text, size), size) =
		    (void *)position;
	}
	return (uint32_t)position - 1;
}

/* Whether one is within brackets after a part of a text, if one was before it or not. */
static bool
brackets(const char *text, size_t from, size_t to, bool within)
{
	for (; from < to; from++)
		within = text[from] == '(' || (within && text[from] != ')');
	return within;
}

const uint32_t *
index_words_of(struct index_words *words, unsigned language, const char *text, size_t *count)
{
	bool aside = false;
	tokens_split(&words->tokens, text, strlen(text));
	if (words->tokens.count > words->found_room) {
		words->found_room = 2 * words->tokens.count;
		words->found = realloc(words->found, words->found_room * sizeof *words->found);
		if (!words->found)
			abort();
	}
	*count = words->tokens.count;
	for (size_t i = 0, end = 0; i < *count; i++) {
		const struct token *token = &words->tokens.items[i];
		aside = brackets(text, end, token->start, aside);
		end = token->start + token->size;
		words->found[i] = position_of(words, text + token->start, token->size);
		words->items[words->found[i]].languages |= (unsigned char)(language | (aside ? FOLD_HU : 0));
	}
	return words->found;
}

static int
by_folded(const void *a, const void *b, void *items)
{
	const struct index_word *x = (struct index_word *)items + *(const uint32_t *)a;
	const struct index_word *y = (struct index_word *)items + *(const uint32_t *)b;
	int order = strcmp(x->folded, y->folded);
	return order ? order : strcmp(x->lower, y->lower);
}

void
index_words_number(struct index_words *words, uint32_t **order)
{
	*order = calloc(words->count + 1, sizeof **order);
	if (!*order)
		abort();
	for (size_t i = 0; i < words->count; i++)
		(*order)[i] = (uint32_t)i;
	qsort_r(*order, words->count, sizeof **order, by_folded, words->items);
	for (size_t i = 0; i < words->count; i++)
		words->items[(*order)[i]].number = (uint32_t)i;
}

void
index_words_shed(struct index_words *words)
{
	table_free(&words->spellings);
	table_free(&words->lowers);
	tokens_free(&words->tokens);
}

void
index_words_free(struct index_words *words)
{
	index_words_shed(words);
	arena_free(&words->arena);
	free(words->items);
	free(words->found);
	*words = (struct index_words){0};
}
