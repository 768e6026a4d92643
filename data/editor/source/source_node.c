#include "data/editor/source/source_node.h"

#include <string.h>

const struct node *
node_get(const struct node *map, const char *key)
{
	if (!map || map->kind != NODE_MAP)
		return NULL;
	for (const struct node *node = map->first; node; node = node->next)
		if (*node->key == *key && !strcmp(node->key, key))
			return node;
	return NULL;
}

const struct node *
node_first(const struct node *list)
{
	return list && list->kind == NODE_LIST ? list->first : NULL;
}

const char *
node_string(const struct node *scalar)
{
	return scalar && scalar->kind == NODE_SCALAR && *scalar->text ? scalar->text : NULL;
}

const char *
node_get_string(const struct node *map, const char *key)
{
	return node_string(node_get(map, key));
}

bool
node_is_empty(const struct node *node)
{
	return (node->kind == NODE_SCALAR && !*node->text) || (node->kind == NODE_LIST && !node->first);
}

bool
node_has(const struct node *map, const char *key)
{
	const struct node *node = node_get(map, key);
	return node && !node_is_empty(node);
}

bool
node_is(const struct node *scalar, const char *word)
{
	const char *string = node_string(scalar);
	return string && !strcmp(string, word);
}

const char *
node_text(const struct node *text)
{
	while (text && text->kind == NODE_MAP)
		text = node_get(text, "text");
	return node_string(text);
}

const char *
node_spoken(const struct node *text)
{
	const char *spoken = node_get_string(text, "spoken");
	return spoken ? spoken : node_get_string(node_get(text, "text"), "spoken");
}

const char *
node_alias(const struct node *alias, const char **lang)
{
	const struct node *words = alias && alias->kind == NODE_MAP ? alias->first : alias;
	*lang = words && words != alias ? words->key : "hu";
	return node_string(words);
}
