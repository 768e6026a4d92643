#include "tests/bench/search_quality.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { COLUMNS = 4, GROUPS = 40 };

/* ------------------------------------------------------------------------ reading -- */

static void
free_query(struct quality_query *query)
{
	free(query->lang);
	free(query->kind);
	free(query->words);
	for (size_t i = 0; i < query->id_count; i++)
		free(query->ids[i]);
}

static void
read_ids(char *ids, bool (*held)(void *, const char *), void *closure, struct quality_query *query)
{
	for (char *save, *id = strtok_r(ids, ",|", &save); id; id = strtok_r(NULL, ",|", &save))
		if (query->id_count < QUALITY_IDS && held(closure, id))
			query->ids[query->id_count++] = strdup(id);
}

static void
read_line(char *line, bool (*held)(void *, const char *), void *closure, struct quality_queries *out)
{
	char *columns[COLUMNS], *save;
	size_t count = 0;
	for (char *c = strtok_r(line, "\t\n", &save); c && count < COLUMNS; c = strtok_r(NULL, "\t\n", &save))
		columns[count++] = c;
	if (count < 3 || *columns[0] == '#')
		return;
	bool short_form = count == 3, nothing = !strcmp(columns[count - 1], "-");
	struct quality_query query = {
		.lang = strdup(short_form ? "hu" : columns[0]),
		.kind = strdup(columns[1]),
		.words = strdup(columns[short_form ? 0 : 2]),
	};
	if (!nothing)
		read_ids(columns[count - 1], held, closure, &query);
	out->items = realloc(out->items, (out->count + 1) * sizeof *out->items);
	if (!out->items)
		abort();
	if (nothing || query.id_count) {
		out->items[out->count++] = query;
	} else {
		out->left_out++;
		free_query(&query);
	}
}

bool
quality_read(const char *path, bool (*held)(void *, const char *id), void *closure,
    struct quality_queries *out)
{
	char *line = NULL;
	size_t room = 0;
	FILE *in = fopen(path, "r");
	*out = (struct quality_queries){0};
	if (!in) {
		fprintf(stderr, "bench-search: %s: %s\n", path, strerror(errno));
		return false;
	}
	while (getline(&line, &room, in) > 0)
		read_line(line, held, closure, out);
	free(line);
	fclose(in);
	return true;
}

void
quality_free(struct quality_queries *queries)
{
	for (size_t i = 0; i < queries->count; i++)
		free_query(&queries->items[i]);
	free(queries->items);
}

/* ---------------------------------------------------------------------- measuring -- */

struct tally {
	double count, first, third, reciprocal;
};

/* Queries of one language or kind, or all; each engine's tally. */
struct group {
	const char *name;
	struct tally of[QUALITY_ENGINES];
};

/* Of the queries that have an answer, and of those that have none: languages, or kinds. */
struct groups {
	struct group items[GROUPS];
	size_t count;
};

static struct tally *
tally_of(struct groups *groups, const char *name, size_t engine)
{
	size_t i = 0;
	while (i < groups->count && strcmp(groups->items[i].name, name))
		i++;
	if (i == GROUPS)
		i--;
	if (i == groups->count)
		groups->items[groups->count++].name = name;
	return &groups->items[i].of[engine];
}

/* The place of the first accepted service, from 1; 0: none is among them. */
static size_t
place_of(const struct quality_query *query, const struct quality_answer *answer)
{
	for (size_t i = 0; i < answer->count; i++)
		for (size_t j = 0; j < query->id_count; j++)
			if (!strcmp(answer->ids[i], query->ids[j]))
				return i + 1;
	return 0;
}

static void
print_miss(const struct quality_query *query, const struct quality_answer *answer, size_t place)
{
	printf("  %s (%zu) %s %s: %s [%s] →%s", place > 1 && place <= 3 ? "second" : "missed", place, query->lang,
	    query->kind, query->words, query->id_count ? query->ids[0] : "-", answer->weak ? " (weak)" : "");
	for (size_t i = 0; i < answer->count && i < 3; i++)
		printf(" %s", answer->ids[i]);
	printf("\n");
}

/* Asks, and adds to the tally: for a query without an answer, `first` counts that none came, or a weak one. */
static void
ask(const struct quality_engine *engine, const struct quality_query *query, bool misses, struct tally *out)
{
	struct quality_answer answer = {.count = 0};
	engine->search(engine->closure, query, &answer);
	size_t place = place_of(query, &answer);
	bool right = query->id_count ? place == 1 : !answer.count || answer.weak;
	*out = (struct tally){
		.count = 1, .first = right, .third = place >= 1 && place <= 3,
		.reciprocal = place ? 1.0 / (double)place : 0,
	};
	if (misses && !right)
		print_miss(query, &answer, place);
	for (size_t i = 0; i < answer.count; i++)
		free(answer.ids[i]);
}

static void
add(struct tally *to, const struct tally *one)
{
	to->count += one->count;
	to->first += one->first;
	to->third += one->third;
	to->reciprocal += one->reciprocal;
}

static void
print_group(const struct group *group, size_t engines, bool answered)
{
	printf("  %-14s %7.0f", group->name, group->of[0].count);
	for (size_t e = 0; e < engines; e++) {
		const struct tally *tally = &group->of[e];
		if (answered)
			printf("   %5.2f %5.2f %5.2f ", tally->first / tally->count, tally->third / tally->count,
			    tally->reciprocal / tally->count);
		else
			printf("   %5.2f             ", tally->first / tally->count);
	}
	printf("\n");
}

void
quality_print(const struct quality_queries *queries, const struct quality_engine *engines, size_t count,
    bool misses)
{
	static const char *const families[] = {"in all", "by language", "by kind"};
	struct groups groups[2][3] = {{{.count = 0}}}; /* nothing should be found, or something; families */
	for (size_t i = 0; i < queries->count; i++) {
		const struct quality_query *query = &queries->items[i];
		struct groups *of = groups[query->id_count > 0];
		for (size_t e = 0; e < count; e++) {
			struct tally one;
			ask(&engines[e], query, misses && !e, &one);
			add(tally_of(&of[0], families[0], e), &one);
			add(tally_of(&of[1], query->lang, e), &one);
			add(tally_of(&of[2], query->kind, e), &one);
		}
	}
	printf("  %zu more ask for services that the catalogue does not hold\n  %-14s %7s", queries->left_out,
	    "@1, @3, MRR", "queries");
	for (size_t e = 0; e < count; e++)
		printf("   %-18s", engines[e].name);
	printf("\n");
	for (int answered = 1; answered >= 0; answered--)
		for (size_t f = 0; f < 3; f++) {
			if (f == 0 && !answered && groups[0][0].count)
				printf("  nothing is right, and nothing or a weak answer comes:\n");
			for (size_t g = 0; g < groups[answered][f].count; g++)
				print_group(&groups[answered][f].items[g], count, answered);
		}
}
