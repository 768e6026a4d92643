/* The Hungarian rules, by kind, and what they share. Each rule as tongues.h has it. */
#ifndef RULES_HU_H
#define RULES_HU_H

#include "data/spoken/tongues.h"

#define STREETS "utca u út útja tér tere körút krt köz sor fasor rakpart sétány liget park dűlő lakótelep tanya sugárút rkp"

/* Words that do not count what a number before them numbers. */
#define NO_NOUNS "és s vagy illetve között is volt van lesz kell lehet helyett körül felett fölött alatt után előtt óta" \
	" mellett nélkül szerint miatt per az a ha hogy de mert plusz mínusz meg sem nem már még csak közül jut jár lett" \
	" számít marad hiányzik osztva felé feletti alatti utáni előtti közötti körüli elég fölé alá"

/* units_hu.c: units, amounts of money */
#define HU_UNIT(written, said) {written, said, said, said, said, 0}
extern const struct spoken_units hu_measures;	/* forint, kilogram; thousand */

/* The unit with its suffix; what follows it. */
const char *hu_speak_unit(struct speech *, const struct spoken_unit *, const char *end);
/* Whether a word that is counted follows. */
bool hu_counts(const char *);
/* A year counts nothing, unless days or money follow. */
bool hu_is_year(const struct numeral *);
/* `before`: what is counted follows: két, not kettő. */
const char *hu_numeral_words(struct speech *, const struct numeral *, bool before);
const char *hu_speak_amount(struct speech *);
const char *hu_speak_money_first(struct speech *);

/* dates_hu.c: months, days */
extern const struct spoken_days hu_days;

const char *hu_speak_numeric_day(struct speech *);
const char *hu_speak_bare_days(struct speech *);
const char *hu_speak_month(struct speech *);
const char *hu_speak_roman_month(struct speech *);
/* "április 6-tól 10-ig", "március 1. és 15. között": whether the number before is a day of a month. */
bool hu_follows_day(const struct speech *);

/* times_hu.c */
const char *hu_speak_clock_range(struct speech *);
const char *hu_speak_time(struct speech *);

/* sections_hu.c: ordinals, laws and their parts, Roman numbers */
const char *hu_speak_dotted(struct speech *);
const char *hu_speak_ordinal_range(struct speech *);
const char *hu_speak_book(struct speech *);
const char *hu_speak_paragraph(struct speech *);
const char *hu_speak_section(struct speech *);
const char *hu_speak_roman_range(struct speech *);
const char *hu_speak_roman(struct speech *);
bool hu_is_article(const struct spoken_word *);
/* Whether after a house's full stop its staircase, floor or door is told. */
bool hu_address_goes_on(const char *);

/* ranges_hu.c */
const char *hu_speak_range(struct speech *);
const char *hu_speak_counted_range(struct speech *);

/* numbers_hu.c: fractions, positions, houses, telephones, and the rest */
extern const struct spoken_numbers hu_numbers;

const char *hu_speak_product(struct speech *);
const char *hu_speak_times(struct speech *);
const char *hu_speak_slashed(struct speech *);
const char *hu_speak_ratio(struct speech *);
const char *hu_speak_house(struct speech *);
const char *hu_speak_postcode(struct speech *);
const char *hu_speak_short_number(struct speech *);
/* What a rule says, with the suffix that follows: "+36 1 550-1858-as", "A4-es". */
const char *hu_speak_with(struct speech *, const char *(*rule)(struct speech *));
const char *hu_speak_plain_number(struct speech *);

#endif
