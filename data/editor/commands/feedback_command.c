/* `kalauz-data feedback`: what kiosks and desks counted, for editors. */
#include "data/editor/commands/commands.h"

#include <getopt.h>
#include <langinfo.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "data/editor/commands/arguments.h"
#include "data/editor/commands/feedback_print.h"
#include "data/editor/faults/editor_words.h"
#include "data/editor/faults/say.h"

enum { DEFAULT_MOST = 20, MOST = 1000 };

struct feedback_arguments {
	const char *folder, *catalogue, *office, *lang;
	bool csv, plain;
	size_t most;
};

static bool
read_most(const char *words, size_t *most)
{
	char *end;
	unsigned long number = strtoul(words, &end, 10);
	*most = number;
	if (*end || !number || number > MOST)
		SAY(NULL, "\"{value}\" is not a number of rows; write one from 1 to 1000", {"value", words});
	return !*end && number && number <= MOST;
}

/* Whether the terminal's characters are UTF-8. */
static bool
has_blocks(void)
{
	locale_t locale = newlocale(LC_CTYPE_MASK, "", (locale_t)0);
	bool utf8 = locale && !strcmp(nl_langinfo_l(CODESET, locale), "UTF-8");
	if (locale)
		freelocale(locale);
	return utf8;
}

static bool
read_arguments(int argc, char **argv, struct feedback_arguments *out)
{
	static const struct option options[] = {
		{"catalogue", required_argument, NULL, 'c'}, {"office", required_argument, NULL, 'o'},
		{"lang", required_argument, NULL, 'l'}, {"csv", no_argument, NULL, 'v'}, {"plain", no_argument, NULL, 'p'}, {0},
	};
	*out = (struct feedback_arguments){.most = DEFAULT_MOST, .plain = !has_blocks()};
	opterr = 0;
	optind = 1;
	for (int c; (c = getopt_long(argc, argv, "n:", options, NULL)) != -1;) {
		if (c == 'c')
			out->catalogue = optarg;
		else if (c == 'o')
			out->office = optarg;
		else if (c == 'l')
			out->lang = optarg;
		else if (c == 'v')
			out->csv = true;
		else if (c == 'p')
			out->plain = true;
		else if (c != 'n' || !read_most(optarg, &out->most))
			return false;
	}
	out->folder = optind + 1 == argc ? argv[optind] : NULL;
	out->lang = editor_language(out->lang);
	return out->folder && out->lang;
}

/* An office may see all that it counted itself. */
static void
add_up(const struct feedback *feedback, const struct feedback_arguments *arguments, struct figures *figures)
{
	struct feedback_office **offices = feedback->offices.items;
	figures_init(figures, feedback->offices.count, arguments->office ? 1 : FIGURES_LEAST_OFFICES);
	for (size_t i = 0; i < feedback->offices.count; i++)
		figures_add(figures, i, &offices[i]->tally);
	figures_close(figures);
}

static void
print(const struct feedback_arguments *arguments, const struct feedback *feedback, struct feedback_view *view)
{
	struct figures figures;
	add_up(feedback, arguments, &figures);
	if (arguments->csv)
		feedback_csv(view, &figures);
	else
		feedback_report(view, feedback, &figures);
	figures_free(&figures);
}

/* False: the catalogue cannot be read, and it was said. */
static bool
open_names(struct feedback_view *view, const char *path)
{
	enum status status = path ? catalogue_open(&view->catalogue, path) : STATUS_DONE;
	if (path && status == STATUS_DONE)
		status = catalogue_services(view->catalogue, view->arena, CATALOGUE_BASE_LANGUAGE, &view->services);
	if (status != STATUS_DONE)
		say_unread(path, status);
	return status == STATUS_DONE;
}

int
feedback_command(int argc, char **argv)
{
	struct feedback_arguments arguments;
	if (!read_arguments(argc, argv, &arguments))
		return EXIT_USAGE;
	struct feedback feedback = {.files = 0};
	struct feedback_view view = {.arena = &feedback.arena, .lang = arguments.lang, .plain = arguments.plain,
		.most = arguments.most};
	int result = EXIT_FAILURE;
	if (open_names(&view, arguments.catalogue) && feedback_read(&feedback, arguments.folder, arguments.office)) {
		if (feedback.files)
			print(&arguments, &feedback, &view);
		else
			SAY(NULL, "{folder}: has no files of counts here; give the folder where *.tally files arrive",
			    {"folder", arguments.folder});
		result = feedback.files && !feedback.damaged ? EXIT_SUCCESS : EXIT_FAILURE;
	}
	if (view.catalogue)
		catalogue_close(view.catalogue);
	feedback_free(&feedback);
	return result;
}
