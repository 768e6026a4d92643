/* Everything that can be wrong, in one run. */
#ifndef CHECK_H
#define CHECK_H

#include "data/editor/source/messages.h"

/* Sources that were read and checked, as a whole. */
struct checked {
	struct faults faults;
	struct sources sources;
	struct messages texts;
	const char *apart; /* ids of services that were left out, "a, b"; NULL: none */
};

/* Reads a catalogue's folder with its translations. Free it in any case. */
void check_read(struct checked *, const char *folder, const char *lang);
/* The same for work on one entry, or on none (NULL): other services that somebody is still writing, so that they have
 * faults, are left out, if the rest is good without them. */
void check_read_for(struct checked *, const char *folder, const char *lang, const char *id);
/* Whether each id is one of an entry, or of a service's file, however it reads; if not, that is said. */
bool check_has(const struct checked *, const char *const *ids, size_t count);
/* Leaves out what is said of other services than those, and notices of other files. Returns how many faults those are. */
size_t check_narrow(struct checked *, const char *const *ids, size_t count);
/* Prints the faults, and the notices or how many there are. True: there is no fault. */
bool check_print(struct checked *, bool notices);
/* Both. */
bool check_folder(struct checked *, const char *folder, const char *lang, bool notices);
void check_free(struct checked *);

/* "69 services, 120 documents, ..." in the editors' language. */
const char *check_summary(struct checked *);

#endif
