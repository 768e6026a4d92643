#include "data/spoken.h"

#include <string.h>
#include <unicase.h>
#include <unictype.h>
#include <unistr.h>

#include "data/spoken/tongues.h"
#include "data/text.h"

static const struct tongue *
tongue_of(const char *lang)
{
	const struct tongue *const tongues[] = {&tongue_hu, &tongue_en, &tongue_de, &tongue_uk};

	for (size_t i = 0; i < sizeof tongues / sizeof *tongues; i++)
		if (!strcmp(tongues[i]->lang, lang))
			return tongues[i];
	return NULL;
}

bool
spoken_has(const char *lang)
{
	return tongue_of(lang) != NULL;
}

static const char *
speak_by_rule(struct speech *speech)
{
	const struct tongue *tongue = speech->tongue;
	const struct rule *rule = is_digit(*speech->at) ? tongue->digits : letter_size(speech->at) ? tongue->letters
	    : tongue->signs;

	for (; rule->speak; rule++) {
		const char *end = rule->speak(speech);

		if (end && end > speech->at)
			return end;
	}
	return NULL;
}

/* One blank at a time, none at the ends; a comma is pause enough after a full stop. */
static const char *
tidy(struct speech *speech)
{
	char *to = speech->out;

	if (!speech->size)
		return "";
	for (const char *at = speech->out; *at; at++)
		if ((*at != ' ' || (to > speech->out && to[-1] != ' ')) && !(*at == '.' && at[1] == ','))
			*to++ = *at;
	while (to > speech->out && to[-1] == ' ')
		to--;
	*to = '\0';
	return speech->out;
}

/* Past "{amount:ID}", which stays until somebody fills it. */
static const char *
placeholder_end(const char *at)
{
	size_t size = *at == '{' ? strcspn(at, "} ") : 0;

	return size && at[size] == '}' ? at + size + 1 : NULL;
}

const char *
spoken_of(struct arena *arena, const char *lang, const char *text)
{
	const struct tongue *tongue = tongue_of(lang);

	if (!text)
		return NULL;
	if (u8_check((const uint8_t *)text, strlen(text)))
		text = text_clean(arena, text, strlen(text));
	if (!tongue)
		return text;
	struct speech speech = {.arena = arena, .tongue = tongue, .begin = speech_plain(arena, text)};
	speech.at = speech.begin;
	while (*speech.at) {
		const char *end = placeholder_end(speech.at);

		if (is_digit(*speech.at) && speech.size && !begins_free(&speech) && speech.out[speech.size - 1] != ' ')
			speak(&speech, " ");

		if (end)
			speak_bytes(&speech, speech.at, (size_t)(end - speech.at));
		else if (!(end = speak_by_rule(&speech))) {
			size_t size = word_size(speech.at);
			int sign = u8_strmblen((const uint8_t *)speech.at);

			end = speech.at + (size ? size : (size_t)sign);
			speak_bytes(&speech, speech.at, (size_t)(end - speech.at));
		}
		speech.at = end;
	}
	return tidy(&speech);
}

/* The next sign that is heard, in small letters; 0 at the end. Pauses are not. */
static ucs4_t
next_heard(const uint8_t **at)
{
	for (ucs4_t sign; **at;) {
		*at += u8_strmbtouc(&sign, *at);
		if (uc_is_alnum(sign) || sign == '{')
			return uc_tolower(sign);
	}
	return 0;
}

bool
spoken_is_needless(const char *lang, const char *text, const char *form)
{
	struct arena arena = {0};
	const uint8_t *said = (const uint8_t *)spoken_of(&arena, lang, text), *by_hand = (const uint8_t *)spoken_of(&arena, lang, form);
	ucs4_t sign;
	bool same;

	do {
		sign = next_heard(&said);
		same = sign == next_heard(&by_hand);
	} while (same && sign);
	arena_free(&arena);
	return same;
}
