/* What the rules of language know of a catalogue: its registers by name, and the words that are better left out. */
#ifndef KNOWN_H
#define KNOWN_H

#include "data/editor/language/name_heads.h"
#include "data/editor/language/phrases.h"
#include "data/editor/source/source.h"

/* A name of a register, word by word. */
struct known_name {
	struct wording wording;
	const char *name;
	bool is_alias; /* what people say, which is right, too */
	const char *letters;           /* its words as one */
	const struct known_name *next; /* another one that begins so */
	const struct known_name *next_first; /* another one whose first word begins so */
};

/* An entry of the register of amounts. */
struct known_amount {
	const struct entry *amount;
	struct known_amount *next; /* another one of the same */
};

struct known {
	struct arena *arena;
	const struct sources *sources;
	const char *today;  /* "2026-11-20" */
	struct phrases phrases;
	struct table names;         /* of papers, authorities, offices; how their words begin → struct known_name */
	struct table first_words;   /* how names begin */
	struct name_heads heads;    /* what names end with */
	struct table abbreviations; /* those that the glossary or a name explains */
	struct table terms;         /* what the glossary explains, in small letters */
	struct table amounts;       /* "85500" → struct known_amount */
	struct table days;          /* "2026-12-31", when a value begins or ends → struct known_amount */
};

void known_read(struct known *, struct arena *, const struct sources *, const char *today);
void known_free(struct known *);

/* The words as one, without what is between or joins them. */
const char *known_letters(struct arena *, const struct wording_word *words, size_t count);

/* How `count` words begin, joined: names that sound alike have the same. */
const char *known_key(struct arena *, const struct wording_word *words, size_t count);

/* Whether the glossary has a term, or another word for one, that begins so. */
bool known_explains(const struct known *, const char *word, size_t size);

/* Whether so many bytes are capitals only, two or more, and no Roman number. */
bool is_abbreviation(const char *word, size_t size);

#endif
