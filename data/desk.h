/* desk.db, what front-desk staff read of services: a file of its own, which visitors' machines do not have. It is
 * opened and checked here; what it says is read by kiosk/desk alone, see staff_notes.h. The format: kalauz-desk(5). */
#ifndef DESK_H
#define DESK_H

#include <stdbool.h>

#include "data/status.h"

#define DESK_APPLICATION_ID 0x4b4c5a44 /* "KLZD" */
#define DESK_SCHEMA         1          /* PRAGMA user_version */

struct desk;

/* Opens the file read-only and immutable. It must belong to the catalogue with this content id (NULL: to any), else
 * STATUS_FOREIGN, as for what is no desk.db; STATUS_UNKNOWN: of another schema. STATUS_ABSENT is not reported, all
 * others are; *out is set only with STATUS_DONE. */
enum status desk_open(struct desk **out, const char *path, const char *content_id);
void desk_close(struct desk *);

/* Reads the whole file: pages, rows, checksums. go_on is asked now and then (NULL: never); when it says no,
 * STATUS_INTERRUPTED. */
enum status desk_check(struct desk *, bool (*go_on)(void *), void *closure);

#endif
