#include "data/spoken/tongues.h"

#include <string.h>

/* A tick or its lack, before what it is about; a heading that says the same is enough. */
static const char *
speak_tick(struct speech *speech, const char *name, const char *end)
{
	struct spoken_word word;

	end = skip_blanks(end);
	if (word_after(end, &word) && !strcmp(word.text, name))
		return end;
	speak(speech, "%s%s", name, *end ? " " : "");
	return end;
}

static const char *
begins_with_any(const char *at, const char *const *signs)
{
	for (; *signs; signs++)
		if (begins_with(at, *signs))
			return at + strlen(*signs);
	return NULL;
}

static const char *
speak_ticks(struct speech *speech)
{
	static const char *const have[] = {"[✓]", "[✔]", "[x]", "[X]", "✓", "✔", "☑", "☒", NULL};
	static const char *const missing[] = {"[ ]", "[]", "✗", "✘", "✕", "☐", NULL};
	const char *end;

	if ((end = begins_with_any(speech->at, have)))
		return speak_tick(speech, speech->tongue->names->have, end);
	if ((end = begins_with_any(speech->at, missing)))
		return speak_tick(speech, speech->tongue->names->missing, end);
	return NULL;
}

/* What stands between two parts: a dash or bullet with blanks around. */
static const char *
speak_pause(struct speech *speech, const char *end, const char *words)
{
	speak_trim(speech);
	end = skip_blanks(end);
	if (speech->size && *end) {
		if (speech->out[speech->size - 1] != ',')
			speak(speech, strchr(".:;!?", speech->out[speech->size - 1]) ? "" : ",");
		speak(speech, "%s ", words);
	}
	return end;
}

static const char *
speak_pauses(struct speech *speech)
{
	static const char *const bullets[] = {"•", "·", "▪", "►", "▌", "›", "●", "■", "◦", "▶", "|", NULL};
	static const char *const quotes[] = {"„", "”", "“", "»", "«", "\"", "‟", NULL};
	static const char *const arrows[] = {"→", "⇒", "->", NULL};
	const char *at = speech->at, *end;

	if ((end = begins_with_any(at, arrows)))
		return speak_pause(speech, end, speech->tongue->names->then);
	if ((end = begins_with_any(at, bullets)))
		return speak_pause(speech, end, "");
	if ((end = begins_with_any(at, quotes)))
		return end;
	if (*at == '>' && at > speech->begin && at[-1] == ' ' && letter_size(skip_blanks(at + 1)))
		return speak_pause(speech, at + 1, speech->tongue->names->then);
	bool apart = at == speech->begin || at[-1] == ' ';
	if (apart && (end = skip_dash(at)) && (end[-1] == ' ' || !*end))
		return speak_pause(speech, end, "");
	return NULL;
}

/* Whether a word is a unit; those that are also names of parts of a date need a number before. */
static bool
is_counted(const struct speech *speech, const struct spoken_word *word)
{
	const char *at = word->begin;

	while (at > speech->begin && at[-1] == ' ')
		at--;
	return one_of(word->text, "ft huf eur грн forint euro euró km m kg óra fő person h hrs hours std stunden год") ||
	    (one_of(word->text, "nap hó hét tag") && at > speech->begin && is_digit(at[-1]));
}

/* A slash between words, which may be one of "and/or". */
static const char *
speak_slash(struct speech *speech)
{
	const struct sign_names *names = speech->tongue->names;
	const char *at = speech->at;
	struct spoken_word before, after;

	bool each = *at == '/' && word_after(at + 1, &after) && after.begin == at + 1 && one_of(after.text, "hó hónap nap óra fő év hét"
	    " month year day person hour week monat jahr tag person stunde woche міс місяць рік день особу год добу");
	bool measured = at > speech->begin && (is_digit(at[-1]) || at[-1] == '%' || (at - speech->begin > 2 && begins_with(at - 3, "€")));
	bool priced = *at == '/' && measured && !is_digit(at[-1]) && word_after(at + 1, &after) && after.begin == at + 1;	/* 20 €/Std. */
	if ((each && measured) || priced) {
		speak(speech, " %s ", names->per);
		return at + 1;
	}
	if (*at == '/' && at > speech->begin && at[-1] != ' ' && (is_digit(at[1]) || (is_digit(at[-1]) && letter_size(at + 1)))) {
		speak(speech, " %s ", names->slash);
		return at + 1;
	}
	if (*at != '/' || !word_before(speech, at, &before) || !word_after(at + 1, &after))
		return NULL;
	speak_trim(speech);
	if (!strcmp(after.text, names->or + 1) || one_of(after.text, "vagy or oder або illetve"))
		speak(speech, " ");
	else
		speak(speech, " %s ", is_counted(speech, &before) ? names->per : names->or);
	return skip_blanks(at + 1);
}

