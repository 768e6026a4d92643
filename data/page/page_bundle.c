/* Services that go together. */
#include "data/page/page_draft.h"

void
page_of_bundle(struct arena *arena, const struct page_context *context, const struct bundle *bundle,
    const struct service *services, struct link take, struct page *out)
{
	struct draft draft = {.arena = arena, .context = context};
	draft_add(&draft, BLOCK_LEAD, text_of(draft_word(&draft,
	    W("These go together. If you take them all, you get one list of papers."))));
	draft_link(&draft, take, text_of(WORDS_FILL(arena, draft_word(&draft, W("I take all of them ({n})")),
	    {"n", arena_printf(arena, "%zu", bundle->count)})));
	draft_heading(&draft, W("What is in it?"));
	for (size_t i = 0; i < bundle->count; i++) {
		draft_link(&draft, link_to(LINK_SERVICE, services[i].id), services[i].name);
		if (draft.blocks.count)
			draft_detail(&draft, LIST_LAST(&draft.blocks, struct block), text_of(services[i].town));
	}
	draft_finish(&draft, bundle->name, out);
}
