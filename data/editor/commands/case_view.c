#include "data/editor/commands/case_view.h"

#include <getopt.h>
#include <libgen.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "data/editor/faults/editor_words.h"
#include "data/editor/faults/nearest.h"
#include "data/page.h"
#include "data/text.h"

/* ----------------------------------------------------------------- arguments -- */

bool
case_view_knows_language(const char *lang)
{
	for (size_t i = 0; i < page_words.language_count; i++)
		if (!strcmp(page_words.languages[i], lang))
			return true;
	fprintf(stderr, "kalauz-data: --lang %s: unknown language; known are", lang);
	for (size_t i = 0; i < page_words.language_count; i++)
		fprintf(stderr, " %s", page_words.languages[i]);
	fprintf(stderr, "\n");
	return false;
}

bool
case_arguments_read(struct case_arguments *out, int argc, char **argv, size_t least, size_t most)
{
	static const struct option options[] = {
		{"catalogue", required_argument, NULL, 'c'},
		{"lang", required_argument, NULL, 'l'},
		{0},
	};
	*out = (struct case_arguments){.lang = CATALOGUE_BASE_LANGUAGE};
	optind = 1;
	for (int c; (c = getopt_long(argc, argv, "", options, NULL)) != -1;)
		if (c == 'c')
			out->catalogue = optarg;
		else if (c == 'l')
			out->lang = optarg;
		else
			return false;
	out->operands = argv + optind;
	out->operand_count = (size_t)(argc - optind);
	return case_view_knows_language(out->lang) && out->catalogue && out->operand_count >= least &&
	    out->operand_count <= most;
}

void
case_view_complain(struct arena *arena, const char *msgid, const struct fill *fills, size_t count)
{
	const char *words = words_fill(arena, editor_word(editor_language(NULL), msgid), fills, count);
	fflush(stdout);
	fprintf(stderr, "kalauz-data: %s\n", text_clean(arena, words, strlen(words)));
}

const char *
case_view_index(struct arena *arena, const char *catalogue)
{
	return arena_printf(arena, "%s/search.db", dirname(arena_strdup(arena, catalogue)));
}

/* ------------------------------------------------------------------- service -- */

static void
unknown_service(struct case_view *view, const char *name)
{
	struct nearest nearest = nearest_to(name);
	struct service_lines lines = {0};
	const char *id;
	catalogue_services(view->catalogue, view->arena, CATALOGUE_BASE_LANGUAGE, &lines);
	for (size_t i = 0; i < lines.count; i++)
		if (catalogue_id_name(view->catalogue, view->arena, lines.items[i].id, &id) == STATUS_DONE)
			nearest_offer(&nearest, id);
	if (nearest.best)
		VIEW_COMPLAIN(view->arena, "there is no service \"{value}\"; did you mean \"{near}\"?",
		    {"value", name}, {"near", nearest.best});
	else
		VIEW_COMPLAIN(view->arena, "there is no service \"{value}\"; kalauz-data list names them all",
		    {"value", name});
}

static enum status
load(struct case_view *view)
{
	const char *lang = view->arguments->lang, *name = view->arguments->operands[0];
	int64_t id;
	enum status status = catalogue_find(view->catalogue, "service", name, &id);
	if (status == STATUS_ABSENT)
		unknown_service(view, name);
	if (status == STATUS_DONE)
		status = catalogue_service(view->catalogue, view->arena, lang, id, &view->service);
	if (status == STATUS_DONE)
		status = catalogue_questions(view->catalogue, view->arena, lang, &id, 1, &view->questions);
	if (status == STATUS_DONE)
		errand_exclude_persons(view->arena, &view->service, &view->questions);
	return status;
}

int
case_view_service(const struct case_arguments *arguments, int (*run)(struct case_view *))
{
	struct arena arena = {0};
	struct case_view view = {.arena = &arena, .arguments = arguments};
	if (catalogue_open(&view.catalogue, arguments->catalogue) != STATUS_DONE)
		return EXIT_FAILURE;
	int result = load(&view) == STATUS_DONE ? run(&view) : EXIT_FAILURE;
	arena_free(&arena);
	catalogue_close(view.catalogue);
	return result;
}
