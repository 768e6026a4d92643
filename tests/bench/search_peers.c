#include "tests/bench/search_peers.h"

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "data/arena.h"
#include "data/search/search_fold.h"
#include "data/search/stem.h"
#include "data/search/tokens.h"

struct peer {
	struct peers *peers;
	const char *name, *table, *tokenizer;
	bool stems;
	size_t least; /* letters of a word that can be asked for */
};

struct peers {
	sqlite3 *db;
	struct stemmer *stemmer;
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

/* The words, stemmed or not, each within the two strings around it; to be freed. */
static char *
rewrite(const struct peer *peer, const char *text, const char *open, const char *close)
{
	struct tokens tokens = {0};
	struct arena arena = {0};
	size_t used = 0;
	char *out = calloc(1, 1);
	tokens_split(&tokens, text, strlen(text));
	for (size_t i = 0; i < tokens.count; i++) {
		const char *word = fold_lower(&arena, text + tokens.items[i].start, tokens.items[i].size);
		size_t size = strlen(word);
		if (fold_letters(word) < peer->least)
			continue;
		if (peer->stems)
			word = stemmer_stem(peer->peers->stemmer, word, &size);
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

/* stemmed(TEXT) in SQL. */
static void
stemmed(sqlite3_context *context, int count, sqlite3_value **values)
{
	const char *text = (const char *)sqlite3_value_text(values[0]);
	(void)count;
	if (text)
		sqlite3_result_text(context, rewrite(sqlite3_user_data(context), text, "", ""), -1, free);
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

static bool
fill(struct peers *peers, const struct peer *peer)
{
	const char *wrap = peer->stems ? "stemmed" : "";
	char *sql = sqlite3_mprintf(
	    "CREATE VIRTUAL TABLE temp.%s USING fts5 (id UNINDEXED, names, aliases, texts, tokenize = '%s');"
	    "INSERT INTO temp.%s SELECT t.name, "
	    "%s((SELECT group_concat(text, ' . ') FROM text WHERE owner = t.id AND slot = 0)), "
	    "%s((SELECT group_concat(words, ' . ') FROM alias WHERE owner = t.id)), "
	    "%s((SELECT group_concat(text, ' . ') FROM text WHERE owner = t.id AND slot > 0)) "
	    "FROM service s JOIN thing t USING (id)", peer->table, peer->tokenizer, peer->table, wrap, wrap,
	    wrap);
	bool done = run(peers, sql);
	sqlite3_free(sql);
	return done;
}

struct peers *
peers_new(const char *catalogue)
{
	struct peers *peers = calloc(1, sizeof *peers);
	if (!peers)
		abort();
	peers->stemmer = stemmer_new("hu");
	bool done = sqlite3_open_v2(catalogue, &peers->db, SQLITE_OPEN_READONLY, NULL) == SQLITE_OK;
	for (size_t i = 0; i < PEERS; i++) {
		peers->of[i] = kinds[i];
		peers->of[i].peers = peers;
	}
	sqlite3_create_function(peers->db, "stemmed", 1, SQLITE_UTF8, &peers->of[2], stemmed, NULL, NULL);
	done = done && run(peers, "PRAGMA temp_store = memory");
	for (size_t i = 0; done && i < PEERS; i++)
		done = fill(peers, &peers->of[i]);
	if (done)
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
	stemmer_free(peers->stemmer);
	free(peers);
}

static size_t
search(void *closure, const char *words, char *ids[QUALITY_DEPTH])
{
	const struct peer *peer = closure;
	char *match = rewrite(peer, words, "\"", "\"");
	char *sql = sqlite3_mprintf("SELECT id FROM temp.%s(?1) ORDER BY bm25(%s, 0, 10, 10, 1) LIMIT %d",
	    peer->table, peer->table, QUALITY_DEPTH);
	sqlite3_stmt *statement = NULL;
	size_t count = 0;
	if (sqlite3_prepare_v2(peer->peers->db, sql, -1, &statement, NULL) == SQLITE_OK && *match) {
		sqlite3_bind_text(statement, 1, match, -1, SQLITE_STATIC);
		while (sqlite3_step(statement) == SQLITE_ROW && count < QUALITY_DEPTH)
			ids[count++] = strdup((const char *)sqlite3_column_text(statement, 0));
	}
	sqlite3_finalize(statement);
	sqlite3_free(sql);
	free(match);
	return count;
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
