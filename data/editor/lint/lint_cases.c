/* What no case can show: conditions that never or always hold, questions and answers without consequence,
 * cases of which a service says nothing. All cases are looked at, see logic.h; what would take too long is a fault
 * itself, because then nothing is proved. */
#include <string.h>

#include "data/editor/lint/lint.h"
#include "data/editor/lint/lint_sound.h"
#include "data/editor/source/source_cases.h"
#include "data/editor/source/source_requirements.h"
#include "data/limits.h"

/* A condition, where it is written and what it is. */
struct written {
	const struct node *when;   /* NULL: it is checked elsewhere */
	const char *field;
	struct condition condition;
	bool faulty;               /* reported */
	enum { WRITTEN_PAPER, WRITTEN_NO_PAPER, WRITTEN_AGAINST, WRITTEN_OTHER } kind;
};

/* An entry with its conditions. */
struct subject {
	struct sources *sources;
	const struct entry *entry;
	struct cases cases;
	struct list written;
	bool always_paper; /* some paper is asked for in any case */
};

static void
add_written(struct subject *subject, struct written written)
{
	*LIST_ADD(&subject->written, &subject->cases.arena, struct written) = written;
}

/* --------------------------------------------------------------- conditions -- */

static struct condition
alone(struct clause *clause)
{
	return (struct condition){clause, 1};
}

static void
check_written(struct subject *subject, struct logic *logic, struct written *written)
{
	struct faults *faults = subject->sources->faults;
	const struct node *line = node_first(written->when);
	for (size_t i = 0; line && !logic_exhausted(logic) && i < written->condition.count; i++, line = line->next) {
		struct condition one = alone(&written->condition.clauses[i]);
		if (logic_judge(logic, &one) != TRUTH_NO)
			continue;
		fault(faults, line->place, written->field, "can never hold: such answers exclude each other, or "
		    "the question is not asked then; correct it, or delete it");
		written->faulty = true;
	}
	if (!written->when || logic_exhausted(logic) || logic_judge(logic, &written->condition) != TRUTH_YES)
		return;
	fault(faults, written->when->place, written->field, "always holds; delete it, or correct it");
	written->faulty = true;
}

/* A question that a condition names must be able to change something. */
static void
check_useful(struct subject *subject, const struct written *written, const bool *used, bool *reported)
{
	const struct node *line = written->faulty ? NULL : node_first(written->when);
	for (size_t c = 0; line && c < written->condition.count; c++, line = line->next)
		for (size_t t = 0; t < written->condition.clauses[c].count; t++) {
			size_t q = 0;
			while (subject->cases.questions.items[q].id != written->condition.clauses[c].terms[t].question)
				q++;
			if (used[q] || reported[q])
				continue;
			reported[q] = true;
			FAULT(subject->sources->faults, line->place, written->field,
			    "the question \"{question}\" changes nothing here; leave it out, or correct the conditions",
			    {"question", node_get_string(cases_entry(&subject->cases, q)->node, "id")});
		}
}

static void
check_conditions(struct subject *subject, struct logic *logic)
{
	struct written *all = subject->written.items;
	size_t count = subject->cases.questions.count;
	bool *used = arena_array(&subject->cases.arena, count, sizeof *used);
	bool *reported = arena_array(&subject->cases.arena, count, sizeof *reported);
	for (size_t i = 0; !logic_exhausted(logic) && i < subject->written.count; i++) {
		check_written(subject, logic, &all[i]);
		logic_depends(logic, &all[i].condition, used);
	}
	for (size_t i = 0; !logic_exhausted(logic) && i < subject->written.count; i++)
		check_useful(subject, &all[i], used, reported);
}

/* ---------------------------------------------------------------- the limit -- */

/* How many combinations of answers there are; at most `most`. */
static long long
combinations(const struct questions *questions, long long most)
{
	long long count = 1;
	for (size_t i = 0; i < questions->count; i++) {
		const struct question *question = &questions->items[i];
		long long answers = question->many ? 1LL << question->option_count : (long long)question->option_count;
		answers += question->asked_when.count > 0;
		if (count > most / answers)
			return most;
		count *= answers;
	}
	return count;
}

static void
report_limit(struct subject *subject)
{
	static const long long most = 1000000000000000000;
	struct faults *faults = subject->sources->faults;
	FAULT(faults, subject->entry->node->place, NULL,
	    "{count} combinations of answers are too many to look at all of \"{value}\"; ask less, or in fewer conditions",
	    {"count", faults_number(faults, combinations(&subject->cases.questions, most))},
	    {"value", subject->entry->id});
}

/* ------------------------------------------------------- cases without a paper -- */

