#include "data/search.h"

#include <stdlib.h>

#include "data/search/search_fold.h"
#include "data/search/search_query.h"
#include "data/search/search_rank.h"
#include "data/search/search_snippet.h"

struct search {
	struct catalogue *catalogue;
	struct index_reader *index; /* NULL: it was damaged */
};

enum status
search_open(struct search **out, const char *path, struct catalogue *catalogue)
{
	struct index_reader *index;
	enum status status = index_reader_open(&index, path, catalogue_content_id(catalogue), false);
	if (status != STATUS_DONE)
		return status;
	*out = malloc(sizeof **out);
	if (!*out)
		abort();
	**out = (struct search){catalogue, index};
	return STATUS_DONE;
}

void
search_close(struct search *search)
{
	if (search)
		index_reader_close(search->index);
	free(search);
}

bool
search_works(const struct search *search)
{
	return search && search->index;
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

static void
give_up(struct search *search)
{
	index_reader_close(search->index);
	search->index = NULL;
}

enum status
search_query(struct search *search, struct arena *arena, const char *lang, const char *words, size_t most,
    struct search_results *out)
{
	struct arena scratch = {0};
	struct query_words meant;
	struct ranking rankings[SEARCH_KINDS];
	*out = (struct search_results){.nearest = NULL};
	if (!search_works(search))
		return STATUS_DONE;
	enum status status = query_words_read(search->index, &scratch, words, &meant);
	if (status == STATUS_DONE)
		status = search_rank(search->index, &scratch, &meant, most, rankings);
	fold_stemmers_forget(search->index->stemmers);
	if (status == STATUS_DONE) {
		status = show(search->catalogue, arena, lang, &meant, rankings, out);
		out->nearest = query_words_nearest(arena, &meant);
	} else {
		give_up(search);
		status = STATUS_DONE;
	}
	arena_free(&scratch);
	return status;
}
