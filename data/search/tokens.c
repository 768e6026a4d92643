#include "data/search/tokens.h"

#include <stdbool.h>
#include <stdlib.h>
#include <unictype.h>
#include <unistr.h>
#include <uniwbrk.h>

#include "data/text.h"

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

static bool
is_letter(const uint8_t *at, size_t size, bool last)
{
	ucs4_t c = 0;
	size_t i = 0;
	for (size_t step; i < size; i += step) {
		step = (size_t)u8_mbtouc(&c, at + i, size - i);
		if (!last)
			break;
	}
	return size && uc_is_alpha(c);
}

/* Whether nothing but an apostrophe stands between two letters: UAX #29 knows some of them only. */
static bool
is_joined(const char *text, size_t size, const struct token *last, size_t start)
{
	const uint8_t *bytes = (const uint8_t *)text;
	size_t end = last->start + last->size;
	ucs4_t c;
	return start > end && end + (size_t)u8_mbtouc(&c, bytes + end, start - end) == start &&
	    text_is_apostrophe(c) && is_letter(bytes + last->start, last->size, true) &&
	    is_letter(bytes + start, size - start, false);
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
		if (!is_word(text + start, end - start))
			continue;
		struct token *last = tokens->count ? &tokens->items[tokens->count - 1] : NULL;
		if (last && is_joined(text, size, last, start))
			last->size = end - last->start;
		else
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
