/* How well a search answers: queries with the services that are right. See QUERIES.md. */
#ifndef SEARCH_QUALITY_H
#define SEARCH_QUALITY_H

#include <stdbool.h>
#include <stddef.h>

enum { QUALITY_IDS = 12, QUALITY_DEPTH = 10 };

struct quality_query {
	char *lang, *kind, *words;
	char *ids[QUALITY_IDS]; /* accepted, those that the catalogue holds; none: nothing should be found */
	size_t id_count;
};

struct quality_queries {
	struct quality_query *items;
	size_t count;
	size_t left_out; /* no accepted service is held */
};

/* Reads "language TAB kind TAB query TAB ids", or "query TAB kind TAB ids" where all is Hungarian; ids that
 * `held` denies are dropped. False: reported. */
bool quality_read(const char *path, bool (*held)(void *, const char *id), void *closure,
    struct quality_queries *out);
void quality_free(struct quality_queries *);

/* What a search says to a query: at most QUALITY_DEPTH services (to be freed), best first. */
struct quality_answer {
	char *ids[QUALITY_DEPTH];
	size_t count;
	bool weak; /* it says itself that nothing fits well */
};

/* Something that searches. */
struct quality_engine {
	const char *name;
	void (*search)(void *, const struct quality_query *, struct quality_answer *out);
	void *closure;
};

enum { QUALITY_ENGINES = 8 };

/* Prints success@1, success@3 and MRR of every engine, in all, by language and by kind; and how many of the
 * queries to which there is no answer got none, or one that says so. With `misses`, the queries besides that
 * the first engine does not answer so. */
void quality_print(const struct quality_queries *, const struct quality_engine *, size_t engines,
    bool misses);

#endif
