#include "data/search/index_reader.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "data/limits.h"
#include "data/text.h"

enum status
index_reader_corrupt(const struct index_reader *store, const char *what)
{
	status_report("%s: damaged (%s); make it anew by kalauz-data index", db_path(store->db), what);
	return STATUS_CORRUPT;
}

/* --------------------------------------------------------------------- opening -- */

/* The number that a query of one row gives. */
static enum status
read_number(struct index_reader *store, const char *sql, int64_t *out)
{
	struct query *query = db_query(store->db, sql);
	bool found = db_row(query);
	if (found)
		*out = db_int(query, 0);
	enum status status = db_end(query);
	return status == STATUS_DONE && !found ? index_reader_corrupt(store, "meta") : status;
}

static enum status
check_version(struct index_reader *store, bool quiet)
{
	int64_t application = 0, version = 0;
	enum status status = read_number(store, "PRAGMA application_id", &application);
	if (status == STATUS_DONE)
		status = read_number(store, "PRAGMA user_version", &version);
	if (status != STATUS_DONE)
		return status;
	if (application != SEARCH_INDEX_APPLICATION_ID)
		return index_reader_corrupt(store, "no search index");
	if (version == SEARCH_INDEX_VERSION)
		return STATUS_DONE;
	if (!quiet)
		status_report("%s: version %lld, this program knows %d", db_path(store->db),
		    (long long)version, SEARCH_INDEX_VERSION);
	return STATUS_UNKNOWN;
}

static enum status
check_content(struct index_reader *store, const char *content_id, bool quiet)
{
	struct arena arena = {0};
	struct query *query = db_query(store->db, "SELECT value FROM meta WHERE key = 'content_id'");
	const char *found = db_row(query) ? db_text(query, &arena, 0) : NULL;
	enum status status = db_end(query);
	if (status == STATUS_DONE && !found)
		status = index_reader_corrupt(store, "meta");
	if (status == STATUS_DONE && strcmp(found, content_id)) {
		if (!quiet)
			status_report("%s: made of another catalogue", db_path(store->db));
		status = STATUS_UNKNOWN;
	}
	arena_free(&arena);
	return status;
}

enum status
index_meta_seal(struct db *db, int64_t *out)
{
	uint64_t sum = 0;
	struct query *query = db_query(db, "SELECT seal('meta', key, value) FROM meta WHERE key <> 'seal'");
	while (db_row(query))
		sum += (uint64_t)db_int(query, 0);
	*out = (int64_t)sum;
	return db_end(query);
}

static enum status
check_seal(struct index_reader *store)
{
	int64_t seal = 0, is = 0;
	enum status status = index_meta_seal(store->db, &is);
	if (status == STATUS_DONE)
		status = read_number(store, "SELECT value FROM meta WHERE key = 'seal'", &seal);
	return status == STATUS_DONE && seal != is ? index_reader_corrupt(store, "meta") : status;
}

static enum status
read_counts(struct index_reader *store)
{
	int64_t number = 0;
	enum status status = read_number(store, "SELECT value FROM meta WHERE key = 'words'", &number);
	if (status == STATUS_DONE && (number < 0 || number > LIMIT_INDEX_WORDS))
		status = index_reader_corrupt(store, "words");
	store->words = (uint32_t)number;
	if (status == STATUS_DONE)
		status = read_number(store, "SELECT value FROM meta WHERE key = 'concepts'", &number);
	if (status == STATUS_DONE && (number < 0 || number > store->words || number > LIMIT_INDEX_CONCEPTS))
		status = index_reader_corrupt(store, "concepts");
	store->concepts.count = (size_t)number;
	if (status == STATUS_DONE)
		status = read_number(store, "SELECT value FROM meta WHERE key = 'forms'", &number);
	if (status == STATUS_DONE && (number < 0 || number > LIMIT_INDEX_FORMS))
		status = index_reader_corrupt(store, "forms");
	store->forms = (size_t)number;
	struct query *query = db_query(store->db, "SELECT value FROM meta WHERE key = :key");
	for (size_t i = 0; status == STATUS_DONE && i <= SEARCH_KINDS; i++) {
		const char key[] = {'k', 'i', 'n', 'd', (char)('0' + i), '\0'};
		db_bind_text(query, ":key", key);
		number = db_row(query) ? db_int(query, 0) : -1;
		status = db_end(query);
		if (status == STATUS_DONE && (number < (i ? store->first[i - 1] : 0) ||
		    number > LIMIT_INDEX_OWNERS))
			status = index_reader_corrupt(store, "owners");
		store->first[i] = (uint32_t)number;
	}
	return status;
}

