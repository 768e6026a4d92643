#include "data/editor/faults/editor_words.h"

#include <stdlib.h>
#include <string.h>

static const char *
environment_language(void)
{
	static const char *const names[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		const char *value = getenv(names[i]);
		if (value && *value)
			return strncmp(value, "en", 2) ? "hu" : "en";
	}
	return "hu";
}

const char *
editor_language(const char *option)
{
	if (!option)
		return environment_language();
	for (size_t i = 0; i < editor_words.language_count; i++)
		if (!strcmp(editor_words.languages[i], option))
			return editor_words.languages[i];
	return NULL;
}

const char *
editor_word(const char *lang, const char *msgid)
{
	return words_get(&editor_words, lang, msgid);
}
