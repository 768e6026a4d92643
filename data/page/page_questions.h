/* What the visitor is asked, and what was answered. */
#ifndef PAGE_QUESTIONS_H
#define PAGE_QUESTIONS_H

#include "data/page/page_draft.h"

/* The question, without how to answer it. */
const char *draft_ask(const struct draft *, const struct question *);

void draft_questions(struct draft *, struct link); /* the way to them, while any are left */
void draft_answers(struct draft *);                /* those given, to be changed */

#endif
