#include "data/editor/commands/arguments.h"

#include <getopt.h>
#include <string.h>

#include "data/editor/faults/editor_words.h"
#include "data/editor/faults/say.h"
#include "data/editor/source/shape_value.h"
#include "data/editor/source/source_folder.h"

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
	    : option == 's' ? &options->desk : option == 'r' ? &options->release : option == 'u' ? &options->urgent : NULL;
	if (build && option == 'D')
		return options->drafts = true;
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
		{"release", required_argument, NULL, 'r'},
		{"urgent", required_argument, NULL, 'u'},
		{"drafts", no_argument, NULL, 'D'},
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
	if (options->urgent && (!options->release || !*options->urgent))
		return wrong(options->lang, "{value} says why errors may pass a release: give it a reason, and --release", "--urgent");
	return !options->desk || strcmp(options->desk, options->output) ||
	    wrong(options->lang, "\"{value}\" cannot be both files; give --desk another name", options->desk);
}

/* ------------------------------------------------------------------ own options -- */

enum { MOST_OWN = 8 };

static bool
take_own(struct arguments *arguments, int option, const struct own_option *own, char *name)
{
	if (option == 'l')
		return take_option(arguments, option, false, name);
	if (option >= MOST_OWN)
		return wrong(arguments->lang, "unknown option {value}; see kalauz-data --help", name);
	if (own[option].flag)
		*own[option].flag = true;
	else
		*own[option].value = optarg;
	return true;
}

/* Takes the first operand that is a folder, or looks like the path of one, out of them. */
static bool
take_folder(struct arguments *arguments)
{
	for (size_t i = 0; i < arguments->operand_count; i++) {
		bool is_folder = false, exists = folder_has(arguments->operands[i], &is_folder);
		if (!is_folder && strchr(arguments->operands[i], '/') && !exists)
			return wrong(arguments->lang, "there is no folder \"{value}\"", arguments->operands[i]);
		if (!is_folder)
			continue;
		arguments->folder = arguments->operands[i];
		memmove(&arguments->operands[i], &arguments->operands[i + 1], (--arguments->operand_count - i) * sizeof(char *));
		return true;
	}
	return true;
}

/* "parkolas" for "data/catalogue/services/parkolas.yaml": shells complete names of files. */
static void
take_file_names(struct arguments *arguments)
{
	for (size_t i = 0; i < arguments->operand_count; i++) {
		char *name = strrchr(arguments->operands[i], '/'), *end;
		name = name ? name + 1 : arguments->operands[i];
		end = strrchr(name, '.');
		if (!end || end == name || strcmp(end, ".yaml"))
			continue;
		*end = '\0';
		arguments->operands[i] = name;
	}
}

/* All but DIR. */
static bool
read_own(struct arguments *arguments, int argc, char **argv, const struct own_option *own)
{
	struct option names[MOST_OWN + 2] = {{"lang", required_argument, NULL, 'l'}};
	for (int i = 0; i < MOST_OWN && own[i].name; i++)
		names[i + 1] = (struct option){own[i].name, own[i].flag ? no_argument : required_argument, NULL, i};
	*arguments = (struct arguments){.lang = editor_language(NULL), .folder = DEFAULT_FOLDER, .output = DEFAULT_OUTPUT};
	opterr = 0;
	optind = 1;
	for (int option, before; before = optind, (option = getopt_long(argc, argv, "", names, NULL)) != -1;)
		if (!take_own(arguments, option, own, argv[before]))
			return false;
	arguments->operands = argv + optind;
	arguments->operand_count = (size_t)(argc - optind);
	return true;
}

bool
arguments_read_own(struct arguments *arguments, int argc, char **argv, const struct own_option *own, size_t least, size_t most)
{
	if (!read_own(arguments, argc, argv, own) || !take_folder(arguments))
		return false;
	take_file_names(arguments);
	return arguments->operand_count >= least && arguments->operand_count <= most;
}

bool
arguments_read_pair(struct arguments *arguments, int argc, char **argv)
{
	const struct own_option none[] = {{0}};
	return read_own(arguments, argc, argv, none) && arguments->operand_count == 2;
}
