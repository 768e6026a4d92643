#include "kiosk/canvas/theme.h"

#include <stddef.h>

/* xterm's colours 16 to 255 are fixed, so nothing needs redefining. */
static const struct theme fixed_256 = {
	.name = "256",
	.styles = {
		[ROLE_TEXT] = {234, 255, 0},
		[ROLE_TITLE] = {24, 255, STYLE_BOLD},
		[ROLE_HEADING] = {24, 255, STYLE_BOLD},
		[ROLE_SUBHEADING] = {238, 255, STYLE_BOLD},
		[ROLE_MUTED] = {240, 255, 0},
		[ROLE_NUMBER] = {24, 255, 0},
		[ROLE_FOCUS] = {231, 24, 0},
		[ROLE_MARK] = {24, 255, 0},
		[ROLE_TERM] = {25, 255, STYLE_UNDERLINE},
		[ROLE_FOUND] = {16, 229, STYLE_BOLD | STYLE_UNDERLINE},
		[ROLE_FOCUS_FOUND] = {16, 229, STYLE_BOLD | STYLE_UNDERLINE},
		[ROLE_TAG] = {22, 255, 0},
		[ROLE_CAUTION] = {52, 230, 0},
		[ROLE_GOOD] = {22, 194, 0},
		[ROLE_BAD] = {52, 224, 0},
		[ROLE_DOUBT] = {17, 189, 0},
		[ROLE_PANEL] = {234, 253, 0},
		[ROLE_PANEL_LABEL] = {238, 253, 0},
		[ROLE_BAR] = {231, 24, 0},
		[ROLE_BAR_MUTED] = {255, 24, 0},
		[ROLE_FOOTER] = {234, 252, 0},
		[ROLE_FOOTER_KEY] = {18, 252, STYLE_BOLD},
		[ROLE_FOOTER_FOCUS] = {231, 24, 0},
		[ROLE_CODE] = {16, 231, 0},
		[ROLE_DARK] = {231, 16, 0},
	},
};

/* The Linux console: 8 colours that we redefine. Bold means "bright" there: none. */
static const uint32_t own_palette[8] = {
	0x1c1c1c, /* 0 ink */
	0x7a1f16, /* 1 caution ink */
	0x14532d, /* 2 green ink */
	0xfaf3d0, /* 3 caution ground */
	0x0b5078, /* 4 blue: headings, focus */
	0x4a4a4a, /* 5 muted ink */
	0xd4d4d0, /* 6 panel and footer ground */
	0xf2f1ec, /* 7 paper */
};

static const struct theme own_8 = {
	.name = "own 8",
	.palette = own_palette,
	.styles = {
		[ROLE_TEXT] = {0, 7, 0},
		[ROLE_TITLE] = {4, 7, 0},
		[ROLE_HEADING] = {4, 7, 0},
		[ROLE_SUBHEADING] = {5, 7, 0},
		[ROLE_MUTED] = {5, 7, 0},
		[ROLE_NUMBER] = {4, 7, 0},
		[ROLE_FOCUS] = {7, 4, 0},
		[ROLE_MARK] = {4, 7, 0},
		[ROLE_TERM] = {0, 6, 0}, /* underline is a colour there */
		[ROLE_FOUND] = {0, 3, 0},
		[ROLE_FOCUS_FOUND] = {0, 3, 0},
		[ROLE_TAG] = {2, 7, 0},
		[ROLE_CAUTION] = {1, 3, 0},
		[ROLE_GOOD] = {2, 7, 0},
		[ROLE_BAD] = {1, 7, 0},
		[ROLE_DOUBT] = {0, 6, 0},
		[ROLE_PANEL] = {0, 6, 0},
		[ROLE_PANEL_LABEL] = {5, 6, 0},
		[ROLE_BAR] = {7, 4, 0},
		[ROLE_BAR_MUTED] = {7, 4, 0},
		[ROLE_FOOTER] = {0, 6, 0},
		[ROLE_FOOTER_KEY] = {4, 6, 0},
		[ROLE_FOOTER_FOCUS] = {7, 4, 0},
		[ROLE_CODE] = {0, 7, 0},
		[ROLE_DARK] = {7, 0, 0},
	},
};

