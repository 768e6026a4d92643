/* The keys of an open index. */
#include <stdio.h>
#include <string.h>

#include "data/search/index_reader.h"

void
lexicon_start(struct lexicon *lexicon, struct index_reader *store, const char *key)
{
	*lexicon = (struct lexicon){.store = store};
	lexicon->query = db_query(store->db, "SELECT keys, first, next, seal IS seal('lexicon', first, keys, next) "
	    "FROM lexicon WHERE first >= coalesce((SELECT max(first) FROM lexicon WHERE first <= :key), '') "
	    "ORDER BY first");
	snprintf(lexicon->start, sizeof lexicon->start, "%s", key);
	db_bind_text(lexicon->query, ":key", key);
}

/* False: it is none. */
static bool
copy_key(struct query *query, int column, char key[FOLD_SIZE + 1])
{
	size_t size;
	const unsigned char *bytes = db_bytes(query, column, &size);
	if (size > FOLD_SIZE)
		return false;
	memcpy(key, bytes, size);
	key[size] = '\0';
	return true;
}

/* Whether the row is as it was written, and no other would stand before it: the first one has `start` in it, each other
 * is the next one. */
static bool
is_next(struct lexicon *lexicon)
{
	char first[FOLD_SIZE + 1], expected[FOLD_SIZE + 1];
	strcpy(expected, lexicon->next);
	if (!db_int(lexicon->query, 3) || !copy_key(lexicon->query, 1, first) || !copy_key(lexicon->query, 2, lexicon->next))
		return false;
	if (lexicon->begun)
		return !strcmp(first, expected);
	lexicon->begun = true;
	return strcmp(first, lexicon->start) <= 0 && (!*lexicon->next || strcmp(lexicon->next, lexicon->start) > 0);
}

static bool
next_block(struct lexicon *lexicon)
{
	size_t size;
	if (!db_row(lexicon->query)) {
		lexicon->corrupt |= !lexicon->begun || *lexicon->next;
		return false;
	}
	if (!is_next(lexicon)) {
		lexicon->corrupt = true;
		return false;
	}
	const unsigned char *bytes = db_bytes(lexicon->query, 0, &size);
	lexicon->block = (struct varints){.at = bytes, .end = bytes + size};
	lexicon->size = 0;
	return true;
}

bool
lexicon_next(struct lexicon *lexicon)
{
	struct varints *in = &lexicon->block;
	while (in->at == in->end)
		if (!next_block(lexicon))
			return false;
	uint64_t shared = varint(in), own = varint(in), words = varint(in);
	size_t left = (size_t)(in->end - in->at);
	if (in->bad || shared > lexicon->size || own > FOLD_SIZE - shared || own > left ||
	    words > left - own) {
		lexicon->corrupt = true;
		return false;
	}
	memcpy(lexicon->key + shared, in->at, own);
	lexicon->size = shared + own;
	lexicon->key[lexicon->size] = '\0';
	in->at += own;
	lexicon->words = (struct varints){.at = in->at, .end = in->at + words};
	in->at += words;
	return true;
}

enum status
lexicon_end(struct lexicon *lexicon)
{
	enum status status = db_end(lexicon->query);
	return status == STATUS_DONE && lexicon->corrupt
	    ? index_reader_corrupt(lexicon->store, "lexicon") : status;
}

bool
lexicon_word(struct lexicon *lexicon, uint32_t *word, enum search_how *how)
{
	if (lexicon->words.at == lexicon->words.end)
		return false;
	uint64_t item = varint(&lexicon->words);
	uint64_t next = *word + (item >> 3);
	if (lexicon->words.bad || next >= lexicon->store->words || (item & 7) >= SEARCH_HOWS) {
		lexicon->corrupt = true;
		return false;
	}
	*word = (uint32_t)next;
	*how = item & 7;
	return true;
}
