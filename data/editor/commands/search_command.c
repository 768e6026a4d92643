/* `kalauz-data search`: services in people's own words. */
#include "data/editor/commands/commands.h"

#include <errno.h>
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "data/editor/commands/arguments.h"
#include "data/editor/commands/case_view.h"
#include "data/editor/faults/say.h"
#include "data/search.h"
#include "data/search_index.h"

enum { MOST = 100, DEFAULT_MOST = 10 };

struct search_arguments {
	const char *catalogue, *lang;
	char *query;
	size_t most;
	bool why;
};

static bool
read_most(const char *words, size_t *most)
{
	char *end;
	unsigned long number = strtoul(words, &end, 10);
	*most = number;
	if (*end || !number || number > MOST)
		SAY(NULL, "\"{value}\" is not a number of hits; write one from 1 to 100", {"value", words});
	return !*end && number && number <= MOST;
}

/* The operands with spaces between them, to be freed. */
static char *
join(int count, char **operands)
{
	size_t size = 1;
	for (int i = 0; i < count; i++)
		size += strlen(operands[i]) + 1;
	char *joined = calloc(size, 1);
	if (!joined)
		abort();
	for (int i = 0; i < count; i++)
		strcat(i ? strcat(joined, " ") : joined, operands[i]);
	return joined;
}

static bool
read_arguments(int argc, char **argv, struct search_arguments *out)
{
	static const struct option options[] = {
		{"catalogue", required_argument, NULL, 'c'},
		{"lang", required_argument, NULL, 'l'},
		{"why", no_argument, NULL, 'w'},
		{0},
	};
	*out = (struct search_arguments){.lang = CATALOGUE_BASE_LANGUAGE, .most = DEFAULT_MOST};
	opterr = 0;
	optind = 1;
	for (int c; (c = getopt_long(argc, argv, "n:", options, NULL)) != -1;) {
		if (c == 'c')
			out->catalogue = optarg;
		else if (c == 'l')
			out->lang = optarg;
		else if (c == 'w')
			out->why = true;
		else if (c != 'n' || !read_most(optarg, &out->most))
			return false;
	}
	if (!out->catalogue || optind == argc)
		return false;
	out->query = join(argc - optind, argv + optind);
	return case_view_knows_language(out->lang);
}

/* The index beside the catalogue; when there is none of this catalogue, one made for now. */
static enum status
open_search(struct search **out, struct catalogue *catalogue, struct arena *arena, const char *path)
{
	const char *index = case_view_index(arena, path);
	if (search_index_is_current(path, index))
		return search_open(out, index, catalogue);
	const char *folder = getenv("TMPDIR");
	folder = folder && *folder ? folder : "/tmp";
	char *made = arena_printf(arena, "%s/kalauz-search-XXXXXX", folder);
	if (!mkdtemp(made)) {
		SAY(NULL, "no folder for the index can be made in {folder} ({reason}); let TMPDIR name another one",
		    {"folder", folder}, {"reason", say_reason(NULL, errno)});
		return STATUS_INVALID;
	}
	index = arena_printf(arena, "%s/search.db", made);
	enum status status = search_index_build(path, index, NULL, NULL);
	if (status == STATUS_DONE)
		status = search_open(out, index, catalogue);
	unlink(index);
	rmdir(made);
	return status;
}

/* How each word is understood: what it counts, what it means. */
static enum status
print_words(struct search *search, struct arena *arena, const char *query)
{
	struct search_word *words;
	size_t count;
	enum status status = search_explain(search, arena, query, &words, &count);
	for (size_t i = 0; status == STATUS_DONE && i < count; i++)
		printf("%s\t%.2f\t%s\n", words[i].word, words[i].worth, words[i].concepts);
	return status;
}

static enum status
print_section(struct catalogue *catalogue, struct arena *arena, const struct search_section *section, bool why)
{
	enum status status = STATUS_DONE;
	for (size_t i = 0; status == STATUS_DONE && i < section->count; i++) {
		const struct search_hit *hit = &section->items[i];
		const char *id;
		status = catalogue_id_name(catalogue, arena, hit->id, &id);
		if (status != STATUS_DONE)
			break;
		if (hit->bundle)
			id = arena_printf(arena, "%s:%zu", id, hit->bundle);
		printf("%zu\t%s\t%.3f\t%s\n", i + 1, id, hit->score, hit->name.text);
		if (why)
			printf("\t← %s\n", hit->about ? hit->about : hit->found);
	}
	return status;
}

static enum status
print_found(struct search *search, struct catalogue *catalogue, struct arena *arena,
    const struct search_arguments *arguments)
{
	struct search_results results;
	enum status status = search_query(search, arena, arguments->lang, arguments->query, arguments->most,
	    &results);
	if (status == STATUS_DONE && arguments->why && search_works(search))
		status = print_words(search, arena, arguments->query);
	if (status == STATUS_DONE)
		status = print_section(catalogue, arena, &results.of[SEARCH_SERVICE], arguments->why);
	return status == STATUS_DONE
	    ? print_section(catalogue, arena, &results.of[SEARCH_SITUATION], arguments->why) : status;
}

int
search_command(int argc, char **argv)
{
	struct search_arguments arguments;
	struct arena arena = {0};
	struct catalogue *catalogue = NULL;
	struct search *search = NULL;
	if (!read_arguments(argc, argv, &arguments)) {
		free(arguments.query);
		return EXIT_USAGE;
	}
	const char *unread = arguments.catalogue; /* if something is */
	enum status status = catalogue_open(&catalogue, arguments.catalogue);
	if (status == STATUS_DONE)
		status = open_search(&search, catalogue, &arena, arguments.catalogue);
	if (status == STATUS_DONE)
		status = print_found(search, catalogue, &arena, &arguments);
	if (search && !search_works(search)) {
		status = STATUS_CORRUPT;
		unread = case_view_index(&arena, arguments.catalogue);
	}
	if (status != STATUS_DONE && status != STATUS_INVALID)
		say_unread(unread, status);
	search_close(search);
	catalogue_close(catalogue);
	arena_free(&arena);
	free(arguments.query);
	return status != STATUS_DONE;
}
