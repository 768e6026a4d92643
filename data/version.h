/* What the build says of itself: the Makefile's VERSION, and the day that no true clock is before. */
#ifndef VERSION_H
#define VERSION_H

extern const char version_number[]; /* "0.9.0" */
extern const char version_day[];    /* "2026-11-30" */

/* "kalauz 0.9.0, catalogue schema 1" on stdout: the schema that the program reads or writes. Returns the exit status. */
int version_print(const char *program, unsigned schema);

#endif
