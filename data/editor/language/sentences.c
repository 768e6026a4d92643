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
			if (!strncmp(sentence->passage->wording.words[i].lower, *b, strlen(*b)))
				return true;
	return false;
}

bool
sentence_has(const struct sentence *sentence, const struct word_pair *pairs)
{
	const struct wording_word *words = sentence->passage->wording.words;
	for (size_t i = sentence->first; i + 1 < sentence->next; i++)
		for (const struct word_pair *pair = pairs; pair->one; pair++)
			if (!strncmp(words[i].lower, pair->one, strlen(pair->one)) && !strncmp(words[i + 1].lower, pair->two, strlen(pair->two)))
				return true;
	return false;
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
		"requirements.note", "requirements.notes.text", NULL};
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
		while (passage_tells(sentence.passage) && sentence_next(&sentence))
			look(page, &sentence, hits, data);
	}
}
