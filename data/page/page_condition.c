#include "data/page/page_condition.h"

enum { MAX_QUESTIONS = 8 }; /* of a condition that is said factor by factor */

static const struct text *
words_among(const struct questions *questions, const struct condition_term *term)
{
	for (size_t q = 0; q < questions->count; q++)
		if (questions->items[q].id == term->question && term->option < questions->items[q].option_count)
			return &questions->items[q].options[term->option].words;
	return NULL;
}

/* The option of a term as a clause that reads after "if"; empty: the question is not asked here. */
static struct text
words_of(const struct draft *draft, const struct condition_term *term)
{
	const struct text *words = draft->errand ? words_among(&draft->errand->questions, term) : NULL;
	for (size_t i = 0; !words && draft->guidance && i < draft->guidance->count; i++)
		words = words_among(&draft->guidance->cases[i].questions, term);
	return words ? *words : (struct text){0};
}

/* Which options of one question a condition asks for. */
struct factor {
	int64_t question;
	uint32_t options; /* a bit for each */
	const char *words; /* "a, or b" */
};

static const char *
join(const struct draft *draft, const char *pattern, const char *one, const char *two)
{
	return one ? WORDS_FILL(draft->arena, draft_word(draft, pattern), {"one", one}, {"two", two}) : two;
}

/* The factor of a term's question; NULL: there are too many. */
static struct factor *
factor_of(struct factor *factors, size_t *count, int64_t question)
{
	for (size_t i = 0; i < *count; i++)
		if (factors[i].question == question)
			return &factors[i];
	if (*count == MAX_QUESTIONS)
		return NULL;
	factors[*count] = (struct factor){.question = question};
	return &factors[(*count)++];
}

/* "a", "a and b", "a, b and c": one more of `count`, the one at `at`. */
static const char *
join_all(const struct draft *draft, const char *words, const char *next, size_t at, size_t count)
{
	bool comma = words && at + 1 < count;
	return comma ? arena_printf(draft->arena, "%s, %s", words, next)
	    : join(draft, W("{one} and {two}"), words, next);
}

/* What the condition asks of each of its questions; false: too many, or it has no words. */
static bool
find_factors(const struct draft *draft, const struct condition *condition, struct factor *factors, size_t *count)
{
	for (size_t i = 0; i < condition->count; i++)
		for (size_t j = 0; j < condition->clauses[i].count; j++) {
			const struct condition_term *term = &condition->clauses[i].terms[j];
			struct factor *factor = factor_of(factors, count, term->question);
			const char *words = words_of(draft, term).text;
			if (!factor || term->option > 31 || !words)
				return false;
			if (factor->options & 1u << term->option)
				continue;
			factor->options |= 1u << term->option;
			factor->words = join(draft, W("{one}, or {two}"), factor->words, words);
		}
	return true;
}

/* Whether the alternatives are all combinations of the factors' options. */
static bool
is_product(const struct condition *condition, const struct factor *factors, size_t count)
{
	size_t product = 1;
	for (size_t i = 0; i < count; i++)
		product *= (unsigned)__builtin_popcount(factors[i].options);
	for (size_t i = 0; i < condition->count; i++)
		if (condition->clauses[i].count != count)
			return false;
	return product == condition->count;
}

/* A product without one of its factors. */
static struct condition
without(const struct draft *draft, const struct condition *product, int64_t question)
{
	struct condition rest = {.clauses = arena_array(draft->arena, product->count, sizeof *rest.clauses)};
	const struct condition_term *kept = NULL; /* of its alternatives one stands for all */
	for (size_t i = 0; i < product->count; i++) {
		const struct clause *clause = &product->clauses[i];
		struct clause *out = &rest.clauses[rest.count];
		*out = (struct clause){.terms = arena_array(draft->arena, clause->count, sizeof *out->terms)};
		for (size_t j = 0; j < clause->count; j++) {
			if (clause->terms[j].question != question)
				out->terms[out->count++] = clause->terms[j];
			else if (!kept)
				kept = &clause->terms[j];
			if (clause->terms[j].question == question && clause->terms[j].option == kept->option)
				rest.count++;
		}
	}
	return rest;
}

/* Adds what a clause says to what was answered; false: an answer to a question with several answers says more. */
static bool
say_clause(const struct errand_case *c, const struct clause *clause, struct answer *items, size_t *count)
{
	for (size_t j = 0; j < clause->count; j++) {
		const struct condition_term *term = &clause->terms[j];
		for (size_t q = 0; q < c->questions.count; q++)
			if (c->questions.items[q].id == term->question && c->questions.items[q].many)
				return false;
		items[(*count)++] = (struct answer){.question = term->question, .options = UINT32_C(1) << term->option};
	}
	return true;
}

