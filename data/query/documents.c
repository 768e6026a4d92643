/* Evidence types. */
#include "data/query/load.h"

static enum status
load_needed_by(struct catalogue *catalogue, struct arena *arena, const char *lang, int64_t id,
    struct named_list *out)
{
	struct query *query = db_query(catalogue_db(catalogue),
	    "SELECT k.owner," NAME_COLUMNS "FROM sort_key k" JOIN_NAME("k.owner")
	    "WHERE k.lang = :order AND k.kind = 'service' AND k.owner IN "
	    "(SELECT service FROM requirement WHERE document = :id) ORDER BY k.key, k.owner");
	db_bind_text(query, ":lang", lang);
	db_bind_text(query, ":order", catalogue_order(catalogue, lang));
	db_bind_int(query, ":id", id);
	return named_rows(query, arena, &out->items, &out->count);
}

enum status
catalogue_document(struct catalogue *catalogue, struct arena *arena, const char *lang, int64_t id,
    struct document *out)
{
	struct owner_texts texts;
	enum status status = owner_texts_load(catalogue, arena, lang, id, &texts);
	if (status != STATUS_DONE)
		return status;
	struct query *query = db_query(catalogue_db(catalogue),
	    "SELECT 0, 1, looks_slot, from_slot, caution_slot, issued_by, n.number "
	    "FROM document d JOIN thing n ON n.id = d.id WHERE d.id = :id");
	db_bind_int(query, ":id", id);
	bool found = db_row(query);
	if (found)
		*out = (struct document){
			.id = id,
			.name = owner_texts_at(&texts, query, 0),
			.what = owner_texts_at(&texts, query, 1),
			.looks = owner_texts_at(&texts, query, 2),
			.from = owner_texts_at(&texts, query, 3),
			.caution = owner_texts_at(&texts, query, 4),
			.issued_by.id = db_int(query, 5),
			.number = (uint32_t)db_int(query, 6),
		};
	status = db_end(query);
	if (status == STATUS_DONE && !found)
		return STATUS_ABSENT;
	if (status == STATUS_DONE && out->issued_by.id)
		status = service_name_load(catalogue, arena, lang, &out->issued_by);
	if (status == STATUS_DONE)
		status = load_needed_by(catalogue, arena, lang, id, &out->needed_by);
	return status;
}
