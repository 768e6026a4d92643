/* The one table from links to screens. */
#ifndef SCREENS_H
#define SCREENS_H

#include "kiosk/model/screen.h"

/* What each kind of link (not LINK_NONE) is shown by. Several kinds may share one; a screen sees by its link which
 * of them it is. */
const struct screen_ops *screens_ops(enum link_kind);
bool screens_need_catalogue(enum link_kind);

extern const struct screen_ops scr_az_ops, scr_call_ops, scr_idle_ops, scr_language_ops, scr_list_ops, scr_notice_ops, scr_page_ops,
    scr_print_ops, scr_question_ops, scr_search_ops, scr_slip_ops, scr_staff_ops, scr_phone_ops, scr_tell_ops, scr_start_ops;

#endif
