#include "data/query/load.h"

#include <string.h>

#include "data/limits.h"
#include "data/query/amounts.h"

/* As text_at; *put gets where values were put in. */
static const char *
filled_at(struct query *query, struct arena *arena, int column, struct list *put, bool *stale)
{
	const char *text = db_text(query, arena, column);
	const char *filled = text ? amounts_fill(db_context(query), arena, text, put, stale) : NULL;
	if (text && !filled)
		db_reject(query, "a text names an amount that there is not");
	return filled;
}

const char *
text_at(struct query *query, struct arena *arena, int column, bool *stale)
{
	return filled_at(query, arena, column, NULL, stale);
}

struct text
name_at(struct query *query, struct arena *arena, int column)
{
	struct text text = {.foreign = db_int(query, column + 2)};
	text.text = text_at(query, arena, column, &text.stale);
	text.spoken = text_at(query, arena, column + 1, &text.stale);
	return text;
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

/* The texts of an owner that are being read. */
struct texts_reading {
	struct catalogue *catalogue;
	struct arena *arena;
	int64_t owner;
	struct list texts; /* struct text, by slot */
	struct list put;   /* struct slot_put */
};

/* A value in the text of a slot, and whether that text is in another language than was asked for. */
struct slot_put {
	size_t slot;
	bool foreign;
	struct put_in at;
};

static struct query *
query_of(const struct texts_reading *r, const char *sql, const char *lang)
{
	struct query *query = db_query(catalogue_db(r->catalogue), sql);
	db_bind_text(query, ":lang", lang);
	db_bind_int(query, ":owner", r->owner);
	return query;
}

static void
read_text(struct texts_reading *r, struct query *query, size_t slot, bool foreign)
{
	struct list put = {0};
	struct text text = {.foreign = foreign};
	text.text = filled_at(query, r->arena, 1, &put, &text.stale);
	text.spoken = text_at(query, r->arena, 2, &text.stale);
	((struct text *)r->texts.items)[slot] = text;
	for (size_t i = 0; i < put.count; i++)
		*LIST_ADD(&r->put, r->arena, struct slot_put) =
		    (struct slot_put){slot, foreign, ((const struct put_in *)put.items)[i]};
}

/* Reads one language over what is there already. */
static enum status
load_language(struct texts_reading *r, const char *lang, bool foreign)
{
	struct query *query = query_of(r,
	    "SELECT slot, text, spoken FROM text WHERE lang = :lang AND owner = :owner ORDER BY slot", lang);
	while (db_row(query)) {
		size_t slot = (size_t)db_int(query, 0);
		if (slot >= LIMIT_SLOTS)
			continue;
		while (r->texts.count <= slot)
			LIST_ADD(&r->texts, r->arena, struct text);
		read_text(r, query, slot, foreign);
	}
	return db_end(query);
}

/* Where in the text with its values what stood at that byte stands now. */
static size_t
moved(const struct texts_reading *r, size_t slot, bool foreign, size_t start)
{
	const struct slot_put *put = r->put.items;
	size_t moved = start;
	for (size_t i = 0; i < r->put.count; i++)
		if (put[i].slot == slot && put[i].foreign == foreign && put[i].at.start < start)
			moved += put[i].at.new_size - put[i].at.size;
	return moved;
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
load_spans(struct texts_reading *r, const char *lang, bool foreign)
{
	struct text *texts = r->texts.items;
	struct list spans = {0};
	size_t slot = SIZE_MAX;
	struct query *query = query_of(r,
	    "SELECT slot, start, size, term FROM span WHERE lang = :lang AND owner = :owner "
	    "ORDER BY slot, start", lang);
	while (db_row(query)) {
		size_t next = (size_t)db_int(query, 0);
		struct span span = {moved(r, next, foreign, (size_t)db_int(query, 1)), (size_t)db_int(query, 2),
			db_int(query, 3)};
		if (next >= r->texts.count || texts[next].foreign != foreign || !span_fits(&texts[next], &span))
			continue;
		if (next != slot)
			spans = (struct list){0};
		slot = next;
		*LIST_ADD(&spans, r->arena, struct span) = span;
		texts[slot].spans = spans.items;
		texts[slot].span_count = spans.count;
	}
	return db_end(query);
}

enum status
owner_texts_load(struct catalogue *catalogue, struct arena *arena, const char *lang, int64_t owner,
    struct owner_texts *out)
{
	bool base = !strcmp(lang, CATALOGUE_BASE_LANGUAGE);
	struct texts_reading r = {.catalogue = catalogue, .arena = arena, .owner = owner};
	enum status status = load_language(&r, CATALOGUE_BASE_LANGUAGE, !base);
	if (status == STATUS_DONE && !base)
		status = load_language(&r, lang, false);
	if (status == STATUS_DONE)
		status = load_spans(&r, CATALOGUE_BASE_LANGUAGE, !base);
	if (status == STATUS_DONE && !base)
		status = load_spans(&r, lang, false);
	*out = (struct owner_texts){r.texts.items, r.texts.count};
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
