/* How results are ranked.
 *
 * Every word of the query leads to words of the catalogue, each with a weight that says how sure it is
 * that this word is meant (search_words.c): 1 as it was typed, less for another form, spelling or part of
 * a compound. A word is worth more the fewer services have it (idf, over what it really matches). An
 * owner's texts are passages: a name, an alias, a question, ...; each field has a weight.
 *
 *   spread(owner)     how much of the query's worth is covered, each word by the best passage that has it
 *   together(owner)   the best passage alone: how much of the query it covers, times its field, and a
 *                     little less the more it says besides
 *   score = 0.4 spread + 0.6 together
 *
 * so that a hit that covers all words beats one that covers half of them, and words in one alias beat
 * the same words scattered. Candidates are the owners with the most `spread` by the postings; only they
 * are read passage by passage. */
#include "data/search/search_rank.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Owners of a kind whose passages are read, at least. */
enum { CANDIDATES = 32, OTHER_CANDIDATES = 12 };

static const float field_weights[SEARCH_FIELDS] = {
	[FIELD_NAME] = 1.0f, [FIELD_ALIAS] = 0.95f, [FIELD_ABOUT] = 1.0f, [FIELD_COVERED] = 0.75f, [FIELD_SUMMARY] = 0.45f,
	[FIELD_QUESTION] = 0.5f, [FIELD_BODY] = 0.25f,
};
#define TOGETHER 0.6f  /* its part of the score */
#define BESIDES  0.45f /* what a passage loses when nearly all of it was not asked for */
#define SMOOTH   3.0f  /* services that have any word, as it were */
#define LEAST    0.2   /* of the best score; what has less is not shown */
#define UNKNOWN  2.0f  /* what a word would be worth that is not known */
#define WEAK     0.4   /* a score below which nothing fits well */
#define TELLING  0.15f /* what a word says that is more than an aside */
#define BRIEF    0.5f   /* of a beginning of one or two letters */
#define OTHERS   0.85f  /* of a passage that names other people than the query */

struct ranker {
	struct index_reader *store;
	struct arena *arena; /* scratch */
	struct query_words *words;
	float *total, *best; /* by owner; of all words, of one word */
	float weight;        /* of the way that is being followed */
	float worth;         /* of all words */
	float unknown;       /* what might be worth more, if it were known what is meant */
	bool people;         /* the query names some */
	uint16_t *rows;      /* by word of the catalogue: number of its row in `weights`, + 1 */
	float (*weights)[LIMIT_QUERY_WORDS];
	size_t row_count;
};

/* ------------------------------------------------------------------- candidates -- */

static void
take_owner(void *closure, uint32_t word, uint32_t owner, enum search_field field)
{
	struct ranker *ranker = closure;
	float value = ranker->weight * field_weights[field];
	(void)word;
	if (ranker->best[owner] < value)
		ranker->best[owner] = value;
}

static enum status
take_brief(struct ranker *ranker, const char *prefix)
{
	enum status status = STATUS_DONE;
	for (enum search_kind kind = 0; status == STATUS_DONE && kind < SEARCH_KINDS; kind++) {
		uint32_t *owners;
		size_t count;
		status = index_reader_brief(ranker->store, ranker->arena, prefix, kind, &owners, &count);
		for (size_t i = 0; status == STATUS_DONE && i < count; i++) {
			float value = BRIEF - BRIEF / 2 * (float)i / SEARCH_BRIEF_OWNERS;
			if (ranker->best[owners[i]] < value)
				ranker->best[owners[i]] = value;
		}
	}
	return status;
}

/* The best match of one word in every owner. */
static enum status
match_word(struct ranker *ranker, const struct query_word *word)
{
	enum status status = STATUS_DONE;
	memset(ranker->best, 0, ranker->store->first[SEARCH_KINDS] * sizeof *ranker->best);
	for (size_t i = 0; status == STATUS_DONE && i < word->count; i++) {
		ranker->weight = word->ways[i].weight;
		status = index_reader_owners(ranker->store, word->ways[i].word, word->ways[i].word + 1,
		    take_owner, ranker);
	}
	ranker->weight = word->beginning;
	if (status == STATUS_DONE && word->from < word->to)
		status = index_reader_owners(ranker->store, word->from, word->to, take_owner, ranker);
	if (status == STATUS_DONE && word->brief)
		status = take_brief(ranker, word->brief);
	return status;
}

/* What the word that was just matched is worth; 0 if it matches nothing. */
static float
worth_of(const struct ranker *ranker)
{
	const uint32_t *first = ranker->store->first;
	float services = (float)(first[SEARCH_SERVICE + 1] - first[SEARCH_SERVICE]), matched = 0, any = 0;
	for (uint32_t i = 0; i < first[SEARCH_KINDS]; i++) {
		any += ranker->best[i];
		if (i < first[SEARCH_SERVICE + 1])
			matched += ranker->best[i];
	}
	return any > 0 ? logf(1 + services / (SMOOTH + matched)) : 0;
}

