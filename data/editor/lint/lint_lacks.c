/* No case asks for what its own answers exclude: a paper that is needed, though an answer says that the person of the
 * errand does not have it, is missing for ever. All cases are looked at, see logic.h: those of each service alone,
 * and of the errands of a bundle that can be done for the same person. A case in which the service is not for the
 * visitor needs nothing. */
#include <string.h>

#include "data/editor/lint/lint.h"
#include "data/editor/lint/lint_sound.h"
#include "data/editor/source/source_cases.h"
#include "data/editor/source/source_condition.h"
#include "data/editor/source/source_requirements.h"

enum {
	MEMBER_SHIFT = 49,     /* of a question's id, which has 48 bits: an answer of one errand only */
	MOST_CHOICES = 100000, /* ways to lack something, tried for one requirement */
};

/* A requirement of a service, with the conditions on which it is needed. */
struct item {
	const struct node *own;      /* where it stands */
	const struct source_item *item;
	struct condition condition;
};

/* An errand: a service, with its own view of the questions. */
struct member {
	const struct entry *service;
	struct cases cases;
	struct list items;           /* struct item */
	struct list against;         /* struct clause: it is not for such a visitor */
};

/* Errands that are done for the same person, that is, for one option of `kinek`. */
struct group {
	struct sources *sources;
	const struct node *bundle;   /* NULL: a service alone */
	const char *whom;            /* the option; NULL: nobody asks */
	struct member **members;
	size_t count;
	struct arena *arena;
	struct list questions;       /* struct question, of all of them */
	struct list entries;         /* const struct entry *, of these */
	bool unreadable, exhausted;
};

/* ---------------------------------------------------------------------- errands -- */

static void
take_item(void *closure, const struct source_item *item)
{
	struct member *member = closure;
	struct arena *arena = &member->cases.arena;
	struct source_item *copy = arena_alloc(arena, sizeof *copy);
	*copy = *item;
	*LIST_ADD(&member->items, arena, struct item) = (struct item){
		.own = item->own ? item->own : item->shared->node, .item = copy,
		.condition = cases_condition(&member->cases, item->scope, item->when, item->acting_for),
	};
}

static void
take_against(struct member *member)
{
	const struct node *line = node_first(node_get(member->service->node, "eligibility"));
	for (; line; line = line->next) {
		if (!node_is(node_get(line, "kind"), "not") || !node_has(line, "when"))
			continue;
		struct condition condition = cases_condition(&member->cases, member->service, node_get(line, "when"), NULL);
		for (size_t i = 0; i < condition.count; i++)
			*LIST_ADD(&member->against, &member->cases.arena, struct clause) = condition.clauses[i];
	}
}

/* Each `when`, so that all that the service asks is known. */
static void
take_value(void *closure, struct node *node, const struct field *field, const struct shape *shape,
    const struct path *path)
{
	struct member *member = closure;
	(void)field;
	if (shape->type == VALUE_LIST && shape->item->type == VALUE_CONDITION && !path_begins(path, "questions"))
		cases_condition(&member->cases, member->service, node, NULL);
}

/* Whether each errand has an answer of its own. */
static bool
is_of_errand(const struct entry *question)
{
	return !strcmp(question_about(question), "errand") && strcmp(question->id, ACTING_QUESTION);
}

static void
shift_clauses(const struct member *member, const struct clause *clauses, size_t count, int64_t shift)
{
	for (size_t c = 0; c < count; c++)
		for (size_t t = 0; t < clauses[c].count; t++)
			for (size_t q = 0; q < member->cases.questions.count; q++)
				if (clauses[c].terms[t].question == cases_entry(&member->cases, q)->key &&
				    is_of_errand(cases_entry(&member->cases, q)))
					clauses[c].terms[t].question += shift;
}

/* Gives the questions that are asked for each errand ids of their own. */
static void
shift_questions(struct member *member, size_t place)
{
	const int64_t shift = (int64_t)place << MEMBER_SHIFT;
	const struct item *items = member->items.items;
	if (!shift)
		return;
	for (size_t i = 0; i < member->items.count; i++)
		shift_clauses(member, items[i].condition.clauses, items[i].condition.count, shift);
	shift_clauses(member, member->against.items, member->against.count, shift);
	for (size_t q = 0; q < member->cases.questions.count; q++) {
		struct question *question = &member->cases.questions.items[q];
		shift_clauses(member, question->asked_when.clauses, question->asked_when.count, shift);
		shift_clauses(member, question->impossible.clauses, question->impossible.count, shift);
		if (is_of_errand(cases_entry(&member->cases, q)))
			question->id += shift;
	}
}

