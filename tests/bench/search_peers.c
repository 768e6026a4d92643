#include "tests/bench/search_peers.h"

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "data/arena.h"
#include "data/search/search_fold.h"
#include "data/search/stem.h"
#include "data/search/tokens.h"

/* Stems: one table a language, with all texts stemmed as if they were of it. */
static const char *const stemmed_languages[] = {"hu", "en", "de"};
enum { STEMMED = sizeof stemmed_languages / sizeof *stemmed_languages };

struct peer {
	struct peers *peers;
	const char *name, *table, *tokenizer;
	bool stems;
	size_t least; /* letters of a word that can be asked for */
};

struct peers {
	sqlite3 *db;
	struct stemmer *stemmers[STEMMED];
	struct peer of[PEERS];
};

static const struct peer kinds[PEERS] = {
	{.name = "FTS5 unicode61", .table = "plain", .tokenizer = "unicode61 remove_diacritics 2", .least = 1},
	{.name = "FTS5 trigram", .table = "trigrams", .tokenizer = "trigram", .least = 3},
	{.name = "stemming alone", .table = "stems", .tokenizer = "unicode61 remove_diacritics 2",
	    .stems = true, .least = 1},
};

static void
append(char **text, size_t *used, const char *bytes, size_t size)
{
	*text = realloc(*text, *used + size + 1);
	if (!*text)
		abort();
	memcpy(*text + *used, bytes, size);
	*used += size;
	(*text)[*used] = '\0';
}

/* The words, stemmed unless the stemmer is NULL, each within the two strings around it; to be freed. */
static char *
rewrite(struct stemmer *stemmer, size_t least, const char *text, const char *open, const char *close)
{
	struct tokens tokens = {0};
	struct arena arena = {0};
	size_t used = 0;
	char *out = calloc(1, 1);
	tokens_split(&tokens, text, strlen(text));
	for (size_t i = 0; i < tokens.count; i++) {
		const char *word = fold_lower(&arena, text + tokens.items[i].start, tokens.items[i].size);
		size_t size = strlen(word);
		if (fold_letters(word) < least)
			continue;
		if (stemmer)
			word = stemmer_stem(stemmer, word, &size);
		if (used)
			append(&out, &used, *open ? " OR " : " ", *open ? 4 : 1);
		append(&out, &used, open, strlen(open));
		append(&out, &used, word, size);
		append(&out, &used, close, strlen(close));
	}
	tokens_free(&tokens);
	arena_free(&arena);
	return out;
}

/* stemmed(TEXT, LANGUAGE) in SQL. */
static void
stemmed(sqlite3_context *context, int count, sqlite3_value **values)
{
	const struct peers *peers = sqlite3_user_data(context);
	const char *text = (const char *)sqlite3_value_text(values[0]);
	(void)count;
	if (text)
		sqlite3_result_text(context, rewrite(peers->stemmers[sqlite3_value_int(values[1])], 1, text, "", ""),
		    -1, free);
}

static bool
run(struct peers *peers, const char *sql)
{
	char *error = NULL;
	if (sqlite3_exec(peers->db, sql, NULL, NULL, &error) == SQLITE_OK)
		return true;
	fprintf(stderr, "bench-search: %s\n", error);
	sqlite3_free(error);
	return false;
}

/* One table; `language` is that of the stems, or less than 0. */
static bool
fill(struct peers *peers, const struct peer *peer, int language)
{
	static const char *const texts[] = {
		"SELECT group_concat(text, ' . ') FROM text WHERE owner = t.id AND slot = 0",
		"SELECT group_concat(words, ' . ') FROM alias WHERE owner = t.id",
		"SELECT group_concat(text, ' . ') FROM text WHERE owner = t.id AND slot > 0",
	};
	char columns[1024], table[32];
	size_t used = 0;
	snprintf(table, sizeof table, language < 0 ? "%s" : "%s%d", peer->table, language);
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		used += (size_t)snprintf(columns + used, sizeof columns - used,
		    language < 0 ? ", (%s)" : ", stemmed((%s), %d)", texts[i], language);
	char *sql = sqlite3_mprintf(
	    "CREATE VIRTUAL TABLE temp.%s USING fts5 (id UNINDEXED, names, aliases, texts, tokenize = '%s');"
	    "INSERT INTO temp.%s SELECT t.name%s FROM service s JOIN thing t USING (id)",
	    table, peer->tokenizer, table, columns);
	bool done = run(peers, sql);
	sqlite3_free(sql);
	return done;
}

