#include "data/search/stem.h"

#include <libstemmer.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unicase.h>
#include <unistr.h>

#include "data/arena.h"
#include "data/limits.h"
#include "data/base/table.h"
#include "data/search/tokens.h"

struct stemmer {
	struct sb_stemmer *snowball; /* NULL: lower case only */
	struct arena arena;
	struct table words; /* word → number of its stem */
	struct table stems; /* stem → its number */
	struct tokens tokens; /* of one text */
	struct word *found;
	size_t room;
};

struct stemmer *
stemmer_new(const char *lang)
{
	static const char *const algorithms[][2] = {
		{"hu", "hungarian"}, {"en", "english"}, {"de", "german"},
	};
	struct stemmer *stemmer = calloc(1, sizeof *stemmer);
	if (!stemmer)
		abort();
	for (size_t i = 0; i < sizeof algorithms / sizeof *algorithms; i++)
		if (!strcmp(algorithms[i][0], lang))
			stemmer->snowball = sb_stemmer_new(algorithms[i][1], "UTF_8");
	return stemmer;
}

void
stemmer_free(struct stemmer *stemmer)
{
	if (!stemmer)
		return;
	if (stemmer->snowball)
		sb_stemmer_delete(stemmer->snowball);
	table_free(&stemmer->words);
	table_free(&stemmer->stems);
	arena_free(&stemmer->arena);
	tokens_free(&stemmer->tokens);
	free(stemmer->found);
	free(stemmer);
}

/* The word without soft hyphens and in lower case, to be freed. */
static uint8_t *
lowered(const char *word, size_t size, size_t *length)
{
	uint8_t *plain = malloc(size + 1);
	size_t used = 0;
	if (!plain)
		abort();
	for (size_t i = 0; i < size; i++)
		if (i + 1 < size && !memcmp(word + i, "\u00ad", 2))
			i++;
		else
			plain[used++] = (uint8_t)word[i];
	uint8_t *lower = u8_tolower(plain, used, NULL, NULL, NULL, length);
	if (!lower)
		abort();
	free(plain);
	return lower;
}

const char *
stemmer_stem(struct stemmer *stemmer, const char *lower, size_t *size)
{
	if (!stemmer->snowball)
		return lower;
	const sb_symbol *stem = sb_stemmer_stem(stemmer->snowball, (const sb_symbol *)lower, (int)*size);
	if (!stem)
		abort();
	*size = (size_t)sb_stemmer_length(stemmer->snowball);
	return (const char *)stem;
}

void
stemmer_forget(struct stemmer *stemmer)
{
	char nothing[LIMIT_QUERY];
	size_t size = sizeof nothing;
	memset(nothing, '0', sizeof nothing); /* no ending to take off */
	stemmer_stem(stemmer, nothing, &size);
}

static size_t
new_stem(struct stemmer *stemmer, const char *word, size_t size)
{
	size_t length;
	uint8_t *lower = lowered(word, size, &length);
	const char *stem = stemmer_stem(stemmer, (const char *)lower, &length);
	const char *kept = arena_strndup(&stemmer->arena, stem, length);
	void **number = table_at(&stemmer->stems, kept, length);
	if (!*number)
		*number = (void *)(uintptr_t)stemmer->stems.count;
	free(lower);
	return (uintptr_t)*number;
}

static size_t
stem_of(struct stemmer *stemmer, const char *word, size_t size)
{
	size_t stem = (uintptr_t)table_get(&stemmer->words, word, size);
	if (!stem) {
		stem = new_stem(stemmer, word, size);
		*table_at(&stemmer->words, arena_strndup(&stemmer->arena, word, size), size) =
		    (void *)(uintptr_t)stem;
	}
	return stem;
}

/* Whether words with that between them can be parts of one expression. */
static bool
is_joint(const char *gap, size_t size)
{
	return (size == 1 && (*gap == ' ' || *gap == '-')) || (size == 2 && !memcmp(gap, "\u00a0", 2));
}

static void
make_room(struct stemmer *stemmer, size_t count)
{
	if (count <= stemmer->room)
		return;
	stemmer->room = 2 * count;
	stemmer->found = realloc(stemmer->found, stemmer->room * sizeof *stemmer->found);
	if (!stemmer->found)
		abort();
}

const struct word *
stemmer_words(struct stemmer *stemmer, const char *text, size_t *count)
{
	size_t before = 0;
	tokens_split(&stemmer->tokens, text, strlen(text));
	*count = stemmer->tokens.count;
	make_room(stemmer, *count + 1);
	for (size_t i = 0; i < *count; i++) {
		struct token token = stemmer->tokens.items[i];
		stemmer->found[i] = (struct word){
			.start = token.start, .size = token.size,
			.stem = stem_of(stemmer, text + token.start, token.size),
			.apart = !is_joint(text + before, token.start - before),
		};
		before = token.start + token.size;
	}
	return stemmer->found;
}
