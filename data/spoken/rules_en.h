/* The English rules, by kind, and what they share. Each rule as tongues.h has it. */
#ifndef RULES_EN_H
#define RULES_EN_H

#include "data/spoken/tongues.h"
#include "data/spoken/words_en.h"

/* units_en.c: units, amounts of money */
extern const struct spoken_units en_measures;

const char *en_numeral_words(struct speech *, const struct numeral *);
const char *en_year_or_number(struct speech *, const struct numeral *);
const char *en_speak_amount(struct speech *);
const char *en_speak_money_first(struct speech *);

/* dates_en.c: days, times */
extern const struct spoken_days en_days;

/* st, nd, rd, th */
const char *en_ordinal_end(const char *at);
const char *en_speak_day_month(struct speech *);
const char *en_speak_month(struct speech *);
const char *en_speak_numeric_day(struct speech *);
const char *en_speak_time(struct speech *);

/* numbers_en.c: ranges, products, fractions, and the rest */
extern const struct spoken_numbers en_numbers;

const char *en_speak_range(struct speech *);
const char *en_speak_ordinal(struct speech *);
const char *en_speak_plain_number(struct speech *);

/* sections_en.c: laws and their parts, Roman numbers */
extern const struct spoken_sections en_sections;

const char *en_speak_article(struct speech *);
const char *en_speak_roman_ordinal(struct speech *);
const char *en_speak_roman_dotted(struct speech *);
const char *en_speak_roman(struct speech *);

#endif
