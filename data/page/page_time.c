#include "data/page/page_time.h"

#include <string.h>

#include "data/page/page_condition.h"

/* "within 3 working days from the theft" */
static const char *
within_words(struct draft *draft, const struct act_by *act)
{
	bool one = act->days == 1;
	const char *pattern = act->kind == DEADLINE_WORKING
	    ? (one ? W("within one working day, counted {from}") : W("within {n} working days, counted {from}"))
	    : one ? W("within one day, counted {from}") : W("within {n} days, counted {from}");
	return WORDS_FILL(draft->arena, draft_word(draft, pattern),
	    {"n", arena_printf(draft->arena, "%u", act->days)}, {"from", act->from.text});
}

/* "If it happened today: ..."; NULL: not known. */
static const char *
due_words(struct draft *draft, const struct act_by *act)
{
	char due[DATE_SIZE];
	bool certain;
	if (!draft->context->today || !draft->guidance || !calendar_due(&draft->guidance->calendar,
	    draft->context->today, act->kind, act->days, due, &certain))
		return NULL;
	const char *pattern = certain ? W("If it happened today: {date} at the latest")
	    : W("If it happened today: {date} at the latest, as far as we know");
	return WORDS_FILL(draft->arena, draft_word(draft, pattern),
	    {"date", page_date(draft->arena, draft->context->lang, due)});
}

static void
add_act(struct draft *draft, const struct act_by *act)
{
	struct block *block = draft_add(draft, BLOCK_BULLET, act->text);
	draft_detail(draft, block, (struct text){.text = within_words(draft, act), .foreign = act->from.foreign});
	draft_detail(draft, block, text_of(due_words(draft, act)));
	draft_detail(draft, block, draft_condition(draft, &act->condition));
	draft_detail(draft, block, act->note);
}

/* A day as written, of the year of today where it is one of every year. */
static const char *
day_of(struct draft *draft, const char *day)
{
	return strlen(day) == DATE_SIZE - 1 || !draft->context->today ? day
	    : arena_printf(draft->arena, "%.4s-%s", draft->context->today, day);
}

/* Whether today is within; a period of every year may go over its end. */
static bool
is_now(struct draft *draft, const char *from, const char *to)
{
	const char *today = draft->context->today;
	bool after = strcmp(from, today) <= 0, before = strcmp(today, to) <= 0;
	return strcmp(from, to) <= 0 ? after && before : after || before;
}

static void
add_period(struct draft *draft, const struct period *period)
{
	const char *from = day_of(draft, period->from), *to = day_of(draft, period->to);
	const char *lang = draft->context->lang;
	if (!draft->context->today)
		return;
	struct block *block = draft_add(draft, BLOCK_BULLET, text_of(WORDS_FILL(draft->arena,
	    draft_word(draft, W("You can apply: {from} – {to}")),
	    {"from", page_date(draft->arena, lang, from)}, {"to", page_date(draft->arena, lang, to)})));
	if (!is_now(draft, from, to))
		draft_detail(draft, block, text_of(draft_word(draft, W("Today you cannot."))));
	draft_detail(draft, block, draft_condition(draft, &period->condition));
	draft_detail(draft, block, period->text);
}

void
draft_own_deadlines(struct draft *draft, const struct service *s)
{
	bool any = false;
	for (size_t i = 0; i < s->act_by_count + s->period_count; i++) {
		bool acts = i < s->act_by_count;
		const struct condition *condition = acts ? &s->act_by[i].condition
		    : &s->periods[i - s->act_by_count].condition;
		if (draft_truth(draft, condition) == TRUTH_NO)
			continue;
		if (!any)
			draft_heading(draft, W("By when must you do it?"));
		if (!any && draft->guidance && draft->guidance->count > 1)
			draft_add(draft, BLOCK_SUBHEADING, s->name);
		any = true;
		if (acts)
			add_act(draft, &s->act_by[i]);
		else
			add_period(draft, &s->periods[i - s->act_by_count]);
	}
}
