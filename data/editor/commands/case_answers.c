#include <stdlib.h>
#include <string.h>

#include "data/editor/commands/case_view.h"
#include "data/editor/faults/nearest.h"
#include "data/editor/faults/say.h"

/* Answers that are being read. */
struct answer_reading {
	struct case_view *view;
	struct answer *items; /* by question: option bits, unless it is not known */
	bool *given;          /* whether it was answered */
};

/* The part of a question's name that is enough in its own service: "telek" of "fakivagas.telek". */
static const char *
bare_name(const struct case_view *view, const struct question *question)
{
	size_t size = strlen(view->service.name_id);
	bool own = !strncmp(question->name, view->service.name_id, size) && question->name[size] == '.';
	return own ? question->name + size + 1 : question->name;
}

static void
unknown_question(const struct case_view *view, const char *name)
{
	struct nearest nearest = nearest_to(name);
	const char *known = "";
	for (size_t i = 0; i < view->questions.count; i++) {
		const char *bare = bare_name(view, &view->questions.items[i]);
		nearest_offer(&nearest, bare);
		nearest_offer(&nearest, view->questions.items[i].name);
		known = arena_printf(view->arena, "%s%s%s", known, i ? ", " : "", bare);
	}
	if (nearest.best)
		SAY(NULL, "\"{value}\" is not asked by this service; did you mean \"{near}\"?",
		    {"value", name}, {"near", nearest.best});
	else if (*known)
		SAY(NULL, "\"{value}\" is not asked by this service; it asks: {known}",
		    {"value", name}, {"known", known});
	else
		SAY(NULL, "\"{value}\" is not asked by this service; it asks nothing",
		    {"value", name});
}

static void
unknown_option(const struct case_view *view, const struct question *question, const char *option)
{
	struct nearest nearest = nearest_to(option);
	const char *known = "";
	for (size_t i = 0; i < question->option_count; i++) {
		nearest_offer(&nearest, question->options[i].name);
		known = arena_printf(view->arena, "%s%s%s", known, i ? ", " : "", question->options[i].name);
	}
	if (nearest.best)
		SAY(NULL, "the question \"{question}\" has no option \"{value}\"; did you mean "
		    "\"{near}\"?", {"question", bare_name(view, question)}, {"value", option}, {"near", nearest.best});
	else
		SAY(NULL, "the question \"{question}\" has no option \"{value}\"; write one of: "
		    "{known}", {"question", bare_name(view, question)}, {"value", option}, {"known", known});
}

static size_t
question_called(const struct case_view *view, const char *name)
{
	size_t i = 0;
	while (i < view->questions.count && strcmp(view->questions.items[i].name, name) &&
	    strcmp(bare_name(view, &view->questions.items[i]), name))
		i++;
	return i;
}

/* The bit of an option; 0, and reported: there is none of that name. */
static uint32_t
option_bit(const struct case_view *view, const struct question *question, const char *name)
{
	for (size_t i = 0; i < question->option_count; i++)
		if (!strcmp(question->options[i].name, name))
			return UINT32_C(1) << i;
	unknown_option(view, question, name);
	return 0;
}

/* Adds one answer, or one more option of it. */
static bool
take_answer(struct answer_reading *reading, size_t at, const char *value)
{
	const struct case_view *view = reading->view;
	const struct question *question = &view->questions.items[at];
	struct answer *answer = &reading->items[at];
	bool unknown = !strcmp(value, "?"), none = question->many && !*value;
	bool again = reading->given[at], plain = !unknown && !none;
	if (again && (!question->many || answer->unknown || !answer->options || !plain)) {
		SAY(NULL, "\"{question}\" is answered twice; leave one of the two out",
		    {"question", bare_name(view, question)});
		return false;
	}
	uint32_t bit = plain ? option_bit(view, question, value) : 0;
	if (plain && !bit)
		return false;
	reading->given[at] = true;
	answer->unknown = unknown;
	answer->options |= bit;
	return true;
}

