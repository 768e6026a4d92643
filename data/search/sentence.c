#include "data/search/sentence.h"

#include <stdlib.h>
#include <string.h>
#include <unictype.h>
#include <unistr.h>

#include "data/search/search_latin.h"
#include "data/search/search_stop.h"
#include "data/search/tokens.h"

#define OF_PERSON   0.4f /* what a word says that only names who in the family it is about */
#define OF_PLAIN    0.5f /* that means none of the concepts that others of the sentence mean */
#define OF_ASIDE    0.1f /* that says when, or how urgently */
#define OF_FACET    0.3f /* that says what about a service is asked */
#define OF_DENIED   0.15f /* what is meant is another thing */
enum {
	HELD = 4,    /* so often nobody writes a letter */
	REPEATS = 3, /* nor any group of letters */
	LEAST_HELD = 6, /* letters of a word of one or two of them that is none */
	DOUBT = 2, /* words from "not" to "know", at most */
};

static const float shares[CONCEPT_KINDS] = {
	[CONCEPT_EVENT] = 1, [CONCEPT_OBJECT] = 1, [CONCEPT_PERSON] = OF_PERSON, [CONCEPT_ASIDE] = OF_ASIDE,
};

/* A word as typed. */
struct said {
	struct query_word word;
	size_t clause;
	bool negation;
	bool exempt;     /* means something with a word like "not" */
	bool nonsense;
	struct list meanings; /* of struct meaning */
};

struct sentence {
	const struct index_reader *store;
	struct arena *arena;
	struct said *words;
	size_t count;
};

/* --------------------------------------------------------------------- nonsense -- */

/* Whether the letters are one group again and again. */
static bool
repeats(const ucs4_t *letters, size_t count)
{
	for (size_t period = 1; period * REPEATS <= count; period++) {
		size_t same = period;
		while (same < count && letters[same] == letters[same - period])
			same++;
		if (same == count && count >= LEAST_HELD)
			return true;
	}
	return false;
}

/* Without what a held key wrote; NULL: nothing else is left. */
static const char *
without_held(struct arena *arena, const char *folded)
{
	size_t count = 0, kept = 0, run = 0, size = strlen(folded);
	ucs4_t *letters = arena_array(arena, size + 1, sizeof *letters);
	for (size_t i = 0; i < size; count++)
		i += (size_t)u8_mbtouc(&letters[count], (const uint8_t *)folded + i, size - i);
	if (repeats(letters, count))
		return NULL;
	bool held = false;
	for (size_t i = 0; i < count; i++) {
		run = i && letters[i] == letters[i - 1] ? run + 1 : 1;
		held |= run >= HELD;
		kept -= run == HELD ? HELD - 2 : 0;
		if (run < HELD)
			letters[kept++] = letters[i];
	}
	if (!held || !uc_is_alpha(letters[0]))
		return folded;
	char *out = arena_alloc(arena, size + 1);
	for (size_t i = 0, used = 0; i < kept; i++)
		used += (size_t)u8_uctomb((uint8_t *)out + used, letters[i], 6);
	return kept > 2 ? out : NULL;
}

/* ------------------------------------------------------------------------ words -- */

static bool
is_word_of(const char *folded, const char *const *words)
{
	while (*words && strcmp(*words, folded))
		words++;
	return *words != NULL;
}

/* Words by which one thing is set against another; folded. */
static const char *const contrasts[] = {
	"hanem", "csak", "csupan", "sondern", "nur", "bloss", "aber", "but", "just", "only", "mean", "rather", "instead",
	"а", "але", "лише", "тилки", "просто", "только", "но", NULL,
};

/* Beginnings of words which, denied, say only that somebody is not sure; folded. */
static const char *const knowing[] = {
	"tudom", "tudjuk", "tudja", "ertem", "ertek", "biztos", "emlekszem", "know", "sure", "understand", "idea", "weiss",
	"wissen", "versteh", "sicher", "ahnung", "знаю", "знаем", "знает", "розуми", "понимаю", "впевнен", "уверен", NULL,
};

