/* Finding things in people's own words: which the index (search.db, see search_index.h) says, and what they
 * are called, which the catalogue says. How results are ranked is told in search_rank.c. */
#ifndef SEARCH_H
#define SEARCH_H

#include "data/catalogue.h"
#include "data/limits.h"

#define SEARCH_INDEX_APPLICATION_ID 0x4b4c5a53 /* "KLZS" */
#define SEARCH_INDEX_VERSION        6          /* PRAGMA user_version */

enum search_kind {
	SEARCH_SERVICE,
	SEARCH_DOCUMENT,
	SEARCH_TERM,   /* of the glossary */
	SEARCH_OFFICE,
	SEARCH_MATTER, /* on the official list, without a page of ours */
	SEARCH_SITUATION, /* a life situation, or services that go together in it */
	SEARCH_KINDS,
};

/* Bytes of a string that a word of the query was found in. */
struct search_mark {
	size_t start, size;
};

struct search_hit {
	int64_t id;
	double score;        /* comparable within one answer; more is better */
	struct text name;
	struct text context; /* of a service: its life situation; of a matter: who handles it; of services that go
	                        together: their names; else what or where it is; may be empty */
	int64_t life_event;  /* of a service: that life situation; else 0 */
	size_t bundle;       /* of services that go together: their place in the life situation `id`, from 1; else 0 */
	const char *town;    /* in which alone they can be had; NULL: everywhere, or it is no such hit */
	const char *found;   /* the words in which it was found: the name, an alias, a text; never NULL */
	struct search_mark *marks; /* within `found`, in order, not overlapping */
	size_t mark_count;
	const char *about;   /* the concepts in which it was found, with spaces between; NULL: words */
};

struct search_section {
	struct search_hit *items; /* best first */
	size_t count;
};

struct search_results {
	struct search_section of[SEARCH_KINDS];
	bool weak;           /* what was found fits badly, or nothing was found */
	bool telling;        /* something was asked: not only "where can I" */
	const char *nearest; /* the query in the nearest spelling that is known, without words like "where can
	                        I"; NULL: it is spelt so */
};

struct search;

/* Opens the index of this catalogue read-only and immutable; the catalogue must stay open until search_close.
 * STATUS_ABSENT: no such file; STATUS_UNKNOWN: made of another catalogue, or by another version of the
 * indexer; STATUS_CORRUPT. All but STATUS_ABSENT are reported; *out is set only with STATUS_DONE. */
enum status search_open(struct search **out, const char *path, struct catalogue *);
void search_close(struct search *);

/* Whether anything can be found. Not with NULL, nor with an index that turned out to be damaged while it was
 * searched: that is reported then, and the index given up. */
bool search_works(const struct search *);

/* Whether it was given up because the system failed to read it: it may be opened again. */
bool search_was_unreadable(const struct search *);

/* What people may mean by `words` (any bytes; LIMIT_QUERY of them are read), at most `most` of each kind;
 * what is far from the best is left out. The last word counts as not yet finished unless something follows
 * it. The words may be in any language of the catalogue; the names come in `lang`. Finds nothing where
 * search_works says no; any other status than STATUS_DONE is the catalogue's. */
enum status search_query(struct search *, struct arena *, const char *lang, const char *words,
    size_t most, struct search_results *out);

/* A word of a query, as it is understood; for editors. */
struct search_word {
	const char *word;
	const char *concepts; /* what it means, with spaces between; may be empty */
	double worth;         /* how much it counts; 0: it leads nowhere */
};

/* How search_query understands the words, without those that say nothing. */
enum status search_explain(struct search *, struct arena *, const char *words, struct search_word **out,
    size_t *count);

/* Words of a query, without those that say nothing: which the catalogue has itself, as it spells them, and how many it
 * has not. */
struct search_known {
	const char *words[LIMIT_QUERY_WORDS]; /* in the arena */
	size_t count, others;
};

/* Finds none where search_works says no, or the index is damaged: the next query says so. */
void search_known(struct search *, struct arena *, const char *words, struct search_known *out);

#endif
