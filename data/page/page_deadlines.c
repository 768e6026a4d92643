#include "data/page/page_deadlines.h"

#include <limits.h>

#include "data/page/page_condition.h"

static const char *
deadline_words(struct draft *draft, const struct deadline *deadline)
{
	if (deadline->days == 1 && deadline->kind == DEADLINE_CALENDAR)
		return draft_word(draft, W("at most one day"));
	if (deadline->days == 1 && deadline->kind == DEADLINE_WORKING)
		return draft_word(draft, W("at most one working day"));
	static const char *const patterns[] = {
		[DEADLINE_CALENDAR] = W("at most {n} days"),
		[DEADLINE_WORKING] = W("at most {n} working days"),
		[DEADLINE_AT_ONCE] = W("at once, on the spot"),
		[DEADLINE_UNKNOWN] = W("it depends: the desk tells you"),
	};
	return WORDS_FILL(draft->arena, draft_word(draft, patterns[deadline->kind]),
	    {"n", arena_printf(draft->arena, "%u", deadline->days)});
}

/* Days, about: enough to compare. What is not known counts as longer than what is. */
static unsigned
length_of(const struct deadline *deadline)
{
	switch (deadline->kind) {
	case DEADLINE_AT_ONCE:  return 0;
	case DEADLINE_CALENDAR: return deadline->days;
	case DEADLINE_WORKING:  return deadline->days + deadline->days / 5 * 2;
	case DEADLINE_UNKNOWN:  break;
	}
	return UINT_MAX;
}

/* The longest that may be this visitor's, up to the first that certainly is; NULL: none. */
static const struct deadline *
deadline_of(const struct draft *draft, const struct service *s)
{
	const struct deadline *longest = NULL;
	enum truth truth = TRUTH_NO;
	for (size_t i = 0; truth != TRUTH_YES && i < s->deadline_count; i++) {
		const struct deadline *deadline = &s->deadlines[i];
		truth = draft->errand || !deadline->condition.count
		    ? draft_truth(draft, &deadline->condition) : TRUTH_OPEN;
		if (truth != TRUTH_NO && (!longest || length_of(deadline) > length_of(longest)))
			longest = deadline;
	}
	return longest;
}

const char *
draft_deadline(struct draft *draft, const struct service *s)
{
	const struct deadline *deadline = deadline_of(draft, s);
	return deadline && deadline->kind != DEADLINE_UNKNOWN ? deadline_words(draft, deadline) : NULL;
}

/* "If you apply today: ..."; NULL: not known. */
static const char *
due_words(struct draft *draft, const struct deadline *deadline)
{
	char due[DATE_SIZE];
	bool certain;
	if (!draft->context->today || !draft->guidance || !calendar_due(&draft->guidance->calendar,
	    draft->context->today, deadline->kind, deadline->days, due, &certain))
		return NULL;
	const char *pattern = certain ? W("If you apply today: {date} at the latest")
	    : W("If you apply today: {date} at the latest, as far as we know");
	return WORDS_FILL(draft->arena, draft_word(draft, pattern),
	    {"date", page_date(draft->arena, draft->context->lang, due)});
}

void
draft_deadlines(struct draft *draft, const struct service *s)
{
	static const struct deadline unknown = {.kind = DEADLINE_UNKNOWN};
	draft_heading(draft, W("When will it be ready?"));
	if (!deadline_of(draft, s))
		draft_add(draft, BLOCK_BULLET, text_of(deadline_words(draft, &unknown)));
	for (size_t i = 0; i < s->deadline_count; i++) {
		const struct deadline *d = &s->deadlines[i];
		if (draft_truth(draft, &d->condition) == TRUTH_NO)
			continue;
		struct block *block = draft_add(draft, BLOCK_BULLET, text_of(deadline_words(draft, d)));
		draft_detail(draft, block, draft_condition(draft, &d->condition));
		draft_detail(draft, block, text_of(due_words(draft, d)));
		draft_detail(draft, block, d->note);
	}
}
