/* Words that say that something is asked, not what. */
#ifndef SEARCH_STOP_H
#define SEARCH_STOP_H

#include <stdbool.h>

/* For a folded word, in any of the languages. */
bool search_is_stop_word(const char *folded);

#endif
