/* Sentences of the page of a service, for rules that look at what they say. */
#ifndef SENTENCES_H
#define SENTENCES_H

#include "data/editor/language/hits.h"

/* Words of one sentence: from first to before next. */
struct sentence {
	const struct placed_text *passage;
	size_t first, next;
	const struct placed_text *question; /* what it answers; NULL: nothing */
};

/* Two words that stand side by side, as they begin; a list of them ends with NULL. */
struct word_pair {
	const char *one, *two;
};

/* The sentence after one; begin with {.passage = ...}. */
bool sentence_next(struct sentence *);

/* Whether a word of the sentence begins with one of those, which end with NULL; whether it has one of the pairs. */
bool sentence_says(const struct sentence *, const char *const *beginnings);
bool sentence_has(const struct sentence *, const struct word_pair *);

/* The same, also in the question that it answers. */
bool sentence_or_question_says(const struct sentence *, const char *const *beginnings);
bool sentence_or_question_has(const struct sentence *, const struct word_pair *);

/* Whether one of the words stands in it, beside a "Nem," with which an answer begins. */
bool sentence_denies(const struct sentence *, const char *const *words);

/* Whether it stands among why people are sent back: it tells what they did wrong. */
bool sentence_is_of_mistakes(const struct sentence *);

void sentence_hit(struct hits *, const struct sentence *, const char *instead);

/* Whether the text is of a field that tells, beside the data itself. */
bool passage_tells(const struct placed_text *);

/* Calls `look` for each sentence of the page that tells something. */
void sentences_each(const struct service_page *, struct hits *, const void *data,
    void (*look)(const struct service_page *, const struct sentence *, struct hits *, const void *));

#endif
