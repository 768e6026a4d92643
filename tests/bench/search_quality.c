#include "tests/bench/search_quality.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { KINDS = 32 };

static bool
read_ids(char *ids, bool (*held)(void *, const char *), void *closure, struct quality_query *query)
{
	for (char *save, *id = strtok_r(ids, ",", &save); id; id = strtok_r(NULL, ",", &save))
		if (query->id_count < QUALITY_IDS && held(closure, id))
			query->ids[query->id_count++] = strdup(id);
	return query->id_count > 0;
}

static void
read_line(char *line, bool (*held)(void *, const char *), void *closure, struct quality_queries *out)
{
	char *save, *words = strtok_r(line, "\t", &save), *kind = strtok_r(NULL, "\t", &save);
	char *ids = strtok_r(NULL, "\t\n", &save);
	struct quality_query query = {0};
	if (*line == '#' || !ids)
		return;
	if (!read_ids(ids, held, closure, &query)) {
		out->left_out++;
		return;
	}
	query.words = strdup(words);
	query.kind = strdup(kind);
	out->items = realloc(out->items, (out->count + 1) * sizeof *out->items);
	if (!out->items)
		abort();
	out->items[out->count++] = query;
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
	for (size_t i = 0; i < queries->count; i++) {
		struct quality_query *query = &queries->items[i];
		free(query->words);
		free(query->kind);
		for (size_t j = 0; j < query->id_count; j++)
			free(query->ids[j]);
	}
	free(queries->items);
}

/* ---------------------------------------------------------------------- measuring -- */

struct tally {
	const char *kind;
	double count, first, third, reciprocal;
};

/* The place of the first accepted service, from 1; 0: none is among them. */
static size_t
place_of(const struct quality_query *query, char *const *ids, size_t count)
{
	for (size_t i = 0; i < count; i++)
		for (size_t j = 0; j < query->id_count; j++)
			if (!strcmp(ids[i], query->ids[j]))
				return i + 1;
	return 0;
}

static size_t
ask(const struct quality_engine *engine, const struct quality_query *query, bool misses)
{
	char *ids[QUALITY_DEPTH];
	size_t count = engine->search(engine->closure, query->words, ids);
	size_t place = place_of(query, ids, count);
	if (misses && (!place || place > 3)) {
		printf("  missed (%zu): %s [%s] →", place, query->words, query->ids[0]);
		for (size_t i = 0; i < count && i < 3; i++)
			printf(" %s", ids[i]);
		printf("\n");
	} else if (misses && place > 1) {
		printf("  second (%zu): %s [%s] → %s\n", place, query->words, query->ids[0], ids[0]);
	}
	for (size_t i = 0; i < count; i++)
		free(ids[i]);
	return place;
}

static struct tally *
tally_of(struct tally *tallies, const char *kind)
{
	size_t i = 1; /* 0 is the total */
	while (i + 1 < KINDS && tallies[i].kind && strcmp(tallies[i].kind, kind))
		i++;
	tallies[i].kind = kind;
	return &tallies[i];
}

static void
add(struct tally *tally, size_t place)
{
	tally->count++;
	tally->first += place == 1;
	tally->third += place >= 1 && place <= 3;
	tally->reciprocal += place ? 1.0 / (double)place : 0;
}

void
quality_print(const struct quality_queries *queries, const struct quality_engine *engines, size_t count,
    bool misses)
{
	printf("  %zu queries; %zu more ask for services that the catalogue does not hold\n",
	    queries->count, queries->left_out);
	for (size_t e = 0; e < count; e++) {
		struct tally tallies[KINDS] = {{.kind = "all"}};
		for (size_t i = 0; i < queries->count; i++) {
			size_t place = ask(&engines[e], &queries->items[i], misses && !e);
			add(&tallies[0], place);
			add(tally_of(tallies, queries->items[i].kind), place);
		}
		printf("  %-18s %-12s %7s %9s %9s %6s\n", engines[e].name, "kind", "queries", "success@1",
		    "success@3", "MRR");
		for (size_t i = 0; i < KINDS && tallies[i].kind; i++)
			printf("  %-18s %-12s %7.0f %9.2f %9.2f %6.2f\n", "", tallies[i].kind,
			    tallies[i].count, tallies[i].first / tallies[i].count,
			    tallies[i].third / tallies[i].count, tallies[i].reciprocal / tallies[i].count);
	}
}
