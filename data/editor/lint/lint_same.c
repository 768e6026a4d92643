/* What is written twice, though it is one thing: questions, and choices of papers. */
#include <string.h>

#include "data/editor/lint/lint.h"

static bool
same_string(const struct node *one, const struct node *two, const char *key, const char *otherwise)
{
	const char *x = node_get_string(one, key), *y = node_get_string(two, key);
	return !strcmp(x ? x : otherwise, y ? y : otherwise);
}

/* ------------------------------------------------------------------ questions -- */

/* Answers that a visitor cannot tell apart. */
static void
check_options(struct sources *sources, const struct entry *question)
{
	const struct node *options = node_first(node_get(question->node, "options"));
	for (const struct node *option = options; option; option = option->next)
		for (const struct node *before = options; before != option; before = before->next) {
			const char *text = node_text(node_get(option, "text")), *other = node_text(node_get(before, "text"));
			if (text && other && !strcmp(text, other) && !same_string(option, before, "id", ""))
				FAULT(sources->faults, node_get(option, "text")->place, question->service ? "questions.options.text" : "options.text",
				    "is the same answer as the one in line {line}; write what makes them different",
				    {"line", faults_number(sources->faults, before->place.line)});
		}
}

/* The question's wording and those of its answers: what a visitor sees of it. */
static const char *
wording_of(struct sources *sources, const struct entry *question)
{
	const char *ask = node_text(node_get(question->node, "ask"));
	const struct node *option = node_first(node_get(question->node, "options"));
	const char *wording = ask;
	for (; wording && option; option = option->next) {
		const char *text = node_text(node_get(option, "text"));
		wording = text ? arena_printf(&sources->arena, "%s\n%s", wording, text) : NULL;
	}
	return wording;
}

static void
check_questions(struct sources *sources)
{
	struct table wordings = {0};
	for (size_t i = 0; i < sources->of[KIND_QUESTION].count; i++) {
		const struct entry *question = sources->of[KIND_QUESTION].items[i];
		check_options(sources, question);
		const char *wording = wording_of(sources, question);
		void **first = wording ? table_at(&wordings, wording, strlen(wording)) : NULL;
		const struct entry *before = first ? *first : NULL;
		if (before)
			FAULT(sources->faults, question->node->place, question->service ? "questions" : NULL,
			    "asks the same as \"{other}\", with the same answers; make it one shared question",
			    {"other", before->id});
		else if (first)
			*first = (void *)question;
	}
	table_free(&wordings);
}

/* --------------------------------------------------------------------- choices -- */

static bool
same_paper(const struct node *one, const struct node *two)
{
	return same_string(one, two, "document", "") && same_string(one, two, "whose", DEFAULT_PERSON) &&
	    same_string(one, two, "handling", "shown") && same_string(one, two, "form", "original") &&
	    same_string(one, two, "count", "1") && same_string(one, two, "max_age", "");
}

/* Whether each item of one list has its like in the other; both have as many. */
static bool
same_list(const struct node *one, const struct node *two, bool (*same)(const struct node *, const struct node *))
{
	if (one->kind != NODE_LIST || two->kind != NODE_LIST || one->count != two->count)
		return false;
	for (const struct node *x = one->first; x; x = x->next) {
		const struct node *y = two->first;
		while (y && !same(x, y))
			y = y->next;
		if (!y)
			return false;
	}
	return true;
}

static bool
same_set(const struct node *one, const struct node *two)
{
	return same_list(one, two, same_paper);
}

/* A choice that a service writes out, though it is a shared one. */
static void
check_choice(struct sources *sources, const struct node *requirement)
{
	const struct node *sets = node_get(requirement, "one_of");
	for (size_t i = 0; sets && i < sources->of[KIND_REQUIREMENT].count; i++) {
		const struct entry *shared = sources->of[KIND_REQUIREMENT].items[i];
		const struct node *others = node_get(shared->node, "one_of");
		if (others && !node_has(shared->node, "acting_for") && same_list(sets, others, same_set))
			FAULT(sources->faults, sets->place, "requirements.one_of",
			    "is the shared requirement \"{value}\"; write use: {value}", {"value", shared->id});
	}
}

/* Whether the first condition holds wherever the second does: there is none, or they are the same. */
static bool
covers(const struct node *one, const struct node *two)
{
	const struct node *x = node_first(one), *y = node_first(two);
	while (x && y && node_string(x) && node_is(y, x->text))
		x = x->next, y = y->next;
	return !one || (two && !x && !y);
}

/* A paper that is asked for twice in the same case. */
static void
check_twice(struct sources *sources, const struct node *requirement, const struct node *first)
{
	for (const struct node *before = first; before != requirement; before = before->next) {
		const struct node *when = node_get(requirement, "when"), *when_before = node_get(before, "when");
		if (node_get_string(requirement, "document") && same_paper(requirement, before) &&
		    same_string(requirement, before, "if_held", "") &&
		    (covers(when, when_before) || covers(when_before, when))) {
			FAULT(sources->faults, node_get(requirement, "document")->place, "requirements.document",
			    "\"{value}\" is asked for in line {line} already; delete one of the two, or write on both when it is needed (when)",
			    {"value", node_get_string(requirement, "document")},
			    {"line", faults_number(sources->faults, node_get(before, "document")->place.line)});
			return;
		}
	}
}

void
lint_same(struct sources *sources)
{
	check_questions(sources);
	for (size_t i = 0; i < sources->of[KIND_SERVICE].count; i++) {
		const struct node *first = node_first(node_get(sources->of[KIND_SERVICE].items[i]->node, "requirements"));
		for (const struct node *node = first; node; node = node->next) {
			check_choice(sources, node);
			check_twice(sources, node, first);
		}
	}
}
