/* Several errands at once: which and for whom, one list of papers, what it costs, in what order. */
#include "data/page/page_errands.h"

#include "data/page/page_channels.h"
#include "data/page/page_deadlines.h"
#include "data/page/page_fees.h"
#include "data/page/page_papers.h"
#include "data/page/page_questions.h"
#include "data/page/page_verdict.h"

struct text
draft_errand_words(struct draft *draft, const struct errand_case *c)
{
	struct text words = c->service->name;
	if (!c->person_words.text)
		return words;
	words.spoken = NULL;
	words.foreign |= c->person_words.foreign;
	words.text = arena_printf(draft->arena, "%s – %s", words.text, c->person_words.text);
	if (c->errand.who.which)
		words.text = WORDS_FILL(draft->arena, draft_word(draft, W("{whose} (number {n})")),
		    {"whose", words.text}, {"n", arena_printf(draft->arena, "%u", c->errand.who.which + 1)});
	return words;
}

struct text
draft_errand_title(struct draft *draft, const struct errand_case *c)
{
	struct text words = draft_errand_words(draft, c);
	words.text = arena_printf(draft->arena, "%s · %s", words.text, draft_say(draft, c->service->code));
	words.spoken = NULL;
	return words;
}

static void
add_list(struct draft *draft)
{
	const struct guidance *g = draft->guidance;
	draft_heading(draft, W("Your errands"));
	for (size_t i = 0; i < g->count; i++)
		draft_link(draft, draft_errand_link(LINK_SERVICE, &g->cases[i].errand),
		    draft_errand_words(draft, &g->cases[i]));
}

void
draft_fee_total(struct draft *draft)
{
	const struct guidance *g = draft->guidance;
	const char *names = NULL;
	for (size_t i = 0; i < g->count; i++)
		if (g->fees.unknown[i])
			names = names ? arena_printf(draft->arena, "%s; %s", names, g->cases[i].service->name.text)
			    : g->cases[i].service->name.text;
	draft_heading(draft, W("How much does it cost in all?"));
	struct block *block = draft_add(draft, BLOCK_BULLET, text_of(draft_fee_sum(draft)));
	draft_payments(draft, block);
	if (names)
		draft_detail(draft, block, text_of(WORDS_FILL(draft->arena,
		    draft_word(draft, W("We do not know the whole fee of: {errands}")), {"errands", names})));
}

/* One errand: when it is done, where, and from home. */
static void
add_errand(struct draft *draft, const struct errand_case *c, unsigned number)
{
	const struct service *s = c->service;
	draft->errand = c;
	struct block *block = draft_add(draft, BLOCK_STEP, draft_errand_words(draft, c));
	const char *home = draft_home(draft, s, true), *time = draft_deadline(draft, s);
	if (!block)
		return;
	block->tag = arena_printf(draft->arena, "%u.", number);
	block->link = draft_errand_link(LINK_SERVICE, &c->errand);
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
	const struct channel *online = draft_online(draft, s);
	if (online)
		draft_detail(draft, block, online->saves);
}

void
draft_order(struct draft *draft)
{
	const struct guidance *g = draft->guidance;
	size_t *order = arena_array(draft->arena, g->count, sizeof *order);
	errands_order(draft->arena, g->cases, g->count, &g->papers, order);
	draft_heading(draft, g->count > 1 ? W("In this order") : W("Where can you do it?"));
	for (size_t i = 0; i < g->count; i++)
		add_errand(draft, &g->cases[order[i]], (unsigned)i + 1);
}

void
page_of_errands(struct arena *arena, const struct page_context *context, const struct guidance *guidance,
    struct page *out)
{
	struct draft draft = {.arena = arena, .context = context, .guidance = guidance};
	if (!guidance->count)
		draft_add(&draft, BLOCK_LEAD, text_of(draft_word(&draft,
		    W("There is nothing here yet. Open a matter and press + to put it on this list."))));
	else {
		add_list(&draft);
		draft_questions(&draft, link_to(LINK_QUESTIONS, 0));
		draft_heading(&draft, W("What to bring?"));
		draft_papers(&draft, TRUTH_YES);
		draft_papers(&draft, TRUTH_OPEN);
		draft_seen(&draft);
		draft_verdict(&draft, link_to(LINK_VERDICT, 0));
		draft_answers(&draft);
		draft_order(&draft);
		draft_fee_total(&draft);
	}
	draft_finish(&draft, text_of(draft_word(&draft, W("My errands"))), out);
}