static bool
fill_all(struct peers *peers)
{
	bool done = run(peers, "PRAGMA temp_store = memory");
	for (size_t i = 0; done && i < PEERS; i++)
		for (int lang = peers->of[i].stems ? 0 : -1; done && lang < (peers->of[i].stems ? STEMMED : 0); lang++)
			done = fill(peers, &peers->of[i], lang);
	return done;
}

struct peers *
peers_new(const char *catalogue)
{
	struct peers *peers = calloc(1, sizeof *peers);
	if (!peers)
		abort();
	for (size_t i = 0; i < STEMMED; i++)
		peers->stemmers[i] = stemmer_new(stemmed_languages[i]);
	for (size_t i = 0; i < PEERS; i++) {
		peers->of[i] = kinds[i];
		peers->of[i].peers = peers;
	}
	bool done = sqlite3_open_v2(catalogue, &peers->db, SQLITE_OPEN_READONLY, NULL) == SQLITE_OK;
	sqlite3_create_function(peers->db, "stemmed", 2, SQLITE_UTF8, peers, stemmed, NULL, NULL);
	if (done && fill_all(peers))
		return peers;
	peers_free(peers);
	return NULL;
}

void
peers_free(struct peers *peers)
{
	if (!peers)
		return;
	sqlite3_close(peers->db);
	for (size_t i = 0; i < STEMMED; i++)
		stemmer_free(peers->stemmers[i]);
	free(peers);
}

/* The table that is asked: of stems, that of the language; where there is none, the first. */
static int
table_of(const struct peer *peer, const char *lang)
{
	int found = peer->stems ? 0 : -1;
	for (int i = 1; peer->stems && i < STEMMED; i++)
		if (!strcmp(stemmed_languages[i], lang))
			found = i;
	return found;
}

static void
search(void *closure, const struct quality_query *query, struct quality_answer *out)
{
	const struct peer *peer = closure;
	int language = table_of(peer, query->lang);
	struct stemmer *stemmer = language < 0 ? NULL : peer->peers->stemmers[language];
	char *match = rewrite(stemmer, peer->least, query->words, "\"", "\""), table[32];
	snprintf(table, sizeof table, language < 0 ? "%s" : "%s%d", peer->table, language);
	char *sql = sqlite3_mprintf("SELECT id FROM temp.%s(?1) ORDER BY bm25(%s, 0, 10, 10, 1) LIMIT %d",
	    table, table, QUALITY_DEPTH);
	sqlite3_stmt *statement = NULL;
	if (sqlite3_prepare_v2(peer->peers->db, sql, -1, &statement, NULL) == SQLITE_OK && *match) {
		sqlite3_bind_text(statement, 1, match, -1, SQLITE_STATIC);
		while (sqlite3_step(statement) == SQLITE_ROW && out->count < QUALITY_DEPTH)
			out->ids[out->count++] = strdup((const char *)sqlite3_column_text(statement, 0));
	}
	sqlite3_finalize(statement);
	sqlite3_free(sql);
	free(match);
}

void
peers_engines(struct peers *peers, struct quality_engine out[PEERS])
{
	for (size_t i = 0; i < PEERS; i++)
		out[i] = (struct quality_engine){peers->of[i].name, search, &peers->of[i]};
}

bool
peers_hold(void *closure, const char *id)
{
	struct peers *peers = closure;
	sqlite3_stmt *statement = NULL;
	sqlite3_prepare_v2(peers->db, "SELECT 1 FROM thing WHERE kind = 'service' AND name = ?1", -1,
	    &statement, NULL);
	sqlite3_bind_text(statement, 1, id, -1, SQLITE_STATIC);
	bool held = sqlite3_step(statement) == SQLITE_ROW;
	sqlite3_finalize(statement);
	return held;
}