static void
member_init(struct member *member, const struct sources *sources, const struct entry *service, size_t place)
{
	*member = (struct member){.service = service};
	cases_init(&member->cases, sources);
	source_requirements_each(sources, service, take_item, member);
	take_against(member);
	shape_visit(service->node, kind_shape(KIND_SERVICE), &(struct shape_visitor){take_value, member});
	cases_close(&member->cases);
	shift_questions(member, place);
}

static bool
acts_for(const struct entry *service, const char *whom)
{
	const struct node *option = node_first(node_get(service->node, "acting_for"));
	while (option && !node_is(option, whom))
		option = option->next;
	return option || !strcmp(whom, ACTING_FOR_ONESELF);
}

/* -------------------------------------------------------------------- questions -- */

static bool
has_question(const struct group *group, int64_t id)
{
	const struct question *questions = group->questions.items;
	for (size_t i = 0; i < group->questions.count; i++)
		if (questions[i].id == id)
			return true;
	return false;
}

/* All other options of `kinek`, each of which cannot be. */
static void
fix_person(struct group *group, struct question *question, const struct entry *acting)
{
	struct list clauses = {0};
	int chosen = option_position(acting, group->whom);
	for (size_t i = 0; i < question->impossible.count; i++)
		*LIST_ADD(&clauses, group->arena, struct clause) = question->impossible.clauses[i];
	for (unsigned o = 0; o < question->option_count; o++) {
		if ((int)o == chosen)
			continue;
		struct condition_term *term = arena_alloc(group->arena, sizeof *term);
		*term = (struct condition_term){.question = question->id, .option = o};
		*LIST_ADD(&clauses, group->arena, struct clause) = (struct clause){term, 1};
	}
	question->impossible = (struct condition){clauses.items, clauses.count};
}

static void
gather_questions(struct group *group)
{
	const struct entry *acting = source_find(group->sources, KIND_QUESTION, ACTING_QUESTION);
	for (size_t m = 0; m < group->count; m++) {
		const struct cases *cases = &group->members[m]->cases;
		group->unreadable |= cases->unreadable;
		for (size_t q = 0; !cases->unreadable && q < cases->questions.count; q++) {
			if (has_question(group, cases->questions.items[q].id))
				continue;
			struct question *question = LIST_ADD(&group->questions, group->arena, struct question);
			*question = cases->questions.items[q];
			*LIST_ADD(&group->entries, group->arena, const struct entry *) = cases_entry(cases, q);
			if (group->whom && acting && question->id == acting->key)
				fix_person(group, question, acting);
		}
	}
}

/* The same questions, but no case for which that errand is not. */
static struct questions
without(const struct group *group, const struct member *member)
{
	struct list clauses = {0};
	struct questions questions = {
		arena_array(group->arena, group->questions.count + 1, sizeof *questions.items), group->questions.count};
	if (!questions.count)
		return questions;
	memcpy(questions.items, group->questions.items, questions.count * sizeof *questions.items);
	struct condition *impossible = &questions.items[0].impossible;
	for (size_t i = 0; i < impossible->count; i++)
		*LIST_ADD(&clauses, group->arena, struct clause) = impossible->clauses[i];
	for (size_t i = 0; i < member->against.count; i++)
		*LIST_ADD(&clauses, group->arena, struct clause) = ((const struct clause *)member->against.items)[i];
	*impossible = (struct condition){clauses.items, clauses.count};
	return questions;
}

/* ---------------------------------------------------------------------- lacking -- */

/* An answer that says that a paper is not there. */
struct lack {
	size_t question; /* by place in the group */
	unsigned option;
	const struct node *name; /* of the option */
	const char *document;
};

/* A requirement that is being looked at: one set after the other is taken away by an answer. */
struct trial {
	struct group *group;
	struct logic *logic;
	struct list *sets;      /* struct list of struct lack, one for each set */
	size_t set_count;
	struct condition_term *terms; /* that must hold, so far */
	size_t term_count, tried;
	const struct lack *last; /* the answer that took away the last set */
	const struct lack **used; /* of each set */
};

static bool
issues(const struct group *group, const char *document)
{
	const struct entry *entry = source_find(group->sources, KIND_DOCUMENT, document);
	const char *issuer = entry ? node_get_string(entry->node, "issued_by") : NULL;
	for (size_t m = 0; group->bundle && issuer && m < group->count; m++)
		if (!strcmp(group->members[m]->service->id, issuer))
			return true;
	return false;
}

/* Every answer by which the person does not have the document. */
static void
add_lacks(const struct group *group, const char *document, struct list *lacks)
{
	for (size_t q = 0; q < group->entries.count; q++) {
		const struct entry *entry = ((const struct entry *const *)group->entries.items)[q];
		const struct node *option = node_first(node_get(entry->node, "options"));
		for (unsigned o = 0; option; option = option->next, o++) {
			const struct node *lack = node_first(node_get(option, "lacks"));
			while (lack && !node_is(lack, document))
				lack = lack->next;
			if (lack)
				*LIST_ADD(lacks, group->arena, struct lack) = (struct lack){q, o, option, document};
		}
	}
}

