/* An evidence type. */
#include "data/page/page_draft.h"

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
	if (document->needed_by.count)
		draft_heading(&draft, W("What is it needed for?"));
	for (size_t i = 0; i < document->needed_by.count; i++)
		draft_link(&draft, link_to(LINK_SERVICE, document->needed_by.items[i].id),
		    document->needed_by.items[i].name);
	draft_finish(&draft, document->name, out);
}
