#include "data/page/page_verdict.h"

#include "data/page/page_channels.h"
#include "data/page/page_deadlines.h"
#include "data/page/page_papers.h"
#include "data/page/page_questions.h"
#include "data/text.h"

/* The lines' papers, one after the other. */
static const char *
names_of(struct draft *draft, const struct need_line *const *lines, size_t count)
{
	const char *names = NULL;
	for (size_t i = 0; i < count; i++) {
		const char *name = draft_line_words(draft, lines[i]);
		names = names ? arena_printf(draft->arena, "%s; %s", names, name) : name;
	}
	return names ? names : "";
}

static bool
is_all_here(const struct draft *draft)
{
	for (size_t i = 0; i < draft->guidance->service_count; i++)
		if (!draft_is_here(draft, draft->guidance->services[i]))
			return false;
	return true;
}

/* What to do with complete papers: which number to take, as far as the office says so. */
static struct text
complete_words(struct draft *draft)
{
	const struct office *office = draft->context->office;
	const char *ready = draft_word(draft, draft_has_papers(draft, TRUTH_YES)
	    ? W("With these papers the desk can start.") : W("You need not bring any paper."));
	if (!office || !is_all_here(draft))
		return text_of(ready);
	if (!office->ticket.text)
		return text_of(arena_printf(draft->arena, "%s %s", ready, draft_word(draft, W("Take a number."))));
	return (struct text){
		.text = arena_printf(draft->arena, "%s %s", ready, office->ticket.text),
		.foreign = office->ticket.foreign,
	};
}

/* The errand that a reason is about, where there are several; else NULL. */
static const struct service *
errand_against(const struct guidance *g, const struct eligibility *reason)
{
	for (size_t s = 0; g->service_count > 1 && s < g->service_count; s++)
		for (size_t i = 0; i < g->services[s]->eligibility_count; i++)
			if (&g->services[s]->eligibility[i] == reason)
				return g->services[s];
	return NULL;
}

static struct text
against_words(struct draft *draft)
{
	const struct verdict *v = &draft->guidance->verdict;
	struct text words = {0};
	for (size_t i = 0; i < v->against_count; i++) {
		struct text reason = v->against[i]->text;
		const struct service *errand = errand_against(draft->guidance, v->against[i]);
		if (errand)
			reason.text = arena_printf(draft->arena, "%s – %s", errand->name.text, reason.text);
		words.text = words.text ? arena_printf(draft->arena, "%s %s", words.text, reason.text) : reason.text;
		words.foreign |= reason.foreign || (errand && errand->name.foreign);
	}
	words.text = WORDS_FILL(draft->arena, draft_word(draft, W("{reason} Ask at the desk.")),
	    {"reason", words.text});
	return words;
}

/* The questions on which the open lines hang. */
static const char *
open_questions(struct draft *draft)
{
	const struct guidance *g = draft->guidance;
	const char *words = NULL;
	for (size_t q = 0; q < g->questions.count; q++) {
		bool used = false;
		for (size_t i = 0; i < g->verdict.open_count; i++)
			used |= g->verdict.open[i]->depends[q];
		if (used)
			words = words ? arena_printf(draft->arena, "%s %s", words,
			    draft_ask(draft, &g->questions.items[q])) : draft_ask(draft, &g->questions.items[q]);
	}
	return words ? words : "";
}

static struct text
verdict_words(struct draft *draft)
{
	const struct verdict *v = &draft->guidance->verdict;
	switch (v->kind) {
	case VERDICT_COMPLETE:
		return complete_words(draft);
	case VERDICT_MISSING:
		return text_of(names_of(draft, v->missing, v->missing_count));
	case VERDICT_DEPENDS:
		return text_of(WORDS_FILL(draft->arena,
		    draft_word(draft, W("you may need more. Ask at the desk: {questions}")),
		    {"questions", open_questions(draft)}));
	case VERDICT_AGAINST:
		return against_words(draft);
	}
	return (struct text){0};
}

static struct block *
add_verdict(struct draft *draft)
{
	static const struct {
		enum block_kind kind;
		const char *word;
	} looks[] = {
		[VERDICT_COMPLETE] = {BLOCK_GOOD, W("Complete")},
		[VERDICT_MISSING] = {BLOCK_BAD, W("Missing")},
		[VERDICT_DEPENDS] = {BLOCK_DOUBT, W("It depends")},
		[VERDICT_AGAINST] = {BLOCK_AGAINST, W("Perhaps not for you")},
	};
	enum verdict_kind kind = draft->guidance->verdict.kind;
	struct block *block = draft_add(draft, looks[kind].kind, verdict_words(draft));
	if (block)
		block->tag = draft_word(draft, looks[kind].word);
	return block;
}

/* Whether the visitor has said anything that a verdict could rest on. */
static bool
has_begun(const struct draft *draft)
{
	const struct guidance *g = draft->guidance;
	if (g->verdict.kind == VERDICT_AGAINST)
		return true;
	for (size_t i = 0; i < g->papers.count; i++)
		if (!g->papers.lines[i].seen && line_is_ticked(&g->papers.lines[i], g->ticks))
			return true;
	return false;
}

