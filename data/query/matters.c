/* Matters on the official list. */
#include "data/query/load.h"

static void
load_own(struct load *load, struct matter *out)
{
	struct rows head = load_head(load, THING_MATTER);
	struct card authority = rows_card(&head, 1, THING_AUTHORITY);
	out->authority = (struct named){authority.id, authority.name};
	out->phone = authority.phone;
	out->office_kind = authority.office_kind;
	out->service = rows_named(&head, 2);
	out->title = rows_string(&head, 3);
	out->as_of = rows_date(&head, 4, true);
	load_head_end(&head);
}

static void
load_office_kind(struct load *load, struct matter *out)
{
	struct card kind;
	load_card(load, THING_OFFICE_KIND, out->office_kind, &kind);
	out->office_kind_where = kind.summary;
	out->office_count = kind.offices;
}

enum status
catalogue_matter(struct catalogue *catalogue, struct arena *arena, const char *lang, int64_t id,
    struct matter *out)
{
	struct load load;
	struct card card = {0};
	*out = (struct matter){.id = id};
	load_begin(&load, catalogue, arena, lang, THING_MATTER, id, &card);
	if (load.status != STATUS_DONE)
		return load.status;
	load_texts(&load, &card);
	out->name = card.name;
	out->ask = card.summary;
	load_own(&load, out);
	if (out->office_kind)
		load_office_kind(&load, out);
	return load.status;
}
