/* `kalauz-data links`: whether the addresses on the web that the sources name can be any, and answer. */
#include "data/editor/commands/commands.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "data/date.h"
#include "data/editor/commands/arguments.h"
#include "data/editor/commands/links_fetch.h"
#include "data/editor/commands/today.h"
#include "data/editor/faults/editor_words.h"
#include "data/editor/faults/say.h"
#include "data/editor/source/source.h"
#include "data/editor/source/value_address.h"

/* In place of an address: general knowledge. */
#define NO_ADDRESS "background"

enum { CACHE_DAYS = 7, MOST_LINE = 2048 };

/* One address, and where it stands first. */
struct web_address {
	const char *url; /* with http:// or https:// */
	struct place place;
	const char *owner;
	size_t places;
	bool is_fresh; /* it answered some days ago */
};

struct links_view {
	struct sources *sources;
	struct arena arena;
	const char *lang, *cache, *today, *owner;
	bool offline;
	struct list addresses; /* struct web_address */
	struct table known;    /* url → 1 + its place in the list */
	FILE *record;
	size_t broken;
};

/* ------------------------------------------------------------------------ gather -- */

static void
take(void *closure, struct node *node, const struct field *field, const struct shape *shape, const struct path *path)
{
	struct links_view *view = closure;
	if (shape->type != VALUE_STRING || strcmp(field ? field->name : "", "url") || !node_string(node) || node_is(node, NO_ADDRESS))
		return;
	(void)path;
	const char *url = strstr(node->text, "://") ? node->text : arena_printf(&view->arena, "https://%s", node->text);
	void **known = table_at(&view->known, url, strlen(url));
	if (*known) {
		((struct web_address *)view->addresses.items)[(uintptr_t)*known - 1].places++;
		return;
	}
	*LIST_ADD(&view->addresses, &view->arena, struct web_address) =
	    (struct web_address){.url = url, .place = node->place, .owner = view->owner, .places = 1};
	*known = (void *)(uintptr_t)view->addresses.count;
}

static void
gather(struct links_view *view)
{
	for (size_t kind = 0; kind < KIND_COUNT; kind++)
		for (size_t i = 0; i < view->sources->of[kind].count; i++) {
			struct entry *entry = view->sources->of[kind].items[i];
			view->owner = entry->id;
			if (kind != KIND_QUESTION || !entry->service)
				shape_visit(entry->node, kind_shape((enum kind)kind), &(struct shape_visitor){take, view});
		}
}

/* ------------------------------------------------------------------------- cache -- */

/* ~/.cache/kalauz/links, or where XDG_CACHE_HOME says; NULL: there is no home. */
static const char *
default_cache(struct arena *arena)
{
	const char *cache = getenv("XDG_CACHE_HOME"), *home = getenv("HOME");
	if (cache && *cache)
		return arena_printf(arena, "%s/kalauz/links", cache);
	return home && *home ? arena_printf(arena, "%s/.cache/kalauz/links", home) : NULL;
}

static bool
is_fresh(const struct links_view *view, const char *day)
{
	struct date then, now;
	if (!date_read(day, &then) || !date_read(view->today, &now))
		return false;
	int64_t age = date_number(now) - date_number(then);
	return age >= 0 && age < CACHE_DAYS;
}

/* Lines of "DATE URL": when an address answered. */
static void
read_cache(struct links_view *view)
{
	char line[MOST_LINE];
	FILE *file = view->cache ? fopen(view->cache, "re") : NULL;
	while (file && fgets(line, sizeof line, file)) {
		line[strcspn(line, "\n")] = '\0';
		char *url = strchr(line, ' ');
		if (!url)
			continue;
		*url++ = '\0';
		uintptr_t known = (uintptr_t)table_get(&view->known, url, strlen(url));
		if (known && is_fresh(view, line))
			((struct web_address *)view->addresses.items)[known - 1].is_fresh = true;
	}
	if (file)
		fclose(file);
}

/* What answers is written down at once, so that nothing is asked twice when somebody ends the program. */
static void
open_cache(struct links_view *view)
{
	char *folder = view->cache ? arena_strdup(&view->arena, view->cache) : NULL;
	for (char *s = folder ? folder + 1 : NULL; s && (s = strchr(s, '/')); *s++ = '/') {
		*s = '\0';
		mkdir(folder, 0777);
	}
	view->record = view->cache ? fopen(view->cache, "ae") : NULL;
	if (view->cache && !view->record)
		say_unwritten(view->lang, view->cache, errno);
}

