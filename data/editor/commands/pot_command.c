/* `kalauz-data pot`: the template for translators. */
#include "data/editor/commands/commands.h"

#include <stdio.h>
#include <stdlib.h>

#include "data/editor/commands/arguments.h"
#include "data/editor/commands/po_print.h"
#include "data/editor/lint/check.h"

static void
print_header(void)
{
	printf("msgid \"\"\nmsgstr \"\"\n"
	    "\"Content-Type: text/plain; charset=UTF-8\\n\"\n"
	    "\"Content-Transfer-Encoding: 8bit\\n\"\n");
}

/* Each text once, in the order of the sources. */
static void
print_texts(struct checked *checked)
{
	const struct messages *texts = &checked->texts;
	struct arena arena = {0};
	const struct source_text **sorted = arena_array(&arena, texts->count, sizeof *sorted);
	size_t count = 0;
	for (size_t i = 0; i < texts->count; i++)
		if (texts->items[i].same == i)
			sorted[count++] = &texts->items[i];
	qsort(sorted, count, sizeof *sorted, po_by_place);
	print_header();
	for (size_t i = 0; i < count; i++)
		po_print_text(stdout, &checked->faults, sorted[i], "");
	arena_free(&arena);
}

int
pot_command(int argc, char **argv)
{
	struct arguments arguments;
	struct checked checked;
	if (!arguments_read(&arguments, argc, argv, false))
		return EXIT_USAGE;
	bool good = check_folder(&checked, arguments.folder, arguments.lang, false);
	if (good)
		print_texts(&checked);
	check_free(&checked);
	return good ? EXIT_SUCCESS : EXIT_FAILURE;
}
