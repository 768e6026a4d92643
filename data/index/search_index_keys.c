#include "data/index/search_index_keys.h"

#include <stdlib.h>
#include <string.h>

#include "data/search/search_compound.h"
#include "data/search/search_fold.h"
#include "data/search/index_format.h"


struct key {
	const char *key;
	uint32_t word;
	enum search_how how;
};

struct keys {
	struct arena arena;
	struct fold_stemmers *stemmers;
	struct table known; /* words and stems that can be parts of a compound */
	struct key *items;
	size_t count, room;
};

static void
add_key(struct keys *keys, const char *key, uint32_t word, enum search_how how)
{
	if (keys->count == keys->room) {
		keys->room = keys->room ? 2 * keys->room : 16384;
		keys->items = realloc(keys->items, keys->room * sizeof *keys->items);
		if (!keys->items)
			abort();
	}
	if (*key && strlen(key) <= FOLD_SIZE)
		keys->items[keys->count++] = (struct key){key, word, how};
}

static void
add_known(struct keys *keys, const char *word)
{
	if (fold_letters(word) >= 3)
		*table_at(&keys->known, word, strlen(word)) = keys;
}

static void
add_plain_keys(struct keys *keys, const struct index_word *word)
{
	const char *stems[FOLD_STEMS];
	if (word->concept)
		return;
	add_key(keys, word->folded, word->number, HOW_SAME);
	size_t count = fold_stems(keys->stemmers, &keys->arena, word->lower, word->folded, word->languages, stems);
	for (size_t i = 0; i < count; i++)
		add_key(keys, stems[i], word->number, HOW_STEM);
	const char *sound = fold_sound(&keys->arena, word->folded);
	if (sound)
		add_key(keys, sound, word->number, HOW_SOUND);
	if (word->stop)
		return;
	add_known(keys, word->folded);
	for (size_t i = 0; i < count; i++)
		add_known(keys, stems[i]);
}

static bool
is_known(void *closure, const char *part, size_t size)
{
	return table_get(&((struct keys *)closure)->known, part, size) != NULL;
}

static void
add_part_keys(struct keys *keys, const struct index_word *word)
{
	struct compound compound = {.head = 0};
	if (!word->concept)
		compound = compound_split(word->folded, is_known, keys);
	if (!compound.head)
		return;
	const char *stems[FOLD_STEMS], *tail = word->folded + compound.head;
	if (!compound.verb)
		add_key(keys, arena_strndup(&keys->arena, word->folded, compound.head), word->number,
		    HOW_HEAD);
	add_key(keys, tail, word->number, HOW_TAIL);
	size_t count = fold_stems(keys->stemmers, &keys->arena, tail, tail, word->languages, stems);
	for (size_t i = 0; i < count; i++)
		add_key(keys, stems[i], word->number, HOW_TAIL);
}

static int
compare(const void *a, const void *b)
{
	const struct key *x = a, *y = b;
	int order = strcmp(x->key, y->key);
	if (order)
		return order;
	if (x->word != y->word)
		return x->word < y->word ? -1 : 1;
	return (int)x->how - (int)y->how;
}

/* Sorts, and leaves the best way from each key to each word. */
static void
sort_keys(struct keys *keys)
{
	size_t kept = 0;
	qsort(keys->items, keys->count, sizeof *keys->items, compare);
	for (size_t i = 0; i < keys->count; i++) {
		const struct key *last = kept ? &keys->items[kept - 1] : NULL;
		if (!last || last->word != keys->items[i].word || strcmp(last->key, keys->items[i].key))
			keys->items[kept++] = keys->items[i];
	}
	keys->count = kept;
}

/* ------------------------------------------------------------------- blocks -- */

struct block_writer {
	struct db *db;
	const char *first; /* key, from which on it is looked for; of the first block "" */
	const char *last;  /* key; NULL: the block is empty */
	unsigned char *bytes;
	size_t used, room;
};

/* `next`: the key with which the next one begins; NULL: there is none. */
static enum status
end_block(struct block_writer *block, const char *next)
{
	struct query *query = db_query(block->db, "INSERT INTO lexicon (first, keys, next, seal) "
	    "VALUES (:first, :keys, :next, seal('lexicon', :first, :keys, :next))");
	db_bind_text(query, ":first", block->first);
	db_bind_blob(query, ":keys", block->bytes ? block->bytes : (const unsigned char *)"", block->used);
	db_bind_text(query, ":next", next);
	block->first = next;
	block->last = NULL;
	block->used = 0;
	return db_step(query);
}

static size_t
shared_with(const char *last, const char *key)
{
	size_t size = 0;
	while (last && last[size] && last[size] == key[size])
		size++;
	return size;
}

/* A key: bytes shared with the one before, bytes of its own, bytes of its words; its own bytes; and its
 * words as difference * 8 + how. */
static void
put_key(struct block_writer *block, const struct key *keys, size_t count)
{
	size_t shared = shared_with(block->last, keys->key), size = strlen(keys->key) - shared;
	size_t most = block->used + 3 * 10 + size + count * 10;
	if (most > block->room) {
		block->room = 2 * most;
		block->bytes = realloc(block->bytes, block->room);
		if (!block->bytes)
			abort();
	}
	unsigned char *words = malloc(count * 10), *end = words;
	if (!words)
		abort();
	for (size_t i = 0; i < count; i++)
		end = put_varint(end, (uint64_t)(keys[i].word - (i ? keys[i - 1].word : 0)) << 3 | keys[i].how);
	unsigned char *at = block->bytes + block->used;
	at = put_varint(put_varint(put_varint(at, shared), size), (uint64_t)(end - words));
	memcpy(at, keys->key + shared, size);
	memcpy(at + size, words, (size_t)(end - words));
	block->used = (size_t)(at + size + (end - words) - block->bytes);
	free(words);
	block->last = keys->key;
}

static enum status
write_blocks(struct db *db, const struct keys *keys)
{
	struct block_writer block = {.db = db, .first = ""};
	enum status status = STATUS_DONE;
	for (size_t i = 0, end; status == STATUS_DONE && i < keys->count; i = end) {
		for (end = i + 1; end < keys->count && !strcmp(keys->items[end].key, keys->items[i].key);)
			end++;
		put_key(&block, keys->items + i, end - i < SEARCH_KEY_WORDS ? end - i : SEARCH_KEY_WORDS);
		if (block.used >= SEARCH_BLOCK_SIZE && end < keys->count)
			status = end_block(&block, keys->items[end].key);
	}
	if (status == STATUS_DONE)
		status = end_block(&block, NULL);
	free(block.bytes);
	return status;
}

enum status
index_keys_write(struct db *db, struct index_words *words, const uint32_t *order)
{
	struct keys keys = {.stemmers = fold_stemmers_new()};
	for (size_t i = 0; i < words->count; i++)
		add_plain_keys(&keys, &words->items[order[i]]);
	for (size_t i = 0; i < words->count; i++)
		add_part_keys(&keys, &words->items[order[i]]);
	sort_keys(&keys);
	enum status status = write_blocks(db, &keys);
	fold_stemmers_free(keys.stemmers);
	table_free(&keys.known);
	arena_free(&keys.arena);
	free(keys.items);
	return status;
}
