#include "data/page/page_verdict.h"

#include <string.h>

#include "data/page/page_channels.h"
#include "data/page/page_deadlines.h"
#include "data/page/page_hall.h"
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
is_all_here(struct draft *draft)
{
	const struct errand_case *before = draft->errand;
	bool here = true;
	for (size_t i = 0; i < draft->guidance->count; i++) {
		draft->errand = &draft->guidance->cases[i];
		here &= draft_is_here(draft, draft->errand->service);
	}
	draft->errand = before;
	return here;
}

/* What to do with complete papers: which number to take, as far as the office says so. */
static struct text
complete_words(struct draft *draft)
{
	const struct office *office = draft->context->office;
	const char *ready = draft_word(draft, draft_has_papers(draft, TRUTH_YES)
	    ? W("With these papers the desk can start.") : W("You need not bring any paper."));
	const char *closed = draft_closed(draft), *number = draft_take_numbers(draft);
	if (!office || !is_all_here(draft))
		return text_of(ready);
	if (number && closed)
		number = arena_printf(draft->arena, "%s %s", closed, number);
	if (number)
		return text_of(arena_printf(draft->arena, "%s %s", ready, number));
	if (!office->ticket.text)
		return text_of(arena_printf(draft->arena, "%s %s", ready, draft_word(draft, W("Take a number."))));
	return (struct text){
		.text = arena_printf(draft->arena, "%s %s", ready, office->ticket.text),
		.foreign = office->ticket.foreign,
	};
}

static struct text
against_words(struct draft *draft)
{
	const struct guidance *g = draft->guidance;
	struct text words = {0};
	for (size_t i = 0; i < g->verdict.against_count; i++) {
		const struct objection *objection = &g->verdict.against[i];
		const struct text *name = &g->cases[objection->errand].service->name;
		struct text reason = objection->reason->text;
		if (g->count > 1)
			reason.text = arena_printf(draft->arena, "%s – %s", name->text, reason.text);
		words.text = words.text ? arena_printf(draft->arena, "%s %s", words.text, reason.text) : reason.text;
		words.foreign |= reason.foreign || (g->count > 1 && name->foreign);
	}
	return words;
}

/* Whether one of the open lines hangs on the question. */
static bool
hangs_on(const struct guidance *g, const struct errand_case *c, int64_t question)
{
	for (size_t i = 0; i < g->verdict.open_count; i++) {
		const struct need_line *line = g->verdict.open[i];
		const struct questions *questions = &g->cases[line->first].questions;
		for (size_t q = 0; &g->cases[line->first] == c && q < questions->count; q++)
			if (line->depends[q] && questions->items[q].id == question)
				return true;
	}
	return false;
}