static bool
read_one(struct answer_reading *reading, const char *operand)
{
	const struct case_view *view = reading->view;
	const char *equals = strchr(operand, '=');
	if (!equals) {
		SAY(NULL, "\"{value}\" is not an answer; write QUESTION=OPTION", {"value", operand});
		return false;
	}
	const char *name = arena_strndup(view->arena, operand, (size_t)(equals - operand));
	size_t at = question_called(view, name);
	if (at == view->questions.count)
		return unknown_question(view, name), false;
	return take_answer(reading, at, equals + 1);
}

/* Leaves out what was not answered. */
static struct answers
gathered(const struct answer_reading *reading)
{
	const struct questions *questions = &reading->view->questions;
	struct answer *items = arena_array(reading->view->arena, questions->count, sizeof *items);
	size_t count = 0;
	for (size_t i = 0; i < questions->count; i++)
		if (reading->given[i]) {
			items[count] = reading->items[i];
			items[count++].question = questions->items[i].id;
		}
	return (struct answers){items, count};
}

/* The cases that are left when one of the answers is taken back. */
static struct logic *
logic_without(const struct case_view *view, const struct answers *answers, size_t without)
{
	struct answers *others = arena_alloc(view->arena, sizeof *others);
	struct answer *items = arena_array(view->arena, answers->count, sizeof *items);
	for (size_t i = 0; i < answers->count; i++) {
		items[i] = answers->items[i];
		items[i].unknown |= i == without;
	}
	*others = (struct answers){items, answers->count};
	return logic_new(view->arena, &view->questions, others);
}

static const struct question *
question_of(const struct case_view *view, const struct answer *answer)
{
	const struct question *question = view->questions.items;
	while (question->id != answer->question)
		question++;
	return question;
}

static bool
is_asked(struct logic *logic, const struct question *question)
{
	return !question->asked_when.count || logic_judge(logic, &question->asked_when) != TRUTH_NO;
}

/* Names the answers without any one of which the others are possible; where there is none, all. */
static void
report_conflict(const struct case_view *view, const struct answers *answers)
{
	const char *names = "", *all = "";
	for (size_t i = 0; i < answers->count; i++) {
		const char *name = bare_name(view, question_of(view, &answers->items[i]));
		all = arena_printf(view->arena, "%s%s%s", all, *all ? ", " : "", name);
		if (logic_is_possible(logic_without(view, answers, i)))
			names = arena_printf(view->arena, "%s%s%s", names, *names ? ", " : "", name);
	}
	SAY(NULL, "these answers exclude each other ({questions}); change one of them",
	    {"questions", *names ? names : all});
}

/* An answer whose question is not asked counts for nothing, unless it is only the answer itself that
 * keeps the question from being asked: then no visitor can give it. */
static bool
check_asked(const struct case_view *view, struct logic *logic, const struct answers *answers)
{
	for (size_t i = 0; i < answers->count; i++) {
		const struct question *question = question_of(view, &answers->items[i]);
		if (is_asked(logic, question))
			continue;
		if (is_asked(logic_without(view, answers, i), question))
			return report_conflict(view, &(struct answers){&answers->items[i], 1}), false;
		SAY(NULL, "\"{question}\" is not asked after these answers; what is answered to "
		    "it counts for nothing", {"question", bare_name(view, question)});
	}
	return true;
}

bool
case_view_read_answers(struct case_view *view, struct answers *out)
{
	struct answer_reading reading = {
		.view = view,
		.items = arena_array(view->arena, view->questions.count, sizeof *reading.items),
		.given = arena_array(view->arena, view->questions.count, sizeof *reading.given),
	};
	for (size_t i = 1; i < view->arguments->operand_count; i++)
		if (!read_one(&reading, view->arguments->operands[i]))
			return false;
	*out = gathered(&reading);
	struct logic *logic = logic_new(view->arena, &view->questions, out);
	if (!logic_is_possible(logic))
		return report_conflict(view, out), false;
	return check_asked(view, logic, out);
}
