/* What people typed → the catalogue's words that they may mean. */
#ifndef SEARCH_WORDS_H
#define SEARCH_WORDS_H

#include "data/limits.h"
#include "data/search/index_reader.h"

/* A concept that a word means, and how sure it is. */
struct meaning {
	uint32_t concept;
	float weight;
};

/* A word of the catalogue, or a concept, and how sure it is that it is meant: 1 is what was typed. */
struct way {
	uint32_t word;
	float weight;
};

struct query_word {
	const char *lower, *folded;
	const char *cyrillic; /* folded, if it is Ukrainian in Latin letters; or NULL */
	bool stop;       /* says that something is asked, not what */
	float share;     /* how much it says in its sentence: 1 all that it can */
	bool unfinished; /* the last one, and no space after it */
	const struct meaning *meanings;
	size_t meaning_count;
	struct way *ways; /* by word */
	size_t count;
	uint32_t from, to;   /* of an unfinished word: the words that begin so, before `to` */
	float beginning;     /* how sure these are */
	const char *brief;   /* its folded beginning, when that is too short for all words; or NULL */
	const char *nearest; /* in what spelling it is known; NULL: in this one, or in none */
	float sure;          /* the most that a way of it weighs; 1 if it has a meaning */
	float worth;         /* how much it tells services apart; set by search_rank */
};

struct query_words {
	struct query_word items[LIMIT_QUERY_WORDS];
	size_t count;
	size_t concepts; /* of the index: its first words */
	bool telling;    /* not only words like "where can I" */
};

/* Reads LIMIT_QUERY bytes of `text` at most. Stop words are left out; where there are no others, an unfinished one is
 * read as the beginning of another word. */
enum status query_words_read(struct index_reader *, struct arena *, const char *text,
    struct query_words *out);

/* The query with every word in its nearest known spelling; NULL if nothing changes. */
const char *query_words_nearest(struct arena *, const struct query_words *);

#endif
