#include "data/editor/build/spans.h"

#include <stdlib.h>
#include <string.h>

#include "data/search/stem.h"

enum { MAX_WORDS = 12 }; /* of one expression */

/* An expression for a term: stems in a row. */
struct pattern {
	struct pattern *next; /* that begins with the same stem, shorter ones later */
	const struct entry *term;
	size_t count;
	size_t stems[];
};

struct spans {
	struct arena arena;
	struct stemmer *stemmer;
	struct pattern **by_stem; /* by the number of the first stem */
	size_t room;
	size_t *seen; /* by the term's position: the text in which it was found last */
	size_t text;
};

/* Makes room for the stem's number. */
static void
make_room(struct spans *spans, size_t stem)
{
	if (stem < spans->room)
		return;
	size_t room = 2 * stem + 64;
	struct pattern **more = realloc(spans->by_stem, room * sizeof *more);
	if (!more)
		abort();
	memset(more + spans->room, 0, (room - spans->room) * sizeof *more);
	spans->by_stem = more;
	spans->room = room;
}

static void
add_pattern(struct spans *spans, const char *expression, const struct entry *term)
{
	size_t count;
	const struct word *words = stemmer_words(spans->stemmer, expression, &count);
	if (!count || count > MAX_WORDS)
		return;
	struct pattern *pattern = arena_alloc(&spans->arena, sizeof *pattern + count * sizeof(size_t));
	pattern->term = term;
	pattern->count = count;
	for (size_t i = 0; i < count; i++)
		pattern->stems[i] = words[i].stem;
	make_room(spans, words[0].stem);
	struct pattern **place = &spans->by_stem[words[0].stem];
	while (*place && (*place)->count >= count)
		place = &(*place)->next;
	pattern->next = *place;
	*place = pattern;
}

static void
add_aliases(struct spans *spans, const char *lang, const struct entry *term)
{
	const struct node *alias = node_first(node_get(term->node, "aliases"));
	for (; alias; alias = alias->next) {
		const char *of, *words = node_alias(alias, &of);
		if (!strcmp(of, lang))
			add_pattern(spans, words, term);
	}
}

struct spans *
spans_new(const struct builder *builder, size_t language)
{
	struct spans *spans = calloc(1, sizeof *spans);
	if (!spans)
		abort();
	spans->stemmer = stemmer_new(builder_language(builder, language));
	const struct entries *terms = &builder->sources->of[KIND_TERM];
	spans->seen = arena_array(&spans->arena, terms->count, sizeof *spans->seen);
	for (size_t i = 0; i < terms->count; i++) {
		const struct entry *term = terms->items[i];
		const char *name = builder_text(builder, language, node_get(term->node, "term"));
		if (name)
			add_pattern(spans, name, term);
		add_aliases(spans, builder_language(builder, language), term);
	}
	return spans;
}

void
spans_free(struct spans *spans)
{
	if (!spans)
		return;
	stemmer_free(spans->stemmer);
	arena_free(&spans->arena);
	free(spans->by_stem);
	free(spans);
}

static bool
matches(const struct pattern *pattern, const struct word *words, size_t count)
{
	if (pattern->count > count)
		return false;
	for (size_t i = 0; i < pattern->count; i++)
		if (words[i].stem != pattern->stems[i] || (i && words[i].apart))
			return false;
	return true;
}

/* The longest expression that begins at the words, or NULL. */
static const struct pattern *
pattern_at(const struct spans *spans, const struct word *words, size_t count)
{
	const struct pattern *pattern = words->stem < spans->room ? spans->by_stem[words->stem] : NULL;
	while (pattern && !matches(pattern, words, count))
		pattern = pattern->next;
	return pattern;
}

void
spans_each(struct spans *spans, const char *text, const struct entry *own,
    void (*take)(void *, size_t, size_t, const struct entry *), void *closure)
{
	size_t count;
	const struct word *words = stemmer_words(spans->stemmer, text, &count);
	spans->text++;
	for (size_t i = 0, size; i < count; i += size) {
		const struct pattern *pattern = pattern_at(spans, words + i, count - i);
		size = pattern ? pattern->count : 1;
		if (!pattern || pattern->term == own || spans->seen[pattern->term->position] == spans->text)
			continue;
		const struct word *last = &words[i + size - 1];
		spans->seen[pattern->term->position] = spans->text;
		take(closure, words[i].start, last->start + last->size - words[i].start, pattern->term);
	}
}
