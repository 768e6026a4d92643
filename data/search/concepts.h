/* What words mean, whatever their language: the catalogue's concepts, with the words that lead to them. The
 * index writes them to search.db (its own numbers, 0 ..), and finds them in the catalogue's texts; the search
 * reads them, and finds them in what people say.
 *
 * A form is one word, or several that must stand near each other ("cannot pay"); stop words are no part of
 * it if two others are left, and words like "not" are all one. A word of a form ends as it stands, or anyhow ("expir*"). */
#ifndef CONCEPTS_H
#define CONCEPTS_H

#include <stdbool.h>
#include <stdint.h>

#include "data/base/list.h"
#include "data/search/search_fold.h"

/* In this order they are worth less and less. */
enum concept_kind { CONCEPT_EVENT, CONCEPT_OBJECT, CONCEPT_PERSON, CONCEPT_ASIDE, CONCEPT_KINDS };

/* One word of a form. */
struct concept_form {
	const char *text;  /* folded, or a stem */
	uint32_t concept;
	uint32_t phrase;   /* number of a form that has several words, from 1; 0: this is all of it */
	uint8_t part, parts; /* which word of it this is, of how many */
	bool negated;      /* a word like "not" belongs to it, too */
	uint8_t stem; /* text is a stem in this language, see search_fold.h; 0: it is none */
	bool begins;  /* text is the beginning of words */
};

struct concept {
	int64_t thing;
	enum concept_kind kind;
};

/* All zero is empty. */
struct concepts {
	struct arena arena;
	struct concept *items; /* by number */
	size_t count;
	struct list forms; /* of struct concept_form; by text after concepts_sort */
	uint32_t phrases;
};

void concepts_free(struct concepts *);

/* Takes over a form as editors write it, in a language (its bit, see search_fold.h). */
void concepts_add(struct concepts *, struct fold_stemmers *, uint32_t concept, unsigned language, const char *form);
/* After the last form, before the first word. */
void concepts_sort(struct concepts *);
/* Whether the last form stands where it would be sorted to. */
bool concepts_are_sorted(const struct concepts *);

/* A form to which a word leads. */
struct concept_hit {
	const struct concept_form *form;
	float weight;
};

/* A word of a text. */
struct concept_word {
	const struct concept_hit *hits;
	size_t count;
	bool negation; /* a word like "not" */
	int lacks;     /* see search_lacks */
	unsigned languages; /* for which it was looked up; for whoever keeps it */
};

/* The forms to which a word leads that may be of these languages. */
void concepts_of_word(const struct concepts *, struct fold_stemmers *, struct arena *, const char *lower,
    const char *folded, unsigned languages, struct concept_word *out);

/* Calls `take` for each concept that a word of a text means, by itself or with words near it. What several
 * words mean takes the place of what one of them means, where both are of one kind. What somebody is without is
 * not meant, unless a form says so ("without money"). */
void concepts_of_text(const struct concepts *, const struct concept_word *words, size_t count,
    void (*take)(void *, size_t word, const struct concept_form *, float weight), void *closure);

#endif
