#include "data/editor/commands/feedback_print.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "data/editor/faults/editor_words.h"

enum { BAR = 20, EIGHTHS = 8 };

static const char *
word(const struct feedback_view *view, const char *msgid)
{
	return editor_word(view->lang, msgid);
}

/* -------------------------------------------------------------------- sections -- */

/* How its rows are ordered and drawn. */
enum look { LOOK_ORDERED, LOOK_WORST, LOOK_MOST };

/* What its key numbers are, and how it is called: in CSV, and in the report. */
static const struct section {
	const char *name, *title;
	enum look look;
	const char *number, *part; /* kinds of things; NULL: none */
} sections[FIGURE_SECTIONS] = {
	[FIGURE_END] = {"end", W("How visits ended"), LOOK_ORDERED, NULL, NULL},
	[FIGURE_TOOK] = {"took", W("What visitors had in the end, of all visits"), LOOK_ORDERED, NULL, NULL},
	[FIGURE_SAID] = {"said", W("\"Did this machine help you?\""), LOOK_ORDERED, NULL, NULL},
	[FIGURE_UNHAPPY] = {"unhappy", W("Unhappy at, of those who answered"), LOOK_WORST, "service", NULL},
	[FIGURE_MISSED] = {"not-found", W("Did not find it at, of those who answered"), LOOK_WORST, "service", NULL},
	[FIGURE_BACK] = {"sent-back", W("Sent back at the desk"), LOOK_WORST, "service", NULL},
	[FIGURE_REASON] = {"reason", W("Why they were sent back"), LOOK_WORST, "service", NULL},
	[FIGURE_LACKED] = {"lacked", W("Papers that were missing at the desk"), LOOK_WORST, "service", "document"},
	[FIGURE_ABANDONED] = {"abandoned", W("Left at a question, of all visits that were left"), LOOK_WORST, "question", NULL},
	[FIGURE_OPENED] = {"opened", W("Opened, of all visits"), LOOK_WORST, "service", NULL},
	[FIGURE_SEARCH] = {"search", W("Searches"), LOOK_ORDERED, NULL, NULL},
	[FIGURE_UNFOUND] = {"unfound", W("Words of searches that led to nothing"), LOOK_MOST, NULL, NULL},
	[FIGURE_OTHER] = {"other-words", W("Words that the catalogue does not have"), LOOK_MOST, NULL, NULL},
	[FIGURE_CALL] = {"call", W("Calls for a colleague"), LOOK_MOST, NULL, NULL},
	[FIGURE_DROPPED] = {"dropped", W("What kiosks could not keep"), LOOK_MOST, NULL, NULL},
};

/* Fixed words of keys; others are said as they are. */
static const char *
key_word(const struct feedback_view *view, const char *key)
{
	static const struct {
		const char *key, *words;
	} keys[] = {
		{"finished", W("finished")}, {"left", W("left")},
		{"complete", W("all papers in hand")}, {"paper", W("the list on paper")}, {"code", W("the code for the desk")},
		{"phone", W("the list for a phone")},
		{"good", W("yes")}, {"fair", W("partly")}, {"bad", W("no")}, {"not-for-me", W("not for me")},
		{"not-found", W("did not find it")},
		{"missing", W("a paper was missing")}, {"invalid", W("a paper was not valid")}, {"form", W("a form was not filled in")},
		{"fee", W("a fee was not paid")}, {"person", W("somebody else must come")}, {"place", W("another office")},
		{"case", W("another matter, or none")}, {"other", W("other")},
		{"found", W("led somewhere")}, {"failed", W("led to nothing")},
		{"made", W("made")}, {"taken", W("taken")}, {"lapsed", W("nobody came")},
		{"lines", W("counts without room")}, {"files", W("days")}, {"damaged", W("damaged files")},
	};
	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
		if (!strcmp(keys[i].key, key))
			return word(view, keys[i].words);
	return key;
}

/* ----------------------------------------------------------------------- names -- */

struct thing {
	const char *id, *name; /* "": not known */
};

static const char *
title_of(const struct feedback_view *view, const char *kind, int64_t id)
{
	struct document document;
	for (size_t i = 0; !strcmp(kind, "service") && i < view->services.count; i++)
		if (view->services.items[i].id == id)
			return view->services.items[i].name.text;
	if (!strcmp(kind, "document") &&
	    catalogue_document(view->catalogue, view->arena, CATALOGUE_BASE_LANGUAGE, id, &document) == STATUS_DONE)
		return document.name.text;
	return "";
}

