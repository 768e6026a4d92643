/* `kalauz-data spoken`: what a voice will say for each line. */
#include "data/editor/commands/commands.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "data/editor/commands/arguments.h"
#include "data/editor/faults/editor_words.h"
#include "data/editor/faults/say.h"
#include "data/limits.h"
#include "data/spoken.h"
#include "data/text.h"

static bool
read_arguments(int argc, char **argv, const char **lang, const char **path)
{
	*lang = *path = NULL;
	for (int i = 1; i < argc; i++)
		if (!strcmp(argv[i], "--lang") && i + 1 < argc && !*lang)
			*lang = argv[++i];
		else if (argv[i][0] != '-' && !*path)
			*path = argv[i];
		else
			return false;
	return *lang != NULL;
}

/* A line, without its end; one that is too long for a text comes out as it is. */
static bool
print_line(const char *lang, const char *path, const char *line, size_t size, unsigned long number)
{
	struct arena arena = {0};
	const char *text = text_clean(&arena, line, size);
	bool fits = size <= LIMIT_CELL;

	printf("%s\n", fits ? spoken_of(&arena, lang, text) : text);
	if (!fits)
		SAY(NULL, "{file}:{line}: is longer than any text of a catalogue, and printed as it is", {"file", path},
		    {"line", arena_printf(&arena, "%lu", number)});
	arena_free(&arena);
	return fits;
}

static int
print_lines(const char *lang, const char *path, FILE *in)
{
	char *line = NULL;
	size_t room = 0;
	ssize_t size;
	bool whole = true;

	for (unsigned long number = 1; (size = getline(&line, &room, in)) >= 0; number++) {
		if (size && line[size - 1] == '\n')
			size--;
		whole &= print_line(lang, path, line, (size_t)size, number);
	}
	int error = ferror(in) ? errno : 0;
	free(line);
	if (error)
		SAY(NULL, "{file} could not be read: {reason}", {"file", path}, {"reason", say_reason(NULL, error)});
	return error || !whole ? EXIT_FAILURE : EXIT_SUCCESS;
}

int
spoken_command(int argc, char **argv)
{
	const char *lang, *path;

	if (!read_arguments(argc, argv, &lang, &path))
		return EXIT_USAGE;
	if (!spoken_has(lang)) {
		SAY(NULL, "there are no rules for \"{lang}\"; give hu, en, de or uk", {"lang", lang});
		return EXIT_USAGE;
	}
	if (!path || !strcmp(path, "-"))
		return print_lines(lang, editor_word(editor_language(NULL), "standard input"), stdin);
	FILE *in = fopen(path, "re");
	if (!in) {
		SAY(NULL, "{file} could not be read: {reason}", {"file", path}, {"reason", say_reason(NULL, errno)});
		return EXIT_FAILURE;
	}
	int status = print_lines(lang, path, in);
	fclose(in);
	return status;
}
