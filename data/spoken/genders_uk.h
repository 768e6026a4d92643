/* The gender of Ukrainian nouns, by name and by how they end. */
#ifndef GENDERS_UK_H
#define GENDERS_UK_H

#include "data/spoken/words_uk.h"

/* Of a noun beside a number, in small letters. */
enum uk_gender uk_gender_of(const char *noun, uint64_t number);
/* "програми", "кілограми": a plural that is no instrumental, though it ends as one. */
bool uk_is_plain_plural(const char *noun);

#endif
