#include "data/errand.h"

bool
statement_is_about(const struct statement *a, const struct statement *b)
{
	if (a->answer.question != b->answer.question || a->about != b->about)
		return false;
	switch (a->about) {
	case ABOUT_VISITOR: return true;
	case ABOUT_PERSON:  return who_is(a->who, b->who);
	case ABOUT_ERRAND:  return a->errand == b->errand;
	}
	return false;
}

struct statement
statement_in(const struct errand *errand, const struct question *question, struct answer answer)
{
	struct statement statement = {.answer = answer, .about = question->about};
	statement.answer.question = question->id;
	if (question->about == ABOUT_PERSON)
		statement.who = errand->who;
	if (question->about == ABOUT_ERRAND)
		statement.errand = errand->id;
	return statement;
}

const struct statement *
statement_of(const struct statements *statements, const struct errand *errand, const struct question *question)
{
	const struct statement wanted = statement_in(errand, question, (struct answer){0});
	for (size_t i = 0; i < statements->count; i++)
		if (statement_is_about(&statements->items[i], &wanted))
			return &statements->items[i];
	return NULL;
}
