#include "data/logic.h"

#include <stdlib.h>
#include <string.h>

#include "data/limits.h"

enum {
	NOT_ASKED = 1 << LIMIT_OPTIONS, /* the value of a question that is not asked */
	CHOSEN = 1, NOT_CHOSEN = 2,     /* the values of an option of a question with `many` */
	CAN_HOLD = 1, CAN_FAIL = 2, CAN_BOTH = CAN_HOLD | CAN_FAIL,
	NO_VARIABLE = UINT16_MAX,
	BITS = 32, /* values that a variable can have, at most */
};

/* The variable has one of these values. */
struct literal {
	uint16_t variable;
	uint32_t values;
};

/* All terms of it. */
struct rule {
	struct literal *terms;
	size_t count;
};

/* One rule is enough; none: always, unless `never`. */
struct rules {
	struct rule *items;
	size_t count;
	bool unreadable; /* names what is not among the questions */
};

/* Where a question stands among the variables. */
struct place {
	uint16_t first, count; /* one variable, or one for each option */
	bool many, answered;   /* also by "I don't know" */
	struct rules asked;    /* none: always */
	bool given;            /* unless always asked: an answer, whose options hold if it is asked */
	uint32_t options;
};

struct change {
	uint16_t variable;
	uint32_t before;
};

struct logic {
	struct arena *arena;
	const struct questions *questions;
	struct place *places;   /* of the questions */
	uint32_t *values;       /* still possible, for each variable */
	size_t variables;
	struct change *trail;   /* what to undo; values only shrink, so there are never more than BITS for each */
	size_t trail_count;
	struct rules forbidden;
	size_t *gated;          /* questions that are not always asked */
	size_t gated_count;
	unsigned splits;        /* of this judgement */
	bool over, exhausted;   /* its limit was reached; any's */
	bool possible;
};

bool
condition_names(const struct condition *condition, int64_t question, unsigned option)
{
	for (size_t c = 0; c < condition->count; c++)
		for (size_t t = 0; t < condition->clauses[c].count; t++) {
			const struct condition_term *term = &condition->clauses[c].terms[t];
			if (term->question == question && term->option == option)
				return true;
		}
	return false;
}

/* ------------------------------------------------------------ compiling ------ */

static size_t
question_place(const struct logic *l, int64_t id)
{
	for (size_t i = 0; i < l->questions->count; i++)
		if (l->questions->items[i].id == id)
			return i;
	return l->questions->count;
}

static struct literal
term_of(const struct logic *l, const struct condition_term *source)
{
	size_t q = question_place(l, source->question);
	if (q == l->questions->count || source->option >= l->questions->items[q].option_count)
		return (struct literal){.variable = NO_VARIABLE};
	const struct place *place = &l->places[q];
	if (place->many)
		return (struct literal){(uint16_t)(place->first + source->option), CHOSEN};
	return (struct literal){place->first, UINT32_C(1) << source->option};
}

static struct rules
compile(struct logic *l, const struct condition *condition)
{
	struct rules rules = {.count = condition->count};
	rules.items = arena_array(l->arena, rules.count, sizeof *rules.items);
	for (size_t c = 0; c < rules.count; c++) {
		const struct clause *clause = &condition->clauses[c];
		struct rule *rule = &rules.items[c];
		rule->count = clause->count;
		rule->terms = arena_array(l->arena, rule->count, sizeof *rule->terms);
		for (size_t t = 0; t < rule->count; t++) {
			rule->terms[t] = term_of(l, &clause->terms[t]);
			rules.unreadable |= rule->terms[t].variable == NO_VARIABLE;
		}
	}
	return rules;
}

/* --------------------------------------------------- what the values decide -- */

static enum truth
rule_truth(const struct logic *l, const struct rule *rule)
{
	enum truth truth = TRUTH_YES;
	for (size_t i = 0; i < rule->count; i++) {
		uint32_t values = l->values[rule->terms[i].variable];
		if (!(values & rule->terms[i].values))
			return TRUTH_NO;
		if (values & ~rule->terms[i].values)
			truth = TRUTH_OPEN;
	}
	return truth;
}

