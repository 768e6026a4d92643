#include "data/spoken/tongues.h"

#include <string.h>

bool
romans_lead_to(const char *at, const char *links, struct spoken_word *noun)
{
	const char *end;

	for (;;) {
		at = skip_blanks(at + (*at == ','));
		if (scan_roman(at, &end))
			at = end + (*end == '.');
		else if (!word_after(at, noun) || !one_of(noun->text, links))
			return noun->end > noun->begin;
		else
			at = noun->end;
	}
}

bool
word_before_romans(const struct speech *speech, const char *at, const char *links, struct spoken_word *word)
{
	const char *end;

	do {
		for (bool dash = false; at > speech->begin && ((dash = at - speech->begin > 2 && begins_with(at - 3, "–")) || strchr(" ,-", at[-1]));)
			at -= dash ? strlen("–") : 1;
		if (!word_before(speech, at, word))
			return false;
		at = word->begin;
	} while (one_of(word->text, links) || (scan_roman(word->begin, &end) && end == word->end));
	return true;
}

const char *
speak_roman_numbered(struct speech *speech, unsigned value, const char *end)
{
	const struct spoken_sections *words = speech->tongue->sections;
	struct spoken_word what;
	const char *next = skip_dash(end), *last;

	if (!word_before_romans(speech, speech->at, words->links, &what) || !one_of(what.text, words->numbered))
		return NULL;
	if (end - speech->at == 1 && value > 10 && !one_of(what.text, words->acts))	/* category C */
		return NULL;
	bool range = next && scan_roman(next, &last) > value;
	speak(speech, "%s%s", speech->tongue->number_words(speech->arena, value), range ? speech->tongue->names->to : "");
	return range ? next : *end == '.' && end[1] == ',' ? end + 1 : end;
}
