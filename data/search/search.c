#include "data/search.h"

#include "data/query/load.h"
#include "data/search/search_fold.h"
#include "data/search/search_snippet.h"
#include "data/search/search_rank.h"
#include "data/search/search_query.h"

enum status
catalogue_attach_index(struct catalogue *catalogue, const char *path)
{
	struct index_reader **store = catalogue_index(catalogue);
	index_reader_close(*store);
	*store = NULL;
	return index_reader_open(store, path, catalogue_content_id(catalogue));
}

bool
catalogue_has_index(const struct catalogue *catalogue)
{
	return *catalogue_index((struct catalogue *)catalogue) != NULL;
}

static enum status
show(struct catalogue *catalogue, struct arena *arena, const char *lang, const struct query_words *words,
    const struct ranking *rankings, struct search_results *out)
{
	enum status status = STATUS_DONE;
	for (enum search_kind kind = 0; kind < SEARCH_KINDS; kind++) {
		struct search_section *section = &out->of[kind];
		section->items = arena_array(arena, rankings[kind].count, sizeof *section->items);
		for (size_t i = 0; status == STATUS_DONE && i < rankings[kind].count; i++) {
			status = search_snippet(catalogue, arena, lang, kind, words, &rankings[kind].items[i],
			    &section->items[i]);
			section->count += status == STATUS_DONE;
		}
	}
	return status;
}

/* A damaged index is given up, as if there were none. */
static enum status
give_up(struct catalogue *catalogue, enum status status)
{
	struct index_reader **store = catalogue_index(catalogue);
	if (status == STATUS_DONE || status == STATUS_INTERRUPTED)
		return status;
	index_reader_close(*store);
	*store = NULL;
	return STATUS_ABSENT;
}

enum status
catalogue_search(struct catalogue *catalogue, struct arena *arena, const char *lang, const char *words,
    size_t most, struct search_results *out)
{
	struct index_reader *store = *catalogue_index(catalogue);
	struct arena scratch = {0};
	struct query_words meant;
	struct ranking rankings[SEARCH_KINDS];
	*out = (struct search_results){.nearest = NULL};
	if (!store)
		return STATUS_DONE;
	enum status status = query_words_read(store, &scratch, words, &meant);
	if (status == STATUS_DONE)
		status = search_rank(store, &scratch, &meant, most, rankings);
	fold_stemmers_forget(store->stemmers);
	status = give_up(catalogue, status);
	if (status == STATUS_DONE) {
		status = show(catalogue, arena, lang, &meant, rankings, out);
		out->nearest = query_words_nearest(arena, &meant);
	}
	arena_free(&scratch);
	return status == STATUS_ABSENT ? STATUS_DONE : status;
}
