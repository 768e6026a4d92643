/* A QR code (ISO/IEC 18004) as modules. The one file that knows libqrencode. */
#ifndef QR_H
#define QR_H

#include <stdbool.h>

#include "data/arena.h"

enum { QR_QUIET = 4 }; /* modules of white around it that readers need */

struct qr {
	int width; /* modules, without the white around them */
	const unsigned char *dark; /* width × width, row by row; 1: dark */
};

/* The smallest one, with as much error correction as has room in it. Signs of the alphanumeric mode alone take least room.
 * False: it does not fit. */
bool qr_of(struct arena *, const char *text, struct qr *out);
/* The same for any UTF-8 text, which the code says it is (ECI 26). */
bool qr_of_text(struct arena *, const char *text, struct qr *out);

#endif
