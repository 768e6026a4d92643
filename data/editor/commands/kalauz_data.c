/* kalauz-data: the editors' program. Checks and builds catalogues, and shows them. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "data/catalogue.h"
#include "data/editor/commands/arguments.h"
#include "data/editor/commands/commands.h"
#include "data/editor/faults/editor_words.h"
#include "data/editor/faults/nearest.h"
#include "data/editor/faults/say.h"
#include "data/output.h"
#include "data/version.h"

static const struct data_command {
	const char *name, *arguments, *what; /* the last two are msgids */
	int (*run)(int argc, char **argv);
} commands[] = {
	{"check", "[DIR] [ID ...]", "report all faults of a catalogue's sources", check_command},
	{"lint", "[--date DATE] [--no-spelling] [DIR] [ID ...]", "report where the texts of a catalogue hurt, and what to write instead",
	    lint_command},
	{"build", "[-o FILE] [--desk FILE] [--date DATE] [--drafts] [--release OLD [--urgent REASON]] [DIR]", "check, and make the catalogue's file", build_command},
	{"new", "KIND NAME | KIND ID NAME [--event ID] [--code XX] [--options A,B] [--in FILE] [DIR]",
	    "begin a service, document, question or other entry, with hints in it", new_command},
	{"preview", "[ID] [DIR]", "show the sources as visitors will see them, anew after each saving", preview_command},
	{"diff", "OLD NEW", "tell what visitors will read otherwise, by service", diff_command},
	{"review", "[--date DATE] [--due] [--touches ID | LAW] [DIR]", "tell how far each service is, and what is due", review_command},
	{"amounts", "[ID[=VALUE]] [--date DATE] [DIR]", "tell where amounts stand, and what another value would change",
	    amounts_command},
	{"translations", "[ID] [--into en|de|uk] [--suggest | --write] [DIR]",
	    "tell how much is translated, and what changed texts have lost", translations_command},
	{"links", "[--offline] [--cache FILE] [DIR]", "look whether the addresses on the web answer", links_command},
	{"rename", "OLD NEW [--kind KIND] [DIR]", "give something another id, wherever it is named", rename_command},
	{"migrate", "[--lang L] OLD NEW", "copy sources of the format before schema 2, give numbers, say what to decide",
	    migrate_command},
	{"number", "[DIR]", "give permanent numbers to what has none yet", number_command},
	{"pot", "[DIR]", "print the template for translators", pot_command},
	{"list", "--catalogue FILE | --register NAME [DIR]",
	    "print the services of a catalogue's file, or what is in a register and where it is used", list_command},
	{"show", "--catalogue FILE ID [--lang L]", "print a service as visitors read it", show_command},
	{"questions", "--catalogue FILE ID", "print what a service asks, and the answers", questions_command},
	{"papers", "--catalogue FILE ID [QUESTION=OPTION ...] [--lang L]",
	    "print which papers are needed after these answers", papers_command},
	{"graph", "--catalogue FILE ID [--lang L]", "print the flow of a service's questions for Graphviz",
	    graph_command},
	{"probes", "[--answers] [DIR] [ID ...]", "print a form to try pages with people", probes_command},
	{"spoken", "--lang L [TEXTS]", "print what a voice says for each line", spoken_command},
	{"feedback", "[--catalogue FILE] [--office ID] [-n N] [--csv] [--plain] FOLDER",
	    "print what kiosks and desks counted: not found, unhappy at, sent back, left at", feedback_command},
	{"index", "CATALOGUE [-o FILE]", "make the search index of a catalogue's file", index_command},
	{"search", "--catalogue FILE [--lang L] [-n N] [--why] QUERY", "find services in people's own words",
	    search_command},
};
enum { COMMANDS = sizeof commands / sizeof *commands };

static int
usage(FILE *out, int status)
{
	const char *lang = editor_language(NULL);
	fprintf(out, "%s\n", editor_word(lang, "usage: kalauz-data COMMAND [OPTIONS]"));
	for (size_t i = 0; i < COMMANDS; i++)
		fprintf(out, "  kalauz-data %s %s\n      %s\n", commands[i].name,
		    editor_word(lang, commands[i].arguments), editor_word(lang, commands[i].what));
	fprintf(out, "%s\n", editor_word(lang,
	    "--lang hu or en chooses the language of messages. DIR is data/catalogue, FILE catalogue.db."));
	return status;
}

/* Runs a command; how it is used is said where that was wrong, or asked for. */
static int
run_command(const struct data_command *command, int argc, char **argv)
{
	const char *lang = editor_language(NULL);
	bool asks = argc > 1 && !strcmp(argv[1], "--help");
	int status = asks ? EXIT_SUCCESS : command->run(argc, argv);
	if (asks || status == EXIT_USAGE)
		fprintf(asks ? stdout : stderr, "%s %s %s\n", editor_word(lang, "usage: kalauz-data"), command->name,
		    editor_word(lang, command->arguments));
	if (asks)
		printf("  %s\n", editor_word(lang, command->what));
	return status == EXIT_TROUBLE ? EXIT_USAGE : status;
}

static int
unknown_command(const char *name)
{
	struct nearest nearest = nearest_to(name);
	for (size_t i = 0; i < COMMANDS; i++)
		nearest_offer(&nearest, commands[i].name);
	if (!nearest.best)
		return usage(stderr, EXIT_USAGE);
	SAY(NULL, "there is no \"{value}\"; did you mean \"{other}\"?", {"value", name}, {"other", nearest.best});
	return EXIT_USAGE;
}

static int
run(int argc, char **argv)
{
	if (argc < 2)
		return usage(stderr, EXIT_USAGE);
	if (!strcmp(argv[1], "--help"))
		return usage(stdout, EXIT_SUCCESS);
	if (!strcmp(argv[1], "--version"))
		return version_print("kalauz-data", CATALOGUE_SCHEMA);
	for (size_t i = 0; i < COMMANDS; i++)
		if (!strcmp(argv[1], commands[i].name))
			return run_command(&commands[i], argc - 1, argv + 1);
	return unknown_command(argv[1]);
}

int
main(int argc, char **argv)
{
	output_begin();
	say_begin();
	int status = run(argc, argv);
	if (output_end())
		return status;
	SAY(NULL, "what was to be printed could not be written ({reason}); it is not whole",
	    {"reason", say_reason(NULL, errno)});
	return EXIT_FAILURE;
}
