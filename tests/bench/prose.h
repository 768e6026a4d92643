/* Made-up prose for the synthetic catalogue: real words with real endings, drawn
 * so that few are frequent and many are rare (Zipf), in sentences as short as our
 * writing rules want them. A third of the sentences is boilerplate, as in life.
 * The same random state gives the same text on every machine. */
#ifndef PROSE_H
#define PROSE_H

#include <stddef.h>
#include <stdint.h>

enum prose_language { PROSE_HU, PROSE_EN, PROSE_DE, PROSE_LANGUAGES };

/* Kinds of text. */
enum prose_shape {
	PROSE_PHRASE,    /* two or three words in lower case, no stop */
	PROSE_QUESTION,  /* one question */
	PROSE_SENTENCES, /* one to three, as fit */
};

enum { PROSE_ROOM = 512, PROSE_NAMES = 24000, PROSE_COMPOUNDS = 2000 };

struct random {
	uint64_t state;
};

/* Independent values from several: seeds for what must not move when a
 * neighbour changes. */
uint64_t random_mix(uint64_t seed, uint64_t value);
uint64_t random_hash(const char *string);
unsigned random_below(struct random *, unsigned limit);
/* 0 .. limit-1, where each value is about as likely as 1 / (value + 1). */
unsigned random_zipf(struct random *, unsigned limit);

/* Writes a text; further sentences only while it stays within `size` bytes
 * (a first one may be up to 130). */
void prose_write(struct random *, enum prose_language, enum prose_shape, size_t size,
    char out[PROSE_ROOM]);
/* The same thing's name in each language; `number` < PROSE_NAMES, all different. */
void prose_service_name(enum prose_language, unsigned number, char out[PROSE_ROOM]);
/* number < PROSE_COMPOUNDS; the small numbers are frequent in the prose. */
void prose_compound(enum prose_language, unsigned number, char out[PROSE_ROOM]);
/* "lakásigazolás": a paper; number < 400, all different. */
void prose_document_name(enum prose_language, unsigned number, char out[PROSE_ROOM]);

#endif
