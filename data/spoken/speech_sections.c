#include "data/spoken/tongues.h"

#include <string.h>

const char *
speak_section(struct speech *speech)
{
	const struct tongue *tongue = speech->tongue;
	struct numeral number, last;
	const char *at = speech->at;

	if (!begins_with(at, "§"))
		return NULL;
	bool many = begins_with(at + strlen("§"), "§");
	if (!scan_digits(skip_blanks(at + strlen("§") * (many ? 2 : 1)), &number))
		return NULL;
	speak(speech, "%s %s", many ? tongue->sections->many : tongue->sections->one, tongue->number_words(speech->arena, number.value));
	const char *next = skip_dash(number.end);
	if (!next || !scan_digits(next, &last))
		return tongue->sections->speak_parts(speech, number.end);
	speak(speech, "%s%s", tongue->names->to, tongue->number_words(speech->arena, last.value));
	return last.end;
}

const char *
speak_section_last(struct speech *speech)
{
	const struct tongue *tongue = speech->tongue;
	struct numeral number;

	if (!scan_digits(speech->at, &number) || !stands_free(speech, number.end))
		return NULL;
	const char *end = skip_blanks(number.end + (*number.end == '.'));
	if (!begins_with(end, "§"))
		return NULL;
	speak(speech, "%s %s", tongue->sections->one, tongue->number_words(speech->arena, number.value));
	return tongue->sections->speak_parts(speech, end + strlen("§"));
}

const char *
bracketed_at(struct speech *speech, const char *at, const char **said)
{
	struct numeral number;

	if (*at != '(')
		return NULL;
	if (scan_digits(at + 1, &number) && *number.end == ')') {
		*said = speech->tongue->number_words(speech->arena, number.value);
		return number.end + 1;
	}
	*said = arena_strndup(speech->arena, at + 1, 1);
	return at[1] >= 'a' && at[1] <= 'z' && at[2] == ')' ? at + 3 : NULL;
}

const char *
speak_bracketed(struct speech *speech)
{
	struct spoken_word before;
	const char *said, *last, *end = bracketed_at(speech, speech->at, &said), *next;

	if (!end || !word_before(speech, speech->at, &before) || !one_of(before.text, speech->tongue->sections->parts))
		return NULL;
	speak(speech, "%s", said);
	if ((next = skip_dash(end)) && (next = bracketed_at(speech, next, &last))) {
		speak(speech, "%s%s", speech->tongue->names->to, last);
		return next;
	}
	return end;
}

const char *
capital_past_slash(const char *at)
{
	return *at == '/' && is_capital(at + 1) && word_size(at + 1) == letter_size(at + 1) ? at + 1 : NULL;
}