void
draft_verdict(struct draft *draft, struct link link)
{
	bool papers = draft_has_papers(draft, TRUTH_YES) || draft_has_papers(draft, TRUTH_OPEN);
	if (has_begun(draft) || !papers) {
		struct block *block = add_verdict(draft);
		if (block)
			block->link = link;
	} else
		draft_add(draft, BLOCK_FINE, text_of(draft_word(draft,
		    W("Mark what you have with the space bar: we say whether anything is missing."))));
	if (draft_has_papers(draft, TRUTH_NO))
		draft_link(draft, LINK_UNNEEDED, link.id,
		    text_of(draft_word(draft, W("What else could be needed in other cases?"))));
}

/* ----------------------------------------------------------- the whole screen -- */

enum { MAX_ORIGINS = 7 }; /* with more papers, where to get them would take them off the screen */

static const struct origin *
origin_of(const struct guidance *g, int64_t document)
{
	for (size_t i = 0; i < g->origin_count; i++)
		if (g->origins[i].document == document)
			return &g->origins[i];
	return NULL;
}

/* Where to get it, how long that takes, and whether it can be done here. */
static void
add_origin(struct draft *draft, struct block *block, const struct origin *origin)
{
	const struct service *issuer = origin->issuer;
	if (!issuer) {
		struct text from = origin->from;
		from.text = text_first_sentence(draft->arena, from.text);
		from.spoken = NULL;
		draft_detail(draft, block, from);
		return;
	}
	/* Its conditions hang on questions that nobody asked here. */
	struct draft apart = {.arena = draft->arena, .context = draft->context};
	struct text where = draft_where(&apart, issuer);
	const char *time = draft_deadline(&apart, issuer);
	const char *line = draft_is_here(&apart, issuer) ? draft_word(draft, W("You get it here"))
	    : where.text ? WORDS_FILL(draft->arena, draft_word(draft, W("You get it: {where}")),
	      {"where", where.text}) : origin->from.text;
	if (!line)
		return;
	if (time)
		line = arena_printf(draft->arena, "%s · %s", line, time);
	draft_detail(draft, block, (struct text){.text = line, .foreign = where.foreign});
}

static void
add_lines(struct draft *draft, const struct need_line *const *lines, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		struct block *block = draft_add(draft, BLOCK_BULLET, text_of(draft_line_words(draft, lines[i])));
		for (size_t n = 0; block && lines[i]->set_count && n < lines[i]->sets[0].count; n++) {
			int64_t document = lines[i]->sets[0].needs[n].paper->document.id;
			const struct origin *origin = origin_of(draft->guidance, document);
			if (!n)
				block->link = link_to(LINK_DOCUMENT, document);
			if (origin && draft->guidance->origin_count <= MAX_ORIGINS)
				add_origin(draft, block, origin);
		}
	}
}

/* What it is about, with the codes that the desk can look up, and the day: one line. */
static void
add_subject(struct draft *draft)
{
	const struct guidance *g = draft->guidance;
	struct text line = {0};
	for (size_t i = 0; i < g->service_count; i++) {
		const char *one = g->service_count > 1 ? g->services[i]->code
		    : arena_printf(draft->arena, "%s · %s", g->services[i]->name.text, g->services[i]->code);
		line.text = line.text ? arena_printf(draft->arena, "%s, %s", line.text, one) : one;
		line.foreign |= g->services[i]->name.foreign && g->service_count == 1;
	}
	if (line.text && draft->context->today)
		line.text = arena_printf(draft->arena, "%s · %s", line.text,
		    page_date(draft->arena, draft->context->lang, draft->context->today));
	draft_add(draft, BLOCK_FINE, line);
}

/* Where to go with complete papers, when that is not here. */
static void
add_where(struct draft *draft)
{
	const struct guidance *g = draft->guidance;
	if (g->service_count == 1 && !draft_is_here(draft, g->services[0]))
		draft_labelled(draft, W("In person"), draft_where(draft, g->services[0]));
}

void
page_of_verdict(struct arena *arena, const struct page_context *context, const struct guidance *guidance,
    struct page *out)
{
	struct draft draft = {.arena = arena, .context = context, .guidance = guidance};
	const struct verdict *v = &guidance->verdict;
	struct block *block = add_verdict(&draft);
	if (block && v->kind == VERDICT_MISSING)
		block->text = text_of(draft_word(&draft, W("you still need these")));
	add_subject(&draft);
	if (v->missing_count && v->kind != VERDICT_MISSING)
		draft_add(&draft, BLOCK_SUBHEADING, text_of(draft_word(&draft, W("Not in hand yet"))));
	add_lines(&draft, v->missing, v->missing_count);
	if (v->open_count)
		draft_add(&draft, BLOCK_SUBHEADING, text_of(draft_word(&draft, W("Perhaps also needed: ask at the desk"))));
	add_lines(&draft, v->open, v->open_count);
	if (v->kind == VERDICT_COMPLETE)
		add_where(&draft);
	else
		draft_add(&draft, BLOCK_FINE,
		    text_of(draft_word(&draft, W("This is information. The office decides."))));
	draft_finish(&draft, text_of(draft_word(&draft, W("Are the papers complete?"))), out);
}
