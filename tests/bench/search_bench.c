/* bench-search [--misses] [--speed] CATALOGUE INDEX QUERIES ...
 *
 * Quality: for each file of queries (see QUERIES.md), success@1, success@3 and MRR of our search and of FTS5
 * with unicode61, with trigram and with stems, on the same catalogue in the same run. Each query is asked as
 * a whole; services that the catalogue does not hold are not asked for. --misses prints what ours does not
 * find first.
 *
 * Speed, with --speed: every query of the files is typed letter by letter; ms per key, and the memory of
 * this process (which holds catalogue and index, as the kiosk does). */
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "data/search.h"
#include "tests/bench/search_peers.h"
#include "tests/bench/search_quality.h"

enum { SHOWN = 8 }; /* of each kind, per key */

struct ours {
	struct catalogue *catalogue;
	struct search *search;
	double *keys; /* ms */
	size_t key_count, key_room;
};

static void
find(void *closure, const struct quality_query *query, struct quality_answer *out)
{
	struct ours *ours = closure;
	struct arena arena = {0};
	struct search_results results;
	const char *id;
	if (search_query(ours->search, &arena, "hu", query->words, QUALITY_DEPTH, &results) != STATUS_DONE)
		exit(1);
	for (size_t i = 0; i < results.of[SEARCH_SERVICE].count; i++)
		if (catalogue_id_name(ours->catalogue, &arena, results.of[SEARCH_SERVICE].items[i].id, &id) ==
		    STATUS_DONE)
			out->ids[out->count++] = strdup(id);
	out->weak = results.weak;
	arena_free(&arena);
}

static bool
measure_quality(struct ours *ours, struct peers *peers, const char *path, bool misses)
{
	struct quality_queries queries;
	struct quality_engine engines[1 + PEERS] = {{"ours", find, ours}};
	if (!quality_read(path, peers_hold, peers, &queries))
		return false;
	peers_engines(peers, engines + 1);
	printf("%s\n", path);
	quality_print(&queries, engines, 1 + PEERS, misses);
	quality_free(&queries);
	return true;
}

/* ------------------------------------------------------------------------- speed -- */

static void
press(struct ours *ours, const char *typed)
{
	struct timespec before, after;
	struct arena arena = {0};
	struct search_results results;
	clock_gettime(CLOCK_THREAD_CPUTIME_ID, &before);
	if (search_query(ours->search, &arena, "hu", typed, SHOWN, &results) != STATUS_DONE)
		exit(1);
	clock_gettime(CLOCK_THREAD_CPUTIME_ID, &after);
	arena_free(&arena);
	if (ours->key_count == ours->key_room) {
		ours->key_room = 2 * ours->key_room + 1024;
		ours->keys = realloc(ours->keys, ours->key_room * sizeof *ours->keys);
		if (!ours->keys)
			abort();
	}
	ours->keys[ours->key_count++] = (double)(after.tv_sec - before.tv_sec) * 1e3 +
	    (double)(after.tv_nsec - before.tv_nsec) / 1e6;
}

static void
type(struct ours *ours, const char *words)
{
	char typed[512];
	for (size_t i = 0; words[i] && i + 1 < sizeof typed; i++) {
		memcpy(typed, words, i + 1);
		typed[i + 1] = '\0';
		if (((unsigned char)words[i + 1] & 0xc0) != 0x80)
			press(ours, typed);
	}
}

static bool
any(void *closure, const char *id)
{
	(void)closure;
	return id != NULL;
}

static bool
type_all(struct ours *ours, const char *path)
{
	struct quality_queries queries;
	if (!quality_read(path, any, NULL, &queries))
		return false;
	for (size_t i = 0; i < queries.count; i++)
		type(ours, queries.items[i].words);
	quality_free(&queries);
	return true;
}

static int
compare(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;
	return (x > y) - (x < y);
}

static long
resident_kib(void)
{
	char line[256];
	long kib = 0;
	FILE *in = fopen("/proc/self/status", "r");
	while (in && fgets(line, sizeof line, in))
		sscanf(line, "VmRSS: %ld", &kib);
	if (in)
		fclose(in);
	return kib;
}

static void
print_speed(struct ours *ours)
{
	size_t count = ours->key_count;
	if (!count)
		return;
	qsort(ours->keys, count, sizeof *ours->keys, compare);
	printf("  per key, ms of processor time (%zu keys): p50 %.2f  p99 %.2f  max %.2f\n", count, ours->keys[count / 2],
	    ours->keys[count * 99 / 100], ours->keys[count - 1]);
	printf("  memory after the searches, MB RSS: %.1f\n", (double)resident_kib() / 1024);
}

int
main(int argc, char **argv)
{
	static const struct option options[] = {
		{"misses", no_argument, NULL, 'm'}, {"speed", no_argument, NULL, 's'}, {0},
	};
	bool misses = false, speed = false, good = true;
	for (int c; (c = getopt_long(argc, argv, "", options, NULL)) != -1;) {
		if (c == '?')
			return 2;
		misses |= c == 'm';
		speed |= c == 's';
	}
	if (argc - optind < 3) {
		fprintf(stderr, "usage: bench-search [--misses] [--speed] CATALOGUE INDEX QUERIES ...\n");
		return 2;
	}
	struct ours ours = {0};
	if (catalogue_open(&ours.catalogue, argv[optind]) != STATUS_DONE ||
	    search_open(&ours.search, argv[optind + 1], ours.catalogue) != STATUS_DONE)
		return 1;
	struct peers *peers = speed ? NULL : peers_new(argv[optind]);
	good = speed || peers;
	for (int i = optind + 2; good && i < argc; i++)
		good = speed ? type_all(&ours, argv[i]) : measure_quality(&ours, peers, argv[i], misses);
	print_speed(&ours);
	peers_free(peers);
	free(ours.keys);
	search_close(ours.search);
	catalogue_close(ours.catalogue);
	return good ? 0 : 1;
}
