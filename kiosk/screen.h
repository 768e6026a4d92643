/* The contract between a screen and app.c.
 *
 * A screen keeps ids and positions in its struct; what it shows lives in its
 * arena, which load fills. It never calls the clock, curses or SQLite, never
 * touches the stack, and draws only what it is given: handlers return a step. */
#ifndef SCREEN_H
#define SCREEN_H

#include "data/arena.h"
#include "data/page.h"
#include "data/status.h"
#include "data/words.h"
#include "kiosk/canvas.h"

extern const struct words kiosk_words; /* kiosk/po */

/* All that a screen may know. */
struct ctx {
	struct catalogue *catalogue;  /* NULL only for screens that show no content */
	const struct office *office;  /* where the kiosk stands; NULL: not configured */
	const char *lang;
	const char *const *languages; /* those offered, NULL-terminated */
	int64_t clock;                /* ms, monotonic */
	int64_t now;                  /* seconds since 1970, local time; 0: the clock is wrong */
	const char *today;            /* "2026-11-23"; NULL: the clock is wrong */
	int seconds_left;             /* of the idle warning */
	bool locked;                  /* --kiosk */
	struct rect area;             /* where to draw */
};

struct screen;

/* What concerns the whole visit; only app applies it. */
struct change {
	enum {
		CHANGE_NONE,
		CHANGE_LANGUAGE, /* lang, of ctx->languages */
		CHANGE_FINISH,   /* wipes all */
	} what;
	const char *lang;
};

struct step {
	enum {
		STEP_STAY,
		STEP_IGNORED, /* not for me: app's default handler takes the event */
		STEP_PUSH,    /* next; app owns it from here */
		STEP_POP,
		STEP_HOME,
		STEP_RELOAD,  /* load and lay out again: what is shown is another part now */
	} what;
	struct screen *next;
	struct change change;
};

struct screen_ops {
	/* Fills the rewound arena. A status other than STATUS_DONE closes the catalogue. NULL: none. */
	enum status (*load)(struct screen *, const struct ctx *);
	/* After load, and whenever the size of ctx->area changed. NULL: none. */
	void (*layout)(struct screen *, const struct ctx *);
	struct step (*handle)(struct screen *, const struct ctx *, struct event);
	void (*draw)(const struct screen *, const struct ctx *, struct canvas *);
	/* For the path in the header; may be NULL. */
	const char *(*title)(const struct screen *, const struct ctx *);
};

struct screen {
	const struct screen_ops *ops;
	const char *name;       /* what it shows: "service", "help" */
	struct arena arena;
	struct rect laid_out; /* the area of the last layout */
};

/* The kiosk's own words. */
static inline const char *
tr(const struct ctx *ctx, const char *msgid)
{
	return words_get(&kiosk_words, ctx->lang, msgid);
}

/* A new screen: the struct of `size` begins with a struct screen; zeroed. */
void *screen_new(const struct screen_ops *, const char *name, size_t size);

static inline struct step
step_push(struct screen *next)
{
	return (struct step){.what = STEP_PUSH, .next = next};
}

/* ------------------------------------------------------------- the screens -- */

struct screen *scr_start_new(void);
struct screen *scr_life_event_new(int64_t id);
struct screen *scr_offices_new(int64_t kind);
struct screen *scr_glossary_new(void);
struct screen *scr_az_new(void);
struct screen *scr_language_new(void);
struct screen *scr_help_new(void);
struct screen *scr_notice_new(void);  /* nothing can be shown just now */
struct screen *scr_idle_new(void);    /* "are you still there?" */
struct screen *scr_terms_new(const int64_t *terms, size_t count);
/* The page that a link leads to; NULL for LINK_NONE. */
struct screen *scr_link_new(struct link);

#endif