static struct thing
thing_of(const struct feedback_view *view, const char *kind, uint32_t number)
{
	struct thing thing = {"", ""};
	int64_t id;
	if (!view->catalogue || !kind || !number ||
	    catalogue_by_number(view->catalogue, kind, number, &id) != STATUS_DONE ||
	    catalogue_id_name(view->catalogue, view->arena, id, &thing.id) != STATUS_DONE)
		return (struct thing){"", ""};
	thing.name = title_of(view, kind, id);
	return thing;
}

/* "Lakcím bejelentése", or the id, or "#12". */
static const char *
called(const struct feedback_view *view, const char *kind, uint32_t number)
{
	struct thing thing = thing_of(view, kind, number);
	return *thing.name ? thing.name : *thing.id ? thing.id : arena_printf(view->arena, "#%" PRIu32, number);
}

static const char *
label_of(const struct feedback_view *view, const struct figure *figure)
{
	const struct section *section = &sections[figure->section];
	if (!section->number)
		return key_word(view, figure->word);
	const char *name = called(view, section->number, figure->number);
	if (section->part)
		return arena_printf(view->arena, "%s: %s", name, called(view, section->part, figure->part));
	return *figure->word ? arena_printf(view->arena, "%s: %s", name, key_word(view, figure->word)) : name;
}

/* ------------------------------------------------------------------------ bars -- */

/* Full up to the lower end of the interval, half up to its upper end. */
static void
print_share(const struct feedback_view *view, struct share share)
{
	const char *full = view->plain ? "#" : "█", *half = view->plain ? "+" : "▒", *empty = view->plain ? "." : "░";
	int low = (int)floor(share.low * BAR + 0.5), high = (int)floor(share.high * BAR + 0.5);
	for (int i = 0; i < BAR; i++)
		fputs(i < low ? full : i < high ? half : empty, stdout);
}

