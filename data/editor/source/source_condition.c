#include "data/editor/source/source_condition.h"

#include <limits.h>
#include <string.h>

#include "data/editor/faults/nearest.h"

/* A clause that is being read, and where to complain. */
struct clause_reader {
	struct sources *sources;
	const struct entry *service;
	const struct node *node;
	const char *field;
};

#define COMPLAIN(reader, msgid, ...) \
	FAULT((reader)->sources->faults, (reader)->node->place, (reader)->field, msgid, __VA_ARGS__)

int
option_position(const struct entry *question, const char *option)
{
	int position = 0;
	const struct node *node = node_first(node_get(question->node, "options"));
	for (; node; node = node->next, position++)
		if (node_is(node_get(node, "id"), option))
			return position;
	return -1;
}

const char *
question_about(const struct entry *question)
{
	const char *about = node_get_string(question->node, "about");
	bool errand = question->service || !strcmp(question->id, ACTING_QUESTION);
	return about ? about : errand ? "errand" : "person";
}

bool
question_is_many(const struct entry *question)
{
	return node_is(node_get(question->node, "choice"), "many");
}

static void
unknown_question(const struct clause_reader *reader, const char *name)
{
	struct nearest nearest = nearest_to(name);
	const struct entries *questions = &reader->sources->of[KIND_QUESTION];
	if (!source_knows_all(reader->sources, KIND_QUESTION))
		return;
	for (size_t i = 0; i < questions->count; i++) {
		const struct entry *question = questions->items[i];
		if (!question->service || question->service == reader->service)
			nearest_offer(&nearest, node_get_string(question->node, "id"));
	}
	if (nearest.best)
		COMPLAIN(reader, "there is no question \"{value}\"; did you mean \"{near}\"?",
		    {"value", name}, {"near", nearest.best});
	else
		COMPLAIN(reader, "there is no question \"{value}\"; define it in questions/ or in this service",
		    {"value", name});
}

static void
unknown_option(const struct clause_reader *reader, const struct entry *question, const char *option)
{
	struct nearest nearest = nearest_to(option);
	const char *known = "";
	const struct node *node = node_first(node_get(question->node, "options"));
	for (; node; node = node->next) {
		const char *id = node_get_string(node, "id");
		if (!id)
			continue;
		nearest_offer(&nearest, id);
		known = arena_printf(&reader->sources->faults->arena, "%s%s%s", known, *known ? ", " : "", id);
	}
	if (nearest.best)
		COMPLAIN(reader, "the question \"{question}\" has no option \"{value}\"; did you mean \"{near}\"?",
		    {"question", node_get_string(question->node, "id")}, {"value", option},
		    {"near", nearest.best});
	else
		COMPLAIN(reader, "the question \"{question}\" has no option \"{value}\"; write one of: {known}",
		    {"question", node_get_string(question->node, "id")}, {"value", option},
		    {"known", known});
}

static void
bad_syntax(const struct clause_reader *reader)
{
	COMPLAIN(reader, "\"{value}\" is not a condition; write \"question=option\", several joined by "
	    "\" & \"", {"value", reader->node->text});
}

/* Whether the term can stand beside those before it. */
static bool
fits(const struct clause_reader *reader, const struct source_clause *clause,
    const struct source_term *term)
{
	for (size_t i = 0; i < clause->count; i++) {
		const struct source_term *before = &clause->terms[i];
		if (before->question != term->question)
			continue;
		const char *name = node_get_string(term->question->node, "id");
		if (before->option == term->option) {
			COMPLAIN(reader, "\"{question}\" has the same option twice; delete one of the two",
			    {"question", name});
			return false;
		}
		if (!question_is_many(term->question)) {
			COMPLAIN(reader, "two options of \"{question}\" cannot hold at once; make two conditions "
			    "of them", {"question", name});
			return false;
		}
	}
	return true;
}

/* One "question=option", cut out of the clause. */
static bool
read_term(const struct clause_reader *reader, char *string, struct source_clause *clause)
{
	char *equals = strchr(string, '=');
	if (!equals)
		return bad_syntax(reader), false;
	*equals = '\0';
	const char *option = equals + 1;
	if (!*string || !*option || strspn(option, "abcdefghijklmnopqrstuvwxyz0123456789-") != strlen(option))
		return bad_syntax(reader), false;
	struct source_term term = {.question = source_question(reader->sources, reader->service, string)};
	if (!term.question)
		return unknown_question(reader, string), false;
	int position = option_position(term.question, option);
	term.option = position < 0 ? UINT_MAX : (unsigned)position;
	if (position < 0)
		unknown_option(reader, term.question, option);
	bool good = position >= 0 && fits(reader, clause, &term);
	clause->terms[clause->count++] = term;
	return good;
}

/* Takes the spaces off both ends. */
static char *
trimmed(char *string)
{
	string += strspn(string, " ");
	size_t size = strlen(string);
	while (size && string[size - 1] == ' ')
		string[--size] = '\0';
	return string;
}

bool
clause_read(struct sources *sources, const struct entry *service, const struct node *node,
    const char *field, struct source_clause *out)
{
	const struct clause_reader reader = {sources, service, node, field};
	const char *text = node_string(node);
	bool good = true;
	char copy[LIMIT_CLAUSE + 1];
	out->count = 0;
	if (!text)
		return false;
	if (strlen(text) > LIMIT_CLAUSE)
		return bad_syntax(&reader), false;
	strcpy(copy, text);
	for (char *term = copy, *end; term; term = end) {
		end = strchr(term, '&');
		if (end)
			*end++ = '\0';
		if (out->count == LIMIT_CONDITION)
			return bad_syntax(&reader), false;
		good = read_term(&reader, trimmed(term), out) && good;
	}
	return good;
}
