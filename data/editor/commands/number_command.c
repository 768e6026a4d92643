/* `kalauz-data number`: gives every thing that has none yet its permanent number. */
#include "data/editor/commands/commands.h"

#include <stdio.h>
#include <stdlib.h>

#include "data/editor/commands/arguments.h"
#include "data/editor/commands/numbering.h"
#include "data/editor/faults/editor_words.h"
#include "data/editor/source/source.h"

/* Reads all, or, if only services have faults, what is without them: those that are being written get their numbers when
 * they are good. `left_out`: their files, up to NULL. */
static void
load(struct sources *sources, struct faults *faults, const struct arguments *options, struct arena *arena, const char ***left_out)
{
	faults_init(faults, options->lang);
	source_load(sources, faults, options->folder);
	*left_out = source_faulty(sources, arena, NULL);
	if (!**left_out)
		return;
	source_free(sources);
	faults_destroy(faults);
	faults_init(faults, options->lang);
	source_load_without(sources, faults, options->folder, *left_out);
}

int
number_command(int argc, char **argv)
{
	struct arguments options;
	struct faults faults;
	struct sources sources;
	struct arena arena = {0};
	const char **left_out;
	if (!arguments_read(&options, argc, argv, false))
		return EXIT_USAGE;
	load(&sources, &faults, &options, &arena, &left_out);
	bool good = !faults_print(&faults, stderr);
	if (good)
		good = number_sources(&sources, options.lang);
	else
		fprintf(stderr, "%s\n", editor_word(options.lang, "nothing was written; correct the faults first"));
	if (good && *left_out)
		fprintf(stderr, "%s\n", WORDS_FILL(&arena, editor_word(options.lang, "Left out, as they have faults: {services}"),
		    {"services", source_ids(&arena, left_out)}));
	source_free(&sources);
	faults_destroy(&faults);
	arena_free(&arena);
	return good ? EXIT_SUCCESS : EXIT_FAILURE;
}