static enum truth
rules_truth(const struct logic *l, const struct rules *rules)
{
	enum truth truth = rules->count ? TRUTH_NO : TRUTH_YES;
	for (size_t i = 0; i < rules->count; i++) {
		enum truth one = rule_truth(l, &rules->items[i]);
		if (one == TRUTH_YES)
			return TRUTH_YES;
		if (one == TRUTH_OPEN)
			truth = TRUTH_OPEN;
	}
	return truth;
}

static bool
is_decided(const struct logic *l, const struct literal *term)
{
	uint32_t values = l->values[term->variable];
	return !(values & term->values) || !(values & ~term->values);
}

static bool
has_variable(const struct place *place, uint16_t variable)
{
	return variable >= place->first && variable < place->first + place->count;
}

/* A term that is not decided, of a rule that is not; but none of the variables in `except`. */
static const struct literal *
open_literal(const struct logic *l, const struct rules *rules, const struct place *except)
{
	for (size_t i = 0; i < rules->count; i++) {
		const struct rule *rule = &rules->items[i];
		if (rule_truth(l, rule) != TRUTH_OPEN)
			continue;
		for (size_t t = 0; t < rule->count; t++) {
			const struct literal *term = &rule->terms[t];
			if (!(except && has_variable(except, term->variable)) && !is_decided(l, term))
				return term;
		}
	}
	return NULL;
}

/* ------------------------------------------------------------- narrowing ----- */

static void
narrow(struct logic *l, uint16_t variable, uint32_t values)
{
	uint32_t before = l->values[variable];
	if ((before & values) == before)
		return;
	l->trail[l->trail_count++] = (struct change){variable, before};
	l->values[variable] = before & values;
}

static void
undo(struct logic *l, size_t mark)
{
	while (l->trail_count > mark) {
		const struct change *change = &l->trail[--l->trail_count];
		l->values[change->variable] = change->before;
	}
}

/* A combination that cannot be: false when it is certain now; when all of it but one term is
 * certain, that one must fail. */
static bool
obey_rule(struct logic *l, const struct rule *rule)
{
	const struct literal *last = NULL;
	for (size_t i = 0; i < rule->count; i++) {
		const struct literal *term = &rule->terms[i];
		if (!(l->values[term->variable] & term->values))
			return true;
		if (is_decided(l, term))
			continue;
		if (last)
			return true;
		last = term;
	}
	if (last)
		narrow(l, last->variable, ~last->values);
	return last;
}

/* The values of a question's variable, now that it is known whether it is asked. */
static uint32_t
values_asked(const struct place *place, unsigned variable, bool asked)
{
	if (!place->many)
		return !asked ? NOT_ASKED : place->given ? place->options : ~(uint32_t)NOT_ASKED;
	if (asked && !place->given)
		return CHOSEN | NOT_CHOSEN;
	return asked && place->options >> variable & 1 ? CHOSEN : NOT_CHOSEN;
}

/* A question has a value if, and only if, it is asked. */
static bool
obey_asking(struct logic *l, const struct place *place)
{
	enum truth asked = rules_truth(l, &place->asked);
	for (uint16_t i = 0; asked != TRUTH_OPEN && i < place->count; i++) {
		uint16_t variable = (uint16_t)(place->first + i);
		narrow(l, variable, values_asked(place, i, asked == TRUTH_YES));
		if (!l->values[variable])
			return false;
	}
	return true;
}

/* Takes away the values that the constraints exclude; false: there is no case left. */
static bool
obey(struct logic *l)
{
	for (size_t before = SIZE_MAX; before != l->trail_count;) {
		before = l->trail_count;
		for (size_t i = 0; i < l->forbidden.count; i++)
			if (!obey_rule(l, &l->forbidden.items[i]))
				return false;
		for (size_t i = 0; i < l->gated_count; i++)
			if (!obey_asking(l, &l->places[l->gated[i]]))
				return false;
	}
	return true;
}

/* ------------------------------------------------------------- splitting ----- */

