/* What the files of app share; no other file includes this. */
#ifndef APP_PARTS_H
#define APP_PARTS_H

#include "kiosk/app/app.h"

/* app_stack.c. The stack is empty only while app_begin runs. A screen that has nothing to show (STATUS_ABSENT) goes,
 * but for the first; after any other failure of a load the catalogue is rejected, at the end of the turn: until then
 * nothing may ask that screen for anything. */
struct screen *app_top(const struct app *);
/* Whether it shows a link of this kind, and is not the first. */
bool app_is_on_top(const struct app *, enum link_kind);
void app_push(struct app *, struct link);
/* Back to where one of its kind stands in the path already, else on top. */
void app_show(struct app *, struct link);
void app_pop(struct app *);
void app_pop_to(struct app *, int depth);
/* Loads the screen on top again; it must have something to show. */
void app_reload(struct app *);
/* Loads the screen on top again if it shows an older visit; and the one below it when it goes. */
void app_renew(struct app *);
/* Loads every screen again. */
void app_renew_all(struct app *);

/* app_visit.c */
/* Wipes the visit and all that it left on the screen; the stack is empty then. */
void app_end_visit(struct app *);
/* A new visit, on the catalogue that is there now. */
void app_begin(struct app *);
/* The visit's language, and what depends on it. */
void app_use_language(struct app *, const char *lang);
/* Nobody is there any more. */
void app_leave(struct app *);
void app_change(struct app *, struct change);
/* Forgets the answers of which a screen's load said that they cannot stand beside the one given before it. */
void app_drop_fallen(struct app *, const struct screen *);
/* Time passes: a printer that has not answered is offline. */
void app_mind_printer(struct app *);
/* The printer answers about the list that it was sent last. */
void app_hear_printer(struct app *, enum printing);
/* A line to show until the next input. */
void app_notify(struct app *, const char *msgid);

/* app_call.c */
void app_call(struct app *);
void app_end_call(struct app *);
/* At a desk: somebody goes to whoever has called first. */
void app_go(struct app *);
/* A line that says who calls; NULL: nobody. */
const char *app_call_words(struct app *, struct arena *);

/* app_counts.c. Nothing is counted unless the settings name a folder for it, nor while the day is not certain. */
/* A screen has come on top. */
void app_count_screen(struct app *, const struct screen *);
/* A call was "made", "taken", or has "lapsed". */
void app_count_call(struct app *, const char *word);
/* The list of the visit is on paper. */
void app_count_paper(struct app *);
/* The screen goes that the query was typed on. */
void app_count_search(struct app *);
/* Adds to the day at once. */
void app_count(struct app *, const struct tally_line *);
/* The visit ends, "finished" or "left": before its screens go, and after. False: nobody has looked at anything, or
 * nothing is counted. */
bool app_count_end(struct app *, const char *how);
void app_keep_counts(struct app *);
void app_forget_counts(struct app *);
/* Days that are over are closed. */
void app_mind_day(struct app *);

/* app_follow.c */
/* Shows the link that was asked for, where there is a catalogue. */
void app_open_first(struct app *);
/* Time passes in a preview: takes up what has changed, and says what is wrong. */
void app_follow(struct app *);

/* app_dark.c */
/* Whether nobody can be in the hall: the office is closed, and nothing was done for some minutes. */
bool app_is_deserted(const struct app *);

/* app_chrome.c */
/* What is around the screen on top now; lays the screen out for the size that this leaves it. */
void app_fit(struct app *);
/* Moves in the footer, or sets what was chosen there; false: not an event for it. */
bool app_handle_footer(struct app *, struct event, enum action *chosen);

/* app_events.c */
void app_handle(struct app *, struct event);

#endif