/* Eight colours as they come: white, cyan and green are far from black everywhere. */
static const struct theme plain_8 = {
	.name = "8",
	.styles = {
		[ROLE_TEXT] = {7, 0, 0},
		[ROLE_TITLE] = {6, 0, 0},
		[ROLE_HEADING] = {6, 0, 0},
		[ROLE_SUBHEADING] = {6, 0, 0},
		[ROLE_MUTED] = {7, 0, 0},
		[ROLE_NUMBER] = {6, 0, 0},
		[ROLE_FOCUS] = {0, 7, 0},
		[ROLE_MARK] = {6, 0, 0},
		[ROLE_TERM] = {6, 0, STYLE_UNDERLINE},
		[ROLE_FOUND] = {0, 6, STYLE_UNDERLINE},
		[ROLE_FOCUS_FOUND] = {7, 0, STYLE_UNDERLINE},
		[ROLE_TAG] = {2, 0, 0},
		[ROLE_CAUTION] = {7, 0, 0},
		[ROLE_GOOD] = {2, 0, 0},
		[ROLE_BAD] = {7, 0, 0},
		[ROLE_DOUBT] = {6, 0, 0},
		[ROLE_PANEL] = {7, 0, 0},
		[ROLE_PANEL_LABEL] = {6, 0, 0},
		[ROLE_BAR] = {0, 6, 0},
		[ROLE_BAR_MUTED] = {0, 6, 0},
		[ROLE_FOOTER] = {0, 7, 0},
		[ROLE_FOOTER_KEY] = {0, 7, 0},
		[ROLE_FOOTER_FOCUS] = {7, 0, 0},
		[ROLE_CODE] = {0, 7, 0},
		[ROLE_DARK] = {7, 0, 0},
	},
};

#define PLAIN(attributes) {-1, -1, attributes}
static const struct theme monochrome = {
	.name = "monochrome",
	.styles = {
		[ROLE_TEXT] = PLAIN(0),
		[ROLE_TITLE] = PLAIN(STYLE_BOLD),
		[ROLE_HEADING] = PLAIN(STYLE_BOLD),
		[ROLE_SUBHEADING] = PLAIN(STYLE_BOLD),
		[ROLE_MUTED] = PLAIN(0),
		[ROLE_NUMBER] = PLAIN(0),
		[ROLE_FOCUS] = PLAIN(STYLE_REVERSE),
		[ROLE_MARK] = PLAIN(STYLE_BOLD),
		[ROLE_TERM] = PLAIN(STYLE_UNDERLINE),
		[ROLE_FOUND] = PLAIN(STYLE_BOLD | STYLE_UNDERLINE),
		[ROLE_FOCUS_FOUND] = PLAIN(STYLE_REVERSE | STYLE_BOLD | STYLE_UNDERLINE),
		[ROLE_TAG] = PLAIN(0),
		[ROLE_CAUTION] = PLAIN(STYLE_BOLD),
		[ROLE_GOOD] = PLAIN(STYLE_BOLD),
		[ROLE_BAD] = PLAIN(STYLE_BOLD),
		[ROLE_DOUBT] = PLAIN(STYLE_BOLD),
		[ROLE_PANEL] = PLAIN(0),
		[ROLE_PANEL_LABEL] = PLAIN(STYLE_BOLD),
		[ROLE_BAR] = PLAIN(STYLE_REVERSE),
		[ROLE_BAR_MUTED] = PLAIN(STYLE_REVERSE),
		[ROLE_FOOTER] = PLAIN(STYLE_REVERSE),
		[ROLE_FOOTER_KEY] = PLAIN(STYLE_REVERSE | STYLE_BOLD),
		[ROLE_FOOTER_FOCUS] = PLAIN(STYLE_BOLD),
		[ROLE_CODE] = PLAIN(STYLE_REVERSE),
		[ROLE_DARK] = PLAIN(0),
	},
};

const struct theme *const themes[] = {&fixed_256, &own_8, &plain_8, &monochrome};
const int theme_count = sizeof themes / sizeof *themes;

const struct theme *
theme_choose(int colours, bool can_redefine)
{
	if (colours >= 256)
		return &fixed_256;
	if (colours >= 8)
		return can_redefine ? &own_8 : &plain_8;
	return &monochrome;
}

uint32_t
theme_rgb(const struct theme *theme, int colour)
{
	/* VGA console; xterm's eight are as bright or brighter. */
	static const uint32_t vga[8] = {
		0x000000, 0xaa0000, 0x00aa00, 0xaa5500, 0x0000aa, 0xaa00aa, 0x00aaaa, 0xaaaaaa,
	};
	static const uint32_t levels[6] = {0, 0x5f, 0x87, 0xaf, 0xd7, 0xff};
	if (colour < 0)
		return 0;
	if (colour < 8)
		return theme->palette ? theme->palette[colour] : vga[colour];
	if (colour >= 232)
		return (uint32_t)(8 + 10 * (colour - 232)) * 0x010101;
	if (colour < 16)
		return 0xffffff;
	int n = colour - 16;
	return levels[n / 36] << 16 | levels[n / 6 % 6] << 8 | levels[n % 6];
}
