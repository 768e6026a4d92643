/* An open search.db. Nothing in it is trusted: what does not fit is STATUS_CORRUPT, reported. */
#ifndef SEARCH_STORE_H
#define SEARCH_STORE_H

#include "data/query/db.h"
#include "data/search.h"
#include "data/search/search_fold.h"
#include "data/search/concepts.h"
#include "data/search/index_format.h"

struct index_reader {
	struct db *db;
	uint32_t words; /* all; the first ones are concepts */
	struct concepts concepts;
	size_t forms; /* that lead to them */
	uint32_t first[SEARCH_KINDS + 1]; /* owner of each kind; then their number */
	struct fold_stemmers *stemmers;
};

/* Statuses as of search_open; STATUS_UNKNOWN is not reported when `quiet`. *out is set only with STATUS_DONE. */
enum status index_reader_open(struct index_reader **out, const char *path, const char *content_id, bool quiet);
void index_reader_close(struct index_reader *);

/* What the rows of meta but that of its seal add up to. */
enum status index_meta_seal(struct db *, int64_t *out);
/* The key of a row of brief. */
void index_brief_key(const char *prefix, unsigned kind, char key[SEARCH_BRIEF_KEY]);

/* Reports that the index is damaged. */
enum status index_reader_corrupt(const struct index_reader *, const char *what);

/* Reads the concepts and what leads to them; after index_reader_open, before anything is looked for. */
enum status index_reader_concepts(struct index_reader *);

/* Calls `take` for every owner of the words from `from` to before `to`. */
enum status index_reader_owners(struct index_reader *, uint32_t from, uint32_t to,
    void (*take)(void *, uint32_t word, uint32_t owner, enum search_field), void *closure);

/* How the word is spelt, in lower case, or what the concept is called; STATUS_CORRUPT if there is none. */
enum status index_reader_word(struct index_reader *, struct arena *, uint32_t word, const char **out);

/* The owners of a kind that have a word beginning so in a name or alias, best first. */
enum status index_reader_brief(struct index_reader *, struct arena *, const char *prefix,
    enum search_kind, uint32_t **owners, size_t *count);

/* What can be found. */
struct index_owner_row {
	int64_t thing;
	size_t bundle; /* of a life situation: which of its bundles, from 1; 0: all of it */
	struct varints texts; /* its passages */
};

enum status index_reader_owner(struct index_reader *, struct arena *, uint32_t owner, struct index_owner_row *out);

/* A passage, read from an owner's texts. */
struct passage {
	enum search_field field;
	enum search_place place;
	size_t language;
	int64_t number; /* slot or position */
	int64_t other;  /* thing, of PLACE_OTHER_* */
	size_t content; /* words that are not stop words */
	size_t count;
	struct varints words; /* each followed by the concepts that it means; FIELD_ABOUT: concepts only */
};

/* The next one, and moves past it; false at the end, and where it is damaged (`bad` is set). */
bool index_reader_passage(struct varints *texts, struct passage *);

/* ------------------------------------------------------------------ lexicon -- */

/* Keys in order. */
struct lexicon {
	struct index_reader *store;
	struct query *query;
	struct varints block;
	char start[FOLD_SIZE + 1], next[FOLD_SIZE + 1]; /* what is looked for; with what the next block begins, "": nothing */
	char key[FOLD_SIZE + 1];
	size_t size;
	struct varints words;
	bool begun, corrupt;
};

/* Begins at a key that is not after `key`. */
void lexicon_start(struct lexicon *, struct index_reader *, const char *key);
/* False at the end. */
bool lexicon_next(struct lexicon *);
/* Must end every walk. */
enum status lexicon_end(struct lexicon *);
/* The next word of the key, *word being the one before (0 at first); false after the last. */
bool lexicon_word(struct lexicon *, uint32_t *word, enum search_how *how);

#endif
