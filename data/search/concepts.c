#include "data/search/concepts.h"

#include <stdlib.h>
#include <string.h>

#include "data/limits.h"
#include "data/search/search_stop.h"
#include "data/search/tokens.h"

#define AS_WRITTEN 1.0f
#define BEGINS     0.95f
#define STEM       0.9f
enum { LEAST_STEM = 4 }; /* letters; shorter ones are stems of too many words */
enum { BETWEEN = 3 }; /* words that may stand between those of a phrase */

void
concepts_free(struct concepts *concepts)
{
	arena_free(&concepts->arena);
	*concepts = (struct concepts){0};
}

/* ----------------------------------------------------------------------- forms -- */

static void
add_text(struct concepts *concepts, struct concept_form form, const char *text)
{
	form.text = text;
	if (*text)
		*LIST_ADD(&concepts->forms, &concepts->arena, struct concept_form) = form;
}

struct form_word {
	const char *lower, *folded;
	bool begins, stop;
};

struct form_words {
	struct form_word items[LIMIT_CONCEPT_WORDS];
	size_t count;
	bool negated;
};

/* A word as it is written, and its stems. */
static void
add_word(struct concepts *concepts, struct fold_stemmers *stemmers, struct concept_form form,
    uint8_t language, const struct form_word *word)
{
	const char *stems[FOLD_STEMS];
	form.begins = word->begins;
	add_text(concepts, form, word->folded);
	if (word->begins || word->stop)
		return;
	form.stem = language;
	size_t count = fold_stems(stemmers, &concepts->arena, word->lower, word->folded, language, stems);
	for (size_t i = 0; i < count; i++)
		add_text(concepts, form, stems[i]);
}

/* The words of a form that must be there: those that are no stop words, or all if these are too few. */
static void
choose_parts(struct form_words *words)
{
	size_t contents = 0, kept = 0;
	for (size_t i = 0; i < words->count; i++)
		contents += !words->items[i].stop;
	for (size_t i = 0; i < words->count; i++)
		if (!words->items[i].stop || contents < 2)
			words->items[kept++] = words->items[i];
	words->count = kept;
}

static void
read_words(struct concepts *concepts, const char *text, struct form_words *out)
{
	struct tokens tokens = {0};
	*out = (struct form_words){.count = 0};
	tokens_split(&tokens, text, strlen(text));
	for (size_t i = 0; i < tokens.count && out->count < LIMIT_CONCEPT_WORDS; i++) {
		const struct token *token = &tokens.items[i];
		struct form_word *word = &out->items[out->count];
		word->lower = fold_lower(&concepts->arena, text + token->start, token->size);
		word->folded = fold_word(&concepts->arena, word->lower, strlen(word->lower));
		word->begins = text[token->start + token->size] == '*';
		word->stop = !word->begins && search_is_stop_word(word->folded);
		out->negated |= search_is_negation(word->folded);
		out->count += !search_is_negation(word->folded);
	}
	tokens_free(&tokens);
	choose_parts(out);
}

void
concepts_add(struct concepts *concepts, struct fold_stemmers *stemmers, uint32_t concept, unsigned language,
    const char *text)
{
	struct form_words words;
	read_words(concepts, text, &words);
	struct concept_form form = {.concept = concept, .parts = (uint8_t)words.count, .negated = words.negated};
	if (words.count == 1 && words.items[0].stop && !words.negated)
		return;
	form.phrase = words.count > 1 || words.negated ? ++concepts->phrases : 0;
	for (; form.part < words.count; form.part++)
		add_word(concepts, stemmers, form, (uint8_t)language, &words.items[form.part]);
}

static int
compare_forms(const void *a, const void *b)
{
	const struct concept_form *x = a, *y = b;
	int order = strcmp(x->text, y->text);
	if (order)
		return order;
	if (x->concept != y->concept)
		return x->concept < y->concept ? -1 : 1;
	return (x->phrase > y->phrase) - (x->phrase < y->phrase);
}

void
concepts_sort(struct concepts *concepts)
{
	if (concepts->forms.count)
		qsort(concepts->forms.items, concepts->forms.count, sizeof(struct concept_form), compare_forms);
}

