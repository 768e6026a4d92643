/* Opening a new release as the kiosk will, before the kiosk does. */
#ifndef REHEARSE_H
#define REHEARSE_H

#include "sync/trust/targets.h"

/* Checks identity and schema, the whole file (integrity, foreign keys), and asks one query of each
 * family. STATUS_INVALID (said as refused): a visitor would see a fault. */
enum status rehearse(const char *path, const struct target *, struct report *);
/* The same of desk.db, which must belong to that catalogue. */
enum status rehearse_desk(const char *path, const char *catalogue, const struct target *, struct report *);

#endif