/* Whether the condition holds wherever the rest of it does: that factor offers all answers that there are. */
static bool
follows(const struct draft *draft, const struct condition *condition, const struct condition *rest)
{
	const struct errand_case *c = draft->errand;
	for (size_t i = 0; c && i < rest->count; i++) {
		size_t count = 0;
		struct answer *items = arena_array(draft->arena, rest->clauses[i].count, sizeof *items);
		if (!rest->clauses[i].count || !say_clause(c, &rest->clauses[i], items, &count))
			return false;
		struct answers said = {items, count};
		if (logic_judge(logic_new(draft->arena, &c->questions, &said), condition) != TRUTH_YES)
			return false;
	}
	return c && rest->count;
}

/* Most conditions are products: (a or b) and (c or d). Says them so, what is sure first; NULL: this is none. */
static const char *
product_words(const struct draft *draft, const struct condition *condition)
{
	struct factor factors[MAX_QUESTIONS];
	const char *words = NULL;
	size_t count = 0, sure = 0, said = 0;
	if (!find_factors(draft, condition, factors, &count) || !is_product(condition, factors, count))
		return NULL;
	for (size_t i = 0; i < count; i++) {
		struct condition rest = without(draft, condition, factors[i].question);
		if (__builtin_popcount(factors[i].options) > 1 && follows(draft, condition, &rest))
			return product_words(draft, &rest);
		sure += __builtin_popcount(factors[i].options) == 1;
	}
	for (size_t i = 0; i < count; i++)
		if (__builtin_popcount(factors[i].options) == 1)
			words = join_all(draft, words, factors[i].words, said++, sure);
	for (size_t i = 0; i < count; i++)
		if (__builtin_popcount(factors[i].options) > 1)
			words = join(draft, W("{one}, and also: {two}"), words, factors[i].words);
	return words;
}

static const char *
clause_words(const struct draft *draft, const struct clause *clause)
{
	const char *words = NULL;
	for (size_t i = 0; i < clause->count; i++) {
		const char *term = words_of(draft, &clause->terms[i]).text;
		if (term)
			words = join_all(draft, words, term, i, clause->count);
	}
	return words;
}

/* Any other: alternative after alternative. */
static const char *
sum_words(const struct draft *draft, const struct condition *condition)
{
	const char *words = NULL;
	for (size_t i = 0; i < condition->count; i++) {
		const char *clause = clause_words(draft, &condition->clauses[i]);
		words = clause ? join(draft, W("{one}; or: {two}"), words, clause) : words;
	}
	return words;
}

static bool
is_foreign(const struct draft *draft, const struct condition *condition)
{
	for (size_t i = 0; i < condition->count; i++)
		for (size_t j = 0; j < condition->clauses[i].count; j++)
			if (words_of(draft, &condition->clauses[i].terms[j]).foreign)
				return true;
	return false;
}

struct text
draft_case(const struct draft *draft, const struct condition *condition)
{
	if (!condition->count)
		return (struct text){0};
	const char *words = product_words(draft, condition);
	if (!words)
		words = sum_words(draft, condition);
	return (struct text){
		.text = WORDS_FILL(draft->arena, draft_word(draft, W("Only if {case}")), {"case", words ? words : "?"}),
		.foreign = is_foreign(draft, condition),
	};
}

/* ----------------------------------------------------------- in the visitor's case -- */

enum truth
draft_truth(const struct draft *draft, const struct condition *condition)
{
	return draft->errand ? logic_judge(draft->errand->logic, condition) : TRUTH_YES;
}

/* The terms of a clause that the answers leave open. */
static struct clause
open_clause(const struct draft *draft, const struct clause *clause)
{
	struct clause open = {.terms = arena_array(draft->arena, clause->count, sizeof *open.terms)};
	for (size_t i = 0; i < clause->count; i++) {
		struct clause alone = {&clause->terms[i], 1};
		if (draft_truth(draft, &(struct condition){&alone, 1}) != TRUTH_YES)
			open.terms[open.count++] = clause->terms[i];
	}
	return open;
}

struct text
draft_condition(const struct draft *draft, const struct condition *condition)
{
	struct condition open = {.clauses = arena_array(draft->arena, condition->count, sizeof *open.clauses)};
	if (!draft->errand)
		return draft_case(draft, condition);
	if (draft_truth(draft, condition) == TRUTH_YES)
		return (struct text){0};
	for (size_t i = 0; i < condition->count; i++) {
		struct condition alone = {&condition->clauses[i], 1};
		if (draft_truth(draft, &alone) != TRUTH_NO)
			open.clauses[open.count++] = open_clause(draft, &condition->clauses[i]);
	}
	return draft_case(draft, open.count ? &open : condition);
}
