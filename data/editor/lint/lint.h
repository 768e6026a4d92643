/* What is wrong beyond single values: references, conditions, cycles, what goes together. */
#ifndef LINT_H
#define LINT_H

#include "data/editor/source/source.h"

/* All of the checks below; faults go where the source says. */
void lint(struct sources *);

void lint_references(struct sources *);   /* ids that name nothing */
void lint_conditions(struct sources *);   /* `when` and the questions that it asks */
void lint_requirements(struct sources *); /* papers: what goes together, who needs what */
void lint_bundles(struct sources *);      /* what holds in a town only, and what goes together */
void lint_same(struct sources *);         /* what is written twice, though it is one thing */
void lint_words(struct sources *);        /* what texts say that data should */
void lint_spoken(struct sources *);       /* how texts are said */
void lint_cycles(struct sources *);       /* services and questions that wait for each other */
void lint_concepts(struct sources *);     /* words of concepts, and what is about them */
void lint_services(struct sources *);     /* the rest of a service, and of registers */
void lint_amounts(struct sources *);      /* the register of amounts, and where they stand */
void lint_values(struct sources *);       /* addresses that cannot be any, days that are still to come */
void lint_fees(struct sources *);         /* fees that add up, though one seems to replace the other */
void lint_typing(struct sources *);       /* signs and letters that programs leave in texts */
void lint_calendar(struct sources *);     /* days off and days worked instead */
void lint_cases(struct sources *);        /* what no case can show */
void lint_numbers(struct sources *);      /* what has no permanent number */
void lint_lacks(struct sources *);        /* what is asked for though an answer says that it is not there */
void lint_drafts(struct sources *);       /* of its own: what visitors must not see yet */
void lint_unused(struct sources *);       /* after all others: what nobody needs */

#endif
