#include "data/index/search_index_write.h"

#include <stdlib.h>
#include <string.h>

#include "data/limits.h"
#include "data/search/index_reader.h"

/* Calls `take` for every passage of an owner. */
static void
each_passage(const struct index_texts *texts, size_t owner,
    void (*take)(void *, size_t, const uint32_t *), void *closure)
{
	const uint32_t *passage = texts->stream + texts->owners[owner].start;
	const uint32_t *end = texts->stream + texts->owners[owner].end;
	for (; passage < end; passage += PASSAGE_HEAD + passage[PASSAGE_WORDS])
		take(closure, owner, passage);
}

/* ----------------------------------------------------------------- postings -- */

/* Who has each word: owner * SEARCH_FIELDS + the strongest field. */
struct postings {
	uint32_t *items;
	size_t *starts; /* by the word's position; while filling, where its next one goes */
	uint32_t *seen; /* the last owner in which a word was counted, + 1 */
};

static void
count_words(void *closure, size_t owner, const uint32_t *passage)
{
	struct postings *postings = closure;
	for (size_t i = 0; i < passage[PASSAGE_WORDS]; i++) {
		uint32_t word = passage[PASSAGE_HEAD + i];
		if (postings->seen[word] != owner + 1)
			postings->starts[word + 1]++;
		postings->seen[word] = (uint32_t)owner + 1;
	}
}

static void
fill_words(void *closure, size_t owner, const uint32_t *passage)
{
	struct postings *postings = closure;
	uint32_t item = (uint32_t)owner * SEARCH_FIELDS + passage[PASSAGE_FIELD];
	for (size_t i = 0; i < passage[PASSAGE_WORDS]; i++) {
		uint32_t word = passage[PASSAGE_HEAD + i];
		if (postings->seen[word] != owner + 1)
			postings->items[postings->starts[word]++] = item;
		else if (postings->items[postings->starts[word] - 1] > item)
			postings->items[postings->starts[word] - 1] = item;
		postings->seen[word] = (uint32_t)owner + 1;
	}
}

static void *
zeroed(size_t count, size_t size)
{
	void *memory = calloc(count + 1, size);
	if (!memory)
		abort();
	return memory;
}

/* Afterwards the postings of a word end at starts[word]; they begin where the one before ends. */
static struct postings
invert(const struct index_texts *texts)
{
	size_t words = texts->words.count;
	struct postings postings = {
		.starts = zeroed(words + 1, sizeof(size_t)),
		.seen = zeroed(words, sizeof(uint32_t)),
	};
	for (size_t i = 0; i < texts->owner_count; i++)
		each_passage(texts, i, count_words, &postings);
	for (size_t i = 0; i < words; i++)
		postings.starts[i + 1] += postings.starts[i];
	postings.items = zeroed(postings.starts[words], sizeof(uint32_t));
	memset(postings.seen, 0, words * sizeof *postings.seen);
	for (size_t i = 0; i < texts->owner_count; i++)
		each_passage(texts, i, fill_words, &postings);
	return postings;
}

/* A row of words that is being filled. */
struct word_row {
	struct db *db;
	int64_t id;
	unsigned char bytes[SEARCH_WORDS_SIZE + SEARCH_WORD_SIZE + SEARCH_PART_SIZE + 64];
	size_t used;
	char last[SEARCH_WORD_SIZE + 1]; /* the word before in it */
};

static enum status
write_row(struct word_row *row, int64_t next)
{
	struct query *query = db_query(row->db, "INSERT INTO word (id, next, words, seal) "
	    "VALUES (:id, :next, :words, seal('word', :id, :next, :words))");
	db_bind_int(query, ":id", row->id);
	db_bind_int(query, ":next", next);
	db_bind_blob(query, ":words", row->bytes, row->used);
	row->id = next;
	row->used = 0;
	*row->last = '\0';
	return db_step(query);
}

/* A word with its owners, or with a part of them. */
static enum status
add_word(struct word_row *row, int64_t id, const char *word, const unsigned char *owners, size_t size)
{
	size_t length = strnlen(word, SEARCH_WORD_SIZE), shared = 0;
	enum status status = STATUS_DONE;
	if (row->used && row->used + length + size > SEARCH_WORDS_SIZE)
		status = write_row(row, id);
	while (shared < length && word[shared] == row->last[shared])
		shared++;
	unsigned char *at = put_varint(put_varint(row->bytes + row->used, shared), length - shared);
	at = (unsigned char *)memcpy(at, word + shared, length - shared) + (length - shared);
	at = put_varint(at, size);
	at = (unsigned char *)memcpy(at, owners, size) + size;
	row->used = (size_t)(at - row->bytes);
	memcpy(row->last, word, length);
	row->last[length] = '\0';
	return status;
}

/* A word that nobody has is there all the same, so that one which is missing is missed. What follows on a part begins
 * a row. */