static void
add_clauses(struct subject *subject, struct list *clauses, const struct condition *condition)
{
	for (size_t i = 0; i < condition->count; i++)
		*LIST_ADD(clauses, &subject->cases.arena, struct clause) =
		    condition->clauses[i];
}

/* A service lists for whom else one can act in it: the rest is no case of it. */
static void
add_unlisted(struct subject *subject, struct list *clauses)
{
	const struct entry *acting = source_find(subject->sources, KIND_QUESTION, ACTING_QUESTION);
	const struct node *listed = node_get(subject->entry->node, "acting_for");
	if (!acting || !cases_has(&subject->cases, acting))
		return;
	const struct node *option = node_first(node_get(acting->node, "options"));
	for (; option; option = option->next) {
		const struct node *id = node_get(option, "id"), *node = node_first(listed);
		while (node && !node_is(node, id->text))
			node = node->next;
		if (node || node_is(id, ACTING_FOR_ONESELF))
			continue;
		*LIST_ADD(clauses, &subject->cases.arena, struct clause) =
		    cases_clause(&subject->cases, NULL, NULL, id->text);
	}
}

/* Questions as before, but no case that the service is not for, and (`said`) none of which it says something about
 * papers. */
static struct questions
without(struct subject *subject, bool said)
{
	const struct questions *before = &subject->cases.questions;
	struct list clauses = {0};
	struct questions questions = {
		.items = arena_array(&subject->cases.arena, before->count, sizeof *questions.items),
		.count = before->count,
	};
	memcpy(questions.items, before->items, before->count * sizeof *questions.items);
	add_clauses(subject, &clauses, &before->items[0].impossible);
	for (size_t i = 0; i < subject->written.count; i++) {
		const struct written *written = (const struct written *)subject->written.items + i;
		if (written->kind == WRITTEN_AGAINST || (said && written->kind != WRITTEN_OTHER))
			add_clauses(subject, &clauses, &written->condition);
	}
	add_unlisted(subject, &clauses);
	questions.items[0].impossible = (struct condition){clauses.items, clauses.count};
	return questions;
}

/* A case that is being put together. */
struct example {
	struct subject *subject;
	const struct questions *questions;
	struct answer *items; /* so far, in the order of asking */
	size_t *asked;        /* their questions, by place */
	size_t count;
};

static struct logic *
logic_of(const struct example *example)
{
	struct answers *answers = arena_alloc(&example->subject->cases.arena, sizeof *answers);
	*answers = (struct answers){example->items, example->count};
	return logic_new(&example->subject->cases.arena, example->questions, answers);
}

static bool
is_answered(const struct example *example, size_t q)
{
	for (size_t i = 0; i < example->count; i++)
		if (example->asked[i] == q)
			return true;
	return false;
}

/* Answers the question with the first option with which a case is left. */
static bool
pick_option(struct example *example, size_t q)
{
	const struct question *question = &example->questions->items[q];
	example->asked[example->count] = q;
	for (unsigned o = 0; o < question->option_count; o++) {
		example->items[example->count++] = (struct answer){
			.question = question->id, .options = UINT32_C(1) << o};
		if (logic_is_possible(logic_of(example)))
			return true;
		example->count--; /* with a question of `many`, perhaps only beside another */
	}
	return false;
}

/* Answers one more of the questions that are asked for certain. */
static bool
go_on(struct example *example)
{
	struct logic *logic = logic_of(example);
	for (size_t q = 0; q < example->questions->count; q++)
		if (!is_answered(example, q) &&
		    logic_judge(logic, &example->questions->items[q].asked_when) == TRUTH_YES &&
		    pick_option(example, q))
			return true;
	return false;
}

/* "kinek=magam, lakas=berelt": a case that is left. */
static const char *
example_of(struct subject *subject, const struct questions *questions)
{
	struct example example = {
		.subject = subject, .questions = questions,
		.items = arena_array(&subject->cases.arena, questions->count + 1, sizeof *example.items),
		.asked = arena_array(&subject->cases.arena, questions->count + 1, sizeof *example.asked),
	};
	const char *words = "";
	while (go_on(&example))
		continue;
	for (size_t i = 0; i < example.count; i++) {
		const struct node *node = cases_entry(&subject->cases, example.asked[i])->node;
		const struct node *option = node_first(node_get(node, "options"));
		for (uint32_t bits = example.items[i].options; bits > 1; bits >>= 1)
			option = option->next;
		words = arena_printf(&subject->cases.arena, "%s%s%s=%s", words, i ? ", " : "",
		    node_get_string(node, "id"), node_get_string(option, "id"));
	}
	return words;
}

