/* The Ukrainian rules, by kind, and what they share. Each rule as tongues.h has it. */
#ifndef RULES_UK_H
#define RULES_UK_H

#include "data/spoken/forms_uk.h"
#include "data/spoken/government_uk.h"
#include "data/spoken/tongues.h"

/* units_uk.c: units, amounts of money */
extern const struct spoken_units uk_measures;

/* "тис.", "млн": as a unit. */
const char *uk_multiple_at(const char *at, const struct spoken_unit **out);
/* With the half told shortly, where a noun follows: in the genitive, so that its ending tells the gender. */
const char *uk_numeral_words(struct arena *arena, const struct numeral *number, enum uk_case which, enum uk_gender gender, bool halves);
const char *uk_unit_name(struct arena *arena, const struct spoken_unit *unit, uint64_t value, enum uk_case which);
/* Of an amount here, whose number ends there. */
enum uk_case uk_amount_case(const struct speech *, const char *end);
const char *uk_past_unit(struct speech *speech, const struct spoken_unit *unit, const char *end);
const char *uk_speak_amount(struct speech *);
const char *uk_speak_money_first(struct speech *);
const char *uk_speak_each(struct speech *);
const char *uk_speak_unit_alone(struct speech *);

/* dates_uk.c: days, years, weekdays, times */
extern const struct spoken_days uk_days;

int uk_month_at(const char *at, const char **end);
const char *uk_speak_numeric_day(struct speech *);
const char *uk_speak_day_month(struct speech *);
const char *uk_speak_months(struct speech *);
/* "2026–2027 навчальний рік", "2025/26 н. р.": the year of a school; NULL: it is none. */
const char *uk_speak_school_year(struct speech *, const struct numeral *from, const struct numeral *to);
const char *uk_speak_year(struct speech *);
const char *uk_speak_time(struct speech *);
/* "21, 22 і 23 травня": a day, though the month comes last; where the month ends, or NULL. */
const char *uk_leads_to_month(const char *at);
void uk_speak_listed_day(struct speech *speech, uint64_t day, const char *month_end);
const char *uk_speak_weekday(struct speech *);

/* numbers_uk.c: ranges, fractions, houses, and how the rest agrees */
const char *uk_speak_range(struct speech *);
const char *uk_speak_counted_range(struct speech *);
const char *uk_speak_hyphened(struct speech *);
const char *uk_speak_slashed(struct speech *);

/* counts_uk.c: numbers before what they count, short numbers, and the rest */
extern const struct spoken_numbers uk_numbers;

const char *uk_speak_grouped_phone(struct speech *);
const char *uk_speak_plain_number(struct speech *);

/* attributes_uk.c: short adjectives: "т. зв.", "ел.", "св." */
const char *uk_speak_attribute(struct speech *);

/* shorts_uk.c: short forms written out in the case of their place */
const char *uk_speak_part(struct speech *);	/* "ч. 2 ст. 12", "на вул. Шевченка" */
const char *uk_speak_short_form(struct speech *);
/* "2 пов.": which of them. */
const char *uk_speak_numbered_short(struct speech *, const struct numeral *);
/* The case and gender of a short noun there, as if it stood here; false: there is none. */
bool uk_short_noun(const struct speech *, const char *at, enum uk_case *, enum uk_gender *);
/* Of "параграф" or another part of a law here. */
enum uk_case uk_law_case(const struct speech *);

/* sections_uk.c: laws and their parts, Roman numbers */
const char *uk_speak_section(struct speech *);
const char *uk_speak_bracketed(struct speech *);
const char *uk_speak_ratio(struct speech *);
const char *uk_speak_roman_range(struct speech *);
const char *uk_speak_roman(struct speech *);

#endif
