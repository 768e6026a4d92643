/* The character set of receipt printers in Hungary. Pure. */
#ifndef PRINT_CP852_H
#define PRINT_CP852_H

#include "data/arena.h"

/* The text in code page 852, one byte a character but where a sign that it lacks is written out ("…" as "..."). NULL: it
 * has a letter that code page 852 does not have. */
const char *print_cp852(struct arena *, const char *text);

#endif
