/* What a key of each kind is made of. */
#ifndef TALLY_KINDS_H
#define TALLY_KINDS_H

#include "data/tally.h"

struct tally_form {
	const char *name;
	bool number;  /* a permanent number, from `least` */
	uint32_t least;
	bool part;    /* and another */
	bool free;    /* a word of the catalogue's */
	const char *const *words; /* one of these */
};

const struct tally_form *tally_form(enum tally_kind);
/* Whether a line of this kind can have this key. */
bool tally_key_is_good(const struct tally_line *);

#endif