/* Whether another split is within the limit. */
static bool
may_split(struct logic *l)
{
	if (l->splits++ >= LIMIT_SPLITS)
		l->over = l->exhausted = true;
	return !l->over;
}

/* A term on which a constraint still hangs; NULL: any choice of values left is a case. */
static const struct literal *
open_constraint(const struct logic *l)
{
	const struct literal *term = open_literal(l, &l->forbidden, NULL);
	for (size_t i = 0; !term && i < l->gated_count; i++)
		if (rules_truth(l, &l->places[l->gated[i]].asked) == TRUTH_OPEN)
			term = open_literal(l, &l->places[l->gated[i]].asked, NULL);
	return term;
}

/* Whether any case is left. True also at the limit: see `over`. */
static bool
has_case(struct logic *l)
{
	size_t mark = l->trail_count;
	bool found = false;
	const struct literal *term;
	if (!obey(l))
		found = false;
	else if (!(term = open_constraint(l)) || !may_split(l))
		found = true;
	else
		for (int half = 0; !found && half < 2; half++) {
			size_t before = l->trail_count;
			narrow(l, term->variable, half ? ~term->values : term->values);
			found = has_case(l);
			undo(l, before);
		}
	undo(l, mark);
	return found;
}

/* What the condition can be in the cases that are left: CAN_HOLD, CAN_FAIL. */
static unsigned
outcomes(struct logic *l, const struct rules *rules)
{
	size_t mark = l->trail_count;
	unsigned found = 0;
	if (!obey(l)) {
		undo(l, mark);
		return 0;
	}
	enum truth truth = rules_truth(l, rules);
	if (truth != TRUTH_OPEN)
		found = !has_case(l) ? 0 : truth == TRUTH_YES ? CAN_HOLD : CAN_FAIL;
	else if (may_split(l)) {
		const struct literal *term = open_literal(l, rules, NULL);
		for (int half = 0; found != CAN_BOTH && half < 2; half++) {
			size_t before = l->trail_count;
			narrow(l, term->variable, half ? ~term->values : term->values);
			found |= outcomes(l, rules);
			undo(l, before);
		}
	}
	undo(l, mark);
	return l->over ? CAN_BOTH : found;
}

static enum truth
truth_of(unsigned outcomes)
{
	return outcomes == CAN_BOTH ? TRUTH_OPEN : outcomes == CAN_HOLD ? TRUTH_YES : TRUTH_NO;
}

static enum truth
judge(struct logic *l, const struct rules *rules)
{
	if (!l->possible)
		return TRUTH_NO;
	if (rules->unreadable)
		return TRUTH_OPEN;
	enum truth truth = rules_truth(l, rules); /* of any values, so of all cases */
	if (truth != TRUTH_OPEN)
		return truth;
	l->splits = 0;
	l->over = false;
	return truth_of(outcomes(l, rules));
}

/* Whether the outcome can hang on this question alone, all others being settled. */
static bool
hangs_on(struct logic *l, const struct rules *rules, const struct place *place)
{
	size_t mark = l->trail_count;
	bool found = false;
	if (obey(l) && rules_truth(l, rules) == TRUTH_OPEN) {
		const struct literal *term = open_literal(l, rules, place);
		if (!term)
			found = outcomes(l, rules) == CAN_BOTH;
		else if (!may_split(l))
			found = true;
		for (int half = 0; term && !l->over && !found && half < 2; half++) {
			size_t before = l->trail_count;
			narrow(l, term->variable, half ? ~term->values : term->values);
			found = hangs_on(l, rules, place);
			undo(l, before);
		}
	}
	undo(l, mark);
	return found;
}

/* ------------------------------------------------------------------- making -- */

/* Numbers the variables. */
static void
place_questions(struct logic *l)
{
	for (size_t i = 0; i < l->questions->count; i++) {
		const struct question *q = &l->questions->items[i];
		l->places[i] = (struct place){.first = (uint16_t)l->variables, .many = q->many,
			.count = (uint16_t)(q->many ? q->option_count : 1)};
		l->variables += l->places[i].count;
		if (q->option_count > LIMIT_OPTIONS)
			abort(); /* the reader lets none pass */
	}
}

