/* Life situations, what goes together in them, and the lists of services. */
#include "data/query/load.h"

enum status
catalogue_life_events(struct catalogue *catalogue, struct arena *arena, const char *lang,
    struct life_events *out)
{
	struct list list = {0};
	struct query *query = db_query(catalogue_db(catalogue),
	    "SELECT e.id," NAME_COLUMNS
	    ", (SELECT count(*) FROM life_event_service s WHERE s.life_event = e.id) "
	    "FROM life_event e" JOIN_NAME("e.id") "ORDER BY e.position");
	db_bind_text(query, ":lang", lang);
	while (db_row(query)) {
		struct life_event *event = LIST_ADD(&list, arena, struct life_event);
		event->id = db_int(query, 0);
		event->name = name_at(query, arena, 1);
		event->service_count = (size_t)db_int(query, 4);
	}
	*out = (struct life_events){list.items, list.count};
	return db_end(query);
}

/* Rows of id, name, summary. */
static enum status
service_rows(struct query *query, struct arena *arena, struct service_lines *out)
{
	struct list list = {0};
	while (db_row(query)) {
		struct service_line *line = LIST_ADD(&list, arena, struct service_line);
		line->id = db_int(query, 0);
		line->name = name_at(query, arena, 1);
		line->summary.text = text_at(query, arena, 4, &line->summary.stale);
		line->summary.foreign = db_int(query, 5);
		line->town = db_text(query, arena, 6);
	}
	*out = (struct service_lines){list.items, list.count};
	return db_end(query);
}

#define SUMMARY_COLUMNS(id) ", coalesce(ts.text, hs.text), ts.text IS NULL, " \
	"(SELECT s.town FROM service s WHERE s.id = " id ") "
#define JOIN_SUMMARY(id) \
	"LEFT JOIN text hs ON hs.lang = 'hu' AND hs.owner = " id " AND hs.slot = 1 " \
	"LEFT JOIN text ts ON ts.lang = :lang AND ts.owner = " id " AND ts.slot = 1 "

enum status
catalogue_life_event(struct catalogue *catalogue, struct arena *arena, const char *lang, int64_t id,
    struct text *name, struct service_lines *out)
{
	struct owner_texts texts;
	enum status status = owner_texts_load(catalogue, arena, lang, id, &texts);
	if (status != STATUS_DONE)
		return status;
	*name = texts.items[SLOT_NAME];
	struct query *query = db_query(catalogue_db(catalogue),
	    "SELECT s.service," NAME_COLUMNS SUMMARY_COLUMNS("s.service")
	    "FROM life_event_service s" JOIN_NAME("s.service") JOIN_SUMMARY("s.service")
	    "WHERE s.life_event = :id ORDER BY s.position");
	db_bind_text(query, ":lang", lang);
	db_bind_int(query, ":id", id);
	return service_rows(query, arena, out);
}

enum status
catalogue_services(struct catalogue *catalogue, struct arena *arena, const char *lang,
    struct service_lines *out)
{
	struct query *query = db_query(catalogue_db(catalogue),
	    "SELECT k.owner," NAME_COLUMNS SUMMARY_COLUMNS("k.owner")
	    "FROM sort_key k" JOIN_NAME("k.owner") JOIN_SUMMARY("k.owner")
	    "WHERE k.lang = :order AND k.kind = 'service' ORDER BY k.key, k.owner");
	db_bind_text(query, ":lang", lang);
	db_bind_text(query, ":order", catalogue_order(catalogue, lang));
	return service_rows(query, arena, out);
}

/* Rows of bundle, slot of its name, service, question, option, town. */
static enum status
bundle_rows(struct query *query, struct arena *arena, const struct owner_texts *texts, struct bundles *out)
{
	struct list bundles = {0}, services = {0}, whom = {0};
	int64_t position = -1;
	while (db_row(query)) {
		if (db_int(query, 0) != position) {
			position = db_int(query, 0);
			struct bundle *added = LIST_ADD(&bundles, arena, struct bundle);
			added->position = bundles.count;
			added->name = owner_texts_at(texts, query, 1);
			services = (struct list){0};
			whom = (struct list){0};
		}
		*LIST_ADD(&services, arena, int64_t) = db_int(query, 2);
		*LIST_ADD(&whom, arena, struct bundle_for) =
		    (struct bundle_for){db_int(query, 3), (unsigned)db_int(query, 4)};
		struct bundle *last = (struct bundle *)bundles.items + bundles.count - 1;
		last->services = services.items;
		last->whom = whom.items;
		last->count = services.count;
		if (!last->town)
			last->town = db_text(query, arena, 5);
	}
	*out = (struct bundles){bundles.items, bundles.count};
	return db_end(query);
}

enum status
catalogue_bundles(struct catalogue *catalogue, struct arena *arena, const char *lang,
    int64_t life_event, struct bundles *out)
{
	struct owner_texts texts;
	enum status status = owner_texts_load(catalogue, arena, lang, life_event, &texts);
	if (status != STATUS_DONE)
		return status;
	struct query *query = db_query(catalogue_db(catalogue),
	    "SELECT b.position, b.name_slot, s.service, s.question, s.option, v.town "
	    "FROM bundle b JOIN bundle_service s "
	    "ON s.life_event = b.life_event AND s.bundle = b.position JOIN service v ON v.id = s.service "
	    "WHERE b.life_event = :life_event ORDER BY b.position, s.position");
	db_bind_int(query, ":life_event", life_event);
	return bundle_rows(query, arena, &texts, out);
}
