/* Several errands at once: one list of papers, what it costs, in what order. */
#include "data/page/page_channels.h"
#include "data/page/page_deadlines.h"
#include "data/page/page_papers.h"
#include "data/page/page_questions.h"
#include "data/page/page_verdict.h"

static const char *
unknown_fees(struct draft *draft)
{
	const struct guidance *g = draft->guidance;
	const char *names = NULL;
	for (size_t i = 0; i < g->service_count; i++)
		if (g->fees.unknown[i])
			names = names ? arena_printf(draft->arena, "%s; %s", names, g->services[i]->name.text)
			    : g->services[i]->name.text;
	return names;
}

static void
add_fees(struct draft *draft)
{
	const struct fees *fees = &draft->guidance->fees;
	const char *sum = fees->known ? page_amount(draft->arena, draft->context->lang, fees->known)
	    : draft_word(draft, W("free of charge"));
	const char *unknown = unknown_fees(draft);
	draft_heading(draft, W("How much does it cost in all?"));
	struct block *block = draft_add(draft, BLOCK_BULLET, text_of(fees->known || fees->complete ? sum
	    : draft_word(draft, W("not known: the desk tells you"))));
	if (fees->depends && (fees->known || fees->complete))
		draft_detail(draft, block, text_of(draft_word(draft, W("It may be more: that depends on your case."))));
	if (unknown)
		draft_detail(draft, block, text_of(WORDS_FILL(draft->arena,
		    draft_word(draft, W("We do not know the fee of: {errands}")), {"errands", unknown})));
}

/* One errand: when it is done, where, and from home. */
static void
add_errand(struct draft *draft, const struct service *s, unsigned number)
{
	struct block *block = draft_add(draft, BLOCK_STEP, s->name);
	const char *home = draft_home(draft, s), *time = draft_deadline(draft, s);
	if (!block)
		return;
	block->tag = arena_printf(draft->arena, "%u.", number);
	block->link = link_to(LINK_SERVICE, s->id);
	if (draft_is_here(draft, s))
		draft_detail(draft, block, text_of(draft_word(draft, W("You can do it here."))));
	else
		draft_detail(draft, block, draft_where(draft, s));
	if (time)
		draft_detail(draft, block, text_of(arena_printf(draft->arena, "%s: %s", draft_word(draft, W("Time")),
		    time)));
	if (home)
		draft_detail(draft, block, text_of(arena_printf(draft->arena, "%s: %s",
		    draft_word(draft, W("From home")), home)));
	if (home)
		draft_detail(draft, block, draft_online(draft, s)->saves);
}

static void
add_order(struct draft *draft)
{
	const struct guidance *g = draft->guidance;
	size_t *order = arena_array(draft->arena, g->service_count, sizeof *order);
	errands_order(draft->arena, g->services, g->service_count, &g->papers, order);
	draft_heading(draft, W("In this order"));
	for (size_t i = 0; i < g->service_count; i++)
		add_errand(draft, g->services[order[i]], (unsigned)i + 1);
}

void
page_of_errands(struct arena *arena, const struct page_context *context, const struct guidance *guidance,
    struct page *out)
{
	struct draft draft = {.arena = arena, .context = context, .guidance = guidance};
	if (!guidance->service_count)
		draft_add(&draft, BLOCK_LEAD, text_of(draft_word(&draft,
		    W("There is nothing here yet. Open a matter and press + to put it on this list."))));
	else {
		draft_questions(&draft, 0);
		draft_heading(&draft, W("What to bring?"));
		draft_papers(&draft, TRUTH_YES);
		draft_papers(&draft, TRUTH_OPEN);
		draft_seen(&draft);
		draft_verdict(&draft, link_to(LINK_VERDICT, 0));
		draft_answers(&draft);
		add_order(&draft);
		add_fees(&draft);
	}
	draft_finish(&draft, text_of(draft_word(&draft, W("My errands"))), out);
}
