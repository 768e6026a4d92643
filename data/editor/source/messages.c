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

/* The first text with that context and msgid, or -1. */
static long
find_among(const struct messages *texts, uint32_t first, const char *msgid)
{
	for (uint32_t i = first; i; i = texts->items[i - 1].next)
		if (!strcmp(texts->items[i - 1].msgid, msgid))
			return (long)i - 1;
	return -1;
}

/* Texts of one context are a chain from the first on. The context is the last in the arena, after `mark`,
 * and kept there if it is the first of its name. */
static void
add_text(struct messages *texts, struct source_text text, struct arena_mark mark)
{
	void **found = table_at(&texts->contexts, text.context, strlen(text.context));
	uint32_t first = (uint32_t)(uintptr_t)*found;
	if (texts->count == texts->room) {
		texts->room = texts->room ? 2 * texts->room : 1024;
		texts->items = realloc(texts->items, texts->room * sizeof *texts->items);
		if (!texts->items)
			abort();
	}
	long same = find_among(texts, first, text.msgid);
	text.same = same < 0 ? texts->count : (size_t)same;
	if (first) {
		struct source_text *before = &texts->items[first - 1];
		arena_rewind(&texts->arena, mark);
		text.context = before->context;
		text.next = same < 0 ? before->next : 0;
		before->next = same < 0 ? (uint32_t)texts->count + 1 : before->next;
	} else {
		*found = (void *)(uintptr_t)(texts->count + 1);
	}
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

static void
take_value(void *closure, struct node *node, const struct field *field,
    const struct shape *shape, const struct path *path)
{
	struct numbering *numbering = closure;
	struct messages *texts = numbering->texts;
	if ((shape->type != VALUE_TEXT && shape->type != VALUE_STEP) || !node_text(node))
		return;
	if (numbering->is_service && path_begins(path, "questions"))
		return;
	struct arena_mark mark = arena_mark(&texts->arena);
	struct source_text text = {
		.context = context_of(&texts->arena, numbering->context, path),
		.msgid = node_text(node), .place = node->place, .owner = numbering->owner, .node = node,
	};
	node->slot = (uint16_t)(field->slot ? field->slot - 1 : numbering->owner->slots++);
	add_text(texts, text, mark);
	node->number = (uint32_t)texts->count;
	if (!node_spoken(node))
		return;
	const char *context = texts->items[texts->count - 1].context;
	mark = arena_mark(&texts->arena);
	text.context = arena_printf(&texts->arena, "%s.spoken", context);
	text.msgid = node_spoken(node);
	text.spoken = true;
	add_text(texts, text, mark);
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
messages_shed_contexts(struct messages *texts)
{
	table_free(&texts->contexts);
	arena_free(&texts->arena);
}

void
messages_shed(struct messages *texts)
{
	messages_shed_contexts(texts);
	free(texts->items);
	texts->items = NULL;
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
	return find_among(texts, (uint32_t)(uintptr_t)table_get(&texts->contexts, context, strlen(context)), msgid);
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