/* All values that the question can have. */
static void
set_values(struct logic *l, size_t question)
{
	const struct question *q = &l->questions->items[question];
	const struct place *place = &l->places[question];
	uint32_t values = q->many ? CHOSEN | NOT_CHOSEN : (UINT32_C(1) << q->option_count) - 1;
	if (!q->many && place->asked.count)
		values |= NOT_ASKED;
	for (unsigned v = 0; v < place->count; v++)
		l->values[place->first + v] = values;
}

static void
add_gates(struct logic *l)
{
	l->gated = arena_array(l->arena, l->questions->count, sizeof *l->gated);
	for (size_t i = 0; i < l->questions->count; i++) {
		struct place *place = &l->places[i];
		struct rules asked = compile(l, &l->questions->items[i].asked_when);
		if (!asked.unreadable)
			place->asked = asked;
		if (place->asked.count)
			l->gated[l->gated_count++] = i;
		set_values(l, i);
	}
}

/* The answer holds from now on, instead of any other to this question. */
static void
give_answer(struct logic *l, size_t q, uint32_t options)
{
	struct place *place = &l->places[q];
	set_values(l, q);
	place->given = place->asked.count;
	place->options = options;
	for (unsigned i = 0; !place->given && i < place->count; i++)
		l->values[place->first + i] = !place->many ? options
		    : options >> i & 1 ? CHOSEN : NOT_CHOSEN;
}

static void
add_forbidden(struct logic *l)
{
	size_t count = 0;
	for (size_t i = 0; i < l->questions->count; i++)
		count += l->questions->items[i].impossible.count;
	l->forbidden.items = arena_array(l->arena, count, sizeof *l->forbidden.items);
	for (size_t i = 0; i < l->questions->count; i++) {
		struct rules rules = compile(l, &l->questions->items[i].impossible);
		for (size_t r = 0; !rules.unreadable && r < rules.count; r++)
			l->forbidden.items[l->forbidden.count++] = rules.items[r];
	}
}

static void
add_answers(struct logic *l, const struct answers *answers)
{
	for (size_t i = 0; i < answers->count; i++) {
		const struct answer *answer = &answers->items[i];
		size_t q = question_place(l, answer->question);
		if (q == l->questions->count)
			continue;
		l->places[q].answered = true;
		if (!answer->unknown)
			give_answer(l, q, answer->options);
	}
}

struct logic *
logic_new(struct arena *arena, const struct questions *questions, const struct answers *answers)
{
	struct logic *l = arena_alloc(arena, sizeof *l);
	l->arena = arena;
	l->questions = questions;
	l->places = arena_array(arena, questions->count, sizeof *l->places);
	place_questions(l);
	l->values = arena_array(arena, l->variables, sizeof *l->values);
	l->trail = arena_array(arena, l->variables * BITS, sizeof *l->trail);
	add_gates(l);
	add_forbidden(l);
	add_answers(l, answers);
	l->possible = has_case(l);
	return l;
}

/* ------------------------------------------------------------------ judging -- */

bool
logic_is_possible(struct logic *l)
{
	return l->possible;
}

bool
logic_exhausted(const struct logic *l)
{
	return l->exhausted;
}

enum truth
logic_judge(struct logic *l, const struct condition *condition)
{
	struct rules rules = compile(l, condition);
	return judge(l, &rules);
}

static bool
mentions(const struct rules *rules, const struct place *place)
{
	for (size_t i = 0; i < rules->count; i++)
		for (size_t t = 0; t < rules->items[i].count; t++)
			if (has_variable(place, rules->items[i].terms[t].variable))
				return true;
	return false;
}

static void depends(struct logic *, const struct rules *, bool *used);

static void
use_question(struct logic *l, size_t q, bool *used)
{
	if (used[q])
		return;
	used[q] = true;
	if (judge(l, &l->places[q].asked) == TRUTH_OPEN)
		depends(l, &l->places[q].asked, used);
}

