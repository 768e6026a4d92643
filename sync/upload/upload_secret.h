/* What a server that takes files knows us by. */
#ifndef UPLOAD_SECRET_H
#define UPLOAD_SECRET_H

#include "sync/base/report.h"

enum { UPLOAD_SECRET = 1024 };

struct upload_secret {
	char user[UPLOAD_SECRET + 1], password[UPLOAD_SECRET + 1];
};

/* Reads "USER:PASSWORD", one line, from a file, or (a name without "/") from a credential that systemd gave to the unit.
 * STATUS_IO (said, without what is in it): it cannot be read, is none, or others can read it too. */
enum status upload_secret_read(struct upload_secret *, const char *place, struct report *);
void upload_secret_wipe(struct upload_secret *);

#endif