static bool
begins_like(const char *folded, const char *const *beginnings)
{
	while (*beginnings && strncmp(*beginnings, folded, strlen(*beginnings)))
		beginnings++;
	return *beginnings != NULL;
}

/* Whether a Hungarian infinitive follows in the clause: then "nem tudom" is "I cannot". */
static bool
is_inability(const struct said *words, size_t count, size_t know)
{
	for (size_t i = know + 1; i < count && words[i].clause == words[know].clause; i++) {
		size_t size = strlen(words[i].word.folded);
		if (size > 3 && !words[i].word.stop && !strcmp(words[i].word.folded + size - 2, "ni"))
			return true;
	}
	return false;
}

/* "I don't know where" denies nothing: neither this nor any other word of the sentence. */
static void
take_back_doubts(struct said *words, size_t count)
{
	for (size_t i = 0; i < count; i++)
		for (size_t j = i + 1; words[i].negation && j < count && j <= i + DOUBT; j++)
			if (words[j].clause == words[i].clause && begins_like(words[j].word.folded, knowing) &&
			    !is_inability(words, count, j))
				words[i].negation = false;
}

static bool
ends_clause(const char *gap, size_t size)
{
	for (size_t i = 0; i < size; i++)
		if (strchr(",.;:!?", gap[i]) || (unsigned char)gap[i] == 0xe2) /* dashes, dots */
			return true;
	return false;
}

static struct said
said_at(struct arena *arena, const char *text, const struct token *place)
{
	struct said said = {.word.lower = fold_lower(arena, text + place->start, place->size)};
	struct query_word *word = &said.word;
	word->folded = fold_word(arena, word->lower, strlen(word->lower));
	word->stop = search_is_stop_word(word->folded);
	word->share = search_is_facet(word->folded) ? OF_FACET : 1;
	said.negation = search_is_negation(word->folded);
	const char *clean = without_held(arena, word->folded);
	said.nonsense = !clean || !*clean;
	if (clean && clean != word->folded)
		word->lower = word->folded = clean;
	return said;
}

static void
split(struct sentence *sentence, const char *text)
{
	struct tokens tokens = {0};
	size_t size = strlen(text), clause = 0, end = 0;
	tokens_split(&tokens, text, size);
	sentence->words = arena_array(sentence->arena, tokens.count + 1, sizeof *sentence->words);
	sentence->count = tokens.count;
	for (size_t i = 0; i < tokens.count; i++) {
		struct said *said = &sentence->words[i];
		*said = said_at(sentence->arena, text, &tokens.items[i]);
		clause += ends_clause(text + end, tokens.items[i].start - end) ||
		    is_word_of(said->word.folded, contrasts);
		said->clause = clause;
		end = tokens.items[i].start + tokens.items[i].size;
		said->word.unfinished = end == size;
	}
	tokens_free(&tokens);
	take_back_doubts(sentence->words, sentence->count);
}

/* --------------------------------------------------------------------- meanings -- */

static void
add_meaning(struct arena *arena, struct list *meanings, uint32_t concept, float weight)
{
	struct meaning *items = meanings->items;
	for (size_t i = 0; i < meanings->count; i++)
		if (items[i].concept == concept) {
			items[i].weight = items[i].weight < weight ? weight : items[i].weight;
			return;
		}
	*LIST_ADD(meanings, arena, struct meaning) = (struct meaning){concept, weight};
}

static void
take_meaning(void *closure, size_t word, const struct concept_form *form, float weight)
{
	struct sentence *sentence = closure;
	struct said *said = &sentence->words[word];
	if (said->word.stop && !form->phrase)
		return;
	said->exempt |= form->negated;
	add_meaning(sentence->arena, &said->meanings, form->concept, weight);
}

static void
look_up(const struct index_reader *store, struct arena *arena, const struct query_word *word,
    struct concept_word *out)
{
	concepts_of_word(&store->concepts, store->stemmers, arena, word->lower, word->folded, FOLD_ALL, out);
}