/* ------------------------------------------------------------------------ report -- */

static void
report(struct links_view *view, const struct web_address *address, const char *msgid, const char *value)
{
	printf("%s:%u: %s: %s: %s", faults_path(view->sources->faults, address->place.file), (unsigned)address->place.line,
	    address->owner, address->url, WORDS_FILL(&view->arena, editor_word(view->lang, msgid), {"value", value}));
	if (address->places > 1)
		printf(" %s", WORDS_FILL(&view->arena, editor_word(view->lang, W("(in {count} places, first here)")),
		    {"count", arena_printf(&view->arena, "%zu", address->places)}));
	printf("\n");
	fflush(stdout);
}

static void
report_answer(struct links_view *view, const struct web_address *address, const struct link_result *result)
{
	static const char *const said[] = {
		[LINK_MOVED] = W("has moved for good; write {value}"),
		[LINK_REFUSED] = W("does not answer with a page (HTTP {value}); look for the new address, or delete it"),
		[LINK_UNRESOLVED] = W("there is no such site; look for the new address, or delete it"),
		[LINK_SILENT] = W("did not answer in time; try again later, and look whether it is still there"),
		[LINK_UNTRUSTED] = W("its certificate does not hold; look at it in a browser"),
		[LINK_BROKEN] = W("could not be read; look at it in a browser"),
	};
	if (result->answer != LINK_ANSWERS)
		report(view, address, said[result->answer], result->answer == LINK_MOVED ? result->moved
		    : arena_printf(&view->arena, "%ld", result->status));
	if (result->answer > LINK_MOVED)
		view->broken++;
	else if (view->record)
		fprintf(view->record, "%s %s\n", view->today, address->url);
	if (view->record)
		fflush(view->record);
}

/* --------------------------------------------------------------------- addresses -- */

static void
look_at(struct links_view *view, struct links_fetch *fetch, const struct web_address *address)
{
	if (!value_url(address->url)) {
		report(view, address, W("is no address on the web; write it like https://www.pelda.hu/oldal"), "");
		view->broken++;
		return;
	}
	if (!fetch || address->is_fresh)
		return;
	struct link_result result = links_fetch(fetch, address->url);
	report_answer(view, address, &result);
}

static bool
look_at_all(struct links_view *view)
{
	struct links_fetch *fetch = view->offline ? NULL : links_fetch_new();
	bool shows = fetch && isatty(STDERR_FILENO);
	struct web_address *addresses = view->addresses.items;
	if (!view->offline && !fetch)
		return false;
	for (size_t i = 0; i < view->addresses.count; i++) {
		if (shows)
			fprintf(stderr, "\r\033[K%zu / %zu %.60s", i + 1, view->addresses.count, addresses[i].url);
		look_at(view, fetch, &addresses[i]);
	}
	if (shows)
		fprintf(stderr, "\r\033[K");
	links_fetch_free(fetch);
	return true;
}

static int
run(struct links_view *view)
{
	gather(view);
	if (!view->offline) {
		read_cache(view);
		open_cache(view);
	}
	bool looked = look_at_all(view);
	if (view->record)
		fclose(view->record);
	fprintf(stderr, "%s\n", WORDS_FILL(&view->arena, editor_word(view->lang, W("{count} addresses, {broken} of them to look at")),
	    {"count", arena_printf(&view->arena, "%zu", view->addresses.count)},
	    {"broken", arena_printf(&view->arena, "%zu", view->broken)}));
	return looked && !view->broken ? EXIT_SUCCESS : EXIT_FAILURE;
}

int
links_command(int argc, char **argv)
{
	struct arguments arguments;
	struct links_view view = {0};
	const struct own_option own[] = {
		{"cache", &view.cache, NULL}, {"offline", NULL, &view.offline}, {"date", &view.today, NULL}, {0},
	};
	if (!arguments_read_own(&arguments, argc, argv, own, 0, 0) || !today_or(arguments.lang, &view.today))
		return EXIT_USAGE;
	struct faults faults;
	struct sources sources;
	faults_init(&faults, arguments.lang);
	source_load(&sources, &faults, arguments.folder);
	view.sources = &sources;
	view.lang = arguments.lang;
	if (!view.cache)
		view.cache = default_cache(&view.arena);
	int status = EXIT_FAILURE;
	if (sources.of[KIND_CATALOGUE].count)
		status = run(&view);
	else
		faults_print(&faults, stderr);
	table_free(&view.known);
	arena_free(&view.arena);
	source_free(&sources);
	faults_destroy(&faults);
	return status;
}