/* The questions on which the open lines hang, each once. */
static const char *
open_questions(struct draft *draft)
{
	const struct guidance *g = draft->guidance;
	const char *words = NULL;
	for (size_t i = 0; i < g->count; i++)
		for (size_t q = 0; q < g->cases[i].questions.count; q++) {
			const struct question *question = &g->cases[i].questions.items[q];
			if (!hangs_on(g, &g->cases[i], question->id))
				continue;
			const char *ask = draft_ask(draft, question);
			if (!words || !strstr(words, ask))
				words = words ? arena_printf(draft->arena, "%s %s", words, ask) : ask;
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
	case VERDICT_START:
		return text_of(WORDS_FILL(draft->arena,
		    draft_word(draft, W("You have all that must be there. If you have it, bring this, too: {papers}")),
		    {"papers", names_of(draft, v->held, v->held_count)}));
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
		[VERDICT_START] = {BLOCK_GOOD, W("You can start like this")},
		[VERDICT_MISSING] = {BLOCK_BAD, W("Missing")},
		[VERDICT_DEPENDS] = {BLOCK_DOUBT, W("It depends")},
		[VERDICT_AGAINST] = {BLOCK_AGAINST, W("Not possible like this")},
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
draft_instead(struct draft *draft, const struct instead *instead)
{
	if (instead->service.id) {
		draft_link(draft, link_to(LINK_SERVICE, instead->service.id), (struct text){
			.text = WORDS_FILL(draft->arena, draft_word(draft, W("Look at this instead: {matter}")),
			    {"matter", instead->service.name.text}),
			.foreign = instead->service.name.foreign,
		});
		return;
	}
	struct block *block = draft_add(draft, BLOCK_TEXT, instead->text);
	draft_detail(draft, block, text_of(instead->phone));
	draft_detail(draft, block, text_of(instead->url));
}

static void
add_ways_instead(struct draft *draft)
{
	const struct verdict *v = &draft->guidance->verdict;
	for (size_t i = 0; i < v->against_count; i++)
		for (size_t n = 0; n < v->against[i].reason->instead_count; n++)
			draft_instead(draft, &v->against[i].reason->instead[n]);
}

void
draft_objections(struct draft *draft)
{
	if (draft->guidance->verdict.kind != VERDICT_AGAINST)
		return;
	add_verdict(draft);
	add_ways_instead(draft);
}

void
draft_verdict(struct draft *draft, struct link link)
{
	bool papers = draft_has_papers(draft, TRUTH_YES) || draft_has_papers(draft, TRUTH_OPEN);
	if (has_begun(draft) || !papers) {
		struct block *block = add_verdict(draft);
		if (block)
			block->link = link;
		add_ways_instead(draft);
	} else
		draft_add(draft, BLOCK_FINE, text_of(draft_word(draft,
		    W("Press Enter on what you have: we say whether anything is missing."))));
	link.kind = LINK_PHOTO;
	if (papers)
		draft_link(draft, link, text_of(draft_word(draft, W("The list for your phone's camera"))));
	link.kind = LINK_PRINT;
	if (draft->context->prints)
		draft_link(draft, link, text_of(draft_word(draft, W("Print this list"))));
	link.kind = LINK_SLIP;
	if (draft->context->has_desk)
		draft_link(draft, link, text_of(draft_word(draft, W("The list as a code for the desk"))));
	link.kind = LINK_PAPERS;
	if (papers)
		draft_link(draft, link, text_of(draft_word(draft, W("What are these papers, and where do I get them?"))));
	link.kind = LINK_UNNEEDED;
	if (draft_has_papers(draft, TRUTH_NO))
		draft_link(draft, link,
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
	const char *codes = NULL;
	for (size_t i = 0; i < g->count; i++) {
		const struct service *s = g->cases[i].service;
		codes = codes ? arena_printf(draft->arena, "%s, %s", codes, s->code) : s->code;
	}
	struct text line = {0};
	if (codes)
		line.text = draft_say(draft, codes);
	if (g->count == 1)
		line = (struct text){.text = arena_printf(draft->arena, "%s · %s", g->cases[0].service->name.text, line.text),
			.foreign = g->cases[0].service->name.foreign};
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
	if (g->count == 1 && !draft_is_here(draft, g->cases[0].service))
		draft_labelled(draft, W("In person"), draft_where(draft, g->cases[0].service));
}

/* The way to the list on paper: of one errand, or of all. */
static void
add_print(struct draft *draft)
{
	const struct guidance *g = draft->guidance;
	if (draft->context->prints)
		draft_link(draft, g->count > 1 ? link_to(LINK_PRINT, 0) : draft_errand_link(LINK_PRINT, &g->cases[0].errand),
		    text_of(draft_word(draft, W("Print this list"))));
}

void
page_of_verdict(struct arena *arena, const struct page_context *context, const struct guidance *guidance,
    struct page *out)
{
	struct draft draft = {.arena = arena, .context = context, .guidance = guidance, .errand = guidance->cases};
	const struct verdict *v = &guidance->verdict;
	struct block *block = add_verdict(&draft);
	if (block && v->kind == VERDICT_MISSING) {
		block->tag = NULL;
		block->text = text_of(draft_word(&draft, W("These are still missing")));
	}
	add_ways_instead(&draft);
	add_subject(&draft);
	if (v->kind == VERDICT_AGAINST) {
		draft_finish(&draft, text_of(draft_word(&draft, W("Are the papers complete?"))), out);
		return;
	}
	add_lines(&draft, v->missing, v->missing_count);
	if (v->open_count)
		draft_add(&draft, BLOCK_SUBHEADING, text_of(draft_word(&draft, W("Perhaps also needed: ask at the desk"))));
	add_lines(&draft, v->open, v->open_count);
	if (v->held_count)
		draft_add(&draft, BLOCK_SUBHEADING, text_of(draft_word(&draft,
		    W("Bring these if you have them. You can come without them."))));
	add_lines(&draft, v->held, v->held_count);
	if (v->kind == VERDICT_MISSING)
		draft_add(&draft, BLOCK_FINE, text_of(draft_word(&draft, W("You may start without it, too: the office writes "
		    "what to hand in later, and you can hand that in at any kormányablak."))));
	if (v->kind == VERDICT_COMPLETE || v->kind == VERDICT_START)
		add_where(&draft);
	else
		draft_add(&draft, BLOCK_FINE,
		    text_of(draft_word(&draft, W("This is information. The office decides."))));
	add_print(&draft);
	draft_finish(&draft, text_of(draft_word(&draft, W("Are the papers complete?"))), out);
}

/* ------------------------------------------------------------------ in one line -- */

/* Whether something is needed for sure that can be missing. */
static bool
is_any_sure(const struct papers *papers)
{
	for (size_t i = 0; i < papers->count; i++)
		if (line_counts(&papers->lines[i]) && papers->lines[i].truth == TRUTH_YES)
			return true;
	return false;
}

/* With the number to take, if it is one for all. */
static const char *
complete_result(struct draft *draft)
{
	const struct guidance *g = draft->guidance;
	const char *ticket = NULL;
	if (!draft->context->office || !is_all_here(draft))
		return draft_word(draft, W("✓ All is there"));
	for (size_t i = 0; i < g->count; i++) {
		const char *one = draft_ticket(draft, g->cases[i].service);
		if (!one || (ticket && strcmp(ticket, one)))
			return draft_word(draft, W("✓ All is there: take a number"));
		ticket = one;
	}
	return WORDS_FILL(draft->arena, draft_word(draft, draft->context->hall->tickets == HALL_TICKETS_NONE
	    ? W("✓ All is there: go to {queue}") : W("✓ All is there: take a number: {queue}")), {"queue", ticket});
}

const char *
page_result(struct arena *arena, const struct page_context *context, const struct guidance *guidance)
{
	struct draft draft = {.arena = arena, .context = context, .guidance = guidance, .errand = guidance->cases};
	const struct verdict *v = &guidance->verdict;
	bool papers = draft_has_papers(&draft, TRUTH_YES) || draft_has_papers(&draft, TRUTH_OPEN);
	if (v->kind == VERDICT_AGAINST)
		return draft_word(&draft, W("✗ Not possible like this: see where to go"));
	if (!papers)
		return NULL;
	switch (v->kind) {
	case VERDICT_MISSING:
		return WORDS_FILL(arena, draft_word(&draft, W("Still missing: {n}")),
		    {"n", arena_printf(arena, "%zu", v->missing_count)});
	case VERDICT_DEPENDS:
		if (!is_any_sure(&guidance->papers))
			return draft_word(&draft, W("What you need depends on your answers"));
		return WORDS_FILL(arena, draft_word(&draft, W("What is needed for sure is there; it depends: {n}")),
		    {"n", arena_printf(arena, "%zu", v->open_count)});
	case VERDICT_START:
		return draft_word(&draft, W("✓ You can start like this"));
	default:
		return complete_result(&draft);
	}
}
