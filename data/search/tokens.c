#include "data/search/tokens.h"

#include <stdbool.h>
#include <stdlib.h>
#include <unictype.h>
#include <unistr.h>
#include <uniwbrk.h>

/* Whether what begins there is a word, and not spaces or punctuation. */
static bool
is_word(const char *text, size_t size)
{
	ucs4_t c;
	unsigned char first = (unsigned char)*text;
	if (first < 0x80)
		return (first >= '0' && first <= '9') || ((first | 0x20) >= 'a' && (first | 0x20) <= 'z');
	return u8_mbtouc(&c, (const uint8_t *)text, size) > 0 && uc_is_alnum(c);
}

static void
make_room(struct tokens *tokens, size_t size)
{
	if (size <= tokens->room)
		return;
	tokens->room = 2 * size;
	tokens->breaks = realloc(tokens->breaks, tokens->room);
	tokens->items = realloc(tokens->items, tokens->room * sizeof *tokens->items);
	if (!tokens->breaks || !tokens->items)
		abort();
}

void
tokens_split(struct tokens *tokens, const char *text, size_t size)
{
	make_room(tokens, size + 1);
	u8_wordbreaks((const uint8_t *)text, size, tokens->breaks);
	tokens->count = 0;
	for (size_t start = 0, end; start < size; start = end) {
		for (end = start + 1; end < size && !tokens->breaks[end];)
			end++;
		if (is_word(text + start, end - start))
			tokens->items[tokens->count++] = (struct token){start, end - start};
	}
}

void
tokens_free(struct tokens *tokens)
{
	free(tokens->items);
	free(tokens->breaks);
	*tokens = (struct tokens){0};
}
