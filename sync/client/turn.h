/* When this kiosk asks: at a moment of its own within every ten minutes, by an id that is random and stays. Neither the
 * machine's id nor its clock's start tells kiosks apart that were made of one image. */
#ifndef TURN_H
#define TURN_H

#include <stdbool.h>
#include <stdint.h>

#define TURN_FILE "kiosk-id"

enum {
	TURN_ID = 32,               /* hexadecimal digits */
	TURN_PERIOD = 10 * 60,      /* s: that of kalauz-sync.timer */
	TURN_SPAN = 9 * 60,         /* s of it in which passes begin, so that they have ended when the timer comes again */
};

/* The id in this folder; made where there is none, or none that is whole. False (reported): it can be neither read nor
 * made. */
bool turn_id(const char *store, char id[TURN_ID + 1]);

/* Seconds of every ten minutes, less than TURN_SPAN. */
int turn_phase(const char id[TURN_ID + 1]);

/* Seconds to wait at `now`, by a clock that may be wrong. Who has not asked for two periods (0: never) is just switched on,
 * perhaps with a whole town, and waits a tenth of its phase. */
int turn_wait(int phase, int64_t now, int64_t last_run);

#endif