static enum status
match_words(struct ranker *ranker)
{
	uint32_t owners = ranker->store->first[SEARCH_KINDS];
	enum status status = STATUS_DONE;
	ranker->total = arena_array(ranker->arena, owners, sizeof *ranker->total);
	ranker->best = arena_array(ranker->arena, owners, sizeof *ranker->best);
	for (size_t i = 0; status == STATUS_DONE && i < ranker->words->count; i++) {
		struct query_word *word = &ranker->words->items[i];
		status = match_word(ranker, word);
		if (status != STATUS_DONE)
			break;
		word->worth = worth_of(ranker) * word->share;
		ranker->worth += word->worth;
		ranker->unknown += UNKNOWN * word->share * (1 - (word->worth > 0 ? word->sure : 0));
		for (uint32_t owner = 0; owner < owners; owner++)
			ranker->total[owner] += word->worth * ranker->best[owner];
	}
	return status;
}

/* The `most` owners of a kind with the greatest totals, best first. */
static size_t
choose(const struct ranker *ranker, enum search_kind kind, size_t most, struct ranked *out)
{
	const uint32_t *first = ranker->store->first;
	size_t count = 0;
	for (uint32_t owner = first[kind]; owner < first[kind + 1]; owner++) {
		double score = ranker->total[owner];
		size_t i = count;
		if (score <= 0 || (i == most && score <= out[i - 1].score))
			continue;
		if (i < most)
			count++;
		else
			i--;
		for (; i && out[i - 1].score < score; i--)
			out[i] = out[i - 1];
		out[i] = (struct ranked){.owner = owner, .score = score};
	}
	return count;
}

/* --------------------------------------------------------------------- passages -- */

bool
query_words_mean(const struct query_words *words, uint32_t word)
{
	for (size_t i = 0; i < words->count; i++) {
		const struct query_word *item = &words->items[i];
		if (word >= item->from && word < item->to)
			return true;
		for (size_t low = 0, high = item->count; low < high;) {
			size_t middle = (low + high) / 2;
			if (item->ways[middle].word == word)
				return true;
			if (item->ways[middle].word < word)
				low = middle + 1;
			else
				high = middle;
		}
	}
	return false;
}

static bool
is_person(const struct ranker *ranker, uint64_t word)
{
	const struct concepts *concepts = &ranker->store->concepts;
	return word < concepts->count && concepts->items[word].kind == CONCEPT_PERSON;
}

static bool
names_people(const struct ranker *ranker)
{
	const struct query_words *words = ranker->words;
	for (size_t i = 0; i < words->count; i++)
		for (size_t m = 0; m < words->items[i].meaning_count; m++)
			if (is_person(ranker, words->items[i].meanings[m].concept))
				return true;
	return false;
}

/* Lays out all ways by the catalogue's words. */
static void
lay_out(struct ranker *ranker)
{
	size_t most = 1;
	for (size_t i = 0; i < ranker->words->count; i++)
		most += ranker->words->items[i].count;
	ranker->rows = arena_array(ranker->arena, ranker->store->words, sizeof *ranker->rows);
	ranker->weights = arena_array(ranker->arena, most, sizeof *ranker->weights);
	for (size_t i = 0; i < ranker->words->count; i++) {
		const struct query_word *word = &ranker->words->items[i];
		for (size_t w = 0; w < word->count; w++) {
			uint16_t *row = &ranker->rows[word->ways[w].word];
			if (!*row && ranker->row_count < UINT16_MAX)
				*row = (uint16_t)++ranker->row_count;
			if (*row)
				ranker->weights[*row][i] = word->ways[w].weight;
		}
	}
}

/* How sure it is that the i-th word of the query means a word of the catalogue; `row` is the latter's. */
static float
weight_of(const struct ranker *ranker, size_t i, uint32_t word, unsigned row)
{
	const struct query_word *item = &ranker->words->items[i];
	float weight = row ? ranker->weights[row][i] : 0;
	bool begins = word >= item->from && word < item->to;
	return begins && weight < item->beginning ? item->beginning : weight;
}

/* Whether any word of the query can lead to a word of the catalogue. */
static bool
is_meant(const struct ranker *ranker, uint32_t word)
{
	const struct query_word *last = &ranker->words->items[ranker->words->count - 1];
	return ranker->rows[word] || (word >= last->from && word < last->to);
}

/* What a passage has of the query. */
struct match {
	float weights[LIMIT_QUERY_WORDS]; /* the most that each word of the query finds */
	float found;  /* how many of the passage's words are found, each by itself or by what it means */
	bool person, same_person; /* it names people; those of the query, too */
};

static enum status
match_passage(const struct ranker *ranker, const struct passage *passage, struct match *out)
{
	struct varints in = passage->words;
	size_t count = ranker->words->count;
	float most = 0;
	*out = (struct match){.found = 0};
	while (in.at < in.end) {
		uint64_t word = varint(&in);
		if (in.bad || word >= ranker->store->words)
			return index_reader_corrupt(ranker->store, "owner");
		if (word >= ranker->store->concepts.count || passage->field == FIELD_ABOUT) {
			out->found += most;
			most = 0;
		}
		bool meant = is_meant(ranker, (uint32_t)word), person = is_person(ranker, word);
		out->person |= person;
		out->same_person |= person && meant;
		for (size_t i = 0; meant && i < count; i++) {
			float weight = weight_of(ranker, i, (uint32_t)word, ranker->rows[word]);
			out->weights[i] = weight > out->weights[i] ? weight : out->weights[i];
			most = weight > most ? weight : most;
		}
	}
	out->found += most;
	return STATUS_DONE;
}

