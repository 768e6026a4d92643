/* kalauz.conf and hall.conf, see kalauz.conf(5). */
#ifndef SETTINGS_H
#define SETTINGS_H

#include <stdbool.h>
#include <stddef.h>

#include "data/arena.h"
#include "data/status.h"
#include "kiosk/model/hall.h"

enum { SETTINGS_MAX_LANGUAGES = 8 };

struct settings {
	struct hall_plan hall;  /* what hall.conf is read over; first, see hall.h */
	const char *catalogue;  /* path; NULL: not set */
	const char *office;     /* id of the office where the kiosk stands; NULL: none */
	const char *languages[SETTINGS_MAX_LANGUAGES + 1]; /* NULL-terminated; the first is where visits begin */
	bool has_desk;          /* its staff read codes of slips */
	bool dark_when_closed;  /* the screen, when the office is closed and nobody is there */
	const char *printer;    /* the socket of kalauz-print(8); NULL: lists are not printed */
	const char *tally;      /* the folder for counts of each day, see kalauz-tally(5); NULL: nothing is counted */
	const char *call;       /* the socket of kalauz-call(8); NULL: no colleague can be called */
	int call_again_seconds; /* from one call to the next */
	const char *name;       /* of this machine, for who is called; NULL: the host's */
	bool screen_keyboard;   /* people have a touch screen or arrow keys only */
	int idle_seconds;       /* without input, until the warning */
	int escape_milliseconds; /* that Escape alone waits for the rest of a key; -1: as the line to the terminal needs */
	int warning_seconds;    /* from the warning to the end of the visit */
	const char *hall_path;  /* hall.conf, which may change between visits; NULL: none */
};

void settings_default(struct settings *);

/* Who sets: the office in kalauz.conf, the people in its hall in hall.conf, the centre for all of its kiosks. */
enum { SET_BY_OFFICE = 1, SET_BY_HALL = 2, SET_BY_CENTRE = 4 };

/* Reads "key = value" lines over what is there; keys that these may not set are as unknown ones. Every fault is reported
 * as "NAME:LINE: KEY: what is wrong; what to do"; then STATUS_INVALID. Strings go to the arena. */
enum status settings_parse(struct settings *, struct arena *, const char *name, unsigned who, const char *bytes,
    size_t size);
/* The same from a file and PATH.d/, see conf_read. STATUS_ABSENT (not reported): there is none. */
enum status settings_read(struct settings *, struct arena *, const char *path, unsigned who);

#endif
