/* Evidence types. */
#include "data/query/load.h"

/* The services that need it, in alphabetical order. */
static void
load_needed_by(struct load *load, struct named_list *out)
{
	struct list list = {0}, named = {0};
	struct rows rows = rows_of(load, ROW_NEEDED_BY);
	while (rows_next(&rows)) {
		struct card *card = LIST_ADD(&list, load->arena, struct card);
		card->id = rows_id(&rows, 1);
		load_names(load, card->id, card);
	}
	cards_sort(list.items, list.count, sizeof(struct card));
	for (size_t i = 0; i < list.count; i++) {
		const struct card *card = (const struct card *)list.items + i;
		*LIST_ADD(&named, load->arena, struct named) = (struct named){card->id, card->name};
	}
	*out = (struct named_list){named.items, named.count};
}

static void
load_letter(struct load *load, struct document *out)
{
	struct list lines = {0}, ways = {0};
	struct rows rows = rows_of(load, ROW_LETTER);
	while (rows_next(&rows)) {
		rows_dense(&rows, 1, lines.count);
		LIST_ADD(&lines, load->arena, struct text)->text = rows_string(&rows, 2);
	}
	rows = rows_of(load, ROW_FILL_IN);
	while (rows_next(&rows)) {
		rows_dense(&rows, 1, ways.count);
		*LIST_ADD(&ways, load->arena, struct text) = rows_text(&rows, 2);
	}
	out->letter = lines.items;
	out->letter_count = lines.count;
	out->fill_in = ways.items;
	out->fill_in_count = ways.count;
}

enum status
catalogue_document(struct catalogue *catalogue, struct arena *arena, const char *lang, int64_t id,
    struct document *out)
{
	struct load load;
	struct card card = {0};
	load_begin(&load, catalogue, arena, lang, THING_DOCUMENT, id, &card);
	if (load.status != STATUS_DONE)
		return load.status;
	load_texts(&load, &card);
	struct rows head = load_head(&load, THING_DOCUMENT);
	*out = (struct document){
		.id = id,
		.number = card.number,
		.name = card.name,
		.what = card.summary,
		.looks = rows_text(&head, 1),
		.from = rows_text(&head, 2),
		.caution = rows_text(&head, 3),
		.issued_by = rows_named(&head, 4),
	};
	if (!out->from.text && !out->issued_by.id)
		rows_corrupt(&head, 2, "neither where to get it nor which service issues it");
	load_head_end(&head);
	load_needed_by(&load, &out->needed_by);
	load_letter(&load, out);
	load_sealed(&load, PART_ROWS);
	return load.status;
}
