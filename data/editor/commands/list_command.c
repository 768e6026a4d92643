/* `kalauz-data list`: the services of a catalogue's file, or a register of the sources. */
#include "data/editor/commands/commands.h"

#include <stdio.h>
#include <string.h>

#include "data/editor/commands/arguments.h"
#include "data/editor/commands/case_view.h"
#include "data/editor/commands/register_list.h"

static enum status
print(struct catalogue *catalogue, struct arena *arena, const struct case_arguments *arguments)
{
	struct service_lines lines;
	enum status status = catalogue_services(catalogue, arena, arguments->lang, &lines);
	for (size_t i = 0; status == STATUS_DONE && i < lines.count; i++) {
		const char *id;
		status = catalogue_id_name(catalogue, arena, lines.items[i].id, &id);
		if (status == STATUS_DONE)
			printf("%s\t%s\n", id, lines.items[i].name.text);
	}
	return status;
}

int
list_command(int argc, char **argv)
{
	struct case_arguments arguments;
	for (int i = 1; i < argc; i++)
		if (!strncmp(argv[i], "--register", strlen("--register")))
			return register_list(argc, argv);
	if (!case_arguments_read(&arguments, argc, argv, 0, 0))
		return EXIT_USAGE;
	return case_view_catalogue(&arguments, print);
}
