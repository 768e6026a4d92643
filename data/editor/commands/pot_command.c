/* `kalauz-data pot`: the template for translators. */
#include "data/editor/commands/commands.h"

#include <stdio.h>
#include <stdlib.h>

#include "data/editor/commands/arguments.h"
#include "data/editor/lint/check.h"

/* A string as PO writes it. */
static void
print_string(const char *keyword, const char *string)
{
	printf("%s \"", keyword);
	for (; *string; string++)
		printf(*string == '"' || *string == '\\' ? "\\%c" : "%c", *string);
	printf("\"\n");
}

static void
print_header(void)
{
	printf("msgid \"\"\nmsgstr \"\"\n"
	    "\"Content-Type: text/plain; charset=UTF-8\\n\"\n"
	    "\"Content-Transfer-Encoding: 8bit\\n\"\n");
}

static void
print_text(const struct faults *faults, const struct source_text *text)
{
	printf("\n#: %s:%u\n", faults_path(faults, text->place.file), (unsigned)text->place.line);
	print_string("msgctxt", text->context);
	print_string("msgid", text->msgid);
	print_string("msgstr", "");
}

static int
by_place(const void *a, const void *b)
{
	const struct source_text *x = *(const struct source_text *const *)a;
	const struct source_text *y = *(const struct source_text *const *)b;
	if (x->place.file != y->place.file)
		return x->place.file < y->place.file ? -1 : 1;
	if (x->place.line != y->place.line)
		return x->place.line < y->place.line ? -1 : 1;
	return x < y ? -1 : x > y;
}

/* Each text once, in the order of the sources. */
static void
print_texts(struct checked *checked)
{
	const struct messages *texts = &checked->texts;
	struct arena arena = {0};
	const struct source_text **sorted = arena_array(&arena, texts->count, sizeof *sorted);
	size_t count = 0;
	for (size_t i = 0; i < texts->count; i++)
		if (texts->items[i].same == i)
			sorted[count++] = &texts->items[i];
	qsort(sorted, count, sizeof *sorted, by_place);
	print_header();
	for (size_t i = 0; i < count; i++)
		print_text(&checked->faults, sorted[i]);
	arena_free(&arena);
}

int
pot_command(int argc, char **argv)
{
	struct arguments arguments;
	struct checked checked;
	if (!arguments_read(&arguments, argc, argv, false))
		return EXIT_USAGE;
	bool good = check_folder(&checked, arguments.folder, arguments.lang, false);
	if (good)
		print_texts(&checked);
	check_free(&checked);
	return good ? EXIT_SUCCESS : EXIT_FAILURE;
}
