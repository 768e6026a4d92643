/* A build under way: the checked sources, and the rows that they become. */
#ifndef BUILDER_H
#define BUILDER_H

#include "data/base/list.h"
#include "data/editor/build/replica_rows.h"
#include "data/editor/lint/check.h"

/* A text where visitors find it. */
struct placed {
	int64_t owner;
	unsigned slot;
	const struct node *node;
	const struct entry *entry; /* that owns it */
};

/* By which the name of a thing is ordered. */
struct sort_key {
	int64_t owner;
	const struct blob *key;
};

/* Whether a language has translations, or is Hungarian. By index, Hungarian first. */
enum { ALL_LANGUAGES = LANGUAGES + 1 };

struct builder {
	struct sources *sources;
	struct messages *texts;
	struct replica_rows rows;
	struct arena arena;
	struct placed *placed;
	size_t placed_count, placed_room;
	struct list keys[ALL_LANGUAGES]; /* struct sort_key, by owner */
};

/* Each adds rows for its part of the sources. */
void build_registers(struct builder *);
void build_services(struct builder *);
void build_order(struct builder *); /* sort keys and services of life situations */
void build_az(struct builder *);    /* the A–Z list */
void build_texts(struct builder *); /* last: the others place texts */

/* Once rows are sorted: what they add up to, see "Seals" in schema.sql. */
void build_seals_of_things(struct builder *);
void build_seals_of_texts(struct builder *);
void build_seal_of_meta(struct builder *);

/* The spelling by which an entry is sorted in a language, by index. */
const char *builder_spelling(const struct builder *, const struct entry *, size_t language);

/* How the name of a thing is ordered in a language; NULL: things of its kind are not. */
const struct blob *builder_key(const struct builder *, size_t language, int64_t owner);

/* Places a text. */
void builder_place(struct builder *, const struct entry *owner, unsigned slot, const struct node *);

/* The number of the entry that a map refers to under a key, or ROW_NULL. */
int64_t builder_reference(const struct builder *, const struct node *map, const char *key, enum kind);
/* The slot of the text under a key, or ROW_NULL. */
int64_t builder_slot(const struct node *map, const char *key);
/* The number under a key, or ROW_NULL. */
int64_t builder_number(const struct node *map, const char *key);

/* Adds condition rows for a `when` and returns its number, *next at first; ROW_NULL when
 * there is none. `scope` is the service in whose words it is written, or NULL;
 * `acting_for` an option of `kinek` that every clause requires too, or NULL. */
int64_t builder_condition(struct builder *, const struct entry *owner, int64_t *next,
    const struct node *when, const struct entry *scope, const char *acting_for);

/* The aliases of what stands in an entry, from a position of the owner's on; returns where others go on. */
int64_t builder_aliases_of(struct builder *, int64_t owner, const struct node *named, int64_t position);
/* Alias, concept and source rows of an entry. */
void builder_aliases(struct builder *, const struct entry *);
void builder_concepts(struct builder *, const struct entry *);
void builder_sources(struct builder *, const struct entry *);

const char *builder_language(const struct builder *, size_t index); /* NULL: none */
/* The text in a language, or NULL. */
const char *builder_text(const struct builder *, size_t index, const struct node *);

#endif
