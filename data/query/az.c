/* The A–Z list: read letter by letter, never as a whole. */
#include "data/query/load.h"

enum status
catalogue_az_letters(struct catalogue *catalogue, struct arena *arena, const char *lang,
    struct az_letters *out)
{
	struct list list = {0};
	struct query *query = db_query(catalogue_db(catalogue),
	    "SELECT letter, name, lines FROM az_letter WHERE lang = :order ORDER BY letter");
	db_bind_text(query, ":order", catalogue_order(catalogue, lang));
	while (db_row(query))
		*LIST_ADD(&list, arena, struct az_letter) = (struct az_letter){
			db_int(query, 0), db_text(query, arena, 1), (size_t)db_int(query, 2)};
	*out = (struct az_letters){list.items, list.count};
	return db_end(query);
}

/* The line at the row of catalogue_az. */
static struct az_line
line_at(struct query *query, struct arena *arena)
{
	struct text name = name_at(query, arena, 4);
	struct az_line line = {.id = db_int(query, 0), .is_service = db_int(query, 1), .name = name};
	const char *alias = db_text(query, arena, 3);
	if (alias)
		line.name = (struct text){.text = alias};
	if (alias || db_int(query, 2) != line.id)
		line.see = name_at(query, arena, 7);
	return line;
}

enum status
catalogue_az(struct catalogue *catalogue, struct arena *arena, const char *lang, int64_t letter,
    size_t offset, size_t most, struct az_lines *out)
{
	struct list list = {0};
	struct query *query = db_query(catalogue_db(catalogue),
	    "SELECT z.target, s.id IS NOT NULL, z.named, a.words," NAME_COLUMNS
	    ", coalesce(u.text, g.text), iif(u.text IS NULL, g.spoken, u.spoken), u.text IS NULL "
	    "FROM (SELECT * FROM az WHERE lang = :order AND letter = :letter ORDER BY key, target "
	    "LIMIT :most OFFSET :offset) z"
	    JOIN_NAME("z.named")
	    "LEFT JOIN alias a ON a.owner = z.named AND a.position = z.alias "
	    "LEFT JOIN service s ON s.id = z.target "
	    "LEFT JOIN text g ON g.lang = 'hu' AND g.owner = z.target AND g.slot = 0 "
	    "LEFT JOIN text u ON u.lang = :lang AND u.owner = z.target AND u.slot = 0 "
	    "ORDER BY z.key, z.target");
	db_bind_text(query, ":lang", lang);
	db_bind_text(query, ":order", catalogue_order(catalogue, lang));
	db_bind_int(query, ":letter", letter);
	db_bind_int(query, ":offset", (int64_t)offset);
	db_bind_int(query, ":most", (int64_t)most);
	while (db_row(query))
		*LIST_ADD(&list, arena, struct az_line) = line_at(query, arena);
	*out = (struct az_lines){list.items, list.count};
	return db_end(query);
}
