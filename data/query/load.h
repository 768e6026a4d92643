/* What loads share: who the owner is, its names and texts, and the cards of others. Private to libcatalogue. */
#ifndef LOAD_H
#define LOAD_H

#include "data/query/catalogue_parts.h"
#include "data/query/rows.h"

/* The language whose order and texts the catalogue has: `lang`, else Hungarian. */
const char *load_order(const struct catalogue *, const char *lang);

/* ----------------------------------------------------------------- beginning -- */

/* Who a thing is. */
struct card {
	int64_t id;
	const char *editors_name;
	uint32_t number; /* permanent; 0: things of its kind have none */
	struct text name, summary;
	/* From its own row, by its kind; else empty. */
	int64_t issued_by;        /* document */
	bool is_visitor;          /* person */
	const char *town;         /* service */
	int64_t home;             /* service: its life situation */
	int64_t authority;        /* matter */
	const char *phone;        /* authority */
	int64_t office_kind;      /* authority */
	size_t offices, services; /* office kind; life situation */
	const char *legal_basis;  /* remedy */
	size_t position;          /* life situation */
	const unsigned char *key; /* by which names are ordered; empty when its kind is not */
	size_t key_size;
};

/* Begins the load of a thing: its row in table thing, which *out (may be NULL) gets. STATUS_ABSENT: there is none
 * such. */
void load_begin(struct load *, struct catalogue *, struct arena *, const char *lang, enum thing, int64_t id,
    struct card *out);
/* The same for a thing of any kind, which is returned. */
enum thing load_begin_any(struct load *, struct catalogue *, struct arena *, const char *lang, int64_t id,
    struct card *out);
/* The row in the table of its kind, which is there; must be followed by load_head_end. */
struct rows load_head(struct load *, enum thing);
void load_head_end(struct rows *);

/* Begins the load of a list: of rows that are nobody's. */
void load_begin_list(struct load *, struct catalogue *, struct arena *, const char *lang, const char *list,
    int64_t number);

/* The ids of all things of a kind, in the order of their editors' names. */
void load_kind(struct load *, enum thing, int64_t **ids, size_t *count);

/* ------------------------------------------------------------ names and texts -- */

/* The name of any thing, in the language of the load. */
struct text load_name(struct load *, int64_t id);
/* Name, summary and key. */
void load_names(struct load *, int64_t id, struct card *out);
/* A text of any thing as it was written in one language of the catalogue; NULL: there is none. */
const char *load_written(struct load *, const char *lang, int64_t id, size_t slot);
/* The words of an alias of any thing; NULL: there is none. */
const char *load_alias(struct load *, int64_t id, int64_t position);
/* Another thing, which must be there. */
void load_card(struct load *, enum thing, int64_t id, struct card *out);
/* Without its names. */
void load_facts(struct load *, enum thing, int64_t id, struct card *out);
/* The one that a column names; empty for NULL. */
struct card rows_card(struct rows *, unsigned column, enum thing);
struct named rows_named(struct rows *, unsigned column);

/* The names and all texts of the owner, with their spans, in load->texts. */
void load_texts(struct load *, struct card *out);
/* Its conditions, in load->conditions. */
void load_conditions(struct load *);

/* Sources of the owner. */
void load_sources(struct load *, struct source **out, size_t *count);

/* Sorts what begins with a card: by key, then by id. */
void cards_sort(void *items, size_t count, size_t size);

#endif
