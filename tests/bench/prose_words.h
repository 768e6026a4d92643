/* The words of each language, for prose.c. */
#ifndef PROSE_WORDS_H
#define PROSE_WORDS_H

#include <stddef.h>

#include "tests/bench/prose.h"

enum { NOUNS = 100, ADJECTIVES = 40, VERBS = 16, ACTIONS = 6, PAPERS = 4, PATTERNS = 16,
	QUESTIONS = 6, BOILERPLATES = 16 };

/* Patterns: %n noun, %v verb, %j adjective, %d number, @ the Hungarian article;
 * Hungarian cases: %a accusative, %b in, %h to, %r about, %t from, %p somebody's,
 * %q somebody's in accusative, %m plural. Other languages use %n and %m only. */
struct prose {
	const char *nouns[NOUNS];
	const char *adjectives[ADJECTIVES];
	const char *verbs[VERBS];
	const char *actions[ACTIONS]; /* of service names; %s is the noun */
	const char *papers[PAPERS];   /* of document names; %s is the noun */
	const char *patterns[PATTERNS];
	const char *questions[QUESTIONS];
	const char *boilerplate[BOILERPLATES];
	const char *plural; /* ending, where plain */
	const char *joint;  /* between the parts of a compound */
};

extern const struct prose prose_words[PROSE_LANGUAGES];

#endif