static enum status
write_word(struct word_row *row, const struct index_word *word, const uint32_t *items, size_t count)
{
	unsigned char bytes[SEARCH_PART_SIZE + 10], *at = bytes;
	const int64_t id = (int64_t)word->number * SEARCH_PARTS;
	enum status status = STATUS_DONE;
	uint32_t before = 0;
	int64_t part = 0;
	for (size_t i = 0; status == STATUS_DONE && i < count; i++) {
		uint32_t owner = items[i] / SEARCH_FIELDS;
		at = put_varint(at, (uint64_t)(owner - before) * SEARCH_FIELDS + items[i] % SEARCH_FIELDS);
		before = owner;
		if (at - bytes < SEARCH_PART_SIZE || i + 1 == count)
			continue;
		if (part + 1 == SEARCH_PARTS)
			break;
		status = add_word(row, id + part, part ? "" : word->lower, bytes, (size_t)(at - bytes));
		part++;
		if (status == STATUS_DONE)
			status = write_row(row, id + part);
		before = 0;
		at = bytes;
	}
	if (status == STATUS_DONE)
		status = add_word(row, id + part, part ? "" : word->lower, bytes, (size_t)(at - bytes));
	return part && status == STATUS_DONE ? write_row(row, id + SEARCH_PARTS) : status;
}

enum status
index_words_write(struct db *db, const struct index_texts *texts, const uint32_t *order)
{
	struct postings postings = invert(texts);
	struct word_row row = {.db = db};
	enum status status = STATUS_DONE;
	for (size_t i = 0; status == STATUS_DONE && i < texts->words.count; i++) {
		uint32_t word = order[i];
		size_t start = word ? postings.starts[word - 1] : 0;
		status = write_word(&row, &texts->words.items[word], postings.items + start, postings.starts[word] - start);
	}
	if (status == STATUS_DONE && row.used)
		status = write_row(&row, (int64_t)texts->words.count * SEARCH_PARTS);
	free(postings.items);
	free(postings.starts);
	free(postings.seen);
	return status;
}

/* ------------------------------------------------------------------- owners -- */

struct owner_writer {
	const struct index_words *words;
	unsigned char *bytes;
	size_t used, room;
};

static size_t
content_words(const struct index_words *words, const uint32_t *passage)
{
	size_t count = 0;
	for (size_t i = 0; i < passage[PASSAGE_WORDS]; i++)
		count += !words->items[passage[PASSAGE_HEAD + i]].stop &&
		    !words->items[passage[PASSAGE_HEAD + i]].concept;
	return count;
}

static size_t
numbers_size(const struct index_words *words, const uint32_t *passage)
{
	unsigned char bytes[10];
	size_t size = 0;
	for (size_t i = 0; i < passage[PASSAGE_WORDS]; i++)
		size += (size_t)(put_varint(bytes, words->items[passage[PASSAGE_HEAD + i]].number) - bytes);
	return size;
}

/* field + 8 * place, language, number, the thing if it is another's, words that are not stop words,
 * words, bytes of their numbers, and these. */
static void
put_passage(void *closure, size_t owner, const uint32_t *passage)
{
	struct owner_writer *writer = closure;
	size_t count = passage[PASSAGE_WORDS], most = writer->used + 9 * 10 + count * 5;
	(void)owner;
	if (most > SEARCH_TEXTS_SIZE)
		return;
	if (most > writer->room) {
		writer->room = 2 * most;
		writer->bytes = realloc(writer->bytes, writer->room);
		if (!writer->bytes)
			abort();
	}
	unsigned char *at = writer->bytes + writer->used;
	at = put_varint(at, passage[PASSAGE_FIELD] + SEARCH_FIELDS * passage[PASSAGE_PLACE]);
	at = put_varint(put_varint(at, passage[PASSAGE_LANGUAGE]), passage[PASSAGE_NUMBER]);
	if (passage[PASSAGE_PLACE] >= PLACE_OTHER_TEXT)
		at = put_varint(at, (uint64_t)passage[PASSAGE_HIGH] << 32 | passage[PASSAGE_LOW]);
	at = put_varint(put_varint(at, content_words(writer->words, passage)), count);
	at = put_varint(at, numbers_size(writer->words, passage));
	for (size_t i = 0; i < count; i++)
		at = put_varint(at, writer->words->items[passage[PASSAGE_HEAD + i]].number);
	writer->used = (size_t)(at - writer->bytes);
}

enum status
index_owners_write(struct db *db, const struct index_texts *texts)
{
	struct owner_writer writer = {.words = &texts->words};
	enum status status = STATUS_DONE;
	struct query *query = db_query(db,
	    "INSERT INTO owner (number, thing, bundle, texts, seal) "
	    "VALUES (:number, :thing, :bundle, :texts, seal('owner', :number, :thing, :bundle, :texts))");
	for (size_t i = 0; status == STATUS_DONE && i < texts->owner_count; i++) {
		writer.used = 0;
		each_passage(texts, i, put_passage, &writer);
		db_bind_int(query, ":number", (int64_t)i);
		db_bind_int(query, ":thing", texts->owners[i].thing);
		db_bind_int(query, ":bundle", texts->owners[i].bundle);
		db_bind_blob(query, ":texts", writer.bytes ? writer.bytes : (unsigned char *)"", writer.used);
		status = db_step(query);
	}
	free(writer.bytes);
	return status;
}

