/* A public service, papers first. */
#include "data/page/page_service.h"

#include <string.h>

#include "data/page/page_channels.h"
#include "data/page/page_condition.h"
#include "data/page/page_deadlines.h"
#include "data/page/page_fees.h"
#include "data/page/page_hall.h"
#include "data/page/page_papers.h"
#include "data/page/page_questions.h"
#include "data/page/page_time.h"
#include "data/page/page_verdict.h"

/* ------------------------------------------------------------- the key facts -- */

static void
add_facts(struct draft *draft, const struct service *s)
{
	const char *home = draft_home(draft, s, false);
	draft_first_fact(draft, W("Fee"), draft_fee_sum(draft), false);
	draft_first_fact(draft, W("Time"), draft_deadline(draft, s), true);
	draft_first_fact(draft, W("Where"), draft_place(draft, s), true);
	draft_first_fact(draft, W("Number"), draft_ticket(draft, s), false);
	draft_fact(draft, W("From home"), home ? home : draft_word(draft, W("no")));
	draft_fact(draft, W("At the desk"), WORDS_FILL(draft->arena, draft_word(draft, W("say: {code}")), {"code", s->code}));
}

/* ---------------------------------------------------------------- the rest -- */

/* Where to go who is not meant. */
static void
add_instead(struct draft *draft, const struct eligibility *e)
{
	for (size_t i = 0; i < e->instead_count; i++)
		draft_instead(draft, &e->instead[i]);
}

static void
add_eligibility(struct draft *draft, const struct service *s)
{
	for (int excludes = 0; excludes <= 1; excludes++) {
		bool first = true;
		for (size_t i = 0; i < s->eligibility_count; i++) {
			const struct eligibility *e = &s->eligibility[i];
			if (e->excludes != excludes || draft_truth(draft, &e->condition) == TRUTH_NO)
				continue;
			if (first)
				draft_heading(draft, excludes ? W("Who is it not for?") : W("Who is it for?"));
			first = false;
			struct block *block = draft_add(draft, BLOCK_BULLET, e->text);
			draft_detail(draft, block, draft_condition(draft, &e->condition));
			add_instead(draft, e);
		}
	}
}

static void
add_steps(struct draft *draft, const struct service *s)
{
	unsigned number = 0;
	for (size_t i = 0; i < s->step_count; i++) {
		if (draft_truth(draft, &s->steps[i].condition) == TRUTH_NO)
			continue;
		if (!number)
			draft_heading(draft, W("What to do, step by step?"));
		struct block *block = draft_add(draft, BLOCK_STEP, s->steps[i].text);
		if (!block)
			continue;
		block->tag = arena_printf(draft->arena, "%u.", ++number);
		draft_detail(draft, block, draft_condition(draft, &s->steps[i].condition));
	}
}

static void
add_forms(struct draft *draft, const struct service *s)
{
	if (s->form_count)
		draft_heading(draft, W("Forms"));
	for (size_t i = 0; i < s->form_count; i++) {
		struct block *block = draft_add(draft, BLOCK_BULLET, s->forms[i].name);
		draft_detail(draft, block, text_of(s->forms[i].number));
		draft_detail(draft, block, text_of(s->forms[i].url));
	}
}

static void
add_faq(struct draft *draft, const struct service *s)
{
	bool any = false;
	for (size_t i = 0; i < s->faq_count; i++) {
		if (draft_truth(draft, &s->faq[i].condition) == TRUTH_NO)
			continue;
		if (!any)
			draft_heading(draft, W("What people ask"));
		any = true;
		draft_add(draft, BLOCK_QUESTION, s->faq[i].question);
		draft_add(draft, BLOCK_ANSWER, s->faq[i].answer);
	}
}

static void
add_sent_back(struct draft *draft, const struct service *s)
{
	bool any = false;
	for (size_t i = 0; i < s->sent_back_count; i++) {
		if (draft_truth(draft, &s->sent_back[i].condition) == TRUTH_NO)
			continue;
		if (!any)
			draft_heading(draft, W("Why are people sent back?"));
		any = true;
		struct block *block = draft_add(draft, BLOCK_BULLET, s->sent_back[i].text);
		draft_detail(draft, block, draft_condition(draft, &s->sent_back[i].condition));
	}
}

