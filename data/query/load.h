/* What the families of queries share. Private to libcatalogue. */
#ifndef READER_H
#define READER_H

#include "data/base/list.h"
#include "data/catalogue.h"
#include "data/query/db.h"

struct db *catalogue_db(struct catalogue *);

/* "hu en de" */
const char *catalogue_languages(const struct catalogue *);

/* The language whose sort keys the catalogue has: `lang`, else Hungarian. */
const char *catalogue_order(const struct catalogue *, const char *lang);

/* ------------------------------------------------- names in other queries -- */

/* Joins the name of a thing (`id`: a column) as a pair t, h; NAME_COLUMNS are
 * three columns that name_at reads. Wants :lang. CROSS keeps the planner from walking all texts first. */
#define JOIN_SLOT(id, slot) \
	" CROSS JOIN text h ON h.lang = 'hu' AND h.owner = " id " AND h.slot = " slot \
	" LEFT JOIN text t ON t.lang = :lang AND t.owner = " id " AND t.slot = " slot " "
#define JOIN_NAME(id) JOIN_SLOT(id, "0")
#define NAME_COLUMNS  " coalesce(t.text, h.text), iif(t.text IS NULL, h.spoken, t.spoken), t.text IS NULL "
struct text name_at(struct query *, struct arena *, int column);
/* A text in a column of a catalogue's query, with the values of the day; NULL stays NULL. */
const char *text_at(struct query *, struct arena *, int column, bool *stale);

/* -------------------------------------------------- all texts of one owner -- */

struct owner_texts {
	struct text *items;
	size_t count;
};

/* Every text of an owner, by slot, with its spans. STATUS_ABSENT: it has none. */
enum status owner_texts_load(struct catalogue *, struct arena *, const char *lang, int64_t owner,
    struct owner_texts *out);
/* The text in the slot of a column; NULL or out of range gives an empty one. */
struct text owner_texts_at(const struct owner_texts *, struct query *, int column);

struct conditions {
	struct condition *items;
	size_t count;
};

/* Every condition of an owner, by number. */
enum status conditions_load(struct catalogue *, struct arena *, const char *lang, int64_t owner,
    struct conditions *out);
/* The condition whose number stands in a column; NULL gives "always". */
struct condition condition_at(const struct conditions *, struct query *, int column);

/* The name of the service with out->id; left empty when there is no such service. */
enum status service_name_load(struct catalogue *, struct arena *, const char *lang, struct named *out);

/* Rows of id, name (NAME_COLUMNS), until the end of the query. */
enum status named_rows(struct query *, struct arena *, struct named **items, size_t *count);

#endif
