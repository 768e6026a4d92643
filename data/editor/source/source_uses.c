#include "data/editor/source/source_uses.h"

#include <string.h>

#include "data/editor/source/placeholder.h"
#include "data/editor/source/source_condition.h"

/* What is being looked through. */
struct gathering {
	struct uses *uses;
	struct sources *sources;
	const struct entry *by;
	const char *field;
};

static void
add(struct gathering *gathering, const struct entry *used, const struct node *node, enum use_form form)
{
	if (!used)
		return;
	struct use *use = LIST_ADD(&gathering->uses->items, &gathering->uses->arena, struct use);
	*use = (struct use){used, gathering->by, node, gathering->field, form};
}

static void
add_condition(struct gathering *gathering, const struct node *node)
{
	struct source_clause clause;
	clause_read(gathering->sources, gathering->by->service ? gathering->by->service
	    : gathering->by->kind == KIND_SERVICE ? gathering->by : NULL, node, NULL, &clause);
	for (size_t i = 0; i < clause.count; i++)
		add(gathering, clause.terms[i].question, node, USE_CONDITION);
}

static void
add_amounts(struct gathering *gathering, const struct node *node)
{
	struct placeholder found;
	for (size_t from = 0; node_string(node) && placeholder_next(node->text, from, &found); from = found.start + found.size)
		if (found.id)
			add(gathering, source_find(gathering->sources, KIND_AMOUNT, placeholder_id(&gathering->uses->arena, &found)), node,
			    USE_AMOUNT);
}

/* A text, and its spoken form. */
static void
add_text(struct gathering *gathering, const struct node *node)
{
	while (node && node->kind == NODE_MAP) {
		add_amounts(gathering, node_get(node, "spoken"));
		node = node_get(node, "text");
	}
	add_amounts(gathering, node);
}

static void
take(void *closure, struct node *node, const struct field *field, const struct shape *shape, const struct path *path)
{
	struct gathering *gathering = closure;
	(void)field;
	gathering->field = faults_field(gathering->sources->faults, path);
	if (shape->type == VALUE_TEXT || shape->type == VALUE_STEP)
		add_text(gathering, node);
	else if (!node_string(node))
		return;
	else if (shape->type == VALUE_AMOUNT || shape->type == VALUE_STRING)
		add_amounts(gathering, node);
	else if (shape->type == VALUE_CONDITION)
		add_condition(gathering, node);
	else if (shape->type == VALUE_REFERENCE)
		add(gathering, source_find(gathering->sources, shape->kind, node->text), node, USE_ID);
	else if (shape->type == VALUE_OPTION)
		add(gathering, source_find(gathering->sources, KIND_QUESTION, ACTING_QUESTION), node, USE_ID);
}

void
uses_gather(struct uses *uses, struct sources *sources)
{
	struct gathering gathering = {.uses = uses, .sources = sources};
	for (size_t kind = 0; kind < KIND_COUNT; kind++)
		for (size_t i = 0; i < sources->of[kind].count; i++) {
			gathering.by = sources->of[kind].items[i];
			if (kind != KIND_QUESTION || !gathering.by->service)
				shape_visit(gathering.by->node, kind_shape((enum kind)kind), &(struct shape_visitor){take, &gathering});
		}
}

void
uses_free(struct uses *uses)
{
	arena_free(&uses->arena);
}

void
uses_by(const struct uses *uses, const struct entry *used, void (*take_one)(void *, const struct entry *), void *closure)
{
	const struct use *items = uses->items.items;
	const struct entry *last = NULL;
	for (size_t i = 0; i < uses->items.count; i++)
		if (items[i].used == used && items[i].by != last) {
			last = items[i].by; /* what one entry names stands together */
			take_one(closure, last);
		}
}