static float
together(const struct ranker *ranker, const struct passage *passage, const struct match *match)
{
	float covered = 0, content = passage->content ? (float)passage->content : (float)passage->count;
	for (size_t i = 0; i < ranker->words->count; i++)
		covered += match->weights[i] * ranker->words->items[i].worth;
	if (ranker->people && match->person && !match->same_person)
		covered *= OTHERS;
	float share = match->found < content ? match->found / content : 1;
	return field_weights[passage->field] * covered / ranker->worth * (1 - BESIDES + BESIDES * share);
}

/* The score: at first it is the total of the postings, which is `spread`. */
static enum status
score_owner(const struct ranker *ranker, struct arena *arena, struct ranked *ranked)
{
	float best = 0;
	struct match match;
	struct index_owner_row row = {.texts = {0}};
	struct passage passage;
	enum status status = index_reader_owner(ranker->store, arena, ranked->owner, &row);
	ranked->thing = row.thing;
	ranked->bundle = row.bundle;
	while (status == STATUS_DONE && index_reader_passage(&row.texts, &passage)) {
		status = match_passage(ranker, &passage, &match);
		float value = match.found > 0 ? together(ranker, &passage, &match) : 0;
		if (value > best) {
			best = value;
			ranked->best = passage;
		}
	}
	if (status == STATUS_DONE && row.texts.bad)
		return index_reader_corrupt(ranker->store, "owner");
	ranked->score = (1 - TOGETHER) * ranked->score / ranker->worth + TOGETHER * best;
	return status;
}

static int
compare(const void *a, const void *b)
{
	const struct ranked *x = a, *y = b;
	if (x->score != y->score)
		return x->score < y->score ? 1 : -1;
	return (x->owner > y->owner) - (x->owner < y->owner);
}

static enum status
rank_kind(const struct ranker *ranker, struct arena *arena, enum search_kind kind, size_t most,
    struct ranking *out)
{
	size_t wanted = kind == SEARCH_SERVICE ? CANDIDATES : OTHER_CANDIDATES;
	enum status status = STATUS_DONE;
	wanted = wanted < most ? most : wanted;
	out->items = arena_array(arena, wanted, sizeof *out->items);
	out->count = choose(ranker, kind, wanted, out->items);
	for (size_t i = 0; status == STATUS_DONE && i < out->count; i++)
		status = score_owner(ranker, arena, &out->items[i]);
	qsort(out->items, out->count, sizeof *out->items, compare);
	if (out->count > most)
		out->count = most;
	return status;
}

/* Leaves out what is far from the best of all. */
static void
cut(struct ranking out[SEARCH_KINDS])
{
	double best = 0;
	for (enum search_kind kind = 0; kind < SEARCH_KINDS; kind++)
		if (out[kind].count && out[kind].items[0].score > best)
			best = out[kind].items[0].score;
	for (enum search_kind kind = 0; kind < SEARCH_KINDS; kind++)
		while (out[kind].count && out[kind].items[out[kind].count - 1].score < best * LEAST)
			out[kind].count--;
}

/* Whether even the best answers too little of what was asked, as far as that is known; or nothing was asked but
 * "tomorrow", "please". */
static bool
is_weak(const struct ranker *ranker, const struct ranking rankings[SEARCH_KINDS])
{
	float share = 0;
	for (size_t i = 0; i < ranker->words->count; i++)
		share = ranker->words->items[i].share > share ? ranker->words->items[i].share : share;
	if (share < TELLING)
		return true;
	double best = 0;
	for (enum search_kind kind = 0; kind < SEARCH_KINDS; kind++)
		if (rankings[kind].count && rankings[kind].items[0].score > best)
			best = rankings[kind].items[0].score;
	return best * (double)ranker->worth < WEAK * (double)(ranker->worth + ranker->unknown);
}

enum status
search_rank(struct index_reader *store, struct arena *arena, struct query_words *words, size_t most,
    struct ranking out[SEARCH_KINDS], bool *weak)
{
	struct ranker ranker = {.store = store, .arena = arena, .words = words};
	memset(out, 0, SEARCH_KINDS * sizeof *out);
	*weak = true;
	enum status status = match_words(&ranker);
	if (status != STATUS_DONE || ranker.worth <= 0)
		return status;
	lay_out(&ranker);
	ranker.people = names_people(&ranker);
	for (enum search_kind kind = 0; status == STATUS_DONE && kind < SEARCH_KINDS; kind++)
		status = rank_kind(&ranker, arena, kind, most, &out[kind]);
	cut(out);
	*weak = is_weak(&ranker, out);
	return status;
}
