/* An evidence type, and the sample of a letter on paper. */
#include "data/page/page_draft.h"

/* The sample, whole, so that it can be copied; where there is a printer, it can be had on paper. */
static void
add_letter(struct draft *draft, const struct document *document)
{
	draft_heading(draft, W("How to fill it in"));
	for (size_t i = 0; i < document->fill_in_count; i++)
		draft_add(draft, BLOCK_BULLET, document->fill_in[i]);
	if (draft->context->prints)
		draft_link(draft, link_to(LINK_LETTER, document->id), text_of(draft_word(draft, W("Print this sample"))));
	draft_heading(draft, W("Sample text, in Hungarian"));
	for (size_t i = 0; i < document->letter_count; i++)
		draft_add(draft, BLOCK_TEXT, document->letter[i]);
}

void
page_of_letter(struct arena *arena, const struct page_context *context, const struct document *document,
    struct page *out)
{
	struct draft draft = {.arena = arena, .context = context};
	for (size_t i = 0; i < document->letter_count; i++)
		draft_add(&draft, BLOCK_TEXT, document->letter[i]);
	draft_finish(&draft, document->name, out);
}

void
page_of_document(struct arena *arena, const struct page_context *context,
    const struct document *document, struct page *out)
{
	struct draft draft = {.arena = arena, .context = context};
	draft_add(&draft, BLOCK_LEAD, document->what);
	draft_add(&draft, BLOCK_CAUTION, document->caution);
	if (document->looks.text) {
		draft_heading(&draft, W("What does it look like?"));
		draft_add(&draft, BLOCK_TEXT, document->looks);
	}
	draft_heading(&draft, W("Where can you get it?"));
	draft_add(&draft, BLOCK_TEXT, document->from);
	if (document->issued_by.id)
		draft_link(&draft, link_to(LINK_SERVICE, document->issued_by.id), document->issued_by.name);
	if (document->letter_count)
		add_letter(&draft, document);
	if (document->needed_by.count)
		draft_heading(&draft, W("What is it needed for?"));
	for (size_t i = 0; i < document->needed_by.count; i++)
		draft_link(&draft, link_to(LINK_SERVICE, document->needed_by.items[i].id),
		    document->needed_by.items[i].name);
	draft_finish(&draft, document->name, out);
}
