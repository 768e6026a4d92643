/* The sources as a tree: scalars, lists and maps, each with its file and line. */
#ifndef SOURCE_NODE_H
#define SOURCE_NODE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "data/editor/faults/faults.h"

enum node_kind {
	NODE_BAD, /* reported already; nobody needs to complain again */
	NODE_SCALAR,
	NODE_LIST,
	NODE_MAP,
};

/* Strings are UTF-8, NFC, free of control characters, with single spaces. */
struct node {
	const char *key; /* in a map */
	union {
		const char *text;   /* of a scalar; "" when there is no value */
		struct node *first; /* of a list or map */
	};
	struct node *next; /* in the list or map around it */
	struct place place;
	uint32_t count; /* entries of a list or map */
	uint32_t number; /* of a text: 1 + its number among all texts, see messages.h */
	uint16_t slot;  /* of a text: its number within its owner */
	uint16_t column; /* of a scalar: characters before it in its line, with its quotation mark; UINT16_MAX: more */
	uint8_t kind;   /* enum node_kind */
	bool is_plain;  /* a scalar without quotation marks around it */
	bool is_flow;   /* a list or map between brackets */
};

/* These take NULL and nodes of any kind. */
const struct node *node_get(const struct node *map, const char *key); /* or NULL */
const struct node *node_first(const struct node *list);               /* entry, or NULL */
const char *node_string(const struct node *scalar);                   /* or NULL: none, empty */
/* The string of a map's scalar, or NULL. */
const char *node_get_string(const struct node *map, const char *key);
/* A scalar without a value, or a list without entries. */
bool node_is_empty(const struct node *);
/* Whether the map has the key, with something behind it. */
bool node_has(const struct node *map, const char *key);
/* Whether the scalar is that word. */
bool node_is(const struct node *scalar, const char *word);

/* A text is a scalar, or a map with `text` and perhaps `spoken`; beside a condition
 * that `text` can be such a map again. NULL: none. */
const char *node_text(const struct node *text);
const char *node_spoken(const struct node *text);

/* The words of an alias and the code of their language; NULL: none. */
const char *node_alias(const struct node *alias, const char **lang);

#endif
