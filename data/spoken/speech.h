/* A text on its way to what is said: where the rules are in it, what stands around, what was said so far. */
#ifndef SPEECH_H
#define SPEECH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "data/arena.h"

enum {
	SPEECH_WORD = 64,	/* bytes of a word that the rules know, with its NUL */
	SPEECH_GROUPS = 12,	/* of a telephone number */
};

struct speech {
	struct arena *arena;
	const struct tongue *tongue;
	const char *begin, *at;	/* the text, plain (see speech_plain); where the rules are */
	char *out;
	size_t size, room;
	const char *ending;	/* of the ordinal before, for those that agree with it; NULL: none */
};

/* Says what stands at `at`, and returns where it ends; NULL: it is not for this rule, and nothing was said. */
struct rule {
	const char *(*speak)(struct speech *);
};

struct short_form {
	const char *written; /* in small letters; its full stop is said by the table that it stands in */
	const char *said;
};

/* What marks and addresses are called. */
struct sign_names {
	const char *dot, *at, *slash, *dash, *underscore, *plus, *minus, *and, *or, *then, *have, *missing, *paragraph, *equals,
	    *about, *at_least, *at_most, *more, *less, *times, *half, *number, *degrees, *per, *per_cent, *www,
	    *blank,	/* a place to fill in */
	    *to,	/* from one code to another, with its blanks */
	    *star, *hash;	/* keys */
};

/* A language. */
struct tongue {
	const char *lang;
	char group, decimal;	/* between thousands, besides a blank; before decimals */
	const struct rule *digits, *letters, *signs;	/* tried in order, by what stands there; ended by NULL */
	const struct sign_names *names;
	const struct spoken_units *measures;
	const struct spoken_days *days;
	const struct spoken_numbers *numbers;
	const struct spoken_sections *sections;
	const char *const *alphabet;	/* A to Z; NULL: as they are written */
	const struct short_form *letters_more;	/* others, in small letters; ended by NULL; may be NULL */
	const char *between;	/* letters that are spelled */
	const char *read, *spelled;	/* acronyms that are read although they look spelled, and the other way */
	const struct short_form *shorts;	/* with a full stop; ended by NULL */
	const char *final_shorts, *small_shorts;	/* of these, those that can end a sentence; that need no capital */
	/* A group of a telephone number, a number in a code. */
	const char *(*group_words)(struct arena *, const char *digits, size_t count);
	const char *(*number_words)(struct arena *, uint64_t);
};

struct spoken_word {
	char text[SPEECH_WORD];	/* in small letters; "": too long for any rule */
	bool capital;
	const char *begin, *end;
};

/* The text with plain blanks, hyphens and apostrophes, without soft hyphens. */
char *speech_plain(struct arena *, const char *text);

void speak(struct speech *, const char *format, ...) __attribute__((format(printf, 2, 3)));
void speak_bytes(struct speech *, const char *, size_t size);

bool is_digit(char);
/* Bytes of the letter, or of the word, that begins here; 0: none does. An apostrophe within is part of a word. */
size_t letter_size(const char *);
size_t word_size(const char *);
bool is_capital(const char *);
const char *skip_blanks(const char *);
/* Past a hyphen or dash, with the blanks around it; NULL: there is none. */
const char *skip_dash(const char *);
/* Whether a word stands in a list, where blanks separate them. */
bool one_of(const char *word, const char *list);
bool word_ends(const char *word, const char *end);
bool begins_with(const char *text, const char *begin);

/* Letters as capitals or small ones; bytes, 0 and "" if there is no room. */
size_t letters_as(bool capital, const char *, size_t size, char *out, size_t room);

/* The word that begins here, after blanks; before here, before blanks and perhaps its full stop. */
bool word_after(const char *, struct spoken_word *);
bool word_before(const struct speech *, const char *, struct spoken_word *);
/* A hyphen and small letters, as suffixes are written; their end, or NULL and "". */
const char *suffix_at(const char *, char suffix[SPEECH_WORD]);
/* Whether a full stop before here also ends the sentence: the text ends, or a capital follows. */
bool sentence_ends(const char *);
/* Whether no letter or figure is right before, but the x of "2x3". */
bool begins_free(const struct speech *);
/* Whether nothing but a blank, mark or the end is before or after. */
bool stands_free(const struct speech *, const char *end);
const char *replace_end(struct arena *, const char *word, const char *end, const char *with);

#endif
