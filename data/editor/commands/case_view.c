#include "data/editor/commands/case_view.h"

#include <getopt.h>
#include <libgen.h>
#include <stdlib.h>
#include <string.h>

#include "data/editor/faults/editor_words.h"
#include "data/editor/faults/nearest.h"
#include "data/editor/faults/say.h"
#include "data/page.h"

/* ----------------------------------------------------------------- arguments -- */

bool
case_view_knows_language(const char *lang)
{
	for (size_t i = 0; i < page_words.language_count; i++)
		if (!strcmp(page_words.languages[i], lang))
			return true;
	struct arena arena = {0};
	const char *known = page_words.languages[0];
	for (size_t i = 1; i < page_words.language_count; i++)
		known = arena_printf(&arena, "%s, %s", known, page_words.languages[i]);
	SAY(NULL, "the content has no language \"{value}\"; write one of: {known}", {"value", lang},
	    {"known", known});
	arena_free(&arena);
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
	opterr = 0;
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

char *
case_view_index(struct arena *arena, const char *catalogue)
{
	return arena_printf(arena, "%s/search.db", dirname(arena_strdup(arena, catalogue)));
}

/* ------------------------------------------------------------------- service -- */

void
case_view_unknown_service(struct catalogue *catalogue, struct arena *arena, const char *name)
{
	struct nearest nearest = nearest_to(name);
	struct service_lines lines = {0};
	const char *id;
	catalogue_services(catalogue, arena, CATALOGUE_BASE_LANGUAGE, &lines);
	for (size_t i = 0; i < lines.count; i++)
		if (catalogue_id_name(catalogue, arena, lines.items[i].id, &id) == STATUS_DONE)
			nearest_offer(&nearest, id);
	if (nearest.best)
		SAY(NULL, "there is no service \"{value}\"; did you mean \"{near}\"?",
		    {"value", name}, {"near", nearest.best});
	else
		SAY(NULL, "there is no service \"{value}\"; kalauz-data list names them all",
		    {"value", name});
}

int
case_view_catalogue(const struct case_arguments *arguments,
    enum status (*run)(struct catalogue *, struct arena *, const struct case_arguments *))
{
	struct arena arena = {0};
	struct catalogue *catalogue = NULL;
	enum status status = catalogue_open(&catalogue, arguments->catalogue);
	bool opened = status == STATUS_DONE;
	if (opened)
		status = run(catalogue, &arena, arguments);
	if (status != STATUS_DONE && status != STATUS_INVALID && !(opened && status == STATUS_ABSENT))
		say_unread(arguments->catalogue, status);
	arena_free(&arena);
	catalogue_close(catalogue);
	return status == STATUS_DONE ? EXIT_SUCCESS : EXIT_FAILURE;
}

static enum status
load(struct case_view *view)
{
	const char *lang = view->arguments->lang, *name = view->arguments->operands[0];
	int64_t id;
	enum status status = catalogue_find(view->catalogue, "service", name, &id);
	if (status == STATUS_ABSENT)
		case_view_unknown_service(view->catalogue, view->arena, name);
	if (status == STATUS_DONE)
		status = catalogue_service(view->catalogue, view->arena, lang, id, &view->service);
	if (status == STATUS_DONE)
		status = catalogue_questions(view->catalogue, view->arena, lang, id, &view->questions);
	if (status == STATUS_DONE)
		errand_exclude_persons(view->arena, &view->service, &view->questions);
	return status;
}

enum status
case_view_service(struct catalogue *catalogue, struct arena *arena, const struct case_arguments *arguments,
    bool (*run)(struct case_view *))
{
	struct case_view view = {.catalogue = catalogue, .arena = arena, .arguments = arguments};
	enum status status = load(&view);
	return status != STATUS_DONE ? status : run(&view) ? STATUS_DONE : STATUS_INVALID;
}
