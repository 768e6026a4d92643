/* Whether an errand is for this person. */
#include "data/papers.h"

static bool
is_answered(const struct errand_case *c, int64_t question)
{
	for (size_t i = 0; i < c->answers.count; i++)
		if (c->answers.items[i].question == question)
			return !c->answers.items[i].unknown;
	return false;
}

/* Whether the visitor said something that the condition names. */
static bool
was_asked(const struct errand_case *c, const struct condition *condition)
{
	for (size_t i = 0; i < condition->count; i++)
		for (size_t t = 0; t < condition->clauses[i].count; t++)
			if (is_answered(c, condition->clauses[i].terms[t].question))
				return true;
	return false;
}

bool
errand_is_excluded_by(const struct errand_case *c, const struct eligibility *e)
{
	return e->excludes && was_asked(c, &e->condition) && logic_judge(c->logic, &e->condition) == TRUTH_YES;
}

bool
errand_is_excluded(const struct errand_case *c)
{
	for (size_t i = 0; i < c->service->eligibility_count; i++)
		if (errand_is_excluded_by(c, &c->service->eligibility[i]))
			return true;
	return false;
}
