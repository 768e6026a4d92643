#include "data/search.h"

#include <stdlib.h>

#include "data/search/search_expand.h"
#include "data/search/search_fold.h"
#include "data/search/search_query.h"
#include "data/search/search_rank.h"
#include "data/search/search_snippet.h"

struct search {
	struct catalogue *catalogue;
	struct index_reader *index; /* NULL: it was damaged, or */
	bool unreadable;
};

enum status
search_open(struct search **out, const char *path, struct catalogue *catalogue)
{
	struct index_reader *index;
	enum status status = index_reader_open(&index, path, catalogue_content_id(catalogue), false);
	if (status != STATUS_DONE)
		return status;
	status = index_reader_concepts(index);
	if (status != STATUS_DONE) {
		index_reader_close(index);
		return status;
	}
	*out = malloc(sizeof **out);
	if (!*out)
		abort();
	**out = (struct search){.catalogue = catalogue, .index = index};
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

bool
search_was_unreadable(const struct search *search)
{
	return search && search->unreadable;
}

/* The concepts that a passage is about and that were meant, by name. */
static enum status
name_about(struct index_reader *index, struct arena *arena, const struct query_words *words,
    const struct passage *passage, const char **out)
{
	struct varints in = passage->words;
	enum status status = STATUS_DONE;
	*out = "";
	while (status == STATUS_DONE && in.at < in.end) {
		const char *name;
		uint32_t concept = (uint32_t)varint(&in);
		if (!query_words_mean(words, concept))
			continue;
		status = index_reader_word(index, arena, concept, &name);
		if (status == STATUS_DONE)
			*out = arena_printf(arena, "%s%s%s", *out, **out ? " " : "", name);
	}
	return status;
}

/* One hit; STATUS_ABSENT: the index is damaged, or lists what the catalogue does not have. */
static enum status
show_hit(struct search *search, struct arena *arena, const char *lang, enum search_kind kind,
    const struct query_words *words, const struct ranked *ranked, struct search_hit *out)
{
	bool about = ranked->best.count && ranked->best.field == FIELD_ABOUT;
	enum status status = search_snippet(search->catalogue, arena, lang, kind, words, ranked, out);
	if (status == STATUS_ABSENT)
		index_reader_corrupt(search->index, "lists what is not in the catalogue");
	if (status == STATUS_DONE && about &&
	    name_about(search->index, arena, words, &ranked->best, &out->about) != STATUS_DONE)
		status = STATUS_ABSENT;
	return status;
}

/* What they are called; statuses as of show_hit. */
static enum status
show(struct search *search, struct arena *arena, const char *lang, const struct query_words *words,
    const struct ranking *rankings, struct search_results *out)
{
	enum status status = STATUS_DONE;
	for (enum search_kind kind = 0; kind < SEARCH_KINDS; kind++) {
		struct search_section *section = &out->of[kind];
		section->items = arena_array(arena, rankings[kind].count, sizeof *section->items);
		for (size_t i = 0; status == STATUS_DONE && i < rankings[kind].count; i++) {
			status = show_hit(search, arena, lang, kind, words, &rankings[kind].items[i],
			    &section->items[i]);
			section->count += status == STATUS_DONE;
		}
	}
	out->nearest = query_words_nearest(arena, words);
	return status;
}

/* What the index says cannot be. */
static void
give_up(struct search *search, struct search_results *out)
{
	search->unreadable = db_was_unreadable(search->index->db);
	index_reader_close(search->index);
	search->index = NULL;
	*out = (struct search_results){.nearest = NULL};
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
		status = search_rank(search->index, &scratch, &meant, most, rankings, &out->weak);
	fold_stemmers_forget(search->index->stemmers);
	out->telling = meant.telling;
	bool damaged = status != STATUS_DONE;
	if (!damaged)
		status = show(search, arena, lang, &meant, rankings, out);
	if (damaged || status == STATUS_ABSENT) {
		give_up(search, out);
		status = STATUS_DONE;
	}
	arena_free(&scratch);
	return status;
}

/* The concepts that a word means, by name. */
static enum status
name_meanings(struct index_reader *index, struct arena *arena, const struct query_word *word, const char **out)
{
	enum status status = STATUS_DONE;
	*out = "";
	for (size_t i = 0; status == STATUS_DONE && i < word->meaning_count; i++) {
		const char *name;
		status = index_reader_word(index, arena, word->meanings[i].concept, &name);
		if (status == STATUS_DONE)
			*out = arena_printf(arena, "%s%s%s", *out, i ? " " : "", name);
	}
	return status;
}

enum status
search_explain(struct search *search, struct arena *arena, const char *words, struct search_word **out,
    size_t *count)
{
	struct query_words meant;
	struct ranking rankings[SEARCH_KINDS];
	bool weak;
	enum status status = query_words_read(search->index, arena, words, &meant);
	if (status == STATUS_DONE)
		status = search_rank(search->index, arena, &meant, 1, rankings, &weak);
	*out = arena_array(arena, meant.count, sizeof **out);
	*count = 0;
	for (; status == STATUS_DONE && *count < meant.count; ++*count) {
		struct search_word *word = *out + *count;
		word->word = meant.items[*count].lower;
		word->worth = meant.items[*count].worth;
		status = name_meanings(search->index, arena, &meant.items[*count], &word->concepts);
	}
	return status;
}

/* The catalogue's own spelling of a word that differs in accents at most; NULL: it has no such word. */
static enum status
own_spelling(struct index_reader *index, struct arena *arena, const struct query_word *word, const char **out)
{
	const struct way *best = NULL;
	*out = NULL;
	for (size_t i = 0; i < word->count; i++)
		if (word->ways[i].word >= index->concepts.count && word->ways[i].weight >= ways_of_word[HOW_SAME] &&
		    (!best || word->ways[i].weight > best->weight))
			best = &word->ways[i];
	return best ? index_reader_word(index, arena, best->word, out) : STATUS_DONE;
}

void
search_known(struct search *search, struct arena *arena, const char *words, struct search_known *out)
{
	struct query_words meant;
	*out = (struct search_known){.count = 0};
	if (!search_works(search) || query_words_read(search->index, arena, words, &meant) != STATUS_DONE)
		return;
	fold_stemmers_forget(search->index->stemmers);
	for (size_t i = 0; i < meant.count; i++) {
		const char *spelling;
		if (own_spelling(search->index, arena, &meant.items[i], &spelling) != STATUS_DONE || !spelling)
			out->others++;
		else
			out->words[out->count++] = spelling;
	}
}
