#include "data/editor/source/source_cases.h"

#include <string.h>

#include "data/editor/source/source_condition.h"
#include "data/limits.h"

void
cases_init(struct cases *cases, const struct sources *sources)
{
	*cases = (struct cases){.sources = *sources};
	faults_init(&cases->unheard, sources->faults->lang);
	cases->sources.faults = &cases->unheard;
}

void
cases_destroy(struct cases *cases)
{
	faults_destroy(&cases->unheard);
	arena_free(&cases->arena);
}

const struct entry *
cases_entry(const struct cases *cases, size_t place)
{
	return ((const struct entry *const *)cases->entries.items)[place];
}

static size_t
find(const struct cases *cases, const struct entry *entry)
{
	size_t place = 0;
	while (place < cases->entries.count && cases_entry(cases, place) != entry)
		place++;
	return place;
}

bool
cases_has(const struct cases *cases, const struct entry *entry)
{
	return find(cases, entry) < cases->entries.count;
}

size_t
cases_question(struct cases *cases, const struct entry *entry)
{
	const struct node *options = node_get(entry->node, "options");
	size_t place = find(cases, entry);
	if (place < cases->entries.count)
		return place;
	*LIST_ADD(&cases->entries, &cases->arena, const struct entry *) = entry;
	struct question *question = LIST_ADD(&cases->items, &cases->arena, struct question);
	question->id = entry->key;
	question->name = entry->id;
	question->many = question_is_many(entry);
	if (!node_first(options) || options->count > LIMIT_OPTIONS || place >= LIMIT_LIST)
		cases->unreadable = true;
	else
		question->option_count = options->count;
	return place;
}

static void
add_term(struct cases *cases, struct list *terms, const struct entry *question, unsigned option)
{
	cases_question(cases, question);
	*LIST_ADD(terms, &cases->arena, struct condition_term) =
	    (struct condition_term){.question = question->key, .option = option};
}

struct clause
cases_clause(struct cases *cases, const struct entry *scope, const struct node *node, const char *acting_for)
{
	const struct entry *acting = source_find(&cases->sources, KIND_QUESTION, ACTING_QUESTION);
	struct source_clause clause = {.count = 0};
	struct list terms = {0};
	cases->unreadable |= node && !clause_read(&cases->sources, scope, node, NULL, &clause);
	int option = acting_for && acting ? option_position(acting, acting_for) : -1;
	cases->unreadable |= acting_for && option < 0;
	for (size_t i = 0; !cases->unreadable && i < clause.count; i++)
		add_term(cases, &terms, clause.terms[i].question, clause.terms[i].option);
	if (!cases->unreadable && acting_for)
		add_term(cases, &terms, acting, (unsigned)option);
	return (struct clause){terms.items, terms.count};
}

struct condition
cases_condition(struct cases *cases, const struct entry *scope, const struct node *when,
    const char *acting_for)
{
	struct list clauses = {0};
	const struct node *node = node_first(when);
	if (!node && acting_for)
		*LIST_ADD(&clauses, &cases->arena, struct clause) =
		    cases_clause(cases, scope, NULL, acting_for);
	for (; node; node = node->next)
		*LIST_ADD(&clauses, &cases->arena, struct clause) =
		    cases_clause(cases, scope, node, acting_for);
	return (struct condition){clauses.items, clauses.count};
}

void
cases_close(struct cases *cases)
{
	for (size_t i = 0; !cases->unreadable && i < cases->entries.count; i++) {
		const struct entry *entry = cases_entry(cases, i);
		struct condition asked = cases_condition(cases, entry->service, node_get(entry->node, "asked_when"),
		    NULL);
		struct condition impossible = cases_condition(cases, entry->service,
		    node_get(entry->node, "impossible"), NULL);
		struct question *question = (struct question *)cases->items.items + i;
		question->asked_when = asked;
		question->impossible = impossible;
	}
	cases->questions = (struct questions){cases->items.items, cases->items.count};
}
