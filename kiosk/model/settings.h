/* kalauz.conf, see kalauz.conf(5). */
#ifndef SETTINGS_H
#define SETTINGS_H

#include <stdbool.h>
#include <stddef.h>

#include "data/arena.h"
#include "data/status.h"

enum { SETTINGS_MAX_LANGUAGES = 8 };

struct settings {
	const char *catalogue;  /* path; NULL: not set */
	const char *office;     /* id of the office where the kiosk stands; NULL: none */
	const char *languages[SETTINGS_MAX_LANGUAGES + 1]; /* NULL-terminated; the first is where visits begin */
	bool has_desk;          /* its staff read codes of slips */
	bool screen_keyboard;   /* people have a touch screen or arrow keys only */
	int idle_seconds;       /* without input, until the warning */
	int escape_milliseconds; /* that Escape alone waits for the rest of a key; -1: as the line to the terminal needs */
	int warning_seconds;    /* from the warning to the end of the visit */
};

void settings_default(struct settings *);

/* Reads "key = value" lines over what is there. Every fault is reported as
 * "NAME:LINE: KEY: what is wrong; what to do"; then STATUS_INVALID. Strings go to the arena. */
enum status settings_parse(struct settings *, struct arena *, const char *name, const char *bytes,
    size_t size);
/* The same from a file and PATH.d/, see conf_read. STATUS_ABSENT (not reported): there is none. */
enum status settings_read(struct settings *, struct arena *, const char *path);

#endif