/* The papers of an item by sets. */
struct gathering {
	const struct group *group;
	const struct source_item *item;
	struct list *sets;
};

static void
take_paper(void *closure, const struct node *paper, unsigned choice, unsigned member)
{
	const struct gathering *gathering = closure;
	const char *whose = gathering->item->whose ? gathering->item->whose : node_get_string(paper, "whose");
	const char *document = node_get_string(paper, "document");
	(void)member;
	if (choice < LIMIT_SET && document && (!whose || !strcmp(whose, DEFAULT_PERSON)) &&
	    !node_is(node_get(paper, "handling"), "seen") && !issues(gathering->group, document))
		add_lacks(gathering->group, document, &gathering->sets[choice]);
}

static bool
can_hold(struct trial *trial)
{
	struct clause clause = {trial->terms, trial->term_count};
	return logic_judge(trial->logic, &(struct condition){&clause, 1}) != TRUTH_NO;
}

/* Whether there is a case with these terms in which each set from `set` on lacks something. */
static bool
take_away(struct trial *trial, size_t set)
{
	const struct lack *lacks = trial->sets[set].items;
	for (size_t i = 0; i < trial->sets[set].count; i++) {
		const struct question *question =
		    (const struct question *)trial->group->questions.items + lacks[i].question;
		if (++trial->tried > MOST_CHOICES)
			trial->group->exhausted = true;
		if (trial->group->exhausted)
			return false;
		trial->used[set] = &lacks[i];
		trial->terms[trial->term_count++] =
		    (struct condition_term){.question = question->id, .option = lacks[i].option};
		bool found = can_hold(trial) && (set + 1 == trial->set_count || take_away(trial, set + 1));
		trial->term_count--;
		if (found)
			return true;
	}
	return false;
}

/* Whether the paper is asked for in such a case; *used: the answers. */
static bool
is_lacking(struct trial *trial, const struct condition *needed)
{
	static const struct clause always = {NULL, 0};
	const struct clause *clauses = needed->count ? needed->clauses : &always;
	for (size_t c = 0; c < (needed->count ? needed->count : 1); c++) {
		trial->terms = arena_array(trial->group->arena, clauses[c].count + trial->set_count,
		    sizeof *trial->terms);
		trial->term_count = clauses[c].count;
		if (trial->term_count)
			memcpy(trial->terms, clauses[c].terms, trial->term_count * sizeof *trial->terms);
		if (can_hold(trial) && take_away(trial, 0))
			return true;
	}
	return false;
}

/* ---------------------------------------------------------------------- reports -- */

static const char *
answer_words(const struct group *group, const struct lack *lack)
{
	const struct entry *entry = ((const struct entry *const *)group->entries.items)[lack->question];
	return arena_printf(&group->sources->faults->arena, "%s=%s", entry->id, node_get_string(lack->name, "id"));
}

/* Whether the service asks for all of it itself: that is said of the service, not of its bundles. */
static bool
is_own(const struct group *group, const struct member *member, const struct lack *const *used, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (!cases_has(&member->cases, ((const struct entry *const *)group->entries.items)[used[i]->question]))
			return false;
	return true;
}

static void
report(const struct group *group, const struct member *member, const struct item *item, const struct lack *lack)
{
	struct faults *faults = group->sources->faults;
	if (group->bundle)
		FAULT(faults, group->bundle->place, "bundles.services",
		    "{service} asks for \"{document}\", which the same person does not have when the answer is {answer}; "
		    "give that requirement a when, if_held: true, or another choice", {"service", member->service->id},
		    {"document", lack->document}, {"answer", answer_words(group, lack)});
	else
		FAULT(faults, item->own->place, "requirements",
		    "asks for \"{document}\", which one does not have when the answer is {answer}; give it a when, "
		    "if_held: true, or another choice", {"document", lack->document},
		    {"answer", answer_words(group, lack)});
}

/* True: reported. */
static bool
check_item(struct group *group, const struct member *member, struct logic *logic, const struct item *item)
{
	struct list sets[LIMIT_SET] = {{0}};
	const struct lack *used[LIMIT_SET];
	const struct node *choices = node_get(item->item->body, "one_of");
	size_t count = choices ? choices->count : 1;
	struct gathering gathering = {group, item->item, sets};
	struct trial trial = {
		.group = group, .logic = logic, .sets = sets, .set_count = count, .used = used};
	if (item->item->if_held || count > LIMIT_SET)
		return false;
	papers_each(item->item, take_paper, &gathering);
	for (size_t i = 0; i < count; i++)
		if (!sets[i].count)
			return false;
	if (!is_lacking(&trial, &item->condition) || (group->bundle && is_own(group, member, used, count)))
		return false;
	report(group, member, item, used[0]);
	return true;
}

