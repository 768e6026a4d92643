#include "data/page/page_questions.h"

#include "data/text.h"

const char *
draft_ask(const struct draft *draft, const struct question *question)
{
	return text_first_sentence(draft->arena, question->ask.text);
}

void
draft_questions(struct draft *draft, struct link link)
{
	const struct guidance *g = draft->guidance;
	if (g->asks)
		draft_link(draft, link, text_of(WORDS_FILL(draft->arena,
		    draft_word(draft, W("Answer a few questions: we show what you need exactly (at most {n})")),
		    {"n", arena_printf(draft->arena, "%zu", g->questions_left)})));
}

/* "yes, alone", or several, or that it is not known. */
static struct text
answer_words(struct draft *draft, const struct question *question, const struct answer *answer)
{
	struct text words = {0};
	if (answer->unknown)
		return text_of(draft_word(draft, W("I do not know")));
	for (size_t o = 0; o < question->option_count; o++)
		if (answer->options >> o & 1) {
			const struct text *text = &question->options[o].text;
			words.text = words.text ? arena_printf(draft->arena, "%s; %s", words.text, text->text)
			    : text->text;
			words.foreign |= text->foreign;
		}
	return words.text ? words : text_of(draft_word(draft, W("none of these")));
}

static void
add_answer(struct draft *draft, const struct errand_case *c, const struct question *question,
    const struct answer *answer)
{
	struct text words = answer_words(draft, question, answer);
	struct link link = link_to(LINK_QUESTION, question->id);
	link_add(&link, c->errand.service);
	if (c->errand.id)
		link_add(&link, c->errand.id);
	draft_link(draft, link, (struct text){
		.text = arena_printf(draft->arena, "%s – %s", draft_ask(draft, question), words.text),
		.foreign = question->ask.foreign || words.foreign,
	});
}

static const struct question *
question_of(const struct errand_case *c, int64_t id)
{
	const struct question *question = c->questions.items;
	while (question->id != id)
		question++;
	return question;
}

/* Not after some other answer, though it was answered before that. */
static bool
is_asked(const struct errand_case *c, const struct question *question)
{
	return !question->asked_when.count || logic_judge(c->logic, &question->asked_when) != TRUTH_NO;
}

/* What is about a person or the visit is said once, where it first came up. */
static bool
was_said(const struct guidance *g, size_t place, const struct question *question)
{
	const struct statement here = statement_in(&g->cases[place].errand, question, (struct answer){0});
	for (size_t i = 0; i < place; i++)
		for (size_t q = 0; q < g->cases[i].questions.count; q++) {
			const struct question *other = &g->cases[i].questions.items[q];
			const struct statement there = statement_in(&g->cases[i].errand, other, (struct answer){0});
			if (statement_is_about(&here, &there))
				return true;
		}
	return false;
}

void
draft_answers(struct draft *draft)
{
	const struct guidance *g = draft->guidance;
	bool any = false;
	for (size_t i = 0; i < g->count; i++) {
		const struct errand_case *c = &g->cases[i];
		bool named = g->count == 1;
		for (size_t a = 0; a < c->answers.count; a++) {
			const struct question *question = question_of(c, c->answers.items[a].question);
			if (was_said(g, i, question) || !is_asked(c, question))
				continue;
			if (!any)
				draft_add(draft, BLOCK_SUBHEADING,
				    text_of(draft_word(draft, W("Your answers (they can be changed)"))));
			if (!named)
				draft_add(draft, BLOCK_FINE, c->service->name);
			any = named = true;
			add_answer(draft, c, question, &c->answers.items[a]);
		}
	}
}
