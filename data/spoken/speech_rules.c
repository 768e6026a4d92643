#include "data/spoken/tongues.h"

#include <string.h>

const char *
with_capital(struct arena *arena, const char *word)
{
	size_t first = letter_size(word);
	char upper[8];

	letters_as(true, word, first, upper, sizeof upper);
	return arena_printf(arena, "%s%s", upper, word + first);
}

void
speak_trim(struct speech *speech)
{
	while (speech->size && speech->out[speech->size - 1] == ' ')
		speech->size--;
	if (speech->size)
		speech->out[speech->size] = '\0';
}

void
speak_group(struct speech *speech, const char *digits, size_t count)
{
	speak(speech, "%s", speech->tongue->group_words(speech->arena, digits, count));
}

const char *
speak_dash(struct speech *speech)
{
	struct numeral number;
	struct spoken_word word;
	const char *at = speech->at, *next = *at == ' ' ? NULL : skip_dash(at), *counted;

	if (!next || !scan_numeral(next, speech->tongue, &number) || !word_before(speech, at, &word) || word.end != at || *number.end != ' ')
		return NULL;
	for (counted = word.begin; counted > speech->begin && counted[-1] == ' '; counted--)
		;
	if (counted == speech->begin || !is_digit(counted[-1]))
		return NULL;
	speak(speech, "%s", speech->tongue->names->to);
	return next;
}

const char *
speak_minus(struct speech *speech)
{
	const char *at = speech->at, *end = at + (*at == '-' ? 1 : strlen("–")), *before = at;

	if ((*at != '-' && !begins_with(at, "–")) || !is_digit(*end) || (at > speech->begin && at[-1] != ' ' && at[-1] != '('))
		return NULL;
	while (before > speech->begin && before[-1] == ' ')
		before--;
	if (*at != '-' && before > speech->begin && is_digit(before[-1]))	/* from one to another */
		return NULL;
	speak(speech, "%s ", speech->tongue->names->minus);
	return end;
}

/* The longest short form that begins here. */
static const struct short_form *
find_short(const struct speech *speech, const char **end)
{
	const struct short_form *found = NULL;
	size_t longest = 0;

	for (const struct short_form *form = speech->tongue->shorts; form->written; form++) {
		const char *written = form->written, *at = speech->at;
		char small[8];
		size_t first = letter_size(at), size = letters_as(false, at, first, small, sizeof small);

		/* The first letter may be a capital. */
		if (!size || !begins_with(written, small))
			continue;
		for (written += size, at += first; *written; at++) {
			bool same = *written == *at || (*at >= 'A' && *at <= 'Z' && *written == *at - 'A' + 'a');

			if (!same && (*at != ' ' || at[-1] != '.'))
				break;
			written += same;
		}
		if (*written || letter_size(at) || at[0] != '.' || (size_t)(at - speech->at) <= longest)
			continue;
		longest = (size_t)(at - speech->at);
		found = form;
		*end = at + 1;
	}
	return found;
}

const char *
speak_short(struct speech *speech)
{
	const char *end;
	const struct short_form *form = find_short(speech, &end);

	if (!form || !stands_free(speech, end))
		return NULL;
	bool capital = is_capital(speech->at) && !one_of(form->written, speech->tongue->small_shorts);
	speak(speech, "%s", capital ? with_capital(speech->arena, form->said) : form->said);
	if (*end == ')')	/* "(Ptk.)" */
		return end;
	if (one_of(form->written, speech->tongue->final_shorts) ? sentence_ends(end) : !*skip_blanks(end))
		speak(speech, ".");
	return end;
}

bool
follows_label(const struct speech *speech, const char *shares)
{
	struct spoken_word before;
	const char *at = speech->at;

	return at - speech->begin > 1 && at[-1] == ' ' && at[-2] == ':' && word_before(speech, at - 2, &before) && !one_of(before.text, shares);
}

bool
scan_pair(const char *at, char sign, struct numeral *first, struct numeral *second, bool *spaced)
{
	if (!scan_digits(at, first))
		return false;
	const char *next = skip_blanks(first->end);
	if (*next != sign)
		return false;
	*spaced = *first->end == ' ' && next[1] == ' ';
	if (!*spaced && (*first->end == ' ' || next[1] == ' '))
		return false;
	return scan_digits(skip_blanks(next + 1), second) && *second->end != sign;
}

const char *
past_times(const char *at)
{
	at = skip_blanks(at);
	if (begins_with(at, "×"))
		return at + strlen("×");
	size_t size = *at == 'x' ? 1 : begins_with(at, "х") ? strlen("х") : 0;	/* of Latin or Cyrillic letters */
	return size && !letter_size(at + size) ? at + size : NULL;
}

const char *
speak_hungarian_street(struct speech *speech)
{
	static const struct short_form streets[] = {{"u", "utca"}, {"krt", "körút"}, {"rkp", "rakpart"}, {NULL, NULL}};
	struct spoken_word word, before, after;
	struct numeral house;

	if (!word_after(speech->at, &word) || *word.end != '.' || !begins_free(speech))
		return NULL;
	const char *end = word.end + 1;
	if (word.capital && !strcmp(word.text, "bp")) {
		speak(speech, "Budapest%s", *skip_blanks(end) ? "" : ".");
		return end;
	}
	if (word.capital || !word_before(speech, speech->at, &before) || !before.capital || !scan_digits(skip_blanks(end), &house))
		return NULL;
	/* What a number counts begins with a capital in German. */
	if (*house.end == ' ' && word_after(house.end, &after) && after.capital)
		return NULL;
	for (const struct short_form *street = streets; street->written; street++)
		if (!strcmp(word.text, street->written)) {
			speak(speech, "%s", street->said);
			return end;
		}
	return NULL;
}
