/* What Ukrainian words can be by their endings, and how numbers agree with them at a place in a sentence. */
#ifndef GRAMMAR_UK_H
#define GRAMMAR_UK_H

#include "data/spoken/genders_uk.h"

/* Sets of cases; sets of forms, of each gender (THEY: the plural) its cases. */
#define UK_CASE(which) (1u << (which))
#define UK_FORM(gender, which) (1u << ((unsigned)(gender) * UK_CASES + (unsigned)(which)))

enum uk_governor { UK_NOTHING, UK_PREPOSITION, UK_VERB, UK_NOUN, UK_LABEL, UK_LAW };

/* What can stand at a place. A label is numbered by what follows ("кабінет 5"); law: what lays something down ("передбачено"). */
struct uk_place {
	unsigned cases;
	enum uk_case first;	/* of these, when nothing after it tells more */
	enum uk_governor governor;
};

/* The forms that a word can be by its ending; 0: it is no noun and no adjective. */
unsigned uk_forms(const char *word);
/* Whether a word looks like an adjective, which shares the case and gender of its noun. */
bool uk_is_adjective(const char *word);
/* Of the noun here with the adjectives before it; 0: none follows after a blank. */
unsigned uk_forms_at(const char *at);
/* Where the noun stands that numbers joined to the one before here share with it: "2 або 3 примірниках", "VII та VIII районів". */
const char *uk_noun_past(const char *at);
/* The first form that the place allows, its own case first: case and gender, of those that `among` has; false: none. */
bool uk_choose(const struct uk_place *, unsigned among, enum uk_case *, enum uk_gender *);
/* The same, of one rather than of several, and elsewhere if not here. */
void uk_choose_one(const struct uk_place *, unsigned among, enum uk_case *, enum uk_gender *);
/* Whether what stands here is told by its number: "1" is the first of them, not one. */
bool uk_is_numbered(const char *at);
/* How a number agrees with the noun here: false when it is no cardinal but an ordinal ("2 під'їзд"). */
bool uk_counts(const struct uk_place *, const char *noun_at, uint64_t number, enum uk_case *, enum uk_gender *);
/* What follows "7-му": the case and gender of its ending that agree with the rest. */
bool uk_ending_at(const struct uk_place *, uint64_t number, const char *ending, const char *noun_at, enum uk_case *, enum uk_gender *);

#endif
