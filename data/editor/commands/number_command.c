/* `kalauz-data number`: gives every thing that has none yet its permanent number. */
#include "data/editor/commands/commands.h"

#include <stdio.h>
#include <stdlib.h>

#include "data/editor/commands/arguments.h"
#include "data/editor/commands/numbering.h"
#include "data/editor/faults/editor_words.h"

int
number_command(int argc, char **argv)
{
	struct arguments options;
	struct faults faults;
	struct sources sources;
	if (!arguments_read(&options, argc, argv, false))
		return EXIT_USAGE;
	faults_init(&faults, options.lang);
	source_load(&sources, &faults, options.folder);
	bool good = !faults_print(&faults, stderr);
	if (good)
		good = number_sources(&sources, options.lang);
	else
		fprintf(stderr, "%s\n", editor_word(options.lang, "nothing was written; correct the faults first"));
	source_free(&sources);
	faults_destroy(&faults);
	return good ? EXIT_SUCCESS : EXIT_FAILURE;
}