/* The first question of a condition that is open. */
static void
use_first(struct logic *l, const struct rules *rules, bool *used)
{
	size_t mark = l->trail_count;
	const struct literal *open = obey(l) ? open_literal(l, rules, NULL) : NULL;
	undo(l, mark);
	for (size_t i = 0; open && i < l->questions->count; i++)
		if (has_variable(&l->places[i], open->variable))
			use_question(l, i, used);
}

/* The questions that alone can turn a condition that is open. Where impossible combinations tie questions
 * together, none may do so alone: then the first of those that are open. */
static void
depends(struct logic *l, const struct rules *rules, bool *used)
{
	bool found = false;
	if (rules->unreadable)
		return;
	for (size_t i = 0; i < l->questions->count; i++) {
		l->splits = 0;
		l->over = false;
		if (!mentions(rules, &l->places[i]) || !hangs_on(l, rules, &l->places[i]))
			continue;
		found = true;
		use_question(l, i, used);
	}
	if (!found)
		use_first(l, rules, used);
}

enum truth
logic_depends(struct logic *l, const struct condition *condition, bool *used)
{
	struct rules rules = compile(l, condition);
	enum truth truth = judge(l, &rules);
	if (truth == TRUTH_OPEN)
		depends(l, &rules, used);
	return truth;
}

/* ------------------------------------------------------------------ adding up -- */

struct sum {
	struct rules *rules;
	int64_t *amounts;
	size_t count;
	struct range found;
	bool any;
};

/* What the sum comes to at least and at most by what the values decide so far; *open: an undecided one. */
static struct range
bounds(const struct logic *l, const struct sum *sum, const struct rules **open)
{
	struct range range = {0};
	*open = NULL;
	for (size_t i = 0; i < sum->count; i++) {
		enum truth truth = rules_truth(l, &sum->rules[i]);
		range.most += truth == TRUTH_NO ? 0 : sum->amounts[i];
		range.least += truth == TRUTH_YES ? sum->amounts[i] : 0;
		if (truth == TRUTH_OPEN)
			*open = &sum->rules[i];
	}
	return range;
}

static void
widen(struct sum *sum, struct range range)
{
	if (!sum->any || range.least < sum->found.least)
		sum->found.least = range.least;
	if (!sum->any || range.most > sum->found.most)
		sum->found.most = range.most;
	sum->any = true;
}

/* Looks at the cases that are left, but for those that cannot widen what was found. */
static void
add_up(struct logic *l, struct sum *sum)
{
	size_t mark = l->trail_count;
	const struct rules *open;
	if (!obey(l)) {
		undo(l, mark);
		return;
	}
	struct range range = bounds(l, sum, &open);
	if (sum->any && range.least >= sum->found.least && range.most <= sum->found.most) {
		/* nothing new */
	} else if (!open || !may_split(l)) {
		if (l->over || has_case(l))
			widen(sum, range);
	} else {
		const struct literal *term = open_literal(l, open, NULL);
		for (int half = 0; half < 2; half++) {
			size_t before = l->trail_count;
			narrow(l, term->variable, half ? ~term->values : term->values);
			add_up(l, sum);
			undo(l, before);
		}
	}
	undo(l, mark);
}

struct range
logic_range(struct logic *l, const struct weight *weights, size_t count)
{
	struct sum sum = {
		.rules = arena_array(l->arena, count, sizeof *sum.rules),
		.amounts = arena_array(l->arena, count, sizeof *sum.amounts),
	};
	int64_t unreadable = 0;
	for (size_t i = 0; i < count; i++) {
		struct rules rules = compile(l, weights[i].condition);
		if (rules.unreadable) {
			unreadable += weights[i].amount;
			continue;
		}
		sum.rules[sum.count] = rules;
		sum.amounts[sum.count++] = weights[i].amount;
	}
	l->splits = 0;
	l->over = false;
	if (!l->possible)
		return sum.found;
	add_up(l, &sum);
	sum.found.most += unreadable;
	return sum.found;
}

