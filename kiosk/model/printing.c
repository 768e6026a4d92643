#include "kiosk/model/printing.h"

#include <stddef.h>
#include <string.h>

#include "data/words.h"

static const char *const words[PRINTING_STATES] = {
	[PRINTING_ACCEPTED] = "accepted",
	[PRINTING_RUNS] = "printing",
	[PRINTING_NO_PAPER] = "no-paper",
	[PRINTING_JAM] = "jam",
	[PRINTING_ATTENTION] = "attention",
	[PRINTING_DONE] = "done",
	[PRINTING_OFFLINE] = "offline",
	[PRINTING_BUSY] = "busy",
	[PRINTING_FAILED] = "failed",
};

const char *
printing_word(enum printing state)
{
	return words[state];
}

bool
printing_of_word(const char *word, enum printing *out)
{
	for (enum printing state = 0; state < PRINTING_STATES; state++)
		if (words[state] && !strcmp(words[state], word)) {
			*out = state;
			return true;
		}
	return false;
}

const char *
printing_sentence(enum printing state)
{
	static const char *const sentences[PRINTING_STATES] = {
		[PRINTING_SENT] = W("Printing …"),
		[PRINTING_ACCEPTED] = W("Printing …"),
		[PRINTING_RUNS] = W("Printing …"),
		[PRINTING_NO_PAPER] = W("The paper has run out. Please tell a colleague. Your list is kept."),
		[PRINTING_JAM] = W("The paper is stuck. Please tell a colleague. Your list is kept."),
		[PRINTING_ATTENTION] = W("The printer needs help. Please tell a colleague. Your list is kept."),
		[PRINTING_DONE] = W("It is printed. Please take it with you."),
		[PRINTING_OFFLINE] = W("The printer does not answer. Please tell a colleague. Your list is kept."),
		[PRINTING_BUSY] = W("The printer is busy. Please try again in a minute."),
		[PRINTING_FAILED] = W("It could not be printed. Please tell a colleague. Your list is kept."),
	};
	return sentences[state];
}
