#include "data/editor/source/source_requirements.h"

#include <string.h>

/* The item for a requirement as a service writes it; false: it dangles. */
static bool
own_item(const struct sources *sources, const struct entry *service, const struct node *own,
    struct source_item *item)
{
	const char *use = node_get_string(own, "use");
	*item = (struct source_item){
		.own = own, .body = own, .scope = service,
		.when = node_get(own, "when"), .note = node_get(own, "note"), .notes = node_get(own, "notes"),
		.if_held = node_has(own, "if_held"),
	};
	if (!use)
		return node_has(own, "document") || node_has(own, "one_of");
	item->shared = source_find(sources, KIND_REQUIREMENT, use);
	if (!item->shared)
		return false;
	item->body = item->shared->node;
	item->whose = node_get_string(own, "whose");
	if (!item->when) {
		item->when = node_get(item->body, "when");
		item->scope = NULL;
	}
	if (!item->note) {
		item->note = node_get(item->body, "note");
		item->note_is_shared = true;
	}
	if (!item->notes) {
		item->notes = node_get(item->body, "notes");
		item->notes_are_shared = true;
	}
	item->if_held |= node_has(item->body, "if_held");
	return true;
}

/* The shared requirements that acting for such a person brings in. */
static void
acting_items(const struct sources *sources, const char *option,
    void (*take)(void *, const struct source_item *), void *closure)
{
	const struct entries *shared = &sources->of[KIND_REQUIREMENT];
	for (size_t i = 0; i < shared->count; i++) {
		const struct entry *entry = shared->items[i];
		if (!node_is(node_get(entry->node, "acting_for"), option))
			continue;
		take(closure, &(struct source_item){
			.shared = entry, .body = entry->node, .when = node_get(entry->node, "when"),
			.note = node_get(entry->node, "note"), .note_is_shared = true,
			.notes = node_get(entry->node, "notes"), .notes_are_shared = true,
			.if_held = node_has(entry->node, "if_held"), .acting_for = option,
		});
	}
}

void
source_requirements_each(const struct sources *sources, const struct entry *service,
    void (*take)(void *, const struct source_item *), void *closure)
{
	const struct node *node = node_first(node_get(service->node, "requirements"));
	for (struct source_item item; node; node = node->next)
		if (own_item(sources, service, node, &item))
			take(closure, &item);
	node = node_first(node_get(service->node, "acting_for"));
	for (; node; node = node->next)
		if (node_string(node))
			acting_items(sources, node->text, take, closure);
}

void
papers_each(const struct source_item *item,
    void (*take)(void *, const struct node *, unsigned, unsigned), void *closure)
{
	const struct node *set = node_first(node_get(item->body, "one_of"));
	if (!set)
		take(closure, item->body, 0, 0);
	for (unsigned choice = 0; set; set = set->next, choice++) {
		unsigned member = 0;
		for (const struct node *paper = node_first(set); paper; paper = paper->next)
			take(closure, paper, choice, member++);
	}
}
