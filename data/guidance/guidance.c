#include "data/guidance.h"

#include <string.h>

#include "data/limits.h"
#include "data/query/load.h"

/* How much it matters to know: papers and whether it is for the visitor at all before the rest. */
enum { WEIGHT_PAPER = 4, WEIGHT_ELIGIBILITY = 4, WEIGHT_OTHER = 1 };

static void
add_interest(struct list *list, struct arena *arena, const struct condition *condition, unsigned weight)
{
	if (condition->count)
		*LIST_ADD(list, arena, struct interest) =
		    (struct interest){condition, weight};
}

/* All that hangs on answers. */
static void
add_interests(struct list *list, struct arena *arena, const struct service *s)
{
	for (size_t i = 0; i < s->requirement_count; i++)
		add_interest(list, arena, &s->requirements[i].condition, WEIGHT_PAPER);
	for (size_t i = 0; i < s->eligibility_count; i++)
		add_interest(list, arena, &s->eligibility[i].condition,
		    s->eligibility[i].excludes ? WEIGHT_ELIGIBILITY : WEIGHT_OTHER);
	for (size_t i = 0; i < s->fee_count; i++)
		add_interest(list, arena, &s->fees[i].condition, WEIGHT_OTHER);
	for (size_t i = 0; i < s->deadline_count; i++)
		add_interest(list, arena, &s->deadlines[i].condition, WEIGHT_OTHER);
	for (size_t i = 0; i < s->channel_count; i++)
		add_interest(list, arena, &s->channels[i].condition, WEIGHT_OTHER);
	for (size_t i = 0; i < s->step_count; i++)
		add_interest(list, arena, &s->steps[i].condition, WEIGHT_OTHER);
}

struct interests
interests_of(struct arena *arena, const struct service *const *services, size_t count)
{
	struct list list = {0};
	for (size_t i = 0; i < count; i++)
		add_interests(&list, arena, services[i]);
	return (struct interests){list.items, list.count};
}

static enum status
load_services(struct catalogue *catalogue, struct arena *arena, const char *lang, const int64_t *services,
    struct guidance *out)
{
	enum status status = STATUS_DONE;
	out->services = arena_array(arena, out->service_count, sizeof *out->services);
	for (size_t i = 0; status == STATUS_DONE && i < out->service_count; i++) {
		struct service *service = arena_alloc(arena, sizeof *service);
		out->services[i] = service;
		status = catalogue_service(catalogue, arena, lang, services[i], service);
	}
	return status;
}

/* ------------------------------------------------------- for whom one can act -- */

static bool
is_named(const struct interests *interests, const struct questions *questions, int64_t question,
    unsigned option)
{
	for (size_t i = 0; i < interests->count; i++)
		if (condition_names(interests->items[i].condition, question, option))
			return true;
	for (size_t q = 0; q < questions->count; q++)
		if (condition_names(&questions->items[q].asked_when, question, option))
			return true;
	return false;
}

/* One more clause among what is impossible: this option. */
static void
exclude(struct arena *arena, struct question *question, unsigned option)
{
	struct condition *impossible = &question->impossible;
	struct clause *clauses = arena_array(arena, impossible->count + 1, sizeof *clauses);
	struct condition_term *term = arena_alloc(arena, sizeof *term);
	*term = (struct condition_term){.question = question->id, .option = option};
	for (size_t i = 0; i < impossible->count; i++)
		clauses[i] = impossible->clauses[i];
	clauses[impossible->count] = (struct clause){term, 1};
	*impossible = (struct condition){clauses, impossible->count + 1};
}

/* Nobody is offered to act for a person for whom none of these services lets one act. */
static void
exclude_persons(struct arena *arena, const struct interests *interests, struct questions *questions)
{
	for (size_t q = 0; q < questions->count; q++) {
		struct question *question = &questions->items[q];
		for (unsigned o = 0; o < question->option_count; o++)
			if (question->options[o].person && !is_named(interests, questions, question->id, o))
				exclude(arena, question, o);
	}
}

/* --------------------------------------------------- answers beside each other -- */

static bool
can_be(struct arena *arena, const struct questions *questions, const struct answers *answers)
{
	struct arena_mark mark = arena_mark(arena);
	bool possible = logic_is_possible(logic_new(arena, questions, answers));
	arena_rewind(arena, mark);
	return possible;
}

struct answers
answers_that_stand(struct arena *arena, const struct questions *questions, const struct answers *answers)
{
	struct answer *kept = arena_array(arena, answers->count, sizeof *kept);
	struct answer *end = kept + answers->count, *first = end;
	for (size_t i = answers->count; i-- > 0;) {
		*--first = answers->items[i];
		if (!can_be(arena, questions, &(struct answers){first, (size_t)(end - first)}))
			first++;
	}
	return (struct answers){first, (size_t)(end - first)};
}

static void
drop_fallen(struct arena *arena, struct guidance *g, struct answers *answers)
{
	struct answers given = *answers;
	int64_t *fallen = arena_array(arena, given.count, sizeof *fallen);
	*answers = answers_that_stand(arena, &g->questions, &given);
	for (size_t i = 0; i < given.count; i++)
		if (!answer_to(answers, given.items[i].question))
			fallen[g->fallen_count++] = given.items[i].question;
	g->fallen = fallen;
}

