#include "data/query/amounts_load.h"

#include "data/query/load.h"

/* The values of an amount; days follow each other. */
static void
read_values(struct load *load, struct amount *out)
{
	struct rows rows = rows_of(load, ROW_AMOUNT_VALUE);
	while (rows_next(&rows)) {
		const char *from = db_text(rows.query, load->arena, 1); /* may be empty */
		*LIST_ADD(&out->values, load->arena, struct dated_value) =
		    (struct dated_value){from, rows_date(&rows, 2, false), rows_string(&rows, 3)};
	}
	load_sealed(load, PART_ROWS);
	if (!out->values.count)
		load_corrupt(load, "it has no values");
}

static void
read_amount(struct load *all, int64_t id, struct amount *out)
{
	struct load load;
	struct card card = {0};
	load_begin(&load, all->catalogue, all->arena, all->lang, THING_AMOUNT, id, &card);
	*out = (struct amount){.id = id, .name = card.editors_name};
	if (load.status == STATUS_DONE) {
		struct rows head = load_head(&load, THING_AMOUNT);
		out->unit = ROWS_WORD(&head, 1, "HUF", "percent", "days", "months", "years", "points");
		load_head_end(&head);
		read_values(&load, out);
	}
	all->status = load.status;
}

/* In the order of their names, in which the list is. */
enum status
amounts_load(struct catalogue *catalogue, struct arena *arena, struct amounts **out)
{
	struct load load = {.catalogue = catalogue, .arena = arena, .lang = CATALOGUE_BASE_LANGUAGE,
		.what = "amounts"};
	int64_t *ids;
	size_t count;
	load_kind(&load, THING_AMOUNT, &ids, &count);
	*out = arena_alloc(arena, sizeof **out);
	**out = (struct amounts){arena_array(arena, count, sizeof(struct amount)), count};
	for (size_t i = 0; load.status == STATUS_DONE && i < count; i++)
		read_amount(&load, ids[i], &(*out)->items[i]);
	return load.status;
}
