/* The exact logic of cases: what the visitor answered in, what follows from it out. Pure: no SQLite, no
 * curses, no clock.
 *
 * A case is one way to answer every question: one option of a question with `choice: one`, any set of
 * options with `choice: many`, and nothing where `asked_when` does not hold. What is `impossible` is no case.
 * A condition is TRUTH_YES when it holds in every case that agrees with the answers so far, TRUTH_NO when in
 * none, else TRUTH_OPEN. "I don't know" leaves a question open. So more answers never turn YES or NO into
 * anything else, and the order of answers does not matter.
 *
 * How it works: a question with `one` is a variable with a set of possible values, kept as bits ("not
 * asked" is one of them); a question with `many` is one such variable for each option. A condition that
 * these sets do not decide is split at one of its terms, and both halves are looked at. Options that the
 * condition does not tell apart are never looked at one by one. LIMIT_SPLITS bounds the work for one
 * judgement; beyond it the answer is TRUTH_OPEN, which is never wrong, and logic_exhausted says so. */
#ifndef LOGIC_H
#define LOGIC_H

#include "data/catalogue.h"

enum truth { TRUTH_NO, TRUTH_YES, TRUTH_OPEN };

/* What a visitor said to one question. */
struct answer {
	int64_t question;
	bool unknown;     /* "I don't know" */
	uint32_t options; /* a bit for each option that was chosen, by position */
};

/* At most one for each question. */
struct answers {
	const struct answer *items;
	size_t count;
};

/* Whether one of its terms asks for this option. */
bool condition_names(const struct condition *, int64_t question, unsigned option);

struct logic;

/* Questions and answers ready for judging; the questions must live as long as the result, which lives in the arena.
 * Answers to questions that are not among these count for nothing. */
struct logic *logic_new(struct arena *, const struct questions *, const struct answers *);

/* Whether any case agrees with the answers; when not, all conditions are TRUTH_NO. */
bool logic_is_possible(struct logic *);
/* Whether a judgement since logic_new went over its limit. */
bool logic_exhausted(const struct logic *);

enum truth logic_judge(struct logic *, const struct condition *);

/* Judges, and sets used[i] for each question (by its place among the questions) whose answer the
 * condition still depends on, and for those that decide whether such a question is asked. Sets nothing
 * for a condition that is not TRUTH_OPEN. */
enum truth logic_depends(struct logic *, const struct condition *, bool *used);

/* Whether the option can be chosen, with the other answers as they are (an own answer to the question is
 * disregarded). */
bool logic_option_is_possible(struct logic *, size_t question, size_t option);

/* What is added up when the condition holds; never negative. */
struct weight {
	const struct condition *condition;
	int64_t amount;
};

struct range {
	int64_t least, most;
};

/* The least and the greatest sum of the amounts whose conditions hold, over all cases that agree with the
 * answers. At the limit of splits it may be wider than that, never narrower. No case left: zeros. */
struct range logic_range(struct logic *, const struct weight *, size_t count);

/* Something whose truth the visitor waits for, and how much that matters. */
struct interest {
	const struct condition *condition;
	unsigned weight;
};

/* The question to ask next: one that is not answered, that is asked in every case, and that decides most:
 * the greatest sum of weights that become YES or NO, on average over its possible options; the first
 * of equals. *left: how many may have to be asked in all, from now on. False: nothing is left to ask. */
bool logic_next_question(struct logic *, const struct interest *, size_t count,
    size_t *question, size_t *left);

#endif
