#include "data/editor/language/probes.h"

#include <string.h>

#include "data/editor/faults/editor_words.h"
#include "data/editor/source/source_folder.h"
#include "data/editor/source/source_registers.h"
#include "data/editor/source/source_yaml.h"
#include "data/limits.h"

static const struct field probe_fields[] = {
	{.name = "ask", .shape = {.type = VALUE_STRING, .min = 1, .max = 200}, .required = true},
	{.name = "expect", .shape = {.type = VALUE_STRING, .min = 1, .max = 400}, .required = true},
	{0},
};
static const struct shape probe = {.type = VALUE_MAP, .fields = probe_fields};
static const struct shape probe_list = {.type = VALUE_LIST, .min = PROBES, .max = PROBES, .item = &probe};

bool
probes_each(const struct sources *sources, struct arena *arena, const struct entry *service,
    void (*take)(void *closure, const struct node *ask, const struct node *expect), void *closure)
{
	const char *folder = folder_join(arena, sources->folder, PROBES_FOLDER);
	const char *path = folder_join(arena, folder, arena_printf(arena, "%s.yaml", service->id));
	struct table keys = {0};
	struct bytes bytes;
	bool is_folder;
	if (!folder_has(path, &is_folder) || is_folder)
		return false;
	uint32_t file = faults_file(sources->faults, path);
	struct node *root = bytes_read(sources->faults, file, arena, LIMIT_FILE_SIZE, &bytes) ?
	    yaml_read(sources->faults, file, arena, &keys, bytes) : NULL;
	table_free(&keys);
	if (root)
		shape_check(sources->faults, root, &probe_list);
	for (const struct node *node = node_first(root); node; node = node->next)
		if (node_get_string(node, "ask") && node_get_string(node, "expect"))
			take(closure, node_get(node, "ask"), node_get(node, "expect"));
	return true;
}

/* The questions of a service beside its page. */
struct probing {
	struct language *language;
	const struct entry *service;
};

static bool
page_says(const struct probing *probing, const char *words)
{
	struct placed_text *const *items = probing->language->passages.items;
	for (size_t i = 0; i < probing->language->passages.count; i++)
		if (items[i]->owner == probing->service && !strcmp(items[i]->wording.lang, "hu") && strstr(items[i]->wording.text, words))
			return true;
	return false;
}

static void
add(struct probing *probing, struct place place, const char *field, bool is_error, const char *msgid, const char *value)
{
	struct language *language = probing->language;
	language_add(language, &(struct remark){
		.owner = probing->service, .place = place, .field = field, .is_error = is_error,
		.text = WORDS_FILL(&language->arena, editor_word(language->lang, msgid), {"found", value}),
	});
}

static void
take_probe(void *closure, const struct node *ask, const struct node *expect)
{
	struct probing *probing = closure;
	(void)ask;
	if (!page_says(probing, expect->text))
		add(probing, expect->place, "expect", true,
		    W("\"{found}\" is not what the page says any more; look whether it still answers the question, and take the words from there"),
		    expect->text);
}

void
probes_look(struct language *language, const struct sources *sources)
{
	const struct measure *items = language->measures.items;
	for (size_t i = 0; i < language->measures.count; i++) {
		struct probing probing = {language, items[i].service};
		if (!probes_each(sources, &language->arena, items[i].service, take_probe, &probing))
			add(&probing, items[i].service->node->place, NULL, false,
			    W("has no probe questions; write five into probes/{found}.yaml, with answers in the page's own words"), items[i].service->id);
	}
}
