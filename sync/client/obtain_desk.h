/* desk.db, what staff read, of the release of a catalogue: only for machines whose settings say so. */
#ifndef OBTAIN_DESK_H
#define OBTAIN_DESK_H

#include "sync/client/obtain.h"

/* With the catalogue's target in `of`. STATUS_ABSENT, nothing said: the centre publishes none with it, or this cannot be
 * told now. */
enum status obtain_desk_find(const struct obtain *of, struct target *out);
/* Gets it into the folder in the making, as signed. */
enum status obtain_desk(const struct obtain *of, const struct target *);
/* Whether that one may be shown beside the catalogue in that file; no: said. */
enum status obtain_desk_rehearse(const struct obtain *of, const struct target *, const char *catalogue);
/* The release in place gets it, or another one where it is not what it should be; *came: it did. */
enum status obtain_desk_mend(const struct obtain *of, bool *came);

#endif
