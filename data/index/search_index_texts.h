/* What the index knows of the catalogue's texts: which passages each owner has, as words. */
#ifndef SEARCH_INDEX_TEXTS_H
#define SEARCH_INDEX_TEXTS_H

#include "data/catalogue.h"
#include "data/search.h"
#include "data/search/index_format.h"
#include "data/index/search_index_concepts.h"

/* A passage among `stream`: these numbers, then the positions of its words, each followed by those of the
 * concepts that it means. */
enum {
	PASSAGE_FIELD,
	PASSAGE_PLACE,
	PASSAGE_LANGUAGE, /* by its place in the catalogue's list */
	PASSAGE_NUMBER,   /* slot or position */
	PASSAGE_HIGH,     /* upper and lower half of the thing that has it, when it is another's */
	PASSAGE_LOW,
	PASSAGE_WORDS, /* positions that follow */
	PASSAGE_HEAD,
};

struct index_owner {
	int64_t thing;
	int64_t bundle; /* of a life situation: which of its bundles, from 1; 0: all of it */
	size_t start, end; /* of its passages among `stream` */
};

struct index_texts {
	struct index_words words;
	struct index_concepts concepts;
	struct index_owner *owners; /* kind after kind */
	size_t owner_count, owner_room;
	size_t first[SEARCH_KINDS + 1]; /* owner of each kind; then their number */
	uint32_t *stream;
	size_t used, room;
};

/* Reads all that can be found. go_on as in search_index_build. */
enum status index_texts_read(struct catalogue *, struct index_texts *, bool (*go_on)(void *),
    void *closure);
void index_texts_free(struct index_texts *);

#endif