/* Ukrainian in Latin letters means more when it is read as such. */
static void
look_up_cyrillic(struct sentence *sentence, struct concept_word *words)
{
	struct concept_word *others = arena_array(sentence->arena, sentence->count + 1, sizeof *others);
	size_t latin = 0, cyrillic = 0;
	for (size_t i = 0; i < sentence->count; i++) {
		struct query_word *word = &sentence->words[i].word;
		struct query_word other = {.folded = latin_to_cyrillic(sentence->arena, word->folded)};
		latin += words[i].count > 0;
		if (!other.folded || sentence->words[i].nonsense)
			continue;
		word->cyrillic = other.lower = other.folded;
		look_up(sentence->store, sentence->arena, &other, &others[i]);
		cyrillic += others[i].count > 0;
	}
	for (size_t i = 0; cyrillic > latin && i < sentence->count; i++)
		if (others[i].count)
			words[i] = others[i];
}

static void
mean(struct sentence *sentence)
{
	struct concept_word *words = arena_array(sentence->arena, sentence->count + 1, sizeof *words);
	for (size_t i = 0; i < sentence->count; i++)
		if (!sentence->words[i].nonsense)
			look_up(sentence->store, sentence->arena, &sentence->words[i].word, &words[i]);
	look_up_cyrillic(sentence, words);
	for (size_t i = 0; i < sentence->count; i++)
		words[i].negation = sentence->words[i].negation;
	concepts_of_text(&sentence->store->concepts, words, sentence->count, take_meaning, sentence);
}

/* Takes over what a word means, and what it says by that. */
static void
settle(const struct index_reader *store, struct query_word *word, const struct list *meanings)
{
	const struct meaning *items = meanings->items;
	float share = 0;
	for (size_t i = 0; i < meanings->count; i++) {
		float of = shares[store->concepts.items[items[i].concept].kind];
		share = of > share ? of : share;
	}
	if (meanings->count)
		word->share *= share;
	word->meanings = items;
	word->meaning_count = meanings->count;
}

void
sentence_mean_alone(const struct index_reader *store, struct arena *arena, struct query_word *word)
{
	struct concept_word hits;
	struct list meanings = {0};
	look_up(store, arena, word, &hits);
	for (size_t i = 0; i < hits.count; i++)
		if (!hits.hits[i].form->phrase)
			add_meaning(arena, &meanings, hits.hits[i].form->concept, hits.hits[i].weight);
	settle(store, word, &meanings);
}

/* --------------------------------------------------------------------- contrast -- */

/* A concept of a kind that a word means, or SIZE_MAX. */
static size_t
concept_of_kind(const struct sentence *sentence, const struct said *said, enum concept_kind kind)
{
	const struct meaning *items = said->meanings.items;
	for (size_t i = 0; i < said->meanings.count; i++)
		if (sentence->store->concepts.items[items[i].concept].kind == kind)
			return items[i].concept;
	return SIZE_MAX;
}

static bool
denies(const struct sentence *sentence, size_t clause)
{
	for (size_t i = 0; i < sentence->count; i++)
		if (sentence->words[i].clause == clause && sentence->words[i].negation)
			return true;
	return false;
}

static const struct said *
first_of(const struct sentence *sentence, size_t clause)
{
	size_t i = 0;
	while (i < sentence->count && sentence->words[i].clause != clause)
		i++;
	return i < sentence->count ? &sentence->words[i] : NULL;
}

/* Whether what one clause denies is set against what the other says: "not the one but the other", "I did not
 * ..., I ...". */
static bool
is_contrast(const struct sentence *sentence, size_t denied, size_t other)
{
	const struct said *first = first_of(sentence, denied), *second = first_of(sentence, other);
	if (!first || !second)
		return false;
	for (size_t i = 0; i < sentence->count; i++)
		if (sentence->words[i].clause == other && is_word_of(sentence->words[i].word.folded, contrasts))
			return true;
	return !strcmp(first->word.folded, second->word.folded);
}

