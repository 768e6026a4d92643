/* `kalauz-data check`: all faults of a catalogue's sources. */
#include "data/editor/commands/commands.h"

#include <stdio.h>
#include <stdlib.h>

#include "data/editor/commands/arguments.h"
#include "data/editor/faults/editor_words.h"
#include "data/editor/lint/check.h"

/* What is said of the entries with the ids that were given; all, if none was. */
static bool
check(struct checked *checked, const struct arguments *arguments)
{
	struct faults *faults = &checked->faults;
	size_t others = check_narrow(checked, (const char *const *)arguments->operands, arguments->operand_count);
	bool good = check_print(checked, true);
	if (others)
		fprintf(stderr, "%s\n", WORDS_FILL(&faults->arena, editor_word(arguments->lang,
		    "Other services have faults, too: {count}; to read them: kalauz-data check"),
		    {"count", faults_number(faults, (long long)others)}));
	if (good && !others)
		printf("%s: %s\n", arguments->folder, check_summary(checked));
	else if (good)
		printf("%s\n", editor_word(arguments->lang, "Without faults."));
	return good;
}

int
check_command(int argc, char **argv)
{
	struct arguments arguments;
	struct checked checked;
	const struct own_option none[] = {{0}};
	if (!arguments_read_own(&arguments, argc, argv, none, 0, MOST_IDS))
		return EXIT_USAGE;
	check_read(&checked, arguments.folder, arguments.lang);
	int status = !check_has(&checked, (const char *const *)arguments.operands, arguments.operand_count) ? EXIT_USAGE
	    : check(&checked, &arguments) ? EXIT_SUCCESS : EXIT_FAILURE;
	check_free(&checked);
	return status;
}
