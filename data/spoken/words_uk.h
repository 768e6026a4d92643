/* Ukrainian numbers as words, in cases and genders. All in the arena. */
#ifndef WORDS_UK_H
#define WORDS_UK_H

#include "data/spoken/speech.h"

enum uk_case { NOMINATIVE, GENITIVE, DATIVE, INSTRUMENTAL, LOCATIVE, ACCUSATIVE, NO_CASE, UK_CASES = NO_CASE };
enum uk_gender { HE, SHE, IT, THEY };

const char *uk_number(struct arena *, uint64_t, enum uk_case, enum uk_gender);
const char *uk_cardinal(struct arena *, uint64_t);
const char *uk_ordinal(struct arena *, uint64_t, enum uk_case, enum uk_gender);
const char *uk_group(struct arena *, const char *digits, size_t count);
/* "шести", as compounds begin: шестирічний. */
const char *uk_compound(struct arena *, uint64_t);

/* 0: one (рік), 1: few (роки), 2: many (років). */
int uk_form(uint64_t);
/* "з п'яти", "із семи" */
const char *uk_out_of(struct arena *, uint64_t);
/* A feminine noun in the accusative; others as they are. */
const char *uk_object(struct arena *, const char *noun);
/* Whether a word is a verb that costs, lasts or takes what follows. */
bool uk_takes_object(const char *word);
/* A noun of time or money in the genitive of many; NULL: it is none. */
const char *uk_many(const char *noun);

#endif
