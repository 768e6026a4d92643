/* `kalauz-data build`: sources into the catalogue's file, and into that of the desks. */
#include "data/editor/commands/commands.h"

#include <stdio.h>
#include <stdlib.h>

#include "data/editor/build/build.h"
#include "data/editor/commands/arguments.h"
#include "data/editor/commands/release.h"
#include "data/editor/faults/editor_words.h"
#include "data/editor/lint/check.h"
#include "data/editor/lint/lint.h"

int
build_command(int argc, char **argv)
{
	struct arguments arguments;
	struct checked checked;
	if (!arguments_read(&arguments, argc, argv, true))
		return EXIT_USAGE;
	struct build_output to = {.catalogue = arguments.output, .desk = arguments.desk, .date = arguments.date};
	struct release_gate release;
	check_read(&checked, arguments.folder, arguments.lang);
	if (!arguments.drafts)
		lint_drafts(&checked.sources);
	bool good = check_print(&checked, false);
	if (!good)
		fprintf(stderr, "%s\n", editor_word(arguments.lang,
		    "nothing was written; correct the faults first"));
	if (good && arguments.release) {
		release_begin(&release, &checked, arguments.release, arguments.urgent);
		to.agrees = release_agrees;
		to.closure = &release;
	}
	if (good && (good = build_catalogue(&checked, &to) == STATUS_DONE))
		printf("%s: %s\n", arguments.output, check_summary(&checked));
	if (to.closure)
		release_end(&release);
	check_free(&checked);
	return good ? EXIT_SUCCESS : EXIT_FAILURE;
}
