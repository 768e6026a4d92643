#include "data/editor/faults/editor_words.h"
#include "data/editor/faults/nearest.h"
#include "data/editor/lint/lint.h"
#include "data/editor/source/source_condition.h"

static void
dangling(struct sources *sources, const struct node *node, const char *field, enum kind kind)
{
	struct nearest nearest = nearest_to(node->text);
	for (size_t i = 0; i < sources->of[kind].count; i++)
		nearest_offer(&nearest, sources->of[kind].items[i]->id);
	const char *word = editor_word(sources->faults->lang, kind_word(kind));
	if (nearest.best)
		FAULT(sources->faults, node->place, field,
		    "\"{value}\" names nothing ({kind}); did you mean \"{near}\"?",
		    {"value", node->text}, {"kind", word}, {"near", nearest.best});
	else
		FAULT(sources->faults, node->place, field,
		    "\"{value}\" names nothing ({kind}); write an id that exists, or define this one",
		    {"value", node->text}, {"kind", word});
}

/* An option of the shared question by which people say for whom they act. */
static void
check_option(struct sources *sources, const struct node *node, const char *field)
{
	struct entry *question = source_find(sources, KIND_QUESTION, ACTING_QUESTION);
	if (!source_knows_all(sources, KIND_QUESTION))
		return;
	if (!question) {
		FAULT(sources->faults, node->place, field,
		    "there is no question \"{value}\"; define it in questions/ or in this service",
		    {"value", ACTING_QUESTION});
		return;
	}
	question->used = true;
	if (option_position(question, node->text) < 0)
		FAULT(sources->faults, node->place, field,
		    "\"{value}\" is not an option of the question \"{question}\"; write one of its options",
		    {"value", node->text}, {"question", ACTING_QUESTION});
}

static void
take_value(void *closure, struct node *node, const struct field *field,
    const struct shape *shape, const struct path *path)
{
	struct sources *sources = closure;
	(void)field;
	if (!node_string(node))
		return;
	if (shape->type == VALUE_OPTION)
		check_option(sources, node, faults_field(sources->faults, path));
	if (shape->type != VALUE_REFERENCE || source_find(sources, shape->kind, node->text))
		return;
	if (source_knows_all(sources, shape->kind))
		dangling(sources, node, faults_field(sources->faults, path), shape->kind);
}

/* Two ids with the same number cannot both be in the replica. */
static void
check_collision(struct sources *sources, struct table *keys, struct entry *entry)
{
	void **found = table_at(keys, (const char *)&entry->key, sizeof entry->key);
	const struct entry *other = *found;
	if (other)
		FAULT(sources->faults, entry->node->place, "id",
		    "\"{id}\" and \"{other}\" get the same number; change one of the two ids",
		    {"id", entry->id}, {"other", other->id});
	*found = entry;
}

void
lint_references(struct sources *sources)
{
	struct table keys = {0};
	for (size_t kind = 0; kind < KIND_COUNT; kind++)
		for (size_t i = 0; i < sources->of[kind].count; i++) {
			struct entry *entry = sources->of[kind].items[i];
			if (kind != KIND_QUESTION || !entry->service)
				shape_visit(entry->node, kind_shape((enum kind)kind),
				    &(struct shape_visitor){take_value, sources});
			check_collision(sources, &keys, entry);
		}
	table_free(&keys);
}
