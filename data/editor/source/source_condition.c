#include "data/editor/source/source_condition.h"

#include <limits.h>
#include <string.h>

#include "data/editor/source/condition_meant.h"
#include "data/editor/source/source_unknown.h"

/* A clause that is being read, and where to complain. */
struct clause_reader {
	struct sources *sources;
	const struct entry *service;
	const struct node *node;
	const char *field;
};

#define COMPLAIN(reader, msgid, ...) \
	do { \
		if ((reader)->field) \
			FAULT((reader)->sources->faults, (reader)->node->place, (reader)->field, msgid, __VA_ARGS__); \
	} while (0)

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
bad_syntax(const struct clause_reader *reader)
{
	COMPLAIN(reader, "\"{value}\" is not a condition; write [\"question=option\"], several joined by "
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
	if (!equals || equals == string || !equals[1])
		return bad_syntax(reader), false;
	*equals = '\0';
	const char *option = equals + 1;
	struct source_term term = {.question = source_question(reader->sources, reader->service, string)};
	bool good = term.question;
	if (!good && reader->field)
		term.question = unknown_name(reader->sources, reader->node, reader->field, KIND_QUESTION, reader->service, string);
	if (!term.question)
		return false;
	int position = option_position(term.question, option);
	const char *meant = position < 0 && good && reader->field
	    ? unknown_option(reader->sources, reader->node, reader->field, term.question, option) : NULL;
	if (meant)
		position = option_position(term.question, meant);
	term.option = position < 0 ? UINT_MAX : (unsigned)position;
	good &= position >= 0 && !meant && fits(reader, clause, &term);
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

/* The terms of a clause with its plain signs. */
static bool
read_terms(const struct clause_reader *reader, const char *text, struct source_clause *out)
{
	bool good = true;
	char copy[LIMIT_CLAUSE + 1];
	if (strlen(text) > LIMIT_CLAUSE)
		return bad_syntax(reader), false;
	strcpy(copy, text);
	for (char *term = copy, *end; term; term = end) {
		end = strchr(term, '&');
		if (end)
			*end++ = '\0';
		if (out->count == LIMIT_CONDITION)
			return bad_syntax(reader), false;
		good = read_term(reader, trimmed(term), out) && good;
	}
	return good;
}

/* Says what a clause with other signs is meant to be; the terms that are in it count. */
static void
explain(const struct clause_reader *reader, const struct condition_meant *meant, struct source_clause *out)
{
	const char *text = reader->node->text;
	const struct clause_reader quiet = {reader->sources, reader->service, reader->node, NULL};
	if (meant->is_not)
		COMPLAIN(reader, "\"{value}\" is not a condition: there is no \"not\"; write a condition of each other option",
		    {"value", text});
	else if (meant->either)
		COMPLAIN(reader, "\"{value}\" is not a condition: there is no \"or\" in it; write several instead: [{near}]",
		    {"value", text}, {"near", meant->either});
	else
		COMPLAIN(reader, "\"{value}\" is not understood here; did you mean \"{near}\"?", {"value", text},
		    {"near", meant->clause});
	read_terms(&quiet, meant->clause, out);
}

bool
clause_read(struct sources *sources, const struct entry *service, const struct node *node,
    const char *field, struct source_clause *out)
{
	const struct clause_reader reader = {sources, service, node, field};
	struct condition_meant meant;
	const char *text = node_string(node);
	out->count = 0;
	if (!text)
		return false;
	if (!condition_meant(&sources->faults->arena, text, &meant))
		return read_terms(&reader, text, out);
	explain(&reader, &meant, out);
	return false;
}
