#include "data/page/page_questions.h"

#include "data/text.h"

const char *
draft_ask(const struct draft *draft, const struct question *question)
{
	return text_first_sentence(draft->arena, question->ask.text);
}

void
draft_questions(struct draft *draft, int64_t service)
{
	const struct guidance *g = draft->guidance;
	if (g->asks)
		draft_link(draft, LINK_QUESTIONS, service, text_of(WORDS_FILL(draft->arena,
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

void
draft_answers(struct draft *draft)
{
	const struct questions *questions = &draft->guidance->questions;
	bool first = true;
	for (size_t i = 0; i < questions->count; i++) {
		const struct question *question = &questions->items[i];
		const struct answer *answer = answer_to(draft->guidance->answers, question->id);
		if (!answer)
			continue;
		if (first)
			draft_add(draft, BLOCK_SUBHEADING,
			    text_of(draft_word(draft, W("Your answers (they can be changed)"))));
		first = false;
		struct text words = answer_words(draft, question, answer);
		draft_link(draft, LINK_QUESTION, question->id, (struct text){
			.text = arena_printf(draft->arena, "%s – %s", draft_ask(draft, question), words.text),
			.foreign = question->ask.foreign || words.foreign,
		});
	}
}
