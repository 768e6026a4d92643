/* Terms of the glossary. */
#include "data/page/page_draft.h"

void
page_of_terms(struct arena *arena, const struct page_context *context, const struct term *terms,
    size_t count, struct page *out)
{
	struct draft draft = {.arena = arena, .context = context};
	for (size_t i = 0; i < count; i++) {
		if (count > 1)
			draft_add(&draft, BLOCK_HEADING, terms[i].term);
		draft_add(&draft, BLOCK_TEXT, terms[i].plain);
	}
	struct text title = count == 1 ? terms[0].term : text_of(draft_word(&draft, W("In plain words")));
	draft_finish(&draft, title, out);
}