/* ----------------------------------------------------------------------- groups -- */

/* Stops at the first fault: what follows from it would be said again. */
static bool
check_group(struct group *group)
{
	bool found = false;
	gather_questions(group);
	for (size_t m = 0; !group->unreadable && m < group->count; m++) {
		const struct member *member = group->members[m];
		struct questions questions = without(group, member);
		struct logic *logic = logic_new(group->arena, &questions, &(struct answers){NULL, 0});
		const struct item *items = member->items.items;
		for (size_t i = 0; i < member->items.count; i++)
			found |= check_item(group, member, logic, &items[i]);
		group->exhausted |= logic_exhausted(logic);
	}
	return found;
}

/* For whom an errand of the bundle is; NULL: for whom one likes. */
struct choice {
	const struct entry *service;
	const char *whom;
};

/* Those that can be done for that person, together; true: reported. */
static bool
check_person(struct sources *sources, const struct node *bundle, const struct choice *choices, size_t count,
    const char *whom)
{
	struct arena arena = {0};
	struct member members[LIMIT_BUNDLE], *chosen[LIMIT_BUNDLE];
	struct group group = {
		.sources = sources, .bundle = bundle, .whom = whom, .members = chosen, .arena = &arena};
	for (size_t i = 0; i < count && group.count < LIMIT_BUNDLE; i++) {
		if (!acts_for(choices[i].service, whom) || (choices[i].whom && strcmp(choices[i].whom, whom)))
			continue;
		member_init(&members[group.count], sources, choices[i].service, group.count);
		chosen[group.count] = &members[group.count];
		group.count++;
	}
	bool found = (!bundle || group.count > 1) && check_group(&group);
	if (group.exhausted)
		FAULT(sources->faults, bundle ? bundle->place : choices[0].service->node->place,
		    bundle ? "bundles.services" : "requirements",
		    "too many cases of {service} to prove that none asks for what one does not have; ask less at a time",
		    {"service", choices[0].service->id});
	for (size_t i = 0; i < group.count; i++)
		cases_destroy(&members[i].cases);
	arena_free(&arena);
	return found || group.exhausted;
}

/* One person after the other, until something is found. */
static void
check_choices(struct sources *sources, const struct node *bundle, const struct choice *choices, size_t count)
{
	const struct entry *acting = source_find(sources, KIND_QUESTION, ACTING_QUESTION);
	const struct node *option = acting ? node_first(node_get(acting->node, "options")) : NULL;
	bool found = !option && check_person(sources, bundle, choices, count, ACTING_FOR_ONESELF);
	for (; option && !found; option = option->next)
		if (node_get_string(option, "id"))
			found = check_person(sources, bundle, choices, count, node_get_string(option, "id"));
}

static void
check_bundle(struct sources *sources, const struct node *bundle)
{
	struct choice choices[LIMIT_BUNDLE];
	size_t count = 0;
	const struct node *member = node_first(node_get(bundle, "services"));
	for (; member && count < LIMIT_BUNDLE; member = member->next) {
		const char *id = member->kind == NODE_MAP ? node_get_string(member, "service") : node_string(member);
		const struct entry *service = id ? source_find(sources, KIND_SERVICE, id) : NULL;
		if (service && service->node->kind == NODE_MAP && lint_is_sound(sources, service))
			choices[count++] = (struct choice){service, node_get_string(member, "for")};
	}
	if (count > 1)
		check_choices(sources, bundle, choices, count);
}

/* Whether any answer says that something is not there. */
static bool
is_anything_lacking(const struct sources *sources)
{
	for (size_t i = 0; i < sources->of[KIND_QUESTION].count; i++) {
		const struct node *option = node_first(node_get(sources->of[KIND_QUESTION].items[i]->node, "options"));
		for (; option; option = option->next)
			if (node_has(option, "lacks"))
				return true;
	}
	return false;
}

void
lint_lacks(struct sources *sources)
{
	if (!is_anything_lacking(sources))
		return;
	for (size_t i = 0; i < sources->of[KIND_SERVICE].count; i++) {
		const struct choice alone = {sources->of[KIND_SERVICE].items[i], NULL};
		if (alone.service->node->kind == NODE_MAP && lint_is_sound(sources, alone.service))
			check_choices(sources, NULL, &alone, 1);
	}
	for (size_t i = 0; i < sources->of[KIND_LIFE_EVENT].count; i++) {
		const struct node *bundle = node_first(node_get(sources->of[KIND_LIFE_EVENT].items[i]->node, "bundles"));
		for (; bundle; bundle = bundle->next)
			check_bundle(sources, bundle);
	}
}
