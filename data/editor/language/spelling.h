/* Spelling: the words of all texts, asked of the program hunspell. */
#ifndef SPELLING_H
#define SPELLING_H

#include "data/editor/language/language.h"

/* Adds what is misspelt, each word once, where it stands first. What stands in the folder's spelling.txt is right: one
 * word a line, "de: Wort" in another language. Says on the standard error output of which languages
 * there is no dictionary. */
void spelling_look(struct language *, const char *folder);

#endif
