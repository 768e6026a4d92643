#include "data/search_index.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "data/file.h"
#include "data/query/content_id.h"
#include "data/query/load.h"
#include "data/index/search_index_keys.h"
#include "data/index/search_index_texts.h"
#include "data/index/search_index_write.h"
#include "data/search/index_reader.h"

static const char tables[] =
    "CREATE TABLE meta (key TEXT PRIMARY KEY, value ANY NOT NULL) STRICT, WITHOUT ROWID;"
    "CREATE TABLE lexicon (first TEXT PRIMARY KEY, keys BLOB NOT NULL, next TEXT, seal INTEGER NOT NULL) "
    "STRICT, WITHOUT ROWID;"
    "CREATE TABLE word (id INTEGER PRIMARY KEY, next INTEGER NOT NULL, words BLOB NOT NULL, seal INTEGER NOT NULL) STRICT;"
    "CREATE TABLE concept (number INTEGER PRIMARY KEY, kind INTEGER NOT NULL, seal INTEGER NOT NULL) STRICT;"
    "CREATE TABLE form (block INTEGER PRIMARY KEY, forms BLOB NOT NULL, seal INTEGER NOT NULL) STRICT;"
    "CREATE TABLE owner (number INTEGER PRIMARY KEY, thing INTEGER NOT NULL, bundle INTEGER NOT NULL, "
    "texts BLOB NOT NULL, seal INTEGER NOT NULL) STRICT;"
    "CREATE TABLE brief (key TEXT PRIMARY KEY, owners BLOB NOT NULL, next TEXT, seal INTEGER NOT NULL) "
    "STRICT, WITHOUT ROWID;";

static enum status
write_number(struct db *db, const char *key, int64_t value)
{
	struct query *query = db_query(db, "INSERT INTO meta (key, value) VALUES (:key, :value)");
	db_bind_text(query, ":key", key);
	db_bind_int(query, ":value", value);
	return db_step(query);
}

static enum status
write_meta(struct db *db, const struct index_texts *texts, const char *content_id)
{
	struct query *query = db_query(db, "INSERT INTO meta (key, value) VALUES ('content_id', :value)");
	db_bind_text(query, ":value", content_id);
	enum status status = db_step(query);
	if (status == STATUS_DONE)
		status = write_number(db, "words", (int64_t)texts->words.count);
	if (status == STATUS_DONE)
		status = write_number(db, "concepts", (int64_t)texts->concepts.concepts.count);
	if (status == STATUS_DONE)
		status = write_number(db, "forms", (int64_t)texts->concepts.concepts.forms.count);
	for (size_t i = 0; status == STATUS_DONE && i <= SEARCH_KINDS; i++) {
		const char key[] = {'k', 'i', 'n', 'd', (char)('0' + i), '\0'};
		status = write_number(db, key, (int64_t)texts->first[i]);
	}
	int64_t seal;
	if (status == STATUS_DONE)
		status = index_meta_seal(db, &seal);
	return status == STATUS_DONE ? write_number(db, "seal", seal) : status;
}

static enum status
write_tables(struct db *db, struct index_texts *texts, const char *content_id)
{
	uint32_t *order;
	index_words_number(&texts->words, &order);
	enum status status = write_meta(db, texts, content_id);
	if (status == STATUS_DONE)
		status = index_words_write(db, texts, order);
	if (status == STATUS_DONE)
		status = index_concepts_write(db, &texts->concepts);
	if (status == STATUS_DONE)
		status = index_owners_write(db, texts);
	if (status == STATUS_DONE)
		status = index_briefs_write(db, texts);
	if (status == STATUS_DONE)
		status = index_keys_write(db, &texts->words, order);
	free(order);
	return status;
}

static enum status
write_file(const char *path, struct index_texts *texts, const char *content_id)
{
	char pragmas[160];
	struct db *db;
	enum status status = db_create(&db, path);
	if (status != STATUS_DONE)
		return status;
	snprintf(pragmas, sizeof pragmas, "PRAGMA cache_size=-2048; PRAGMA application_id=%d; "
	    "PRAGMA user_version=%d; BEGIN", SEARCH_INDEX_APPLICATION_ID, SEARCH_INDEX_VERSION);
	status = db_run(db, pragmas);
	if (status == STATUS_DONE)
		status = db_run(db, tables);
	if (status == STATUS_DONE)
		status = write_tables(db, texts, content_id);
	if (status == STATUS_DONE)
		status = db_run(db, "COMMIT");
	db_close(db);
	return status;
}

static enum status
put_in_place(const char *temporary, const char *index)
{
	if (!file_put_in_place(AT_FDCWD, temporary, index))
		return STATUS_DONE;
	status_report("%s: %s", index, strerror(errno));
	return STATUS_IO;
}

static enum status
build(struct catalogue *catalogue, const char *index, bool (*go_on)(void *), void *closure)
{
	struct arena arena = {0};
	struct index_texts texts = {0};
	const char *temporary = arena_printf(&arena, "%s.new-%ld", index, (long)getpid());
	enum status status = index_texts_read(catalogue, &texts, go_on, closure);
	if (status == STATUS_DONE) {
		unlink(temporary);
		status = write_file(temporary, &texts, catalogue_content_id(catalogue));
		if (status == STATUS_DONE && go_on && !go_on(closure))
			status = STATUS_INTERRUPTED;
		if (status == STATUS_DONE)
			status = put_in_place(temporary, index);
		if (status != STATUS_DONE)
			unlink(temporary);
	}
	index_texts_free(&texts);
	arena_free(&arena);
	return status;
}

enum status
search_index_build(const char *catalogue, const char *index, bool (*go_on)(void *), void *closure)
{
	struct catalogue *open;
	enum status status = catalogue_open(&open, catalogue);
	if (status != STATUS_DONE)
		return status;
	status = content_id_check(open, go_on, closure);
	if (status == STATUS_DONE)
		status = build(open, index, go_on, closure);
	catalogue_close(open);
	return status;
}

bool
search_index_is_current(const char *catalogue, const char *index)
{
	struct catalogue *open;
	struct index_reader *reader = NULL;
	if (access(index, F_OK) || catalogue_open(&open, catalogue) != STATUS_DONE)
		return false;
	bool current = index_reader_open(&reader, index, catalogue_content_id(open), true) == STATUS_DONE;
	index_reader_close(reader);
	catalogue_close(open);
	return current;
}
