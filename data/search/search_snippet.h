/* A result as it is shown. */
#ifndef SEARCH_FOUND_H
#define SEARCH_FOUND_H

#include "data/search/search_rank.h"

/* Reads the name, the context and the words in which it was found. STATUS_ABSENT: there is no such thing. */
enum status search_snippet(struct catalogue *, struct arena *, const char *lang, enum search_kind,
    const struct query_words *, const struct ranked *, struct search_hit *out);

#endif
