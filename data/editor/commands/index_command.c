/* `kalauz-data index`: the search index of a catalogue's file. */
#include "data/editor/commands/commands.h"

#include <getopt.h>
#include <stdio.h>

#include "data/editor/commands/arguments.h"
#include "data/editor/commands/case_view.h"
#include "data/search_index.h"

int
index_command(int argc, char **argv)
{
	const char *output = NULL;
	optind = 1;
	for (int c; (c = getopt(argc, argv, "o:")) != -1;) {
		if (c != 'o')
			return EXIT_USAGE;
		output = optarg;
	}
	if (optind + 1 != argc) {
		fprintf(stderr, "usage: kalauz-data index CATALOGUE [-o FILE]\n");
		return EXIT_USAGE;
	}
	struct arena arena = {0};
	const char *catalogue = argv[optind];
	enum status status = search_index_build(catalogue, output ? output : case_view_index(&arena, catalogue),
	    NULL, NULL);
	arena_free(&arena);
	return status != STATUS_DONE;
}
