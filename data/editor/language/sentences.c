#include "data/editor/language/sentences.h"

#include <stdlib.h>
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

long
span_days(const struct wording *wording, size_t at)
{
	static const struct {
		const char *word;
		long days;
	} units[] = {{"év", 365}, {"hónap", 30}, {"hét", 7}, {"nap", 1}, {"munkanap", 1}};
	enum { HALF_A_YEAR = 183 };
	const struct wording_word *word = &wording->words[at];
	long number = wording_number(wording, at);
	if (!strncmp(word->lower, "félév", strlen("félév")))
		return HALF_A_YEAR;
	if (at + 1 >= wording->count || word[1].opens)
		return 0;
	if (!strcmp(word->lower, "fél") && !strncmp(word[1].lower, "év", strlen("év")))
		return HALF_A_YEAR;
	if (!strncmp(word[1].lower, "éves", strlen("éves"))) /* an age */
		return 0;
	for (size_t i = 0; number && i < sizeof units / sizeof *units; i++)
		if (!strncmp(word[1].lower, units[i].word, strlen(units[i].word)))
			return number * units[i].days;
	return 0;
}

bool
span_is(long days, long other)
{
	enum { OF_THIRTY = 30 }; /* a day of a month, five of a year's twelve months */
	return labs(days - other) <= days / OF_THIRTY;
}
