/* The one table from links to screens of the staff, beside that of kiosk/screens. */
#ifndef DESK_SCREENS_H
#define DESK_SCREENS_H

#include "data/guidance.h"
#include "kiosk/model/screen.h"

/* NULL: it is no screen of the staff. */
const struct screen_ops *desk_screens_ops(enum link_kind);

extern const struct screen_ops scr_desk_ops, scr_sent_back_ops, scr_changes_ops;

/* Guidance on the errand of a link (a service, then its errand of the visit), by what the visitor said; without
 * `case_too` by nothing, for all cases at once. Lives as long as the screen's load. */
enum status desk_guidance(struct screen *, const struct ctx *, const char *lang, bool case_too, struct guidance *out);

#endif
