#include "data/editor/commands/similar.h"

#include <stdio.h>
#include <string.h>

#include "data/editor/faults/editor_words.h"
#include "data/editor/source/source_node.h"

/* Words are the same when they begin so: what follows are endings. */
enum { WORD_BEGINNING = 6, MOST = 5, WORTH = 1000 };

static bool
has_word(const char *id, const char *word)
{
	for (; *id; id += strcspn(id, "-"), id += *id == '-')
		if (!strncmp(id, word, WORD_BEGINNING))
			return true;
	return false;
}

/* What a word says: the less, the more have it. */
static size_t
worth_of(const struct entries *entries, const char *word)
{
	size_t count = 0;
	for (size_t i = 0; strcspn(word, "-") >= WORD_BEGINNING && i < entries->count; i++)
		count += has_word(entries->items[i]->id, word);
	return count ? WORTH / count : 0;
}

static size_t
likeness(const struct entries *entries, const char *id, const char *other)
{
	size_t sum = 0;
	for (const char *word = id; *word; word += strcspn(word, "-"), word += *word == '-')
		sum += has_word(other, word) ? worth_of(entries, word) : 0;
	return sum;
}

/* The ids of those that are most like it, with commas between them; empty: none is. Matters that already lead to a
 * service are left out. */
static const char *
most_alike(const struct sources *sources, struct arena *arena, enum kind kind, const char *id)
{
	const struct entries *entries = &sources->of[kind];
	const char *found = "";
	size_t most = 1, count = 0;
	for (size_t i = 0; i < entries->count; i++) {
		const struct entry *entry = entries->items[i];
		size_t like = kind == KIND_MATTER && node_has(entry->node, "service") ? 0 : likeness(entries, id, entry->id);
		if (like < most || (like == most && count == MOST))
			continue;
		if (like > most)
			found = "", count = 0;
		most = like;
		found = arena_printf(arena, "%s%s%s", found, *found ? ", " : "", entry->id);
		count++;
	}
	return found;
}

void
similar_print(const struct sources *sources, struct arena *arena, enum kind kind, const char *id, const char *lang)
{
	const char *found = most_alike(sources, arena, kind, id);
	if (*found)
		printf("%s\n", WORDS_FILL(arena, editor_word(lang, "See whether it is one of these: {ids}"), {"ids", found}));
	found = kind == KIND_SERVICE ? most_alike(sources, arena, KIND_MATTER, id) : "";
	if (*found)
		printf("%s\n", WORDS_FILL(arena, editor_word(lang,
		    "If one of these other matters is the same, write \"service: {id}\" there: {ids}"), {"id", id}, {"ids", found}));
}
