#include "data/guidance.h"

#include <string.h>

#include "data/base/list.h"

/* How much it matters to know: whether it is for the visitor at all, then the papers, then the rest. */
enum { WEIGHT_ELIGIBILITY = 64, WEIGHT_PAPER = 4, WEIGHT_OTHER = 1 };

static void
add_interest(struct list *list, struct arena *arena, const struct condition *condition, unsigned weight)
{
	if (condition->count)
		*LIST_ADD(list, arena, struct interest) = (struct interest){condition, weight};
}

/* What decides which papers to bring, and whether to come at all. */
static void
add_papers(struct list *list, struct arena *arena, const struct service *s)
{
	for (size_t i = 0; i < s->requirement_count; i++)
		add_interest(list, arena, &s->requirements[i].condition, WEIGHT_PAPER);
	for (size_t i = 0; i < s->eligibility_count; i++)
		if (s->eligibility[i].excludes)
			add_interest(list, arena, &s->eligibility[i].condition, WEIGHT_ELIGIBILITY);
}

static void
add_rest(struct list *list, struct arena *arena, const struct service *s)
{
	for (size_t i = 0; i < s->requirement_count; i++)
		for (size_t n = 0; n < s->requirements[i].note_count; n++)
			add_interest(list, arena, &s->requirements[i].notes[n].condition, WEIGHT_OTHER);
	for (size_t i = 0; i < s->eligibility_count; i++)
		if (!s->eligibility[i].excludes)
			add_interest(list, arena, &s->eligibility[i].condition, WEIGHT_OTHER);
	for (size_t i = 0; i < s->fee_count; i++)
		add_interest(list, arena, &s->fees[i].condition, WEIGHT_OTHER);
	for (size_t i = 0; i < s->deadline_count; i++)
		add_interest(list, arena, &s->deadlines[i].condition, WEIGHT_OTHER);
	for (size_t i = 0; i < s->act_by_count; i++)
		add_interest(list, arena, &s->act_by[i].condition, WEIGHT_OTHER);
	for (size_t i = 0; i < s->channel_count; i++)
		add_interest(list, arena, &s->channels[i].condition, WEIGHT_OTHER);
	for (size_t i = 0; i < s->step_count; i++)
		add_interest(list, arena, &s->steps[i].condition, WEIGHT_OTHER);
	for (size_t i = 0; i < s->output_count; i++)
		add_interest(list, arena, &s->outputs[i].condition, WEIGHT_OTHER);
}