/* Weakens a denied word if the other clause names another thing of its kind. */
static void
deny(const struct sentence *sentence, struct said *said, size_t other)
{
	for (enum concept_kind kind = CONCEPT_EVENT; kind <= CONCEPT_OBJECT; kind++) {
		size_t concept = concept_of_kind(sentence, said, kind);
		for (size_t i = 0; concept != SIZE_MAX && i < sentence->count; i++) {
			const struct said *against = &sentence->words[i];
			size_t another = concept_of_kind(sentence, against, kind);
			if (against->clause == other && another != SIZE_MAX && another != concept) {
				said->word.share *= OF_DENIED;
				return;
			}
		}
	}
}

static void
weigh_contrasts(struct sentence *sentence)
{
	size_t clauses = sentence->count ? sentence->words[sentence->count - 1].clause + 1 : 0;
	for (size_t denied = 0; denied < clauses; denied++)
		for (size_t other = 0; denies(sentence, denied) && other < clauses; other++) {
			if (other == denied || denies(sentence, other) || !is_contrast(sentence, denied, other))
				continue;
			for (size_t i = 0; i < sentence->count; i++)
				if (sentence->words[i].clause == denied && !sentence->words[i].exempt)
					deny(sentence, &sentence->words[i], other);
		}
}

/* In a sentence that is about something known, other words are likely to be beside the point. */
static void
weigh_plain(struct sentence *sentence)
{
	bool known = false;
	for (size_t i = 0; i < sentence->count; i++)
		known |= concept_of_kind(sentence, &sentence->words[i], CONCEPT_EVENT) != SIZE_MAX ||
		    concept_of_kind(sentence, &sentence->words[i], CONCEPT_OBJECT) != SIZE_MAX;
	for (size_t i = 0; known && i < sentence->count; i++)
		if (!sentence->words[i].meanings.count)
			sentence->words[i].word.share *= OF_PLAIN;
}

/* ---------------------------------------------------------------------- choosing -- */

/* Whether words before the i-th, or words that are no stop words, mean all that it means. */
static bool
is_meant_elsewhere(const struct sentence *sentence, size_t i)
{
	const struct meaning *items = sentence->words[i].meanings.items;
	for (size_t m = 0; m < sentence->words[i].meanings.count; m++) {
		bool found = false;
		for (size_t j = 0; j < sentence->count; j++) {
			const struct said *other = &sentence->words[j];
			const struct meaning *others = other->meanings.items;
			for (size_t n = 0; (j < i || !other->word.stop) && n < other->meanings.count; n++)
				found |= others[n].concept == items[m].concept;
		}
		if (!found)
			return false;
	}
	return true;
}

/* The words that are searched for: without stop words, but for those which together mean something, and without
 * asides when there are too many. If nothing but stop words was said, an unfinished one may become another word. */
static void
choose(const struct sentence *sentence, struct query_words *out)
{
	size_t contents = 0;
	out->telling = false;
	for (size_t i = 0; i < sentence->count; i++) {
		const struct said *said = &sentence->words[i];
		contents += !said->word.stop && !said->nonsense;
		out->telling |= !said->word.stop || said->nonsense || said->word.meaning_count;
	}
	for (size_t i = 0; i < sentence->count && out->count < LIMIT_QUERY_WORDS; i++) {
		const struct said *said = &sentence->words[i];
		bool spare = contents > LIMIT_QUERY_WORDS && said->word.share <= OF_ASIDE;
		bool stop = said->word.stop && is_meant_elsewhere(sentence, i);
		bool begins = !contents && said->word.unfinished;
		if (!said->nonsense && (!stop || begins) && !spare)
			out->items[out->count++] = said->word;
	}
}

void
sentence_read(const struct index_reader *store, struct arena *arena, const char *text, struct query_words *out)
{
	struct sentence sentence = {.store = store, .arena = arena};
	*out = (struct query_words){.concepts = store->concepts.count};
	split(&sentence, text);
	mean(&sentence);
	weigh_contrasts(&sentence);
	weigh_plain(&sentence);
	for (size_t i = 0; i < sentence.count; i++)
		settle(store, &sentence.words[i].word, &sentence.words[i].meanings);
	choose(&sentence, out);
}