/* Both lines at once. */
static struct clause
both(struct subject *subject, const struct clause *one, const struct clause *two)
{
	struct clause clause = {.count = one->count + two->count};
	clause.terms = arena_array(&subject->cases.arena, clause.count, sizeof *clause.terms);
	memcpy(clause.terms, one->terms, one->count * sizeof *clause.terms);
	memcpy(clause.terms + one->count, two->terms, two->count * sizeof *clause.terms);
	return clause;
}

static bool
meet(struct subject *subject, struct logic *logic, const struct clause *one, const struct condition *two)
{
	for (size_t i = 0; i < two->count; i++) {
		struct clause clause = both(subject, one, &two->clauses[i]);
		struct condition condition = alone(&clause);
		if (logic_judge(logic, &condition) != TRUTH_NO)
			return true;
	}
	return false;
}

/* Where a service says that nothing is needed, it must not ask for anything. */
static void
check_no_papers(struct subject *subject, struct logic *logic, const struct written *none)
{
	const struct written *all = subject->written.items;
	const struct node *line = node_first(none->when);
	for (size_t c = 0; line; line = line->next, c++) {
		bool asks = subject->always_paper;
		for (size_t i = 0; !asks && i < subject->written.count; i++)
			asks = all[i].kind == WRITTEN_PAPER &&
			    meet(subject, logic, &none->condition.clauses[c], &all[i].condition);
		if (asks && !logic_exhausted(logic))
			fault(subject->sources->faults, line->place, none->field,
			    "something is needed in such a case; make the condition narrower, or delete it");
	}
}

static void
check_papers(struct subject *subject)
{
	const struct node *requirements = node_get(subject->entry->node, "requirements");
	if (!requirements || subject->always_paper || !subject->cases.questions.count)
		return;
	struct questions questions = without(subject, true);
	struct logic *logic = logic_new(&subject->cases.arena, &questions, &(struct answers){NULL, 0});
	if (logic_is_possible(logic) && !logic_exhausted(logic))
		FAULT(subject->sources->faults, requirements->place, "requirements",
		    "nothing is asked for in this case: {answers}; add what is needed then, or name the case in "
		    "no_papers_when",
		    {"answers", example_of(subject, &questions)});
}

/* ----------------------------------------------------------------- services -- */

/* Each `when` in a service, but those of its questions and requirements. */
static void
take_value(void *closure, struct node *node, const struct field *field, const struct shape *shape,
    const struct path *path)
{
	struct subject *subject = closure;
	(void)field;
	if (shape->type != VALUE_LIST || shape->item->type != VALUE_CONDITION || path_begins(path, "questions"))
		return;
	const char *name = faults_field(subject->sources->faults, path);
	if (strcmp(name, "requirements.when"))
		add_written(subject, (struct written){
		    .when = node, .field = name,
		    .condition = cases_condition(&subject->cases, subject->entry, node, NULL),
		    .kind = strcmp(name, "no_papers_when") ? WRITTEN_OTHER : WRITTEN_NO_PAPER});
}

static void
take_item(void *closure, const struct source_item *item)
{
	struct subject *subject = closure;
	struct written written = {
		.when = item->scope ? item->when : NULL, .field = "requirements.when",
		.condition = cases_condition(&subject->cases, item->scope, item->when, item->acting_for),
		.kind = WRITTEN_PAPER,
	};
	subject->always_paper |= !item->when && !item->acting_for;
	if (written.condition.count)
		add_written(subject, written);
}

/* Where it may not be for the visitor, nothing need be asked for. */
static void
take_exclusions(struct subject *subject)
{
	const struct node *node = node_first(node_get(subject->entry->node, "eligibility"));
	for (; node; node = node->next)
		if (node_is(node_get(node, "kind"), "not") && node_has(node, "when"))
			add_written(subject, (struct written){.kind = WRITTEN_AGAINST, .condition = cases_condition(
			    &subject->cases, subject->entry, node_get(node, "when"), NULL)});
}

/* Who may act for somebody must find a case in which the service is for them. */
static void
check_acting(struct subject *subject)
{
	const struct entry *acting = source_find(subject->sources, KIND_QUESTION, ACTING_QUESTION);
	const struct node *listed = node_first(node_get(subject->entry->node, "acting_for"));
	if (!acting || !cases_has(&subject->cases, acting))
		return;
	struct questions questions = without(subject, false);
	struct logic *logic = logic_new(&subject->cases.arena, &questions, &(struct answers){NULL, 0});
	for (; listed; listed = listed->next) {
		struct clause clause = cases_clause(&subject->cases, NULL, NULL, listed->text);
		struct condition chosen = alone(&clause);
		if (logic_judge(logic, &chosen) == TRUTH_NO)
			FAULT(subject->sources->faults, listed->place, "acting_for",
			    "\"{value}\" is for nobody: such a case is impossible, or the service is not for it; delete "
			    "it, or correct the conditions", {"value", listed->text});
	}
}

