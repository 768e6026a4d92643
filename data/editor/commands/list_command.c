/* `kalauz-data list`: the services of a catalogue's file. */
#include "data/editor/commands/commands.h"

#include <stdio.h>

#include "data/editor/commands/arguments.h"
#include "data/editor/commands/case_view.h"

int
list_command(int argc, char **argv)
{
	struct case_arguments arguments;
	if (!case_arguments_read(&arguments, argc, argv, 0, 0)) {
		fprintf(stderr, "usage: kalauz-data list --catalogue FILE [--lang L]\n");
		return EXIT_USAGE;
	}
	struct catalogue *catalogue;
	if (catalogue_open(&catalogue, arguments.catalogue) != STATUS_DONE)
		return 1;
	struct arena arena = {0};
	struct service_lines lines;
	enum status status = catalogue_services(catalogue, &arena, arguments.lang, &lines);
	for (size_t i = 0; status == STATUS_DONE && i < lines.count; i++) {
		const char *id;
		status = catalogue_id_name(catalogue, &arena, lines.items[i].id, &id);
		if (status == STATUS_DONE)
			printf("%s\t%s\n", id, lines.items[i].name.text);
	}
	arena_free(&arena);
	catalogue_close(catalogue);
	return status != STATUS_DONE;
}
