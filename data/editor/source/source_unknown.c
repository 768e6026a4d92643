#include "data/editor/source/source_unknown.h"

#include <string.h>

#include "data/editor/faults/editor_words.h"
#include "data/editor/faults/nearest.h"

/* A name that is being looked for, and where it stands. */
struct looking {
	struct sources *sources;
	const struct node *node;
	const char *field;
	enum kind kind;
	const struct entry *service;
	const char *name;
};

#define COMPLAIN(looking, place, field, msgid, ...) \
	FAULT_CAUSE((looking)->sources->faults, place, field, msgid, {"value", (looking)->name}, __VA_ARGS__)

/* ------------------------------------------------------------------- what was -- */

static enum numbered
numbered_of(enum kind kind)
{
	return kind == KIND_SERVICE ? NUMBERED_SERVICE : kind == KIND_QUESTION ? NUMBERED_QUESTION
	    : kind == KIND_DOCUMENT ? NUMBERED_DOCUMENT : kind == KIND_PERSON ? NUMBERED_PERSON : NUMBERED_KINDS;
}

static bool
has_number(const struct sources *sources, enum kind kind, const char *id)
{
	enum numbered numbered = numbered_of(kind);
	return numbered < NUMBERED_KINDS && numbers_of(&sources->numbers, numbered, id);
}

/* The id under which the ledger knows the name; NULL: it does not. */
static const char *
former_id(const struct looking *looking)
{
	struct arena *arena = &looking->sources->arena;
	const char *own = looking->service ? arena_printf(arena, "%s.%s", looking->service->id, looking->name) : NULL;
	if (looking->kind == KIND_QUESTION && own && has_number(looking->sources, looking->kind, own))
		return own;
	return has_number(looking->sources, looking->kind, looking->name) ? looking->name : NULL;
}

/* The only one of its kind that is new, where the former one was; NULL: there is none, or several. */
static struct entry *
successor(const struct looking *looking, const char *former)
{
	const struct entries *entries = &looking->sources->of[looking->kind];
	bool own = strchr(former, '.');
	struct entry *found = NULL;
	for (size_t i = 0; i < entries->count; i++) {
		struct entry *entry = entries->items[i];
		if (entry->service != (own ? looking->service : NULL) || has_number(looking->sources, entry->kind, entry->id))
			continue;
		if (found)
			return NULL;
		found = entry;
	}
	return found;
}

/* What there was once: renamed, or deleted. */
static struct entry *
report_former(const struct looking *looking, const char *former)
{
	struct faults *faults = looking->sources->faults;
	struct entry *entry = looking->kind == KIND_SERVICE ? NULL : successor(looking, former);
	const struct node *id = entry ? node_get(entry->node, "id") : NULL;
	if (node_string(id))
		COMPLAIN(looking, id->place, entry->service ? "questions.id" : "id",
		    "\"{id}\" is new, and \"{value}\" is gone, though others name it; an id never changes: write id: {value} again",
		    {"id", id->text});
	else
		COMPLAIN(looking, looking->node->place, looking->field,
		    "\"{value}\" ({kind}) has been deleted, and is named still; put it back, or take it out here, too",
		    {"kind", editor_word(faults->lang, kind_word(looking->kind))});
	return entry;
}

/* ----------------------------------------------------------------- what may be -- */

/* What an entry is called, besides its id. */
static void
offer(struct nearest *nearest, const struct entry *entry)
{
	static const char *const keys[] = {"name", "term", "ask"};
	const struct node *alias = node_first(node_get(entry->node, "aliases"));
	const char *id = node_get_string(entry->node, "id"), *lang;
	if (!id)
		id = entry->id;
	nearest_offer(nearest, id);
	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
		nearest_offer_as(nearest, node_text(node_get(entry->node, keys[i])), id);
	for (; alias; alias = alias->next)
		nearest_offer_as(nearest, node_alias(alias, &lang), id);
}

static const char *
nearest_of(const struct looking *looking)
{
	struct nearest nearest = nearest_to(looking->name);
	const struct entries *entries = &looking->sources->of[looking->kind];
	for (size_t i = 0; i < entries->count; i++)
		if (!entries->items[i]->service || entries->items[i]->service == looking->service)
			offer(&nearest, entries->items[i]);
	return nearest.best;
}

const struct entry *
entry_called(const struct sources *sources, enum kind kind, const char *words)
{
	struct nearest nearest = nearest_to(words);
	for (size_t i = 0; i < sources->of[kind].count; i++)
		if (node_get(sources->of[kind].items[i]->node, "id"))
			offer(&nearest, sources->of[kind].items[i]);
	return nearest.best && !nearest.distance ? source_find(sources, kind, nearest.best) : NULL;
}

/* Where things of a kind are defined that are not a register of ids only. */
static const char *
advice_of(enum kind kind)
{
	return kind == KIND_QUESTION ? "there is no question \"{value}\"; define it in questions/ or in this service"
	    : kind == KIND_AMOUNT ? "there is no amount \"{value}\"; define it in amounts.yaml"
	    : "\"{value}\" names nothing ({kind}); write an id that exists, define this one, or take it out";
}