/* What a service says of papers, and for whom. */
static void
check_service(struct subject *subject, struct logic *logic)
{
	for (size_t i = 0; i < subject->written.count; i++) {
		const struct written *written = (const struct written *)subject->written.items + i;
		if (written->kind == WRITTEN_NO_PAPER)
			check_no_papers(subject, logic, written);
	}
	check_papers(subject);
	check_acting(subject);
}

static void
judge(struct subject *subject, bool is_service)
{
	cases_close(&subject->cases);
	if (subject->cases.unreadable)
		return;
	struct logic *logic = logic_new(&subject->cases.arena, &subject->cases.questions,
	    &(struct answers){NULL, 0});
	check_conditions(subject, logic);
	if (is_service && !logic_exhausted(logic))
		check_service(subject, logic);
	if (logic_exhausted(logic))
		report_limit(subject);
}

static void
lint_service(struct sources *sources, const struct entry *service)
{
	struct subject subject = {.sources = sources, .entry = service};
	cases_init(&subject.cases, sources);
	source_requirements_each(sources, service, take_item, &subject);
	take_exclusions(&subject);
	shape_visit(service->node, kind_shape(KIND_SERVICE), &(struct shape_visitor){take_value, &subject});
	if (subject.written.count)
		judge(&subject, true);
	cases_destroy(&subject.cases);
}

static void
lint_shared_requirement(struct sources *sources, const struct entry *shared)
{
	struct subject subject = {.sources = sources, .entry = shared};
	const struct node *when = node_get(shared->node, "when");
	if (!when)
		return;
	cases_init(&subject.cases, sources);
	add_written(&subject, (struct written){
	    .when = when, .field = "when", .kind = WRITTEN_PAPER,
	    .condition = cases_condition(&subject.cases, NULL, when, node_get_string(shared->node, "acting_for"))});
	judge(&subject, false);
	cases_destroy(&subject.cases);
}

/* ---------------------------------------------------------------- questions -- */

/* Each answer can be given in some case; so the question is asked in some case, too. */
static void
check_options(struct subject *subject, struct logic *logic)
{
	const struct entry *entry = subject->entry;
	const struct node *option = node_first(node_get(entry->node, "options"));
	for (unsigned i = 0; option && !logic_exhausted(logic); option = option->next, i++) {
		struct condition_term term = {.question = entry->key, .option = i};
		struct clause clause = {&term, 1};
		struct condition chosen = alone(&clause);
		if (logic_judge(logic, &chosen) == TRUTH_NO)
			FAULT(subject->sources->faults, option->place, entry->service ? "questions.options" : "options",
			    "\"{value}\" can never be chosen; delete it, or correct asked_when and impossible",
			    {"value", node_get_string(option, "id")});
	}
}

static void
lint_question(struct sources *sources, const struct entry *question)
{
	struct subject subject = {.sources = sources, .entry = question};
	const struct node *asked_when = node_get(question->node, "asked_when");
	cases_init(&subject.cases, sources);
	cases_question(&subject.cases, question);
	if (asked_when)
		add_written(&subject, (struct written){
		    .when = asked_when, .kind = WRITTEN_OTHER,
		    .field = question->service ? "questions.asked_when" : "asked_when",
		    .condition = cases_condition(&subject.cases, question->service, asked_when, NULL)});
	cases_close(&subject.cases);
	if (!subject.cases.unreadable) {
		struct logic *logic = logic_new(&subject.cases.arena, &subject.cases.questions,
		    &(struct answers){NULL, 0});
		check_conditions(&subject, logic);
		check_options(&subject, logic);
		if (logic_exhausted(logic))
			report_limit(&subject);
	}
	cases_destroy(&subject.cases);
}

void
lint_cases(struct sources *sources)
{
	static const struct {
		enum kind kind;
		void (*check)(struct sources *, const struct entry *);
	} kinds[] = {
		{KIND_QUESTION, lint_question}, {KIND_REQUIREMENT, lint_shared_requirement}, {KIND_SERVICE, lint_service},
	};
	for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++)
		for (size_t i = 0; i < sources->of[kinds[k].kind].count; i++) {
			const struct entry *entry = sources->of[kinds[k].kind].items[i];
			if (lint_is_sound(sources, entry))
				kinds[k].check(sources, entry);
		}
}
