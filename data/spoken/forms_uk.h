/* Ukrainian nouns and adjectives in cases, from the forms that dictionaries have. All in the arena. */
#ifndef FORMS_UK_H
#define FORMS_UK_H

#include "data/spoken/words_uk.h"

struct uk_noun {
	const char *one, *of_one;	/* nominative, genitive */
	enum uk_gender gender;
	const char *at_one;	/* the locative, where no rule gives it; NULL: a rule does */
	const char *many;	/* the nominative of the plural, for those that are used so; or NULL */
	const char *of_many;
};
const char *uk_noun(struct arena *, const struct uk_noun *, enum uk_case);
/* From the nominative and genitive of the plural, of several words perhaps: "квадратні метри", "кілометри на годину". */
const char *uk_plural(struct arena *, const char *many, const char *of_many, enum uk_case);
/* An adjective from its nominative: "так званий", "внутрішній". */
const char *uk_adjective(struct arena *, const char *adjective, enum uk_case, enum uk_gender);

#endif
