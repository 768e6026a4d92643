#include "data/editor/commands/arguments.h"

#include <getopt.h>
#include <string.h>

#include "data/editor/faults/editor_words.h"
#include "data/editor/faults/say.h"
#include "data/editor/source/shape_value.h"

#define DEFAULT_FOLDER "data/catalogue"
#define DEFAULT_OUTPUT "catalogue.db"

static bool
wrong(const char *lang, const char *msgid, const char *value)
{
	SAY(lang, msgid, {"value", value});
	return false;
}

static bool
take_option(struct arguments *options, int option, bool build, char *name)
{
	const char *lang = options->lang;
	if (option == 'l' && !(options->lang = editor_language(optarg)))
		return wrong(lang, "there are no messages in \"{value}\"; write hu or en", optarg);
	if (option == 'l')
		return true;
	const char **taken = option == 'o' ? &options->output : option == 'd' ? &options->date
	    : option == 's' ? &options->desk : NULL;
	if (!build || !taken)
		return wrong(lang, "unknown option {value}; see kalauz-data --help", name);
	if (option == 'd' && !value_date(optarg))
		return wrong(lang, "\"{value}\" is not a day of the calendar; write it like \"2026-11-21\"",
		    optarg);
	*taken = optarg;
	return true;
}

bool
arguments_read(struct arguments *options, int argc, char **argv, bool build)
{
	static const struct option names[] = {
		{"lang", required_argument, NULL, 'l'},
		{"date", required_argument, NULL, 'd'},
		{"desk", required_argument, NULL, 's'},
		{0},
	};
	*options = (struct arguments){
		.lang = editor_language(NULL), .folder = DEFAULT_FOLDER, .output = DEFAULT_OUTPUT,
	};
	opterr = 0;
	optind = 1;
	for (int option, before; before = optind, (option = getopt_long(argc, argv, "o:", names, NULL)) != -1;)
		if (!take_option(options, option, build, argv[before]))
			return false;
	if (optind < argc)
		options->folder = argv[optind++];
	if (optind != argc)
		return wrong(options->lang, "\"{value}\" is too much; see kalauz-data --help", argv[optind]);
	return !options->desk || strcmp(options->desk, options->output) ||
	    wrong(options->lang, "\"{value}\" cannot be both files; give --desk another name", options->desk);
}
