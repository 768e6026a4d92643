/* kalauz-sync.conf, see kalauz-sync.conf(5). */
#ifndef SYNC_SETTINGS_H
#define SYNC_SETTINGS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "data/arena.h"
#include "data/status.h"

struct sync_settings {
	const char *server;      /* URL without a slash at its end, or a directory; NULL: not set */
	const char *edition;
	unsigned schema_least, schema_most;
	const char *store;
	bool desk;               /* staff work here: what they read is kept, too */
	const char *root;        /* a file: trusted when the store knows no root; NULL: not set */
	const char *ca, *client_certificate, *client_key, *proxy; /* NULL: not set */
	bool proxy_has_password;
	const char *tally;       /* the folder of the counts of closed days */
	const char *upload;      /* URL where they are sent; NULL: nowhere */
	const char *upload_region; /* of an S3 store; NULL: WebDAV */
	const char *upload_credentials; /* a file, or (without "/") a credential of systemd; NULL: none */
	int connect_seconds, stall_seconds, total_seconds;
	int64_t clock_floor;     /* seconds since 1970: no clock before that is believed */
};

void sync_settings_default(struct sync_settings *);

/* Reads "key = value" lines over what is there, and judges the whole. Every fault is reported as
 * "NAME:LINE: KEY: what is wrong; what to do", without the value where it may be a secret; then STATUS_INVALID. Strings
 * go to the arena. */
enum status sync_settings_parse(struct sync_settings *, struct arena *, const char *name,
    const char *bytes, size_t size);
/* The same from a file and PATH.d/, see conf_read; one must exist. */
enum status sync_settings_read(struct sync_settings *, struct arena *, const char *path);

#endif