/* What to put back after an answer on trial. */
struct trial {
	struct place place;
	uint32_t values[LIMIT_OPTIONS];
};

/* Answers a question on trial; whether a case is left then. */
static bool
try_answer(struct logic *l, size_t q, uint32_t options, struct trial *trial)
{
	const struct place *place = &l->places[q];
	trial->place = *place;
	memcpy(trial->values, l->values + place->first, place->count * sizeof *trial->values);
	give_answer(l, q, options);
	l->splits = 0;
	l->over = false;
	return has_case(l);
}

static void
end_trial(struct logic *l, size_t q, const struct trial *trial)
{
	l->places[q] = trial->place;
	memcpy(l->values + trial->place.first, trial->values, trial->place.count * sizeof *trial->values);
}

bool
logic_option_is_possible(struct logic *l, size_t question, size_t option)
{
	struct trial trial;
	bool possible = try_answer(l, question, UINT32_C(1) << option, &trial);
	end_trial(l, question, &trial);
	return possible;
}

/* ------------------------------------------------------- the next question --- */

/* Conditions that are open, and which questions each depends on. */
struct open_interests {
	struct rules *rules;
	unsigned *weights;
	bool **used;
	size_t count;
};

static struct open_interests
find_open(struct logic *l, const struct interest *interests, size_t count)
{
	struct open_interests open = {
		.rules = arena_array(l->arena, count, sizeof *open.rules),
		.weights = arena_array(l->arena, count, sizeof *open.weights),
		.used = arena_array(l->arena, count, sizeof *open.used),
	};
	for (size_t i = 0; i < count; i++) {
		struct rules rules = compile(l, interests[i].condition);
		if (!rules.count || judge(l, &rules) != TRUTH_OPEN)
			continue;
		open.rules[open.count] = rules;
		open.weights[open.count] = interests[i].weight;
		open.used[open.count] = arena_array(l->arena, l->questions->count, sizeof(bool));
		depends(l, &rules, open.used[open.count++]);
	}
	return open;
}

/* Weights that an answer decides, in all its possible forms on average; of a question that is asked, so one is possible. */
static double
gain_of(struct logic *l, const struct open_interests *open, size_t q)
{
	const struct question *question = &l->questions->items[q];
	double sum = 0;
	unsigned forms = 0;
	for (size_t o = 0; o < question->option_count + question->many; o++) {
		struct trial trial;
		bool possible = try_answer(l, q, UINT32_C(1) << o, &trial); /* after the last option: none of them */
		forms += possible;
		for (size_t i = 0; possible && i < open->count; i++)
			if (open->used[i][q] && judge(l, &open->rules[i]) != TRUTH_OPEN)
				sum += open->weights[i];
		end_trial(l, q, &trial);
	}
	return sum / forms;
}

/* Whether a question that is still to be answered decides whether this one is asked. */
static bool
is_behind_others(struct logic *l, const bool *used, size_t q)
{
	for (size_t i = 0; i < l->questions->count; i++)
		if (i != q && used[i] && !l->places[i].answered && mentions(&l->places[q].asked, &l->places[i]))
			return true;
	return false;
}

bool
logic_next_question(struct logic *l, const struct interest *interests, size_t count, size_t *question,
    size_t *left)
{
	struct open_interests open = find_open(l, interests, count);
	bool *used = arena_array(l->arena, l->questions->count, sizeof *used);
	double best = -1;
	*left = 0;
	for (size_t i = 0; i < open.count; i++)
		for (size_t q = 0; q < l->questions->count; q++)
			used[q] |= open.used[i][q];
	for (size_t q = 0; q < l->questions->count; q++) {
		if (!used[q] || l->places[q].answered)
			continue;
		enum truth asked = judge(l, &l->places[q].asked);
		if (asked == TRUTH_NO || (asked == TRUTH_OPEN && !is_behind_others(l, used, q)))
			continue;
		++*left;
		double gain = asked == TRUTH_YES ? gain_of(l, &open, q) : -1;
		if (gain > best) {
			best = gain;
			*question = q;
		}
	}
	return best >= 0;
}
