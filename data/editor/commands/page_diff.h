/* What changed between two lists of lines, as a reviewer reads it. */
#ifndef PAGE_DIFF_H
#define PAGE_DIFF_H

#include "data/editor/commands/page_lines.h"

/* Prints what changed in a thing, line by line under its headings; NULL: it was not there, or is not any more. `lang` is
 * that of the messages. Whether anything did. */
bool page_diff_print(const struct page_thing *old, const struct page_thing *new, const char *lang);

#endif
