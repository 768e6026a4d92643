/* A catalogue with another date, for tests that need several. */
#ifndef REDATE_H
#define REDATE_H

/* Changes the date of a catalogue file, so that it is whole again. */
void redate(const char *path, const char *date);

#endif
