#include "tests/support/random_errands.h"

struct arena random_arena;
unsigned random_seed;

unsigned
roll(unsigned sides)
{
	random_seed = random_seed * 1103515245 + 12345;
	return (random_seed >> 16) % sides;
}

struct condition
random_condition(void)
{
	struct condition condition = {arena_array(&random_arena, 2, sizeof(struct clause)), roll(3)};
	for (size_t c = 0; c < condition.count; c++) {
		struct clause *clause = &condition.clauses[c];
		clause->count = 1 + roll(2);
		clause->terms = arena_array(&random_arena, clause->count, sizeof *clause->terms);
		int64_t question = 1 + roll(QUESTIONS);
		for (size_t t = 0; t < clause->count; t++)
			clause->terms[t] = (struct condition_term){.question = 1 + (question + (int64_t)t) % QUESTIONS, .option = roll(2)};
	}
	return condition;
}

static struct requirement
random_requirement(bool if_held)
{
	static const char *const texts[] = {"one note", "another", "a third"};
	struct requirement r = {.count = 1 + roll(SETS), .if_held = if_held, .note_count = roll(NOTES + 1)};
	enum handling handling = roll(6) ? HANDLING_SHOWN : HANDLING_SEEN;
	unsigned document = roll(DOCUMENTS);
	r.sets = arena_array(&random_arena, r.count, sizeof *r.sets);
	for (size_t s = 0; s < r.count; s++) {
		r.sets[s].count = 1 + roll(PAPERS);
		r.sets[s].papers = arena_array(&random_arena, PAPERS, sizeof *r.sets[s].papers);
		for (size_t p = 0; p < r.sets[s].count; p++, document++)
			r.sets[s].papers[p] = (struct paper){
				.document = {.id = 1 + document % DOCUMENTS + (p ? DOCUMENTS : 0) + (s ? 2 * DOCUMENTS * s : 0)},
				.whose = 7, .whose_name = CATALOGUE_APPLICANT, .form = (enum form)roll(FORMS), .count = 1 + roll(2),
				.handling = handling == HANDLING_SHOWN && roll(2) ? HANDLING_KEPT : handling,
				.max_age = roll(3) ? 0 : 1 + roll(40), .age_unit = roll(2) ? AGE_DAYS : AGE_MONTHS};
	}
	r.notes = arena_array(&random_arena, NOTES, sizeof *r.notes);
	for (size_t n = 0; n < r.note_count; n++)
		r.notes[n] = (struct note){.text.text = texts[(n + roll(2)) % 3], .condition = random_condition()};
	return r;
}

/* One of the requirements that the round knows, as it is or with its sets the other way round, under another condition. */
static struct requirement
varied(const struct requirement *known)
{
	struct requirement r = known[roll(3)];
	struct requirement other = random_requirement(roll(2));
	struct paper_set *sets = arena_array(&random_arena, r.count, sizeof *sets);
	bool turned = roll(2);
	for (size_t s = 0; s < r.count; s++) {
		sets[s] = r.sets[turned ? r.count - 1 - s : s];
		struct paper *papers = arena_array(&random_arena, sets[s].count, sizeof *papers);
		for (size_t p = 0; p < sets[s].count; p++) {
			papers[p] = sets[s].papers[p];
			papers[p].count = 1 + roll(3);
			papers[p].max_age = roll(3) ? 0 : 1 + roll(40);
			papers[p].age_unit = roll(2) ? AGE_DAYS : AGE_MONTHS;
		}
		sets[s].papers = papers;
	}
	r.sets = sets;
	r.if_held = other.if_held;
	r.notes = other.notes;
	r.note_count = other.note_count;
	r.condition = roll(2) ? r.condition : roll(2) ? (struct condition){0} : random_condition();
	return r;
}

/* All questions in all errands, in another order in each; what an answer is about differs by round. */
static struct questions
questions_of(const enum about *about, size_t shift, const int64_t *lost)
{
	struct question *items = arena_array(&random_arena, QUESTIONS, sizeof *items);
	for (size_t q = 0; q < QUESTIONS; q++) {
		struct question *question = &items[(q + shift) % QUESTIONS];
		*question = (struct question){.id = (int64_t)q + 1, .about = about[q], .many = q == MANY, .option_count = OPTIONS,
			.options = arena_array(&random_arena, OPTIONS, sizeof *question->options)};
		question->options[OPTIONS - 1].lacks = lost;
		question->options[OPTIONS - 1].lack_count = 2;
	}
	return (struct questions){items, QUESTIONS};
}

void
random_errands(struct errand_case cases[ERRANDS])
{
	struct requirement known[3];
	enum about about[QUESTIONS];
	int64_t *lost = arena_array(&random_arena, 2, sizeof *lost);
	for (size_t i = 0; i < 3; i++) {
		known[i] = random_requirement(false);
		known[i].condition = random_condition();
	}
	for (size_t q = 0; q < QUESTIONS; q++)
		about[q] = (enum about)roll(3);
	lost[0] = 1 + roll(3 * DOCUMENTS);
	lost[1] = 1 + roll(DOCUMENTS);
	for (size_t i = 0; i < ERRANDS; i++) {
		struct service *service = arena_alloc(&random_arena, sizeof *service);
		struct answer *answers = arena_array(&random_arena, QUESTIONS, sizeof *answers);
		struct questions *questions = arena_alloc(&random_arena, sizeof *questions);
		size_t count = 0;
		*service = (struct service){.id = (int64_t)i + 1, .requirement_count = 1 + roll(REQUIREMENTS)};
		service->requirements = arena_array(&random_arena, REQUIREMENTS, sizeof *service->requirements);
		for (size_t r = 0; r < service->requirement_count; r++)
			service->requirements[r] = varied(known);
		for (size_t q = 0; q < QUESTIONS; q++)
			if (!roll(3))
				answers[count++] = (struct answer){.question = (int64_t)q + 1,
					.options = q == MANY ? roll(1 << OPTIONS) : 1u << roll(OPTIONS)};
		*questions = questions_of(about, roll(QUESTIONS), lost);
		cases[i] = (struct errand_case){.errand = {.id = (uint32_t)i + 1, .service = service->id},
			.service = service, .questions = *questions, .answers = {answers, count}};
		if (!roll(3))
			cases[i].errand.who = (struct who){CHILD, roll(2)};
		cases[i].logic = logic_new(&random_arena, questions, &cases[i].answers);
	}
}
