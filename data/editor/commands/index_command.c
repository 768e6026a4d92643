/* `kalauz-data index`: the search index of a catalogue's file. */
#include "data/editor/commands/commands.h"

#include <errno.h>
#include <fcntl.h>
#include <getopt.h>

#include "data/editor/build/hold.h"
#include "data/editor/commands/arguments.h"
#include "data/editor/commands/case_view.h"
#include "data/editor/faults/say.h"
#include "data/file.h"
#include "data/search_index.h"

static bool
go_on(void *closure)
{
	(void)closure;
	return !hold_is_asked();
}

/* The index is the first operand. */
static enum status
make_index(struct catalogue *catalogue, struct arena *arena, const struct case_arguments *arguments)
{
	const char *output = arguments->operands[0];
	struct hold hold;
	(void)catalogue, (void)arena;
	if (!file_may_take(AT_FDCWD, output)) {
		say_unwritten(NULL, output, errno);
		return STATUS_INVALID;
	}
	hold_begin(&hold);
	enum status status = search_index_build(arguments->catalogue, output, go_on, NULL);
	hold_end(&hold);
	if (status != STATUS_IO)
		return status;
	say_unwritten(NULL, output, 0);
	return STATUS_INVALID;
}

int
index_command(int argc, char **argv)
{
	struct arena arena = {0};
	char *output = NULL;
	opterr = 0;
	optind = 1;
	for (int c; (c = getopt(argc, argv, "o:")) != -1;) {
		if (c != 'o')
			return EXIT_USAGE;
		output = optarg;
	}
	if (optind + 1 != argc)
		return EXIT_USAGE;
	if (!output)
		output = case_view_index(&arena, argv[optind]);
	const struct case_arguments arguments = {.catalogue = argv[optind], .operands = &output, .operand_count = 1};
	int result = case_view_catalogue(&arguments, make_index);
	arena_free(&arena);
	return result;
}
