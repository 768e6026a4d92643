/* A public service, papers first. */
#include <string.h>

#include "data/page/page_channels.h"
#include "data/page/page_condition.h"
#include "data/page/page_deadlines.h"
#include "data/page/page_papers.h"
#include "data/page/page_questions.h"
#include "data/page/page_verdict.h"

/* ------------------------------------------------------------------------ fees -- */

/* Whether the visitor may have to pay it today. */
static bool
applies(const struct draft *draft, const struct fee *fee)
{
	return fee_is_valid(fee, draft->context->today) && draft_truth(draft, &fee->condition) != TRUTH_NO;
}

static const char *
amount_words(struct draft *draft, int64_t amount)
{
	if (amount < 0)
		return draft_word(draft, W("not known: the desk tells you"));
	return amount ? page_amount(draft->arena, draft->context->lang, amount)
	    : draft_word(draft, W("free of charge"));
}

static void
add_validity(struct draft *draft, struct block *block, const struct fee *fee)
{
	const char *lang = draft->context->lang;
	if (fee->valid_from)
		draft_detail(draft, block, text_of(WORDS_FILL(draft->arena,
		    draft_word(draft, W("Valid from: {date}")),
		    {"date", page_date(draft->arena, lang, fee->valid_from)})));
	if (fee->valid_to)
		draft_detail(draft, block, text_of(WORDS_FILL(draft->arena,
		    draft_word(draft, W("Valid to: {date}")),
		    {"date", page_date(draft->arena, lang, fee->valid_to)})));
}

static void
add_fee(struct draft *draft, const struct fee *fee)
{
	const char *amount = amount_words(draft, fee->amount);
	struct text line = text_of(amount);
	if (fee->purpose.text) {
		line = fee->purpose;
		line.text = arena_printf(draft->arena, "%s: %s", fee->purpose.text, amount);
		line.spoken = NULL;
	}
	struct block *block = draft_add(draft, BLOCK_BULLET, line);
	draft_detail(draft, block, draft_condition(draft, &fee->condition));
	add_validity(draft, block, fee);
	draft_detail(draft, block, fee->note);
}

static void
add_fees(struct draft *draft, const struct service *s)
{
	bool any = false;
	draft_heading(draft, W("How much does it cost?"));
	for (size_t i = 0; i < s->fee_count; i++)
		if (applies(draft, &s->fees[i])) {
			add_fee(draft, &s->fees[i]);
			any = true;
		}
	if (!any)
		draft_add(draft, BLOCK_BULLET, text_of(amount_words(draft, FEE_UNKNOWN)));
}

/* ------------------------------------------------------------- the key facts -- */

static const char *
fee_fact(struct draft *draft, const struct service *s)
{
	const struct fees *fees = &draft->guidance->fees;
	int64_t least = INT64_MAX, most = -1;
	if (fees->complete && !fees->depends)
		return amount_words(draft, fees->known);
	for (size_t i = 0; i < s->fee_count; i++) {
		const struct fee *fee = &s->fees[i];
		if (!applies(draft, fee))
			continue;
		if (fee->amount < 0)
			return draft_word(draft, W("see below"));
		least = fee->amount < least ? fee->amount : least;
		most = fee->amount > most ? fee->amount : most;
	}
	if (most < 0)
		return amount_words(draft, FEE_UNKNOWN);
	if (least == most)
		return amount_words(draft, most);
	return least ? arena_printf(draft->arena, "%s – %s", amount_words(draft, least),
	    amount_words(draft, most)) : WORDS_FILL(draft->arena,
	    draft_word(draft, W("free, or at most {amount}")), {"amount", amount_words(draft, most)});
}

/* How many of the papers that are needed for sure are in hand: "2 / 3". */
static const char *
in_hand(const struct draft *draft)
{
	const struct papers *papers = &draft->guidance->papers;
	unsigned needed = 0, ticked = 0;
	for (size_t i = 0; i < papers->count; i++)
		if (!papers->lines[i].seen && papers->lines[i].truth == TRUTH_YES) {
			needed++;
			ticked += line_is_ticked(&papers->lines[i], draft->guidance->ticks);
		}
	return ticked ? arena_printf(draft->arena, "%u / %u", ticked, needed) : NULL;
}

