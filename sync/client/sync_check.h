/* What the settings lead to, on this machine: files, their owners and modes. No network, nothing is written. */
#ifndef SYNC_CHECK_H
#define SYNC_CHECK_H

#include "sync/client/sync_settings.h"

/* Hears of each fault: the key of the settings, what is wrong and what to do; `fatal`: a run cannot work with it. */
struct sync_check {
	void (*hear)(void *closure, bool fatal, const char *key, const char *what);
	void *closure;
};

/* The files that the settings name can be read by this user, and are what they should be; nobody else can read
 * secrets. `config` is the settings' own file. */
void sync_check_files(const struct sync_settings *, const char *config, const struct sync_check *);
/* There is a store in which this user can work, and a root to trust. */
void sync_check_store(const struct sync_settings *, const struct sync_check *);
/* The folder of counts and the secret, where counts are to be sent. */
void sync_check_upload(const struct sync_settings *, const struct sync_check *);

#endif
