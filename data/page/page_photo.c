/* The whole list and nothing else, for the camera of a phone: as few lines as possible. */
#include "data/page/page_channels.h"
#include "data/page/page_condition.h"
#include "data/page/page_deadlines.h"
#include "data/page/page_errands.h"
#include "data/page/page_fees.h"
#include "data/page/page_papers.h"
#include "data/page/page_verdict.h"

/* "[ ] identity card (original) · whose: the child's"; "(?)" before what depends. */
static void
add_line(struct draft *draft, const struct need_line *line)
{
	const char *box = line_is_ticked(line, draft->guidance->ticks) ? "[✓]" : "[ ]";
	const char *words = draft_line_brief(draft, line);
	draft->errand = &draft->guidance->cases[line->first];
	if (!line_counts(line))
		words = WORDS_FILL(draft->arena, draft_word(draft, W("{paper} (if you have it)")), {"paper", words});
	if (line->truth == TRUTH_OPEN) {
		struct text when = draft_condition(draft, line->condition);
		words = when.text ? arena_printf(draft->arena, "%s – %s", words, when.text) : words;
	}
	draft_add(draft, BLOCK_TEXT, text_of(arena_printf(draft->arena, "%s %s", box, words)));
}

static void
add_papers(struct draft *draft)
{
	const struct papers *papers = &draft->guidance->papers;
	for (size_t i = 0; i < papers->count; i++)
		if (!papers->lines[i].seen && papers->lines[i].truth != TRUTH_NO)
			add_line(draft, &papers->lines[i]);
}

/* Where, how long it takes, what it costs, the day: a line each. */
static void
add_rest(struct draft *draft)
{
	const struct guidance *g = draft->guidance;
	for (size_t i = 0; i < g->count; i++) {
		draft->errand = &g->cases[i];
		struct text where = draft_where(draft, g->cases[i].service);
		const char *time = draft_deadline(draft, g->cases[i].service);
		const char *line = where.text && time ? arena_printf(draft->arena, "%s · %s", where.text, time)
		    : where.text ? where.text : time;
		if (line && g->count > 1)
			line = arena_printf(draft->arena, "%s: %s", g->cases[i].service->code, line);
		draft_add(draft, BLOCK_TEXT, (struct text){.text = line, .foreign = where.foreign});
	}
	const char *fee = arena_printf(draft->arena, "%s: %s", draft_word(draft, W("Fee")), draft_fee_sum(draft));
	if (draft->context->today)
		fee = arena_printf(draft->arena, "%s · %s", fee,
		    page_date(draft->arena, draft->context->lang, draft->context->today));
	draft_add(draft, BLOCK_TEXT, text_of(fee));
}

void
page_of_photo(struct arena *arena, const struct page_context *context, const struct guidance *guidance,
    struct page *out)
{
	struct draft draft = {.arena = arena, .context = context, .guidance = guidance};
	for (size_t i = 0; i < guidance->count; i++)
		draft_add(&draft, BLOCK_TEXT, draft_errand_title(&draft, &guidance->cases[i]));
	draft_objections(&draft);
	add_papers(&draft);
	add_rest(&draft);
	draft_link(&draft, link_to(LINK_FINISH, 0), text_of(draft_word(&draft, W("Finish"))));
	draft_finish(&draft, text_of(draft_word(&draft, W("Take a picture of this list"))), out);
}
