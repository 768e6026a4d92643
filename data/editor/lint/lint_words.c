/* What texts say that data should: whom they speak to, and papers in notes. */
#include <string.h>

#include "data/editor/lint/lint.h"
#include "data/editor/source/source_condition.h"
#include "data/editor/source/source_requirements.h"
#include "data/search/stem.h"

/* A service whose texts are looked at. */
struct reading {
	struct sources *sources;
	const struct entry *service;
	struct stemmer *stemmer;
	struct table documents; /* stems of a name, joined → struct entry */
	size_t longest;         /* words of a name */
};

/* ------------------------------------------------------------------- the reader -- */

static bool
is_you(const char *word, size_t size)
{
	static const char *const forms[] = {"Ön", "Önt", "Önnek", "Öné", "Önnel", "Önért", "Önhöz", "Öntől", "Önről",
		"Önre", "Önben", "Önből", "Önön", "Önnél", "Önig", "Önök", "Önöket", "Önöknek", "Önöké"};
	for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
		if (strlen(forms[i]) == size && !memcmp(forms[i], word, size))
			return true;
	return false;
}

static bool
speaks_to_reader(struct reading *reading, const char *text)
{
	size_t count;
	const struct word *words = stemmer_words(reading->stemmer, text, &count);
	for (size_t i = 0; i < count; i++)
		if (is_you(text + words[i].start, words[i].size))
			return true;
	return false;
}

/* Whether each line of it says that one acts for oneself. */
static bool
is_for_oneself(struct reading *reading, const struct entry *scope, const struct node *when)
{
	const struct entry *acting = source_find(reading->sources, KIND_QUESTION, ACTING_QUESTION);
	const struct node *line = node_first(when);
	for (; line; line = line->next) {
		struct source_clause clause = {.count = 0};
		bool oneself = false;
		if (!node_string(line))
			return false;
		clause_read(reading->sources, scope, line, NULL, &clause);
		for (size_t i = 0; i < clause.count; i++)
			oneself |= clause.terms[i].question == acting &&
			    (int)clause.terms[i].option == option_position(acting, ACTING_FOR_ONESELF);
		if (!oneself)
			return false;
	}
	return when != NULL;
}

static void
check_reader(struct reading *reading, const struct entry *scope, const struct node *text, const struct node *when,
    const char *field)
{
	if (!node_text(text) || !speaks_to_reader(reading, node_text(text)) || is_for_oneself(reading, scope, when))
		return;
	fault(reading->sources->faults, text->place, field,
	    "speaks to the reader (\"Ön\"), who may act for somebody else; say whose it is, or add when: "
	    "[\"kinek=magam\"]");
}

/* The list's texts: those of maps under a key, or (NULL) the entries themselves. */
static void
check_list(struct reading *reading, const char *list, const char *key)
{
	const struct node *node = node_first(node_get(reading->service->node, list));
	for (; node; node = node->next)
		check_reader(reading, reading->service, key ? node_get(node, key) : node, node_get(node, "when"), list);
}

/* ------------------------------------------------------------------- the papers -- */

/* "szemely igazolvan" for words from `first` on. */
static const char *
joined_stems(struct reading *reading, const struct word *words, size_t count)
{
	const char *joined = "";
	for (size_t i = 0; i < count; i++)
		joined = arena_printf(&reading->sources->arena, "%s%zu ", joined, words[i].stem);
	return joined;
}

static void
add_documents(struct reading *reading)
{
	for (size_t i = 0; i < reading->sources->of[KIND_DOCUMENT].count; i++) {
		struct entry *document = reading->sources->of[KIND_DOCUMENT].items[i];
		const char *name = node_text(node_get(document->node, "name"));
		size_t count;
		const struct word *words = name ? stemmer_words(reading->stemmer, name, &count) : NULL;
		if (!words || !count)
			continue;
		const char *stems = joined_stems(reading, words, count);
		*table_at(&reading->documents, stems, strlen(stems)) = document;
		if (count > reading->longest)
			reading->longest = count;
	}
}