struct interests
interests_of(struct arena *arena, const struct service *service, bool rest)
{
	struct list list = {0};
	add_papers(&list, arena, service);
	if (rest)
		add_rest(&list, arena, service);
	return (struct interests){list.items, list.count};
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

void
errand_exclude_persons(struct arena *arena, const struct service *service, struct questions *questions)
{
	struct interests interests = interests_of(arena, service, true);
	for (size_t q = 0; q < questions->count; q++) {
		struct question *question = &questions->items[q];
		for (unsigned o = 0; o < question->option_count; o++)
			if (question->options[o].person && !is_named(&interests, questions, question->id, o))
				exclude(arena, question, o);
	}
}

/* --------------------------------------------------------------- one errand ----- */

/* The option that says whose errand it is; NULL: the visitor's own, or not said. */
static const struct question_option *
person_option(const struct errand_case *c, const struct statements *statements)
{
	for (size_t q = 0; q < c->questions.count; q++) {
		const struct question *question = &c->questions.items[q];
		const struct statement *said = statement_of(statements, &c->errand, question);
		for (unsigned o = 0; said && !said->answer.unknown && o < question->option_count; o++)
			if (said->answer.options >> o & 1 && question->options[o].person)
				return &question->options[o];
	}
	return NULL;
}

/* Whose errand it is, and so whose the applicant's papers are. */
static void
settle_person(struct errand_case *c, const struct statements *statements)
{
	const struct question_option *option = person_option(c, statements);
	if (!option)
		c->errand.who = (struct who){0};
	else {
		if (!c->errand.who.person)
			c->errand.who.person = option->person;
		c->person_name = option->person_name;
		c->person_words = option->person_words;
		c->person_is_kin = !strcmp(option->person_name, CATALOGUE_CHILD);
	}
}

static bool
can_be(struct arena *arena, const struct questions *questions, const struct answers *answers)
{
	struct arena_mark mark = arena_mark(arena);
	bool possible = logic_is_possible(logic_new(arena, questions, answers));
	arena_rewind(arena, mark);
	return possible;
}

struct answers
errand_answers(struct arena *arena, const struct errand_case *c, const struct statements *statements,
    struct list *fallen)
{
	struct answer *kept = arena_array(arena, statements->count + 1, sizeof *kept);
	struct answer *end = kept + statements->count, *first = end;
	for (size_t i = statements->count; i-- > 0;) {
		const struct statement *statement = &statements->items[i];
		bool here = false;
		for (size_t q = 0; !here && q < c->questions.count; q++)
			here = statement_of(statements, &c->errand, &c->questions.items[q]) == statement;
		if (!here)
			continue;
		*--first = statement->answer;
		if (!can_be(arena, &c->questions, &(struct answers){first, (size_t)(end - first)})) {
			first++;
			*LIST_ADD(fallen, arena, struct statement) = *statement;
		}
	}
	return (struct answers){first, (size_t)(end - first)};
}

static void
set_logic(struct arena *arena, struct errand_case *c)
{
	struct questions *questions = arena_alloc(arena, sizeof *questions);
	*questions = c->questions;
	c->logic = logic_new(arena, questions, &c->answers);
}

enum status
errand_case_load(struct catalogue *catalogue, struct arena *arena, const char *lang, const struct errand *errand,
    const struct statements *statements, struct list *fallen, struct errand_case *out)
{
	struct service *service = arena_alloc(arena, sizeof *service);
	*out = (struct errand_case){.errand = *errand, .service = service};
	enum status status = catalogue_service(catalogue, arena, lang, errand->service, service);
	if (status == STATUS_DONE)
		status = catalogue_questions(catalogue, arena, lang, errand->service, &out->questions);
	if (status != STATUS_DONE)
		return status;
	errand_exclude_persons(arena, service, &out->questions);
	settle_person(out, statements);
	out->answers = errand_answers(arena, out, statements, fallen);
	set_logic(arena, out);
	return STATUS_DONE;
}

void
errand_case_of(struct arena *arena, const struct service *service, const struct questions *questions,
    const struct answers *answers, struct errand_case *out)
{
	struct statement *items = arena_array(arena, answers->count, sizeof *items);
	*out = (struct errand_case){.errand.service = service->id, .service = service, .questions = *questions,
		.answers = *answers};
	for (size_t i = 0; i < answers->count; i++)
		for (size_t q = 0; q < questions->count; q++)
			if (questions->items[q].id == answers->items[i].question)
				items[i] = statement_in(&out->errand, &questions->items[q], answers->items[i]);
	settle_person(out, &(struct statements){items, answers->count});
	set_logic(arena, out);
}

/* Whose errand it is decides whom all other questions are about, so it is asked first. */
static bool
asks_whose(const struct errand_case *c, size_t *question)
{
	for (size_t q = 0; q < c->questions.count; q++) {
		const struct question *asked = &c->questions.items[q];
		size_t possible = 0;
		bool persons = false;
		for (size_t o = 0; o < asked->option_count; o++)
			if (logic_option_is_possible(c->logic, q, o)) {
				possible++;
				persons |= asked->options[o].person != 0;
			}
		if (persons && possible > 1 && !asked->asked_when.count && !answer_to(&c->answers, asked->id)) {
			*question = q;
			return true;
		}
	}
	return false;
}

struct asking
errand_asking(struct arena *arena, const struct errand_case *c)
{
	struct asking asking = {0};
	if (errand_is_excluded(c))
		return asking;
	struct interests papers = interests_of(arena, c->service, false), all = interests_of(arena, c->service, true);
	size_t next, left;
	asking.asks_papers = logic_next_question(c->logic, papers.items, papers.count, &asking.next, &left);
	asking.asks = logic_next_question(c->logic, all.items, all.count, asking.asks_papers ? &next : &asking.next, &asking.left);
	if (asking.asks && asks_whose(c, &asking.next))
		asking.asks_papers = true;
	return asking;
}

/* ------------------------------------------------------------------- together -- */

/* The first errand that asks something, or something on which papers hang. */
static bool
find_asking(struct guidance *g, bool papers)
{
	for (size_t i = 0; i < g->count; i++)
		if (papers ? g->askings[i].asks_papers : g->askings[i].asks) {
			g->next_case = i;
			return true;
		}
	return false;
}

static void
judge(struct arena *arena, const char *today, struct guidance *g)
{
	papers_of(arena, g->cases, g->count, &g->papers);
	verdict_of(arena, &g->papers, g->cases, g->count, g->ticks, &g->verdict);
	fees_of(arena, g->cases, g->count, today, &g->fees);
	g->askings = arena_array(arena, g->count, sizeof *g->askings);
	for (size_t i = 0; i < g->count; i++) {
		g->askings[i] = errand_asking(arena, &g->cases[i]);
		g->questions_left += g->askings[i].left;
	}
	g->asks_papers = find_asking(g, true);
	g->asks = g->asks_papers || find_asking(g, false);
}

enum status
guidance_load(struct catalogue *catalogue, struct arena *arena, const char *lang, const struct errand *errands,
    size_t count, const struct statements *statements, const struct ticks *ticks, const char *today,
    struct guidance *out)
{
	struct list fallen = {0};
	*out = (struct guidance){.count = count < PAPERS_MAX_ERRANDS ? count : PAPERS_MAX_ERRANDS, .ticks = ticks};
	out->cases = arena_array(arena, out->count, sizeof *out->cases);
	enum status status = catalogue_calendar(catalogue, arena, &out->calendar);
	for (size_t i = 0; status == STATUS_DONE && i < out->count; i++)
		status = errand_case_load(catalogue, arena, lang, &errands[i], statements, &fallen, &out->cases[i]);
	if (status != STATUS_DONE)
		return status;
	out->fallen = fallen.items;
	out->fallen_count = fallen.count;
	judge(arena, today, out);
	return STATUS_DONE;
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

/* The options of the question that can never go with this one. */
static uint32_t
options_against(const struct question *question, unsigned option)
{
	uint32_t against = 0;
	for (size_t i = 0; i < question->impossible.count; i++) {
		const struct clause *clause = &question->impossible.clauses[i];
		for (size_t t = 0; clause->count == 2 && t < clause->count; t++) {
			const struct condition_term *one = &clause->terms[t], *other = &clause->terms[!t];
			if (one->question == question->id && one->option == option && other->question == question->id)
				against |= UINT32_C(1) << other->option;
		}
	}
	return against;
}

uint32_t
question_none(const struct question *question)
{
	uint32_t all = (UINT32_C(1) << question->option_count) - 1, none = 0;
	for (unsigned o = 0; o < question->option_count; o++)
		if (options_against(question, o) == (all & ~(UINT32_C(1) << o)))
			none |= UINT32_C(1) << o;
	return none & (none - 1) ? 0 : none;
}
