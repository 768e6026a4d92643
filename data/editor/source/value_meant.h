/* Values as people write them, in the form of the sources: "3.000,- Ft" is 3000, "2026. március 1." is 2026-03-01. Each
 * returns a string in the arena, or NULL: it means no such value, or more than that would say. */
#ifndef VALUE_MEANT_H
#define VALUE_MEANT_H

#include <stdbool.h>

#include "data/arena.h"

const char *meant_id(struct arena *, const char *words);
const char *meant_code(struct arena *, const char *words);
const char *meant_true(struct arena *, const char *words);
/* Digits with a unit behind them. */
const char *meant_number(struct arena *, const char *words);
const char *meant_decimal(struct arena *, const char *words);
const char *meant_amount(struct arena *, const char *words);
const char *meant_age(struct arena *, const char *words);
/* A day; or with `partial` a month or year, too. */
const char *meant_date(struct arena *, const char *words, bool partial);
/* "04-01" */
const char *meant_day(struct arena *, const char *words);
const char *meant_hours(struct arena *, const char *words);

#endif
