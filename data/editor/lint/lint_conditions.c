#include <string.h>

#include "data/editor/lint/lint.h"
#include "data/editor/source/source_condition.h"

/* The conditions of one entry. */
struct condition_check {
	struct sources *sources;
	const struct entry *service; /* whose own questions can be named */
	size_t terms;                /* of the `when` that is being read */
};

static void
count_terms(struct condition_check *conditions, const struct node *node, const char *field, size_t count)
{
	bool was_good = conditions->terms <= LIMIT_CONDITION;
	conditions->terms += count;
	if (was_good && conditions->terms > LIMIT_CONDITION)
		FAULT(conditions->sources->faults, node->place, field,
		    "more than {limit} terms in one condition; make it simpler",
		    {"limit", faults_number(conditions->sources->faults, LIMIT_CONDITION)});
}

static void
take_value(void *closure, struct node *node, const struct field *field,
    const struct shape *shape, const struct path *path)
{
	struct condition_check *conditions = closure;
	struct source_clause clause;
	(void)field;
	if (shape->type == VALUE_LIST)
		conditions->terms = 0;
	if (shape->type != VALUE_CONDITION)
		return;
	const char *name = faults_field(conditions->sources->faults, path);
	clause_read(conditions->sources, conditions->service, node, name, &clause);
	count_terms(conditions, node, name, clause.count);
	for (size_t i = 0; strcmp(path->name, "impossible") && i < clause.count; i++)
		clause.terms[i].question->used = true;
}

static void
check_options(struct sources *sources, const struct entry *question)
{
	const struct node *node = node_first(node_get(question->node, "options"));
	for (int position = 0; node; node = node->next, position++) {
		const struct node *id = node_get(node, "id");
		if (node_string(id) && option_position(question, id->text) != position)
			FAULT(sources->faults, id->place,
			    question->service ? "questions.options.id" : "options.id",
			    "\"{value}\" stands here twice; delete one of the two", {"value", id->text});
	}
}

/* An own question must not hide a shared one. */
static void
check_hiding(struct sources *sources, const struct entry *question)
{
	const struct node *id = node_get(question->node, "id");
	if (question->service && node_string(id) && source_find(sources, KIND_QUESTION, id->text))
		FAULT(sources->faults, id->place, "questions.id",
		    "there is a shared question \"{value}\" already; use that, or choose another id",
		    {"value", id->text});
}

void
lint_conditions(struct sources *sources)
{
	for (size_t kind = 0; kind < KIND_COUNT; kind++)
		for (size_t i = 0; i < sources->of[kind].count; i++) {
			const struct entry *entry = sources->of[kind].items[i];
			struct condition_check conditions = {
				.sources = sources, .service = kind == KIND_SERVICE ? entry : NULL,
			};
			if (!entry->service)
				shape_visit(entry->node, kind_shape((enum kind)kind),
				    &(struct shape_visitor){take_value, &conditions});
		}
	for (size_t i = 0; i < sources->of[KIND_QUESTION].count; i++) {
		check_options(sources, sources->of[KIND_QUESTION].items[i]);
		check_hiding(sources, sources->of[KIND_QUESTION].items[i]);
	}
}
