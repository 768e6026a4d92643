/* Everything that can be wrong, in one run. */
#ifndef CHECK_H
#define CHECK_H

#include "data/editor/source/messages.h"

/* Sources that were read and checked, as a whole. */
struct checked {
	struct faults faults;
	struct sources sources;
	struct messages texts;
};

/* Reads a catalogue's folder with its translations. Free it in any case. */
void check_read(struct checked *, const char *folder, const char *lang);
/* Prints the faults, and the notices or how many there are. True: there is no fault. */
bool check_print(struct checked *, bool notices);
/* Both. */
bool check_folder(struct checked *, const char *folder, const char *lang, bool notices);
void check_free(struct checked *);

/* "69 services, 120 documents, ..." in the editors' language. */
const char *check_summary(struct checked *);

#endif
