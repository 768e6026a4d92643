#include "data/editor/commands/preview_build.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "data/base/hash.h"
#include "data/editor/build/build.h"
#include "data/editor/faults/editor_words.h"
#include "data/editor/faults/say.h"
#include "data/editor/source/source_folder.h"
#include "data/search_index.h"
#include "data/words.h"

enum { MOST_FAULTS = 2, MOST_DEPTH = 3 };

/* ------------------------------------------------------------------------ drafts -- */

static const char *
marked(struct arena *arena, const char *lang, const char *name)
{
	return name ? arena_printf(arena, "%s – %s", words_get(&page_words, lang, W("Draft")), name) : NULL;
}

/* The name of a draft says so, in every language. */
static void
mark_draft(struct checked *checked, const struct entry *service)
{
	struct node *name = (struct node *)node_get(service->node, "name");
	if (!node_is(node_get(service->node, "state"), "draft") || !name || !name->number)
		return;
	struct source_text *text = &checked->texts.items[name->number - 1];
	while (name->kind == NODE_MAP)
		name = (struct node *)node_get(name, "text");
	name->text = text->msgid = marked(&checked->sources.arena, "hu", text->msgid);
	for (size_t i = 0; i < LANGUAGES; i++) {
		const char **translation = checked->texts.translations[i];
		if (translation && translation[text - checked->texts.items])
			translation[text - checked->texts.items] = marked(&checked->sources.arena, languages[i],
			    translation[text - checked->texts.items]);
	}
}

static void
mark_drafts(struct checked *checked)
{
	for (size_t i = 0; i < checked->sources.of[KIND_SERVICE].count; i++)
		mark_draft(checked, checked->sources.of[KIND_SERVICE].items[i]);
}

/* ------------------------------------------------------------------------ faults -- */

/* The first faults, without the path of the catalogue, and how many more there are. */
static void
write_faults(struct checked *checked, const char *sources, const char *path)
{
	char *text = NULL;
	size_t size, prefix = strlen(sources), line = 0;
	FILE *stream = open_memstream(&text, &size), *file = fopen(path, "we");
	if (!stream)
		abort();
	size_t count = faults_print(&checked->faults, stream);
	fclose(stream);
	for (const char *s = text; file && *s && line < MOST_FAULTS; s += strcspn(s, "\n"), s += *s == '\n', line++) {
		s += strncmp(s, sources, prefix) ? 0 : prefix + (s[prefix] == '/');
		fprintf(file, "%.*s\n", (int)strcspn(s, "\n"), s);
	}
	if (file && count > line)
		fprintf(file, "%s\n", WORDS_FILL(&checked->faults.arena, editor_word(checked->faults.lang,
		    "and {count} more; what is shown is the last state without a fault"),
		    {"count", faults_number(&checked->faults, (long long)(count - line))}));
	if (file)
		fclose(file);
	free(text);
}

/* Which services are not in it; none: nothing is written. */
static void
write_apart(struct checked *checked, const char *path)
{
	FILE *file = checked->apart ? fopen(path, "we") : NULL;
	if (!file)
		return;
	fprintf(file, "%s\n", WORDS_FILL(&checked->faults.arena, editor_word(checked->faults.lang,
	    "Left out, as they have faults: {services}"), {"services", checked->apart}));
	fclose(file);
}

/* ------------------------------------------------------------------------- build -- */

/* Both files in a folder of their own, which then becomes `current`. */
static bool
make_files(struct checked *checked, struct arena *arena, const char *folder, unsigned round)
{
	const char *own = arena_printf(arena, "%s/%u", folder, round), *link = arena_printf(arena, "%s/link", folder);
	const char *catalogue = arena_printf(arena, "%s/catalogue.db", own), *index = arena_printf(arena, "%s/search.db", own);
	const char *name = arena_printf(arena, "%u", round), *current = arena_printf(arena, "%s/current", folder);
	if (mkdir(own, 0700) || build_catalogue(checked, &(struct build_output){.catalogue = catalogue}) != STATUS_DONE ||
	    search_index_build(catalogue, index, NULL, NULL) != STATUS_DONE || symlink(name, link) || rename(link, current)) {
		say_unwritten(checked->faults.lang, own, errno);
		return false;
	}
	if (round >= PREVIEW_KEPT)
		preview_remove(folder, round - PREVIEW_KEPT);
	return true;
}

void
preview_remove(const char *folder, unsigned round)
{
	struct arena arena = {0};
	const char *own = arena_printf(&arena, "%s/%u", folder, round);
	unlink(arena_printf(&arena, "%s/catalogue.db", own));
	unlink(arena_printf(&arena, "%s/search.db", own));
	rmdir(own);
	arena_free(&arena);
}

bool
preview_build(const char *sources, const char *lang, const char *id, const char *folder, unsigned round)
{
	struct arena arena = {0};
	struct checked checked;
	const char *faults = arena_printf(&arena, "%s/" PREVIEW_FAULTS, folder);
	check_read_for(&checked, sources, lang, id);
	mark_drafts(&checked);
	bool good = !checked.faults.count;
	if (!good) {
		write_faults(&checked, sources, faults);
	} else if ((good = make_files(&checked, &arena, folder, round))) {
		unlink(faults);
		write_apart(&checked, faults);
	}
	check_free(&checked);
	arena_free(&arena);
	return good;
}

/* ------------------------------------------------------------------------- state -- */

static void
add_state(struct arena *arena, const char *path, unsigned depth, uint64_t *state)
{
	const char **names;
	size_t count;
	struct stat status;
	if (stat(path, &status))
		return;
	const uint64_t facts[] = {(uint64_t)status.st_size, (uint64_t)status.st_mtim.tv_sec, (uint64_t)status.st_mtim.tv_nsec,
		(uint64_t)status.st_ino};
	*state = hash_of(path, strlen(path), *state);
	if (!S_ISDIR(status.st_mode))
		*state = hash_of(facts, sizeof facts, *state);
	if (!S_ISDIR(status.st_mode) || depth == MOST_DEPTH || !folder_names(arena, path, "", &names, &count))
		return;
	for (size_t i = 0; i < count; i++)
		add_state(arena, folder_join(arena, path, names[i]), depth + 1, state);
}

uint64_t
preview_state(const char *sources)
{
	struct arena arena = {0};
	uint64_t state = 0;
	add_state(&arena, sources, 0, &state);
	arena_free(&arena);
	return state;
}
