/* Contact points. */
#include "data/query/load.h"

enum { DAYS = 7, DAY = 24 * 60 /* minutes */ };

static void
load_openings(struct load *load, struct office *office)
{
	struct list list = {0};
	struct rows rows = rows_of(load, ROW_OPENING);
	while (rows_next(&rows)) {
		struct opening *opening = LIST_ADD(&list, load->arena, struct opening);
		*opening = (struct opening){
			(unsigned)rows_number(&rows, 1, 1, DAYS), (unsigned)rows_number(&rows, 2, 0, DAY - 1),
			(unsigned)rows_number(&rows, 3, 1, DAY)};
		if (opening->closes <= opening->opens)
			rows_corrupt(&rows, 3, "before it opens");
	}
	office->openings = list.items;
	office->opening_count = list.count;
}

static void
load_own(struct load *load, struct office *out)
{
	struct rows head = load_head(load, THING_OFFICE);
	out->kind = rows_named(&head, 1);
	out->county = rows_text(&head, 2);
	out->city = rows_text(&head, 3);
	out->address = rows_text(&head, 4);
	out->phone = rows_text(&head, 5);
	out->email = rows_text(&head, 6);
	out->booking = rows_text(&head, 7);
	out->note = rows_text(&head, 8);
	out->ticket = rows_text(&head, 9);
	out->hours_as_of = rows_date(&head, 10, true);
	out->as_of = rows_date(&head, 11, true);
	load_head_end(&head);
}

/* All but its hours. */
static void
load_office(struct load *load, struct catalogue *catalogue, struct arena *arena, const char *lang, int64_t id,
    struct card *card, struct office *out)
{
	load_begin(load, catalogue, arena, lang, THING_OFFICE, id, card);
	if (load->status != STATUS_DONE)
		return;
	load_texts(load, card);
	*out = (struct office){.id = id, .name = card->name};
	load_own(load, out);
}

enum status
catalogue_office(struct catalogue *catalogue, struct arena *arena, const char *lang, int64_t id,
    struct office *out)
{
	struct load load;
	struct card card = {0};
	struct source *sources;
	size_t source_count;
	load_office(&load, catalogue, arena, lang, id, &card, out);
	if (load.status != STATUS_DONE)
		return load.status;
	load_openings(&load, out);
	load_sources(&load, &sources, &source_count);
	load_sealed(&load, PART_ROWS);
	return load.status;
}

/* An office of a list. */
struct entry {
	struct card card;
	struct office office;
};

static void
load_entry(struct load *list, int64_t id, struct entry *out)
{
	struct load load;
	load_office(&load, list->catalogue, list->arena, list->lang, id, &out->card, &out->office);
	if (load.status == STATUS_ABSENT)
		load_corrupt(list, "an office in its list is not there");
	else
		list->status = load.status;
}

enum status
catalogue_offices(struct catalogue *catalogue, struct arena *arena, const char *lang, int64_t kind,
    struct text *name, struct office_lines *out)
{
	struct load load;
	struct list ids = {0}, lines = {0};
	*out = (struct office_lines){0};
	load_begin(&load, catalogue, arena, lang, THING_OFFICE_KIND, kind, NULL);
	if (load.status != STATUS_DONE)
		return load.status;
	*name = load_name(&load, kind);
	struct rows rows = rows_of(&load, ROW_OFFICE_OF_KIND);
	while (rows_next(&rows))
		*LIST_ADD(&ids, arena, int64_t) = rows_id(&rows, 1);
	load_sealed(&load, PART_ROWS);
	struct entry *entries = arena_array(arena, ids.count, sizeof *entries);
	for (size_t i = 0; load.status == STATUS_DONE && i < ids.count; i++)
		load_entry(&load, ((int64_t *)ids.items)[i], &entries[i]);
	cards_sort(entries, ids.count, sizeof *entries);
	for (size_t i = 0; i < ids.count; i++)
		*LIST_ADD(&lines, arena, struct office_line) = (struct office_line){
			entries[i].card.id, entries[i].card.name, entries[i].office.address, entries[i].office.city,
			entries[i].office.county};
	*out = (struct office_lines){lines.items, lines.count};
	return load.status;
}
