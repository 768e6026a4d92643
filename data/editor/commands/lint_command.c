/* `kalauz-data lint`: where the texts of a catalogue hurt. */
#include "data/editor/commands/commands.h"

#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "data/date.h"
#include "data/editor/commands/arguments.h"
#include "data/editor/faults/editor_words.h"
#include "data/editor/faults/say.h"
#include "data/editor/language/spelling.h"
#include "data/editor/lint/check.h"
#include "data/editor/source/source_folder.h"

struct lint_arguments {
	const char *lang, *folder;
	struct language_options look;
};

static bool
take_option(struct lint_arguments *arguments, int option)
{
	struct date date;
	switch (option) {
	case 'l':
		arguments->lang = editor_language(optarg);
		return arguments->lang != NULL;
	case 'd':
		arguments->look.today = optarg;
		return date_read(optarg, &date);
	case 'n':
		arguments->look.spelling = false;
		return true;
	default:
		return false;
	}
}

static bool
read_arguments(struct lint_arguments *arguments, int argc, char **argv)
{
	static const struct option names[] = {
		{"lang", required_argument, NULL, 'l'}, {"date", required_argument, NULL, 'd'}, {"no-spelling", no_argument, NULL, 'n'}, {0},
	};
	static char today[DATE_SIZE];
	bool is_folder;
	date_write(date_of_number((int64_t)(time(NULL) / DAY_SECONDS)), today);
	*arguments = (struct lint_arguments){.lang = editor_language(NULL), .folder = "data/catalogue", .look = {.today = today, .spelling = true}};
	optind = 1;
	opterr = 0;
	for (int option; (option = getopt_long(argc, argv, "", names, NULL)) != -1;)
		if (!take_option(arguments, option))
			return false;
	if (optind < argc && folder_has(argv[optind], &is_folder) && is_folder)
		arguments->folder = argv[optind++];
	arguments->look.ids = (const char *const *)argv + optind;
	arguments->look.count = (size_t)(argc - optind);
	return true;
}

/* An id that nothing has would be looked at in vain. */
static bool
has_all(const struct sources *sources, const struct lint_arguments *arguments)
{
	for (size_t i = 0; i < arguments->look.count; i++) {
		bool found = false;
		for (size_t kind = 0; kind < KIND_COUNT && !found; kind++)
			found = source_find(sources, (enum kind)kind, arguments->look.ids[i]) != NULL;
		if (found)
			continue;
		SAY(arguments->lang, "\"{value}\" is neither a folder nor the id of a service or of an entry of a register",
		    {"value", arguments->look.ids[i]});
		return false;
	}
	return true;
}

static bool
lint_texts(struct checked *checked, const struct lint_arguments *arguments)
{
	struct language language;
	language_look(&language, &checked->sources, &checked->texts, &arguments->look);
	if (arguments->look.spelling)
		spelling_look(&language, arguments->folder);
	language_report(&language, &checked->faults);
	faults_print_notices(&checked->faults, stdout);
	size_t errors = faults_print(&checked->faults, stdout);
	language_print_summary(&language, stdout);
	language_free(&language);
	return errors == 0;
}

int
lint_command(int argc, char **argv)
{
	struct lint_arguments arguments;
	struct checked checked;
	if (!read_arguments(&arguments, argc, argv))
		return EXIT_USAGE;
	check_read(&checked, arguments.folder, arguments.lang);
	int status = !has_all(&checked.sources, &arguments) ? EXIT_USAGE : lint_texts(&checked, &arguments) ? EXIT_SUCCESS : EXIT_FAILURE;
	check_free(&checked);
	return status;
}
