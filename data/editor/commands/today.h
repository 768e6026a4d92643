/* The day on which something is looked at. */
#ifndef TODAY_H
#define TODAY_H

#include <stdbool.h>

/* A day that was given must be one; NULL becomes today, here, which lives for ever. False, and said: it is none. */
bool today_or(const char *lang, const char **day);

#endif
