/* Five questions that a visitor would ask of a service, and what its page answers: with them an office tries pages with
 * people. They stand in probes/ID.yaml, for editors only. */
#ifndef PROBES_H
#define PROBES_H

#include "data/editor/language/language.h"

enum { PROBES = 5 };

/* Calls `take` for each question of a service, in order. What is wrong with the file is a fault. False: there is no file. */
bool probes_each(const struct sources *, struct arena *, const struct entry *service,
    void (*take)(void *closure, const struct node *ask, const struct node *expect), void *closure);

/* Adds what is wrong: answers that the page does not give in these words any more; services without questions. Of
 * all services that were looked at. */
void probes_look(struct language *, const struct sources *);

#endif
