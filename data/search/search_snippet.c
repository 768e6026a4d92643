#include "data/search/search_snippet.h"

#include <string.h>

#include "data/query/load.h"
#include "data/search/tokens.h"

/* Rows of one name, or none. */
static enum status
one_name(struct query *query, struct arena *arena, const char *lang, int64_t id, struct text *out)
{
	db_bind_text(query, ":lang", lang);
	db_bind_int(query, ":id", id);
	if (db_row(query))
		*out = name_at(query, arena, 0);
	return db_end(query);
}

static enum status
read_context(struct catalogue *catalogue, struct arena *arena, const char *lang, enum search_kind kind,
    int64_t id, struct text *out)
{
	struct db *db = catalogue_db(catalogue);
	struct query *query = NULL;
	if (kind == SEARCH_SERVICE)
		query = db_query(db, "SELECT" NAME_COLUMNS "FROM life_event_service s" JOIN_NAME("s.life_event")
		    "WHERE s.service = :id AND s.home = 1 LIMIT 1");
	else if (kind == SEARCH_OFFICE)
		query = db_query(db, "SELECT" NAME_COLUMNS "FROM office o" JOIN_SLOT("o.id", "o.address_slot")
		    "WHERE o.id = :id");
	else if (kind == SEARCH_MATTER)
		query = db_query(db, "SELECT" NAME_COLUMNS "FROM matter m" JOIN_NAME("m.authority")
		    "WHERE m.id = :id");
	else
		query = db_query(db, "SELECT" NAME_COLUMNS "FROM (SELECT 1) d" JOIN_SLOT(":id", "1"));
	return one_name(query, arena, lang, id, out);
}

/* The text of a passage; NULL if the catalogue has none such. */
static enum status
read_passage(struct catalogue *catalogue, struct arena *arena, const struct ranked *ranked,
    const char **out)
{
	const struct passage *passage = &ranked->best;
	bool stale; /* nobody asks of a result */
	bool alias = passage->place == PLACE_ALIAS || passage->place == PLACE_OTHER_ALIAS;
	struct db *db = catalogue_db(catalogue);
	struct query *query = alias
	    ? db_query(db, "SELECT words FROM alias WHERE owner = :owner AND position = :number")
	    : db_query(db, "SELECT text FROM text WHERE owner = :owner AND slot = :number AND lang = :lang");
	const char *languages = catalogue_languages(catalogue);
	if (!alias && passage->language * 3 + 2 > strlen(languages))
		return STATUS_DONE;
	db_bind_int(query, ":owner", passage->place >= PLACE_OTHER_TEXT ? passage->other : ranked->thing);
	db_bind_int(query, ":number", passage->number);
	if (!alias)
		db_bind_text(query, ":lang", arena_strndup(arena, languages + passage->language * 3, 2));
	if (db_row(query))
		*out = text_at(query, arena, 0, &stale);
	return db_end(query);
}

/* Marks the words that were meant, or what they mean; the passage's words are those of the text, in order. */
static void
mark(struct arena *arena, const struct query_words *words, const struct passage *passage,
    struct search_hit *hit)
{
	struct tokens tokens = {0};
	struct varints in = passage->words;
	tokens_split(&tokens, hit->found, strlen(hit->found));
	hit->marks = arena_array(arena, tokens.count, sizeof *hit->marks);
	for (size_t next = 0, marked = 0; in.at < in.end;) {
		uint32_t word = (uint32_t)varint(&in);
		next += word >= words->concepts;
		if (!next || next > tokens.count || marked == next || !query_words_mean(words, word))
			continue;
		marked = next;
		hit->marks[hit->mark_count++] =
		    (struct search_mark){tokens.items[next - 1].start, tokens.items[next - 1].size};
	}
	tokens_free(&tokens);
}

enum status
search_snippet(struct catalogue *catalogue, struct arena *arena, const char *lang, enum search_kind kind,
    const struct query_words *words, const struct ranked *ranked, struct search_hit *out)
{
	*out = (struct search_hit){.id = ranked->thing, .score = ranked->score};
	enum status status = one_name(db_query(catalogue_db(catalogue),
	    "SELECT" NAME_COLUMNS "FROM (SELECT 1) d" JOIN_NAME(":id")), arena, lang, ranked->thing, &out->name);
	if (status == STATUS_DONE)
		status = read_context(catalogue, arena, lang, kind, ranked->thing, &out->context);
	if (status == STATUS_DONE && ranked->best.count && ranked->best.field != FIELD_ABOUT)
		status = read_passage(catalogue, arena, ranked, &out->found);
	if (status == STATUS_DONE && out->found)
		mark(arena, words, &ranked->best, out);
	if (!out->name.text)
		out->name.text = "";
	if (!out->found)
		out->found = out->name.text;
	return status;
}
