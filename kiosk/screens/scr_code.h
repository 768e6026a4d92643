/* A QR code on the screen: two modules a cell, one above the other. */
#ifndef SCR_CODE_H
#define SCR_CODE_H

#include "kiosk/canvas/canvas.h"
#include "kiosk/takeaway/qr.h"

/* With the white around it. */
int code_columns(const struct qr *);
int code_rows(const struct qr *);
void code_draw(const struct qr *, struct canvas *, int x, int y);

#endif
