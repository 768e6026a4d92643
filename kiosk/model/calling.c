#include "kiosk/model/calling.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "data/words.h"

bool
calling_of_word(const char *word, enum calling *out)
{
	static const struct {
		const char *word;
		enum calling state;
	} words[] = {
		{"rings", CALLING_RINGS}, {"taken", CALLING_TAKEN}, {"busy", CALLING_FAILED}, {"offline", CALLING_FAILED},
		{"closed", CALLING_FAILED},
	};
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (!strcmp(words[i].word, word)) {
			*out = words[i].state;
			return true;
		}
	return false;
}

const char *
calling_sentence(enum calling state)
{
	static const char *const sentences[] = {
		[CALLING_SENT] = W("Calling …"),
		[CALLING_RINGS] = W("We have called a colleague. Please stay here."),
		[CALLING_TAKEN] = W("A colleague is coming to you."),
		[CALLING_FAILED] = W("Nobody can be called just now. Please go to the desk."),
	};
	return sentences[state];
}

static void
forget(struct calls *calls, unsigned number)
{
	for (size_t i = 0; i < calls->count; i++)
		if (calls->items[i].number == number) {
			memmove(&calls->items[i], &calls->items[i + 1], (calls->count - i - 1) * sizeof *calls->items);
			calls->count--;
			return;
		}
}

/* What is more than the desk can go to is told when it has gone. */
static void
add(struct calls *calls, unsigned number, const char *words)
{
	forget(calls, number);
	if (calls->count == CALLS_MAX)
		return;
	struct call_heard *call = &calls->items[calls->count++];
	call->number = number;
	snprintf(call->words, sizeof call->words, "%s", words);
}

bool
calls_hear(struct calls *calls, const char *line)
{
	bool begins = !strncmp(line, "call ", 5), ends = !strncmp(line, "gone ", 5);
	char *rest = NULL;
	unsigned long number = begins || ends ? strtoul(line + 5, &rest, 10) : 0;
	if (begins && number && *rest == ' ' && rest[1])
		add(calls, (unsigned)number, rest + 1);
	else if (ends && number && !*rest)
		forget(calls, (unsigned)number);
	else
		calls->count = 0;
	return number != 0;
}
