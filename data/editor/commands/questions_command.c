/* `kalauz-data questions`: what a service asks, and the answers. */
#include "data/editor/commands/commands.h"

#include <stdio.h>
#include <stdlib.h>

#include "data/editor/commands/arguments.h"
#include "data/editor/commands/case_view.h"

/* With the options that a visitor is offered. */
static bool
print_questions(struct case_view *view)
{
	static const struct answers none;
	struct logic *logic = logic_new(view->arena, &view->questions, &none);
	for (size_t i = 0; i < view->questions.count; i++) {
		const struct question *question = &view->questions.items[i];
		printf("%s\t", question->name);
		const char *comma = "";
		for (size_t o = 0; o < question->option_count; o++)
			if (logic_option_is_possible(logic, i, o)) {
				printf("%s%s", comma, question->options[o].name);
				comma = ",";
			}
		printf("\n");
	}
	return true;
}

static enum status
print(struct catalogue *catalogue, struct arena *arena, const struct case_arguments *arguments)
{
	return case_view_service(catalogue, arena, arguments, print_questions);
}

int
questions_command(int argc, char **argv)
{
	struct case_arguments arguments;
	if (!case_arguments_read(&arguments, argc, argv, 1, 1))
		return EXIT_USAGE;
	return case_view_catalogue(&arguments, print);
}
