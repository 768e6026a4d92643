/* The words of kalauz-data: messages for editors, in Hungarian and English. */
#ifndef EDITOR_WORDS_H
#define EDITOR_WORDS_H

#include "data/words.h"

extern const struct words editor_words;

/* "hu" or "en": as asked for (`option` may be NULL), else as the environment
 * says, else Hungarian. NULL when there are no words in what was asked for. */
const char *editor_language(const char *option);

/* The words for a msgid. */
const char *editor_word(const char *lang, const char *msgid);

#endif