static void
judge(struct arena *arena, struct answers answers, const char *today, struct guidance *g)
{
	struct interests interests = interests_of(arena, g->services, g->service_count);
	exclude_persons(arena, &interests, &g->questions);
	if (!can_be(arena, &g->questions, &answers))
		drop_fallen(arena, g, &answers);
	g->answers = memcpy(arena_alloc(arena, sizeof answers), &answers, sizeof answers);
	g->logic = logic_new(arena, &g->questions, g->answers);
	papers_of(arena, g->services, g->service_count, g->logic, &g->questions, &g->papers);
	verdict_of(arena, &g->papers, g->services, g->service_count, g->logic, g->ticks, &g->verdict);
	fees_of(arena, g->services, g->service_count, g->logic, today, &g->fees);
	g->asks = logic_next_question(g->logic, interests.items, interests.count, &g->next_question,
	    &g->questions_left);
}

enum status
guidance_load(struct catalogue *catalogue, struct arena *arena, const char *lang, const int64_t *services,
    size_t count, const struct answers *answers, const struct ticks *ticks, const char *today,
    struct guidance *out)
{
	*out = (struct guidance){
		.service_count = count < PAPERS_MAX_SERVICES ? count : PAPERS_MAX_SERVICES,
		.ticks = memcpy(arena_alloc(arena, sizeof *ticks), ticks, sizeof *ticks),
	};
	enum status status = load_services(catalogue, arena, lang, services, out);
	if (status == STATUS_DONE)
		status = catalogue_questions(catalogue, arena, lang, services, out->service_count, &out->questions);
	if (status == STATUS_DONE)
		status = catalogue_calendar(catalogue, arena, &out->calendar);
	if (status == STATUS_DONE)
		judge(arena, *answers, today, out);
	return status;
}

/* ------------------------------------------------------------------- origins -- */

static enum status
find_origin(struct catalogue *catalogue, struct arena *arena, const char *lang, int64_t id,
    struct origin *out)
{
	struct document document;
	enum status status = catalogue_document(catalogue, arena, lang, id, &document);
	if (status != STATUS_DONE)
		return status;
	*out = (struct origin){.document = id, .from = document.from};
	if (!document.issued_by.id)
		return STATUS_DONE;
	struct service *issuer = arena_alloc(arena, sizeof *issuer);
	out->issuer = issuer;
	return catalogue_service(catalogue, arena, lang, document.issued_by.id, issuer);
}

static enum status
find_origins(struct catalogue *catalogue, struct arena *arena, const char *lang,
    const struct need_line *const *lines, size_t count, struct list *origins)
{
	enum status status = STATUS_DONE;
	for (size_t i = 0; status == STATUS_DONE && i < count; i++)
		for (size_t n = 0; status == STATUS_DONE && lines[i]->set_count && n < lines[i]->sets[0].count; n++)
			status = find_origin(catalogue, arena, lang, lines[i]->sets[0].needs[n].paper->document.id,
			    LIST_ADD(origins, arena, struct origin));
	return status;
}

enum status
guidance_find_origins(struct catalogue *catalogue, struct arena *arena, const char *lang,
    struct guidance *g)
{
	struct list origins = {0};
	enum status status = find_origins(catalogue, arena, lang, g->verdict.missing,
	    g->verdict.missing_count, &origins);
	if (status == STATUS_DONE)
		status = find_origins(catalogue, arena, lang, g->verdict.open, g->verdict.open_count, &origins);
	g->origins = origins.items;
	g->origin_count = origins.count;
	return status;
}

const struct answer *
answer_to(const struct answers *answers, int64_t question)
{
	for (size_t i = 0; i < answers->count; i++)
		if (answers->items[i].question == question)
			return &answers->items[i];
	return NULL;
}

/* The options that a combination names; 0: it names other questions, too. */
static uint32_t
options_of(const struct clause *clause, int64_t question)
{
	uint32_t options = 0;
	for (size_t i = 0; i < clause->count; i++) {
		const struct condition_term *term = &clause->terms[i];
		if (term->question != question || term->option >= LIMIT_OPTIONS)
			return 0;
		options |= UINT32_C(1) << term->option;
	}
	return options;
}

/* Whether no other option can ever go with this one. */
static bool
stands_alone(const struct question *question, uint32_t one, uint32_t all)
{
	uint32_t others = 0;
	for (size_t i = 0; i < question->impossible.count; i++) {
		uint32_t named = options_of(&question->impossible.clauses[i], question->id), other = named & ~one;
		if (named & one && other && !(other & (other - 1)))
			others |= other;
	}
	return others == (all & ~one);
}

uint32_t
question_none(const struct question *question)
{
	uint32_t all = (UINT32_C(1) << question->option_count) - 1, none = 0;
	for (uint32_t one = 1; one <= all; one <<= 1)
		if (stands_alone(question, one, all))
			none |= one;
	return none & (none - 1) ? 0 : none;
}