static void
add_facts(struct draft *draft, const struct service *s)
{
	const char *home = draft_home(draft, s);
	draft_fact(draft, W("In hand"), in_hand(draft));
	draft_fact(draft, W("Fee"), fee_fact(draft, s));
	draft_fact(draft, W("Time"), draft_deadline(draft, s));
	draft_fact(draft, W("Where"), draft_place(draft, s));
	draft_fact(draft, W("From home"), home ? home : draft_word(draft, W("no")));
	draft_fact(draft, W("Code"), s->code);
}

/* ---------------------------------------------------------------- the rest -- */

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
	if (s->faq_count)
		draft_heading(draft, W("What people ask"));
	for (size_t i = 0; i < s->faq_count; i++) {
		draft_add(draft, BLOCK_QUESTION, s->faq[i].question);
		draft_add(draft, BLOCK_ANSWER, s->faq[i].answer);
	}
}

static void
add_sent_back(struct draft *draft, const struct service *s)
{
	if (s->sent_back_count)
		draft_heading(draft, W("Why are people sent back?"));
	for (size_t i = 0; i < s->sent_back_count; i++)
		draft_add(draft, BLOCK_BULLET, s->sent_back[i].text);
}

static void
add_outputs(struct draft *draft, const struct service *s)
{
	if (s->output_count)
		draft_heading(draft, W("What do you get in the end?"));
	for (size_t i = 0; i < s->output_count; i++) {
		struct block *block = draft_add(draft, BLOCK_BULLET, s->outputs[i].text);
		if (block && s->outputs[i].validity.text)
			draft_detail(draft, block, (struct text){
				.text = WORDS_FILL(draft->arena, draft_word(draft, W("Valid: {validity}")),
				    {"validity", s->outputs[i].validity.text}),
				.foreign = s->outputs[i].validity.foreign,
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
		draft_link(draft, LINK_SERVICE, s->related[i].id, s->related[i].name);
}

/* When it was verified and by whom, or honestly that nobody has. */
static void
add_verification(struct draft *draft, const struct service *s)
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

/* Papers first: what is needed for sure, what depends, what they amount to. */
static void
add_papers(struct draft *draft, const struct service *s)
{
	draft_heading(draft, W("What to bring?"));
	draft_papers(draft, TRUTH_YES);
	draft_papers(draft, TRUTH_OPEN);
	draft_seen(draft);
	draft_verdict(draft, link_to(LINK_VERDICT, s->id));
	draft_answers(draft);
	draft_add(draft, BLOCK_CAUTION, s->caution);
}

void
page_of_service(struct arena *arena, const struct page_context *context, const struct guidance *guidance,
    struct page *out)
{
	static void (*const parts[])(struct draft *, const struct service *) = {
		add_papers, add_eligibility, add_fees, draft_deadlines, draft_channels, add_steps, add_faq,
		add_sent_back, add_outputs, add_appeal, add_forms, add_related, add_facts,
	};
	struct draft draft = {.arena = arena, .context = context, .guidance = guidance};
	const struct service *s = guidance->services[0];
	draft_add(&draft, BLOCK_LEAD, s->summary);
	draft_questions(&draft, s->id);
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
		parts[i](&draft, s);
	draft_heading(&draft, W("What is this based on?"));
	add_verification(&draft, s);
	draft_link(&draft, LINK_LAW, s->id, text_of(draft_word(&draft, W("Laws and sources"))));
	draft_finish(&draft, s->name, out);
}

void
page_of_law(struct arena *arena, const struct page_context *context, const struct service *s,
    struct page *out)
{
	struct draft draft = {.arena = arena, .context = context};
	draft_add(&draft, BLOCK_LEAD, s->name);
	if (s->legal_basis_count)
		draft_heading(&draft, W("Laws"));
	for (size_t i = 0; i < s->legal_basis_count; i++)
		draft_add(&draft, BLOCK_BULLET, text_of(s->legal_basis[i]));
	draft_heading(&draft, W("Sources"));
	for (size_t i = 0; i < s->source_count; i++) {
		const struct source *source = &s->sources[i];
		bool background = source->url && !strcmp(source->url, "background");
		struct block *block = draft_add(&draft, BLOCK_BULLET, text_of(background
		    ? draft_word(&draft, W("general knowledge, to be checked")) : source->url));
		draft_detail(&draft, block, text_of(page_date(arena, context->lang, source->as_of)));
	}
	add_verification(&draft, s);
	draft_finish(&draft, text_of(draft_word(&draft, W("Laws and sources"))), out);
}