/* "28 500 Ft a month" */
static struct text
pay_words(struct draft *draft, const struct output *output)
{
	static const char *const patterns[] = {
		[EVERY_UNSAID] = "{amount}", [EVERY_ONCE] = W("{amount}, once"),
		[EVERY_MONTH] = W("{amount} every month"), [EVERY_YEAR] = W("{amount} every year"),
	};
	if (!output->pays)
		return (struct text){0};
	const char *amount = output->known ? page_amount(draft->arena, draft->context->lang, output->amount)
	    : draft_word(draft, W("The amount is not known: the office tells you."));
	return text_of(!output->known || output->every == EVERY_UNSAID ? amount
	    : WORDS_FILL(draft->arena, draft_word(draft, patterns[output->every]), {"amount", amount}));
}

static void
add_outputs(struct draft *draft, const struct service *s)
{
	bool any = false;
	for (size_t i = 0; i < s->output_count; i++) {
		const struct output *output = &s->outputs[i];
		if (draft_truth(draft, &output->condition) == TRUTH_NO)
			continue;
		if (!any)
			draft_heading(draft, W("What do you get in the end?"));
		any = true;
		struct block *block = draft_add(draft, BLOCK_BULLET, output->text);
		draft_detail(draft, block, draft_condition(draft, &output->condition));
		draft_detail(draft, block, pay_words(draft, output));
		if (block && output->stale)
			draft_stale(draft, block);
		if (block && output->validity.text)
			draft_detail(draft, block, (struct text){
				.text = WORDS_FILL(draft->arena, draft_word(draft, W("Valid: {validity}")),
				    {"validity", output->validity.text}),
				.foreign = output->validity.foreign,
			});
	}
}

static void
add_appeal(struct draft *draft, const struct service *s)
{
	if (!s->appeal.text)
		return;
	draft_heading(draft, W("If you disagree"));
	draft_add(draft, BLOCK_TEXT, s->appeal);
}

static void
add_related(struct draft *draft, const struct service *s)
{
	if (s->related_count)
		draft_heading(draft, W("Related matters"));
	for (size_t i = 0; i < s->related_count; i++)
		draft_link(draft, link_to(LINK_SERVICE, s->related[i].id), s->related[i].name);
}

void
draft_verification(struct draft *draft, const struct service *s)
{
	struct arena *arena = draft->arena;
	const char *lang = draft->context->lang;
	const char *line = s->verified_on
	    ? WORDS_FILL(arena, draft_word(draft, W("Verified on {date} by {office}.")),
		  {"date", page_date(arena, lang, s->verified_on)},
		  {"office", s->verified_by.text ? s->verified_by.text : "?"})
	    : WORDS_FILL(arena, draft_word(draft,
		  W("From public sources, as of {date}. No office has verified it yet.")),
		  {"date", page_date(arena, lang, s->as_of)});
	draft_add(draft, BLOCK_FINE, text_of(line));
}

/* What a reader of a translation must know of it. */
static void
add_translated(struct draft *draft)
{
	if (strcmp(draft->context->lang, CATALOGUE_BASE_LANGUAGE) != 0)
		draft_add(draft, BLOCK_FINE, text_of(draft_word(draft,
		    W("The Hungarian text is the authoritative one. No native speaker has checked this translation."))));
}

/* Whether one can come for more than one person. */
static bool
can_be_anothers(const struct errand_case *c)
{
	for (size_t q = 0; q < c->questions.count; q++)
		for (size_t o = 0; o < c->questions.items[q].option_count; o++)
			if (c->questions.items[q].options[o].person)
				return true;
	return false;
}

/* Papers first: what is needed for sure, what depends, what they amount to. */
static void
add_papers(struct draft *draft, const struct service *s)
{
	if (draft->guidance->verdict.kind != VERDICT_AGAINST)
		draft_heading(draft, W("What to bring?"));
	draft_papers(draft, TRUTH_YES);
	draft_papers(draft, TRUTH_OPEN);
	draft_seen(draft);
	draft_verdict(draft, draft_errand_link(LINK_VERDICT, &draft->errand->errand));
	if (draft->context->listed && can_be_anothers(draft->errand))
		draft_link(draft, link_to(LINK_ANOTHER, s->id),
		    text_of(draft_word(draft, W("I come with the same for somebody else, too"))));
	draft_answers(draft);
	draft_add(draft, BLOCK_CAUTION, s->caution);
}

