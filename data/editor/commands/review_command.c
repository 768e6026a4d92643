/* `kalauz-data review`: how far each service is, by whom, and what is due on a day; or what a law or an amount touches. */
#include "data/editor/commands/commands.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "data/date.h"
#include "data/editor/commands/arguments.h"
#include "data/editor/commands/named.h"
#include "data/editor/commands/today.h"
#include "data/editor/faults/editor_words.h"
#include "data/editor/source/source_uses.h"

enum { OLD_AFTER = 365 }; /* days */

struct review {
	struct sources *sources;
	struct uses uses;
	struct arena arena;
	const char *lang, *day;
	bool due_only;
	size_t due;
};

/* Whether facts of that day ("2026", "2026-03" or a date: its last day) are older than a year. */
static bool
is_old(const struct review *review, const char *as_of)
{
	struct date date, today;
	if (!as_of || !date_read_partial(as_of, &date) || !date_read(review->day, &today))
		return false;
	date.month = date.month ? date.month : 12;
	date.day = date.day ? date.day : date_days_of_month(date.year, date.month);
	return date_number(today) - date_number(date) > OLD_AFTER;
}

static const char *
state_of(const struct node *service)
{
	const char *state = node_get_string(service, "state");
	return state ? state : node_has(service, "verified_on") ? "verified" : NULL;
}

/* Why it is due; NULL: it is not. */
static const char *
reason_of(struct review *review, const struct node *service)
{
	const char *by = node_get_string(service, "review_by"), *as_of = node_get_string(service, "as_of");
	if (by && strcmp(by, review->day) < 0)
		return WORDS_FILL(&review->arena, editor_word(review->lang, W("was to be read again by {date}")), {"date", by});
	if (is_old(review, as_of))
		return WORDS_FILL(&review->arena, editor_word(review->lang, W("its facts are of {date}, older than a year")), {"date", as_of});
	return NULL;
}

static void
print_service(struct review *review, const struct entry *entry)
{
	const struct node *service = entry->node;
	const char *state = state_of(service), *by = node_text(node_get(service, "verified_by")), *due = reason_of(review, service);
	const char *on = node_get_string(service, "verified_on"), *until = node_get_string(service, "review_by");
	if (!by) {
		by = node_get_string(service, "checked_by");
		on = node_get_string(service, "checked_on");
	}
	review->due += due != NULL;
	if (review->due_only && !due)
		return;
	const char *as_of = node_get_string(service, "as_of");
	printf("%s\t%s\t%s\t%s\t%s\t%s\t%s\n", entry->id, state ? editor_word(review->lang, state) : "-", by ? by : "-", on ? on : "-",
	    as_of ? as_of : "-", until ? until : "-", due ? due : "");
}

/* ---------------------------------------------------------------------- touches -- */

static bool
names_law(const struct node *service, const char *law)
{
	for (const struct node *item = node_first(node_get(service, "legal_basis")); item; item = item->next)
		if (node_string(item) && strcasestr(item->text, law))
			return true;
	for (const struct node *item = node_first(node_get(service, "sources")); item; item = item->next) {
		const char *url = node_get_string(item, "url");
		if (url && strstr(url, law))
			return true;
	}
	return false;
}

static void
print_touched(void *closure, const struct entry *by)
{
	const char *lang = closure;
	printf("  %s %s\t%s\n", editor_word(lang, kind_word(by->kind)), by->id, named_entry(by));
}

/* Everything that names an entry of that id, or a law in these words. */
static bool
print_touches(struct review *review, const char *what)
{
	bool found = false;
	for (size_t kind = 0; kind < KIND_COUNT; kind++) {
		const struct entry *entry = source_find(review->sources, (enum kind)kind, what);
		if (!entry)
			continue;
		found = true;
		printf("%s %s\t%s\n", editor_word(review->lang, kind_word(entry->kind)), entry->id, named_entry(entry));
		uses_by(&review->uses, entry, print_touched, (void *)review->lang);
	}
	for (size_t i = 0; i < review->sources->of[KIND_SERVICE].count; i++) {
		const struct entry *service = review->sources->of[KIND_SERVICE].items[i];
		if (!names_law(service->node, what))
			continue;
		found = true;
		print_touched((void *)review->lang, service);
	}
	if (!found)
		fprintf(stderr, "%s\n", WORDS_FILL(&review->arena, editor_word(review->lang, W("nothing names \"{value}\"")), {"value", what}));
	return found;
}

/* --------------------------------------------------------------------- command -- */

static bool
print_review(struct review *review, const char *what)
{
	const struct entries *services = &review->sources->of[KIND_SERVICE];
	if (what)
		return print_touches(review, what);
	for (size_t i = 0; i < services->count; i++)
		print_service(review, services->items[i]);
	fprintf(stderr, "%s\n", WORDS_FILL(&review->arena, editor_word(review->lang, W("{count} services, due on {date}: {due}")),
	    {"count", arena_printf(&review->arena, "%zu", services->count)}, {"date", review->day},
	    {"due", arena_printf(&review->arena, "%zu", review->due)}));
	return true;
}

int
review_command(int argc, char **argv)
{
	struct arguments arguments;
	struct review review = {0};
	const char *what = NULL;
	const struct own_option own[] = {
		{"date", &review.day, NULL}, {"touches", &what, NULL}, {"due", NULL, &review.due_only}, {0},
	};
	if (!arguments_read_own(&arguments, argc, argv, own, 0, 0) || !today_or(arguments.lang, &review.day))
		return EXIT_USAGE;
	struct faults faults;
	struct sources sources;
	faults_init(&faults, arguments.lang);
	source_load(&sources, &faults, arguments.folder);
	review.sources = &sources;
	review.lang = arguments.lang;
	uses_gather(&review.uses, &sources);
	bool good = sources.of[KIND_CATALOGUE].count > 0 && print_review(&review, what);
	if (!sources.of[KIND_CATALOGUE].count)
		faults_print(&faults, stderr);
	uses_free(&review.uses);
	arena_free(&review.arena);
	source_free(&sources);
	faults_destroy(&faults);
	return good ? EXIT_SUCCESS : EXIT_FAILURE;
}
