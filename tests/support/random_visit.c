#include "tests/support/random_visit.h"

#include <stdio.h>
#include <stdlib.h>

enum { MAX_NUMBER = 512 };

static void
must(enum status status)
{
	if (status == STATUS_DONE)
		return;
	fprintf(stderr, "random_visit: the catalogue cannot be read\n");
	abort();
}

static int64_t
any_service(struct catalogue *catalogue, uint32_t (*below)(uint32_t))
{
	int64_t id;
	while (catalogue_by_number(catalogue, "service", below(MAX_NUMBER) + 1, &id) != STATUS_DONE)
		;
	return id;
}

static void
answer(struct catalogue *catalogue, struct arena *arena, uint32_t (*below)(uint32_t), struct visit *visit, uint32_t id)
{
	struct errand errand = visit_errand(visit, 0, id);
	struct statements none = {0};
	struct errand_case c;
	must(errand_case_load(catalogue, arena, "hu", &errand, &none, NULL, &c));
	for (size_t i = 0; i < c.questions.count; i++) {
		const struct question *question = &c.questions.items[i];
		uint32_t option = below((uint32_t)question->option_count);
		struct answer answer = {.unknown = below(9) == 0};
		if (below(3) == 0)
			continue;
		answer.options = answer.unknown ? 0 : UINT32_C(1) << option;
		if (!answer.unknown && question->options[option].person) {
			errand.who = (struct who){question->options[option].person, below(2)};
			visit_set_who(visit, id, errand.who);
		}
		visit_say(visit, statement_in(&errand, question, answer));
	}
}

static void
judge(struct catalogue *catalogue, struct arena *arena, const char *lang, struct random_visit *out)
{
	struct errand errands[PAPERS_MAX_ERRANDS];
	struct statements statements = visit_statements(&out->visit);
	size_t count = visit_listed(&out->visit, errands);
	out->ticks = visit_ticks(&out->visit);
	must(guidance_load(catalogue, arena, lang, errands, count, &statements, &out->ticks, "2026-11-23", &out->guidance));
}

void
random_visit(struct catalogue *catalogue, struct arena *arena, const char *lang, unsigned errands,
    uint32_t (*below)(uint32_t), struct random_visit *out)
{
	const struct papers *papers = &out->guidance.papers;
	*out = (struct random_visit){0};
	while (errands--)
		answer(catalogue, arena, below, &out->visit, visit_add_errand(&out->visit, any_service(catalogue, below)));
	for (judge(catalogue, arena, lang, out); out->guidance.fallen_count; judge(catalogue, arena, lang, out))
		for (size_t i = 0; i < out->guidance.fallen_count; i++)
			visit_unsay(&out->visit, &out->guidance.fallen[i]);
	for (size_t i = 0; i < papers->count; i++)
		if (below(2))
			visit_tick(&out->visit, (struct tick){papers->lines[i].key, line_pieces(&papers->lines[i])});
	judge(catalogue, arena, lang, out);
}
