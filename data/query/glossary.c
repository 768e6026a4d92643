/* Terms in plain words. */
#include "data/query/load.h"

enum status
catalogue_term(struct catalogue *catalogue, struct arena *arena, const char *lang, int64_t id,
    struct term *out)
{
	struct owner_texts texts;
	enum status status = owner_texts_load(catalogue, arena, lang, id, &texts);
	if (status != STATUS_DONE)
		return status;
	*out = (struct term){.id = id, .term = texts.items[SLOT_NAME]};
	if (texts.count > SLOT_SUMMARY)
		out->plain = texts.items[SLOT_SUMMARY];
	return STATUS_DONE;
}

enum status
catalogue_terms(struct catalogue *catalogue, struct arena *arena, const char *lang,
    struct named_list *out)
{
	struct query *query = db_query(catalogue_db(catalogue),
	    "SELECT k.owner," NAME_COLUMNS "FROM sort_key k" JOIN_NAME("k.owner")
	    "WHERE k.lang = :order AND k.kind = 'term' ORDER BY k.key, k.owner");
	db_bind_text(query, ":lang", lang);
	db_bind_text(query, ":order", catalogue_order(catalogue, lang));
	return named_rows(query, arena, &out->items, &out->count);
}
