/* `kalauz-data lint`: where the texts of a catalogue hurt. */
#include "data/editor/commands/commands.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "data/date.h"
#include "data/editor/commands/arguments.h"
#include "data/editor/faults/say.h"
#include "data/editor/language/probes.h"
#include "data/editor/language/spelling.h"
#include "data/editor/lint/check.h"

struct lint_arguments {
	struct arguments common;
	struct language_options look;
};

static bool
read_arguments(struct lint_arguments *arguments, int argc, char **argv)
{
	static char today[DATE_SIZE];
	bool no_spelling = false;
	struct date date;
	const struct own_option own[] = {
		{.name = "date", .value = &arguments->look.today}, {.name = "no-spelling", .flag = &no_spelling}, {0},
	};
	date_write(date_of_number((int64_t)(time(NULL) / DAY_SECONDS)), today);
	*arguments = (struct lint_arguments){.look = {.today = today}};
	if (!arguments_read_own(&arguments->common, argc, argv, own, 0, MOST_IDS))
		return false;
	arguments->look.spelling = !no_spelling;
	arguments->look.ids = (const char *const *)arguments->common.operands;
	arguments->look.count = arguments->common.operand_count;
	if (date_read(arguments->look.today, &date))
		return true;
	SAY(arguments->common.lang, "\"{value}\" is not a day of the calendar; write it like \"2026-11-21\"",
	    {"value", arguments->look.today});
	return false;
}

static bool
lint_texts(struct checked *checked, const struct lint_arguments *arguments)
{
	struct language language;
	language_look(&language, &checked->sources, &checked->texts, &arguments->look);
	probes_look(&language, &checked->sources);
	if (arguments->look.spelling)
		spelling_look(&language, arguments->common.folder);
	language_report(&language, &checked->faults);
	check_narrow(checked, arguments->look.ids, arguments->look.count);
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
	check_read(&checked, arguments.common.folder, arguments.common.lang);
	int status = !check_has(&checked, arguments.look.ids, arguments.look.count) ? EXIT_USAGE : lint_texts(&checked, &arguments) ? EXIT_SUCCESS : EXIT_FAILURE;
	check_free(&checked);
	return status;
}
