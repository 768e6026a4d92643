/* Colour roles, and what they look like on each kind of terminal. Pure tables:
 * a test computes every contrast from them. */
#ifndef THEME_H
#define THEME_H

#include <stdbool.h>
#include <stdint.h>

enum role {
	ROLE_TEXT,
	ROLE_TITLE,
	ROLE_HEADING,
	ROLE_SUBHEADING,
	ROLE_MUTED,    /* details, small print */
	ROLE_NUMBER,   /* the digits of an item */
	ROLE_FOCUS,    /* the focused item */
	ROLE_MARK,     /* the bar beside it */
	ROLE_TERM,     /* a word that can be explained */
	ROLE_FOUND,    /* a word that a search met */
	ROLE_FOCUS_FOUND, /* the same in the focused item */
	ROLE_TAG,      /* "original" */
	ROLE_CAUTION,  /* an honest doubt */
	ROLE_GOOD,     /* verdicts; their symbols and words say the same */
	ROLE_BAD,
	ROLE_DOUBT,
	ROLE_PANEL,    /* key facts */
	ROLE_PANEL_LABEL,
	ROLE_BAR,      /* header */
	ROLE_BAR_MUTED,
	ROLE_FOOTER,
	ROLE_FOOTER_KEY,
	ROLE_FOOTER_FOCUS,
	ROLE_CODE,     /* a QR code: dark on light everywhere, or no telephone reads it */
	ROLE_DARK,     /* a screen that nobody looks at */
	ROLE_COUNT,
};

enum {
	STYLE_BOLD = 1,
	STYLE_UNDERLINE = 2,
	STYLE_REVERSE = 4,
};

struct style {
	int16_t foreground, background; /* colour numbers; -1: the terminal's own */
	uint8_t attributes;
};

struct theme {
	const char *name;
	struct style styles[ROLE_COUNT];
	const uint32_t *palette; /* RGB of colours 0 to 7 that this theme sets itself; NULL: sets none */
};

/* The theme for a terminal with so many colours, which can redefine them or not. */
const struct theme *theme_choose(int colours, bool can_redefine);
extern const struct theme *const themes[];
extern const int theme_count;

/* What colour number is on the screen: 0xrrggbb (own palette, xterm's 256, or the
 * VGA console's eight). */
uint32_t theme_rgb(const struct theme *, int colour);

#endif
