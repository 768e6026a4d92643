/* `kalauz-data questions`: what a service asks, and the answers. */
#include "data/editor/commands/commands.h"

#include <stdio.h>
#include <stdlib.h>

#include "data/editor/commands/arguments.h"
#include "data/editor/commands/case_view.h"

/* With the options that a visitor is offered. */
static int
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
	return EXIT_SUCCESS;
}

int
questions_command(int argc, char **argv)
{
	struct case_arguments arguments;
	if (!case_arguments_read(&arguments, argc, argv, 1, 1)) {
		fprintf(stderr, "usage: kalauz-data questions --catalogue FILE SERVICE\n");
		return EXIT_USAGE;
	}
	return case_view_service(&arguments, print_questions);
}