enum status
index_reader_open(struct index_reader **out, const char *path, const char *content_id, bool quiet)
{
	if (access(path, F_OK))
		return STATUS_ABSENT;
	struct index_reader *store = calloc(1, sizeof *store);
	if (!store)
		abort();
	enum status status = db_open(&store->db, path);
	if (status == STATUS_DONE)
		status = check_version(store, quiet);
	if (status == STATUS_DONE)
		status = check_content(store, content_id, quiet);
	if (status == STATUS_DONE)
		status = check_seal(store);
	if (status == STATUS_DONE)
		status = read_counts(store);
	store->stemmers = fold_stemmers_new();
	fold_stemmers_forget(store->stemmers);
	if (status == STATUS_DONE)
		*out = store;
	else
		index_reader_close(store);
	return status;
}

void
index_reader_close(struct index_reader *store)
{
	if (!store)
		return;
	db_close(store->db);
	fold_stemmers_free(store->stemmers);
	concepts_free(&store->concepts);
	free(store);
}

/* ---------------------------------------------------------------- words, owners -- */

/* Of the words from `from` to before `to`. */
struct word_range {
	struct index_reader *store;
	uint32_t from, to;
	bool (*take)(void *, uint32_t word, const char *name, struct varints owners); /* name "": a further part */
	void *closure;
};

/* The next word of a row, `name` being the one before. */
static bool
read_word(struct varints *in, char name[SEARCH_WORD_SIZE + 1], struct varints *owners)
{
	uint64_t shared = varint(in), own = varint(in);
	if (in->bad || shared > strlen(name) || own > SEARCH_WORD_SIZE - shared || own > (size_t)(in->end - in->at))
		return false;
	memcpy(name + shared, in->at, own);
	name[shared + own] = '\0';
	in->at += own;
	uint64_t size = varint(in);
	if (in->bad || size > (size_t)(in->end - in->at))
		return false;
	*owners = (struct varints){.at = in->at, .end = in->at + size};
	in->at += size;
	return true;
}

/* False: it is not as it should be between its id and the next. */
static bool
read_words(const struct word_range *range, int64_t id, int64_t next, struct varints in)
{
	char name[SEARCH_WORD_SIZE + 1] = "";
	struct varints owners;
	int64_t after = id;
	for (uint32_t word = (uint32_t)(id / SEARCH_PARTS); in.at < in.end; word++) {
		if (word == range->store->words || !read_word(&in, name, &owners))
			return false;
		if (word >= range->from && word < range->to && !range->take(range->closure, word, name, owners))
			return false;
		id = after;
		after = (int64_t)(word + 1) * SEARCH_PARTS;
	}
	return after > id && (next == after || next == id + 1);
}

static enum status
each_word(const struct word_range *range)
{
	struct index_reader *store = range->store;
	int64_t from = (int64_t)range->from * SEARCH_PARTS, next = -1;
	int64_t end = (int64_t)(range->to < store->words ? range->to : store->words) * SEARCH_PARTS;
	if (from >= end)
		return STATUS_DONE;
	struct query *query = db_query(store->db, "SELECT id, next, seal IS seal('word', id, next, words), words "
	    "FROM word WHERE id >= (SELECT max(id) FROM word WHERE id <= :from) AND id < :to ORDER BY id");
	bool good = true;
	db_bind_int(query, ":from", from);
	db_bind_int(query, ":to", end);
	while (good && db_row(query)) {
		size_t size;
		int64_t id = db_int(query, 0);
		good = id >= 0 && (next < 0 ? id <= from : id == next) && db_int(query, 2);
		next = db_int(query, 1);
		const unsigned char *bytes = db_bytes(query, 3, &size);
		good = good && read_words(range, id, next, (struct varints){.at = bytes, .end = bytes + size});
	}
	enum status status = db_end(query);
	return status == STATUS_DONE && (!good || next < end) ? index_reader_corrupt(store, "word") : status;
}

struct owner_taker {
	uint32_t owners; /* that there are */
	void (*take)(void *, uint32_t word, uint32_t owner, enum search_field);
	void *closure;
};

static bool
take_owners(void *closure, uint32_t word, const char *name, struct varints in)
{
	const struct owner_taker *taker = closure;
	(void)name;
	for (uint64_t owner = 0; in.at < in.end;) {
		uint64_t item = varint(&in);
		owner += item / SEARCH_FIELDS;
		if (in.bad || owner >= taker->owners)
			return false;
		taker->take(taker->closure, word, (uint32_t)owner, item % SEARCH_FIELDS);
	}
	return true;
}

