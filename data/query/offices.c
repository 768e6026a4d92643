/* Contact points. */
#include "data/query/load.h"

static enum status
load_openings(struct catalogue *catalogue, struct arena *arena, struct office *office)
{
	struct list list = {0};
	struct query *query = db_query(catalogue_db(catalogue),
	    "SELECT day, opens, closes FROM opening WHERE office = :office ORDER BY day, opens");
	db_bind_int(query, ":office", office->id);
	while (db_row(query))
		*LIST_ADD(&list, arena, struct opening) = (struct opening){
			(unsigned)db_int(query, 0), (unsigned)db_int(query, 1), (unsigned)db_int(query, 2)};
	office->openings = list.items;
	office->opening_count = list.count;
	return db_end(query);
}

static struct office
office_at(struct query *query, struct arena *arena, const struct owner_texts *texts, int64_t id)
{
	return (struct office){
		.id = id,
		.name = texts->items[SLOT_NAME],
		.county = owner_texts_at(texts, query, 0),
		.city = owner_texts_at(texts, query, 1),
		.address = owner_texts_at(texts, query, 2),
		.phone = owner_texts_at(texts, query, 3),
		.email = owner_texts_at(texts, query, 4),
		.booking = owner_texts_at(texts, query, 5),
		.note = owner_texts_at(texts, query, 6),
		.ticket = owner_texts_at(texts, query, 7),
		.hours_as_of = db_text(query, arena, 8),
		.as_of = db_text(query, arena, 9),
		.kind = {db_int(query, 10), name_at(query, arena, 11)},
	};
}

enum status
catalogue_office(struct catalogue *catalogue, struct arena *arena, const char *lang, int64_t id,
    struct office *out)
{
	struct owner_texts texts;
	enum status status = owner_texts_load(catalogue, arena, lang, id, &texts);
	if (status != STATUS_DONE)
		return status;
	struct query *query = db_query(catalogue_db(catalogue),
	    "SELECT o.county_slot, o.city_slot, o.address_slot, o.phone_slot, o.email_slot, "
	    "o.booking_slot, o.note_slot, o.ticket_slot, o.hours_as_of, o.as_of, o.kind," NAME_COLUMNS
	    "FROM office o" JOIN_NAME("o.kind") "WHERE o.id = :id");
	db_bind_text(query, ":lang", lang);
	db_bind_int(query, ":id", id);
	bool found = db_row(query);
	if (found)
		*out = office_at(query, arena, &texts, id);
	status = db_end(query);
	if (status == STATUS_DONE && !found)
		return STATUS_ABSENT;
	return status == STATUS_DONE ? load_openings(catalogue, arena, out) : status;
}

enum status
catalogue_offices(struct catalogue *catalogue, struct arena *arena, const char *lang, int64_t kind,
    struct text *name, struct office_lines *out)
{
	struct list list = {0};
	struct owner_texts texts;
	enum status status = owner_texts_load(catalogue, arena, lang, kind, &texts);
	if (status != STATUS_DONE)
		return status;
	*name = texts.items[SLOT_NAME];
	struct query *query = db_query(catalogue_db(catalogue),
	    "SELECT o.id," NAME_COLUMNS ", a.text FROM sort_key k JOIN office o ON o.id = k.owner"
	    JOIN_NAME("o.id")
	    "LEFT JOIN text a ON a.lang = 'hu' AND a.owner = o.id AND a.slot = o.address_slot "
	    "WHERE k.lang = :order AND k.kind = 'office' AND o.kind = :kind ORDER BY k.key, k.owner");
	db_bind_text(query, ":lang", lang);
	db_bind_text(query, ":order", catalogue_order(catalogue, lang));
	db_bind_int(query, ":kind", kind);
	while (db_row(query)) {
		struct office_line *line = LIST_ADD(&list, arena, struct office_line);
		line->id = db_int(query, 0);
		line->name = name_at(query, arena, 1);
		line->address.text = db_text(query, arena, 4);
	}
	*out = (struct office_lines){list.items, list.count};
	return db_end(query);
}
