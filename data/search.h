/* Finding things in people's own words: part of the catalogue's queries, over an index of its own
 * (search.db, see search_index.h). How results are ranked is told in search.c. */
#ifndef SEARCH_H
#define SEARCH_H

#include "data/catalogue.h"

enum search_kind {
	SEARCH_SERVICE,
	SEARCH_DOCUMENT,
	SEARCH_TERM,   /* of the glossary */
	SEARCH_OFFICE,
	SEARCH_MATTER, /* on the official list, without a page of ours */
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
	struct text context; /* of a service: its life situation; of a matter: who handles it; else what or where
	                        it is; may be empty */
	const char *found;   /* the words in which it was found: the name, an alias, a text; never NULL */
	struct search_mark *marks; /* within `found`, in order, not overlapping */
	size_t mark_count;
};

struct search_section {
	struct search_hit *items; /* best first */
	size_t count;
};

struct search_results {
	struct search_section of[SEARCH_KINDS];
	const char *nearest; /* the query in the nearest spelling that is known, without words like "where can
	                        I"; NULL: it is spelt so */
};

/* Opens the index read-only and immutable beside the catalogue. STATUS_ABSENT: no such file;
 * STATUS_UNKNOWN: made of another catalogue, or by another version of the indexer; STATUS_CORRUPT.
 * All but STATUS_ABSENT are reported. Without an index catalogue_search finds nothing. One that turns out
 * to be damaged while searching is reported and given up: from then on there is none. */
enum status catalogue_attach_index(struct catalogue *, const char *path);
bool catalogue_has_index(const struct catalogue *);

/* What people may mean by `words` (any bytes; LIMIT_QUERY of them are read), at most `most` of each kind;
 * what is far from the best is left out. The last word counts as not yet finished unless something follows
 * it. The words may be in any language of the catalogue; the
 * names come in `lang`. */
enum status catalogue_search(struct catalogue *, struct arena *, const char *lang, const char *words,
    size_t most, struct search_results *out);

#endif
