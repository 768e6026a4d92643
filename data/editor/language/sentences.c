#include "data/editor/language/sentences.h"

#include <string.h>

bool
sentence_next(struct sentence *sentence)
{
	const struct wording *wording = &sentence->passage->wording;
	sentence->first = sentence->next;
	while (sentence->next < wording->count &&
	    wording->words[sentence->next].sentence == wording->words[sentence->first].sentence)
		sentence->next++;
	return sentence->next > sentence->first;
}

bool
sentence_says(const struct sentence *sentence, const char *const *beginnings)
{
	for (size_t i = sentence->first; i < sentence->next; i++)
		for (const char *const *b = beginnings; *b; b++)
			if (letters_begin(sentence->passage->wording.words[i].lower, *b))
				return true;
	return false;
}

bool
sentence_has(const struct sentence *sentence, const struct word_pair *pairs)
{
	const struct wording_word *words = sentence->passage->wording.words;
	for (size_t i = sentence->first; i + 1 < sentence->next; i++)
		for (const struct word_pair *pair = pairs; pair->one; pair++)
			if (letters_begin(words[i].lower, pair->one) && letters_begin(words[i + 1].lower, pair->two))
				return true;
	return false;
}

/* The question of a sentence as one: it has no other. */
static struct sentence
question_of(const struct sentence *sentence)
{
	const struct placed_text *question = sentence->question ? sentence->question : sentence->passage;
	return (struct sentence){.passage = question, .next = sentence->question ? question->wording.count : 0};
}

bool
sentence_or_question_says(const struct sentence *sentence, const char *const *beginnings)
{
	struct sentence question = question_of(sentence);
	return sentence_says(sentence, beginnings) || sentence_says(&question, beginnings);
}

bool
sentence_or_question_has(const struct sentence *sentence, const struct word_pair *pairs)
{
	struct sentence question = question_of(sentence);
	return sentence_has(sentence, pairs) || sentence_has(&question, pairs);
}

bool
sentence_denies(const struct sentence *sentence, const char *const *words)
{
	const struct wording_word *first = &sentence->passage->wording.words[sentence->first];
	bool answers = sentence->first + 1 < sentence->next && !strcmp(first->lower, "nem") && first[1].comma;
	struct sentence rest = *sentence;
	rest.first += answers;
	return sentence_says(&rest, words);
}

bool
sentence_is_of_mistakes(const struct sentence *sentence)
{
	return !strncmp(sentence->passage->field, "sent_back", strlen("sent_back"));
}

void
sentence_hit(struct hits *hits, const struct sentence *sentence, const char *instead)
{
	hit_words(hits, sentence->passage, sentence->first, sentence->next - 1, instead);
}

bool
passage_tells(const struct placed_text *passage)
{
	static const char *const fields[] = {"summary", "eligibility.text", "steps", "steps.text", "faq.answer", "sent_back", "sent_back.text",
		"requirements.note", "requirements.notes.text", "caution", "channels.note", "channels.saves", "fees.note", "deadlines.note", "act_by.note",
		"outputs.text", NULL};
	for (size_t i = 0; fields[i]; i++)
		if (!strcmp(passage->field, fields[i]))
			return true;
	return false;
}

void
sentences_each(const struct service_page *page, struct hits *hits, const void *data,
    void (*look)(const struct service_page *, const struct sentence *, struct hits *, const void *))
{
	for (size_t i = 0; i < page->count; i++) {
		struct sentence sentence = {.passage = &page->passages[i]};
		if (i && !strcmp(sentence.passage->field, "faq.answer") && !strcmp(sentence.passage[-1].field, "faq.question"))
			sentence.question = sentence.passage - 1;
		while (passage_tells(sentence.passage) && sentence_next(&sentence))
			look(page, &sentence, hits, data);
	}
}
