/* kalauz-data: the editors' program. Checks and builds catalogues, and shows them. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "data/catalogue.h"
#include "data/editor/commands/arguments.h"
#include "data/editor/commands/commands.h"
#include "data/editor/faults/editor_words.h"
#include "data/status.h"
#include "data/version.h"

static const struct data_command {
	const char *name, *arguments, *what; /* `what` is a msgid */
	int (*run)(int argc, char **argv);
} commands[] = {
	{"check", "[DIR]", "report all faults of a catalogue's sources", check_command},
	{"build", "[-o FILE] [--date DATE] [DIR]", "check, and make the catalogue's file", build_command},
	{"number", "[DIR]", "give permanent numbers to what has none yet", number_command},
	{"pot", "[DIR]", "print the template for translators", pot_command},
	{"list", "--catalogue FILE", "print the services of a catalogue's file", list_command},
	{"show", "--catalogue FILE ID [--lang L]", "print a service as visitors read it", show_command},
	{"questions", "--catalogue FILE ID", "print what a service asks, and the answers", questions_command},
	{"papers", "--catalogue FILE ID [QUESTION=OPTION ...] [--lang L]",
	    "print which papers are needed after these answers", papers_command},
	{"graph", "--catalogue FILE ID [--lang L]", "print the flow of a service's questions for Graphviz",
	    graph_command},
	{"index", "CATALOGUE [-o FILE]", "make the search index of a catalogue's file", index_command},
	{"search", "--catalogue FILE [--lang L] [-n N] QUERY", "find services in people's own words",
	    search_command},
};
enum { COMMANDS = sizeof commands / sizeof *commands };

static int
usage(FILE *out, int status)
{
	const char *lang = editor_language(NULL);
	fprintf(out, "%s\n", editor_word(lang, "usage: kalauz-data COMMAND [OPTIONS]"));
	for (size_t i = 0; i < COMMANDS; i++)
		fprintf(out, "  kalauz-data %s %s\n      %s\n", commands[i].name, commands[i].arguments,
		    editor_word(lang, commands[i].what));
	fprintf(out, "%s\n", editor_word(lang,
	    "--lang hu or en chooses the language of messages. DIR is data/catalogue, FILE catalogue.db."));
	return status;
}

int
main(int argc, char **argv)
{
	status_log_as("kalauz-data", false);
	if (argc < 2)
		return usage(stderr, EXIT_USAGE);
	if (!strcmp(argv[1], "--help"))
		return usage(stdout, EXIT_SUCCESS);
	if (!strcmp(argv[1], "--version"))
		return version_print("kalauz-data", CATALOGUE_SCHEMA);
	for (size_t i = 0; i < COMMANDS; i++)
		if (!strcmp(argv[1], commands[i].name))
			return commands[i].run(argc - 1, argv + 1);
	return usage(stderr, EXIT_USAGE);
}
