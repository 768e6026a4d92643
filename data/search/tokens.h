/* Where the words of a text are (UAX #29). */
#ifndef TOKENS_H
#define TOKENS_H

#include <stddef.h>

struct token {
	size_t start, size; /* bytes */
};

/* All zero is empty. */
struct tokens {
	struct token *items;
	size_t count, room;
	char *breaks;
};

/* The words of a UTF-8 text, without spaces and punctuation; replaces those before. */
void tokens_split(struct tokens *, const char *text, size_t size);
void tokens_free(struct tokens *);

#endif
