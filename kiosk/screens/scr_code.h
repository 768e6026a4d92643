/* A QR code on the screen: two modules a cell, one above the other; beside it text, and below that a menu of ways on. */
#ifndef SCR_CODE_H
#define SCR_CODE_H

#include "kiosk/takeaway/qr.h"
#include "kiosk/widgets/menu.h"

/* Whether it has room there, with the white around it and text beside it. False without a code, of width 0. */
bool code_fits(const struct qr *, int width, int height);
void code_draw(const struct qr *, struct canvas *, struct rect area);

/* Where text stands in the area, beside a code that fits, or alone: lays the menu out and spares its rows. */
struct rect code_layout(const struct qr *, struct menu *, struct arena *, struct rect area);
/* The menu, below text that ended above row y. */
void code_draw_menu(const struct menu *, struct canvas *, struct rect text, int y);

#endif
