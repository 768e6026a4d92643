/* The whole list to take along, on paper: all that matters when the screen is out of sight. */
#include <string.h>

#include "data/page/page_channels.h"
#include "data/page/page_errands.h"
#include "data/page/page_fees.h"
#include "data/page/page_office.h"
#include "data/page/page_papers.h"
#include "data/page/page_service.h"
#include "data/page/page_time.h"
#include "data/page/page_verdict.h"

static void
add_papers(struct draft *draft)
{
	bool papers = draft_has_papers(draft, TRUTH_YES) || draft_has_papers(draft, TRUTH_OPEN);
	if (!papers && draft->guidance->verdict.kind == VERDICT_AGAINST)
		return;
	draft_heading(draft, W("What to bring?"));
	draft_papers(draft, TRUTH_YES);
	draft_papers(draft, TRUTH_OPEN);
	draft_seen(draft);
	if (!papers)
		draft_add(draft, BLOCK_TEXT, text_of(draft_word(draft, W("You need not bring any paper."))));
}

static void
add_times(struct draft *draft)
{
	const struct guidance *g = draft->guidance;
	for (size_t i = 0; i < g->count; i++) {
		draft->errand = &g->cases[i];
		draft_own_deadlines(draft, g->cases[i].service);
	}
}

static void
add_fees(struct draft *draft)
{
	draft->errand = draft->guidance->cases;
	if (draft->guidance->count > 1)
		draft_fee_total(draft);
	else
		draft_fees(draft, draft->errand->service);
}

/* The office where the kiosk stands, if one of the errands can be done there. */
static void
add_office(struct draft *draft)
{
	const struct office *office = draft->context->office;
	bool here = false;
	for (size_t i = 0; office && i < draft->guidance->count; i++) {
		draft->errand = &draft->guidance->cases[i];
		here |= draft_is_here(draft, draft->errand->service);
	}
	if (!here)
		return;
	draft_add(draft, BLOCK_HEADING, office->name);
	draft_add(draft, BLOCK_TEXT, office->address.text ? office->address : office->city);
	draft_labelled(draft, W("Phone"), office->phone);
	draft_hours(draft, office);
}

static bool
is_same(const char *a, const char *b)
{
	return a == b || (a && b && !strcmp(a, b));
}

/* Whether an errand before it says the same of how far to rely on it. */
static bool
is_said(const struct guidance *g, size_t at)
{
	const struct service *s = g->cases[at].service;
	for (size_t i = 0; i < at; i++) {
		const struct service *before = g->cases[i].service;
		if (is_same(before->verified_on, s->verified_on) && is_same(before->as_of, s->as_of) &&
		    is_same(before->verified_by.text, s->verified_by.text))
			return true;
	}
	return false;
}

static void
add_trust(struct draft *draft)
{
	const struct guidance *g = draft->guidance;
	const char *lang = draft->context->lang;
	for (size_t i = 0; i < g->count; i++)
		if (!is_said(g, i))
			draft_verification(draft, g->cases[i].service);
	draft_add(draft, BLOCK_FINE, text_of(draft_word(draft, W("This is information. The office decides."))));
	if (draft->context->as_of)
		draft_add(draft, BLOCK_FINE, text_of(WORDS_FILL(draft->arena, draft_word(draft, W("Content as of: {date}")),
		    {"date", page_date(draft->arena, lang, draft->context->as_of)})));
	if (draft->context->today)
		draft_add(draft, BLOCK_FINE, text_of(WORDS_FILL(draft->arena, draft_word(draft, W("This list was made on: {date}")),
		    {"date", page_date(draft->arena, lang, draft->context->today)})));
}

void
page_of_list(struct arena *arena, const struct page_context *context, const struct guidance *guidance, struct page *out)
{
	struct draft draft = {.arena = arena, .context = context, .guidance = guidance};
	for (size_t i = 0; i < guidance->count; i++)
		draft_add(&draft, BLOCK_LEAD, draft_errand_title(&draft, &guidance->cases[i]));
	draft_objections(&draft);
	add_papers(&draft);
	draft_order(&draft);
	add_times(&draft);
	add_fees(&draft);
	add_office(&draft);
	add_trust(&draft);
	draft_finish(&draft, text_of(draft_word(&draft, W("My list"))), out);
}
