/* kalauz-data check: everything that can be wrong, in one run. */
#ifndef CHECK_H
#define CHECK_H

#include "texts.h"

/* Sources that were read and checked, as a whole. */
struct checked {
	struct faults faults;
	struct sources sources;
	struct texts texts;
};

/* Reads a catalogue's folder with its translations. True: there is no fault; false:
 * they are printed. Free it in any case. */
bool check_folder(struct checked *, const char *folder, const char *lang);
void check_free(struct checked *);

/* "69 services, 120 documents, ..." in the editors' language. */
const char *check_summary(struct checked *);

int check_command(int argc, char **argv);

#endif
