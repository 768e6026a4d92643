/* How well a search answers: queries with the services that are right. */
#ifndef SEARCH_QUALITY_H
#define SEARCH_QUALITY_H

#include <stdbool.h>
#include <stddef.h>

enum { QUALITY_IDS = 12, QUALITY_DEPTH = 10 };

struct quality_query {
	char *words, *kind;
	char *ids[QUALITY_IDS]; /* accepted, those that the catalogue holds */
	size_t id_count;
};

struct quality_queries {
	struct quality_query *items;
	size_t count;
	size_t left_out; /* no accepted service is held */
};

/* Reads "query TAB kind TAB ids"; what `held` denies is dropped. False: reported. */
bool quality_read(const char *path, bool (*held)(void *, const char *id), void *closure,
    struct quality_queries *out);
void quality_free(struct quality_queries *);

/* Something that searches: fills `ids` (to be freed) with at most QUALITY_DEPTH services, best first. */
struct quality_engine {
	const char *name;
	size_t (*search)(void *, const char *words, char *ids[QUALITY_DEPTH]);
	void *closure;
};

/* Prints success@1, success@3 and MRR of every engine, by kind and in total. With `misses`, the queries
 * besides that the first engine does not answer among its first three. */
void quality_print(const struct quality_queries *, const struct quality_engine *, size_t engines,
    bool misses);

#endif
