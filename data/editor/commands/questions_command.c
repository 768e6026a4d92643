/* `kalauz-data questions`: what a service asks, and the answers. */
#include "data/editor/commands/commands.h"

#include <stdio.h>
#include <stdlib.h>

#include "data/editor/commands/arguments.h"
#include "data/editor/commands/case_view.h"

static int
print_questions(struct case_view *view)
{
	for (size_t i = 0; i < view->questions.count; i++) {
		const struct question *question = &view->questions.items[i];
		printf("%s\t", question->name);
		for (size_t o = 0; o < question->option_count; o++)
			printf("%s%s", o ? "," : "", question->options[o].name);
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
