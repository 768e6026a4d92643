#include "kiosk/model/printing.h"

#include <stddef.h>
#include <string.h>

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
