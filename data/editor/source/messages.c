#include "data/editor/source/messages.h"

#include <stdlib.h>
#include <string.h>

#include "data/catalogue.h"
#include "data/editor/source/source_requirements.h"
#include "data/limits.h"

const char *const languages[LANGUAGES] = {"en", "de", "uk"};

/* The entry whose texts are being numbered. */
struct numbering {
	struct messages *texts;
	struct entry *owner;
	const char *context; /* the start of msgctxt: "service utlevel " */
	bool is_service;
};

/* Where the text with that context and msgid is in the index, or would be. */
static uint32_t *
place_of(const struct messages *texts, const char *context, const char *msgid)
{
	size_t mask = texts->index_room - 1;
	size_t i = (table_hash(context, strlen(context)) ^ 31 * table_hash(msgid, strlen(msgid))) & mask;
	for (; texts->index[i]; i = (i + 1) & mask) {
		const struct source_text *text = &texts->items[texts->index[i] - 1];
		if (!strcmp(text->msgid, msgid) && !strcmp(text->context, context))
			break;
	}
	return &texts->index[i];
}

/* Twice the room for texts, and an index that is at most half full. */
static void
grow(struct messages *texts)
{
	texts->room = texts->room ? 2 * texts->room : 1024;
	texts->index_room = 2 * texts->room;
	texts->items = realloc(texts->items, texts->room * sizeof *texts->items);
	free(texts->index);
	texts->index = calloc(texts->index_room, sizeof *texts->index);
	if (!texts->items || !texts->index)
		abort();
	for (size_t i = 0; i < texts->count; i++)
		if (texts->items[i].same == i)
			*place_of(texts, texts->items[i].context, texts->items[i].msgid) = (uint32_t)i + 1;
}

static void
add_text(struct messages *texts, struct source_text text)
{
	if (texts->count == texts->room)
		grow(texts);
	uint32_t *place = place_of(texts, text.context, text.msgid);
	if (!*place)
		*place = (uint32_t)texts->count + 1;
	text.same = *place - 1;
	texts->items[texts->count++] = text;
}

/* The path's length with its dots. */
static size_t
path_size(const struct path *path)
{
	return strlen(path->name) + (path->parent ? 1 + path_size(path->parent) : 0);
}

/* Writes the path so that it ends before `end`. */
static void
write_path(char *end, const struct path *path)
{
	size_t size = strlen(path->name);
	memcpy(end - size, path->name, size);
	if (path->parent) {
		end[-(ptrdiff_t)size - 1] = '.';
		write_path(end - size - 1, path->parent);
	}
}

/* "faq.answer" behind the start of msgctxt. */
static char *
context_of(struct arena *arena, const char *start, const struct path *path)
{
	size_t before = strlen(start), size = before + path_size(path);
	char *context = arena_alloc(arena, size + 1);
	memcpy(context, start, before);
	write_path(context + size, path);
	return context;
}

static bool
is_in_questions(const struct path *path)
{
	while (path->parent)
		path = path->parent;
	return !strcmp(path->name, "questions");
}

static void
take_value(void *closure, const struct node *value, const struct field *field,
    const struct shape *shape, const struct path *path)
{
	struct numbering *numbering = closure;
	struct messages *texts = numbering->texts;
	struct node *node = (struct node *)value;
	if ((shape->type != VALUE_TEXT && shape->type != VALUE_STEP) || !node_text(node))
		return;
	if (numbering->is_service && is_in_questions(path))
		return;
	struct source_text text = {
		.context = context_of(&texts->arena, numbering->context, path),
		.msgid = node_text(node), .place = node->place, .owner = numbering->owner, .node = node,
	};
	node->slot = (uint16_t)(field->slot ? field->slot - 1 : numbering->owner->slots++);
	add_text(texts, text);
	node->number = (uint32_t)texts->count;
	if (!node_spoken(node))
		return;
	text.context = arena_printf(&texts->arena, "%s.spoken", text.context);
	text.msgid = node_spoken(node);
	text.spoken = true;
	add_text(texts, text);
}

/* The notes of shared requirements take slots of the service, too. */
static void
count_note(void *closure, const struct source_item *item)
{
	size_t *slots = closure;
	*slots += item->note && item->note_is_shared;
	*slots += item->notes && item->notes_are_shared ? item->notes->count : 0;
}

static void
check_slots(struct sources *sources, const struct entry *entry)
{
	size_t slots = entry->slots;
	if (entry->kind == KIND_SERVICE)
		source_requirements_each(sources, entry, count_note, &slots);
	if (slots > LIMIT_SLOTS)
		FAULT(sources->faults, entry->node->place, NULL,
		    "more than {limit} texts in one entry; divide it",
		    {"limit", faults_number(sources->faults, LIMIT_SLOTS)});
}

void
messages_number(struct messages *texts, struct sources *sources)
{
	*texts = (struct messages){0};
	for (size_t kind = 0; kind < KIND_COUNT; kind++)
		for (size_t i = 0; i < sources->of[kind].count; i++) {
			struct entry *entry = sources->of[kind].items[i];
			const char *start = entry->service ? entry->service->name : entry->name;
			struct numbering numbering = {
				.texts = texts, .owner = entry, .is_service = kind == KIND_SERVICE,
				.context = arena_printf(&texts->arena, "%s %s", start,
				    entry->service ? "questions." : ""),
			};
			entry->slots = SLOT_SUMMARY + 1;
			shape_visit(entry->node, kind_shape((enum kind)kind),
			    &(struct shape_visitor){take_value, &numbering});
			check_slots(sources, entry);
		}
}

void
messages_forget(struct messages *texts, size_t language)
{
	free(texts->translations[language]);
	texts->translations[language] = NULL;
	arena_free(&texts->translation_arenas[language]);
}

void
messages_shed(struct messages *texts)
{
	free(texts->items);
	free(texts->index);
	texts->items = NULL;
	texts->index = NULL;
	texts->index_room = 0;
	arena_free(&texts->arena);
}

void
messages_free(struct messages *texts)
{
	for (size_t i = 0; i < LANGUAGES; i++)
		messages_forget(texts, i);
	messages_shed(texts);
}

long
messages_find(const struct messages *texts, const char *context, const char *msgid)
{
	return texts->index_room ? (long)*place_of(texts, context, msgid) - 1 : -1;
}

static const char *
translation(const struct messages *texts, size_t language, size_t number)
{
	return texts->translations[language] ?
	    texts->translations[language][texts->items[number].same] : NULL;
}

const char *
messages_translation(const struct messages *texts, size_t language, const struct node *node)
{
	return translation(texts, language, node->number - 1);
}

const char *
messages_translation_spoken(const struct messages *texts, size_t language, const struct node *node)
{
	return node_spoken(node) ? translation(texts, language, node->number) : NULL;
}
