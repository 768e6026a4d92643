/* `kalauz-data check`: all faults of a catalogue's sources. */
#include "data/editor/commands/commands.h"

#include <stdio.h>
#include <stdlib.h>

#include "data/editor/commands/arguments.h"
#include "data/editor/lint/check.h"

int
check_command(int argc, char **argv)
{
	struct arguments arguments;
	struct checked checked;
	if (!arguments_read(&arguments, argc, argv, false))
		return EXIT_USAGE;
	bool good = check_folder(&checked, arguments.folder, arguments.lang, true);
	if (good)
		printf("%s: %s\n", arguments.folder, check_summary(&checked));
	check_free(&checked);
	return good ? EXIT_SUCCESS : EXIT_FAILURE;
}
