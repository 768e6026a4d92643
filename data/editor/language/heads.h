/* The nouns by which papers, benefits and bodies are called what they are: "kivonat", "pótlék", "hivatal". Pure. */
#ifndef HEADS_H
#define HEADS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum head_class {
	HEAD_PAPER,
	HEAD_BENEFIT,
	HEAD_BODY,
};

struct head {
	const char *stem; /* as far as endings leave it alone */
	enum head_class class;
	bool is_unit; /* a part of an office: none but a register's is right */
};

/* How a word ends, without its endings; NULL: in none of them. *before is how many bytes of the word stand before. */
const struct head *head_of(const char *lower, size_t *before);

/* The bit of a head, so that several are a set. */
uint64_t head_bit(const struct head *);

/* Whether that may follow a Hungarian noun: possessives, plurals, cases. Nothing may, too. */
bool is_noun_ending(const char *rest);

#endif
