/* Headless: events from a file, screens to stdout, over the code that ships. */
#ifndef SCRIPT_H
#define SCRIPT_H

#include <stdio.h>

#include "kiosk/app/app.h"

/* Runs the lines of the file: "key NAME", "text WORDS", "paste WORDS", "click X Y", "wheel LINES",
 * "resize CxR", "wait SECONDS", "show"; "#" begins a comment. `clock` of the app starts at 0
 * and only "wait" moves it. A bad line is reported with file and line: STATUS_INVALID. `show` prints, and
 * calls `seen`, unless that is NULL. */
enum status script_run(struct app *, const struct settings *, int width, int height, int64_t now,
    const char *name, FILE *in, FILE *out, void (*seen)(struct app *));

/* "80x25" within the limits; false: not a size. */
bool script_size(const char *words, int *width, int *height);

#endif