/* What holds in one town says so. */
static struct text
named_with_town(struct arena *arena, const struct service *s)
{
	struct text name = s->name;
	if (s->town)
		name.text = arena_printf(arena, "%s (%s)", name.text, s->town);
	return name;
}

void
page_of_service(struct arena *arena, const struct page_context *context, const struct guidance *guidance,
    struct page *out)
{
	static void (*const parts[])(struct draft *, const struct service *) = {
		add_papers, add_eligibility, draft_fees, draft_own_deadlines, draft_deadlines, draft_channels, draft_hall,
		add_steps, add_faq,
		add_sent_back, add_outputs, add_appeal, add_forms, add_related, add_facts,
	};
	const struct errand_case *c = &guidance->cases[0];
	struct draft draft = {.arena = arena, .context = context, .guidance = guidance, .errand = c};
	const struct service *s = c->service;
	draft_add(&draft, BLOCK_LEAD, s->summary);
	draft_questions(&draft, draft_errand_link(LINK_QUESTIONS, &c->errand));
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
		parts[i](&draft, s);
	draft_heading(&draft, W("What is this based on?"));
	draft_verification(&draft, s);
	add_translated(&draft);
	draft_link(&draft, link_to(LINK_LAW, s->id), text_of(draft_word(&draft, W("Laws and sources"))));
	draft_finish(&draft, named_with_town(arena, s), out);
}

/* Every paper, by the cases in which it is needed; nobody ticks anything here. */
static void
add_all_papers(struct draft *draft)
{
	draft_heading(draft, W("What to bring?"));
	if (draft_has_papers(draft, TRUTH_YES))
		draft_add(draft, BLOCK_SUBHEADING, text_of(draft_word(draft, W("In every case"))));
	draft_papers(draft, TRUTH_YES);
	draft_papers(draft, TRUTH_OPEN);
	draft_seen(draft);
	for (size_t i = 0; i < draft->blocks.count; i++) {
		struct block *block = (struct block *)draft->blocks.items + i;
		block->mark = MARK_NONE;
		block->tick = (struct tick){0};
	}
}

void
page_of_desk(struct arena *arena, const struct page_context *context, const struct guidance *guidance,
    struct page *out)
{
	static void (*const parts[])(struct draft *, const struct service *) = {
		add_sent_back, add_eligibility, draft_fees, draft_own_deadlines, draft_deadlines, add_outputs, add_forms,
	};
	const struct errand_case *c = &guidance->cases[0];
	struct draft draft = {.arena = arena, .context = context, .guidance = guidance, .errand = c};
	add_all_papers(&draft);
	draft.errand = c; /* as papers leave it, which have none where there are none */
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
		parts[i](&draft, c->service);
	draft_add(&draft, BLOCK_CAUTION, c->service->caution);
	draft_finish(&draft, named_with_town(arena, c->service), out);
}

void
page_of_law(struct arena *arena, const struct page_context *context, const struct service *s,
    struct page *out)
{
	struct draft draft = {.arena = arena, .context = context};
	draft_add(&draft, BLOCK_LEAD, s->name);
	if (s->legal_basis_count || s->appeal_basis)
		draft_heading(&draft, W("Laws"));
	for (size_t i = 0; i < s->legal_basis_count; i++)
		draft_add(&draft, BLOCK_BULLET, text_of(s->legal_basis[i]));
	draft_add(&draft, BLOCK_BULLET, text_of(s->appeal_basis));
	draft_heading(&draft, W("Sources"));
	for (size_t i = 0; i < s->source_count; i++) {
		const struct source *source = &s->sources[i];
		bool background = source->url && !strcmp(source->url, "background");
		struct block *block = draft_add(&draft, BLOCK_BULLET, text_of(background
		    ? draft_word(&draft, W("general knowledge, to be checked")) : source->url));
		draft_detail(&draft, block, text_of(page_date(arena, context->lang, source->as_of)));
	}
	draft_verification(&draft, s);
	draft_finish(&draft, text_of(draft_word(&draft, W("Laws and sources"))), out);
}
