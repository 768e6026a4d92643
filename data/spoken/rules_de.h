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

/* numbers_de.c: ranges, products, fractions, compounds, and the rest */
extern const struct spoken_numbers de_numbers;

const char *de_speak_range(struct speech *);
const char *de_speak_compound(struct speech *);
const char *de_speak_plain_number(struct speech *);

/* sections_de.c: ordinals, laws and their parts, Roman numbers */
extern const struct spoken_sections de_sections;

const char *de_speak_dotted(struct speech *);
const char *de_speak_roman(struct speech *);

#endif