/* Whether the requirement asks for the document anyway. */
static bool
has_document(const struct sources *sources, const struct node *requirement, const char *document)
{
	const char *use = node_get_string(requirement, "use");
	const struct entry *shared = use ? source_find(sources, KIND_REQUIREMENT, use) : NULL;
	if (shared && has_document(sources, shared->node, document))
		return true;
	for (const struct node *set = node_first(node_get(requirement, "one_of")); set; set = set->next)
		for (const struct node *paper = node_first(set); paper; paper = paper->next)
			if (node_is(node_get(paper, "document"), document))
				return true;
	return node_is(node_get(requirement, "document"), document);
}

/* A document whose name stands in the text, and for which the requirement does not ask; NULL: none. */
static const struct entry *
named_document(struct reading *reading, const struct node *requirement, const struct word *words, size_t count)
{
	for (size_t i = 0; i < count; i++)
		for (size_t size = 1; size <= reading->longest && i + size <= count; size++) {
			const char *stems = joined_stems(reading, words + i, size);
			const struct entry *found = table_get(&reading->documents, stems, strlen(stems));
			if (found && !has_document(reading->sources, requirement, found->id))
				return found;
		}
	return NULL;
}

/* Whether it says that something must be brought. */
static bool
asks_for(const struct word *words, size_t count, const char *text)
{
	static const char *const signs[] = {"hozz", "hozni", "hozza", "hozzon", "hozzák", "hozzanak", "kell", "kellenek",
		"szükséges", "vigye", "vigyen"};
	for (size_t i = 0; i < count; i++)
		for (size_t s = 0; s < sizeof signs / sizeof *signs; s++)
			if (strlen(signs[s]) == words[i].size && !memcmp(signs[s], text + words[i].start, words[i].size))
				return true;
	return false;
}

static void
check_note(struct reading *reading, const struct node *requirement, const struct node *note, const char *field)
{
	const char *text = node_text(note);
	size_t count;
	const struct word *words = text ? stemmer_words(reading->stemmer, text, &count) : NULL;
	if (!words || !asks_for(words, count, text))
		return;
	const struct entry *document = named_document(reading, requirement, words, count);
	if (document)
		NOTICE(reading->sources->faults, note->place, field,
		    "names a paper (\"{value}\") that must be brought; make it a requirement, or write allow_note: true",
		    {"value", document->id});
}

/* What a requirement says besides its papers. `scope`: the service in whose words its conditions are. */
static void
check_notes(struct reading *reading, const struct entry *scope, const struct node *requirement, const char *prefix)
{
	struct arena *arena = &reading->sources->arena;
	bool looked_at = node_has(requirement, "allow_note");
	const struct node *text = node_get(requirement, "note"), *note = node_first(node_get(requirement, "notes"));
	const char *field = arena_printf(arena, "%snote", prefix);
	if (!looked_at && text)
		check_note(reading, requirement, text, field);
	if (reading->service)
		check_reader(reading, scope, text, node_get(requirement, "when"), field);
	for (; note; note = note->next) {
		field = arena_printf(arena, "%snotes", prefix);
		if (!looked_at)
			check_note(reading, requirement, node_get(note, "text"), field);
		if (reading->service)
			check_reader(reading, scope, node_get(note, "text"), node_get(note, "when"), field);
	}
}

/* -------------------------------------------------------------------- services -- */

static void
check_service(struct reading *reading, const struct entry *service)
{
	const struct node *node = node_first(node_get(service->node, "requirements"));
	bool acting = node_first(node_get(service->node, "acting_for"));
	reading->service = acting ? service : NULL;
	for (; node; node = node->next)
		check_notes(reading, service, node, "requirements.");
	if (!acting)
		return;
	check_list(reading, "eligibility", "text");
	check_list(reading, "steps", NULL);
	check_list(reading, "sent_back", NULL);
}

void
lint_words(struct sources *sources)
{
	struct reading reading = {.sources = sources, .stemmer = stemmer_new("hu")};
	add_documents(&reading);
	for (size_t i = 0; i < sources->of[KIND_SERVICE].count; i++)
		check_service(&reading, sources->of[KIND_SERVICE].items[i]);
	for (size_t i = 0; i < sources->of[KIND_REQUIREMENT].count; i++) {
		reading.service = sources->of[KIND_REQUIREMENT].items[i]; /* who uses it may let one act for others */
		check_notes(&reading, NULL, sources->of[KIND_REQUIREMENT].items[i]->node, "");
	}
	table_free(&reading.documents);
	stemmer_free(reading.stemmer);
}
