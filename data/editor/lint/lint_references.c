#include "data/editor/faults/editor_words.h"
#include "data/editor/lint/lint.h"
#include "data/editor/source/source_condition.h"
#include "data/editor/source/source_unknown.h"

/* An option of the shared question by which people say for whom they act. */
static void
check_option(struct sources *sources, struct node *node, const char *field)
{
	struct entry *question = source_find(sources, KIND_QUESTION, ACTING_QUESTION);
	if (!question)
		question = unknown_name(sources, node, field, KIND_QUESTION, NULL, ACTING_QUESTION);
	if (!question)
		return;
	question->used = true;
	const char *meant = option_position(question, node->text) < 0
	    ? unknown_option(sources, node, field, question, node->text) : NULL;
	if (meant)
		node->text = meant;
}

static void
check_reference(struct sources *sources, struct node *node, const char *field, enum kind kind)
{
	const struct entry *meant = source_find(sources, kind, node->text) ? NULL
	    : unknown_name(sources, node, field, kind, NULL, node->text);
	if (meant)
		node->text = meant->id;
}

/* A name with commas, which is several entries within brackets, if it begins with this one; the rest is taken out. */
static void
check_split_name(struct sources *sources, struct node *list, struct node *first, const char *field, enum kind kind)
{
	const char *words = node_string(first);
	unsigned count = 1;
	if (words && source_find(sources, kind, words))
		return;
	for (struct node *next = first->next; words && node_string(next); next = next->next, count++) {
		words = arena_printf(&sources->arena, "%s, %s", words, next->text);
		const struct entry *entry = entry_called(sources, kind, words);
		if (!entry)
			continue;
		FAULT(sources->faults, first->place, field, "\"{value}\" names nothing ({kind}); did you mean \"{near}\"?",
		    {"value", words}, {"kind", editor_word(sources->faults->lang, kind_word(kind))}, {"near", entry->id});
		first->text = entry->id;
		first->next = next->next;
		list->count -= count;
		return;
	}
}

static void
take_value(void *closure, struct node *node, const struct field *field,
    const struct shape *shape, const struct path *path)
{
	struct sources *sources = closure;
	bool names = shape->type == VALUE_LIST && shape->item->type == VALUE_REFERENCE && node->kind == NODE_LIST;
	(void)field;
	for (struct node *item = names ? node->first : NULL; item; item = item->next)
		check_split_name(sources, node, item, path->name, shape->item->kind);
	if (!node_string(node))
		return;
	if (shape->type == VALUE_OPTION)
		check_option(sources, node, faults_field(sources->faults, path));
	if (shape->type == VALUE_REFERENCE)
		check_reference(sources, node, faults_field(sources->faults, path), shape->kind);
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
