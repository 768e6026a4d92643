#include "data/editor/commands/register_list.h"

#include <stdio.h>
#include <stdlib.h>

#include "data/editor/commands/arguments.h"
#include "data/editor/commands/kinds.h"
#include "data/editor/commands/named.h"
#include "data/editor/faults/editor_words.h"
#include "data/editor/source/source_uses.h"

enum { MOST_NAMED = 3 }; /* a line is to be read */

/* Who names an entry, as far as it was looked at. */
struct users {
	struct arena *arena;
	const char *lang;
	const char *names; /* the first ones, "a, b" */
	size_t count;
};

static void
take_user(void *closure, const struct entry *by)
{
	struct users *users = closure;
	if (users->count >= MOST_NAMED) {
		users->count++;
		return;
	}
	users->names = arena_printf(users->arena, "%s%s%s", users->names, users->count++ ? ", " : "",
	    by->kind == KIND_SERVICE ? by->id : arena_printf(users->arena, "%s %s", editor_word(users->lang, kind_word(by->kind)), by->id));
}

static const char *
name_of_paper(const struct sources *sources, const struct node *paper)
{
	const char *id = node_get_string(paper, "document");
	const struct entry *document = id ? source_find(sources, KIND_DOCUMENT, id) : NULL;
	return document ? named_entry(document) : id ? id : "";
}

/* A shared requirement has no name: its papers are one. */
static const char *
name_of(const struct sources *sources, struct arena *arena, const struct entry *entry)
{
	const char *name = "";
	if (entry->kind != KIND_REQUIREMENT)
		return named_entry(entry);
	for (const struct node *set = node_first(node_get(entry->node, "one_of")); set; set = set->next)
		for (const struct node *paper = node_first(set); paper; paper = paper->next)
			name = arena_printf(arena, "%s%s%s", name, !*name ? "" : paper == node_first(set) ? " / " : " + ",
			    name_of_paper(sources, paper));
	return *name ? name : name_of_paper(sources, entry->node);
}

static void
print_entry(const struct sources *sources, const struct uses *uses, struct arena *arena, const char *lang, const struct entry *entry)
{
	struct users users = {.arena = arena, .lang = lang, .names = ""};
	uses_by(uses, entry, take_user, &users);
	printf("%s\t%s\t%zu\t%s%s\n", entry->id, name_of(sources, arena, entry), users.count, users.names,
	    users.count > MOST_NAMED ? ", ..." : "");
}

static void
print_register(struct sources *sources, enum kind kind, const char *lang)
{
	struct uses uses = {0};
	struct arena arena = {0};
	uses_gather(&uses, sources);
	for (size_t i = 0; i < sources->of[kind].count; i++) {
		struct arena_mark mark = arena_mark(&arena);
		print_entry(sources, &uses, &arena, lang, sources->of[kind].items[i]);
		arena_rewind(&arena, mark);
	}
	arena_free(&arena);
	uses_free(&uses);
}

int
register_list(int argc, char **argv)
{
	struct arguments arguments;
	const char *name = NULL;
	enum kind kind;
	const struct own_option own[] = {{"register", &name, NULL}, {0}};
	if (!arguments_read_own(&arguments, argc, argv, own, 0, 0) || !kinds_find(arguments.lang, name, &kind))
		return EXIT_USAGE;
	struct faults faults;
	struct sources sources;
	faults_init(&faults, arguments.lang);
	source_load(&sources, &faults, arguments.folder);
	bool good = sources.of[KIND_CATALOGUE].count || sources.of[kind].count;
	if (good)
		print_register(&sources, kind, arguments.lang);
	else
		faults_print(&faults, stderr);
	if (good && faults.count)
		fprintf(stderr, "%s\n", WORDS_FILL(&faults.arena, editor_word(arguments.lang,
		    "The sources have faults ({count}), so something may be missing; to read them: kalauz-data check {folder}"),
		    {"count", faults_number(&faults, (long long)faults.count)}, {"folder", arguments.folder}));
	source_free(&sources);
	faults_destroy(&faults);
	return good ? EXIT_SUCCESS : EXIT_FAILURE;
}
