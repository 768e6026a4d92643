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

/* One that begins with an ending can stand anywhere. */
static void
add_by_byte(struct arena *arena, struct phrases *phrases, const struct phrase *phrase)
{
	unsigned char first = (unsigned char)**phrase->words;
	for (size_t byte = 0; byte < 256; byte++)
		if (first == '~' || first == byte)
			*LIST_ADD(&phrases->by_byte[byte], arena, const struct phrase *) = phrase;
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
		add_by_byte(arena, &phrases, &phrases.items[i]);
	return phrases;
}

const struct list *
phrases_at(const struct phrases *phrases, const struct wording_word *word)
{
	return &phrases->by_byte[(unsigned char)*word->lower];
}

/* What may follow the beginning of a word, in bytes: endings, not another half of a compound. */
enum { ENDINGS = 18 };

static bool
fits(const char *pattern, const char *word)
{
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

bool
phrase_stands(const struct phrase *phrase, const struct wording *wording, size_t at, size_t *last)
{
	return !strcmp(phrase->lang, wording->lang) && stands_from(phrase, 0, wording, at, last);
}
