/* `kalauz-data probes`: a form on which an office tries pages with people. */
#include "data/editor/commands/commands.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "data/editor/commands/arguments.h"
#include "data/editor/faults/editor_words.h"
#include "data/editor/faults/say.h"
#include "data/editor/language/probes.h"
#include "data/editor/lint/check.h"

struct form {
	struct arguments arguments;
	struct arena arena;
	bool answers;
	int number;
};

static const char *
form_word(const struct form *form, const char *msgid)
{
	return editor_word(form->arguments.lang, msgid);
}

static void
print_probe(void *closure, const struct node *ask, const struct node *expect)
{
	struct form *form = closure;
	printf("%d. %s\n", ++form->number, ask->text);
	if (form->answers)
		printf("   %s %s\n", form_word(form, W("The page says:")), expect->text);
	printf("   %s\n\n", form_word(form, W("found [ ] yes [ ] no   understood [ ] yes [ ] no   would act rightly [ ] yes [ ] no   seconds: ____")));
}

/* The form of a service; false: it has no questions. */
static bool
print_form(struct form *form, const struct sources *sources, const struct entry *service)
{
	const char *name = node_text(node_get(service->node, "name"));
	form->number = 0;
	printf("%s (%s)\n", name ? name : service->id, service->id);
	printf("%s\n\n", form_word(form, W("Date: __________   Page as of: __________   Person: age ____  first language: ________  glasses, hearing aid: ____")));
	if (probes_each(sources, &form->arena, service, print_probe, form)) {
		printf("%s\n\f", form_word(form, W("What was in the way, in the person's own words:")));
		return true;
	}
	printf("%s\n\f", form_word(form, W("There are no questions yet.")));
	return false;
}

static bool
is_wanted(const struct form *form, const char *id)
{
	for (size_t i = 0; i < form->arguments.operand_count; i++)
		if (!strcmp(form->arguments.operands[i], id))
			return true;
	return !form->arguments.operand_count;
}

static int
print_forms(struct form *form, const struct sources *sources)
{
	const struct entries *services = &sources->of[KIND_SERVICE];
	bool all = true;
	for (size_t i = 0; i < form->arguments.operand_count; i++)
		if (!source_find(sources, KIND_SERVICE, form->arguments.operands[i])) {
			SAY(form->arguments.lang, "there is no service \"{value}\"", {"value", form->arguments.operands[i]});
			return EXIT_USAGE;
		}
	for (size_t i = 0; i < services->count; i++)
		if (services->items[i]->node->kind == NODE_MAP && is_wanted(form, services->items[i]->id))
			all &= print_form(form, sources, services->items[i]);
	return all ? EXIT_SUCCESS : EXIT_FAILURE;
}

int
probes_command(int argc, char **argv)
{
	struct form form = {.answers = false};
	struct checked checked;
	const struct own_option own[] = {{.name = "answers", .flag = &form.answers}, {0}};
	if (!arguments_read_own(&form.arguments, argc, argv, own, 0, MOST_IDS))
		return EXIT_USAGE;
	check_read(&checked, form.arguments.folder, form.arguments.lang);
	int status = print_forms(&form, &checked.sources);
	if (checked.faults.count)
		check_print(&checked, false);
	check_free(&checked);
	arena_free(&form.arena);
	return status;
}
