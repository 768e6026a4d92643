/* What the hall says, found in the catalogue; read anew between visits, so that a change of today is shown today. */
#ifndef HALL_TODAY_H
#define HALL_TODAY_H

#include <sys/stat.h>

#include "kiosk/model/settings.h"

/* A plan whose ids were found in a catalogue. */
struct hall_state {
	struct arena arena;
	struct hall hall;
	const struct catalogue *of; /* NULL: none yet */
	struct stat tried;          /* hall.conf, as it was read */
};

/* Where the catalogue or hall.conf is another one: reads the file over the settings, and finds the matters. What is wrong
 * is reported, and the rest holds. */
void hall_refresh(struct hall_state *, const struct settings *, struct catalogue *);
void hall_free(struct hall_state *);

#endif
