#include "data/editor/language/phrases.h"

#include <stdlib.h>
#include <string.h>

#include "data/base/list.h"

extern const char phrases_tsv[]; /* phrases.tsv */

static const char *const kinds[PHRASE_KINDS] = {
	[PHRASE_STIFF] = "stiff", [PHRASE_NEVER] = "never", [PHRASE_VAGUE] = "vague", [PHRASE_VOID] = "void",
	[PHRASE_NAME] = "name", [PHRASE_TERM] = "term", [PHRASE_KNOWN] = "known",
};

/* The words of a pattern, which it cuts apart. */
static void
read_words(struct arena *arena, char *pattern, struct phrase *phrase)
{
	struct list words = {0};
	char *rest = NULL;
	for (char *word = strtok_r(pattern, " ", &rest); word; word = strtok_r(NULL, " ", &rest))
		*LIST_ADD(&words, arena, const char *) = word;
	phrase->count = words.count;
	phrase->words = words.items;
}

/* "kind, language, pattern, what instead", with tabs between; false: no such line. */
static bool
read_line(struct arena *arena, char *line, struct phrase *phrase)
{
	char *rest = NULL, *kind = strtok_r(line, "\t", &rest);
	char *lang = strtok_r(NULL, "\t", &rest), *pattern = strtok_r(NULL, "\t", &rest);
	size_t i = 0;
	if (!kind || *kind == '#' || !pattern)
		return false;
	while (i < PHRASE_KINDS && strcmp(kinds[i], kind))
		i++;
	if (i == PHRASE_KINDS)
		abort(); /* the table is ours */
	*phrase = (struct phrase){.kind = (enum phrase_kind)i, .lang = lang, .instead = rest ? rest : "",
		.pattern = arena_strdup(arena, pattern)};
	read_words(arena, pattern, phrase);
	return true;
}

enum { KEY = 3 }; /* bytes of a word */

static void
add_to(struct arena *arena, struct table *table, const char *key, const struct phrase *phrase)
{
	void **at = table_at(table, key, KEY);
	struct list *list = *at ? *at : arena_alloc(arena, sizeof *list);
	if (!*at)
		*list = (struct list){0};
	*LIST_ADD(list, arena, const struct phrase *) = phrase;
	*at = list;
}

static void
add_to_index(struct arena *arena, struct phrases *phrases, const struct phrase *phrase)
{
	const char *word = *phrase->words;
	size_t size = strlen(word);
	bool is_end = *word == '~', is_beginning = size && word[size - 1] == '~';
	if (is_end && size > KEY)
		add_to(arena, &phrases->by_end, word + size - KEY, phrase);
	else if (!is_end && size - is_beginning >= KEY)
		add_to(arena, &phrases->by_beginning, word, phrase);
	else
		*LIST_ADD(&phrases->by_less, arena, const struct phrase *) = phrase;
}

struct phrases
phrases_read(struct arena *arena)
{
	struct list list = {0};
	struct phrase phrase;
	char *rest = NULL, *table = arena_strdup(arena, phrases_tsv);
	for (char *line = strtok_r(table, "\n", &rest); line; line = strtok_r(NULL, "\n", &rest))
		if (read_line(arena, line, &phrase))
			*LIST_ADD(&list, arena, struct phrase) = phrase;
	struct phrases phrases = {.items = list.items, .count = list.count};
	for (size_t i = 0; i < phrases.count; i++)
		add_to_index(arena, &phrases, &phrases.items[i]);
	return phrases;
}

void
phrases_free(struct phrases *phrases)
{
	table_free(&phrases->by_beginning);
	table_free(&phrases->by_end);
}

/* What may follow the beginning of a word, in bytes: endings, not another half of a compound. */
enum { ENDINGS = 18 };

static bool
fits(const char *pattern, const char *word)
{
	if (*pattern != *word && *pattern != '~')
		return false;
	size_t size = strlen(pattern), length = strlen(word);
	if (*pattern == '~')
		return length > size && !strcmp(word + length - (size - 1), pattern + 1);
	if (size && pattern[size - 1] == '~')
		return !strncmp(word, pattern, size - 1) && length <= size - 1 + ENDINGS;
	return !strcmp(word, pattern);
}

/* Whether the phrase from its word `i` on stands at a word. */
static bool
stands_from(const struct phrase *phrase, size_t i, const struct wording *wording, size_t at, size_t *last)
{
	enum { GAP = 3 };
	if (i == phrase->count) {
		*last = at - 1;
		return true;
	}
	if (!strcmp(phrase->words[i], "*")) {
		for (size_t gap = 0; gap <= GAP; gap++)
			if (stands_from(phrase, i + 1, wording, at + gap, last))
				return true;
		return false;
	}
	return at < wording->count && !(i && wording->words[at].opens) && fits(phrase->words[i], wording->words[at].lower) &&
	    stands_from(phrase, i + 1, wording, at + 1, last);
}

/* Adds those of a list (NULL: none) that stand at a word. No two of our languages begin with the same letter. */
static void
match(struct list *matches, struct arena *arena, const struct list *list, const struct wording *wording, size_t at)
{
	const struct phrase *const *items = list ? list->items : NULL;
	size_t last;
	for (size_t i = 0; list && i < list->count; i++)
		if (*items[i]->lang == *wording->lang && stands_from(items[i], 0, wording, at, &last))
			*LIST_ADD(matches, arena, struct phrase_match) = (struct phrase_match){items[i], at, last};
}

struct list
phrases_in(const struct phrases *phrases, struct arena *arena, const struct wording *wording)
{
	struct list matches = {0};
	for (size_t at = 0; at < wording->count; at++) {
		const char *word = wording->words[at].lower;
		size_t size = strlen(word);
		match(&matches, arena, &phrases->by_less, wording, at);
		if (size < KEY)
			continue;
		match(&matches, arena, table_get(&phrases->by_beginning, word, KEY), wording, at);
		match(&matches, arena, table_get(&phrases->by_end, word + size - KEY, KEY), wording, at);
	}
	return matches;
}