static void
print_bar(const struct feedback_view *view, uint64_t count, uint64_t most)
{
	static const char *const parts[EIGHTHS] = {"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};
	int steps = view->plain ? 1 : EIGHTHS;
	int size = (int)((double)count / (double)most * BAR * steps + 0.5), columns = size / steps;
	for (int i = 0; i < columns; i++)
		fputs(view->plain ? "#" : "█", stdout);
	fputs(parts[size % steps], stdout);
	printf("%*s", BAR - columns - (size % steps > 0), "");
}

static void
print_row(const struct feedback_view *view, const struct figure *figure, uint64_t most)
{
	fputs("  ", stdout);
	if (figure->of) {
		struct share share = figures_share(figure->count, figure->of->count);
		char interval[32];
		snprintf(interval, sizeof interval, "(%.0f–%.0f%%)", share.low * 100, share.high * 100);
		print_share(view, share);
		printf(" %4.0f%% %s%*s %7" PRIu64 " / %-7" PRIu64, share.value * 100, interval,
		    (int)(sizeof "(100–100%)" - 1 - strlen(interval)), "", figure->count, figure->of->count);
	} else {
		print_bar(view, figure->count, most);
		printf(" %7" PRIu64, figure->count);
	}
	printf("  %s\n", label_of(view, figure));
}

/* ---------------------------------------------------------------------- report -- */

static int
compare_counts(const void *a, const void *b)
{
	const struct figure *x = *(struct figure *const *)a, *y = *(struct figure *const *)b;
	return x->count != y->count ? (x->count < y->count ? 1 : -1) : 0;
}

/* By what is certain: a high share of few counts less than a lower one of many. */
static int
compare_shares(const void *a, const void *b)
{
	const struct figure *x = *(struct figure *const *)a, *y = *(struct figure *const *)b;
	double low = figures_share(x->count, x->of->count).low, other = figures_share(y->count, y->of->count).low;
	return low != other ? (low < other ? 1 : -1) : compare_counts(a, b);
}

static bool
is_printed(const struct figure *figure, enum figure_section section)
{
	return figure->section == section && figure->shown && !figure->rest;
}

static void
print_section(const struct feedback_view *view, const struct figures *figures, enum figure_section section)
{
	struct list rows = {0};
	for (size_t i = 0; i < figures->items.count; i++) {
		struct figure *figure = ((struct figure **)figures->items.items)[i];
		if (is_printed(figure, section) && (figure->count || sections[section].look != LOOK_WORST))
			*LIST_ADD(&rows, view->arena, struct figure *) = figure;
	}
	if (!rows.count)
		return;
	if (sections[section].look != LOOK_ORDERED)
		list_sort(&rows, sizeof(struct figure *), sections[section].look == LOOK_WORST ? compare_shares : compare_counts);
	struct figure **items = rows.items;
	printf("\n%s\n", word(view, sections[section].title));
	for (size_t i = 0; i < rows.count && i < view->most; i++)
		print_row(view, items[i], items[0]->count);
	if (rows.count > view->most)
		printf("  … (%zu)\n", rows.count - view->most);
}

static const char *
number_words(const struct feedback_view *view, size_t number)
{
	return arena_printf(view->arena, "%zu", number);
}

static void
print_offices(const struct feedback_view *view, const struct feedback *feedback)
{
	printf("\n%s\n", word(view, W("Offices: files, first and last day")));
	for (size_t i = 0; i < feedback->offices.count; i++) {
		const struct feedback_office *office = ((struct feedback_office **)feedback->offices.items)[i];
		printf("  %5zu  %s – %s  %s\n", office->files, office->first, office->last,
		    *office->name ? office->name : word(view, W("not known")));
	}
}

void
feedback_report(const struct feedback_view *view, const struct feedback *feedback, const struct figures *figures)
{
	printf("%s\n", WORDS_FILL(view->arena, word(view, W("Files: {files}, offices: {offices}")),
	    {"files", number_words(view, feedback->files)}, {"offices", number_words(view, feedback->offices.count)}));
	printf("%s\n", WORDS_FILL(view->arena, word(view,
	    W("A share stands with the interval where it lies with 95% confidence: {full} at least, {half} perhaps.")),
	    {"full", view->plain ? "#" : "█"}, {"half", view->plain ? "+" : "▒"}));
	for (enum figure_section section = 0; section < FIGURE_SECTIONS; section++)
		print_section(view, figures, section);
	print_offices(view, feedback);
	if (figures->hidden)
		printf("\n%s\n", WORDS_FILL(view->arena, word(view,
		    W("Not shown, because they come from fewer than {least} offices or would tell such figures: {count}")),
		    {"least", number_words(view, figures->least)}, {"count", number_words(view, figures->hidden)}));
}

/* ------------------------------------------------------------------------- CSV -- */

static void
print_quoted(const char *words)
{
	putchar('"');
	for (; *words; words++)
		printf(*words == '"' ? "\"\"" : "%c", *words);
	putchar('"');
}

static void
print_thing(const struct feedback_view *view, const char *kind, uint32_t number)
{
	struct thing thing = thing_of(view, kind, number);
	if (kind)
		printf(",%" PRIu32 ",", number);
	else
		fputs(",,", stdout);
	print_quoted(thing.id);
	putchar(',');
	print_quoted(thing.name);
}

static void
print_record(const struct feedback_view *view, const struct figures *figures, const struct figure *figure)
{
	const struct section *section = &sections[figure->section];
	fputs(section->name, stdout);
	print_thing(view, section->number, figure->number);
	print_thing(view, section->part, figure->part);
	putchar(',');
	print_quoted(figure->word);
	printf(",%" PRIu64 ",", figure->count);
	if (figure->of) {
		struct share share = figures_share(figure->count, figure->of->count);
		printf("%" PRIu64 ",%.4f,%.4f,%.4f", figure->of->count, share.value, share.low, share.high);
	} else {
		fputs(",,,", stdout);
	}
	printf(",%zu\r\n", figures_offices(figures, figure));
}

void
feedback_csv(const struct feedback_view *view, const struct figures *figures)
{
	printf("section,number,id,name,part,part_id,part_name,word,count,of,share,low,high,offices\r\n");
	for (size_t i = 0; i < figures->items.count; i++) {
		const struct figure *figure = ((struct figure **)figures->items.items)[i];
		if (figure->shown && !figure->rest)
			print_record(view, figures, figure);
	}
}