bool
concepts_are_sorted(const struct concepts *concepts)
{
	const struct concept_form *last = LIST_LAST(&concepts->forms, struct concept_form);
	return concepts->forms.count < 2 || compare_forms(last - 1, last) <= 0;
}

/* ----------------------------------------------------------------------- words -- */

/* The first form, from `from` on, whose text is not before the first `size` bytes of `key`. */
static size_t
lower_bound(const struct concepts *concepts, size_t from, const char *key, size_t size)
{
	const struct concept_form *forms = concepts->forms.items;
	size_t low = from, high = concepts->forms.count;
	while (low < high) {
		size_t middle = (low + high) / 2;
		int order = strncmp(forms[middle].text, key, size);
		if (order < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static void
add_hit(struct list *hits, struct arena *arena, const struct concept_form *form, float weight)
{
	struct concept_hit *items = hits->items;
	for (size_t i = 0; i < hits->count; i++)
		if (items[i].form->concept == form->concept && items[i].form->phrase == form->phrase &&
		    items[i].form->part == form->part) {
			items[i].weight = items[i].weight < weight ? weight : items[i].weight;
			return;
		}
	*LIST_ADD(hits, arena, struct concept_hit) = (struct concept_hit){form, weight};
}

/* Forms that are the word, or with which it begins. */
static void
add_written(const struct concepts *concepts, struct arena *arena, const char *folded, struct list *hits)
{
	const struct concept_form *forms = concepts->forms.items;
	size_t length = strlen(folded);
	for (size_t size = 1, at = 0; size <= length; size++) {
		at = lower_bound(concepts, at, folded, size);
		if (at == concepts->forms.count || strncmp(forms[at].text, folded, size))
			return;
		for (size_t i = at; i < concepts->forms.count && !strncmp(forms[i].text, folded, size) &&
		     !forms[i].text[size]; i++)
			if (!forms[i].stem && (forms[i].begins || size == length))
				add_hit(hits, arena, &forms[i], size == length ? AS_WRITTEN : BEGINS);
	}
}

static void
add_stem(const struct concepts *concepts, struct arena *arena, const char *stem, unsigned languages,
    struct list *hits)
{
	const struct concept_form *forms = concepts->forms.items;
	if (fold_letters(stem) < LEAST_STEM)
		return;
	for (size_t i = lower_bound(concepts, 0, stem, strlen(stem) + 1);
	     i < concepts->forms.count && !strcmp(forms[i].text, stem); i++)
		if (!forms[i].stem || forms[i].stem & languages)
			add_hit(hits, arena, &forms[i], STEM);
}

void
concepts_of_word(const struct concepts *concepts, struct fold_stemmers *stemmers, struct arena *arena,
    const char *lower, const char *folded, unsigned languages, struct concept_word *out)
{
	const char *stems[FOLD_STEMS];
	struct arena scratch = {0};
	struct list hits = {0};
	*out = (struct concept_word){.negation = search_is_negation(folded), .lacks = search_lacks(folded)};
	if (!concepts->forms.count)
		return;
	add_written(concepts, arena, folded, &hits);
	add_stem(concepts, arena, folded, FOLD_ALL, &hits);
	for (unsigned language = 1; language <= languages; language <<= 1) {
		size_t count = languages & language
		    ? fold_stems(stemmers, &scratch, lower, folded, language, stems) : 0;
		for (size_t i = 0; i < count; i++)
			add_stem(concepts, arena, stems[i], language, &hits);
	}
	arena_free(&scratch);
	out->hits = hits.items;
	out->count = hits.count;
}

/* ----------------------------------------------------------------------- texts -- */

/* A word of a text that is part of a phrase. */
struct part {
	const struct concept_form *form;
	size_t word;
	float weight;
};

struct text {
	const struct concepts *concepts;
	const struct concept_word *words;
	size_t count;
	struct part *parts; /* by phrase, then by word */
	size_t part_count;
	unsigned char *taken; /* by word: kinds that phrases mean there, as bits */
	void (*take)(void *, size_t, const struct concept_form *, float);
	void *closure;
};

static int
compare_parts(const void *a, const void *b)
{
	const struct part *x = a, *y = b;
	if (x->form->phrase != y->form->phrase)
		return x->form->phrase < y->form->phrase ? -1 : 1;
	return (x->word > y->word) - (x->word < y->word);
}

static void
list_parts(struct text *text)
{
	size_t most = 0;
	for (size_t i = 0; i < text->count; i++)
		most += text->words[i].count;
	text->parts = calloc(most + 1, sizeof *text->parts);
	text->taken = calloc(text->count + 1, 1);
	if (!text->parts || !text->taken)
		abort();
	for (size_t i = 0; i < text->count; i++)
		for (size_t h = 0; h < text->words[i].count; h++) {
			const struct concept_hit *hit = &text->words[i].hits[h];
			if (hit->form->phrase)
				text->parts[text->part_count++] = (struct part){hit->form, i, hit->weight};
		}
	qsort(text->parts, text->part_count, sizeof *text->parts, compare_parts);
}

static bool
has_negation(const struct text *text, size_t from, size_t to)
{
	for (size_t i = from; i < to && i < text->count; i++)
		if (text->words[i].negation)
			return true;
	return false;
}

/* Whether all parts of a phrase stand within the words from `from` to `to`: which words these are, and how
 * sure the least sure is. `parts` are those of the phrase. */
static float
complete(const struct text *text, const struct part *parts, size_t count, size_t from, size_t to,
    size_t words[LIMIT_CONCEPT_WORDS])
{
	float best[LIMIT_CONCEPT_WORDS] = {0}, least = 1;
	const struct concept_form *form = parts->form;
	for (size_t i = 0; i < count; i++)
		if (parts[i].word >= from && parts[i].word < to && parts[i].weight > best[parts[i].form->part]) {
			best[parts[i].form->part] = parts[i].weight;
			words[parts[i].form->part] = parts[i].word;
		}
	for (size_t i = 0; i < form->parts; i++) {
		least = best[i] < least ? best[i] : least;
		for (size_t j = 0; j < i; j++)
			if (words[i] == words[j])
				least = 0;
	}
	return form->negated && !has_negation(text, from > BETWEEN ? from - BETWEEN - 1 : 0, to) ? 0 : least;
}

static void
take_phrase(struct text *text, const struct part *parts, size_t count)
{
	const struct concept_form *form = parts->form;
	size_t words[LIMIT_CONCEPT_WORDS] = {0};
	for (size_t i = 0; i < count; i++) {
		size_t from = parts[i].word, to = from + form->parts + BETWEEN;
		float weight = complete(text, parts, count, from, to, words);
		for (size_t p = 0; weight > 0 && p < form->parts; p++) {
			text->take(text->closure, words[p], form, weight);
			text->taken[words[p]] |= (unsigned char)(1u << text->concepts->items[form->concept].kind);
		}
	}
}

static bool
is_lacking(const struct text *text, size_t i)
{
	return (i && text->words[i - 1].lacks > 0) || (i + 1 < text->count && text->words[i + 1].lacks < 0);
}

void
concepts_of_text(const struct concepts *concepts, const struct concept_word *words, size_t count,
    void (*take)(void *, size_t word, const struct concept_form *, float weight), void *closure)
{
	struct text text = {.concepts = concepts, .words = words, .count = count, .take = take, .closure = closure};
	list_parts(&text);
	for (size_t i = 0, end; i < text.part_count; i = end) {
		for (end = i + 1; end < text.part_count &&
		     text.parts[end].form->phrase == text.parts[i].form->phrase;)
			end++;
		take_phrase(&text, text.parts + i, end - i);
	}
	for (size_t i = 0; i < count; i++)
		for (size_t h = 0; !is_lacking(&text, i) && h < words[i].count; h++) {
			const struct concept_form *form = words[i].hits[h].form;
			if (!form->phrase && !(text.taken[i] & 1u << concepts->items[form->concept].kind))
				take(closure, i, form, words[i].hits[h].weight);
		}
	free(text.parts);
	free(text.taken);
}
