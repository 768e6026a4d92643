/* What hangs on answers: whether it is for this visitor, and in words, when. */
#ifndef PAGE_CONDITION_H
#define PAGE_CONDITION_H

#include "data/page/page_draft.h"

/* Whether something under a condition is for this visitor: TRUTH_NO is left out, TRUTH_OPEN is said with its
 * condition, of which only what is still open is said. */
enum truth draft_truth(const struct draft *, const struct condition *);
/* "Only if ..."; empty for "always". */
struct text draft_case(const struct draft *, const struct condition *);
struct text draft_condition(const struct draft *, const struct condition *);

#endif