/* Several ids with spaces between, all of which there are; the first two are told. */
static bool
lacks_comma(const struct looking *looking)
{
	const char *space = strchr(looking->name, ' '), *first = NULL, *second = NULL;
	for (const char *s = looking->name; space && *s; s += strcspn(s, " "), s += strspn(s, " ")) {
		const char *id = arena_strndup(&looking->sources->arena, s, strcspn(s, " "));
		if (!source_find(looking->sources, looking->kind, id))
			return false;
		second = first && !second ? id : second;
		first = first ? first : id;
	}
	if (second)
		COMPLAIN(looking, looking->node->place, looking->field, "\"{value}\" is more than one; write a comma between: {first}, {second}",
		    {"first", first}, {"second", second});
	return second;
}

struct entry *
unknown_name(struct sources *sources, const struct node *node, const char *field, enum kind kind,
    const struct entry *service, const char *name)
{
	const struct looking looking = {sources, node, field, kind, service, name};
	const struct node *own = service && kind == KIND_QUESTION ? node_get(service->node, "questions") : NULL;
	if (!source_knows_all(sources, kind) || (own && own->kind == NODE_BAD))
		return NULL;
	const char *former = former_id(&looking), *near = former ? NULL : nearest_of(&looking);
	const char *word = editor_word(sources->faults->lang, kind_word(kind));
	struct entry *meant = NULL;
	if (lacks_comma(&looking))
		return NULL;
	if (former)
		meant = report_former(&looking, former);
	else if (near)
		COMPLAIN(&looking, node->place, field, "\"{value}\" names nothing ({kind}); did you mean \"{near}\"?", {"kind", word},
		    {"near", near});
	else
		COMPLAIN(&looking, node->place, field, advice_of(kind), {"kind", word});
	if (near)
		meant = kind == KIND_QUESTION ? source_question(sources, service, near) : source_find(sources, kind, near);
	if (meant)
		meant->used = true;
	return meant;
}

/* -------------------------------------------------------------------- options -- */

/* The only option that is new, if the ledger knows the one that is looked for; NULL: none. */
static const struct node *
new_option(const struct looking *looking, const struct entry *question)
{
	struct arena *arena = &looking->sources->arena;
	const struct numbers *numbers = &looking->sources->numbers;
	const struct node *option = node_first(node_get(question->node, "options")), *found = NULL;
	if (!numbers_of(numbers, NUMBERED_OPTION, arena_printf(arena, "%s.%s", question->id, looking->name)))
		return NULL;
	for (; option; option = option->next) {
		const char *id = node_get_string(option, "id");
		if (!id || numbers_of(numbers, NUMBERED_OPTION, arena_printf(arena, "%s.%s", question->id, id)))
			continue;
		if (found)
			return NULL;
		found = node_get(option, "id");
	}
	return found;
}

/* The nearest option's id; NULL: none is near. All of them, with commas, are *known. */
static const char *
nearest_option(const struct looking *looking, const struct entry *question, const char **known)
{
	struct nearest nearest = nearest_to(looking->name);
	const struct node *option = node_first(node_get(question->node, "options"));
	*known = "";
	for (; option; option = option->next) {
		const char *id = node_get_string(option, "id");
		if (!id)
			continue;
		nearest_offer(&nearest, id);
		nearest_offer_as(&nearest, node_text(node_get(option, "text")), id);
		nearest_offer_as(&nearest, node_text(node_get(option, "case")), id);
		*known = arena_printf(&looking->sources->faults->arena, "%s%s%s", *known, **known ? ", " : "", id);
	}
	return nearest.best;
}

const char *
unknown_option(struct sources *sources, const struct node *node, const char *field, const struct entry *question,
    const char *option)
{
	const struct looking looking = {sources, node, field, KIND_QUESTION, NULL, option};
	const char *known, *near = nearest_option(&looking, question, &known), *name = node_get_string(question->node, "id");
	const struct node *options = node_get(question->node, "options"), *renamed = new_option(&looking, question);
	for (const struct node *node_of = node_first(options); node_of; node_of = node_of->next)
		if (!node_get_string(node_of, "id"))
			return NULL; /* it may be this one */
	if (!node_first(options) || options->count < 2)
		return NULL; /* reported: there must be more */
	if (renamed)
		COMPLAIN(&looking, renamed->place, question->service ? "questions.options.id" : "options.id",
		    "\"{id}\" is new, and \"{value}\" is gone, though others name it; an id never changes: write id: {value} again",
		    {"id", renamed->text});
	else if (near)
		COMPLAIN(&looking, node->place, field, "the question \"{question}\" has no option \"{value}\"; did you mean \"{near}\"?",
		    {"question", name}, {"near", near});
	else
		COMPLAIN(&looking, node->place, field, "the question \"{question}\" has no option \"{value}\"; write one of: {known}",
		    {"question", name}, {"known", known});
	return renamed ? renamed->text : near;
}
