/* Matters on the official list. */
#include "data/query/load.h"

static struct matter
matter_at(struct query *query, struct arena *arena, int64_t id)
{
	return (struct matter){
		.id = id,
		.title = db_text(query, arena, 0),
		.as_of = db_text(query, arena, 1),
		.service.id = db_int(query, 2),
		.authority = {db_int(query, 3), name_at(query, arena, 6)},
		.phone = db_text(query, arena, 4),
		.office_kind = db_int(query, 5),
	};
}

static enum status
load_office_kind(struct catalogue *catalogue, struct arena *arena, const char *lang, struct matter *out)
{
	struct query *query = db_query(catalogue_db(catalogue),
	    "SELECT k.id," NAME_COLUMNS ", (SELECT count(*) FROM office o WHERE o.kind = k.id) "
	    "FROM office_kind k" JOIN_SLOT("k.id", "1") "WHERE k.id = :id");
	db_bind_text(query, ":lang", lang);
	db_bind_int(query, ":id", out->office_kind);
	if (db_row(query)) {
		out->office_kind_where = name_at(query, arena, 1);
		out->office_count = (size_t)db_int(query, 4);
	}
	return db_end(query);
}

enum status
catalogue_matter(struct catalogue *catalogue, struct arena *arena, const char *lang, int64_t id,
    struct matter *out)
{
	struct owner_texts texts;
	enum status status = owner_texts_load(catalogue, arena, lang, id, &texts);
	if (status != STATUS_DONE)
		return status;
	struct query *query = db_query(catalogue_db(catalogue),
	    "SELECT m.title, m.as_of, m.service, m.authority, a.phone, a.office_kind," NAME_COLUMNS
	    "FROM matter m JOIN authority a ON a.id = m.authority" JOIN_NAME("m.authority")
	    "WHERE m.id = :id");
	db_bind_text(query, ":lang", lang);
	db_bind_int(query, ":id", id);
	bool found = db_row(query);
	if (found)
		*out = matter_at(query, arena, id);
	status = db_end(query);
	if (status == STATUS_DONE && !found)
		return STATUS_ABSENT;
	out->name = texts.items[SLOT_NAME];
	if (texts.count > SLOT_SUMMARY)
		out->ask = texts.items[SLOT_SUMMARY];
	if (status == STATUS_DONE && out->service.id)
		status = service_name_load(catalogue, arena, lang, &out->service);
	if (status == STATUS_DONE && out->office_kind)
		status = load_office_kind(catalogue, arena, lang, out);
	return status;
}
