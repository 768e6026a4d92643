/* The A–Z list: read letter by letter, never as a whole. */
#include "data/limits.h"
#include "data/query/load.h"

static const char *
list_name(struct arena *arena, const char *table, const char *lang)
{
	return arena_printf(arena, "%s %s", table, lang);
}

enum status
catalogue_az_letters(struct catalogue *catalogue, struct arena *arena, const char *lang,
    struct az_letters *out)
{
	struct load load;
	struct list list = {0};
	const char *order = load_order(catalogue, lang);
	load_begin_list(&load, catalogue, arena, lang, list_name(arena, "az_letter", order), 0);
	struct rows rows = rows_open(&load, ROW_AZ_LETTER, order, 0);
	while (rows_next(&rows))
		*LIST_ADD(&list, arena, struct az_letter) = (struct az_letter){
			rows_number(&rows, 1, 0, INT32_MAX), rows_string(&rows, 2),
			(size_t)rows_number(&rows, 3, 1, LIMIT_FILES)};
	load_sealed(&load, PART_LIST);
	*out = (struct az_letters){list.items, list.count};
	return load.status;
}

/* The line of the row. */
static struct az_line
line_at(struct rows *rows)
{
	int64_t named = rows_id(rows, 4);
	struct az_line line = {.id = rows_id(rows, 3), .is_service = rows_flag(rows, 6)};
	if (rows_has(rows, 5)) {
		line.name.text = load_alias(rows->load, named, rows_number(rows, 5, 0, LIMIT_LIST));
		if (!line.name.text)
			rows_corrupt(rows, 5, "there is no such alias");
	} else
		line.name = load_name(rows->load, named);
	if (rows_has(rows, 5) || named != line.id)
		line.see = load_name(rows->load, line.id);
	return line;
}

/* All lines of the letter are read, to know that none is missing; names only of those that are wanted. */
enum status
catalogue_az(struct catalogue *catalogue, struct arena *arena, const char *lang, int64_t letter,
    size_t offset, size_t most, struct az_lines *out)
{
	struct load load;
	struct list list = {0};
	size_t at = 0;
	const char *order = load_order(catalogue, lang);
	load_begin_list(&load, catalogue, arena, lang, list_name(arena, "az", order), letter);
	struct rows rows = rows_open(&load, ROW_AZ, order, letter);
	while (rows_next(&rows)) {
		if (at >= offset && at - offset < most)
			*LIST_ADD(&list, arena, struct az_line) = line_at(&rows);
		at++;
	}
	load_sealed(&load, PART_LIST);
	*out = (struct az_lines){list.items, list.count};
	return load.status;
}