/* A bracket after a number or letter of a list. */
static bool
is_unopened(const struct speech *speech)
{
	for (const char *at = speech->at; at > speech->begin && speech->at - at < 2 * SPEECH_WORD; at--)
		if (at[-1] == '(')
			return false;
	return speech->at - speech->begin < 2 * SPEECH_WORD;
}

/* Lines and dots to write on; several with blanks between are one. */
static const char *
speak_blank(struct speech *speech)
{
	enum { LINE = 2, DOTS = 4, ELLIPSES = 2 };	/* so many at least */
	const char *end = NULL;

	for (const char *at = speech->at;; at = skip_blanks(end)) {
		size_t line = strspn(at, "_"), dots = strspn(at, "."), ellipses = 0;

		while (begins_with(at + ellipses * strlen("…"), "…"))
			ellipses++;
		line = line == LINE && letter_size(at + line) ? 0 : line;
		if (line < LINE && dots < DOTS && ellipses < ELLIPSES)
			break;
		end = at + line + dots + ellipses * strlen("…");
	}
	if (!end)
		return NULL;
	bool apart = !speech->size || strchr(" (", speech->out[speech->size - 1]);
	speak(speech, "%s%s%s", apart ? "" : " ", speech->tongue->names->blank, letter_size(end) || is_digit(*end) ? " " : "");
	return end;
}

/* "the * key", "*111#": what is pressed, and no footnote. */
static const char *
speak_key(struct speech *speech)
{
	const struct sign_names *names = speech->tongue->names;
	const char *at = speech->at;
	bool star = *at == '*', apart = at == speech->begin || strchr(" (\"", at[-1]);
	bool after_digit = at > speech->begin && is_digit(at[-1]);

	if ((!star && *at != '#') || (star ? !apart || at == speech->begin : !after_digit && !apart) || letter_size(at + 1) || (!star && apart && is_digit(at[1])))
		return NULL;
	speak(speech, "%s%s%s", after_digit ? " " : "", star ? names->star : names->hash, is_digit(at[1]) ? " " : "");
	return at + 1;
}

const char *
speak_mark(struct speech *speech)
{
	const struct sign_names *names = speech->tongue->names;
	const struct {
		const char *sign, *said;
	} words[] = {
		{"+", names->plus}, {"&", names->and}, {"=", names->equals}, {"≥", names->at_least}, {"≤", names->at_most},
		{"~", names->about}, {"≈", names->about}, {"№", names->number}, {"§", names->paragraph},
		{"%", names->per_cent}, {"°", names->degrees}, {"_", ""}, {"*", ""}, {"½", names->half}, {">", names->more}, {"<", names->less}, {"×", names->times},
		{"@", names->at}, {"#", names->number},
	};
	const char *end = speak_blank(speech);

	if (!end)
		end = speak_ticks(speech);

	if (*speech->at == '.' && speech->at > speech->begin && is_digit(speech->at[-1]) && is_digit(speech->at[1])) {
		speak(speech, " %s ", names->dot);	/* of versions and chapters */
		return speech->at + 1;
	}
	if (*speech->at == ')' && is_unopened(speech))
		return speech->at + 1;
	const char *key = speak_key(speech);
	if (key)
		return key;

	if (!end)
		end = speak_pauses(speech);
	if (!end)
		end = speak_slash(speech);
	for (size_t i = 0; !end && i < sizeof words / sizeof *words; i++)
		if (begins_with(speech->at, words[i].sign)) {
			end = speech->at + strlen(words[i].sign);
			speak(speech, "%s%s", speech->size && speech->out[speech->size - 1] != ' ' &&
			    speech->out[speech->size - 1] != '(' ? " " : "", words[i].said);
			speak(speech, "%s", letter_size(end) || is_digit(*end) ? " " : "");
		}
	return end;
}
