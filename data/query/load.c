#include "data/query/load.h"

#include <string.h>

#include "data/limits.h"

struct text
name_at(struct query *query, struct arena *arena, int column)
{
	return (struct text){
		.text = db_text(query, arena, column),
		.spoken = db_text(query, arena, column + 1),
		.foreign = db_int(query, column + 2),
	};
}

enum status
named_rows(struct query *query, struct arena *arena, struct named **items, size_t *count)
{
	struct list list = {0};
	while (db_row(query)) {
		struct named *named = LIST_ADD(&list, arena, struct named);
		named->id = db_int(query, 0);
		named->name = name_at(query, arena, 1);
	}
	*items = list.items;
	*count = list.count;
	return db_end(query);
}

enum status
service_name_load(struct catalogue *catalogue, struct arena *arena, const char *lang, struct named *out)
{
	struct query *query = db_query(catalogue_db(catalogue),
	    "SELECT" NAME_COLUMNS "FROM service s" JOIN_NAME("s.id") "WHERE s.id = :id");
	db_bind_text(query, ":lang", lang);
	db_bind_int(query, ":id", out->id);
	if (db_row(query))
		out->name = name_at(query, arena, 0);
	return db_end(query);
}

/* Reads one language over what is there already. */
static enum status
load_language(struct catalogue *catalogue, struct arena *arena, const char *lang, int64_t owner,
    bool foreign, struct list *texts)
{
	struct query *query = db_query(catalogue_db(catalogue),
	    "SELECT slot, text, spoken FROM text WHERE lang = :lang AND owner = :owner ORDER BY slot");
	db_bind_text(query, ":lang", lang);
	db_bind_int(query, ":owner", owner);
	while (db_row(query)) {
		size_t slot = (size_t)db_int(query, 0);
		if (slot >= LIMIT_SLOTS)
			continue;
		while (texts->count <= slot)
			LIST_ADD(texts, arena, struct text);
		((struct text *)texts->items)[slot] = (struct text){
			.text = db_text(query, arena, 1),
			.spoken = db_text(query, arena, 2),
			.foreign = foreign,
		};
	}
	return db_end(query);
}

static bool
span_fits(const struct text *text, const struct span *span)
{
	size_t size = text->text ? strlen(text->text) : 0;
	if (span->start > size || span->size > size - span->start || !span->size)
		return false;
	const uint8_t *at = (const uint8_t *)text->text + span->start;
	return (*at & 0xc0) != 0x80 && (at[span->size] & 0xc0) != 0x80;
}

/* Spans of the texts that are shown in this language. */
static enum status
load_spans(struct catalogue *catalogue, struct arena *arena, const char *lang, int64_t owner,
    bool foreign, struct owner_texts *texts)
{
	struct list spans = {0};
	size_t slot = SIZE_MAX;
	struct query *query = db_query(catalogue_db(catalogue),
	    "SELECT slot, start, size, term FROM span WHERE lang = :lang AND owner = :owner "
	    "ORDER BY slot, start");
	db_bind_text(query, ":lang", lang);
	db_bind_int(query, ":owner", owner);
	while (db_row(query)) {
		size_t next = (size_t)db_int(query, 0);
		struct span span = {(size_t)db_int(query, 1), (size_t)db_int(query, 2), db_int(query, 3)};
		if (next >= texts->count || texts->items[next].foreign != foreign ||
		    !span_fits(&texts->items[next], &span))
			continue;
		if (next != slot)
			spans = (struct list){0};
		slot = next;
		*LIST_ADD(&spans, arena, struct span) = span;
		texts->items[slot].spans = spans.items;
		texts->items[slot].span_count = spans.count;
	}
	return db_end(query);
}

enum status
owner_texts_load(struct catalogue *catalogue, struct arena *arena, const char *lang, int64_t owner,
    struct owner_texts *out)
{
	bool base = !strcmp(lang, CATALOGUE_BASE_LANGUAGE);
	struct list texts = {0};
	enum status status = load_language(catalogue, arena, CATALOGUE_BASE_LANGUAGE, owner, !base,
	    &texts);
	if (status == STATUS_DONE && !base)
		status = load_language(catalogue, arena, lang, owner, false, &texts);
	*out = (struct owner_texts){texts.items, texts.count};
	if (status == STATUS_DONE)
		status = load_spans(catalogue, arena, CATALOGUE_BASE_LANGUAGE, owner, !base, out);
	if (status == STATUS_DONE && !base)
		status = load_spans(catalogue, arena, lang, owner, false, out);
	return status == STATUS_DONE && !out->count ? STATUS_ABSENT : status;
}

struct text
owner_texts_at(const struct owner_texts *texts, struct query *query, int column)
{
	if (db_is_null(query, column))
		return (struct text){0};
	uint64_t slot = (uint64_t)db_int(query, column);
	return slot < texts->count ? texts->items[slot] : (struct text){0};
}

enum status
conditions_load(struct catalogue *catalogue, struct arena *arena, const char *lang, int64_t owner,
    struct conditions *out)
{
	struct list conditions = {0}, clauses = {0}, terms = {0};
	int64_t clause = -1;
	struct query *query = db_query(catalogue_db(catalogue),
	    "SELECT c.condition, c.clause, c.question, c.option," NAME_COLUMNS
	    "FROM condition c JOIN option o ON o.question = c.question AND o.position = c.option"
	    JOIN_SLOT("c.question", "o.case_slot")
	    "WHERE c.owner = :owner ORDER BY c.condition, c.clause, c.question, c.option");
	db_bind_text(query, ":lang", lang);
	db_bind_int(query, ":owner", owner);
	while (db_row(query)) {
		uint64_t number = (uint64_t)db_int(query, 0);
		if (number > conditions.count) /* numbers are dense */
			break;
		if (number == conditions.count) {
			LIST_ADD(&conditions, arena, struct condition);
			clauses = (struct list){0};
			clause = -1;
		}
		if (db_int(query, 1) != clause) {
			LIST_ADD(&clauses, arena, struct clause);
			terms = (struct list){0};
			clause = db_int(query, 1);
		}
		*LIST_ADD(&terms, arena, struct condition_term) =
		    (struct condition_term){db_int(query, 2), (unsigned)db_int(query, 3),
			name_at(query, arena, 4)};
		((struct clause *)clauses.items)[clauses.count - 1] =
		    (struct clause){terms.items, terms.count};
		((struct condition *)conditions.items)[conditions.count - 1] =
		    (struct condition){clauses.items, clauses.count};
	}
	*out = (struct conditions){conditions.items, conditions.count};
	return db_end(query);
}

struct condition
condition_at(const struct conditions *conditions, struct query *query, int column)
{
	if (db_is_null(query, column))
		return (struct condition){0};
	uint64_t number = (uint64_t)db_int(query, column);
	return number < conditions->count ? conditions->items[number] : (struct condition){0};
}
