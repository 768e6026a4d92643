/* The German rules, by kind, and what they share. Each rule as tongues.h has it. */
#ifndef RULES_DE_H
#define RULES_DE_H

#include "data/spoken/tongues.h"
#include "data/spoken/words_de.h"

/* units_de.c: units, amounts of money */
extern const struct spoken_units de_measures;

/* `one`: as de_number has it. */
const char *de_numeral_words(struct speech *, const struct numeral *, const char *one);
const char *de_speak_amount(struct speech *);
const char *de_speak_money_first(struct speech *);

/* dates_de.c: days, times */
extern const struct spoken_days de_days;

const char *de_speak_numeric_day(struct speech *);
const char *de_speak_day_month(struct speech *);
const char *de_speak_month_short(struct speech *);
const char *de_speak_time(struct speech *);

/* numbers_de.c: ranges, fractions, houses, telephones, and the rest */
const char *de_speak_range(struct speech *);
const char *de_speak_product(struct speech *);
const char *de_speak_slashed(struct speech *);
const char *de_speak_house(struct speech *);
const char *de_speak_compound(struct speech *);
const char *de_speak_special(struct speech *);
const char *de_speak_plain_number(struct speech *);
const char *de_speak_ratio(struct speech *);

/* sections_de.c: ordinals, laws and their parts, Roman numbers */
const char *de_speak_dotted(struct speech *);
const char *de_speak_roman(struct speech *);
const char *de_speak_section(struct speech *);
const char *de_speak_section_last(struct speech *);
const char *de_speak_part(struct speech *);

#endif