/* ------------------------------------------------------------------- briefs -- */

/* A beginning of a word in a name or alias. */
struct brief {
	char prefix[SEARCH_BRIEF_LETTERS * 4 + 1];
	unsigned char kind, worth;
	uint32_t owner;
};

struct briefs {
	const struct index_texts *texts;
	struct brief *items;
	size_t count, room;
	size_t kind;
};

static void
add_brief(struct briefs *briefs, const char *folded, size_t size, size_t owner, unsigned worth)
{
	if (briefs->count == briefs->room) {
		briefs->room = briefs->room ? 2 * briefs->room : 4096;
		briefs->items = realloc(briefs->items, briefs->room * sizeof *briefs->items);
		if (!briefs->items)
			abort();
	}
	struct brief *brief = &briefs->items[briefs->count++];
	*brief = (struct brief){
		.kind = (unsigned char)briefs->kind, .worth = (unsigned char)worth, .owner = (uint32_t)owner,
	};
	memcpy(brief->prefix, folded, size);
}

/* Names are worth more than aliases, first words more than others. */
static void
take_briefs(void *closure, size_t owner, const uint32_t *passage)
{
	struct briefs *briefs = closure;
	if (passage[PASSAGE_FIELD] > FIELD_ALIAS)
		return;
	for (size_t i = 0; i < passage[PASSAGE_WORDS]; i++) {
		const struct index_word *word = &briefs->texts->words.items[passage[PASSAGE_HEAD + i]];
		unsigned worth = 2 * (passage[PASSAGE_FIELD] == FIELD_NAME) + (i == 0);
		const char *c = word->folded;
		if (word->concept || (word->stop && passage[PASSAGE_WORDS] > 1))
			continue;
		for (size_t letters = 0; *c && letters < SEARCH_BRIEF_LETTERS; letters++) {
			do
				c++;
			while (((unsigned char)*c & 0xc0) == 0x80);
			add_brief(briefs, word->folded, (size_t)(c - word->folded), owner, worth);
		}
	}
}

static int
compare_briefs(const void *a, const void *b)
{
	const struct brief *x = a, *y = b;
	int order = x->kind != y->kind ? x->kind - y->kind : strcmp(x->prefix, y->prefix);
	if (order)
		return order;
	if (x->worth != y->worth)
		return y->worth - x->worth;
	return (x->owner > y->owner) - (x->owner < y->owner);
}

/* A row; `next` is of the one after it, NULL: there is none. Without a brief: the first row, before all others. */
static enum status
write_brief_row(struct db *db, const struct brief *brief, const unsigned char *bytes, size_t size,
    const struct brief *next)
{
	char key[SEARCH_BRIEF_KEY] = "", key_of_next[SEARCH_BRIEF_KEY];
	struct query *query = db_query(db, "INSERT INTO brief (key, owners, next, seal) "
	    "VALUES (:key, :owners, :next, seal('brief', :key, :owners, :next))");
	if (brief)
		index_brief_key(brief->prefix, brief->kind, key);
	if (next)
		index_brief_key(next->prefix, next->kind, key_of_next);
	db_bind_text(query, ":key", key);
	db_bind_blob(query, ":owners", bytes, size);
	db_bind_text(query, ":next", next ? key_of_next : NULL);
	return db_step(query);
}

/* The owners of one beginning and kind, from the best on. */
static enum status
write_brief(struct db *db, const struct brief *items, size_t count, const struct brief *next)
{
	unsigned char bytes[SEARCH_BRIEF_OWNERS * 10], *at = bytes;
	uint32_t written[SEARCH_BRIEF_OWNERS];
	size_t used = 0;
	for (size_t i = 0; i < count && used < SEARCH_BRIEF_OWNERS; i++) {
		bool again = false;
		for (size_t j = 0; j < used; j++)
			again |= written[j] == items[i].owner;
		if (again)
			continue;
		written[used++] = items[i].owner;
		at = put_varint(at, items[i].owner);
	}
	return write_brief_row(db, items, bytes, (size_t)(at - bytes), next);
}

enum status
index_briefs_write(struct db *db, const struct index_texts *texts)
{
	struct briefs briefs = {.texts = texts};
	enum status status = STATUS_DONE;
	for (size_t i = 0; i < texts->owner_count; i++) {
		while (i >= texts->first[briefs.kind + 1])
			briefs.kind++;
		each_passage(texts, i, take_briefs, &briefs);
	}
	if (briefs.count)
		qsort(briefs.items, briefs.count, sizeof *briefs.items, compare_briefs);
	status = write_brief_row(db, NULL, (const unsigned char *)"", 0, briefs.items);
	for (size_t i = 0, end; status == STATUS_DONE && i < briefs.count; i = end) {
		const struct brief *brief = &briefs.items[i];
		for (end = i + 1; end < briefs.count && briefs.items[end].kind == brief->kind &&
		     !strcmp(briefs.items[end].prefix, brief->prefix);)
			end++;
		status = write_brief(db, brief, end - i, end < briefs.count ? &briefs.items[end] : NULL);
	}
	free(briefs.items);
	return status;
}