enum status
index_reader_owners(struct index_reader *store, uint32_t from, uint32_t to,
    void (*take)(void *, uint32_t word, uint32_t owner, enum search_field), void *closure)
{
	struct owner_taker taker = {store->first[SEARCH_KINDS], take, closure};
	return each_word(&(struct word_range){store, from, to, take_owners, &taker});
}

static bool
take_name(void *closure, uint32_t word, const char *name, struct varints owners)
{
	(void)word;
	(void)owners;
	if (*name)
		strcpy(closure, name);
	return true;
}

enum status
index_reader_word(struct index_reader *store, struct arena *arena, uint32_t word, const char **out)
{
	char name[SEARCH_WORD_SIZE + 1] = "";
	enum status status = each_word(&(struct word_range){store, word, word + 1, take_name, name});
	*out = *name ? text_clean(arena, name, strlen(name)) : NULL;
	return status == STATUS_DONE && !*out ? index_reader_corrupt(store, "word") : status;
}

void
index_brief_key(const char *prefix, unsigned kind, char key[SEARCH_BRIEF_KEY])
{
	snprintf(key, SEARCH_BRIEF_KEY, "%u%s", kind, prefix);
}

/* The row is that of the key, or the last before where it would be. */
enum status
index_reader_brief(struct index_reader *store, struct arena *arena, const char *prefix,
    enum search_kind kind, uint32_t **owners, size_t *count)
{
	struct query *query = db_query(store->db, "SELECT owners, key = :key, "
	    "coalesce(next > :key, 1) AND seal IS seal('brief', key, owners, next) "
	    "FROM brief WHERE key <= :key ORDER BY key DESC LIMIT 1");
	char key[SEARCH_BRIEF_KEY];
	size_t size = 0;
	index_brief_key(prefix, kind, key);
	db_bind_text(query, ":key", key);
	*owners = arena_array(arena, SEARCH_BRIEF_OWNERS, sizeof **owners);
	*count = 0;
	bool good = db_row(query) && db_int(query, 2);
	const unsigned char *bytes = good && db_int(query, 1) ? db_bytes(query, 0, &size) : (const unsigned char *)"";
	for (struct varints in = {.at = bytes, .end = bytes + size};
	     good && in.at < in.end && *count < SEARCH_BRIEF_OWNERS;) {
		uint64_t owner = varint(&in);
		good = !in.bad && owner >= store->first[kind] && owner < store->first[kind + 1];
		(*owners)[(*count)++] = (uint32_t)owner;
	}
	enum status status = db_end(query);
	return status == STATUS_DONE && !good ? index_reader_corrupt(store, "brief") : status;
}

enum status
index_reader_owner(struct index_reader *store, struct arena *arena, uint32_t owner, struct index_owner_row *out)
{
	struct query *query = db_query(store->db, "SELECT thing, bundle, texts FROM owner WHERE number = :number "
	    "AND seal IS seal('owner', number, thing, bundle, texts)");
	db_bind_int(query, ":number", owner);
	bool found = db_row(query);
	if (found) {
		size_t size;
		const unsigned char *bytes = db_bytes(query, 2, &size);
		bytes = memcpy(arena_alloc(arena, size), bytes, size);
		*out = (struct index_owner_row){.thing = db_int(query, 0), .bundle = (size_t)db_int(query, 1),
		    .texts = {.at = bytes, .end = bytes + size}};
	}
	enum status status = db_end(query);
	return status == STATUS_DONE && !found ? index_reader_corrupt(store, "owner") : status;
}

bool
index_reader_passage(struct varints *texts, struct passage *out)
{
	if (texts->bad || texts->at == texts->end)
		return false;
	uint64_t head = varint(texts);
	*out = (struct passage){.field = head % SEARCH_FIELDS, .place = head / SEARCH_FIELDS % SEARCH_PLACES};
	out->language = varint(texts);
	out->number = (int64_t)varint(texts);
	if (out->place >= PLACE_OTHER_TEXT)
		out->other = (int64_t)varint(texts);
	out->content = varint(texts);
	out->count = varint(texts);
	uint64_t size = varint(texts);
	if (texts->bad || size > (size_t)(texts->end - texts->at)) {
		texts->bad = true;
		return false;
	}
	out->words = (struct varints){.at = texts->at, .end = texts->at + size};
	texts->at += size;
	return true;
}
