/* Which aliases can head a line of the A–Z list. */
#ifndef HEADING_H
#define HEADING_H

#include <stdbool.h>

/* Whether an alias is a name: at most four words, and no sentence, as far as its words and endings tell.
 * Wrongly no is better than a sentence in the list. */
bool heading_is_name(const char *alias, const char *lang);

#endif
