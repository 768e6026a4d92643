/* A matter of which we know only who handles it. */
#include "data/page/page_draft.h"

/* What to say at the desk. */
static void
add_ask(struct draft *draft, const struct matter *matter)
{
	draft_heading(draft, W("What should you ask for at the desk?"));
	if (matter->ask.text) {
		draft_add(draft, BLOCK_TEXT, matter->ask);
		return;
	}
	draft_add(draft, BLOCK_TEXT, (struct text){
		.text = WORDS_FILL(draft->arena, draft_word(draft, W("Say: I have come about this: {matter}.")),
		    {"matter", matter->name.text ? matter->name.text : "?"}),
		.foreign = matter->name.foreign,
	});
}

static void
add_place(struct draft *draft, const struct matter *matter)
{
	const struct office *here = draft->context->office;
	if (!matter->office_kind_where.text)
		return;
	draft_heading(draft, W("Where can you do it?"));
	struct block *block = draft_add(draft, BLOCK_BULLET, matter->office_kind_where);
	if (here && here->kind.id == matter->office_kind) {
		block->link = link_to(LINK_OFFICE, here->id);
		draft_detail(draft, block, text_of(draft_word(draft, W("You can do it here."))));
	} else if (matter->office_count) {
		block->link = link_to(LINK_OFFICES, matter->office_kind);
	}
}

void
page_of_matter(struct arena *arena, const struct page_context *context, const struct matter *matter,
    struct page *out)
{
	struct draft draft = {.arena = arena, .context = context};
	if (matter->service.id) {
		draft_heading(&draft, W("We have a detailed page on this"));
		draft_link(&draft, link_to(LINK_SERVICE, matter->service.id), matter->service.name);
	} else {
		draft_add(&draft, BLOCK_LEAD, text_of(draft_word(&draft,
		    W("We have no detailed page on this yet. This is what we know."))));
	}
	draft_heading(&draft, W("Who handles it?"));
	draft_add(&draft, BLOCK_TEXT, matter->authority.name);
	draft_labelled(&draft, W("Phone"), text_of(matter->phone));
	add_place(&draft, matter);
	add_ask(&draft, matter);
	draft_heading(&draft, W("Its official name"));
	draft_add(&draft, BLOCK_TEXT, text_of(matter->title));
	draft_add(&draft, BLOCK_FINE, text_of(matter->as_of ? WORDS_FILL(arena,
	    draft_word(&draft, W("This is how it was in {date}. It may have changed: ask at the desk.")),
	    {"date", page_date(arena, context->lang, matter->as_of)})
	    : draft_word(&draft, W("The data are from public sources without a date. Please check them."))));
	draft_finish(&draft, matter->name, out);
}
