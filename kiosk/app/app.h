/* The stack of screens and the visit. No curses here: input in, canvas out. */
#ifndef APP_H
#define APP_H

#include "kiosk/canvas/input.h"
#include "kiosk/model/hall_today.h"
#include "kiosk/model/replica.h"
#include "kiosk/model/screen.h"
#include "kiosk/model/settings.h"
#include "kiosk/widgets/chrome.h"

enum {
	APP_MAX_DEPTH = 32,
	APP_SCANNED_DIGITS = 4, /* in a row, at a desk: no number of a list has so many */
};

struct app {
	const struct settings *settings;
	struct replica replica;
	bool locked;           /* --kiosk: no key ends the program */
	bool at_desk;           /* --desk */
	const char *follow;    /* --follow: a file that says what is wrong with the sources of what is shown; NULL: nobody edits */
	struct arena follow_arena;
	struct link first;     /* --open: what is shown on top of the first screen; LINK_NONE: nothing */
	struct machine (*read_machine)(const char *catalogue, struct arena *); /* see struct ctx */
	/* tally_keep; NULL: what is counted is not kept. */
	enum status (*keep)(const char *folder, const struct tally_head *, const struct tally *, bool quiet);
	bool over;             /* the program should end */
	bool answered;         /* an answer was given: the next load says which others fall */
	bool rejected;         /* the catalogue proved damaged in this turn */
	bool other_content;    /* the code that was opened was made with another release */
	bool wiped;            /* a visit was wiped: the terminal should forget what was typed */
	struct visit visit;
	struct screen *stack[APP_MAX_DEPTH];
	int depth;
	bool bare;             /* the screen has all of the canvas */
	int footer_focus;      /* -1: the focus is in the screen */
	const char *notice;    /* in the visit's language; NULL: none */
	const char *print_job; /* a list for the printer; NULL: none. Who runs the turns hands it over: app_take_job */
	size_t print_size;
	bool print_stop;       /* the visit is over: the printer forgets what it has not begun */
	struct arena print_arena;
	int64_t print_at;      /* ms: when it was handed over */
	char call_line[96];    /* to be said to kalauz-call; "": nothing. Who runs the turns hands it over and empties it */
	bool call_stop;        /* nobody need come any more: likewise */
	int64_t called_at;     /* ms; 0: never */
	struct calls calls;    /* at a desk: who calls */
	char digits[APP_SCANNED_DIGITS + 1]; /* at a desk: those that came last, in a row */
	int digit_count;
	struct tally counts;   /* of this visit */
	bool looked;           /* something was opened in it, */
	bool found;            /* since the search that is going on */
	bool complete;         /* all papers are in hand, said the screen that judged last */
	uint32_t seen_last;    /* the service's permanent number; 0: none */
	bool keep_failed;      /* it was reported */
	char counted_day[DATE_SIZE]; /* up to which days are closed */
	struct canvas canvas;
	struct ctx ctx;
	struct chrome chrome;  /* around the screen on top, since the end of the last turn */
	struct arena chrome_arena;
	struct hint_texts hint_texts;
	struct arena office_arena;
	char today[sizeof "2026-11-23"]; /* of the last turn; "": not known */
	int64_t day;           /* the same as days since 1970 */
	struct office office;  /* of settings->office, in the visit's language */
	bool has_office, office_reported;
	struct hall_state hall;
	bool touched;          /* something was done since the visit began */
	int64_t last_input, warned_at, tried_at; /* ms */
	bool warning;          /* the idle warning is on top */
	int staff_keys;        /* how often F12 was pressed in a row */
	bool dark;             /* nobody is in the hall: the next input only wakes the screen */
};

/* Paths are in app->replica already. Opens the catalogue and begins a visit. */
void app_init(struct app *, const struct settings *, int width, int height, int64_t clock,
    int64_t now);
void app_destroy(struct app *);

/* One turn: time passes (ms, monotonic; seconds since 1970, local time), then the input is handled. */
void app_turn(struct app *, int64_t clock, int64_t now, const struct input *);
/* Fills app->canvas. */
void app_draw(struct app *);
/* ms until a turn without input is due. */
int app_wait(const struct app *);
/* Reads the whole catalogue once, while go_on says so; see replica_check. Takes 100 ms and more with a
 * large one: call it when nobody is typing. */
void app_check(struct app *, bool (*go_on)(void *), void *closure);

/* The job was handed over, and the printer stopped if it had to: forgets both. */
void app_take_job(struct app *);

/* What kalauz-call says, a line. */
void app_hear_call(struct app *, const char *line);

/* Wipes the visit, from a crash handler: touches nothing but memory. */
void app_wipe(struct app *);

#endif
