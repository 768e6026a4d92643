/* The contract between a screen and app.c.
 *
 * A screen keeps ids and positions in its struct; what it shows lives in its
 * arena, which load fills. It never calls the clock, curses or SQLite, never
 * touches the stack, and draws only what it is given: handlers return a step. */
#ifndef SCREEN_H
#define SCREEN_H

#include "data/arena.h"
#include "data/desk.h"
#include "data/link.h"
#include "data/page.h"
#include "data/status.h"
#include "data/tally.h"
#include "data/words.h"
#include "kiosk/canvas/canvas.h"
#include "kiosk/model/calling.h"
#include "kiosk/model/machine.h"
#include "kiosk/model/printing.h"
#include "kiosk/model/visit.h"

extern const struct words kiosk_words; /* kiosk/po */

/* All that a screen may know. */
struct ctx {
	struct catalogue *catalogue;  /* NULL only for screens that show no content */
	struct search *search;        /* in that catalogue; see search_works */
	struct desk *desk;            /* what staff read; NULL: there is none here, or this is no desk */
	const struct office *office;  /* where the kiosk stands; NULL: not configured */
	const struct hall *hall;      /* what is said there; never NULL while there is a catalogue */
	const char *lang;
	const char *const *languages; /* those offered, NULL-terminated */
	const struct visit *visit;
	int64_t clock;                /* ms, monotonic */
	int64_t now;                  /* seconds since 1970, local time; 0: the clock is wrong */
	const char *today;            /* "2026-11-23"; NULL: the clock is wrong */
	int seconds_left;             /* of the idle warning */
	bool calls;                   /* a colleague can be called */
	enum calling calling;         /* how far that is */
	bool prints;                  /* there is a printer */
	bool counts;                  /* visits are counted */
	enum printing printing;       /* how far it is with the list of this visit */
	bool screen_keyboard;         /* people have no keyboard of their own here */
	bool is_preview;              /* --follow: an editor looks at what is being written */
	bool locked;                  /* --kiosk */
	bool at_desk;                 /* --desk: staff sit here, and codes can be read in */
	bool has_desk;                /* staff of this office read codes: visitors get them */
	/* machine_read; NULL: nothing is known of this machine. */
	struct machine (*read_machine)(const char *catalogue, struct arena *);
	struct rect area;             /* where to draw; in load: that of the screen before, or all there is */
};

struct screen;

/* What concerns the whole visit; only app applies it. */
struct change {
	enum {
		CHANGE_NONE,
		CHANGE_LANGUAGE, /* lang, of ctx->languages */
		CHANGE_ANSWER,   /* `said` in the errand of `service`, which is for `who` then; those that fall by it are taken
		                  * back, see struct screen */
		CHANGE_TICK,     /* tick */
		CHANGE_ERRAND,   /* the errand of `service` is put on the list, or taken off */
		CHANGE_ERRANDS,  /* those of `bundle` are put on the list */
		CHANGE_ANOTHER,  /* `service` once more, for somebody else */
		CHANGE_TYPE,     /* the query, by `typed` */
		CHANGE_QUERY,    /* `query` is searched for */
		CHANGE_SLIP,     /* what the code `query` says takes the place of the visit */
		CHANGE_BESIDE,   /* lang is that of who sits opposite; NULL: none */
		CHANGE_PRINT,    /* `job` goes to the printer */
		CHANGE_CALL,     /* a colleague is called */
		CHANGE_COUNT,    /* `counted` is added to the sums of the day; at the desk, too */
		CHANGE_SAID,     /* likewise, and CHANGE_FINISH */
		CHANGE_FINISH,   /* wipes all */
	} what;
	const char *lang;
	int64_t service;
	uint32_t errand;         /* of that service; 0: the first */
	struct statement said;
	struct who who;
	struct tick tick;
	const struct bundle *bundle; /* for as long as the screen is not loaded again */
	struct event typed;
	const char *query;       /* likewise */
	const char *job;         /* of kalauz-print(8), job_size bytes; likewise */
	size_t job_size;
	struct tally_line counted, also; /* also.count 0: nothing else is */
};

struct step {
	enum {
		STEP_STAY,
		STEP_IGNORED, /* not for me: app's default handler takes the event */
		STEP_PUSH,    /* shows `to` on top */
		STEP_PUSH_ONCE, /* unless it is on top */
		STEP_SHOW,    /* back to where `to` stands in the path already; else on top */
		STEP_POP,
		STEP_HOME,
		STEP_RELOAD,  /* load and lay out again: what is shown is another part now */
	} what;
	struct link to;
	struct change change; /* is applied first */
	const char *notice;   /* a line to show until the next input; NULL: none; a msgid */
};

/* An action that the footer offers. */
struct hint {
	enum action action;
	const char *words; /* NULL: those of the keymap */
};

enum { SCREEN_MAX_HINTS = 4 };

struct screen_ops {
	size_t size; /* of the whole struct, which begins with a struct screen and is all zero at first */
	/* Fills the arena, which is new; what the last load made lives until it returns. Called again when
	 * the visit or the size has changed. STATUS_ABSENT: there is nothing to show, or nothing more: app takes the
	 * screen away. Any other status than STATUS_DONE closes the catalogue. NULL: none. */
	enum status (*load)(struct screen *, const struct ctx *);
	/* After load, and whenever the size of ctx->area changed. NULL: none. */
	void (*layout)(struct screen *, const struct ctx *);
	struct step (*handle)(struct screen *, const struct ctx *, struct event);
	void (*draw)(const struct screen *, const struct ctx *, struct canvas *);
	/* For the path in the header; may be NULL. */
	const char *(*title)(const struct screen *, const struct ctx *);
	/* What the footer offers for this screen besides, at most SCREEN_MAX_HINTS; returns how many.
	 * Their actions come to handle. NULL: nothing. */
	size_t (*hints)(const struct screen *, const struct ctx *, struct hint *);
	/* Whether it takes all of a canvas of this size, without header and footer; then it says itself which keys lead
	 * away. NULL: never. */
	bool (*is_bare)(const struct screen *, int width, int height);
	/* Keys are text here (keymap_text_action), for the visit's query, which is wiped when the screen goes. */
	bool types;
};

struct screen {
	const struct screen_ops *ops;
	struct link link;       /* what it shows */
	struct arena arena;
	unsigned version;       /* of the visit, at the last load */
	const struct statement *fallen; /* by load, in the arena: what cannot stand beside what was said later */
	size_t fallen_count;
	bool judged, complete;  /* by load: papers were judged; all are in hand */
	uint32_t question;      /* by load: the one that is asked, its permanent number; 0: none */
	struct rect laid_out;   /* the area of the last layout */
};

/* The kiosk's own words. */
static inline const char *
tr(const struct ctx *ctx, const char *msgid)
{
	return words_get(&kiosk_words, ctx->lang, msgid);
}

/* What pages depend on besides the thing that they show. */
struct page_context screen_page_context(const struct ctx *);

struct screen *screen_new(const struct screen_ops *, struct link);
/* Wipes. */
void screen_free(struct screen *);

static inline struct step
step_push(struct link to)
{
	return (struct step){.what = STEP_PUSH, .to = to};
}

#endif
