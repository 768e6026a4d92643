#include "data/editor/build/builder.h"

#include <stdlib.h>
#include <string.h>

#include "data/catalogue.h"
#include "data/editor/source/source_condition.h"

void
builder_place(struct builder *builder, const struct entry *owner, unsigned slot,
    const struct node *node)
{
	if (builder->placed_count == builder->placed_room) {
		builder->placed_room = builder->placed_room ? 2 * builder->placed_room : 1024;
		builder->placed = realloc(builder->placed, builder->placed_room * sizeof *builder->placed);
		if (!builder->placed)
			abort();
	}
	builder->placed[builder->placed_count++] = (struct placed){owner->key, slot, node, owner};
}

int64_t
builder_reference(const struct builder *builder, const struct node *map, const char *key,
    enum kind kind)
{
	const char *id = node_get_string(map, key);
	const struct entry *entry = id ? source_find(builder->sources, kind, id) : NULL;
	return entry ? entry->key : ROW_NULL;
}

int64_t
builder_slot(const struct node *map, const char *key)
{
	const struct node *node = node_get(map, key);
	return node_text(node) ? node->slot : ROW_NULL;
}

int64_t
builder_number(const struct node *map, const char *key)
{
	const char *number = node_get_string(map, key);
	return number ? strtol(number, NULL, 10) : ROW_NULL;
}

/* ---------------------------------------------------------------- conditions -- */

static void
add_term(struct builder *builder, int64_t owner, int64_t condition, int64_t clause,
    const struct entry *question, unsigned option)
{
	ROW(&builder->rows, ROW_CONDITION, N(owner), N(condition), N(clause), N(question->key),
	    N(option));
}

int64_t
builder_condition(struct builder *builder, const struct entry *owner, int64_t *next,
    const struct node *when, const struct entry *scope, const char *acting_for)
{
	const struct entry *acting = source_find(builder->sources, KIND_QUESTION, ACTING_QUESTION);
	const struct node *node = node_first(when);
	struct source_clause clause;
	int64_t number = *next;
	if (!node && !acting_for)
		return ROW_NULL;
	if (!node)
		add_term(builder, owner->key, number, 0, acting,
		    (unsigned)option_position(acting, acting_for));
	for (int64_t i = 0; node; node = node->next, i++) {
		clause_read(builder->sources, scope, node, NULL, &clause);
		for (size_t t = 0; t < clause.count; t++)
			add_term(builder, owner->key, number, i, clause.terms[t].question,
			    clause.terms[t].option);
		if (acting_for)
			add_term(builder, owner->key, number, i, acting,
			    (unsigned)option_position(acting, acting_for));
	}
	++*next;
	return number;
}

/* --------------------------------------------------------------------- lists -- */

int64_t
builder_aliases_of(struct builder *builder, int64_t owner, const struct node *named, int64_t position)
{
	const struct node *node = node_first(node_get(named, "aliases"));
	for (; node; node = node->next, position++) {
		const char *lang, *words = node_alias(node, &lang);
		ROW(&builder->rows, ROW_ALIAS, N(owner), N(position), T(lang), T(words));
	}
	return position;
}

void
builder_aliases(struct builder *builder, const struct entry *entry)
{
	builder_aliases_of(builder, entry->key, entry->node, 0);
}

void
builder_concepts(struct builder *builder, const struct entry *entry)
{
	const struct node *tag = node_first(node_get(entry->node, "concepts"));
	for (int64_t position = 0; tag; tag = tag->next, position++)
		for (const struct node *node = node_first(tag); node; node = node->next)
			ROW(&builder->rows, ROW_ABOUT, N(entry->key), N(position),
			    N(source_find(builder->sources, KIND_CONCEPT, node->text)->key));
}

void
builder_sources(struct builder *builder, const struct entry *entry)
{
	const struct node *node = node_first(node_get(entry->node, "sources"));
	for (int64_t position = 0; node; node = node->next, position++)
		ROW(&builder->rows, ROW_SOURCE, N(entry->key), N(position),
		    T(node_get_string(node, "url")), T(node_get_string(node, "as_of")));
}

/* ----------------------------------------------------------------- languages -- */

const char *
builder_language(const struct builder *builder, size_t index)
{
	if (!index)
		return CATALOGUE_BASE_LANGUAGE;
	return builder->texts->translations[index - 1] ? languages[index - 1] : NULL;
}

const char *
builder_text(const struct builder *builder, size_t index, const struct node *node)
{
	return index ? messages_translation(builder->texts, index - 1, node) : node_text(node);
}
